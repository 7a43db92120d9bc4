//! Payloads of the gateway, with messages, interactions and all else in them, and messages of a channel's history.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|payload: &[u8]| {
    let _ = popquiz::discord::gateway::read(payload);
    if let Ok(message) = serde_json::from_slice(payload) {
        let _ = popquiz::bot::read_history(&message);
    }
});
