//! Fill-in-the-blank answers: texts go into the gaps in order, unless the answer says which gap they are for.

use std::cell::LazyCell;

use crate::matching::expected::Expected;
use crate::matching::given::Given;
use crate::matching::person_name::{PersonName, is_title};
use crate::matching::typo::looks_like;
use crate::matching::wording::Wording;
use crate::message::chat::{Message, Stance, may_take_back};
use crate::message::naming::{
    Direction, direction_of, initials_of, is_remark, key, keys_of, push_key, sound, without_article,
};
use crate::message::own_wordings::OwnWordings;
use crate::message::question::Question;
use crate::message::segments::{Kept, Place, Segment, segments};
use crate::message::text::{Text, Word, antonyms_of, value_of};
use crate::notations::notation::{Likeness, Notation};
use crate::notations::phrasing::Typed;
use crate::quantities::arithmetic;
use crate::quantities::number_tokens::Tokens;
use crate::quantities::number_words::numbers;
use crate::verdicts::credit::Credit;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;
use crate::words::antonyms::AntonymSides;
use crate::words::english::stem;
use crate::words::lemma::{Lemma, distinct, hash};
use crate::words::lexicon;
use crate::words::numerals;
use crate::words::traits::Traits;
use crate::words::vocabulary::Vocabulary;

#[derive(Clone, Debug)]
pub(crate) struct Blanks {
    question: Question,
    gaps: Vec<Blank>,
    own: OwnWordings,
    kept: Kept,
    /// The stems of the prompt's words that no gap expects, sorted: they may be typed along.
    around: Vec<Lemma>,
    /// The stems of the words that the gaps expect, sorted.
    expected: Vec<Lemma>,
    /// The longer ones of these words: "the creator" may be typed as "creates".
    roots: Vec<String>,
    /// For each gap, the stems of words that occur only in its part of the prompt, which identify the gap.
    labels: Vec<Vec<Lemma>>,
    /// How many neighboring units may fill one gap together.
    joined: usize,
    /// The orders of gaps that mean the same: "made of ... and ...". The first is the usual one.
    orders: Vec<Vec<usize>>,
}

#[derive(Clone, Debug)]
struct Blank {
    wordings: Vec<Wording>,
    keys: Vec<String>,
    /// The wordings that are notation.
    notations: Vec<Notation>,
    /// The number that it expects.
    value: Option<f64>,
    /// Whether that is an approximate number, which a more precise one may be rounded to.
    is_approximate: bool,
    direction: Option<Direction>,
    /// Whether it is written as an abbreviation: its initials in full are the same.
    is_abbreviation: bool,
    /// Whether the prompt asks for a form of a word that it names in parentheses: "She ... (have) lived here".
    is_form: bool,
    /// The surnames of the people that it names.
    surnames: Vec<Surname>,
    /// The length of the longest wording, in bytes.
    length: usize,
    shown: String,
}

/// The surname of a person.
#[derive(Clone, Debug)]
struct Surname {
    letters: String,
    /// The names before it; empty if only the surname is expected.
    given_names: Vec<String>,
}

impl Surname {
    fn read(question: &Question, text: &str, vocabulary: &Vocabulary) -> Option<Self> {
        if !text.split_whitespace().all(|word| word.starts_with(char::is_uppercase)) {
            return None;
        }
        // Whatever the prompt asks for, a given name before another name makes a person.
        let mut question = question.clone();
        question.asks_for_person = true;
        let expected = Expected::new(&question, Text::read(text, vocabulary));
        let letters: Vec<&str> = expected.words.iter().map(|word| expected.text.of(&word.word)).collect();
        let lexicon = lexicon::english();
        if let [only] = letters.as_slice() {
            let is_name = !lexicon.has_word(only) && text.chars().skip(1).all(|letter| !letter.is_uppercase());
            return is_name.then(|| Self { letters: (*only).to_owned(), given_names: Vec::new() });
        }
        let name = PersonName::read(&question, text, &expected)?;
        let (given_names, surname) = (letters.get(..name.surname)?, letters.get(name.surname)?);
        let is_person = given_names.first().is_some_and(|first| lexicon.is_given_name(first) || first.len() == 1);
        (is_person && name.surname + 1 == letters.len()).then(|| Self {
            letters: (*surname).to_owned(),
            given_names: given_names.iter().map(|name| (*name).to_owned()).collect(),
        })
    }
}

/// A part of an answer that may go into a gap.
#[derive(Clone, Copy, Debug)]
struct Unit {
    start: usize,
    end: usize,
    /// The gap that it says it is for.
    gap: Option<usize>,
    /// Whether it may be left over without counting as a wrong answer.
    is_free: bool,
    /// Whether it's a word that no gap's text begins or ends with: a filler, or one of the prompt's.
    is_outside: bool,
}

/// How an answer fills the gaps.
#[derive(Clone, Debug, Default)]
struct Filling {
    gaps: Vec<usize>,
    /// How many units go nowhere.
    left_over: usize,
}

impl Filling {
    fn beats(&self, other: &Self) -> bool {
        (self.gaps.len(), other.left_over) > (other.gaps.len(), self.left_over)
    }
}

/// The maximum number of units that are tried as separate ones.
const UNITS: usize = 24;

/// The maximum number of neighboring units that may fill one gap together.
const JOINED: usize = 4;

impl Blanks {
    pub(crate) fn new(prompt: &str, gaps: &[Vec<String>], vocabulary: &Vocabulary) -> Self {
        // People may also type the words around a gap.
        let question = Question::new(&Text::read(prompt, vocabulary));
        let is_approximate =
            prompt.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '~' | '≈')).any(|word| {
                matches!(word.to_lowercase().as_str(), "about" | "approximately" | "roughly" | "around" | "~" | "≈")
            });
        let context = Context::read(prompt, gaps.len());
        let blank = |(at, wordings): (usize, &Vec<String>)| Blank {
            wordings: wordings.iter().map(|text| Wording::new(&question, text, vocabulary)).collect(),
            keys: wordings.iter().flat_map(|text| keys_of(text).into_iter().chain(ordinals_of(text))).collect(),
            notations: wordings.iter().filter_map(|text| Notation::read(text, prompt)).collect(),
            value: wordings.iter().find_map(|text| value_of(text.trim())),
            is_approximate,
            direction: wordings.iter().find_map(|text| direction_of(words_of(text), |_| false)),
            is_abbreviation: wordings
                .iter()
                .any(|text| text.len() > 1 && text.chars().all(|letter| letter.is_ascii_uppercase())),
            is_form: context.names_word(at),
            surnames: wordings.iter().filter_map(|text| Surname::read(&question, text, vocabulary)).collect(),
            length: wordings.iter().map(String::len).max().unwrap_or_default(),
            shown: wordings.first().cloned().unwrap_or_default(),
        };
        let expected = distinct(gaps.iter().flatten().flat_map(|text| words_of(text)).map(|word| stem_of(&word)));
        let is_expected = |stem: &Lemma| expected.binary_search(stem).is_ok();
        let labels = context.labels(&is_expected);
        let around = distinct(words_of(prompt).map(|word| stem_of(&word)).filter(|stem| !is_expected(stem)));
        let roots = words_of(prompt).filter(|word| word.len() > ROOT && !is_expected(&stem_of(word))).collect();
        let longest = gaps.iter().flatten().map(|text| text.split_whitespace().count() + 1).max();
        let blanks: Vec<Blank> = gaps.iter().enumerate().map(blank).collect();
        Self {
            roots,
            joined: longest.unwrap_or(1).min(JOINED),
            own: OwnWordings::new(gaps, blanks.iter().any(|gap| !gap.notations.is_empty())),
            gaps: blanks,
            kept: Kept::new(gaps.iter().flatten().map(String::as_str)),
            around,
            expected,
            labels,
            orders: context.orders(gaps.len()),
            question,
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.gaps.len()
    }

    pub(crate) fn kept(&self) -> &Kept {
        &self.kept
    }

    pub(crate) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
        if self.own.are_all_in_order(answer) {
            return self.verdict((0..self.gaps.len()).collect(), 0);
        }
        let mut filling = self.fill(answer, vocabulary);
        let is_doubtful = filling.gaps.len() < self.gaps.len() || filling.left_over > 0 || answer.contains(['?', '.']);
        if is_doubtful && may_take_back(answer) {
            // What is denied or withdrawn doesn't count.
            let changes_nothing = self.gaps.iter().any(|gap| gap.direction == Some(Direction::Same));
            let is_expected = |word: &str| {
                changes_nothing && direction_of([word, "no", "change"].into_iter(), |_| false).is_some()
                    || self.gaps.iter().flat_map(|gap| &gap.keys).any(|own| *own == key(word))
            };
            let message = Message::read_parts(answer, self.gaps.len(), &self.question, is_expected);
            if message.segments.iter().any(|segment| segment.stance != Stance::Asserted) && !changes_nothing {
                filling = self.fill(&message.body(), vocabulary);
            }
        }
        let Filling { mut gaps, left_over } = filling;
        gaps.sort_unstable();
        // Extra guesses next to the right answers, up to this many.
        if left_over > gaps.len() || left_over == gaps.len() && left_over >= self.gaps.len() {
            gaps.clear();
        }
        self.verdict(gaps, left_over)
    }

    fn verdict(&self, filled: Vec<usize>, left_over: usize) -> Verdict {
        /// The cost of guesses next to the right answers.
        const COST: f64 = 0.25;
        let (count, total) = (filled.len(), self.gaps.len());
        let missing: Vec<String> = self
            .gaps
            .iter()
            .enumerate()
            .filter(|(index, _)| !filled.contains(index))
            .map(|(_, gap)| gap.shown.clone())
            .collect();
        let credit = Credit::share(count, total);
        let credit = if left_over > 0 && missing.is_empty() { Credit::new(credit.value() - COST) } else { credit };
        let has_surplus = left_over > 0;
        let mut verdict = Verdict::new(credit, Reason::Gaps { filled: count, total, missing, has_surplus });
        verdict.parts = filled;
        verdict
    }

    /// Fills the gaps in the way that fits best.
    fn fill(&self, answer: &str, vocabulary: &Vocabulary) -> Filling {
        let mut tests = Tests { blanks: self, answer, vocabulary, known: Vec::new(), akin: Vec::new() };
        let parts = segments(answer, &self.kept);
        if let [_] = self.gaps.as_slice() {
            return self.fill_one(answer, &parts, &mut tests);
        }
        let units = self.units(&parts, &mut tests);
        let labels: Vec<usize> = units.iter().filter_map(|unit| unit.gap).collect();
        if !labels.is_empty() && distinct(labels.iter().map(|gap| *gap as Lemma)).len() == labels.len() {
            let filling = self.fill_labelled(&units, &mut tests);
            let in_order = labels.is_sorted();
            if !in_order || filling.gaps.len() == labels.len() {
                return filling;
            }
        }
        let mut best = Filling::default();
        let words = LazyCell::new(|| self.words(answer, &parts));
        // "C major and.. pass" has one answer.
        let gives_up = parts.iter().any(|part| is_remark(part.text));
        let is_apart = units.iter().filter(|unit| !unit.is_free).all(|unit| tests.fits_any(unit));
        for order in &self.orders {
            let occupied = units.iter().filter(|unit| !unit.is_free).count();
            let is_placed =
                occupied == self.gaps.len() && !units.iter().any(|unit| unit.is_free && tests.fits_any(unit));
            let filling = if is_placed {
                let placed = Self::fill_in_order(&units, order, &mut tests);
                // "July 4, 1776, Versailles": what fits without a rest only if some of it is joined.
                let is_full = |filling: &Filling| filling.gaps.len() == self.gaps.len() && filling.left_over == 0;
                let joined = (placed.gaps.len() < self.gaps.len()).then(|| Self::fill_best(&units, order, &mut tests));
                joined.filter(is_full).unwrap_or(placed)
            } else {
                let filling = Self::fill_best(&units, order, &mut tests);
                Filling { left_over: filling.left_over.min(occupied.saturating_sub(self.gaps.len())), ..filling }
            };
            if filling.beats(&best) {
                best = filling;
            }
            // "Mac layer 2": the answers for several gaps without separators.
            if !(gives_up && is_apart)
                && best.gaps.len() < self.gaps.len()
                && words.len() <= UNITS
                && occupied < self.gaps.len()
            {
                let by_words = Self::fill_best(&words, order, &mut tests);
                let sides = antonyms_of(Text::read(answer, vocabulary).words.iter());
                let is_opposite = self.sides().contradicts(sides);
                if !is_opposite && by_words.beats(&best) && by_words.left_over <= by_words.gaps.len() {
                    best = Filling { left_over: 0, ..by_words };
                }
            }
        }
        best
    }

    /// The sides of antonyms that the wordings of the gaps are on.
    fn sides(&self) -> AntonymSides {
        let wordings = self.gaps.iter().flat_map(|gap| &gap.wordings).map(|wording| wording.0.antonyms);
        wordings.fold(AntonymSides::default(), |all, AntonymSides { left, right }| AntonymSides {
            left: all.left | left,
            right: all.right | right,
        })
    }

    fn fill_one(&self, answer: &str, parts: &[Segment<'_>], tests: &mut Tests<'_>) -> Filling {
        let filled = Filling { gaps: vec![0], left_over: 0 };
        if tests.fits(0, 0, answer.len()) {
            return filled;
        }
        let fits: Vec<bool> =
            parts.iter().map(|part| tests.fits(0, part.start, part.start + part.text.len())).collect();
        let others = parts.iter().zip(&fits).filter(|(part, fits)| !**fits && !part.is_aside && !is_remark(part.text));
        let alternatives = others.filter(|(part, _)| !part.mark.is_gloss() && !self.is_context(part.text)).count();
        if fits.contains(&true) && alternatives == 0 { filled } else { Filling::default() }
    }

    /// The parts of an answer that may go into gaps, with the gaps that they name.
    fn units(&self, parts: &[Segment<'_>], tests: &mut Tests<'_>) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        let mut label = None;
        let mut was_joined = false;
        for (at, part) in parts.iter().enumerate().take(UNITS) {
            let next = parts.get(at + 1);
            if std::mem::take(&mut was_joined) {
                continue;
            }
            if let Some(end) = next.and_then(|next| joined_with(part, next, tests)) {
                was_joined = true;
                let gap = part.place.is_none().then(|| label.take()).flatten();
                units.push(Unit { start: part.start, end, gap, is_free: false, is_outside: false });
                continue;
            }
            let explains = next.is_some_and(|next| next.mark.is_gloss());
            let (start, end) = (part.start, part.start + part.text.len());
            let named = self.named_by(part.text);
            let place = part.place.map(|place| match place {
                Place::At(at) => at,
                Place::Last => self.gaps.len().saturating_sub(1),
            });
            let place = place.filter(|place| *place < self.gaps.len());
            if self.is_context(part.text) && tests.fitting(start, end) == 0 {
                // "Anode: oxidation" or "oxidation (anode)".
                if explains && named.is_some() {
                    label = named;
                } else if (part.is_aside || part.mark.is_gloss())
                    && let Some(unit) = units.last_mut()
                {
                    unit.gap = unit.gap.or(named);
                }
                continue;
            }
            // "Goes by the schedule: variable, ratio" explains; it isn't for the gap whose words it has.
            let named = named.filter(|gap| !explains || tests.fits(*gap, start, end));
            let is_longer = part.text.split_whitespace().count() > REMARK_WORDS;
            if part.is_aside
                && tests.fitting(start, end) != 0
                && let Some(unit) = units.last_mut()
                && !tests.fits_any(unit)
            {
                // "Sugar (glucose)".
                unit.is_free = true;
            }
            let is_gloss = part.mark.is_gloss() && units.last().is_some_and(|unit| tests.fits_any(unit));
            let is_beside = explains || is_gloss || is_longer || at > 0 && self.says_around(part.text);
            let is_free = part.is_aside || is_beside && tests.fitting(start, end) == 0;
            units.push(Unit { start, end, gap: place.or(label.take()).or(named), is_free, is_outside: false });
            // "An ox, red cat: oxidation, reduction": a mnemonic comes first.
            if explains && is_free && !units.iter().any(|unit| tests.fits_any(unit)) {
                for unit in &mut units {
                    unit.is_free = true;
                }
            }
        }
        self.split_compound(&mut units, tests);
        units
    }

    /// Splits the only unit at hyphens or colons if there is a part for each gap: "30:2", "variable-ratio".
    fn split_compound(&self, units: &mut Vec<Unit>, tests: &mut Tests<'_>) {
        let mut occupied = units.iter().filter(|unit| !unit.is_free);
        let (Some(only), None) = (occupied.next().copied(), occupied.next()) else { return };
        let text = tests.answer.get(only.start..only.end).unwrap_or_default();
        for sign in ['-', ':', '–'] {
            if text.matches(sign).count() + 1 == self.gaps.len() && !tests.fits_any(&only) {
                let mut start = only.start;
                let parts: Vec<Unit> = text
                    .split(sign)
                    .map(|part| {
                        let unit =
                            Unit { start, end: start + part.len(), gap: None, is_free: false, is_outside: false };
                        start += part.len() + sign.len_utf8();
                        unit
                    })
                    .collect();
                units.retain(|unit| unit.is_free);
                units.extend(parts);
                return;
            }
        }
    }

    /// The words of an answer as units of their own.
    fn words(&self, answer: &str, parts: &[Segment<'_>]) -> Vec<Unit> {
        let mut words = Vec::new();
        for part in parts {
            for word in part.text.split_whitespace() {
                let start = (word.as_ptr() as usize).saturating_sub(answer.as_ptr() as usize);
                let is_free = self.is_around(word);
                let is_outside = is_free && self.expected.binary_search(&stem_of(&key(word))).is_err();
                words.push(Unit { start, end: start + word.len(), gap: None, is_free, is_outside });
                if words.len() > UNITS {
                    return words;
                }
            }
        }
        words
    }

    /// Whether a word is one of the prompt's, a filler, or the initial of one of the prompt's.
    fn is_around(&self, word: &str) -> bool {
        let own = key(word);
        let stem = stem_of(&own);
        self.around.binary_search(&stem).is_ok()
            || lexicon::english().entry(hash(&own), stem).traits.has(Traits::FILLER)
            || is_remark(word)
    }

    /// Whether a word is one of the prompt's in another form, or a filler.
    fn is_akin(&self, word: &str) -> bool {
        if self.is_around(word) {
            return true;
        }
        let has_root = |own: &str| self.roots.iter().any(|root| root.get(..ROOT) == own.get(..ROOT));
        word.len() > ROOT && !self.roots.is_empty() && has_root(&key(word))
    }

    /// Whether a text has only words of the prompt and fillers.
    fn is_context(&self, text: &str) -> bool {
        !is_remark(text) && text.split_whitespace().all(|word| self.is_around(word))
    }

    /// Whether at least half of the words are the prompt's.
    fn says_around(&self, text: &str) -> bool {
        let around = text.split_whitespace().filter(|word| self.is_around(word)).count();
        around * 2 >= text.split_whitespace().count().max(2)
    }

    /// The gap whose part of the prompt a text repeats, if it is only one's.
    fn named_by(&self, text: &str) -> Option<usize> {
        let stems: Vec<Lemma> = words_of(text).map(|word| stem_of(&word)).collect();
        let mut named = (0..self.gaps.len())
            .filter(|gap| self.labels.get(*gap).is_some_and(|labels| stems.iter().any(|stem| labels.contains(stem))));
        let gap = named.next()?;
        named.next().is_none().then_some(gap)
    }

    /// Fills the gaps that the units name, and the others in order.
    fn fill_labelled(&self, units: &[Unit], tests: &mut Tests<'_>) -> Filling {
        let mut filling = Filling::default();
        let mut open: Vec<usize> = (0..self.gaps.len()).collect();
        open.retain(|gap| !units.iter().any(|unit| unit.gap == Some(*gap)));
        let mut open = open.into_iter();
        for unit in units {
            let gap = unit.gap.or_else(|| if unit.is_free { None } else { open.next() });
            match gap {
                Some(gap) if tests.fits(gap, unit.start, unit.end) => filling.gaps.push(gap),
                Some(_) => {}
                None => filling.left_over += usize::from(!unit.is_free),
            }
        }
        filling
    }

    /// Fills each gap with the unit at its place.
    fn fill_in_order(units: &[Unit], order: &[usize], tests: &mut Tests<'_>) -> Filling {
        let taken = units.iter().filter(|unit| !unit.is_free).zip(order);
        let fits = taken.filter(|(unit, gap)| tests.fits(**gap, unit.start, unit.end));
        Filling { gaps: fits.map(|(_, gap)| *gap).collect(), left_over: 0 }
    }

    /// Fills as many gaps as possible without changing the order, with units alone or joined.
    #[allow(
        clippy::indexing_slicing,
        reason = "the table has a row for each unit and a column for each gap, and one more"
    )]
    fn fill_best(units: &[Unit], order: &[usize], tests: &mut Tests<'_>) -> Filling {
        let (rows, columns) = (units.len() + 1, order.len() + 1);
        let mut table: Vec<Filling> = vec![Filling::default(); rows * columns];
        for row in 0..rows {
            for column in 0..columns {
                let mut best: Option<Filling> = None;
                let mut offer = |filling: Filling| {
                    if best.as_ref().is_none_or(|best| filling.beats(best)) {
                        best = Some(filling);
                    }
                };
                if row > 0 {
                    let mut filling = table[(row - 1) * columns + column].clone();
                    filling.left_over += usize::from(!units[row - 1].is_free);
                    offer(filling);
                }
                if column > 0 {
                    offer(table[row * columns + column - 1].clone());
                    for taken in 1..=tests.blanks.joined.min(row) {
                        let (first, last) = (units[row - taken], units[row - 1]);
                        // Left out, they leave a shorter text to fill the gap.
                        if taken > 1 && (first.is_outside || last.is_outside) {
                            continue;
                        }
                        if tests.fits(order[column - 1], first.start, last.end) {
                            let mut filling = table[(row - taken) * columns + column - 1].clone();
                            filling.gaps.push(order[column - 1]);
                            offer(filling);
                        }
                    }
                }
                table[row * columns + column] = best.unwrap_or_default();
            }
        }
        table.pop().unwrap_or_default()
    }
}

/// Where a part ends together with the next one if only both of them fit a gap: "rock" and "roll".
fn joined_with(part: &Segment<'_>, next: &Segment<'_>, tests: &mut Tests<'_>) -> Option<usize> {
    let (end, next_end) = (part.start + part.text.len(), next.start + next.text.len());
    let is_half =
        |tests: &mut Tests<'_>| tests.fitting(part.start, end) == 0 && tests.fitting(next.start, next_end) == 0;
    (!part.is_aside && !next.is_aside && is_half(tests) && tests.fitting(part.start, next_end) != 0).then_some(next_end)
}

/// Words that begin with the same letters, of this number, are of one root.
const ROOT: usize = 5;

/// A part with more words than this is a remark rather than another guess.
const REMARK_WORDS: usize = 4;

/// Which parts of an answer fit which gaps, looked up once each.
struct Tests<'a> {
    blanks: &'a Blanks,
    answer: &'a str,
    vocabulary: &'a Vocabulary,
    known: Vec<((usize, usize), GapSet)>,
    /// Whether the words of the answer that have been asked for are [akin](Blanks::is_akin) to the prompt's, by where
    /// they start and end: a word is part of many parts.
    akin: Vec<((usize, usize), bool)>,
}

/// A set of gaps, as one bit each. No prompt has more.
type GapSet = u128;

fn bit(gap: usize) -> GapSet {
    u32::try_from(gap).ok().and_then(|gap| 1_u128.checked_shl(gap)).unwrap_or_default()
}

impl Tests<'_> {
    /// The gaps that a part of the answer fits.
    fn fitting(&mut self, start: usize, end: usize) -> GapSet {
        if let Some((_, known)) = self.known.iter().find(|(span, _)| *span == (start, end)) {
            return *known;
        }
        let text = self.answer.get(start..end).unwrap_or_default();
        let (blanks, answer, akin) = (self.blanks, self.answer, &mut self.akin);
        let mut is_akin = |word: &str| {
            let start = (word.as_ptr() as usize).saturating_sub(answer.as_ptr() as usize);
            let span = (start, start + word.len());
            if let Some((_, known)) = akin.iter().find(|(known, _)| *known == span) {
                return *known;
            }
            let found = blanks.is_akin(word);
            akin.push((span, found));
            found
        };
        let gaps = blanks.fitting(text, self.vocabulary, &mut is_akin);
        self.known.push(((start, end), gaps));
        gaps
    }

    fn fits(&mut self, gap: usize, start: usize, end: usize) -> bool {
        self.fitting(start, end) & bit(gap) != 0
    }

    fn fits_any(&mut self, unit: &Unit) -> bool {
        self.fitting(unit.start, unit.end) != 0
    }
}

impl Blanks {
    /// The gaps that a text fits.
    fn fitting(&self, text: &str, vocabulary: &Vocabulary, is_akin: &mut dyn FnMut(&str) -> bool) -> GapSet {
        /// A text that is so much longer than expected is something else.
        const LONGER: usize = 60;
        let is_likely = |gap: &&(usize, &Blank)| text.len() <= 3 * gap.1.length + LONGER;
        let gaps: Vec<(usize, &Blank)> = self.gaps.iter().enumerate().filter(|gap| is_likely(&gap)).collect();
        if text.is_empty() || gaps.is_empty() {
            return 0;
        }
        let own = key(text);
        let without_article = without_article(text);
        let bare = if without_article.len() < text.trim().len() { key(without_article) } else { own.clone() };
        // Without the words of the prompt; empty if it has none of these.
        let reduced = LazyCell::new(|| {
            let mut reduced = String::new();
            let mut is_shorter = false;
            for word in text.split_whitespace() {
                if is_akin(word) {
                    is_shorter = true;
                } else {
                    push_key(&mut reduced, word);
                }
            }
            if is_shorter { reduced } else { String::new() }
        });
        let initials = LazyCell::new(|| initials_of(text));
        let antonyms = LazyCell::new(|| antonyms_of(Text::read(text, vocabulary).words.iter()));
        let direction = LazyCell::new(|| direction_of(words_of(text), |word| self.is_around(word)));
        let typed = Typed::from(text);
        let mut fitting = 0;
        let mut undecided = Vec::new();
        for (at, gap) in gaps {
            let is_key = |typed: &str| gap.keys.iter().any(|key| key == typed);
            let by_key = || is_key(&own) || is_key(&bare) || !reduced.is_empty() && is_key(&reduced);
            let by_initials =
                || gap.is_abbreviation && !initials.is_empty() && gap.keys.first().is_some_and(|key| *key == *initials);
            let is_same = |notation: &Notation| notation.judge(&typed) == Some(Likeness::Same);
            // "C minor" isn't "C major", whichever of the two words the prompt has.
            let is_opposite = !is_key(&own)
                && gap.wordings.iter().all(|wording| {
                    wording.0.antonyms != AntonymSides::default() && wording.0.antonyms.contradicts(*antonyms)
                });
            if is_opposite {
                continue;
            }
            if by_key() || by_initials() || gap.notations.iter().any(is_same) {
                fitting |= bit(at);
            } else if let Some(wanted) = gap.direction
                && let Some(given) = *direction
            {
                fitting |= if wanted == given { bit(at) } else { 0 };
            } else if let Some(value) = gap.value {
                fitting |= if gap.has_value(self, value, text, vocabulary) { bit(at) } else { 0 };
            } else if !gap.is_form {
                undecided.push((at, gap));
            }
        }
        if undecided.is_empty() {
            return fitting;
        }
        let text = Text::read(text, vocabulary);
        if text.words.is_empty() {
            return fitting;
        }
        let given = Given::new(&self.question, &text, false);
        for (at, gap) in undecided {
            if gap.is_mistyped(&text)
                || gap.names_person(&given)
                || gap.wordings.iter().any(|wording| wording.matches_text(&self.question, &given).is_some())
            {
                fitting |= bit(at);
            }
        }
        fitting
    }
}

impl Blank {
    /// Whether a text is one of the names with a typo.
    fn is_mistyped(&self, text: &Text) -> bool {
        /// Shorter names are too close to others.
        const LEAST: usize = 5;
        let [word] = text.words.as_slice() else { return false };
        let letters = text.of(word);
        let is_known =
            [Traits::ENGLISH, Traits::KNOWN, Traits::IN_DECK, Traits::EXACT].iter().any(|known| word.is(*known));
        let mut heard = None;
        !is_known
            && self.keys.iter().any(|key| {
                key.len() >= LEAST && looks_like(letters, key)
                    || key.len() + 1 >= LEAST && sound(key) == *heard.get_or_insert_with(|| sound(letters))
            })
    }

    /// Whether a text is the same person: a full name where the surname is expected ("Albert Einstein"), or the surname
    /// of a full name, with initials, a title or nothing before it.
    fn names_person(&self, given: &Given<'_>) -> bool {
        let lexicon = lexicon::english();
        self.surnames.iter().any(|surname| {
            let Some((last, before)) = given.words.split_last() else { return false };
            let letters = given.text.of(&last.word);
            let is_surname = letters == surname.letters
                || !last.word.is(Traits::ENGLISH)
                    && !last.word.is(Traits::KNOWN)
                    && looks_like(letters, &surname.letters);
            is_surname
                && before.iter().all(|word| {
                    let letters = given.text.of(&word.word);
                    let is_initial = letters.chars().nth(1).is_none();
                    if surname.given_names.is_empty() {
                        is_initial || lexicon.is_given_name(letters) || is_title(letters)
                    } else {
                        let has_initial = || surname.given_names.iter().any(|name| name.starts_with(letters));
                        surname.given_names.iter().any(|name| name == letters)
                            || is_initial && has_initial()
                            || is_title(letters)
                    }
                })
        })
    }

    fn has_value(&self, blanks: &Blanks, value: f64, text: &str, vocabulary: &Vocabulary) -> bool {
        /// How far a calculated value may be off.
        const EXACT: f64 = 1e-9;
        let calculated = value_of_calculation(text);
        if calculated.is_some_and(|number| (number - value).abs() <= value.abs() * EXACT) {
            return true;
        }
        let (numbers, others) = numbers(text);
        let is_filler = |word: &str| Text::read(word, vocabulary).words.iter().all(Word::is_filler);
        let is_around = |word: &String| blanks.is_around(word) || is_filler(word);
        let [number] = numbers.as_slice() else { return false };
        let place = place_of_last_digit(value);
        let rounds = self.is_approximate && (number / place).fract() != 0.0 && (number - value).abs() < place / 2.0;
        (rounds || (number - value).abs() <= value.abs() * 1e-9)
            && others.iter().filter(|word| !is_around(word)).count() <= 1
    }
}

/// The place of the last digit that a value is written with: 0.01 for 3.14.
fn place_of_last_digit(value: f64) -> f64 {
    let written = value.to_string();
    let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    10_f64.powi(-i32::try_from(decimals).unwrap_or(0))
}

/// The value of a text that is a calculation or a power: "10^3", "12²", "1/1000".
fn value_of_calculation(text: &str) -> Option<f64> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST || !text.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let tokens = Tokens::read(text, false);
    arithmetic::read(&tokens, 0).filter(|read| tokens.ends_at(read.end)).map(|read| read.value)
}

/// An ordinal for a number, and the other way around: "14th" and "fourteenth" for "14".
fn ordinals_of(text: &str) -> Vec<String> {
    let typed = text.trim().to_lowercase();
    let ordinal = numerals::ordinal(&typed);
    let number = ordinal.or_else(|| typed.parse().ok()).filter(|number| *number > 0);
    number.map_or_else(Vec::new, |number| numerals::names_of_place(number, ordinal.is_some()))
}

/// The lowercase words of a text.
fn words_of(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '(' | ')' | '…'))
        .map(key)
        .filter(|word| !word.is_empty())
}

fn stem_of(word: &str) -> Lemma {
    hash(stem(word))
}

/// The text around the gaps of a prompt.
struct Context {
    /// The text before, between and after the gaps; empty if the gaps can't be found.
    between: Vec<String>,
}

impl Context {
    fn read(prompt: &str, gaps: usize) -> Self {
        let mut between = vec![String::new()];
        let mut letters = prompt.chars().peekable();
        while let Some(letter) = letters.next() {
            let is_gap = |count: usize| count >= 2;
            if matches!(letter, '_' | '.' | '…') {
                let mut count = if letter == '…' { 2 } else { 1 };
                while letters.next_if_eq(&letter).is_some() {
                    count += 1;
                }
                if is_gap(count) {
                    between.push(String::new());
                    continue;
                }
            }
            if matches!(letter, '(' | '（' | '[')
                && letters.peek().is_some_and(|next| next.is_whitespace() || matches!(next, ')' | '）' | ']'))
            {
                let mut ahead = letters.clone();
                while ahead.next_if(|next| next.is_whitespace()).is_some() {}
                if ahead.next_if(|next| matches!(next, ')' | '）' | ']')).is_some() {
                    letters = ahead;
                    between.push(String::new());
                    continue;
                }
            }
            if let Some(last) = between.last_mut() {
                last.push(letter);
            }
        }
        if between.len() != gaps + 1 {
            between.clear();
        }
        Self { between }
    }

    /// Whether a word in parentheses follows a gap, whose form goes into it.
    fn names_word(&self, gap: usize) -> bool {
        let after = self.between.get(gap + 1).map(|text| text.trim_start()).unwrap_or_default();
        let within = after.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(within, _)| within);
        within.is_some_and(|within| {
            within.split_whitespace().count() <= 2
                && within.chars().all(|letter| letter.is_alphabetic() || letter.is_whitespace() || letter == ',')
        })
    }

    /// For each gap, the stems of content words that only its own clause has.
    fn labels(&self, is_expected: &dyn Fn(&Lemma) -> bool) -> Vec<Vec<Lemma>> {
        let gaps = self.between.len().saturating_sub(1);
        let mut clauses = vec![String::new(); gaps];
        for (at, text) in self.between.iter().enumerate() {
            let (before, after) = if at == 0 {
                ("", text.rsplit([';', ':', '.']).next().unwrap_or_default())
            } else if at == gaps {
                (text.as_str(), "")
            } else {
                split_clause(text)
            };
            if let Some(clause) = at.checked_sub(1).and_then(|at| clauses.get_mut(at)) {
                clause.push(' ');
                clause.push_str(before);
            }
            if let Some(clause) = clauses.get_mut(at) {
                clause.push_str(after);
            }
        }
        let stems: Vec<Vec<Lemma>> = clauses
            .iter()
            .map(|clause| {
                let words = words_of(clause).filter(|word| {
                    !lexicon::english().entry(hash(word), stem_of(word)).traits.has(Traits::FILLER)
                        && word.chars().any(char::is_alphanumeric)
                        || matches!(word.as_str(), "in" | "out")
                });
                distinct(words.map(|word| stem_of(&word)).filter(|stem| !is_expected(stem)))
            })
            .collect();
        let is_only = |gap: usize, stem: &Lemma| {
            stems.iter().enumerate().all(|(other, stems)| other == gap || !stems.contains(stem))
        };
        stems
            .iter()
            .enumerate()
            .map(|(gap, own)| own.iter().copied().filter(|stem| is_only(gap, stem)).collect())
            .collect()
    }

    /// The orders in which the gaps may be filled: gaps that only "and", "plus" or "times" joins may be swapped.
    fn orders(&self, gaps: usize) -> Vec<Vec<usize>> {
        let usual: Vec<usize> = (0..gaps).collect();
        let mut orders = vec![usual.clone()];
        let whole = self.between.concat().to_lowercase();
        if ["respectively", "order", "first", "then"].iter().any(|word| whole.contains(word)) {
            return orders;
        }
        for (gap, between) in self.between.iter().enumerate().skip(1).take(gaps.saturating_sub(1)) {
            let before = self.between.get(gap - 1).map(String::as_str).unwrap_or_default();
            let after = self.between.get(gap + 1).map(String::as_str).unwrap_or_default();
            let mut words = between.split_whitespace();
            let joins = words.next().is_some_and(|word| {
                matches!(
                    word.to_lowercase().as_str(),
                    "and" | "+" | "plus" | "times" | "×" | "*" | "·" | "&" | "und" | "et" | "y" | "or"
                )
            });
            let repeated: Vec<&str> = words.collect();
            let before: Vec<&str> = before.split_whitespace().collect();
            let ends = after
                .trim_start()
                .chars()
                .next()
                .is_none_or(|letter| !letter.is_alphanumeric() && !matches!(letter, '-' | '%'));
            if joins && before.ends_with(&repeated) && ends {
                let mut swapped = usual.clone();
                swapped.swap(gap - 1, gap);
                orders.push(swapped);
            }
        }
        orders
    }
}

/// Splits the text between two gaps at the boundary between their clauses.
fn split_clause(text: &str) -> (&str, &str) {
    let cut = [";", ". ", ":", ","].iter().find_map(|mark| text.rfind(mark).map(|at| (at, mark.len())));
    let cut = cut.or_else(|| {
        [" and ", " und ", " et ", " y ", " but ", " while ", " so ", " or ", " to "]
            .iter()
            .find_map(|word| text.rfind(word).map(|at| (at, word.len())))
    });
    match cut {
        Some((at, length)) => (text.get(..at).unwrap_or_default(), text.get(at + length..).unwrap_or_default()),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdicts::verdict::Outcome::{self, Correct, Partial, Wrong};

    fn outcomes(prompt: &str, gaps: &[&[&str]], cases: &[(&str, Outcome)]) {
        let vocabulary = Vocabulary::default();
        let texts = |wordings: &&[&str]| wordings.iter().map(|text| (*text).to_owned()).collect();
        let gaps: Vec<Vec<String>> = gaps.iter().map(texts).collect();
        let key = Blanks::new(prompt, &gaps, &vocabulary);
        for (answer, outcome) in cases {
            let verdict = key.judge(answer, &vocabulary);
            assert_eq!(verdict.outcome, *outcome, "{prompt} {answer}: {verdict:?}");
        }
    }

    #[test]
    fn a_gap_with_a_joining_word_in_it_is_one_answer() {
        outcomes(
            "... came from blues, ... from Jamaica, ... from New Orleans and ... from the Bronx.",
            &[&["rock and roll"], &["ska"], &["jazz"], &["hip hop"]],
            &[
                ("rock and roll\nska\njazz\nhip hop", Correct),
                ("rock and roll\nskajazz\nhip hop", Partial),
                ("rock and roll, ska or so, hip hop", Partial),
                ("rock and pop, ska, jazz, hip hop", Partial),
            ],
        );
        let gaps = [
            vec!["rock and roll".to_owned()],
            vec!["ska".to_owned()],
            vec!["jazz".to_owned()],
            vec!["hip hop".to_owned()],
        ];
        let key = Blanks::new("Four styles: ..., ..., ..., ...", &gaps, &Vocabulary::default());
        let credit = |answer: &str| key.judge(answer, &Vocabulary::default()).credit;
        let alone = credit("rock and roll\nskajazz\nhip hop");
        assert!(credit("rock and roll\nskajazz\nhip hop, polka") <= alone, "another guess never raises the credit");
    }

    #[test]
    fn gaps_are_filled_in_many_ways() {
        outcomes(
            "Water boils at ... degrees Celsius and freezes at ... degrees.",
            &[&["100"], &["0"]],
            &[
                ("100, 0", Correct),
                ("100 and zero", Correct),
                ("hundred / 0", Correct),
                ("100, 32", Partial),
                ("100", Partial),
                ("0, 100", Wrong),
                ("boils at 100, freezes at 0", Correct),
                ("first 100 then 0", Correct),
                ("freezes at 0, boils at 100", Correct),
                ("100, ?", Partial),
                ("?, 0", Partial),
                ("idk, 0", Partial),
            ],
        );
        outcomes(
            "The capital of France is ..., the capital of Spain is ...",
            &[&["Paris"], &["Madrid"]],
            &[
                ("paris, madrid", Correct),
                ("paris madrid", Correct),
                ("madrid, paris", Wrong),
                ("spain madrid, france paris", Correct),
                ("france: paris; spain: madrid", Correct),
                ("paris, barcelona", Partial),
                ("1. Paris 2. Madrid", Correct),
                ("paris/madrid", Correct),
                ("Paris and Madrid i think", Correct),
                ("madrid for the second", Partial),
                ("paris, idk", Partial),
                ("berlin, rome", Wrong),
                ("paris", Partial),
            ],
        );
        outcomes(
            "If demand rises, price ... and quantity ...",
            &[&["rises"], &["rises"]],
            &[
                ("rises, rises", Correct),
                ("up, up", Correct),
                ("increases and increases", Correct),
                ("up, down", Partial),
                ("goes up / goes up", Correct),
                ("falls, falls", Wrong),
                ("price increases, quantity increases", Correct),
            ],
        );
        outcomes(
            "An acid ... protons, a base ... them.",
            &[&["donates"], &["accepts"]],
            &[
                ("donates, accepts", Correct),
                ("accepts, donates", Wrong),
                ("an acid donates, a base accepts", Correct),
                ("donates", Partial),
                ("base accepts", Partial),
            ],
        );
        outcomes(
            "Bread is made of ... and ...",
            &[&["flour"], &["water"]],
            &[("flour and water", Correct), ("water, flour", Correct), ("flour and salt", Partial), ("water", Partial)],
        );
        outcomes(
            "The mitochondrion makes ..., the ribosome makes ...",
            &[&["ATP"], &["protein"]],
            &[
                ("ATP, proteins", Correct),
                ("atp + protein", Correct),
                ("mitochondrion atp, ribosome protein", Correct),
                ("protein, ATP", Wrong),
            ],
        );
    }

    #[test]
    fn numbers_may_be_powers_and_rounded() {
        outcomes(
            "The prefix milli means ... and micro ....",
            &[&["0.001"], &["0.000001"]],
            &[
                ("10^-3, 10^-6", Outcome::Correct),
                ("10⁻³ and 10⁻⁶", Outcome::Correct),
                ("1/1000, 1/1000000", Outcome::Correct),
                ("1e-3, 1e-6", Outcome::Correct),
                ("10^-3, 10^-9", Outcome::Partial),
                ("10^3, 10^6", Outcome::Wrong),
                ("10^-6, 10^-3", Outcome::Wrong),
            ],
        );
        outcomes(
            "Pi is about ... and e about ....",
            &[&["3.14"], &["2.72"]],
            &[
                ("3.14159, 2.71828", Outcome::Correct),
                ("3.14 and 2.718", Outcome::Correct),
                ("3.15, 2.72", Outcome::Partial),
                ("2.72, 3.14", Outcome::Wrong),
            ],
        );
    }

    #[test]
    fn people_are_known_by_their_surnames() {
        outcomes(
            "The theory of relativity is by ..., the laws of motion are by ...",
            &[&["Einstein"], &["Isaac Newton"]],
            &[
                ("Einstein, Newton", Correct),
                ("Albert Einstein, Isaac Newton", Correct),
                ("A. Einstein, I. Newton", Correct),
                ("albert einstein and sir isaac newton", Correct),
                ("Einstien, Newton", Correct),
                ("Newton, Einstein", Wrong),
                ("Einstein, Wayne Newton", Partial),
                ("Albert, Isaac", Wrong),
                ("Bohr, Newton", Partial),
            ],
        );
        outcomes(
            "The largest city of Brazil is ..., its capital is ...",
            &[&["São Paulo"], &["Brasília"]],
            &[("sao paulo, brasilia", Correct), ("Paulo, brasilia", Partial)],
        );
    }

    #[test]
    fn ordinals_are_numbers() {
        outcomes(
            "The Black Death came in the ... century and killed a ... of Europe.",
            &[&["14"], &["third"]],
            &[
                ("14th, third", Correct),
                ("fourteenth, third", Correct),
                ("14, 3rd", Correct),
                ("the 14th century, a third", Correct),
                ("15th, third", Partial),
                ("fifteenth, fourth", Wrong),
            ],
        );
    }

    #[test]
    fn the_sentence_may_be_typed_again() {
        outcomes(
            "Water boils at ... degrees Celsius and freezes at ... degrees.",
            &[&["100"], &["0"]],
            &[
                ("Water boils at 100 degrees Celsius and freezes at 0 degrees.", Correct),
                ("water boils at 100 degrees celsius, and freezes at 0 degrees", Correct),
                ("water boils at 0 degrees celsius and freezes at 100 degrees", Wrong),
            ],
        );
        outcomes(
            "The capital of France is ..., the capital of Spain is ...",
            &[&["Paris"], &["Madrid"]],
            &[
                ("The capital of France is Paris, the capital of Spain is Madrid", Correct),
                ("the capital of spain is madrid, the capital of france is paris", Correct),
                ("the capital of france is madrid, the capital of spain is paris", Wrong),
            ],
        );
        outcomes(
            "The powerhouse of the cell is the ...",
            &[&["mitochondrion", "mitochondria"]],
            &[
                ("the powerhouse of the cell is the mitochondria", Correct),
                ("it is the mitochondrion that is the powerhouse of the cell", Correct),
                ("the powerhouse of the cell is the nucleus", Wrong),
            ],
        );
    }
}
