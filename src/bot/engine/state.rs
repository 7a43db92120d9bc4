//! The engine's state: all games, schedules and servers.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use popquiz_deck::{Deck, DeckId};
use popquiz_judge::CardJudge;
use rand::rngs::ChaCha8Rng;

use super::catch_up::CatchUp;
use super::guilds::Guilds;
use super::open_votes::{OpenVote, PastVotes};
use super::reading_queue::ReadingQueue;
use super::reply::PracticeReply;
use super::timers::Timers;
use crate::bot::decks::LoadedDeck;
use crate::bot::defaults::RoundStarters;
use crate::bot::open_channels::OpenChannels;
use crate::bot::open_questions::OpenQuestions;
use crate::bot::words;
use crate::clock::UnixMs;
use crate::discord::chat_message::ChatMessage;
use crate::id::{
    AttemptId, ChannelId, DatabaseId, DropNumber, GameId, GuildId, IdBlock, LeasedIds, MessageId, OutboxId, QuestionId,
    ScheduleId, UserId,
};
use crate::quiz::{Game, Practice, Rules, Turns};
use crate::schedule::{Schedule, Zone};
use crate::store::AppealOutcome;
use crate::store::versioned::{self, Versioned};

/// The operator's settings.
#[derive(Clone, Debug)]
pub(in crate::bot) struct Settings {
    pub(in crate::bot) rules: Rules,
    /// Where a day begins and ends on the leaderboards.
    pub(in crate::bot) zone: Zone,
    /// How late a drop may still be posted, in ms.
    pub(in crate::bot) grace_ms: i64,
    /// How long texts of answers are stored by default, in days.
    pub(in crate::bot) keep_answers_days: u32,
    /// How many members must report a card before it's paused, by default.
    pub(in crate::bot) reports: u32,
    /// Who may start rounds, by default.
    pub(in crate::bot) rounds: RoundStarters,
    /// How many answers the model takes at once; 0 if there's no model, so that words decide.
    pub(in crate::bot) readings_at_once: usize,
    /// Whether the bot gets the text of every message. Without the Message Content intent, it gets that of replies and
    /// mentions only.
    pub(in crate::bot) reads_messages: bool,
    /// The source of seeds for rounds and drops.
    pub(in crate::bot) seed: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Timer {
    Game(GameId),
    Practice(GameId),
    Schedule(ScheduleId),
    /// A vote on a question's answers in doubt.
    Vote(QuestionId),
    /// Delete expired data.
    Expire,
}

/// An open game, with data derived from its deck and its channel.
pub(super) struct RunningGame {
    pub(super) game: Game,
    /// The deck of its question.
    pub(super) deck: Arc<LoadedDeck>,
    /// All decks of a mix; empty for one deck.
    mixed: Vec<Arc<LoadedDeck>>,
    /// In a mix, its decks as they're shown: all titles, and the cards of earlier questions.
    pub(super) together: Option<Arc<Deck>>,
    pub(super) judge: Option<CardJudge>,
    /// Messages and submissions that were processed, by snowflake: a repeated one doesn't count twice.
    pub(super) processed: HashSet<AttemptId>,
    pub(super) catch_up: CatchUp,
}

impl RunningGame {
    pub(super) fn new(game: Game, deck: Arc<LoadedDeck>) -> Self {
        let (mixed, together) = (Vec::new(), None);
        Self { game, deck, mixed, together, judge: None, processed: HashSet::new(), catch_up: CatchUp::default() }
    }

    /// A round of several decks, of which `deck` is the one in play; or any game of one.
    pub(super) fn of_mix(game: Game, deck: Arc<LoadedDeck>, decks: Vec<Arc<LoadedDeck>>) -> Self {
        if decks.len() < 2 {
            return Self::new(game, deck);
        }
        let titles: Vec<String> = decks.iter().map(|deck| deck.deck.title.clone()).collect();
        let cards = decks.iter().flat_map(|deck| deck.deck.cards.iter().cloned()).collect();
        let together = Deck { cards, ..Deck::new(deck.deck.id.clone(), words::mix(&titles)) };
        Self { together: Some(Arc::new(together)), mixed: decks, ..Self::new(game, deck) }
    }

    /// Takes the deck that the game's question is from, or the next one.
    pub(super) fn take_deck(&mut self) {
        if let Some(deck) = self.mixed.iter().find(|deck| deck.deck.id == *self.game.deck()) {
            self.deck = Arc::clone(deck);
        }
    }

    /// Its deck as it's shown.
    pub(super) fn shown_deck(&self) -> &Deck {
        deck_shown(self.together.as_ref(), &self.deck)
    }

    /// When time next changes something. `None` while a question is open and messages may be missing.
    ///
    /// Between two questions, nothing can be missed: if a question is skipped while a request for its history is in
    /// progress, the result is irrelevant and must not delay the next question. The same goes for a question that has
    /// ended.
    pub(super) fn deadline(&self, rules: &Rules) -> Option<UnixMs> {
        let is_open = self.game.question().is_some_and(|question| !question.is_closing());
        let waits = is_open && !self.catch_up.is_up_to_date();
        self.game.deadline(rules).filter(|_| !waits)
    }
}

/// A practice, with its decks.
pub(super) struct RunningPractice {
    pub(super) practice: Practice,
    pub(super) decks: BTreeMap<DeckId, Arc<LoadedDeck>>,
    /// Its member, who waits for the verdict on an answer that is being read.
    pub(super) waiting: Option<PracticeReply>,
}

/// Decides what to record and what to do. Does no I/O.
pub(in crate::bot) struct Engine {
    pub(super) settings: Settings,
    pub(super) random: ChaCha8Rng,
    pub(super) ids: LeasedIds,
    pub(super) database: DatabaseId,
    // Ordered, so that the same events always lead to the same decisions.
    pub(super) games: BTreeMap<GameId, RunningGame>,
    pub(super) rounds: HashMap<ChannelId, GameId>,
    /// The game of each open question.
    pub(super) asking: HashMap<QuestionId, GameId>,
    /// The open questions, shared with the handlers that show cards.
    pub(super) open_questions: Arc<OpenQuestions>,
    /// Games that wait for the outcome of a post.
    pub(super) awaiting_post: HashMap<OutboxId, GameId>,
    /// Announcements of rounds that are on their way.
    pub(super) announcements: HashMap<OutboxId, GameId>,
    /// The questions that are being posted again.
    pub(super) reposts: HashMap<OutboxId, QuestionId>,
    /// Edits of open questions that are on their way.
    pub(super) edits: HashMap<OutboxId, QuestionId>,
    /// The channels of rounds' messages that are on their way.
    pub(super) posts_of_rounds: HashMap<OutboxId, ChannelId>,
    pub(super) practices: BTreeMap<GameId, RunningPractice>,
    /// The practice of each member, by server.
    pub(super) practicing: HashMap<(GuildId, UserId), GameId>,
    /// The practices with an answer that the model must read.
    pub(super) reading_practices: HashMap<AttemptId, GameId>,
    pub(super) open_channels: Arc<OpenChannels>,
    /// Messages in channels where it's unknown yet which question they are for.
    pub(super) undecided: HashMap<ChannelId, Vec<ChatMessage>>,
    pub(super) schedules: BTreeMap<ScheduleId, Schedule>,
    /// The last number that a drop had in each server.
    pub(super) drop_numbers: BTreeMap<GuildId, DropNumber>,
    pub(super) turns: HashMap<(GuildId, DeckId), Turns>,
    pub(super) guilds: Guilds,
    /// Appeals made or decided since the start: the store may not have them yet.
    pub(super) appeals: HashMap<AttemptId, AppealOutcome>,
    /// Votes on answers in doubt.
    pub(super) votes: BTreeMap<QuestionId, OpenVote>,
    /// The reveals of such votes that are on their way.
    pub(super) vote_posts: HashMap<OutboxId, QuestionId>,
    pub(super) past_votes: PastVotes,
    pub(super) readings: ReadingQueue,
    pub(super) timers: Timers<Timer>,
}

/// Decks by server.
/// A game's deck as it's shown: all decks of a mix together.
pub(super) fn deck_shown<'a>(together: Option<&'a Arc<Deck>>, deck: &'a LoadedDeck) -> &'a Deck {
    together.map_or(&deck.deck, |together| together)
}

pub(in crate::bot) type DecksInPlay = HashMap<(GuildId, DeckId), Arc<LoadedDeck>>;

impl Engine {
    /// Most messages come without their text from now on.
    pub(in crate::bot) fn content_refused(&mut self) {
        self.settings.reads_messages = false;
    }

    /// When time next changes something.
    pub(in crate::bot) fn next_deadline(&self) -> Option<UnixMs> {
        self.timers.next()
    }

    /// Whether the turns of a deck in a server are loaded; if not, they must be passed in.
    pub(in crate::bot) fn provide(&mut self, guild: GuildId, deck: &DeckId, turns: Turns) {
        let known = self.turns.entry((guild, deck.clone())).or_default();
        // What is known here may be newer.
        if *known == Turns::default() {
            *known = turns;
        }
    }

    pub(super) fn take_id(&mut self) -> u64 {
        self.ids.take()
    }

    /// How many ids are left.
    pub(in crate::bot) fn ids_left(&self) -> u64 {
        self.ids.left()
    }

    pub(in crate::bot) fn add_ids(&mut self, block: IdBlock) {
        self.ids.add(block);
    }

    /// As many ids as one input can use, and more.
    pub(in crate::bot) fn ids_needed(&self) -> u64 {
        ids_needed(self.games.len(), self.schedules.len(), self.votes.len())
    }

    /// Open questions, shared with everything that shows cards.
    pub(in crate::bot) fn open_questions(&self) -> Arc<OpenQuestions> {
        Arc::clone(&self.open_questions)
    }

    /// How much of each kind is remembered about games; only kinds of which there is any.
    #[cfg(test)]
    pub(in crate::bot) fn memory(&self) -> Vec<(&'static str, usize)> {
        let games = [
            ("games", self.games.len()),
            ("rounds", self.rounds.len()),
            ("asking", self.asking.len()),
            ("open_questions", self.open_questions.len()),
            ("open_channels", self.open_channels.len()),
            ("awaiting_post", self.awaiting_post.len()),
            ("posts_of_rounds", self.posts_of_rounds.len()),
            ("announcements", self.announcements.len()),
            ("reposts", self.reposts.len()),
            ("edits", self.edits.len()),
            ("undecided", self.undecided.len()),
            ("readings", self.readings.len()),
            ("votes", self.votes.len()),
            ("vote_posts", self.vote_posts.len()),
            ("reading_practices", self.reading_practices.len()),
        ];
        games.into_iter().filter(|(_, count)| *count > 0).collect()
    }

    /// The same for what expires later.
    #[cfg(test)]
    pub(in crate::bot) fn long_memory(&self) -> Vec<(&'static str, usize)> {
        let kinds = [
            ("turns", self.turns.len()),
            ("appeals", self.appeals.len()),
            ("past_votes", self.past_votes.len()),
            ("practices", self.practices.len()),
            ("practicing", self.practicing.len()),
        ];
        kinds.into_iter().filter(|(_, count)| *count > 0).collect()
    }

    /// The same for a button on that message: if the question is in another one, the button is forged.
    pub(super) fn game_asking_in(
        &self,
        question: QuestionId,
        channel: ChannelId,
        message: MessageId,
    ) -> Option<GameId> {
        let id = self.game_asking(question, channel)?;
        let stands = self.games.get(&id)?.game.question()?.shown_in();
        stands.is_none_or(|stands| stands == message).then_some(id)
    }

    pub(super) fn game_asking(&self, question: QuestionId, channel: ChannelId) -> Option<GameId> {
        let id = *self.asking.get(&question)?;
        self.games.get(&id).filter(|running| running.game.channel() == channel).map(|_| id)
    }
}

/// The message that shows the open question now.
pub(super) fn question_message(game: &Game) -> Option<MessageId> {
    game.question()?.shown_in()
}

/// When time passes, each game may close its question, announce that and ask the next; each schedule may have a note;
/// each vote may be shown; and an accepted appeal is announced in each channel of a server.
pub(super) fn ids_needed(games: usize, schedules: usize, votes: usize) -> u64 {
    1_024 + 8 * games as u64 + 2 * schedules as u64 + 2 * votes as u64
}

pub(super) fn to_json<T: Versioned>(state: &T) -> String {
    // Our own types have text keys and no failing implementations, so this cannot fail; an empty state would be refused
    // when read.
    versioned::write(state).unwrap_or_default()
}
