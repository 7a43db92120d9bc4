//! Key combinations: Ctrl+C is "control C" and "C while holding Ctrl", but not Ctrl+Shift+C.

use crate::notations::likeness::Likeness;
use crate::notations::phrasing::compare_pieces;

/// A wording that is a key combination.
#[derive(Clone, Debug)]
pub(crate) struct Keys {
    /// The keys, sorted.
    keys: Vec<String>,
}

/// The keys that are held down, with their other names.
const MODIFIERS: &[(&str, &[&str])] = &[
    ("ctrl", &["control", "ctl", "cntrl", "strg", "ctr", "⌃"]),
    ("alt", &["alternate"]),
    ("altgr", &[]),
    ("shift", &["⇧"]),
    ("cmd", &["command", "⌘", "apple"]),
    ("win", &["windows", "winkey", "super", "⊞"]),
    ("option", &["opt", "⌥"]),
    ("fn", &["function"]),
    ("meta", &[]),
];

/// Other keys, with their other names.
const OTHERS: &[(&str, &[&str])] = &[
    ("esc", &["escape"]),
    ("del", &["delete", "entf"]),
    ("ins", &["insert"]),
    ("enter", &["return", "↵"]),
    ("tab", &["tabulator", "⇥"]),
    ("space", &["spacebar"]),
    ("backspace", &["bksp"]),
    ("home", &["pos1"]),
    ("end", &[]),
    ("pgup", &["pageup"]),
    ("pgdn", &["pagedown"]),
    ("up", &["↑"]),
    ("down", &["↓"]),
    ("left", &["←"]),
    ("right", &["→"]),
    ("prtsc", &["printscreen", "prtscn"]),
    ("plus", &[]),
    ("minus", &[]),
];

const FILLERS: &[&str] = &[
    "press", "pressing", "hit", "hold", "holding", "held", "while", "and", "then", "the", "key", "keys", "together",
    "with", "plus", "you", "button", "at", "same", "time", "both", "arrow", "bar",
];

/// A longer text has something else in it.
const MOST_WORDS: usize = 12;

impl Keys {
    pub(crate) fn read(wording: &str) -> Option<Self> {
        let is_combination = wording.contains('+') || wording.contains('-');
        let keys = if is_combination { keys(wording)? } else { return None };
        let has_modifier = keys.iter().any(|key| MODIFIERS.iter().any(|(name, _)| name == key));
        (has_modifier && keys.len() > 1).then_some(Self { keys })
    }

    pub(crate) fn judge(&self, answer: &str) -> Option<Likeness> {
        compare_pieces(&answer.into(), |text| self.compare(text))
    }

    fn compare(&self, text: &str) -> Option<Likeness> {
        let given = keys(text.split_once(" (").map_or(text, |(combination, _)| combination))?;
        Some(if given == self.keys { Likeness::Same } else { Likeness::Different })
    }
}

/// The keys that a text names, sorted; `None` if it has other words.
fn keys(text: &str) -> Option<Vec<String>> {
    let lower = text.trim().to_lowercase();
    // "^C".
    let lower = match lower.strip_prefix('^') {
        Some(letter) if letter.chars().count() == 1 => format!("ctrl {letter}"),
        _ => lower,
    };
    let words: Vec<&str> = lower
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '+' | '-' | ',' | '/'))
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    let mut keys = Vec::new();
    for (at, word) in words.iter().enumerate() {
        // "Hold down Alt", but "Alt and down".
        let is_held = *word == "down" && at > 0 && words.get(at - 1).is_some_and(|before| before.starts_with("hold"));
        let is_article = *word == "a" && words.get(at + 1).is_some();
        if is_held || is_article {
            continue;
        }
        match key(word) {
            Some(key) => keys.push(key),
            None if FILLERS.contains(word) => {}
            None => return None,
        }
    }
    keys.sort_unstable();
    keys.dedup();
    (!keys.is_empty()).then_some(keys)
}

fn key(word: &str) -> Option<String> {
    let mut known = MODIFIERS.iter().chain(OTHERS);
    if let Some((name, _)) = known.find(|(name, others)| *name == word && *name != "plus" || others.contains(&word)) {
        return Some((*name).to_owned());
    }
    let is_function =
        word.strip_prefix('f').is_some_and(|number| number.parse::<u8>().is_ok_and(|number| number <= 24));
    (word.chars().count() == 1 || is_function).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_combinations_are_told_apart() {
        let mut failures = Vec::new();
        for (wording, same, different) in [
            (
                "Ctrl+C",
                &[
                    "ctrl c",
                    "Control-C",
                    "C while holding Ctrl",
                    "hold control and press c",
                    "^C",
                    "press ctrl + c",
                    "Strg+C",
                ][..],
                &["Ctrl+V", "Alt+C", "Ctrl+Shift+C", "Cmd+C", "C", "ctrl c or ctrl v"][..],
            ),
            (
                "Ctrl+Shift+Esc",
                &["control shift escape", "Shift+Ctrl+Esc", "Esc while holding down Ctrl and Shift", "ctrl-shift-esc"],
                &["Ctrl+Alt+Del", "Ctrl+Esc", "Shift+Esc", "Ctrl+Shift+Tab"],
            ),
            ("Alt + F4", &["alt f4", "F4 while holding down Alt", "ALT+F4 (closes it)"], &["Alt+4", "Alt+F5", "F4"]),
            ("Cmd-Space", &["command space", "⌘ + space", "the command key and the spacebar"], &["ctrl space", "cmd"]),
            ("Win+L", &["windows key + L", "Windows-L", "win and l"], &["Win+D", "Alt+L", "L"]),
        ] {
            let keys = Keys::read(wording).expect(wording);
            let all = [(same, Likeness::Same), (different, Likeness::Different)];
            for (answer, wanted) in all.into_iter().flat_map(|(list, wanted)| list.iter().map(move |it| (it, wanted))) {
                let found = keys.judge(answer);
                if found != Some(wanted) {
                    failures.push(format!("{answer} for {wording}: {found:?}"));
                }
            }
        }
        assert!(failures.is_empty(), "{failures:#?}");
        for wording in ["C", "shift", "shift work", "A+B", "e-mail", "Alt", "x-ray", "command line", "control"] {
            assert!(Keys::read(wording).is_none(), "{wording}");
        }
    }
}
