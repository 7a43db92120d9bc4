//! What goes through the outbox, and how its delivery went.

use super::decision::{Act, Decision};
use super::state::{Engine, to_json};
use crate::bot::delivery::DeliveryFailure;
use crate::bot::note::Note;
use crate::bot::outgoing::Outgoing;
use crate::bot::render;
use crate::discord::model::PostedMessage;
use crate::id::{ChannelId, GameId, MessageId, OutboxId};
use crate::quiz::{Event, Game};
use crate::store::{OutboxDone, OutboxEntry};

impl Engine {
    /// An effect of the outbox was carried out or abandoned.
    pub(in crate::bot) fn sent(
        &mut self,
        id: OutboxId,
        sent: Result<PostedMessage, DeliveryFailure>,
        decision: &mut Decision,
    ) {
        let (sent, image) = match sent {
            Ok(PostedMessage { id, image }) => (Ok(id), image),
            Err(why) => (Err(why), None),
        };
        decision.commit.done.push(OutboxDone { id, message: sent.ok(), at: decision.now });
        if let (Err(why), Some(channel)) = (sent, self.posts_of_rounds.remove(&id)) {
            decision.acts.push(Act::TellHost { channel, why });
        }
        if let Some(game) = self.awaiting_post.remove(&id) {
            match self.games.get(&game).map(|running| &running.game) {
                Some(Game::Drop(drop)) => self.drop_went(drop.schedule, sent, decision),
                Some(Game::Round(round)) => {
                    if let Err(why) = sent {
                        let note = Note::RoundNotPosted { channel: round.channel, why };
                        let guild = round.guild;
                        let note = render::note(self.locale(guild), &note);
                        self.notify_managers(guild, None, note, decision);
                    }
                }
                None => {}
            }
            if let Some(question) = self.games.get_mut(&game).and_then(|running| running.game.question_mut()) {
                question.image = image;
            }
            let posted = |message: MessageId| Event::Posted { message, at: message.time() };
            self.step(game, sent.map_or(Event::Lost, posted), decision);
        }
    }

    /// Adds an effect to the outbox; with `wait`, the game is notified of its result.
    pub(super) fn post(&mut self, game: &Game, mut outgoing: Outgoing, wait: bool, decision: &mut Decision) {
        if let (Game::Drop(_), Outgoing::Post(post)) = (game, &mut outgoing) {
            post.can_wait = true;
        }
        let id = self.post_to(game.channel(), wait.then(|| game.id()), outgoing, decision);
        if let Game::Round(round) = game {
            self.posts_of_rounds.insert(id, round.channel);
        }
    }

    /// Adds an effect for a channel to the outbox; a given game is notified of its result.
    pub(super) fn post_to(
        &mut self,
        channel: ChannelId,
        game: Option<GameId>,
        mut outgoing: Outgoing,
        decision: &mut Decision,
    ) -> OutboxId {
        let id = OutboxId(self.take_id());
        // Discord creates one message for two posts with the same nonce; the database's own number keeps the nonces of
        // two bots apart.
        outgoing.set_nonce(format!("{:x}-{:x}", self.database, id.0));
        self.awaiting_post.extend(game.map(|game| (id, game)));
        decision.commit.outbox.push(OutboxEntry { id, channel, game, at: decision.now, effect: to_json(&outgoing) });
        id
    }
}
