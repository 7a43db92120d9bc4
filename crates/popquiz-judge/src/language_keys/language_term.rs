//! Terms in languages that put spaces between words.

use crate::language_forms::language_card::{
    LanguageCard, Likeness, differ_in_gender, have_same_letters, without_article,
};
use crate::language_forms::language_gender::{
    ArticleFit, article_fit, gender_of, gender_of_pronoun, is_word_for_gender, named_gender,
};
use crate::language_forms::language_reason::{correct, other, partial, wrong};
use crate::language_forms::names_of_things::other_names;
use crate::language_forms::word_form::{WordForm, run_together};
use crate::language_keys::language_number::LanguageQuantity;
use crate::languages::language::Language;
use crate::message::chat::{Message, Segment, Stance};
use crate::message::joint::Joint;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;

#[derive(Clone, Debug)]
pub(crate) struct LanguageTerm {
    pub(crate) card: LanguageCard,
    wordings: Vec<LanguageWording>,
    typed: Vec<String>,
    shown: String,
    quantity: Option<LanguageQuantity>,
}

/// One accepted wording.
#[derive(Clone, Debug)]
pub(crate) struct LanguageWording {
    /// Its words without a leading article and without text in parentheses.
    pub(crate) words: Vec<WordForm>,
    pub(crate) article: Option<WordForm>,
    /// Words in parentheses, which may be left out.
    optional: Vec<WordForm>,
    /// A Latin noun with its genitive and gender.
    entry: Option<DictionaryEntry>,
    /// The gender that a vocabulary card asks for beside the noun: "пыль, ж. р."
    gender: Option<char>,
    is_name: bool,
    negates: bool,
}

/// "Puer, pueri m."
#[derive(Clone, Debug)]
struct DictionaryEntry {
    genitive: WordForm,
    gender: char,
}

/// What a reading of a message amounts to, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grade {
    Full {
        is_slip: bool,
    },
    Faulty(Fault),
    /// Only some of the words are there.
    Part,
}

/// What is wrong with the right word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    Accent,
    MissingArticle,
    OtherArticle,
    Gender,
    Surname,
    Entry,
}

impl Fault {
    fn reason(self) -> Reason {
        match self {
            Self::Accent => Reason::MissingAccent,
            Self::MissingArticle => Reason::MissingArticle,
            Self::OtherArticle => Reason::OtherArticle,
            Self::Gender => Reason::OtherGender,
            Self::Surname => Reason::SharedSurname,
            Self::Entry => Reason::MissingForms,
        }
    }
}

/// How many segments of a message are read as an answer of their own.
const MOST_SEGMENTS: usize = 12;
/// How many words of a message are compared.
const MOST_WORDS: usize = 120;

impl LanguageWording {
    pub(crate) fn new(card: &LanguageCard, text: &str) -> Self {
        let (outside, inside) = parentheses(text);
        let all = card.words(&outside);
        let (all, gender) = without_gender(card, all);
        let content = without_article(card.known, &all);
        let article = (content.len() < all.len()).then(|| all.first().cloned()).flatten();
        // "J'étais": the form says who.
        let (pronoun, content) = match content {
            [pronoun, rest @ ..] if !rest.is_empty() && card.known.is_pronoun(&pronoun.folded) && article.is_none() => {
                (Some(pronoun.clone()), rest)
            }
            content => (None, content),
        };
        let is_name = content.len() > 1
            && content.iter().all(|word| word.is_capital || card.is_small(word) || is_particle(word))
            && content.last().is_some_and(|word| word.is_capital);
        Self {
            entry: dictionary_entry(card, text),
            gender,
            article,
            words: content.to_vec(),
            optional: card.words(&inside).into_iter().chain(pronoun).collect(),
            is_name: is_name && card.asks_person,
            negates: all.iter().any(|word| card.known.is_negation(&word.folded)),
        }
    }

    /// How words match this wording, and which of them are extra.
    pub(crate) fn grade(&self, card: &LanguageCard, given: &[WordForm]) -> Option<(Grade, Vec<usize>)> {
        let given = given.get(..MOST_WORDS).unwrap_or(given);
        if let Some(entry) = &self.entry {
            return self.grade_entry(card, entry, given);
        }
        let mut best: Option<(Grade, Vec<usize>)> = None;
        let mut offer = |found: Option<(Grade, Vec<usize>)>| {
            if let Some(found) = found
                && best.as_ref().is_none_or(|known| (found.0, found.1.len()) < (known.0, known.1.len()))
            {
                best = Some(found);
            }
        };
        let expected = run_together(&self.words);
        for from in 0..given.len() {
            for count in window_sizes(self.words.len()) {
                let Some(window) = given.get(from..from + count) else { continue };
                // Part of a compound: "belle-sœur" isn't "sœur".
                let is_cut = window.first().is_some_and(|word| word.is_joined)
                    || given.get(from + count).is_some_and(|next| next.is_joined);
                if is_cut && count <= self.words.len() && !self.follows_optional(given, from) {
                    continue;
                }
                let likeness = if count == self.words.len() {
                    self.window(card, window)
                } else {
                    (run_together(window) == expected).then_some(Likeness::Same)
                };
                if let Some(likeness) = likeness {
                    offer(self.in_context(card, given, from..from + count, likeness));
                }
            }
        }
        let best = best.or_else(|| if self.is_name { self.by_surname(card, given) } else { None });
        best.or_else(|| if self.words.len() > 1 { self.in_any_order(card, given) } else { None })
    }

    fn follows_optional(&self, given: &[WordForm], from: usize) -> bool {
        from > 0 && given.get(from - 1).is_some_and(|word| self.optional.iter().any(|own| own.folded == word.folded))
    }

    /// How words in the same order stand for all of the wording.
    fn window(&self, card: &LanguageCard, window: &[WordForm]) -> Option<Likeness> {
        let mut weakest = Likeness::Same;
        for (given, expected) in window.iter().zip(&self.words) {
            let likeness = card.likeness(given, expected).or_else(|| {
                // "Новая письмо": only the adjective has another gender.
                let is_adjective = card.is_exact && !card.asks_form && self.words.len() > 1;
                (is_adjective && differ_in_gender(card.language, &given.folded, &expected.folded))
                    .then_some(Likeness::OtherGender)
            });
            weakest = weakest.max(likeness?);
        }
        Some(weakest)
    }

    /// The effect of the words around the wording.
    fn in_context(
        &self,
        card: &LanguageCard,
        given: &[WordForm],
        at: std::ops::Range<usize>,
        likeness: Likeness,
    ) -> Option<(Grade, Vec<usize>)> {
        let before = given.get(..at.start).unwrap_or_default();
        let after = given.get(at.end..).unwrap_or_default();
        let noun = self.words.first();
        let article_before = before.last().filter(|word| card.is_article(word));
        // "Tisch, der".
        let is_aside = |word: &WordForm| card.is_small(word) || named_gender(word).is_some();
        let article_after = after.iter().find(|word| card.is_article(word)).filter(|_| after.iter().all(is_aside));
        let fit = article_fit(card, article_before.or(article_after), self.article.as_ref(), noun);
        let others = given.iter().enumerate().filter(|(index, _)| !at.contains(index));
        let mut beside = Vec::new();
        let mut named = None;
        for (index, word) in others {
            if card.known.is_negation(&word.folded) && !self.negates && !card.is_in_prompt(word) {
                return None;
            }
            let own_gender = named_gender(word).or_else(|| gender_of_pronoun(word).filter(|_| self.gender.is_some()));
            if let Some(gender) = own_gender.filter(|_| index >= at.end) {
                named = Some(gender);
                continue;
            }
            if self.gender.is_some() && is_word_for_gender(word) {
                continue;
            }
            let is_own = self.words.iter().chain(&self.optional).any(|own| own.folded == word.folded);
            if !card.is_small(word) && !card.is_in_prompt(word) && !is_own && word.folded.chars().nth(1).is_some() {
                beside.push(index);
            }
        }
        let gender = || match &self.article {
            Some(article) => card.known.article(&article.folded).and_then(|genders| genders.chars().next()),
            None => noun.and_then(|noun| gender_of(card, noun)),
        };
        let is_other_gender = card.is_exact
            && self.words.len() == 1
            && named.is_some_and(|named| gender().is_some_and(|gender| "mfn".contains(gender) && gender != named));
        let grade = match (fit, likeness) {
            (ArticleFit::OtherCase, _) | (ArticleFit::Other, Likeness::LacksAccent | Likeness::OtherGender) => {
                return None;
            }
            (_, Likeness::LacksAccent) => Grade::Faulty(Fault::Accent),
            (_, Likeness::OtherGender) => Grade::Faulty(Fault::Gender),
            (ArticleFit::Other, _) => Grade::Faulty(Fault::OtherArticle),
            (ArticleFit::Missing, _) => Grade::Faulty(Fault::MissingArticle),
            _ if self.gender.is_some() && named.is_none() => Grade::Faulty(Fault::Entry),
            _ if self.gender.is_some() && named != self.gender => Grade::Faulty(Fault::Gender),
            _ if is_other_gender => Grade::Faulty(Fault::Gender),
            (ArticleFit::Fits, likeness) => Grade::Full { is_slip: likeness == Likeness::Slip },
        };
        Some((grade, beside))
    }

    /// "Goethe" for "Johann Wolfgang von Goethe".
    fn by_surname(&self, card: &LanguageCard, given: &[WordForm]) -> Option<(Grade, Vec<usize>)> {
        let (surname, names) = self.words.split_last()?;
        let at =
            given.iter().position(|word| card.likeness(word, surname).is_some_and(|found| found <= Likeness::Slip));
        let Some(at) = at else {
            let given_name = names.iter().find(|name| !card.is_small(name))?;
            if is_known_by(given_name) && given.iter().any(|word| word.folded == given_name.folded) {
                let others = given
                    .iter()
                    .any(|word| word.is_capital && word.folded != given_name.folded && !card.is_small(word));
                return (!others).then_some((Grade::Full { is_slip: false }, Vec::new()));
            }
            let [only] = given else { return None };
            return (only.folded == given_name.folded).then_some((Grade::Part, Vec::new()));
        };
        let before = given.get(..at).unwrap_or_default();
        let fits = |word: &WordForm| {
            card.is_small(word)
                || is_particle(word)
                || is_title(word)
                || !word.is_capital
                || names.iter().any(|name| {
                    card.likeness(word, name).is_some()
                        || word.folded.len() <= 2 && name.folded.starts_with(&word.folded)
                })
        };
        // "Thomas Goethe" is somebody else.
        if before.last().is_some_and(|word| !fits(word)) {
            return None;
        }
        let says_given_name =
            before.iter().any(|word| names.iter().any(|name| name.folded == word.folded && !card.is_small(word)));
        // "Hugo Boss" isn't Victor Hugo, whose surname stands last; "Cervantes Saavedra" is a longer name.
        let has_other_surname = !says_given_name
            && card.language != Language::German
            && given.get(at + 1).is_some_and(|next| {
                next.is_capital
                    && !card.is_small(next)
                    && !card.is_in_prompt(next)
                    && !self.words.contains(next)
                    && !names.iter().any(|name| name.folded == next.folded)
            })
            && given.get(at).is_some_and(|word| word.is_capital);
        if has_other_surname {
            return None;
        }
        let is_slip = given.get(at).is_some_and(|word| word.plain != surname.plain);
        let is_own = |word: &WordForm| self.words.iter().any(|own| own.folded == word.folded);
        let beside = |(index, word): (usize, &WordForm)| {
            (index != at && !card.is_small(word) && !is_own(word) && !card.is_in_prompt(word) && !fits(word))
                .then_some(index)
        };
        let beside = given.iter().enumerate().filter_map(beside).collect();
        if !says_given_name && card.deck.is_shared_surname(&surname.folded) {
            return Some((Grade::Faulty(Fault::Surname), beside));
        }
        Some((Grade::Full { is_slip }, beside))
    }

    /// The words of the wording in any order, or some of them.
    fn in_any_order(&self, card: &LanguageCard, given: &[WordForm]) -> Option<(Grade, Vec<usize>)> {
        let content: Vec<&WordForm> = self.words.iter().filter(|word| !card.is_small(word)).collect();
        if content.is_empty() || given.iter().any(|word| card.known.is_negation(&word.folded)) && !self.negates {
            return None;
        }
        let mut is_used = vec![false; given.len()];
        let mut found = 0;
        let mut is_slip = false;
        for word in &content {
            let at = (0..given.len()).find(|at| {
                !is_used.get(*at).copied().unwrap_or(true)
                    && given.get(*at).is_some_and(|given| {
                        card.likeness(given, word).is_some_and(|likeness| likeness <= Likeness::Slip)
                    })
            });
            let Some(at) = at else { continue };
            is_slip |= given.get(at).is_some_and(|given| given.plain != word.plain);
            is_used.iter_mut().skip(at).take(1).for_each(|used| *used = true);
            found += 1;
        }
        let beside: Vec<usize> = given
            .iter()
            .enumerate()
            .filter(|(at, word)| {
                !is_used.get(*at).copied().unwrap_or(false) && !card.is_small(word) && !card.is_in_prompt(word)
            })
            .map(|(at, _)| at)
            .collect();
        if found == content.len() {
            // In a phrase of a language, the small words belong to it.
            let small = self.words.iter().filter(|word| card.is_small(word));
            let lacks_small = small.clone().any(|own| !given.iter().any(|word| word.folded == own.folded));
            return (!card.is_exact || !lacks_small).then_some((Grade::Full { is_slip }, beside));
        }
        (found * 2 >= content.len() && beside.is_empty()).then_some((Grade::Part, beside))
    }

    fn grade_entry(
        &self,
        card: &LanguageCard,
        entry: &DictionaryEntry,
        given: &[WordForm],
    ) -> Option<(Grade, Vec<usize>)> {
        let headword = self.words.first()?;
        let at = given
            .iter()
            .position(|word| card.likeness(word, headword).is_some_and(|likeness| likeness <= Likeness::Slip))?;
        let rest = || given.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, word)| word);
        let has_genitive = rest().any(|word| {
            word.folded == entry.genitive.folded
                || word.folded.ends_with(&entry.genitive.folded) && card.share_stem(word, headword)
                || word.is_joined && entry.genitive.folded.ends_with(&word.folded)
                || word.folded.len() <= 3 && word.folded.len() > 1 && entry.genitive.folded.ends_with(&word.folded)
                || word.folded == "i" && entry.genitive.folded.ends_with('i')
        });
        let gender = rest().find_map(named_gender);
        let grade = if has_genitive && gender == Some(entry.gender) {
            Grade::Full { is_slip: false }
        } else {
            Grade::Faulty(Fault::Entry)
        };
        let others = given.iter().enumerate().filter(|(index, word)| {
            *index != at && named_gender(word).is_none() && word.folded != entry.genitive.folded && !card.is_small(word)
        });
        Some((grade, others.filter(|(_, word)| word.folded.len() > 4).map(|(index, _)| index).collect()))
    }
}

/// Whether a word is how people are addressed.
fn is_title(word: &WordForm) -> bool {
    const TITLES: &str = "\
        herr herrn frau dr prof professor kaiser koenig koenigin monsieur madame docteur roi reine señor señora don doña \
        doctor rey reina signor signora dottor re regina senhor senhora dom doutor rei rainha господин госпожа доктор \
        царь mijnheer meneer mevrouw dokter koning koningin sir lord saint santa san são sankt imperator rex";
    TITLES.split_whitespace().any(|title| title == word.folded)
}

/// Whether a person is known by this given name.
fn is_known_by(name: &WordForm) -> bool {
    const NAMES: &str = "\
        dante galileo galilée michelangelo leonardo raffaello raffael rafael raphael tiziano tizian ticiano donatello \
        rembrandt napoleon napoleone napoleón napoléon napoleão kopernikus erasmus desiderius voltaire tycho paracelsus \
        platon platone giotto masaccio kleopatra cleopatra";
    NAMES.split_whitespace().any(|known| known == name.folded)
}

/// Whether a word is a small part of names: "van", "de la".
fn is_particle(word: &WordForm) -> bool {
    const PARTICLES: &str = "van von de den der du da do dos di del della la le zu zum ter af bin ibn al y e";
    PARTICLES.split(' ').any(|particle| particle == word.folded)
}

/// "Au dessus" for "audessus", or the other way round.
fn window_sizes(words: usize) -> impl Iterator<Item = usize> {
    [words, words + 1, words.saturating_sub(1)].into_iter().filter(|count| *count > 0)
}

/// A text without its parentheses, and the text in them.
fn parentheses(text: &str) -> (String, String) {
    let (mut outside, mut inside) = (String::new(), String::new());
    let mut depth = 0_usize;
    for letter in text.chars() {
        match letter {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => depth = depth.saturating_sub(1),
            letter if depth > 0 => inside.push(letter),
            letter => outside.push(letter),
        }
    }
    if outside.trim().is_empty() { (text.to_owned(), String::new()) } else { (outside, inside) }
}

/// The words of a vocabulary card's wording without the gender that it names at the end, and the gender.
fn without_gender(card: &LanguageCard, mut words: Vec<WordForm>) -> (Vec<WordForm>, Option<char>) {
    let is_about_gender = |word: &WordForm| named_gender(word).is_some() || is_word_for_gender(word);
    let count = words.iter().rev().take_while(|word| is_about_gender(word)).count();
    if count == 0 || count >= words.len() || !card.is_exact {
        return (words, None);
    }
    let named = words.split_off(words.len() - count);
    (words, named.iter().find_map(named_gender))
}

fn dictionary_entry(card: &LanguageCard, text: &str) -> Option<DictionaryEntry> {
    if card.language != Language::Latin {
        return None;
    }
    let (_, rest) = text.split_once(',')?;
    let rest = card.words(rest);
    let [genitive, gender] = rest.as_slice() else { return None };
    Some(DictionaryEntry { genitive: genitive.clone(), gender: named_gender(gender)? })
}

/// A part of a message that is read as the answer.
struct Reading {
    words: Vec<WordForm>,
    segments: Vec<usize>,
}

impl LanguageTerm {
    pub(crate) fn new(card: LanguageCard, prompt: &str, wordings: &[String]) -> Self {
        let others = other_names(prompt, wordings);
        Self {
            wordings: wordings
                .iter()
                .chain(&others)
                .map(|text| LanguageWording::new(&card, text))
                .filter(|it| !it.words.is_empty())
                .collect(),
            typed: wordings.iter().map(|text| text.trim().to_owned()).collect(),
            shown: wordings.first().cloned().unwrap_or_default(),
            quantity: LanguageQuantity::of_wordings(&card, prompt, wordings),
            card,
        }
    }

    pub(crate) fn judge(&self, answer: &str) -> Verdict {
        if self.typed.iter().any(|wording| wording == answer.trim()) {
            return correct(&self.shown, false);
        }
        if let Some(verdict) = self.quantity.as_ref().and_then(|quantity| quantity.judge(answer)) {
            return verdict;
        }
        let message = self.read(answer);
        let mut best: Option<(Grade, Vec<usize>, Reading)> = None;
        for reading in self.readings(&message) {
            for wording in &self.wordings {
                let Some((grade, beside)) = wording.grade(&self.card, &reading.words) else { continue };
                let is_better = best.as_ref().is_none_or(|(known, others, other)| {
                    (grade, beside.len(), other.segments.len()) < (*known, others.len(), reading.segments.len())
                });
                if is_better {
                    best = Some((
                        grade,
                        beside,
                        Reading { words: reading.words.clone(), segments: reading.segments.clone() },
                    ));
                }
            }
        }
        let Some((grade, beside, reading)) = best else {
            let denied = message.segments.iter().any(|segment| segment.stance == Stance::Denied);
            return other(&self.shown, denied);
        };
        if self.says_too_much(&beside, &reading) {
            return wrong(Reason::Keywords);
        }
        if self.guesses(&message, &reading) || self.is_one_of_several(&message) {
            return wrong(Reason::SeveralAnswers);
        }
        if self.has_other_given_name(&reading) {
            return other(&self.shown, false);
        }
        match grade {
            Grade::Full { .. } if self.names_other_gender(&message) => partial(Reason::OtherGender),
            Grade::Full { is_slip } => correct(&self.shown, is_slip),
            Grade::Faulty(fault) => partial(fault.reason()),
            Grade::Part => partial(Reason::PartOf { answer: self.shown.clone() }),
        }
    }

    fn read(&self, answer: &str) -> Message {
        let is_expected = |word: &str| {
            let words = self.card.words(word);
            words.iter().all(|word| {
                self.wordings
                    .iter()
                    .any(|wording| wording.words.iter().chain(&wording.article).any(|own| have_same_letters(own, word)))
            })
        };
        let is_asked = |word: &str| {
            let words = self.card.words(word);
            !words.is_empty() && words.iter().all(|word| self.card.prompt.iter().any(|own| own.folded == word.folded))
        };
        Message::read_with(&self.card.known.chat, answer, None, is_asked, is_expected)
    }

    /// All that is asserted, the same without parentheses, each segment, and each two neighboring ones.
    fn readings(&self, message: &Message) -> Vec<Reading> {
        let asserted: Vec<usize> = (0..message.segments.len())
            .filter(|at| message.segments.get(*at).is_some_and(|segment| segment.stance == Stance::Asserted))
            .collect();
        let reading = |segments: Vec<usize>| {
            let texts = segments.iter().filter_map(|at| message.segments.get(*at));
            let text = texts.map(|segment| segment.text.as_str()).collect::<Vec<_>>().join(" ");
            Reading { words: self.card.words(&text), segments }
        };
        let mut readings: Vec<Reading> = Vec::new();
        for at in asserted.iter().take(MOST_SEGMENTS) {
            readings.push(reading(vec![*at]));
        }
        for pair in asserted.windows(2).take(MOST_SEGMENTS) {
            // Alternatives stay apart.
            let joint = pair.last().and_then(|at| message.segments.get(*at)).map(|segment| segment.joint);
            if !joint.is_some_and(Joint::is_alternative) {
                readings.push(reading(pair.to_vec()));
            }
        }
        let has_alternatives = message.segments.iter().any(|it| it.joint.is_alternative());
        if asserted.len() > 2 && !has_alternatives {
            readings.push(reading(asserted));
        }
        readings.retain(|reading| !reading.words.is_empty());
        readings
    }

    /// Whether the words around the wording make it another answer: a heap of words, or a word that changes it.
    fn says_too_much(&self, beside: &[usize], reading: &Reading) -> bool {
        let small = reading.words.iter().filter(|word| self.card.is_small(word) && !self.card.is_article(word)).count();
        let is_sentence = small > 0 || reading.words.iter().any(|word| self.card.is_in_prompt(word));
        if beside.len() > 6 && beside.len() > 3 * small {
            return true;
        }
        let other = beside.iter().filter_map(|at| reading.words.get(*at));
        let names_other = other.clone().any(|word| {
            self.card.deck.is_answer(self.card.known, std::slice::from_ref(word)) && !self.is_own_word(word)
        });
        !is_sentence
            && (beside.len() > if self.card.is_exact { 1 } else { 3 } || names_other && reading.segments.len() > 1)
    }

    /// Whether a message adds another gender to a noun: "liber, libri f."
    fn names_other_gender(&self, message: &Message) -> bool {
        const FEW_WORDS: usize = 3;
        let mut nouns = self.wordings.iter().filter(|wording| wording.words.len() == 1);
        let Some(wording) = nouns.next().filter(|_| self.card.is_exact) else { return false };
        let of_article = |article: &WordForm| self.card.known.article(&article.folded)?.chars().next();
        let of_noun = || wording.words.first().and_then(|noun| gender_of(&self.card, noun));
        let Some(gender) = wording.article.as_ref().map_or_else(of_noun, of_article) else { return false };
        message.segments.iter().filter(|segment| segment.stance == Stance::Asserted).any(|segment| {
            let words = self.card.words(&segment.text);
            words.len() <= FEW_WORDS
                && !"op".contains(gender)
                && words.iter().filter_map(named_gender).any(|named| named != gender)
        })
    }

    fn is_own_word(&self, word: &WordForm) -> bool {
        self.wordings.iter().any(|wording| wording.words.iter().any(|own| own.folded == word.folded))
    }

    /// Whether a message lists things of one kind: "irgendwas zwischen Kafka, Brecht und Hesse". Words that nobody knows
    /// may be remarks, but hardly two in a row, nor one after "and".
    fn is_one_of_several(&self, message: &Message) -> bool {
        let card = &self.card;
        if card.is_exact {
            return false;
        }
        let longest = self.wordings.iter().map(|wording| wording.words.len()).max().unwrap_or(1);
        let asserted = || message.segments.iter().filter(|segment| segment.stance == Stance::Asserted);
        let is_parallel = |segment: &Segment| {
            let words = card.words(&segment.text);
            let content: Vec<&WordForm> = words.iter().filter(|word| !card.is_small(word)).collect();
            let small = words.iter().any(|word| card.is_small(word) && !card.is_article(word));
            !content.is_empty()
                && content.len() <= longest
                && !small
                && content.iter().all(|word| {
                    word.folded.chars().nth(2).is_some()
                        && !card.is_in_prompt(word)
                        && !self.shares_root(word)
                        && !word.folded.contains(|letter: char| letter.is_ascii_digit())
                })
        };
        let is_listed = |segment: &&Segment| matches!(segment.joint, Joint::Comma | Joint::And | Joint::Line);
        let others = asserted().filter(is_listed).filter(|segment| is_parallel(segment)).count();
        let after_and = asserted().any(|segment| segment.joint == Joint::And && is_parallel(segment));
        others > 1 && after_and
    }

    /// "Quintus Cicero" isn't Marcus Tullius, though the card accepts the surname alone.
    fn has_other_given_name(&self, reading: &Reading) -> bool {
        let card = &self.card;
        if !card.asks_person {
            return false;
        }
        let mut names = self.wordings.iter().filter(|wording| wording.is_name);
        let Some(surname) = names.find_map(|wording| wording.words.last()) else { return false };
        let Some(at) = reading.words.iter().position(|word| have_same_letters(word, surname)) else { return false };
        let before = at.checked_sub(1).and_then(|before| reading.words.get(before));
        before.is_some_and(|word| {
            word.is_capital
                && word.folded.chars().nth(2).is_some()
                && !card.is_small(word)
                && !is_title(word)
                && !is_particle(word)
                && !card.is_in_prompt(word)
                && !self.wordings.iter().any(|wording| {
                    wording
                        .words
                        .iter()
                        .any(|own| card.likeness(word, own).is_some() || own.folded.starts_with(&word.folded))
                })
        })
    }

    /// Whether the rest of a message offers other answers.
    fn guesses(&self, message: &Message, reading: &Reading) -> bool {
        let first = reading.segments.first().copied().unwrap_or_default();
        let mut others = message.beside(first, |at, _| reading.segments.contains(&at));
        others.any(|other| !other.segment.in_parentheses && self.is_guess(other.segment, other.joint))
    }

    fn is_guess(&self, segment: &Segment, joint: Joint) -> bool {
        let card = &self.card;
        let words = card.words(&segment.text);
        if words.is_empty() {
            return false;
        }
        let is_own = self.wordings.iter().any(
            |wording| matches!(wording.grade(card, &words), Some((Grade::Full { .. }, beside)) if beside.is_empty()),
        );
        let content: Vec<&WordForm> = words
            .iter()
            .filter(|word| !card.is_small(word) && named_gender(word).is_none() && word.folded.chars().nth(1).is_some())
            .collect();
        if joint.is_alternative() {
            // "Der/die/das Tisch", "den oder dem Mann".
            let only_articles = words.iter().all(|word| card.is_article(word));
            return !is_own && (only_articles || !content.is_empty() || words.iter().all(|word| card.is_small(word)));
        }
        if is_own || content.is_empty() {
            return false;
        }
        let longest = self.wordings.iter().map(|wording| wording.words.len()).max().unwrap_or(1);
        let small = words.iter().any(|word| card.is_small(word) && !card.is_article(word));
        let is_about_prompt = content.iter().any(|word| card.is_in_prompt(word));
        let is_same_word = content.iter().any(|word| self.shares_root(word));
        let is_parallel = content.len() <= longest + 1 && !small && !is_about_prompt && !is_same_word;
        let is_other_answer = card.deck.is_answer(card.known, &words);
        match joint {
            Joint::Comma | Joint::Line | Joint::And => {
                let is_known = content.iter().any(|word| card.is_word(&word.folded) || word.is_capital);
                is_parallel && (is_other_answer || !card.is_exact || is_known)
            }
            Joint::Pause => is_parallel && is_other_answer,
            _ => false,
        }
    }

    /// Whether a word is a form of the expected one, such as the next of its principal parts.
    fn shares_root(&self, word: &WordForm) -> bool {
        let card = &self.card;
        self.wordings.iter().flat_map(|wording| &wording.words).filter(|own| !card.is_small(own)).any(|own| {
            let shared = own.plain.chars().zip(word.plain.chars()).take_while(|(one, other)| one == other).count();
            card.share_stem(own, word) || word.is_joined || card.language == Language::Latin && shared >= 2
        })
    }
}
