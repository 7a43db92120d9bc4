//! Who does what: explanations that have all the words of the expected one and mix up whom they are about. "A queue is
//! last in, first out, a stack first in, first out", "sound is faster than light".

use crate::message::question::Question;
use crate::message::text::{Separator, Text, Word, antonyms_of};
use crate::words::lemma::Lemma;
use crate::words::traits::Traits;

/// How the roles in an answer relate to those in a model answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Roles {
    /// Each is where it belongs, said the other way around: "sound is slower than light".
    Same,
    /// They are mixed up.
    Swapped,
}

/// The roles in a model answer.
#[derive(Clone, Debug, Default)]
pub(crate) struct ExpectedRoles {
    contrast: Option<Contrast>,
    comparison: Option<Comparative>,
    course: Option<Course>,
    order: Option<Vec<Lemma>>,
}

/// What is said of each of two things that the question names.
#[derive(Clone, Debug)]
struct Contrast {
    subjects: [Lemma; 2],
    /// What is said of only one of the two, sorted.
    predicates: [Vec<Lemma>; 2],
}

/// "X is less dense than Y".
#[derive(Clone, Debug)]
struct Comparative {
    left: Vec<Lemma>,
    right: Vec<Lemma>,
    /// Whether each side is what the question asks about: "they".
    is_asked: [bool; 2],
    /// In which respect the two are compared: "denser", and its letters without the ending.
    respect: Word,
    letters: String,
    /// Whether the left has more of it.
    is_more: bool,
}

impl ExpectedRoles {
    pub(crate) fn read(question: &Question, text: &Text) -> Self {
        Self {
            contrast: Contrast::read(question, text),
            comparison: Comparative::read(question, text),
            course: Course::read(text),
            order: order_of(text),
        }
    }

    /// How the roles in an answer relate to these; `None` if it leaves them open.
    pub(crate) fn compare(&self, question: &Question, text: &Text) -> Option<Roles> {
        let by_contrast = || self.contrast.as_ref().and_then(|contrast| contrast.compare(text));
        let by_comparison = || {
            self.comparison.as_ref().zip(Comparative::read(question, text)).and_then(|(own, given)| own.compare(&given))
        };
        let by_course = || {
            let is_turned =
                self.course.as_ref().zip(Course::read(text)).is_some_and(|(own, given)| own.is_turned(&given));
            is_turned.then_some(Roles::Swapped)
        };
        let by_order = || {
            let is_swapped =
                self.order.as_ref().zip(order_of(text)).is_some_and(|(own, given)| are_swapped(own, &given));
            is_swapped.then_some(Roles::Swapped)
        };
        by_contrast().or_else(by_comparison).or_else(by_course).or_else(by_order)
    }
}

fn is_article(text: &Text, word: &Word) -> bool {
    matches!(text.of(word), "a" | "an" | "the" | "its" | "their" | "in" | "with" | "for" | "of")
}

/// Roles are swapped if at least one in this many of the words that are said of one thing only is said of the other.
const MUCH_CROSSED: usize = 2;

impl Contrast {
    fn read(question: &Question, text: &Text) -> Option<Self> {
        let is_asked = |word: &Word| question.contains(word.lemma) && !word.is_filler();
        let count = |lemma: Lemma| text.words.iter().filter(|word| word.lemma == lemma).count();
        let mut subjects = (text.words.iter().enumerate())
            .filter(|(at, word)| is_asked(word) && count(word.lemma) == 1 && begins_clause(text, *at))
            .map(|(_, word)| word.lemma);
        let (first, second) = (subjects.next()?, subjects.next()?);
        if subjects.next().is_some() || text.content_words().next().map(|word| word.lemma) != Some(first) {
            return None;
        }
        let subjects = [first, second];
        let said = said_of(text, subjects)?;
        let is_new = |word: &&Word| !question.contains(word.lemma);
        let [one, other] = said.map(|words| words.iter().filter(is_new).map(|word| word.lemma).collect::<Vec<Lemma>>());
        let only = |own: &[Lemma], other: &[Lemma]| -> Vec<Lemma> {
            own.iter().copied().filter(|lemma| !other.contains(lemma)).collect()
        };
        let predicates = [only(&one, &other), only(&other, &one)];
        predicates.iter().any(|words| !words.is_empty()).then_some(Self { subjects, predicates })
    }

    fn compare(&self, text: &Text) -> Option<Roles> {
        let is_both = text.words.iter().any(|word| text.of(word) == "both");
        let said = said_of(text, self.subjects);
        let has = |words: &[Word], of: usize| {
            let predicate = self.predicates.get(of).map_or(&[][..], Vec::as_slice);
            let own = words.iter().filter(|word| !word.is_negated && predicate.contains(&word.lemma));
            own.count()
        };
        let Some([one, other]) = said else {
            // "Both are made of ice" says of one what is true of the other only.
            let named = text.words.iter().filter(|word| self.subjects.contains(&word.lemma)).count();
            let is_one_clause = text.words.iter().skip(1).all(|word| word.separator == Separator::None);
            let begins = is_one_clause && text.words.first().is_some_and(|word| text.of(word) == "both");
            let is_of_both = is_both && named == 2 || begins && named == 0;
            let sides = usize::from(has(&text.words, 0) > 0) + usize::from(has(&text.words, 1) > 0);
            return (is_of_both && sides == 1).then_some(Roles::Swapped);
        };
        let own = has(&one, 0) + has(&other, 1);
        let crossed = has(&one, 1) + has(&other, 0);
        if is_both {
            return None;
        }
        // A single word of many may be there by chance.
        let all: usize = self.predicates.iter().map(Vec::len).sum();
        (own == 0 && crossed > 0 && crossed * MUCH_CROSSED >= all).then_some(Roles::Swapped)
    }
}

/// Whether a word is the first of a clause, apart from an article.
fn begins_clause(text: &Text, at: usize) -> bool {
    let Some(word) = text.words.get(at) else { return false };
    let Some(before) = at.checked_sub(1).and_then(|before| text.words.get(before)) else { return true };
    if word.separator > Separator::None {
        return true;
    }
    if is_article(text, before) {
        return begins_clause(text, at - 1);
    }
    before.is(Traits::CONTRAST)
        || before.is(Traits::AND)
        || matches!(text.of(before), "whereas" | "when" | "if" | "because" | "that" | "so" | "one" | "other")
}

/// The content words that a text says of each of two subjects, which begin the clauses about them. `None` if it doesn't
/// speak of both, each once.
fn said_of(text: &Text, subjects: [Lemma; 2]) -> Option<[Vec<Word>; 2]> {
    let mut said = [Vec::new(), Vec::new()];
    let mut current = None;
    let mut seen = [false; 2];
    for (at, word) in text.words.iter().enumerate() {
        let subject = subjects.iter().position(|subject| *subject == word.lemma);
        if let Some(subject) = subject.filter(|_| begins_clause(text, at)) {
            // "A stack and a queue ..." isn't about one of them.
            let next = text.words.iter().skip(at + 1).find(|word| !is_article(text, word));
            if next.is_some_and(|next| next.is(Traits::AND)) && seen == [false; 2] {
                return None;
            }
            current = Some(subject);
            if let Some(seen) = seen.get_mut(subject) {
                *seen = true;
            }
        } else if let Some(words) = current.and_then(|current| said.get_mut(current))
            && !word.is_filler()
            && subject.is_none()
        {
            words.push(*word);
        }
    }
    let first_is_subject = text.content_words().next().is_some_and(|word| subjects.contains(&word.lemma));
    (seen == [true; 2] && first_is_subject && said.iter().all(|words| !words.is_empty())).then_some(said)
}

impl Comparative {
    /// Reads the only comparison of a text.
    fn read(question: &Question, text: &Text) -> Option<Self> {
        let mut thans = text.words.iter().enumerate().filter(|(_, word)| text.of(word) == "than");
        let (than, _) = thans.next()?;
        if thans.next().is_some() {
            return None;
        }
        let before = than.checked_sub(1).and_then(|at| text.words.get(at)).copied()?;
        let (respect, is_more, from) = match text.words.get(than.checked_sub(2)?).copied() {
            Some(degree) if matches!(text.of(&degree), "more" | "less" | "fewer") => {
                (before, text.of(&degree) == "more", than - 2)
            }
            _ if text.of(&before).ends_with("er") => (before, true, than - 1),
            _ => return None,
        };
        if respect.is_negated || respect.is_filler() {
            return None;
        }
        let lemmas = |words: &[Word]| -> Vec<Lemma> {
            words.iter().filter(|word| !word.is_filler() && !word.is(Traits::NEGATION)).map(|word| word.lemma).collect()
        };
        // Only the clauses with the comparison.
        let start =
            (0..from).rev().find(|at| text.words.get(at + 1).is_some_and(|word| word.separator > Separator::None));
        let after = text.words.get(than + 1..)?;
        let end =
            after.iter().skip(1).position(|word| word.separator > Separator::None).map_or(after.len(), |at| at + 1);
        let left_words = text.words.get(start.map_or(0, |at| at + 1)..from)?;
        let right_words = after.get(..end)?;
        let (left, right) = (lemmas(left_words), lemmas(right_words));
        let only = |own: &[Lemma], other: &[Lemma]| -> Vec<Lemma> {
            own.iter().copied().filter(|lemma| !other.contains(lemma)).collect()
        };
        let is_asked = |words: &[Word]| {
            let is_pronoun = |word: &Word| matches!(text.of(word), "it" | "they" | "he" | "she");
            let mut content = words.iter().filter(|word| !word.is_filler()).peekable();
            words.first().is_some_and(is_pronoun)
                || content.peek().is_some() && content.all(|word| question.contains(word.lemma))
        };
        // If the question names both, that doesn't tell which is which: "Why does ice float on water?"
        let is_asked = match [is_asked(left_words), is_asked(right_words)] {
            [true, true] => [false, false],
            one_or_none => one_or_none,
        };
        let letters = text.of(&respect);
        let letters = letters.strip_suffix("er").unwrap_or(letters).trim_end_matches('e').to_owned();
        Some(Self { left: only(&left, &right), right: only(&right, &left), is_asked, respect, letters, is_more })
    }

    fn compare(&self, given: &Self) -> Option<Roles> {
        let common = |one: &[Lemma], other: &[Lemma]| one.iter().filter(|lemma| other.contains(lemma)).count();
        // The verb stands on the left, whatever is compared.
        let straight = (common(&self.left, &given.left), common(&self.right, &given.right));
        let [left_is_asked, right_is_asked] = self.is_asked;
        let [given_left_is_asked, given_right_is_asked] = given.is_asked;
        let crossed = (
            common(&self.left, &given.right) + usize::from(left_is_asked && given_right_is_asked),
            common(&self.right, &given.left) + usize::from(right_is_asked && given_left_is_asked),
        );
        let is_crossed = match (straight, crossed) {
            ((_, 0), (1.., 1..)) => true,
            ((1.., _) | (_, 1..), (0, 0)) => false,
            _ => return None,
        };
        let sides = |word: &Word| antonyms_of(std::iter::once(word));
        let is_same_direction = if self.respect.lemma == given.respect.lemma || self.letters == given.letters {
            self.is_more == given.is_more
        } else if sides(&self.respect).contradicts(sides(&given.respect)) {
            self.is_more != given.is_more
        } else {
            return None;
        };
        match (is_crossed, is_same_direction) {
            (true, true) | (false, false) => Some(Roles::Swapped),
            (true, false) => Some(Roles::Same),
            (false, true) => None,
        }
    }
}

/// "From X to Y".
#[derive(Clone, Debug)]
struct Course {
    from: Lemma,
    to: Lemma,
}

impl Course {
    fn read(text: &Text) -> Option<Self> {
        let after = |prepositions: &[&str]| {
            let mut found = text.words.iter().enumerate().filter(|(_, word)| prepositions.contains(&text.of(word)));
            let (at, _) = found.next()?;
            let word = text.words.iter().skip(at + 1).find(|word| !word.is_filler())?;
            found.next().is_none().then_some(word.lemma)
        };
        let (from, to) = (after(&["from"])?, after(&["to", "into", "toward", "towards"])?);
        (from != to).then_some(Self { from, to })
    }

    fn is_turned(&self, given: &Self) -> bool {
        self.from == given.to && self.to == given.from
    }
}

/// The content words of a text of one clause, in their order. `None` if they may stand in any order.
fn order_of(text: &Text) -> Option<Vec<Lemma>> {
    const MOST_WORDS: usize = 12;
    const FEWEST_WORDS: usize = 3;
    const ANY_ORDER: &str =
        "by and or with same equal equals between together both while when if because as is are than";
    let is_free =
        |word: &Word| word.separator > Separator::None || ANY_ORDER.split(' ').any(|free| free == text.of(word));
    let lemmas: Vec<Lemma> = text.content_words().map(|word| word.lemma).collect();
    let is_unique = |(at, lemma): (usize, &Lemma)| !lemmas.iter().take(at).any(|before| before == lemma);
    let is_ordered = !text.words.iter().skip(1).any(is_free)
        && (FEWEST_WORDS..=MOST_WORDS).contains(&lemmas.len())
        && lemmas.iter().enumerate().all(is_unique);
    is_ordered.then_some(lemmas)
}

/// Whether two orders of the same words have the two sides of one word swapped: "the moon pulls the sea" and "the sea
/// pulls the moon".
fn are_swapped(own: &[Lemma], given: &[Lemma]) -> bool {
    let place = |lemma: &Lemma| given.iter().position(|other| other == lemma);
    let places: Option<Vec<usize>> = own.iter().map(place).collect();
    let Some(places) = places.filter(|_| own.len() == given.len()) else { return false };
    (1..places.len().saturating_sub(1)).any(|pivot| {
        let (Some(before), Some((at, after))) =
            (places.get(..pivot), places.get(pivot..).and_then(<[usize]>::split_first))
        else {
            return false;
        };
        before.iter().all(|place| place > at) && after.iter().all(|place| place < at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::vocabulary::Vocabulary;

    fn compare(question: &str, expected: &str, answer: &str) -> Option<Roles> {
        let nothing = Vocabulary::default();
        let question = Question::new(&Text::read(question, &nothing));
        ExpectedRoles::read(&question, &Text::read(expected, &nothing))
            .compare(&question, &Text::read(answer, &nothing))
    }

    #[test]
    fn swapped_subjects_are_noticed() {
        let (question, expected) = (
            "What is the difference between a stack and a queue?",
            "A stack is last in, first out; a queue is first in, first out.",
        );
        let swapped = Some(Roles::Swapped);
        for (answer, roles) in [
            ("A queue is last in, first out; a stack is first in, first out.", swapped),
            ("stack: first in first out, queue: last in first out", swapped),
            ("queues are last in first out while stacks are first in first out", swapped),
            ("stack: last in first out, queue: first in first out", None),
            ("with a queue it's first in first out, with a stack last in first out", None),
            ("a stack, unlike a queue, is last in, first out", None),
            ("a stack and a queue are both lists", None),
        ] {
            assert_eq!(compare(question, expected, answer), roles, "{answer}");
        }
        let (question, expected) = (
            "How do mitosis and meiosis differ?",
            "Mitosis makes two identical cells, meiosis makes four different cells.",
        );
        for (answer, roles) in [
            ("meiosis makes two identical cells and mitosis four different cells", swapped),
            ("mitosis and meiosis both make two identical cells", swapped),
            ("meiosis makes four different cells, mitosis two", None),
        ] {
            assert_eq!(compare(question, expected, answer), roles, "{answer}");
        }
    }

    #[test]
    fn swapped_sides_of_a_verb_and_turned_directions_are_noticed() {
        let swapped = Some(Roles::Swapped);
        for (expected, answer, roles) in [
            ("The moon pulls on the oceans.", "the oceans pull on the moon", swapped),
            ("The moon pulls on the oceans.", "the oceans are pulled by the moon", None),
            ("Plants make sugar from light.", "from light plants make sugar", None),
            ("Heat flows from the hot body to the cold one.", "heat flows from the cold body to the hot one", swapped),
            ("Heat flows from the hot body to the cold one.", "to the cold one from the hot body", None),
        ] {
            assert_eq!(compare("What happens?", expected, answer), roles, "{answer}");
        }
    }

    #[test]
    fn a_comparison_may_be_turned_round_on_both_sides() {
        for (answer, roles) in [
            ("sound travels faster than light", Some(Roles::Swapped)),
            ("light is slower than sound", Some(Roles::Swapped)),
            ("sound is less fast than light", Some(Roles::Same)),
            ("sound travels slower than light", Some(Roles::Same)),
            ("light is faster than sound", None),
            ("light is faster", None),
        ] {
            assert_eq!(
                compare("Why is lightning seen first?", "Light travels faster than sound.", answer),
                roles,
                "{answer}"
            );
        }
    }
}
