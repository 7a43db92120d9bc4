//! The sandbox's page: what has been said so far, as text.

use super::{Shared, lock};

pub(super) const SECURITY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub(super) fn page(shared: &Shared) -> String {
    let transcript = lock(&shared.world).transcript.to_string();
    let mut shown = String::with_capacity(transcript.len());
    for letter in transcript.chars() {
        match letter {
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '&' => shown.push_str("&amp;"),
            letter => shown.push(letter),
        }
    }
    if shown.is_empty() {
        shown.push_str("Nothing has been said yet.");
    }
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta http-equiv=\"refresh\" content=\"2\"><title>Popquiz sandbox</title>\
         <style>body{{font:1rem/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}}pre{{white-space:pre-wrap}}</style>\
         <h1>Popquiz sandbox</h1><p>A Discord-compatible server with the bot in it, on this machine alone. This page shows what its channels show. \
         To play in a terminal, run <code>popquiz sandbox --chat</code>.</p><pre>{shown}</pre></html>"
    )
}
