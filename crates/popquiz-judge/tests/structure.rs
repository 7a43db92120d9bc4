//! What the crate promises about its sources: nothing that rules out WebAssembly.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::path::Path;

/// The sources by module name.
fn sources() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(path).unwrap()))
        .collect()
}

#[test]
fn nothing_rules_out_webassembly() {
    for (module, source) in sources() {
        for name in ["fs", "net", "time", "thread", "process", "env", "os"] {
            let path = format!("std::{name}");
            assert!(!source.contains(&path), "{module} uses {path}");
        }
    }
}
