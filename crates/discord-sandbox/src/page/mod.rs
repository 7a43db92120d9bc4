//! The sandbox's page: a small chat in the browser, embedded in the program. It acts through [`crate::client`], like a
//! person's own client.

use axum::http::header;
use axum::response::{IntoResponse as _, Response};

/// Nothing from elsewhere and nothing inline: whatever people write can only be text.
const SECURITY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/// The files of the page: path, type, contents.
const FILES: [(&str, &str, &str); 7] = [
    ("", "text/html; charset=utf-8", include_str!("index.html")),
    ("style.css", "text/css; charset=utf-8", include_str!("style.css")),
    ("app.js", JAVASCRIPT, include_str!("app.js")),
    ("markdown.js", JAVASCRIPT, include_str!("markdown.js")),
    ("messages.js", JAVASCRIPT, include_str!("messages.js")),
    ("menu.js", JAVASCRIPT, include_str!("menu.js")),
    ("composer.js", JAVASCRIPT, include_str!("composer.js")),
];

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// Stands for the application's name in the page.
const APPLICATION: &str = "{{application}}";

/// A file of the page, for the bot of this application; `None` if it doesn't exist.
pub(crate) fn file(path: &str, application: &str) -> Option<Response> {
    let (_, kind, contents) = FILES.iter().find(|(name, ..)| *name == path)?;
    let headers = [
        (header::CONTENT_TYPE, *kind),
        (header::CONTENT_SECURITY_POLICY, SECURITY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    Some((headers, contents.replace(APPLICATION, &escaped(application))).into_response())
}

/// Text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_small_and_self_contained() {
        let bytes: usize = FILES.iter().map(|(_, _, contents)| contents.len()).sum();
        assert!(bytes <= 150 * 1024, "{bytes} bytes, not even compressed");
        for (name, _, contents) in FILES {
            let asked = contents.split("/page/").skip(1).chain(contents.split("from './").skip(1));
            for file in asked.filter_map(|rest| rest.split(['"', '\'']).next()) {
                assert!(FILES.iter().any(|(known, ..)| *known == file), "{name} asks for {file}");
            }
        }
    }
}
