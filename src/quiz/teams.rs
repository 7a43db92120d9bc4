//! The two teams of a round.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::UserId;

/// A team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Team {
    Red,
    Blue,
}

impl Team {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Red, Self::Blue];

    /// Its name in custom ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Blue => "blue",
        }
    }

    /// The team of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|team| team.name() == name)
    }
}

/// Who is on which team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Teams(BTreeMap<UserId, Team>);

impl Teams {
    /// Somebody joins a team, or changes to it. Returns whether that's new.
    pub fn join(&mut self, user: UserId, team: Team) -> bool {
        self.0.insert(user, team) != Some(team)
    }

    /// Puts somebody who is on no team into the smaller one.
    pub fn place(&mut self, user: UserId) {
        let smaller = Team::ALL.into_iter().min_by_key(|team| self.members(*team).count());
        if let Some(team) = smaller {
            self.0.entry(user).or_insert(team);
        }
    }

    /// The team that somebody is on.
    pub fn of(&self, user: UserId) -> Option<Team> {
        self.0.get(&user).copied()
    }

    /// Who is on a team.
    pub fn members(&self, team: Team) -> impl Iterator<Item = UserId> {
        self.0.iter().filter(move |(_, of)| **of == team).map(|(user, _)| *user)
    }

    /// Removes everything that belongs to a member.
    pub fn forget(&mut self, user: UserId) {
        self.0.remove(&user);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_joins_no_team_is_put_into_the_smaller_one() {
        let mut teams = Teams::default();
        assert!(teams.join(UserId(1), Team::Blue));
        assert!(!teams.join(UserId(1), Team::Blue));
        (2..=5).for_each(|user| teams.place(UserId(user)));
        let members = |team| teams.members(team).map(|user| user.0).collect::<Vec<_>>();
        assert_eq!((members(Team::Red), members(Team::Blue)), (vec![2, 3, 5], vec![1, 4]));
    }
}
