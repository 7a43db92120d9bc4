//! What every store must do, tried on SQLite and on a plain model in memory, and on both with the same random story.

pub mod build;
mod decks;
mod file;
mod killed;
mod memories;
mod memory;
mod story;

use build::*;
use memory::MemoryStore;
use popquiz::clock::UnixMs;
use popquiz::id::{AttemptId, ChannelId, DatabaseId, DropNumber, GuildId, IdBlock, MessageId, UserId, snowflake_at};
use popquiz::quiz::DropStreak;
use popquiz::store::sqlite::SqliteStore;
use popquiz::store::*;
use popquiz_deck::CardId;
use popquiz_judge::Credit;
use tempfile::TempDir;

/// A new SQLite store in its own folder, which is deleted with the second value.
fn sqlite() -> (SqliteStore, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (SqliteStore::open(&folder.path().join("popquiz.db")).unwrap(), folder)
}

/// Runs a test on every implementation, each new.
async fn on_each_store(test: impl AsyncFn(&str, &dyn Store)) {
    test("memory", &MemoryStore::default()).await;
    let (store, _folder) = sqlite();
    test("sqlite", &store).await;
}

#[tokio::test]
async fn a_new_store_is_empty() {
    on_each_store(async |name, store| {
        let loaded = store.load().await.unwrap();
        assert_eq!(Loaded { database: DatabaseId(0), ..loaded }, Loaded::default(), "{name}");
        assert_eq!(store.leaderboard(board()).await.unwrap(), Leaderboard::default(), "{name}");
        assert_eq!(store.streaks(ScheduleId(1)).await.unwrap(), [], "{name}");
        assert_eq!(store.turns(GUILD, deck("biology")).await.unwrap(), [], "{name}");
        assert_eq!(store.results(GUILD, UserId(7)).await.unwrap(), [], "{name}");
    })
    .await;
}

#[tokio::test]
async fn what_the_bot_keeps_about_itself_is_the_latest_under_each_name() {
    on_each_store(async |name, store| {
        assert_eq!(store.kept("one").await.unwrap(), None, "{name}");
        for (key, value) in [("one", "1"), ("two", "2"), ("one", "3")] {
            store.keep(key, value.to_owned()).await.unwrap();
        }
        assert_eq!(store.kept("one").await.unwrap().as_deref(), Some("3"), "{name}");
        assert_eq!(store.kept("two").await.unwrap().as_deref(), Some("2"), "{name}");
    })
    .await;
}

#[tokio::test]
async fn no_id_is_leased_twice() {
    on_each_store(async |name, store| {
        let block = |first, end| Ok(IdBlock { first, end });
        assert_eq!(store.lease_ids(10).await, block(1, 11), "{name}");
        // A process with ids from elsewhere doesn't change that.
        store.commit(Commit { games: vec![save(500, "asking")], ..Commit::default() }).await.unwrap();
        assert_eq!(
            futures_util::join!(store.lease_ids(1), store.lease_ids(5)),
            (block(11, 12), block(12, 17)),
            "{name}"
        );
    })
    .await;
    let (store, folder) = sqlite();
    store.lease_ids(10).await.unwrap();
    drop(store);
    let again = SqliteStore::open(&folder.path().join("popquiz.db")).unwrap();
    assert_eq!(again.lease_ids(1).await, Ok(IdBlock { first: 11, end: 12 }), "what was leased stays leased");
}

#[tokio::test]
async fn numbers_of_drops_are_remembered_for_each_server() {
    on_each_store(async |name, store| {
        let put = |id, number, guild| ScheduleChange::Put {
            id: ScheduleId(id),
            number: DropNumber(number),
            guild: GuildId(guild),
            channel: ChannelId(2),
            state: "daily".to_owned(),
            next_due: None,
        };
        let schedules =
            vec![put(20, 1, 5), put(21, 2, 5), put(22, 1, 6), ScheduleChange::Remove { id: ScheduleId(21) }];
        store.commit(Commit { schedules, ..Commit::default() }).await.unwrap();
        store.commit(Commit { schedules: vec![put(20, 1, 5)], ..Commit::default() }).await.unwrap();
        let loaded = store.load().await.unwrap();
        assert_eq!(loaded.drop_numbers, [(GuildId(5), DropNumber(2)), (GuildId(6), DropNumber(1))], "{name}");
    })
    .await;
}

#[tokio::test]
async fn a_repeated_commit_counts_once() {
    on_each_store(async |name, store| {
        let commit = Commit {
            games: vec![save(1, "asking")],
            questions: vec![question(2)],
            attempts: vec![attempt(100, 2, 7)],
            ledger: vec![points(2, 7, 10)],
            outbox: vec![effect(3)],
            ..Commit::default()
        };
        store.commit(commit.clone()).await.unwrap();
        let once = (store.load().await.unwrap(), store.leaderboard(board()).await.unwrap());
        store.commit(commit).await.unwrap();
        let twice = (store.load().await.unwrap(), store.leaderboard(board()).await.unwrap());
        assert_eq!(once, twice, "{name}");
        assert_eq!(twice.1.rows, [Row { rank: 1, user: UserId(7), points: 10 }], "{name}");
        assert_eq!(twice.0.attempts, [(QuestionId(2), AttemptId(100))], "{name}");
    })
    .await;
}

#[tokio::test]
async fn a_completed_effect_stays_completed() {
    on_each_store(async |name, store| {
        let outbox = vec![effect(5), effect(4)];
        store.commit(Commit { outbox: outbox.clone(), ..Commit::default() }).await.unwrap();
        assert_eq!(store.load().await.unwrap().outbox, [effect(4), effect(5)], "{name}: in order of id");
        store.commit(Commit { done: vec![done(4), done(4)], ..Commit::default() }).await.unwrap();
        store.commit(Commit { outbox, ..Commit::default() }).await.unwrap();
        assert_eq!(store.load().await.unwrap().outbox, [effect(5)], "{name}");
    })
    .await;
}

#[tokio::test]
async fn ended_games_and_schedules_are_not_loaded_and_their_ids_are_not_reused() {
    on_each_store(async |name, store| {
        let begin = Commit {
            games: vec![save(8, "asking"), save(9, "asking")],
            schedules: vec![put(20, "daily"), put(21, "weekly")],
            ..Commit::default()
        };
        store.commit(begin).await.unwrap();
        let end = Commit {
            games: vec![save(8, "revealed"), GameChange::End { id: GameId(9) }],
            schedules: vec![put(20, "hourly"), ScheduleChange::Remove { id: ScheduleId(21) }],
            ..Commit::default()
        };
        store.commit(end).await.unwrap();
        let loaded = store.load().await.unwrap();
        assert_eq!(loaded.games, [(GameId(8), "revealed".to_owned())], "{name}");
        assert_eq!(loaded.schedules, [(ScheduleId(20), "hourly".to_owned())], "{name}");
    })
    .await;
}

#[tokio::test]
async fn attempts_are_loaded_only_while_their_question_is_open() {
    on_each_store(async |name, store| {
        let open = Commit {
            questions: vec![question(1), question(2)],
            attempts: vec![attempt(100, 1, 7), attempt(101, 2, 7)],
            ..Commit::default()
        };
        store.commit(open).await.unwrap();
        let closed = QuestionRecord { closed_at: Some(UnixMs(9)), ..question(1) };
        store.commit(Commit { questions: vec![closed], ..Commit::default() }).await.unwrap();
        // A record that omits a known value doesn't delete it.
        let posted = QuestionRecord { message: Some(MessageId(55)), ..question(1) };
        store.commit(Commit { questions: vec![posted], ..Commit::default() }).await.unwrap();
        assert_eq!(store.load().await.unwrap().attempts, [(QuestionId(2), AttemptId(101))], "{name}");
    })
    .await;
}

#[tokio::test]
async fn turns_are_kept_per_server_and_deck_and_only_go_up() {
    on_each_store(async |name, store| {
        let turn = |guild, of: &str, card: &str, turn| Turn {
            guild: GuildId(guild),
            deck: deck(of),
            card: popquiz_deck::CardId(card.to_owned()),
            turn,
        };
        let turns = vec![
            turn(1, "art", "b", 1),
            turn(1, "art", "a", 2),
            turn(1, "art", "b", 3),
            turn(1, "art", "a", 1),
            turn(1, "law", "a", 9),
            turn(2, "art", "a", 8),
        ];
        store.commit(Commit { turns, ..Commit::default() }).await.unwrap();
        let told: Vec<(String, u64)> =
            store.turns(GuildId(1), deck("art")).await.unwrap().into_iter().map(|(c, t)| (c.0, t)).collect();
        assert_eq!(told, [("a".to_owned(), 2), ("b".to_owned(), 3)], "{name}");
    })
    .await;
}

#[tokio::test]
async fn ties_share_a_rank_and_pages_are_consecutive() {
    on_each_store(async |name, store| {
        let ledger = vec![
            points(1, 11, 30),
            points(1, 14, 20),
            points(1, 12, 20),
            points(1, 13, 20),
            points(1, 15, 10),
            points(1, 16, 0),
        ];
        store.commit(Commit { questions: vec![question(1)], ledger, ..Commit::default() }).await.unwrap();
        let row = |rank, user, points| Row { rank, user: UserId(user), points };
        let pages = [
            (0, vec![row(1, 11, 30), row(2, 12, 20)]),
            (2, vec![row(2, 13, 20), row(2, 14, 20)]),
            (4, vec![row(5, 15, 10)]),
            (6, vec![]),
        ];
        for (offset, rows) in pages {
            let asked = LeaderboardQuery { asker: Some(UserId(14)), offset, limit: 2, ..board() };
            let page = store.leaderboard(asked).await.unwrap();
            assert_eq!(page, Leaderboard { rows, total: 5, own: Some(row(2, 14, 20)) }, "{name}, from {offset}");
        }
        let without_points = LeaderboardQuery { asker: Some(UserId(16)), ..board() };
        assert_eq!(store.leaderboard(without_points).await.unwrap().own, None, "{name}");
    })
    .await;
}

#[tokio::test]
async fn a_correction_can_revoke_all_points_and_restore_them() {
    on_each_store(async |name, store| {
        let own = async || {
            let asked = LeaderboardQuery { asker: Some(UserId(7)), ..board() };
            let board = store.leaderboard(asked).await.unwrap();
            (board.total, board.own.map(|row| row.points))
        };
        let record = async |entry| {
            let commit = Commit { questions: vec![question(1), question(2)], ledger: vec![entry], ..Commit::default() };
            store.commit(commit).await.unwrap();
        };
        record(points(1, 7, 10)).await;
        assert_eq!(own().await, (1, Some(10)), "{name}");
        record(LedgerEntry { kind: LedgerKind::Correction, ..points(1, 7, -10) }).await;
        assert_eq!(own().await, (0, None), "{name}");
        record(LedgerEntry { kind: LedgerKind::Correction, ..points(2, 7, 4) }).await;
        assert_eq!(own().await, (1, Some(4)), "{name}");
    })
    .await;
}

#[tokio::test]
async fn boards_are_by_server_channel_and_deck_and_by_day_week_and_month() {
    on_each_store(async |name, store| {
        // Wednesday 15 July; Monday 13 July; Sunday 12 July; Tuesday 30 June.
        let entries = [(1, TODAY, 1), (2, TODAY - 2, 10), (3, TODAY - 3, 100), (4, TODAY - 15, 1_000)];
        let mut ledger: Vec<_> = entries.map(|(q, day, won)| LedgerEntry { day, ..points(q, 7, won) }).into();
        ledger.push(LedgerEntry { channel: ChannelId(77), ..points(5, 7, 10_000) });
        ledger.push(LedgerEntry { deck: deck("law"), ..points(6, 7, 100_000) });
        ledger.push(LedgerEntry { guild: GuildId(78), ..points(7, 7, 1_000_000) });
        store.commit(Commit { questions: (1..8).map(question).collect(), ledger, ..Commit::default() }).await.unwrap();
        let told = async |scope, period| {
            let board = store.leaderboard(LeaderboardQuery { scope, period, ..board() }).await.unwrap();
            board.rows.iter().map(|row| row.points).sum::<i64>()
        };
        assert_eq!(told(Scope::Server, Period::AllTime).await, 111_111, "{name}");
        assert_eq!(told(Scope::Server, Period::Day(TODAY)).await, 110_001, "{name}");
        assert_eq!(told(Scope::Server, Period::Week(TODAY + 4)).await, 110_011, "{name}");
        assert_eq!(told(Scope::Server, Period::Week(TODAY + 5)).await, 0, "{name}");
        assert_eq!(told(Scope::Server, Period::Month(TODAY)).await, 110_111, "{name}");
        assert_eq!(told(Scope::Channel(CHANNEL), Period::Day(TODAY)).await, 100_001, "{name}");
        assert_eq!(told(Scope::Deck(deck("biology")), Period::Week(TODAY)).await, 10_011, "{name}");
        assert_eq!(told(Scope::Deck(deck("law")), Period::Month(TODAY)).await, 100_000, "{name}");
    })
    .await;
}

#[tokio::test]
async fn a_members_results_in_a_game_are_question_by_question() {
    on_each_store(async |name, store| {
        let asked =
            |id, game, deck_id: &str| QuestionRecord { game: GameId(game), deck: deck(deck_id), ..drop_of(20, id, 9) };
        let tried = |source, question, credit| Attempt { credit: Credit::new(credit), ..attempt(source, question, 7) };
        let commit = Commit {
            questions: vec![
                asked(1, 5, "law"),
                asked(2, 5, "law"),
                asked(3, 5, "law"),
                asked(4, 6, "law"),
                QuestionRecord { closed_at: None, ..asked(5, 5, "law") },
            ],
            attempts: vec![
                tried(101, 1, 0.25),
                tried(102, 1, 1.0),
                tried(103, 2, 0.0),
                tried(104, 4, 1.0),
                tried(105, 5, 1.0),
            ],
            ledger: vec![points(1, 7, 12), points(4, 7, 9)],
            ..Commit::default()
        };
        store.commit(commit).await.unwrap();
        let channel = drop_of(20, 1, 9).channel;
        let played = store.played(channel, GameId(5), UserId(7)).await.unwrap();
        let shown: Vec<_> = played.iter().map(|it| (it.credit.value(), it.has_tried, it.points)).collect();
        assert_eq!(shown, [(1.0, true, 12), (0.0, true, 0), (0.0, false, 0)], "{name}");
        assert_eq!(store.played(ChannelId(channel.0 + 1), GameId(5), UserId(7)).await, Ok(vec![]), "{name}");
    })
    .await;
}

#[tokio::test]
async fn a_member_has_one_practice_in_a_server_until_it_ends_or_they_are_forgotten() {
    on_each_store(async |name, store| {
        let commit = |practices| store.commit(Commit { practices, ..Commit::default() });
        let stored = async || store.load().await.unwrap().practices;
        commit(vec![practice(1, 7, "{}"), practice(2, 8, "{}"), practice(3, 9, "{}")]).await.unwrap();
        commit(vec![practice(1, 7, r#"{"card":2}"#), practice(4, 8, "{}")]).await.unwrap();
        let shown = |id, state: &str| (GameId(id), state.to_owned());
        assert_eq!(stored().await, [shown(1, r#"{"card":2}"#), shown(3, "{}"), shown(4, "{}")], "{name}");
        assert_eq!(store.person(UserId(7)).await.unwrap().practices.len(), 1, "{name}");
        commit(vec![PracticeChange::End { id: GameId(3) }]).await.unwrap();
        store.forget(UserId(7), Forget::KeepPoints).await.unwrap();
        assert_eq!(stored().await, [shown(4, "{}")], "{name}");
    })
    .await;
}

#[tokio::test]
async fn the_server_that_a_member_uses_directly_is_the_latest_until_they_are_forgotten() {
    on_each_store(async |name, store| {
        let servers = async |user| store.member_servers(UserId(user)).await.unwrap();
        assert_eq!(servers(7).await, MemberServers::default(), "{name}");
        let question = drop_of(20, 1, 9);
        let answered_in = vec![question.guild];
        let commit = Commit { questions: vec![question], attempts: vec![attempt(1, 1, 7)], ..Commit::default() };
        store.commit(commit).await.unwrap();
        for (user, guild) in [(7, 2), (7, 3), (8, 2)] {
            store.choose_server(UserId(user), GuildId(guild)).await.unwrap();
        }
        assert_eq!(servers(7).await, MemberServers { chosen: Some(GuildId(3)), answered_in }, "{name}");
        assert_eq!(store.person(UserId(7)).await.unwrap().direct_servers.len(), 1, "{name}");
        store.forget(UserId(7), Forget::KeepPoints).await.unwrap();
        assert_eq!(servers(7).await, MemberServers::default(), "{name}");
        assert_eq!(servers(8).await.chosen, Some(GuildId(2)), "{name}");
    })
    .await;
}

#[tokio::test]
async fn cards_that_a_member_missed_come_until_they_have_made_up_for_it() {
    on_each_store(async |name, store| {
        let asked = |id, deck_id, card: &str| QuestionRecord {
            deck: deck(deck_id),
            card: CardId(card.to_owned()),
            ..drop_of(20, id, 9)
        };
        let tried = |source, question, credit| Attempt { credit: Credit::new(credit), ..attempt(source, question, 7) };
        let commit = Commit {
            questions: vec![
                asked(1, "law", "tort"),
                QuestionRecord { is_private: true, ..asked(2, "law", "tort") },
                asked(3, "law", "lien"),
                asked(4, "law", "lien"),
                asked(5, "biology", "cell"),
                asked(6, "biology", "gene"),
                asked(7, "biology", "virus"),
                QuestionRecord { guild: GuildId(1), ..asked(8, "law", "will") },
                QuestionRecord { closed_at: None, ..asked(9, "law", "deed") },
            ],
            attempts: vec![
                // Missed twice, once of it in practice.
                tried(101, 1, 0.0),
                tried(102, 2, 0.5),
                // Missed, and right since.
                tried(103, 3, 0.0),
                tried(104, 4, 1.0),
                // The second try was right.
                tried(105, 5, 0.0),
                tried(106, 5, 1.0),
                tried(107, 6, 0.0),
                // Conversation isn't a miss, and a manager's word makes up for one.
                Attempt { role: AttemptRole::Chatter, ..tried(108, 6, 0.0) },
                tried(109, 7, 0.0),
                tried(110, 8, 0.0),
                tried(111, 9, 0.0),
                attempt(112, 7, 8),
            ],
            ledger: vec![LedgerEntry { kind: LedgerKind::Correction, ..points(7, 7, 10) }],
            ..Commit::default()
        };
        store.commit(commit).await.unwrap();
        let missed = async |of: Option<&str>, limit| {
            let missed = store.missed(GUILD, UserId(7), of.map(deck), limit).await.unwrap();
            missed.into_iter().map(|it| format!("{} {} {}", it.deck, it.card, it.misses)).collect::<Vec<_>>()
        };
        assert_eq!(missed(None, 9).await, ["law tort 2", "biology gene 1"], "{name}");
        assert_eq!(missed(None, 1).await, ["law tort 2"], "{name}");
        assert_eq!(missed(Some("biology"), 9).await, ["biology gene 1"], "{name}");
        assert_eq!(store.missed(GUILD, UserId(9), None, 9).await, Ok(vec![]), "{name}");
        let facts = store.attempts(Attempts::One(AttemptId(102))).await.unwrap();
        assert!(facts[0].question.is_private, "{name}");
    })
    .await;
}

#[tokio::test]
async fn stats_count_a_members_best_answer_per_closed_question() {
    on_each_store(async |name, store| {
        let closed = |id, deck_id| QuestionRecord { deck: deck(deck_id), ..drop_of(20, id, 9) };
        let tried = |source, question, credit| Attempt { credit: Credit::new(credit), ..attempt(source, question, 7) };
        let won = |question, part, credit| LedgerEntry { part, credit: Credit::new(credit), ..points(question, 7, 5) };
        let commit = Commit {
            questions: vec![
                closed(1, "law"),
                closed(2, "law"),
                closed(3, "biology"),
                closed(4, "biology"),
                closed(5, "biology"),
                // Open, so its result isn't known yet. Elsewhere. And one that somebody else answered.
                QuestionRecord { closed_at: None, ..closed(6, "biology") },
                QuestionRecord { guild: GuildId(1), ..closed(7, "biology") },
                closed(8, "biology"),
            ],
            attempts: vec![
                tried(101, 1, 0.0),
                // In part, then in full; whether or not somebody was faster, it counts as known.
                tried(102, 2, 0.25),
                tried(103, 2, 1.0),
                // A list, filled in bit by bit.
                tried(104, 3, 0.25),
                tried(105, 3, 0.25),
                // Accepted on appeal.
                tried(106, 4, 0.0),
                tried(107, 5, 0.5),
                tried(108, 6, 1.0),
                tried(109, 7, 1.0),
                attempt(110, 8, 8),
            ],
            ledger: vec![
                won(3, 0, 0.25),
                won(3, 1, 0.25),
                LedgerEntry { kind: LedgerKind::Correction, ..won(4, 0, 1.0) },
                won(5, 0, 0.5),
            ],
            ..Commit::default()
        };
        store.commit(commit).await.unwrap();
        let results = store.results(GUILD, UserId(7)).await.unwrap();
        let told: Vec<_> = results.iter().map(|it| (it.deck.0.as_str(), it.questions, it.right, it.credit)).collect();
        assert_eq!(told, [("biology", 3, 1, 2.0), ("law", 2, 1, 1.0)], "{name}");
    })
    .await;
}

#[tokio::test]
async fn a_streak_counts_back_from_the_last_closed_drop() {
    on_each_store(async |name, store| {
        let drop_entry = |question, user, credit| LedgerEntry {
            kind: LedgerKind::Drop,
            credit: Credit::new(credit),
            ..points(question, user, 5)
        };
        let commit = Commit {
            questions: vec![
                drop_of(20, 1, 100),
                drop_of(20, 2, 200),
                drop_of(20, 3, 300),
                // Still open, and one of another schedule: neither breaks a streak.
                QuestionRecord { closed_at: None, ..drop_of(20, 4, 0) },
                drop_of(21, 5, 400),
            ],
            ledger: vec![
                // Always; lately; not the middle one, which is forgiven; the last only in part, which is forgiven, too.
                drop_entry(1, 7, 1.0),
                drop_entry(2, 7, 1.0),
                drop_entry(3, 7, 1.0),
                drop_entry(2, 8, 1.0),
                drop_entry(3, 8, 1.0),
                drop_entry(1, 9, 1.0),
                drop_entry(3, 9, 1.0),
                drop_entry(1, 10, 1.0),
                drop_entry(2, 10, 1.0),
                drop_entry(3, 10, 0.5),
            ],
            ..Commit::default()
        };
        store.commit(commit).await.unwrap();
        let streaks = store.streaks(ScheduleId(20)).await.unwrap();
        let streak = |user, drops, forgiven| (UserId(user), DropStreak { drops, forgiven });
        assert_eq!(streaks, [streak(7, 3, 0), streak(8, 2, 0), streak(9, 2, 1), streak(10, 2, 1)], "{name}");
        // Another miss ends them.
        store.commit(Commit { questions: vec![drop_of(20, 6, 500)], ..Commit::default() }).await.unwrap();
        let streaks = store.streaks(ScheduleId(20)).await.unwrap();
        assert_eq!(streaks, [streak(7, 3, 1), streak(8, 2, 1), streak(9, 1, 1)], "{name}");
        assert_eq!(store.streaks(ScheduleId(21)).await.unwrap(), [], "{name}");
    })
    .await;
}

#[tokio::test]
async fn a_commit_for_an_unknown_question_fails_as_a_whole_and_affects_no_other() {
    on_each_store(async |name, store| {
        let good = |id| Commit { questions: vec![question(id)], ledger: vec![points(id, 7, 1)], ..Commit::default() };
        let bad = Commit { games: vec![save(50, "asking")], attempts: vec![attempt(1, 404, 7)], ..Commit::default() };
        // All three are queued before the first is waited for, so that they may share a transaction.
        let (first, second, third) = (store.commit(good(1)), store.commit(bad), store.commit(good(2)));
        assert_eq!(first.await, Ok(()), "{name}");
        assert!(matches!(second.await, Err(StoreError::Unusable(_))), "{name}");
        assert_eq!(third.await, Ok(()), "{name}");
        let loaded = store.load().await.unwrap();
        assert_eq!(loaded.games, [], "{name}");
        assert_eq!(store.leaderboard(board()).await.unwrap().rows[0].points, 2, "{name}");
    })
    .await;
}

#[tokio::test]
async fn an_appeal_is_made_and_decided_once() {
    on_each_store(async |name, store| {
        let made = |at| AppealChange::Made {
            source: AttemptId(100),
            question: QuestionId(2),
            guild: GUILD,
            user: UserId(7),
            at,
        };
        let first = Commit {
            questions: vec![question(2)],
            attempts: vec![attempt(100, 2, 7)],
            ledger: vec![points(2, 7, 4)],
            appeals: vec![made(UnixMs(1)), made(UnixMs(2))],
            ..Commit::default()
        };
        store.commit(first).await.unwrap();
        let facts = async || store.attempts(Attempts::One(AttemptId(100))).await.unwrap().pop().unwrap();
        assert_eq!((facts().await.appeal, facts().await.points), (Some(AppealOutcome::Open), 4), "{name}");
        for accepted in [false, true] {
            let decided = AppealChange::Decided { source: AttemptId(100), accepted, by: UserId(1), at: UnixMs(3) };
            store.commit(Commit { appeals: vec![decided], ..Commit::default() }).await.unwrap();
        }
        assert_eq!(facts().await.appeal, Some(AppealOutcome::Rejected), "{name}: the first decision stands");
        let of = store.attempts(Attempts::Of(UserId(7), QuestionId(2))).await.unwrap();
        let on = store.attempts(Attempts::OnCard(GUILD, deck("biology"), CardId("cell".into()))).await.unwrap();
        assert_eq!((of.len(), on.len(), &of), (1, 1, &on), "{name}");
        assert_eq!(store.attempts(Attempts::One(AttemptId(101))).await.unwrap(), [], "{name}");
    })
    .await;
}

#[tokio::test]
async fn server_settings_wordings_and_reports_survive_a_restart() {
    on_each_store(async |name, store| {
        let (deck, card) = (deck("biology"), CardId("cell".into()));
        let report = |user, reason| Report {
            guild: GUILD,
            deck: deck.clone(),
            card: card.clone(),
            user: UserId(user),
            at: UnixMs(5),
            reason,
        };
        let reports = [report(7, Some(ReportReason::Duplicate)), report(8, None)];
        let taught = Taught {
            guild: GUILD,
            deck: deck.clone(),
            card: card.clone(),
            wording: "a cell".into(),
            part: Some(2),
            at: UnixMs(6),
        };
        let commit = Commit {
            taught: vec![taught.clone(), taught.clone()],
            guilds: vec![
                GuildChange::Settings { guild: GUILD, state: "{}".into() },
                GuildChange::Settings { guild: GUILD, state: "{\"reports\":1}".into() },
                GuildChange::Reported(reports[0].clone()),
                GuildChange::Reported(report(7, Some(ReportReason::Other))),
                GuildChange::Reported(reports[1].clone()),
                GuildChange::CardPaused { guild: GUILD, deck: deck.clone(), card: card.clone(), at: UnixMs(7) },
                GuildChange::Departed { guild: GuildId(5), at: UnixMs(8) },
                GuildChange::Departed { guild: GuildId(6), at: UnixMs(8) },
                GuildChange::Returned { guild: GuildId(6) },
            ],
            ..Commit::default()
        };
        store.commit(commit).await.unwrap();
        let loaded = store.load().await.unwrap();
        assert_eq!(loaded.taught, [taught], "{name}");
        assert_eq!(loaded.settings, [(GUILD, "{\"reports\":1}".to_owned())], "{name}");
        assert_eq!(loaded.reports, reports, "{name}");
        assert_eq!(loaded.paused_cards, [(GUILD, deck.clone(), card.clone())], "{name}");
        assert_eq!(loaded.departed, [(GuildId(5), UnixMs(8))], "{name}");
        for (stays_paused, paused) in [(true, 1), (false, 0)] {
            let looked =
                GuildChange::ReportsReviewed { guild: GUILD, deck: deck.clone(), card: card.clone(), stays_paused };
            store.commit(Commit { guilds: vec![looked], ..Commit::default() }).await.unwrap();
            let loaded = store.load().await.unwrap();
            assert_eq!((loaded.reports.len(), loaded.paused_cards.len()), (0, paused), "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn deleting_a_person_keeps_anonymous_points_or_none() {
    for forget in [Forget::KeepPoints, Forget::ErasePoints] {
        on_each_store(async |name, store| {
            let commit = Commit {
                questions: vec![question(1), question(2)],
                attempts: vec![attempt(100, 1, 700_000_000), attempt(101, 1, 800_000_000)],
                ledger: vec![points(1, 700_000_000, 10), points(1, 800_000_000, 5), points(2, 700_000_000, 10)],
                appeals: vec![AppealChange::Made {
                    source: AttemptId(100),
                    question: QuestionId(1),
                    guild: GUILD,
                    user: UserId(700_000_000),
                    at: UnixMs(1),
                }],
                ..Commit::default()
            };
            store.commit(commit).await.unwrap();
            let gone = UserId(700_000_000);
            let before = store.person(gone).await.unwrap();
            assert_eq!((before.attempts.len(), before.points.len(), before.appeals.len()), (1, 2, 1), "{name}");
            store.forget(gone, forget).await.unwrap();
            let after = store.person(gone).await.unwrap();
            assert_eq!(after, PersonData::default(), "{name} {forget:?}");
            let rows: Vec<_> =
                store.leaderboard(board()).await.unwrap().rows.iter().map(|row| (row.user.0, row.points)).collect();
            let expected: &[(u64, i64)] = match forget {
                Forget::KeepPoints => &[(1, 20), (800_000_000, 5)],
                Forget::ErasePoints => &[(800_000_000, 5)],
            };
            assert_eq!(rows, expected, "{name} {forget:?}");
            assert_eq!(store.rebuild_leaderboards().await, Ok(0), "{name} {forget:?}");
            assert_eq!(store.person(UserId(800_000_000)).await.unwrap().attempts.len(), 1, "{name}: others stay");
        })
        .await;
    }
}

#[tokio::test]
async fn the_store_expires_answer_texts_and_departed_servers() {
    on_each_store(async |name, store| {
        let day = 86_400_000;
        let now = UnixMs(1_784_073_600_000);
        let said = |id, days: i64, on| attempt(snowflake_at(now.plus_ms(-days * day), id), on, 7);
        let closed = |id| QuestionRecord { closed_at: Some(now), ..question(id) };
        let elsewhere = |id| QuestionRecord { guild: GuildId(5), ..closed(id) };
        let commit = Commit {
            questions: vec![closed(1), question(2), elsewhere(3)],
            attempts: vec![said(1, 8, 1), said(2, 6, 1), said(3, 8, 2), said(4, 2, 3)],
            ledger: vec![points(1, 7, 10), LedgerEntry { guild: GuildId(5), ..points(3, 7, 10) }],
            guilds: vec![GuildChange::Departed { guild: GuildId(5), at: now.plus_ms(-20 * day) }],
            ..Commit::default()
        };
        store.commit(commit).await.unwrap();
        let kept = Retention { answers_days: vec![(GuildId(5), 1)], answers_days_elsewhere: 7, departed_days: 30 };
        let texts = async || {
            let mut texts = Vec::new();
            for (id, days) in [(1, 8), (2, 6), (3, 8), (4, 2)] {
                let source = AttemptId(snowflake_at(now.plus_ms(-days * day), id));
                let found = store.attempts(Attempts::One(source)).await.unwrap().pop();
                texts.push(found.map(|facts| !facts.attempt.text.is_empty()));
            }
            texts
        };
        store.expire(now, kept.clone()).await.unwrap();
        assert_eq!(
            texts().await,
            [Some(false), Some(true), Some(true), Some(false)],
            "{name}: open questions keep theirs"
        );
        store.expire(now.plus_ms(11 * day), kept).await.unwrap();
        assert_eq!(texts().await.last(), Some(&None), "{name}");
        let query = LeaderboardQuery { guild: GuildId(5), ..board() };
        assert_eq!(store.leaderboard(query).await.unwrap().rows, [], "{name}");
        assert_eq!(store.leaderboard(board()).await.unwrap().rows.len(), 1, "{name}: other servers stay");
        assert_eq!(store.load().await.unwrap().departed, [], "{name}");
        assert_eq!(store.rebuild_leaderboards().await, Ok(0), "{name}");
    })
    .await;
}

#[tokio::test]
async fn a_vote_is_loaded_until_it_is_over_and_settles_an_attempt_once() {
    on_each_store(async |name, store| {
        let save = |state: &str| DoubtsChange::Save { question: QuestionId(1), guild: GUILD, state: state.to_owned() };
        let vote = |doubts| Commit { doubts: vec![doubts], ..Commit::default() };
        let commit = Commit {
            questions: vec![question(1)],
            attempts: vec![attempt(100, 1, 7)],
            doubts: vec![save("one")],
            ..Commit::default()
        };
        store.commit(commit).await.unwrap();
        store.commit(vote(save("two"))).await.unwrap();
        assert_eq!(store.load().await.unwrap().doubts, [(QuestionId(1), "two".to_owned())], "{name}");
        for (credit, points_now) in [(Credit::FULL, 10), (Credit::NONE, -5)] {
            let settled = vec![SettledAttempt { source: AttemptId(100), credit }];
            let part = FIRST_VOTED_PART;
            let entry = LedgerEntry { kind: LedgerKind::Correction, part, ..points(1, 7, points_now) };
            store.commit(Commit { settled, ledger: vec![entry], ..Commit::default() }).await.unwrap();
            let facts = store.attempts(Attempts::One(AttemptId(100))).await.unwrap().pop().unwrap();
            let found = (facts.settled, facts.points, facts.voted_points, facts.is_right());
            assert_eq!(found, (Some(Credit::FULL), 10, 10, true), "{name}");
        }
        store.commit(vote(DoubtsChange::End { question: QuestionId(1) })).await.unwrap();
        assert_eq!(store.load().await.unwrap().doubts, [], "{name}");
    })
    .await;
}
