//! What all kinds of judging share: text folded and taken apart into words, and words compared.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Words that carry no meaning of their own here: an answer may have them or not.
const ARTICLES: &[&str] = &["a", "an", "the"];

/// The most characters of an answer that are looked at: as many as a Discord message holds.
pub(super) const LONGEST: usize = 2_000;

/// A text's words: lower case, without accents, Markdown, punctuation and articles. `+` and `#` stay within a word ("c++"), as does a
/// sign before a number; `_`, `.`, `-` and other marks part words.
pub(super) fn words(text: &str) -> Vec<String> {
    let with_articles = split(text);
    let bare: Vec<String> = with_articles.iter().filter(|word| !ARTICLES.contains(&word.as_str())).cloned().collect();
    // "The The" and the vitamin A are answers too.
    if bare.is_empty() { with_articles } else { bare }
}

fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before = ' ';
    let mut letters = text
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter) && !is_invisible(*letter))
        .flat_map(char::to_lowercase)
        .flat_map(
            |letter| if letter == 'ß' { ['s', 's'].into_iter().take(2) } else { [letter, ' '].into_iter().take(1) },
        )
        .take(LONGEST)
        .peekable();
    while let Some(letter) = letters.next() {
        let next_is_digit = letters.peek().is_some_and(char::is_ascii_digit);
        let belongs = letter.is_alphanumeric()
            || matches!(letter, '+' | '#') && !word.is_empty()
            || matches!(letter, '-' | '−') && !before.is_alphanumeric() && next_is_digit
            || matches!(letter, '.' | ',') && before.is_ascii_digit() && next_is_digit;
        if belongs {
            word.push(match letter {
                '−' => '-',
                ',' => '.',
                letter => letter,
            });
        } else if !matches!(letter, '\'' | '’' | '`') {
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            // A comparison is a word: "x > 0" is not "x < 0". An arrow is none.
            if matches!(letter, '<' | '>' | '=' | '≤' | '≥' | '≠')
                && !matches!(before, '-' | '=')
                && letters.peek() != Some(&'-')
            {
                words.push(letter.to_string());
            }
        }
        before = letter;
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// Endings that change a word's form and not what it is about, the longest first, each with the letters that must be left of the word.
const ENDINGS: &[(&str, usize)] = &[
    ("izations", 4),
    ("isations", 4),
    ("ization", 4),
    ("isation", 4),
    ("ations", 4),
    ("ation", 4),
    ("izing", 4),
    ("ising", 4),
    ("ized", 4),
    ("ised", 4),
    ("izes", 4),
    ("ises", 4),
    ("ating", 4),
    ("ated", 4),
    ("ates", 4),
    ("ments", 4),
    ("ment", 4),
    ("ingly", 4),
    ("ize", 4),
    ("ise", 4),
    ("ate", 4),
    ("ings", 4),
    ("ions", 4),
    ("ing", 4),
    ("ion", 4),
    ("ies", 3),
    ("ily", 3),
    ("ed", 4),
    ("ly", 4),
    ("es", 4),
    ("s", 3),
    ("e", 4),
    ("y", 4),
];

/// A word without its commonest endings, so that "layers" and "layer", "normalize", "normalised" and "normalization" are the same.
pub(super) fn stem(word: &str) -> &str {
    if word.len() < 4 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word;
    }
    for (ending, rest) in ENDINGS {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= *rest
            && !(*ending == "s" && stem.ends_with('s'))
        {
            // "dropped" and "drop", "running" and "run": the last letter was doubled for the ending.
            let doubled = stem.len() > 4
                && stem
                    .bytes()
                    .rev()
                    .take(2)
                    .collect::<Vec<_>>()
                    .windows(2)
                    .any(|two| two.first() == two.last() && !b"lsz".contains(two.first().unwrap_or(&0)));
            return if doubled { stem.get(..stem.len() - 1).unwrap_or(stem) } else { stem };
        }
    }
    word
}

/// Pairs of words of which the one denies the other.
const OPPOSITES: &[(&str, &str)] = &[
    ("increase", "decrease"),
    ("minimize", "maximize"),
    ("minimum", "maximum"),
    ("train", "test"),
    ("training", "test"),
    ("encoder", "decoder"),
    ("encode", "decode"),
    ("large", "small"),
    ("larger", "smaller"),
    ("big", "small"),
    ("bigger", "smaller"),
    ("more", "less"),
    ("more", "fewer"),
    ("add", "remove"),
    ("first", "last"),
    ("high", "low"),
    ("higher", "lower"),
    ("freeze", "unfreeze"),
    ("frozen", "unfrozen"),
    ("same", "different"),
    ("before", "after"),
    ("early", "late"),
    ("always", "never"),
    ("past", "future"),
    ("true", "false"),
    ("generator", "discriminator"),
    ("input", "output"),
    ("upper", "lower"),
    ("fast", "slow"),
    ("faster", "slower"),
    ("long", "short"),
    ("longer", "shorter"),
    ("overfit", "underfit"),
    ("overfitting", "underfitting"),
    ("better", "worse"),
    ("best", "worst"),
    ("strong", "weak"),
    ("positive", "negative"),
    ("supervised", "unsupervised"),
    ("absolute", "square"),
    ("sparse", "dense"),
    ("left", "right"),
    ("up", "down"),
    ("global", "local"),
    ("random", "fixed"),
    ("parallel", "serial"),
    ("gain", "lose"),
    ("start", "end"),
    ("internal", "external"),
    ("open", "closed"),
    ("hot", "cold"),
    ("win", "lose"),
];

/// Whether an answer says the opposite of an expected word: it has the word's opposite and not the word.
pub(super) fn contradicts(typed: &[String], expected: &[String]) -> bool {
    let has = |words: &[String], word: &str| words.iter().any(|it| stem(it) == stem(word));
    let against = |said: &str, meant: &str| {
        has(expected, meant) && !has(expected, said) && has(typed, said) && !has(typed, meant)
    };
    OPPOSITES.iter().any(|(one, other)| against(one, other) || against(other, one))
}

/// How many slips a typo of a word may have: short words are too near to others for any.
fn slips_allowed(word: &str) -> usize {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Whether what was typed is the expected word, up to its ending or a typo. A typo has the same digits, and is not itself a word `known` to
/// mean something else.
pub(super) fn same_word(typed: &str, expected: &str, known: &dyn Fn(&str) -> bool) -> bool {
    if typed == expected || stem(typed) == stem(expected) {
        return true;
    }
    // "info" for "information": the beginning of a long word, long enough to be nothing else.
    if typed.chars().count() >= 4
        && expected.chars().count() >= typed.chars().count() + 3
        && expected.starts_with(typed)
        && !turns(typed)
        && !known(stem(typed))
    {
        return true;
    }
    let slips = slips_allowed(expected);
    let has_digits = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    if slips == 0 || typed.len().abs_diff(expected.len()) > 2 * slips || has_digits(typed) || has_digits(expected) {
        return false;
    }
    let first = |word: &str| word.chars().next();
    // People seldom miss the first letter; words that differ there mostly differ in meaning.
    let slips = if first(typed) == first(expected) { slips } else { slips.min(1) };
    strsim::osa_distance(typed, expected) <= slips && !flips(typed, expected) && !known(typed) && !known(stem(typed))
}

/// Beginnings that turn a word into its opposite or into another thing.
const TURNS: &[&str] = &[
    "un", "in", "im", "non", "dis", "de", "over", "under", "en", "pre", "post", "min", "max", "anti", "hyper", "hypo",
    "inter", "intra", "micro", "macro",
];

/// Whether a word is such a beginning by itself.
pub(super) fn turns(word: &str) -> bool {
    TURNS.contains(&word)
}

fn flips(typed: &str, expected: &str) -> bool {
    let turn = |word: &str| TURNS.iter().filter(|turn| word.starts_with(**turn)).max_by_key(|turn| turn.len()).copied();
    turn(typed) != turn(expected)
}

/// Words that deny.
const NEGATIONS: &[&str] = &[
    "not",
    "no",
    "never",
    "without",
    "cannot",
    "cant",
    "dont",
    "doesnt",
    "isnt",
    "arent",
    "wont",
    "didnt",
    "none",
    "neither",
    "nor",
    "nothing",
    "prevent",
    "prevents",
    "preventing",
    "avoids",
    "fails",
];

/// Whether a text denies an odd number of times.
pub(super) fn denies(words: &[String]) -> bool {
    words.iter().filter(|word| NEGATIONS.contains(&word.as_str())).count() % 2 == 1
}

/// Words too common to say anything about an answer.
pub(super) fn is_filler(word: &str) -> bool {
    const FILLERS: &[&str] = &[
        "is", "are", "was", "were", "be", "been", "it", "its", "they", "them", "their", "this", "that", "these",
        "those", "of", "to", "in", "on", "at", "by", "for", "with", "as", "and", "or", "which", "what", "who", "how",
        "when", "where", "why", "you", "your", "we", "our", "i", "my", "me", "do", "does", "did", "can", "could",
        "will", "would", "should", "may", "so", "then", "than", "there", "such", "also", "just", "very", "from",
        "into", "has", "have", "had", "if", "but", "because", "like", "some", "any", "each", "every", "one", "use",
        "used", "using", "called", "whats", "thing", "things", "etc",
    ];
    FILLERS.contains(&word) || ARTICLES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(typed: &str, expected: &str) -> bool {
        same_word(typed, expected, &|_| false)
    }

    #[test]
    fn folding_leaves_what_matters() {
        assert_eq!(words("**The** Ｋ-Fold “Validation”!"), ["k", "fold", "validation"]);
        assert_eq!(
            words("Crème brûlée, c++ and model.fit_generator"),
            ["creme", "brulee", "c++", "and", "model", "fit", "generator"]
        );
        assert_eq!(words("-0,5 don't"), ["-0.5", "dont"]);
        assert_eq!(words("straße\u{200b}n"), ["strassen"]);
        assert_eq!(words("!!! 🎉"), Vec::<String>::new());
        assert_eq!(words("a"), ["a"]);
    }

    #[test]
    fn typos_count_and_look_alikes_do_not() {
        assert!(
            same("regularisation", "regularization")
                && same("regulariztion", "regularization")
                && same("validatoin", "validation")
        );
        assert!(same("layers", "layer") && same("dropped", "dropped"));
        assert!(!same("l1", "l2") && !same("1d", "2d"));
        assert!(!same("underfitting", "overfitting") && !same("minimize", "maximize") && !same("encoder", "decoder"));
        assert!(!same_word("train", "brain", &|word| word == "train"));
    }
}
