//! Ids of buttons and modals, which come back from Discord as they were sent, or forged: what is read is what was written.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(written) = popquiz::bot::read_custom_id(text) {
        assert_eq!(written, text);
    }
});
