//! Templates of note types: which fields make up a card's question and answer, and how.
//!
//! A template is HTML with `{{Field}}`, `{{filter:Field}}`, `{{FrontSide}}`, and sections that depend on a field:
//! `{{#Field}}…{{/Field}}` if it isn't empty, `{{^Field}}…{{/Field}}` if it is.

use std::collections::{HashMap, HashSet};

use popquiz_deck::fold::is_blank;

use super::cloze::{self, Side};
use super::collection::NoteType;
use crate::deck::format::html;
use crate::texts::{Phrase, phrase};

/// The longest template, without its scripts and styles.
const TEMPLATE_BYTES: usize = 64 * 1024;

/// The longest tag that may be the line between question and answer.
const LINE_BYTES: usize = 200;

/// How deeply sections may be nested.
const DEPTH: usize = 32;

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Html(String),
    Field {
        field: usize,
        filters: Vec<String>,
    },
    /// Shown if a field is empty, or if it isn't.
    Section {
        when: Condition,
        parts: Vec<Node>,
    },
}

#[derive(Clone, Debug, PartialEq)]
enum Condition {
    /// The field isn't empty (or is).
    Field(usize, bool),
    /// The note has tags (or none).
    Tags(bool),
    /// It is the card of this cloze (or not).
    Cloze(u32, bool),
    Always,
    Never,
}

/// How a card is made from a note's fields.
#[derive(Clone, Debug)]
pub(super) struct Template {
    question: Vec<Node>,
    /// What the back adds to the front.
    answer: Vec<Node>,
    /// The field whose clozes are asked for.
    pub cloze: Option<usize>,
    /// Fields of the question.
    asked: HashSet<usize>,
    /// Fields that may be the answer, the likeliest first.
    answers: Vec<usize>,
    /// The number of bytes of both sides: the minimum cost of making a card.
    pub bytes: usize,
}

/// A note as templates see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values<'a> {
    pub fields: &'a [&'a str],
    pub has_tags: bool,
    /// The number of the cloze that is asked for; from 1.
    pub number: u32,
}

/// A card's three parts, as HTML.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rendered {
    pub question: String,
    pub answer: String,
    /// The rest of the back, with [`ANSWER_MARK`] in place of the answer.
    pub rest: String,
    /// Whether fields have put something there.
    pub has_more: bool,
}

/// Stands for the answer in the rest of the back: a character from Unicode's private use area.
pub(super) const ANSWER_MARK: char = '\u{e000}';

/// Names of fields that contain answers, in the stock note types of several languages and in popular shared decks.
const ANSWERS: &[&str] = &[
    "back",
    "answer",
    "answers",
    "definition",
    "meaning",
    "translation",
    "english",
    "rückseite",
    "antwort",
    "verso",
    "réponse",
    "reverso",
    "respuesta",
];

/// Names of fields that are shown around an answer in popular shared decks.
const REMARKS: &[&str] = &[
    "header",
    "title",
    "heading",
    "topic",
    "subject",
    "chapter",
    "lesson",
    "source",
    "sources",
    "audio",
    "sound",
    "pronunciation",
    "ipa",
    "image",
    "picture",
    "photo",
    "extra",
    "hint",
    "notes",
    "note",
    "tags",
    "id",
    "number",
    "part of speech",
    "example",
    "sentence",
    "quelle",
    "bild",
    "ton",
    "fuente",
    "imagen",
    "audio 1",
];

impl Template {
    /// Parses the two sides of a template, or says what is wrong with it.
    pub(super) fn new(kind: &NoteType, front: &str, back: &str) -> Result<Self, Phrase> {
        let sides = [front, back].map(without_code);
        if sides.iter().any(|side| side.len() > TEMPLATE_BYTES) {
            return Err(phrase!("skipped-long-template", name = &kind.name));
        }
        let bytes = sides.iter().map(String::len).sum();
        // Of fields with one name the first is meant.
        let names: HashMap<&str, usize> =
            kind.fields.iter().enumerate().rev().map(|(place, name)| (name.as_str(), place)).collect();
        let [question, back] = sides.map(|side| parse(&side, &names));
        let mut asked = HashSet::new();
        fields(&question, &mut |field, filters| {
            if !filters.iter().any(|filter| matches!(filter.as_str(), "type" | "hint" | "cloze")) {
                asked.insert(field);
            }
        });
        let mut cloze = None;
        fields(&question, &mut |field, filters| {
            if cloze.is_none() && filters.iter().any(|filter| filter == "cloze") {
                cloze = Some(field);
            }
        });
        let added = |parts: &[Node]| {
            let mut added: Vec<(bool, usize)> = Vec::new();
            let mut known = HashSet::new();
            fields(parts, &mut |field, filters| {
                if !asked.contains(&field) && Some(field) != cloze && known.insert(field) {
                    added.push((filters.iter().any(|filter| filter == "type"), field));
                }
            });
            added
        };
        // The part above the line that Anki scrolls to usually repeats the front.
        let below = below_line(&back);
        let answer = below.filter(|below| cloze.is_some() || !added(below).is_empty()).unwrap_or(back);
        let mut answers = added(&answer);
        let is_named = |field: usize| {
            let name = kind.fields.get(field).map(|name| name.trim().to_lowercase()).unwrap_or_default();
            ANSWERS.contains(&name.as_str())
        };
        let is_remark = |field: usize| {
            let name = kind.fields.get(field).map(|name| name.trim().to_lowercase()).unwrap_or_default();
            REMARKS.contains(&name.as_str())
        };
        // Otherwise, unchanged.
        answers.sort_by_key(|(is_typed, field)| (!is_typed, !is_named(*field), is_remark(*field)));
        let answers = answers.into_iter().map(|(_, field)| field).collect();
        Ok(Self { question, answer, cloze: cloze.filter(|_| kind.is_cloze), asked, answers, bytes })
    }

    /// A card's sides; `None` if they are longer than `most` bytes.
    pub(super) fn render(&self, values: Values<'_>, most: usize) -> Option<Rendered> {
        let value = |field: usize| values.fields.get(field).copied().unwrap_or_default();
        let mut rendered = Rendered::default();
        let mut renderer = Renderer { values, most, out: String::new(), left_out: None, has_field: false };
        renderer.write(&self.question, Side::Question)?;
        rendered.question = std::mem::take(&mut renderer.out);
        let main = match self.cloze {
            Some(cloze) => {
                rendered.answer = cloze::expand(value(cloze), values.number, Side::Answer);
                None
            }
            // A sound, or nothing but a picture, is in front of many answers.
            None => [has_text, has_image, |field: &str| !is_empty(field)]
                .into_iter()
                .find_map(|says| self.answers.iter().copied().find(|field| says(value(*field)))),
        };
        if let Some(main) = main {
            value(main).clone_into(&mut rendered.answer);
        }
        if rendered.answer.len() > most {
            return None;
        }
        renderer.left_out = Some((main, self));
        renderer.has_field = false;
        renderer.write(&self.answer, Side::Answer)?;
        rendered.has_more = renderer.has_field;
        rendered.rest = renderer.out;
        Some(rendered)
    }
}

struct Renderer<'a> {
    values: Values<'a>,
    most: usize,
    out: String,
    /// On the back: the answer, and the template without repeating the question.
    left_out: Option<(Option<usize>, &'a Template)>,
    has_field: bool,
}

impl Renderer<'_> {
    fn write(&mut self, parts: &[Node], side: Side) -> Option<()> {
        for part in parts {
            match part {
                Node::Html(html) => self.out.push_str(html),
                Node::Field { field, filters } => self.field(*field, filters, side),
                Node::Section { when, parts } => {
                    if self.holds(when) {
                        self.write(parts, side)?;
                    }
                }
            }
            if self.out.len() > self.most {
                return None;
            }
        }
        Some(())
    }

    fn holds(&self, when: &Condition) -> bool {
        match *when {
            Condition::Field(field, wanted) => {
                self.values.fields.get(field).is_some_and(|value| !is_empty(value)) == wanted
            }
            Condition::Tags(wanted) => self.values.has_tags == wanted,
            Condition::Cloze(number, wanted) => (self.values.number == number) == wanted,
            Condition::Always => true,
            Condition::Never => false,
        }
    }

    fn field(&mut self, field: usize, filters: &[String], side: Side) {
        let value = self.values.fields.get(field).copied().unwrap_or_default();
        let has = |wanted: &str| filters.iter().any(|filter| filter == wanted);
        if let Some((main, template)) = self.left_out {
            if Some(field) == main {
                self.out.push(ANSWER_MARK);
                return;
            }
            if template.asked.contains(&field) || has("cloze") {
                return;
            }
        } else if has("type") || has("hint") {
            // A box to type into; a hint that is shown on demand.
            return;
        }
        if is_empty(value) {
            return;
        }
        self.has_field = true;
        if has("cloze") {
            self.out.push_str(&cloze::expand(value, self.values.number, side));
        } else if has("kana") || has("kanji") {
            self.out.push_str(&read_out(value, has("kana")));
        } else {
            self.out.push_str(value);
        }
    }
}

/// "漢字[かんじ]" as its reading, or without it.
fn read_out(text: &str, by_reading: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, reading, behind)) =
        rest.split_once('[').and_then(|(before, rest)| rest.split_once(']').map(|(it, behind)| (before, it, behind)))
    {
        let word = before.rfind([' ', '>']).map_or(0, |at| at + 1);
        let (ahead, word) = before.split_at(word);
        out.push_str(ahead.strip_suffix(' ').unwrap_or(ahead));
        out.push_str(if by_reading { reading } else { word });
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// Whether a field is empty: only spaces, line breaks and the tags that Anki's editor leaves behind.
pub(super) fn is_empty(html: &str) -> bool {
    const NOTHING: &[&str] = &["&nbsp;", "<br>", "<br/>", "<br />", "<div>", "</div>"];
    let mut rest = html.trim_start();
    'pieces: while !rest.is_empty() {
        for nothing in NOTHING {
            if let Some(behind) = rest.strip_prefix(nothing) {
                rest = behind.trim_start();
                continue 'pieces;
            }
        }
        return false;
    }
    true
}

/// Whether a field says something in words or signs, beside sounds and pictures.
fn has_text(field: &str) -> bool {
    if !field.contains(['[', '<', '&']) {
        return !is_empty(field);
    }
    let mut plain = String::with_capacity(field.len());
    let mut rest = field;
    while let Some(at) = rest.find("[sound:") {
        let (before, sound) = rest.split_at(at);
        plain.push_str(before);
        rest = sound.split_once(']').map_or("", |(_, behind)| behind);
    }
    plain.push_str(rest);
    // Most fields have no tags that would have to be read.
    !is_empty(&plain) && (!plain.contains('<') || !is_blank(&html::text(&plain)))
}

fn has_image(field: &str) -> bool {
    field.contains("<img")
}

/// Removes scripts, styles and comments, which cards don't show: some templates have a hundred kilobytes of them.
fn without_code(template: &str) -> String {
    const CODE: &[(&str, &str)] = &[("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->")];
    let lower = template.to_ascii_lowercase();
    let mut out = String::new();
    let mut at = 0;
    while let Some(found) = lower.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + found;
        out.push_str(template.get(at..start).unwrap_or_default());
        let rest = lower.get(start..).unwrap_or_default();
        let code = CODE.iter().find(|(begins, _)| rest.starts_with(begins));
        at = if let Some((_, ends)) = code {
            rest.find(ends).map_or(template.len(), |end| start + end + ends.len())
        } else {
            out.push('<');
            start + 1
        };
    }
    out.push_str(template.get(at..).unwrap_or_default());
    out
}

fn parse(template: &str, names: &HashMap<&str, usize>) -> Vec<Node> {
    const OTHER_MARKS: &str = "{{=<% %>=}}";
    let replaced;
    let mut rest = match template.trim_start().strip_prefix(OTHER_MARKS) {
        Some(template) => {
            replaced = template.replace("<%", "{{").replace("%>", "}}");
            replaced.as_str()
        }
        None => template,
    };
    // Parts that are open, each in the one before.
    let mut open: Vec<(Condition, Vec<Node>)> = vec![(Condition::Always, Vec::new())];
    while let Some((html, inside, behind)) =
        rest.split_once("{{").and_then(|(html, rest)| rest.split_once("}}").map(|(it, behind)| (html, it, behind)))
    {
        push(&mut open, Node::Html(html.to_owned()));
        rest = behind;
        let inside = inside.trim_start_matches('{').trim();
        if let Some(name) = inside.strip_prefix('#') {
            begin(&mut open, when(name.trim(), true, names));
        } else if let Some(name) = inside.strip_prefix('^') {
            begin(&mut open, when(name.trim(), false, names));
        } else if inside.starts_with('/') {
            end(&mut open);
        } else {
            let mut filters: Vec<String> = inside.split(':').map(|part| part.trim().to_owned()).collect();
            let name = filters.pop().unwrap_or_default();
            // Tags, the deck's name and the like say nothing about the answer; the front isn't repeated on the back.
            if let Some(&field) = names.get(name.as_str()) {
                push(&mut open, Node::Field { field, filters });
            }
        }
    }
    push(&mut open, Node::Html(rest.to_owned()));
    while open.len() > 1 {
        end(&mut open);
    }
    open.pop().map(|(_, parts)| parts).unwrap_or_default()
}

fn push(open: &mut [(Condition, Vec<Node>)], part: Node) {
    let is_nothing = matches!(&part, Node::Html(html) if html.is_empty());
    if let (Some((_, parts)), false) = (open.last_mut(), is_nothing) {
        parts.push(part);
    }
}

fn begin(open: &mut Vec<(Condition, Vec<Node>)>, when: Condition) {
    if open.len() < DEPTH {
        open.push((when, Vec::new()));
    }
}

fn end(open: &mut Vec<(Condition, Vec<Node>)>) {
    if open.len() > 1
        && let Some((when, parts)) = open.pop()
    {
        push(open, Node::Section { when, parts });
    }
}

fn when(name: &str, wanted: bool, names: &HashMap<&str, usize>) -> Condition {
    if let Some(&field) = names.get(name) {
        return Condition::Field(field, wanted);
    }
    let cloze = name.strip_prefix('c').and_then(|number| number.parse().ok());
    match (name, cloze) {
        ("Tags", _) => Condition::Tags(wanted),
        (_, Some(number)) => Condition::Cloze(number, wanted),
        // A deck, a note type and a card there always are.
        ("Deck" | "Subdeck" | "Type" | "Card", _) if wanted => Condition::Always,
        _ if wanted => Condition::Never,
        ("Deck" | "Subdeck" | "Type" | "Card", _) => Condition::Never,
        _ => Condition::Always,
    }
}

/// Calls `found` with each field and its filters, in the order of the template.
fn fields(parts: &[Node], found: &mut impl FnMut(usize, &[String])) {
    for part in parts {
        match part {
            Node::Html(_) => {}
            Node::Field { field, filters } => found(*field, filters),
            Node::Section { parts, .. } => fields(parts, found),
        }
    }
}

/// The part after `<hr id=answer>`, if any.
fn below_line(parts: &[Node]) -> Option<Vec<Node>> {
    for (place, part) in parts.iter().enumerate() {
        let first = match part {
            Node::Html(html) => line_in(html).and_then(|end| html.get(end..)).map(|html| Node::Html(html.to_owned())),
            Node::Section { when, parts } => below_line(parts).map(|parts| Node::Section { when: when.clone(), parts }),
            Node::Field { .. } => None,
        };
        if let Some(first) = first {
            let rest = parts.get(place + 1..).unwrap_or_default();
            return Some(std::iter::once(first).chain(rest.iter().cloned()).collect());
        }
    }
    None
}

/// Where the line ends.
fn line_in(html: &str) -> Option<usize> {
    let lower = html.to_ascii_lowercase();
    lower.match_indices("<hr").find_map(|(at, _)| {
        let end = at + lower.bytes().skip(at).take(LINE_BYTES).position(|byte| byte == b'>')?;
        let inside: String = lower.get(at..end)?.chars().filter(|letter| !matches!(letter, '"' | '\'' | ' ')).collect();
        inside.contains("id=answer").then_some(end + 1)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "what a test expects")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kind(names: &[&str]) -> NoteType {
        NoteType { fields: names.iter().map(|name| (*name).to_owned()).collect(), ..NoteType::default() }
    }

    fn rendered(names: &[&str], front: &str, back: &str, fields: &[&str]) -> Rendered {
        let template = Template::new(&kind(names), front, back).unwrap();
        template.render(Values { fields, has_tags: false, number: 1 }, 10_000).unwrap()
    }

    fn parts(rendered: &Rendered) -> (String, String, String) {
        let text = |html: &str| crate::deck::format::html::text(html);
        (text(&rendered.question), text(&rendered.answer), text(&rendered.rest.replace(ANSWER_MARK, "@")))
    }

    #[test]
    fn the_answer_is_the_first_thing_the_back_adds() {
        let names = ["Front", "Back", "Extra"];
        let basic = "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}";
        let fields = ["Capital?", "Paris", ""];
        let told = |question: &str, answer: &str, rest: &str| (question.to_owned(), answer.to_owned(), rest.to_owned());
        assert_eq!(parts(&rendered(&names, "{{Front}}", basic, &fields)), told("Capital?", "Paris", "@"));
        let more = rendered(
            &names,
            "{{Front}}",
            &format!("{basic}{{{{#Extra}}}}<br>See: {{{{Extra}}}}{{{{/Extra}}}}"),
            &["Capital?", "Paris", "a map"],
        );
        assert_eq!((parts(&more), more.has_more), (told("Capital?", "Paris", "@\nSee: a map"), true));
        let reversed = rendered(&names, "{{Back}}", "{{FrontSide}}<hr id=\"answer\">{{Front}}", &fields);
        assert_eq!(parts(&reversed), told("Paris", "Capital?", "@"));
        let repeated = rendered(&names, "{{Front}} {{type:Back}}", "{{Front}}: {{type:Back}} {{Extra}}", &fields);
        assert_eq!((parts(&repeated), repeated.has_more), (told("Capital?", "Paris", ": @"), false));
    }

    #[test]
    fn the_likeliest_field_is_the_answer() {
        let names = ["Word", "Reading", "Meaning", "Sentence"];
        let fields = ["猫", "ねこ", "cat", "猫がいる。"];
        let back = "{{FrontSide}}<hr id=answer>{{Reading}}<br>{{Meaning}}<br>{{Sentence}}";
        let read = rendered(&names, "{{Word}}", back, &fields);
        assert_eq!(parts(&read).1, "cat");
        assert_eq!(parts(&read).2, "ねこ\n@\n猫がいる。");
        let typed = "{{FrontSide}}<hr id=answer>{{type:Reading}}<br>{{Meaning}}";
        assert_eq!(parts(&rendered(&names, "{{Word}}", typed, &fields)).1, "ねこ");
        let none = rendered(&names, "{{Word}}", back, &["猫", "<br>", "", "猫がいる。"]);
        assert_eq!(parts(&none).1, "猫がいる。");
    }

    #[test]
    fn template_sections_filters_and_code() {
        let names = ["A", "B"];
        let front = "<style>.x{}</style>{{^B}}no{{/B}}{{#B}}yes \
            {{text:A}}{{#Tags}}t{{/Tags}}{{/B}}<script>{{A}}</script>{{hint:B}}{{Unknown}}";
        assert_eq!(rendered(&names, front, "", &["a", "b"]).question, "yes a");
        assert_eq!(rendered(&names, front, "", &["a", "<div><br></div>"]).question, "no");
        assert_eq!(rendered(&names, "{{=<% %>=}}<%A%>", "", &["a", "b"]).question, "a");
        assert_eq!(
            rendered(&names, "{{kana:A}}|{{kanji:A}}|{{furigana:A}}", "", &["犬 猫[ねこ]", ""]).question,
            "犬ねこ|犬猫|犬 猫[ねこ]"
        );
        assert_eq!(rendered(&names, "{{#A}}open {{B}}", "", &["a", "b"]).question, "open b");
        assert_eq!(rendered(&names, "{{/A}}{{A}}{{", "", &["a", "b"]).question, "a{{");
    }

    #[test]
    fn many_unclosed_tags_take_little_time() {
        let (back, began) = ("<hr".repeat(TEMPLATE_BYTES / 3), std::time::Instant::now());
        assert!(Template::new(&kind(&["A"]), "{{A}}", &back).is_ok());
        assert!(began.elapsed().as_secs() < 2, "{:?}", began.elapsed());
    }

    #[test]
    fn overlong_templates_are_not_rendered() {
        let front = "{{A}}".repeat(1_000);
        let template = Template::new(&kind(&["A"]), &front, "").unwrap();
        let long = "x".repeat(1_000);
        assert_eq!(template.render(Values { fields: &[&long], has_tags: false, number: 1 }, 10_000), None);
        assert!(Template::new(&kind(&["A"]), &"x".repeat(TEMPLATE_BYTES + 1), "").is_err());
    }

    proptest! {
        #[test]
        fn any_template_is_handled(front in "(\\{\\{|\\}\\}|#|\\^|/|A|B|cloze:|<hr \
            id=answer>|<!--|\\PC){0,40}", back in "(\\{\\{|\\}\\}|#|A|<script|\\PC){0,40}") {
            let _ = rendered(&["A", "B"], &front, &back, &["a[b] {{c1::x}}", "b"]);
        }
    }
}
