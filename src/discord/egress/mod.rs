//! Requests out: the one way from the bot to Discord's API.
//!
//! | module | what is decided there |
//! | --- | --- |
//! | [`request`] | each request: its route, body, answer, and whether it may be repeated |
//! | [`sender`] | when a request is sent, retried or given up |
//! | [`buckets`], [`global_limit`] | the rate limits of single routes, and of the whole bot |
//! | [`meaning`] | what a refusal means: whether it passes, and what it is about |
//! | [`refusals`] | what is not sent after too many refusals |
//! | [`attachment`] | fetching files that people uploaded |
//! | [`client`], [`error`] | the HTTP client; why a request failed |

mod attachment;
mod buckets;
mod client;
mod error;
mod global_limit;
mod meaning;
mod refusals;
mod request;
mod sender;

pub use attachment::{Download, FetchError};
pub use error::EgressError;
pub use global_limit::Priority;
pub use request::Request;
pub use sender::{Egress, EgressOptions};
