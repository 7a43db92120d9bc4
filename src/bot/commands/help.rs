//! `/help`: what one can do here, from the table of commands itself.

use super::command::{Action, Call, Command, nothing_to_complete};
use super::texts;
use crate::bot::authorization::{Who, manages_server};
use crate::bot::defaults::RoundStarters;
use crate::bot::refusal::Refusal;
use crate::discord::command::Part;
use crate::discord::message::{Embed, Message, Response};
use crate::texts::say;

pub(super) const COMMAND: Command = Command {
    name: "help",
    actions: &[Action {
        name: "",
        who: Who::Everybody,
        options: &[],
        run: |call| Box::pin(help(call)),
        complete: nothing_to_complete,
    }],
};

async fn help(call: Call) -> Result<Response, Refusal> {
    let locale = call.locale();
    let rights = call.context.round_rights(call.guild, &call.interaction).await?;
    let is_for_everybody = |action: &Action| match action.who {
        Who::Everybody => true,
        Who::RoundStarters | Who::RoundHosts => rights.starters == RoundStarters::Everyone,
        Who::Managers { .. } => false,
    };
    let actions = |for_everybody: bool| {
        let all = call.commands.iter().flat_map(|command| command.actions.iter().map(move |action| (command, action)));
        let those = all.filter(move |(_, action)| is_for_everybody(action) == for_everybody);
        those.map(move |(command, action)| {
            let typed = texts::typed(locale, command.name, action.name);
            format!("`{typed}` {}", texts::what(locale, command, action.name))
        })
    };
    let mut lines = vec![say!(locale, "help-intro"), format!("\n**{}**", say!(locale, "help-everyone"))];
    lines.extend(actions(true));
    if manages_server(call.interaction.permissions) {
        lines.push(format!("\n**{}**", say!(locale, "help-managers")));
        lines.extend(actions(false));
    } else {
        // In short: who was granted one of them finds the others in Discord's own list.
        lines.push(format!("\n**{}**", say!(locale, "help-managers-and-granted")));
        let theirs = call.commands.iter().filter(|command| !command.actions.iter().any(is_for_everybody));
        lines.extend(theirs.map(|command| {
            let typed = texts::typed(locale, command.name, "");
            format!("`{typed}` {}", texts::description(locale, command, Part::Command))
        }));
    }
    Ok(Response::private(Message::embed(Embed {
        title: Some("Popquiz".to_owned()),
        description: Some(lines.join("\n")),
        ..Embed::default()
    })))
}
