//! Finding a card by a few words: first the beginnings of prompts, then FTS5's index of words; if a word is on none of
//! a server's cards, similar words. [`deck::lookup`](crate::deck::lookup) ranks the candidates.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};

use popquiz_deck::fold::fold;
use popquiz_deck::{CardId, DeckId};
use rusqlite::{Connection, OptionalExtension as _, Params, Result, Row};

use super::partitions::{self, Owner, Partition};
use super::step::Step;
use crate::deck::lookup::{CandidateFilter, Query, backwards, candidate_filter, index_terms, nearness};
use crate::id::GuildId;
use crate::store::decks::{Among, Found, Secret};

/// Cards that an index offers for one question to it: many times a page, and few enough for a keystroke.
const OFFERED: usize = 100;

/// The most candidates per query. There are only more if very many belong to decks that were just removed.
const MAX_CANDIDATES: usize = 40 * OFFERED;

/// The most words that are examined per index term.
const MAX_WORDS_PER_TERM: usize = 300;

/// Words that are looked at for beginning or ending so; those of an index of their own cost little.
const MAX_WORDS_PER_END: u32 = 2_000;

/// Words that may have been meant by one that no card has: the nearest ones.
const MEANT: usize = 8;

/// What changes in the indexes' words, until it is [written](WordCounts::write): how many cards more, or fewer, have
/// each.
#[derive(Debug, Default)]
pub(super) struct WordCounts(HashMap<(Partition, String), i64>);

impl WordCounts {
    /// Takes a card into the indexes; by its texts, folded.
    pub(super) fn add(
        &mut self,
        connection: &Connection,
        partition: Partition,
        card: i64,
        prompt: &str,
        answer: &str,
    ) -> Result<()> {
        let words = self.count(partition, prompt, answer, 1);
        let text = words.iter().map(|word| partition.tagged(word)).collect::<Vec<_>>().join(" ");
        connection
            .prepare_cached("INSERT INTO card_words (rowid, text) VALUES (?1, ?2)")?
            .execute((card, text))
            .map(drop)
    }

    /// Takes a card out of the indexes.
    pub(super) fn remove(
        &mut self,
        connection: &Connection,
        partition: Partition,
        card: i64,
        prompt: &str,
        answer: &str,
    ) -> Result<()> {
        self.count(partition, prompt, answer, -1);
        connection.prepare_cached("DELETE FROM card_words WHERE rowid = ?1")?.execute([card]).map(drop)
    }

    fn count<'a>(&mut self, partition: Partition, prompt: &'a str, answer: &'a str, cards: i64) -> BTreeSet<&'a str> {
        let words: BTreeSet<&str> =
            prompt.split(' ').chain(answer.split(' ')).filter(|word| !word.is_empty()).collect();
        for word in &words {
            *self.0.entry((partition, (*word).to_owned())).or_default() += cards;
        }
        words
    }

    /// Records which words exist.
    pub(super) fn write(self, connection: &Connection) -> Result<()> {
        for ((partition, word), more) in self.0 {
            let known: Option<(i64, i64)> = connection
                .prepare_cached("SELECT number, cards FROM words WHERE partition = ?1 AND word = ?2")?
                .query_row((partition, &word), |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            match known {
                Some((number, cards)) if cards + more > 0 => {
                    connection
                        .prepare_cached("UPDATE words SET cards = ?2 WHERE number = ?1")?
                        .execute([number, cards + more])?;
                }
                Some((number, _)) => {
                    connection.prepare_cached("DELETE FROM words WHERE number = ?1")?.execute([number])?;
                    connection.prepare_cached("DELETE FROM word_marks WHERE rowid = ?1")?.execute([number])?;
                }
                None if more > 0 => {
                    connection
                        .prepare_cached(
                            "INSERT INTO words (partition, word, backwards, cards) VALUES (?1, ?2, ?3, ?4)",
                        )?
                        .execute((partition, &word, backwards(&word), more))?;
                    let terms: Vec<String> = index_terms(&word).iter().map(|term| partition.tagged(term)).collect();
                    connection
                        .prepare_cached("INSERT INTO word_marks (rowid, text) VALUES (?1, ?2)")?
                        .execute((connection.last_insert_rowid(), terms.join(" ")))?;
                }
                None => {}
            }
        }
        Ok(())
    }
}

/// Does some of the maintenance that keeps the indexes fast: merges segments, because each is searched separately.
/// Returns whether there was any work.
pub(super) fn merge(connection: &Connection) -> Result<Step<()>> {
    /// Pages: this many are written within a few milliseconds.
    const AT_ONCE: i64 = 64;
    for index in ["card_words", "word_marks"] {
        let before = connection.total_changes();
        connection
            .prepare_cached(&format!("INSERT INTO {index} ({index}, rank) VALUES ('merge', ?1)"))?
            .execute([AT_ONCE])?;
        // According to FTS5's documentation, a merge without work counts as one change.
        if connection.total_changes() - before > 1 {
            return Ok(Step::More);
        }
    }
    Ok(Step::Done(()))
}

/// See [`DeckStore::find_cards`](crate::store::decks::DeckStore::find_cards).
pub(super) fn find(
    connection: &Connection,
    guild: GuildId,
    typed: &str,
    (limit, among): (usize, Among),
    secret: &Secret,
) -> Result<Vec<Found>> {
    let files = if among == Among::All { partitions::find(connection, Owner::Files)? } else { None };
    let partitions: Vec<Partition> =
        partitions::find(connection, Owner::Guild(guild))?.into_iter().chain(files).collect();
    let decks = visible_decks(connection, &partitions)?;
    let search = Search { connection, partitions, decks, secret };
    let (signs, typed) = (typed.trim(), fold(typed));
    let mut numbers = if typed.is_empty() && !signs.is_empty() {
        search.beginning_with_signs(signs, limit)?
    } else {
        search.beginning_with(&typed, limit)?
    };
    if numbers.len() < limit && !typed.is_empty() {
        numbers.extend(search.with_words(&Query::new(&typed))?);
    }
    let mut seen = HashSet::new();
    numbers.retain(|number| seen.insert(*number));
    numbers.truncate(limit);
    let card = |number: i64| {
        connection
            .prepare_cached("SELECT deck, id, state ->> 'prompt' FROM cards WHERE number = ?1")?
            .query_row([number], |row| Ok((row.get(0)?, CardId(row.get(1)?), row.get(2)?)))
    };
    let mut found = Vec::with_capacity(numbers.len());
    for number in numbers {
        let (deck, card, prompt) = card(number)?;
        found.extend(search.decks.get(&deck).map(|deck| Found { deck: deck.clone(), card, prompt }));
    }
    Ok(found)
}

/// The decks that a server can search, by number. Its own take precedence over a file's with the same id.
fn visible_decks(connection: &Connection, partitions: &[Partition]) -> Result<HashMap<i64, DeckId>> {
    let mut decks: HashMap<i64, DeckId> = HashMap::new();
    let mut own: HashSet<DeckId> = HashSet::new();
    for partition in partitions {
        let mut statement =
            connection.prepare_cached("SELECT number, id FROM decks WHERE partition = ?1 AND state = 'current'")?;
        for row in statement.query_map([partition], |row| Ok((row.get(0)?, DeckId(row.get(1)?))))? {
            let (number, id) = row?;
            if !own.contains(&id) {
                decks.insert(number, id);
            }
        }
        own.extend(decks.values().cloned());
    }
    Ok(decks)
}

/// A search for one server.
struct Search<'a> {
    connection: &'a Connection,
    /// Its own, then that of the files.
    partitions: Vec<Partition>,
    decks: HashMap<i64, DeckId>,
    secret: &'a Secret,
}

impl Search<'_> {
    /// Cards whose prompt starts with the query.
    fn beginning_with(&self, typed: &str, limit: usize) -> Result<Vec<i64>> {
        let mut found = Vec::new();
        for partition in &self.partitions {
            let before = found.len();
            self.look_at(
                "SELECT number, deck FROM cards
                 WHERE partition = ?1 AND is_indexed AND prompt >= ?2 AND prompt < ?2 || char(1114111) ORDER BY prompt",
                (partition, typed),
                |row| {
                    found.push(row.get(0)?);
                    Ok(found.len() - before < limit)
                },
            )?;
        }
        Ok(found)
    }

    /// Cards whose prompt, made of symbols, starts with these. Folded, they couldn't be distinguished.
    fn beginning_with_signs(&self, signs: &str, limit: usize) -> Result<Vec<i64>> {
        let mut found = Vec::new();
        for partition in &self.partitions {
            let before = found.len();
            self.look_at(
                "SELECT number, deck, state ->> 'prompt' FROM cards
                 WHERE partition = ?1 AND is_indexed AND prompt = ''",
                [partition],
                |row| {
                    if row.get_ref(2)?.as_str()?.trim().starts_with(signs) {
                        found.push(row.get(0)?);
                    }
                    Ok(found.len() - before < limit)
                },
            )?;
        }
        Ok(found)
    }

    /// Shows the rows (a card's number, its deck's, and more) that are of decks which the server sees, while more
    /// are wanted.
    fn look_at(
        &self,
        sql: &str,
        parameters: impl Params,
        mut each: impl FnMut(&Row<'_>) -> Result<bool>,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        for _ in 0..MAX_CANDIDATES {
            let Some(row) = rows.next()? else { break };
            if self.decks.contains_key(&row.get(1)?) && !each(row)? {
                break;
            }
        }
        Ok(())
    }

    /// Cards with most of the words, the best first.
    fn with_words(&self, typed: &Query) -> Result<Vec<i64>> {
        let mut weighed = HashMap::new();
        let beginnings: Vec<Vec<String>> = self
            .partitions
            .iter()
            .map(|partition| typed.words().iter().map(|word| beginning(*partition, word)).collect())
            .collect();
        for words in &beginnings {
            self.weigh(&words.join(" AND "), typed, &mut weighed)?;
        }
        if !weighed.values().any(|weight| typed.all_in(*weight)) {
            self.with_some_words(typed, &beginnings, &mut weighed)?;
        }
        let mut weighed: Vec<(u32, i64)> = weighed.into_iter().map(|(number, weight)| (weight, number)).collect();
        let most = typed.words_in(weighed.iter().map(|(weight, _)| *weight).max().unwrap_or(0));
        weighed.retain(|(weight, _)| typed.words_in(*weight) == most);
        weighed.sort_unstable_by_key(|(weight, number)| (Reverse(*weight), *number));
        Ok(weighed.into_iter().map(|(_, number)| number).collect())
    }

    /// If no card has all words: replaces unknown words by similar ones, and includes cards with only some of the
    /// words.
    fn with_some_words(
        &self,
        typed: &Query,
        beginnings: &[Vec<String>],
        weighed: &mut HashMap<i64, u32>,
    ) -> Result<()> {
        for (partition, beginnings) in self.partitions.iter().zip(beginnings) {
            let mut words = Vec::new();
            for (word, beginning) in typed.words().iter().zip(beginnings) {
                // A word alone has been looked for already.
                let is_there = beginnings.len() > 1 && self.has(beginning, |known| known.starts_with(word.as_str()))?;
                words.extend(if is_there { Some(beginning.clone()) } else { self.meant(*partition, word)? });
            }
            if words.len() > 1 {
                self.weigh(&words.join(" AND "), typed, weighed)?;
            }
            if !weighed.values().any(|weight| typed.all_in(*weight)) {
                for word in words {
                    self.weigh(&word, typed, weighed)?;
                }
            }
        }
        Ok(())
    }

    /// Whether a card has a word that an expression of the index is for, elsewhere than in a secret answer.
    fn has(&self, query: &str, is_the_word: impl Fn(&str) -> bool) -> Result<bool> {
        let mut has = false;
        self.offered(query, |_, prompt, answer| {
            has = answer.is_some() || prompt.split(' ').any(&is_the_word);
            !has
        })?;
        Ok(has)
    }

    /// Weighs the cards that an expression of the index offers. One that only its secret answer offers is as if it
    /// were not offered.
    fn weigh(&self, query: &str, typed: &Query, weighed: &mut HashMap<i64, u32>) -> Result<()> {
        let mut offered = 0;
        self.offered(query, |number, prompt, answer| {
            let weight = typed.weight(prompt, answer.unwrap_or_default());
            if weight > 0 {
                weighed.insert(number, weight);
                offered += 1;
            }
            offered < OFFERED
        })
    }

    /// Shows the candidates of an index expression while more are wanted: number and prompt, and the answer unless it's
    /// secret.
    fn offered(&self, query: &str, mut each: impl FnMut(i64, &str, Option<&str>) -> bool) -> Result<()> {
        self.look_at(
            "SELECT number, deck, prompt, answer, id, CASE WHEN ?2 AND prompt = '' THEN state ->> 'prompt' END
             FROM card_words CROSS JOIN cards ON number = card_words.rowid WHERE card_words MATCH ?1",
            (query, !self.secret.is_empty()),
            |row| {
                let answer = if self.is_secret(row)? { None } else { Some(row.get_ref(3)?.as_str()?) };
                Ok(each(row.get(0)?, row.get_ref(2)?.as_str()?, answer))
            },
        )
    }

    /// Whether the answer of an [offered](Self::offered) card is secret.
    fn is_secret(&self, row: &Row<'_>) -> Result<bool> {
        if self.secret.is_empty() {
            return Ok(false);
        }
        // A prompt made of symbols folds to nothing, so it's used unchanged.
        let signs = row.get_ref(5)?.as_str_or_null()?;
        let (id, asks) = (row.get_ref(4)?.as_str()?, signs.map_or(row.get_ref(2)?.as_str()?, str::trim));
        let deck = self.decks.get(&row.get(1)?);
        Ok(self.secret.prompts.iter().any(|secret| secret == asks)
            || self.secret.cards.iter().any(|(of, card)| Some(of) == deck && card.0 == id))
    }

    /// An expression for the words that may have been meant by one that is on no card of a partition.
    fn meant(&self, partition: Partition, typed: &str) -> Result<Option<String>> {
        let CandidateFilter { beginning, ending, groups } = candidate_filter(typed);
        let mut near: Vec<(usize, String)> = Vec::new();
        let mut look_at = |word: &str| near.extend(nearness(typed, word).map(|nearness| (nearness, word.to_owned())));
        if let Some(beginning) = beginning {
            let mut statement = self.connection.prepare_cached(
                "SELECT word FROM words WHERE partition = ?1 AND word >= ?2 AND word < ?2 || char(1114111) LIMIT ?3",
            )?;
            let mut rows = statement.query((partition, beginning, MAX_WORDS_PER_END))?;
            while let Some(row) = rows.next()? {
                look_at(row.get_ref(0)?.as_str()?);
            }
        }
        if let Some(ending) = ending {
            let mut statement = self.connection.prepare_cached(
                "SELECT backwards FROM words WHERE partition = ?1 AND backwards >= ?2 AND backwards < ?2 || char(1114111) LIMIT ?3",
            )?;
            let mut rows = statement.query((partition, ending, MAX_WORDS_PER_END))?;
            while let Some(row) = rows.next()? {
                look_at(&backwards(row.get_ref(0)?.as_str()?));
            }
        }
        let whole = |term: &String| quoted(&partition.tagged(term));
        for group in groups {
            let mut statement = self.connection.prepare_cached(
                "SELECT word FROM word_marks CROSS JOIN words ON number = word_marks.rowid WHERE word_marks MATCH ?1",
            )?;
            let mut rows = statement.query([group.iter().map(whole).collect::<Vec<_>>().join(" AND ")])?;
            for _ in 0..MAX_WORDS_PER_TERM {
                let Some(row) = rows.next()? else { break };
                look_at(row.get_ref(0)?.as_str()?);
            }
        }
        near.sort_unstable();
        near.dedup();
        let mut meant = Vec::new();
        for (_, word) in near {
            if meant.len() == MEANT {
                break;
            }
            let whole = quoted(&partition.tagged(&word));
            // One that only secret answers have would take another's place.
            if self.secret.is_empty() || self.has(&whole, |known| known == word)? {
                meant.push(whole);
            }
        }
        Ok(Some(format!("({})", meant.join(" OR "))).filter(|_| !meant.is_empty()))
    }
}

fn beginning(partition: Partition, word: &str) -> String {
    format!("{}*", quoted(&partition.tagged(word)))
}

/// Quotes a text for FTS5; folded text contains no quotation marks.
fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}
