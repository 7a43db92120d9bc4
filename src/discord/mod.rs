//! Discord's protocol: events in, requests out. Knows nothing of quizzes.
//!
//! | module | what is decided there |
//! | --- | --- |
//! | [`limits`] | Discord's limits, each with its source |
//! | [`permissions`] | what the bot needs, and how to say what is missing |
//! | [`text`] | how text by people is shown so that it neither pings nor breaks the layout |
//! | [`message`] | messages, modals and answers to interactions; every length is cut here |
//! | [`command`] | how commands are registered |
//! | [`interaction`], [`gateway`] | events in |
//! | [`egress`] | requests out: rate limits, retries, when to stop |

pub mod chat_message;
pub mod command;
pub mod egress;
pub mod gateway;
pub mod interaction;
pub mod limits;
pub mod message;
pub mod model;
pub mod permissions;
pub mod text;
