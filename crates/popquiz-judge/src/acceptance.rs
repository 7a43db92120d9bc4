//! What a person accepts although the judge didn't: a wording of the whole answer, or of one of its parts.

use crate::card_judge::{CardJudge, Key};
use crate::message::segments::{Kept, segments};
use crate::verdicts::credit::Credit;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::{Outcome, Verdict};

/// A wording that a person has accepted for a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedWording {
    /// The wording.
    pub text: String,
    /// The item of a list or the gap that it's for; `None` if it's a wording of the whole answer.
    pub part: Option<usize>,
}

/// How an answer counts once a person has accepted it.
///
/// ```
/// use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
/// use popquiz_judge::DeckJudge;
///
/// let items = ["adenine", "cytosine", "guanine", "thymine"].map(|item| vec![item.to_owned()]).to_vec();
/// let key = AnswerKey::List { items, ordered: false, any: None };
/// let mut deck = Deck::new(DeckId("dna".into()), "DNA");
/// deck.cards.push(Card::new(CardId("bases".into()), "Name the four DNA bases.", Some(key)));
/// let judge = DeckJudge::new(&deck).compile(&deck.cards[0]).unwrap();
///
/// assert_eq!(judge.acceptance("cytosine").verdict(None).credit.value(), 0.25);
/// assert!(judge.acceptance("the A one, the C one, the G one, the T one").is_whole());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    required: usize,
    /// How many parts it names, known or not.
    named: usize,
    found: Vec<usize>,
    /// The parts that it may mean, if it's a part of the answer, and what stands for one of them.
    open: Vec<usize>,
    wording: Option<String>,
}

impl Acceptance {
    /// Whether it's a wording of the whole answer. A part never is, whoever accepts it.
    pub fn is_whole(&self) -> bool {
        self.named >= self.required
    }

    /// The parts that it may mean besides those that the judge finds in it. Empty for a wording of the whole answer, and
    /// if it's unclear what stands for a part.
    pub fn possible_parts(&self) -> &[usize] {
        if self.is_whole() || self.wording.is_none() { &[] } else { &self.open }
    }

    /// What to remember, so that it counts from now on; `part` is one of [`possible_parts`](Self::possible_parts), if a
    /// person has chosen one.
    pub fn teaches(&self, answer: &str, part: Option<usize>) -> Option<AcceptedWording> {
        if self.is_whole() {
            return Some(AcceptedWording { text: answer.to_owned(), part: None });
        }
        let part = part.filter(|part| self.possible_parts().contains(part))?;
        Some(AcceptedWording { text: self.wording.clone()?, part: Some(part) })
    }

    /// Its verdict; `part` is what a person says that it means.
    pub fn verdict(&self, part: Option<usize>) -> Verdict {
        if self.is_whole() {
            return Verdict { parts: (0..self.required).collect(), ..Verdict::correct(Reason::Accepted) };
        }
        let mut parts = self.found.clone();
        parts.extend(part.filter(|part| self.open.contains(part)));
        parts.sort_unstable();
        Verdict { parts, ..Verdict::new(Credit::share(self.named, self.required), Reason::Accepted) }
    }
}

impl CardJudge {
    /// How an answer counts if a person accepts it.
    pub fn acceptance(&self, answer: &str) -> Acceptance {
        let required = self.required_parts();
        let whole = Acceptance { required, named: required, found: Vec::new(), open: Vec::new(), wording: None };
        if required < 2 {
            return whole;
        }
        let Verdict { outcome, parts: found, .. } = self.judge(answer);
        let none = Kept::new(std::iter::empty());
        let kept = match &*self.key {
            Key::List(list) => list.kept(),
            Key::Blanks(blanks) => blanks.kept(),
            _ => &none,
        };
        let pieces = segments(answer, kept);
        let pieces: Vec<&str> = pieces.iter().filter(|piece| !piece.is_aside).map(|piece| piece.text.trim()).collect();
        let named = found.len().max(pieces.len());
        if outcome == Outcome::Correct || named >= required {
            return whole;
        }
        let mut unknown = pieces.into_iter().filter(|piece| self.judge(piece).parts.is_empty());
        let wording = unknown.next().filter(|_| unknown.next().is_none()).map(str::to_owned);
        let open = (0..self.part_count()).filter(|part| !found.contains(part)).collect();
        Acceptance { required, named: named.max(1), found, open, wording }
    }
}

#[cfg(test)]
mod tests {
    use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};

    use super::*;
    use crate::deck_judge::DeckJudge;

    fn card(key: AnswerKey) -> (Deck, DeckJudge) {
        let mut deck = Deck::new(DeckId("deck".into()), "Deck");
        deck.cards.push(Card::new(CardId("card".into()), "Name the four DNA bases.", Some(key)));
        let judge = DeckJudge::new(&deck);
        (deck, judge)
    }

    fn bases() -> Vec<Vec<String>> {
        ["adenine", "cytosine", "guanine", "thymine"].map(|item| vec![item.to_owned()]).to_vec()
    }

    fn list() -> AnswerKey {
        AnswerKey::List { items: bases(), ordered: false, any: None }
    }

    #[test]
    fn an_accepted_part_teaches_its_item_or_nothing() {
        for key in [list(), AnswerKey::Blanks(bases())] {
            let (deck, judges) = card(key);
            let judge = judges.compile(&deck.cards[0]).unwrap();
            for (answer, named) in [("cytosine", 1), ("the watson stuff", 1), ("adenine, the watson stuff", 2)] {
                let acceptance = judge.acceptance(answer);
                assert!(!acceptance.is_whole(), "{answer}");
                assert_eq!(acceptance.teaches(answer, None), None, "{answer}");
                assert_eq!(acceptance.verdict(None).credit, Credit::share(named, 4), "{answer}");
            }
            assert_eq!(judge.acceptance("cytosine").possible_parts(), [0_usize; 0], "it already counts");
            let part = judge.acceptance("adenine, the watson stuff");
            assert_eq!(part.possible_parts(), [1, 2, 3]);
            let taught = part.teaches("adenine, the watson stuff", Some(2)).unwrap();
            assert_eq!(taught, AcceptedWording { text: "the watson stuff".into(), part: Some(2) });
            assert_eq!(part.verdict(Some(2)).parts, [0, 2]);
            let taught = judges.compile_with_accepted(&deck.cards[0], &[taught]).unwrap();
            assert_eq!(taught.judge("adenine, cytosine, the watson stuff, thymine").outcome, Outcome::Correct);
            assert_ne!(taught.judge("the watson stuff").outcome, Outcome::Correct);
        }
    }

    #[test]
    fn a_part_that_an_earlier_version_accepted_as_the_whole_no_longer_is() {
        let (deck, judges) = card(list());
        let wording = |text: &str| AcceptedWording { text: text.to_owned(), part: None };
        let taught = [wording("cytosine"), wording("a-base, c-base, g-base, t-base")];
        let judge = judges.compile_with_accepted(&deck.cards[0], &taught).unwrap();
        assert_eq!(judge.judge("cytosine").credit, Credit::new(0.25));
        assert_eq!(judge.judge("A-base, C-base, G-base, T-base").outcome, Outcome::Correct);
    }

    #[test]
    fn a_list_of_which_one_is_enough_has_no_parts() {
        let (deck, judges) = card(AnswerKey::List { items: bases(), ordered: false, any: Some(1) });
        assert!(judges.compile(&deck.cards[0]).unwrap().acceptance("uracil").is_whole());
    }
}
