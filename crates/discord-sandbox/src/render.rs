//! Messages and modals as plain text: how a transcript shows them.

use serde_json::Value;

use crate::attachments::EMBED_IMAGES;
use crate::clock::UnixMs;
use crate::id::{ChannelId, UserId};
use crate::transcript::{Line, sanitized};
use crate::world::{Message, World};

impl Line {
    pub(crate) fn of_message(world: &World, message: &Message, edited: bool) -> Self {
        let mut parts: Vec<String> = Vec::new();
        let mut shown: Vec<u64> = Vec::new();
        if !message.content.is_empty() {
            parts.push(markdown_to_text(world, &message.content));
        }
        for embed in message.embeds.as_array().into_iter().flatten() {
            let part = |pointer: &str| {
                embed.pointer(pointer).and_then(Value::as_str).map(|text| markdown_to_text(world, text))
            };
            parts.extend(part("/title"));
            parts.extend(part("/description"));
            parts.extend(part("/footer/text").map(|footer| format!("({footer})")));
            let pictures = EMBED_IMAGES.iter().filter_map(|kind| embed.get(kind)?.get("url")?.as_str());
            for url in pictures {
                let file = message.files.iter().find(|file| file.is_named(url));
                let described = file.and_then(|file| file.description.as_ref()).map(|text| format!(" {text}"));
                let name = file.map_or(url, |file| &file.name);
                parts.push(format!("[image {name}]{}", described.unwrap_or_default()));
                shown.extend(file.map(|file| file.id));
            }
        }
        let rows = message.components.as_array().into_iter().flatten();
        for row in rows {
            let buttons = row.get("components").and_then(Value::as_array).into_iter().flatten();
            let enabled = buttons.filter(|button| button.get("disabled") != Some(&Value::Bool(true)));
            let labels: Vec<String> = enabled.filter_map(|part| Some(format!("[{}]", component_text(part)?))).collect();
            parts.extend((!labels.is_empty()).then(|| labels.join(" ")));
        }
        let beside = message.files.iter().filter(|file| !shown.contains(&file.id));
        parts.extend(beside.map(|file| format!("📎 {} ({} bytes)", file.name, file.bytes.len())));
        let recipient = world.recipient(message.channel);
        let only_for = message.only_for.or(recipient);
        let edited_mark = if edited { " (edited)" } else { "" };
        let who = match (message.only_for, recipient) {
            (Some(user), _) => format!("(to {})", world.name(user)),
            (None, Some(user)) if message.is_by_bot() => {
                format!("(direct message to {}{edited_mark})", world.name(user))
            }
            (None, Some(user)) => format!("(direct message by {}{edited_mark})", world.name(user)),
            (None, None) => format!("{}{edited_mark}:", world.name(message.author)),
        };
        let body = sanitized(&parts.join("\n")).replace('\n', "\n    ");
        Self { channel: message.channel, only_for, message: Some(message.id), text: format!("{who} {body}") }
    }
}

/// A form that a member has open, with the values of its fields; the next line fills it in.
pub(crate) fn modal_text(name: &str, modal: &Value) -> String {
    let text = |of: &Value, field: &str| of.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let fields = modal.get("components").and_then(Value::as_array).into_iter().flatten();
    let shown = fields.filter_map(|row| row.pointer("/components/0")).map(|input| {
        let (label, value) = (text(input, "label"), text(input, "value"));
        if value.is_empty() { label } else { format!("{label}: “{}”", value.replace('\n', r"\n")) }
    });
    let (title, shown) = (text(modal, "title"), shown.collect::<Vec<_>>().join(" || "));
    format!("(to {name}) a form “{title}”: {shown}\n(fill it in: {name}: [{title}] first field || second field)")
}

/// A button's label, or a menu with its options.
fn component_text(part: &Value) -> Option<String> {
    let Some(options) = part.get("options").and_then(Value::as_array) else {
        return Some(part.get("label")?.as_str()?.to_owned());
    };
    let labels: Vec<&str> = options.iter().filter_map(|option| option.get("label")?.as_str()).collect();
    Some(format!("{}: {}", part.get("placeholder")?.as_str()?, labels.join(", ")))
}

/// Discord's Markdown as readers see it: without escapes, bold marks and small-print marks, and with mentions and times
/// in words.
fn markdown_to_text(world: &World, text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let at_line_start = out.is_empty() || out.ends_with('\n');
        if let Some(escaped) =
            rest.strip_prefix('\\').and_then(|after| after.chars().next()).filter(char::is_ascii_punctuation)
        {
            out.push(escaped);
            rest = rest.get(1 + escaped.len_utf8()..).unwrap_or_default();
        } else if let Some(after) =
            rest.strip_prefix("**").or_else(|| rest.strip_prefix("-# ").filter(|_| at_line_start))
        {
            rest = after;
        } else if let Some((shown, after)) = rest.strip_prefix('<').and_then(|_| reference(world, rest)) {
            out.push_str(&shown);
            rest = after;
        } else {
            out.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

/// A mention or time at the beginning of the text, in words, and the rest of the text.
fn reference<'a>(world: &World, text: &'a str) -> Option<(String, &'a str)> {
    let (inside, after) = text.strip_prefix('<')?.split_once('>')?;
    let shown = if let Some(id) = inside.strip_prefix("@&") {
        let id: u64 = id.parse().ok()?;
        let role = world.guilds.values().flat_map(|guild| guild.roles.values()).find(|role| role.id.0 == id)?;
        format!("@{}", role.name)
    } else if let Some(id) = inside.strip_prefix('@') {
        let user = UserId(id.trim_start_matches('!').parse().ok()?);
        format!("@{}", world.name(user))
    } else if let Some((name, id)) = inside.strip_prefix('/').and_then(|mention| mention.rsplit_once(':')) {
        // As it was written, whether or not there is such a command.
        id.parse::<u64>().ok()?;
        format!("/{name}")
    } else if let Some(id) = inside.strip_prefix('#') {
        format!("#{}", world.channels.get(&ChannelId(id.parse().ok()?))?.name)
    } else {
        let (seconds, style) = inside.strip_prefix("t:")?.split_once(':').unwrap_or((inside.strip_prefix("t:")?, "f"));
        let moment = UnixMs(seconds.parse::<i64>().ok()?.checked_mul(1000)?);
        if style == "R" {
            relative(moment.since(world.clock.now()))
        } else {
            jiff::Timestamp::from_millisecond(moment.0).ok()?.to_string()
        }
    };
    Some((shown, after))
}

fn relative(ms: i64) -> String {
    let (size, unit) = match ms.unsigned_abs().div_ceil(1000) {
        seconds @ 0..=59 => (seconds, "second"),
        seconds @ 60..=3_599 => (seconds.div_ceil(60), "minute"),
        seconds @ 3_600..=86_399 => (seconds.div_ceil(3_600), "hour"),
        seconds => (seconds / 86_400, "day"),
    };
    let plural = if size == 1 { "" } else { "s" };
    if ms < 0 { format!("{size} {unit}{plural} ago") } else { format!("in {size} {unit}{plural}") }
}
