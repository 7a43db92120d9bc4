//! What each effect of a game means: records, ledger entries, messages.

use std::borrow::Cow;

use popquiz_deck::{Card, CardId, Deck};

use super::cards;
use super::catch_up::CatchUp;
use super::decision::{Act, Decision};
use super::state::{Engine, RunningGame, deck_shown};
use crate::bot::doubt_messages;
use crate::bot::images::{ImageOf, Side};
use crate::bot::outgoing::Outgoing;
use crate::bot::own_card_messages;
use crate::bot::render::{self, OpenQuestion};
use crate::clock::UnixMs;
use crate::discord::message::Message;
use crate::id::{MessageId, QuestionId};
use crate::quiz::choices::asked_with;
use crate::quiz::{Award, Effect, Game, OwnReveal, Reveal};
use crate::store::{AnswerHash, LedgerEntry, LedgerKind, QuestionRecord, Turn};
use crate::texts::say;

impl Engine {
    /// Carries out an effect; `image` is the image in the message of the question that was open before.
    pub(super) fn apply_effect(
        &mut self,
        running: &mut RunningGame,
        effect: Effect,
        image: Option<&str>,
        decision: &mut Decision,
    ) {
        let RunningGame { game, deck, together, judge, processed, catch_up, .. } = running;
        let shown_deck = deck_shown(together.as_ref(), deck);
        let locale = self.locale(game.guild());
        match effect {
            Effect::Ask { question, ref card, closes_at } => {
                let Some(card) = cards::card(deck, card) else { return };
                let answer = card.key.as_ref().map(AnswerHash::of);
                let asked = game.question().map_or(Cow::Borrowed(card), |question| question.asked(card));
                let card = &*asked;
                *judge = cards::compile(deck, card, self.guilds.taught(game.guild(), game.deck(), &card.id));
                processed.clear();
                *catch_up = CatchUp::default();
                self.asking.insert(question, game.id());
                self.open_questions.opens(game.guild(), question, game.deck().clone(), card);
                self.listen(game);
                let record = question_record(game, question, &card.id, None, decision.now, None);
                decision.commit.questions.push(QuestionRecord { answer, ..record });
                let open = OpenQuestion { id: question, closes_at, votes: None, hint: None, image: None };
                let message = self.question_message(game, shown_deck, card, &open);
                let shown = ImageOf::card(locale, game.guild(), game.deck(), card, Side::Question);
                self.post(game, Outgoing::post(message).showing(shown), true, decision);
            }
            Effect::Offer { question, closes_at } => {
                processed.clear();
                *catch_up = CatchUp::default();
                self.asking.insert(question, game.id());
                let no_card = CardId(String::new());
                decision.commit.questions.push(question_record(game, question, &no_card, None, decision.now, None));
                if let Game::Drop(drop) = &*game {
                    let message = own_card_messages::offer(locale, drop, &deck.deck, question, closes_at);
                    self.post(game, Outgoing::post(message), true, decision);
                }
            }
            Effect::Announce => self.edit_announcement(game, shown_deck, decision),
            Effect::Show(question) => {
                if let Some(shown) = self.shown_question(game, shown_deck) {
                    self.edit_question(game, question, shown, decision);
                }
            }
            Effect::React { attempt, mark } => {
                let message = MessageId(attempt.0);
                decision.acts.push(Act::React { channel: game.channel(), message, mark });
            }
            Effect::Tell { attempt, news } => {
                if let Some(news) = self.readings.reply(attempt, news, decision) {
                    decision.news = Some((attempt, news));
                }
            }
            Effect::Read(attempt) => self.readings.add(attempt, game.id()),
            Effect::Award(award) => decision.commit.ledger.push(self.ledger_entry(game, &award, decision.now)),
            Effect::Reveal(reveal) => self.reveal(running, reveal, image, decision),
            Effect::RevealOwn(reveal) => self.reveal_own(game, &deck.deck, &reveal, decision),
            Effect::Abandon { question, ref card } => {
                self.asking.remove(&question);
                self.open_questions.closes(game.guild(), question);
                self.open_channels.forget(game.channel(), game.id());
                *judge = None;
                decision.commit.questions.push(question_record(
                    game,
                    question,
                    card,
                    None,
                    decision.now,
                    Some(decision.now),
                ));
            }
            Effect::Summarise { standings, ending, asked, highlights } => {
                let mut message = render::summary(locale, shown_deck, &standings, ending, asked, &highlights);
                if let Game::Round(round) = &*game
                    && let Some(parent) = round.parent
                    && asked > 0
                {
                    // Its buttons work in the channel of the round only.
                    let thread = format!("<#{}>", round.channel);
                    let shown =
                        Message { content: say!(locale, "round-over-in-thread", thread = thread), ..message.clone() };
                    self.post_to(parent, None, Outgoing::post(shown), decision);
                }
                if let Game::Round(round) = &*game
                    && asked > 0
                {
                    message.buttons = vec![render::after_round(locale, round)];
                }
                self.post(game, Outgoing::post(message), false, decision);
            }
            Effect::Turned(card, turn) => {
                decision.commit.turns.push(Turn { guild: game.guild(), deck: game.deck().clone(), card, turn });
            }
            Effect::Over => {}
        }
    }

    /// Shows how a question ended, with the vote on its answers in doubt.
    fn reveal(&mut self, running: &mut RunningGame, mut reveal: Reveal, image: Option<&str>, decision: &mut Decision) {
        let RunningGame { game, deck, together, judge, .. } = running;
        let locale = self.locale(game.guild());
        let Some(card) = cards::card(deck, &reveal.card) else { return };
        let asked = asked_with(reveal.choices.as_ref(), card);
        let card = &*asked;
        self.asking.remove(&reveal.question);
        self.open_questions.closes(game.guild(), reveal.question);
        self.open_channels.forget(game.channel(), game.id());
        let doubts = self.doubts_of(game, &mut reveal, judge.as_ref(), decision.now);
        *judge = None;
        decision.commit.questions.push(question_record(
            game,
            reveal.question,
            &card.id,
            Some(reveal.message),
            decision.now,
            Some(decision.now),
        ));
        let shown = ImageOf::card(locale, game.guild(), game.deck(), card, Side::Answer);
        let with_doubts = |revealed: &Message| match &doubts {
            Some(doubts) => doubt_messages::with_doubts(locale, revealed.clone(), doubts),
            None => revealed.clone(),
        };
        let (revealed, outgoing) = match game {
            Game::Round(_) => {
                let revealed = render::reveal(locale, game, deck_shown(together.as_ref(), deck), card, &reveal, image);
                let outgoing = Outgoing::edit_or_post(reveal.shown_in, with_doubts(&revealed));
                (revealed, outgoing)
            }
            // An old message can be edited only a few times, and nobody would notice.
            Game::Drop(_) => {
                let closed = render::closed_question(locale, game, &deck.deck, card, image);
                self.post(game, Outgoing::Edit(reveal.shown_in, closed), false, decision);
                let mut revealed = render::reveal(locale, game, &deck.deck, card, &reveal, None);
                revealed.reply_to = Some(reveal.shown_in);
                let outgoing = Outgoing::post_after(with_doubts(&revealed), Some(reveal.shown_in));
                (revealed, outgoing)
            }
        };
        let post = self.post(game, outgoing.showing(shown), false, decision);
        if let Some(doubts) = doubts {
            self.open_vote((game, reveal.card), doubts, revealed, post, decision);
        }
    }

    /// Shows how a drop went that gave each member a card of their own, without a word about the cards.
    fn reveal_own(&mut self, game: &Game, deck: &Deck, reveal: &OwnReveal, decision: &mut Decision) {
        let locale = self.locale(game.guild());
        self.asking.remove(&reveal.question);
        self.open_channels.forget(game.channel(), game.id());
        let message = Some(reveal.message);
        let no_card = CardId(String::new());
        let record = question_record(game, reveal.question, &no_card, message, decision.now, Some(decision.now));
        decision.commit.questions.push(record);
        let closed = own_card_messages::closed(locale, deck);
        self.post(game, Outgoing::Edit(reveal.shown_in, closed), false, decision);
        let mut revealed = own_card_messages::reveal(locale, deck, reveal);
        revealed.reply_to = Some(reveal.shown_in);
        self.post(game, Outgoing::post_after(revealed, Some(reveal.shown_in)), false, decision);
    }

    fn ledger_entry(&self, game: &Game, award: &Award, at: UnixMs) -> LedgerEntry {
        let kind = match game {
            Game::Round(round) if round.mode.is_in_channel() => LedgerKind::Race,
            Game::Round(_) => LedgerKind::Exam,
            Game::Drop(_) => LedgerKind::Drop,
        };
        LedgerEntry {
            question: award.question,
            user: award.user,
            part: award.part,
            kind,
            points: i64::from(award.points.0),
            credit: award.credit,
            guild: game.guild(),
            channel: game.channel(),
            deck: game.deck().clone(),
            at,
            day: self.settings.zone.day(at),
        }
    }

    fn edit_announcement(&mut self, game: &Game, deck: &Deck, decision: &mut Decision) {
        if let Game::Round(round) = game
            && let Some(target) = round.announcement
        {
            let locale = self.locale(round.guild);
            let message = render::announcement(locale, round, deck, self.settings.reads_messages);
            self.post_to(round.channel, None, Outgoing::Edit(target, message), decision);
        }
    }

    fn question_message(&self, game: &Game, deck: &Deck, card: &Card, open: &OpenQuestion<'_>) -> Message {
        let locale = self.locale(game.guild());
        let mut message = render::question(locale, game, deck, card, open);
        if !self.settings.reads_messages && game.hears_channel() {
            render::ask_for_replies(locale, &mut message);
        }
        message
    }

    /// The open question's message as it should look now.
    pub(super) fn shown_question(&self, game: &Game, deck: &Deck) -> Option<(MessageId, Message)> {
        let question = game.question()?;
        if let (Game::Drop(drop), false) = (game, question.has_card()) {
            let closes_at = question.open()?.closes_at;
            let offer = own_card_messages::offer(self.locale(drop.guild), drop, deck, question.id, closes_at);
            return Some((question.shown_in()?, offer));
        }
        let card = question.asked(deck.card(&question.card)?);
        let closes_at = question.open()?.closes_at;
        let votes = match game {
            Game::Round(round) => round.skip_votes(),
            Game::Drop(_) => None,
        };
        let open = OpenQuestion {
            id: question.id,
            closes_at,
            votes: votes.filter(|votes| votes.votes > 0),
            hint: question.shown_hint(),
            image: question.image.as_deref(),
        };
        Some((question.shown_in()?, self.question_message(game, deck, &card, &open)))
    }
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
        is_private: false,
        answer: None,
    }
}
