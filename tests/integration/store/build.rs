//! Commits in few words.

use popquiz::clock::UnixMs;
use popquiz::id::{AttemptId, ChannelId, DropNumber, GuildId, UserId};
use popquiz::store::*;
use popquiz_deck::{CardId, DeckId};
use popquiz_judge::{Credit, Outcome};

pub const GUILD: GuildId = GuildId(900);
pub const CHANNEL: ChannelId = ChannelId(901);
/// A Wednesday, the 15th of July 2026.
pub const TODAY: i32 = 20_649;

pub fn deck(name: &str) -> DeckId {
    DeckId(name.to_owned())
}

/// Asked, open, in a round.
pub fn question(id: u64) -> QuestionRecord {
    QuestionRecord {
        id: QuestionId(id),
        game: GameId(1),
        schedule: None,
        guild: GUILD,
        channel: CHANNEL,
        deck: deck("biology"),
        card: CardId("cell".to_owned()),
        message: None,
        asked_at: UnixMs(1_000),
        closed_at: None,
        is_private: false,
        answer: None,
    }
}

/// The drop of a schedule, closed.
pub fn drop_of(schedule: u64, id: u64, closed_at: i64) -> QuestionRecord {
    QuestionRecord { schedule: Some(ScheduleId(schedule)), closed_at: Some(UnixMs(closed_at)), ..question(id) }
}

pub fn attempt(source: u64, question: u64, user: u64) -> Attempt {
    Attempt {
        source: AttemptId(source),
        question: QuestionId(question),
        user: UserId(user),
        text: "mitochondria, isn’t it? 🧬".to_owned(),
        outcome: Outcome::Correct,
        credit: Credit::FULL,
        confidence: Some(0.75),
        role: AttemptRole::Try,
        help: Help::default(),
    }
}

pub fn points(question: u64, user: u64, points: i64) -> LedgerEntry {
    LedgerEntry {
        question: QuestionId(question),
        user: UserId(user),
        part: 0,
        kind: LedgerKind::Race,
        points,
        credit: Credit::FULL,
        guild: GUILD,
        channel: CHANNEL,
        deck: deck("biology"),
        at: UnixMs(1_784_073_600_000),
        day: TODAY,
    }
}

pub fn effect(id: u64) -> OutboxEntry {
    OutboxEntry {
        id: OutboxId(id),
        channel: CHANNEL,
        game: Some(GameId(1)),
        at: UnixMs(5),
        effect: format!(r#"{{"reveal":{id}}}"#),
    }
}

pub fn done(id: u64) -> OutboxDone {
    OutboxDone { id: OutboxId(id), message: None, at: UnixMs(9) }
}

pub fn save(id: u64, state: &str) -> GameChange {
    GameChange::Save { id: GameId(id), guild: GUILD, channel: CHANNEL, state: state.to_owned() }
}

pub fn practice(id: u64, user: u64, state: &str) -> PracticeChange {
    PracticeChange::Save { id: GameId(id), guild: GUILD, user: UserId(user), drop: None, state: state.to_owned() }
}

pub fn put(id: u64, state: &str) -> ScheduleChange {
    ScheduleChange::Put {
        id: ScheduleId(id),
        number: DropNumber(id),
        guild: GUILD,
        channel: CHANNEL,
        state: state.to_owned(),
        next_due: Some(UnixMs(7)),
    }
}

/// The server's board of all time, its first ten rows.
pub fn board() -> LeaderboardQuery {
    LeaderboardQuery { guild: GUILD, scope: Scope::Server, period: Period::AllTime, asker: None, offset: 0, limit: 10 }
}
