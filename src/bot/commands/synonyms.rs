//! Synonyms in an imported deck: asking once whether each of them counts, and doing what the manager says.

use std::collections::HashMap;

use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};

use super::deck_reply::done;
use crate::bot::custom_id::CustomId;
use crate::bot::deck_changes::NewVersion;
use crate::bot::press::Press;
use crate::bot::refusal::{DeckRefusal, Refusal};
use crate::deck::check;
use crate::discord::message::{Button, ButtonStyle, Message, Response};
use crate::discord::text::{cut_at_word, escape};
use crate::store::decks::DeckChangeSummary;
use crate::texts::{Locale, say};

/// The most characters of the prompt and the answer of the example.
const EXAMPLE_CHARS: usize = 60;

/// Cards of an imported deck that look like lists of synonyms.
pub(super) struct SynonymsFound {
    cards: usize,
    /// The prompt and the answer of the first.
    prompt: String,
    answer: String,
}

impl SynonymsFound {
    /// The cards that nobody was asked about, because the deck didn't have them with these answers before.
    pub(super) fn new(before: &Deck, after: &Deck) -> Option<Self> {
        let known = by_id(before);
        let found: Vec<&Card> =
            check::synonyms(after).iter().filter_map(|(place, _)| after.cards.get(*place)).collect();
        let is_new = |card: &&&Card| known.get(&card.id).is_none_or(|old| old.key != card.key);
        let example = found.iter().find(is_new)?;
        let answer = example.key.as_ref().map(AnswerKey::answers).unwrap_or_default().concat();
        let cards = found.iter().filter(is_new).count();
        Some(Self { cards, prompt: example.prompt.clone(), answer })
    }

    pub(super) fn question(&self, locale: Locale) -> String {
        let short = |text: &str| escape(&cut_at_word(text, EXAMPLE_CHARS));
        let (prompt, answer) = (short(&self.prompt), short(&self.answer));
        say!(locale, "import-synonyms", cards = self.cards, prompt = prompt, answer = answer)
    }

    pub(super) fn buttons(locale: Locale, deck: &DeckId) -> Vec<Button> {
        let id = |each_counts| CustomId::Synonyms { deck: deck.clone(), each_counts }.to_string();
        vec![
            Button::new(say!(locale, "button-accept-synonyms"), ButtonStyle::Primary, id(true)),
            Button::new(say!(locale, "button-keep-synonyms"), ButtonStyle::Secondary, id(false)),
        ]
    }
}

fn by_id(deck: &Deck) -> HashMap<&CardId, &Card> {
    deck.cards.iter().map(|card| (&card.id, card)).collect()
}

/// Splits the synonyms again that were split in the earlier version of a deck, so that a newer file asks only about
/// what is new in it.
pub(super) fn accept_again(before: &Deck, after: &mut Deck) {
    let known = by_id(before);
    for (place, wordings) in check::synonyms(after) {
        let Some(card) = after.cards.get_mut(place) else { continue };
        let accepted = AnswerKey::Term(wordings);
        if known.get(&card.id).is_some_and(|old| old.key.as_ref() == Some(&accepted)) {
            card.key = Some(accepted);
        }
    }
}

/// Does what a manager decided about a deck's synonyms.
pub(in crate::bot) async fn decide(press: Press, deck: DeckId, each_counts: bool) -> Result<Response, Refusal> {
    let locale = press.locale();
    let known = press.context.decks.own_with_id(press.guild, &deck)?;
    if !each_counts {
        let kept = say!(locale, "synonyms-kept", title = escape(&known.title));
        return Ok(Response::private(Message::text(kept)));
    }
    let changed = press
        .context
        .change_deck((press.guild, deck), press.user(), |mut deck| {
            let found = check::synonyms(&deck);
            let cards = found.len();
            if cards == 0 {
                return Err(DeckRefusal::NoChange.into());
            }
            for (place, wordings) in found {
                if let Some(card) = deck.cards.get_mut(place) {
                    check::accept_each(card, wordings);
                }
            }
            Ok(NewVersion { deck, removed: false, summary: DeckChangeSummary::AcceptedSynonyms { cards } })
        })
        .await?;
    let ids = by_id(&changed.before);
    let is_changed = |card: &&Card| ids.get(&card.id).is_none_or(|old| old.key != card.key);
    let cards = changed.after.cards.iter().filter(is_changed).count();
    let title = escape(&changed.after.title);
    Ok(done(locale, &changed, say!(locale, "synonyms-accepted", title = title, cards = cards)))
}
