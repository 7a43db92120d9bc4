//! Starting, with the games that were open when the bot last stopped.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use popquiz_deck::DeckId;
use rand::{SeedableRng as _, rngs::ChaCha8Rng};

use super::cards::{card, compile};
use super::catch_up::CatchUp;
use super::decision::Decision;
use super::guilds::Guilds;
use super::open_votes::PastVotes;
use super::reading_queue::ReadingQueue;
use super::state::{DecksInPlay, Engine, RunningGame, Settings, Timer, ids_needed};
use super::timers::Timers;
use crate::bot::decks::LoadedDeck;
use crate::bot::note::{InPlay, Missing, Note};
use crate::bot::open_channels::OpenChannels;
use crate::bot::outgoing::Outgoing;
use crate::bot::render;
use crate::clock::UnixMs;
use crate::id::{GameId, GuildId, IdBlock};
use crate::quiz::{Event, Game, Practice};
use crate::schedule::Schedule;
use crate::store::versioned::{self, Unreadable};
use crate::store::{GameChange, Loaded};

/// Not immediately: first fetch what was missed.
const FIRST_EXPIRY_AFTER_MS: i64 = 900_000;

impl Engine {
    /// The decks of open games and practices, which [`Engine::new`] needs.
    pub(in crate::bot) fn in_play(loaded: &Loaded) -> BTreeSet<(GuildId, DeckId)> {
        let games = loaded.games.iter().filter_map(|(_, state)| versioned::read::<Game>(state).ok());
        let decks = |game: Game| game.decks().into_iter().map(|deck| (game.guild(), deck.clone())).collect::<Vec<_>>();
        let games = games.flat_map(decks);
        let practices = loaded.practices.iter().filter_map(|(_, state)| versioned::read::<Practice>(state).ok());
        let practiced = practices
            .flat_map(|practice| practice.decks().map(|deck| (practice.guild, deck.clone())).collect::<BTreeSet<_>>());
        games.chain(practiced).collect()
    }

    /// How many ids [`Engine::new`] may use, and more.
    pub(in crate::bot) fn ids_needed_by(loaded: &Loaded) -> u64 {
        ids_needed(loaded.games.len(), loaded.schedules.len(), loaded.doubts.len())
    }

    /// Resumes the games that were open when the bot last stopped.
    pub(in crate::bot) fn new(
        decks: &DecksInPlay,
        settings: Settings,
        open_channels: Arc<OpenChannels>,
        loaded: &Loaded,
        ids: IdBlock,
        now: UnixMs,
    ) -> (Self, Decision) {
        let mut engine = Self {
            random: ChaCha8Rng::seed_from_u64(settings.seed),
            readings: ReadingQueue::new(settings.readings_at_once),
            settings,
            ids: ids.into(),
            database: loaded.database,
            games: BTreeMap::new(),
            rounds: HashMap::new(),
            asking: HashMap::new(),
            open_questions: Arc::default(),
            posts_of_rounds: HashMap::new(),
            announcements: HashMap::new(),
            reposts: HashMap::new(),
            edits: HashMap::new(),
            awaiting_post: loaded.outbox.iter().filter_map(|entry| Some((entry.id, entry.game?))).collect(),
            practices: BTreeMap::new(),
            practicing: HashMap::new(),
            reading_practices: HashMap::new(),
            open_channels,
            undecided: HashMap::new(),
            schedules: BTreeMap::new(),
            drop_numbers: loaded.drop_numbers.iter().copied().collect(),
            turns: HashMap::new(),
            guilds: Guilds::new(loaded),
            appeals: HashMap::new(),
            votes: BTreeMap::new(),
            vote_posts: HashMap::new(),
            past_votes: PastVotes::default(),
            timers: Timers::new(),
        };
        // Not immediately: first fetch what was missed.
        engine.timers.set(Timer::Expire, Some(now.plus_ms(FIRST_EXPIRY_AFTER_MS)));
        let mut decision = Decision::at(now);
        for (id, state) in &loaded.games {
            engine.resume(*id, state, decks, loaded, &mut decision);
        }
        engine.resume_votes(loaded, &mut decision);
        for (id, state) in &loaded.practices {
            engine.resume_practice(*id, state, decks, &mut decision);
        }
        for (id, state) in &loaded.schedules {
            match versioned::read::<Schedule>(state) {
                Ok(schedule) => engine.keep_schedule(schedule),
                Err(error) => tracing::error!(schedule = %id, %error, "cannot read a schedule, so it is paused"),
            }
        }
        if !engine.readings.is_available() {
            // An earlier run may have had a model.
            engine.stop_reading(&mut decision);
        }
        (engine, decision)
    }

    pub(super) fn resume(
        &mut self,
        id: GameId,
        state: &str,
        decks: &DecksInPlay,
        loaded: &Loaded,
        decision: &mut Decision,
    ) {
        let mut game: Game = match versioned::read(state) {
            Ok(game) => game,
            Err(error @ Unreadable::Newer { .. }) => {
                tracing::error!(game = %id, %error, "cannot read an open game; it stays stored, but does not continue");
                return;
            }
            Err(error) => {
                tracing::error!(game = %id, %error, "cannot read an open game, so it is closed");
                decision.commit.games.push(GameChange::End { id });
                return;
            }
        };
        if let Game::Round(round) = &mut game {
            let guild = round.guild;
            round.keep_decks(|deck| decks.contains_key(&(guild, deck.clone())));
        }
        let deck = decks.get(&(game.guild(), game.deck().clone())).cloned();
        let asked = game.question().filter(|question| question.has_card()).map(|question| question.card.clone());
        let missing = match &deck {
            None => Some(Missing::Deck(game.deck().clone())),
            Some(deck) => asked.filter(|asked| card(deck, asked).is_none()).map(Missing::Card),
        };
        let all = game.decks().into_iter().map(|deck| decks.get(&(game.guild(), deck.clone())).cloned());
        let all: Vec<Arc<LoadedDeck>> = all.flatten().collect();
        let deck = deck.unwrap_or_else(|| Arc::new(LoadedDeck::missing()));
        let mut running = RunningGame::of_mix(game, deck, all);
        if let Some(missing) = missing {
            tracing::warn!(game = %id, ?missing, "an open game cannot continue, so it is closed");
            let what = match &running.game {
                Game::Round(_) => InPlay::Round,
                Game::Drop(_) => InPlay::Drop,
            };
            let note = render::note(self.locale(running.game.guild()), &Note::CannotResume { what, missing });
            self.post(&running.game, Outgoing::post(note), false, decision);
            self.games.insert(id, running);
            self.step(id, Event::Lost, decision);
            return;
        }
        let RunningGame { game, deck, judge, processed, catch_up, .. } = &mut running;
        if let Some(question) = game.question_mut() {
            question.resumed(decision.now);
            question.unread().for_each(|attempt| self.readings.add(attempt.id, id));
        }
        if let Some(question) = game.question() {
            let taught = self.guilds.taught(game.guild(), game.deck(), &question.card);
            *judge = card(deck, &question.card).and_then(|card| compile(deck, &question.asked(card), taught));
            let attempts = loaded.attempts.iter().filter(|(attempted, _)| *attempted == question.id);
            processed.extend(attempts.map(|(_, source)| *source));
            *catch_up = CatchUp::after_absence(game.hears_channel(), question.heard_until);
            self.asking.insert(question.id, id);
            self.reposts.extend(question.reposting.map(|effect| (effect, question.id)));
            if let Some(card) = card(deck, &question.card) {
                self.open_questions.opens(game.guild(), question.id, game.deck().clone(), card);
            }
            self.listen(game);
        }
        if let Game::Round(round) = &*game {
            self.rounds.insert(round.channel, id);
        }
        self.timers.set(Timer::Game(id), running.deadline(&self.settings.rules));
        self.games.insert(id, running);
    }
}
