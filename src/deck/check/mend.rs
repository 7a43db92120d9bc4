//! Fixes that need no thought: they change how a deck is written, and what counts as right only where it was never meant otherwise.

use std::collections::{HashMap, HashSet};

use popquiz_deck::{AnswerKey, Card, Deck};

use super::{Finding, answers, check, markup};

/// An edit of one card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Take the card out: another one says the same, and shows and accepts the same.
    RemoveCard,
    /// Clean its texts: entities and simple tags become what they stand for, what cannot be seen goes, and so do spaces too many.
    CleanTexts,
    /// Take out wordings that stand there twice for the same thing; the first of each stays.
    DropDoubledWordings,
    /// Make the answer a list of these items, in any order.
    SplitList(Vec<String>),
}

/// So often is a deck looked through again: a fix may bring something to light (a wording that is doubled once it is clean), and does so once or
/// twice at most.
const ROUNDS: usize = 8;

/// The deck with every safe fix applied, and the findings that are fixed by it. What is left has no safe fix.
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

/// Makes one edit of each card, and says which findings that fixes: what another edit is about may be gone with the first.
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
    }
}
