//! The learned judge: boosted trees over an answer's features, and the rules that stand above them.
//!
//! The trees are data (`model.json`), made by `training/train.py` from answers that people judged; the features they were trained on are
//! computed by the same code that judges. A few rules stand above them: what turns the meaning round is wrong, however many words agree.

use std::sync::LazyLock;

use serde::Deserialize;

use super::compare::{LONG_ANSWER, Match, Question, Right, RightWord, common, count};
use super::features::{Compared, Features, features};
use super::figure;
use super::text::Traits;
use super::typo::turns;
use super::{Credit, Verdict, Vocabulary, meanings_of};

/// An answer as far as the rules go.
#[derive(Debug)]
pub(super) enum Weighed {
    /// A rule decides.
    Decided(Verdict),
    /// The trees decide.
    Open {
        features: Box<Features>,
        /// What was found and what was missing, for people.
        why: String,
        /// It lacks too much, or says too much else, to be called correct.
        at_most_partial: bool,
    },
}

/// Boosted trees with two outputs, and where their thresholds lie.
#[derive(Debug, Deserialize)]
struct Model {
    /// The probability from which on an answer is correct.
    correct_from: f32,
    /// The probability of some merit from which on an answer is partly right.
    partial_from: f32,
    /// Whether people would call the answer correct.
    correct: Forest,
    /// Whether people would call the answer at least partly right.
    merit: Forest,
}

/// Decision trees, their nodes one after the other.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<Tree>")]
struct Forest {
    /// Where each tree begins.
    roots: Vec<u32>,
    nodes: Vec<Node>,
    /// Steps from a root to its farthest leaf.
    depth: usize,
}

/// A tree as the file has it: inner nodes in arrays; a child below zero is a leaf (-1 the first).
#[derive(Debug, Deserialize)]
struct Tree {
    feature: Vec<u8>,
    threshold: Vec<f32>,
    left: Vec<i32>,
    right: Vec<i32>,
    /// Log-odds that each leaf adds.
    leaf: Vec<f32>,
}

/// Goes left where the feature is at most the threshold. A leaf goes nowhere, so that each tree takes the same number of steps: no branch to
/// guess is what makes this fast.
#[derive(Clone, Copy, Debug)]
struct Node {
    threshold: f32,
    /// Log-odds that a leaf adds.
    value: f32,
    feature: u16,
    /// Steps from here to the children.
    left: u8,
    right: u8,
}

impl From<Vec<Tree>> for Forest {
    fn from(trees: Vec<Tree>) -> Self {
        let (mut roots, mut nodes, mut depth) = (Vec::new(), Vec::new(), 0);
        for tree in trees {
            roots.push(u32::try_from(nodes.len()).unwrap_or(u32::MAX));
            let inner = tree.feature.len();
            // The leaves stand behind the inner nodes.
            let place = |child: i32| usize::try_from(child).unwrap_or(inner + usize::try_from(-1 - child).unwrap_or(0));
            let steps = |at: usize, child: i32| u8::try_from(place(child).saturating_sub(at)).unwrap_or(u8::MAX);
            let splits = tree.feature.iter().zip(&tree.threshold).zip(tree.left.iter().zip(&tree.right)).enumerate();
            nodes.extend(splits.map(|(at, ((feature, threshold), (left, right)))| Node {
                threshold: *threshold,
                value: 0.0,
                feature: u16::from(*feature),
                left: steps(at, *left),
                right: steps(at, *right),
            }));
            let leaf = |value: &f32| Node { threshold: 0.0, value: *value, feature: 0, left: 0, right: 0 };
            nodes.extend(tree.leaf.iter().map(leaf));
            depth = depth.max(tree.depth());
        }
        Self { roots, nodes, depth }
    }
}

impl Tree {
    /// Steps from the root to the farthest leaf. A child stands behind its parent.
    fn depth(&self) -> usize {
        let mut depths = vec![0; self.feature.len()];
        let mut deepest = 0;
        for (at, children) in self.left.iter().zip(&self.right).enumerate() {
            let below = depths.get(at).copied().unwrap_or(0) + 1;
            deepest = deepest.max(below);
            for child in [children.0, children.1] {
                if let Some(depth) = usize::try_from(*child).ok().and_then(|child| depths.get_mut(child)) {
                    *depth = below;
                }
            }
        }
        deepest
    }
}

/// Trees that are walked at a time.
const SIDE_BY_SIDE: usize = 8;

impl Forest {
    /// A probability in [0, 1].
    fn probability(&self, features: &Features) -> f32 {
        let mut log_odds = 0.0;
        // Several trees side by side: while one waits for its node, the others go on.
        for roots in self.roots.chunks(SIDE_BY_SIDE) {
            let mut places = [0_usize; SIDE_BY_SIDE];
            for (place, root) in places.iter_mut().zip(roots) {
                *place = *root as usize;
            }
            for _ in 0..self.depth {
                for place in &mut places {
                    let Some(node) = self.nodes.get(*place) else { continue };
                    let feature = features.get(usize::from(node.feature)).copied().unwrap_or(0.0);
                    *place += usize::from(if feature <= node.threshold { node.left } else { node.right });
                }
            }
            let leaves = places.iter().take(roots.len()).filter_map(|place| self.nodes.get(*place));
            log_odds += leaves.map(|leaf| leaf.value).sum::<f32>();
        }
        1.0 / (1.0 + (-log_odds).exp())
    }
}

static MODEL: LazyLock<Model> = LazyLock::new(|| match serde_json::from_str(include_str!("model.json")) {
    Ok(model) => model,
    // The file is part of the program, and a test reads it.
    Err(error) => unreachable!("model.json: {error}"),
});

/// Applies the rules that stand above the trees.
pub(super) fn weigh(question: &Question, compared: &Compared<'_>, vocabulary: &Vocabulary) -> Weighed {
    let Compared { typed, right, found, .. } = compared;
    let wrong = |why: &str| Weighed::Decided(Verdict::wrong(why));
    if typed.words.is_empty() {
        return wrong("There is no word in it that says anything.");
    }
    let says_nothing_new = typed.words.iter().all(|word| word.asked) && typed.echoed > 0.5 && question.telling > 1;
    if says_nothing_new && found.recall < 1.0 {
        return wrong("It says the question again.");
    }
    let hits = found.of_right.iter().any(Option::is_some);
    let is_another_word = !hits && right.words.len() <= LOOK_ALIKES;
    if is_another_word || !hits && common(&typed.letters, &right.letters) < UNLIKE * count(&right.letters) {
        return wrong("It has none of the answer's words.");
    }
    if found.contradicts(typed, right) {
        return wrong("It says the opposite of something in the answer.");
    }
    let is_short = right.words.len() <= LONG_ANSWER && typed.words.len() <= LONG_ANSWER;
    if found.flipped > FLIPPED && is_short {
        return wrong("It denies what the answer says, or says what the answer denies.");
    }
    let extra = || {
        let words = typed.words.iter().enumerate().filter(|(at, word)| !word.asked && !compared.is_wanted(*at));
        words.map(|(_, word)| word)
    };
    // "2D" for "3D", or beside it: where the answer hangs on a figure, another figure is another answer.
    let figures =
        right.words.iter().zip(&found.of_right).filter(|(word, _)| word.word.is(Traits::EXACT) && !word.asked);
    let hangs_on_figure = right.words.len() <= FEW_WORDS && typed.text.words.len() <= FEW_WORDS + 4;
    let misses_figure = figures.clone().any(|(_, place)| place.is_none());
    let other_figure = |same_shape: bool| {
        extra().any(|word| {
            let letters = typed.text.of(&word.word);
            let shape = shape_of(letters);
            (word.word.is(Traits::EXACT) || figure::ordinal(letters).is_some())
                && (!same_shape || figures.clone().any(|(own, _)| shape_of(right.text.of(&own.word)) == shape))
        })
    };
    if hangs_on_figure && (misses_figure && other_figure(false) || !misses_figure && other_figure(true)) {
        return wrong("It names another figure than the answer does.");
    }
    // "Fitting" is not "over-fitting".
    let missing = || {
        right
            .words
            .iter()
            .zip(&found.of_right)
            .filter(|(word, place)| place.is_none() && !word.asked)
            .map(|(word, _)| word)
    };
    if right.words.len() <= TURNED_WORDS && missing().any(|word| turns(right.text.of(&word.word))) {
        return wrong("It lacks the word that turns the others round.");
    }
    let of_deck = extra().filter(|word| word.word.is(Traits::OF_DECK)).count();
    let fillers = typed.text.words.len() - typed.words.len();
    let (extras, wanted) = (extra().count(), found.of_typed.iter().filter(|wanted| **wanted).count());
    let is_list_of_words = extras >= HEAP_OF_WORDS && extras * 2 > wanted * 3 && fillers * 6 < typed.words.len();
    let is_heap = is_list_of_words
        || of_deck >= HEAP_OF_DECK && of_deck * 2 > typed.words.len() && fillers * 5 < typed.words.len();
    if is_heap || typed.words.len() > HEAP * (right.words.len() + 4) {
        return wrong("It is a heap of words rather than an answer.");
    }
    let said_again = (0..typed.words.len()).filter(|at| typed.says_before(*at)).count();
    let alternatives = typed.text.words.iter().filter(|word| word.is(Traits::OR)).count();
    if said_again >= HEAP_OF_WORDS && said_again * 4 > typed.words.len() * 3 {
        return wrong("It says the same over and over.");
    }
    if alternatives >= right.alternatives + GUESSES && alternatives * 8 > typed.words.len() {
        return wrong("It leaves open which of several it is.");
    }
    // What points to other cards, beside what points to this one.
    let of_others = extra().filter(|word| word.word.is(Traits::TELLING)).count();
    let matched =
        right.words.iter().zip(&found.of_right).filter(|(word, place)| place.is_some() && !word.asked).count();
    // "Activation function" for "loss function": one common word in another's place. Names may be written in many ways.
    let is_swapped = right.words.len() <= FEW_WORDS
        && fillers == 0
        && missing().any(|word| word.word.is(Traits::ENGLISH))
        && extra().any(|word| word.word.is(Traits::ENGLISH));
    // "World war" for "World War II". Of a date, the year is often enough.
    let lacks_figure = hangs_on_figure && misses_figure && figures.clone().count() == 1;
    // "President" for "Vice President".
    let lacks_which_one = right.words.len() <= TURNED_WORDS
        && missing().any(|word| WHICH_ONE.split_whitespace().any(|which| which == right.text.of(&word.word)));
    let at_most_partial = found.recall < LITTLE || of_others > matched || is_swapped || lacks_figure || lacks_which_one;
    let (elsewhere, words_elsewhere) = vocabulary.elsewhere(&meanings_of(typed.text), |answer| compared.is_own(answer));
    let own = matched as f32 / right.words.iter().filter(|word| !word.asked).count().max(1) as f32;
    if elsewhere >= ELSEWHERE && (elsewhere > own || elsewhere >= 1.0 && words_elsewhere > matched) {
        return wrong("It is rather the answer to another card.");
    }
    if at_most_partial && found.recall < LITTLE && of_others > matched {
        return wrong("It is about something else.");
    }
    Weighed::Open { features: Box::new(features(question, compared)), why: why(right, found), at_most_partial }
}

/// So much of another card's answer, and more than of this one's, makes an answer that card's.
const ELSEWHERE: f32 = 0.75;

/// An answer with a smaller share of what is wanted is not called correct, whatever else it says.
const LITTLE: f32 = 0.12;

/// So many words of the deck that are not the answer's, with hardly a filler between them, are a glossary.
const HEAP_OF_DECK: usize = 6;
/// So many words of anything, most of them not the answer's, are a list of guesses.
const HEAP_OF_WORDS: usize = 8;
/// So many "or" more than in the right answer are guesses.
const GUESSES: usize = 3;
/// The most words of an answer for each of the right one: more is a heap.
const HEAP: usize = 40;

/// So few words that nothing matches are other words, however much they look alike.
const LOOK_ALIKES: usize = 2;

/// Without a word in common, a smaller share of the answer's letter triples than this leaves nothing to weigh.
const UNLIKE: f32 = 0.4;

/// In so short an answer, "over" turns the word beside it; in a longer one it is just a word.
const TURNED_WORDS: usize = 3;

/// What makes another thing of a name that it stands before.
const WHICH_ONE: &str = "vice deputy prime step new north south east west northern southern eastern western";

/// So short is an answer that hangs on each of its figures.
const FEW_WORDS: usize = 6;

/// A word with its digits made alike: "2d" and "3d" have the same shape.
fn shape_of(word: &str) -> String {
    word.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect()
}

/// The share of what was found that may be denied on one side only.
const FLIPPED: f32 = 0.45;

/// Lets the trees decide.
pub(super) fn decide(features: &Features, why: String, at_most_partial: bool) -> Verdict {
    let model = &*MODEL;
    let correct = if at_most_partial { 0.0 } else { model.correct.probability(features) };
    if correct >= model.correct_from {
        return Verdict::correct(why);
    }
    let merit = model.merit.probability(features);
    if merit >= model.partial_from {
        // Half of it, or more where it comes near to being correct: nobody can tell finer.
        let credit = if correct >= NEARLY * model.correct_from { 0.75 } else { 0.5 };
        return Verdict::new(Credit::new(credit), "Something is missing.", why);
    }
    Verdict::wrong(why)
}

/// The share of what makes an answer correct that makes it nearly so.
const NEARLY: f32 = 0.75;

/// How many words are named as found or missing.
const NAMED: usize = 4;

/// Names what was found and what was missing.
fn why(right: &Right, found: &Match) -> String {
    let mut why = String::with_capacity(96);
    for (is_found, begin) in [(true, "It says "), (false, "missing: ")] {
        let of_right = right.words.iter().zip(&found.of_right).enumerate();
        let is_new = |at: usize, word: &RightWord| {
            right.words.iter().take(at).all(|before| before.word.meaning != word.word.meaning)
        };
        let words =
            of_right.filter(|(at, (word, place))| !word.asked && place.is_some() == is_found && is_new(*at, word));
        for (number, (_, (word, _))) in words.take(NAMED).enumerate() {
            why.push_str(match (number, why.is_empty()) {
                (0, true) => {
                    if is_found {
                        begin
                    } else {
                        "Missing: "
                    }
                }
                (0, false) => "; ",
                _ => ", ",
            });
            if number == 0 && !why.ends_with(begin) && !why.ends_with("Missing: ") {
                why.push_str(begin);
            }
            why.push('*');
            why.push_str(right.text.of(&word.word));
            why.push('*');
        }
    }
    why.push('.');
    why
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_reads_and_names_the_features_of_this_code() {
        #[derive(Deserialize)]
        struct Names {
            features: Vec<String>,
        }
        let names: Names = serde_json::from_str(include_str!("model.json")).unwrap();
        assert_eq!(names.features, super::super::features::NAMES, "train the model anew: see training/train.py");
        assert!(
            MODEL.correct_from > 0.0
                && MODEL.partial_from > 0.0
                && !MODEL.correct.roots.is_empty()
                && !MODEL.merit.roots.is_empty()
        );
    }
}
