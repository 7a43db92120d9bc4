//! Decides: what happened goes in, what to record and what to do comes out. Holds all games in play; does no I/O itself.

mod appeals;
mod guilds;
mod hearing;
mod reports;
mod schedules;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

pub(in crate::bot) use appeals::Ruling;
pub(in crate::bot) use guilds::GuildSettings;
use guilds::Guilds;
use hearing::Hearing;
pub(in crate::bot) use hearing::Look;
use popquiz_deck::{Card, CardId, DeckId};
use popquiz_judge::CardJudge;
use rand::{RngExt as _, SeedableRng as _, rngs::ChaCha8Rng};
pub(in crate::bot) use reports::Reported;

use crate::bot::alarms::Alarms;
use crate::bot::asked::Asked;
use crate::bot::decks::LoadedDeck;
use crate::bot::ears::{Addressed, Ears};
use crate::bot::images::{ImageOf, Side};
use crate::bot::outbox::DeliveryFailure;
use crate::bot::outbox::Outgoing;
use crate::bot::{Refusal, render};
use crate::clock::UnixMs;
use crate::discord::chat_message::ChatMessage;
use crate::discord::message::Message;
use crate::discord::model::PostedMessage;
use crate::id::{ChannelId, GameId, GuildId, MessageId, OutboxId, QuestionId, ScheduleId, UserId};
use crate::quiz::round::{Setup, eligible};
use crate::quiz::{Attempt, Effect, Event, Game, Mark, News, Round, Rules, Table, Turns, Via};
use crate::schedule::{Schedule, Zone};
use crate::store::{
    self, AppealOutcome, Commit, GameChange, Kept, LedgerKind, Loaded, OutboxDone, OutboxEntry, QuestionRecord,
};

/// What the engine goes by.
#[derive(Clone, Debug)]
pub(in crate::bot) struct Settings {
    pub(in crate::bot) rules: Rules,
    /// Where a day begins and ends on the leaderboards.
    pub(in crate::bot) zone: Zone,
    /// How late a drop may still be posted, in ms.
    pub(in crate::bot) grace_ms: i64,
    /// How long texts of answers are kept where a server has set nothing else, in days.
    pub(in crate::bot) keep_answers_days: u32,
    /// How many members must report a card until it rests, where a server has set nothing else.
    pub(in crate::bot) reports: u32,
    /// From it come the seeds of rounds and drops.
    pub(in crate::bot) seed: u64,
}

/// What came of what happened: to be recorded, and once it is, to be done.
#[derive(Default)]
pub(in crate::bot) struct Decision {
    pub(in crate::bot) commit: Commit,
    pub(in crate::bot) acts: Vec<Act>,
    /// What to tell the author of the attempt that was just taken in.
    news: Option<News>,
    /// Schedules whose drops were missed, with how many.
    missed: Vec<(Schedule, u32)>,
    /// Games whose state is to be recorded, once, with the commit.
    changed: BTreeSet<GameId>,
}

/// What is done once the commit is on disk. None of it is done again after a crash; what must be is in the outbox.
pub(in crate::bot) enum Act {
    /// Mark a message.
    React { channel: ChannelId, message: MessageId, mark: Mark },
    /// Fetch what was said in a game's channel after this message, and come back with [`Engine::looked_back`].
    LookBack(Look),
    /// Let go of what was kept long enough.
    Tidy(UnixMs, Kept),
    /// A drop is due: fetch what it needs and come back with [`Engine::drop_ready`].
    PrepareDrop(ScheduleId, UnixMs),
    /// Tell whoever waits for this decision.
    Done(Box<dyn FnOnce() + Send>),
}

/// What a drop needs from the store.
pub(in crate::bot) struct Provisions {
    /// `None` where its deck is not there any more.
    pub(in crate::bot) deck: Option<Arc<LoadedDeck>>,
    pub(in crate::bot) turns: Turns,
    pub(in crate::bot) streaks: Vec<(UserId, u32)>,
}

/// How often what is kept for a time only is looked through, and how soon after a start.
const TIDY_EVERY_MS: i64 = 6 * 3_600_000;
const TIDY_FIRST_AFTER_MS: i64 = 900_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Alarm {
    Game(GameId),
    Schedule(ScheduleId),
    /// What is kept for a time only is let go.
    Tidy,
}

struct Playing {
    game: Game,
    deck: Arc<LoadedDeck>,
    judge: Option<CardJudge>,
    /// What was said in the channel, or submitted, and was taken in: what comes again does not count again.
    seen: HashSet<u64>,
    hearing: Hearing,
}

impl Playing {
    fn new(game: Game, deck: Arc<LoadedDeck>) -> Self {
        Self { game, deck, judge: None, seen: HashSet::new(), hearing: Hearing::default() }
    }

    /// When time next changes something; not before all that was said is known.
    fn deadline(&self, rules: &Rules) -> Option<UnixMs> {
        self.game.deadline(rules).filter(|_| self.hearing.is_sure())
    }
}

pub(in crate::bot) struct Engine {
    settings: Settings,
    random: ChaCha8Rng,
    next_id: u64,
    database: u32,
    // In order, so that the same events always give the same decisions.
    games: BTreeMap<GameId, Playing>,
    rounds: HashMap<ChannelId, GameId>,
    asking: HashMap<QuestionId, GameId>,
    /// The same, for who shows cards.
    asked: Arc<Asked>,
    /// Games that wait to hear of a post.
    posting: HashMap<OutboxId, GameId>,
    ears: Arc<Ears>,
    /// What was said in channels where it is not yet known which question it was for.
    held: HashMap<ChannelId, Vec<ChatMessage>>,
    schedules: BTreeMap<ScheduleId, Schedule>,
    turns: HashMap<(GuildId, DeckId), Turns>,
    guilds: Guilds,
    /// Appeals that came, or were decided on, since the start: the store may not know of them yet.
    appeals: HashMap<u64, AppealOutcome>,
    alarms: Alarms<Alarm>,
}

/// Decks by server.
pub(in crate::bot) type DecksInPlay = HashMap<(GuildId, DeckId), Arc<LoadedDeck>>;

impl Engine {
    /// The decks that what was in play draws from, which [`Engine::new`] needs.
    pub(in crate::bot) fn in_play(loaded: &Loaded) -> BTreeSet<(GuildId, DeckId)> {
        let games = loaded.games.iter().filter_map(|(_, state)| serde_json::from_str::<Game>(state).ok());
        games.map(|game| (game.guild(), game.deck().clone())).collect()
    }

    /// Takes up what was in play when the bot last stopped.
    pub(in crate::bot) fn new(
        decks: &DecksInPlay,
        settings: Settings,
        ears: Arc<Ears>,
        loaded: &Loaded,
        now: UnixMs,
    ) -> (Self, Decision) {
        let mut engine = Self {
            random: ChaCha8Rng::seed_from_u64(settings.seed),
            settings,
            next_id: loaded.next_id.max(1),
            database: loaded.database,
            games: BTreeMap::new(),
            rounds: HashMap::new(),
            asking: HashMap::new(),
            asked: Arc::default(),
            posting: loaded.outbox.iter().filter_map(|entry| Some((entry.id, entry.game?))).collect(),
            ears,
            held: HashMap::new(),
            schedules: BTreeMap::new(),
            turns: HashMap::new(),
            guilds: Guilds::new(loaded),
            appeals: HashMap::new(),
            alarms: Alarms::new(),
        };
        // Not at once: first comes what was missed.
        engine.alarms.set(Alarm::Tidy, Some(now.plus_ms(TIDY_FIRST_AFTER_MS)));
        let mut decision = Decision::default();
        for (id, state) in &loaded.games {
            engine.resume(*id, state, decks, loaded, now, &mut decision);
        }
        for (id, state) in &loaded.schedules {
            match serde_json::from_str::<Schedule>(state) {
                Ok(schedule) => engine.keep_schedule(schedule),
                Err(error) => tracing::error!(schedule = %id, %error, "a schedule cannot be read and rests"),
            }
        }
        (engine, decision)
    }

    fn resume(
        &mut self,
        id: GameId,
        state: &str,
        decks: &DecksInPlay,
        loaded: &Loaded,
        now: UnixMs,
        decision: &mut Decision,
    ) {
        let game: Game = match serde_json::from_str(state) {
            Ok(game) => game,
            Err(error) => {
                tracing::error!(game = %id, %error, "a game that was in play cannot be read and is closed");
                decision.commit.games.push(GameChange::End { id });
                return;
            }
        };
        let deck = decks.get(&(game.guild(), game.deck().clone())).cloned();
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
            let taught = self.guilds.taught(game.guild(), game.deck(), &question.card);
            *judge = card(deck, &question.card).and_then(|card| deck.judge.compile_with_accepted(card, taught));
            let attempts = loaded.attempts.iter().filter(|(attempted, _)| *attempted == question.id);
            seen.extend(attempts.map(|(_, source)| *source));
            *hearing = Hearing::after_absence(game.hears_channel(), question.heard_until);
            self.asking.insert(question.id, id);
            if let Some(card) = card(deck, &question.card) {
                self.asked.opens(game.guild(), question.id, game.deck().clone(), card);
            }
            self.listen(game);
        }
        if let Game::Round(round) = &*game {
            self.rounds.insert(round.channel, id);
        }
        self.alarms.set(Alarm::Game(id), playing.deadline(&self.settings.rules));
        self.games.insert(id, playing);
    }

    /// When time next changes something.
    pub(in crate::bot) fn next_alarm(&self) -> Option<UnixMs> {
        self.alarms.next()
    }

    /// Whether the turns of a deck in a server are at hand; where not, they must be given.
    fn provide(&mut self, guild: GuildId, deck: &DeckId, turns: Turns) {
        self.turns.entry((guild, deck.clone())).or_insert(turns);
    }

    // ---- Rounds

    /// Starts a round, unless one is on in that channel. The announcement goes before its first question.
    pub(in crate::bot) fn start_round(
        &mut self,
        setup: Setup,
        deck: Arc<LoadedDeck>,
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
        no_cards(&deck, &setup.tags, &self.guilds.resting(setup.guild, &setup.deck))?;
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
    pub(in crate::bot) fn end_in_channel(
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

    /// Counts a vote to skip, by the button on a message. Returns the votes so far; `None` where that question is not open there.
    pub(in crate::bot) fn vote_to_skip(
        &mut self,
        question: QuestionId,
        channel: ChannelId,
        message: MessageId,
        user: UserId,
        now: UnixMs,
        decision: &mut Decision,
    ) -> Option<usize> {
        let id = self.game_asking_in(question, channel, message)?;
        self.step(id, Event::SkipVote(user), now, decision);
        let votes = self.games.get(&id).and_then(|playing| playing.game.question()).filter(|it| it.id == question);
        Some(votes.map_or(0, crate::quiz::Question::skip_votes))
    }

    // ---- Attempts

    /// Somebody said something in a channel with an open question.
    pub(in crate::bot) fn heard(&mut self, heard: ChatMessage, now: UnixMs, decision: &mut Decision) {
        let id = match self.ears.addressed(heard.channel, heard.message, heard.replies_to) {
            Addressed::Game(id) => id,
            Addressed::NotYetKnown => return self.held.entry(heard.channel).or_default().push(heard),
            Addressed::Nobody => return,
        };
        let ChatMessage { channel, message, author, text, .. } = heard;
        if let Some(playing) = self.games.get_mut(&id) {
            playing.hearing.heard(message, now);
        }
        for other in self.ears.beside(channel, id) {
            if let Some(playing) = self.games.get_mut(&other) {
                // When it comes again, the game that it was for may be over; it is not for another then.
                playing.seen.insert(message.0);
            }
        }
        let text = without_mention(&text);
        if !text.is_empty() {
            self.attempt(id, message.0, author, text, Via::Channel, now, decision);
        }
    }

    /// Somebody submitted the modal of a question. Returns what to tell them; `None` where this very submission was taken in before.
    #[expect(clippy::too_many_arguments, reason = "the facts of a submission")]
    pub(in crate::bot) fn submitted(
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
    pub(in crate::bot) fn open_card(
        &self,
        question: QuestionId,
        channel: ChannelId,
        message: MessageId,
    ) -> Option<Card> {
        let playing = self.games.get(&self.game_asking_in(question, channel, message)?)?;
        card(&playing.deck, &playing.game.question()?.card).cloned()
    }

    /// What is being asked, as it is told to who shows cards.
    pub(in crate::bot) fn asked(&self) -> Arc<Asked> {
        Arc::clone(&self.asked)
    }

    /// The same, for a button on that message: where the question stands in another, the button is forged.
    fn game_asking_in(&self, question: QuestionId, channel: ChannelId, message: MessageId) -> Option<GameId> {
        let id = self.game_asking(question, channel)?;
        let stands = question_message(&self.games.get(&id)?.game);
        stands.is_none_or(|stands| stands == message).then_some(id)
    }

    fn game_asking(&self, question: QuestionId, channel: ChannelId) -> Option<GameId> {
        let id = *self.asking.get(&question)?;
        self.games.get(&id).filter(|playing| playing.game.channel() == channel).map(|_| id)
    }

    // ---- What comes back

    /// An effect of the outbox was carried out, or given up for good.
    pub(in crate::bot) fn sent(
        &mut self,
        id: OutboxId,
        sent: Result<PostedMessage, DeliveryFailure>,
        now: UnixMs,
        decision: &mut Decision,
    ) {
        let (sent, image) = match sent {
            Ok(PostedMessage { id, image }) => (Ok(id), image),
            Err(why) => (Err(why), None),
        };
        decision.commit.done.push(OutboxDone { id, message: sent.ok(), at: now });
        if let Some(game) = self.posting.remove(&id) {
            match self.games.get(&game).map(|playing| &playing.game) {
                Some(Game::Drop(drop)) => self.drop_went(drop.schedule, sent, now, decision),
                Some(Game::Round(round)) => {
                    if let Err(why) = sent {
                        let (guild, trouble) = (round.guild, render::not_posted(round.channel, why));
                        let note = Message::text(format!(
                            "A round ended, because its question could not be posted: {trouble}"
                        ));
                        self.tell_managers(guild, None, note, now, decision);
                    }
                }
                None => {}
            }
            if let Some(question) = self.games.get_mut(&game).and_then(|playing| playing.game.question_mut()) {
                question.image = image;
            }
            self.step(game, sent.map_or(Event::Lost, Event::Posted), now, decision);
        }
    }

    /// A channel, or all of a server, is gone for the bot.
    pub(in crate::bot) fn lost(&mut self, gone: impl Fn(&Game) -> bool, now: UnixMs, decision: &mut Decision) {
        let games: Vec<GameId> =
            self.games.iter().filter(|(_, playing)| gone(&playing.game)).map(|(id, _)| *id).collect();
        for id in games {
            self.step(id, Event::Lost, now, decision);
        }
    }

    /// Lets all that is due at `now` happen.
    pub(in crate::bot) fn time_passed(&mut self, now: UnixMs, decision: &mut Decision) {
        while let Some(alarm) = self.alarms.take_due(now) {
            match alarm {
                Alarm::Game(id) => self.game_is_due(id, now, decision),
                Alarm::Schedule(id) => self.due(id, now, decision),
                Alarm::Tidy => {
                    self.alarms.set(Alarm::Tidy, Some(now.plus_ms(TIDY_EVERY_MS)));
                    decision.acts.push(Act::Tidy(now, self.tidy(now)));
                }
            }
        }
        self.tell_of_missed(now, decision);
    }

    /// A fresh seed for a round.
    pub(in crate::bot) fn seed(&mut self) -> u64 {
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
        let resting = self.guilds.resting(guild, &deck);
        let turns = self.turns.entry((guild, deck)).or_default();
        let mut table = Table {
            deck: &playing.deck.deck,
            turns,
            resting: &resting,
            rules: &self.settings.rules,
            next_id: &mut self.next_id,
        };
        // The step may end the question.
        let image = playing.game.question().and_then(|question| question.image.clone());
        let step = playing.game.step(event, now, &mut table);
        let mut over = false;
        for effect in step.effects {
            over |= effect == Effect::Over;
            self.carry(&mut playing, effect, image.as_deref(), now, decision);
        }
        let channel = playing.game.channel();
        if over {
            self.forget(&playing.game);
            decision.changed.remove(&id);
            decision.commit.games.push(GameChange::End { id });
            self.release(channel, now, decision);
            return;
        }
        if step.changed {
            decision.changed.insert(id);
        }
        // It was posted by an earlier run, and may have been answered since.
        if stands && playing.hearing.was_away {
            decision.acts.extend(playing.look_back(false).map(Act::LookBack));
        }
        if stands {
            self.listen(&playing.game);
        }
        self.alarms.set(Alarm::Game(id), playing.deadline(&self.settings.rules));
        self.games.insert(id, playing);
        if stands {
            self.release(channel, now, decision);
        }
    }

    fn forget(&mut self, game: &Game) {
        self.alarms.set(Alarm::Game(game.id()), None);
        self.ears.forget(game.channel(), game.id());
        for (question, _) in self.asking.extract_if(|_, asking| *asking == game.id()) {
            self.asked.closes(game.guild(), question);
        }
        if self.rounds.get(&game.channel()) == Some(&game.id()) {
            self.rounds.remove(&game.channel());
        }
    }

    fn listen(&self, game: &Game) {
        if game.hears_channel() {
            self.ears.listen(game.channel(), game.id(), question_message(game));
        }
    }

    /// Carries an effect out; `image` is what the question's message shows that stood before it.
    fn carry(
        &mut self,
        playing: &mut Playing,
        effect: Effect,
        image: Option<&str>,
        now: UnixMs,
        decision: &mut Decision,
    ) {
        let Playing { game, deck, judge, seen, hearing } = playing;
        match effect {
            Effect::Ask { question, ref card, number, closes_at } => {
                let Some(card) = self::card(deck, card) else { return };
                *judge =
                    deck.judge.compile_with_accepted(card, self.guilds.taught(game.guild(), game.deck(), &card.id));
                seen.clear();
                *hearing = Hearing::default();
                self.asking.insert(question, game.id());
                self.asked.opens(game.guild(), question, game.deck().clone(), card);
                self.listen(game);
                decision.commit.questions.push(question_record(game, question, &card.id, None, now, None));
                let message = render::question(game, &deck.deck, card, question, number, closes_at);
                let shown = ImageOf::card(game.guild(), game.deck(), card, Side::Question);
                self.post(game, Outgoing::post(message).showing(shown), true, now, decision);
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
                self.asked.closes(game.guild(), reveal.question);
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
                let closed = render::closed_question(game, &deck.deck, card, image);
                self.post(game, Outgoing::Edit(reveal.message, closed), false, now, decision);
                let revealed = Outgoing::post_after(render::reveal(game, card, &reveal), Some(reveal.message));
                let shown = ImageOf::card(game.guild(), game.deck(), card, Side::Answer);
                self.post(game, revealed.showing(shown), false, now, decision);
            }
            Effect::Abandon { question, ref card } => {
                self.asking.remove(&question);
                self.asked.closes(game.guild(), question);
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
        self.post_to(game.channel(), wait.then(|| game.id()), outgoing, now, decision);
    }

    /// Enters an effect for a channel into the outbox; a game that is named is told how it went.
    fn post_to(
        &mut self,
        channel: ChannelId,
        game: Option<GameId>,
        mut outgoing: Outgoing,
        now: UnixMs,
        decision: &mut Decision,
    ) {
        let id = OutboxId(self.take_id());
        // Discord makes one message of two posts with the same nonce; a database's own number keeps two bots' apart.
        outgoing.set_nonce(format!("{:x}-{:x}", self.database, id.0));
        self.posting.extend(game.map(|game| (id, game)));
        decision.commit.outbox.push(OutboxEntry { id, channel, game, at: now, effect: to_json(&outgoing) });
    }

    /// Completes a decision: the state of each changed game is recorded once, as it is now.
    pub(in crate::bot) fn complete(&mut self, decision: &mut Decision) {
        for id in std::mem::take(&mut decision.changed) {
            let Some(Playing { game, hearing, .. }) = self.games.get_mut(&id) else { continue };
            if let Some(question) = game.question_mut().filter(|_| hearing.is_sure()) {
                question.heard_until = hearing.steady;
            }
            let (guild, channel) = (game.guild(), game.channel());
            decision.commit.games.push(GameChange::Save { id, guild, channel, state: to_json(game) });
        }
    }
}

impl Decision {
    pub(in crate::bot) fn is_empty(&self) -> bool {
        self.commit.is_empty() && self.acts.is_empty() && self.changed.is_empty()
    }
}

/// The message of the question that stands.
fn question_message(game: &Game) -> Option<MessageId> {
    Some(game.question()?.open()?.message)
}

fn card<'a>(deck: &'a LoadedDeck, id: &CardId) -> Option<&'a Card> {
    deck.deck.cards.iter().find(|card| card.id == *id)
}

/// A card that people speak of: it may have been taken out of its deck meanwhile.
fn card_still_there<'a>(deck: &'a LoadedDeck, id: &CardId) -> Result<&'a Card, Refusal> {
    card(deck, id).ok_or_else(|| Refusal::new("That card is not in its deck any more."))
}

fn no_cards(deck: &LoadedDeck, tags: &[String], resting: &BTreeSet<CardId>) -> Result<(), Refusal> {
    if !eligible(&deck.deck.cards, tags, resting).is_empty() {
        return Ok(());
    }
    let title = &deck.deck.title;
    if !resting.is_empty() && !eligible(&deck.deck.cards, tags, &BTreeSet::new()).is_empty() {
        return Err(Refusal::new(format!(
            "All cards of “{title}” that could be asked rest, because members reported them. A manager can let them be asked again with the \
             buttons under each report."
        )));
    }
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
