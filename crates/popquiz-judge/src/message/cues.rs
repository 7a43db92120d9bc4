//! What people type around an answer in English, whatever kind of answer it is: hedges, corrections, denials, and the
//! words that join the parts. All of it is in `words/chat.txt`.

use std::sync::LazyLock;

use crate::languages::phrases::{ChatPhrases, PhraseSet, group};
use crate::words::lemma::{Lemma, LemmaSet, hash};

/// The groups of `words/chat.txt`.
pub(crate) struct Cues {
    /// What other languages have lists of, too.
    pub(crate) chat: ChatPhrases,
    /// "And", and "then" between the parts of a list.
    pub(crate) next: PhraseSet,
    /// "Vs", and "against" between the parts of a list.
    pub(crate) versus: PhraseSet,
    pub(crate) against: PhraseSet,
    /// "Aka".
    pub(crate) gloss: PhraseSet,
    /// Before what a statement concludes: "so".
    pub(crate) conclusions: PhraseSet,
    /// Around a "yes" or "no".
    pub(crate) before_yes_or_no: PhraseSet,
    /// Takes back a "yes" or "no".
    pub(crate) corrections_of_yes_or_no: PhraseSet,
    /// "No way": denies the statement after it.
    pub(crate) denials_of_statements: PhraseSet,
    /// "Dr": its point ends no sentence.
    abbreviations: LemmaSet,
    /// What is special about numbers.
    pub(crate) numbers: NumberCues,
    /// What is special about notation, as typed.
    pub(crate) notation: NotationCues,
}

/// The words around a number.
pub(crate) struct NumberCues {
    /// Begins a remark about the number before it.
    pub(crate) remarks: LemmaSet,
    /// Leads to a result.
    pub(crate) results: LemmaSet,
    /// Denies the number after it.
    pub(crate) denials: LemmaSet,
    pub(crate) corrections: LemmaSet,
    /// Says nothing between two numbers.
    pub(crate) fillers: LemmaSet,
    pub(crate) or: LemmaSet,
}

/// The phrases around notation, in which any sign and letter may matter: so they are compared as typed.
pub(crate) struct NotationCues {
    pub(crate) before: Vec<&'static str>,
    pub(crate) after: Vec<&'static str>,
    /// Corrects an answer in one word.
    pub(crate) corrections: LemmaSet,
    /// Denies what follows, each with a space after it.
    pub(crate) denials: Vec<String>,
    /// Words that begin a remark, each with a space before and after it.
    pub(crate) remarks: Vec<String>,
}

/// What people type around an answer in English.
pub(crate) static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let text = include_str!("../words/chat.txt");
    let set = |name| PhraseSet::of_group(text, name, key_of);
    let words = |name| group(text, name).map(key_of).collect();
    Cues {
        chat: ChatPhrases::of_list(text, key_of),
        next: set("next"),
        versus: set("versus"),
        against: set("against"),
        gloss: set("gloss"),
        conclusions: set("conclusions"),
        before_yes_or_no: set("before yes or no"),
        corrections_of_yes_or_no: set("corrections of yes or no"),
        denials_of_statements: set("denials of statements"),
        abbreviations: words("abbreviations"),
        numbers: NumberCues {
            remarks: words("remarks on a number"),
            results: words("results"),
            denials: words("denials of a number"),
            corrections: words("corrections of a number"),
            fillers: words("between numbers"),
            or: words("or between numbers"),
        },
        notation: NotationCues {
            before: group(text, "before notation").collect(),
            after: group(text, "after notation").collect(),
            corrections: words("corrections of notation"),
            denials: group(text, "denials of notation").map(|phrase| format!("{phrase} ")).collect(),
            remarks: group(text, "remarks on notation").map(|word| format!(" {word} ")).collect(),
        },
    }
});

/// The hash of a word as `words/chat.txt` has it: in lowercase, without apostrophes; 0 for a long word.
pub(crate) fn key_of(typed: &str) -> Lemma {
    const LONGEST_KEY: usize = 16;
    let mut letters = [0_u8; LONGEST_KEY];
    let mut len = 0;
    for byte in typed.bytes().filter(|byte| *byte != b'\'') {
        let Some(letter) = letters.get_mut(len) else { return 0 };
        *letter = byte.to_ascii_lowercase();
        len += 1;
    }
    letters.get(..len).and_then(|word| std::str::from_utf8(word).ok()).map_or(0, hash)
}

/// Whether a word without its point is an abbreviation that is written with one.
pub(crate) fn is_abbreviated(word: &str) -> bool {
    CUES.abbreviations.contains(&key_of(word))
}

/// Whether a character is a pictograph, or joins or colors one.
pub(crate) fn is_emoji(letter: char) -> bool {
    matches!(
        letter,
        '\u{1F000}'..='\u{1FAFF}'
            | '\u{2600}'..='\u{265F}'
            | '\u{2670}'..='\u{27BF}'
            | '\u{FE0F}'
            | '\u{200D}'
            | '\u{2B00}'..='\u{2BFF}'
            | '\u{E0020}'..='\u{E007F}'
    )
}
