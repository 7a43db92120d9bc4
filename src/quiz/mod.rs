//! Rounds and drops as state machines without I/O.
//!
//! Events and the time go in, effects come out: [`Game::step`]. Reading order: [`game`], [`event`] and [`effect`] (the
//! interface), [`table`] (what a step may draw from), [`question`] (an open card), [`mode`] (the table of modes),
//! [`round`], [`drop`](mod@drop), then one module per rule: [`rules`], [`mix`], [`lives`], [`teams`], [`standings`],
//! [`choices`], [`siblings`], [`meant`], [`points`], [`hint`], [`turn`], [`streak`]. [`practice`] is for one member
//! alone.

pub mod choices;
pub mod doubts;
pub mod drop;
pub mod effect;
pub mod event;
pub mod game;
pub mod hint;
pub mod lives;
pub mod meant;
pub mod mix;
pub mod mode;
pub mod points;
pub mod practice;
pub mod question;
pub mod round;
pub mod rules;
pub mod siblings;
pub mod standings;
pub mod streak;
pub mod table;
pub mod teams;
pub mod turn;

pub use choices::Choices;
pub use doubts::{Doubt, DoubtOutcome, DoubtfulAnswers, Doubts, Settlement, Tally, VoteRefusal, Voter};
pub use drop::OpenDrop;
pub use effect::{
    Award, Effect, Ending, Gain, Hardest, Highlights, LastQuestion, Mark, News, OwnReveal, Reveal, RoundEnding,
};
pub use event::{Attempt, Event, Via};
pub use game::Game;
pub use lives::Lives;
pub use mix::Portion;
pub use mode::{MODE_NAMES, Mode};
pub use points::Points;
pub use practice::{Cards, Practice, PracticeCard};
pub use question::{Question, SkipVotes};
pub use round::{Round, Style};
pub use rules::Rules;
pub use standings::{Standing, TeamStanding, team_standings};
pub use streak::{DropStreak, StreakCounter};
pub use table::{Step, Table};
pub use teams::{Team, Teams};
pub use turn::Turns;
