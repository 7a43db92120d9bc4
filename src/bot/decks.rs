//! The decks that the bot has loaded, and how people name them.

use std::sync::{Arc, PoisonError, RwLock};

use super::Refusal;
use crate::deck::lookup::{Hit, Lookup};
use crate::deck::{Deck, DeckId};
use crate::judge::DeckJudge;

/// A deck with what judging its cards needs.
#[derive(Debug)]
pub(super) struct LoadedDeck {
    pub(super) deck: Deck,
    pub(super) judge: DeckJudge,
}

impl LoadedDeck {
    /// Stands in for a deck that is not there any more: no card can be drawn from it.
    pub(super) fn missing() -> Self {
        let deck = Deck::new(DeckId(String::new()), "");
        Self { judge: DeckJudge::new(&deck), deck }
    }
}

/// All loaded decks, by title. They can be replaced while the bot runs; what is being played goes on with what it began with.
pub(super) struct Decks(RwLock<Arc<Shelf>>);

struct Shelf {
    decks: Vec<Arc<LoadedDeck>>,
    lookup: Lookup,
}

impl Shelf {
    fn new(mut decks: Vec<Deck>) -> Arc<Self> {
        decks.sort_by_key(|deck| deck.title.to_lowercase());
        let lookup = Lookup::new(decks.iter());
        let decks = decks.into_iter().map(|deck| Arc::new(LoadedDeck { judge: DeckJudge::new(&deck), deck }));
        Arc::new(Self { decks: decks.collect(), lookup })
    }
}

impl Decks {
    pub(super) fn new(decks: Vec<Deck>) -> Self {
        Self(RwLock::new(Shelf::new(decks)))
    }

    /// Puts these in the place of all there were.
    pub(super) fn replace(&self, decks: Vec<Deck>) {
        let shelf = Shelf::new(decks);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = shelf;
    }

    fn shelf(&self) -> Arc<Shelf> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn all(&self) -> Vec<Arc<LoadedDeck>> {
        self.shelf().decks.clone()
    }

    /// Cards that what was typed may mean: see [`Lookup::find`].
    pub(super) fn find(&self, typed: &str, limit: usize) -> Vec<Hit> {
        self.shelf().lookup.find(typed, limit)
    }

    pub(super) fn get(&self, id: &DeckId) -> Option<Arc<LoadedDeck>> {
        self.shelf().decks.iter().find(|loaded| loaded.deck.id == *id).cloned()
    }

    /// The deck that somebody means: by id, by title, else by a part of its title that no other has. Without a name: the only deck.
    pub(super) fn named(&self, typed: Option<&str>) -> Result<Arc<LoadedDeck>, Refusal> {
        let shelf = self.shelf();
        let Some(typed) = typed.map(str::trim).filter(|typed| !typed.is_empty()) else {
            return match shelf.decks.as_slice() {
                [only] => Ok(Arc::clone(only)),
                [] => Err(Refusal::new(
                    "There is no deck yet. The bot's operator puts deck files into its `decks` folder.",
                )),
                _ => Err(Refusal::new(format!("Which deck? Choose one with the `deck` option: {}.", shelf.titles()))),
            };
        };
        let lower = typed.to_lowercase();
        if let Some(exact) =
            shelf.decks.iter().find(|it| it.deck.id.0 == lower || it.deck.title.to_lowercase() == lower)
        {
            return Ok(Arc::clone(exact));
        }
        let mut matches = shelf.decks.iter().filter(|it| it.deck.title.to_lowercase().contains(&lower));
        match (matches.next(), matches.next()) {
            (Some(only), None) => Ok(Arc::clone(only)),
            (None, _) => {
                Err(Refusal::new(format!("There is no deck “{}”. There are: {}.", shorten(typed), shelf.titles())))
            }
            (Some(_), Some(_)) => Err(Refusal::new(format!(
                "More than one deck has “{}” in its title. Choose one as you type.",
                shorten(typed)
            ))),
        }
    }

    /// Decks whose title or id holds what was typed, as (title, id).
    pub(super) fn completions(&self, typed: &str) -> Vec<(String, String)> {
        let typed = typed.trim().to_lowercase();
        let holds = |deck: &Deck| deck.title.to_lowercase().contains(&typed) || deck.id.0.contains(&typed);
        self.shelf()
            .decks
            .iter()
            .map(|it| &it.deck)
            .filter(|deck| holds(deck))
            .map(|deck| (deck.title.clone(), deck.id.0.clone()))
            .collect()
    }
}

impl Shelf {
    fn titles(&self) -> String {
        const SHOWN: usize = 10;
        let mut titles: Vec<String> = self.decks.iter().take(SHOWN).map(|it| format!("“{}”", it.deck.title)).collect();
        if self.decks.len() > SHOWN {
            titles.push(format!("and {} more", self.decks.len() - SHOWN));
        }
        titles.join(", ")
    }
}

fn shorten(typed: &str) -> String {
    typed.chars().take(60).collect()
}
