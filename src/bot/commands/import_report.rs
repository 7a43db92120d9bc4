//! What became of an imported file, in short; all of it as a file, if there is more to say.

use popquiz_deck::edit::Difference;
use popquiz_deck::field::DeckField;

use super::deck_reply::undoable;
use super::synonyms::SynonymsFound;
use crate::bot::deck_changes::Changed;
use crate::bot::words::{comma, format_name, sentences, skipped_part};
use crate::deck::format::{Format, SkippedList};
use crate::deck::wire::Remark;
use crate::discord::message::{File, Response};
use crate::discord::text::{cut_at_word, escape};
use crate::texts::{Locale, say};

/// Lines of the report that the reply shows; all of them go with it as a file.
pub(super) const SHOWN: usize = 6;

/// The most characters of each.
const SHOWN_CHARS: usize = 240;

/// The most characters of a prompt that names its card.
const PROMPT_CHARS: usize = 60;

pub(super) struct ImportReport<'a> {
    pub(super) changed: &'a Changed,
    pub(super) format: Format,
    /// The cards in the file.
    pub(super) read: usize,
    pub(super) skipped: &'a SkippedList,
    pub(super) remarks: &'a [Remark],
    /// The fields that the file's format can't hold.
    pub(super) without: &'a [DeckField],
    /// What to ask the manager about.
    pub(super) synonyms: Option<&'a SynonymsFound>,
}

impl ImportReport<'_> {
    pub(super) fn response(&self, locale: Locale) -> Response {
        let Self { changed, read, remarks, without, .. } = *self;
        let cards = changed.after.cards.len();
        let mut said = vec![self.summary(locale)];
        said.extend(kept_and_changed(locale, changed, without));
        let missing = changed.after.cards.iter().filter(|card| card.key.is_none()).count();
        if missing > 0 {
            said.push(say!(locale, "import-missing", cards = missing));
        }
        let groups = grouped(remarks);
        let of_groups = groups.iter().map(|group| self.line(locale, group, &escape));
        let lines: Vec<String> = self.skipped_lines(locale, &escape).chain(of_groups).collect();
        if !lines.is_empty() {
            // What is told of may have been kept.
            let left_out = read.saturating_sub(cards);
            let skipped = (left_out > 0).then(|| say!(locale, "import-skipped", skipped = left_out));
            let weak = (!remarks.is_empty()).then(|| say!(locale, "import-findings", findings = remarks.len()));
            said.push(sentences(locale, skipped.into_iter().chain(weak).collect()));
            said.extend(lines.iter().take(SHOWN).map(|line| format!("- {}", cut_at_word(line, SHOWN_CHARS))));
        }
        said.extend(self.synonyms.map(|found| found.question(locale)));
        let mut message = undoable(locale, changed, said.join("\n"));
        if self.synonyms.is_some() {
            message.buttons.insert(0, SynonymsFound::buttons(locale, &changed.after.id));
        }
        if lines.len() > SHOWN || groups.iter().any(|group| group.len() > 1) {
            let each = remarks.iter().map(|remark| self.line(locale, &[remark], &str::to_owned));
            let lines: Vec<String> = self.skipped_lines(locale, &str::to_owned).chain(each).collect();
            message.files.push(File::new("report.txt", lines.join("\n").into_bytes()));
        }
        Response::private(message)
    }

    fn summary(&self, locale: Locale) -> String {
        let Changed { before, after, .. } = self.changed;
        let (title, format) = (escape(&after.title), format_name(locale, self.format));
        if before.title.is_empty() {
            return say!(locale, "import-new", title = title, format = format, cards = after.cards.len());
        }
        let Difference { added, changed: edited, removed, same } = Difference::between(before, after);
        say!(
            locale,
            "import-update",
            title = title,
            format = format,
            added = added,
            edited = edited,
            removed = removed,
            same = same,
        )
    }

    /// What the file has and the deck doesn't, one line for each.
    fn skipped_lines(&self, locale: Locale, shown: &dyn Fn(&str) -> String) -> impl Iterator<Item = String> {
        let (listed, format) = (self.skipped.listed(), self.format);
        let untold = self.skipped.len() - listed.len();
        let lines: Vec<String> = listed.iter().map(|skipped| skipped_part(locale, format, skipped, shown)).collect();
        lines.into_iter().chain((untold > 0).then(|| say!(locale, "and-more", more = untold)))
    }

    /// One finding, and the cards that have it.
    fn line(&self, locale: Locale, group: &[&Remark], shown: &dyn Fn(&str) -> String) -> String {
        let Some(Remark { is_error, number, message, advice }) = group.first() else { return String::new() };
        // Cards that were known keep their ids and places, whatever the file says.
        let card = number.and_then(|number| self.changed.after.cards.get(number.checked_sub(1)?));
        let place = match card {
            Some(card) => {
                let prompt = cut_at_word(&card.prompt.split_whitespace().collect::<Vec<_>>().join(" "), PROMPT_CHARS);
                let card = say!(locale, "quoted", text = shown(&prompt));
                let more = group.len() - 1;
                if more == 0 { card } else { say!(locale, "import-cards", card = card, more = more) }
            }
            None => say!(locale, "import-deck"),
        };
        let severity = if *is_error { say!(locale, "import-error") } else { say!(locale, "import-warning") };
        let (problem, advice) = (message.say(locale, shown), advice.say(locale, shown));
        let finding = say!(locale, "finding", problem = problem, advice = advice);
        let place = say!(locale, "import-place", place = place, severity = severity);
        say!(locale, "import-line", place = place, problem = finding)
    }
}

/// The findings of one kind together, in the order of the first of each kind; errors before warnings.
fn grouped(remarks: &[Remark]) -> Vec<Vec<&Remark>> {
    let mut groups: Vec<Vec<&Remark>> = Vec::new();
    for remark in remarks {
        let is_alike = |group: &&mut Vec<&Remark>| {
            group.first().is_some_and(|other| {
                other.is_error == remark.is_error
                    && other.message.key() == remark.message.key()
                    && other.number.is_some() == remark.number.is_some()
            })
        };
        match groups.iter_mut().find(is_alike) {
            Some(group) => group.push(remark),
            None => groups.push(vec![remark]),
        }
    }
    groups.sort_by_key(|group| group.first().is_none_or(|remark| !remark.is_error));
    groups
}

/// What became of the deck besides its cards.
fn kept_and_changed(locale: Locale, Changed { before, after, .. }: &Changed, without: &[DeckField]) -> Vec<String> {
    let named = |fields: &mut dyn Iterator<Item = DeckField>| {
        fields.map(|field| say!(locale, field_name(field))).collect::<Vec<_>>()
    };
    let kept = named(&mut without.iter().copied().filter(|field| field.is_in(before)));
    let changed = named(&mut DeckField::ALL.into_iter().filter(|field| match field {
        _ if without.contains(field) || !field.is_in(before) => false,
        DeckField::Author => before.author != after.author,
        DeckField::Language => before.language != after.language || before.style != after.style,
        DeckField::License => before.license != after.license,
        DeckField::Description => before.description != after.description,
        DeckField::Topics => before.tags != after.tags,
        DeckField::Images => before.media.iter().any(|(name, image)| after.media.get(name) != Some(image)),
        // These are told as changes of their cards.
        DeckField::Reject | DeckField::Tags | DeckField::Notes => false,
    }));
    let mut said = Vec::new();
    if !kept.is_empty() {
        said.push(say!(locale, "import-kept", fields = comma(locale, &kept)));
    }
    if !changed.is_empty() {
        said.push(say!(locale, "import-changed", fields = comma(locale, &changed)));
    }
    said
}

/// What a field of decks is called.
fn field_name(field: DeckField) -> &'static str {
    match field {
        DeckField::Author => "field-author",
        DeckField::Language => "field-language",
        DeckField::License => "field-license",
        DeckField::Description => "field-description",
        DeckField::Topics => "field-topics",
        DeckField::Images => "field-images",
        DeckField::Reject => "field-reject",
        DeckField::Tags => "field-tags",
        DeckField::Notes => "field-notes",
    }
}
