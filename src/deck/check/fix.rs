//! Applying safe fixes.

use std::collections::{HashMap, HashSet};

use popquiz_deck::{AnswerKey, Card, Deck};

use super::all_rules::check;
use super::finding::{Finding, Fix};
use super::synonyms::accept_each;
use super::{answers, markup};
use crate::deck::format;

/// How often a deck is checked again: a fix may reveal another problem (a wording that is a duplicate once it is
/// clean), once or twice in practice.
const ROUNDS: usize = 8;

/// Applies every safe fix. Returns the deck and the findings that this fixes; the remaining findings have no safe fix.
pub fn fix(deck: &Deck) -> (Deck, Vec<Finding>) {
    let mut deck = deck.clone();
    let mut fixed = Vec::new();
    for _ in 0..ROUNDS {
        let findings: Vec<Finding> = check(&deck).into_iter().filter(|finding| finding.fix.is_some()).collect();
        if findings.is_empty() {
            break;
        }
        fixed.extend(apply(&mut deck, findings));
    }
    (deck, fixed)
}

/// Applies one edit to each card, and returns the findings that this fixes: a second edit may be obsolete after the
/// first.
fn apply(deck: &mut Deck, mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut edits: HashMap<usize, Fix> = HashMap::new();
    for (place, fix) in findings.iter().filter_map(|finding| finding.place.as_ref().zip(finding.fix.as_ref())) {
        let first = edits.entry(place.number).or_insert_with(|| fix.clone());
        if *fix == Fix::RemoveCard {
            *first = Fix::RemoveCard;
        }
    }
    let mut number = 0;
    deck.cards.retain_mut(|card| {
        number += 1;
        let fix = edits.get(&number);
        if let Some(fix) = fix {
            edit(card, fix);
        }
        fix != Some(&Fix::RemoveCard)
    });
    findings
        .retain(|finding| finding.place.as_ref().and_then(|place| edits.get(&place.number)) == finding.fix.as_ref());
    findings
}

fn edit(card: &mut Card, fix: &Fix) {
    match fix {
        Fix::RemoveCard => {}
        Fix::CleanTexts => {
            for text in card.texts_mut() {
                *text = markup::clean(text);
            }
            // Without invisible characters, a text may start with a space, which reading the file would trim.
            format::normalize(card);
        }
        Fix::DropDoubledWordings => {
            for wordings in card.key.iter_mut().flat_map(AnswerKey::wordings_mut) {
                let mut seen = HashSet::new();
                wordings.retain(|wording| seen.insert(answers::same(wording)));
            }
        }
        Fix::SplitList(items) => {
            let items = items.iter().map(|item| vec![item.clone()]).collect();
            card.key = Some(AnswerKey::List { items, ordered: false, any: None });
        }
        Fix::AcceptEach(wordings) => accept_each(card, wordings.clone()),
    }
}
