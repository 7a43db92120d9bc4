//! What the crate promises about its sources: no import cycles.
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
fn modules_import_only_what_the_map_lists_before_them() {
    let sources = sources();
    let lib = &sources.iter().find(|(module, _)| module == "lib").unwrap().1;
    let rows = lib.lines().filter_map(|line| line.strip_prefix("//! | ")?.split_once(" | "));
    let map: Vec<&str> = rows.flat_map(|(modules, _)| modules.split('`').skip(1).step_by(2)).collect();
    for (module, source) in sources.iter().filter(|(module, _)| !matches!(module.as_str(), "lib" | "tests")) {
        let place = map.iter().position(|listed| listed == module);
        let place = place.unwrap_or_else(|| panic!("the map lacks {module}"));
        let code = source.split("#[cfg(test)]").next().unwrap();
        let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for path in code.split("crate::").skip(1) {
            let names = match path.strip_prefix('{') {
                Some(group) => group.split('}').next().unwrap().split(',').collect(),
                None => vec![path],
            };
            for name in names {
                let name = name.trim().split(|letter: char| letter != '_' && !letter.is_alphanumeric()).next().unwrap();
                assert!(map[..place].contains(&name), "{module} imports {name}, which the map doesn't list before it");
            }
        }
    }
}
