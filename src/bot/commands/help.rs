//! `/help`: what one can do here, from the table of commands itself.

use std::future::ready;

use super::command::{Action, Call, Command, FOR_MANAGERS, nothing_to_complete};
use crate::bot::authorization::{Who, manages_server};
use crate::discord::message::{Embed, Message, Response};

pub(super) const COMMAND: Command = Command {
    name: "help",
    description: "What you can do with this bot",
    actions: &[Action {
        name: "",
        description: "",
        who: Who::Everybody,
        options: &[],
        run: |call| Box::pin(ready(Ok(help(&call)))),
        complete: nothing_to_complete,
    }],
};

fn help(call: &Call) -> Response {
    let mut lines = vec![
        "I ask questions from decks of flashcards. In a **race**, type your answer in the channel: the first right one takes the question. In an \
         **exam** or a private **drop**, press **Answer**: only you see what you typed. Other words count as long as they mean the same."
            .to_owned(),
    ];
    let actions = |for_everybody: bool| {
        let all = call.commands.iter().flat_map(|command| command.actions.iter().map(move |action| (command, action)));
        let those = all.filter(move |(_, action)| (action.who == Who::Everybody) == for_everybody);
        those.map(|(command, action)| match action.name {
            "" => format!("`/{}` {}", command.name, command.description),
            name => {
                let what = action.description.strip_prefix(FOR_MANAGERS).unwrap_or(action.description);
                let mut letters = what.chars();
                let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
                format!("`/{} {name}` {first}{}", command.name, letters.as_str())
            }
        })
    };
    lines.push("\n**For everybody**".to_owned());
    lines.extend(actions(true));
    if manages_server(call.interaction.permissions) {
        lines.push("\n**For managers of the server**".to_owned());
        lines.extend(actions(false));
    } else {
        // In short: who was given leave for one of them finds the rest in Discord's own list.
        lines.push("\n**For managers of the server, and whom they give leave**".to_owned());
        let theirs = call.commands.iter().filter(|command| command.is_for_managers());
        lines.extend(theirs.map(|command| format!("`/{}` {}", command.name, command.description)));
    }
    Response::private(Message::embed(Embed {
        title: Some("Popquiz".to_owned()),
        description: Some(lines.join("\n")),
        ..Embed::default()
    }))
}
