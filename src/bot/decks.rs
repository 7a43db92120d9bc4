//! The decks that a server can play, and finding them by name: those of the operator's files, which all servers share,
//! and the server's own.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, Weak};

use popquiz_deck::fold::fold;
use popquiz_deck::limits::TITLE_CHARS;
use popquiz_deck::{Deck, DeckId};
use popquiz_judge::DeckJudge;
use tokio::sync::OwnedMutexGuard;

use super::refusal::{DeckRefusal, Refusal};
use crate::discord::text::cut;
use crate::discord::text::is_blank;
use crate::id::{DeckChangeId, GuildId};
use crate::store::decks::DeckHead;
use crate::store::{Store, StoreError};

/// A deck with the judge for its cards.
#[derive(Debug)]
pub(super) struct LoadedDeck {
    pub(super) deck: Deck,
    pub(super) judge: DeckJudge,
}

impl LoadedDeck {
    pub(super) fn new(deck: Deck) -> Self {
        Self { judge: DeckJudge::new(&deck), deck }
    }

    /// Replaces a deck that no longer exists: no card can be drawn from it.
    pub(super) fn missing() -> Self {
        Self::new(Deck::new(DeckId(String::new()), ""))
    }
}

/// The number of cards of recently used server decks that are cached.
const CACHED_CARDS: usize = 50_000;

/// All decks. Games keep the deck they started with, whatever happens to it.
pub(super) struct Decks {
    store: Arc<dyn Store>,
    files: RwLock<Arc<[Arc<LoadedDeck>]>>,
    own: RwLock<HashMap<GuildId, Vec<DeckHead>>>,
    /// The latest used first.
    cache: Mutex<Vec<CachedDeck>>,
    /// Images of own decks that are on their way somewhere: however many have asked for one, they share it.
    images: Mutex<HashMap<ImageKey, Weak<[u8]>>>,
    /// One lock per server, for as long as somebody holds it or waits for it.
    change_locks: Mutex<HashMap<GuildId, Weak<tokio::sync::Mutex<()>>>>,
}

/// A server's own deck as this change, or a later one, has left it.
struct CachedDeck {
    guild: GuildId,
    change: Option<DeckChangeId>,
    loaded: Arc<LoadedDeck>,
}

/// An image of a server's own deck as its latest change has left it.
type ImageKey = (GuildId, DeckId, Option<DeckChangeId>, String);

/// A deck as a server sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DeckEntry {
    pub(super) id: DeckId,
    pub(super) title: String,
    pub(super) cards: usize,
    /// Whether it is the server's own, to be changed.
    pub(super) is_own: bool,
}

impl Decks {
    pub(super) fn new(store: Arc<dyn Store>, files: Vec<Deck>, own: Vec<DeckHead>) -> Self {
        let mut by_guild: HashMap<GuildId, Vec<DeckHead>> = HashMap::new();
        for head in own {
            by_guild.entry(head.guild).or_default().push(head);
        }
        let files = files.into_iter().map(|deck| Arc::new(LoadedDeck::new(deck))).collect();
        Self {
            store,
            files: RwLock::new(files),
            own: RwLock::new(by_guild),
            cache: Mutex::default(),
            images: Mutex::default(),
            change_locks: Mutex::default(),
        }
    }

    /// Makes the cards of the files searchable.
    pub(super) async fn keep_files(&self) -> Result<(), StoreError> {
        let decks = self.files().iter().map(|loaded| loaded.deck.clone()).collect();
        self.store.keep_files(Arc::new(decks)).await
    }

    /// Replaces all decks of files.
    pub(super) async fn replace_files(&self, decks: Vec<Deck>) -> Result<(), StoreError> {
        let files = decks.into_iter().map(|deck| Arc::new(LoadedDeck::new(deck))).collect();
        *self.files.write().unwrap_or_else(PoisonError::into_inner) = files;
        self.keep_files().await
    }

    /// Waits until no other change to this server's decks is in progress: each change starts from the result of the one
    /// before.
    pub(super) async fn lock_changes(&self, guild: GuildId) -> OwnedMutexGuard<()> {
        let lock = {
            let mut locks = self.change_locks.lock().unwrap_or_else(PoisonError::into_inner);
            locks.retain(|_, lock| lock.strong_count() > 0);
            locks.get(&guild).and_then(Weak::upgrade).unwrap_or_else(|| {
                let lock = Arc::default();
                locks.insert(guild, Arc::downgrade(&lock));
                lock
            })
        };
        lock.lock_owned().await
    }

    fn files(&self) -> Arc<[Arc<LoadedDeck>]> {
        Arc::clone(&self.files.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// A server's own decks, removed ones among them.
    pub(super) fn own(&self, guild: GuildId) -> Vec<DeckHead> {
        self.own.read().unwrap_or_else(PoisonError::into_inner).get(&guild).cloned().unwrap_or_default()
    }

    /// Looks which decks servers still have: those that were removed long ago, and those of servers that removed the
    /// bot, are gone for good.
    pub(super) async fn reload_heads(&self) -> Result<(), StoreError> {
        let guilds: Vec<GuildId> = self.own.read().unwrap_or_else(PoisonError::into_inner).keys().copied().collect();
        for guild in guilds {
            let _turn = self.lock_changes(guild).await;
            let heads = self.store.deck_heads(guild).await?;
            self.cache().retain(|it| it.guild != guild || heads.iter().any(|head| head.id == it.loaded.deck.id));
            let mut own = self.own.write().unwrap_or_else(PoisonError::into_inner);
            if heads.is_empty() { drop(own.remove(&guild)) } else { drop(own.insert(guild, heads)) }
        }
        Ok(())
    }

    /// Notes that a server's own deck was changed, and how its decks are now.
    pub(super) fn changed(&self, guild: GuildId, deck: &DeckId, heads: Vec<DeckHead>) {
        self.own.write().unwrap_or_else(PoisonError::into_inner).insert(guild, heads);
        self.cache().retain(|it| (it.guild, &it.loaded.deck.id) != (guild, deck));
    }

    /// All decks that a server can play, by title. Its own take precedence over files with the same id.
    pub(super) fn visible_to(&self, guild: GuildId) -> Vec<DeckEntry> {
        let mut seen: Vec<DeckEntry> = self
            .own(guild)
            .into_iter()
            .filter(|head| !head.removed)
            .map(|DeckHead { id, title, cards, .. }| DeckEntry { id, title, cards: cards as usize, is_own: true })
            .collect();
        for loaded in self.files().iter().map(|loaded| &loaded.deck) {
            if seen.iter().all(|own| own.id != loaded.id) {
                let (id, title) = (loaded.id.clone(), loaded.title.clone());
                seen.push(DeckEntry { id, title, cards: loaded.cards.len(), is_own: false });
            }
        }
        seen.sort_by_cached_key(|seen| (seen.title.to_lowercase(), seen.id.0.clone()));
        seen
    }

    /// A deck's title, or its id if it no longer exists.
    pub(super) fn title(&self, guild: GuildId, id: &DeckId) -> String {
        self.visible_to(guild).into_iter().find(|seen| seen.id == *id).map_or_else(|| id.0.clone(), |seen| seen.title)
    }

    /// An image of a deck; `None` if the deck or the image no longer exists.
    pub(super) async fn image(&self, guild: GuildId, id: &DeckId, name: &str) -> Result<Option<Arc<[u8]>>, StoreError> {
        let Some(head) = self.own(guild).into_iter().find(|head| head.id == *id && !head.removed) else {
            let files = self.files();
            let deck = files.iter().map(|loaded| &loaded.deck).find(|deck| deck.id == *id);
            return Ok(deck.and_then(|deck| deck.media.get(name)).map(Arc::clone));
        };
        let images = || self.images.lock().unwrap_or_else(PoisonError::into_inner);
        let key: ImageKey = (guild, id.clone(), head.change, name.to_owned());
        let cache = images().get(&key).and_then(Weak::upgrade);
        if cache.is_some() {
            return Ok(cache);
        }
        let found = self.store.image(guild, id.clone(), name.to_owned()).await?;
        let mut images = images();
        // Somebody else may have loaded it in the meantime.
        if let Some(image) = images.get(&key).and_then(Weak::upgrade) {
            return Ok(Some(image));
        }
        images.retain(|_, image| image.strong_count() > 0);
        images.extend(found.as_ref().map(|image| (key, Arc::downgrade(image))));
        Ok(found)
    }

    /// A server's deck with its cards and images, for export or inspection; `None` if it no longer exists.
    pub(super) async fn whole(&self, guild: GuildId, id: &DeckId) -> Result<Option<Arc<Deck>>, StoreError> {
        if self.own(guild).iter().any(|head| head.id == *id && !head.removed) {
            return Ok(self.store.deck(guild, id.clone()).await?.map(Arc::new));
        }
        let files = self.files();
        Ok(files.iter().find(|loaded| loaded.deck.id == *id).map(|loaded| Arc::new(loaded.deck.clone())))
    }

    /// A server's deck with its cards, for playing; `None` if it no longer exists. A server's own deck has no images:
    /// they are loaded one by one, and would stay in memory as long as it's played.
    pub(super) async fn open(&self, guild: GuildId, id: &DeckId) -> Result<Option<Arc<LoadedDeck>>, StoreError> {
        let Some(head) = self.own(guild).into_iter().find(|head| head.id == *id && !head.removed) else {
            return Ok(self.files().iter().find(|loaded| loaded.deck.id == *id).cloned());
        };
        if let Some(loaded) = self.take_cached(&head) {
            return Ok(Some(self.put_in_cache(&head, loaded)));
        }
        let Some(mut deck) = self.store.deck(guild, id.clone()).await? else { return Ok(None) };
        deck.media.clear();
        // It only fails if the runtime is shutting down.
        let loaded = tokio::task::spawn_blocking(move || Arc::new(LoadedDeck::new(deck))).await;
        let loaded = loaded.map_err(|_| StoreError::Closed)?;
        Ok(Some(self.put_in_cache(&head, loaded)))
    }

    fn cache(&self) -> MutexGuard<'_, Vec<CachedDeck>> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The latest version of a deck. Removes an outdated one from the cache.
    fn take_cached(&self, head: &DeckHead) -> Option<Arc<LoadedDeck>> {
        let mut cache = self.cache();
        let place = cache.iter().position(|it| it.guild == head.guild && it.loaded.deck.id == head.id)?;
        let CachedDeck { change, loaded, .. } = cache.remove(place);
        (change == head.change).then_some(loaded)
    }

    /// Caches a deck under the change that was its latest before it was read: if it was changed since, this entry isn't
    /// used again.
    fn put_in_cache(&self, head: &DeckHead, loaded: Arc<LoadedDeck>) -> Arc<LoadedDeck> {
        let mut cache = self.cache();
        // Somebody else may have loaded it, too.
        cache.retain(|it| it.guild != head.guild || it.loaded.deck.id != head.id);
        cache.insert(0, CachedDeck { guild: head.guild, change: head.change, loaded: Arc::clone(&loaded) });
        let mut cards = 0;
        // The deck in use stays cached, however large it is.
        let mut first = true;
        cache.retain(|it| {
            cards += it.loaded.deck.cards.len();
            std::mem::take(&mut first) || cards <= CACHED_CARDS
        });
        loaded
    }

    /// Whether a server sees a deck under this title, another than that one.
    pub(super) fn is_taken(&self, guild: GuildId, title: &str, but_by: Option<&DeckId>) -> bool {
        let title = title.to_lowercase();
        self.visible_to(guild).iter().any(|seen| Some(&seen.id) != but_by && seen.title.to_lowercase() == title)
    }

    /// A title that no other deck of the server has, apart from `except`: the given one, or the first free one with a
    /// number from 2.
    pub(super) fn free_title(
        &self,
        guild: GuildId,
        of: Option<&DeckId>,
        title: String,
        numbered: impl Fn(usize) -> String,
    ) -> String {
        let mut titles = std::iter::once(title.clone()).chain((2..).map(numbered));
        titles.find(|title| !self.is_taken(guild, title, of)).unwrap_or(title)
    }

    /// The deck that a name refers to: by id, by title, or by a part of one title only; ignoring spaces and
    /// punctuation. Without a name: the only deck.
    pub(super) fn named(&self, guild: GuildId, typed: Option<&str>) -> Result<DeckEntry, Refusal> {
        named(&self.visible_to(guild), typed)
    }

    /// The server's own deck with this id. Decks that can't be changed are rejected with advice.
    pub(super) fn own_with_id(&self, guild: GuildId, id: &DeckId) -> Result<DeckEntry, Refusal> {
        let seen = self.visible_to(guild).into_iter().find(|seen| seen.id == *id);
        can_be_changed(seen.ok_or(DeckRefusal::OwnGone)?)
    }

    /// The server's own deck that a name refers to, as in [`named`](Self::named). Decks that can't be changed are
    /// rejected with advice.
    pub(super) fn own_named(&self, guild: GuildId, typed: Option<&str>) -> Result<DeckEntry, Refusal> {
        let seen = self.visible_to(guild);
        let own: Vec<DeckEntry> = seen.iter().filter(|seen| seen.is_own).cloned().collect();
        if typed.is_none() && !own.is_empty() {
            return named(&own, None);
        }
        // What is named to the letter is meant, own or not.
        let exact = typed.and_then(|typed| exactly_named(&own, typed).or_else(|| exactly_named(&seen, typed)));
        if let Some(exact) = exact {
            return can_be_changed(exact.clone());
        }
        named(&own, typed).or_else(|_| can_be_changed(named(&seen, typed)?))
    }

    /// Decks whose title or id contains the query, as (title, id).
    pub(super) fn completions(&self, guild: GuildId, typed: &str) -> Vec<(String, String)> {
        completions(self.visible_to(guild), typed)
    }

    /// The same, of the server's own decks.
    pub(super) fn own_completions(&self, guild: GuildId, typed: &str) -> Vec<(String, String)> {
        let mut own = self.visible_to(guild);
        own.retain(|seen| seen.is_own);
        completions(own, typed)
    }
}

/// Those of these decks whose title or id contains the query, as (title, id).
pub(super) fn completions(decks: Vec<DeckEntry>, typed: &str) -> Vec<(String, String)> {
    let typed = typed.trim().to_lowercase();
    let holds = |seen: &DeckEntry| seen.title.to_lowercase().contains(&typed) || seen.id.0.contains(&typed);
    decks.into_iter().filter(holds).map(|seen| (seen.title, seen.id.0)).collect()
}

fn can_be_changed(seen: DeckEntry) -> Result<DeckEntry, Refusal> {
    if seen.is_own {
        return Ok(seen);
    }
    Err(DeckRefusal::NotOwn { title: seen.title }.into())
}

fn named(decks: &[DeckEntry], typed: Option<&str>) -> Result<DeckEntry, Refusal> {
    let Some(typed) = typed.map(str::trim).filter(|typed| !is_blank(typed)) else {
        return match decks {
            [only] => Ok(only.clone()),
            [] => Err(DeckRefusal::NoDecks.into()),
            _ => Err(DeckRefusal::Unnamed { titles: titles(decks) }.into()),
        };
    };
    if let Some(exact) = exactly_named(decks, typed) {
        return Ok(exact.clone());
    }
    let (lower, closed) = (typed.to_lowercase(), closed_up(typed));
    let those = |is_meant: &dyn Fn(&DeckEntry) -> bool| decks.iter().filter(|it| is_meant(it)).collect::<Vec<_>>();
    let mut matches = those(&|it| it.title.to_lowercase().contains(&lower));
    for loosely in
        [&(|it: &DeckEntry| closed_up(&it.title) == closed) as &dyn Fn(&DeckEntry) -> bool, &|it: &DeckEntry| {
            closed_up(&it.title).contains(&closed)
        }]
    {
        if matches.is_empty() && !closed.is_empty() {
            matches = those(loosely);
        }
    }
    match matches.as_slice() {
        [only] => Ok((*only).clone()),
        [] => {
            let nearest = nearest(decks, &closed).map(|near| near.title.clone());
            Err(DeckRefusal::NotFound { typed: typed.to_owned(), nearest, titles: titles(decks) }.into())
        }
        _ => Err(DeckRefusal::Ambiguous { typed: typed.to_owned() }.into()),
    }
}

/// The deck with this id, or else with this title.
pub(super) fn exactly_named<'a>(decks: &'a [DeckEntry], typed: &str) -> Option<&'a DeckEntry> {
    let lower = typed.trim().to_lowercase();
    let by_id = decks.iter().find(|it| it.id.0 == lower);
    by_id.or_else(|| decks.iter().find(|it| it.title.to_lowercase() == lower))
}

/// A name without spaces, punctuation, accents and capitals.
fn closed_up(name: &str) -> String {
    fold(name).replace(' ', "")
}

/// The deck whose title, or a word of it, is most similar to a name, if any is similar.
fn nearest<'a>(decks: &'a [DeckEntry], closed: &str) -> Option<&'a DeckEntry> {
    const LIKE: f64 = 0.6;
    let likeness = |seen: &DeckEntry| {
        let folded = fold(&seen.title);
        let whole = closed_up(&seen.title);
        let parts = folded.split(' ').chain(std::iter::once(whole.as_str())).filter(|part| !part.is_empty());
        parts.map(|part| strsim::normalized_damerau_levenshtein(closed, part)).fold(0.0, f64::max)
    };
    let like = decks.iter().map(|seen| (likeness(seen), seen)).filter(|(likeness, _)| *likeness >= LIKE);
    // Of several titles with a word that is as similar, the shortest one: "Capitals" before "Capitals (copy)".
    let by = |(likeness, seen): &(f64, &DeckEntry)| (*likeness, std::cmp::Reverse(seen.title.chars().count()));
    like.max_by(|one, other| by(one).partial_cmp(&by(other)).unwrap_or(Ordering::Equal)).map(|(_, seen)| seen)
}

/// A title with a suffix, shortened before the suffix if it would be too long for a deck.
pub(super) fn title_with(title: &str, ending: &str) -> String {
    cut(title, TITLE_CHARS.saturating_sub(ending.chars().count())) + ending
}

fn titles(decks: &[DeckEntry]) -> Vec<String> {
    decks.iter().map(|seen| seen.title.clone()).collect()
}

#[cfg(test)]
mod tests {
    use popquiz_deck::edit::Edits;
    use popquiz_deck::{Card, CardId};

    use super::*;
    use crate::clock::UnixMs;
    use crate::id::UserId;
    use crate::store::decks::{DeckChange, DeckChangeSummary, DeckStore as _};
    use crate::store::sqlite::SqliteStore;

    #[test]
    fn of_similar_titles_the_shortest_one_is_suggested() {
        let entry = |title: &str| DeckEntry { id: DeckId(title.into()), title: title.into(), cards: 1, is_own: true };
        let decks = ["Capitals (copy)", "Capitals", "World capitals"].map(entry);
        for typed in ["capitols", "capitls"] {
            assert_eq!(nearest(&decks, typed).unwrap().title, "Capitals");
        }
        assert_eq!(nearest(&decks, "worldcapitols").unwrap().title, "World capitals");
    }

    #[tokio::test]
    async fn a_deck_changed_while_loading_is_not_played_in_its_old_version() {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(SqliteStore::open(&folder.path().join("popquiz.db")).unwrap());
        let decks = Decks::new(Arc::clone(&store) as _, Vec::new(), Vec::new());
        let (guild, id) = (GuildId(1), DeckId("deck".into()));
        let change = async |prompt: &str| {
            let put = vec![Card::new(CardId("card".into()), prompt, None)];
            let edits = Edits { put, ..Edits::default() };
            let (by, at) = (UserId(7), UnixMs(0));
            let summary = DeckChangeSummary::EditedCard { prompt: prompt.to_owned() };
            let change = DeckChange {
                guild,
                deck: id.clone(),
                by,
                at,
                summary,
                edits,
                removed: false,
                undo: None,
                undoes: None,
            };
            store.change_deck(change).await.unwrap();
            decks.changed(guild, &id, store.deck_heads(guild).await.unwrap());
        };
        let prompt = async || decks.open(guild, &id).await.unwrap().unwrap().deck.cards[0].prompt.clone();
        change("before?").await;
        assert_eq!(prompt().await, "before?");
        let head = decks.own(guild).remove(0);
        let taken = decks.take_cached(&head).unwrap();
        change("after?").await;
        decks.put_in_cache(&head, taken);
        assert_eq!(prompt().await, "after?");
        store.close().await;
    }

    #[tokio::test]
    async fn a_hanging_change_blocks_only_its_own_server() {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(SqliteStore::open(&folder.path().join("popquiz.db")).unwrap());
        let decks = Decks::new(Arc::clone(&store) as _, Vec::new(), Vec::new());
        let soon = std::time::Duration::from_millis(50);
        let hanging = decks.lock_changes(GuildId(1)).await;
        assert!(tokio::time::timeout(soon, decks.lock_changes(GuildId(2))).await.is_ok());
        assert!(tokio::time::timeout(soon, decks.lock_changes(GuildId(1))).await.is_err());
        drop(hanging);
        assert!(tokio::time::timeout(soon, decks.lock_changes(GuildId(3))).await.is_ok());
        assert_eq!(decks.change_locks.lock().unwrap().len(), 1, "released locks are forgotten");
        store.close().await;
    }
}
