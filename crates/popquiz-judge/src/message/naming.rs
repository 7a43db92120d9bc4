//! Other names of a thing that is named alone, as an item of a list or in a blank: symbols ("He", "α"), text in
//! parentheses, numbers by value, and directions of change.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::words::lemma::{LemmaMap, hash};
use crate::words::numerals;

/// A text reduced to what distinguishes it when it stands alone: "X-rays" and "x rays" are the same, "n!" and "n"
/// aren't.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    push_key(&mut key, text);
    key
}

/// Appends the [key] of a text to others. The key of several words is the keys of each, run together.
pub(crate) fn push_key(key: &mut String, text: &str) {
    let text = text.trim();
    if text.is_ascii() {
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            if byte.is_ascii_alphanumeric() {
                key.push(char::from(byte.to_ascii_lowercase()));
            } else {
                let neighbor =
                    |at: Option<usize>| at.and_then(|at| bytes.get(at)).map_or(' ', |byte| char::from(*byte));
                push_sign(key, char::from(*byte), neighbor(at.checked_sub(1)), neighbor(Some(at + 1)));
            }
        }
        return;
    }
    let mut before = ' ';
    let mut letters = text.nfkd().filter(|letter| !is_combining_mark(*letter)).peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        match letter {
            'ß' => key.push_str("ss"),
            'ø' | 'Ø' => key.push('o'),
            'ł' | 'Ł' => key.push('l'),
            'æ' | 'Æ' => key.push_str("ae"),
            'œ' | 'Œ' => key.push_str("oe"),
            '−' => push_sign(key, '-', before, next),
            letter => push_sign(key, letter, before, next),
        }
        before = letter;
    }
}

fn push_sign(key: &mut String, letter: char, before: char, next: char) {
    let digits = before.is_ascii_digit() && next.is_ascii_digit();
    match letter {
        // Signs before or between digits belong to the number.
        '-' if !before.is_alphanumeric() && next.is_ascii_digit()
            || !next.is_alphanumeric() && before.is_alphanumeric() =>
        {
            key.push('-');
        }
        '.' if next.is_ascii_digit() && (digits || !before.is_alphanumeric()) => key.push('.'),
        ',' if digits => key.push(','),
        '/' | '^' | '*' if digits => key.push(letter),
        letter if letter.is_whitespace() || is_dropped(letter) => {}
        // "2*i" is "2i".
        '*' if before.is_alphanumeric() && next.is_alphanumeric() => {}
        '&' => key.push_str("and"),
        letter if letter.is_ascii() => key.push(letter.to_ascii_lowercase()),
        letter => key.extend(letter.to_lowercase()),
    }
}

/// Whether a character has no meaning outside of numbers.
fn is_dropped(sign: char) -> bool {
    matches!(
        sign,
        '_' | '"'
            | '\''
            | '`'
            | ':'
            | ';'
            | '('
            | ')'
            | '['
            | ']'
            | '?'
            | '’'
            | '‘'
            | '“'
            | '”'
            | '„'
            | '«'
            | '»'
            | '~'
            | '|'
            | '-'
            | '.'
            | ','
            | '/'
            | '^'
            | '\u{2010}'
            | '\u{2011}'
            | '–'
    )
}

/// The text without an article or "to" in front.
pub(crate) fn without_article(text: &str) -> &str {
    let text = text.trim();
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return text };
    let is_article =
        ["the", "a", "an", "to", "its", "their", "your"].iter().any(|article| first.eq_ignore_ascii_case(article));
    // "A" before a single letter or sign is a letter itself: "A T".
    let is_letter = first.len() == 1 && rest.trim().chars().nth(1).is_none();
    if is_article && !is_letter { rest.trim_start() } else { text }
}

/// The keys by which a wording may be named: its own first, then those of its other names.
pub(crate) fn keys_of(wording: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let mut add = |key: String| {
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
        }
    };
    add(key(wording));
    add(key(without_article(wording)));
    add(initials_of(wording));
    let names = parts(wording);
    for name in &names {
        add(key(without_article(name)));
    }
    for name in std::iter::once(wording).chain(names.iter().map(String::as_str)) {
        let own = key(without_article(name));
        for other in OTHER_NAMES.get(&own).into_iter().flatten() {
            add(other.clone());
        }
        if let Some(value) = whole_number(&own) {
            add(value.to_string());
            add(roman_of(value));
            NUMBERS.iter().filter(|(_, number)| *number == value).for_each(|(word, _)| add((*word).to_owned()));
        }
    }
    keys
}

/// How a key sounds, roughly: "fobos" sounds like "phobos".
pub(crate) fn sound(key: &str) -> String {
    let mut sound = String::with_capacity(key.len());
    let letters: Vec<char> = key.chars().collect();
    let mut at = 0;
    while let Some(letter) = letters.get(at).copied() {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let (heard, length) = match (letter, next) {
            ('p', 'h') => ("f", 2),
            ('s' | 't' | 'r' | 'k' | 'g' | 'd' | 'b', 'h') => ("", 0),
            ('o', 'o') => ("u", 2),
            ('e', 'e' | 'i') | ('i', 'e') => ("i", 2),
            ('c', 'k') => ("k", 2),
            ('c', 'h') => ("ch", 2),
            ('c', 'e' | 'i' | 'y') | ('z', _) => ("s", 1),
            ('c' | 'q', _) => ("k", 1),
            ('x', _) => ("ks", 1),
            ('y', _) => ("i", 1),
            _ => ("", 1),
        };
        if length == 0 {
            // The "h" is silent.
            push_once(&mut sound, letter);
            at += 2;
            continue;
        }
        if heard.is_empty() {
            push_once(&mut sound, letter);
        } else {
            heard.chars().for_each(|letter| push_once(&mut sound, letter));
        }
        at += length;
    }
    sound
}

fn push_once(sound: &mut String, letter: char) {
    if !sound.ends_with(letter) {
        sound.push(letter);
    }
}

/// The initials of a name of several words, small words left out: "cs" for "conditioned stimulus".
pub(crate) fn initials_of(name: &str) -> String {
    let words =
        name.split([' ', '-']).filter(|word| !matches!(*word, "of" | "the" | "and" | "to" | "a" | "in" | "for"));
    let initials: Option<String> = words
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().next().filter(|first| first.is_alphabetic()))
        .collect();
    let initials = initials.unwrap_or_default();
    if (2..=5).contains(&initials.chars().count()) { initials.to_lowercase() } else { String::new() }
}

/// The text before parentheses and in them: "vagus (X)" is "vagus" and "X". Longer remarks aren't names.
fn parts(wording: &str) -> Vec<String> {
    /// More words than this explain rather than name.
    const NAME_WORDS: usize = 4;
    let Some((before, rest)) = wording.split_once('(') else { return Vec::new() };
    let Some((within, after)) = rest.split_once(')') else { return Vec::new() };
    if before.trim().is_empty() || before.ends_with(char::is_alphanumeric) {
        return Vec::new();
    }
    let mut names = vec![format!("{} {}", before.trim(), after.trim())];
    if within.split_whitespace().count() <= NAME_WORDS && after.trim().is_empty() {
        names.extend(within.split([',', ';']).map(|name| name.trim().to_owned()));
    }
    names
}

/// Other names by the key of each name.
static OTHER_NAMES: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut others: HashMap<String, Vec<String>> = HashMap::new();
    let lines = include_str!("../words/symbols.txt").lines().filter(|line| !line.starts_with('#'));
    for (names, symbols) in lines.filter_map(|line| line.split_once(" =")) {
        let keys = |part: &str| -> Vec<String> { part.split(", ").map(key).filter(|key| !key.is_empty()).collect() };
        let (names, symbols) = (keys(names), keys(symbols));
        for name in &names {
            let rest = names.iter().chain(&symbols).filter(|other| *other != name).cloned();
            others.entry(name.clone()).or_default().extend(rest);
        }
        for symbol in symbols {
            others.entry(symbol).or_default().extend(names.iter().cloned());
        }
    }
    others
});

/// The numbers that people spell out.
const NUMBERS: [(&str, u64); 29] = [
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
];

/// The value of a key that is a small whole number in digits, as a word or as a Roman numeral.
fn whole_number(key: &str) -> Option<u64> {
    let by_word = || NUMBERS.iter().find(|(word, _)| *word == key).map(|(_, value)| *value);
    let by_letter = || [("v", 5), ("x", 10)].into_iter().find(|(letter, _)| *letter == key).map(|(_, value)| value);
    key.parse().ok().or_else(by_word).or_else(|| numerals::roman(key)).or_else(by_letter)
}

/// A number as a Roman numeral; empty for those that nobody writes that way.
fn roman_of(value: u64) -> String {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    const TENS: [&str; 4] = ["", "x", "xx", "xxx"];
    let place =
        |digit: u64, names: &[&'static str]| usize::try_from(digit).ok().and_then(|digit| names.get(digit).copied());
    match (place(value / 10, &TENS), place(value % 10, &ONES)) {
        (Some(tens), Some(ones)) if value > 1 => format!("{tens}{ones}"),
        _ => String::new(),
    }
}

/// Which way something changes, or how it compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Up,
    Down,
    Same,
}

const UP: &str = "\
    rise rises rising risen rose raise raises raised increase increases increasing increased up upward upwards \
    higher high greater bigger larger more grow grows growing grew climb climbs climbed elevated elevate upregulated";
const DOWN: &str = "\
    fall falls falling fallen fell drop drops dropping dropped decrease decreases decreasing decreased down downward \
    downwards lower lowers lowered low smaller less fewer reduce reduces reduced reducing shrink shrinks shrank shrunk \
    shrinking decline declines declined declining diminish diminishes diminished sink sinks sank sunk lessens";
const SAME: &str = "\
    unchanged same constant stable steady unaffected unaltered equal unmoved changeless";

/// Words next to a direction that don't change it.
const BESIDE: &str = "\
    go goes going gone went it they is are gets get become becomes the stays stay staying remains remain a an will be \
    being been does do did also in to of at much keep keeps as before was were by both";

/// Words that say "unchanged" when they are negated.
const CHANGES: &str = "change changes changed changing effect affected difference altered alter vary move";

const NEGATIONS: &str = "no not doesnt dont without isnt arent wont didnt never non";

/// Words of a remark that names nothing: "and one more that I forgot".
const REMARK: &str = "\
    idk dunno dk idea clue forgot forget forgotten remember recall know knew sure certain guess gone missing more \
    others other another rest else etc easy ez duh lol haha obviously obv something somethin thing things stuff whatever \
    stuck blank pass tbh honestly learned yesterday";

/// Words that may be in a remark, but not alone.
const IN_REMARK: &str = "\
    i im ive a an the and one ones two three four of it its that this those them these no not dont cant cannot didnt \
    don't can't i'm i've didn't couldn't wasn't isn't have has had was is are am my me so on to what which really just \
    still only at all in about for plus some any next last first second third middle comes after very pretty too but you \
    we with as too class minute";

/// What the words of these lists are, by their hashes.
static CLASSES: LazyLock<LemmaMap<u16>> = LazyLock::new(|| {
    let mut classes: LemmaMap<u16> = LemmaMap::default();
    for (bit, list) in [UP, DOWN, SAME, BESIDE, CHANGES, NEGATIONS, REMARK, IN_REMARK].into_iter().enumerate() {
        for word in list.split_whitespace() {
            *classes.entry(hash(word)).or_default() |= 1 << bit;
        }
    }
    classes
});

/// The classes of a word, one bit for each.
fn classes_of(word: &str) -> u16 {
    CLASSES.get(&hash(word)).copied().unwrap_or_default()
}

const IS_UP: u16 = 1;
const IS_DOWN: u16 = 1 << 1;
const IS_SAME: u16 = 1 << 2;
const IS_BESIDE: u16 = 1 << 3;
const IS_CHANGE: u16 = 1 << 4;
const IS_NEGATION: u16 = 1 << 5;
const IS_REMARK: u16 = 1 << 6;
const IS_IN_REMARK: u16 = 1 << 7;

/// The direction of change in a short text; `is_beside` recognizes words that are only its context. Returns `None` if
/// it says something else, or several things.
pub(crate) fn direction_of<W: AsRef<str>>(
    words: impl Iterator<Item = W>,
    is_beside: impl Fn(&str) -> bool,
) -> Option<Direction> {
    let (mut direction, mut negates, mut changes) = (None, false, false);
    for word in words {
        let word = word.as_ref();
        let classes = classes_of(word);
        let found = match classes & (IS_UP | IS_DOWN | IS_SAME) {
            IS_UP => Some(Direction::Up),
            IS_DOWN => Some(Direction::Down),
            IS_SAME => Some(Direction::Same),
            _ => None,
        };
        if let Some(found) = found {
            if direction.is_some_and(|direction| direction != found) {
                return None;
            }
            direction = Some(found);
        } else if classes & IS_NEGATION != 0 {
            negates = true;
        } else if classes & IS_CHANGE != 0 {
            changes = true;
        } else if classes & IS_BESIDE == 0 && !is_beside(word) {
            return None;
        }
    }
    match (direction, negates, changes) {
        (None, true, true) => Some(Direction::Same),
        (Some(direction), false, false) => Some(direction),
        _ => None,
    }
}

/// Whether a part of an answer is only a remark about it, or a placeholder for what the author doesn't know.
pub(crate) fn is_remark(text: &str) -> bool {
    let (mut words, mut tells) = (0, 0);
    for word in text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '.' | '?' | '!' | '…')) {
        if word.is_empty() {
            continue;
        }
        words += 1;
        let is_plain = word.bytes().all(|letter| letter.is_ascii_lowercase());
        let classes = if is_plain { classes_of(word) } else { classes_of(&word.to_lowercase().replace('’', "'")) };
        if classes & IS_REMARK != 0 {
            tells += 1;
        } else if classes & IS_IN_REMARK == 0 && word.chars().any(char::is_alphanumeric) {
            return false;
        }
    }
    tells > 0 || words == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_what_distinguishes() {
        for (one, other) in [
            ("X-rays", "x rays"),
            ("SYN/ACK", "synack"),
            ("log(n)", "log n"),
            ("2*i + 1", "2i+1"),
            ("n²", "n^2"),
            ("Béchamel", "bechamel"),
            ("1.", "1"),
        ] {
            assert_eq!(key(one), key(other), "{one}");
        }
        for (one, other) in [
            ("n!", "n"),
            ("C++", "C"),
            ("Na+", "Na"),
            ("1/2", "12"),
            ("-5", "5"),
            ("10^3", "103"),
            ("3.5", "35"),
            (">=", ">"),
        ] {
            assert_ne!(key(one), key(other), "{one}");
        }
    }

    #[test]
    fn things_have_other_names() {
        for (wording, name) in [
            ("helium", "He"),
            ("He", "helium"),
            ("sodium", "Na+"),
            ("vagus (X)", "10"),
            ("vagus (X)", "vagus"),
            ("II", "2"),
            ("3", "three"),
            ("30", "thirty"),
            ("vasopressin (ADH)", "ADH"),
            ("alpha", "α"),
            ("thymine", "T"),
            ("T", "thymine"),
            ("the nucleus", "nucleus"),
            (">=", "greater than or equal to"),
            ("salat (prayer)", "prayer"),
        ] {
            assert!(keys_of(wording).contains(&key(name)), "{wording} {name}");
        }
        for (wording, name) in [("helium", "H"), ("II", "3"), ("alpha", "β"), ("thymine", "U"), ("potassium", "Na")] {
            assert!(!keys_of(wording).contains(&key(name)), "{wording} {name}");
        }
    }

    #[test]
    fn directions_are_read() {
        let read = |text: &str| direction_of(text.split_whitespace(), |word| word == "supply");
        for (text, direction) in [
            ("goes up", Some(Direction::Up)),
            ("increases", Some(Direction::Up)),
            ("the supply is reduced", Some(Direction::Down)),
            ("stays the same", Some(Direction::Same)),
            ("doesnt change", Some(Direction::Same)),
            ("no change", Some(Direction::Same)),
            ("does not increase", None),
            ("goes up and down", None),
            ("changes", None),
            ("purple", None),
            ("", None),
        ] {
            assert_eq!(read(text), direction, "{text}");
        }
    }

    #[test]
    fn remarks_are_told_from_items() {
        for remark in [
            "idk",
            "and one more i forgot",
            "the other one?",
            "no clue",
            "i'm not sure about the rest",
            "two more",
            "???",
            "duh",
            "don't remember the middle one",
        ] {
            assert!(is_remark(remark), "{remark}");
        }
        for item in ["sodium", "not sodium", "the one", "a remark", "something blue", "first"] {
            assert!(!is_remark(item), "{item}");
        }
    }
}
