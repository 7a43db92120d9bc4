//! Phrases of several words, and the groups of a word list.

use crate::words::lemma::{Lemma, LemmaMap};

/// Phrases as the hashes of their words, by the first word.
#[derive(Debug, Default)]
pub(crate) struct PhraseSet(pub(crate) LemmaMap<Vec<Box<[Lemma]>>>);

impl PhraseSet {
    /// The phrases of a group, a line each; `key` hashes a word.
    pub(crate) fn of_group(text: &str, name: &str, key: impl Fn(&str) -> Lemma) -> Self {
        let mut set = Self::default();
        for line in group(text, name) {
            let words: Box<[Lemma]> = line.split_whitespace().map(&key).collect();
            if let Some(first) = words.first() {
                set.0.entry(*first).or_default().push(words);
            }
        }
        set
    }

    /// The number of words of the longest phrase that these words begin with.
    pub(crate) fn longest_at(&self, words: &[Lemma]) -> Option<usize> {
        self.longest(|at| words.get(at).copied())
    }

    /// The same for words that are hashed as they are needed, each by its place.
    pub(crate) fn longest(&self, word: impl Fn(usize) -> Option<Lemma>) -> Option<usize> {
        let phrases = self.0.get(&word(0)?)?;
        let is_there = |phrase: &[Lemma]| phrase.iter().enumerate().skip(1).all(|(at, own)| word(at) == Some(*own));
        phrases.iter().filter(|phrase| is_there(phrase)).map(|phrase| phrase.len()).max()
    }

    /// Whether it has a word as a separate phrase.
    pub(crate) fn has_word(&self, word: Lemma) -> bool {
        self.0.get(&word).is_some_and(|phrases| phrases.iter().any(|phrase| phrase.len() == 1))
    }
}

/// The lines of a group of a word list: those below its head in brackets.
pub(crate) fn group<'a>(text: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let is_head = move |line: &str| line.strip_prefix('[').and_then(|head| head.strip_suffix(']')) == Some(name);
    let from = text.lines().position(is_head).map_or(usize::MAX, |at| at + 1);
    let lines = text.lines().skip(from).take_while(|line| !line.starts_with('['));
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// What people type around an answer in one language.
#[derive(Debug)]
pub(crate) struct ChatPhrases {
    /// The hash of a word as the sets have it.
    pub(crate) key: fn(&str) -> Lemma,
    /// Expresses certainty or politeness.
    pub(crate) chatter: PhraseSet,
    /// Has little meaning at the start or end of a segment.
    pub(crate) chatter_at_edges: PhraseSet,
    /// After it, a message says something different from before.
    pub(crate) corrections: PhraseSet,
    /// Those of these that withdraw a statement of several words; others may be part of it.
    pub(crate) clear_corrections: PhraseSet,
    /// Denies the words after it.
    pub(crate) denials: PhraseSet,
    /// After "not", it doesn't make a denial.
    pub(crate) not_denied: PhraseSet,
    /// At the end of a segment, denies the words before it.
    pub(crate) denied_before: PhraseSet,
    /// Those of these that deny all segments before it.
    pub(crate) denied_all_before: PhraseSet,
    /// What others say: denies the words after it, if a "but" follows.
    pub(crate) conceded: PhraseSet,
    /// Denies the words after it, if something has been denied before.
    pub(crate) further_denials: PhraseSet,
    /// At the start of a segment, asks whether the answer is what follows it: "isn't it".
    pub(crate) suggestions: PhraseSet,
    /// An apology and the start of its reason, which goes on to the end of the segment.
    pub(crate) apologies: PhraseSet,
    /// After a correction, limits it to the last part.
    pub(crate) last_part: PhraseSet,
    /// "Or".
    pub(crate) or: PhraseSet,
    /// "And".
    pub(crate) and: PhraseSet,
    /// "But", after something denied.
    pub(crate) but: PhraseSet,
    /// "No", after something asked.
    pub(crate) refusals: PhraseSet,
    /// Whether words of the expected answer never join ("e" for "è"), and a refusal with a question mark asks for consent.
    pub(crate) keeps_expected: bool,
    /// Chatter that begins with a word for "or" or "and", the longest first: "o sea".
    joined: Vec<String>,
}

impl ChatPhrases {
    /// The groups of a word list.
    pub(crate) fn of_list(text: &str, key: fn(&str) -> Lemma) -> Self {
        let set = |name| PhraseSet::of_group(text, name, key);
        Self {
            key,
            chatter: set("chatter"),
            chatter_at_edges: set("chatter at the edges of a segment"),
            corrections: set("corrections"),
            clear_corrections: set("clear corrections"),
            denials: set("denials"),
            not_denied: set("not denied"),
            denied_before: set("denied before"),
            denied_all_before: set("denied before, all of it"),
            conceded: set("conceded"),
            further_denials: set("further denials"),
            suggestions: set("suggestions"),
            apologies: set("apologies"),
            last_part: set("the last part"),
            or: set("or"),
            and: set("and"),
            but: set("but"),
            refusals: set("no"),
            keeps_expected: false,
            joined: Vec::new(),
        }
    }

    /// The same for a language other than English.
    pub(crate) fn of_language(text: &str, key: fn(&str) -> Lemma) -> Self {
        let phrases = Self::of_list(text, key);
        let joins = |word: &str| phrases.or.has_word(key(word)) || phrases.and.has_word(key(word));
        let begins = |line: &&str| line.split_once(' ').is_some_and(|(first, _)| joins(first));
        let mut joined: Vec<String> = group(text, "chatter").filter(begins).map(str::to_owned).collect();
        joined.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        Self { keeps_expected: true, joined, ..phrases }
    }

    /// A text without chatter that begins with a word for "or" or "and".
    pub(crate) fn without_joined(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for phrase in &self.joined {
            let lower = text.to_lowercase();
            // Lowercase letters may have another length.
            if lower.len() != text.len() {
                break;
            }
            let is_apart = |at: usize| {
                let before = lower.get(..at).and_then(|before| before.chars().next_back());
                let after = lower.get(at + phrase.len()..).and_then(|after| after.chars().next());
                !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
            };
            if let Some((at, _)) = lower.match_indices(phrase.as_str()).find(|(at, _)| is_apart(*at)) {
                text.replace_range(at..at + phrase.len(), ",");
            }
        }
        text
    }
}
