//! Lists: the words of an answer are distributed among the items, so that each word counts for one item only.
//!
//! An item is named if one piece of the answer, or a few neighboring ones, has enough of what distinguishes it from
//! the other items. People separate items by commas, lines, "and", numbers, bullets, or nothing at all.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::credit::Credit;
use crate::expected::{Expected, ExpectedWord};
use crate::given::Given;
use crate::lemma::{Lemma, distinct};
use crate::person_name::PersonName;
use crate::question::Question;
use crate::text::{Separator, Text, antonyms_of};
use crate::traits::Traits;
use crate::verdict::Verdict;
use crate::vocabulary::Vocabulary;
use crate::word_match::fit;
use crate::wording::is_code;

#[derive(Clone, Debug)]
pub(crate) struct List {
    question: Question,
    items: Vec<Item>,
    /// Whether any item has a number in it.
    has_number: bool,
    ordered: bool,
    required: usize,
}

#[derive(Clone, Debug)]
struct Item {
    wordings: Vec<ItemWording>,
    /// The sorted lemmas of its wordings: a word of another item that isn't among these counts against this one.
    lemmas: Vec<Lemma>,
    shown: String,
}

/// All of a wording's words, with a margin for rounding errors in the sum of their weights.
const WHOLE: f32 = 0.99;

/// One wording of an item.
#[derive(Clone, Debug)]
struct ItemWording {
    expected: Expected,
    /// The share of its words that names it: less of a long one, which people shorten; all of an identifier, because
    /// half of one is half of another as well (`binary_crossentropy`).
    threshold: f32,
    /// The person it names, if it does.
    name: Option<PersonName>,
}

impl ItemWording {
    fn new(question: &Question, text: &str, vocabulary: &Vocabulary) -> Self {
        let expected = Expected::new(question, Text::read(text, vocabulary));
        let name = PersonName::read(question, text, &expected);
        let threshold = match expected.words.len() {
            _ if is_code(text) => WHOLE,
            0..=3 => 0.5,
            4..=6 => 0.4,
            _ => 0.33,
        };
        Self { expected, threshold, name }
    }

    /// Lowers the weight of words that several items share; `shared_by` returns how many do. Given names weigh less
    /// next to a surname that no other item has.
    fn reweight(&mut self, shared_by: impl Fn(Lemma) -> usize) {
        let of = |word: &ExpectedWord| word.word.lemma;
        let own_surname = self.name.map(|name| name.surname);
        let own_surname =
            own_surname.filter(|at| self.expected.words.get(*at).is_some_and(|word| shared_by(of(word)) == 1));
        let given_names: Vec<Lemma> = self.expected.words.iter().take(own_surname.unwrap_or(0)).map(of).collect();
        self.expected.reweight(|lemma| {
            let factor = 1.0 / shared_by(lemma) as f32;
            if given_names.contains(&lemma) { factor * GIVEN_NAME_SAYS } else { factor }
        });
    }
}

/// The weight of a given name, relative to a surname.
const GIVEN_NAME_SAYS: f32 = 0.4;

/// The score that each further piece costs: an item is named in one piece rather than across several.
const APART: f32 = 0.15;

/// How much the weight of another item's word counts against this item.
const AGAINST: f32 = 0.8;

/// The maximum number of pieces of an answer: more than any list has items.
const PIECES: usize = 100;

/// How many neighboring pieces may name one item together.
const NEIGHBOURS: usize = 3;

/// The maximum number of words of an answer.
const WORDS: usize = 384;

/// The maximum number of word pairs per answer that are checked for typos and short forms, which limits the time that
/// a hostile answer can take.
const NEAR_PAIRS: usize = 2_500;

/// A wrong item beyond the number that the list asks for costs this share of what a right one earns.
const COST_OF_WRONG: f64 = 0.5;

/// A set of words of an answer, as one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct WordSet([u64; WORDS / 64]);

impl WordSet {
    fn add(&mut self, at: usize) {
        if let Some(part) = self.0.get_mut(at / 64) {
            *part |= 1 << (at % 64);
        }
    }

    fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|part| part >> (at % 64) & 1 == 1)
    }

    fn both(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(part, other)| *part &= other);
        self
    }

    fn or(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(part, other)| *part |= other);
        self
    }

    fn without(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(part, other)| *part &= !other);
        self
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|part| *part == 0)
    }

    fn first(&self) -> Option<usize> {
        (0..WORDS).find(|at| self.has(*at))
    }

    fn count(&self) -> usize {
        self.0.iter().map(|part| part.count_ones() as usize).sum()
    }
}

/// An item as it may have been named: by which wording, within which words, and how well.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    score: f32,
    item: usize,
    wording: usize,
    span: WordSet,
    pieces: usize,
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        // The best first. Of equally good ones, the one with fewer words and then the earlier item, so that judging is
        // deterministic.
        self.score
            .total_cmp(&other.score)
            .then(other.span.count().cmp(&self.span.count()))
            .then(other.item.cmp(&self.item))
            .then(other.wording.cmp(&self.wording))
            .then(other.span.first().cmp(&self.span.first()))
    }
}

impl List {
    pub(crate) fn new(
        prompt: &str,
        items: &[Vec<String>],
        ordered: bool,
        any: Option<usize>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let question = Question::new(&Text::read(prompt, vocabulary));
        let mut items: Vec<Item> = items.iter().map(|wordings| Item::new(&question, wordings, vocabulary)).collect();
        // Words that several items share don't distinguish any of them.
        let all: Vec<Vec<Lemma>> = items.iter().map(|item| item.lemmas.clone()).collect();
        let shared_by = |lemma: Lemma| all.iter().filter(|lemmas| lemmas.binary_search(&lemma).is_ok()).count().max(1);
        for item in &mut items {
            let in_full = item.wordings.len();
            let is_own =
                |wording: &ItemWording| wording.expected.words.iter().any(|word| shared_by(word.word.lemma) == 1);
            // The first wording always stays: it is the one that is shown, so typing all of it names the item.
            if let Some(first) = item.wordings.first_mut().filter(|first| in_full > 1 && !is_own(first)) {
                first.threshold = WHOLE;
            }
            let mut is_first = true;
            item.wordings.retain(|wording| std::mem::take(&mut is_first) || is_own(wording));
            if item.wordings.is_empty() {
                item.wordings.push(ItemWording::new(&question, &item.shown, vocabulary));
            }
            for wording in &mut item.wordings {
                wording.reweight(shared_by);
            }
        }
        let has_number = items.iter().flat_map(|item| &item.wordings).any(|wording| wording.expected.has_number());
        Self { question, required: any.unwrap_or(items.len()), has_number, items, ordered }
    }

    pub(crate) fn count(&self) -> usize {
        self.items.len()
    }

    pub(crate) fn required(&self) -> usize {
        self.required
    }

    pub(crate) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
        let text = Text::read(answer, vocabulary);
        let text = if self.has_number { text.with_ones(vocabulary) } else { text };
        let given = Given::new(
            &self.question,
            &text,
            self.items.iter().flat_map(|item| &item.wordings).any(|wording| wording.expected.is_all_fillers),
        );
        if given.words.is_empty() {
            return Verdict::wrong("There is no word in it that says anything.");
        }
        let pieces = pieces(&given, |word| self.items.iter().any(|item| item.lemmas.binary_search(&word).is_ok()));
        let places = self.places(&given);
        let mut found = self.share_out(&given, &pieces, &places);
        let used = found.iter().fold(WordSet::default(), |all, (_, words)| all.or(*words));
        let wrong = self.wrong_items(&given, &pieces, used, found.len());
        if self.ordered {
            found.sort_by_key(|(_, words)| words.first());
            let order: Vec<usize> = found.iter().map(|(item, _)| *item).collect();
            let kept = longest_ascending(&order);
            found.retain(|(item, _)| kept.contains(item));
        }
        self.verdict(found.into_iter().map(|(item, _)| item).collect(), wrong)
    }

    /// Finds where the words of each wording were given: the places by item, wording and word.
    fn places(&self, given: &Given<'_>) -> Vec<Vec<Vec<WordSet>>> {
        let mut near_pairs = NEAR_PAIRS;
        let wordings = self.items.iter().flat_map(|item| &item.wordings).map(|wording| &wording.expected);
        let is_wanted: Vec<bool> = given
            .words
            .iter()
            .map(|word| {
                wordings.clone().any(|wording| wording.words.iter().any(|own| own.word.lemma == word.word.lemma))
            })
            .collect();
        let mut of_wording = |wording: &Expected| -> Vec<WordSet> {
            let mut places = vec![WordSet::default(); wording.words.len()];
            for (wanted_at, own) in wording.words.iter().enumerate() {
                for (at, word) in given.words.iter().enumerate().take(WORDS) {
                    if word.word.is_negated != own.word.is_negated {
                        continue;
                    }
                    let mut covers = 0;
                    let mut takes = 1;
                    if word.word.lemma == own.word.lemma {
                        covers = 1;
                    } else if !is_wanted.get(at).copied().unwrap_or(true) && near_pairs > 0 {
                        near_pairs -= 1;
                        if let Some(fit) = fit((given, at), (wording, wanted_at)) {
                            (covers, takes) = (fit.expected_words, fit.given_words);
                        }
                    }
                    for place in places.iter_mut().skip(wanted_at).take(covers) {
                        (at..at + takes).for_each(|at| place.add(at));
                    }
                }
            }
            places
        };
        let expected_answers =
            |item: &'_ Item| -> Vec<_> { item.wordings.iter().map(|wording| of_wording(&wording.expected)).collect() };
        self.items.iter().map(expected_answers).collect()
    }

    /// Assigns each item the words that name it best; each word goes to one item.
    fn share_out(&self, given: &Given<'_>, pieces: &[WordSet], places: &[Vec<Vec<WordSet>>]) -> Vec<(usize, WordSet)> {
        let mut heap = BinaryHeap::new();
        let mut contradicted = vec![false; self.items.len()];
        for (span, count) in spans(pieces) {
            for (item, wordings) in places.iter().enumerate() {
                for (wording, words) in wordings.iter().enumerate() {
                    match self.score(given, item, wording, words, span, count) {
                        Some(score) if score > 0.0 => {
                            heap.push(Candidate { score, item, wording, span, pieces: count });
                        }
                        Some(_) => {}
                        None => contradicted.iter_mut().skip(item).take(1).for_each(|item| *item = true),
                    }
                }
            }
        }
        let mut found: Vec<(usize, WordSet)> = Vec::new();
        let mut used = WordSet::default();
        while let Some(candidate) = heap.pop() {
            let Candidate { item, wording, span, pieces, .. } = candidate;
            // Naming the opposite of an item doesn't name the item.
            if found.iter().any(|(index, _)| *index == item) || contradicted.get(item).copied().unwrap_or(true) {
                continue;
            }
            let Some(words) = places.get(item).and_then(|wordings| wordings.get(wording)) else { continue };
            let left = span.without(used);
            let score = self.score(given, item, wording, words, left, pieces).unwrap_or(0.0);
            if score >= candidate.score - f32::EPSILON {
                let taken = words.iter().fold(WordSet::default(), |all, place| all.or(place.both(left)));
                used = used.or(taken);
                found.push((item, taken));
            } else if score > 0.0 {
                heap.push(Candidate { score, ..candidate });
            }
        }
        found
    }

    /// The share of a wording that is within a span, in [0, 1]: 0 if that is too little, and less if the piece has
    /// words of another item. Returns `None` if the span says the opposite.
    fn score(
        &self,
        given: &Given<'_>,
        item: usize,
        wording: usize,
        places: &[WordSet],
        span: WordSet,
        pieces: usize,
    ) -> Option<f32> {
        let item = self.items.get(item)?;
        let ItemWording { expected, threshold, .. } = item.wordings.get(wording)?;
        let pairs = expected.words.iter().zip(places).filter(|(word, _)| !word.in_question);
        let named: f32 =
            pairs.filter(|(_, place)| !place.both(span).is_empty()).map(|(word, _)| word.word.weight).sum();
        let score = named / expected.total_new.max(f32::EPSILON);
        if score < *threshold {
            return Some(0.0);
        }
        let within = || given.words.iter().enumerate().filter(|(at, _)| span.has(*at)).map(|(_, word)| &word.word);
        if expected.antonyms.contradicts(antonyms_of(within())) {
            return if pieces == 1 { None } else { Some(0.0) };
        }
        if pieces != 1 {
            return Some(score * (1.0 - APART * pieces.saturating_sub(1) as f32));
        }
        let of_another = |lemma: Lemma| {
            item.lemmas.binary_search(&lemma).is_err()
                && self.items.iter().any(|other| other.lemmas.binary_search(&lemma).is_ok())
        };
        let against: f32 = within().filter(|word| of_another(word.lemma)).map(|word| word.weight).sum();
        let score = score * (1.0 - (against / named * AGAINST).min(1.0));
        Some(if score < *threshold { 0.0 } else { score })
    }

    /// How many things were named that aren't items: pieces that name nothing, or, without separators, the number that
    /// the unused words would make.
    fn wrong_items(&self, given: &Given<'_>, pieces: &[WordSet], used: WordSet, found: usize) -> usize {
        let says_something = |at: usize| {
            !used.has(at) && given.words.get(at).is_some_and(|word| !word.in_question && word.word.weight > 0.0)
        };
        let belongs = |at: usize| {
            given
                .words
                .get(at)
                .is_some_and(|word| self.items.iter().any(|item| item.lemmas.binary_search(&word.word.lemma).is_ok()))
        };
        let words = given.words.len().min(WORDS);
        let named_nothing = |piece: &WordSet| {
            let weight = |of: &dyn Fn(usize) -> bool| -> f32 {
                let within = given.words.iter().enumerate().filter(|(at, _)| piece.has(*at) && of(*at));
                within.map(|(_, word)| word.word.weight).sum()
            };
            piece.both(used).is_empty() && weight(&says_something) > 2.0 * weight(&belongs)
        };
        // "L1/L2 regularization" is one thing.
        let goes_on = |piece: &WordSet| {
            piece.first().and_then(|at| given.words.get(at)).is_some_and(|word| word.word.separator == Separator::Slash)
        };
        let mut pieces_named_nothing = 0;
        let mut whole = WordSet::default();
        for (at, piece) in pieces.iter().enumerate() {
            whole = whole.or(*piece);
            if !pieces.get(at + 1).is_some_and(goes_on) {
                pieces_named_nothing += usize::from(named_nothing(&whole));
                whole = WordSet::default();
            }
        }
        let unused = (0..words).filter(|at| says_something(*at) && !belongs(*at)).count();
        let per_item = (used.count() / found.max(1)).max(2);
        // A sentence around the items has many fillers of its own; a run of guesses has none.
        let fillers = given.text.words.len() - given.words.len();
        let heaped = if fillers * 4 < unused { unused.saturating_sub(per_item * 2) / per_item } else { 0 };
        pieces_named_nothing.max(heaped)
    }

    fn verdict(&self, mut found: Vec<usize>, wrong: usize) -> Verdict {
        found.sort_unstable();
        let count = found.len();
        // Naming everything doesn't pay: each wrong item beyond the number that the list asks for costs credit.
        let surplus = (count + wrong).saturating_sub(self.required.max(count));
        let mut credit = Credit::share(count.min(self.required), self.required);
        if surplus > 0 && self.required > 0 {
            credit = Credit::new(credit.value() - surplus as f64 * COST_OF_WRONG / self.required as f64);
        }
        let so_far = format!("{} of {}", count.min(self.required), self.required);
        let names = |of: &mut dyn Iterator<Item = usize>| -> String {
            of.filter_map(|index| self.items.get(index))
                .map(|item| format!("*{}*", item.shown))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let missing = names(&mut (0..self.items.len()).filter(|index| !found.contains(index)));
        let mut in_full = if count >= self.required { so_far.clone() } else { format!("{so_far}: missing {missing}") };
        if surplus > 0 {
            let verb = if surplus == 1 { "is" } else { "are" };
            in_full = format!("{in_full}; {surplus} that {verb} not on the list");
        }
        in_full.push('.');
        let mut verdict = Verdict::new(credit, format!("{so_far}."), in_full);
        verdict.parts = if verdict.credit > Credit::NONE { found } else { Vec::new() };
        verdict
    }
}

impl Item {
    fn new(question: &Question, texts: &[String], vocabulary: &Vocabulary) -> Self {
        let all: Vec<String> = texts.iter().flat_map(|text| short_forms(text)).collect();
        let mut wordings: Vec<ItemWording> = all
            .iter()
            .map(|text| ItemWording::new(question, text, vocabulary))
            .filter(|wording| !wording.expected.words.is_empty())
            .collect();
        let words =
            |wording: &ItemWording| wording.expected.words.iter().map(|word| word.word.lemma).collect::<Vec<_>>();
        wordings.dedup_by(|one, other| words(one) == words(other));
        let lemmas = distinct(wordings.iter().flat_map(words));
        Self { wordings, lemmas, shown: texts.first().cloned().unwrap_or_default() }
    }
}

/// An item in full, and the shorter forms in which people name it: what comes before its parentheses, its examples or
/// its colon, each of its examples, and what it puts in quotes.
fn short_forms(text: &str) -> Vec<String> {
    let mut wordings = vec![text.to_owned()];
    if !text.is_ascii() || text.split_whitespace().count() < 3 {
        return wordings;
    }
    // "Datasets and benchmarks": either is enough.
    if text.split_whitespace().count() <= 4
        && let Some((one, other)) = text.split_once(" and ")
    {
        wordings.extend([one.to_owned(), other.to_owned()]);
    }
    if let Some((one, other)) = text.split_once(" or ")
        && [one, other].iter().all(|side| side.split_whitespace().count() >= 2)
    {
        wordings.extend([one.to_owned(), other.to_owned()]);
    }
    let lower = text.to_ascii_lowercase();
    let cut = ["such as", "i.e.", "e.g.", ":", "(", ", including "]
        .iter()
        .filter_map(|mark| Some((lower.find(mark)?, *mark)))
        .min();
    if let Some((at, mark)) = cut
        && text.get(..at).is_some_and(|before| before.split_whitespace().count() >= 1)
    {
        wordings.extend(text.get(..at).map(str::to_owned));
        let after = text.get(at + mark.len()..).unwrap_or_default().trim_end_matches(['.', ')', ' ']);
        if matches!(mark, "such as" | "e.g.") {
            wordings.extend(
                after
                    .split([',', ';'])
                    .flat_map(|part| part.split(" and "))
                    .flat_map(|part| part.split(" or "))
                    .map(str::to_owned),
            );
        } else if let ("(", Some((within, rest))) = (mark, after.split_once(')')) {
            // "Reduce its size (layers and units) by half": without what is in parentheses.
            wordings.push(format!("{} {rest}", text.get(..at).unwrap_or_default()));
            let _ = within;
        }
    }
    wordings.extend(text.split('"').skip(1).step_by(2).map(str::to_owned));
    wordings.retain(|wording| wording.chars().any(char::is_alphanumeric));
    wordings
}

/// The pieces of an answer, as the content words in each: split at lines, bullets, list numbers, commas, semicolons,
/// slashes, "and" and "or". If items contain that number, it is a list number only at the start of a line: "Apollo 1,
/// Apollo 7".
fn pieces(given: &Given<'_>, is_of_item: impl Fn(Lemma) -> bool) -> Vec<WordSet> {
    let mut pieces = vec![WordSet::default()];
    let mut content_words = given.words.iter().enumerate().peekable();
    let mut counted = 0_usize;
    for (at, word) in (0_u16..).zip(&given.text.words) {
        let begins = at == 0 || word.separator == Separator::Line;
        let counts = given.text.of(word).parse() == Ok(counted + 1) && (begins || !is_of_item(word.lemma));
        let own = content_words.next_if(|(_, given)| given.at == at).map(|(index, _)| index);
        if word.separator >= Separator::Slash || word.is(Traits::AND) || word.is(Traits::OR) || counts {
            pieces.push(WordSet::default());
        }
        if counts {
            counted += 1;
        } else if let (Some(index), Some(piece)) = (own, pieces.last_mut()) {
            piece.add(index);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces.truncate(PIECES);
    pieces
}

/// Single pieces and runs of neighboring ones, each with its number of pieces.
fn spans(pieces: &[WordSet]) -> Vec<(WordSet, usize)> {
    let mut spans: Vec<(WordSet, usize)> = pieces.iter().map(|piece| (*piece, 1)).collect();
    for count in 2..=NEIGHBOURS.min(pieces.len()) {
        spans.extend(
            pieces
                .windows(count)
                .map(|some| (some.iter().fold(WordSet::default(), |all, piece| all.or(*piece)), count)),
        );
    }
    if pieces.len() == 1 {
        // Without separators, nothing indicates that only one item is named.
        for (_, count) in &mut spans {
            *count = 0;
        }
    }
    spans
}

/// A longest ascending subsequence.
fn longest_ascending(numbers: &[usize]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::new();
    for index in numbers {
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
