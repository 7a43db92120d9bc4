//! The notes that the engine posts, and what went wrong with a drop.

use super::quantities::plural;
use crate::bot::delivery::DeliveryFailure;
use crate::bot::note::{InPlay, MissedDrops, Missing, Note};
use crate::clock::UnixMs;
use crate::id::ChannelId;
use crate::schedule::DropProblem;

pub(in crate::bot) fn note(note: &Note) -> String {
    match note {
        Note::CannotResume { what, missing } => {
            let what = match what {
                InPlay::Round => "This round",
                InPlay::Drop => "This question",
            };
            let missing = match missing {
                Missing::Deck(deck) => format!("the deck `{deck}`"),
                Missing::Card(card) => format!("the card `{card}` of its deck"),
            };
            format!("{what} ends here: {missing} is not there any more. What was earned until now counts.")
        }
        Note::RoundNotPosted { channel, why } => {
            format!("A round ended, because its question could not be posted: {}", not_posted(*channel, *why))
        }
        Note::DropNotPosted { drop, problem } => {
            format!("Drop #{drop} could not be posted: {}", drop_problem(problem))
        }
        Note::DropWithoutDeck { drop, problem } => format!(
            "Drop #{drop} rests: {}. Bring the deck back with `/deck undo` or `/deck import`, or remove the drop with \
             `/drop remove`.",
            drop_problem(problem)
        ),
        Note::DropsMissed(missed) => {
            let lines: Vec<String> = missed.iter().map(missed_drops).collect();
            format!(
                "I was away for too long to post these, so they are left out:\n{}\n-# `/drop now` posts one out of turn.",
                lines.join("\n")
            )
        }
    }
}

fn missed_drops(MissedDrops { drop, count, next_due }: &MissedDrops) -> String {
    format!("**#{drop}** {}{}", plural(*count, "drop"), next_drop(*next_due))
}

/// When a schedule's next drop comes, behind something else.
fn next_drop(next_due: Option<UnixMs>) -> String {
    next_due.map_or_else(|| " · paused".to_owned(), |due| format!(" · next <t:{}:F>", due.seconds()))
}

/// What went wrong with a schedule's last drop.
pub(in crate::bot) fn drop_problem(problem: &DropProblem) -> String {
    match problem {
        DropProblem::Missed { drops } => format!("{} missed while I was away", plural(*drops, "drop")),
        DropProblem::Forbidden { channel } => not_posted(*channel, DeliveryFailure::Forbidden),
        DropProblem::ChannelGone { channel } => not_posted(*channel, DeliveryFailure::Gone),
        DropProblem::Rejected { channel } => not_posted(*channel, DeliveryFailure::Refused),
        DropProblem::DeckGone { deck } => format!("its deck `{deck}` is not there any more"),
        DropProblem::Sentence(sentence) => sentence.clone(),
    }
}

/// Why a question could not be posted, and what to do.
fn not_posted(channel: ChannelId, why: DeliveryFailure) -> String {
    match why {
        DeliveryFailure::Forbidden => format!(
            "I may not post in <#{channel}>. Give me **View Channel**, **Send Messages** and **Embed Links** there: Edit \
             Channel → Permissions → Popquiz."
        ),
        DeliveryFailure::Gone => {
            "its channel is gone. Remove it with `/drop remove`, and add it in another channel.".to_owned()
        }
        DeliveryFailure::Refused => format!(
            "Discord did not take the message for <#{channel}>. The bot's operator finds the reason in the log."
        ),
    }
}
