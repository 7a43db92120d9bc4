//! The wordings in an answer that lists them: "dog, hound", "big; large", "car/automobile", "(to) brush".

use super::closed_sets::name_two_things;

/// The most wordings of a word; more are an enumeration.
const MOST: usize = 6;

/// The most words of a wording; more are a clause of a sentence.
const WORDS: usize = 4;

/// The wordings in a word's translation; `None` if it's one wording, or lists things that belong together.
///
/// Where answers are `capitalized`, as German nouns are, capital letters don't make them names.
pub(super) fn alternatives(prompt: &str, answer: &str, capitalized: bool) -> Option<Vec<String>> {
    let answer = answer.trim();
    if answer.ends_with(['.', '!', '?', '。']) || answer.contains(UNLIKE_WORDS) || answer.contains("...") {
        return None;
    }
    let parts: Vec<&str> = outside_brackets(answer, SEPARATORS);
    let mut whole = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let part = part.trim();
        // "Big, large, or huge"
        let part = if place > 0 { without_or(part) } else { part };
        whole.extend(of_slashes(part)?);
    }
    let is_several = whole.len() > 1;
    // "Gehen, ging, gegangen" asks for as many forms.
    let are_synonyms = || {
        whole.len() <= MOST
            && separators(prompt) == 0
            && whole.iter().all(|part| is_wording(part))
            && !belong_together(prompt, &whole, capitalized)
    };
    if is_several && !are_synonyms() {
        return None;
    }
    let mut wordings: Vec<String> = Vec::new();
    for wording in whole.iter().flat_map(|part| with_and_without(part)) {
        if !wordings.contains(&wording) {
            wordings.push(wording);
        }
    }
    (wordings.len() > 1).then_some(wordings)
}

/// What stands between wordings.
const SEPARATORS: &[char] = &[',', ';', '、', '，', '；'];

/// Signs that no word has: they belong to formulas, sentences and explanations.
const UNLIKE_WORDS: &[char] =
    &['=', ':', '：', '…', '\n', '→', '"', '“', '”', '„', '«', '»', '<', '>', '{', '}', '[', ']', '\\', '`', '&', '+'];

fn separators(text: &str) -> usize {
    text.chars().filter(|letter| SEPARATORS.contains(letter) || *letter == '/').count()
}

/// Splits a text where one of these stands outside of brackets: "bank (river, lake), shore".
fn outside_brackets<'a>(text: &'a str, at: &[char]) -> Vec<&'a str> {
    let mut depth = 0_usize;
    text.split(|letter: char| {
        match letter {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && at.contains(&letter)
    })
    .collect()
}

/// The wordings of "make/do homework", "el coche / el carro" and "car/automobile". `None` for "km/h" and "and/or".
fn of_slashes(part: &str) -> Option<Vec<String>> {
    let pieces = outside_brackets(part, &['/', '／']);
    if pieces.len() == 1 {
        return Some(vec![part.to_owned()]);
    }
    let has_blank = part.contains("/ ") || part.contains(" /") || part.contains('／');
    if has_blank || !part.contains(char::is_whitespace) {
        let pieces: Vec<String> = pieces.iter().map(|piece| piece.trim().to_owned()).collect();
        return pieces.iter().all(|piece| is_whole_word(piece)).then_some(pieces);
    }
    // Without blanks, a slash stands between two words of a phrase, both of which go with the others.
    let words: Vec<&str> = part.split_whitespace().collect();
    let place = words.iter().position(|word| word.contains('/'))?;
    let choices: Vec<&str> = words.get(place)?.split('/').collect();
    let is_only_one = words.iter().filter(|word| word.contains('/')).count() == 1;
    // "Do" and "make": next to other words, short ones are no units.
    let is_word =
        |choice: &&str| choice.chars().count() > 1 && choice.chars().all(char::is_lowercase) && *choice != "or";
    (is_only_one && choices.iter().all(is_word)).then(|| {
        let phrase = |choice: &&str| {
            let mut words = words.clone();
            if let Some(word) = words.get_mut(place) {
                *word = choice;
            }
            words.join(" ")
        };
        choices.iter().map(phrase).collect()
    })
}

/// "Km" and "h" of "km/h" are no words, and neither are those of "TCP/IP", "and/or" and "w/o".
fn is_whole_word(piece: &str) -> bool {
    /// Short words that aren't units.
    const SHORT: &[&str] = &["he", "it", "we", "me", "to", "in", "on", "at", "by", "up", "do", "go", "el", "la", "er"];
    let is_short = piece.is_ascii() && piece.len() < 3;
    let is_abbreviation = piece.is_ascii() && !piece.contains(char::is_lowercase);
    (!is_short || SHORT.contains(&piece)) && !is_abbreviation && !["and", "either", "und"].contains(&piece)
}

fn without_or(part: &str) -> &str {
    let or = ["or ", "oder ", "ou ", "o ", "of "].iter().find_map(|or| part.strip_prefix(or));
    // "O livro" has an article.
    or.filter(|rest| !rest.contains(char::is_whitespace)).unwrap_or(part)
}

/// Whether a part of an answer can stand alone: a word or a few, without digits, no ending such as "-e", and no clause.
fn is_wording(part: &str) -> bool {
    let words: Vec<String> = part.split_whitespace().map(str::to_lowercase).collect();
    let is_clause = words.first().is_some_and(|first| CLAUSES.contains(&first.as_str()));
    let is_joined = words.iter().any(|word| AND.contains(&word.as_str()));
    (1..=WORDS).contains(&words.len())
        && part.starts_with(|first: char| first.is_alphabetic() || first == '(' || first == '（')
        && !part.ends_with(['-', '.'])
        && !part.contains(|letter: char| letter.is_numeric())
        && !is_clause
        && !is_joined
        && words.iter().all(|word| word != "etc")
}

/// Words that begin a clause: the comma before them belongs to a sentence.
const CLAUSES: &[&str] = &[
    "which",
    "that",
    "who",
    "whom",
    "whose",
    "where",
    "when",
    "while",
    "because",
    "but",
    "so",
    "if",
    "as",
    "than",
    "especially",
    "usually",
    "e.g",
    "e.g.",
    "i.e.",
    "not",
    "welche",
    "welcher",
    "welches",
    "dass",
    "weil",
    "aber",
    "sondern",
    "wenn",
    "nicht",
    "qui",
    "que",
    "mais",
    "pas",
    "pero",
    "sino",
    "porque",
    "mas",
    "nor",
];

/// Words that join things into a list: "red, green and blue".
const AND: &[&str] = &["and", "und", "et", "y", "e", "und", "og", "och", "ed", "и", "и́"];

/// Greetings and the like: "yes, please" is one thing to say.
const INTERJECTIONS: &[&str] = &[
    "yes", "no", "hello", "hi", "hey", "please", "thanks", "thank", "sorry", "oh", "well", "okay", "ok", "goodbye",
    "bye", "sir", "madam", "ja", "nein", "hallo", "bitte", "danke", "oui", "non", "merci", "salut", "sí", "gracias",
    "hola", "sim", "não", "obrigado", "olá",
];

/// What others follow in one sentence: "yes, please", "no, thanks".
const YES_OR_NO: &[&str] = &["yes", "no", "ja", "nein", "oui", "non", "sí", "sim", "não"];

/// Whether parts are one thing together: forms of a word, things of one kind, a place with its state, or a sentence.
fn belong_together(prompt: &str, parts: &[String], capitalized: bool) -> bool {
    let starting_with = |words: &[&str]| {
        let first = |part: &String| part.split_whitespace().next().unwrap_or_default().to_lowercase();
        parts.iter().filter(|part| words.contains(&first(part).as_str())).count()
    };
    let is_mixed = |count: usize| count > 0 && count < parts.len();
    let is_sentence = is_mixed(starting_with(INTERJECTIONS)) || is_mixed(starting_with(YES_OR_NO));
    is_sentence || are_names(prompt, parts, capitalized) || are_forms(parts) || name_two_things(parts)
}

/// "Paris, Texas" is one place. "Dog → Hund, Köter" isn't: where all nouns have capitals, a prompt in lowercase shows that
/// they aren't names.
fn are_names(prompt: &str, parts: &[String], capitalized: bool) -> bool {
    let capitals = parts.iter().filter(|part| part.starts_with(char::is_uppercase)).count();
    let is_english = |part: &String| {
        let mut words = part.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
        words.all(|word| popquiz_judge::english::is_word(&word.to_lowercase()))
    };
    match capitals {
        0 => false,
        all if all == parts.len() => {
            !parts.iter().all(is_english) && (!capitalized || prompt.starts_with(char::is_uppercase))
        }
        // "Yes, dear"; but "Englisch, auf Englisch".
        _ => parts.first().is_some_and(|first| first.starts_with(char::is_uppercase)) && capitals == 1,
    }
}

/// "Go, went, gone", "amo, amare, amavi", "child, children", and "good, better, best".
fn are_forms(parts: &[String]) -> bool {
    /// The letters that forms of a word have in common, at least.
    const STEM: usize = 4;
    /// The most letters of an ending: "summer" and "summertime" are two words.
    const ENDING: usize = 3;
    let lower: Vec<String> = parts.iter().map(|part| part.to_lowercase()).collect();
    if lower.iter().any(|part| part.contains(char::is_whitespace)) {
        return false;
    }
    let shared = |one: &str, other: &str| one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let pairs = || lower.iter().zip(lower.iter().skip(1));
    let is_irregular = IRREGULAR.iter().any(|forms| pairs().any(|(one, other)| has_both(forms, one, other)));
    let has_stem = |(one, other): (&String, &String)| {
        let shorter = one.chars().count().min(other.chars().count());
        let most = if lower.len() > 2 { 2 } else { STEM };
        let shared = shared(one, other);
        let ending = one.chars().count().max(other.chars().count()) - shared;
        shared >= most && (lower.len() > 2 || shared * 5 >= shorter * 4 && ending <= ENDING)
    };
    is_irregular || pairs().all(has_stem)
}

fn has_both(forms: &str, one: &str, other: &str) -> bool {
    let has = |word: &str| forms.split(' ').any(|form| form == word);
    has(one) && has(other)
}

/// The forms of common irregular words.
const IRREGULAR: &[&str] = &[
    "be am is are was were been",
    "have has had",
    "do does did done",
    "go goes went gone",
    "see saw seen",
    "eat ate eaten",
    "take took taken",
    "give gave given",
    "come came",
    "get got gotten",
    "make made",
    "say said",
    "know knew known",
    "think thought",
    "bring brought",
    "buy bought",
    "write wrote written",
    "drink drank drunk",
    "sing sang sung",
    "swim swam swum",
    "begin began begun",
    "run ran",
    "find found",
    "tell told",
    "leave left",
    "speak spoke spoken",
    "sleep slept",
    "stand stood",
    "good better best",
    "bad worse worst",
    "much more most",
    "little less least",
    "man men",
    "woman women",
    "child children",
    "foot feet",
    "tooth teeth",
    "mouse mice",
    "person people",
];

/// Words in brackets that can be left out: "(to) brush", "(der) Hund", "se laver (les mains)" has none.
const OPTIONAL: &[&str] = &[
    "to", "a", "an", "the", "der", "die", "das", "ein", "eine", "el", "la", "los", "las", "un", "una", "le", "les",
    "l'", "l’", "une", "o", "os", "as", "um", "uma", "il", "lo", "gli", "i", "sich", "se", "s'", "s’", "zu", "up",
    "of", "out", "off", "away", "down", "over", "oneself", "de", "het", "een",
];

/// "To brush" and "brush" for "(to) brush"; "color" and "colour" for "colo(u)r"; a text without such brackets as it is.
fn with_and_without(part: &str) -> Vec<String> {
    /// The most letters in the middle or at the end of a word that can be left out: "Lehrer(in)".
    const LETTERS: usize = 4;
    let as_it_is = || vec![part.to_owned()];
    let Some((before, rest)) = part.split_once('(') else { return as_it_is() };
    let Some((inside, after)) = rest.split_once(')') else { return as_it_is() };
    if inside.contains('(') || after.contains('(') {
        return as_it_is();
    }
    let touches = before.ends_with(char::is_alphabetic) || after.starts_with(char::is_alphabetic);
    let is_word = OPTIONAL.contains(&inside.to_lowercase().as_str());
    let is_letters = inside.chars().all(char::is_alphabetic) && inside.chars().count() <= LETTERS;
    if inside.is_empty() || !(is_word || touches && is_letters) {
        return as_it_is();
    }
    let joined = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let both = [joined(format!("{before}{inside}{after}")), joined(format!("{before}{after}"))];
    if both.iter().any(String::is_empty) { as_it_is() } else { both.to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(prompt: &str, answer: &str) -> String {
        alternatives(prompt, answer, false).unwrap_or_default().join(" | ")
    }

    #[test]
    fn ways_to_say_one_thing_are_split() {
        for (prompt, answer, wordings) in [
            ("perro", "dog, hound", "dog | hound"),
            ("grande", "big; large", "big | large"),
            ("coche", "car/automobile", "car | automobile"),
            ("coche", "the car / the automobile", "the car | the automobile"),
            ("hacer los deberes", "do/make homework", "do homework | make homework"),
            ("cepillar", "(to) brush", "to brush | brush"),
            ("limpiar", "(to) brush, clean", "to brush | brush | clean"),
            ("limpiar", "to brush, to clean; to wipe", "to brush | to clean | to wipe"),
            ("color", "colo(u)r", "colour | color"),
            ("teacher", "Lehrer(in)", "Lehrerin | Lehrer"),
            ("grande", "big, large, or huge", "big | large | huge"),
            ("dog", "der Hund, der Köter", "der Hund | der Köter"),
            ("Hund", "Dog, Hound", "Dog | Hound"),
            ("big", "大きい、でかい", "大きい | でかい"),
            ("大きい", "big, large", "big | large"),
            ("orilla", "bank (river, lake), shore", "bank (river, lake) | shore"),
            ("er", "he/it", "he | it"),
            ("danke", "thanks, thank you", "thanks | thank you"),
            ("verano", "summer, summertime", "summer | summertime"),
        ] {
            assert_eq!(split(prompt, answer), wordings, "{answer}");
        }
    }

    #[test]
    fn nouns_with_capitals_are_no_names_where_all_answers_have_them() {
        let split = |prompt, answer| alternatives(prompt, answer, true).unwrap_or_default();
        assert_eq!(split("dog", "Hund, Köter"), ["Hund", "Köter"]);
        assert_eq!(split("la ciudad", "Paris, Texas"), ["Paris", "Texas"]);
        assert!(split("La ciudad", "Paris, Texas").is_empty());
    }

    #[test]
    fn lists_names_forms_numbers_and_sentences_are_left_alone() {
        for (prompt, answer) in [
            ("perro", "dog"),
            ("las estaciones", "spring, summer, autumn, winter"),
            ("los colores", "red, green and blue"),
            ("los padres", "mother, father"),
            ("gehen, ging, gegangen", "go, went, gone"),
            ("gehen", "go, went, gone"),
            ("amar", "amo, amare, amavi, amatum"),
            ("Kind", "child, children"),
            ("bueno", "good, better, best"),
            ("dog", "der Hund, -e"),
            ("la ciudad", "Paris, Texas"),
            ("La capital", "Washington, D.C."),
            ("la ciudad", "San José, Costa Rica"),
            ("velocidad", "km/h"),
            ("red", "TCP/IP"),
            ("y/o", "and/or"),
            ("sin", "w/o"),
            ("mil", "1,000"),
            ("mitad", "1/2"),
            ("fecha", "July 4, 1776"),
            ("sí", "Yes, please"),
            ("sí", "yes, please"),
            ("saludo", "hello, my friend"),
            ("saludo", "Hello, how are you?"),
            ("viuda", "a woman, whose husband died"),
            ("perro", "dog (animal)"),
            ("letras", "a, b, c, d, e, f, g, h"),
            ("sumar", "a + b, c"),
            ("er/sie/es", "he/she/it"),
            ("nada", ", ,"),
            ("nada", "()"),
            ("", ""),
        ] {
            assert_eq!(split(prompt, answer), "", "{prompt}: {answer}");
        }
    }
}
