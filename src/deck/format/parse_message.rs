//! Parser messages in plain words, without the names of Rust's types.

/// Rewrites a message of `serde`, as the parsers of TOML, JSON and YAML return it. A message that isn't recognized stays
/// as it is.
pub(crate) fn plain(message: &str) -> String {
    let message = message.trim().replace('\n', " ");
    if let Some(name) = message.strip_prefix("missing field ") {
        return format!("{name} is missing; add it");
    }
    if let Some((name, known)) =
        message.strip_prefix("unknown field ").and_then(|rest| rest.split_once(", expected ").or(Some((rest, ""))))
    {
        return one_of(&format!("unknown field {name}"), known);
    }
    if let Some((name, known)) =
        message.strip_prefix("unknown variant ").and_then(|rest| rest.split_once(", expected "))
    {
        return one_of(&format!("unknown value {name}"), known);
    }
    let mismatch = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "));
    if let Some((found, expected)) = mismatch.and_then(|rest| rest.rsplit_once(", expected ")) {
        return format!("expected {}, but found {}", type_name(expected), value_name(found));
    }
    message
}

/// "unknown field `promt`; use one of `id`, `prompt`".
fn one_of(what: &str, known: &str) -> String {
    let known = known.strip_prefix("one of ").unwrap_or(known);
    match known {
        "" | "there are no fields" => format!("{what}; remove it"),
        one if !one.contains(',') => format!("{what}; use {one}"),
        several => format!("{what}; use one of {several}"),
    }
}

fn type_name(expected: &str) -> String {
    match expected {
        "usize" | "u8" | "u16" | "u32" | "u64" => "a whole number, 0 or more".to_owned(),
        "isize" | "i8" | "i16" | "i32" | "i64" => "a whole number".to_owned(),
        "f32" | "f64" => "a number".to_owned(),
        "bool" | "a boolean" => "true or false".to_owned(),
        "a string" | "string" | "str" => "text in quotation marks".to_owned(),
        "a sequence" => "a list".to_owned(),
        "a map" => "a table".to_owned(),
        other if other.starts_with("struct ") => "a table".to_owned(),
        other => other.to_owned(),
    }
}

fn value_name(found: &str) -> String {
    let quoted = |prefix: &str| found.strip_prefix(prefix).map(str::to_owned);
    if let Some(number) = quoted("integer ").or_else(|| quoted("floating point ")) {
        return format!("the number {}", number.trim_matches('`'));
    }
    if let Some(text) = quoted("string ") {
        return format!("the text {text}");
    }
    if let Some(flag) = quoted("boolean ") {
        return flag.trim_matches('`').to_owned();
    }
    match found {
        "sequence" => "a list".to_owned(),
        "map" => "a table".to_owned(),
        "null" | "unit value" | "Option value" => "nothing".to_owned(),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn parser_messages_name_no_rust_types() {
        for (message, expected) in [
            ("missing field `prompt`", "`prompt` is missing; add it"),
            (
                "unknown field `promt`, expected one of `id`, `prompt`",
                "unknown field `promt`; use one of `id`, `prompt`",
            ),
            ("unknown field `x`, expected `y`", "unknown field `x`; use `y`"),
            ("unknown variant `vokabeln`, expected `vocabulary`", "unknown value `vokabeln`; use `vocabulary`"),
            (
                "invalid type: string \"two\", expected usize",
                "expected a whole number, 0 or more, but found the text \"two\"",
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
            ("invalid type: string \"a\", expected struct Entry", "expected a table, but found the text \"a\""),
            ("unclosed array, expected `]`", "unclosed array, expected `]`"),
        ] {
            assert_eq!(plain(message), expected);
        }
    }
}
