//! Decks in the store: the in-memory model, what every store must do with them, and a random story for both.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use futures_util::future::{BoxFuture, ready};
use popquiz::clock::UnixMs;
use popquiz::deck::lookup::{Query, texts};
use popquiz::id::{DeckChangeId, GuildId, UserId};
use popquiz::store::decks::{
    Among, DeckChange, DeckChangeSummary, DeckHead, DeckStore, Found, PastChange, Secret, Undo,
};
use popquiz::store::{Commit, Forget, GuildChange, Retention, Store, StoreError};
use popquiz_deck::edit::Edits;
use popquiz_deck::fold::{fold, fold_or_keep};
use popquiz_deck::metadata::DeckMetadata;
use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::store::memory::MemoryStore;
use crate::store::{on_each_store, sqlite};

/// Decks in memory: the same in the plainest form.
#[derive(Default)]
pub struct MemoryDecks(Mutex<Memory>);

#[derive(Default)]
struct Memory {
    files: Vec<Deck>,
    own: BTreeMap<(GuildId, DeckId), (Deck, bool)>,
    changes: Vec<DeckChange>,
}

impl Memory {
    fn is_settled(&self, number: DeckChangeId) -> bool {
        let undoes = |change: &DeckChange| change.undoes == Some(number);
        self.changes[usize::try_from(number.0).unwrap() - 1].undoes.is_some() || self.changes.iter().any(undoes)
    }

    fn heads(&self, guild: GuildId) -> Vec<DeckHead> {
        let own = self.own.iter().filter(|((of, _), _)| *of == guild);
        own.map(|((guild, id), (deck, removed))| DeckHead {
            guild: *guild,
            id: id.clone(),
            title: deck.title.clone(),
            cards: u32::try_from(deck.cards.len()).unwrap(),
            bytes: 0,
            removed: *removed,
            change: None,
        })
        .collect()
    }

    fn seen(&self, guild: GuildId) -> Vec<&Deck> {
        let mut seen: Vec<&Deck> = Vec::new();
        for ((of, _), (deck, removed)) in &self.own {
            if *of == guild && !removed {
                seen.push(deck);
            }
        }
        let files: Vec<&Deck> = self.files.iter().filter(|file| seen.iter().all(|own| own.id != file.id)).collect();
        seen.extend(files);
        seen
    }
}

fn now<T: Send + 'static>(value: T) -> BoxFuture<'static, Result<T, StoreError>> {
    Box::pin(ready(Ok(value)))
}

impl MemoryDecks {
    pub fn keep_files(&self, decks: &[Deck]) -> BoxFuture<'static, Result<(), StoreError>> {
        self.0.lock().unwrap().files = decks.to_vec();
        now(())
    }

    pub fn deck(&self, guild: GuildId, deck: DeckId) -> BoxFuture<'static, Result<Option<Deck>, StoreError>> {
        now(self.0.lock().unwrap().own.get(&(guild, deck)).map(|(deck, _)| deck.clone()))
    }

    pub fn image(
        &self,
        guild: GuildId,
        deck: DeckId,
        name: &str,
    ) -> BoxFuture<'static, Result<Option<Arc<[u8]>>, StoreError>> {
        let memory = self.0.lock().unwrap();
        let own = memory.own.get(&(guild, deck)).filter(|(_, removed)| !removed);
        now(own.and_then(|(deck, _)| deck.media.get(name).cloned()))
    }

    pub fn card(
        &self,
        guild: GuildId,
        deck: &DeckId,
        card: &CardId,
    ) -> BoxFuture<'static, Result<Option<(DeckMetadata, Card)>, StoreError>> {
        let memory = self.0.lock().unwrap();
        let deck = memory.seen(guild).into_iter().find(|seen| seen.id == *deck);
        now(deck.and_then(|deck| Some((DeckMetadata::of(deck), deck.card(card)?.clone()))))
    }

    pub fn change_deck(&self, change: DeckChange) -> BoxFuture<'static, Result<DeckChangeId, StoreError>> {
        let mut memory = self.0.lock().unwrap();
        let key = (change.guild, change.deck.clone());
        let before = memory.own.get(&key).map_or_else(|| Deck::new(change.deck.clone(), ""), |(deck, _)| deck.clone());
        memory.own.insert(key, (change.edits.applied_to(&before), change.removed));
        memory.changes.push(change);
        now(DeckChangeId(memory.changes.len() as u64))
    }

    pub fn deck_changes(
        &self,
        guild: GuildId,
        deck: &DeckId,
        limit: u32,
    ) -> BoxFuture<'static, Result<Vec<PastChange>, StoreError>> {
        let memory = self.0.lock().unwrap();
        let changes =
            (1_u64..).map(DeckChangeId).zip(&memory.changes).filter(|(_, it)| it.guild == guild && it.deck == *deck);
        let mut past: Vec<PastChange> = changes
            .map(|(number, it)| PastChange {
                number,
                by: Some(it.by),
                at: it.at,
                summary: it.summary.clone(),
                is_settled: memory.is_settled(number),
            })
            .collect();
        past.reverse();
        past.truncate(limit as usize);
        now(past)
    }

    pub fn undo(
        &self,
        guild: GuildId,
        change: DeckChangeId,
    ) -> BoxFuture<'static, Result<Option<(DeckId, Undo)>, StoreError>> {
        let memory = self.0.lock().unwrap();
        let found = memory.changes.get(usize::try_from(change.0).unwrap().wrapping_sub(1));
        let found = found.filter(|found| found.guild == guild && !memory.is_settled(change));
        now(found.and_then(|found| Some((found.deck.clone(), found.undo.clone()?))))
    }

    pub fn deck_heads(&self, guild: GuildId) -> BoxFuture<'static, Result<Vec<DeckHead>, StoreError>> {
        now(self.0.lock().unwrap().heads(guild))
    }

    pub fn find_cards(
        &self,
        guild: GuildId,
        typed: &str,
        limit: usize,
        among: Among,
        secret: &Secret,
    ) -> BoxFuture<'static, Result<Vec<Found>, StoreError>> {
        let memory = self.0.lock().unwrap();
        let signs = typed.trim();
        let typed = fold(typed);
        let words = Query::new(&typed);
        let begins_so = |card: &Card, prompt: &str| match (typed.as_str(), signs) {
            ("", signs) if !signs.is_empty() => prompt.is_empty() && card.prompt.trim().starts_with(signs),
            (typed, _) => prompt.starts_with(typed),
        };
        let weigh = |deck: &Deck, card: &Card| {
            let (prompt, answer) = texts(card);
            let is_secret = secret.prompts.contains(&fold_or_keep(&card.prompt))
                || secret.cards.contains(&(deck.id.clone(), card.id.clone()));
            let answer = if is_secret { String::new() } else { answer };
            (!begins_so(card, &prompt), std::cmp::Reverse(words.weight(&prompt, &answer)))
        };
        let mut seen = memory.seen(guild);
        seen.retain(|deck| among == Among::All || memory.own.contains_key(&(guild, deck.id.clone())));
        let mut found: Vec<_> = seen
            .iter()
            .flat_map(|deck| deck.cards.iter().map(|card| (weigh(deck, card), deck.id.clone(), card)))
            .filter(|((begins_otherwise, weight), ..)| !begins_otherwise || weight.0 > 0)
            .collect();
        found.sort_by_key(|(weight, ..)| *weight);
        now(found
            .into_iter()
            .take(limit)
            .map(|(_, deck, card)| Found { deck, card: card.id.clone(), prompt: card.prompt.clone() })
            .collect())
    }
}

fn deck(id: &str, cards: &[(&str, &str)]) -> Deck {
    let card = |(place, (prompt, answer)): (usize, &(&str, &str))| {
        Card::new(CardId(format!("c{place}")), *prompt, Some(AnswerKey::Term(vec![(*answer).to_owned()])))
    };
    Deck { cards: cards.iter().enumerate().map(card).collect(), ..Deck::new(DeckId(id.into()), id.to_uppercase()) }
}

fn change(guild: u64, before: &Deck, after: &Deck) -> DeckChange {
    DeckChange {
        guild: GuildId(guild),
        deck: after.id.clone(),
        by: UserId(7),
        at: UnixMs(1_000),
        summary: DeckChangeSummary::EditedCard { prompt: "What?".to_owned() },
        edits: Edits::between(before, after),
        removed: false,
        undo: Some(Undo { edits: Edits::between(after, before), removed: before.title.is_empty() }),
        undoes: None,
    }
}

async fn put(store: &dyn Store, guild: u64, deck: &Deck) {
    store.change_deck(change(guild, &Deck::new(deck.id.clone(), ""), deck)).await.unwrap();
}

async fn found(store: &dyn Store, guild: u64, typed: &str) -> Vec<String> {
    let found = store.find_cards(GuildId(guild), typed.to_owned(), 25, Among::All, Secret::default()).await.unwrap();
    found.into_iter().map(|found| format!("{}:{}", found.deck, found.prompt)).collect()
}

#[tokio::test]
async fn a_card_is_found_by_its_beginning_its_words_and_misspelled_words() {
    on_each_store(async |name, store| {
        let own = deck(
            "own",
            &[("Which layer drops units?", "dropout"), ("What is underfitting?", "too simple"), ("Été?", "summer")],
        );
        put(store, 1, &own).await;
        put(store, 2, &deck("other", &[("Which layer is another server's?", "dropout")])).await;
        store
            .keep_files(Arc::new(vec![deck("shipped", &[("What is overfitting?", "learning by heart")])]))
            .await
            .unwrap();
        let finds = |typed: &'static str| async move { (typed, found(store, 1, typed).await) };
        for (expected, (typed, found)) in [
            (vec!["own:What is underfitting?", "shipped:What is overfitting?"], finds("what is").await),
            (vec!["own:Which layer drops units?"], finds("dropout").await),
            (vec!["own:Which layer drops units?"], finds("droput").await),
            (vec!["own:Which layer drops units?"], finds("units lay").await),
            (vec!["shipped:What is overfitting?"], finds("overfiting").await),
            (vec!["own:Été?"], finds("ete").await),
            (vec!["shipped:What is overfitting?"], finds("by HEART!").await),
            (vec![], finds("zebra").await),
        ] {
            assert_eq!(found, expected, "{name}: {typed}");
        }
        assert_eq!(found(store, 1, "").await.len(), 4, "{name}: with nothing typed, all");
        for typed in ["", "overfitting", "layer"] {
            let all = found(store, 1, typed).await;
            let own = store.find_cards(GuildId(1), typed.to_owned(), 25, Among::Own, Secret::default()).await.unwrap();
            let own: Vec<String> = own.into_iter().map(|found| format!("{}:{}", found.deck, found.prompt)).collect();
            let expected: Vec<String> = all.into_iter().filter(|found| !found.starts_with("shipped:")).collect();
            assert_eq!(own, expected, "{name}: {typed}, among the server's own");
        }
        assert_eq!(found(store, 3, "layer").await, Vec::<String>::new(), "{name}: another server's cards are its own");
        for hostile in ["\"", "' OR 1", "a* NEAR(b)", "%_", "\0", "-", "AND", "\u{10ffff}", "text:x"] {
            found(store, 1, hostile).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_secret_answer_finds_its_card_no_better_than_a_wrong_one() {
    on_each_store(async |name, store| {
        put(store, 1, &deck("own", &[("Which layer drops units?", "dropout"), ("Which layer is last?", "softmax")]))
            .await;
        put(store, 1, &deck("copy", &[("which layer drops UNITS", "dropout")])).await;
        let secret = Secret {
            cards: vec![(DeckId("own".into()), CardId("c0".into()))],
            prompts: vec![fold_or_keep("Which layer drops units?")],
        };
        let found = async |typed: &str| {
            let found = store.find_cards(GuildId(1), typed.to_owned(), 25, Among::All, secret.clone()).await.unwrap();
            let mut found: Vec<String> =
                found.into_iter().map(|found| format!("{}:{}", found.deck, found.card)).collect();
            found.sort();
            found
        };
        for beside in ["", " layer", " units", " last"] {
            let wrong = found(&format!("pooling{beside}")).await;
            for guess in ["dropout", "droput", "opout"] {
                assert_eq!(found(&format!("{guess}{beside}")).await, wrong, "{name}: {guess}{beside}");
            }
        }
        assert_eq!(found("drops").await, ["copy:c0", "own:c0"], "{name}: prompts are no secret");
        assert_eq!(found("softmax").await, ["own:c1"], "{name}");
    })
    .await;
}

#[tokio::test]
async fn a_word_that_only_occurs_in_secret_answers_is_treated_as_unknown() {
    on_each_store(async |name, store| {
        let rivers = [("Which river flows through Cologne?", "Rhine"), ("Which river flows through Lyon?", "Rhone")];
        put(store, 1, &deck("own", &rivers)).await;
        let secret = Secret {
            cards: vec![(DeckId("own".into()), CardId("c0".into()))],
            prompts: vec![fold_or_keep("Which river flows through Cologne?")],
        };
        for typed in ["zzz rhine", "zzz rhune", "rhine", "rhune"] {
            let found = store.find_cards(GuildId(1), typed.to_owned(), 25, Among::All, secret.clone()).await.unwrap();
            let found: Vec<&str> = found.iter().map(|found| found.card.0.as_str()).collect();
            assert_eq!(found, ["c1"], "{name}: {typed}");
        }
    })
    .await;
}

#[tokio::test]
async fn prompts_made_of_symbols_are_distinguished() {
    on_each_store(async |name, store| {
        put(store, 1, &deck("own", &[("🇫🇷", "France"), ("🇩🇪", "Germany"), ("Which flag?", "of Germany")])).await;
        put(store, 1, &deck("copy", &[("🇩🇪", "Germany"), ("🇫🇷", "France")])).await;
        let secret = Secret {
            cards: vec![(DeckId("own".into()), CardId("c0".into()))],
            prompts: vec![fold_or_keep("🇫🇷")],
        };
        for (typed, expected) in [
            ("🇫🇷", vec!["copy:c1", "own:c0"]),
            (" 🇩🇪 ", vec!["copy:c0", "own:c1"]),
            ("🇮🇹", vec![]),
            ("france", vec![]),
            ("germany", vec!["copy:c0", "own:c1", "own:c2"]),
        ] {
            let found = store.find_cards(GuildId(1), typed.to_owned(), 25, Among::All, secret.clone()).await.unwrap();
            let mut found: Vec<String> =
                found.into_iter().map(|found| format!("{}:{}", found.deck, found.card)).collect();
            found.sort();
            assert_eq!(found, expected, "{name}: {typed}");
        }
    })
    .await;
}

#[tokio::test]
async fn words_of_every_script_are_found() {
    let (store, _folder) = sqlite();
    let prompts = [
        "हिन्दी में क्या है?",
        "日本の首都は?",
        "Кто написал это?",
        "ما هذا السؤال؟",
        "𞤀𞤁𞤂𞤃 𞤄?",
        "🅐🅑 Ⓒ ²3½ ﬁne",
        "Straße İstanbul ŉ",
        "x\u{e000}ab \u{e001} y",
        "ABC-123 c++ c#",
    ];
    let all = deck("own", &prompts.map(|prompt| (prompt, "x")));
    put(&store, 1, &all).await;
    for prompt in prompts {
        for word in prompt.split_whitespace() {
            let found = found(&store, 1, word).await;
            assert!(fold(word).is_empty() || found.contains(&format!("own:{prompt}")), "{word} of {prompt}: {found:?}");
        }
    }
}

#[tokio::test]
async fn a_misspelled_word_is_found_among_very_many_cards() {
    let (store, _folder) = sqlite();
    let prompts: Vec<String> =
        (0..3_000).map(|number| format!("What does fitting of number{number} mean in training?")).collect();
    let mut cards: Vec<(&str, &str)> = prompts.iter().map(|prompt| (prompt.as_str(), "x")).collect();
    cards.push(("What is overfitting?", "learning by heart"));
    put(&store, 1, &deck("own", &cards)).await;
    for typed in ["overfiting", "what is ovrefitting", "overf", "verfittin", "by haert"] {
        let found = found(&store, 1, typed).await;
        assert_eq!(found.first().map(String::as_str), Some("own:What is overfitting?"), "{typed}: {found:?}");
    }
}

#[tokio::test]
async fn a_servers_own_deck_hides_the_shipped_one_until_it_is_removed() {
    on_each_store(async |name, store| {
        store.keep_files(Arc::new(vec![deck("x", &[("of the file?", "1")])])).await.unwrap();
        let own = deck("x", &[("of the server?", "2")]);
        put(store, 1, &own).await;
        assert_eq!(found(store, 1, "of").await, ["x:of the server?"], "{name}");
        assert_eq!(found(store, 2, "of").await, ["x:of the file?"], "{name}");
        let card = |guild| store.card(GuildId(guild), DeckId("x".into()), CardId("c0".into()));
        assert_eq!(card(1).await.unwrap().unwrap().1.prompt, "of the server?", "{name}");
        store.change_deck(DeckChange { removed: true, ..change(1, &own, &own) }).await.unwrap();
        assert_eq!(found(store, 1, "of").await, ["x:of the file?"], "{name}");
        assert_eq!(card(1).await.unwrap().unwrap().1.prompt, "of the file?", "{name}");
        store.change_deck(change(1, &own, &own)).await.unwrap();
        assert_eq!(found(store, 1, "of").await, ["x:of the server?"], "{name}");
        store.keep_files(Arc::new(Vec::new())).await.unwrap();
        assert_eq!(found(store, 2, "of").await, Vec::<String>::new(), "{name}: files that are gone are not found");
    })
    .await;
}

#[tokio::test]
async fn an_image_is_only_available_in_its_own_servers_deck() {
    on_each_store(async |name, store| {
        let with_image = |bytes: &[u8]| Deck {
            media: BTreeMap::from([("map.png".to_owned(), bytes.into())]),
            ..deck("x", &[("Which river?", "the Danube")])
        };
        store.keep_files(Arc::new(vec![with_image(b"of the file")])).await.unwrap();
        let image = |guild, name: &str| store.image(GuildId(guild), DeckId("x".into()), name.to_owned());
        assert_eq!(image(1, "map.png").await.unwrap(), None, "{name}: files keep theirs");
        put(store, 1, &with_image(b"one")).await;
        assert_eq!(image(1, "map.png").await.unwrap().as_deref(), Some(&b"one"[..]), "{name}");
        assert_eq!(image(1, "Map.png").await.unwrap(), None, "{name}");
        assert_eq!(image(2, "map.png").await.unwrap(), None, "{name}");
        store.change_deck(change(1, &with_image(b"one"), &with_image(b"two"))).await.unwrap();
        assert_eq!(image(1, "map.png").await.unwrap().as_deref(), Some(&b"two"[..]), "{name}");
        let removal = change(1, &with_image(b"two"), &with_image(b"two"));
        store.change_deck(DeckChange { removed: true, ..removal }).await.unwrap();
        assert_eq!(image(1, "map.png").await.unwrap(), None, "{name}: a removed deck shows nothing");
    })
    .await;
}

#[tokio::test]
async fn deck_history_does_not_name_deleted_people() {
    let (store, _folder) = sqlite();
    put(&store, 1, &deck("x", &[("a?", "b")])).await;
    assert_eq!(store.person(UserId(7)).await.unwrap().changes.len(), 1);
    store.forget(UserId(7), Forget::KeepPoints).await.unwrap();
    assert_eq!(store.person(UserId(7)).await.unwrap().changes.len(), 0);
    let changes = store.deck_changes(GuildId(1), DeckId("x".into()), 9).await.unwrap();
    assert_eq!(changes.iter().map(|change| change.by).collect::<Vec<_>>(), [None]);
}

#[tokio::test]
async fn decks_are_deleted_with_their_server_and_long_after_their_removal() {
    const DAY: i64 = 86_400_000;
    let (store, _folder) = sqlite();
    let own = deck("x", &[("a?", "b")]);
    put(&store, 1, &own).await;
    put(&store, 2, &own).await;
    store.change_deck(DeckChange { removed: true, ..change(2, &own, &own) }).await.unwrap();
    store
        .commit(Commit {
            guilds: vec![GuildChange::Departed { guild: GuildId(1), at: UnixMs(0) }],
            ..Commit::default()
        })
        .await
        .unwrap();
    let kept = Retention { answers_days: vec![], answers_days_elsewhere: 30, departed_days: 10 };
    let left = async |days: i64| {
        store.expire(UnixMs(days * DAY), kept.clone()).await.unwrap();
        let there = |guild| store.deck(GuildId(guild), DeckId("x".into()));
        (there(1).await.unwrap().is_some(), there(2).await.unwrap().is_some())
    };
    assert_eq!(left(9).await, (true, true));
    assert_eq!(left(11).await, (false, true));
    assert_eq!(left(31).await, (false, false));
    assert_eq!(found(&store, 1, "a").await, Vec::<String>::new());
    assert_eq!(store.deck_changes(GuildId(2), DeckId("x".into()), 9).await.unwrap(), []);
    let bytes = store.deck_heads(GuildId(2)).await.unwrap();
    assert_eq!(bytes, []);
}

#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a test makes few")]
enum Act {
    /// This server's deck becomes this, removed or not.
    Becomes(u64, Deck, bool),
    /// The server's deck is as it was before its latest change.
    Undo(u64, &'static str),
}

fn acts() -> impl Strategy<Value = Act> {
    let words = prop::sample::select(vec!["red", "reed", "green", "grey", "blue", "über"]);
    let card = (0..6_usize, words.clone(), words).prop_map(|(id, prompt, answer)| {
        Card::new(CardId(format!("c{id}")), format!("{prompt} {id}"), Some(AnswerKey::Term(vec![answer.to_owned()])))
    });
    let decks = (prop::sample::select(vec!["x", "y"]), vec(card, 0..6), prop::option::of("[ab]")).prop_map(
        |(id, cards, image)| {
            let mut seen = std::collections::BTreeSet::new();
            let cards = cards.into_iter().filter(|card| seen.insert(card.id.clone())).collect();
            let media = image.into_iter().map(|name| (name.clone(), name.into_bytes().into())).collect();
            Deck { cards, media, ..Deck::new(DeckId(id.into()), "Deck") }
        },
    );
    prop_oneof![
        3 => (1..3_u64, decks, prop::bool::weighted(0.2)).prop_map(|(guild, deck, removed)| Act::Becomes(guild, deck, removed)),
        1 => (1..3_u64, prop::sample::select(vec!["x", "y"])).prop_map(|(guild, deck)| Act::Undo(guild, deck)),
    ]
}

async fn act(store: &dyn Store, act: &Act) {
    match act {
        Act::Becomes(guild, after, removed) => {
            let before = store.deck(GuildId(*guild), after.id.clone()).await.unwrap();
            let before = before.unwrap_or_else(|| Deck::new(after.id.clone(), ""));
            store.change_deck(DeckChange { removed: *removed, ..change(*guild, &before, after) }).await.unwrap();
        }
        Act::Undo(guild, id) => {
            let (guild, id) = (GuildId(*guild), DeckId((*id).into()));
            let changes = store.deck_changes(guild, id.clone(), 100).await.unwrap();
            let Some(latest) = changes.into_iter().find(|change| !change.is_settled) else { return };
            let (_, Undo { edits, removed }) = store.undo(guild, latest.number).await.unwrap().unwrap();
            let nothing = Deck::new(id, "");
            let undo = change(guild.0, &nothing, &nothing);
            store
                .change_deck(DeckChange { edits, removed, undo: None, undoes: Some(latest.number), ..undo })
                .await
                .unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn both_stores_have_the_same_decks_and_history(story in vec(acts(), 0..25)) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let memory = MemoryStore::default();
            let (sqlite, _folder) = sqlite();
            for step in &story {
                act(&memory, step).await;
                act(&sqlite, step).await;
            }
            for guild in [GuildId(1), GuildId(2)] {
                let heads = async |store: &dyn Store| {
                    let mut heads = store.deck_heads(guild).await.unwrap();
                    heads.sort_by(|one, other| one.id.cmp(&other.id));
                    heads.into_iter().map(|head| DeckHead { bytes: 0, change: None, ..head }).collect::<Vec<_>>()
                };
                assert_eq!(heads(&memory).await, heads(&sqlite).await);
                for id in ["x", "y"].map(|id| DeckId(id.into())) {
                    assert_eq!(memory.deck(guild, id.clone()).await.unwrap(), sqlite.deck(guild, id.clone()).await.unwrap());
                    let history = async |store: &dyn Store| store.deck_changes(guild, id.clone(), 9).await.unwrap();
                    assert_eq!(history(&memory).await, history(&sqlite).await);
                }
                for typed in ["", "r", "red", "gre", "blue 1", "uber", "grene"] {
                    let mut one = found(&memory, guild.0, typed).await;
                    let mut other = found(&sqlite, guild.0, typed).await;
                    one.sort();
                    other.sort();
                    // Of cards with some of the words, a store may leave out those with fewer.
                    if one.len() == other.len() || typed.split(' ').count() == 1 {
                        assert_eq!(one, other, "{typed}");
                    }
                    assert!(other.iter().all(|card| one.contains(card)), "{typed}: {other:?} of {one:?}");
                }
            }
        });
    }
}
