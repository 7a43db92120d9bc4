//! Changes to a server's own decks: each starts from the result of the previous one, is recorded with its author and
//! time, and can be undone.

use std::collections::HashSet;

use popquiz_deck::edit::Edits;
use popquiz_deck::ids::slug;
use popquiz_deck::limits;
use popquiz_deck::{Deck, DeckId};

use super::context::Context;
use super::decks::Decks;
use super::refusal::{DeckRefusal, Refusal, TitleAdvice};
use crate::id::{DeckChangeId, GuildId, UserId};
use crate::store::StoreError;
use crate::store::decks::{DeckChange, DeckChangeSummary, DeckHead, Undo};

/// What the own decks of a server may amount to. One server does not fill the disk of all.
const DECKS: usize = 100;
const CARDS: usize = 100_000;
const BYTES: u64 = 64 * 1024 * 1024;

/// How many changes are examined to find the latest one that can be undone.
const MAX_EXAMINED: u32 = 200;

/// The result of a change to a deck.
pub(super) struct NewVersion {
    pub(super) deck: Deck,
    /// Whether it is removed from now on.
    pub(super) removed: bool,
    /// For the history.
    pub(super) summary: DeckChangeSummary,
}

/// A completed change.
pub(super) struct Changed {
    pub(super) number: DeckChangeId,
    pub(super) before: Deck,
    pub(super) after: Deck,
}

impl Context {
    /// Changes or creates a server's own deck. `change` gets its current version, without cards if it doesn't exist
    /// yet.
    pub(super) async fn change_deck(
        &self,
        (guild, id): (GuildId, DeckId),
        by: UserId,
        change: impl FnOnce(Deck) -> Result<NewVersion, Refusal> + Send + 'static,
    ) -> Result<Changed, Refusal> {
        let _turn = self.decks.lock_changes(guild).await;
        let heads = self.decks.own(guild);
        let others = self.decks.visible_to(guild).into_iter().filter(|seen| seen.id != id);
        let taken: HashSet<String> = others.map(|seen| seen.title.to_lowercase()).collect();
        let head = heads.iter().find(|head| head.id == id).cloned();
        let before = self.store.deck(guild, id.clone()).await?.unwrap_or_else(|| Deck::new(id.clone(), ""));
        let at = self.clock.now();
        let work = move || {
            let was_removed = head.as_ref().is_none_or(|head| head.removed);
            let NewVersion { deck: after, removed, summary } = change(before.clone())?;
            fits(&heads, &after, removed)?;
            if !removed && (was_removed || before.title != after.title) && taken.contains(&after.title.to_lowercase()) {
                return Err(title_is_taken(&after.title, TitleAdvice::ChooseAnother));
            }
            let edits = Edits::between(&before, &after);
            if edits.is_empty() && removed == was_removed {
                return Err(DeckRefusal::NoChange.into());
            }
            // If the deck didn't exist, there is nothing to restore.
            let back = if head.is_some() { Edits::between(&after, &before) } else { Edits::default() };
            let undo = Some(Undo { edits: back, removed: was_removed });
            let change = DeckChange { guild, deck: id, by, at, summary, edits, removed, undo, undoes: None };
            Ok((change, before, after))
        };
        let (change, before, after) = tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Closed)??;
        let number = self.carry_out(change).await?;
        Ok(Changed { number, before, after })
    }

    async fn carry_out(&self, change: DeckChange) -> Result<DeckChangeId, Refusal> {
        let (guild, deck) = (change.guild, change.deck.clone());
        let number = self.store.change_deck(change).await?;
        self.decks.changed(guild, &deck, self.store.deck_heads(guild).await?);
        tracing::info!(%guild, deck = %deck, change = %number, "a deck was changed");
        Ok(number)
    }

    /// Undoes a change, or the latest one if there is no number. Returns the deck and a summary.
    pub(super) async fn undo_change(
        &self,
        guild: GuildId,
        by: UserId,
        which: UndoTarget,
    ) -> Result<(DeckId, DeckChangeSummary), Refusal> {
        let _turn = self.decks.lock_changes(guild).await;
        let id = match &which {
            UndoTarget::Latest(deck) => deck.clone(),
            UndoTarget::Number(number) => self.store.undo(guild, *number).await?.ok_or(DeckRefusal::UndoNotKept)?.0,
        };
        let changes = self.store.deck_changes(guild, id.clone(), MAX_EXAMINED).await?;
        let latest = changes.into_iter().find(|change| !change.is_settled);
        let latest = latest.ok_or(DeckRefusal::NothingToUndo)?;
        if matches!(which, UndoTarget::Number(number) if number != latest.number) {
            return Err(DeckRefusal::ChangedSince { latest: latest.summary }.into());
        }
        let (_, Undo { edits, removed }) =
            self.store.undo(guild, latest.number).await?.ok_or(DeckRefusal::UndoNotKept)?;
        let head = self.decks.own(guild).into_iter().find(|head| head.id == id);
        if let Some(head) = head.filter(|_| !removed) {
            let title = edits.metadata.as_ref().map_or(&head.title, |about| &about.title);
            if (head.removed || *title != head.title) && self.decks.is_taken(guild, title, Some(&id)) {
                return Err(title_is_taken(title, TitleAdvice::RenameOther));
            }
        }
        // Later changes may have used up the room for what would be restored.
        let heads = self.decks.own(guild);
        let before = self.store.deck(guild, id.clone()).await?.unwrap_or_else(|| Deck::new(id.clone(), ""));
        let work = move || fits(&heads, &edits.applied_to(&before), removed).map(|()| edits);
        let edits = tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Closed)??;
        let summary = DeckChangeSummary::Undid { change: Box::new(latest.summary.clone()) };
        let at = self.clock.now();
        let undoes = Some(latest.number);
        self.carry_out(DeckChange { guild, deck: id.clone(), by, at, summary, edits, removed, undo: None, undoes })
            .await?;
        Ok((id, latest.summary))
    }
}

/// A server sees no two decks under one title: a name would mean either.
fn title_is_taken(title: &str, instead: TitleAdvice) -> Refusal {
    DeckRefusal::TitleTaken { title: title.to_owned(), instead }.into()
}

/// Which change to undo.
pub(super) enum UndoTarget {
    /// The latest of this deck.
    Latest(DeckId),
    /// The change with this number, if it's the latest of its deck.
    Number(DeckChangeId),
}

/// Rejects changes that exceed the limits of a deck or a server.
fn fits(heads: &[DeckHead], after: &Deck, removed: bool) -> Result<(), Refusal> {
    if removed {
        return Ok(());
    }
    let others = heads.iter().filter(|head| head.id != after.id);
    let images: usize = after.media.values().map(|image| image.len()).sum();
    if images > limits::MEDIA_BYTES {
        return Err(DeckRefusal::ImagesTooLarge { max_bytes: limits::MEDIA_BYTES }.into());
    }
    if after.cards.len() > limits::CARDS {
        return Err(DeckRefusal::TooManyCards { max_cards: limits::CARDS }.into());
    }
    let decks = others.clone().filter(|head| !head.removed).count() + 1;
    if decks > DECKS {
        return Err(DeckRefusal::TooManyDecks { max_decks: DECKS }.into());
    }
    let cards = others.clone().map(|head| head.cards as usize).sum::<usize>() + after.cards.len();
    // The store measures a card's JSON, too.
    let text: usize = after.cards.iter().filter_map(|card| serde_json::to_vec(card).ok()).map(|json| json.len()).sum();
    let bytes = others.map(|head| head.bytes).sum::<u64>() + (images + text) as u64;
    if cards > CARDS || bytes > BYTES {
        return Err(DeckRefusal::ServerFull { cards, bytes, max_cards: CARDS, max_bytes: BYTES }.into());
    }
    Ok(())
}

/// An id for a new deck that no other deck has that the server sees, removed ones among them.
pub(super) fn new_id(decks: &Decks, guild: GuildId, wanted: &str) -> DeckId {
    let seen = decks.visible_to(guild).into_iter().map(|seen| seen.id);
    let own = decks.own(guild).into_iter().map(|head| head.id);
    let taken: HashSet<String> = seen.chain(own).map(|id| id.0).collect();
    let first = slug(wanted);
    let numbered = (2..).map(|number| {
        let number = format!("-{number}");
        let kept: String = first.chars().take(limits::ID_CHARS - number.len()).collect();
        format!("{}{number}", kept.trim_end_matches('-'))
    });
    let free = std::iter::once(first.clone()).chain(numbered).find(|id| !taken.contains(id));
    DeckId(free.unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use popquiz_deck::{Card, CardId};
    use tokio::sync::{mpsc, oneshot};
    use tokio_util::task::TaskTracker;

    use super::*;
    use crate::bot::defaults::Defaults;
    use crate::bot::images::Images;
    use crate::bot::input::Inputs;
    use crate::bot::progress::Progress;
    use crate::bot::words;
    use crate::clock::{Clock, SystemClock};
    use crate::discord::egress::{Egress, EgressOptions};
    use crate::schedule::Zone;
    use crate::store::decks::DeckHead;
    use crate::store::sqlite::SqliteStore;
    use crate::texts::Locale;

    fn head(id: usize, cards: u32, bytes: u64, removed: bool) -> DeckHead {
        let id = DeckId(format!("d{id}"));
        DeckHead { guild: GuildId(1), title: id.0.clone(), id, cards, bytes, removed, change: None }
    }

    fn deck(id: usize, cards: usize) -> Deck {
        let card = |number| Card::new(CardId(format!("c{number}")), "What?", None);
        Deck { cards: (0..cards).map(card).collect(), ..Deck::new(DeckId(format!("d{id}")), "Deck") }
    }

    fn context(store: Arc<SqliteStore>) -> Context {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let decks = Arc::new(Decks::new(Arc::clone(&store) as _, Vec::new(), Vec::new()));
        let nowhere = EgressOptions::new("http://127.0.0.1:9/api/v10".to_owned(), "token".to_owned().into());
        let (questions, seconds, zone, open) = (3, 20, Zone::utc(), "10m".parse().unwrap());
        Context {
            inputs: Inputs(mpsc::unbounded_channel().0),
            progress: Progress::new(Arc::clone(&clock)),
            images: Arc::new(Images::new(Arc::clone(&decks))),
            decks,
            open_questions: Arc::default(),
            store,
            egress: Egress::new(nowhere).unwrap(),
            clock,
            defaults: Defaults { questions, seconds, zone, open },
            me: UserId(1),
            application: 1,
            commands: crate::discord::command::CommandIds::default(),
            tasks: TaskTracker::new(),
            private_replies: crate::bot::private_replies::PrivateReplies::default(),
            presence: crate::bot::presence::Presence::default(),
            reads_messages: true.into(),
            drafts: crate::bot::drafts::Drafts::default(),
            charts: crate::bot::charts::Charts::default(),
            importer: crate::bot::importer::Importer::new(crate::bot::importer::ImportProcess::default()),
        }
    }

    #[tokio::test]
    async fn a_long_change_in_one_server_does_not_hold_up_a_card_edit_in_another() {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(SqliteStore::open(&folder.path().join("popquiz.db")).unwrap());
        let context = Arc::new(context(Arc::clone(&store)));
        let added = DeckChangeSummary::AddedCard { prompt: "What?".to_owned() };
        let new_version = move || Ok(NewVersion { deck: deck(1, 1), removed: false, summary: added });
        let (finish, may_finish) = std::sync::mpsc::channel();
        let (begin, has_begun) = oneshot::channel();
        let import = tokio::spawn({
            let (context, new_version) = (Arc::clone(&context), new_version.clone());
            async move {
                let import = move |_| {
                    begin.send(()).unwrap();
                    may_finish.recv().unwrap();
                    new_version()
                };
                context.change_deck((GuildId(1), DeckId("d1".to_owned())), UserId(7), import).await.map(drop)
            }
        });
        has_begun.await.unwrap();
        let edit = context.change_deck((GuildId(2), DeckId("d1".to_owned())), UserId(7), move |_| new_version());
        let edited = tokio::time::timeout(Duration::from_secs(30), edit).await;
        let was_still_importing = !import.is_finished();
        finish.send(()).unwrap();
        assert_eq!(import.await.unwrap(), Ok(()));
        assert!(edited.expect("the edit waited for another server's import").is_ok());
        assert!(was_still_importing);
        store.close().await;
    }

    #[test]
    fn a_server_over_its_limits_is_refused_with_advice() {
        let refused = |heads: &[DeckHead], after: &Deck| {
            fits(heads, after, false).err().map(|refusal| words::refusal(Locale::ENGLISH, &refusal))
        };
        let decks: Vec<DeckHead> = (1..=DECKS).map(|id| head(id, 1, 10, false)).collect();
        assert_eq!(refused(&decks, &deck(5, 2)), None, "a deck that is there can be changed");
        assert!(refused(&decks, &deck(0, 1)).unwrap().contains("Remove one with `/deck remove` first."));
        assert_eq!(fits(&decks, &deck(0, 1), true), Ok(()), "what goes always may");
        let full = [head(1, 99_998, 10, true), head(2, 1, 10, false)];
        assert_eq!(refused(&full, &deck(3, 1)), None);
        let said = refused(&full, &deck(3, 2)).unwrap();
        assert!(said.contains("100,001 cards") && said.contains("removed decks count for 30 days"), "{said}");
        let large = [head(1, 1, BYTES - 10, false)];
        assert!(
            refused(&large, &deck(3, 1)).unwrap().contains("65 MB. The limits are"),
            "{:?}",
            refused(&large, &deck(3, 1))
        );
        assert!(refused(&[], &deck(1, limits::CARDS + 1)).unwrap().contains("Split it into several decks."));
        let image = vec![0; limits::MEDIA_BYTES + 1].into();
        let pictures = Deck { media: [("a.png".to_owned(), image)].into(), ..deck(1, 1) };
        assert!(refused(&[], &pictures).unwrap().contains("Make them smaller."));
    }
}
