//! A round: a live series of questions in a channel, with a host.

use std::collections::{BTreeMap, BTreeSet};

use popquiz_deck::{AnswerKey, Card, CardId, DeckId};
use serde::{Deserialize, Serialize};

use super::effect::{Effect, Ending, Hardest, Highlights, LastQuestion, News, Reveal, RoundEnding};
use super::event::Event;
use super::lives::Lives;
use super::mix::{Portion, deck_of};
use super::mode::{Closes, Mode};
use super::points::Points;
use super::question::{Question, SkipVotes};
use super::rules::Rules;
use super::siblings::as_choice;
use super::standings::{Standing, team_standings};
use super::table::{Step, Table};
use super::teams::{Team, Teams};
use crate::clock::UnixMs;
use crate::id::{ChannelId, GameId, GuildId, MessageId, QuestionId, UserId};

/// How the questions of a round are answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// As each card says.
    #[default]
    Typed,
    /// Terms and numbers have options, which come from similar cards of the deck.
    Choice,
}

impl Style {
    /// Its name in commands.
    pub fn name(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Choice => "choice",
        }
    }

    /// The style of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Typed, Self::Choice].into_iter().find(|style| style.name() == name)
    }
}

/// A live series of questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// Its id.
    pub id: GameId,
    /// The server.
    pub guild: GuildId,
    /// The channel.
    pub channel: ChannelId,
    /// The channel in which it was started, if it runs in a thread of its own: it shows how the round ended there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ChannelId>,
    /// Who started it.
    pub host: UserId,
    /// The deck; of a mix, the first one.
    pub deck: DeckId,
    /// Several decks of which cards are asked by weight, the first one included; empty for one deck.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mix: Vec<Portion>,
    /// Only cards with one of these tags; all cards if empty.
    pub tags: Vec<String>,
    /// How it is played.
    pub mode: Mode,
    /// How its questions are answered.
    #[serde(default)]
    pub style: Style,
    /// How many questions it has, at most.
    pub questions: u32,
    /// It ends once a player has this many points in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<u32>,
    /// How long each is open, in seconds.
    pub seconds: u32,
    /// Decides the order of the cards.
    pub seed: u64,
    /// The question that is being asked.
    pub question: Option<Question>,
    /// The message that announces it, once posted.
    #[serde(default)]
    pub(crate) announcement: Option<MessageId>,
    // Boxed, because drops have no such thing.
    progress: Box<Progress>,
}

/// The progress of a round.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Progress {
    asked: u32,
    next_at: Option<UnixMs>,
    /// It waits for players to join.
    #[serde(default)]
    is_waiting: bool,
    /// When the announcement shows who has joined; it's edited once for that, and once at the start.
    #[serde(default)]
    show_joined_at: Option<UnixMs>,
    #[serde(default)]
    highlights: Highlights,
    /// How many points each player has been behind, at most, since they last led.
    #[serde(default)]
    behind: BTreeMap<UserId, u32>,
    /// Ends the question that is being posted once it's posted.
    end_when_posted: Option<Ending>,
    /// The round ends with the present question.
    stopping: bool,
    /// How many questions in a row nobody has tried.
    untried: u32,
    scores: BTreeMap<UserId, Score>,
    streaks: BTreeMap<UserId, u32>,
    /// Who has joined, or answered a question of this round.
    players: BTreeSet<UserId>,
    /// Whom an exam waits for: those who answered the question before, or joined before the first one.
    #[serde(default)]
    awaited: BTreeSet<UserId>,
    #[serde(default, skip_serializing_if = "Lives::is_empty")]
    lives: Lives,
    /// The teams, in a round that has them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    teams: Option<Teams>,
    /// In a mix, the deck of the question that is being asked, or follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deck_in_play: Option<DeckId>,
    /// How the question before went.
    #[serde(default)]
    last: Option<LastQuestion>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Score {
    points: u32,
    right: u32,
}

/// How many members are named next to a question.
const SHOWN: usize = 3;

/// How many players are named with their lives.
const SHOWN_WITH_LIVES: usize = 10;

/// After how many questions the score is shown with the next one.
const SCORE_EVERY: u32 = 3;

/// What `/quiz start` asks for.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Setup {
    pub guild: GuildId,
    pub channel: ChannelId,
    pub host: UserId,
    pub deck: DeckId,
    pub mix: Vec<Portion>,
    pub tags: Vec<String>,
    pub mode: Mode,
    pub style: Style,
    pub questions: u32,
    pub goal: Option<u32>,
    pub seconds: u32,
    pub teams: bool,
}

impl Round {
    /// A round that has not begun.
    pub fn new(id: GameId, setup: Setup, seed: u64) -> Self {
        let Setup { guild, channel, host, deck, mix, tags, mode, style, questions, goal, seconds, teams } = setup;
        let progress = Box::new(Progress { teams: teams.then(Teams::default), ..Progress::default() });
        Self {
            id,
            guild,
            channel,
            parent: None,
            host,
            deck,
            mix,
            tags,
            mode,
            style,
            questions,
            goal,
            seconds,
            seed,
            question: None,
            announcement: None,
            progress,
        }
    }

    pub(super) fn deadline(&self, rules: &Rules) -> Option<UnixMs> {
        match &self.question {
            Some(question) => question.deadline(rules),
            None => self.progress.next_at.into_iter().chain(self.progress.show_joined_at).min(),
        }
    }

    pub(super) fn step(&mut self, event: Event, now: UnixMs, table: &mut Table<'_>) -> Step {
        let mut effects = Vec::new();
        let mut changed = true;
        match (event, &mut self.question) {
            (Event::Begun, None) if table.rules.ready_ms > 0 => {
                self.progress.is_waiting = true;
                self.progress.next_at = Some(now.plus_ms(table.rules.ready_ms));
            }
            (Event::Begun, None) => self.ask(now, table, &mut effects),
            (Event::JoinedTeam(user, team), None) if self.progress.is_waiting => {
                let is_new = self.progress.join(user, now, table.rules.ready_ms);
                changed = self.progress.teams.as_mut().is_some_and(|teams| teams.join(user, team)) || is_new;
            }
            (Event::Joined(user), None) if self.progress.is_waiting => {
                changed = self.progress.join(user, now, table.rules.ready_ms);
                self.progress.place_in_teams([user]);
                if let Some(lives) = self.mode.rules().lives {
                    self.progress.lives.join(user, lives);
                }
            }
            (Event::StartedNow, None) if self.progress.is_waiting => self.ask(now, table, &mut effects),
            (Event::Posted { message, at }, Some(question)) => {
                question.posted(message, at, now, &mut effects);
                if let Some(ending) = self.progress.end_when_posted.take() {
                    self.end_question(ending, now, table, &mut effects);
                }
            }
            (Event::Lost, question) => {
                effects.extend(question.take().into_iter().flat_map(|question| question.abandon(table.rules)));
                effects.push(Effect::Over);
            }
            (Event::Attempted(attempt), Some(_)) if self.progress.lives.is_out(attempt.user) => {
                effects.push(Effect::Tell { attempt: attempt.id, news: News::Out });
                changed = false;
            }
            (Event::Attempted(attempt), Some(question)) => changed = question.attempt(attempt, now, &mut effects),
            (Event::Read { attempt, verdict }, Some(question)) => {
                changed = question.read(attempt, verdict, &mut effects);
            }
            (Event::Accepted(attempt), Some(question)) => question.accept(attempt, now, &mut effects),
            (Event::Appealed(attempt), Some(question)) => changed = question.appealed(attempt),
            (Event::Forgotten(user), question) => {
                self.progress.forget(user);
                if let Some(question) = question {
                    question.forget(user);
                }
            }
            (Event::SkipVote(user), Some(_)) => changed = self.vote_to_skip(user, now, table, &mut effects),
            (Event::Skipped, Some(_)) => self.end_question(Ending::Skipped, now, table, &mut effects),
            (Event::Stopped, Some(_)) => {
                self.progress.stopping = true;
                self.end_question(Ending::Stopped, now, table, &mut effects);
            }
            (Event::Stopped, None) => {
                self.stop_waiting(&mut effects);
                self.finish(RoundEnding::Stopped, &mut effects);
            }
            (Event::TimePassed, Some(question)) => {
                if let Some(ending) = question.time_passed(now, table.rules, &mut effects) {
                    self.close(ending, now, table, &mut effects);
                } else {
                    let key = table.card(&question.card).and_then(|card| card.key.as_ref());
                    if key.is_some_and(|key| question.give_hint(key, now, table.rules)) {
                        effects.push(Effect::Show(question.id));
                    }
                }
            }
            (Event::TimePassed, None) if self.progress.next_at.is_some_and(|at| now >= at) => {
                self.ask(now, table, &mut effects);
            }
            (Event::TimePassed, None) if self.progress.show_joined_at.is_some_and(|at| now >= at) => {
                self.progress.show_joined_at = None;
                effects.push(Effect::Announce);
            }
            _ => changed = false,
        }
        self.end_if_answered_by_all(now, table, &mut effects);
        Step { effects, changed }
    }

    fn vote_to_skip(&mut self, user: UserId, now: UnixMs, table: &mut Table<'_>, effects: &mut Vec<Effect>) -> bool {
        let may_vote = self.may_vote_to_skip(user);
        let Some(question) = self.question.as_mut().filter(|_| may_vote) else { return false };
        if !question.vote_to_skip(user) {
            return false;
        }
        let SkipVotes { votes, needed } = question.skip_votes(&self.progress.are_in());
        if votes >= needed {
            self.end_question(Ending::Skipped, now, table, effects);
        } else {
            effects.push(Effect::Show(question.id));
        }
        true
    }

    /// Whether a member may vote to skip the current question: they have answered a question of this round, or host it.
    /// A bystander could otherwise skip any question that nobody has answered yet.
    pub fn may_vote_to_skip(&self, user: UserId) -> bool {
        let has_answered = |question: &Question| question.members().any(|member| member == user);
        user == self.host || self.progress.are_in().contains(&user) || self.question.as_ref().is_some_and(has_answered)
    }

    /// The votes to skip the current question.
    pub fn skip_votes(&self) -> Option<SkipVotes> {
        self.question.as_ref().map(|question| question.skip_votes(&self.progress.are_in()))
    }

    /// Ends a question once everybody who is waited for has answered it for good.
    fn end_if_answered_by_all(&mut self, now: UnixMs, table: &mut Table<'_>, effects: &mut Vec<Effect>) {
        let is_answered = |question: &Question| match self.mode.rules().closes {
            Closes::AllDone => question.is_answered_by_all(&self.progress.awaited),
            // The first right answer ended the question before for the others, so who answered it doesn't say who plays.
            // Next to a single player, others may read along.
            Closes::FirstFullAnswer => {
                let players = &self.progress.players;
                players.len() > 1 && question.has_limited_tries() && question.is_answered_by_all(players)
            }
        };
        if self.question.as_ref().is_some_and(is_answered) {
            self.end_question(Ending::Answered, now, table, effects);
        }
    }

    /// Nobody can join from now on, and the announcement shows it.
    fn stop_waiting(&mut self, effects: &mut Vec<Effect>) {
        self.progress.show_joined_at = None;
        if std::mem::take(&mut self.progress.is_waiting) {
            effects.push(Effect::Announce);
        }
    }

    fn ask(&mut self, now: UnixMs, table: &mut Table<'_>, effects: &mut Vec<Effect>) {
        self.progress.next_at = None;
        self.stop_waiting(effects);
        // An appeal or a vote may have given the missing points since the last reveal.
        if let Some(goal) = self.reached_goal() {
            return self.finish(RoundEnding::GoalReached(goal), effects);
        }
        let cards = eligible(&table.deck.cards, &self.tags, table.paused);
        let Some((card, turn)) = table.turns.draw(&cards, self.seed, self.progress.asked) else {
            return self.finish(RoundEnding::NoCards, effects);
        };
        self.progress.asked += 1;
        if self.mode.rules().lives.is_some() {
            self.progress.awaited = self.progress.lives.are_in().collect();
        }
        let duration_ms = i64::from(self.seconds) * 1000;
        let id = table.question_id();
        let asked = match self.style {
            Style::Typed => None,
            Style::Choice => {
                let judge = table.judge.compile(card);
                judge.and_then(|judge| as_choice(card, table.deck, &judge, id.0))
            }
        };
        let asked = asked.map(|key| Card { key: Some(key), ..card.clone() });
        let question = Question::new(id, asked.as_ref().unwrap_or(card), self.mode.play(), duration_ms, table.rules);
        effects.push(Effect::Turned(card.id.clone(), turn));
        effects.push(Effect::Ask { question: question.id, card: card.id.clone(), closes_at: now.plus_ms(duration_ms) });
        self.question = Some(question);
    }

    /// Ends the current question now. If it's being posted, ends it once it's posted; if answers are being read, once
    /// they are.
    fn end_question(&mut self, ending: Ending, now: UnixMs, table: &mut Table<'_>, effects: &mut Vec<Effect>) {
        if self.question.as_ref().is_some_and(|question| question.open().is_none()) {
            self.progress.end_when_posted = Some(ending);
        } else if !self.question.as_mut().is_some_and(|question| question.closes_later(ending, now)) {
            self.close(ending, now, table, effects);
        }
    }

    fn close(&mut self, ending: Ending, now: UnixMs, table: &mut Table<'_>, effects: &mut Vec<Effect>) {
        let Some(mut question) = self.question.take() else { return };
        let ending = question.end(ending, effects);
        let progress = &mut self.progress;
        progress.players.extend(question.members());
        progress.place_in_teams(question.members());
        progress.awaited = question.members().collect();
        progress.untried = if question.members().len() == 0 { progress.untried + 1 } else { 0 };
        let awards = question.awards(table.rules);
        let before = progress.standings();
        let streaks = &progress.streaks;
        let mut reveal =
            question.reveal(ending, &awards, |user| streaks.get(&user).copied().unwrap_or(0) + 1, &progress.players);
        if let Some(Effect::Reveal(reveal)) = &mut reveal {
            progress.streaks = reveal.right().map(|gain| (gain.user, gain.streak)).collect();
            for gain in &reveal.gains {
                let score = progress.scores.entry(gain.user).or_default();
                score.points += gain.points.0;
                score.right += u32::from(gain.streak > 0);
            }
            progress.last = Some(LastQuestion {
                card: reveal.card.clone(),
                winners: reveal.right().take(SHOWN).map(|gain| gain.user).collect(),
                right: reveal.right().count(),
                tried: reveal.tried,
            });
            progress.notice(reveal, question.won_in());
            if let Some(lives) = self.mode.rules().lives {
                reveal.out = progress.take_lives(reveal, &question, lives);
            }
            reveal.standings = progress.best();
            reveal.comeback = progress.comeback(&before, 2 * table.rules.points);
        }
        effects.extend(awards.into_iter().map(Effect::Award));
        effects.extend(reveal);
        match self.ending(table.rules) {
            Some(ending) => self.finish(ending, effects),
            None => self.progress.next_at = Some(now.plus_ms(table.rules.pause_ms)),
        }
    }

    /// Why the round ends after the question that was just closed, if it does.
    fn ending(&self, rules: &Rules) -> Option<RoundEnding> {
        let progress = &self.progress;
        if progress.stopping {
            return Some(RoundEnding::Stopped);
        }
        if let Some(goal) = self.reached_goal() {
            return Some(RoundEnding::GoalReached(goal));
        }
        if progress.lives.are_decided() {
            return Some(progress.lives.are_in().next().map_or(RoundEnding::AllOut, RoundEnding::LastOneLeft));
        }
        if progress.asked >= self.questions {
            return Some(self.goal.map_or(RoundEnding::Done, RoundEnding::GoalMissed));
        }
        let is_idle = rules.idle_questions > 0 && progress.untried >= rules.idle_questions;
        is_idle.then_some(RoundEnding::Idle)
    }

    /// The score goal, once somebody has that many points; if there are teams, a team.
    fn reached_goal(&self) -> Option<u32> {
        let has_reached = |goal: &u32| match self.progress.teams {
            Some(_) => team_standings(&self.standings()).iter().any(|team| team.points.0 >= *goal),
            None => self.progress.scores.values().any(|score| score.points >= *goal),
        };
        self.goal.filter(has_reached)
    }

    fn finish(&mut self, ending: RoundEnding, effects: &mut Vec<Effect>) {
        let (standings, highlights) = (self.standings(), self.progress.highlights.clone());
        effects.push(Effect::Summarise { standings, ending, asked: self.progress.asked, highlights });
        effects.push(Effect::Over);
    }

    /// An answer to an earlier question counts for more than it did, or in full: it earns the missing points, and gives
    /// back the life that it cost.
    pub fn correct(&mut self, question: QuestionId, user: UserId, points: Points, is_full: bool) {
        self.adjust(user, points.0.into(), i32::from(is_full));
        if self.progress.lives.give_back(user, question) {
            self.progress.awaited.insert(user);
        }
    }

    /// Corrects a member's score for an answer to an earlier question, by points and by full answers.
    pub fn adjust(&mut self, user: UserId, points: i64, full: i32) {
        self.progress.place_in_teams([user]);
        let score = self.progress.scores.entry(user).or_default();
        let points = i64::from(score.points).saturating_add(points).max(0);
        score.points = u32::try_from(points).unwrap_or(u32::MAX);
        score.right = score.right.saturating_add_signed(full);
    }

    /// All of its decks.
    pub fn decks(&self) -> impl Iterator<Item = &DeckId> {
        let others = self.mix.iter().map(|portion| &portion.deck).filter(|deck| **deck != self.deck);
        std::iter::once(&self.deck).chain(others)
    }

    /// The deck of the question that is being asked, or follows.
    pub fn deck_in_play(&self) -> &DeckId {
        self.progress.deck_in_play.as_ref().unwrap_or(&self.deck)
    }

    /// Goes on without the decks of a mix that aren't there anymore.
    pub(crate) fn keep_decks(&mut self, is_there: impl Fn(&DeckId) -> bool) {
        self.mix.retain(|portion| is_there(&portion.deck));
        self.choose_deck();
    }

    /// Chooses the deck of the next question, if none is being asked. Whoever calls [`step`](Self::step) gives it that
    /// deck.
    pub(crate) fn choose_deck(&mut self) {
        if self.question.is_none()
            && let Some(deck) = deck_of(&self.mix, self.seed, self.progress.asked)
        {
            self.progress.deck_in_play = Some(deck.clone());
        }
    }

    /// Whether a player of an elimination has no lives left.
    pub fn is_out(&self, user: UserId) -> bool {
        self.progress.lives.is_out(user)
    }

    /// Who is on which team, in a round with teams.
    pub fn teams(&self) -> Option<&Teams> {
        self.progress.teams.as_ref()
    }

    /// The team that somebody is on.
    pub fn team_of(&self, user: UserId) -> Option<Team> {
        self.progress.teams.as_ref()?.of(user)
    }

    /// Members with points, most first; equal points share a rank.
    pub fn standings(&self) -> Vec<Standing> {
        self.progress.standings()
    }

    /// Whether it waits for players to join.
    pub fn waits_for_players(&self) -> bool {
        self.progress.is_waiting
    }

    /// When the first question follows, while it waits for players.
    pub fn starts_at(&self) -> Option<UnixMs> {
        self.progress.next_at.filter(|_| self.progress.is_waiting)
    }

    /// Who has joined, or answered a question.
    pub fn players(&self) -> impl ExactSizeIterator<Item = UserId> {
        self.progress.players.iter().copied()
    }

    /// How the question before the current one went.
    pub fn last(&self) -> Option<&LastQuestion> {
        self.progress.last.as_ref()
    }

    /// The best places, if it's time to show them with a question.
    pub fn running_score(&self) -> Vec<Standing> {
        let before = self.progress.asked.saturating_sub(1);
        if before > 0 && before.is_multiple_of(SCORE_EVERY) { self.progress.best() } else { Vec::new() }
    }

    /// Questions asked so far.
    pub fn asked(&self) -> u32 {
        self.progress.asked
    }
}

/// Who leads alone.
fn leader(standings: &[Standing]) -> Option<UserId> {
    let first = standings.first()?;
    standings.get(1).is_none_or(|second| second.points < first.points).then_some(first.user)
}

impl Progress {
    /// Somebody joins before the first question. Returns whether they hadn't yet.
    fn join(&mut self, user: UserId, now: UnixMs, ready_ms: i64) -> bool {
        let is_new = self.players.insert(user) && self.awaited.insert(user);
        let is_first = self.players.len() == 1;
        if is_new && is_first {
            self.show_joined_at = Some(now.plus_ms(ready_ms / 4));
        }
        is_new
    }

    /// Puts those into teams who haven't joined one, if there are teams.
    fn place_in_teams(&mut self, users: impl IntoIterator<Item = UserId>) {
        if let Some(teams) = &mut self.teams {
            users.into_iter().for_each(|user| teams.place(user));
        }
    }

    /// Who plays on: all players, except those who have no lives left in an elimination.
    fn are_in(&self) -> BTreeSet<UserId> {
        self.players.iter().copied().filter(|user| !self.lives.is_out(*user)).collect()
    }

    /// Takes a life from everybody whose answer to the question was wrong, and from everybody who is in and gave none.
    /// Members who tried it join first. A partly right answer costs nothing, nor does one that the judge is in doubt
    /// about, nor a question that was cut short or ended while the bot was down. Returns who is out now.
    fn take_lives(&mut self, reveal: &Reveal, question: &Question, at_first: u32) -> Vec<UserId> {
        for user in question.members() {
            self.lives.join(user, at_first);
        }
        if matches!(reveal.ending, Ending::Skipped | Ending::Stopped) || question.ended_in_absence() {
            return Vec::new();
        }
        let right = reveal.gains.iter().map(|gain| gain.user);
        let in_doubt = reveal.doubtful.answers.iter().map(|doubtful| doubtful.user);
        let spared = right.chain(in_doubt).collect();
        self.lives.lose(reveal.question, self.asked, &spared)
    }

    /// Who takes the lead alone, after having been at least `far` points behind. Remembers who is how far behind now.
    fn comeback(&mut self, before: &[Standing], far: u32) -> Option<UserId> {
        // In an elimination, lives lead, and where there are teams, a team.
        if !self.lives.is_empty() || self.teams.is_some() {
            return None;
        }
        let after = self.standings();
        let leads = leader(&after).filter(|leader_now| leader(before) != Some(*leader_now));
        let comeback = leads.filter(|user| self.behind.get(user).is_some_and(|behind| *behind >= far));
        if let Some(user) = leads {
            self.behind.remove(&user);
        }
        let best = after.first().map_or(0, |first| first.points.0);
        for player in &self.players {
            let points = self.scores.get(player).map_or(0, |score| score.points);
            let behind = self.behind.entry(*player).or_default();
            *behind = (*behind).max(best.saturating_sub(points));
        }
        comeback
    }

    /// Remembers what stands out.
    fn notice(&mut self, reveal: &Reveal, won_in: Option<(UserId, i64)>) {
        let highlights = &mut self.highlights;
        if let Some((user, ms)) = won_in.filter(|(_, ms)| highlights.fastest.is_none_or(|(_, best)| *ms < best)) {
            highlights.fastest = Some((user, ms));
        }
        for gain in reveal.gains.iter().filter(|gain| gain.streak > 1) {
            if highlights.streak.is_none_or(|(_, best)| gain.streak > best) {
                highlights.streak = Some((gain.user, gain.streak));
            }
        }
        let right = reveal.right().count();
        let is_harder = |than: &Hardest| right * than.tried < than.right * reveal.tried;
        if right < reveal.tried && highlights.hardest.as_ref().is_none_or(is_harder) {
            highlights.hardest = Some(Hardest { card: reveal.card.clone(), right, tried: reveal.tried });
        }
    }

    fn standings(&self) -> Vec<Standing> {
        let scores = self.scores.iter().map(|(user, score)| (*user, *score));
        let without = self.lives.players().filter(|user| !self.scores.contains_key(user));
        let mut scores: Vec<(UserId, Score)> = scores.chain(without.map(|user| (user, Score::default()))).collect();
        let worth = |user: UserId, score: Score| (self.lives.rank(user), score.points);
        scores.sort_by_key(|(user, score)| (std::cmp::Reverse(worth(*user, *score)), *user));
        let better = |than| scores.iter().take_while(|(user, score)| worth(*user, *score) > than).count();
        let place = |(user, score): &(UserId, Score)| Standing {
            rank: u32::try_from(better(worth(*user, *score))).unwrap_or(u32::MAX - 1) + 1,
            user: *user,
            points: Points(score.points),
            right: score.right,
            lives: self.lives.of(*user),
            team: self.teams.as_ref().and_then(|teams| teams.of(*user)),
        };
        scores.iter().map(place).collect()
    }

    fn best(&self) -> Vec<Standing> {
        let shown = match self.teams {
            // Teams have what all of their players have.
            Some(_) => usize::MAX,
            None if self.lives.is_empty() => SHOWN,
            None => SHOWN_WITH_LIVES,
        };
        self.standings().into_iter().take(shown).collect()
    }

    fn forget(&mut self, user: UserId) {
        self.scores.remove(&user);
        self.streaks.remove(&user);
        self.players.remove(&user);
        self.awaited.remove(&user);
        self.lives.forget(user);
        if let Some(teams) = &mut self.teams {
            teams.forget(user);
        }
        self.behind.remove(&user);
        self.highlights.fastest = self.highlights.fastest.filter(|(fastest, _)| *fastest != user);
        self.highlights.streak = self.highlights.streak.filter(|(longest, _)| *longest != user);
        if let Some(last) = &mut self.last {
            last.winners.retain(|winner| *winner != user);
        }
    }
}

/// The cards that may be asked: those with an answer that aren't paused and, if `tags` are given, have one of them
/// (ignoring case).
pub fn eligible<'a>(cards: &'a [Card], tags: &[String], paused: &BTreeSet<CardId>) -> Vec<&'a Card> {
    let wanted = |card: &&Card| {
        tags.is_empty() || card.tags.iter().any(|tag| tags.iter().any(|wanted| wanted.eq_ignore_ascii_case(tag)))
    };
    let answered = |card: &&Card| matches!(&card.key, Some(key) if !matches!(key, AnswerKey::Term(wordings) if wordings.is_empty()));
    cards.iter().filter(answered).filter(wanted).filter(|card| !paused.contains(&card.id)).collect()
}
