//! Lists the files under `texts/`, so that a language is added by adding a folder.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

/// The language that every other one falls back to.
const ENGLISH: &str = "en-US";

fn main() -> io::Result<()> {
    // Read when it runs: a target folder may be shared by several checkouts.
    let package = env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| io::Error::other("CARGO_MANIFEST_DIR is not set"))?;
    let texts = Path::new(&package).join("texts");
    println!("cargo::rerun-if-changed={}", texts.display());
    let languages = names_in(&texts)?;
    let english = languages.iter().position(|language| language == ENGLISH);
    let english = english.ok_or_else(|| io::Error::other(format!("texts/{ENGLISH} is missing")))?;
    let code = code(&texts, &languages, english).map_err(io::Error::other)?;
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is not set"))?;
    fs::write(Path::new(&out).join("texts.rs"), code)
}

fn code(
    texts: &Path,
    languages: &[String],
    english: usize,
) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    let mut code = format!("pub(super) const ENGLISH: usize = {english};\n");
    writeln!(code, "pub(super) const CODES: &[&str] = &{languages:?};")?;
    writeln!(code, "pub(super) const SOURCES: [Source; {}] = [", languages.len())?;
    for (number, language) in languages.iter().enumerate() {
        let folder = texts.join(language);
        writeln!(code, "Source {{ code: {language:?}, show: show::<{number}>, files: &[")?;
        for file in names_in(&folder)? {
            let path = folder.join(&file).display().to_string();
            writeln!(code, "({file:?}, include_str!({path:?})),")?;
        }
        code.push_str("] },\n");
    }
    code.push_str("];\n");
    Ok(code)
}

/// The names of what is in a folder, hidden files aside.
fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    let names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names: Vec<String> = names.collect::<io::Result<_>>()?;
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    Ok(names)
}
