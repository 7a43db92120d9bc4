//! How well the cards of a deck work as questions, by the first answers of a group: what test theory calls item
//! analysis.
//!
//! A card's *difficulty* is the share of members who know it when they first meet it. Its *discrimination* is the
//! correlation between their credit for the card and their mean credit for the deck's other cards: members who know
//! the deck better should do better on each of its cards. If they do worse, the answer key is probably wrong.

/// A member's first answer to a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FirstAnswer {
    /// The card, as its place in the deck.
    pub card: usize,
    /// The member, as any number that stands for nobody else.
    pub member: u64,
    /// The credit, from 0 to 1.
    pub credit: f32,
    /// Whether it was right, if only in part ([`Grade::is_remembered`](crate::Grade::is_remembered)).
    pub is_right: bool,
}

/// With fewer first answers, nothing is said about a card.
pub const LEAST_ANSWERS: u32 = 5;

/// With fewer members whose other cards can be compared, nothing is said about discrimination.
pub const LEAST_MEMBERS: u32 = 8;

/// With fewer other cards, a member's credit for them says little about how well they know the deck.
const LEAST_OTHERS: u32 = 3;

/// What first answers say about a card.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Item {
    /// How many members have answered it.
    pub answers: u32,
    /// How many of them were right, if only in part.
    pub right: u32,
    /// The correlation with the other cards, from -1 to 1; `None` with too few members, or if they all did the same.
    pub discrimination: Option<f32>,
    /// How many members the correlation is based on.
    pub compared: u32,
}

/// What is odd about a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddity {
    /// Members who know the rest of the deck better do worse on it, by more than chance explains.
    StrongerDoWorse,
    /// At most 1 in 20 gets it.
    NobodyGetsIt,
    /// At least 19 in 20 get it.
    EverybodyGetsIt,
}

impl Item {
    /// Whether there are enough answers to say anything.
    pub fn has_enough(&self) -> bool {
        self.answers >= LEAST_ANSWERS
    }

    /// What is odd about the card, if there are enough answers to tell.
    ///
    /// Without any relation, correlations of `n` pairs scatter around 0 with a standard deviation of `1 / √(n - 1)`. A
    /// negative one counts once chance gives one like it in less than 1 of 20 cards.
    pub fn oddity(&self) -> Option<Oddity> {
        if !self.has_enough() {
            return None;
        }
        let is_worse = |r: f32| r * (self.compared as f32 - 1.0).sqrt() <= -1.645;
        if self.discrimination.is_some_and(is_worse) {
            Some(Oddity::StrongerDoWorse)
        } else if self.right * 20 <= self.answers {
            Some(Oddity::NobodyGetsIt)
        } else if (self.answers - self.right) * 20 <= self.answers {
            Some(Oddity::EverybodyGetsIt)
        } else {
            None
        }
    }
}

/// What first answers say about each of a deck's cards. Of several answers of a member to a card, the first one in the
/// list counts.
///
/// ```
/// use popquiz_memory::items::{FirstAnswer, Oddity, items};
///
/// // Ten members; the better ones know all cards but the last, whose key is wrong.
/// let answers = (0..10).flat_map(|member| (0..5).map(move |card| {
///     let is_right = if card == 4 { member < 4 } else { member >= 2 + card as u64 };
///     FirstAnswer { card, member, credit: f32::from(u8::from(is_right)), is_right }
/// }));
/// let items = items(5, answers);
/// assert_eq!(items[4].oddity(), Some(Oddity::StrongerDoWorse));
/// assert_eq!(items[0].oddity(), None);
/// ```
pub fn items(cards: usize, answers: impl IntoIterator<Item = FirstAnswer>) -> Vec<Item> {
    use std::collections::{HashMap, HashSet};

    let mut counted = HashSet::new();
    let mut by_card: Vec<Vec<(u64, f32)>> = vec![Vec::new(); cards];
    let mut items = vec![Item::default(); cards];
    // Credit, and the number of cards.
    let mut by_member: HashMap<u64, (f64, u32)> = HashMap::new();
    for FirstAnswer { card, member, credit, is_right } in answers {
        let (Some(item), Some(answers)) = (items.get_mut(card), by_card.get_mut(card)) else { continue };
        if !counted.insert((card, member)) {
            continue;
        }
        item.answers += 1;
        item.right += u32::from(is_right);
        answers.push((member, credit));
        let (sum, number) = by_member.entry(member).or_default();
        *sum += f64::from(credit);
        *number += 1;
    }
    for (item, answers) in items.iter_mut().zip(by_card) {
        let compare = |(member, credit): (u64, f32)| {
            let (sum, number) = by_member.get(&member)?;
            let others = number - 1;
            // Without the card itself, which would agree with itself.
            (others >= LEAST_OTHERS).then(|| (f64::from(credit), (sum - f64::from(credit)) / f64::from(others)))
        };
        let pairs: Vec<(f64, f64)> = answers.into_iter().filter_map(compare).collect();
        item.compared = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
        if item.compared >= LEAST_MEMBERS {
            item.discrimination = correlation(&pairs);
        }
    }
    items
}

/// Pearson's correlation; `None` if either side doesn't vary.
#[allow(clippy::cast_possible_truncation, reason = "from -1 to 1")]
fn correlation(pairs: &[(f64, f64)]) -> Option<f32> {
    let number = pairs.len() as f64;
    let (mean_x, mean_y) =
        (pairs.iter().map(|(x, _)| x).sum::<f64>() / number, pairs.iter().map(|(_, y)| y).sum::<f64>() / number);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in pairs {
        let (x, y) = (x - mean_x, y - mean_y);
        (xx, yy, xy) = (xx + x * x, yy + y * y, xy + x * y);
    }
    // Rounding leaves a little of sides that don't vary.
    (xx > 1e-9 && yy > 1e-9).then(|| (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0) as f32)
}

/// The middle one of some numbers, or the lower of the two in the middle.
pub fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len().checked_sub(1)? / 2;
    numbers.get(middle).copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn answer(card: usize, member: u64, is_right: bool) -> FirstAnswer {
        FirstAnswer { card, member, credit: f32::from(u8::from(is_right)), is_right }
    }

    #[test]
    fn little_is_said_of_few_answers() {
        let few = |members: u64| items(1, (0..members).map(|member| answer(0, member, false)))[0];
        assert_eq!(few(4).oddity(), None);
        assert!(!few(4).has_enough());
        assert_eq!(few(5).oddity(), Some(Oddity::NobodyGetsIt));
        assert_eq!(few(5).discrimination, None);
    }

    #[test]
    fn cards_that_everybody_or_nobody_gets_are_odd() {
        let of = |right: u32, answers: u32| Item { answers, right, ..Item::default() }.oddity();
        assert_eq!(of(5, 5), Some(Oddity::EverybodyGetsIt));
        assert_eq!(of(18, 20), None);
        assert_eq!(of(19, 20), Some(Oddity::EverybodyGetsIt));
        assert_eq!(of(1, 20), Some(Oddity::NobodyGetsIt));
        assert_eq!(of(1, 19), None);
        assert_eq!(of(0, 0), None);
    }

    #[test]
    fn a_negative_correlation_that_chance_explains_is_not_odd() {
        let of = |discrimination: f32, compared: u32| {
            Item { answers: compared, right: compared / 2, discrimination: Some(discrimination), compared }.oddity()
        };
        assert_eq!(of(-0.5, 8), None);
        assert_eq!(of(-0.65, 8), Some(Oddity::StrongerDoWorse));
        assert_eq!(of(-0.5, 30), Some(Oddity::StrongerDoWorse));
        assert_eq!(of(0.9, 30), None);
    }

    #[test]
    fn the_first_answer_of_a_member_counts() {
        let twice = items(1, [answer(0, 1, false), answer(0, 1, true), answer(9, 1, true)]);
        assert_eq!((twice[0].answers, twice[0].right), (1, 0));
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(vec![9.0, 1.0, 5.0]), Some(5.0));
        assert_eq!(median(vec![4.0, 1.0]), Some(1.0));
        assert_eq!(median(Vec::new()), None);
    }

    proptest! {
        #[test]
        fn numbers_stay_in_their_ranges(answers in proptest::collection::vec((0..6_usize, 0..20_u64, 0..=4_u8), 0..200)) {
            let answers = answers.into_iter().map(|(card, member, quarters)| {
                FirstAnswer { card, member, credit: f32::from(quarters) / 4.0, is_right: quarters >= 2 }
            });
            for item in items(6, answers) {
                prop_assert!(item.right <= item.answers && item.answers <= 20);
                prop_assert!(item.discrimination.is_none_or(|it| (-1.0..=1.0).contains(&it)));
                prop_assert!(item.discrimination.is_none() || item.compared >= LEAST_MEMBERS);
                prop_assert!(item.has_enough() || item.oddity().is_none());
            }
        }

        #[test]
        fn the_names_of_members_do_not_matter(rights in proptest::collection::vec(any::<bool>(), 60)) {
            let of = |name: fn(u64) -> u64| {
                let answers = rights.iter().zip(0..).map(|(right, place)| answer(place % 5, name(place as u64 / 5), *right));
                items(5, answers)
            };
            prop_assert_eq!(of(|member| member), of(|member| member * 7 + 3));
        }
    }
}
