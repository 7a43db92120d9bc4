//! Finding a card by a few words: what prompts begin with, then FTS5's indexes of words and of their parts, on a server's own shelf and on
//! that of the files. What an index offers is weighed by [`deck::lookup`](crate::deck::lookup).

use std::collections::HashSet;
use std::ops::RangeInclusive;

use rusqlite::{Connection, Result};

use super::decks::{FILES, shelf};
use crate::deck::lookup::{Typed, fold, parts};
use crate::deck::{CardId, DeckId};
use crate::id::GuildId;
use crate::store::decks::Found;

/// Cards that an index offers for one question to it: many times a page, and few enough for a keystroke.
const OFFERED: u32 = 200;

/// Cards of a shelf have numbers that lie together, so an index looks at that shelf's alone.
pub(super) fn numbers_of(shelf: i64) -> RangeInclusive<i64> {
    const BITS: u32 = 24;
    shelf << BITS..=((shelf + 1) << BITS) - 1
}

/// Takes a card's folded words into the indexes.
pub(super) fn learn(connection: &Connection, card: i64, words: &str) -> Result<()> {
    connection.prepare_cached("INSERT INTO card_words (rowid, text) VALUES (?1, ?2)")?.execute((card, words))?;
    connection.prepare_cached("INSERT INTO card_parts (rowid, text) VALUES (?1, ?2)")?.execute((card, words))?;
    Ok(())
}

/// Takes a card out of the indexes.
pub(super) fn forget(connection: &Connection, card: i64) -> Result<()> {
    connection.prepare_cached("DELETE FROM card_words WHERE rowid = ?1")?.execute([card])?;
    connection.prepare_cached("DELETE FROM card_parts WHERE rowid = ?1")?.execute([card])?;
    Ok(())
}

/// See [`DeckStore::find_cards`](crate::store::decks::DeckStore::find_cards).
pub(super) fn find(connection: &Connection, guild: GuildId, typed: &str, limit: usize) -> Result<Vec<Found>> {
    let shelves: Vec<i64> = [shelf(connection, guild)?, shelf(connection, FILES)?].into_iter().flatten().collect();
    let typed = fold(typed);
    let mut numbers: Vec<i64> = Vec::new();
    for shelf in &shelves {
        numbers.extend(beginning_with(connection, *shelf, &typed, limit)?);
    }
    if numbers.len() < limit && !typed.is_empty() {
        numbers.extend(with_words(connection, &shelves, &Typed::new(&typed))?);
    }
    let own = own_decks(connection, guild)?;
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for number in numbers.into_iter().filter(|number| seen.insert(*number)) {
        let (removed, of, card) = connection
            .prepare_cached(
                "SELECT removed_at IS NOT NULL, decks.shelf, decks.id, cards.id, state ->> 'prompt'
                 FROM cards JOIN decks ON decks.number = deck WHERE cards.number = ?1",
            )?
            .query_row([number], |row| {
                let found = Found { deck: DeckId(row.get(2)?), card: CardId(row.get(3)?), prompt: row.get(4)? };
                Ok((row.get::<_, bool>(0)?, row.get::<_, i64>(1)?, found))
            })?;
        // A server's own deck stands before a file's of the same id.
        let is_hidden = Some(&of) == shelves.last() && shelves.len() > 1 && own.contains(&card.deck.0);
        if !removed && !is_hidden {
            found.push(card);
        }
        if found.len() == limit {
            break;
        }
    }
    Ok(found)
}

fn own_decks(connection: &Connection, guild: GuildId) -> Result<HashSet<String>> {
    let Some(shelf) = shelf(connection, guild)? else { return Ok(HashSet::new()) };
    connection
        .prepare_cached("SELECT id FROM decks WHERE shelf = ?1 AND removed_at IS NULL")?
        .query_map([shelf], |row| row.get(0))?
        .collect()
}

/// Cards whose prompt begins with what was typed. Twice as many as are wanted, for some may be of removed decks.
fn beginning_with(connection: &Connection, shelf: i64, typed: &str, limit: usize) -> Result<Vec<i64>> {
    connection
        .prepare_cached(
            "SELECT number FROM cards WHERE shelf = ?1 AND prompt >= ?2 AND prompt < ?2 || char(1114111) ORDER BY prompt LIMIT ?3",
        )?
        .query_map((shelf, typed, u32::try_from(limit * 2).unwrap_or(u32::MAX)), |row| row.get(0))?
        .collect()
}

/// Cards with most of the words, the best first.
fn with_words(connection: &Connection, shelves: &[i64], typed: &Typed) -> Result<Vec<i64>> {
    let mut offered: Vec<i64> = Vec::new();
    let all = typed.words().iter().map(|word| beginning(word)).collect::<Vec<_>>().join(" AND ");
    for shelf in shelves {
        offered.extend(matching(connection, "card_words", *shelf, &all)?);
    }
    if offered.is_empty() {
        for word in typed.words() {
            let before = offered.len();
            for shelf in shelves {
                offered.extend(matching(connection, "card_words", *shelf, &beginning(word))?);
            }
            let parts = parts(word).iter().map(|part| quoted(part)).collect::<Vec<_>>().join(" OR ");
            if offered.len() == before && !parts.is_empty() {
                for shelf in shelves {
                    offered.extend(matching(connection, "card_parts", *shelf, &parts)?);
                }
            }
        }
    }
    offered.sort_unstable();
    offered.dedup();
    let mut weighed: Vec<(u32, i64)> = Vec::with_capacity(offered.len());
    for number in offered {
        let weight = connection
            .prepare_cached("SELECT prompt, answer FROM cards WHERE number = ?1")?
            .query_row([number], |row| Ok(typed.weight(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?)))?;
        weighed.push((weight, number));
    }
    let most = typed.words_in(weighed.iter().map(|(weight, _)| *weight).max().unwrap_or(0));
    weighed.retain(|(weight, _)| *weight > 0 && typed.words_in(*weight) == most);
    weighed.sort_by_key(|(weight, number)| (std::cmp::Reverse(*weight), *number));
    Ok(weighed.into_iter().map(|(_, number)| number).collect())
}

fn matching(connection: &Connection, index: &str, shelf: i64, query: &str) -> Result<Vec<i64>> {
    let numbers = numbers_of(shelf);
    connection
        .prepare_cached(&format!(
            "SELECT rowid FROM {index} WHERE {index} MATCH ?1 AND rowid BETWEEN ?2 AND ?3 LIMIT ?4"
        ))?
        .query_map((query, numbers.start(), numbers.end(), OFFERED), |row| row.get(0))?
        .collect()
}

fn beginning(word: &str) -> String {
    format!("{}*", quoted(word))
}

/// A text as FTS5 takes it, whatever it holds; folded text holds no quotation marks.
fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}
