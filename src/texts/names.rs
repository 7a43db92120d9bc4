//! Commands and options by the names that they have in a language. Texts name them in English, as in `/deck undo` and
//! `` `title` ``; this puts the language's names in their place, so that a name is translated once.

/// A text file with its commands and options renamed. `name` returns the name for a key of `command-names.ftl`.
pub(super) fn renamed(text: &str, name: impl Fn(&str) -> Option<String>) -> String {
    let mut renamed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['/', '`']) {
        let (before, found) = rest.split_at(at);
        renamed.push_str(before);
        let is_in_word = before.chars().next_back().is_some_and(char::is_alphanumeric);
        let (name, length) = match found.as_bytes().first() {
            Some(b'/') if !is_in_word => command_at(found, &name),
            Some(b'`') => option_at(found, &name),
            _ => None,
        }
        .unwrap_or_else(|| (found.chars().take(1).collect(), 1));
        renamed.push_str(&name);
        rest = found.get(length..).unwrap_or_default();
    }
    renamed.push_str(rest);
    renamed
}

/// The command at the beginning of a text, renamed, and how many bytes it had.
fn command_at(text: &str, name: &impl Fn(&str) -> Option<String>) -> Option<(String, usize)> {
    let command = word(text.get(1..)?);
    let local = name(&format!("name-command-{command}"))?;
    let length = 1 + command.len();
    let word_at = |at: usize| text.get(at..).and_then(|rest| rest.strip_prefix(' ')).map(word).unwrap_or_default();
    let action = word_at(length);
    let Some(local_action) = name(&format!("name-command-{command}.{action}")) else {
        return Some((format!("/{local}"), length));
    };
    let length = length + 1 + action.len();
    // The action may be a group.
    let inner = word_at(length);
    Some(match name(&format!("name-command-{command}.{action}-{inner}")) {
        Some(local_inner) => (format!("/{local} {local_action} {local_inner}"), length + 1 + inner.len()),
        None => (format!("/{local} {local_action}"), length),
    })
}

/// The same for an option between backticks.
fn option_at(text: &str, name: &impl Fn(&str) -> Option<String>) -> Option<(String, usize)> {
    let option = word(text.get(1..)?);
    text.get(1 + option.len()..)?.strip_prefix('`')?;
    Some((format!("`{}`", name(&format!("name-option-{option}"))?), option.len() + 2))
}

fn word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_ascii_lowercase() && letter != '_').unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_and_options_get_the_names_of_the_language() {
        let name = |key: &str| match key {
            "name-command-deck" => Some("デッキ".to_owned()),
            "name-command-deck.undo" => Some("元に戻す".to_owned()),
            "name-command-deck.undo-all" => Some("すべて".to_owned()),
            "name-option-title" => Some("タイトル".to_owned()),
            _ => None,
        };
        let same = ["a/deck", "and/or `x`", "`daily`", "`mon, wed`", "https://example.com/", "/", "`"];
        for text in same {
            assert_eq!(renamed(text, name), text);
        }
        assert_eq!(renamed("`/deck undo`で", name), "`/デッキ 元に戻す`で");
        assert_eq!(renamed("Use /deck undo, or `/deck`.", name), "Use /デッキ 元に戻す, or `/デッキ`.");
        assert_eq!(renamed("`/deck undo all`, /deck undo it", name), "`/デッキ 元に戻す すべて`, /デッキ 元に戻す it");
        assert_eq!(renamed("/deck and `title`", name), "/デッキ and `タイトル`");
    }
}
