//! What the crate promises about its sources: nothing that rules out WebAssembly.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::fs;
use std::path::Path;

/// The sources below a folder, by path.
fn sources(folder: &Path) -> Vec<(String, String)> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| match path.extension() {
            _ if path.is_dir() => sources(&path),
            Some(extension) if extension == "rs" => {
                vec![(path.display().to_string(), fs::read_to_string(&path).unwrap())]
            }
            _ => Vec::new(),
        })
        .collect()
}

#[test]
fn nothing_rules_out_webassembly() {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(sources.len() > 100, "only {} sources were found", sources.len());
    for (file, source) in sources {
        for name in ["fs", "net", "time", "thread", "process", "env", "os"] {
            let path = format!("std::{name}");
            assert!(!source.contains(&path), "{file} uses {path}");
        }
    }
}
