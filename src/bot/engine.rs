//! Decides: what happened goes in, what to record and what to do comes out. Holds all games in play; does no I/O itself.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rand::{RngExt as _, SeedableRng as _, rngs::ChaCha8Rng};

use super::{GivenUp, Refusal};
use super::alarms::Alarms;
use super::decks::{Decks, LoadedDeck};
use super::ears::Ears;
use super::outbox::Outgoing;
use super::render;
use crate::clock::UnixMs;
use crate::deck::{Card, CardId, DeckId};
use crate::discord::gateway::Heard;
use crate::discord::message::Message;
use crate::id::{ChannelId, GameId, GuildId, MessageId, OutboxId, QuestionId, ScheduleId, UserId, snowflake_at};
use crate::judge::CardJudge;
use crate::quiz::round::{Setup, eligible};
use crate::quiz::{Attempt, Effect, Event, Game, Mark, News, OpenDrop, Round, Rules, Table, Turns, Via};
use crate::schedule::{Schedule, Zone};
use crate::store::{
    self, Commit, GameChange, LedgerKind, Loaded, OutboxDone, OutboxEntry, QuestionRecord, ScheduleChange,
};

/// What the engine goes by.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) rules: Rules,
    /// Where a day begins and ends on the leaderboards.
    pub(super) zone: Zone,
    /// How late a drop may still be posted, in ms.
    pub(super) grace_ms: i64,
    /// From it come the seeds of rounds and drops.
    pub(super) seed: u64,
}

/// What came of what happened: to be recorded, and once it is, to be done.
#[derive(Default)]
pub(super) struct Decision {
    pub(super) commit: Commit,
    pub(super) acts: Vec<Act>,
    /// What to tell the author of the attempt that was just taken in.
    news: Option<News>,
    /// Games whose state is to be recorded, once, with the commit.
    changed: BTreeSet<GameId>,
}

/// What is done once the commit is on disk. None of it is done again after a crash; what must be is in the outbox.
pub(super) enum Act {
    /// Mark a message.
    React { channel: ChannelId, message: MessageId, mark: Mark },
    /// Fetch what was said in a game's channel after this message, and come back with [`Engine::looked_back`].
    LookBack(Look),
    /// A drop is due: fetch what it needs and come back with [`Engine::drop_ready`].
    PrepareDrop(ScheduleId, UnixMs),
    /// Tell whoever waits for this decision.
    Done(Box<dyn FnOnce() + Send>),
}

/// A look into a channel's history, for a game that may not have heard everything.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) game: GameId,
    pub(super) question: QuestionId,
    pub(super) guild: GuildId,
    pub(super) channel: ChannelId,
    pub(super) after: MessageId,
    /// Whether it began when the question's time was up: after it, nothing can be missing.
    is_last: bool,
}

/// What a drop needs from the store.
pub(super) struct Provisions {
    pub(super) turns: Turns,
    pub(super) streaks: Vec<(UserId, u32)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Alarm {
    Game(GameId),
    Schedule(ScheduleId),
}

struct Playing {
    game: Game,
    deck: Arc<LoadedDeck>,
    judge: Option<CardJudge>,
    /// Attempts on the present question that were taken in: what comes again does not count again.
    seen: HashSet<u64>,
    hearing: Hearing,
}

/// How sure it is that all that was said in a game's channel has been heard. Until it is, the game's time stands still.
#[derive(Clone, Copy, Debug, Default)]
struct Hearing {
    /// The bot was away, and has not looked back yet.
    was_away: bool,
    /// Looks into the history that are under way.
    looks: u32,
    /// A look that began after the question's time was up has come back.
    is_complete: bool,
    /// The newest message heard until lately, and until now. Events overtake each other, and after a lost connection those that come
    /// first may be newer than what was missed; so a look begins before the former.
    steady: u64,
    newest: u64,
    newest_since: Option<UnixMs>,
}

impl Hearing {
    /// How much later than another an event may come.
    const OVERTAKEN_BY_MS: i64 = 10_000;

    fn heard(&mut self, message: MessageId, now: UnixMs) {
        if self.newest_since.is_none_or(|since| now.since(since) >= Self::OVERTAKEN_BY_MS) {
            (self.steady, self.newest_since) = (self.newest, Some(now));
        }
        self.newest = self.newest.max(message.0);
    }

    /// After which message something may be missing.
    fn missing_after(&self, question: MessageId) -> MessageId {
        let sure = snowflake_at(MessageId(self.steady).time().plus_ms(-Self::OVERTAKEN_BY_MS), 0);
        MessageId(question.0.max(if self.steady == 0 { 0 } else { sure }))
    }

    fn is_sure(self) -> bool {
        !self.was_away && self.looks == 0
    }
}

impl Playing {
    fn new(game: Game, deck: Arc<LoadedDeck>) -> Self {
        Self { game, deck, judge: None, seen: HashSet::new(), hearing: Hearing::default() }
    }

    /// When time next changes something; not before all that was said is known.
    fn deadline(&self, rules: &Rules) -> Option<UnixMs> {
        self.game.deadline(rules).filter(|_| self.hearing.is_sure())
    }

    /// Begins a look back, where the question stands in a channel in which it is answered.
    fn look_back(&mut self, is_last: bool) -> Option<Look> {
        let question = self.game.question().filter(|_| self.game.hears_channel())?;
        let after = self.hearing.missing_after(question.open()?.message);
        self.hearing.looks += 1;
        self.hearing.was_away = false;
        Some(Look {
            game: self.game.id(),
            question: question.id,
            guild: self.game.guild(),
            channel: self.game.channel(),
            after,
            is_last,
        })
    }
}

pub(super) struct Engine {
    decks: Arc<Decks>,
    settings: Settings,
    random: ChaCha8Rng,
    next_id: u64,
    database: u32,
    games: HashMap<GameId, Playing>,
    rounds: HashMap<ChannelId, GameId>,
    asking: HashMap<QuestionId, GameId>,
    /// Games that wait to hear of a post.
    posting: HashMap<OutboxId, GameId>,
    ears: Arc<Ears>,
    schedules: BTreeMap<ScheduleId, Schedule>,
    turns: HashMap<(GuildId, DeckId), Turns>,
    alarms: Alarms<Alarm>,
}

impl Engine {
    /// Takes up what was in play when the bot last stopped.
    pub(super) fn new(
        decks: Arc<Decks>,
        settings: Settings,
        ears: Arc<Ears>,
        loaded: &Loaded,
        now: UnixMs,
    ) -> (Self, Decision) {
        let mut engine = Self {
            decks,
            random: ChaCha8Rng::seed_from_u64(settings.seed),
            settings,
            next_id: loaded.next_id.max(1),
            database: loaded.database,
            games: HashMap::new(),
            rounds: HashMap::new(),
            asking: HashMap::new(),
            posting: loaded.outbox.iter().filter_map(|entry| Some((entry.id, entry.game?))).collect(),
            ears,
            schedules: BTreeMap::new(),
            turns: HashMap::new(),
            alarms: Alarms::new(),
        };
        let mut decision = Decision::default();
        for (id, state) in &loaded.games {
            engine.resume(*id, state, loaded, now, &mut decision);
        }
        for (id, state) in &loaded.schedules {
            match serde_json::from_str::<Schedule>(state) {
                Ok(schedule) => engine.keep_schedule(schedule),
                Err(error) => tracing::error!(schedule = %id, %error, "a schedule cannot be read and rests"),
            }
        }
        (engine, decision)
    }

    fn resume(&mut self, id: GameId, state: &str, loaded: &Loaded, now: UnixMs, decision: &mut Decision) {
        let game: Game = match serde_json::from_str(state) {
            Ok(game) => game,
            Err(error) => {
                tracing::error!(game = %id, %error, "a game that was in play cannot be read and is closed");
                decision.commit.games.push(GameChange::End { id });
                return;
            }
        };
        let deck = self.decks.get(game.deck()).map(Arc::clone);
        let asked = game.question().map(|question| question.card.clone());
        let lacks = match &deck {
            None => Some(format!("the deck `{}`", game.deck())),
            Some(deck) => {
                asked.filter(|asked| card(deck, asked).is_none()).map(|card| format!("the card `{card}` of its deck"))
            }
        };
        let mut playing = Playing::new(game, deck.unwrap_or_else(|| Arc::new(LoadedDeck::missing())));
        if let Some(lacks) = lacks {
            tracing::warn!(game = %id, lacks, "a game that was in play cannot go on and is closed");
            let what = match &playing.game {
                Game::Round(_) => "This round",
                Game::Drop(_) => "This question",
            };
            let text = format!("{what} ends here: {lacks} is not there any more. What was earned until now counts.");
            self.post(&playing.game, Outgoing::post(Message::text(text)), false, now, decision);
            self.games.insert(id, playing);
            self.step(id, Event::Lost, now, decision);
            return;
        }
        let Playing { game, deck, judge, seen, hearing } = &mut playing;
        if let Some(question) = game.question() {
            *judge = card(deck, &question.card).and_then(|card| deck.judge.compile(card));
            let attempts = loaded.attempts.iter().filter(|(attempted, _)| *attempted == question.id);
            seen.extend(attempts.map(|(_, source)| *source));
            *hearing = Hearing { was_away: game.hears_channel(), ..Hearing::default() };
            hearing.steady = seen.iter().max().copied().unwrap_or_default();
            self.asking.insert(question.id, id);
            self.listen(game);
        }
        if let Game::Round(round) = &*game {
            self.rounds.insert(round.channel, id);
        }
        self.alarms.set(Alarm::Game(id), playing.deadline(&self.settings.rules));
        self.games.insert(id, playing);
    }

    /// When time next changes something.
    pub(super) fn next_alarm(&self) -> Option<UnixMs> {
        self.alarms.next()
    }

    /// Whether the turns of a deck in a server are at hand; where not, they must be given.
    fn provide(&mut self, guild: GuildId, deck: &DeckId, turns: Turns) {
        self.turns.entry((guild, deck.clone())).or_insert(turns);
    }

    // ---- Rounds

    /// Starts a round, unless one is on in that channel. The announcement goes before its first question.
    pub(super) fn start_round(
        &mut self,
        setup: Setup,
        turns: Turns,
        announcement: Message,
        now: UnixMs,
        decision: &mut Decision,
    ) -> Result<(), Refusal> {
        if self.rounds.contains_key(&setup.channel) {
            return Err(Refusal::new(
                "A round is on in this channel already. Let it end, or stop it with `/quiz stop`.",
            ));
        }
        let deck = self.decks.get(&setup.deck).ok_or_else(|| Refusal::new("That deck is not loaded any more."))?;
        let deck = Arc::clone(deck);
        no_cards(&deck, &setup.tags)?;
        self.provide(setup.guild, &setup.deck, turns);
        let id = GameId(self.take_id());
        let channel = setup.channel;
        let game = Game::Round(Round::new(id, setup));
        self.post(&game, Outgoing::post(announcement), false, now, decision);
        self.games.insert(id, Playing::new(game, deck));
        self.rounds.insert(channel, id);
        self.step(id, Event::Begun, now, decision);
        Ok(())
    }

    /// Skips the present question of the channel's round, or stops the round.
    pub(super) fn end_in_channel(
        &mut self,
        channel: ChannelId,
        event: Event,
        now: UnixMs,
        decision: &mut Decision,
    ) -> Result<(), Refusal> {
        let none = || Refusal::new("No round is on in this channel. Start one with `/quiz start`.");
        let id = *self.rounds.get(&channel).ok_or_else(none)?;
        let between = self.games.get(&id).is_none_or(|playing| playing.game.question().is_none());
        if event == Event::Skipped && between {
            return Err(Refusal::new("The next question is about to come: there is nothing to skip."));
        }
        self.step(id, event, now, decision);
        Ok(())
    }

    /// Counts a vote to skip. Returns the votes so far; `None` where that question is not open in that channel.
    pub(super) fn vote_to_skip(
        &mut self,
        question: QuestionId,
        channel: ChannelId,
        user: UserId,
        now: UnixMs,
        decision: &mut Decision,
    ) -> Option<usize> {
        let id = self.game_asking(question, channel)?;
        self.step(id, Event::SkipVote(user), now, decision);
        let votes = self.games.get(&id).and_then(|playing| playing.game.question()).filter(|it| it.id == question);
        Some(votes.map_or(0, crate::quiz::Question::skip_votes))
    }

    // ---- Attempts

    /// Somebody said something in a channel with an open question.
    pub(super) fn heard(&mut self, heard: Heard, now: UnixMs, decision: &mut Decision) {
        let Heard { channel, message, author, text, replies_to, .. } = heard;
        let Some(id) = self.ears.addressed(channel, replies_to) else { return };
        if let Some(playing) = self.games.get_mut(&id) {
            playing.hearing.heard(message, now);
        }
        let text = without_mention(&text);
        if !text.is_empty() {
            self.attempt(id, message.0, author, text, Via::Channel, now, decision);
        }
    }

    /// Somebody submitted the modal of a question. Returns what to tell them; `None` where this very submission was taken in before.
    #[expect(clippy::too_many_arguments, reason = "the facts of a submission")]
    pub(super) fn submitted(
        &mut self,
        source: u64,
        question: QuestionId,
        channel: ChannelId,
        user: UserId,
        text: &str,
        now: UnixMs,
        decision: &mut Decision,
    ) -> Option<News> {
        let Some(id) = self.game_asking(question, channel) else { return Some(News::Closed) };
        self.attempt(id, source, user, text.trim(), Via::Modal, now, decision)
    }

    #[expect(clippy::too_many_arguments, reason = "the facts of an attempt, from two callers")]
    fn attempt(
        &mut self,
        id: GameId,
        source: u64,
        user: UserId,
        text: &str,
        via: Via,
        now: UnixMs,
        decision: &mut Decision,
    ) -> Option<News> {
        let playing = self.games.get_mut(&id)?;
        let (Some(question), Some(judge)) = (playing.game.question(), &playing.judge) else {
            return Some(News::Closed);
        };
        if !question.may_count(source) {
            return Some(News::Closed);
        }
        if !playing.seen.insert(source) {
            return None;
        }
        let verdict = judge.judge(text);
        decision.commit.attempts.push(store::Attempt {
            source,
            question: question.id,
            user,
            text: text.to_owned(),
            outcome: verdict.outcome,
            credit: verdict.credit,
        });
        self.step(id, Event::Attempted(Attempt { source, user, via, verdict }), now, decision);
        decision.news.take()
    }

    /// The card of a question that is open in that channel, for its modal.
    pub(super) fn open_card(&self, question: QuestionId, channel: ChannelId) -> Option<Card> {
        let playing = self.games.get(&self.game_asking(question, channel)?)?;
        card(&playing.deck, &playing.game.question()?.card).cloned()
    }

    /// Whether a card is open as a question somewhere in a server.
    pub(super) fn is_open(&self, guild: GuildId, deck: &DeckId, card: &CardId) -> bool {
        let asks = |game: &Game| game.question().is_some_and(|question| question.card == *card);
        self.games.values().any(|it| it.game.guild() == guild && it.game.deck() == deck && asks(&it.game))
    }

    /// A new connection: what was said since the last one ended must be fetched, before anything is decided that it may change.
    pub(super) fn reconnected(&mut self, decision: &mut Decision) {
        for (id, playing) in &mut self.games {
            if playing.game.hears_channel() && playing.game.question().is_some() {
                playing.hearing.was_away = true;
                decision.acts.extend(playing.look_back(false).map(Act::LookBack));
                self.alarms.set(Alarm::Game(*id), playing.deadline(&self.settings.rules));
            }
        }
    }

    /// A look into the history has come back; what it found was taken in before.
    pub(super) fn looked_back(&mut self, look: Look) {
        let Some(playing) = self.games.get_mut(&look.game) else { return };
        if playing.game.question().is_some_and(|question| question.id == look.question) {
            playing.hearing.looks = playing.hearing.looks.saturating_sub(1);
            playing.hearing.is_complete |= look.is_last;
            self.alarms.set(Alarm::Game(look.game), playing.deadline(&self.settings.rules));
        }
    }

    /// A game's time has come. Where a question is about to close that is answered in the channel, the history is looked at first: a
    /// connection may be dead without anybody having noticed.
    fn game_is_due(&mut self, id: GameId, now: UnixMs, decision: &mut Decision) {
        let rules = &self.settings.rules;
        if let Some(playing) = self.games.get_mut(&id)
            && !playing.hearing.is_complete
            && playing.game.time_is_up_at(rules).is_some_and(|at| now >= at)
            && let Some(look) = playing.look_back(true)
        {
            decision.acts.push(Act::LookBack(look));
            return;
        }
        self.step(id, Event::TimePassed, now, decision);
    }

    fn game_asking(&self, question: QuestionId, channel: ChannelId) -> Option<GameId> {
        let id = *self.asking.get(&question)?;
        self.games.get(&id).filter(|playing| playing.game.channel() == channel).map(|_| id)
    }

    // ---- Schedules

    /// The schedules of a server, by id.
    pub(super) fn schedules(&self, guild: GuildId) -> Vec<Schedule> {
        self.schedules.values().filter(|it| it.guild == guild).cloned().collect()
    }

    /// Adds a schedule, whose id is set here, and returns it.
    pub(super) fn add_schedule(
        &mut self,
        mut schedule: Schedule,
        decision: &mut Decision,
    ) -> Result<Schedule, Refusal> {
        const AT_MOST: usize = 50;
        if self.schedules.values().filter(|it| it.guild == schedule.guild).count() >= AT_MOST {
            return Err(Refusal::new(format!(
                "A server can have {AT_MOST} schedules. Remove one with `/drop remove` first."
            )));
        }
        let deck = self.decks.get(&schedule.deck).ok_or_else(|| Refusal::new("That deck is not loaded any more."))?;
        no_cards(deck, &schedule.tags)?;
        schedule.id = ScheduleId(self.take_id());
        record_schedule(&schedule, decision);
        self.keep_schedule(schedule.clone());
        Ok(schedule)
    }

    /// Changes a schedule of a server and returns it as it is now.
    pub(super) fn change_schedule(
        &mut self,
        guild: GuildId,
        id: ScheduleId,
        change: impl FnOnce(&mut Schedule),
        decision: &mut Decision,
    ) -> Result<Schedule, Refusal> {
        let mut schedule = self.schedule(guild, id)?.clone();
        change(&mut schedule);
        record_schedule(&schedule, decision);
        self.keep_schedule(schedule.clone());
        Ok(schedule)
    }

    /// Removes a schedule of a server and returns what it was. A drop of it that is open stays open.
    pub(super) fn remove_schedule(
        &mut self,
        guild: GuildId,
        id: ScheduleId,
        decision: &mut Decision,
    ) -> Result<Schedule, Refusal> {
        let schedule = self.schedule(guild, id)?.clone();
        self.schedules.remove(&id);
        self.alarms.set(Alarm::Schedule(id), None);
        decision.commit.schedules.push(ScheduleChange::Remove { id });
        Ok(schedule)
    }

    /// A schedule of a server.
    pub(super) fn schedule(&self, guild: GuildId, id: ScheduleId) -> Result<&Schedule, Refusal> {
        self.schedules
            .get(&id)
            .filter(|schedule| schedule.guild == guild)
            .ok_or_else(|| Refusal::new(format!("There is no drop #{id} in this server. `/drop list` shows them.")))
    }

    /// A schedule, whosever it is.
    pub(super) fn find_schedule(&self, id: ScheduleId) -> Option<&Schedule> {
        self.schedules.get(&id)
    }

    fn keep_schedule(&mut self, schedule: Schedule) {
        self.alarms.set(Alarm::Schedule(schedule.id), schedule.next_due());
        self.schedules.insert(schedule.id, schedule);
    }

    /// A schedule's time has come. Drops whose time is long past are passed over; of several missed ones, only the last may still come.
    fn due(&mut self, id: ScheduleId, now: UnixMs, decision: &mut Decision) {
        let Some(schedule) = self.schedules.get_mut(&id) else { return };
        let mut passed_over = 0;
        while let Some(due) = schedule.next_due().filter(|due| *due <= now) {
            let following = Schedule { dealt_with: due, ..schedule.clone() }.next_due();
            if now.since(due) <= self.settings.grace_ms && following.is_none_or(|following| following > now) {
                decision.acts.push(Act::PrepareDrop(id, due));
                return;
            }
            schedule.dealt_with = due;
            passed_over += 1;
        }
        if passed_over > 0 {
            tracing::warn!(schedule = %id, drops = passed_over, "drops were missed by more than the grace time and are passed over");
        }
        let schedule = schedule.clone();
        record_schedule(&schedule, decision);
        self.keep_schedule(schedule);
    }

    /// What a due drop needs is at hand: open it.
    pub(super) fn drop_ready(
        &mut self,
        id: ScheduleId,
        due: UnixMs,
        provisions: Provisions,
        now: UnixMs,
        decision: &mut Decision,
    ) {
        let Some(schedule) = self.schedules.get_mut(&id) else { return };
        // It may have been paused, or made ready twice, while the store was asked.
        if schedule.paused || due <= schedule.dealt_with {
            return;
        }
        schedule.dealt_with = due;
        let schedule = schedule.clone();
        record_schedule(&schedule, decision);
        self.open_drop(&schedule, provisions, now, decision);
        self.keep_schedule(schedule);
    }

    /// Opens a drop of a schedule out of turn.
    pub(super) fn drop_now(
        &mut self,
        guild: GuildId,
        id: ScheduleId,
        provisions: Provisions,
        now: UnixMs,
        decision: &mut Decision,
    ) -> Result<(), Refusal> {
        let schedule = self.schedule(guild, id)?.clone();
        if self.decks.get(&schedule.deck).is_none() {
            return Err(Refusal::new("Its deck is not loaded any more."));
        }
        self.open_drop(&schedule, provisions, now, decision);
        Ok(())
    }

    fn open_drop(&mut self, schedule: &Schedule, provisions: Provisions, now: UnixMs, decision: &mut Decision) {
        let Some(deck) = self.decks.get(&schedule.deck).map(Arc::clone) else {
            tracing::error!(schedule = %schedule.id, deck = %schedule.deck, "a drop is passed over: its deck is not loaded any more");
            return;
        };
        self.provide(schedule.guild, &schedule.deck, provisions.turns);
        let id = GameId(self.take_id());
        let game = Game::Drop(OpenDrop::new(id, schedule, self.random.random(), provisions.streaks));
        self.games.insert(id, Playing::new(game, deck));
        self.step(id, Event::Begun, now, decision);
    }

    // ---- What comes back

    /// An effect of the outbox was carried out, or given up for good.
    pub(super) fn sent(
        &mut self,
        id: OutboxId,
        sent: Result<MessageId, GivenUp>,
        now: UnixMs,
        decision: &mut Decision,
    ) {
        decision.commit.done.push(OutboxDone { id, message: sent.ok(), at: now });
        if let Some(game) = self.posting.remove(&id) {
            self.step(game, sent.map_or(Event::Lost, Event::Posted), now, decision);
        }
    }

    /// A channel, or all of a server, is gone for the bot.
    pub(super) fn lost(&mut self, gone: impl Fn(&Game) -> bool, now: UnixMs, decision: &mut Decision) {
        let games: Vec<GameId> =
            self.games.iter().filter(|(_, playing)| gone(&playing.game)).map(|(id, _)| *id).collect();
        for id in games {
            self.step(id, Event::Lost, now, decision);
        }
    }

    /// Lets all that is due at `now` happen.
    pub(super) fn time_passed(&mut self, now: UnixMs, decision: &mut Decision) {
        while let Some(alarm) = self.alarms.take_due(now) {
            match alarm {
                Alarm::Game(id) => self.game_is_due(id, now, decision),
                Alarm::Schedule(id) => self.due(id, now, decision),
            }
        }
    }

    /// A fresh seed for a round.
    pub(super) fn seed(&mut self) -> u64 {
        self.random.random()
    }

    fn take_id(&mut self) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        id
    }

    // ---- A step of a game

    fn step(&mut self, id: GameId, event: Event, now: UnixMs, decision: &mut Decision) {
        let Some(mut playing) = self.games.remove(&id) else { return };
        let stands = matches!(event, Event::Posted(_));
        let (guild, deck) = (playing.game.guild(), playing.game.deck().clone());
        let turns = self.turns.entry((guild, deck)).or_default();
        let mut table =
            Table { deck: &playing.deck.deck, turns, rules: &self.settings.rules, next_id: &mut self.next_id };
        let step = playing.game.step(event, now, &mut table);
        let mut over = false;
        for effect in step.effects {
            over |= effect == Effect::Over;
            self.carry(&mut playing, effect, now, decision);
        }
        if over {
            self.forget(&playing.game);
            decision.changed.remove(&id);
            decision.commit.games.push(GameChange::End { id });
            return;
        }
        if step.changed {
            decision.changed.insert(id);
        }
        // It was posted by an earlier run, and may have been answered since.
        if stands && playing.hearing.was_away {
            decision.acts.extend(playing.look_back(false).map(Act::LookBack));
        }
        self.alarms.set(Alarm::Game(id), playing.deadline(&self.settings.rules));
        self.games.insert(id, playing);
    }

    fn forget(&mut self, game: &Game) {
        self.alarms.set(Alarm::Game(game.id()), None);
        self.ears.forget(game.channel(), game.id());
        self.asking.retain(|_, asking| *asking != game.id());
        if self.rounds.get(&game.channel()) == Some(&game.id()) {
            self.rounds.remove(&game.channel());
        }
    }

    fn listen(&self, game: &Game) {
        if game.hears_channel() {
            self.ears.listen(game.channel(), game.id(), question_message(game));
        }
    }

    fn carry(
        &mut self,
        playing: &mut Playing,
        effect: Effect,
        now: UnixMs,
        decision: &mut Decision,
    ) {
        let Playing { game, deck, judge, seen, hearing } = playing;
        match effect {
            Effect::Ask { question, ref card, number, closes_at } => {
                let Some(card) = self::card(deck, card) else { return };
                *judge = deck.judge.compile(card);
                seen.clear();
                *hearing = Hearing::default();
                self.asking.insert(question, game.id());
                self.listen(game);
                decision.commit.questions.push(question_record(game, question, &card.id, None, now, None));
                let message = render::question(game, &deck.deck, card, question, number, closes_at);
                self.post(game, Outgoing::post(message), true, now, decision);
            }
            Effect::Hint { text, .. } => {
                let hint = Outgoing::post_after(render::hint(&text), question_message(game));
                self.post(game, hint, false, now, decision);
            }
            Effect::React { message, mark } => {
                decision.acts.push(Act::React { channel: game.channel(), message, mark });
            }
            Effect::Tell { news, .. } => decision.news = Some(news),
            Effect::Award(award) => {
                let kind = match game {
                    Game::Round(round) => match round.mode {
                        crate::quiz::Mode::Race => LedgerKind::Race,
                        crate::quiz::Mode::Exam => LedgerKind::Exam,
                    },
                    Game::Drop(_) => LedgerKind::Drop,
                };
                decision.commit.ledger.push(store::LedgerEntry {
                    question: award.question,
                    user: award.user,
                    part: award.part,
                    kind,
                    points: i64::from(award.points.0),
                    credit: award.credit,
                    guild: game.guild(),
                    channel: game.channel(),
                    deck: game.deck().clone(),
                    at: now,
                    day: self.settings.zone.day(now),
                });
            }
            Effect::Reveal(reveal) => {
                let Some(card) = self::card(deck, &reveal.card) else { return };
                self.asking.remove(&reveal.question);
                self.ears.forget(game.channel(), game.id());
                *judge = None;
                decision.commit.questions.push(question_record(
                    game,
                    reveal.question,
                    &card.id,
                    Some(reveal.message),
                    now,
                    Some(now),
                ));
                let closed = render::closed_question(game, &deck.deck, card);
                self.post(game, Outgoing::Edit(reveal.message, closed), false, now, decision);
                let revealed = Outgoing::post_after(render::reveal(game, card, &reveal), Some(reveal.message));
                self.post(game, revealed, false, now, decision);
            }
            Effect::Abandon { question, ref card } => {
                self.asking.remove(&question);
                self.ears.forget(game.channel(), game.id());
                *judge = None;
                decision.commit.questions.push(question_record(game, question, card, None, now, Some(now)));
            }
            Effect::Summarise { standings, ending, asked } => {
                let message = render::summary(&deck.deck, &standings, ending, asked);
                self.post(game, Outgoing::post(message), false, now, decision);
            }
            Effect::Turned(card, turn) => {
                decision.commit.turns.push(store::Turn { guild: game.guild(), deck: game.deck().clone(), card, turn });
            }
            Effect::Over => {}
        }
    }

    /// Enters an effect into the outbox; with `wait`, the game is told how it went.
    fn post(&mut self, game: &Game, mut outgoing: Outgoing, wait: bool, now: UnixMs, decision: &mut Decision) {
        if let (Game::Drop(_), Outgoing::Post(post)) = (game, &mut outgoing) {
            post.can_wait = true;
        }
        let id = OutboxId(self.take_id());
        // Discord makes one message of two posts with the same nonce; a database's own number keeps two bots' apart.
        outgoing.set_nonce(format!("{:x}-{:x}", self.database, id.0));
        if wait {
            self.posting.insert(id, game.id());
        }
        decision.commit.outbox.push(OutboxEntry {
            id,
            channel: game.channel(),
            game: wait.then(|| game.id()),
            at: now,
            effect: to_json(&outgoing),
        });
    }

    /// Completes a decision: the state of each changed game is recorded once, as it is now.
    pub(super) fn complete(&mut self, decision: &mut Decision) {
        for id in std::mem::take(&mut decision.changed) {
            let Some(Playing { game, .. }) = self.games.get(&id) else { continue };
            if game.question().is_some_and(|question| question.open().is_some()) {
                self.listen(game);
            }
            let (guild, channel) = (game.guild(), game.channel());
            decision.commit.games.push(GameChange::Save { id, guild, channel, state: to_json(game) });
        }
    }
}

impl Decision {
    pub(super) fn is_empty(&self) -> bool {
        self.commit.is_empty() && self.acts.is_empty() && self.changed.is_empty()
    }
}

/// The message of the question that stands.
fn question_message(game: &Game) -> Option<MessageId> {
    Some(game.question()?.open()?.message)
}

fn record_schedule(schedule: &Schedule, decision: &mut Decision) {
    decision.commit.schedules.push(ScheduleChange::Put {
        id: schedule.id,
        guild: schedule.guild,
        channel: schedule.channel,
        state: to_json(schedule),
        next_due: schedule.next_due(),
    });
}

fn card<'a>(deck: &'a LoadedDeck, id: &CardId) -> Option<&'a Card> {
    deck.deck.cards.iter().find(|card| card.id == *id)
}

fn no_cards(deck: &LoadedDeck, tags: &[String]) -> Result<(), Refusal> {
    if !eligible(&deck.deck.cards, tags).is_empty() {
        return Ok(());
    }
    let title = &deck.deck.title;
    if tags.is_empty() {
        return Err(Refusal::new(format!(
            "“{title}” has no card with an answer. `popquiz deck check` lists what is missing."
        )));
    }
    let mut known: Vec<&str> = deck.deck.cards.iter().flat_map(|card| &card.tags).map(String::as_str).collect();
    known.sort_unstable();
    known.dedup();
    let known =
        if known.is_empty() { "It has no tags.".to_owned() } else { format!("Its tags: {}.", known.join(", ")) };
    Err(Refusal::new(format!("“{title}” has no card with that tag. {known}")))
}

fn question_record(
    game: &Game,
    id: QuestionId,
    card: &CardId,
    message: Option<MessageId>,
    asked_at: UnixMs,
    closed_at: Option<UnixMs>,
) -> QuestionRecord {
    let schedule = match game {
        Game::Round(_) => None,
        Game::Drop(drop) => Some(drop.schedule),
    };
    QuestionRecord {
        id,
        game: game.id(),
        schedule,
        guild: game.guild(),
        channel: game.channel(),
        deck: game.deck().clone(),
        card: card.clone(),
        message,
        asked_at,
        closed_at,
    }
}

/// A message without the mention of the bot that it begins with: how one answers where Discord withholds other messages' text.
fn without_mention(text: &str) -> &str {
    let text = text.trim();
    match text.strip_prefix("<@").and_then(|rest| rest.split_once('>')) {
        Some((id, rest)) if id.trim_start_matches('!').bytes().all(|byte| byte.is_ascii_digit()) => rest.trim_start(),
        _ => text,
    }
}

fn to_json(value: &impl serde::Serialize) -> String {
    // Our own types have text keys and no failing implementations, so this cannot fail; an empty state would be refused when read.
    serde_json::to_string(value).unwrap_or_default()
}
