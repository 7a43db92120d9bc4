//! The configuration: a file and environment variables. What is refused is refused in words that name the place.
#![no_main]

use std::io::Write as _;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &str, &str)| {
    let (file, name, value) = input;
    let mut written = tempfile::NamedTempFile::new().expect("a file");
    written.write_all(file.as_bytes()).expect("room for it");
    let variables = [(format!("POPQUIZ_{name}"), value.to_owned())];
    for variables in [&variables[..0], &variables[..]] {
        if let Err(error) = popquiz::config::Config::load(Some(written.path()), variables.iter().cloned()) {
            assert!(!error.to_string().is_empty());
        }
    }
});
