//! Notes, keys and chords of music: C sharp, C♯ and C# are one.

use crate::notations::likeness::Likeness;
use crate::notations::phrasing::{Typed, compare_pieces};

/// A note, and what follows it: the mode of a key, the kind of a chord, or an octave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    letter: char,
    /// How many semitones it is raised.
    accidental: i8,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Unsaid,
    Major,
    Minor,
    Octave(u8),
}

/// Words of a question about notes.
const CONTEXT: &[&str] = &[
    "note",
    "notes",
    "key",
    "keys",
    "pitch",
    "chord",
    "scale",
    "string",
    "enharmonic",
    "tonic",
    "dominant",
    "major",
    "minor",
    "relative",
    "signature",
    "tone",
    "semitone",
    "interval",
    "clef",
    "music",
];

/// A longer text is no note.
const LONGEST: usize = 24;

impl Note {
    pub(crate) fn read(wording: &str, prompt: &str) -> Option<Self> {
        let lower = prompt.to_lowercase();
        let is_asked = lower.split(|letter: char| !letter.is_alphanumeric()).any(|word| CONTEXT.contains(&word));
        note(wording).filter(|note| is_asked || note.accidental != 0 && note.kind != Kind::Unsaid)
    }

    pub(crate) fn judge(&self, answer: &Typed<'_>) -> Option<Likeness> {
        compare_pieces(answer, |text| self.compare(text))
    }

    fn compare(&self, text: &str) -> Option<Likeness> {
        let given = note(text)?;
        let is_same_note = given.letter == self.letter && given.accidental == self.accidental;
        let is_same_kind = given.kind == self.kind
            // "D flat" is D flat major, unless it's minor.
            || self.kind == Kind::Unsaid
            || given.kind == Kind::Unsaid && self.kind == Kind::Major;
        Some(match (is_same_note, is_same_kind) {
            (true, true) => Likeness::Same,
            (true, false) if given.kind == Kind::Unsaid => Likeness::Partial,
            _ => Likeness::Different,
        })
    }
}

fn note(text: &str) -> Option<Note> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let text = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text);
    let text = text.strip_prefix("note ").unwrap_or(text);
    let mut letters = text.chars();
    let letter = letters.next()?.to_ascii_uppercase();
    if !('A'..='G').contains(&letter) {
        return None;
    }
    let mut rest = letters.as_str();
    let mut accidental = 0;
    loop {
        let trimmed = rest.trim_start_matches([' ', '-']);
        let lower = trimmed.to_lowercase();
        let signs = [
            ("double sharp", 2),
            ("double flat", -2),
            ("sharp", 1),
            ("flat", -1),
            ("natural", 0),
            ("♯", 1),
            ("#", 1),
            ("♭", -1),
            ("♮", 0),
            ("𝄪", 2),
            ("𝄫", -2),
        ];
        let sign = signs.iter().find(|(sign, _)| lower.starts_with(sign));
        if let Some((sign, raised)) = sign {
            accidental += raised;
            rest = trimmed.get(sign.len()..)?;
        } else if rest.starts_with('b')
            && !rest
                .get(1..)
                .is_some_and(|next| next.starts_with(|next: char| next.is_alphabetic() && next != 'b' && next != 'm'))
        {
            accidental -= 1;
            rest = rest.get(1..)?;
        } else {
            break;
        }
        if !(-2..=2).contains(&accidental) {
            return None;
        }
    }
    let after = rest.trim_matches([' ', '-', '.', '!', '?']);
    let lower = after.to_lowercase();
    let lower = ["chord", "key", "scale"].iter().find_map(|noun| lower.strip_suffix(noun)).unwrap_or(&lower).trim();
    let kind = match (after, lower) {
        (_, "") => Kind::Unsaid,
        ("m", _) | (_, "minor" | "min" | "moll") => Kind::Minor,
        ("M", _) | (_, "major" | "maj" | "dur") => Kind::Major,
        (_, octave) => Kind::Octave(octave.parse().ok().filter(|octave| *octave < 10)?),
    };
    Some(Note { letter, accidental, kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_told_apart() {
        for (prompt, wording, same, different) in [
            (
                "What note is enharmonic to C sharp?",
                "D flat",
                &["Db", "D♭", "D-flat", "d flat!", "Dflat", "it's Db"][..],
                &["D sharp", "D", "Bb", "E", "Db or D"][..],
            ),
            (
                "Which key has one sharp?",
                "G major",
                &["G", "G maj", "g-major", "G dur"],
                &["G minor", "Gm", "F major", "G# major"],
            ),
            ("Relative minor of C major?", "A minor", &["Am", "a minor", "A min"], &["A major", "Ab minor", "C minor"]),
            ("Which note is the fifth of E?", "B", &["b", "B", "B natural"], &["Bb", "C", "B flat", "bb"]),
            ("Which note is a semitone below G?", "F♯", &["F#", "F sharp", "f-sharp"], &["F", "Gb", "F flat"]),
        ] {
            let note = Note::read(wording, prompt).expect(wording);
            for answer in same {
                assert_eq!(note.judge(&(*answer).into()), Some(Likeness::Same), "{answer} for {wording}");
            }
            for answer in different {
                assert_eq!(note.judge(&(*answer).into()), Some(Likeness::Different), "{answer} for {wording}");
            }
        }
        assert!(Note::read("Bach", "Which composer wrote it in this key?").is_none());
        assert!(Note::read("cadence", "What is the end of a key phrase?").is_none());
    }
}
