//! Converts fragments of HTML to text: a card's texts are shown literally, so tags become line breaks, bullets, symbols
//! or nothing. Cards have no bold or italics (`deck check` would report them), so only the words stay.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

use super::formula::{lowered, raised};

/// What a fragment says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fragment {
    /// The text, with line breaks where a browser would have them, and `- ` or `1. ` before list items.
    pub text: String,
    /// The items if the whole fragment is one list, and whether they are numbered.
    pub list: Option<(Vec<String>, bool)>,
    /// The addresses of its images, as written.
    pub images: Vec<String>,
    /// The texts that are marked as an Anki cloze.
    pub gaps: Vec<String>,
}

/// How texts are handled that are marked as a cloze, by Anki's CSS class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gaps {
    /// They stay.
    Shown,
    /// `...` replaces them, as a separate word, followed by their hint if they have one.
    Hidden,
}

/// The text of a fragment.
pub(super) fn text(html: &str) -> String {
    read(html, Gaps::Shown).text
}

/// Escapes text for HTML.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

/// Stands for a hidden gap until the text around it is final: a character from Unicode's private use area.
const GAP: char = '\u{e001}';

/// A text with `...` for the gaps of [`read_marked`].
pub(super) fn with_gaps(text: &str) -> String {
    text.replace(GAP, "...")
}

/// Parses a fragment. Any input has a result: HTML has no syntax errors.
pub(super) fn read(html: &str, gaps: Gaps) -> Fragment {
    let fragment = read_marked(html, gaps);
    Fragment { text: with_gaps(&fragment.text), ..fragment }
}

/// Like [`read`], with a mark for each hidden gap: dots that are part of the text can be told from it.
pub(super) fn read_marked(html: &str, gaps: Gaps) -> Fragment {
    let mut reader = Reader::new(html.len(), gaps);
    if html.contains(['<', '&']) {
        let mut emitter = DefaultEmitter::default();
        // The content of scripts and styles isn't markup.
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
            match token {
                Token::StartTag(tag) => reader.start(&tag),
                Token::EndTag(tag) => reader.end(&tag.name),
                Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
    } else {
        reader.text(html);
    }
    reader.finish()
}

/// Elements that begin and end a line.
const LINES: &[&str] = &[
    "p",
    "div",
    "ul",
    "ol",
    "tr",
    "table",
    "tbody",
    "thead",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
    "section",
    "article",
    "header",
    "footer",
    "center",
    "dl",
    "dt",
    "dd",
    "details",
    "summary",
    "figure",
    "figcaption",
];

/// Elements without visible content, or without any that text could express.
const HIDDEN: &[&str] = &[
    "script", "style", "template", "noscript", "svg", "audio", "video", "object", "canvas", "button", "select", "rp",
    "head", "title",
];

/// Elements without an end tag.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements that texts of cards are formatted with. Other tags, such as `<int>`, are likely text.
const FORMATTING: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "anki-mathjax",
];

/// Elements whose end tags may be missing.
const UNCLOSED: &[&str] = &["li", "p", "dd", "dt", "td", "th", "tr", "thead", "tbody", "rt", "rp"];

/// The tags of a text, as their places, names, and whether they are end tags.
fn tags(text: &str) -> impl Iterator<Item = (usize, &str, bool)> {
    // Looked for only once: a text may have very many opening signs and no closing one.
    let last_closing = text.rfind('>');
    text.match_indices('<').filter_map(move |(at, _)| {
        let rest = text.get(at + 1..)?;
        let inside = rest.strip_prefix('/').unwrap_or(rest);
        let length = inside.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')?;
        let (name, behind) = inside.split_at_checked(length)?;
        let is_tag = !name.is_empty()
            && behind.starts_with(['>', ' ', '/', '\t', '\n'])
            && last_closing >= Some(text.len() - behind.len());
        is_tag.then_some((at, name, inside.len() < rest.len()))
    })
}

fn is_formatting(name: &str) -> bool {
    FORMATTING.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// What a text has tags or entities for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Formatting,
    /// It's about HTML: it names a tag, or has nothing but tags.
    Subject,
}

/// What a text has tags or entities for; `None` if it has none, or only those that an editor leaves in empty fields.
fn use_in(text: &str) -> Option<Use> {
    let known: Vec<(usize, &str, bool)> = tags(text).filter(|(_, name, _)| is_formatting(name)).collect();
    if known.is_empty() {
        let is_entity = |(at, _): (usize, &str)| {
            let rest = || text.bytes().skip(at + 1);
            let length = rest().take(9).position(|byte| byte == b';').unwrap_or_default();
            (2..=8).contains(&length) && rest().take(length).all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
        };
        if !text.match_indices('&').any(is_entity) {
            return None;
        }
        let alone = text.trim();
        let is_alone = alone.starts_with('&') && alone.find(';') == Some(alone.len() - 1);
        return match (is_alone, alone) {
            (true, "&nbsp;") => None,
            (true, _) => Some(Use::Subject),
            (false, _) => Some(Use::Formatting),
        };
    }
    let mut counts: std::collections::HashMap<String, i64> = std::collections::HashMap::new();
    for (_, name, is_end) in &known {
        let name = name.to_ascii_lowercase();
        if !VOID.contains(&name.as_str()) && !UNCLOSED.contains(&name.as_str()) {
            *counts.entry(name).or_default() += if *is_end { -1 } else { 1 };
        }
    }
    if counts.values().any(|count| *count != 0) {
        return Some(Use::Subject);
    }
    let read = read(text, Gaps::Shown);
    if read.text.is_empty() && read.images.is_empty() {
        let is_filler = |name: &str| ["br", "div", "p", "span"].iter().any(|it| it.eq_ignore_ascii_case(name));
        return (!known.iter().all(|(_, name, _)| is_filler(name))).then_some(Use::Subject);
    }
    Some(Use::Formatting)
}

/// Whether texts are HTML although nothing says so: they are formatted with it, rather than about it.
pub(super) fn is_in<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut formatted, mut about) = (0_usize, 0_usize);
    for text in texts.filter(|text| text.contains(['<', '&'])) {
        match use_in(text) {
            Some(Use::Formatting) => formatted += 1,
            Some(Use::Subject) => about += 1,
            None => {}
        }
    }
    formatted > 4 * about
}

/// HTML in which tags that nobody formats with, such as `<int>`, are text.
pub(super) fn with_unknown_tags_as_text(html: &str) -> String {
    let known: Vec<usize> = tags(html).filter(|(_, name, _)| is_formatting(name)).map(|(at, ..)| at).collect();
    let mut out = String::with_capacity(html.len());
    let mut known = known.into_iter().peekable();
    for (at, letter) in html.char_indices() {
        let is_comment = || html.get(at..).is_some_and(|rest| rest.starts_with("<!--"));
        match letter {
            '<' if known.next_if_eq(&at).is_none() && !is_comment() => out.push_str("&lt;"),
            letter => out.push(letter),
        }
    }
    out
}

struct List {
    numbered: bool,
    items: usize,
    /// Where the text of the open item begins.
    open: Option<usize>,
}

struct Reader {
    out: String,
    images: Vec<String>,
    gaps: Vec<String>,
    mode: Gaps,
    /// How many elements are open in which spaces count.
    pre: usize,
    /// The element that is not shown, and how many of its name are open.
    hidden: Option<(String, usize)>,
    lists: Vec<List>,
    /// The items of the first list, whether it's numbered, and whether anything is outside of it or nested in an item.
    items: Vec<String>,
    numbered: bool,
    is_more: bool,
    /// The length of the text right after a bullet, where no new line starts.
    behind_bullet: usize,
    cells: usize,
    /// Superscripts and subscripts, and where they start.
    scripts: Vec<(bool, usize)>,
    /// The open spans: where a gap starts, or `None` for other spans.
    spans: Vec<Option<usize>>,
    /// A gap was just hidden: whatever follows is another word.
    behind_gap: bool,
}

/// How many elements of a kind may be open in each other; tags beyond are not looked at.
const DEPTH: usize = 64;

/// Nested items aren't indented: a few characters of HTML must not become lines of spaces.
const INDENTED: usize = 5;

impl Reader {
    fn new(length: usize, mode: Gaps) -> Self {
        Self {
            out: String::with_capacity(length.min(1 << 16)),
            images: Vec::new(),
            gaps: Vec::new(),
            mode,
            pre: 0,
            hidden: None,
            lists: Vec::new(),
            items: Vec::new(),
            numbered: false,
            is_more: false,
            behind_bullet: usize::MAX,
            cells: 0,
            scripts: Vec::new(),
            spans: Vec::new(),
            behind_gap: false,
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        for letter in text.chars() {
            let is_space = letter.is_whitespace();
            if std::mem::take(&mut self.behind_gap) && !is_space && !r#".,;:!?")"#.contains(letter) {
                self.out.push(' ');
            }
            match letter {
                '\n' | '\t' if self.pre > 0 => self.out.push(letter),
                letter if is_space && self.pre > 0 && letter != '\r' => self.out.push(' '),
                _ if is_space => {
                    if !self.out.is_empty() && !self.out.ends_with([' ', '\n', '\t']) {
                        self.out.push(' ');
                    }
                }
                // Invisible fillers. Joiners aren't among them, because scripts and emoji need them.
                '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}' => {}
                letter if letter.is_control() || letter == GAP => {}
                letter => {
                    self.is_more |= self.lists.is_empty();
                    self.out.push(letter);
                }
            }
        }
    }

    /// Shortens the text. Anything still open that started in the removed part starts at the new end, so that no
    /// position is inside a character.
    fn cut(&mut self, end: usize) {
        self.out.truncate(end);
        let places = self.spans.iter_mut().chain(self.lists.iter_mut().map(|list| &mut list.open)).flatten();
        for place in places.chain(self.scripts.iter_mut().map(|(_, start)| start)) {
            *place = (*place).min(end);
        }
    }

    /// Where the gaps and items that are open begin.
    fn begins(&self) -> impl Iterator<Item = usize> {
        self.spans.iter().copied().chain(self.lists.iter().map(|list| list.open)).flatten()
    }

    /// Takes off spaces at the end of the text.
    fn trim_end(&mut self, spaces: &[char]) {
        self.cut(self.out.trim_end_matches(spaces).len());
    }

    /// Starts a new line before the following text.
    fn line(&mut self) {
        if self.out.len() == self.behind_bullet {
            return;
        }
        self.trim_end(&[' ', '\t']);
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name);
        let name = name.as_ref();
        if let Some((hidden, open)) = &mut self.hidden {
            *open += usize::from(hidden == name);
            return;
        }
        let attribute = |name: &str| tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value));
        let is_not_displayed = || {
            let style = attribute("style").unwrap_or_default().to_ascii_lowercase();
            style.split_once("display").is_some_and(|(_, is)| is.trim_start_matches([' ', ':']).starts_with("none"))
        };
        // Anki's own button for a hint.
        let is_button = || name == "a" && attribute("class").is_some_and(|class| class == "hint");
        if HIDDEN.contains(&name) || is_button() || !VOID.contains(&name) && is_not_displayed() {
            if !tag.self_closing {
                self.hidden = Some((name.to_owned(), 1));
            }
            return;
        }
        match name {
            "br" => {
                self.trim_end(&[' ', '\t']);
                self.out.push('\n');
            }
            "img" => {
                let address = attribute("src").unwrap_or_default().trim().to_owned();
                if !address.is_empty() {
                    self.is_more = true;
                    self.images.push(address);
                }
            }
            "li" => self.item(),
            "td" | "th" => {
                if self.cells > 0 {
                    self.trim_end(&[' ', '\t', '\n']);
                    self.out.push_str(" | ");
                }
                self.cells += 1;
            }
            "sup" | "sub" if self.scripts.len() < DEPTH => self.scripts.push((name == "sup", self.out.len())),
            "rt" => self.text("["),
            "anki-mathjax" => self.text("\\("),
            "span" if self.spans.len() < DEPTH => {
                let is_gap = attribute("class").is_some_and(|class| class.split_whitespace().any(|it| it == "cloze"));
                if is_gap && self.mode == Gaps::Hidden && std::mem::take(&mut self.behind_gap) {
                    self.out.push(' ');
                }
                self.spans.push(is_gap.then_some(self.out.len()));
            }
            "pre" => {
                self.line();
                self.pre += 1;
            }
            _ if LINES.contains(&name) => {
                self.line();
                self.cells = 0;
                if matches!(name, "ul" | "ol") && self.lists.len() < DEPTH {
                    self.is_more |= self.lists.is_empty() && !self.items.is_empty() || !self.lists.is_empty();
                    self.numbered |= name == "ol" && self.items.is_empty();
                    self.lists.push(List { numbered: name == "ol", items: 0, open: None });
                }
            }
            _ => {}
        }
    }

    /// Begins an item of a list.
    fn item(&mut self) {
        self.end_item();
        self.line();
        let depth = self.lists.len();
        if let Some(list) = self.lists.last_mut() {
            list.items += 1;
            self.out.extend(std::iter::repeat_n("  ", (depth - 1).min(INDENTED)));
            let bullet = if list.numbered { format!("{}. ", list.items) } else { "- ".to_owned() };
            self.out.push_str(&bullet);
            list.open = Some(self.out.len());
            self.behind_bullet = self.out.len();
        }
    }

    fn end_item(&mut self) {
        let is_first = self.lists.len() == 1;
        let Some(start) = self.lists.last_mut().and_then(|list| list.open.take()) else { return };
        self.behind_bullet = usize::MAX;
        let item = self.out.get(start..).unwrap_or_default().trim();
        if is_first && !item.is_empty() {
            self.items.push(item.to_owned());
        }
    }

    fn end(&mut self, name: &[u8]) {
        let name = String::from_utf8_lossy(name);
        let name = name.as_ref();
        if let Some((hidden, open)) = &mut self.hidden {
            if hidden == name {
                *open -= 1;
            }
            if *open == 0 {
                self.hidden = None;
            }
            return;
        }
        match name {
            "sup" | "sub" => {
                if let Some(place) = self.scripts.iter().rposition(|(is_raised, _)| *is_raised == (name == "sup")) {
                    let (is_raised, start) = self.scripts.remove(place);
                    let script = self.out.get(start..).unwrap_or_default().to_owned();
                    // A line break ends a formula, and text that starts inside and continues after it must be found
                    // again.
                    let is_crossed = self.begins().any(|place| place > start);
                    if !script.trim().is_empty() && !script.contains('\n') && !is_crossed {
                        self.cut(start);
                        self.out.push_str(&if is_raised { raised(&script) } else { lowered(&script) });
                    }
                }
            }
            "rt" => self.text("]"),
            "anki-mathjax" => self.text("\\)"),
            "span" => {
                if let Some(Some(start)) = self.spans.pop() {
                    self.gap(start);
                }
            }
            "pre" => {
                self.pre = self.pre.saturating_sub(1);
                self.line();
            }
            "li" => {
                self.end_item();
                self.line();
            }
            _ if LINES.contains(&name) => {
                if matches!(name, "ul" | "ol") {
                    self.end_item();
                    self.lists.pop();
                }
                self.line();
                self.cells = 0;
            }
            _ => {}
        }
    }

    /// Ends a gap.
    fn gap(&mut self, start: usize) {
        let gap = self.out.get(start..).unwrap_or_default().trim().to_owned();
        self.gaps.push(gap.clone());
        if self.mode == Gaps::Shown {
            return;
        }
        // What was to be raised from within it is gone with it.
        self.scripts.retain(|(_, script)| *script <= start);
        self.cut(start);
        if self.out.chars().next_back().is_some_and(|letter| !letter.is_whitespace() && !r#"("“«"#.contains(letter))
        {
            self.out.push(' ');
        }
        self.out.push(GAP);
        let hint = gap.strip_prefix('[').and_then(|gap| gap.strip_suffix(']')).unwrap_or(&gap).trim();
        if !hint.is_empty() && !hint.chars().all(|letter| matches!(letter, '.' | '…')) {
            self.out.push_str(&[" (", hint, ")"].concat());
        }
        self.behind_gap = true;
    }

    fn finish(mut self) -> Fragment {
        while let Some(span) = self.spans.pop() {
            if let Some(start) = span {
                self.gap(start);
            }
        }
        while !self.lists.is_empty() {
            self.end_item();
            self.lists.pop();
        }
        let Self { out, images, gaps, items, numbered, is_more, .. } = self;
        let list = (!is_more && items.len() > 1).then_some((items, numbered));
        Fragment { text: tidy(&out), list, images, gaps }
    }
}

/// Without spaces at the ends of lines, and with no more than one empty line in a row.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut breaks = 0;
    for line in text.trim_matches('\n').split('\n') {
        let line = line.trim_end();
        breaks = if line.is_empty() { breaks + 1 } else { 0 };
        if breaks > 1 {
            continue;
        }
        if !tidy.is_empty() {
            tidy.push('\n');
        }
        tidy.push_str(line);
    }
    tidy.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn html_tags_become_lines_bullets_symbols_or_nothing() {
        for (html, expected) in [
            ("The <b>longest</b> <i>river</i>&nbsp;of   Africa?", "The longest river of Africa?"),
            ("one<br>two<div>three</div><div><br></div><p>four</p>", "one\ntwo\nthree\n\nfour"),
            ("a < b &amp;&amp; c &gt; d &eacute;&#233;", "a < b && c > d éé"),
            ("H<sub>2</sub>O, 10<sup>-3</sup>, x<sup>a+b</sup>, 1<sup>st</sup>", "H₂O, 10⁻³, x^(a+b), 1st"),
            ("<style>.a{}</style>x<script>if (a<b) {}</script>y<!-- no -->", "xy"),
            ("<div style='display: none'>secret <div>more</div></div>shown", "shown"),
            ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a | b\n1 | 2"),
            ("<pre>if x:\n    y()</pre>", "if x:\n    y()"),
            ("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", "漢字[かんじ]"),
            ("<ol><li>one<li>two<ul><li>deep</ul></ol>", "1. one\n2. two\n  - deep"),
            ("2 * 3 * 4 and _x_ and `y` and #1", "2 * 3 * 4 and _x_ and `y` and #1"),
            ("<a href='https://example.org'>there</a>", "there"),
            ("<anki-mathjax>x^2</anki-mathjax>", "\\(x^2\\)"),
            ("plain\nlines  are one", "plain lines are one"),
            ("", ""),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }

    #[test]
    fn a_fragment_that_is_a_single_list_is_recognized() {
        let list = |html: &str| read(html, Gaps::Shown).list;
        let items = || vec!["red".to_owned(), "deep green".to_owned()];
        assert_eq!(list("<ul>\n<li>red</li>\n<li><div>deep <b>green</b></div></li></ul>"), Some((items(), false)));
        assert_eq!(list("<div><ol><li>red<li>deep green</ol></div><br>"), Some((items(), true)));
        for html in [
            "Two: <ul><li>red<li>green</ul>",
            "<ul><li>red</ul>",
            "<ul><li>red<li>green<ul><li>dark</ul></ul>",
            "<ul><li>red<li>green</ul><ul><li>blue</ul>",
            "<ul><li>red<li>green</ul>and more",
        ] {
            assert_eq!(list(html), None, "{html}");
        }
    }

    #[test]
    fn gaps_are_separate_words() {
        let cloze = |inside: &str| format!("<span class=\"cloze\" data-ordinal=\"1\">{inside}</span>");
        let html =
            format!("photo{}s in the ({}), {}{}.", cloze("[...]"), cloze("[...]"), cloze("[where]"), cloze("[...]"));
        let read = read(&html, Gaps::Hidden);
        assert_eq!(read.text, "photo ... s in the (...), ... (where) ....");
        assert_eq!(popquiz_deck::prompt::gaps(&read.text), 4);
        let shown = super::read("<span class=cloze>a <span>b</span></span> c", Gaps::Shown);
        assert_eq!((shown.text.as_str(), shown.gaps), ("a b c", vec!["a b".to_owned()]));
    }

    #[test]
    fn overlapping_html_elements_lose_no_text() {
        for (html, expected) in [
            ("<sup>1<span class=cloze>2</sup> {{c1::x}} y", "1 ... (2 {{c1::x}} y)"),
            ("<sub>1<span class=cloze>2</sub>ä</span> y", "1 ... (2ä) y"),
            ("<pre>ab    <span class=cloze></pre>äää</span>", "ab ... (äää)"),
            ("<span class=cloze>a<sup>bä</span>ä</sup>ö", "... (abä) äö"),
            ("<ul><li><sup>1<li>2</sup>ä</ul>", "- 1\n- 2ä"),
        ] {
            assert_eq!(read(html, Gaps::Hidden).text, expected, "{html}");
        }
    }

    #[test]
    fn images_are_named_without_text_content() {
        let read = read("<img src=\"a b.png\">What <img src=x.jpg>is it?<img>", Gaps::Shown);
        assert_eq!((read.text.as_str(), read.images), ("What is it?", vec!["a b.png".to_owned(), "x.jpg".to_owned()]));
    }

    #[test]
    fn texts_about_html_are_told_from_formatted_ones() {
        for text in [
            "der <b>Hund</b>",
            "a<br>b",
            "<div>das Haus</div>",
            "caf&eacute; noir",
            "<ul><li>a<li>b</ul>",
            "<img src=a.png>",
        ] {
            assert_eq!(use_in(text), Some(Use::Formatting), "{text}");
        }
        for text in ["<b>", "What does <b> do?", "</ul>", "&amp;", "<ul><li>", "<hr>", "<em></em>"] {
            assert_eq!(use_in(text), Some(Use::Subject), "{text}");
        }
        for text in
            ["a < b", "vector<int>", "<br>", "<div><br></div>", "R&D; more", "AT&T", "#include <stdio.h>", "&nbsp;"]
        {
            assert_eq!(use_in(text), None, "{text}");
        }
        assert_eq!(
            text(&with_unknown_tags_as_text("<b>map<K, V></b> <!-- x -->of <stdio.h> a < b")),
            "map<K, V> of <stdio.h> a < b"
        );
    }

    proptest! {
        #[test]
        fn any_text_round_trips(text in "[ -~äß✓]{0,40}(\n[!-~]{1,9}){0,3}") {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&super::text(&escape(&text))), words(&text));
        }

        #[test]
        fn any_fragment_is_handled(html in "(<(/)?(ul|ol|li|div|span|span class=cloze|sup|sub|td|br|pre|img \
            src=x|script|b)>|[0-9 +ä]|&[a-z#0-9]{0,5};|\\PC|\n){0,80}") {
            for gaps in [Gaps::Shown, Gaps::Hidden] {
                let read = read(&html, gaps);
                prop_assert!(!read.text.contains("\n\n\n") && read.text.trim() == read.text, "{:?}", read.text);
            }
        }
    }
}
