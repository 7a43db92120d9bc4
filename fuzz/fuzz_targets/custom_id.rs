//! Ids of buttons and modals, which Discord returns as they were sent, or forged: a parsed id is written identically.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(written) = popquiz::bot::read_custom_id(text) {
        assert_eq!(written, text);
    }
});
