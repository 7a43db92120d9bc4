//! Lists and gaps: several parts, each in its wordings; credit by parts.

use super::term::Wording;
use super::text::{self, is_filler, same_word};
use super::{Credit, Verdict};

#[derive(Clone, Debug)]
pub(super) struct Parts {
    all: Vec<Part>,
    order: Order,
    needed: usize,
}

#[derive(Clone, Debug)]
struct Part {
    wordings: Vec<Wording>,
    words: Vec<Vec<String>>,
    shown: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Order {
    /// Any order.
    Free,
    /// What is given must come in the key's order.
    Ascending,
    /// The first given goes into the first gap, and so on.
    Gap,
}

/// The share of the words of a long item that names it.
const ENOUGH: f64 = 0.5;

/// The most pieces of an answer that are looked at: more than any list has items.
const PIECES: usize = 100;

impl Parts {
    pub(super) fn list(items: &[Vec<String>], ordered: bool, any: Option<usize>) -> Self {
        let order = if ordered { Order::Ascending } else { Order::Free };
        Self { all: items.iter().map(|item| Part::new(item)).collect(), order, needed: any.unwrap_or(items.len()) }
    }

    pub(super) fn blanks(gaps: &[Vec<String>]) -> Self {
        Self { all: gaps.iter().map(|gap| Part::new(gap)).collect(), order: Order::Gap, needed: gaps.len() }
    }

    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    pub(super) fn needed(&self) -> usize {
        self.needed
    }

    pub(super) fn judge(&self, answer: &str, words: &[String], known: &dyn Fn(&str) -> bool) -> Verdict {
        let pieces = pieces(answer);
        let found = match self.order {
            Order::Gap => self.gap_by_gap(&pieces, words, known),
            Order::Free => self.anywhere(&pieces, words, known),
            Order::Ascending => {
                let given = self.in_order_given(&pieces, known);
                let given = if given.is_empty() { self.anywhere(&pieces, words, known) } else { given };
                longest_ascending(&given)
            }
        };
        // A piece of an item that was taken apart at its own "and" is no wrong item.
        let belongs = |piece: &Vec<String>| {
            found.iter().filter_map(|index| self.all.get(*index)).any(|part| part.shares_a_word(piece, known))
        };
        let extra = if self.order == Order::Free { pieces.iter().filter(|piece| !belongs(piece)).count() } else { 0 };
        self.verdict(found, extra)
    }

    fn verdict(&self, mut found: Vec<usize>, extra: usize) -> Verdict {
        found.sort_unstable();
        found.dedup();
        let count = found.len();
        // Naming everything does not pay: beyond as many pieces as the list wants, each wrong one costs as much as half a right one brings.
        let surplus = (count + extra).saturating_sub(self.needed.max(count));
        let mut credit = Credit::share(count.min(self.needed), self.needed);
        if surplus > 0 && self.needed > 0 {
            credit = Credit::new(credit.value() - surplus as f64 * 0.5 / self.needed as f64);
        }
        let missing: Vec<String> = self
            .all
            .iter()
            .enumerate()
            .filter(|(index, _)| !found.contains(index))
            .map(|(_, part)| format!("*{}*", part.shown))
            .collect();
        let so_far = format!("{} of {}", count.min(self.needed), self.needed);
        let in_full = if count >= self.needed {
            format!("{so_far}.")
        } else {
            format!("{so_far}: missing {}.", missing.join(", "))
        };
        let mut verdict = Verdict::new(credit, format!("{so_far}."), in_full);
        verdict.parts = if verdict.credit > Credit::NONE { found } else { Vec::new() };
        verdict
    }

    fn gap_by_gap(&self, pieces: &[Vec<String>], words: &[String], known: &dyn Fn(&str) -> bool) -> Vec<usize> {
        if let [only] = self.all.as_slice() {
            return if only.is(words, known) { vec![0] } else { Vec::new() };
        }
        // Without separators, words go into the gaps in their order.
        let pieces: Vec<Vec<String>> = if pieces.len() == 1 && words.len() == self.all.len() {
            words.iter().map(|word| vec![word.clone()]).collect()
        } else {
            pieces.to_vec()
        };
        let filled = self.all.iter().zip(&pieces).enumerate().filter(|(_, (part, piece))| part.is(piece, known));
        filled.map(|(index, _)| index).collect()
    }

    /// The parts that the pieces name, in the order in which they were given.
    fn in_order_given(&self, pieces: &[Vec<String>], known: &dyn Fn(&str) -> bool) -> Vec<usize> {
        let mut given = Vec::new();
        for piece in pieces {
            let named =
                self.all.iter().enumerate().find(|(index, part)| !given.contains(index) && part.is_named(piece, known));
            given.extend(named.map(|(index, _)| index));
        }
        given
    }

    /// The parts that are named by a piece, or, where there are no separators, anywhere among the words.
    fn anywhere(&self, pieces: &[Vec<String>], words: &[String], known: &dyn Fn(&str) -> bool) -> Vec<usize> {
        let mut given = self.in_order_given(pieces, known);
        if !text::denies(words) {
            let left = self.all.iter().enumerate().filter(|(index, _)| !given.contains(index));
            let named: Vec<usize> =
                left.filter(|(_, part)| part.is_within(words, known)).map(|(index, _)| index).collect();
            given.extend(named);
        }
        given
    }
}

impl Part {
    fn new(wordings: &[String]) -> Self {
        Self {
            wordings: wordings.iter().map(|text| Wording::new(text)).collect(),
            words: wordings
                .iter()
                .map(|text| text::words(text).into_iter().filter(|word| !is_filler(word)).collect())
                .collect(),
            shown: wordings.first().cloned().unwrap_or_default(),
        }
    }

    fn is(&self, piece: &[String], known: &dyn Fn(&str) -> bool) -> bool {
        self.wordings.iter().any(|wording| wording.is(piece, &[], known))
    }

    /// Whether a piece is this part, or has most of the words of a long one.
    fn is_named(&self, piece: &[String], known: &dyn Fn(&str) -> bool) -> bool {
        self.is(piece, known)
            || self.words.iter().any(|words| {
                words.len() > 2
                    && !text::denies(piece)
                    && !text::contradicts(piece, words)
                    && share(words, piece, known) >= ENOUGH
            })
    }

    fn shares_a_word(&self, piece: &[String], known: &dyn Fn(&str) -> bool) -> bool {
        self.words.iter().flatten().any(|word| piece.iter().any(|typed| same_word(typed, word, known)))
    }

    fn is_within(&self, words: &[String], known: &dyn Fn(&str) -> bool) -> bool {
        self.words.iter().any(|own| {
            !own.is_empty()
                && !text::contradicts(words, own)
                && share(own, words, known) >= if own.len() > 2 { ENOUGH } else { 1.0 }
        })
    }
}

/// The share of `expected` that is among `typed`.
fn share(expected: &[String], typed: &[String], known: &dyn Fn(&str) -> bool) -> f64 {
    let found = expected.iter().filter(|word| typed.iter().any(|typed| same_word(typed, word, known))).count();
    found as f64 / expected.len().max(1) as f64
}

/// Takes an answer apart at lines, bullets, numbers, commas, semicolons, slashes and "and".
fn pieces(answer: &str) -> Vec<Vec<String>> {
    let cut: String = answer.chars().take(text::LONGEST).collect();
    let lines = cut.split(['\n', ';', ',', '/', '•', '|', '&']);
    let mut pieces = Vec::new();
    for line in lines.flat_map(|line| line.split(" and ")).flat_map(|line| line.split(" - ")) {
        let mut words = text::words(line);
        if words.first().is_some_and(|word| word == "and") {
            words.remove(0);
        }
        // "1. this 2. that": a number within the text that goes on with the count begins a new piece.
        let mut piece: Vec<String> = Vec::new();
        let mut count = 0;
        for word in words {
            if word.parse::<usize>().is_ok_and(|number| number == count + 1 && number < PIECES) {
                count += 1;
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece.push(word);
            }
        }
        pieces.push(piece);
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces.truncate(PIECES);
    pieces
}

/// The most of these that stand in ascending order.
fn longest_ascending(given: &[usize]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::new();
    for index in given {
        let mut chain = best
            .iter()
            .filter(|chain| chain.last().is_none_or(|last| last < index))
            .max_by_key(|chain| chain.len())
            .cloned()
            .unwrap_or_default();
        chain.push(*index);
        best.push(chain);
    }
    best.into_iter().max_by_key(Vec::len).unwrap_or_default()
}
