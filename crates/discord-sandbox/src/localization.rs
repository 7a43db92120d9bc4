//! What Discord's clients show of commands in a member's language: names and descriptions.

use serde_json::{Value, json};

use crate::json::{list, text};

/// The language that everything is in at first.
pub(crate) const ENGLISH: &str = "en-US";

/// The languages that Discord's clients have. Source: the API documentation, "Locales".
pub(crate) const LOCALES: [&str; 34] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
    "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko", "he",
    "ar",
];

/// A field in other languages.
pub(crate) fn localizations<'a>(
    value: &'a Value,
    field: &str,
) -> impl Iterator<Item = (&'a String, &'a Value)> + use<'a> {
    value.get(format!("{field}_localizations")).and_then(Value::as_object).into_iter().flatten()
}

/// A field in a language, or one that Discord falls back to. Source: "Locale fallback" in the documentation of
/// application commands.
fn localized<'a>(value: &'a Value, field: &str, locale: &str) -> Option<&'a str> {
    let fallback = match locale {
        "en-US" => "en-GB",
        "en-GB" => "en-US",
        "es-419" => "es-ES",
        _ => locale,
    };
    let of = |wanted: &str| localizations(value, field).find(|(code, _)| *code == wanted)?.1.as_str();
    of(locale).or_else(|| of(fallback))
}

/// What a member's client calls a command, a subcommand, an option or a choice.
pub(crate) fn shown_name<'a>(value: &'a Value, locale: &str) -> &'a str {
    localized(value, "name", locale).unwrap_or_else(|| text(value, "name"))
}

/// The one of several that a typed name is of: as the member's client shows it, or else as the bot calls it.
pub(crate) fn find<'a>(values: &'a [Value], typed: &str, locale: &str) -> Option<&'a Value> {
    let shown = values.iter().find(|value| shown_name(value, locale) == typed);
    shown.or_else(|| values.iter().find(|value| text(value, "name") == typed))
}

/// A command with the fields that Discord adds for a client in this language.
pub(crate) fn for_client(command: &Value, locale: &str) -> Value {
    let mut command = command.clone();
    for field in ["name", "description"] {
        let local = localized(&command, field, locale).map(|local| json!(local));
        if let (Value::Object(command), Some(local)) = (&mut command, local) {
            command.insert(format!("{field}_localized"), local);
        }
    }
    for field in ["options", "choices"] {
        let inner: Vec<Value> = list(&command, field).iter().map(|it| for_client(it, locale)).collect();
        if let Some(old) = command.get_mut(field) {
            *old = Value::Array(inner);
        }
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_show_the_members_language_or_the_one_that_discord_falls_back_to() {
        let command = json!({ "name": "deck", "name_localizations": { "es-ES": "mazo", "de": "stapel" } });
        let shown = |locale| shown_name(&command, locale);
        assert_eq!(["es-ES", "es-419", "de", "fr", "en-US"].map(shown), ["mazo", "mazo", "stapel", "deck", "deck"]);
        assert_eq!(for_client(&command, "de")["name_localized"], "stapel");
        assert_eq!(for_client(&command, "fr").get("name_localized"), None);
    }

    #[test]
    fn a_name_that_is_shown_comes_before_one_in_the_code() {
        let options = [json!({ "name": "end", "name_localizations": { "de": "start" } }), json!({ "name": "start" })];
        let found = |typed, locale| find(&options, typed, locale).map(|it| text(it, "name"));
        assert_eq!(found("start", "de"), Some("end"));
        assert_eq!(found("end", "de"), Some("end"));
        assert_eq!(found("start", "en-US"), Some("start"));
        assert_eq!(found("ende", "de"), None);
    }
}
