//! Rounds and drops, tested directly on the state machine: no Discord, no database, no clock. Every step serializes and
//! restores the state, as a restart would.

use std::collections::BTreeSet;

use popquiz::clock::UnixMs;
use popquiz::id::{
    AttemptId, ChannelId, DropNumber, GameId, GuildId, IdBlock, LeasedIds, MessageId, QuestionId, ScheduleId, UserId,
    snowflake_at,
};
use popquiz::quiz::round::{Setup, Style};
use popquiz::quiz::{
    Attempt, DropStreak, Effect, Ending, Event, Game, Highlights, Mode, News, OpenDrop, Points, Reveal, Round,
    RoundEnding, Rules, Table, Team, Turns, Via, team_standings,
};
use popquiz::schedule::{Answers, DropCards, Duration, Schedule, Weekdays, Zone};
use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
use popquiz_judge::{Credit, DeckJudge, Outcome, Reason, Verdict};
use proptest::prelude::*;

const ALICE: UserId = UserId(1);
const BOB: UserId = UserId(2);
const CAROL: UserId = UserId(3);
const START: UnixMs = UnixMs(1_772_442_000_000);
const RULES: Rules = Rules {
    settling_ms: 300,
    reading_limit_ms: 2_000,
    ready_ms: 0,
    pause_ms: 4_000,
    hints: 2,
    points: 10,
    speed_points: 5,
    tries: 3,
    idle_questions: 3,
};

fn card(id: &str, key: Option<AnswerKey>) -> Card {
    Card::new(CardId(id.into()), format!("{id}?"), key)
}

fn term(id: &str) -> Card {
    card(id, Some(AnswerKey::Term(vec![format!("the {id}")])))
}

fn list(items: usize, any: Option<usize>) -> Card {
    let items = (0..items).map(|item| vec![format!("item {item}")]).collect();
    card("list", Some(AnswerKey::List { items, ordered: false, any }))
}

fn verdict(credit: f64, parts: &[usize]) -> Verdict {
    let outcome = if credit >= 1.0 {
        Outcome::Correct
    } else if credit > 0.0 {
        Outcome::Partial
    } else {
        Outcome::Wrong
    };
    let (credit, reason, parts) = (Credit::new(credit), Reason::Complete, parts.to_vec());
    Verdict { outcome, credit, reason, parts, is_answer: true, confidence: 1.0 }
}

struct Play {
    rules: Rules,
    game: Game,
    deck: Deck,
    turns: Turns,
    ids: LeasedIds,
    now: UnixMs,
    sequence: u64,
    effects: Vec<Effect>,
}

impl Play {
    fn round(cards: Vec<Card>, mode: Mode, questions: u32) -> Self {
        let deck = DeckId("deck".into());
        let setup = Setup {
            guild: GuildId(1),
            channel: ChannelId(1),
            host: ALICE,
            deck,
            tags: vec![],
            mode,
            style: Style::Typed,
            questions,
            goal: None,
            teams: false,
            mix: vec![],
            seconds: 30,
        };
        Self::begin(Game::Round(Round::new(GameId(1), setup, 7)), cards)
    }

    /// The same round, which ends once a player has this many points.
    fn to(self, goal: u32) -> Self {
        let Self { game: Game::Round(mut round), .. } = self else { panic!("a round") };
        round.goal = Some(goal);
        Self { game: Game::Round(round), ..self }
    }

    fn drop(cards: Vec<Card>, answers: Answers, streaks: &[(UserId, DropStreak)]) -> Self {
        let schedule = Schedule {
            id: ScheduleId(1),
            number: DropNumber(1),
            guild: GuildId(1),
            channel: ChannelId(1),
            deck: DeckId("deck".into()),
            tags: vec![],
            at: "09:00".parse().unwrap(),
            zone: Zone::utc(),
            days: Weekdays::ALL,
            open: Duration::hours(8),
            answers,
            ping: None,
            paused: false,
            by: ALICE,
            dealt_with: START,
            cards: DropCards::Shared,
            trouble: None,
        };
        Self::begin(Game::Drop(OpenDrop::new(GameId(1), &schedule, 7, streaks)), cards)
    }

    fn begin(game: Game, cards: Vec<Card>) -> Self {
        Self::begin_by(RULES, game, cards)
    }

    /// A round that waits for players, for 8 seconds.
    fn waiting(cards: Vec<Card>, mode: Mode) -> Self {
        let Self { game: Game::Round(round), .. } = Self::round(cards.clone(), mode, 2) else { panic!("a round") };
        let Round { id, guild, channel, host, deck, tags, style, questions, goal, seconds, seed, .. } = round;
        let setup = Setup {
            guild,
            channel,
            host,
            deck,
            tags,
            mode,
            style,
            questions,
            goal,
            seconds,
            teams: false,
            mix: vec![],
        };
        let rules = Rules { ready_ms: 8_000, ..RULES };
        Self::begin_by(rules, Game::Round(Round::new(id, setup, seed)), cards)
    }

    fn begin_by(rules: Rules, game: Game, cards: Vec<Card>) -> Self {
        let deck = Deck { cards, ..Deck::new(DeckId("deck".into()), "Deck") };
        let mut play = Self {
            rules,
            game,
            deck,
            turns: Turns::default(),
            ids: IdBlock { first: 100, end: u64::MAX }.into(),
            now: START,
            sequence: 0,
            effects: vec![],
        };
        play.happens(Event::Begun);
        play.posted();
        play
    }

    fn happens(&mut self, event: Event) -> Vec<Effect> {
        self.game = serde_json::from_str(&serde_json::to_string(&self.game).unwrap()).unwrap();
        let Self { rules, game, deck, turns, ids, now, .. } = self;
        let step = game.step(
            event,
            *now,
            &mut Table { deck, judge: &DeckJudge::new(deck), turns, paused: &BTreeSet::new(), rules, ids },
        );
        self.effects.extend(step.effects.clone());
        step.effects
    }

    fn snowflake(&mut self) -> u64 {
        self.sequence += 1;
        snowflake_at(self.now, self.sequence)
    }

    fn is_being_posted(&self) -> bool {
        self.game.question().is_some_and(|question| question.open().is_none())
    }

    fn posted(&mut self) {
        if self.is_being_posted() {
            let message = MessageId(self.snowflake());
            self.happens(Event::Posted { message, at: message.time() });
        }
    }

    fn is_over(&self) -> bool {
        self.effects.contains(&Effect::Over)
    }

    /// Lets time pass, deadline by deadline.
    fn passes(&mut self, ms: i64) -> Vec<Effect> {
        let until = self.now.plus_ms(ms);
        let mut effects = vec![];
        while let Some(at) = self.game.deadline(&self.rules).filter(|at| *at <= until && !self.is_over()) {
            self.now = self.now.max(at);
            effects.extend(self.happens(Event::TimePassed));
            assert!(
                self.is_over() || self.game.deadline(&self.rules).is_none_or(|next| next > self.now),
                "a deadline that stays would be woken for without end"
            );
        }
        self.now = until;
        effects
    }

    fn says(&mut self, user: UserId, credit: f64, parts: &[usize]) -> Vec<Effect> {
        let source = self.snowflake();
        self.attempt(source, user, Via::Channel, verdict(credit, parts))
    }

    fn submits(&mut self, user: UserId, credit: f64) -> Vec<Effect> {
        let source = self.snowflake();
        self.attempt(source, user, Via::Modal, verdict(credit, &[]))
    }

    /// Somebody answers in the channel, and words aren't enough to judge it.
    fn says_unsure(&mut self, user: UserId, credit_by_words: f64) -> AttemptId {
        let source = self.snowflake();
        self.attempt_unsure(source, user, Via::Channel, credit_by_words)
    }

    fn submits_unsure(&mut self, user: UserId, credit_by_words: f64) -> AttemptId {
        let source = self.snowflake();
        self.attempt_unsure(source, user, Via::Modal, credit_by_words)
    }

    fn attempt_unsure(&mut self, id: u64, user: UserId, via: Via, credit_by_words: f64) -> AttemptId {
        let (id, unread) = (AttemptId(id), Some("some words".to_owned()));
        let verdict = verdict(credit_by_words, &[]);
        let attempt = Attempt { unread, ..Attempt::new(id, user, via, verdict) };
        assert_eq!(self.happens(Event::Attempted(attempt)), [Effect::Read(id)], "nothing but a request to read it");
        id
    }

    fn is_read(&mut self, attempt: AttemptId, credit: f64) -> Vec<Effect> {
        let effects = self.happens(Event::Read { attempt, verdict: Some(verdict(credit, &[])) });
        self.decide_what_is_due();
        effects
    }

    fn cannot_be_read(&mut self, attempt: AttemptId) -> Vec<Effect> {
        let effects = self.happens(Event::Read { attempt, verdict: None });
        self.decide_what_is_due();
        effects
    }

    fn decide_what_is_due(&mut self) {
        self.passes(0);
    }

    fn attempt(&mut self, id: u64, user: UserId, via: Via, verdict: Verdict) -> Vec<Effect> {
        self.happens(Event::Attempted(Attempt::new(AttemptId(id), user, via, verdict)))
    }

    fn reveals(&self) -> Vec<&Reveal> {
        self.effects
            .iter()
            .filter_map(|effect| if let Effect::Reveal(reveal) = effect { Some(reveal) } else { None })
            .collect()
    }

    fn last_reveal(&self) -> &Reveal {
        self.reveals().pop().unwrap_or_else(|| panic!("no reveal yet: {:#?}", self.effects))
    }

    fn points_of(&self, user: UserId) -> u32 {
        let Game::Round(round) = &self.game else { panic!("a round") };
        round.standings().iter().find(|it| it.user == user).map_or(0, |it| it.points.0)
    }

    fn gains(&self) -> Vec<(UserId, u32)> {
        self.last_reveal().gains.iter().map(|gain| (gain.user, gain.points.0)).collect()
    }

    fn ending(&self) -> Option<RoundEnding> {
        self.effects
            .iter()
            .find_map(|effect| if let Effect::Summarise { ending, .. } = effect { Some(*ending) } else { None })
    }
}

#[test]
fn the_first_correct_answer_wins_once_no_earlier_one_can_arrive() {
    let mut play = Play::round(vec![term("a")], Mode::Race, 1);
    play.passes(3_000);
    play.says(ALICE, 1.0, &[]);
    play.passes(100);
    play.says(BOB, 1.0, &[]);
    assert!(play.reveals().is_empty());
    play.passes(200);
    assert_eq!((play.gains(), play.last_reveal().ending), (vec![(ALICE, 15)], Ending::Taken));
}

#[test]
fn an_earlier_answer_that_arrives_late_wins_only_within_the_settling_window() {
    for (late_by, winner) in [(250, ALICE), (310, BOB)] {
        let mut play = Play::round(vec![term("a")], Mode::Race, 1);
        play.passes(1_000);
        let earlier = play.snowflake();
        play.says(BOB, 1.0, &[]);
        play.passes(late_by);
        play.attempt(earlier, ALICE, Via::Channel, verdict(1.0, &[]));
        play.passes(400);
        assert_eq!(play.last_reveal().gains[0].user, winner, "late by {late_by} ms");
    }
}

#[test]
fn an_answer_arriving_before_the_confirmation_counts_only_if_sent_after_the_question() {
    let mut play = Play::round(vec![term("a"), term("b")], Mode::Race, 2);
    play.says(ALICE, 1.0, &[]);
    play.passes(300 + RULES.pause_ms);
    let (before, question) = (play.snowflake(), play.snowflake());
    play.attempt(before, BOB, Via::Channel, verdict(1.0, &[]));
    play.says(CAROL, 1.0, &[]);
    play.happens(Event::Posted { message: MessageId(question), at: MessageId(question).time() });
    play.passes(300);
    assert_eq!(play.last_reveal().gains[0].user, CAROL);
}

#[test]
fn answers_count_by_when_they_were_sent_not_when_they_arrive() {
    let mut play = Play::round(vec![term("a")], Mode::Race, 1);
    play.passes(30_200);
    play.attempt(snowflake_at(START.plus_ms(30_001), 9), BOB, Via::Channel, verdict(1.0, &[]));
    play.attempt(snowflake_at(START.plus_ms(29_999), 9), ALICE, Via::Channel, verdict(1.0, &[]));
    play.passes(100);
    assert_eq!(play.last_reveal().gains.iter().map(|gain| gain.user).collect::<Vec<_>>(), [ALICE]);
}

#[test]
fn list_items_go_to_whoever_names_them_first() {
    let mut play = Play::round(vec![list(3, None)], Mode::Race, 1);
    play.says(ALICE, 0.3, &[0]);
    play.says(BOB, 0.6, &[0, 1]);
    play.passes(300);
    assert!(play.reveals().is_empty());
    play.says(BOB, 0.3, &[2]);
    play.passes(300);
    assert_eq!(play.last_reveal().gains.iter().map(|gain| gain.user).collect::<Vec<_>>(), [BOB, ALICE]);
    let mut play = Play::round(vec![list(3, Some(2))], Mode::Race, 1);
    play.says(ALICE, 1.0, &[0, 2]);
    play.passes(300);
    assert_eq!(play.last_reveal().ending, Ending::Taken);
}

#[test]
fn partial_answers_count_if_nobody_wins() {
    let mut play = Play::round(vec![term("a")], Mode::Race, 1);
    for (user, credit) in [(ALICE, 0.4), (ALICE, 0.6), (BOB, 0.3)] {
        play.says(user, credit, &[]);
    }
    play.passes(30_300);
    assert_eq!((play.gains(), play.last_reveal().ending), (vec![(ALICE, 6), (BOB, 3)], Ending::TimeUp));
}

#[test]
fn an_exam_goes_on_once_everybody_who_answered_before_is_right_or_out_of_tries() {
    let mut play = Play::round(vec![term("a"), term("b"), term("c"), term("d")], Mode::Exam, 4);
    play.submits(ALICE, 1.0);
    play.submits(BOB, 0.5);
    assert!(play.passes(30_000).is_empty(), "nobody knows who else is thinking about the first question");
    play.passes(300 + RULES.pause_ms);
    play.posted();
    play.submits(BOB, 1.0);
    play.submits(CAROL, 0.0);
    play.submits(ALICE, 0.5);
    play.submits(ALICE, 0.0);
    assert_eq!(play.reveals().len(), 1, "alice has a try left");
    play.submits(ALICE, 0.0);
    assert_eq!(play.reveals().len(), 1, "carol has two tries left");
    play.submits(CAROL, 1.0);
    assert_eq!((play.reveals().len(), play.last_reveal().ending), (2, Ending::Answered));
    play.passes(RULES.pause_ms);
    play.posted();
    play.submits(ALICE, 1.0);
    play.submits(BOB, 1.0);
    assert_eq!(play.reveals().len(), 2, "carol answered the question before");
    play.passes(30_300 + RULES.pause_ms);
    play.posted();
    play.submits(ALICE, 1.0);
    let last = play.submits(BOB, 1.0);
    assert!(last.contains(&Effect::Over), "carol let a question pass, so nobody waits for her: {last:?}");
}

#[test]
fn an_exam_waits_for_answers_that_are_still_being_read() {
    let mut play = Play::round(vec![term("a"), term("b")], Mode::Exam, 2);
    play.submits(ALICE, 1.0);
    play.passes(30_300 + RULES.pause_ms);
    play.posted();
    play.submits(ALICE, 0.0);
    play.submits(ALICE, 0.0);
    let last_try = play.submits_unsure(ALICE, 0.0);
    assert_eq!(play.reveals().len(), 1);
    play.is_read(last_try, 1.0);
    assert_eq!((play.last_reveal().ending, play.gains()), (Ending::Answered, vec![(ALICE, 10)]));
}

#[test]
fn only_players_and_the_host_vote_to_skip() {
    let mut play = Play::round(vec![term("a"), term("b")], Mode::Race, 2);
    let votes = |play: &Play| {
        let Game::Round(round) = &play.game else { panic!("a round") };
        round.skip_votes().map(|it| (it.votes, it.needed)).unwrap()
    };
    assert!(play.happens(Event::SkipVote(CAROL)).is_empty(), "a bystander");
    play.says(BOB, 0.0, &[]);
    play.says(CAROL, 0.0, &[]);
    assert_eq!(votes(&play), (0, 2));
    let effects = play.happens(Event::SkipVote(CAROL));
    assert!(matches!(effects.as_slice(), [Effect::Show(_)]), "the question's message shows the vote: {effects:?}");
    assert_eq!(votes(&play), (1, 2));
    assert!(play.happens(Event::SkipVote(CAROL)).is_empty(), "once each");
    play.happens(Event::SkipVote(ALICE));
    assert_eq!(play.last_reveal().ending, Ending::Skipped, "the host, who doesn't play, may vote, too");
    play.passes(RULES.pause_ms);
    play.posted();
    play.happens(Event::SkipVote(BOB));
    play.happens(Event::SkipVote(CAROL));
    assert_eq!(play.reveals().len(), 2, "who answered an earlier question plays");
}

#[test]
fn each_hint_costs_points_for_speed() {
    let points_at = |ms| {
        let mut play = Play::round(vec![term("answer")], Mode::Race, 1);
        play.passes(ms);
        play.says(ALICE, 1.0, &[]);
        play.passes(300);
        play.gains()[0].1
    };
    // Of up to 5 points, a third of the time takes a third, and each hint takes a third of what is left of it.
    assert_eq!([0, 9_900, 10_100, 19_900, 20_100, 29_000].map(points_at), [15, 14, 13, 12, 11, 11]);
    let mut play = Play::round(vec![card("yes", Some(AnswerKey::YesNo { yes: true, because: None }))], Mode::Race, 1);
    play.passes(10_100);
    play.says(ALICE, 1.0, &[]);
    play.passes(300);
    assert_eq!(play.gains(), [(ALICE, 14)], "a card without hints costs nothing");
}

#[test]
fn a_reveal_quotes_what_others_said_in_a_race_and_never_private_answers() {
    for (mode, via, expected) in [(Mode::Race, Via::Channel, vec!["the a", "b"]), (Mode::Exam, Via::Modal, vec![])] {
        let mut play = Play::round(vec![term("a")], mode, 1);
        for (quote, credit) in [("the a", 0.0), ("THE A", 0.0), ("b", 0.5), ("right", 1.0)] {
            let (id, quote) = (AttemptId(play.snowflake()), Some(quote.to_owned()));
            let attempt = Attempt { quote, ..Attempt::new(id, BOB, via, verdict(credit, &[])) };
            play.happens(Event::Attempted(attempt));
        }
        play.passes(31_000);
        assert_eq!(play.last_reveal().said, expected, "{mode:?}");
    }
}

#[test]
fn the_next_question_knows_how_the_last_one_went_and_shows_the_score_every_three() {
    let cards = ["a", "b", "c", "d", "e"].map(term).to_vec();
    let mut play = Play::round(cards, Mode::Race, 5);
    let mut scores = vec![];
    for number in 1..=5 {
        let Game::Round(round) = &play.game else { panic!("a round") };
        scores.push(round.running_score().len());
        assert_eq!(round.last().map(|last| last.winners.clone()), (number > 1).then(|| vec![BOB]));
        play.says(BOB, 1.0, &[]);
        play.passes(300);
        assert_eq!(play.last_reveal().standings[0].user, BOB);
        play.passes(RULES.pause_ms);
        play.posted();
    }
    assert_eq!(scores, [0, 0, 0, 1, 0]);
}

#[test]
fn a_round_with_a_goal_ends_once_a_player_has_that_many_points() {
    let cards = || ["a", "b", "c", "d"].map(term).to_vec();
    let wins = |play: &mut Play, user| {
        play.says(user, 1.0, &[]);
        play.passes(300 + RULES.pause_ms);
        play.posted();
    };
    let mut play = Play::round(cards(), Mode::Race, 4).to(30);
    for user in [ALICE, BOB, BOB] {
        assert_eq!(play.ending(), None);
        wins(&mut play, user);
    }
    assert_eq!((play.reveals().len(), play.ending()), (3, Some(RoundEnding::GoalReached(30))));
    let mut play = Play::round(cards(), Mode::Race, 4).to(60);
    for user in [ALICE, BOB, BOB, BOB] {
        wins(&mut play, user);
    }
    assert_eq!(play.ending(), Some(RoundEnding::GoalMissed(60)));
    let mut play = Play::round(cards(), Mode::Race, 2).to(30);
    wins(&mut play, BOB);
    wins(&mut play, BOB);
    assert_eq!(play.ending(), Some(RoundEnding::GoalReached(30)), "with the last question");
}

#[test]
fn points_from_an_appeal_or_a_vote_reach_the_goal_before_the_next_question() {
    let mut play = Play::round(["a", "b", "c"].map(term).to_vec(), Mode::Race, 3).to(25);
    play.says(BOB, 1.0, &[]);
    play.passes(300);
    let Game::Round(round) = &mut play.game else { panic!("a round") };
    round.correct(QuestionId(1), BOB, Points(10), true);
    assert!(play.ending().is_none());
    play.passes(RULES.pause_ms);
    assert_eq!((play.reveals().len(), play.ending()), (1, Some(RoundEnding::GoalReached(25))));
}

#[test]
fn a_round_with_a_goal_that_is_stopped_says_so() {
    let mut play = Play::round(vec![term("a")], Mode::Race, 9).to(10);
    play.says(BOB, 1.0, &[]);
    play.happens(Event::Stopped);
    assert_eq!(play.ending(), Some(RoundEnding::Stopped));
}

/// An elimination that alice, bob, and carol have joined.
fn elimination(cards: &[&str]) -> Play {
    let mut play = Play::waiting(cards.iter().map(|card| term(card)).collect(), Mode::Elimination);
    let Game::Round(round) = &mut play.game else { panic!("a round") };
    round.questions = 100;
    for user in [ALICE, BOB, CAROL] {
        play.happens(Event::Joined(user));
    }
    play.happens(Event::StartedNow);
    play.posted();
    play
}

fn lives(play: &Play) -> Vec<(UserId, Option<u32>)> {
    let Game::Round(round) = &play.game else { panic!("a round") };
    let mut lives: Vec<_> = round.standings().into_iter().map(|it| (it.user, it.lives)).collect();
    lives.sort_unstable();
    lives
}

#[test]
fn in_an_elimination_a_wrong_answer_or_none_costs_a_life_and_the_last_one_left_wins() {
    let mut play = elimination(&["a", "b", "c", "d", "e"]);
    let next = |play: &mut Play| {
        play.passes(30_300 + RULES.pause_ms);
        play.posted();
    };
    play.submits(BOB, 1.0);
    play.submits(CAROL, 0.5);
    play.submits(ALICE, 0.0);
    next(&mut play);
    assert_eq!(lives(&play), [(ALICE, Some(2)), (BOB, Some(3)), (CAROL, Some(3))], "partly right costs nothing");
    play.submits(BOB, 1.0);
    next(&mut play);
    assert_eq!(lives(&play), [(ALICE, Some(1)), (BOB, Some(3)), (CAROL, Some(2))]);
    play.submits(BOB, 1.0);
    next(&mut play);
    assert_eq!(play.last_reveal().out, [ALICE]);
    let told = play.submits(ALICE, 1.0);
    assert!(matches!(told.as_slice(), [Effect::Tell { news: News::Out, .. }]), "{told:?}");
    play.submits(BOB, 0.0);
    play.submits(CAROL, 1.0);
    next(&mut play);
    assert_eq!(play.gains(), [(CAROL, 10)], "alice is out");
    assert_eq!(lives(&play), [(ALICE, Some(0)), (BOB, Some(2)), (CAROL, Some(1))]);
    play.submits(BOB, 1.0);
    play.passes(31_000);
    assert_eq!(play.ending(), Some(RoundEnding::LastOneLeft(BOB)));
    let Game::Round(round) = &play.game else { panic!("a round") };
    let order: Vec<UserId> = round.standings().into_iter().map(|it| it.user).collect();
    assert_eq!(order, [BOB, CAROL, ALICE], "whoever lasts longer is better, whatever the points");
}

#[test]
fn an_elimination_goes_on_once_all_who_are_in_have_answered_and_ends_if_nobody_is_left() {
    let mut play = elimination(&["a", "b", "c"]);
    for _ in 0..3 {
        for user in [ALICE, BOB, CAROL] {
            assert!(play.ending().is_none());
            for _ in 0..RULES.tries {
                play.submits(user, 0.0);
            }
        }
        assert_eq!(play.last_reveal().ending, Ending::Answered);
        play.passes(RULES.pause_ms);
        play.posted();
    }
    assert_eq!((play.reveals().len(), play.ending()), (3, Some(RoundEnding::AllOut)));
}

#[test]
fn a_skipped_question_costs_no_life_and_late_players_have_the_fewest_lives() {
    let mut play = elimination(&["a", "b", "c"]);
    play.happens(Event::Skipped);
    play.passes(RULES.pause_ms);
    play.posted();
    assert_eq!(lives(&play), [(ALICE, Some(3)), (BOB, Some(3)), (CAROL, Some(3))]);
    play.submits(BOB, 1.0);
    play.submits(CAROL, 1.0);
    play.passes(30_300 + RULES.pause_ms);
    play.posted();
    play.submits(UserId(9), 1.0);
    play.submits(BOB, 1.0);
    play.passes(30_300 + RULES.pause_ms);
    assert_eq!(lives(&play), [(ALICE, Some(1)), (BOB, Some(3)), (CAROL, Some(2)), (UserId(9), Some(2))]);
    play.happens(Event::Forgotten(BOB));
    assert!(lives(&play).iter().all(|(user, _)| *user != BOB), "{:?}", lives(&play));
}

#[test]
fn an_accepted_appeal_brings_a_player_of_an_elimination_back() {
    let mut play = elimination(&["a", "b", "c", "d"]);
    for _ in 0..3 {
        play.submits(ALICE, 0.0);
        play.submits(BOB, 1.0);
        play.submits(CAROL, 1.0);
        play.passes(30_300 + RULES.pause_ms);
        play.posted();
    }
    let question = play.last_reveal().question;
    assert_eq!(play.last_reveal().out, [ALICE]);
    let Game::Round(round) = &mut play.game else { panic!("a round") };
    round.correct(question, ALICE, Points(10), true);
    assert_eq!(lives(&play), [(ALICE, Some(1)), (BOB, Some(3)), (CAROL, Some(3))]);
    assert!(matches!(play.submits(ALICE, 1.0).as_slice(), [Effect::Tell { news: News::Judged { .. }, .. }]));
}

#[test]
fn whoever_is_out_of_an_elimination_has_no_say_in_skips() {
    let mut play = elimination(&["a", "b", "c", "d"]);
    for _ in 0..3 {
        play.submits(BOB, 0.0);
        play.submits(ALICE, 1.0);
        play.submits(CAROL, 1.0);
        play.passes(30_300 + RULES.pause_ms);
        play.posted();
    }
    play.happens(Event::SkipVote(BOB));
    let Game::Round(round) = &play.game else { panic!("a round") };
    assert_eq!(round.skip_votes().map(|it| (it.votes, it.needed)), Some((0, 2)));
}

#[test]
fn whoever_plays_an_elimination_alone_goes_on_until_they_are_out() {
    let mut play = Play::round(["a", "b", "c", "d"].map(term).to_vec(), Mode::Elimination, 100);
    for (credit, over) in [(1.0, false), (0.0, false), (0.0, false), (0.0, true)] {
        play.submits(ALICE, credit);
        play.passes(30_300 + RULES.pause_ms);
        play.posted();
        assert_eq!(play.is_over(), over);
    }
    assert_eq!(play.ending(), Some(RoundEnding::AllOut));
}

/// A race of teams that alice and bob have joined.
fn with_teams(cards: &[&str]) -> Play {
    let mut play = Play::waiting(cards.iter().map(|card| term(card)).collect(), Mode::Race);
    let Game::Round(round) = &play.game else { panic!("a round") };
    let Round { id, guild, channel, host, deck, tags, mode, style, goal, seconds, seed, .. } = round.clone();
    let questions = u32::try_from(cards.len()).unwrap();
    let setup =
        Setup { guild, channel, host, deck, tags, mode, style, questions, goal, seconds, teams: true, mix: vec![] };
    play.game = Game::Round(Round::new(id, setup, seed));
    play.happens(Event::Begun);
    play
}

fn teams(play: &Play) -> Vec<(Team, u32, Vec<UserId>)> {
    let Game::Round(round) = &play.game else { panic!("a round") };
    let teams = team_standings(&round.standings());
    teams.into_iter().map(|it| (it.team, it.points.0, it.players.iter().map(|player| player.user).collect())).collect()
}

#[test]
fn a_team_has_the_points_of_all_its_players_and_whoever_answers_is_put_into_the_smaller_one() {
    let mut play = with_teams(&["a", "b", "c", "d"]);
    play.happens(Event::JoinedTeam(ALICE, Team::Blue));
    play.happens(Event::JoinedTeam(BOB, Team::Blue));
    play.happens(Event::JoinedTeam(ALICE, Team::Red));
    play.happens(Event::Joined(UserId(8)));
    play.happens(Event::Joined(UserId(9)));
    play.happens(Event::StartedNow);
    play.posted();
    for user in [ALICE, CAROL, BOB, CAROL] {
        play.says(user, 1.0, &[]);
        play.passes(300 + RULES.pause_ms);
        play.posted();
    }
    let Game::Round(round) = &play.game else { panic!("a round") };
    let of = |user| round.team_of(UserId(user));
    assert_eq!((of(8), of(9)), (Some(Team::Red), Some(Team::Blue)), "who doesn't choose comes into the smaller one");
    let (alice, bob, carol) = (play.points_of(ALICE), play.points_of(BOB), play.points_of(CAROL));
    assert_eq!(teams(&play), [(Team::Red, alice + carol, vec![CAROL, ALICE]), (Team::Blue, bob, vec![BOB])]);
    play.happens(Event::Forgotten(CAROL));
    assert_eq!(teams(&play).iter().map(|it| it.1).sum::<u32>(), alice + bob);
}

#[test]
fn a_team_reaches_a_goal_together() {
    let mut play = with_teams(&["a", "b", "c", "d"]).to(20);
    play.happens(Event::JoinedTeam(ALICE, Team::Blue));
    play.happens(Event::JoinedTeam(BOB, Team::Blue));
    play.happens(Event::StartedNow);
    play.posted();
    for (user, over) in [(ALICE, false), (CAROL, false), (BOB, true)] {
        play.says(user, 1.0, &[]);
        play.passes(300);
        assert_eq!(play.is_over(), over);
        play.passes(RULES.pause_ms);
        play.posted();
    }
    assert_eq!(play.ending(), Some(RoundEnding::GoalReached(20)));
}

#[test]
fn a_round_waits_for_players_and_shows_them_in_at_most_two_edits() {
    let mut play = Play::waiting(vec![term("a"), term("b")], Mode::Exam);
    assert!(play.game.question().is_none());
    let announced = |effects: &[Effect]| effects.iter().filter(|effect| **effect == Effect::Announce).count();
    play.happens(Event::Joined(BOB));
    play.passes(1_000);
    play.happens(Event::Joined(CAROL));
    play.happens(Event::Joined(CAROL));
    assert_eq!(announced(&play.passes(6_999)), 1, "who is in");
    assert!(play.game.question().is_none());
    assert_eq!(announced(&play.passes(1)), 1, "nobody can join anymore");
    play.posted();
    let Game::Round(round) = &play.game else { panic!("a round") };
    assert_eq!((round.players().collect::<Vec<_>>(), round.waits_for_players()), (vec![BOB, CAROL], false));
    assert!(round.may_vote_to_skip(CAROL), "who joined plays");
    play.happens(Event::Joined(ALICE));
    play.submits(BOB, 1.0);
    assert!(play.reveals().is_empty(), "carol is in, too");
    play.submits(CAROL, 1.0);
    assert_eq!(
        play.last_reveal().ending,
        Ending::Answered,
        "the first question ends once all who joined have answered"
    );
}

#[test]
fn a_host_starts_or_stops_a_round_that_waits() {
    let mut play = Play::waiting(vec![term("a")], Mode::Race);
    assert_eq!(play.happens(Event::StartedNow).first(), Some(&Effect::Announce));
    assert!(play.game.question().is_some());
    let mut play = Play::waiting(vec![term("a")], Mode::Race);
    let effects = play.happens(Event::Stopped);
    assert!(
        matches!(effects.as_slice(), [Effect::Announce, Effect::Summarise { asked: 0, .. }, Effect::Over]),
        "{effects:?}"
    );
}

#[test]
fn a_round_remembers_what_stood_out() {
    let mut play = Play::round(["a", "b", "c", "d", "e"].map(term).to_vec(), Mode::Race, 5);
    let mut comebacks = vec![];
    for (winner, after) in [(ALICE, 5_000), (ALICE, 4_000), (BOB, 2_000), (BOB, 1_000), (BOB, 3_000)] {
        play.says(if winner == BOB { ALICE } else { BOB }, 0.0, &[]);
        play.passes(after);
        play.says(winner, 1.0, &[]);
        play.passes(300);
        comebacks.push(play.last_reveal().comeback);
        play.passes(RULES.pause_ms);
        play.posted();
    }
    assert_eq!(comebacks, [None, None, None, None, Some(BOB)], "he was 30 points behind");
    let highlights = play.effects.iter().find_map(|effect| match effect {
        Effect::Summarise { highlights, .. } => Some(highlights.clone()),
        _ => None,
    });
    let Highlights { fastest, streak, hardest } = highlights.unwrap();
    assert_eq!((fastest, streak), (Some((BOB, 1_000)), Some((BOB, 3))));
    assert_eq!(hardest.map(|it| (it.right, it.tried)), Some((1, 2)));
}

#[test]
fn each_hint_is_given_once_as_time_runs() {
    let mut play = Play::round(vec![term("answer")], Mode::Race, 1);
    let counts: Vec<usize> = [9_999, 1, 10_000, 9_999]
        .map(|ms| play.passes(ms).iter().filter(|effect| matches!(effect, Effect::Show(_))).count())
        .to_vec();
    assert_eq!(counts, [0, 1, 1, 0]);
}

#[test]
fn a_hint_that_shows_nothing_new_is_not_given_and_costs_nothing() {
    let shown = |effects: &[Effect]| effects.iter().filter(|effect| matches!(effect, Effect::Show(_))).count();
    let letter = |letter: &str| vec![letter.to_owned()];
    let mut play = Play::round(vec![card("vitamin", Some(AnswerKey::Term(letter("C"))))], Mode::Race, 1);
    assert_eq!([10_000, 10_000].map(|ms| shown(&play.passes(ms))), [1, 0], "one dot is all there is to show");
    play.passes(100);
    play.says(ALICE, 1.0, &[]);
    play.passes(300);
    assert_eq!(play.gains(), [(ALICE, 12)], "only the first hint costs points");

    let vowels = AnswerKey::List { items: vec![letter("a"), letter("e")], ordered: false, any: None };
    let mut play = Play::round(vec![card("vowels", Some(vowels))], Mode::Race, 1);
    assert_eq!(shown(&play.passes(10_000)), 1);
    play.says(ALICE, 0.5, &[0]);
    play.passes(300);
    assert_eq!(shown(&play.passes(10_000)), 0, "that an item was found is no hint");
}

#[test]
fn in_an_exam_the_best_of_a_few_tries_counts_and_speed_does_not() {
    let mut play = Play::round(vec![term("a")], Mode::Exam, 1);
    assert!(matches!(
        play.submits(ALICE, 0.5).as_slice(),
        [Effect::Tell { news: News::Judged { tries_left: Some(2), .. }, .. }]
    ));
    play.submits(ALICE, 0.2);
    play.submits(BOB, 1.0);
    assert!(matches!(play.submits(BOB, 0.0).as_slice(), [Effect::Tell { news: News::AlreadyRight, .. }]));
    play.submits(ALICE, 0.0);
    assert!(matches!(play.submits(ALICE, 1.0).as_slice(), [Effect::Tell { news: News::NoTriesLeft, .. }]));
    play.passes(30_300);
    assert_eq!(play.gains(), [(BOB, 10), (ALICE, 5)]);
}

#[test]
fn yes_or_no_counts_the_first_try_and_conversation_is_not_a_try() {
    let mut play = Play::round(vec![card("q", Some(AnswerKey::YesNo { yes: true, because: None }))], Mode::Race, 1);
    let source = play.snowflake();
    assert_eq!(play.attempt(source, BOB, Via::Channel, Verdict { is_answer: false, ..verdict(0.0, &[]) }), []);
    play.says(ALICE, 0.0, &[]);
    assert_eq!(play.says(ALICE, 1.0, &[]), []);
    play.says(BOB, 1.0, &[]);
    play.passes(300);
    assert_eq!(play.last_reveal().gains[0].user, BOB);
}

#[test]
fn an_idle_round_ends_and_cards_without_an_answer_are_never_asked() {
    let mut play = Play::round(vec![term("a"), card("lost", None), term("b")], Mode::Race, 9);
    for _ in 0..3 {
        play.passes(30_300 + RULES.pause_ms);
        play.posted();
    }
    assert_eq!(play.ending(), Some(RoundEnding::Idle));
    assert!(play.reveals().iter().all(|reveal| reveal.card.0 != "lost"));
    assert_eq!(Play::round(vec![card("lost", None)], Mode::Race, 1).ending(), Some(RoundEnding::NoCards));
}

#[test]
fn a_question_stopped_while_being_posted_closes_once_posted() {
    let mut play = Play::round(vec![term("a"), term("b")], Mode::Race, 2);
    play.happens(Event::Skipped);
    play.passes(RULES.pause_ms);
    play.happens(Event::Stopped);
    assert_eq!(play.reveals().len(), 1);
    play.posted();
    assert_eq!((play.last_reveal().ending, play.ending()), (Ending::Stopped, Some(RoundEnding::Stopped)));
}

#[test]
fn a_drop_stays_open_continues_streaks_and_ignores_conversation() {
    let mut play = Play::drop(vec![term("a")], Answers::Channel, &[(ALICE, DropStreak { drops: 4, forgiven: 1 })]);
    for _ in 0..20 {
        assert_eq!(play.says(ALICE, 0.0, &[]), []);
    }
    play.says(ALICE, 1.0, &[]);
    assert_eq!(play.says(ALICE, 1.0, &[]), [], "once right, the rest is talk");
    play.passes(7 * 3_600_000);
    play.says(BOB, 1.0, &[]);
    assert!(play.reveals().is_empty());
    play.passes(3_600_000 + RULES.settling_ms);
    let gains: Vec<_> = play.last_reveal().gains.iter().map(|gain| (gain.user, gain.streak, gain.forgiven)).collect();
    assert_eq!(gains, [(ALICE, 5, 1), (BOB, 1, 0)]);
    assert!(play.is_over());
}

#[test]
fn a_deleted_channel_ends_its_game() {
    let mut play = Play::round(vec![term("a")], Mode::Race, 1);
    let question = play.game.question().unwrap().id;
    let abandoned = Effect::Abandon { question, card: CardId("a".into()) };
    assert_eq!(play.happens(Event::Lost), [abandoned, Effect::Over]);
}

#[test]
fn points_count_even_if_the_channel_is_deleted() {
    let mut play = Play::drop(vec![term("a")], Answers::Private, &[]);
    play.submits(ALICE, 1.0);
    play.submits(BOB, 0.5);
    let effects = play.happens(Event::Lost);
    let awards: Vec<_> = effects
        .iter()
        .filter_map(|effect| if let Effect::Award(award) = effect { Some((award.user, award.points.0)) } else { None })
        .collect();
    assert_eq!(awards, [(ALICE, 10), (BOB, 5)]);
}

#[test]
fn messages_sent_before_the_question_are_not_answers() {
    let yes_or_no = || card("q", Some(AnswerKey::YesNo { yes: true, because: None }));
    let mut play = Play::round(vec![yes_or_no(), yes_or_no()], Mode::Race, 2);
    play.happens(Event::Skipped);
    play.passes(RULES.pause_ms);
    assert!(play.is_being_posted());
    assert_eq!(play.says(ALICE, 0.0, &[]), [], "talk before the question");
    play.posted();
    play.says(ALICE, 1.0, &[]);
    play.passes(300);
    assert_eq!((play.last_reveal().ending, play.gains()[0].0), (Ending::Taken, ALICE));
}

#[test]
fn a_correct_answer_counts_even_if_the_question_is_skipped_before_it_settles() {
    let mut play = Play::round(vec![term("a")], Mode::Race, 1);
    play.says(ALICE, 1.0, &[]);
    play.happens(Event::Skipped);
    assert_eq!((play.last_reveal().ending, play.gains()), (Ending::Taken, vec![(ALICE, 15)]));
}

#[test]
fn the_first_try_is_the_first_by_discords_order() {
    for answers in [None, Some(Answers::Channel)] {
        let cards = vec![card("q", Some(AnswerKey::YesNo { yes: true, because: None }))];
        let mut play = match answers {
            None => Play::round(cards, Mode::Race, 1),
            Some(answers) => Play::drop(cards, answers, &[]),
        };
        let first = play.snowflake();
        play.says(ALICE, 0.0, &[]);
        play.attempt(first, ALICE, Via::Channel, verdict(1.0, &[]));
        play.passes(9 * 3_600_000);
        assert_eq!(play.gains().first().map(|gain| gain.0), Some(ALICE), "{answers:?}: yes, and then no");
    }
}

#[test]
fn the_earliest_correct_answer_wins_a_race_even_if_its_verdict_comes_last() {
    let mut play = Play::round(vec![term("a")], Mode::Race, 1);
    let (first, second) = (play.says_unsure(ALICE, 0.0), play.says_unsure(BOB, 0.0));
    play.says(CAROL, 1.0, &[]);
    assert!(matches!(play.is_read(second, 1.0).as_slice(), [Effect::React { .. }]));
    play.passes(1_500);
    assert!(play.reveals().is_empty(), "an earlier answer is still being read");
    play.is_read(first, 1.0);
    assert_eq!((play.last_reveal().ending, play.gains()[0].0), (Ending::Taken, ALICE));
}

#[test]
fn a_race_is_decided_at_once_if_only_later_answers_are_still_being_read() {
    let mut play = Play::round(vec![term("a")], Mode::Race, 1);
    play.says(ALICE, 1.0, &[]);
    play.says_unsure(BOB, 1.0);
    play.passes(300);
    assert_eq!((play.last_reveal().ending, play.gains()[0].0), (Ending::Taken, ALICE));
}

#[test]
fn a_verdict_within_the_settling_window_causes_no_delay() {
    let mut play = Play::round(vec![term("a")], Mode::Race, 1);
    let attempt = play.says_unsure(ALICE, 0.0);
    play.passes(100);
    play.is_read(attempt, 1.0);
    play.passes(199);
    assert!(play.reveals().is_empty());
    play.passes(1);
    assert_eq!(play.gains()[0].0, ALICE);
}

#[test]
fn a_race_waits_a_limited_time_for_a_verdict_before_words_decide() {
    for (by_words, winner) in [(0.0, BOB), (1.0, ALICE)] {
        let mut play = Play::round(vec![term("a")], Mode::Race, 1);
        let late = play.says_unsure(ALICE, by_words);
        play.says(BOB, 1.0, &[]);
        play.passes(300 + RULES.reading_limit_ms - 1);
        assert!(play.reveals().is_empty());
        play.passes(1);
        assert_eq!(play.gains()[0].0, winner, "{by_words} by words");
        assert_eq!(play.is_read(late, 1.0 - by_words), [], "a verdict that comes too late changes nothing");
    }
}

#[test]
fn answers_the_reader_cannot_read_are_judged_by_words() {
    let mut play = Play::round(vec![term("a")], Mode::Race, 1);
    let attempt = play.says_unsure(ALICE, 1.0);
    play.says(BOB, 1.0, &[]);
    play.passes(500);
    assert!(play.reveals().is_empty());
    play.cannot_be_read(attempt);
    assert_eq!(play.gains()[0].0, ALICE);
}

#[test]
fn an_exam_reveals_after_all_verdicts_and_shows_each_author_theirs() {
    let mut play = Play::round(vec![term("a")], Mode::Exam, 1);
    let (alice, bob) = (play.submits_unsure(ALICE, 0.0), play.submits_unsure(BOB, 1.0));
    let told = play.is_read(alice, 1.0);
    assert!(
        matches!(told.as_slice(), [Effect::Tell { attempt, news: News::Judged { tries_left: Some(2), .. } }] if *attempt == alice)
    );
    assert_eq!(play.is_read(alice, 0.0), [], "a verdict that comes twice changes nothing");
    play.passes(30_300 + 1_999);
    assert!(play.reveals().is_empty());
    assert!(matches!(play.submits(CAROL, 1.0).as_slice(), [Effect::Tell { news: News::Closed, .. }]));
    play.is_read(bob, 0.0);
    assert_eq!((play.last_reveal().ending, play.gains()), (Ending::TimeUp, vec![(ALICE, 10)]));
}

#[test]
fn an_exam_waits_up_to_the_limit_and_then_goes_by_words() {
    let mut play = Play::round(vec![term("a")], Mode::Exam, 1);
    let attempt = play.submits_unsure(ALICE, 1.0);
    let effects = play.passes(30_300 + RULES.reading_limit_ms);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Tell { attempt: of, .. } if *of == attempt)));
    assert_eq!(play.gains(), [(ALICE, 10)]);
}

#[test]
fn a_tap_and_a_message_of_one_member_count_in_discords_order() {
    let mut play = Play::round(vec![card("q", Some(AnswerKey::YesNo { yes: true, because: None }))], Mode::Race, 1);
    let (typed, tapped) = (play.snowflake(), play.snowflake());
    let told = play.attempt(tapped, ALICE, Via::Modal, verdict(1.0, &[]));
    assert!(matches!(told.as_slice(), [Effect::Tell { news: News::Judged { tries_left: Some(0), .. }, .. }]));
    play.attempt(typed, ALICE, Via::Channel, verdict(0.0, &[]));
    play.passes(400);
    assert!(play.reveals().is_empty(), "her wrong message was first");
    let tapped = play.snowflake();
    play.attempt(tapped, BOB, Via::Modal, verdict(1.0, &[]));
    play.passes(400);
    assert_eq!(play.last_reveal().gains.iter().map(|gain| gain.user).collect::<Vec<_>>(), [BOB]);
}

#[test]
fn a_race_with_one_try_each_goes_on_once_all_players_have_used_theirs() {
    let yes_or_no = |id| card(id, Some(AnswerKey::YesNo { yes: true, because: None }));
    let mut play = Play::waiting(["a", "b", "c"].map(yes_or_no).to_vec(), Mode::Race);
    play.happens(Event::Joined(ALICE));
    play.happens(Event::Joined(BOB));
    play.happens(Event::StartedNow);
    play.posted();
    play.submits(ALICE, 0.0);
    play.passes(400);
    assert!(play.reveals().is_empty(), "bob may still answer");
    play.submits(CAROL, 0.0);
    play.submits(BOB, 0.0);
    assert!(play.reveals().is_empty(), "an earlier answer may still arrive");
    play.passes(400);
    assert_eq!((play.last_reveal().ending, play.last_reveal().tried), (Ending::Answered, 3));
    play.passes(RULES.pause_ms);
    play.posted();
    play.submits(BOB, 0.0);
    play.submits(ALICE, 0.0);
    play.passes(400);
    assert_eq!(play.reveals().len(), 1, "carol plays now, too");
    play.submits(CAROL, 1.0);
    play.passes(400);
    assert_eq!(play.gains().iter().map(|gain| gain.0).collect::<Vec<_>>(), [CAROL]);
}

#[test]
fn a_race_that_nobody_joined_stays_open_for_whoever_still_thinks() {
    let mut play = Play::round(vec![card("q", Some(AnswerKey::YesNo { yes: true, because: None }))], Mode::Race, 1);
    play.submits(ALICE, 0.0);
    play.passes(20_000);
    assert!(play.reveals().is_empty());
    let mut alone = Play::waiting(vec![card("q", Some(AnswerKey::YesNo { yes: true, because: None }))], Mode::Race);
    alone.happens(Event::Joined(ALICE));
    alone.happens(Event::StartedNow);
    alone.posted();
    alone.submits(ALICE, 0.0);
    alone.passes(20_000);
    assert!(alone.reveals().is_empty(), "others may read along");
    let mut typed = Play::waiting(vec![term("a")], Mode::Race);
    typed.happens(Event::Joined(ALICE));
    typed.happens(Event::Joined(BOB));
    typed.happens(Event::StartedNow);
    typed.posted();
    typed.says(ALICE, 0.0, &[]);
    typed.says(BOB, 0.0, &[]);
    typed.passes(20_000);
    assert!(typed.reveals().is_empty(), "typed answers have no limit");
}

#[test]
fn unread_answers_use_up_tries() {
    let mut play = Play::round(vec![term("a")], Mode::Exam, 1);
    let attempts = [0; 3].map(|_| play.submits_unsure(ALICE, 0.0));
    assert!(matches!(play.submits(ALICE, 1.0).as_slice(), [Effect::Tell { news: News::NoTriesLeft, .. }]));
    let told = play.is_read(attempts[0], 0.5);
    assert!(matches!(told.as_slice(), [Effect::Tell { news: News::Judged { tries_left: Some(0), .. }, .. }]));
}

#[test]
fn a_stopped_drop_also_waits_for_verdicts() {
    for answers in [Answers::Channel, Answers::Private] {
        let mut play = Play::drop(vec![term("a")], answers, &[]);
        let attempt = match answers {
            Answers::Channel => play.says_unsure(ALICE, 0.0),
            Answers::Private => play.submits_unsure(ALICE, 0.0),
        };
        assert_eq!(play.happens(Event::Stopped), []);
        play.passes(1_000);
        play.is_read(attempt, 1.0);
        assert_eq!((play.last_reveal().ending, play.gains()), (Ending::Stopped, vec![(ALICE, 10)]));
        assert!(play.is_over());
    }
}

#[test]
fn a_skipped_question_accepts_no_answers_while_the_last_ones_are_read() {
    let mut play = Play::round(vec![term("a"), term("b")], Mode::Race, 2);
    let attempt = play.says_unsure(ALICE, 0.0);
    play.happens(Event::Skipped);
    play.passes(100);
    assert_eq!(play.says(BOB, 1.0, &[]), [], "it was skipped before that");
    assert_eq!(play.happens(Event::Stopped), []);
    play.is_read(attempt, 0.0);
    assert_eq!((play.last_reveal().ending, play.ending()), (Ending::Skipped, Some(RoundEnding::Stopped)));
}

#[test]
fn an_answer_is_read_while_its_question_is_still_being_posted() {
    let mut play = Play::round(vec![term("a"), term("b")], Mode::Race, 2);
    play.happens(Event::Skipped);
    play.passes(RULES.pause_ms);
    let question = play.snowflake();
    let (alice, bob) = (play.says_unsure(ALICE, 0.0), play.says_unsure(BOB, 0.0));
    play.happens(Event::Read { attempt: bob, verdict: Some(verdict(1.0, &[])) });
    let effects = play.happens(Event::Posted { message: MessageId(question), at: MessageId(question).time() });
    assert!(effects.contains(&Effect::Read(alice)), "asked again: it is known by its id");
    play.passes(1_000);
    play.is_read(alice, 0.0);
    assert_eq!((play.last_reveal().ending, play.gains()[0].0), (Ending::Taken, BOB));
}

#[test]
fn items_of_a_shared_list_are_awarded_in_discords_order() {
    let mut play = Play::round(vec![list(2, None)], Mode::Race, 1);
    let first = play.says_unsure(ALICE, 0.0);
    play.says(BOB, 1.0, &[0, 1]);
    play.passes(400);
    let read = Event::Read { attempt: first, verdict: Some(verdict(0.5, &[0])) };
    play.happens(read);
    play.decide_what_is_due();
    assert_eq!(play.last_reveal().gains.iter().map(|gain| gain.user).collect::<Vec<_>>(), [ALICE, BOB]);
}

#[test]
fn a_member_deleted_while_their_answer_is_read_gets_nothing() {
    let mut play = Play::round(vec![term("a")], Mode::Exam, 1);
    let attempt = play.submits_unsure(ALICE, 1.0);
    play.happens(Event::Forgotten(ALICE));
    assert_eq!(play.is_read(attempt, 1.0), []);
    play.passes(30_300);
    assert_eq!(play.gains(), []);
}

#[test]
fn a_wording_accepted_while_being_read_counts_immediately() {
    let mut play = Play::round(vec![term("a")], Mode::Exam, 1);
    let id = play.submits_unsure(ALICE, 0.0);
    let effects = play.happens(Event::Accepted(Attempt::new(id, ALICE, Via::Modal, verdict(1.0, &[]))));
    assert!(matches!(effects.as_slice(), [Effect::Tell { news: News::Judged { .. }, .. }]));
    assert_eq!(play.is_read(id, 0.0), []);
    play.passes(30_300);
    assert_eq!(play.gains(), [(ALICE, 10)]);
}

#[test]
fn only_a_limited_number_of_answers_waits_to_be_read() {
    let mut play = Play::round(vec![term("a")], Mode::Race, 1);
    for user in 0..500 {
        play.says_unsure(UserId(10 + user), 0.0);
    }
    let (id, user, unread) = (AttemptId(play.snowflake()), ALICE, Some("some words".to_owned()));
    let attempt = Attempt { unread, ..Attempt::new(id, user, Via::Channel, verdict(0.5, &[])) };
    assert!(matches!(play.happens(Event::Attempted(attempt)).as_slice(), [Effect::React { .. }]));
}

#[derive(Clone, Debug)]
enum Act {
    Says(u64, f64),
    Submits(u64, f64),
    Votes(u64),
    /// Answers in the channel or privately; words aren't enough.
    Unsure(u64, bool),
    /// One of the answers is read.
    Reads(usize, f64),
    Waits(i64),
    Skips,
    Stops,
    Posts,
}

fn act() -> impl Strategy<Value = Act> {
    let credit = prop_oneof![Just(0.0), Just(1.0), 0.0..1.0_f64];
    prop_oneof![
        4 => (1..5_u64, credit.clone()).prop_map(|(user, credit)| Act::Says(user, credit)),
        2 => (1..5_u64, credit).prop_map(|(user, credit)| Act::Submits(user, credit)),
        1 => (1..5_u64).prop_map(Act::Votes),
        2 => (1..5_u64, any::<bool>()).prop_map(|(user, private)| Act::Unsure(user, private)),
        2 => (any::<usize>(), 0.0..1.0_f64).prop_map(|(which, credit)| Act::Reads(which, credit.round())),
        4 => (0..20_000_i64).prop_map(Act::Waits),
        1 => Just(Act::Skips),
        1 => Just(Act::Stops),
        4 => Just(Act::Posts),
    ]
}

proptest! {
    #[test]
    fn each_question_is_revealed_once_and_points_add_up(acts in prop::collection::vec(act(), 0..120), mode in 0..3_usize) {
        let cards = vec![term("a"), list(2, None), card("q", Some(AnswerKey::YesNo { yes: true, because: None }))];
        let mut play = Play::round(cards, [Mode::Race, Mode::Exam, Mode::Elimination][mode], 4);
        let mut unsure = Vec::new();
        for act in acts {
            match act {
                Act::Says(user, credit) => drop(play.says(UserId(user), credit, &[0])),
                Act::Submits(user, credit) => drop(play.submits(UserId(user), credit)),
                Act::Unsure(user, private) => {
                    let (id, user) = (AttemptId(play.snowflake()), UserId(user));
                    let via = if private { Via::Modal } else { Via::Channel };
                    let unread = Some("some words".to_owned());
                    play.happens(Event::Attempted(Attempt { unread, ..Attempt::new(id, user, via, verdict(0.0, &[])) }));
                    unsure.push(id);
                }
                Act::Reads(which, credit) => {
                    if let Some(attempt) = unsure.get(which % unsure.len().max(1)) {
                        play.is_read(*attempt, credit);
                    }
                }
                Act::Votes(user) => drop(play.happens(Event::SkipVote(UserId(user)))),
                Act::Waits(ms) => drop(play.passes(ms)),
                Act::Skips => drop(play.happens(Event::Skipped)),
                Act::Stops => drop(play.happens(Event::Stopped)),
                Act::Posts => play.posted(),
            }
            if play.is_over() {
                break;
            }
        }
        let asked = play.effects.iter().filter(|effect| matches!(effect, Effect::Ask { .. })).count();
        let mut revealed: Vec<_> = play.reveals().iter().map(|reveal| reveal.question).collect();
        let count = revealed.len();
        revealed.dedup();
        prop_assert_eq!(revealed.len(), count, "a question was revealed twice");
        prop_assert!(asked <= 4 && count <= asked, "{} asked, {} revealed", asked, count);
        prop_assert!(!play.is_over() || count == asked, "over, but {} asked and {} revealed", asked, count);
        let awarded: u32 = play.effects.iter().map(|effect| if let Effect::Award(award) = effect { award.points.0 } else { 0 }).sum();
        let gained: u32 = play.reveals().iter().flat_map(|reveal| &reveal.gains).map(|gain| gain.points.0).sum();
        prop_assert_eq!(awarded, gained, "what is shown is what is entered");
        if let Some(Effect::Summarise { standings, .. }) = play.effects.iter().find(|effect| matches!(effect, Effect::Summarise { .. })) {
            prop_assert_eq!(standings.iter().map(|standing| standing.points.0).sum::<u32>(), awarded);
        }
    }

    /// Verdicts may arrive in any order and at any time within the limit: the points are the same as for judging
    /// immediately, in Discord's order.
    #[test]
    fn the_order_of_verdicts_does_not_matter(
        credits in prop::collection::vec(prop_oneof![2 => Just(0.0), 1 => Just(1.0), 1 => 0.1..0.9_f64], 1..8),
        unsure in prop::collection::vec(any::<bool>(), 8),
        order in Just((0..8_usize).collect::<Vec<_>>()).prop_shuffle(),
        gaps in prop::collection::vec(0..200_i64, 8),
        mode in 0..4_u8,
    ) {
        let begin = || match mode {
            0 => Play::round(vec![term("a")], Mode::Race, 1),
            1 => Play::round(vec![term("a")], Mode::Exam, 1),
            2 => Play::drop(vec![term("a")], Answers::Channel, &[]),
            _ => Play::drop(vec![term("a")], Answers::Private, &[]),
        };
        let via = if mode % 2 == 0 { Via::Channel } else { Via::Modal };
        let (mut at_once, mut later) = (begin(), begin());
        let mut unread = Vec::new();
        for (place, credit) in credits.iter().enumerate() {
            let user = UserId(10 + place as u64 % 3);
            let (source, same) = (at_once.snowflake(), later.snowflake());
            prop_assert_eq!(source, same);
            at_once.attempt(source, user, via, verdict(*credit, &[]));
            if unsure[place] {
                let id = AttemptId(source);
                let words = verdict(1.0 - credit, &[]);
                let unread_text = Some("some words".to_owned());
                later.happens(Event::Attempted(Attempt { unread: unread_text, ..Attempt::new(id, user, via, words) }));
                unread.push((place, id, *credit));
            } else {
                later.attempt(source, user, via, verdict(*credit, &[]));
            }
        }
        unread.sort_by_key(|(place, ..)| order[*place]);
        for ((_, attempt, credit), gap) in unread.into_iter().zip(gaps) {
            later.passes(gap);
            later.is_read(attempt, credit);
        }
        at_once.passes(9 * 3_600_000);
        later.passes(9 * 3_600_000);
        prop_assert_eq!(later.gains(), at_once.gains());
        prop_assert_eq!(later.last_reveal().ending, at_once.last_reveal().ending);
    }

    #[test]
    fn the_order_of_arrival_within_the_settling_window_does_not_matter(order in Just((0..4_usize).collect::<Vec<_>>()).prop_shuffle(), gaps in prop::collection::vec(0..70_i64, 4)) {
        let mut play = Play::round(vec![term("a")], Mode::Race, 1);
        play.passes(1_000);
        let sources: Vec<u64> = (0..4).map(|_| play.snowflake()).collect();
        for (who, gap) in order.into_iter().zip(gaps) {
            play.attempt(sources[who], UserId(10 + who as u64), Via::Channel, verdict(1.0, &[]));
            play.passes(gap);
        }
        play.passes(400);
        prop_assert_eq!(play.last_reveal().gains[0].user, UserId(10));
    }
}
