//! Explanations that contrast two things: "weather is short-term, climate the average of decades".
//!
//! Each clause of an answer is about one of the two. What it says of one must be what the model answer says of that one.

use crate::language_forms::language_card::LanguageCard;
use crate::language_forms::unspaced_words::{NEGATIONS, words_of};
use crate::language_forms::word_form::WordForm;
use crate::languages::language::Language;
use crate::verdicts::credit::Credit;
use crate::verdicts::reason::{AnswerWords, Reason};
use crate::verdicts::verdict::Verdict;

/// The two things that a card contrasts, as they are written.
#[derive(Clone, Debug)]
pub(crate) struct Contrast {
    topics: [String; 2],
}

/// How a word of an answer relates to one of the model answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Same,
    Opposite,
    None,
}

/// What an answer says of the two things, from bad to good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Contrasted {
    /// The same of both, or of each what is true of the other.
    Wrong,
    OnlyOne,
    Both,
}

impl Contrasted {
    pub(crate) fn verdict(self, words: AnswerWords) -> Verdict {
        match self {
            Self::Wrong => Verdict::wrong(Reason::Opposite),
            Self::OnlyOne => Verdict::new(Credit::new(0.5), Reason::Incomplete(words)),
            Self::Both => Verdict::correct(Reason::Found(words)),
        }
    }
}

/// How much more a word counts that has an opposite in the other clause.
const DECISIVE: usize = 3;

/// What a text says of one of the things.
type Clauses = [Vec<WordForm>; 2];

impl Contrast {
    /// `None` if the prompt doesn't name two things of which each model answer says something.
    pub(crate) fn of_prompt(card: &LanguageCard, prompt: &str, texts: &[String]) -> Option<Self> {
        let topics = if card.language.is_unspaced() { unspaced_topics(prompt)? } else { spaced_topics(card, texts)? };
        let contrast = Self { topics };
        let says_both = |text: &String| {
            contrast
                .clauses(card, text)
                .is_some_and(|clauses| clauses.iter().all(|words| words.iter().any(|word| !card.is_small(word))))
        };
        texts.iter().all(says_both).then_some(contrast)
    }

    /// `None` if the words of an answer don't tell.
    pub(crate) fn judge(
        &self,
        card: &LanguageCard,
        answer: &str,
        text: &str,
        relation: impl Fn(&WordForm, &WordForm) -> Relation,
        counts: impl Fn(&WordForm) -> bool,
    ) -> Option<Contrasted> {
        let padded = |text: &str| {
            format!(" {} ", card.words(text).iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" "))
        };
        let says_both = |text: &str| {
            if card.language.is_unspaced() {
                let folded = card.fold(text);
                return card.known.both.iter().any(|phrase| folded.contains(phrase.as_str()));
            }
            let padded = padded(text);
            card.known.both.iter().any(|phrase| padded.contains(&format!(" {phrase} ")))
        };
        if says_both(answer) && !says_both(text) {
            return Some(Contrasted::Wrong);
        }
        let (given, expected) = (self.clauses(card, answer)?, self.clauses(card, text)?);
        let mut hits = [0_usize; 2];
        let mut crosses = [0_usize; 2];
        let mut found = 0;
        for (at, words) in given.iter().enumerate() {
            let (Some(own), Some(others)) = (expected.get(at), expected.get(1 - at)) else { continue };
            let has = |words: &[WordForm], word: &WordForm, negated: bool, wanted: Relation| {
                words.iter().enumerate().any(|(at, own)| {
                    let related = relation(word, own);
                    // "Unchanged" is the opposite of "changes".
                    let flips = negated != is_negated(card, words, at);
                    let related = match related {
                        Relation::Same if flips => Relation::Opposite,
                        Relation::Opposite if flips => Relation::Same,
                        related => related,
                    };
                    related == wanted
                })
            };
            let telling =
                words.iter().enumerate().filter(|(_, word)| counts(word) || card.known.has_antonym(&word.folded));
            for (place, word) in telling {
                let negated = is_negated(card, words, place);
                let (is_own, is_others) =
                    (has(own, word, negated, Relation::Same), has(others, word, negated, Relation::Same));
                found += usize::from(is_own);
                // What is said of one and denied of the other tells more than a word that only one clause happens to have.
                let (counted, is_decisive) = match (is_own, is_others) {
                    (true, false) => (&mut hits, has(others, word, negated, Relation::Opposite)),
                    (false, true) => (&mut crosses, has(own, word, negated, Relation::Opposite)),
                    (false, false) if has(own, word, negated, Relation::Opposite) => (&mut crosses, true),
                    _ => continue,
                };
                let weight = if is_decisive { DECISIVE } else { 1 };
                counted.iter_mut().skip(at).take(1).for_each(|count| *count += weight);
            }
        }
        let (hit, crossed) = (hits.iter().sum::<usize>(), crosses.iter().sum::<usize>());
        let says = given.iter().filter(|words| words.iter().any(&counts)).count();
        if crossed > hit {
            return Some(Contrasted::Wrong);
        }
        if hit == 0 && crossed == 0 && says == 1 && found > 0 {
            return Some(Contrasted::OnlyOne);
        }
        if hit == 0 || crossed * 2 > hit {
            return None;
        }
        let wanted = expected.iter().flatten().filter(|word| counts(word)).count();
        match says {
            0 | 1 => Some(Contrasted::OnlyOne),
            _ if hits.iter().all(|hits| *hits > 0) || found * 2 >= wanted => Some(Contrasted::Both),
            _ if hit >= DECISIVE => Some(Contrasted::Both),
            _ => None,
        }
    }

    /// What a text says of each of the two; `None` if it names neither.
    fn clauses(&self, card: &LanguageCard, text: &str) -> Option<Clauses> {
        let is_mark = |letter: char| {
            matches!(
                letter,
                ',' | ';' | '.' | '!' | '?' | '\n' | '、' | '，' | '。' | '；' | '(' | ')' | '（' | '）' | '—' | '–'
            )
        };
        let mut clauses: Clauses = [Vec::new(), Vec::new()];
        let mut current: Option<usize> = None;
        let mut waiting: Vec<WordForm> = Vec::new();
        for piece in text.split(is_mark) {
            // A clause that names both begins anew at the second one.
            for (topic, words) in self.parts(card, piece) {
                if topic.is_some() {
                    current = topic;
                }
                let Some(clause) = current.and_then(|at| clauses.get_mut(at)) else {
                    waiting.extend(words);
                    continue;
                };
                clause.append(&mut waiting);
                clause.extend(words);
            }
        }
        current.is_some().then_some(clauses)
    }

    /// The parts of a clause, each with the thing that it names, and without its name.
    fn parts(&self, card: &LanguageCard, piece: &str) -> Vec<(Option<usize>, Vec<WordForm>)> {
        if card.language.is_unspaced() {
            return self.unspaced_parts(card, piece);
        }
        let mut parts: Vec<(Option<usize>, Vec<WordForm>)> = vec![(None, Vec::new())];
        for word in card.words(piece) {
            let named =
                self.topics.iter().position(|topic| card.words(topic).iter().any(|own| are_forms(card, own, &word)));
            let Some(last) = parts.last_mut() else { continue };
            match (named, last.0) {
                (Some(_), None) => last.0 = named,
                (Some(at), Some(before)) if at != before => parts.push((named, Vec::new())),
                (Some(_), Some(_)) => {}
                (None, _) => last.1.push(word),
            }
        }
        parts
    }

    fn unspaced_parts(&self, card: &LanguageCard, piece: &str) -> Vec<(Option<usize>, Vec<WordForm>)> {
        let folded = card.fold(piece);
        let names: Vec<String> = self.topics.iter().map(|topic| card.fold(topic)).collect();
        let mut found: Vec<(usize, usize, usize)> = names
            .iter()
            .enumerate()
            .flat_map(|(at, name)| {
                folded.match_indices(name.as_str()).map(move |(from, name)| (from, from + name.len(), at))
            })
            .collect();
        found.sort_unstable();
        // One name within the other: "细胞" in "植物细胞".
        found.dedup_by(|next, last| next.0 < last.1);
        found.dedup_by(|next, last| next.2 == last.2);
        let without = |text: &str| names.iter().fold(text.to_owned(), |text, name| text.replace(name.as_str(), " "));
        let Some((_, _, first)) = found.first().copied() else { return vec![(None, words_of(card, &folded))] };
        let mut parts = Vec::new();
        let mut from = 0;
        let mut topic = first;
        for (at, _, next) in found.into_iter().skip(1) {
            parts.push((Some(topic), words_of(card, &without(folded.get(from..at).unwrap_or_default()))));
            (from, topic) = (at, next);
        }
        parts.push((Some(topic), words_of(card, &without(folded.get(from..).unwrap_or_default()))));
        parts
    }
}

/// The two words of the prompt that all model answers have.
fn spaced_topics(card: &LanguageCard, texts: &[String]) -> Option<[String; 2]> {
    let first = card.words(texts.first()?);
    let mut topics: Vec<WordForm> = Vec::new();
    let is_in_prompt = |word: &WordForm| card.prompt.iter().any(|own| are_forms(card, own, word));
    for word in first.into_iter().filter(|word| !card.is_small(word) && is_in_prompt(word)) {
        if !topics.iter().any(|own| are_forms(card, own, &word)) {
            topics.push(word);
        }
    }
    // "Water" in "at ebb the water falls, at flood it rises" isn't contrasted with anything.
    let is_contrasted = |word: &WordForm| {
        let at = card.prompt.iter().position(|own| are_forms(card, own, word));
        let beside = |at: usize| {
            let near = |at: usize| {
                card.prompt.get(at).is_some_and(|word| card.known.joins(&word.folded) || is_from(card.language, word))
            };
            let article = |at: usize| card.prompt.get(at).is_some_and(|word| card.is_article(word));
            near(at + 1) || at > 0 && near(at - 1) || at > 1 && article(at - 1) && near(at - 2)
        };
        at.is_some_and(beside)
    };
    topics.retain(is_contrasted);
    let [one, other] = topics.as_slice() else { return None };
    Some([one.folded.clone(), other.folded.clone()])
}

/// "Чем отличается сталактит от сталагмита", "en qué se diferencia una mitosis de una meiosis".
fn is_from(language: Language, word: &WordForm) -> bool {
    let words = match language {
        Language::Russian => "от",
        Language::Spanish | Language::French | Language::Portuguese => "de d del da do",
        Language::Italian => "da dal dalla",
        Language::German => "von vom",
        Language::Dutch => "van",
        _ => return false,
    };
    words.split(' ').any(|own| own == word.folded)
}

/// "X和Y的区别", "XとYの違い".
fn unspaced_topics(prompt: &str) -> Option<[String; 2]> {
    const DIFFERENCES: [&str; 8] = ["区别", "不同", "差异", "差别", "違い", "ちがい", "异同", "相違"];
    DIFFERENCES.iter().find(|word| prompt.contains(**word))?;
    let is_quote = |letter: char| matches!(letter, '「' | '」' | '『' | '』' | '“' | '”' | '"' | '《' | '》' | ' ');
    let plain: String = prompt.chars().filter(|letter| !is_quote(*letter)).collect();
    let (one, rest) = ["と", "和", "与", "跟", "同"]
        .iter()
        .filter_map(|joint| plain.split_once(joint))
        .min_by_key(|(one, _)| one.len())?;
    let end = rest.find(['の', '的', '有', '在', '之', 'は', '，', '、']).unwrap_or(rest.len());
    let other = rest.get(..end)?;
    let is_name = |name: &str| (1..=8).contains(&name.chars().count());
    (is_name(one) && is_name(other)).then(|| [one.to_owned(), other.to_owned()])
}

/// Whether a negation stands before a word.
fn is_negated(card: &LanguageCard, words: &[WordForm], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    before.is_some_and(|before| card.known.is_negation(&before.folded) || NEGATIONS.contains(&before.folded.as_str()))
}

/// Whether two words are forms of one: of the same stem, or with short endings after the same beginning.
fn are_forms(card: &LanguageCard, one: &WordForm, other: &WordForm) -> bool {
    const SHORTEST: usize = 4;
    const LONGEST_ENDING: usize = 2;
    let shared = one.plain.chars().zip(other.plain.chars()).take_while(|(one, other)| one == other).count();
    let ends_alike = |word: &WordForm| word.plain.chars().count() - shared <= LONGEST_ENDING;
    one.folded == other.folded
        || card.share_stem(one, other)
        || shared >= SHORTEST && ends_alike(one) && ends_alike(other)
}
