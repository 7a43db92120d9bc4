//! What goes through the outbox, and how its delivery went.

use super::cards;
use super::decision::{Act, Decision};
use super::state::{Engine, RunningGame, question_message, to_json};
use crate::bot::delivery::DeliveryFailure;
use crate::bot::images::{ImageOf, Side};
use crate::bot::note::Note;
use crate::bot::outgoing::Outgoing;
use crate::bot::render;
use crate::discord::message::Message;
use crate::discord::model::PostedMessage;
use crate::id::{ChannelId, GameId, MessageId, OutboxId, QuestionId};
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
        if let Some(game) = self.announcements.remove(&id)
            && let Some(Game::Round(round)) = self.games.get_mut(&game).map(|running| &mut running.game)
        {
            round.announcement = sent.ok();
            decision.changed.insert(game);
        }
        if let Some(question) = self.reposts.remove(&id) {
            self.posted_again(question, sent.ok(), image.clone(), decision);
        }
        if let Some(question) = self.edits.remove(&id)
            && sent == Err(DeliveryFailure::Gone)
        {
            self.post_again(question, decision);
        }
        self.vote_posted(id, sent.ok(), image.clone(), decision);
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

    /// Messages in a channel were deleted. A question without its message couldn't be answered, or even read.
    pub(in crate::bot) fn deleted(&mut self, channel: ChannelId, messages: &[MessageId], decision: &mut Decision) {
        let is_asked = |running: &&RunningGame| {
            running.game.channel() == channel
                && question_message(&running.game).is_some_and(|message| messages.contains(&message))
        };
        let asked = self.games.values().filter(is_asked).filter_map(|running| Some(running.game.question()?.id));
        for question in asked.collect::<Vec<_>>() {
            self.post_again(question, decision);
        }
    }

    /// Posts an open question again, whose message is gone; a few times at most, in case somebody doesn't want it there.
    fn post_again(&mut self, question: QuestionId, decision: &mut Decision) {
        const MOST: u32 = 3;
        let Some(id) = self.asking.get(&question).copied() else { return };
        let Some(mut running) = self.games.remove(&id) else { return };
        let message = self.shown_question(&running.game, running.shown_deck()).map(|(_, message)| message);
        let image =
            running.game.question().and_then(|question| cards::card(&running.deck, &question.card)).and_then(|card| {
                let (guild, deck) = (running.game.guild(), running.game.deck());
                ImageOf::card(self.locale(guild), guild, deck, card, Side::Question)
            });
        let asked = running
            .game
            .question()
            .filter(|asked| !asked.is_closing() && asked.reposting.is_none() && asked.reposts < MOST);
        if let (Some(mut message), true) = (message, asked.is_some()) {
            message.embed.iter_mut().for_each(|embed| embed.image = None);
            // Whoever is pinged by it was pinged before.
            message.mention_role = None;
            let outgoing = Outgoing::post_after(message, question_message(&running.game)).showing(image);
            let effect = self.post_to(running.game.channel(), None, outgoing, decision);
            self.reposts.insert(effect, question);
            if let Some(asked) = running.game.question_mut() {
                asked.reposting = Some(effect);
                asked.reposts += 1;
            }
            decision.changed.insert(id);
        }
        self.games.insert(id, running);
    }

    /// A question was posted again, or couldn't be: then it's answered without, or runs out.
    fn posted_again(
        &mut self,
        question: QuestionId,
        message: Option<MessageId>,
        image: Option<String>,
        decision: &mut Decision,
    ) {
        let Some(id) = self.asking.get(&question).copied() else { return };
        let Some(running) = self.games.get_mut(&id) else { return };
        let Some(asked) = running.game.question_mut() else { return };
        asked.reposting = None;
        if message.is_some() {
            (asked.moved_to, asked.image) = (message, image);
        }
        decision.changed.insert(id);
        if let Some(running) = self.games.get(&id) {
            self.listen(&running.game);
        }
    }

    /// Edits the message of an open question into how it should look now.
    pub(super) fn edit_question(
        &mut self,
        game: &Game,
        question: QuestionId,
        (target, message): (MessageId, Message),
        decision: &mut Decision,
    ) {
        let id = self.post_to(game.channel(), None, Outgoing::Edit(target, message), decision);
        self.edits.insert(id, question);
    }

    /// Adds an effect to the outbox; with `wait`, the game is notified of its result.
    pub(super) fn post(
        &mut self,
        game: &Game,
        mut outgoing: Outgoing,
        wait: bool,
        decision: &mut Decision,
    ) -> OutboxId {
        if let (Game::Drop(_), Outgoing::Post(post)) = (game, &mut outgoing) {
            post.can_wait = true;
        }
        let id = self.post_to(game.channel(), wait.then(|| game.id()), outgoing, decision);
        if let Game::Round(round) = game {
            self.posts_of_rounds.insert(id, round.channel);
        }
        id
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
