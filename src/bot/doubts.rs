//! The buttons under a reveal with answers that the judge is in doubt about: **Counts**, **Doesn't**, **Vote**.

use popquiz_deck::Card;

use super::authorization::Who;
use super::ballot::Ballot;
use super::context::Context;
use super::doubt_messages;
use super::engine::{BallotPlace, Job};
use super::press::Press;
use super::refusal::Refusal;
use crate::discord::message::Response;
use crate::id::QuestionId;
use crate::quiz::Voter;

/// Those who decide appeals.
const MANAGERS: Who = Who::Managers { of: "settings" };

/// Shows somebody an answer to vote on: this one, or the first on which they haven't voted.
pub(super) async fn show(press: Press, question: QuestionId, answer: Option<usize>) -> Result<Response, Refusal> {
    let (place, voter) = (place(&press, question), voter(&press).await);
    let job = |reply| Job::ShowBallot { place, answer, voter, reply };
    let (ballot, is_on_reveal) = press.context.decide(job).await??;
    let card = card(&press.context, place, &ballot).await;
    let shown = doubt_messages::ballot(press.locale(), &ballot, card.as_ref());
    Ok(if is_on_reveal { Response::private(shown) } else { Response::Update(shown) })
}

/// Counts a vote.
pub(super) async fn vote(press: Press, question: QuestionId, answer: usize, counts: bool) -> Result<Response, Refusal> {
    let (place, voter) = (place(&press, question), voter(&press).await);
    let job = |reply| Job::VoteOnDoubt { place, answer, counts, voter, reply };
    let voted = press.context.decide(job).await??;
    let card = match &voted.next {
        Some(next) => card(&press.context, place, next).await,
        None => None,
    };
    let next = voted.next.as_ref().map(|next| (next, card.as_ref()));
    let shown = doubt_messages::voted(press.locale(), &voted, question, next);
    Ok(if voted.is_on_reveal { Response::private(shown) } else { Response::Update(shown) })
}

fn place(press: &Press, question: QuestionId) -> BallotPlace {
    BallotPlace { question, guild: press.guild, message: press.message }
}

async fn voter(press: &Press) -> Voter {
    let is_manager = press.context.authorize(&press.interaction, MANAGERS).await.is_ok();
    Voter { user: press.user(), is_manager }
}

/// The card of a question that is over, unless it has been removed.
async fn card(context: &Context, place: BallotPlace, ballot: &Ballot) -> Option<Card> {
    let deck = context.deck(place.guild, &ballot.deck).await.ok()?;
    deck.deck.card(&ballot.card).cloned()
}
