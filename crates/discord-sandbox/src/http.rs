//! A parsed request to the API, and the replies to it.

use std::time::Duration;

use serde_json::{Value, json};

use crate::validate::ValidationError;

/// An answer: status and body.
pub(crate) type Reply = (u16, Value);

pub(crate) fn error(status: u16, code: u64, message: &str) -> Reply {
    (status, json!({ "message": message, "code": code }))
}

pub(crate) fn invalid((field, why): ValidationError) -> Reply {
    if why.starts_with("Cannot send an empty message") {
        return error(400, 50006, &why);
    }
    // Discord nests the errors as the body is nested.
    let innermost = json!({ "_errors": [{ "code": "BASE_TYPE_BAD", "message": why }] });
    let errors = field.rsplit('.').fold(innermost, |inside, name| json!({ name: inside }));
    (400, json!({ "message": "Invalid Form Body", "code": 50035, "errors": errors }))
}

pub(crate) const MISSING_ACCESS: (u16, u64, &str) = (403, 50001, "Missing Access");
pub(crate) const MISSING_PERMISSIONS: (u16, u64, &str) = (403, 50013, "Missing Permissions");

pub(crate) fn refused_with((status, code, message): (u16, u64, &str)) -> Reply {
    error(status, code, message)
}

pub(crate) fn unknown_route() -> Reply {
    (404, json!({ "message": "404: Not Found", "code": 0, "unknown_route": true }))
}

/// A parsed request.
pub(crate) struct Request<'a> {
    pub(crate) method: &'a str,
    pub(crate) segments: Vec<&'a str>,
    pub(crate) query: &'a str,
    pub(crate) body: &'a Value,
}

impl Request<'_> {
    /// Its rate limit: ((name, limit, window), channel or server). `None` if it has none.
    pub(crate) fn bucket(&self) -> Option<((&'static str, u64, Duration), u64)> {
        let major = self.segments.get(1).and_then(|id| id.parse().ok()).unwrap_or(0);
        let bucket = match (self.method, self.segments.as_slice()) {
            (_, ["interactions" | "webhooks", ..]) => return None,
            ("POST", ["channels", _, "messages"]) => ("create-message", 5, Duration::from_secs(5)),
            ("PATCH", ["channels", _, "messages", _]) => ("edit-message", 5, Duration::from_secs(5)),
            ("GET", ["channels", _, "messages", ..]) => ("get-messages", 10, Duration::from_secs(5)),
            ("PUT" | "DELETE", ["channels", _, "messages", _, "reactions", ..]) => {
                ("reaction", 1, Duration::from_millis(250))
            }
            _ => ("other", 100, Duration::from_secs(1)),
        };
        Some((bucket, major))
    }

    /// A query parameter.
    pub(crate) fn query_param(&self, name: &str) -> Option<&str> {
        self.query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }
}
