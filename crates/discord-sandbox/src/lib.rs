//! A Discord stand-in for tests: a server on loopback with Discord's REST API, gateway and interactions, and as strict
//! as Discord. Point any bot at it, and drive the members of a server from a test.
//!
//! ```
//! use discord_sandbox::driver::Story;
//! use discord_sandbox::{Options, Sandbox};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start(Options::default()).await?;
//! // Start your bot here, with `sandbox.api_url()` as its API and `sandbox.token()` as its token.
//!
//! let story = Story::new(&sandbox, None);
//! let alice = story.member("alice");
//! alice.says("hello").await?;
//! story.channel("general")?.shows("hello").await;
//! assert_eq!(story.transcript(), "alice: hello\n");
//! assert_eq!(sandbox.invalid_requests(), []);
//! # Ok(())
//! # }
//! ```
//!
//! # Modules
//!
//! No module imports one that is further down in this list.
//!
//! | module | contents |
//! | --- | --- |
//! | [`clock`], [`id`], [`permission`], `json` | time, snowflakes, permission bits, shortcuts for reading JSON |
//! | `localization` | commands in a member's language |
//! | [`faults`], `rate_limits`, `attachments` | what goes wrong on demand, Discord's rate limits, uploaded files |
//! | `listener` | accepting connections, with bounds |
//! | `probe`, `options` | what a bot in the same process tells about itself; how a sandbox is set up |
//! | [`transcript`], `client_event`, `sessions` | what the channels have shown, what people's clients are sent, gateway sessions |
//! | [`world`] | servers, channels, members, messages: what Discord remembers |
//! | `view`, `render`, `validate` | the world as Discord's JSON and as plain text; Discord's checks of what a bot sends |
//! | `state`, `publish` | the state that the server shares; changes that people see |
//! | `http`, `slash_command` | requests and replies; a typed slash command, read as Discord's client reads it |
//! | `messages`, `threads`, `interactions`, `actions` | what a bot posts, how it responds to interactions, what members do |
//! | `rest`, `gateway`, `client`, `page` | the bot's routes and events, those of people's clients, and the web page that is one |
//! | `server`, `sandbox` | the HTTP server and its public handle, [`Sandbox`] |
//! | [`driver`] | members that act and see, for tests in Rust |
//! | [`story`] | a story read from text, for everything else |

#![warn(missing_docs)]
// Discord's objects are written out with `json!`, and a server has many fields.
#![recursion_limit = "256"]

mod actions;
mod attachments;
mod client;
mod client_event;
pub mod clock;
pub mod driver;
pub mod faults;
mod gateway;
mod http;
pub mod id;
mod interactions;
mod json;
mod listener;
mod localization;
mod messages;
mod options;
mod page;
pub mod permission;
mod probe;
mod publish;
mod rate_limits;
mod render;
mod rest;
mod sandbox;
mod server;
mod sessions;
mod slash_command;
mod state;
pub mod story;
mod threads;
pub mod transcript;
mod validate;
mod view;
pub mod world;

pub use attachments::Attachment;
pub use options::{Options, RoleSetup, WorldSetup};
pub use probe::Probe;
pub use sandbox::Sandbox;
pub use state::RecordedRequest;
