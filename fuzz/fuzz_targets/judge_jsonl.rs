//! Reading JSON Lines: one answer for each line that is not blank, each of them JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let mut out = Vec::new();
    popquiz::cli::judge_lines(None, None, input, &mut out).expect("memory takes all that is written");
    let told = String::from_utf8(out).expect("text");
    let lines = input.split(|byte| *byte == b'\n').filter(|line| !line.iter().all(u8::is_ascii_whitespace)).count();
    assert_eq!(told.lines().count(), lines);
});
