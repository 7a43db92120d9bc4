//! Markdown: `Q:` and `A:`, `prompt :: answer`, clozes with `==gap==` or `{{c1::gap}}`, multiple choice as a task list, and headings with a
//! text under them.
//!
//! Answers are written as [`card_text`] says; behind an answer, lines such as `Tags:`, `Note:`, `Reject:` and `Id:` say more of the card.

use super::{
    CARDS, DeckError, Format, Ids, Import, OnProgress, Progress, Skipped, SkippedList, card_text, check_id, deck_id,
    title_of,
};
use crate::deck::{AnswerKey, Card, CardId, Deck};

/// The fields of a card, by how their lines begin.
const FIELDS: [(&str, Field); 10] = [
    ("Q:", Field::Prompt),
    ("**Q:**", Field::Prompt),
    ("Question:", Field::Prompt),
    ("A:", Field::Answer),
    ("**A:**", Field::Answer),
    ("Answer:", Field::Answer),
    ("Reject:", Field::Reject),
    ("Tags:", Field::Tags),
    ("Note:", Field::Note),
    ("Id:", Field::Id),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Field {
    Prompt,
    Answer,
    Reject,
    Tags,
    Note,
    Id,
}

/// Whether a text without a telling name is Markdown with cards in it.
pub(super) fn is_markdown(text: &str) -> bool {
    let begins =
        |wanted: Field| text.lines().filter(|line| field(line).is_some_and(|(field, _)| field == wanted)).count();
    begins(Field::Prompt) > 0 && begins(Field::Answer) > 0
}

/// Not where it is indented: there it is part of a text.
fn field(line: &str) -> Option<(Field, &str)> {
    FIELDS.iter().find_map(|(begins, field)| Some((*field, line.strip_prefix(begins)?.trim())))
}

/// A card that is being read.
#[derive(Default)]
struct Draft {
    line: usize,
    prompt: String,
    answer: String,
    /// What a cloze says already.
    key: Option<AnswerKey>,
    reject: String,
    tags: Vec<String>,
    note: String,
    id: String,
}

/// Reads line by line.
struct Reader {
    ids: Ids,
    cards: Vec<Card>,
    skipped: SkippedList,
    read: usize,
    draft: Option<Draft>,
    /// The field that further lines belong to.
    open: Option<Field>,
    /// The heading that the next cards are under, with its line; and the text under it that is no card.
    heading: Option<(String, usize)>,
    under_heading: Vec<String>,
    has_cards: bool,
}

pub(super) fn read(file: &str, stem: &str, text: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let mut deck = Deck::new(deck_id(stem), "");
    let mut reader = Reader {
        ids: Ids::default(),
        cards: Vec::new(),
        skipped: SkippedList::default(),
        read: 0,
        draft: None,
        open: None,
        heading: None,
        under_heading: Vec::new(),
        has_cards: false,
    };
    let mut description: Vec<&str> = Vec::new();
    let mut lines = (1..).zip(text.lines()).peekable();
    if lines.next_if(|(_, line)| *line == "---").is_some() {
        for (_, line) in lines.by_ref().take_while(|(_, line)| *line != "---") {
            about(&mut deck, line);
        }
    }
    let total = text.lines().count();
    for (number, line) in lines {
        progress(Progress { done: number, total });
        let line = line.trim_end();
        if let Some(title) = line.strip_prefix("# ").filter(|_| deck.title.is_empty() && reader.read == 0) {
            title.trim().clone_into(&mut deck.title);
        } else if let Some(heading) = heading(line) {
            reader.under(heading, number);
        } else if !reader.take(line, number) && reader.heading.is_none() && reader.read == 0 {
            description.push(line);
        }
        if reader.cards.len() > CARDS {
            break;
        }
    }
    reader.end_heading();
    let Reader { cards, skipped, read, .. } = reader;
    if let Some(card) = cards.get(CARDS) {
        let what = format!("the file has more than {CARDS} cards, and that is the most. Split it into several decks");
        return Err(DeckError::new(file, card.line, what));
    }
    if read == 0 {
        let what =
            "there is no card in it; write one as “Q: prompt” and below it “A: answer”, with an empty line behind";
        return Err(DeckError::new(file, None, what));
    }
    if deck.title.is_empty() {
        deck.title = title_of(stem);
    }
    let description = description.join("\n").trim().to_owned();
    deck.description = deck.description.or(Some(description).filter(|text| !text.is_empty()));
    deck.cards = cards;
    Ok(Import { deck, format: Format::Markdown, read, skipped })
}

/// A line of what stands before all else, between lines of three hyphens.
fn about(deck: &mut Deck, line: &str) {
    let Some((name, value)) = line.split_once(':') else { return };
    let value = value.trim().trim_matches('"').to_owned();
    match name.trim() {
        "title" => deck.title = value,
        "author" => deck.author = Some(value),
        "language" => deck.language = Some(value),
        "licence" | "license" => deck.licence = Some(value),
        "tags" => deck.tags = tags(&value),
        "id" if check_id(&value).is_ok() => deck.id.0 = value,
        _ => {}
    }
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    (1..=6).contains(&level).then(|| text.strip_prefix(' ')).flatten().map(str::trim)
}

fn tags(text: &str) -> Vec<String> {
    text.split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect()
}

impl Reader {
    /// A heading begins. What is under the one before is a card where no other cards are under it.
    fn under(&mut self, heading: &str, line: usize) {
        self.end_heading();
        self.heading = Some((heading.to_owned(), line));
        self.has_cards = false;
    }

    fn end_heading(&mut self) {
        self.end_card();
        let text = std::mem::take(&mut self.under_heading).join("\n").trim().to_owned();
        if let Some((prompt, line)) = self.heading.take().filter(|_| !self.has_cards && !text.is_empty()) {
            self.draft = Some(Draft { line, prompt, answer: text, ..Draft::default() });
            self.end_card();
        }
    }

    /// Takes a line in; `false` where it belongs to no card.
    fn take(&mut self, line: &str, number: usize) -> bool {
        if let Some((field, text)) = field(line) {
            if field == Field::Prompt {
                self.begin(Draft { line: number, ..Draft::default() });
            }
            if self.draft.is_some() {
                self.open = Some(field);
                self.add(text);
                return true;
            }
        }
        if line.trim().is_empty() {
            // Behind an empty line, only what is written as an answer still belongs to a card without one.
            if self.open != Some(Field::Prompt) {
                self.open = None;
            }
            if self.heading.is_some() {
                self.under_heading.push(String::new());
            }
            return false;
        }
        let lacks_answer = self.draft.as_ref().is_some_and(|draft| draft.answer.is_empty() && draft.key.is_none());
        let is_item = ["- ", "* [", "1. "].iter().any(|begins| line.trim_start().starts_with(begins));
        if lacks_answer && is_item && self.open != Some(Field::Answer) {
            self.open = Some(Field::Answer);
        }
        if self.open.is_some() && self.draft.is_some() {
            self.add(line.trim());
            return true;
        }
        if let Some((prompt, answer)) = line.split_once(" :: ") {
            let text = |text: &str| text.trim().trim_start_matches("- ").to_owned();
            self.begin(Draft {
                line: number,
                prompt: text(prompt),
                answer: answer.trim().to_owned(),
                ..Draft::default()
            });
            return true;
        }
        if let Some((prompt, gaps)) = cloze(line.trim().trim_start_matches("- ")) {
            self.begin(Draft { line: number, prompt, key: Some(AnswerKey::Blanks(gaps)), ..Draft::default() });
            return true;
        }
        if self.heading.is_some() {
            self.under_heading.push(line.to_owned());
            return true;
        }
        false
    }

    fn begin(&mut self, draft: Draft) {
        self.end_card();
        self.has_cards = true;
        self.draft = Some(draft);
        self.open = None;
    }

    fn add(&mut self, text: &str) {
        let (Some(draft), Some(field)) = (&mut self.draft, self.open) else { return };
        let place = match field {
            Field::Prompt => &mut draft.prompt,
            Field::Answer => &mut draft.answer,
            Field::Reject => &mut draft.reject,
            Field::Note => &mut draft.note,
            Field::Id => &mut draft.id,
            Field::Tags => return draft.tags.extend(tags(text)),
        };
        if !place.is_empty() {
            place.push('\n');
        }
        place.push_str(text);
    }

    fn end_card(&mut self) {
        let Some(draft) = self.draft.take() else { return };
        self.open = None;
        self.read += 1;
        let Draft { line, prompt, answer, key, reject, mut tags, note, id } = draft;
        let mut skip = |what: String| self.skipped.push(Skipped { place: line, what });
        if prompt.is_empty() {
            return skip("the prompt is empty".to_owned());
        }
        let key = match key.map_or_else(|| card_text::read(&prompt, &answer), |key| Ok(Some(key))) {
            Ok(key) => key,
            Err(what) => return skip(format!("the answer cannot be read: {what}")),
        };
        let id = match self.ids.given_or(&id, &prompt) {
            Ok(id) => id,
            Err(what) => return skip(what),
        };
        if let Some((heading, _)) = self.heading.as_ref().filter(|_| self.has_cards && tags.is_empty()) {
            tags.push(heading.to_lowercase());
        }
        let note = Some(note).filter(|note| !note.is_empty());
        let reject = card_text::wordings(&reject);
        self.cards.push(Card { reject, tags, note, line, ..Card::new(id, prompt, key) });
    }
}

/// A text with gaps marked as `==gap==` or `{{c1::gap::hint}}`: with `...` in their place, and what goes there.
fn cloze(text: &str) -> Option<(String, Vec<Vec<String>>)> {
    let (mut prompt, mut gaps, mut rest) = (String::new(), Vec::new(), text);
    loop {
        let marked = rest.find("==").map(|at| (at, "==", "=="));
        let anki = rest.find("{{c").map(|at| (at, "{{c", "}}"));
        let Some((at, opens, closes)) = marked.into_iter().chain(anki).min() else { break };
        let (before, behind) = rest.split_at(at);
        let Some((gap, after)) = behind.strip_prefix(opens)?.split_once(closes) else { break };
        let gap = if opens == "==" { gap } else { gap.split("::").nth(1)? };
        let wordings = card_text::wordings(gap);
        if wordings.is_empty() {
            return None;
        }
        prompt.push_str(before);
        prompt.push_str("...");
        gaps.push(wordings);
        rest = after;
    }
    prompt.push_str(rest);
    (!gaps.is_empty()).then_some((prompt, gaps))
}

/// A deck as Markdown; its images have no place there.
pub(super) fn write(deck: &Deck) -> String {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = format!("---\nid: {}\n", deck.id);
    for (name, value) in [("author", &deck.author), ("language", &deck.language), ("licence", &deck.licence)] {
        out.extend(value.iter().map(|value| format!("{name}: {}\n", one_line(value))));
    }
    if !deck.tags.is_empty() {
        out.push_str(&["tags: ", &deck.tags.join(", "), "\n"].concat());
    }
    out.push_str(&["---\n\n# ", &one_line(&deck.title), "\n"].concat());
    out.extend(deck.description.iter().map(|text| format!("\n{text}\n")));
    for card in &deck.cards {
        let CardId(id) = &card.id;
        let indented =
            |text: &str| text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n  ");
        let answer = card.key.as_ref().map(|key| card_text::write(&card.prompt, key)).unwrap_or_default();
        let is_list = ["- ", "1. ", "[", "... ", "any "].iter().any(|begins| answer.starts_with(begins));
        let apart = if is_list { "\n" } else { " " };
        out.push_str(&["\nQ: ", &indented(&card.prompt), "\nA:", apart, &answer, "\n"].concat());
        let reject = card_text::one_of(&card.reject);
        for (name, value) in [
            ("Reject", reject),
            ("Tags", card.tags.join(", ")),
            ("Note", card.note.as_deref().map(indented).unwrap_or_default()),
            ("Id", id.clone()),
        ] {
            if !value.is_empty() {
                out.push_str(&[name, ": ", &value, "\n"].concat());
            }
        }
    }
    out
}
