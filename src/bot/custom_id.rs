//! The ids of buttons and modals: what a press means. They come back from Discord as they were sent, or forged; so they are only
//! names, and what they name is looked up and checked when they come.

use std::fmt;

use crate::deck::{CardId, DeckId};
use crate::id::{ChannelId, QuestionId};
use crate::store::Scope;

/// What a button or modal is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CustomId {
    /// Answer this question.
    Answer(QuestionId),
    /// Vote to skip this question.
    Skip(QuestionId),
    /// Turn to this page of a leaderboard.
    Page(Span, Scope, u32),
    /// Show a looked-up card to everybody.
    Share(DeckId, CardId),
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
            Self::Answer(question) => write!(f, "answer:{question}"),
            Self::Skip(question) => write!(f, "skip:{question}"),
            Self::Page(span, scope, page) => match scope {
                Scope::Server => write!(f, "page:{}:{page}:server", span.name()),
                Scope::Channel(channel) => write!(f, "page:{}:{page}:channel:{channel}", span.name()),
                Scope::Deck(deck) => write!(f, "page:{}:{page}:deck:{deck}", span.name()),
            },
            Self::Share(deck, card) => write!(f, "share:{deck}:{card}"),
        }
    }
}

impl CustomId {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once(':')?;
        let question = |rest: &str| rest.parse().ok().map(QuestionId);
        match kind {
            "answer" => question(rest).map(Self::Answer),
            "skip" => question(rest).map(Self::Skip),
            "share" => {
                rest.split_once(':').map(|(deck, card)| Self::Share(DeckId(deck.to_owned()), CardId(card.to_owned())))
            }
            "page" => {
                let mut parts = rest.splitn(3, ':');
                let span = Span::named(parts.next()?)?;
                let page = parts.next()?.parse().ok()?;
                let scope = match parts.next()?.split_once(':') {
                    None => Scope::Server,
                    Some(("channel", channel)) => Scope::Channel(ChannelId(channel.parse().ok()?)),
                    Some(("deck", deck)) => Scope::Deck(DeckId(deck.to_owned())),
                    Some(_) => return None,
                };
                Some(Self::Page(span, scope, page))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_comes_back_and_anything_else_is_nothing() {
        for id in [
            CustomId::Answer(QuestionId(7)),
            CustomId::Skip(QuestionId(u64::MAX)),
            CustomId::Page(Span::Week, Scope::Server, 2),
            CustomId::Page(Span::AllTime, Scope::Channel(ChannelId(5)), 0),
            CustomId::Page(Span::Today, Scope::Deck(DeckId("deep-learning".into())), 1),
            CustomId::Share(DeckId("d".into()), CardId("c-1".into())),
        ] {
            assert_eq!(CustomId::parse(&id.to_string()), Some(id));
        }
        for forged in [
            "",
            "answer",
            "answer:",
            "answer:-1",
            "answer:1e3",
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
