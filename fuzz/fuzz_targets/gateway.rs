//! Gateway payloads with messages, interactions and everything else, and messages of a channel's history.
#![no_main]

use libfuzzer_sys::fuzz_target;
use popquiz::id::{ChannelId, GuildId};

fuzz_target!(|payload: &[u8]| {
    let _ = popquiz::discord::event::read_payload(payload);
    if let Ok(message) = serde_json::from_slice(payload) {
        let _ = popquiz::discord::chat_message::ChatMessage::from_history(message, GuildId(1), ChannelId(2));
    }
});
