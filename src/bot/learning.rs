//! How learning went: what was known over time, and how active people were. For charts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use popquiz_deck::{CardId, DeckId};
use popquiz_memory::{Memory, Model};

use crate::clock::{DAY_MS, UnixMs};
use crate::id::UserId;
use crate::schedule::Zone;
use crate::store::AnsweredQuestion;
use crate::store::memories::Remembered;

/// The points of the line of known cards.
const STEPS: i64 = 45;

/// How many days the forgetting curve looks ahead.
pub(super) const AHEAD_DAYS: i64 = 30;

/// The weeks of the calendar.
pub(super) const WEEKS: usize = 18;

/// How learning went, for a member or a group. Of a group, everything is per member.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Learning {
    pub(super) members: usize,
    /// The expected number of known cards, from [`days`](Self::days) days ago until now.
    pub(super) known: Vec<f32>,
    pub(super) days: i64,
    /// The mean recall of the answered cards, day by day from now, without further answers.
    pub(super) curve: Vec<f32>,
    /// The number of answers on each day of the last weeks, from a Monday to today.
    pub(super) activity: Vec<u32>,
    /// The expected number of known cards of each deck, the most first.
    pub(super) decks: Vec<(DeckId, f32)>,
}

/// What answers say about learning; `None` without answers. They come in the order in which they were given.
pub(super) fn learning(answered: &[AnsweredQuestion], zone: &Zone, now: UnixMs) -> Option<Learning> {
    let model = Model::default();
    let mut last: HashMap<(UserId, &DeckId, &CardId), Remembered> = HashMap::new();
    let mut changes: BTreeMap<(UserId, &DeckId, &CardId), Vec<Memory>> = BTreeMap::new();
    let mut members = BTreeSet::new();
    let mut per_day: HashMap<i32, u32> = HashMap::new();
    let mut begin = now;
    for it in answered {
        let Some((source, grade)) = it.tried.grade() else { continue };
        let of = (it.user, &it.deck, &it.card);
        let question = (it.tried.question, it.tried.answer);
        let after = Remembered::after(last.get(&of), &model, question, (source, grade));
        changes.entry(of).or_default().push(after.memory);
        last.insert(of, after);
        members.insert(it.user);
        *per_day.entry(zone.day(source.time())).or_default() += 1;
        begin = begin.min(source.time());
    }
    let members = members.len();
    if members == 0 {
        return None;
    }
    let per_member = |sum: f32| sum / members as f32;
    let days = (now.since(begin) / DAY_MS).clamp(1, 365);
    let known_at = |at: UnixMs| {
        let recall = |memories: &Vec<Memory>| {
            let known = memories.partition_point(|memory| memory.answered_at <= at.0);
            known.checked_sub(1).and_then(|place| memories.get(place)).map_or(0.0, |it| model.recall(it, at.0))
        };
        per_member(changes.values().map(recall).sum())
    };
    let known = (0..STEPS).map(|step| known_at(now.plus_ms(-days * DAY_MS * (STEPS - 1 - step) / (STEPS - 1))));
    let recall = |ahead: i64| {
        let at = now.plus_ms(ahead * DAY_MS).0;
        last.values().map(|it| model.recall(&it.memory, at)).sum::<f32>() / last.len() as f32
    };
    let today = zone.day(now);
    // 1 January 1970 was a Thursday.
    let monday = today - (today + 3).rem_euclid(7);
    let first = monday - 7 * (i32::try_from(WEEKS).unwrap_or_default() - 1);
    let mut decks: BTreeMap<&DeckId, f32> = BTreeMap::new();
    for ((_, deck, _), it) in &last {
        *decks.entry(deck).or_default() += model.recall(&it.memory, now.0);
    }
    let mut decks: Vec<(DeckId, f32)> =
        decks.into_iter().map(|(deck, known)| (deck.clone(), per_member(known))).collect();
    decks.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    Some(Learning {
        members,
        known: known.collect(),
        days,
        curve: (0..=AHEAD_DAYS).map(recall).collect(),
        activity: (first..=today).map(|day| per_day.get(&day).copied().unwrap_or_default()).collect(),
        decks,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{AttemptId, QuestionId, snowflake_at};
    use crate::store::attempts::Help;
    use crate::store::memories::{JudgedTry, TriedQuestion};

    /// A Monday.
    const NOW: UnixMs = UnixMs(1_772_441_940_000);

    fn answer(days_ago: i64, user: u64, card: &str) -> AnsweredQuestion {
        let at = NOW.plus_ms(-days_ago * DAY_MS);
        let source = AttemptId(snowflake_at(at, user));
        AnsweredQuestion {
            deck: DeckId("d".into()),
            card: CardId(card.into()),
            user: UserId(user),
            asked_at: at,
            is_timed: false,
            tried: TriedQuestion {
                question: QuestionId(days_ago.unsigned_abs()),
                answer: None,
                tries: vec![JudgedTry { source, credit: 1.0, help: Help::default() }],
                ledger_credit: 0.0,
            },
            text: String::new(),
            appeals: 0,
        }
    }

    #[test]
    fn what_is_known_grows_with_answers_and_fades_without() {
        let it = learning(&[answer(40, 1, "a"), answer(20, 1, "b"), answer(0, 1, "c")], &Zone::utc(), NOW).unwrap();
        assert_eq!((it.members, it.days, it.known.len()), (1, 40, 45));
        assert!(it.known[44] > 2.0 && it.known[44] < 3.0, "{it:?}");
        assert!(it.known[20] < it.known[1], "nothing was answered in between: {it:?}");
        assert!(it.curve.windows(2).all(|pair| pair[1] < pair[0]));
        assert_eq!(it.decks.len(), 1);
        assert_eq!(it.activity.len(), 17 * 7 + 1, "the week has just begun");
        assert_eq!((it.activity.iter().sum::<u32>(), it.activity.last()), (3, Some(&1)));
    }

    #[test]
    fn a_group_is_shown_per_member() {
        let alone = learning(&[answer(9, 1, "a")], &Zone::utc(), NOW).unwrap();
        let both = learning(&[answer(9, 1, "a"), answer(9, 2, "a")], &Zone::utc(), NOW).unwrap();
        assert_eq!(both.members, 2);
        assert!((alone.known[44] - both.known[44]).abs() < 1e-6);
        assert!((alone.decks[0].1 - both.decks[0].1).abs() < 1e-6);
    }

    #[test]
    fn without_answers_there_is_nothing_to_show() {
        assert_eq!(learning(&[], &Zone::utc(), NOW), None);
    }
}
