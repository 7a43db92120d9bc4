//! Stories as text, one act a line:
//!
//! ```text
//! alice: /quiz start deck:"Deep Learning" questions:3     runs a command
//! bob: overfitting                                        says something
//! carol: [Answer] L2                                      presses the newest such button and fills in the modal
//! carol: [Which deck?] Rivers                             chooses in the newest such menu
//! alice: /card add deck:Rivers                            opens a form, and
//! alice: [Add a card] Which river? || Rhine               fills it in by its title, field by field
//! alice: /deck import file:rivers.toml                    uploads a file of this machine
//! bob: {Make a card} Which river                          uses a command on the newest message that contains this
//! bob: {Edit} overfiting || overfitting                   edits their newest message that contains this
//! bob: {Delete} overfitting                               deletes it
//! clock +1h 30m                                           moves the clock
//! wait Correct!                                           goes on when the channel shows it
//! channel general                                         goes on in another channel
//! channel @popquiz                                        goes on in everyone's direct messages with the bot
//! deny Send Messages                                      the bot loses a permission in the channel
//! allow Send Messages                                     and has it again
//! bot leaves                                              the bot is removed from the server,
//! bot leaves commands                                     or only its commands stay there,
//! bot returns                                             and it's invited again
//! bob installs                                            bob has the application for himself,
//! bob uninstalls                                          and removes it
//! language de                                             the server and everybody in it use German
//! language fr bob                                         bob uses French
//! # a remark
//! ```

use std::collections::HashMap;
use std::io::{self, Write};

use serde_json::Value;
use tokio::io::{AsyncBufRead, AsyncBufReadExt as _};

use crate::driver::{ChannelHandle, MORE, Member, Story};
use crate::id::{ChannelId, UserId};
use crate::localization::LOCALES;
use crate::transcript::sanitized;
use crate::world::{ClientError, InteractionResponse};

/// How a story went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Lines that could not be understood, or that Discord would not have let anybody do.
    pub misunderstood: usize,
    /// Waits that found nothing.
    pub waits_failed: usize,
}

/// Plays a story and writes the transcript as it grows. Lines that can't be carried out are reported on standard error
/// and counted, and the story goes on.
///
/// # Errors
///
/// If the server has no channels, the input can't be read, or the output can't be written.
pub async fn play(story: &Story, input: impl AsyncBufRead + Unpin, output: &mut impl Write) -> io::Result<Outcome> {
    let mut outcome = Outcome::default();
    let mut teller = Teller { shown: story.lines_since(0).len() };
    let mut place = Place::Channel(story.first_channel().map_err(io::Error::other)?);
    let mut forms = Forms::default();
    let mut input = input.split(b'\n');
    let mut number = 0;
    loop {
        // Show what the bot does while nobody acts.
        let line = tokio::select! {
            line = input.next_segment() => line?,
            () = teller.something_new(story) => { teller.tell(story, output)?; continue }
        };
        let Some(line) = line else { break };
        number += 1;
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(text) = line.strip_prefix("wait ").map(str::trim) {
            let found = {
                let finding = story.wait_for(text, place.channel(), None);
                tokio::pin!(finding);
                loop {
                    tokio::select! {
                        found = &mut finding => break found,
                        () = teller.something_new(story) => teller.tell(story, output)?,
                    }
                }
            };
            teller.tell(story, output)?;
            if !found {
                outcome.waits_failed += 1;
                eprintln!("line {number}: waited for “{}”, but it never appeared", sanitized(text));
            }
        } else if let Err(why) = act(story, &mut place, &mut forms, line).await {
            teller.tell(story, output)?;
            outcome.misunderstood += 1;
            eprintln!("line {number}: {}", sanitized(&why));
        }
        teller.tell(story, output)?;
    }
    if let Err(why) = story.settle().await {
        eprintln!("at the end: {why}");
    }
    teller.tell(story, output)?;
    Ok(outcome)
}

/// Where the next lines happen.
enum Place {
    Channel(ChannelHandle),
    /// In the direct messages that each member has with the bot.
    Direct,
}

impl Place {
    /// The one channel that is waited in.
    fn channel(&self) -> Option<ChannelId> {
        match self {
            Self::Channel(channel) => Some(channel.id),
            Self::Direct => None,
        }
    }

    fn of(&self, member: Member) -> Member {
        match self {
            Self::Channel(channel) => member.in_channel(channel),
            Self::Direct => member.directly(),
        }
    }
}

/// Writes the lines that have not been written yet.
struct Teller {
    shown: usize,
}

impl Teller {
    async fn something_new(&self, story: &Story) {
        story.has_more_than(self.shown).await;
    }

    fn tell(&mut self, story: &Story, output: &mut impl Write) -> io::Result<()> {
        for line in story.lines_since(self.shown) {
            writeln!(output, "{}", line.text)?;
            self.shown += 1;
        }
        output.flush()
    }
}

impl Story {
    /// Resolves once more lines than these were seen.
    async fn has_more_than(&self, lines: usize) {
        let mut changes = self.state.changes.subscribe();
        while self.lines_since(lines).is_empty() {
            if changes.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }
}

/// The form that each member has before them.
#[derive(Default)]
struct Forms(HashMap<UserId, Value>);

impl Forms {
    /// Shows the form that an action has opened, if any.
    fn opened(&mut self, member: &Member, answer: InteractionResponse) {
        if let InteractionResponse::Modal(modal) = answer {
            member.is_shown_modal(&modal);
            self.0.insert(member.id(), modal);
        }
    }

    fn titled(&self, member: &Member, title: &str) -> Option<&Value> {
        self.0.get(&member.id()).filter(|form| form.get("title").and_then(Value::as_str) == Some(title))
    }
}

async fn act(story: &Story, place: &mut Place, forms: &mut Forms, line: &str) -> Result<(), ClientError> {
    if let Some(span) = line.strip_prefix("clock ").map(str::trim) {
        return story.advance(span_ms(span)?).await;
    }
    if let Some(name) = line.strip_prefix("channel ").map(|name| name.trim().trim_start_matches('#')) {
        *place = match name.strip_prefix('@') {
            Some(bot) if bot == story.bot_name() => Place::Direct,
            Some(other) => {
                return Err(format!("direct messages are only with @{}, not with @{other}", story.bot_name()));
            }
            None => Place::Channel(story.channel(name)?),
        };
        return Ok(());
    }
    if let Some(wanted) = line.strip_prefix("language ").map(str::trim).filter(|wanted| !wanted.contains(':')) {
        let (code, name) = wanted.split_once(' ').unwrap_or((wanted, ""));
        let code = LOCALES
            .iter()
            .find(|known| **known == code)
            .ok_or_else(|| format!("“{code}” isn't a language of Discord; it has {}", LOCALES.join(", ")))?;
        match name.trim() {
            "" => story.speaks(code),
            name => story.member(name).speaks(code),
        }
        return Ok(());
    }
    if let Some(done) = change_bot(story, place, line).await {
        return done;
    }
    let how = "write `name: text`, `name: /command`, `name: [Button] text`, `clock +1h`, `wait TEXT`, `channel NAME` or \
               `language CODE`";
    let (name, what) = line.split_once(':').ok_or_else(|| format!("cannot understand “{line}”; {how}"))?;
    let (name, what) = (name.trim(), what.trim());
    let is_name = !name.is_empty()
        && name.len() <= 32
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'));
    if !is_name || what.is_empty() {
        return Err(format!("cannot understand “{line}”; {how}"));
    }
    let member = place.of(story.member(name));
    if let Some(text) = builtin(what, "Delete") {
        member.deletes(member.own_message_with(text)?)?;
        member.settles().await?;
    } else if let Some((old, new)) = builtin(what, "Edit").and_then(|text| text.split_once("||")) {
        member.edits(member.own_message_with(old.trim())?, new.trim())?;
        member.settles().await?;
    } else if what.starts_with('/') {
        let answer = member.runs(what).await?;
        forms.opened(&member, answer);
    } else if let Some((command, text)) = message_command(&member, what) {
        let answer = member.uses(command, member.message_with(text)?).await?;
        forms.opened(&member, answer);
    } else if what.starts_with('[') && !what.contains(']') {
        return Err(format!("“{what}” is not a button; write `{name}: [Button] text`"));
    } else if let Some((label, text)) = what.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        // A button that will come, such as that of the first question, is waited for.
        if !member.has_component(label) && forms.titled(&member, label).is_none() && !member.has_component(MORE) {
            story.wait_for(&format!("[{label}]"), Some(member.channel()), Some(member.id())).await;
        }
        match (text.trim(), forms.titled(&member, label).filter(|_| !member.has_component(label))) {
            ("", _) => {
                let answer = member.clicks(label).await?;
                forms.opened(&member, answer);
            }
            (text, Some(form)) => {
                let fields: Vec<String> = text.split("||").map(|field| field.trim().replace(r"\n", "\n")).collect();
                member.fills_in_order(form, &fields).await?;
                forms.0.remove(&member.id());
            }
            (text, None) => drop(member.answers(label, text).await?),
        }
    } else {
        member.says(what).await?;
    }
    Ok(())
}

/// What the bot may do, where it is, and who has installed it. `None` if the line isn't about that.
async fn change_bot(story: &Story, place: &Place, line: &str) -> Option<Result<(), ClientError>> {
    let permission = line.strip_prefix("deny ").map(|name| (name, false));
    if let Some((name, allowed)) = permission.or_else(|| line.strip_prefix("allow ").map(|name| (name, true))) {
        let Place::Channel(channel) = place else {
            return Some(Err("permissions are given in channels, not in direct messages".into()));
        };
        return Some(story.permits(channel, name.trim(), allowed).await);
    }
    match line {
        "bot leaves" => return Some(story.bot_is_in_server(false, false).await),
        "bot leaves commands" => return Some(story.bot_is_in_server(false, true).await),
        "bot returns" => return Some(story.bot_is_in_server(true, false).await),
        _ => {}
    }
    let (name, what) = line.split_once(' ')?;
    let installed = match what {
        "installs" => true,
        "uninstalls" => false,
        _ => return None,
    };
    story.member(name).installs(installed);
    Some(Ok(()))
}

/// What follows one of Discord's own commands in the menu of a message.
fn builtin<'a>(what: &'a str, command: &str) -> Option<&'a str> {
    let (name, text) = what.strip_prefix('{')?.split_once('}')?;
    name.trim().eq_ignore_ascii_case(command).then(|| text.trim())
}

/// A command in the menu of messages, and words of the message that it is used on. Braces around anything else are just
/// said.
fn message_command<'a>(member: &Member, what: &'a str) -> Option<(&'a str, &'a str)> {
    let (command, text) = what.strip_prefix('{')?.split_once('}')?;
    member.knows_message_command(command.trim()).then(|| (command.trim(), text.trim()))
}

/// Reads "+1h 30m" as milliseconds.
fn span_ms(text: &str) -> Result<u64, ClientError> {
    let unreadable = || format!("“{text}” is not a duration; write +30s, +5m, +1h or +1d");
    let mut rest = text.strip_prefix('+').ok_or_else(unreadable)?.trim();
    let mut ms: u64 = 0;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, after) = rest.split_at_checked(digits).ok_or_else(unreadable)?;
        let number: u64 = number.parse().map_err(|_| unreadable())?;
        let (unit, after) = after.split_at_checked(1).ok_or_else(unreadable)?;
        let scale = match unit {
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => return Err(unreadable()),
        };
        // Ten years: further than any story goes.
        ms = number
            .checked_mul(scale)
            .and_then(|part| ms.checked_add(part))
            .filter(|ms| *ms <= 3650 * 86_400_000)
            .ok_or_else(unreadable)?;
        rest = after.trim_start();
    }
    if ms == 0 { Err(unreadable()) } else { Ok(ms) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_time() {
        assert_eq!(span_ms("+1h 30m"), Ok(5_400_000));
        assert_eq!(span_ms("+10s"), Ok(10_000));
        for wrong in ["1h", "+", "+h", "+1", "+1x", "+99999999999999999999d", "-1h"] {
            assert!(span_ms(wrong).is_err(), "{wrong}");
        }
    }
}
