//! What the code says: the texts that it uses, and sentences that should be texts.

use std::path::Path;

/// The source files in a folder of the crate, each with its path and its code without comments and tests.
pub(super) fn sources(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    add_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    found
}

fn add_sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            add_sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !matches!(name, "tests.rs" | "simulation.rs" | "described.rs")
        {
            let source = std::fs::read_to_string(&path).unwrap();
            let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
            let code = without_odd_literals(&lines.collect::<Vec<_>>().join("\n"));
            found.push((path.display().to_string(), code));
        }
    }
}

/// A code in which no character literal is a quotation mark or a parenthesis, and no string is raw.
fn without_odd_literals(code: &str) -> String {
    let mut plain = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find(['"', '\'', '#']) {
        let (before, literal) = rest.split_at(at);
        let is_raw = before.ends_with('r');
        let (simple, length) = simple_literal(literal, is_raw).unwrap_or_else(|| (literal[..1].to_owned(), 1));
        plain.push_str(before);
        plain.push_str(&simple);
        rest = &literal[length..];
    }
    plain + rest
}

/// The literal at the beginning of a code in a form that is easy to read, and how many bytes it had.
fn simple_literal(code: &str, is_raw: bool) -> Option<(String, usize)> {
    if let Some(inside) = code.strip_prefix('\'') {
        let first = inside.chars().next()?;
        let end = if first == '\\' { 2 + inside.get(2..)?.find('\'')? } else { first.len_utf8() };
        return inside[end..].starts_with('\'').then(|| ("' '".to_owned(), end + 2));
    }
    if is_raw {
        let quoted = code.trim_start_matches('#');
        let hashes = code.len() - quoted.len();
        let inside = quoted.strip_prefix('"')?;
        let end = inside.find(&format!("\"{}", "#".repeat(hashes)))?;
        return Some((format!("{:?}", &inside[..end]), end + 2 + 2 * hashes));
    }
    let end = end_of_string(code.strip_prefix('"')?)?;
    Some((code[..end + 2].to_owned(), end + 2))
}

/// Where a string ends whose beginning was read.
fn end_of_string(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.find(|letter| {
        let is_end = letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        is_end
    })
}

/// The characters of a code outside of its string literals: where each is, and in how many parentheses, itself included
/// if it opens one.
fn outside_strings(code: &str) -> impl Iterator<Item = (usize, char, usize)> {
    let (mut depth, mut in_string, mut is_escaped) = (0, false, false);
    code.char_indices().filter_map(move |(at, letter)| {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' if in_string => is_escaped = true,
            '"' => in_string = !in_string,
            _ if in_string => {}
            '(' | '[' | '{' => {
                depth += 1;
                return Some((at, letter, depth));
            }
            ')' | ']' | '}' => {
                depth -= 1;
                return Some((at, letter, depth));
            }
            _ => return Some((at, letter, depth)),
        }
        None
    })
}

/// What stands between the parenthesis at the beginning of a code and the one that closes it.
fn in_parentheses(code: &str) -> &str {
    let closed = outside_strings(code).find(|(.., depth)| *depth == 0);
    let (end, ..) = closed.unwrap_or_else(|| panic!("a parenthesis is not closed: {}", &code[..code.len().min(80)]));
    &code[1..end]
}

/// The parts of a code between its outermost commas.
fn arguments(code: &str) -> Vec<&str> {
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, ..) in outside_strings(code).filter(|(_, letter, depth)| *letter == ',' && *depth == 0) {
        found.push(code[start..at].trim());
        start = at + 1;
    }
    found.push(code[start..].trim());
    found.retain(|argument| !argument.is_empty());
    found
}

/// A use of `say!` or `phrase!`.
pub(super) struct Said {
    /// `None` if the key isn't written there.
    pub(super) key: Option<String>,
    pub(super) arguments: Vec<String>,
}

/// The uses of `say!` and `phrase!` in a code. `say!` takes the language first.
pub(super) fn said(code: &str) -> Vec<Said> {
    let uses = |call: &'static str, key: usize| {
        code.match_indices(call).map(move |(at, _)| {
            let parts = arguments(in_parentheses(&code[at + call.len() - 1..]));
            let names = parts[key + 1..].iter().map(|part| part.split(" = ").next().unwrap().to_owned()).collect();
            let key = parts[key].strip_prefix('"').and_then(|key| key.strip_suffix('"')).map(str::to_owned);
            Said { key, arguments: names }
        })
    };
    uses("say!(", 1).chain(uses("phrase!(", 0)).collect()
}

/// The string literals in a code.
pub(super) fn literals(code: &str) -> Vec<String> {
    let mut literals = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find(['"', '\'']) {
        let quoted = &rest[at + 1..];
        if rest[at..].starts_with('\'') {
            // A character, which may be a quotation mark; or a lifetime.
            let is_character = |length: usize| quoted.get(length..).is_some_and(|rest| rest.starts_with('\''));
            let length = quoted.chars().next().map_or(0, char::len_utf8);
            rest = if quoted.starts_with('\\') && is_character(2) {
                &quoted[3..]
            } else if is_character(length) {
                &quoted[length + 1..]
            } else {
                quoted
            };
            continue;
        }
        let (literal, after) = quoted.split_at(end_of_string(quoted).expect("a string literal ends"));
        literals.push(literal.to_owned());
        rest = &after[1..];
    }
    literals
}

/// A code without what only operators and developers read: logs, errors, attributes.
pub(super) fn without_logs(code: &str) -> String {
    let mut left = code.to_owned();
    for start in ["tracing::error!(", "tracing::warn!(", "tracing::info!(", "tracing::debug!(", "#["] {
        while let Some(at) = left.find(start) {
            let open = at + start.len() - 1;
            let end = open + 1 + in_parentheses(&left[open..]).len() + 1;
            left.replace_range(at..end, "");
        }
    }
    left
}
