//! Decides: what happened goes in, what to record and what to do comes out. Holds all games in play; does no I/O itself.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rand::{RngExt as _, SeedableRng as _, rngs::ChaCha8Rng};

use super::Refusal;
use super::alarms::Alarms;
use super::decks::{Decks, LoadedDeck};
use super::ears::Ears;
use super::outbox::Outgoing;
use super::render;
use crate::clock::UnixMs;
use crate::deck::{Card, CardId, DeckId};
use crate::discord::gateway::Heard;
use crate::discord::interaction::Ticket;
use crate::discord::message::{Message, Response};
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
    /// Games whose state is to be recorded, once, with the commit.
    changed: BTreeSet<GameId>,
}

/// What is done once the commit is on disk. None of it is done again after a crash; what must be is in the outbox.
pub(super) enum Act {
    /// Mark a message.
    React { channel: ChannelId, message: MessageId, mark: Mark },
    /// Answer an interaction.
    Respond(Ticket, Response),
    /// A drop is due: fetch what it needs and come back with [`Engine::drop_ready`].
    PrepareDrop(ScheduleId, UnixMs),
    /// Tell whoever waits for this decision.
    Done(Box<dyn FnOnce() + Send>),
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
    pub(super) fn new(decks: Arc<Decks>, settings: Settings, ears: Arc<Ears>, loaded: &Loaded) -> (Self, Decision) {
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
            if let Err(why) = engine.resume(*id, state, loaded) {
                tracing::warn!(game = %id, why, "a game that was in play cannot go on and is closed");
                decision.commit.games.push(GameChange::End { id: *id });
            }
        }
        for (id, state) in &loaded.schedules {
            match serde_json::from_str::<Schedule>(state) {
                Ok(schedule) => engine.keep_schedule(schedule),
                Err(error) => tracing::error!(schedule = %id, %error, "a schedule cannot be read and rests"),
            }
        }
        (engine, decision)
    }

    fn resume(&mut self, id: GameId, state: &str, loaded: &Loaded) -> Result<(), String> {
        let game: Game = serde_json::from_str(state).map_err(|error| error.to_string())?;
        let deck =
            self.decks.get(game.deck()).ok_or_else(|| format!("its deck {} is not loaded any more", game.deck()))?;
        let deck = Arc::clone(deck);
        let mut seen = HashSet::new();
        let mut judge = None;
        if let Some(question) = game.question() {
            let card = card(&deck, &question.card)
                .ok_or_else(|| format!("its card {} is not in the deck any more", question.card))?;
            judge = deck.judge.compile(card);
            seen = loaded
                .attempts
                .iter()
                .filter(|(attempted, _)| *attempted == question.id)
                .map(|(_, source)| *source)
                .collect();
            self.asking.insert(question.id, id);
            self.listen(&game);
        }
        if let Game::Round(round) = &game {
            self.rounds.insert(round.channel, id);
        }
        self.alarms.set(Alarm::Game(id), game.deadline(&self.settings.rules));
        self.games.insert(id, Playing { game, deck, judge, seen });
        Ok(())
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
        self.post(&game, Outgoing::Post(announcement), false, now, decision);
        self.games.insert(id, Playing { game, deck, judge: None, seen: HashSet::new() });
        self.rounds.insert(channel, id);
        self.step(id, Event::Begun, now, None, decision);
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
        self.step(id, event, now, None, decision);
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
        self.step(id, Event::SkipVote(user), now, None, decision);
        let votes = self.games.get(&id).and_then(|playing| playing.game.question()).filter(|it| it.id == question);
        Some(votes.map_or(0, crate::quiz::Question::skip_votes))
    }

    // ---- Attempts

    /// Somebody said something in a channel with an open question.
    pub(super) fn heard(&mut self, heard: Heard, now: UnixMs, decision: &mut Decision) {
        let Heard { channel, message, author, text, replies_to, .. } = heard;
        let Some(id) = self.ears.addressed(channel, replies_to) else { return };
        let text = without_mention(&text);
        if !text.is_empty() {
            self.attempt(id, message.0, author, text, Via::Channel, now, None, decision);
        }
    }

    /// Somebody submitted the modal of a question.
    #[expect(clippy::too_many_arguments, reason = "the facts of a submission")]
    pub(super) fn submitted(
        &mut self,
        ticket: &Ticket,
        question: QuestionId,
        channel: ChannelId,
        user: UserId,
        text: &str,
        now: UnixMs,
        decision: &mut Decision,
    ) {
        match self.game_asking(question, channel) {
            Some(id) => self.attempt(id, ticket.id.0, user, text.trim(), Via::Modal, now, Some(ticket), decision),
            None => decision.acts.push(Act::Respond(ticket.clone(), render::news(&News::Closed))),
        }
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
        ticket: Option<&Ticket>,
        decision: &mut Decision,
    ) {
        let Some(playing) = self.games.get_mut(&id) else { return };
        let (Some(question), Some(judge)) = (playing.game.question(), &playing.judge) else { return };
        if !question.may_count(source) {
            decision.acts.extend(ticket.map(|ticket| Act::Respond(ticket.clone(), render::news(&News::Closed))));
            return;
        }
        if !playing.seen.insert(source) {
            return;
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
        self.step(id, Event::Attempted(Attempt { source, user, via, verdict }), now, ticket, decision);
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

    /// The channels where messages count now, each with the message since which what was said may have been missed.
    pub(super) fn listening_since(&self) -> Vec<(GuildId, ChannelId, MessageId)> {
        // Events arrive a little out of order: those just before the last one that was recorded may be missing.
        const OVERLAP_MS: i64 = 5_000;
        let since = |playing: &Playing| {
            let open = playing.game.question()?.open()?;
            let last = playing
                .seen
                .iter()
                .max()
                .map_or(0, |last| snowflake_at(MessageId(*last).time().plus_ms(-OVERLAP_MS), 0));
            Some((playing.game.guild(), playing.game.channel(), MessageId(open.message.0.max(last))))
        };
        self.games.values().filter(|playing| playing.game.hears_channel()).filter_map(since).collect()
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
        self.games.insert(id, Playing { game, deck, judge: None, seen: HashSet::new() });
        self.step(id, Event::Begun, now, None, decision);
    }

    // ---- What comes back

    /// An effect of the outbox was carried out, or (`None`) given up for good.
    pub(super) fn sent(&mut self, id: OutboxId, message: Option<MessageId>, now: UnixMs, decision: &mut Decision) {
        decision.commit.done.push(OutboxDone { id, message, at: now });
        if let Some(game) = self.posting.remove(&id) {
            self.step(game, message.map_or(Event::Lost, Event::Posted), now, None, decision);
        }
    }

    /// A channel, or all of a server, is gone for the bot.
    pub(super) fn lost(&mut self, gone: impl Fn(&Game) -> bool, now: UnixMs, decision: &mut Decision) {
        let games: Vec<GameId> =
            self.games.iter().filter(|(_, playing)| gone(&playing.game)).map(|(id, _)| *id).collect();
        for id in games {
            self.step(id, Event::Lost, now, None, decision);
        }
    }

    /// Lets all that is due at `now` happen.
    pub(super) fn time_passed(&mut self, now: UnixMs, decision: &mut Decision) {
        while let Some(alarm) = self.alarms.take_due(now) {
            match alarm {
                Alarm::Game(id) => self.step(id, Event::TimePassed, now, None, decision),
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

    fn step(&mut self, id: GameId, event: Event, now: UnixMs, ticket: Option<&Ticket>, decision: &mut Decision) {
        let Some(mut playing) = self.games.remove(&id) else { return };
        let (guild, deck) = (playing.game.guild(), playing.game.deck().clone());
        let turns = self.turns.entry((guild, deck)).or_default();
        let mut table =
            Table { deck: &playing.deck.deck, turns, rules: &self.settings.rules, next_id: &mut self.next_id };
        let step = playing.game.step(event, now, &mut table);
        let mut over = false;
        for effect in step.effects {
            over |= effect == Effect::Over;
            self.carry(&mut playing, effect, now, ticket, decision);
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
        self.alarms.set(Alarm::Game(id), playing.game.deadline(&self.settings.rules));
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
            self.ears.listen(
                game.channel(),
                game.id(),
                game.question().and_then(super::super::quiz::question::Question::open).map(|open| open.message),
            );
        }
    }

    fn carry(
        &mut self,
        playing: &mut Playing,
        effect: Effect,
        now: UnixMs,
        ticket: Option<&Ticket>,
        decision: &mut Decision,
    ) {
        let Playing { game, deck, judge, seen } = playing;
        match effect {
            Effect::Ask { question, ref card, number, closes_at } => {
                let Some(card) = self::card(deck, card) else { return };
                *judge = deck.judge.compile(card);
                seen.clear();
                self.asking.insert(question, game.id());
                self.listen(game);
                decision.commit.questions.push(question_record(game, question, card, None, now, None));
                let message = render::question(game, &deck.deck, card, question, number, closes_at);
                self.post(game, Outgoing::Post(message), true, now, decision);
            }
            Effect::Hint { text, .. } => self.post(game, Outgoing::Post(render::hint(&text)), false, now, decision),
            Effect::React { message, mark } => {
                decision.acts.push(Act::React { channel: game.channel(), message, mark });
            }
            Effect::Tell { news, .. } => {
                decision.acts.extend(ticket.map(|ticket| Act::Respond(ticket.clone(), render::news(&news))));
            }
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
                    card,
                    Some(reveal.message),
                    now,
                    Some(now),
                ));
                let closed = render::closed_question(game, &deck.deck, card);
                self.post(game, Outgoing::Edit(reveal.message, closed), false, now, decision);
                self.post(game, Outgoing::Post(render::reveal(game, card, &reveal)), false, now, decision);
            }
            Effect::Summarise { standings, ending, asked } => {
                let message = render::summary(&deck.deck, &standings, ending, asked);
                self.post(game, Outgoing::Post(message), false, now, decision);
            }
            Effect::Turned(card, turn) => {
                decision.commit.turns.push(store::Turn { guild: game.guild(), deck: game.deck().clone(), card, turn });
            }
            Effect::Over => {}
        }
    }

    /// Enters an effect into the outbox; with `wait`, the game is told how it went.
    fn post(&mut self, game: &Game, mut outgoing: Outgoing, wait: bool, now: UnixMs, decision: &mut Decision) {
        if let (Game::Drop(_), Outgoing::Post(message)) = (game, &outgoing) {
            outgoing = Outgoing::PostDrop(message.clone());
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
    card: &Card,
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
        card: card.id.clone(),
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
