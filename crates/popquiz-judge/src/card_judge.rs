//! One card's compiled answer key, and how it judges an attempt.

use std::borrow::Cow;
#[cfg(feature = "cross-encoder")]
use std::cell::Cell;
use std::sync::Arc;

#[cfg(feature = "cross-encoder")]
use popquiz_deck::CardId;
use popquiz_deck::Kind;

use crate::answer_keys::blanks::Blanks;
use crate::answer_keys::choice::Choice;
use crate::answer_keys::explanation::Explanation;
use crate::answer_keys::list::List;
use crate::answer_keys::number::Number;
use crate::answer_keys::term::Term;
use crate::answer_keys::yes_no::YesNo;
use crate::decision::classifier;
use crate::decision::features::Evidence;
use crate::decision::rule_confidence;
use crate::decision::rules::{PointsFound, Ruling, Undecided};
use crate::language_keys::language_key::LanguageKey;
use crate::message::instruction;
use crate::message::text::{Text, composed};
#[cfg(feature = "cross-encoder")]
use crate::reader::cross_encoder::CrossEncoder;
#[cfg(feature = "cross-encoder")]
use crate::siblings::Siblings;
use crate::verdicts::credit::Credit;
use crate::verdicts::reading::CardText;
#[cfg(feature = "cross-encoder")]
use crate::verdicts::reading::Reading;
use crate::verdicts::reason::Reason;
#[cfg(feature = "cross-encoder")]
use crate::verdicts::verdict::Outcome;
use crate::verdicts::verdict::{FirstPass, Verdict};
use crate::words::lemma::{Lemma, hash};
use crate::words::vocabulary::Vocabulary;

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
    /// Whether the card itself is about instructions such as an answer may give to the judge.
    pub(crate) is_about_judging: bool,
    /// What a model reads; `None` if words always decide.
    pub(crate) text: Option<Arc<CardText>>,
    /// The other explanations of the deck, and which card of them this one is.
    #[cfg(feature = "cross-encoder")]
    pub(crate) siblings: Arc<Siblings>,
    #[cfg(feature = "cross-encoder")]
    pub(crate) id: CardId,
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
    Language(LanguageKey),
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
            Key::Language(key) => key.parts().0,
            _ => 1,
        }
    }

    /// How many parts make a full answer: [`part_count`](Self::part_count), or `k` for a list that asks for any `k`.
    pub fn required_parts(&self) -> usize {
        match &*self.key {
            Key::List(list) => list.required(),
            Key::Language(key) => key.parts().1,
            _ => self.part_count(),
        }
    }

    /// Judges an answer by words alone.
    pub fn judge(&self, answer: &str) -> Verdict {
        self.first_pass(answer).verdict
    }

    /// Judges by words alone, and returns whether words are enough. If they aren't,
    /// [`judge_by_reading`](Self::judge_by_reading) is more accurate, and takes a thousand times as long.
    pub fn first_pass(&self, answer: &str) -> FirstPass {
        self.decide_by_words(self.examine(answer))
    }

    fn decide_by_words(&self, ruling: Ruling) -> FirstPass {
        let of_rule = |verdict| rule_confidence::with_confidence(self.kind, verdict);
        let (verdict, is_unsure) = match ruling {
            Ruling::Decided(verdict) => (of_rule(verdict), false),
            Ruling::ByPoints(PointsFound { verdict, whole, .. }) => (of_rule(verdict), whole.is_some()),
            Ruling::Undecided(Undecided { by_rule: Some(verdict), .. }) => {
                (rule_confidence::until_read(self.kind, verdict), true)
            }
            Ruling::Undecided(undecided) => (classifier::decide_by_words(&undecided), true),
        };
        FirstPass { verdict, is_unsure: is_unsure && self.text.is_some() }
    }

    /// Judges by words and by what a model reads, if words alone aren't enough. This takes milliseconds, or twice as
    /// long if the answer must be read against another card of the deck as well.
    #[cfg(feature = "cross-encoder")]
    pub fn judge_by_reading(&self, answer: &str, reader: &CrossEncoder) -> Verdict {
        self.judge_with(answer, |question, reference, answer| reader.read(question, reference, answer))
    }

    #[cfg(feature = "cross-encoder")]
    fn judge_with(&self, answer: &str, read: impl Fn(&str, &str, &str) -> Reading) -> Verdict {
        let ruling = self.examine(answer);
        let Some(text) = &self.text else { return self.decide_by_words(ruling).verdict };
        let answer = &*self.without_instructions(answer);
        let nearest = text.nearest(answer);
        let of_nearest = Cell::new(None);
        let read_own = |reference: &str| {
            let reading = read(&text.question, reference, answer);
            if reference == nearest {
                of_nearest.set(Some(reading));
            }
            reading
        };
        let verdict = match (&*self.key, ruling) {
            (Key::Explanation(explanation), Ruling::ByPoints(found)) => {
                explanation.judge_points(found, text, answer, read_own)
            }
            (_, Ruling::Undecided(undecided)) => classifier::decide_by_reading(undecided, read_own(nearest)),
            (_, ruling) => return self.decide_by_words(ruling).verdict,
        };
        let Some(of_own) = of_nearest.get().filter(|_| verdict.outcome != Outcome::Wrong) else { return verdict };
        let sibling = self.siblings.nearest(&self.id, &Text::read(answer, &self.vocabulary).lemmas());
        if sibling.is_some_and(|sibling| sibling.owns(answer, text, of_own, &read)) {
            return Verdict { confidence: OTHER_CARD_CONFIDENCE, ..Verdict::wrong(Reason::OtherCard) };
        }
        verdict
    }

    /// The verdict for an answer that a person has accepted although the judge didn't: correct in full, with every
    /// required part.
    pub fn accepted(&self) -> Verdict {
        Verdict { parts: (0..self.required_parts()).collect(), ..Verdict::correct(Reason::Accepted) }
    }

    /// Whether two answers are the same wording, apart from case, punctuation and filler words.
    pub fn same_wording(&self, one: &str, other: &str) -> bool {
        normal_form(one, &self.vocabulary) == normal_form(other, &self.vocabulary)
    }

    /// The input of the trees, which the models are trained on.
    ///
    /// # Errors
    ///
    /// The verdict, if a rule decides and the trees aren't asked.
    pub fn evidence(&self, answer: &str) -> Result<Evidence, Verdict> {
        match self.examine(answer) {
            Ruling::Decided(verdict) | Ruling::ByPoints(PointsFound { verdict, .. }) => Err(verdict),
            Ruling::Undecided(undecided) => Ok(Evidence {
                at_most_partial: undecided.at_most_partial,
                by_rule: undecided.by_rule.as_ref().map(|verdict| verdict.outcome),
                rule_values: classifier::rule_values(&undecided),
                features: undecided.features,
            }),
        }
    }

    /// An answer without what it says to the judge.
    fn without_instructions<'a>(&self, answer: &'a str) -> Cow<'a, str> {
        if self.is_about_judging { answer.into() } else { instruction::without_instructions(answer) }
    }

    fn examine(&self, answer: &str) -> Ruling {
        let vocabulary = &*self.vocabulary;
        let composed = match &*self.key {
            // Some languages write their own letters in two widths.
            Key::Language(_) => answer.into(),
            _ => composed(answer),
        };
        let answer = self.without_instructions(&composed);
        let answer = &*answer;
        if !self.accepted.is_empty() && self.accepted.contains(&normal_form(answer, vocabulary)) {
            return Ruling::Decided(self.accepted());
        }
        if !self.rejected.is_empty() && self.rejected.contains(&normal_form(answer, vocabulary)) {
            return Ruling::Decided(Verdict::wrong(Reason::Rejected));
        }
        if !answer.chars().any(char::is_alphanumeric) {
            let by_signs = match &*self.key {
                Key::Term(term) => term.judge_signs(answer),
                Key::List(list) => Some(list.judge(answer, vocabulary)),
                Key::Blanks(blanks) => Some(blanks.judge(answer, vocabulary)),
                Key::Choice(choice) => Some(choice.judge(answer, vocabulary)),
                Key::Explanation(explanation) => explanation.judge_verbatim(answer),
                Key::YesNo(yes_no) => yes_no.judge_signs(answer),
                Key::Language(key) => Some(key.judge(answer)),
                Key::Number(_) => None,
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
            Key::Language(key) => key.judge(answer),
        })
    }
}

/// How often an answer that reads better for another card of its deck is wrong: an estimate, as few people type such
/// answers.
#[cfg(feature = "cross-encoder")]
const OTHER_CARD_CONFIDENCE: f32 = 0.75;

/// What a text says without its fillers. Two wordings with the same normal form are the same. A text of signs alone,
/// such as `===`, stands for itself.
pub(crate) fn normal_form(text: &str, vocabulary: &Vocabulary) -> Vec<Lemma> {
    if !text.chars().any(char::is_alphanumeric) {
        return vec![hash(&text.split_whitespace().collect::<String>())];
    }
    let text = Text::read(text, vocabulary);
    let words: Vec<Lemma> = text.content_words().map(|word| word.form).collect();
    if words.is_empty() { text.words.iter().map(|word| word.form).collect() } else { words }
}

#[cfg(all(test, feature = "cross-encoder"))]
mod tests {
    use popquiz_deck::{AnswerKey, Card, Deck, DeckId};

    use super::*;
    use crate::deck_judge::DeckJudge;

    const COOLING: &str = "The molecules with the most energy escape first, so those that stay are slower.";
    const SPOON: &str = "Free electrons and vibrating atoms pass energy on to their neighbors along the metal.";
    /// An answer about the spoon, with a few words of each card.
    const OF_SPOON: &str = "fast molecules hand energy to slower atoms and electrons of the metal, up to its other end";

    fn card(id: &str, prompt: &str, text: &str, points: &[&str]) -> Card {
        let points = points.iter().map(|point| vec![(*point).to_owned()]).collect();
        Card::new(CardId(id.into()), prompt, Some(AnswerKey::Explanation { texts: vec![text.to_owned()], points }))
    }

    /// Judges an answer to the first of two cards. `correct` is how surely a reader finds an answer to a reference
    /// right.
    fn judge(cards: [Card; 2], answer: &str, correct: impl Fn(&str, &str) -> f32) -> Verdict {
        let mut deck = Deck::new(DeckId("deck".into()), "");
        deck.cards = cards.into();
        let judge = deck.cards.first().and_then(|card| DeckJudge::new(&deck).compile(card));
        judge.expect("the card has an answer key").judge_with(answer, |_, reference, answer| {
            let correct = correct(reference, answer);
            Reading { wrong: 1.0 - correct, partial: 0.0, correct }
        })
    }

    fn cooling(points: &[&str]) -> Card {
        card("cooling", "Why does evaporation cool what is left of a liquid?", COOLING, points)
    }

    fn spoon() -> Card {
        card("spoon", "Why does a spoon in hot tea get hot at its other end?", SPOON, &[])
    }

    #[test]
    fn an_answer_that_reads_better_for_another_card_is_wrong() {
        let sure_of_both = |reference: &str, answer: &str| match (reference, answer) {
            (COOLING, SPOON) => 0.01,
            (SPOON, _) => 0.99,
            _ => 0.95,
        };
        for points in [&[][..], &["the fast ones leave", "slow ones stay"]] {
            let verdict = judge([cooling(points), spoon()], OF_SPOON, sure_of_both);
            assert_eq!((verdict.outcome, &verdict.reason), (Outcome::Wrong, &Reason::OtherCard), "{points:?}");
            assert!(verdict.parts.is_empty() && verdict.confidence < 1.0);
        }
    }

    #[test]
    fn an_answer_stays_right_if_the_other_card_is_no_better() {
        let own_answer = "the quick molecules with much energy get out, so slower ones stay behind";
        let no_better = |reference: &str, _: &str| if reference == SPOON { 0.6 } else { 0.97 };
        assert_eq!(judge([cooling(&[]), spoon()], own_answer, no_better).outcome, Outcome::Correct);
        // Words alone don't take an answer away.
        let wrong_for_the_other = |reference: &str, _: &str| if reference == SPOON { 0.1 } else { 0.97 };
        assert_eq!(judge([cooling(&[]), spoon()], OF_SPOON, wrong_for_the_other).outcome, Outcome::Correct);
    }

    #[test]
    fn cards_that_ask_the_same_share_their_answers() {
        let always = |_: &str, _: &str| 0.97;
        let again = card("again", "How does heat get along a spoon?", SPOON, &[]);
        let first = card("first", "What carries heat along a spoon?", "Its electrons, above all, and its atoms.", &[]);
        assert_eq!(judge([first, again], OF_SPOON, always).outcome, Outcome::Correct);
    }
}
