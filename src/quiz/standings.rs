//! Places in a round: of its players, and of its teams.

use super::points::Points;
use super::teams::Team;
use crate::id::UserId;

/// A member's place in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// From 1; equal points share a rank.
    pub rank: u32,
    /// Who.
    pub user: UserId,
    /// Points in this round.
    pub points: Points,
    /// Questions on which they had the full answer (in a list: a share).
    pub right: u32,
    /// The lives that they have left in an elimination.
    pub lives: Option<u32>,
    /// The team that they're on, if there are teams.
    pub team: Option<Team>,
}

/// A team's place in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamStanding {
    /// From 1; equal points share a rank.
    pub rank: u32,
    /// The team.
    pub team: Team,
    /// What its players have together.
    pub points: Points,
    /// Its players with points, most first.
    pub players: Vec<Standing>,
}

/// The places of the teams, most points first; nothing if these players have no teams.
pub fn team_standings(standings: &[Standing]) -> Vec<TeamStanding> {
    if standings.iter().all(|standing| standing.team.is_none()) {
        return Vec::new();
    }
    let of = |team| {
        let players: Vec<Standing> = standings.iter().filter(|it| it.team == Some(team)).cloned().collect();
        let points = players.iter().fold(0_u32, |sum, player| sum.saturating_add(player.points.0));
        TeamStanding { rank: 1, team, points: Points(points), players }
    };
    let mut teams = Team::ALL.map(of);
    teams.sort_by_key(|it| (std::cmp::Reverse(it.points), it.team));
    let [first, second] = &mut teams;
    second.rank += u32::from(second.points < first.points);
    teams.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn teams_have_what_their_players_have() {
        let player = |user, points, team| Standing {
            rank: 1,
            user: UserId(user),
            points: Points(points),
            right: 1,
            lives: None,
            team: Some(team),
        };
        let players = [player(1, 30, Team::Red), player(2, 25, Team::Blue), player(3, 10, Team::Blue)];
        let places = |players: &[Standing]| -> Vec<_> {
            team_standings(players).iter().map(|it| (it.rank, it.team, it.points.0, it.players.len())).collect()
        };
        assert_eq!(places(&players), [(1, Team::Blue, 35, 2), (2, Team::Red, 30, 1)]);
        assert_eq!(places(&players[..1]), [(1, Team::Red, 30, 1), (2, Team::Blue, 0, 0)]);
        let equal = [player(1, 30, Team::Blue), player(2, 30, Team::Red)];
        assert_eq!(places(&equal), [(1, Team::Red, 30, 1), (1, Team::Blue, 30, 1)]);
        assert_eq!(places(&[Standing { team: None, ..player(1, 30, Team::Red) }]), []);
    }
}
