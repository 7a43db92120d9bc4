//! The ids of buttons and modals: what a press means. They come back from Discord as they were sent, or forged; so they are only
//! names, and what they name is looked up and checked when they come.

use std::fmt;

use popquiz_deck::{CardId, DeckId};

use crate::id::{AttemptId, ChannelId, DeckChangeId, QuestionId};
use crate::quiz::Mode;
use crate::store::{Forget, Scope};

/// What a button or modal is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CustomId {
    /// Start a round from the deck that is chosen.
    Start(RoundOptions),
    /// Answer this question.
    Answer(QuestionId),
    /// Vote to skip this question.
    Skip(QuestionId),
    /// Turn to this page of a leaderboard.
    Page(Span, Scope, u32),
    /// Turn to this page of the list of drops.
    Drops(u32),
    /// Turn to this page of the list of decks.
    Decks(u32),
    /// Show a looked-up card to everybody.
    Share(DeckId, CardId),
    /// Appeal against the verdict on this attempt.
    Appeal(AttemptId),
    /// Appeal against a verdict of one's own on this question.
    Appeals(QuestionId),
    /// Decide on the appeal of this attempt: accept it, or not.
    Decide(AttemptId, bool),
    /// Report this question's card.
    Report(QuestionId),
    /// A reported card was looked at: it rests on, or not.
    LookedAt(bool, DeckId, CardId),
    /// Erase the one who presses it; with or without their points.
    Forget(Forget),
    /// Take back this change to a deck.
    Undo(DeckChangeId),
    /// Add a card to this deck.
    AddCard(DeckId),
    /// Change this card.
    EditCard(DeckId, CardId),
    /// Remove this card, which was found by a few words.
    RemoveCard(DeckId, CardId),
}

/// What somebody has asked of a round, but for its deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RoundOptions {
    pub(super) mode: Mode,
    pub(super) questions: u32,
    pub(super) seconds: u32,
    /// As they were typed, with commas between.
    pub(super) tags: String,
}

/// The time that a leaderboard spans, up to now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    Today,
    Week,
    Month,
    AllTime,
}

impl Span {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Week => "week",
            Self::Month => "month",
            Self::AllTime => "all",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::Today, Self::Week, Self::Month, Self::AllTime].into_iter().find(|span| span.name() == name)
    }
}

impl fmt::Display for CustomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start(RoundOptions { mode, questions, seconds, tags }) => {
                write!(f, "start:{}:{questions}:{seconds}:{tags}", mode.name())
            }
            Self::Answer(question) => write!(f, "answer:{question}"),
            Self::Skip(question) => write!(f, "skip:{question}"),
            Self::Page(span, scope, page) => match scope {
                Scope::Server => write!(f, "page:{}:{page}:server", span.name()),
                Scope::Channel(channel) => write!(f, "page:{}:{page}:channel:{channel}", span.name()),
                Scope::Deck(deck) => write!(f, "page:{}:{page}:deck:{deck}", span.name()),
            },
            Self::Drops(page) => write!(f, "drops:{page}"),
            Self::Decks(page) => write!(f, "decks:{page}"),
            Self::Share(deck, card) => write!(f, "share:{deck}:{card}"),
            Self::Appeal(attempt) => write!(f, "appeal:{attempt}"),
            Self::Appeals(question) => write!(f, "appeals:{question}"),
            Self::Decide(attempt, true) => write!(f, "accept:{attempt}"),
            Self::Decide(attempt, false) => write!(f, "reject:{attempt}"),
            Self::Report(question) => write!(f, "report:{question}"),
            Self::LookedAt(true, deck, card) => write!(f, "rest:{deck}:{card}"),
            Self::LookedAt(false, deck, card) => write!(f, "ask:{deck}:{card}"),
            Self::Forget(Forget::KeepPoints) => write!(f, "forget:me"),
            Self::Forget(Forget::ErasePoints) => write!(f, "forget:all"),
            Self::Undo(change) => write!(f, "undo:{change}"),
            Self::AddCard(deck) => write!(f, "add:{deck}"),
            Self::EditCard(deck, card) => write!(f, "edit:{deck}:{card}"),
            Self::RemoveCard(deck, card) => write!(f, "remove:{deck}:{card}"),
        }
    }
}

impl CustomId {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once(':')?;
        // Only as we write them: "+7" and "007" are not ours.
        let number = |rest: &str| rest.parse::<u64>().ok().filter(|number| number.to_string() == rest);
        let question = |rest: &str| number(rest).map(QuestionId);
        let attempt = |rest: &str| number(rest).map(AttemptId);
        let card = |rest: &str| {
            let (deck, card) = rest.split_once(':')?;
            Some((DeckId(deck.to_owned()), CardId(card.to_owned())))
        };
        match kind {
            "start" => {
                let mut parts = rest.splitn(4, ':');
                Some(Self::Start(RoundOptions {
                    mode: Mode::named(parts.next()?)?,
                    questions: number(parts.next()?)?.try_into().ok()?,
                    seconds: number(parts.next()?)?.try_into().ok()?,
                    tags: parts.next()?.to_owned(),
                }))
            }
            "answer" => question(rest).map(Self::Answer),
            "skip" => question(rest).map(Self::Skip),
            "drops" => number(rest)?.try_into().ok().map(Self::Drops),
            "decks" => number(rest)?.try_into().ok().map(Self::Decks),
            "share" => card(rest).map(|(deck, card)| Self::Share(deck, card)),
            "appeal" => attempt(rest).map(Self::Appeal),
            "appeals" => question(rest).map(Self::Appeals),
            "accept" => attempt(rest).map(|attempt| Self::Decide(attempt, true)),
            "reject" => attempt(rest).map(|attempt| Self::Decide(attempt, false)),
            "report" => question(rest).map(Self::Report),
            "rest" => card(rest).map(|(deck, card)| Self::LookedAt(true, deck, card)),
            "ask" => card(rest).map(|(deck, card)| Self::LookedAt(false, deck, card)),
            "forget" => match rest {
                "me" => Some(Self::Forget(Forget::KeepPoints)),
                "all" => Some(Self::Forget(Forget::ErasePoints)),
                _ => None,
            },
            "undo" => number(rest).map(DeckChangeId).map(Self::Undo),
            "add" => Some(Self::AddCard(DeckId(rest.to_owned()))),
            "edit" => card(rest).map(|(deck, card)| Self::EditCard(deck, card)),
            "remove" => card(rest).map(|(deck, card)| Self::RemoveCard(deck, card)),
            "page" => {
                let mut parts = rest.splitn(3, ':');
                let span = Span::named(parts.next()?)?;
                let page = number(parts.next()?)?.try_into().ok()?;
                let scope = match parts.next()?.split_once(':') {
                    None if rest.ends_with(":server") => Scope::Server,
                    Some(("channel", channel)) => Scope::Channel(ChannelId(number(channel)?)),
                    Some(("deck", deck)) => Scope::Deck(DeckId(deck.to_owned())),
                    _ => return None,
                };
                Some(Self::Page(span, scope, page))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use popquiz_deck::limits::ID_CHARS;

    use super::*;
    use crate::discord::limits;

    #[test]
    fn the_longest_ids_of_decks_and_cards_fit() {
        let id = || "x".repeat(ID_CHARS);
        let (deck, card) = (|| DeckId(id()), || CardId(id()));
        for longest in [
            CustomId::Page(Span::Month, Scope::Deck(deck()), u32::MAX),
            CustomId::Share(deck(), card()),
            CustomId::LookedAt(true, deck(), card()),
            CustomId::AddCard(deck()),
            CustomId::EditCard(deck(), card()),
            CustomId::RemoveCard(deck(), card()),
        ] {
            let sent = longest.to_string();
            assert!(sent.chars().count() <= limits::CUSTOM_ID, "{sent}");
        }
    }

    #[test]
    fn what_was_sent_comes_back_and_anything_else_is_nothing() {
        for id in [
            CustomId::Start(RoundOptions { mode: Mode::Exam, questions: 5, seconds: 30, tags: String::new() }),
            CustomId::Start(RoundOptions { mode: Mode::Race, questions: 1, seconds: 600, tags: "a, b: c".into() }),
            CustomId::Answer(QuestionId(7)),
            CustomId::Skip(QuestionId(u64::MAX)),
            CustomId::Page(Span::Week, Scope::Server, 2),
            CustomId::Page(Span::AllTime, Scope::Channel(ChannelId(5)), 0),
            CustomId::Page(Span::Today, Scope::Deck(DeckId("deep-learning".into())), 1),
            CustomId::Drops(0),
            CustomId::Decks(3),
            CustomId::Share(DeckId("d".into()), CardId("c-1".into())),
            CustomId::Appeal(AttemptId(1 << 60)),
            CustomId::Appeals(QuestionId(3)),
            CustomId::Decide(AttemptId(5), true),
            CustomId::Decide(AttemptId(5), false),
            CustomId::Report(QuestionId(3)),
            CustomId::LookedAt(true, DeckId("d".into()), CardId("c".into())),
            CustomId::LookedAt(false, DeckId("d".into()), CardId("c".into())),
            CustomId::Forget(Forget::KeepPoints),
            CustomId::Forget(Forget::ErasePoints),
            CustomId::Undo(DeckChangeId(7)),
            CustomId::AddCard(DeckId("d".into())),
            CustomId::EditCard(DeckId("d".into()), CardId("c".into())),
            CustomId::RemoveCard(DeckId("d".into()), CardId("c".into())),
        ] {
            assert_eq!(CustomId::parse(&id.to_string()), Some(id));
        }
        for forged in [
            "",
            "answer",
            "answer:",
            "answer:-1",
            "answer:1e3",
            "answer:+1",
            "answer:01",
            "accept:",
            "forget:you",
            "start:race:5:30",
            "start:duel:5:30:",
            "start:race:05:30:",
            "drops:4294967296",
            "page:week",
            "page:week:x:server",
            "page:now:1:server",
            "page:week:1:role:1",
            "eval:1",
        ] {
            assert_eq!(CustomId::parse(forged), None, "{forged}");
        }
    }
}
