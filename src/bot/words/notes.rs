//! The notes that the engine posts, and what is wrong with a drop.

use crate::bot::delivery::DeliveryFailure;
use crate::bot::note::{InPlay, MissedDrops, Missing, Note};
use crate::clock::UnixMs;
use crate::id::ChannelId;
use crate::schedule::DropProblem;
use crate::texts::{Locale, say};

pub(in crate::bot) fn note(locale: Locale, note: &Note) -> String {
    match note {
        Note::CannotResume { what, missing } => match (what, missing) {
            (InPlay::Round, Missing::Deck(deck)) => say!(locale, "note-round-without-deck", deck = &deck.0),
            (InPlay::Round, Missing::Card(card)) => say!(locale, "note-round-without-card", card = &card.0),
            (InPlay::Drop, Missing::Deck(deck)) => say!(locale, "note-question-without-deck", deck = &deck.0),
            (InPlay::Drop, Missing::Card(card)) => say!(locale, "note-question-without-card", card = &card.0),
        },
        Note::RoundNotPosted { channel, why } => {
            let reason = not_posted(locale, *channel, *why).unwrap_or_else(|| say!(locale, "problem-channel-gone"));
            say!(locale, "note-round-not-posted", reason = reason)
        }
        Note::DropNotPosted { drop, problem } => {
            let reason = drop_problem(locale, problem);
            say!(locale, "note-drop-not-posted", drop = drop.to_string(), reason = reason)
        }
        Note::DropWithoutDeck { drop, problem } => {
            let reason = drop_problem(locale, problem);
            say!(locale, "note-drop-without-deck", drop = drop.to_string(), reason = reason)
        }
        Note::DropsMissed(missed) => {
            let lines: Vec<String> = missed.iter().map(|missed| missed_drops(locale, missed)).collect();
            let (begin, advice) = (say!(locale, "note-drops-missed"), say!(locale, "note-drops-missed-advice"));
            format!("{begin}\n{}\n-# {advice}", lines.join("\n"))
        }
    }
}

fn missed_drops(locale: Locale, MissedDrops { drop, count, next_due }: &MissedDrops) -> String {
    format!("**#{drop}** {} · {}", say!(locale, "n-drops", drops = *count), next_drop(locale, *next_due))
}

/// When a schedule's next drop comes; `None` if it is paused.
pub(in crate::bot) fn next_drop(locale: Locale, next_due: Option<UnixMs>) -> String {
    match next_due {
        Some(due) => say!(locale, "drop-next", time = format!("<t:{}:F>", due.seconds())),
        None => format!("**{}**", say!(locale, "drop-paused")),
    }
}

/// What went wrong with a schedule's last drop.
pub(in crate::bot) fn drop_problem(locale: Locale, problem: &DropProblem) -> String {
    let failure =
        |channel, why| not_posted(locale, channel, why).unwrap_or_else(|| say!(locale, "problem-drop-channel-gone"));
    match problem {
        DropProblem::Missed { drops } => say!(locale, "problem-missed", drops = *drops),
        DropProblem::Forbidden { channel } => failure(*channel, DeliveryFailure::Forbidden),
        DropProblem::ChannelGone { channel } => failure(*channel, DeliveryFailure::Gone),
        DropProblem::Rejected { channel } => failure(*channel, DeliveryFailure::Refused),
        DropProblem::AutoMod { channel } => failure(*channel, DeliveryFailure::AutoMod),
        DropProblem::ThreadClosed { channel } => failure(*channel, DeliveryFailure::ThreadClosed),
        DropProblem::DeckGone { deck } => say!(locale, "problem-deck-gone", deck = &deck.0),
        DropProblem::Sentence(sentence) => sentence.clone(),
    }
}

/// Why a question could not be posted, and what to do; `None` if its channel is gone.
pub(in crate::bot) fn not_posted(locale: Locale, channel: ChannelId, why: DeliveryFailure) -> Option<String> {
    let channel = format!("<#{channel}>");
    match why {
        DeliveryFailure::Forbidden => Some(say!(locale, "problem-forbidden", channel = channel)),
        DeliveryFailure::AutoMod => Some(say!(locale, "problem-automod", channel = channel)),
        DeliveryFailure::ThreadClosed => Some(say!(locale, "problem-thread-closed", channel = channel)),
        DeliveryFailure::Refused => Some(say!(locale, "problem-rejected", channel = channel)),
        DeliveryFailure::Gone => None,
    }
}
