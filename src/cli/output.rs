//! What commands print: terminal-safe texts, counts, and closed pipes.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// Escapes control characters and marks that change the writing direction (`\u{1b}`), which a terminal would act on.
/// Line breaks stay.
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let is_control = letter.is_control() && letter != '\n'
            || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}')
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if is_control {
            // Writing to a string can't fail.
            let _ = write!(out, "{}", letter.escape_unicode());
        } else {
            out.push(letter);
        }
    }
    out
}

/// Prints a line for whoever started a long-running program. If nobody reads standard output any more, the program
/// continues; `println!` would panic.
pub(super) fn say(line: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Turns a closed pipe into success: a reader such as `| head` may stop early.
pub(super) fn ignore_broken_pipe(written: io::Result<()>) -> io::Result<ExitCode> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// "1 card", "2 cards".
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_terminal_control_sequences_remain() {
        assert_eq!(super::printable("a\x1b[31m\u{9b}b\n\u{202e}ç"), "a\\u{1b}[31m\\u{9b}b\n\\u{202e}ç");
    }
}
