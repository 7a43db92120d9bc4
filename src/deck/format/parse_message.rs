//! Parser messages in plain words, without the names of Rust's types.

use crate::texts::{Phrase, phrase};

/// What a message of `serde` means, as the parsers of TOML, JSON and YAML return it. A message that isn't recognized is
/// shown as the detail that it is.
pub(crate) fn plain(message: &str) -> Phrase {
    let message = message.trim().replace('\n', " ");
    if let Some(name) = message.strip_prefix("missing field ") {
        return phrase!("parse-missing", field = code(name));
    }
    if let Some((name, known)) =
        message.strip_prefix("unknown field ").and_then(|rest| rest.split_once(", expected ").or(Some((rest, ""))))
    {
        return match one_of(known) {
            Known::Nothing => phrase!("parse-unknown-field", field = code(name)),
            Known::One(known) => phrase!("parse-unknown-field-one", field = code(name), known = known),
            Known::Several(known) => phrase!("parse-unknown-field-several", field = code(name), known = known),
        };
    }
    if let Some((name, known)) =
        message.strip_prefix("unknown variant ").and_then(|rest| rest.split_once(", expected "))
    {
        return match one_of(known) {
            Known::Nothing => phrase!("parse-unknown-value", value = code(name)),
            Known::One(known) => phrase!("parse-unknown-value-one", value = code(name), known = known),
            Known::Several(known) => phrase!("parse-unknown-value-several", value = code(name), known = known),
        };
    }
    let mismatch = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "));
    if let Some((found, expected)) = mismatch.and_then(|rest| rest.rsplit_once(", expected ")) {
        return phrase!("parse-mismatch", expected = type_name(expected), found = value_name(found));
    }
    phrase!("parse-syntax", detail = message)
}

/// The names that would be right.
enum Known {
    Nothing,
    One(String),
    Several(String),
}

fn one_of(known: &str) -> Known {
    let known = known.strip_prefix("one of ").unwrap_or(known);
    match known {
        "" | "there are no fields" => Known::Nothing,
        one if !one.contains(',') => Known::One(code(one)),
        several => Known::Several(several.split(", ").map(code).collect::<Vec<_>>().join(", ")),
    }
}

/// A name without the backticks that the texts put around it.
fn code(name: &str) -> String {
    name.trim_matches('`').to_owned()
}

fn type_name(expected: &str) -> Phrase {
    match expected {
        "usize" | "u8" | "u16" | "u32" | "u64" => phrase!("type-natural-number"),
        "isize" | "i8" | "i16" | "i32" | "i64" => phrase!("type-whole-number"),
        "f32" | "f64" => phrase!("type-number"),
        "bool" | "a boolean" => phrase!("type-boolean"),
        "a string" | "string" | "str" => phrase!("type-text"),
        "a sequence" => phrase!("type-list"),
        "a map" => phrase!("type-table"),
        TEXTS => phrase!("type-texts"),
        other if other.starts_with("struct ") => phrase!("type-table"),
        other => phrase!("type-other", name = other.to_owned()),
    }
}

/// What the formats expect where one text or several can be.
pub(super) const TEXTS: &str = "text in quotation marks, or a list of such texts";

fn value_name(found: &str) -> Phrase {
    let quoted = |prefix: &str| found.strip_prefix(prefix).map(str::to_owned);
    if let Some(number) = quoted("integer ").or_else(|| quoted("floating point ")) {
        return phrase!("found-number", number = code(&number));
    }
    if let Some(text) = quoted("string ") {
        return phrase!("found-text", text = text.trim_matches('"').to_owned());
    }
    if let Some(flag) = quoted("boolean ") {
        return phrase!("found-other", name = code(&flag));
    }
    match found {
        "sequence" => phrase!("type-list"),
        "map" => phrase!("type-table"),
        "null" | "unit value" | "Option value" => phrase!("found-nothing"),
        other => phrase!("found-other", name = other.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn parser_messages_name_no_rust_types() {
        for (message, expected) in [
            ("missing field `prompt`", "“prompt” is missing; add it"),
            ("unknown field `promt`, expected one of `id`, `prompt`", "unknown field “promt”; use one of: id, prompt"),
            ("unknown field `x`, expected `y`", "unknown field “x”; use “y”"),
            ("unknown variant `vokabeln`, expected `vocabulary`", "unknown value “vokabeln”; use “vocabulary”"),
            (
                "invalid type: string \"two\", expected usize",
                "expected a whole number, 0 or more, but found the text “two”",
            ),
            (
                "invalid value: integer `-1`, expected usize",
                "expected a whole number, 0 or more, but found the number -1",
            ),
            (
                "invalid type: integer `3`, expected a string",
                "expected text in quotation marks, but found the number 3",
            ),
            ("invalid type: map, expected a sequence", "expected a list, but found a table"),
            ("invalid type: boolean `true`, expected f64", "expected a number, but found true"),
            ("invalid type: string \"a\", expected struct Entry", "expected a table, but found the text “a”"),
            ("unclosed array, expected `]`", "invalid syntax: unclosed array, expected `]`"),
        ] {
            assert_eq!(plain(message).to_string(), expected);
        }
    }
}
