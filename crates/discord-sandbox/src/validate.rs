//! Discord's checks of a bot's requests. The numbers come from its documentation, and are repeated here on purpose: a
//! mistake in the bot's own table of limits must not hide itself.

use serde_json::Value;

use crate::attachments::{ATTACHMENT_SCHEME, Attachment, Attachments, EMBED_IMAGES, UPLOADED_ID};
use crate::json::{list, text};
use crate::localization::{LOCALES, localizations, shown_name};
use crate::world::selection_bounds;

/// What is wrong with a body: the field and why.
pub(crate) type ValidationError = (String, String);

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn at_most(value: &Value, field: &str, limit: usize, place: &str) -> Result<(), ValidationError> {
    let length = units(text(value, field));
    if length > limit {
        Err((format!("{place}{field}"), format!("Must be {limit} or fewer in length.")))
    } else {
        Ok(())
    }
}

/// The body of a new message.
pub(crate) fn message(body: &Value) -> Result<(), ValidationError> {
    limits(body)?;
    let nothing =
        ["embeds", "attachments"].iter().all(|field| list(body, field).is_empty()) && text(body, "content").is_empty();
    if nothing { Err(("content".into(), "Cannot send an empty message".into())) } else { Ok(()) }
}

/// The content of a message's body; an edit leaves out what stays.
pub(crate) fn limits(body: &Value) -> Result<(), ValidationError> {
    mentions(body.get("allowed_mentions").unwrap_or(&Value::Null))?;
    at_most(body, "content", 2000, "")?;
    at_most(body, "nonce", 25, "")?;
    let embeds = list(body, "embeds");
    if embeds.len() > 10 {
        return Err(("embeds".into(), "Must be 10 or fewer in length.".into()));
    }
    let mut total = 0;
    for embed in embeds {
        at_most(embed, "title", 256, "embeds.")?;
        at_most(embed, "description", 4096, "embeds.")?;
        let author = embed.get("author").unwrap_or(&Value::Null);
        at_most(author, "name", 256, "embeds.author.")?;
        let footer = embed.get("footer").unwrap_or(&Value::Null);
        at_most(footer, "text", 2048, "embeds.footer.")?;
        total += units(text(embed, "title")) + units(text(embed, "description"));
        total += units(text(footer, "text")) + units(text(author, "name"));
        let fields = list(embed, "fields");
        if fields.len() > 25 {
            return Err(("embeds.fields".into(), "Must be 25 or fewer in length.".into()));
        }
        for field in fields {
            if text(field, "name").is_empty() || text(field, "value").is_empty() {
                return Err(("embeds.fields".into(), "This field is required".into()));
            }
            at_most(field, "name", 256, "embeds.fields.")?;
            at_most(field, "value", 1024, "embeds.fields.")?;
            total += units(text(field, "name")) + units(text(field, "value"));
        }
    }
    if total > 6000 {
        return Err(("embeds".into(), "Embed size exceeds maximum size of 6000".into()));
    }
    let rows = list(body, "components");
    if rows.len() > 5 {
        return Err(("components".into(), "Must be 5 or fewer in length.".into()));
    }
    let mut ids = std::collections::HashSet::new();
    for row in rows {
        let components = list(row, "components");
        if row.get("type") != Some(&1.into()) || components.is_empty() || components.len() > 5 {
            return Err(("components".into(), "Must be between 1 and 5 in length.".into()));
        }
        for component in components {
            match component.get("type").and_then(Value::as_u64) {
                Some(2) => button(component)?,
                Some(3) if components.len() == 1 => select(component)?,
                Some(3) => return Err(("components".into(), "A select menu needs its own row.".into())),
                _ => {
                    return Err((
                        "components.type".into(),
                        "Only buttons and string selects are supported here.".into(),
                    ));
                }
            }
            let id = text(component, "custom_id");
            if id.is_empty() || units(id) > 100 {
                return Err(("components.custom_id".into(), "Must be between 1 and 100 in length.".into()));
            }
            if !ids.insert(id.to_owned()) {
                return Err(("components.custom_id".into(), "Component custom id cannot be duplicated".into()));
            }
        }
    }
    Ok(())
}

/// The files of a message that has `kept` already: each attachment came with the body or is one of those, including
/// pictures of embeds ("Uploading Files", in the API documentation).
pub(crate) fn files(body: &Value, kept: &[Attachment], uploaded: &Attachments) -> Result<(), ValidationError> {
    let wrong = |why: String| Err(("attachments".to_owned(), why));
    let named = list(body, "attachments");
    if named.len() > 10 {
        return wrong("Must be 10 or fewer in length.".into());
    }
    // An edit that doesn't mention attachments keeps all of them.
    let mut there: Vec<&Attachment> =
        if body.get("attachments").is_some() { Vec::new() } else { kept.iter().collect() };
    for attachment in named {
        at_most(attachment, "description", 1024, "attachments.")?;
        let id = attachment.get("id").map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
        let Some(id) = id else { return Err(("attachments.id".into(), "This field is required".into())) };
        let new = attachment.get(UPLOADED_ID).and_then(|id| uploaded.get(id.as_str()?.parse().ok()?));
        match new.or_else(|| kept.iter().find(|file| file.id.to_string() == id)) {
            Some(file) => there.push(file),
            None => return wrong(format!("there is no file {id}, in the request or on the message")),
        }
    }
    for embed in list(body, "embeds") {
        for kind in EMBED_IMAGES {
            let url = embed.get(kind).map(|picture| text(picture, "url")).unwrap_or_default();
            let Some(name) = url.strip_prefix(ATTACHMENT_SCHEME) else { continue };
            let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
            let shown = [".png", ".jpg", ".jpeg", ".gif", ".webp"].iter().any(|end| name.ends_with(end));
            if !plain || !shown || !there.iter().any(|file| file.is_named(url)) {
                return Err((format!("embeds.{kind}.url"), format!("the message has no file {name}")));
            }
        }
    }
    Ok(())
}

fn button(button: &Value) -> Result<(), ValidationError> {
    at_most(button, "label", 80, "components.")?;
    let style = button.get("style").and_then(Value::as_u64).unwrap_or_default();
    if !(1..=4).contains(&style) {
        return Err(("components.style".into(), "Only buttons of the styles 1 to 4 are known here.".into()));
    }
    if text(button, "label").is_empty() && button.get("emoji").is_none_or(Value::is_null) {
        return Err(("components.label".into(), "A button must have a label or an emoji".into()));
    }
    Ok(())
}

fn select(select: &Value) -> Result<(), ValidationError> {
    at_most(select, "placeholder", 150, "components.")?;
    let options = list(select, "options");
    if !(1..=25).contains(&options.len()) {
        return Err(("components.options".into(), "Must be between 1 and 25 in length.".into()));
    }
    let mut values = std::collections::HashSet::new();
    for option in options {
        for field in ["label", "value"] {
            at_most(option, field, 100, "components.options.")?;
            if text(option, field).is_empty() {
                return Err((format!("components.options.{field}"), "This field is required".into()));
            }
        }
        at_most(option, "description", 100, "components.options.")?;
        if !values.insert(text(option, "value")) {
            return Err(("components.options.value".into(), "The specified option value is already used".into()));
        }
    }
    let (least, most) = selection_bounds(select);
    if least > most || !(1..=options.len() as u64).contains(&most) {
        let why = "min_values and max_values must fit the options.";
        return Err(("components.max_values".into(), why.into()));
    }
    Ok(())
}

/// Whom a message may ping ("Allowed Mentions Object"): a kind is either parsed from the text or listed.
fn mentions(allowed: &Value) -> Result<(), ValidationError> {
    for kind in ["users", "roles"] {
        let ids = list(allowed, kind);
        if ids.len() > 100 {
            return Err((format!("allowed_mentions.{kind}"), "Must be 100 or fewer in length.".into()));
        }
        if !ids.is_empty() && list(allowed, "parse").contains(&kind.into()) {
            return Err((
                format!("allowed_mentions.{kind}"),
                format!("parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive."),
            ));
        }
    }
    Ok(())
}

/// The data of a modal.
pub(crate) fn modal(data: &Value) -> Result<(), ValidationError> {
    let required = |value: &Value, field: &str, limit: usize| -> Result<(), ValidationError> {
        at_most(value, field, limit, "")?;
        if text(value, field).is_empty() { Err((field.to_owned(), "This field is required".into())) } else { Ok(()) }
    };
    required(data, "title", 45)?;
    required(data, "custom_id", 100)?;
    let rows = list(data, "components");
    if rows.is_empty() || rows.len() > 5 {
        return Err(("components".into(), "Must be between 1 and 5 in length.".into()));
    }
    let mut ids = std::collections::HashSet::new();
    for row in rows {
        let [input] = list(row, "components") else {
            return Err(("components".into(), "Must be exactly 1 in length.".into()));
        };
        required(input, "custom_id", 100)?;
        required(input, "label", 45)?;
        at_most(input, "placeholder", 100, "")?;
        at_most(input, "value", 4000, "")?;
        if !matches!(input.get("style").and_then(Value::as_u64), Some(1 | 2)) {
            return Err(("components.style".into(), "Value must be one of {1, 2}.".into()));
        }
        let longest = input.get("max_length").and_then(Value::as_u64).unwrap_or(4000);
        if !(1..=4000).contains(&longest) {
            return Err(("components.max_length".into(), "int value should be between 1 and 4000.".into()));
        }
        if !ids.insert(text(input, "custom_id")) {
            return Err(("components.custom_id".into(), "Component custom id cannot be duplicated".into()));
        }
    }
    Ok(())
}

/// The choices of an autocompletion.
pub(crate) fn choices(data: &Value) -> Result<(), ValidationError> {
    let choices = list(data, "choices");
    if choices.len() > 25 {
        return Err(("choices".into(), "Must be 25 or fewer in length.".into()));
    }
    for choice in choices {
        at_most(choice, "name", 100, "choices.")?;
        at_most(choice, "value", 100, "choices.")?;
        if text(choice, "name").is_empty() {
            return Err(("choices.name".into(), "This field is required".into()));
        }
    }
    Ok(())
}

/// The commands that a bot registers.
pub(crate) fn commands(body: &Value) -> Result<(), ValidationError> {
    let commands = body.as_array().ok_or(("commands".to_owned(), "Must be a list.".to_owned()))?;
    // Per type: typed after a slash, in the menu of a user, in that of a message.
    for (of, most) in [(1, 100), (2, 15), (3, 15)] {
        let these: Vec<&Value> = commands.iter().filter(|command| command_type(command) == of).collect();
        if these.len() > most {
            return Err(("commands".into(), format!("Maximum number of application commands reached ({most})")));
        }
        different_names(&these)?;
    }
    commands.iter().try_for_each(|command| {
        match command_type(command) {
            1 => named(command).and_then(|()| options(command))?,
            2 | 3 => in_menu(command)?,
            other => return Err(("type".into(), format!("Value must be one of {{1, 2, 3}}, not {other}."))),
        }
        if combined(command) > 8000 {
            return Err(("options".into(), "Command exceeds maximum size (8000)".into()));
        }
        Ok(())
    })
}

/// The type of a command: 1 for one that is typed after a slash.
pub(crate) fn command_type(command: &Value) -> u64 {
    command.get("type").and_then(Value::as_u64).unwrap_or(1)
}

/// A command in the menu of a user or a message: its name may have spaces and capital letters, and it has nothing else.
fn in_menu(command: &Value) -> Result<(), ValidationError> {
    let name = text(command, "name");
    if !(1..=32).contains(&units(name)) {
        return Err(("name".into(), "Must be between 1 and 32 in length.".into()));
    }
    localized(command, "name", 32)?;
    if !text(command, "description").is_empty() {
        return Err(("description".into(), "Context menu commands cannot have description".into()));
    }
    if !list(command, "options").is_empty() {
        return Err(("options".into(), "Context menu commands cannot have options".into()));
    }
    Ok(())
}

/// The characters of all names, descriptions and values of a command.
fn combined(value: &Value) -> usize {
    // Of a field in several languages, the longest counts.
    let longest = |field: &&str| {
        let others = localizations(value, field).map(|(_, text)| units(text.as_str().unwrap_or_default()));
        others.chain([units(text(value, field))]).max().unwrap_or_default()
    };
    let own = ["name", "description", "value"].iter().map(longest).sum::<usize>();
    let inner = list(value, "options").iter().chain(list(value, "choices"));
    own + inner.map(combined).sum::<usize>()
}

/// What a field says in other languages, and how many characters are allowed.
fn localized(value: &Value, field: &str, limit: usize) -> Result<(), ValidationError> {
    for (locale, text) in localizations(value, field) {
        let wrong = |why: &str| Err((format!("{field}_localizations.{locale}"), why.to_owned()));
        if !LOCALES.contains(&locale.as_str()) {
            return wrong("This locale is not supported");
        }
        match text.as_str().map(units) {
            Some(length) if (1..=limit).contains(&length) => {}
            _ => return wrong(&format!("Must be between 1 and {limit} in length.")),
        }
    }
    Ok(())
}

/// Names must be different from each other in every language.
fn different_names(values: &[&Value]) -> Result<(), ValidationError> {
    let mut names = std::collections::HashSet::new();
    if let Some(twice) = values.iter().find(|value| !names.insert(text(value, "name"))) {
        return Err(("name".into(), format!("The name is not unique: {}", text(twice, "name"))));
    }
    for locale in LOCALES {
        names.clear();
        if let Some(twice) = values.iter().find(|value| !names.insert(shown_name(value, locale))) {
            let name = shown_name(twice, locale);
            return Err((format!("name_localizations.{locale}"), format!("The name is not unique: {name}")));
        }
    }
    Ok(())
}

/// Whether a name matches `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, in lower case where there is one.
fn is_name(name: &str) -> bool {
    let is_allowed = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\'' | '\u{900}'..='\u{97f}' | '\u{e00}'..='\u{e7f}')
    };
    (1..=32).contains(&units(name)) && name.chars().all(is_allowed) && name.to_lowercase() == name
}

fn named(value: &Value) -> Result<(), ValidationError> {
    let name = text(value, "name");
    if !is_name(name) {
        return Err(("name".into(), format!("Command name is invalid: {name}")));
    }
    for (locale, local) in localizations(value, "name") {
        if let Some(local) = local.as_str().filter(|local| !is_name(local)) {
            return Err((format!("name_localizations.{locale}"), format!("Command name is invalid: {local}")));
        }
    }
    if text(value, "description").is_empty() {
        return Err((format!("{name}.description"), "This field is required".into()));
    }
    at_most(value, "description", 100, &format!("{name}."))?;
    localized(value, "name", 32)?;
    localized(value, "description", 100)
}

fn options(value: &Value) -> Result<(), ValidationError> {
    let specs = list(value, "options");
    if specs.len() > 25 {
        return Err(("options".into(), "Must be 25 or fewer in length.".into()));
    }
    let required: Vec<bool> = specs.iter().map(|spec| spec.get("required") == Some(&Value::Bool(true))).collect();
    if !required.is_sorted_by(|one, other| one >= other) {
        return Err(("options".into(), "Required options must be placed before non-required options".into()));
    }
    different_names(&specs.iter().collect::<Vec<_>>())?;
    for spec in specs {
        named(spec)?;
        if !matches!(spec.get("type").and_then(Value::as_u64), Some(1..=11)) {
            return Err(("options.type".into(), "This field is required".into()));
        }
        let choices = list(spec, "choices");
        if choices.len() > 25 || !choices.is_empty() && spec.get("autocomplete") == Some(&Value::Bool(true)) {
            return Err(("options.choices".into(), "Choices and autocomplete exclude each other; at most 25.".into()));
        }
        for choice in choices {
            at_most(choice, "name", 100, "options.choices.")?;
            localized(choice, "name", 100)?;
        }
        options(spec)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_in_other_languages_are_checked_like_those_of_commands() {
        let command = |name: &str, local: &str| json!({ "name": name, "description": "…", "name_localizations": { "ja": local } });
        for valid in ["クイズ", "ランキング", "元に戻す", "quiz", "a_b-c'd", "สวัสดี"] {
            assert_eq!(commands(&json!([command("quiz", valid)])), Ok(()), "{valid}");
        }
        for invalid in ["", "Quiz", "Ä", "two words", "a.b", "！", &"い".repeat(33)] {
            let (field, _) = commands(&json!([command("quiz", invalid)])).unwrap_err();
            assert_eq!(field, "name_localizations.ja", "{invalid}");
        }
        let same = json!([command("quiz", "クイズ"), command("deck", "クイズ")]);
        assert_eq!(commands(&same).unwrap_err().0, "name_localizations.ja");
        // A name in another language may not be the one that another command keeps.
        let kept = json!([command("quiz", "deck"), { "name": "deck", "description": "…" }]);
        assert_eq!(commands(&kept).unwrap_err().0, "name_localizations.ja");
    }
}
