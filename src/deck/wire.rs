//! A deck that was read by one process, on its way to another.
//!
//! A JSON object on one line, then the bytes of the images one after the other.

use std::io::{self, BufRead, Write};
use std::sync::Arc;

use popquiz_deck::Deck;
use popquiz_deck::field::DeckField;
use serde::{Deserialize, Serialize};

use super::check::{Finding, Severity};
use super::format::{DeckError, Format, Import, SkippedList};
use crate::texts::Phrase;

/// A deck that was read from a file, and what is to be said about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadDeck {
    pub deck: Deck,
    pub format: Format,
    /// How many cards the file has, or notes that could be cards.
    pub found: usize,
    pub skipped: SkippedList,
    /// The fields that the file's format can't hold.
    pub unsupported: Vec<DeckField>,
    pub remarks: Vec<Remark>,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    pub is_error: bool,
    /// The card's number in the deck, from 1; `None` for the deck as a whole.
    pub number: Option<usize>,
    pub message: Phrase,
    pub advice: Phrase,
}

impl Remark {
    /// Whether it asks if synonyms count one by one.
    pub fn asks_about_synonyms(&self) -> bool {
        self.message.key() == "check-synonyms"
    }
}

impl From<Finding> for Remark {
    fn from(Finding { severity, place, message, advice, .. }: Finding) -> Self {
        Self { is_error: severity == Severity::Error, number: place.map(|place| place.number), message, advice }
    }
}

impl ReadDeck {
    /// A deck as it was imported, with what a check found.
    pub fn new(import: Import, findings: Vec<Finding>) -> Self {
        let Import { deck, format, found, skipped, unsupported } = import;
        Self { deck, format, found, skipped, unsupported, remarks: findings.into_iter().map(Remark::from).collect() }
    }
}

#[derive(Serialize, Deserialize)]
enum Head {
    /// The deck without its images, and the name and length of each.
    Read(Box<ReadDeck>, Vec<(String, usize)>),
    Unreadable(DeckError),
}

/// Writes what came of reading a file.
pub fn write(out: &mut impl Write, result: Result<ReadDeck, DeckError>) -> io::Result<()> {
    let (head, media) = match result {
        Ok(mut read) => {
            let media = std::mem::take(&mut read.deck.media);
            let lengths = media.iter().map(|(name, image)| (name.clone(), image.len())).collect();
            (Head::Read(Box::new(read), lengths), media)
        }
        Err(error) => (Head::Unreadable(error), std::collections::BTreeMap::new()),
    };
    serde_json::to_writer(&mut *out, &head)?;
    out.write_all(b"\n")?;
    media.values().try_for_each(|image| out.write_all(image))?;
    out.flush()
}

/// Reads what [`write()`] has written.
pub fn read(mut from: &[u8]) -> io::Result<Result<ReadDeck, DeckError>> {
    let mut line = Vec::new();
    from.read_until(b'\n', &mut line)?;
    Ok(match serde_json::from_slice(&line)? {
        Head::Unreadable(error) => Err(error),
        Head::Read(mut read, lengths) => {
            for (name, length) in lengths {
                let (image, rest) = from.split_at_checked(length).ok_or(io::ErrorKind::UnexpectedEof)?;
                read.deck.media.insert(name, Arc::from(image));
                from = rest;
            }
            Ok(*read)
        }
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::deck::{check, format};
    use crate::texts::phrase;

    #[test]
    fn a_deck_arrives_as_it_was_sent() {
        let mut import = format::import("capitals.csv", b"prompt,answer\nFrance?,Paris\nPeru?,\n").unwrap();
        import.skipped.push(7, phrase!("skipped-long-tag", most = 50_usize));
        for (name, bytes) in [("a.png", &b"\x89PNG\n\0"[..]), ("b.png", b"")] {
            import.deck.media.insert(name.to_owned(), Arc::from(bytes));
        }
        let findings = check::check(&import.deck);
        let mut sent = ReadDeck::new(import, findings);
        // Lines are of no use to anybody who hasn't the file.
        sent.deck.cards.iter_mut().for_each(|card| card.line = 0);
        assert!(!sent.remarks.is_empty());
        let mut bytes = Vec::new();
        write(&mut bytes, Ok(sent.clone())).unwrap();
        assert_eq!(read(&bytes).unwrap(), Ok(sent));
        assert!(read(&bytes[..bytes.len() - 1]).is_err(), "cut short");
        let error = format::import("x.toml", b"title = ").unwrap_err();
        let mut bytes = Vec::new();
        write(&mut bytes, Err(error.clone())).unwrap();
        assert_eq!(read(&bytes).unwrap(), Err(error));
    }
}
