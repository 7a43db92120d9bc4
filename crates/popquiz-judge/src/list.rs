//! A list: what was typed is shared out among the items, so that each word counts for one item only.
//!
//! An item is named where enough of what sets it apart from the others was typed within one piece of the answer, or within a few neighbouring
//! ones: people separate items by commas, lines, "and", numbers, bullets, or nothing at all.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::compare::{Question, Right, RightWord, Typed, fit, sides_of};
use super::name::Name;
use super::term::is_code;
use super::text::{Gap, Meaning, Text, Traits};
use super::{Credit, Verdict, Vocabulary, distinct};

#[derive(Clone, Debug)]
pub(super) struct List {
    question: Question,
    items: Vec<Item>,
    /// An item has a figure in it.
    has_figure: bool,
    ordered: bool,
    needed: usize,
}

#[derive(Clone, Debug)]
struct Item {
    wordings: Vec<Way>,
    /// What its wordings mean, sorted: a word of another item that is not among these speaks against it.
    meanings: Vec<Meaning>,
    shown: String,
}

/// All of a wording's words, but for what is lost in adding up their weights.
const WHOLE: f32 = 0.99;

/// One of an item's wordings.
#[derive(Clone, Debug)]
struct Way {
    right: Right,
    /// The share of its words that names it: less of a long one, which people shorten; all of a name in a program, for half of one is
    /// another's half too (`binary_crossentropy`).
    enough: f32,
    /// The person that it names.
    name: Option<Name>,
}

impl Way {
    fn new(question: &Question, text: &str, vocabulary: &Vocabulary) -> Self {
        let right = Right::new(question, Text::read(text, vocabulary));
        let name = Name::read(question, text, &right);
        let enough = match right.words.len() {
            _ if is_code(text) => WHOLE,
            0..=3 => 0.5,
            4..=6 => 0.4,
            _ => 0.33,
        };
        Self { right, enough, name }
    }

    /// How much more or less than others its words say; `shared_by` tells how many items have a word. Given names say less than a surname that
    /// no other item has.
    fn reweigh(&mut self, shared_by: impl Fn(Meaning) -> usize) {
        let of = |word: &RightWord| word.word.meaning;
        let own_surname = self.name.map(|name| name.surname);
        let own_surname =
            own_surname.filter(|at| self.right.words.get(*at).is_some_and(|word| shared_by(of(word)) == 1));
        let given: Vec<Meaning> = self.right.words.iter().take(own_surname.unwrap_or(0)).map(of).collect();
        self.right.reweigh(|meaning| {
            let factor = 1.0 / shared_by(meaning) as f32;
            if given.contains(&meaning) { factor * GIVEN_NAME_SAYS } else { factor }
        });
    }
}

/// How much a given name says, beside a surname.
const GIVEN_NAME_SAYS: f32 = 0.4;

/// What each further piece takes off: an item is named in one piece rather than across several.
const APART: f32 = 0.15;

/// How much a word of another item speaks against this one, by its weight.
const AGAINST: f32 = 0.8;

/// The most pieces of an answer that are looked at: more than any list has items.
const PIECES: usize = 100;

/// How many neighbouring pieces may name one item together.
const NEIGHBOURS: usize = 3;

/// The most words of an answer that are looked at.
const WORDS: usize = 384;

/// The most pairs of words that are looked at for typos and short forms in one answer, against answers made to be slow.
const NEAR_PAIRS: usize = 2_500;

/// A wrong item beyond as many as the list wants costs this share of what a right one brings.
const COST_OF_WRONG: f64 = 0.5;

/// Words of an answer, as a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Words([u64; WORDS / 64]);

impl Words {
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

/// An item as it may have been named: by which wording, within which words, how well.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    score: f32,
    item: usize,
    wording: usize,
    span: Words,
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
        // The best first; of equally good ones the one within fewer words, then the earlier item, so that judging is the same every time.
        self.score
            .total_cmp(&other.score)
            .then(other.span.count().cmp(&self.span.count()))
            .then(other.item.cmp(&self.item))
            .then(other.wording.cmp(&self.wording))
            .then(other.span.first().cmp(&self.span.first()))
    }
}

impl List {
    pub(super) fn new(
        prompt: &str,
        items: &[Vec<String>],
        ordered: bool,
        any: Option<usize>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let question = Question::new(&Text::read(prompt, vocabulary));
        let mut items: Vec<Item> = items.iter().map(|wordings| Item::new(&question, wordings, vocabulary)).collect();
        // What several items say sets none of them apart.
        let all: Vec<Vec<Meaning>> = items.iter().map(|item| item.meanings.clone()).collect();
        let shared_by =
            |meaning: Meaning| all.iter().filter(|meanings| meanings.binary_search(&meaning).is_ok()).count().max(1);
        for item in &mut items {
            let in_full = item.wordings.len();
            let is_own = |way: &Way| way.right.words.iter().any(|word| shared_by(word.word.meaning) == 1);
            // The first stays all the same: who types all of what is shown has named it.
            if let Some(first) = item.wordings.first_mut().filter(|first| in_full > 1 && !is_own(first)) {
                first.enough = WHOLE;
            }
            let mut is_first = true;
            item.wordings.retain(|way| std::mem::take(&mut is_first) || is_own(way));
            if item.wordings.is_empty() {
                item.wordings.push(Way::new(&question, &item.shown, vocabulary));
            }
            for way in &mut item.wordings {
                way.reweigh(shared_by);
            }
        }
        let has_figure = items.iter().flat_map(|item| &item.wordings).any(|way| way.right.has_figure());
        Self { question, needed: any.unwrap_or(items.len()), has_figure, items, ordered }
    }

    pub(super) fn count(&self) -> usize {
        self.items.len()
    }

    pub(super) fn needed(&self) -> usize {
        self.needed
    }

    pub(super) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
        let text = Text::read(answer, vocabulary);
        let text = if self.has_figure { text.with_ones(vocabulary) } else { text };
        let typed = Typed::new(
            &self.question,
            &text,
            self.items.iter().flat_map(|item| &item.wordings).any(|way| way.right.is_all_fillers),
        );
        if typed.words.is_empty() {
            return Verdict::wrong("There is no word in it that says anything.");
        }
        let pieces = pieces(&typed, |word| self.items.iter().any(|item| item.meanings.binary_search(&word).is_ok()));
        let places = self.places(&typed);
        let mut found = self.share_out(&typed, &pieces, &places);
        let used = found.iter().fold(Words::default(), |all, (_, words)| all.or(*words));
        let wrong = self.wrong_items(&typed, &pieces, used, found.len());
        if self.ordered {
            found.sort_by_key(|(_, words)| words.first());
            let given: Vec<usize> = found.iter().map(|(item, _)| *item).collect();
            let kept = longest_ascending(&given);
            found.retain(|(item, _)| kept.contains(item));
        }
        self.verdict(found.into_iter().map(|(item, _)| item).collect(), wrong)
    }

    /// Where the words of each wording were typed: for each item, wording and word, the places.
    fn places(&self, typed: &Typed<'_>) -> Vec<Vec<Vec<Words>>> {
        let mut near_pairs = NEAR_PAIRS;
        let wordings = self.items.iter().flat_map(|item| &item.wordings).map(|way| &way.right);
        let is_wanted: Vec<bool> = typed
            .words
            .iter()
            .map(|word| {
                wordings.clone().any(|wording| wording.words.iter().any(|own| own.word.meaning == word.word.meaning))
            })
            .collect();
        let mut of_wording = |wording: &Right| -> Vec<Words> {
            let mut places = vec![Words::default(); wording.words.len()];
            for (wanted_at, own) in wording.words.iter().enumerate() {
                for (at, word) in typed.words.iter().enumerate().take(WORDS) {
                    if word.word.is_denied != own.word.is_denied {
                        continue;
                    }
                    let mut covers = 0;
                    let mut takes = 1;
                    if word.word.meaning == own.word.meaning {
                        covers = 1;
                    } else if !is_wanted.get(at).copied().unwrap_or(true) && near_pairs > 0 {
                        near_pairs -= 1;
                        if let Some(fit) = fit((typed, at), (wording, wanted_at)) {
                            (covers, takes) = (fit.right_words, fit.typed_words);
                        }
                    }
                    for place in places.iter_mut().skip(wanted_at).take(covers) {
                        (at..at + takes).for_each(|at| place.add(at));
                    }
                }
            }
            places
        };
        let rights = |item: &'_ Item| -> Vec<_> { item.wordings.iter().map(|way| of_wording(&way.right)).collect() };
        self.items.iter().map(rights).collect()
    }

    /// Gives each item the words that name it best; each word goes to one item.
    fn share_out(&self, typed: &Typed<'_>, pieces: &[Words], places: &[Vec<Vec<Words>>]) -> Vec<(usize, Words)> {
        let mut heap = BinaryHeap::new();
        let mut denied = vec![false; self.items.len()];
        for (span, count) in spans(pieces) {
            for (item, wordings) in places.iter().enumerate() {
                for (wording, words) in wordings.iter().enumerate() {
                    match self.score(typed, item, wording, words, span, count) {
                        Some(score) if score > 0.0 => {
                            heap.push(Candidate { score, item, wording, span, pieces: count });
                        }
                        Some(_) => {}
                        None => denied.iter_mut().skip(item).take(1).for_each(|denied| *denied = true),
                    }
                }
            }
        }
        let mut found: Vec<(usize, Words)> = Vec::new();
        let mut used = Words::default();
        while let Some(candidate) = heap.pop() {
            let Candidate { item, wording, span, pieces, .. } = candidate;
            // Who names the opposite of an item has not named the item.
            if found.iter().any(|(index, _)| *index == item) || denied.get(item).copied().unwrap_or(true) {
                continue;
            }
            let Some(words) = places.get(item).and_then(|wordings| wordings.get(wording)) else { continue };
            let left = span.without(used);
            let score = self.score(typed, item, wording, words, left, pieces).unwrap_or(0.0);
            if score >= candidate.score - f32::EPSILON {
                let taken = words.iter().fold(Words::default(), |all, place| all.or(place.both(left)));
                used = used.or(taken);
                found.push((item, taken));
            } else if score > 0.0 {
                heap.push(Candidate { score, ..candidate });
            }
        }
        found
    }

    /// How much of a wording is within a span, in [0, 1]: 0 where too little of it is, less where the piece has words of another item. `None`
    /// where the span says its opposite.
    fn score(
        &self,
        typed: &Typed<'_>,
        item: usize,
        wording: usize,
        places: &[Words],
        span: Words,
        pieces: usize,
    ) -> Option<f32> {
        let item = self.items.get(item)?;
        let Way { right, enough, .. } = item.wordings.get(wording)?;
        let pairs = right.words.iter().zip(places).filter(|(word, _)| !word.asked);
        let named: f32 =
            pairs.filter(|(_, place)| !place.both(span).is_empty()).map(|(word, _)| word.word.weight).sum();
        let score = named / right.total_new.max(f32::EPSILON);
        if score < *enough {
            return Some(0.0);
        }
        let within = || typed.words.iter().enumerate().filter(|(at, _)| span.has(*at)).map(|(_, word)| &word.word);
        if right.sides.contradict(sides_of(within())) {
            return if pieces == 1 { None } else { Some(0.0) };
        }
        if pieces != 1 {
            return Some(score * (1.0 - APART * pieces.saturating_sub(1) as f32));
        }
        let of_another = |meaning: Meaning| {
            item.meanings.binary_search(&meaning).is_err()
                && self.items.iter().any(|other| other.meanings.binary_search(&meaning).is_ok())
        };
        let against: f32 = within().filter(|word| of_another(word.meaning)).map(|word| word.weight).sum();
        let score = score * (1.0 - (against / named * AGAINST).min(1.0));
        Some(if score < *enough { 0.0 } else { score })
    }

    /// How many things were named that are no items: pieces that name nothing, or, in a heap without separators, what its words would make.
    fn wrong_items(&self, typed: &Typed<'_>, pieces: &[Words], used: Words, found: usize) -> usize {
        let says_something =
            |at: usize| !used.has(at) && typed.words.get(at).is_some_and(|word| !word.asked && word.word.weight > 0.0);
        let belongs = |at: usize| {
            typed.words.get(at).is_some_and(|word| {
                self.items.iter().any(|item| item.meanings.binary_search(&word.word.meaning).is_ok())
            })
        };
        let words = typed.words.len().min(WORDS);
        let named_nothing = |piece: &Words| {
            let weight = |of: &dyn Fn(usize) -> bool| -> f32 {
                let within = typed.words.iter().enumerate().filter(|(at, _)| piece.has(*at) && of(*at));
                within.map(|(_, word)| word.word.weight).sum()
            };
            piece.both(used).is_empty() && weight(&says_something) > 2.0 * weight(&belongs)
        };
        // "L1/L2 regularization" is one thing.
        let goes_on = |piece: &Words| {
            piece.first().and_then(|at| typed.words.get(at)).is_some_and(|word| word.word.gap == Gap::Slash)
        };
        let mut pieces_named_nothing = 0;
        let mut whole = Words::default();
        for (at, piece) in pieces.iter().enumerate() {
            whole = whole.or(*piece);
            if !pieces.get(at + 1).is_some_and(goes_on) {
                pieces_named_nothing += usize::from(named_nothing(&whole));
                whole = Words::default();
            }
        }
        let unused = (0..words).filter(|at| says_something(*at) && !belongs(*at)).count();
        let per_item = (used.count() / found.max(1)).max(2);
        // A sentence around the items has many words of its own; a heap has none.
        let fillers = typed.text.words.len() - typed.words.len();
        let heaped = if fillers * 4 < unused { unused.saturating_sub(per_item * 2) / per_item } else { 0 };
        pieces_named_nothing.max(heaped)
    }

    fn verdict(&self, mut found: Vec<usize>, wrong: usize) -> Verdict {
        found.sort_unstable();
        let count = found.len();
        // Naming everything does not pay: beyond as many things as the list wants, each wrong one costs.
        let surplus = (count + wrong).saturating_sub(self.needed.max(count));
        let mut credit = Credit::share(count.min(self.needed), self.needed);
        if surplus > 0 && self.needed > 0 {
            credit = Credit::new(credit.value() - surplus as f64 * COST_OF_WRONG / self.needed as f64);
        }
        let so_far = format!("{} of {}", count.min(self.needed), self.needed);
        let names = |of: &mut dyn Iterator<Item = usize>| -> String {
            of.filter_map(|index| self.items.get(index))
                .map(|item| format!("*{}*", item.shown))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let missing = names(&mut (0..self.items.len()).filter(|index| !found.contains(index)));
        let mut in_full = if count >= self.needed { so_far.clone() } else { format!("{so_far}: missing {missing}") };
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
    fn new(question: &Question, wordings: &[String], vocabulary: &Vocabulary) -> Self {
        let all: Vec<String> = wordings.iter().flat_map(|text| short_ways(text)).collect();
        let mut ways: Vec<Way> = all
            .iter()
            .map(|text| Way::new(question, text, vocabulary))
            .filter(|way| !way.right.words.is_empty())
            .collect();
        let words = |way: &Way| way.right.words.iter().map(|word| word.word.meaning).collect::<Vec<_>>();
        ways.dedup_by(|one, other| words(one) == words(other));
        let meanings = distinct(ways.iter().flat_map(words));
        Self { wordings: ways, meanings, shown: wordings.first().cloned().unwrap_or_default() }
    }
}

/// An item in full, and the shorter ways in which people name it: what stands before its brackets, its examples or its colon, each of its
/// examples, what it puts in quotes.
fn short_ways(text: &str) -> Vec<String> {
    let mut ways = vec![text.to_owned()];
    if !text.is_ascii() || text.split_whitespace().count() < 3 {
        return ways;
    }
    // "Datasets and benchmarks": either will do.
    if text.split_whitespace().count() <= 4
        && let Some((one, other)) = text.split_once(" and ")
    {
        ways.extend([one.to_owned(), other.to_owned()]);
    }
    if let Some((one, other)) = text.split_once(" or ")
        && [one, other].iter().all(|side| side.split_whitespace().count() >= 2)
    {
        ways.extend([one.to_owned(), other.to_owned()]);
    }
    let lower = text.to_ascii_lowercase();
    let cut = ["such as", "i.e.", "e.g.", ":", "(", ", including "]
        .iter()
        .filter_map(|mark| Some((lower.find(mark)?, *mark)))
        .min();
    if let Some((at, mark)) = cut
        && text.get(..at).is_some_and(|before| before.split_whitespace().count() >= 1)
    {
        ways.extend(text.get(..at).map(str::to_owned));
        let after = text.get(at + mark.len()..).unwrap_or_default().trim_end_matches(['.', ')', ' ']);
        if matches!(mark, "such as" | "e.g.") {
            ways.extend(
                after
                    .split([',', ';'])
                    .flat_map(|part| part.split(" and "))
                    .flat_map(|part| part.split(" or "))
                    .map(str::to_owned),
            );
        } else if let ("(", Some((within, rest))) = (mark, after.split_once(')')) {
            // "Reduce its size (layers and units) by half": without what is in brackets.
            ways.push(format!("{} {rest}", text.get(..at).unwrap_or_default()));
            let _ = within;
        }
    }
    ways.extend(text.split('"').skip(1).step_by(2).map(str::to_owned));
    ways.retain(|way| way.chars().any(char::is_alphanumeric));
    ways
}

/// The pieces of an answer, each as the telling words in it: cut at lines, bullets, numbers that count, commas, semicolons, slashes, "and", "or".
/// A number that items have counts where it begins a line only: "Apollo 1, Apollo 7".
fn pieces(typed: &Typed<'_>, is_of_item: impl Fn(Meaning) -> bool) -> Vec<Words> {
    let mut pieces = vec![Words::default()];
    let mut telling = typed.words.iter().enumerate().peekable();
    let mut counted = 0_usize;
    for (at, word) in (0_u16..).zip(&typed.text.words) {
        let begins = at == 0 || word.gap == Gap::Line;
        let counts = typed.text.of(word).parse() == Ok(counted + 1) && (begins || !is_of_item(word.meaning));
        let own = telling.next_if(|(_, typed)| typed.at == at).map(|(index, _)| index);
        if word.gap >= Gap::Slash || word.is(Traits::AND) || word.is(Traits::OR) || counts {
            pieces.push(Words::default());
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

/// Pieces, neighbouring ones together, and all of them; each with the number of pieces in it.
fn spans(pieces: &[Words]) -> Vec<(Words, usize)> {
    let mut spans: Vec<(Words, usize)> = pieces.iter().map(|piece| (*piece, 1)).collect();
    for count in 2..=NEIGHBOURS.min(pieces.len()) {
        spans.extend(
            pieces.windows(count).map(|some| (some.iter().fold(Words::default(), |all, piece| all.or(*piece)), count)),
        );
    }
    if pieces.len() == 1 {
        // Without separators nothing speaks for one item alone.
        for (_, count) in &mut spans {
            *count = 0;
        }
    }
    spans
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
