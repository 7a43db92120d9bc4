//! The fields of a deck that a file format doesn't support.

use popquiz_deck::Deck;
use popquiz_deck::field::DeckField;

use super::formats::Format;

/// The fields that a file of this format can't hold. A field that the file has is supported; for tables, that depends
/// on the columns.
pub(super) fn unsupported_by(format: Format, deck: &Deck) -> Vec<DeckField> {
    let supported: &[DeckField] = match format {
        Format::Toml => &DeckField::ALL,
        Format::Markdown => &[
            DeckField::Author,
            DeckField::Language,
            DeckField::License,
            DeckField::Description,
            DeckField::Topics,
            DeckField::Reject,
            DeckField::Tags,
            DeckField::Notes,
        ],
        Format::RedTrivia => &[DeckField::Author, DeckField::Description],
        Format::Gift | Format::MoodleXml => &[DeckField::Reject, DeckField::Tags, DeckField::Notes],
        Format::OpenTrivia => &[DeckField::Tags],
        Format::AnkiPackage => &[DeckField::Images, DeckField::Tags, DeckField::Notes],
        Format::AnkiText | Format::QuizJson => &[DeckField::Tags, DeckField::Notes],
        Format::Csv | Format::Spreadsheet | Format::Kotoba | Format::Aiken | Format::Plain => &[],
    };
    DeckField::ALL.into_iter().filter(|field| !supported.contains(field) && !field.is_in(deck)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "what a test expects")]
mod tests {
    use popquiz_deck::Card;

    use super::*;
    use crate::clock::UnixMs;
    use crate::deck::format::{ExportFormat, export, import, read};

    #[test]
    fn fields_that_do_not_survive_a_round_trip_are_unsupported() {
        let text = "id = \"d\"\ntitle = \"D\"\nauthor = \"Ada\"\nlanguage = \"en\"\nlicence \
            = \"CC0-1.0\"\ndescription = \"On a.\"\ntags = [\"t\"]\n\
            [[cards]]\nid = \"a\"\nprompt = \"A?\"\nterm = \"a\"\nreject = [\"b\"]\ntags = [\"u\"]\nnote \
            = \"N\"\nimage = \"a.png\"\n\
            [media]\n\"a.png\" = \"iVBORw0KGgphYg==\"\n";
        let full = read("d.toml", text.as_bytes()).unwrap();
        assert!(DeckField::ALL.into_iter().all(|field| field.is_in(&full)));
        let mut bare = full.clone();
        bare.cards.iter_mut().for_each(|card| *card = Card::new(card.id.clone(), "A?", card.key.clone()));
        let bare = Deck { cards: bare.cards, ..Deck::new(full.id.clone(), "D") };
        for written in ExportFormat::ALL {
            let back = |deck: &Deck| {
                let bytes = export(deck, written, UnixMs(0)).unwrap();
                import(&format!("d.{}", written.extension()), &bytes).unwrap()
            };
            let (full, bare) = (back(&full), back(&bare));
            assert!(full.unsupported.iter().all(|field| !field.is_in(&full.deck)), "{written:?}");
            let lost: Vec<DeckField> = DeckField::ALL.into_iter().filter(|field| !field.is_in(&full.deck)).collect();
            assert_eq!(full.unsupported, lost, "{written:?}");
            // If the author removed a field from a file, it should be removed, even if no other card has it.
            let hidden = |field: &&DeckField| written == ExportFormat::Apkg && **field == DeckField::Reject;
            let without: Vec<DeckField> = bare.unsupported.iter().filter(|field| !hidden(field)).copied().collect();
            assert_eq!(without, lost, "{written:?}");
        }
    }
}
