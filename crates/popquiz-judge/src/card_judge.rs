//! One card's compiled answer key, and how it judges an attempt.

use std::sync::Arc;

use popquiz_deck::Kind;

use crate::blanks::Blanks;
use crate::choice::Choice;
use crate::classifier;
use crate::credit::Credit;
use crate::cross_encoder::CrossEncoder;
use crate::explanation::Explanation;
use crate::features::{Family, Features};
use crate::lemma::Lemma;
use crate::list::List;
use crate::number::Number;
use crate::reason::Reason;
use crate::rules::Ruling;
use crate::term::Term;
use crate::text::Text;
use crate::verdict::{FirstPass, Outcome, Verdict};
use crate::vocabulary::Vocabulary;
use crate::yes_no::YesNo;

/// One card's compiled answer key. Cheap to clone.
///
/// Judging is a pure function of the answer's text: it takes no locks and does no I/O.
#[derive(Clone, Debug)]
pub struct CardJudge {
    pub(crate) kind: Kind,
    pub(crate) key: Arc<Key>,
    /// Wordings that count in full whatever the key says, in their normal form.
    pub(crate) accepted: Vec<Vec<Lemma>>,
    /// Wordings that never count, in their normal form.
    pub(crate) rejected: Arc<[Vec<Lemma>]>,
    pub(crate) vocabulary: Arc<Vocabulary>,
}

#[derive(Debug)]
pub(crate) enum Key {
    Term(Term),
    List(List),
    Blanks(Blanks),
    Number(Number),
    YesNo(YesNo),
    Explanation(Explanation),
    Choice(Choice),
}

impl CardJudge {
    /// The kind of the card's answer key.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// How many parts the answer key has: the items of a list or the gaps of a text; 1 for the other kinds.
    pub fn part_count(&self) -> usize {
        match &*self.key {
            Key::List(list) => list.count(),
            Key::Blanks(blanks) => blanks.count(),
            _ => 1,
        }
    }

    /// How many parts make a full answer: [`part_count`](Self::part_count), or `k` for a list that asks for any `k`.
    pub fn required_parts(&self) -> usize {
        if let Key::List(list) = &*self.key { list.required() } else { self.part_count() }
    }

    /// Judges what somebody typed, by words alone.
    pub fn judge(&self, answer: &str) -> Verdict {
        self.first_pass(answer).verdict
    }

    /// Judges by words alone, and says whether words are enough. If they aren't, [`judge_by_reading`](Self::judge_by_reading)
    /// knows better, and takes a thousand times as long.
    pub fn first_pass(&self, answer: &str) -> FirstPass {
        match self.examine(answer) {
            Ruling::Decided(verdict) => FirstPass { verdict, is_unsure: false },
            Ruling::Undecided { features, words, if_correct, at_most_partial } => {
                let verdict = classifier::decide(&features, words, at_most_partial);
                let verdict = match if_correct {
                    Some(reason) if verdict.outcome == Outcome::Correct => Verdict::correct(reason),
                    _ => verdict,
                };
                FirstPass { verdict, is_unsure: features.family == Family::Explanation }
            }
        }
    }

    /// Judges by words and by what a model reads, if words alone aren't enough. This takes milliseconds.
    pub fn judge_by_reading(&self, answer: &str, _reader: &CrossEncoder) -> Verdict {
        self.first_pass(answer).verdict
    }

    /// The verdict for an answer that a person has accepted although the judge didn't: correct in full, with every
    /// required part.
    pub fn accepted(&self) -> Verdict {
        Verdict { parts: (0..self.required_parts()).collect(), ..Verdict::correct(Reason::Accepted) }
    }

    /// Whether two answers are the same wording, apart from case, punctuation and filler words.
    pub fn same_wording(&self, one: &str, other: &str) -> bool {
        normal_form(&Text::read(one, &self.vocabulary)) == normal_form(&Text::read(other, &self.vocabulary))
    }

    /// The features of an answer that the trees decide on, and whether a rule keeps it from being called correct. This
    /// is what the model is trained on.
    ///
    /// # Errors
    ///
    /// The verdict, if a rule decides and the trees aren't asked.
    pub fn features(&self, answer: &str) -> Result<(Features, bool), Verdict> {
        match self.examine(answer) {
            Ruling::Decided(verdict) => Err(verdict),
            Ruling::Undecided { features, at_most_partial, .. } => Ok((features, at_most_partial)),
        }
    }

    fn examine(&self, answer: &str) -> Ruling {
        let vocabulary = &*self.vocabulary;
        if !self.accepted.is_empty() && self.accepted.contains(&normal_form(&Text::read(answer, vocabulary))) {
            return Ruling::Decided(self.accepted());
        }
        if !self.rejected.is_empty() && self.rejected.contains(&normal_form(&Text::read(answer, vocabulary))) {
            return Ruling::Decided(Verdict::wrong(Reason::Rejected));
        }
        if !answer.chars().any(char::is_alphanumeric) {
            let by_signs = match &*self.key {
                Key::Term(term) => term.judge_notation(answer),
                Key::List(list) => Some(list.judge(answer, vocabulary)),
                Key::Blanks(blanks) => Some(blanks.judge(answer, vocabulary)),
                Key::Choice(choice) => Some(choice.judge(answer, vocabulary)),
                _ => None,
            };
            let by_signs = by_signs.filter(|verdict| verdict.credit > Credit::NONE);
            return Ruling::Decided(by_signs.unwrap_or_else(|| Verdict::wrong(Reason::NoWords)));
        }
        Ruling::Decided(match &*self.key {
            Key::Term(term) => return term.examine(answer, vocabulary),
            Key::Explanation(explanation) => return explanation.examine(answer, vocabulary),
            Key::List(list) => list.judge(answer, vocabulary),
            Key::Blanks(blanks) => blanks.judge(answer, vocabulary),
            Key::Number(number) => number.judge(answer),
            Key::YesNo(yes_no) => yes_no.judge(answer, vocabulary),
            Key::Choice(choice) => choice.judge(answer, vocabulary),
        })
    }
}

/// What a text says without its fillers. Two wordings with the same normal form are the same.
pub(crate) fn normal_form(text: &Text) -> Vec<Lemma> {
    let words: Vec<Lemma> = text.content_words().map(|word| word.form).collect();
    if words.is_empty() { text.words.iter().map(|word| word.form).collect() } else { words }
}
