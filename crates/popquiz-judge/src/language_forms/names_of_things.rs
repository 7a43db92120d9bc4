//! Names and abbreviations of one thing, which count for each other in every language: chemical symbols and formulas, and
//! words of grammar.

use std::sync::LazyLock;

use crate::languages::folding::fold;
use crate::languages::language::Language;
use crate::languages::phrases::group;
use crate::words::lemma::{Lemma, LemmaMap, hash};

struct Names {
    /// The lines that a name is on, by its folded form.
    lines: LemmaMap<Vec<usize>>,
    all: Vec<Vec<String>>,
    chemical: usize,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let text = include_str!("../words/languages/names_of_things.txt");
    let line = |line: &str| line.split(' ').map(|name| name.replace('_', " ")).collect::<Vec<String>>();
    let mut all: Vec<Vec<String>> = group(text, "chemistry").map(line).collect();
    let chemical = all.len();
    all.extend(group(text, "grammar").map(line));
    let mut lines: LemmaMap<Vec<usize>> = LemmaMap::default();
    for (number, names) in all.iter().enumerate() {
        for name in names {
            lines.entry(key(name)).or_default().push(number);
        }
    }
    Names { lines, all, chemical }
});

fn key(name: &str) -> Lemma {
    hash(&fold(Language::Other, name.trim_matches(|letter: char| !letter.is_alphanumeric())))
}

/// What the answers of a card are called as well. `None` if the prompt has one of the names: "Ag" is no answer to a
/// question about this symbol.
pub(crate) fn other_names(prompt: &str, wordings: &[String]) -> Vec<String> {
    let known = &*NAMES;
    let mut found: Vec<usize> = Vec::new();
    for line in wordings.iter().filter_map(|wording| known.lines.get(&key(wording))).flatten() {
        if !found.contains(line) {
            found.push(*line);
        }
    }
    // Two things of one name, or of different names, are about something else.
    let ([line], true) = (found.as_slice(), wordings.iter().any(|wording| wording.chars().nth(1).is_some())) else {
        return Vec::new();
    };
    let Some(names) = known.all.get(*line) else { return Vec::new() };
    let typed = || prompt.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_chemical = *line < known.chemical;
    // The first is the symbol, which a card may ask for.
    let is_name = |wording: &String| names.iter().skip(1).any(|name| key(name) == key(wording));
    if is_chemical && !wordings.iter().any(is_name) {
        return Vec::new();
    }
    let is_about_symbol = typed().any(|word| names.iter().any(|name| name == word) || is_word_for_symbol(word));
    let is_expected_kind = !is_chemical || is_about_chemistry(prompt);
    if is_about_symbol || !is_expected_kind { Vec::new() } else { names.clone() }
}

fn is_word_for_symbol(word: &str) -> bool {
    const WORDS: &str =
        "zeichen symbol symbole símbolo simbolo символ symbool formel formule fórmula formula формула signum";
    WORDS.split(' ').any(|own| word.to_lowercase().starts_with(own))
}

/// "Mercurio" is a planet as well.
fn is_about_chemistry(prompt: &str) -> bool {
    const STEMS: &str = "\
        metal métal metaal металл element élément элемент stoff chem chim quím quim хим gas gaz gás газ säure acid ácid кислот \
        zuur 金属 元素 物質 物质 气体 気体 atom атом legierung alliage aleaci lega";
    let lower = prompt.to_lowercase();
    STEMS.split_whitespace().any(|stem| lower.contains(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_and_abbreviations_stand_for_names() {
        let names = |prompt: &str, answer: &str| other_names(prompt, &[answer.to_owned()]).join("|");
        assert!(names("Welk metaal is vloeibaar?", "kwik").contains("Hg"));
        assert!(names("Quel gaz les plantes absorbent-elles ?", "dioxyde de carbone").contains("gaz carbonique"));
        assert!(names("Welcher Kasus steht nach „mit“?", "Dativ").contains("3 fall"));
        assert_eq!(names("¿Qué planeta es el más pequeño?", "Mercurio"), "");
        assert_eq!(names("Quod metallum signo Ag significatur?", "argentum"), "");
        assert_eq!(names("Wofür steht das Symbol des Eisens?", "Eisen"), "");
    }
}
