//! Random stories for SQLite and the model: both must return the same.

use popquiz::clock::UnixMs;
use popquiz::id::{AttemptId, ChannelId, DatabaseId, GuildId, MessageId, UserId, snowflake_at};
use popquiz::store::sqlite::SqliteStore;
use popquiz::store::*;
use popquiz_deck::CardId;
use popquiz_judge::{Credit, Outcome};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::store::build::{GUILD, deck, done, drop_of, effect, practice, put, question, save};
use crate::store::memory::MemoryStore;

// Small numbers, so that things meet: the same question again, the same member in two channels.
const DECKS: [&str; 2] = ["biology", "law"];
// Thursday 25 June to Tuesday 7 July 2026: weeks and months begin in between.
const DAYS: std::ops::Range<i32> = 20_629..20_642;

fn questions() -> impl Strategy<Value = QuestionRecord> {
    (1..7_u64, prop::option::of(1..3_u64), prop::option::of(1..4_i64), prop::option::of(1..9_u64), 0..DECKS.len())
        .prop_map(|(id, schedule, closed_at, message, of)| QuestionRecord {
            deck: deck(DECKS[of]),
            schedule: schedule.map(ScheduleId),
            closed_at: closed_at.map(UnixMs),
            message: message.map(MessageId),
            answer: message.map(|message| AnswerHash(u32::from(message % 4 == 0))),
            ..question(id)
        })
}

/// An attempt on the day of this number, so that memories fade in between.
fn moment(number: u64) -> AttemptId {
    AttemptId(snowflake_at(UnixMs(1_700_000_000_000 + i64::try_from(number).unwrap() * 86_400_000), number))
}

fn attempts() -> impl Strategy<Value = Attempt> {
    (1..12_u64, 1..8_u64, 1..5_u64, 0..3_u8, 0..3_u8).prop_map(|(source, question, user, outcome, role)| {
        let (outcome, credit) = match outcome {
            0 => (Outcome::Correct, Credit::FULL),
            1 => (Outcome::Partial, Credit::new(0.25)),
            _ => (Outcome::Wrong, Credit::NONE),
        };
        let role = match role {
            0 if credit == Credit::NONE => AttemptRole::Chatter,
            1 => AttemptRole::Surplus,
            _ => AttemptRole::Try,
        };
        let help = Help::from_bits(u8::try_from(source % 8).unwrap());
        let (source, question, user) = (moment(source), QuestionId(question), UserId(user));
        Attempt { source, question, user, text: "dna".to_owned(), outcome, credit, confidence: Some(0.5), role, help }
    })
}

fn verdicts() -> impl Strategy<Value = AttemptVerdict> {
    attempts().prop_map(|Attempt { source, question, outcome, credit, .. }| AttemptVerdict {
        source,
        question,
        outcome,
        credit,
        confidence: 0.25,
    })
}

fn doubts() -> impl Strategy<Value = DoubtsChange> {
    (1..7_u64, 1..3_u64, 0..3_u8).prop_map(|(id, guild, state)| match state {
        0 => DoubtsChange::End { question: QuestionId(id) },
        state => DoubtsChange::Save { question: QuestionId(id), guild: GuildId(guild), state: state.to_string() },
    })
}

fn settled() -> impl Strategy<Value = SettledAttempt> {
    (1..12_u64, 0..3_u8).prop_map(|(source, thirds)| SettledAttempt {
        source: moment(source),
        credit: Credit::new(f64::from(thirds) / 2.0),
    })
}

fn entries() -> impl Strategy<Value = LedgerEntry> {
    let what =
        (1..8_u64, 1..5_u64, prop::sample::select(vec![0, 1, FIRST_VOTED_PART]), 0..2_u8, -2..6_i64, prop::bool::ANY);
    let place = (1..3_u64, 1..3_u64, 0..DECKS.len(), DAYS);
    (what, place).prop_map(|((question, user, part, kind, points, full), (guild, channel, deck_index, day))| {
        LedgerEntry {
            question: QuestionId(question),
            user: UserId(user),
            part,
            kind: if kind == 0 { LedgerKind::Drop } else { LedgerKind::Correction },
            points,
            credit: if full { Credit::FULL } else { Credit::new(0.5) },
            guild: GuildId(guild),
            channel: ChannelId(channel),
            deck: deck(DECKS[deck_index]),
            at: UnixMs(i64::from(day) * 86_400_000),
            day,
        }
    })
}

fn games() -> impl Strategy<Value = GameChange> {
    (1..5_u64, 0..3_u8).prop_map(|(id, state)| match state {
        0 => GameChange::End { id: GameId(id) },
        state => save(id, &state.to_string()),
    })
}

fn practices() -> impl Strategy<Value = PracticeChange> {
    (1..5_u64, 1..3_u64, 0..3_u8).prop_map(|(id, user, state)| match state {
        0 => PracticeChange::End { id: GameId(id) },
        state => practice(id, user, &state.to_string()),
    })
}

fn schedules() -> impl Strategy<Value = ScheduleChange> {
    (1..9_u64, 0..3_u8).prop_map(|(id, state)| match state {
        0 => ScheduleChange::Remove { id: ScheduleId(id) },
        state => put(id, &state.to_string()),
    })
}

fn turns() -> impl Strategy<Value = Turn> {
    (1..3_u64, 0..DECKS.len(), "[ab]", 1..5_u64).prop_map(|(guild, index, card, turn)| Turn {
        guild: GuildId(guild),
        deck: deck(DECKS[index]),
        card: CardId(card),
        turn,
    })
}

fn commits() -> impl Strategy<Value = Commit> {
    let judged = (vec(attempts(), 0..3), vec(verdicts(), 0..2), vec(doubts(), 0..2), vec(settled(), 0..2));
    let said = (vec(questions(), 0..4), judged, vec(entries(), 0..4));
    let played = (vec(games(), 0..2), vec(practices(), 0..2));
    let around = (played, vec(schedules(), 0..2), vec(turns(), 0..3));
    let outbox = (vec((1..12_u64).prop_map(effect), 0..2), vec((1..12_u64).prop_map(done), 0..2));
    (said, around, outbox).prop_map(|((questions, judged, ledger), (played, schedules, turns), (outbox, done))| {
        let ((attempts, verdicts, doubts, settled), (games, practices)) = (judged, played);
        let rest = Commit { turns, schedules, outbox, done, ..Commit::default() };
        Commit { games, practices, questions, attempts, verdicts, doubts, settled, ledger, ..rest }
    })
}

/// Commits, some of which are repeated immediately or at the end.
fn stories() -> impl Strategy<Value = Vec<Commit>> {
    vec((commits(), 0..4_u8), 1..8).prop_map(|told| {
        let mut story = Vec::new();
        let mut again = Vec::new();
        // Schedules whose drops were closed, so that most stories have streaks.
        story.push(Commit { questions: (1..5).map(|id| drop_of(1 + id % 2, id, 9)).collect(), ..Commit::default() });
        for (commit, times) in told {
            if times == 1 {
                story.push(commit.clone());
            }
            if times == 2 {
                again.push(commit.clone());
            }
            story.push(commit);
        }
        story.extend(again);
        story
    })
}

/// Everything that can be read of a store, but for the database's own number.
async fn all_that_is_told(store: &dyn Store) -> String {
    let mut told = vec![format!("{:#?}", Loaded { database: DatabaseId(0), ..store.load().await.unwrap() })];
    for schedule in 1..3 {
        told.push(format!("streaks of {schedule}: {:?}", store.streaks(ScheduleId(schedule)).await.unwrap()));
    }
    for (guild, name) in [(1, DECKS[0]), (1, DECKS[1]), (2, DECKS[0]), (2, DECKS[1])] {
        told.push(format!("turns: {:?}", store.turns(GuildId(guild), deck(name)).await.unwrap()));
    }
    for user in 1..4 {
        for game in 1..5 {
            let played = store.played(ChannelId(1), GameId(game), UserId(user)).await.unwrap();
            let played = played.iter().map(|it| format!("{:?} {:.6} {}", it.card, it.credit.value(), it.points));
            told.push(format!("played by {user} in {game}: {:?}", played.collect::<Vec<_>>()));
        }
        for question in 1..7 {
            for facts in store.attempts(Attempts::Of(UserId(user), QuestionId(question))).await.unwrap() {
                let AttemptFacts { settled, points, voted_points, .. } = facts;
                told.push(format!("{:?}: {settled:?} {points} {voted_points}", facts.attempt.source));
            }
        }
        for results in store.results(GuildId(1), UserId(user)).await.unwrap() {
            // Added up in another order, sums of fractions differ by a hair.
            let Results { deck, questions, right, credit } = results;
            told.push(format!("results of {user} on {deck}: {questions} {right} {credit:.6}"));
        }
    }
    for of in [None, Some(deck(DECKS[0])), Some(deck(DECKS[1]))] {
        told.push(format!("first answers: {:?}", store.first_answers(GUILD, of.clone()).await.unwrap()));
        for user in 1..5 {
            told.push(format!(
                "memories of {user}: {:?}",
                store.memories(GUILD, UserId(user), of.clone()).await.unwrap()
            ));
        }
    }
    for user in 1..4 {
        for of in [None, Some(deck(DECKS[0])), Some(deck(DECKS[1]))] {
            told.push(format!("missed by {user}: {:?}", store.missed(GUILD, UserId(user), of, 3).await.unwrap()));
        }
    }
    let scopes = [Scope::Server, Scope::Channel(ChannelId(1)), Scope::Deck(deck(DECKS[0]))];
    let days = DAYS.flat_map(|day| [Period::Day(day), Period::Week(day), Period::Month(day)]);
    for period in std::iter::once(Period::AllTime).chain(days) {
        for scope in scopes.clone() {
            for offset in [0, 1] {
                let (guild, asker) = (GuildId(1), Some(UserId(2)));
                let query = LeaderboardQuery { guild, scope: scope.clone(), period, asker, offset, limit: 2 };
                let page = store.leaderboard(query).await.unwrap();
                told.push(format!("{scope:?} {period:?} from {offset}: {page:?}"));
            }
        }
    }
    told.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sqlite_behaves_like_the_in_memory_model(story in stories(), all_at_once in prop::bool::ANY) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let model = MemoryStore::default();
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("popquiz.db");
            let store = SqliteStore::open(&path).unwrap();
            let mut answers = Vec::new();
            for commit in story {
                let expected = model.commit(commit.clone()).await.is_ok();
                let answer = store.commit(commit);
                if all_at_once {
                    answers.push((expected, answer));
                } else {
                    prop_assert_eq!(expected, answer.await.is_ok());
                }
            }
            for (expected, answer) in answers {
                prop_assert_eq!(expected, answer.await.is_ok());
            }
            let expected = all_that_is_told(&model).await;
            prop_assert_eq!(&all_that_is_told(&store).await, &expected);
            prop_assert_eq!(store.rebuild_leaderboards().await, Ok(0));
            prop_assert_eq!(store.rebuild_memories().await, Ok(0));
            store.close().await;
            let again = SqliteStore::open(&path).unwrap();
            prop_assert_eq!(&all_that_is_told(&again).await, &expected);
            Ok(())
        })?;
    }
}
