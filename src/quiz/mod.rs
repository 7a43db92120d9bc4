//! How a round and a drop go: state machines without I/O.
//!
//! What happened and the time go in, what must be done comes out: [`Game::step`]. Reading order: [`game`], [`event`]
//! and [`effect`] (the words of the interface), [`table`] (what a step may draw from), [`question`] (a card while it
//! is open), [`round`], [`drop`](mod@drop), then the rules each in one place: [`rules`], [`points`], [`hint`],
//! [`turn`].

pub mod drop;
pub mod effect;
pub mod event;
pub mod game;
pub mod hint;
pub mod points;
pub mod question;
pub mod round;
pub mod rules;
pub mod table;
pub mod turn;

pub use drop::OpenDrop;
pub use effect::{Award, Effect, Ending, Gain, Mark, News, Reveal, RoundEnding, Standing};
pub use event::{Attempt, Event, Via};
pub use game::Game;
pub use points::Points;
pub use question::Question;
pub use round::{Mode, Round};
pub use rules::Rules;
pub use table::{Step, Table};
pub use turn::Turns;
