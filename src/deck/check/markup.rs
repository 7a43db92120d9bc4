//! Markup: a card's texts are shown literally, so people would see tags, formulas and Markdown as typed.

use popquiz_deck::{Card, Deck};

use super::finding::{Fix, Problem};
use super::rule::Rule;
use super::texts::is_invisible;
use super::texts::{excerpt, texts};
use crate::texts::{Phrase, phrase};

/// The longest tag or formula, in bytes: marks that are farther apart don't belong together.
const MAX_SPAN_BYTES: usize = 300;

pub(super) fn check(card: &Card) -> impl Iterator<Item = Problem> {
    let mut found: Vec<Problem> = Vec::new();
    let mut kinds: Vec<&str> = Vec::new();
    let mut untidy = None;
    let about_markup = texts(card).any(|(_, text)| names_markup(text));
    for (part, text) in texts(card).filter(|_| !about_markup) {
        let clean = clean(text);
        for (kind, sample) in markup(text) {
            if kinds.contains(&kind) {
                continue;
            }
            kinds.push(kind);
            let what = phrase!("check-markup", part = part, kind = phrase!(kind), sample = excerpt(sample));
            let finding = Problem::warning(Rule::Markup, what, advice(kind, sample));
            found.push(finding.fixed_by((!clean.contains(sample)).then_some(Fix::CleanTexts)));
        }
        if clean != text {
            untidy = untidy.or(Some(part));
        }
    }
    if let Some(part) = untidy.filter(|_| found.iter().all(|found| found.fix.is_none())) {
        let what = phrase!("check-untidy", part = part);
        found.push(Problem::warning(Rule::UntidyText, what, phrase!("advice-clean")).fixed_by(Fix::CleanTexts));
    }
    found.into_iter()
}

fn advice(kind: &str, sample: &str) -> Phrase {
    match kind {
        CLOZE => phrase!("advice-cloze"),
        SOUND => phrase!("advice-sound"),
        IMAGE_LINK => phrase!("advice-image-link"),
        HTML_TAG if sample.starts_with("<su") => phrase!("advice-script"),
        _ => phrase!("advice-plain"),
    }
}

const CLOZE: &str = "markup-cloze";
const SOUND: &str = "markup-sound";
const IMAGE_LINK: &str = "markup-image-link";
const HTML_TAG: &str = "markup-html-tag";

/// Whether a deck is about markup, and shows it on purpose.
pub(super) fn is_subject(deck: &Deck) -> bool {
    std::iter::once(&deck.title).chain(&deck.tags).any(|text| names_markup(text))
}

fn names_markup(text: &str) -> bool {
    const SUBJECTS: &[&str] = &[
        "html",
        "html5",
        "xhtml",
        "xml",
        "latex",
        "tex",
        "markdown",
        "svg",
        "jsx",
        "css",
        "template",
        "templates",
        "regex",
        "regexp",
        "entities",
        "tag",
        "tags",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| (3..=9).contains(&word.len()) && SUBJECTS.iter().any(|subject| subject.eq_ignore_ascii_case(word)))
}

/// Tags that only affect formatting, so they can be removed.
const STYLE_TAGS: &[&str] = &["b", "i", "u", "em", "strong", "span", "font", "small", "mark", "big"];
/// Tags that begin a line.
const LINE_TAGS: &[&str] = &["br", "div", "p", "li", "ul", "ol"];
/// Tags that carry meaning: an author has to express it in words.
const MEANINGFUL_TAGS: &[&str] = &[
    "sub", "sup", "img", "table", "tr", "td", "th", "tbody", "a", "code", "pre", "h1", "h2", "h3", "h4", "ruby", "rt",
    "video", "audio", "hr", "details",
];

/// Which one-letter tags a text closes, one bit each: "Vec<u>" closes none.
fn closed_letter_tags(text: &str) -> u32 {
    let letters = text.match_indices("</").filter_map(|(at, _)| text.as_bytes().get(at + 2..at + 4));
    letters.fold(0, |closed_letter_tags, bytes| match bytes {
        [letter, b'>'] if letter.is_ascii_alphabetic() => {
            closed_letter_tags | 1 << (letter.to_ascii_lowercase() - b'a')
        }
        _ => closed_letter_tags,
    })
}

/// A tag at the beginning of a text: its name, and how many bytes it has.
fn tag(text: &str, closed_letter_tags: u32) -> Option<(&'static str, usize)> {
    let inside = beginning(text).strip_prefix('<')?;
    let named = inside.strip_prefix('/').unwrap_or(inside);
    let (name, rest) = named.split_at(named.find(|c: char| !c.is_ascii_alphanumeric())?);
    let name = [STYLE_TAGS, LINE_TAGS, MEANINGFUL_TAGS]
        .into_iter()
        .flatten()
        .find(|known| known.eq_ignore_ascii_case(name))?;
    if let [letter] = name.as_bytes()
        && closed_letter_tags & 1 << (letter - b'a') == 0
    {
        return None;
    }
    let (attributes, _) = rest.split_once('>').filter(|(attributes, _)| !attributes.contains('<'))?;
    // Attributes, a slash or nothing: "a <b and c> d" is a comparison.
    let bare = attributes.trim().trim_end_matches('/');
    let is_tag = bare.is_empty() || bare.contains('=') && attributes.starts_with(char::is_whitespace);
    is_tag.then_some((*name, inside.len() - rest.len() + attributes.len() + 2))
}

/// The beginning of a text.
fn beginning(text: &str) -> &str {
    let mut end = MAX_SPAN_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

const ENTITIES: &[(&str, &str)] = &[
    ("nbsp", " "),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("hellip", "…"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("bull", "•"),
    ("middot", "·"),
    ("times", "×"),
    ("divide", "÷"),
    ("minus", "−"),
    ("plusmn", "±"),
    ("deg", "°"),
    ("le", "≤"),
    ("ge", "≥"),
    ("ne", "≠"),
    ("rarr", "→"),
    ("larr", "←"),
    ("harr", "↔"),
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("Delta", "Δ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("pi", "π"),
    ("sigma", "σ"),
    ("omega", "ω"),
    ("micro", "µ"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("agrave", "à"),
    ("ccedil", "ç"),
    ("ntilde", "ñ"),
    ("euro", "€"),
    ("copy", "©"),
    ("zwnj", "\u{200c}"),
    ("shy", ""),
];

/// The character of an entity at the beginning of a text, and the entity's length in bytes.
fn entity(text: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 10;
    let inside = text.strip_prefix('&')?;
    let end = inside.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = inside.get(..end)?;
    let stands_for = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        let letter = char::from_u32(code).filter(|letter| !letter.is_control())?;
        if letter == '\u{a0}' { " ".to_owned() } else { letter.to_string() }
    } else {
        ENTITIES.iter().find(|(known, _)| *known == name)?.1.to_owned()
    };
    Some((stands_for, end + 2))
}

/// The markup in a text: each kind once, with a sample.
fn markup(text: &str) -> Vec<(&'static str, &str)> {
    let mut found: Vec<(&'static str, &str)> = Vec::new();
    let mut lines = text.lines().map(str::trim);
    if let Some(fence) = lines.clone().find(|line| line.starts_with("```")) {
        // What is between the fences is code.
        return vec![("markup-code-fence", fence)];
    }
    found.extend(lines.clone().find(|line| is_heading(line)).map(|line| ("markup-heading", line)));
    found.extend(lines.find(|line| is_table_rule(line)).map(|line| ("markup-table", line)));
    let closed_letter_tags = closed_letter_tags(text);
    for (at, letter) in text.match_indices(['<', '&', '\\', '$', '[', '{', '!', '*', '|']) {
        let Some(rest) = text.get(at..) else { continue };
        let piece = match letter {
            "<" => tag(rest, closed_letter_tags).map(|(_, length)| (HTML_TAG, length)),
            "&" => entity(rest).map(|(_, length)| ("markup-html-entity", length)),
            // An image's link is looked at with its exclamation mark.
            "[" if text.get(..at).is_some_and(|before| before.ends_with('!')) => None,
            "[" => bracket(rest),
            "{" => cloze(rest).map(|length| (CLOZE, length)),
            "!" => rest.strip_prefix('!').and_then(link).map(|length| (IMAGE_LINK, length + 1)),
            "*" => paired(rest, "**").map(|length| ("markup-bold", length)),
            "|" => paired(rest, "||").map(|length| ("markup-spoiler", length)),
            _ => formula(rest).map(|length| ("markup-formula", length)),
        };
        let Some((kind, length)) = piece else { continue };
        if found.iter().all(|(known, _)| *known != kind) {
            found.extend(rest.get(..length).map(|sample| (kind, sample)));
        }
    }
    found
}

/// The text between two nearby marks, and its length in bytes including both.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> Option<(&'a str, usize)> {
    let (inside, _) = beginning(text).strip_prefix(begin)?.split_once(end)?;
    Some((inside, begin.len() + inside.len() + end.len()))
}

/// LaTeX commands that no other word starts with.
const LATEX_COMMANDS: &[&str] = &[
    "\\frac{",
    "\\sqrt{",
    "\\text{",
    "\\mathbb{",
    "\\mathrm{",
    "\\begin{",
    "\\sum_",
    "\\int_",
    "\\vec{",
    "\\overline{",
    "\\hat{",
];

fn formula(text: &str) -> Option<usize> {
    // Parts of a regular expression are no formula.
    let is_pattern = |inside: &str| {
        inside.contains(['*', '+', '?', '|']) && !inside.contains(['^', '{', '='])
            || ["\\d", "\\w", "\\s", "\\."].iter().any(|it| inside.contains(it))
    };
    let command = |inside: &str| {
        inside.match_indices('\\').any(|(at, _)| {
            inside.get(at + 1..).is_some_and(|rest| rest.chars().take_while(char::is_ascii_alphabetic).count() > 1)
        })
    };
    for (begin, end) in [("\\(", "\\)"), ("\\[", "\\]")] {
        if let Some((inside, length)) = between(text, begin, end) {
            return (!inside.trim().is_empty() && !is_pattern(inside)).then_some(length);
        }
    }
    if let Some((inside, length)) = between(text, "$$", "$$") {
        return inside.chars().any(|c| !c.is_whitespace()).then_some(length);
    }
    if let Some((inside, length)) = between(text, "$", "$") {
        let tight = !inside.starts_with(char::is_whitespace) && !inside.ends_with(char::is_whitespace);
        return (tight && (command(inside) || inside.contains('^'))).then_some(length);
    }
    LATEX_COMMANDS.iter().find(|command| text.starts_with(**command)).map(|command| command.len())
}

fn bracket(text: &str) -> Option<(&'static str, usize)> {
    let sound = between(text, "[sound:", "]").map(|(_, length)| (SOUND, length));
    let latex = || {
        between(text, "[latex]", "[/latex]")
            .or_else(|| between(text, "[$]", "[/$]"))
            .map(|(_, length)| ("markup-formula", length))
    };
    sound.or_else(latex).or_else(|| link(text).map(|length| ("markup-link", length)))
}

/// `[text](address)`.
fn link(text: &str) -> Option<usize> {
    let (name, first) = between(text, "[", "]")?;
    let (address, second) = between(text.get(first..)?, "(", ")")?;
    let is_address = address.contains("://") || address.contains('.') && !address.contains(char::is_whitespace);
    (!name.contains('\n') && is_address).then_some(first + second)
}

/// `{{c1::text}}`.
fn cloze(text: &str) -> Option<usize> {
    let (inside, length) = between(text, "{{c", "}}")?;
    let digits = inside.chars().take_while(char::is_ascii_digit).count();
    (digits > 0 && inside.get(digits..).is_some_and(|rest| rest.starts_with("::"))).then_some(length)
}

/// Text between two marks that directly enclose it.
fn paired(text: &str, mark: &str) -> Option<usize> {
    let (inside, length) = between(text, mark, mark)?;
    let is_word =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || "\"“(".contains(letter));
    let ends = inside.chars().next_back().is_some_and(|letter| letter.is_alphanumeric() || "\"”).:!?".contains(letter));
    // "2**3 and 4**5" are powers.
    let goes_on = text.get(length..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric);
    (is_word(inside.chars().next())
        && ends
        && !goes_on
        && inside.contains(char::is_alphabetic)
        && !inside.contains('\n'))
    .then_some(length)
}

fn is_heading(line: &str) -> bool {
    let level = line.chars().take_while(|letter| *letter == '#').count();
    (2..=6).contains(&level)
        && line.get(level..).is_some_and(|rest| rest.starts_with(' ') && rest.contains(char::is_alphabetic))
}

fn is_table_rule(line: &str) -> bool {
    line.len() > 4
        && line.contains('|')
        && line.contains("--")
        && line.chars().all(|letter| matches!(letter, '|' | '-' | ':' | ' '))
}

/// A text without whatever can be removed safely. The text itself if that's uncertain: if "&lt;b&gt;" would become a
/// tag, or nothing would be left.
pub(super) fn clean(text: &str) -> String {
    let is_tidy =
        |letter: char| letter == '\n' || !letter.is_control() && !is_invisible(letter) && !matches!(letter, '<' | '&');
    if text.trim().len() == text.len() && text.chars().all(is_tidy) && !text.contains("  ") && !text.contains(" \n") {
        return text.to_owned();
    }
    let pass = |text: &str| tidied(&without_markup(&tidied(text)));
    let clean = pass(text);
    if clean.is_empty() || pass(&clean) != clean { text.to_owned() } else { clean }
}

fn without_markup(text: &str) -> String {
    let closed_letter_tags = closed_letter_tags(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let tag = tag(from, closed_letter_tags).filter(|(name, _)| !MEANINGFUL_TAGS.contains(name));
        let length = if let Some((name, length)) = tag {
            if LINE_TAGS.contains(&name) && !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
            length
        } else if let Some((stands_for, length)) = entity(from) {
            out.push_str(&stands_for);
            length
        } else {
            out.push_str(from.get(..1).unwrap_or_default());
            1
        };
        rest = from.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Without invisible characters, and without extra spaces between words and at the ends of lines. Indentation, and
/// spaces in texts of several lines, may be the layout of code.
fn tidied(text: &str) -> String {
    let seen: String = text
        .chars()
        .filter(|letter| !is_invisible(*letter) && (!letter.is_control() || matches!(letter, '\n' | '\t')))
        .collect();
    let lines: Vec<&str> = seen.lines().map(str::trim_end).collect();
    let text = lines.join("\n");
    let text = text.trim_matches('\n');
    if text.contains('\n') || text.contains('`') {
        return text.to_owned();
    }
    let mut tidy = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        // Two spaces after a period are a typist's habit.
        if !(letter == ' ' && tidy.ends_with(' ') && !tidy.trim_end().ends_with(['.', '!', '?', ':'])) {
            tidy.push(letter);
        }
    }
    tidy
}
