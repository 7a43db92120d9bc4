//! Groups of simulated learners who are asked cards by several rules, among them Popquiz's own, and how long it takes to
//! choose a card.
//!
//! Run with `cargo bench --bench memory`; it takes some minutes. With `-- quick`, fewer groups are simulated, and with
//! `-- TEXT`, only the settings whose title contains TEXT. Exits with status 1 if a target is missed. docs/memory.md
//! explains the model and quotes the tables.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark that cannot be set up ends")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "small numbers of days, cards, and members"
)]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use popquiz_memory::model::{DEFAULT_PARAMETERS, DIFFICULTY, STABILITY};
use popquiz_memory::{Candidate, FirstAnswers, Grade, Horizon, Memory, Model, choose};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};

const DAY: i64 = 86_400_000;
const MEMBERS: usize = 12;
/// Reviews a day, if there are any.
const REVIEWS: usize = 5;
const SEED: u64 = 1;
/// How often the judge errs.
const JUDGE_ERROR: f32 = 0.03;
const CHOICE: Duration = Duration::from_millis(1);

/// Which card a drop asks.
#[derive(Clone, Copy, PartialEq)]
enum Drop {
    /// There are no drops.
    Nothing,
    /// Any card, for everyone.
    Random,
    /// Each card in turn, for everyone: what Popquiz does by default.
    InTurn,
    /// The card that's most overdue for the group, for everyone: what spaced repetition does for one person.
    Due,
    /// The card with the greatest gain for the group, for everyone.
    Gain,
    /// For each member the card with the greatest gain for them: `cards:own`.
    Own,
}

/// A rule: the drops, and whether members review cards of their own.
#[derive(Clone, Copy, PartialEq)]
struct Policy {
    name: &'static str,
    drop: Drop,
    has_review: bool,
}

const fn policy(name: &'static str, drop: Drop) -> Policy {
    Policy { name, drop, has_review: false }
}

const NOTHING: Policy = policy("nothing asked", Drop::Nothing);
const IN_TURN: Policy = policy("shared, each in turn", Drop::InTurn);
const OWN: Policy = policy("own cards", Drop::Own);
const RANDOM: Policy = policy("shared, random", Drop::Random);
const DUE: Policy = policy("shared, due first", Drop::Due);
const GAIN: Policy = policy("shared, greatest gain", Drop::Gain);
const WITH_REVIEW: Policy = Policy { name: "shared, each in turn + review", drop: Drop::InTurn, has_review: true };
const OWN_WITH_REVIEW: Policy = Policy { name: "own cards + review", drop: Drop::Own, has_review: true };

struct Setting {
    title: &'static str,
    cards: usize,
    per_day: usize,
    days: usize,
    /// Log odds that a card of average hardness is known before the first day.
    known: f32,
    policies: &'static [Policy],
}

const SOME_KNOWN: f32 = -1.1;
const NONE_KNOWN: f32 = -12.0;
const DROPS: &[Policy] = &[IN_TURN, RANDOM, DUE, GAIN, OWN];
const REVIEWED: &[Policy] = &[IN_TURN, WITH_REVIEW, OWN_WITH_REVIEW];

const SETTINGS: [Setting; 9] = [
    setting("200 cards, 1 drop a day, 60 days", (200, 1, 60), SOME_KNOWN, DROPS),
    setting("200 cards, 3 drops a day, 60 days", (200, 3, 60), SOME_KNOWN, DROPS),
    setting("200 cards, 3 drops a day, 180 days", (200, 3, 180), SOME_KNOWN, DROPS),
    setting("200 cards, 1 drop a day, 60 days, nothing known before", (200, 1, 60), NONE_KNOWN, DROPS),
    setting("200 cards, 3 drops a day, 180 days, nothing known before", (200, 3, 180), NONE_KNOWN, DROPS),
    setting("60 cards, 1 drop a day, 180 days", (60, 1, 180), SOME_KNOWN, DROPS),
    setting("60 cards, 3 drops a day, 180 days", (60, 3, 180), SOME_KNOWN, DROPS),
    setting("200 cards, 1 drop and up to 5 reviews a day, 60 days", (200, 1, 60), SOME_KNOWN, REVIEWED),
    setting("200 cards, 1 drop and up to 5 reviews a day, 180 days", (200, 1, 180), SOME_KNOWN, REVIEWED),
];

const fn setting(
    title: &'static str,
    (cards, per_day, days): (usize, usize, usize),
    known: f32,
    policies: &'static [Policy],
) -> Setting {
    Setting { title, cards, per_day, days, known, policies }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let is_quick = arguments.iter().any(|argument| argument == "quick");
    let wanted = arguments.iter().find(|argument| *argument != "quick");
    let groups = if is_quick { 8 } else { 48 };
    println!("{groups} groups of {MEMBERS} simulated learners; ± is one standard error.");
    let mut is_well = true;
    for setting in SETTINGS.iter().filter(|setting| wanted.is_none_or(|text| setting.title.contains(text.as_str()))) {
        is_well &= simulate(setting, groups);
    }
    is_well &= predictions(if is_quick { 1 } else { 4 });
    is_well &= choices();
    if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What became of one group.
struct Outcome {
    /// Mean recall at the end, over the days, and 30 days later.
    end: f64,
    over_days: f64,
    later: f64,
    /// The weakest member's mean recall at the end.
    weakest: f64,
}

fn mean(values: impl IntoIterator<Item = f64>) -> f64 {
    let (sum, count) = values.into_iter().fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    sum / count
}

/// The standard error of the mean.
fn error(values: &[f64]) -> f64 {
    let middle = mean(values.iter().copied());
    let count = values.len() as f64;
    (values.iter().map(|value| (value - middle).powi(2)).sum::<f64>() / (count - 1.0) / count).sqrt()
}

/// Prints the table of a setting. Every policy meets the same groups, so that differences are paired.
fn simulate(setting: &Setting, groups: u64) -> bool {
    let run = |policy: Policy| -> Vec<Outcome> {
        (0..groups).map(|group| play(setting, policy, group, &mut Vec::new())).collect()
    };
    let nothing = run(NOTHING);
    let base = run(IN_TURN);
    let asked_nothing = mean(nothing.iter().map(|outcome| outcome.end));
    let end_of_base = mean(base.iter().map(|outcome| outcome.end));
    println!("\n### {}\n\nNothing asked: {asked_nothing:.3} at the end.\n", setting.title);
    println!(
        "| cards | recall at the end | 30 days later | mean over days | weakest member | recall, compared | learning effect, compared |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let mut is_well = true;
    for policy in setting.policies {
        let own;
        let outcomes = if *policy == IN_TURN {
            &base
        } else {
            own = run(*policy);
            &own
        };
        let end = mean(outcomes.iter().map(|outcome| outcome.end));
        let weakest_of: Vec<f64> = outcomes.iter().map(|outcome| outcome.weakest).collect();
        let (weakest, doubt) = (mean(weakest_of.iter().copied()), error(&weakest_of));
        let differences: Vec<f64> = outcomes.iter().zip(&base).map(|(one, other)| one.end - other.end).collect();
        let (difference, uncertainty) = (mean(differences.iter().copied()), error(&differences));
        let effect = end_of_base - asked_nothing;
        println!(
            "| {} | {end:.3} | {:.3} | {:.3} | {weakest:.3} ± {doubt:.3} | {} | {} |",
            policy.name,
            mean(outcomes.iter().map(|outcome| outcome.later)),
            mean(outcomes.iter().map(|outcome| outcome.over_days)),
            percent(difference / end_of_base, uncertainty / end_of_base),
            percent(difference / effect, uncertainty / effect),
        );
        let is_popquiz = policy.has_review || policy.drop == Drop::Own;
        if is_popquiz && difference < -2.0 * uncertainty {
            is_well = missed(&format!("{} is below each card in turn", policy.name));
        }
        if *policy == OWN
            && (setting.cards, setting.per_day, setting.days) == (200, 3, 180)
            && difference / effect < 0.07
        {
            is_well = missed("own cards are to add 7% to the learning effect");
        }
        if policy.has_review && setting.days == 60 {
            if (end - asked_nothing) / effect < 4.0 {
                is_well = missed("a review is to make the learning effect 4 times as large");
            }
            if weakest + 2.0 * doubt < 0.38 {
                is_well = missed("the weakest member is to recall .38");
            }
        }
    }
    is_well
}

fn percent(value: f64, uncertainty: f64) -> String {
    format!("{:+.1}% ± {:.1}", 100.0 * value, 100.0 * uncertainty)
}

fn missed(target: &str) -> bool {
    println!("\nMISSED: {target}\n");
    false
}

/// A normal deviate.
fn normal(random: &mut ChaCha8Rng) -> f32 {
    let radius = (-2.0 * (1.0 - random.random::<f32>()).ln()).sqrt();
    radius * (std::f32::consts::TAU * random.random::<f32>()).cos()
}

/// The learners of a group: FSRS-6 with parameters of their own.
struct Learners {
    models: Vec<Model>,
    /// The chance that a member takes part on a day.
    takes_part: Vec<f32>,
    /// Of each card, in standard deviations.
    hardness: Vec<f32>,
    /// What a member makes of a card when they first learn it; by member and card, as everything below.
    first: Vec<f32>,
    memories: Vec<Option<Memory>>,
    random: ChaCha8Rng,
}

impl Learners {
    fn new(cards: usize, known: f32, group: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(SEED);
        random.set_stream(group);
        let mut models = Vec::new();
        let mut takes_part = Vec::new();
        let hardness: Vec<f32> = (0..cards).map(|_| normal(&mut random)).collect();
        let mut first = Vec::new();
        let mut memories = Vec::new();
        for _ in 0..MEMBERS {
            let mut w = DEFAULT_PARAMETERS;
            for parameter in w.iter_mut().take(4) {
                *parameter *= (0.4 * normal(&mut random)).exp();
            }
            w[8] += 0.3 * normal(&mut random);
            w[11] *= (0.3 * normal(&mut random)).exp();
            w[20] = (w[20] * (0.35 * normal(&mut random)).exp()).clamp(0.1, 0.8);
            models.push(Model::new(w));
            takes_part.push(random.random_range(0.3..0.9));
            let ability = normal(&mut random);
            for hardness in &hardness {
                first.push((0.3 * normal(&mut random)).exp());
                let odds = known + 0.8 * ability - hardness;
                let is_known = random.random::<f32>() < 1.0 / (1.0 + (-odds).exp());
                let stability = (20.0_f32.ln() + normal(&mut random) - 0.3 * hardness).exp();
                let difficulty = 5.0 + 1.5 * hardness + normal(&mut random);
                let days: f64 = random.random_range(0.0..30.0);
                memories.push(is_known.then(|| Memory {
                    stability: stability.clamp(STABILITY.0, STABILITY.1),
                    difficulty: difficulty.clamp(DIFFICULTY.0, DIFFICULTY.1),
                    answered_at: -(days * DAY as f64) as i64,
                }));
            }
        }
        Self { models, takes_part, hardness, first, memories, random }
    }

    /// A member answers a card; the grade that the judge sees.
    fn answer(&mut self, member: usize, card: usize, now: i64) -> Grade {
        let place = member * self.hardness.len() + card;
        let model = &self.models[member];
        let memory = &mut self.memories[place];
        let recall = memory.as_ref().map_or(0.0, |memory| model.recall(memory, now));
        let grade = if self.random.random::<f32>() < recall {
            match self.random.random::<f32>() {
                // How often each grade is given: `review_rating_prob` in fsrs.
                share if share < 0.224 => Grade::Hard,
                share if share < 0.855 => Grade::Good,
                _ => Grade::Easy,
            }
        } else {
            Grade::Again
        };
        *memory = Some(if let Some(known) = memory {
            // What was learned before the first day wasn't learned on it.
            if known.answered_at < 0 && now - known.answered_at < DAY {
                known.answered_at = now - DAY;
            }
            model.next(known, grade, now)
        } else {
            let hardness = self.hardness[card];
            let new = model.first(grade, now);
            let stability = new.stability * self.first[place] * (-0.3 * hardness).exp();
            Memory {
                stability: stability.clamp(STABILITY.0, STABILITY.1),
                difficulty: (new.difficulty + hardness).clamp(DIFFICULTY.0, DIFFICULTY.1),
                ..new
            }
        });
        if self.random.random::<f32>() >= JUDGE_ERROR {
            grade
        } else if grade == Grade::Again {
            Grade::Good
        } else {
            Grade::Again
        }
    }

    /// Each member's mean recall.
    fn recall(&self, now: i64) -> Vec<f64> {
        let cards = self.hardness.len();
        let members = self.memories.chunks(cards).zip(&self.models);
        members
            .map(|(memories, model)| {
                let known = memories.iter().flatten().map(|memory| f64::from(model.recall(memory, now)));
                known.sum::<f64>() / cards as f64
            })
            .collect()
    }
}

/// What the bot knows about a group: the answers that it saw.
struct Bot {
    model: Model,
    memories: Vec<Option<Memory>>,
    first: Vec<FirstAnswers>,
    deck: FirstAnswers,
    /// By member and card.
    is_asked_today: Vec<bool>,
    turns: Vec<u32>,
    last_turn: Vec<i64>,
    /// On how many days each member took part, and how many days there were.
    days_of: Vec<u32>,
    days: u32,
}

impl Bot {
    fn new(cards: usize) -> Self {
        Self {
            model: Model::default(),
            memories: vec![None; MEMBERS * cards],
            first: vec![FirstAnswers::default(); cards],
            deck: FirstAnswers::default(),
            is_asked_today: vec![false; MEMBERS * cards],
            turns: vec![0; cards],
            last_turn: vec![-1; cards],
            days_of: vec![0; MEMBERS],
            days: 0,
        }
    }

    fn cards(&self) -> usize {
        self.first.len()
    }

    fn candidate(&self, member: usize, card: usize, deck: f32) -> Candidate {
        self.memories[member * self.cards() + card]
            .map_or_else(|| Candidate::New { known: self.first[card].of_card(deck) }, Candidate::Met)
    }

    /// The card that helps a member most, among those not asked today.
    fn own(&self, member: usize, now: i64) -> usize {
        let deck = self.deck.of_deck();
        let cards: Vec<usize> =
            (0..self.cards()).filter(|card| !self.is_asked_today[member * self.cards() + card]).collect();
        let candidates = cards.iter().map(|card| self.candidate(member, *card, deck));
        cards[choose(&self.model, Horizon::default(), candidates, now).unwrap()]
    }

    /// How likely a member is to take part.
    fn takes_part(&self, member: usize) -> f32 {
        (self.days_of[member] as f32 + 2.0) / (self.days as f32 + 4.0)
    }

    /// The greatest score among the cards that were not shared today.
    fn shared(&self, today: &[usize], score: impl FnMut(usize) -> f32) -> usize {
        let scores: Vec<f32> = (0..self.cards()).map(score).collect();
        let cards = (0..self.cards()).filter(|card| !today.contains(card));
        cards.max_by(|one, other| scores[*one].total_cmp(&scores[*other])).unwrap()
    }

    fn group_gain(&self, card: usize, now: i64) -> f32 {
        let deck = self.deck.of_deck();
        (0..MEMBERS)
            .map(|member| {
                let candidate = self.candidate(member, card, deck);
                self.takes_part(member) * self.model.gain(&candidate, Horizon::default(), now)
            })
            .sum()
    }

    /// Met cards whose time has come, by how far it's past; then new ones; then the others.
    fn overdue(&self, card: usize, now: i64, tie: f32) -> f32 {
        if self.turns[card] == 0 {
            return tie;
        }
        let met = (0..MEMBERS).filter_map(|member| {
            let memory = self.memories[member * self.cards() + card]?;
            Some((self.takes_part(member), memory.stability))
        });
        let (weight, sum) =
            met.fold((0.0, 0.0), |(weight, sum), (part, stability)| (weight + part, sum + part * stability));
        let stability = if weight > 0.0 { sum / weight } else { 1.0 };
        let over = ((now - self.last_turn[card]) / DAY) as f32 / stability;
        if over >= 1.0 { 10.0 + over } else { over - 10.0 }
    }

    fn record(&mut self, member: usize, card: usize, grade: Grade, now: i64) {
        let place = member * self.cards() + card;
        self.is_asked_today[place] = true;
        let memory = &mut self.memories[place];
        *memory = Some(if let Some(memory) = memory {
            self.model.next(memory, grade, now)
        } else {
            self.first[card].add(grade.is_remembered());
            self.deck.add(grade.is_remembered());
            self.model.first(grade, now)
        });
    }
}

/// An answer as the bot saw it: by whom, to which card, when, and how good.
type Seen = (usize, usize, i64, Grade);

fn play(setting: &Setting, policy: Policy, group: u64, seen: &mut Vec<Seen>) -> Outcome {
    let Setting { cards, per_day, days, known, .. } = *setting;
    let mut learners = Learners::new(cards, known, group);
    let mut bot = Bot::new(cards);
    let mut random = ChaCha8Rng::seed_from_u64(SEED + 1);
    random.set_stream(group);
    let mut over_days = Vec::new();
    for day in 0..days {
        let now = day as i64 * DAY;
        let takes_part: Vec<bool> =
            (0..MEMBERS).map(|member| learners.random.random::<f32>() < learners.takes_part[member]).collect();
        bot.days += 1;
        for (days, takes_part) in bot.days_of.iter_mut().zip(&takes_part) {
            *days += u32::from(*takes_part);
        }
        bot.is_asked_today.fill(false);
        let mut today = Vec::new();
        let mut ask = |bot: &mut Bot, member: usize, card: usize| {
            let grade = learners.answer(member, card, now);
            seen.push((member, card, now, grade));
            bot.record(member, card, grade, now);
        };
        for _ in 0..per_day {
            let ties: Vec<f32> = (0..cards).map(|_| random.random::<f32>()).collect();
            let shared = match policy.drop {
                Drop::Nothing | Drop::Own => None,
                Drop::Random => Some(bot.shared(&today, |card| ties[card])),
                Drop::InTurn => Some(bot.shared(&today, |card| ties[card] - bot.turns[card] as f32)),
                Drop::Due => Some(bot.shared(&today, |card| bot.overdue(card, now, ties[card]))),
                Drop::Gain => Some(bot.shared(&today, |card| bot.group_gain(card, now))),
            };
            if let Some(card) = shared {
                today.push(card);
                bot.turns[card] += 1;
                bot.last_turn[card] = now;
            }
            if policy.drop != Drop::Nothing {
                for member in (0..MEMBERS).filter(|member| takes_part[*member]) {
                    let card = shared.unwrap_or_else(|| bot.own(member, now));
                    ask(&mut bot, member, card);
                }
            }
        }
        if policy.has_review {
            for member in (0..MEMBERS).filter(|member| takes_part[*member]) {
                for _ in 0..REVIEWS {
                    let card = bot.own(member, now);
                    ask(&mut bot, member, card);
                }
            }
        }
        over_days.push(mean(learners.recall(now + DAY)));
    }
    let end = learners.recall(days as i64 * DAY);
    Outcome {
        weakest: end.iter().copied().fold(1.0, f64::min),
        end: mean(end),
        over_days: mean(over_days),
        later: mean(learners.recall((days + 30) as i64 * DAY)),
    }
}

/// Compares how well recall is predicted with the crate `fsrs`, on the answers of some groups.
fn predictions(groups: u64) -> bool {
    let setting = setting("", (200, 3, 180), SOME_KNOWN, &[]);
    let model = Model::default();
    let reference = fsrs::FSRS::default();
    let (mut ours, mut theirs, mut count) = (0.0, 0.0, 0_u32);
    for group in 0..groups {
        let mut seen = Vec::new();
        play(&setting, OWN, group, &mut seen);
        let mut histories = vec![Vec::new(); MEMBERS * setting.cards];
        for (member, card, at, grade) in seen {
            histories[member * setting.cards + card].push((at, grade));
        }
        for history in histories.iter().filter(|history| history.len() > 1) {
            let reviews: Vec<fsrs::FSRSReview> = history
                .iter()
                .scan(None, |before: &mut Option<i64>, (at, grade)| {
                    let days = before.replace(*at).map_or(0, |before| (at - before) / DAY);
                    Some(fsrs::FSRSReview { rating: u32::from(grade.number()), delta_t: days as u32 })
                })
                .collect();
            let states = reference.historical_memory_states(fsrs::FSRSItem { reviews: reviews.clone() }, None).unwrap();
            let mut memory = model.first(history[0].1, history[0].0);
            for (place, (at, grade)) in history.iter().enumerate().skip(1) {
                let loss = |predicted: f32| {
                    let chance = if grade.is_remembered() { predicted } else { 1.0 - predicted };
                    -f64::from(chance.max(1e-6)).ln()
                };
                ours += loss(model.recall(&memory, *at));
                let days = reviews[place].delta_t as f32;
                theirs += loss(fsrs::current_retrievability(states[place - 1], days, fsrs::FSRS6_DEFAULT_DECAY));
                count += 1;
                memory = model.next(&memory, *grade, *at);
            }
        }
    }
    let (ours, theirs) = (ours / f64::from(count), theirs / f64::from(count));
    println!("\nLog loss of predicted recall over {count} answers: {ours:.5}; the crate fsrs: {theirs:.5}.");
    ours <= theirs + 1e-4 || missed("predictions are to be as good as those of fsrs")
}

/// Measures choosing a card among 20,000.
fn choices() -> bool {
    const CARDS: usize = 20_000;
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    let mut is_well = true;
    let model = Model::default();
    let now = 400 * DAY;
    for (name, share_of_met) in [("all met", 1.0), ("half of them met", 0.5), ("none met", 0.0)] {
        let candidates: Vec<Candidate> = (0..CARDS)
            .map(|_| {
                if random.random::<f32>() < share_of_met {
                    let mut memory = model.first(Grade::from_number(random.random_range(1..=4)).unwrap(), 0);
                    for _ in 0..random.random_range(0..6) {
                        let at = memory.answered_at + random.random_range(1..60) * DAY;
                        memory = model.next(&memory, Grade::from_number(random.random_range(1..=4)).unwrap(), at);
                    }
                    Candidate::Met(memory)
                } else {
                    Candidate::New { known: random.random() }
                }
            })
            .collect();
        let mut times: Vec<Duration> = (0..101)
            .map(|_| {
                let start = Instant::now();
                black_box(choose(&model, Horizon::default(), candidates.iter().copied(), black_box(now)));
                start.elapsed()
            })
            .collect();
        times.sort();
        let median = times[times.len() / 2];
        println!("Choosing among {CARDS} cards, {name}: {:.2} ms.", median.as_secs_f64() * 1e3);
        is_well &= median < CHOICE || missed("choosing is to take less than a millisecond");
    }
    is_well
}
