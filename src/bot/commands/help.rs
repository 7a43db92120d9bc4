//! `/help`: what Popquiz is, and a menu of what one can do here, from the table of commands itself.

use super::command::{Action, Call, Command, nothing_to_complete};
use super::texts;
use crate::bot::authorization::{Who, manages_server};
use crate::bot::custom_id::CustomId;
use crate::bot::defaults::RoundStarters;
use crate::bot::press::Press;
use crate::bot::refusal::Refusal;
use crate::discord::command::{CommandIds, Part};
use crate::discord::interaction::Interaction;
use crate::discord::message::{Embed, Message, Response, Select, SelectOption};
use crate::discord::permissions::invite_link;
use crate::discord::text::escape;
use crate::texts::{Locale, say};

pub(super) const COMMAND: Command = Command {
    name: "help",
    actions: &[Action {
        name: "",
        who: Who::Everybody,
        options: &[],
        run: |call| Box::pin(std::future::ready(Ok(help(&call)))),
        complete: nothing_to_complete,
    }],
};

/// A part of the help.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Topic {
    Play,
    Manage,
    Operate,
}

impl Topic {
    const ALL: [Self; 3] = [Self::Play, Self::Manage, Self::Operate];

    /// What the menu sends.
    fn value(self) -> &'static str {
        match self {
            Self::Play => "play",
            Self::Manage => "manage",
            Self::Operate => "operate",
        }
    }

    fn label(self, locale: Locale) -> String {
        match self {
            Self::Play => say!(locale, "help-play"),
            Self::Manage => say!(locale, "help-manage"),
            Self::Operate => say!(locale, "help-operate"),
        }
    }
}

fn help(call: &Call) -> Response {
    let locale = call.locale();
    Response::private(message(locale, "Popquiz".to_owned(), say!(locale, "help-intro")))
}

/// Shows what was chosen in the menu.
pub(super) async fn about(press: Press, commands: &[&Command]) -> Result<Response, Refusal> {
    let Press { context, interaction, guild, chosen, .. } = &press;
    let chosen = Topic::ALL.into_iter().find(|topic| chosen.first().is_some_and(|it| it == topic.value()));
    let topic = chosen.unwrap_or(Topic::Play);
    let locale = press.locale();
    let ids = &context.commands;
    let rights = || context.round_rights(*guild, interaction);
    let lines = match topic {
        Topic::Play => to_play(ids, locale, commands, rights().await?.starters),
        Topic::Manage => to_manage(ids, interaction, commands, rights().await?.starters),
        Topic::Operate => vec![say!(locale, "help-operator", link = invite_link(context.application))],
    };
    Ok(Response::Update(message(locale, topic.label(locale), lines.join("\n"))))
}

/// The help in direct messages: what works there, which server's decks are used, and a menu to choose another.
pub(super) fn in_direct_messages(
    ids: &CommandIds,
    locale: Locale,
    commands: &[&Command],
    server: Option<&str>,
    menu: Option<Select>,
) -> Message {
    let here: Vec<&Command> = commands.iter().copied().filter(|command| command.works_directly()).collect();
    let mut lines = vec![say!(locale, "help-direct"), String::new()];
    lines.extend(actions(ids, locale, &here, |_| true));
    lines.push(String::new());
    lines.push(match server {
        Some(server) => say!(locale, "help-direct-server", server = escape(server)),
        None => say!(locale, "help-direct-no-server"),
    });
    let embed = Embed { title: Some("Popquiz".to_owned()), description: Some(lines.join("\n")), ..Embed::default() };
    Message { select: menu, ..Message::embed(embed) }
}

/// A part of the help, and the menu of all.
fn message(locale: Locale, title: String, text: String) -> Message {
    let option =
        |topic: Topic| SelectOption { label: topic.label(locale), description: None, value: topic.value().to_owned() };
    let menu = Select {
        custom_id: CustomId::Help.to_string(),
        placeholder: say!(locale, "help-menu"),
        options: Topic::ALL.into_iter().map(option).collect(),
        most: 1,
    };
    let embed = Embed { title: Some(title), description: Some(text), ..Embed::default() };
    Message { select: Some(menu), ..Message::embed(embed) }
}

/// Whether members who aren't managers may do it in this server.
fn is_for_everybody(action: &Action, starters: RoundStarters) -> bool {
    match action.who {
        Who::Everybody => true,
        Who::RoundStarters | Who::RoundHosts => starters == RoundStarters::Everyone,
        Who::Managers { .. } => false,
    }
}

/// What every member can do, line by line.
fn to_play(ids: &CommandIds, locale: Locale, commands: &[&Command], starters: RoundStarters) -> Vec<String> {
    let mut lines = vec![say!(locale, "help-answering"), String::new()];
    lines.extend(actions(ids, locale, commands, |action| is_for_everybody(action, starters)));
    lines
}

/// What managers can do, line by line.
fn to_manage(
    ids: &CommandIds,
    interaction: &Interaction,
    commands: &[&Command],
    starters: RoundStarters,
) -> Vec<String> {
    let locale = interaction.locale;
    if manages_server(interaction.permissions) {
        return actions(ids, locale, commands, |action| !is_for_everybody(action, starters)).collect();
    }
    // In short: who was granted one of them finds the others in Discord's own list.
    let mut lines = vec![say!(locale, "help-granted"), String::new()];
    let theirs = commands.iter().filter(|it| !it.actions.iter().any(|action| is_for_everybody(action, starters)));
    lines.extend(theirs.map(|command| {
        let typed = texts::typed(locale, command.name, "");
        format!("`{typed}` {}", texts::description(locale, command, Part::Command))
    }));
    lines
}

/// Commands that can be clicked, each with what it does.
pub(super) fn actions(
    ids: &CommandIds,
    locale: Locale,
    commands: &[&Command],
    is_wanted: impl Fn(&Action) -> bool,
) -> impl Iterator<Item = String> {
    let all = commands.iter().flat_map(|command| command.actions.iter().map(move |action| (*command, action)));
    all.filter(move |(_, action)| is_wanted(action)).map(move |(command, action)| {
        let mention = ids.mention(command.name, action.name);
        let shown = mention.unwrap_or_else(|| format!("`{}`", texts::typed(locale, command.name, action.name)));
        format!("{shown} {}", texts::what(locale, command, action.name))
    })
}
