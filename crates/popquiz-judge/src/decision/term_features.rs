//! The numbers that the trees for terms decide on: how the nearest reading of a message relates to the nearest wording,
//! and what else the message says.

use crate::decision::term_finding::{Finding, Reading, Rest};
use crate::matching::term_match::{Bond, WordMatch, commonness};
use crate::matching::typo::{is_prefix, is_reversal};
use crate::message::chat::Stance;
use crate::message::joint::Joint;
use crate::words::lemma::Lemma;
use crate::words::traits::Traits;
use crate::words::vocabulary::OtherAnswer;

/// The names of the features of terms, in order.
pub const TERM_FEATURE_NAMES: &[&str] = &[
    "recall",
    "extra",
    "score",
    "expected_words",
    "given_words",
    "missing",
    "missing_new",
    "missing_first",
    "missing_last",
    "missing_most",
    "missing_exact",
    "missing_english",
    "others_with_matched",
    "others_with_matched_and_question",
    "extra_words",
    "extra_new",
    "extra_most",
    "extra_english",
    "extra_unknown",
    "extra_in_deck",
    "extra_distinctive",
    "extra_exact",
    "extra_name",
    "extra_first",
    "extra_last",
    "same",
    "inflected",
    "joined",
    "equivalent",
    "short",
    "misspelled",
    "mistyped",
    "loose",
    "derived",
    "cost",
    "cost_share",
    "typo_commonness",
    "typo_in_deck",
    "typo_first_letter",
    "typo_length",
    "letters_cost",
    "letters_length",
    "in_order",
    "negated_differently",
    "opposed",
    "other_recall",
    "other_precision",
    "other_f1",
    "other_new_recall",
    "other_minus_own",
    "segments",
    "rest",
    "rest_or",
    "rest_and",
    "rest_comma",
    "rest_line",
    "rest_slash",
    "rest_arrow",
    "rest_parenthesis",
    "rest_pause",
    "rest_words",
    "rest_shortest",
    "rest_longest",
    "rest_fillers",
    "rest_other",
    "rest_other_recall",
    "rest_own",
    "rest_shares_word",
    "rest_in_question",
    "rest_unknown",
    "rest_negates",
    "rest_before",
    "denied",
    "denied_own",
    "denied_other",
    "withdrawn",
    "first_segment",
    "echoed",
    "question_kind",
    "asks_for_person",
    "question_words",
    "wordings",
    "expected_in_question",
    "typed_words",
    "given_fillers",
    "is_name",
    "expected_length",
    "given_length",
    "expected_fillers",
    "matched",
    "expected_weight",
    "rest_opposed",
    "expected_is_english",
    "missing_deck_share",
    "question_unknown",
    "asks_for_form",
    "is_infinitive",
    "extra_prefix",
    "extra_reverses",
    "rest_parallel",
    "rest_parallel_before",
    "related",
    "denial_differs",
    "rest_asked",
    "irregular",
    "rest_exact",
    "is_initials",
];

/// The features of one answer to a term, in the order of [`TERM_FEATURE_NAMES`].
pub type TermFeatures = Vec<f32>;

impl Finding<'_> {
    pub(crate) fn nearest_other(&self) -> Option<OtherAnswer> {
        let given: Vec<Lemma> = self.reading.given.words.iter().map(|word| word.word.lemma).collect();
        self.vocabulary.nearest_other(&given, self.own_words)
    }

    /// Computes the features.
    #[allow(clippy::too_many_lines, reason = "one line a feature")]
    pub(crate) fn features(&self) -> TermFeatures {
        let Reading { given, expected, matched, segments, .. } = self.reading;
        let bit = |holds: bool| f32::from(u8::from(holds));
        let most = |weights: &mut dyn Iterator<Item = f32>| weights.fold(0.0, f32::max);
        let missing = || self.reading.missing();
        let extra = || self.reading.extra();
        let found: Vec<&WordMatch> = matched.places.iter().flatten().collect();
        let bonds = |bond: Bond| found.iter().filter(|found| found.bond == bond).count() as f32;
        let matched_words =
            || expected.words.iter().zip(&matched.places).filter_map(|(word, place)| Some((word, (*place)?)));
        let matched_lemmas: Vec<Lemma> = matched_words().map(|(word, _)| word.word.lemma).collect();
        let is_own = |answer: &[Lemma]| self.own_answers.iter().any(|own| own == answer);
        let others_with_matched = if matched_lemmas.is_empty() || matched_lemmas.len() == expected.words.len() {
            0
        } else {
            self.vocabulary.others_with(&matched_lemmas, is_own)
        };
        let asked_or_matched: Vec<Lemma> = expected
            .words
            .iter()
            .zip(&matched.places)
            .filter(|(word, place)| place.is_some() || word.in_question)
            .map(|(word, _)| word.word.lemma)
            .collect();
        let others_with_asked = if missing().next().is_none() || asked_or_matched.is_empty() {
            0
        } else {
            self.vocabulary.others_with(&asked_or_matched, is_own)
        };
        let worst = matched_words()
            .max_by(|(_, one), (_, other)| one.cost.total_cmp(&other.cost))
            .filter(|(_, worst)| worst.cost > 0.0);
        let typo = worst.and_then(|(word, worst)| {
            let typed = given.words.get(usize::from(worst.at))?;
            let (typed_letters, letters) = (given.text.of(&typed.word), expected.text.of(&word.word));
            let first = typed_letters.bytes().next() == letters.bytes().next();
            let common = commonness(given.text, &typed.word).map_or(7.0, |block| block as f32);
            Some((common, typed.word.is(Traits::IN_DECK), first, letters.len() as f32))
        });
        let (typo_commonness, typo_in_deck, typo_first_letter, typo_length) = typo.unwrap_or((8.0, false, true, 0.0));
        let cost: f32 = found.iter().map(|found| found.cost).sum();
        let places: Vec<u16> = found.iter().map(|found| found.at).collect();
        let ascending = places.windows(2).filter(|two| matches!(two, [one, other] if one <= other)).count();
        let negated_differently = matched_words().any(|(word, found)| {
            given.words.get(usize::from(found.at)).is_some_and(|typed| typed.word.is_negated != word.word.is_negated)
        });
        let other = self.nearest_other().unwrap_or_default();
        let own_f1 = {
            let precision =
                matched.is_used.iter().filter(|used| **used).count() as f32 / given.words.len().max(1) as f32;
            let recall = found.len() as f32 / expected.words.len().max(1) as f32;
            if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
        };
        let joined_by = |joint: Joint| bit(self.rest.iter().any(|rest| rest.joint == joint));
        let rest_words: usize = self.rest.iter().map(|rest| rest.words).sum();
        let rest_all: usize = self.rest.iter().map(|rest| rest.words + rest.fillers).sum();
        let of_rest = |count: fn(&Rest) -> usize| self.rest.iter().map(count).sum::<usize>() as f32;
        let stands = |stance: Stance| bit(self.message.segments.iter().any(|segment| segment.stance == stance));
        let is_english = |word: &crate::message::text::Word| word.is(Traits::ENGLISH);
        let last_matched = |words: &mut dyn Iterator<Item = bool>| bit(words.last().unwrap_or(false));
        let letters = |words: &mut dyn Iterator<Item = usize>| words.sum::<usize>() as f32;
        vec![
            matched.recall,
            matched.extra,
            matched.score(),
            expected.words.len() as f32,
            given.words.len() as f32,
            missing().count() as f32,
            missing().filter(|word| !word.in_question).count() as f32,
            bit(matched.places.first().is_some_and(Option::is_none)),
            bit(matched.places.last().is_some_and(Option::is_none)),
            most(&mut missing().map(|word| word.word.weight)),
            missing().filter(|word| word.word.is(Traits::EXACT)).count() as f32,
            missing().filter(|word| is_english(&word.word)).count() as f32,
            others_with_matched as f32,
            others_with_asked as f32,
            extra().count() as f32,
            extra().filter(|word| !word.in_question).count() as f32,
            most(&mut extra().filter(|word| !word.in_question).map(|word| word.word.weight)),
            extra().filter(|word| !word.in_question && is_english(&word.word)).count() as f32,
            extra().filter(|word| !is_english(&word.word) && !word.word.is(Traits::KNOWN) && !word.in_question).count()
                as f32,
            extra().filter(|word| !word.in_question && word.word.is(Traits::IN_DECK)).count() as f32,
            extra().filter(|word| !word.in_question && word.word.is(Traits::DISTINCTIVE)).count() as f32,
            extra().filter(|word| word.word.is(Traits::EXACT)).count() as f32,
            extra().filter(|word| word.word.is(Traits::KNOWN)).count() as f32,
            bit(matched.is_used.first().is_some_and(|used| !used)),
            last_matched(&mut matched.is_used.iter().map(|used| !used)),
            bonds(Bond::Same),
            bonds(Bond::Inflected),
            bonds(Bond::Joined),
            bonds(Bond::Equivalent),
            bonds(Bond::Short),
            bonds(Bond::Misspelled),
            bonds(Bond::Mistyped),
            bonds(Bond::Loose),
            bonds(Bond::Derived),
            cost,
            worst.map_or(0.0, |(word, worst)| worst.cost / expected.text.of(&word.word).len().max(1) as f32),
            typo_commonness,
            bit(typo_in_deck),
            bit(typo_first_letter),
            typo_length,
            matched.letters_cost.unwrap_or(9.0),
            letters(&mut expected.words.iter().map(|word| expected.text.of(&word.word).len())),
            if places.len() > 1 { ascending as f32 / (places.len() - 1) as f32 } else { 1.0 },
            bit(negated_differently),
            expected.antonyms.opposed_to(given.antonyms).count_ones() as f32,
            other.recall,
            other.precision,
            other.f1(),
            other.new_recall,
            other.f1() - own_f1,
            self.message.asserted().count() as f32,
            self.rest.len() as f32,
            joined_by(Joint::Or).max(joined_by(Joint::Versus)),
            joined_by(Joint::And),
            joined_by(Joint::Comma),
            joined_by(Joint::Line),
            joined_by(Joint::Slash),
            joined_by(Joint::Arrow),
            joined_by(Joint::Parenthesis),
            joined_by(Joint::Pause),
            rest_words as f32,
            self.rest.iter().map(|rest| rest.words).min().unwrap_or(0) as f32,
            self.rest.iter().map(|rest| rest.words).max().unwrap_or(0) as f32,
            of_rest(|rest| rest.fillers) / rest_all.max(1) as f32,
            bit(self.rest.iter().any(|rest| rest.is_other)),
            most(&mut self.rest.iter().map(|rest| rest.other_recall)),
            bit(self.rest.iter().any(|rest| rest.is_own)),
            bit(self.rest.iter().any(|rest| rest.shares_word)),
            of_rest(|rest| rest.in_question) / rest_words.max(1) as f32,
            of_rest(|rest| rest.unknown),
            bit(self.rest.iter().any(|rest| rest.negates)),
            bit(self.rest.iter().any(|rest| rest.is_before)),
            stands(Stance::Denied),
            bit(self.denies_own),
            bit(self.denies_other),
            stands(Stance::Withdrawn),
            segments.start as f32,
            given.echoed,
            self.question.kind,
            bit(self.question.asks_for_person),
            self.question.content_words as f32,
            self.own_answers.len() as f32,
            expected.share_in_question,
            self.text.words.len() as f32,
            (given.text.words.len() - given.words.len().min(given.text.words.len())) as f32,
            bit(self.is_name),
            letters(&mut expected.words.iter().map(|word| expected.text.of(&word.word).len())),
            letters(&mut given.words.iter().map(|word| given.text.of(&word.word).len())),
            bit(expected.is_all_fillers),
            found.len() as f32,
            expected.total / expected.words.len().max(1) as f32,
            bit(self.rest.iter().any(|rest| rest.is_opposed)),
            expected.words.iter().filter(|word| is_english(&word.word)).count() as f32
                / expected.words.len().max(1) as f32,
            most(&mut missing().map(|word| self.vocabulary.share_with(word.word.lemma))),
            self.question.unknown_share,
            bit(self.question.asks_for_form),
            bit(self.is_infinitive),
            bit(extra().any(|word| is_prefix(given.text.of(&word.word)))),
            bit(extra().any(|word| is_reversal(given.text.of(&word.word)))),
            self.rest.iter().filter(|rest| rest.is_parallel(expected)).count() as f32,
            bit(self.rest.iter().any(|rest| rest.is_before && rest.is_parallel(expected))),
            bonds(Bond::Related),
            bit(given.negates != expected.negates),
            bit(self.rest.iter().any(|rest| rest.joint == Joint::Or)),
            bonds(Bond::Irregular),
            bit(self.rest.iter().any(|rest| rest.is_exact)),
            bit(self.reading.is_initials),
        ]
    }
}
