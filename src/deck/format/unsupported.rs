//! The parts of a deck that a file format doesn't support.

use popquiz_deck::Deck;
use popquiz_deck::part::Part;

use super::formats::Format;

/// The parts that a file of this format can't hold. A part that the file does have is supported: the columns of a table
/// decide, for example.
pub(super) fn unsupported_by(format: Format, deck: &Deck) -> Vec<Part> {
    let places: &[Part] = match format {
        Format::Toml => &Part::ALL,
        Format::Markdown => &[
            Part::Author,
            Part::Language,
            Part::License,
            Part::Description,
            Part::Topics,
            Part::Reject,
            Part::Tags,
            Part::Notes,
        ],
        Format::RedTrivia => &[Part::Author, Part::Description],
        Format::Gift => &[Part::Reject, Part::Tags, Part::Notes],
        Format::OpenTrivia => &[Part::Tags],
        Format::AnkiPackage => &[Part::Images, Part::Tags, Part::Notes],
        Format::AnkiText => &[Part::Tags, Part::Notes],
        Format::Csv | Format::Kotoba | Format::Aiken | Format::Plain => &[],
    };
    Part::ALL.into_iter().filter(|part| !places.contains(part) && !part.is_in(deck)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "what a test expects")]
mod tests {
    use popquiz_deck::Card;

    use super::*;
    use crate::clock::UnixMs;
    use crate::deck::format::{ExportFormat, export, import, read};

    #[test]
    fn parts_that_do_not_survive_a_round_trip_are_unsupported() {
        let text = "id = \"d\"\ntitle = \"D\"\nauthor = \"Ada\"\nlanguage = \"en\"\nlicence \
            = \"CC0-1.0\"\ndescription = \"On a.\"\ntags = [\"t\"]\n\
            [[cards]]\nid = \"a\"\nprompt = \"A?\"\nterm = \"a\"\nreject = [\"b\"]\ntags = [\"u\"]\nnote \
            = \"N\"\nimage = \"a.png\"\n\
            [media]\n\"a.png\" = \"iVBORw0KGgphYg==\"\n";
        let full = read("d.toml", text.as_bytes()).unwrap();
        assert!(Part::ALL.into_iter().all(|part| part.is_in(&full)));
        let mut bare = full.clone();
        bare.cards.iter_mut().for_each(|card| *card = Card::new(card.id.clone(), "A?", card.key.clone()));
        let bare = Deck { cards: bare.cards, ..Deck::new(full.id.clone(), "D") };
        for written in ExportFormat::ALL {
            let back = |deck: &Deck| {
                let bytes = export(deck, written, UnixMs(0)).unwrap();
                import(&format!("d.{}", written.extension()), &bytes).unwrap()
            };
            let (full, bare) = (back(&full), back(&bare));
            assert!(full.unsupported.iter().all(|part| !part.is_in(&full.deck)), "{written:?}");
            let lost: Vec<Part> = Part::ALL.into_iter().filter(|part| !part.is_in(&full.deck)).collect();
            assert_eq!(full.unsupported, lost, "{written:?}");
            // What was taken out of a file is to go, and not to stay because no other card has it.
            let hidden = |part: &&Part| written == ExportFormat::Apkg && **part == Part::Reject;
            let without: Vec<Part> = bare.unsupported.iter().filter(|part| !hidden(part)).copied().collect();
            assert_eq!(without, lost, "{written:?}");
        }
    }
}
