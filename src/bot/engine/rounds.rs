//! Rounds: started, skipped, stopped.

use std::sync::Arc;

use rand::RngExt as _;

use super::cards::no_cards;
use super::decision::Decision;
use super::state::{Engine, RunningGame};
use crate::bot::decks::LoadedDeck;
use crate::bot::defaults::RoundStarters;
use crate::bot::outgoing::Outgoing;
use crate::bot::refusal::{PermissionRefusal, Refusal, RoundRefusal};
use crate::bot::render;
use crate::bot::round_options::SavedRound;
use crate::id::{ChannelId, GameId, GuildId, MessageId, QuestionId, UserId};
use crate::quiz::round::Setup;
use crate::quiz::{Event, Game, Question, Round, SkipVotes, Team, Turns};

/// A round to start.
#[derive(Debug)]
pub(in crate::bot) struct NewRound {
    pub(in crate::bot) setup: Setup,
    /// The channel in which it was started, if a thread was opened for it.
    pub(in crate::bot) parent: Option<ChannelId>,
    /// Whether its host manages the server's rounds: other members have one round at a time, if they may start any.
    pub(in crate::bot) by_manager: bool,
    pub(in crate::bot) loaded: Arc<LoadedDeck>,
    pub(in crate::bot) turns: Turns,
    /// The other decks of a mix.
    pub(in crate::bot) others: Vec<(Arc<LoadedDeck>, Turns)>,
}

/// What a member may do about rounds in a channel without being a manager.
#[derive(Debug)]
pub(in crate::bot) struct RoundRights {
    /// Who may start rounds in this server.
    pub(in crate::bot) starters: RoundStarters,
    /// Where a round runs that they started.
    pub(in crate::bot) hosts_in: Option<ChannelId>,
    /// Whether they started the one in the channel.
    pub(in crate::bot) hosts_here: bool,
}

impl RoundRights {
    /// Whether the member may start a round.
    pub(in crate::bot) fn to_start(&self) -> Result<(), Refusal> {
        match *self {
            Self { starters: RoundStarters::Managers, .. } => Err(PermissionRefusal::MayNotStartRounds.into()),
            Self { hosts_in: Some(channel), .. } => Err(RoundRefusal::HostsAnother { channel }.into()),
            Self { hosts_in: None, .. } => Ok(()),
        }
    }
}

impl Engine {
    pub(super) fn round_rights(&self, (guild, channel): (GuildId, ChannelId), user: UserId) -> RoundRights {
        let hosts = |id: &GameId| match self.games.get(id).map(|running| &running.game) {
            Some(Game::Round(round)) => round.guild == guild && round.host == user,
            _ => false,
        };
        RoundRights {
            starters: self.round_starters(guild),
            hosts_in: self.rounds.iter().filter(|(_, id)| hosts(id)).map(|(channel, _)| *channel).min(),
            hosts_here: self.rounds.get(&channel).is_some_and(hosts),
        }
    }

    /// Starts a round, unless one is running in that channel. The announcement is posted before its first question.
    pub(super) fn start_round(&mut self, round: NewRound, decision: &mut Decision) -> Result<(), Refusal> {
        let NewRound { setup, parent, by_manager, loaded, turns, others } = round;
        let (guild, channel) = (setup.guild, setup.channel);
        if !by_manager {
            // They were admitted before their deck was loaded, and may have started another round since.
            self.round_rights((guild, channel), setup.host).to_start()?;
        }
        let seed = self.random.random();
        let like_this = SavedRound::like(&setup);
        if self.rounds.contains_key(&channel) {
            return Err(RoundRefusal::AlreadyRunning.into());
        }
        let mut decks = vec![(Arc::clone(&loaded), turns)];
        decks.extend(others);
        for (deck, _) in &decks {
            no_cards(deck, &setup.tags, &self.guilds.paused_cards(guild, &deck.deck.id))?;
        }
        let mut mixed = Vec::new();
        for (deck, turns) in decks {
            self.provide(guild, &deck.deck.id, turns);
            mixed.push(deck);
        }
        let id = GameId(self.take_id());
        let mut round = Round::new(id, setup, seed);
        round.parent = parent;
        let game = Game::Round(round);
        self.games.insert(id, RunningGame::of_mix(game, loaded, mixed));
        self.rounds.insert(channel, id);
        self.remember_round(guild, parent.unwrap_or(channel), like_this, decision);
        // Where it doesn't wait for players, the announcement comes before the first question all the same.
        if self.settings.rules.ready_ms == 0 {
            self.announce(id, decision);
            self.step(id, Event::Begun, decision);
        } else {
            self.step(id, Event::Begun, decision);
            self.announce(id, decision);
        }
        Ok(())
    }

    fn announce(&mut self, id: GameId, decision: &mut Decision) {
        let Some(running) = self.games.get(&id) else { return };
        let Game::Round(round) = &running.game else { return };
        let locale = self.locale(round.guild);
        let message = render::announcement(locale, round, running.shown_deck(), self.settings.reads_messages);
        let channel = round.channel;
        let effect = self.post_to(channel, None, Outgoing::post(message), decision);
        self.posts_of_rounds.insert(effect, channel);
        self.announcements.insert(effect, id);
    }

    /// Somebody joins a round that waits for players. Returns how many have.
    pub(super) fn join(
        &mut self,
        (game, channel): (GameId, ChannelId),
        user: UserId,
        team: Option<Team>,
        decision: &mut Decision,
    ) -> Result<usize, Refusal> {
        self.waiting(game, channel)?;
        let joined = team.map_or(Event::Joined(user), |team| Event::JoinedTeam(user, team));
        self.step(game, joined, decision);
        Ok(self.waiting(game, channel)?.players().len())
    }

    /// The host starts a round that waits for players.
    pub(super) fn start_now(
        &mut self,
        (game, channel): (GameId, ChannelId),
        user: UserId,
        decision: &mut Decision,
    ) -> Result<(), Refusal> {
        if self.waiting(game, channel)?.host != user {
            return Err(RoundRefusal::NotTheHost.into());
        }
        self.step(game, Event::StartedNow, decision);
        Ok(())
    }

    fn waiting(&self, game: GameId, channel: ChannelId) -> Result<&Round, Refusal> {
        match self.games.get(&game).map(|running| &running.game) {
            Some(Game::Round(round)) if round.channel == channel && round.waits_for_players() => Ok(round),
            _ => Err(RoundRefusal::AlreadyStarted.into()),
        }
    }

    /// Skips the present question of the channel's round, or stops the round.
    pub(in crate::bot) fn end_in_channel(
        &mut self,
        channel: ChannelId,
        event: Event,
        decision: &mut Decision,
    ) -> Result<(), Refusal> {
        let id = *self.rounds.get(&channel).ok_or(RoundRefusal::NotRunning)?;
        let question = self.games.get(&id).and_then(|running| running.game.question());
        if event == Event::Skipped && question.is_none_or(Question::is_closing) {
            return Err(RoundRefusal::NothingToSkip.into());
        }
        self.step(id, event, decision);
        Ok(())
    }

    /// Counts a vote to skip, by the button on a message. Returns the votes so far; none if they skipped the question.
    pub(in crate::bot) fn vote_to_skip(
        &mut self,
        question: QuestionId,
        channel: ChannelId,
        message: MessageId,
        user: UserId,
        decision: &mut Decision,
    ) -> Result<Option<SkipVotes>, Refusal> {
        let id = self.game_asking_in(question, channel, message).ok_or(RoundRefusal::QuestionClosed)?;
        let open = |engine: &Self| match engine.games.get(&id).map(|running| &running.game) {
            Some(Game::Round(round)) => {
                let is_open = |it: &&Question| it.id == question && !it.is_closing();
                round.question.as_ref().filter(is_open).map(|_| (round.skip_votes(), round.may_vote_to_skip(user)))
            }
            _ => None,
        };
        let (_, may_vote) = open(self).ok_or(RoundRefusal::QuestionClosed)?;
        if !may_vote {
            return Err(RoundRefusal::NotAPlayer.into());
        }
        self.step(id, Event::SkipVote(user), decision);
        Ok(open(self).and_then(|(votes, _)| votes))
    }
}
