//! Fill-in-the-blank answers: what was given goes into the gaps in order.

use crate::credit::Credit;
use crate::given::Given;
use crate::question::Question;
use crate::text::{Separator, Text};
use crate::traits::Traits;
use crate::verdict::Verdict;
use crate::vocabulary::Vocabulary;
use crate::wording::Wording;

#[derive(Clone, Debug)]
pub(crate) struct Blanks {
    question: Question,
    gaps: Vec<Blank>,
}

#[derive(Clone, Debug)]
struct Blank {
    wordings: Vec<Wording>,
    shown: String,
}

impl Blanks {
    pub(crate) fn new(prompt: &str, gaps: &[Vec<String>], vocabulary: &Vocabulary) -> Self {
        // What surrounds a gap may be typed along with what goes into it.
        let question = Question::new(&Text::read(prompt, vocabulary));
        let gap = |wordings: &Vec<String>| Blank {
            wordings: wordings.iter().map(|text| Wording::new(&question, text, vocabulary)).collect(),
            shown: wordings.first().cloned().unwrap_or_default(),
        };
        Self { gaps: gaps.iter().map(gap).collect(), question }
    }

    pub(crate) fn count(&self) -> usize {
        self.gaps.len()
    }

    pub(crate) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
        let text = Text::read(answer, vocabulary);
        let filled: Vec<usize> = if let [only] = self.gaps.as_slice() {
            if self.fits(only, &text) { vec![0] } else { Vec::new() }
        } else {
            let pieces = self.pieces(&text);
            let filled = self.gaps.iter().zip(&pieces).enumerate();
            filled.filter(|(_, (gap, piece))| self.fits(gap, piece)).map(|(index, _)| index).collect()
        };
        let (count, all) = (filled.len(), self.gaps.len());
        let so_far = format!("{count} of {all}");
        let missing: Vec<String> = self
            .gaps
            .iter()
            .enumerate()
            .filter(|(index, _)| !filled.contains(index))
            .map(|(_, gap)| format!("*{}*", gap.shown))
            .collect();
        let in_full = if missing.is_empty() {
            format!("{so_far}.")
        } else {
            format!("{so_far}: missing {}.", missing.join(", "))
        };
        let mut verdict = Verdict::new(Credit::share(count, all), format!("{so_far}."), in_full);
        verdict.parts = filled;
        verdict
    }

    fn fits(&self, gap: &Blank, piece: &Text) -> bool {
        let given = Given::new(&self.question, piece, false);
        gap.wordings.iter().any(|wording| wording.matches_text(&self.question, &given).is_some())
    }

    /// Splits an answer into one piece per gap: at separators, or else at each word if there are as many words as
    /// gaps.
    fn pieces(&self, text: &Text) -> Vec<Text> {
        let cut_at = |cut: &dyn Fn(usize) -> bool| -> Vec<Text> {
            let mut pieces: Vec<Vec<_>> = vec![Vec::new()];
            for (at, word) in text.words.iter().enumerate() {
                if at > 0 && cut(at) {
                    pieces.push(Vec::new());
                }
                let joins = word.is(Traits::AND) || word.is(Traits::OR);
                if let (false, Some(piece)) = (joins, pieces.last_mut()) {
                    piece.push(*word);
                }
            }
            pieces.retain(|piece| !piece.is_empty());
            pieces.into_iter().map(|words| text.part(words)).collect()
        };
        let word = |at: usize| text.words.get(at);
        let by_marks = cut_at(&|at| word(at).is_some_and(|word| word.separator >= Separator::Comma));
        if by_marks.len() >= self.gaps.len() {
            return by_marks;
        }
        let by_and =
            cut_at(&|at| word(at).is_some_and(|word| word.separator >= Separator::Comma || word.is(Traits::AND)));
        if by_and.len() >= self.gaps.len() {
            return by_and;
        }
        let each = cut_at(&|_| true);
        if each.len() == self.gaps.len() { each } else { by_marks }
    }
}
