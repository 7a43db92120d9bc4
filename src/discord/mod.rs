//! Discord's protocol: events in, requests out. Knows nothing about quizzes.
//!
//! | module | what is decided there |
//! | --- | --- |
//! | [`limits`] | Discord's limits, each with its source |
//! | [`snowflake`] | how Discord writes ids |
//! | [`permissions`] | who may do what in a channel, what the bot needs, and how to say what is missing |
//! | [`text`] | how text by people is shown so that it neither pings nor breaks the layout |
//! | [`message`] | messages, modals and answers to interactions; every length is cut here |
//! | [`command`] | how commands are registered |
//! | [`model`] | what the API answers, as types |
//! | [`chat_message`] | which messages are processed, from the gateway and from a channel's history alike |
//! | [`interaction`], [`gateway`], [`event`] | events in, and how they are read |
//! | [`egress`] | requests out: rate limits, retries, when to stop |
//! | [`identify`] | when the bot may identify itself |
//! | [`reconnect`] | what happens on a lost connection |

pub mod chat_message;
pub mod command;
mod connection;
pub mod egress;
pub mod event;
pub mod gateway;
pub mod gateway_status;
pub mod identify;
pub mod interaction;
mod lenient;
pub mod limits;
pub mod message;
pub mod model;
pub mod permissions;
pub mod reconnect;
mod snowflake;
pub mod text;
