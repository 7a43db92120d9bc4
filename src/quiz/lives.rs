//! The lives of an elimination round: who has how many left, and who is out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::{QuestionId, UserId};

/// The players of an elimination round, with their lives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lives(BTreeMap<UserId, Life>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Life {
    left: u32,
    /// After how many questions they lost the last one; 0 while they're in.
    #[serde(default)]
    out_after: u32,
    /// The questions that cost one.
    #[serde(default)]
    lost_on: Vec<QuestionId>,
}

impl Lives {
    /// Whether nobody has any yet, as in the other modes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Gives a player who joins as many lives as the one who has the fewest of those that are in: whoever comes late
    /// has no advantage, and isn't shut out.
    pub fn join(&mut self, user: UserId, at_first: u32) {
        let fewest = self.0.values().map(|life| life.left).filter(|left| *left > 0).min();
        self.0.entry(user).or_insert(Life { left: fewest.unwrap_or(at_first), out_after: 0, lost_on: Vec::new() });
    }

    /// Takes a life from everybody who is in, except these, for the latest of `asked` questions. Returns who is out now.
    pub fn lose(&mut self, question: QuestionId, asked: u32, except: &BTreeSet<UserId>) -> Vec<UserId> {
        let mut out = Vec::new();
        for (user, life) in &mut self.0 {
            if life.left > 0 && !except.contains(user) {
                life.left -= 1;
                life.lost_on.push(question);
                if life.left == 0 {
                    life.out_after = asked;
                    out.push(*user);
                }
            }
        }
        out
    }

    /// Gives back the life that a question cost a player, whose answer was right after all. Returns whether it did.
    pub fn give_back(&mut self, user: UserId, question: QuestionId) -> bool {
        let Some(life) = self.0.get_mut(&user) else { return false };
        let Some(lost) = life.lost_on.iter().position(|lost_on| *lost_on == question) else { return false };
        life.lost_on.remove(lost);
        life.left += 1;
        life.out_after = 0;
        true
    }

    /// The lives that a player has left; `None` if they haven't played.
    pub fn of(&self, user: UserId) -> Option<u32> {
        self.0.get(&user).map(|life| life.left)
    }

    /// Whether a player has lost all lives.
    pub fn is_out(&self, user: UserId) -> bool {
        self.of(user) == Some(0)
    }

    /// Everybody who has played.
    pub fn players(&self) -> impl Iterator<Item = UserId> {
        self.0.keys().copied()
    }

    /// Who has lives left.
    pub fn are_in(&self) -> impl Iterator<Item = UserId> {
        self.0.iter().filter(|(_, life)| life.left > 0).map(|(user, _)| *user)
    }

    /// What players are ordered by, the best last: lives first, and among those who are out, who lasted longer.
    pub fn rank(&self, user: UserId) -> (u32, u32) {
        self.0.get(&user).map_or((0, 0), |life| (life.left, life.out_after))
    }

    /// Whether the round is decided: nobody is left, or one of several. Whoever plays alone goes on until they're out.
    pub fn are_decided(&self) -> bool {
        let left = self.are_in().count();
        !self.is_empty() && (left == 0 || left == 1 && self.0.len() > 1)
    }

    /// Removes everything that belongs to a member.
    pub fn forget(&mut self, user: UserId) {
        self.0.remove(&user);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALICE: UserId = UserId(1);
    const BOB: UserId = UserId(2);
    const CAROL: UserId = UserId(3);

    #[test]
    fn whoever_comes_late_has_the_fewest_lives_of_those_who_are_in() {
        let mut lives = Lives::default();
        lives.join(ALICE, 3);
        lives.join(BOB, 3);
        assert_eq!(lives.lose(QuestionId(1), 1, &[BOB].into()), []);
        lives.join(CAROL, 3);
        lives.join(ALICE, 3);
        assert_eq!([ALICE, BOB, CAROL].map(|user| lives.of(user)), [Some(2), Some(3), Some(2)]);
    }

    #[test]
    fn the_round_is_decided_once_one_of_several_is_left() {
        let mut lives = Lives::default();
        assert!(!lives.are_decided());
        lives.join(ALICE, 1);
        assert!(!lives.are_decided(), "alone");
        lives.join(BOB, 1);
        assert!(!lives.are_decided());
        assert_eq!(lives.lose(QuestionId(1), 1, &[BOB].into()), [ALICE]);
        assert!(lives.are_decided() && lives.is_out(ALICE));
        assert!(lives.rank(BOB) > lives.rank(ALICE));
    }

    #[test]
    fn a_life_comes_back_once_for_the_question_that_cost_it() {
        let mut lives = Lives::default();
        lives.join(ALICE, 1);
        lives.join(BOB, 1);
        assert_eq!(lives.lose(QuestionId(1), 1, &[BOB].into()), [ALICE]);
        assert!(!lives.give_back(ALICE, QuestionId(2)) && !lives.give_back(BOB, QuestionId(1)));
        assert!(lives.give_back(ALICE, QuestionId(1)));
        assert!(!lives.give_back(ALICE, QuestionId(1)), "only once");
        assert_eq!([ALICE, BOB].map(|user| lives.of(user)), [Some(1), Some(1)]);
        assert!(!lives.are_decided());
    }

    proptest! {
        #[test]
        fn a_question_costs_one_life_and_whoever_is_out_stays_out(
            questions in prop::collection::vec(prop::collection::btree_set(1..6_u64, 0..6), 0..20),
        ) {
            let mut lives = Lives::default();
            for (question, right) in (1_u32..).zip(questions) {
                let right: BTreeSet<UserId> = right.into_iter().map(UserId).collect();
                right.iter().filter(|user| user.0 % 2 == u64::from(question) % 2).for_each(|user| lives.join(*user, 3));
                let before = lives.clone();
                let out = lives.lose(QuestionId(question.into()), question, &right);
                for user in lives.players() {
                    let (was, is) = (before.of(user).unwrap(), lives.of(user).unwrap());
                    prop_assert_eq!(is, if right.contains(&user) { was } else { was.saturating_sub(1) });
                    prop_assert_eq!(out.contains(&user), was > 0 && is == 0);
                }
            }
        }
    }
}
