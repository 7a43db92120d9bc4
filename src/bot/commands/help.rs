//! `/help`: what one can do here, from the table of commands itself.

use std::future::ready;

use super::{Action, COMMANDS, Call, Command, Who, nothing_to_complete};
use crate::discord::message::{Embed, Message, Response};

pub(super) const COMMAND: Command = Command {
    name: "help",
    description: "What you can do with this bot",
    who: Who::Everybody,
    actions: &[Action {
        name: "",
        description: "",
        options: &[],
        run: |call| Box::pin(ready(Ok(help(&call)))),
        complete: nothing_to_complete,
    }],
};

fn help(_: &Call) -> Response {
    let mut lines = vec![
        "I ask questions from decks of flashcards. In a **race**, type your answer in the channel: the first right one takes the question. In an \
         **exam** or a private **drop**, press **Answer**: only you see what you typed. Other words count as long as they mean the same."
            .to_owned(),
    ];
    for who in [Who::Everybody, Who::Managers] {
        lines.push(format!(
            "\n**{}**",
            if who == Who::Everybody { "For everybody" } else { "For managers of the server" }
        ));
        for command in COMMANDS.iter().filter(|command| command.who == who) {
            for action in command.actions {
                match action.name {
                    "" => lines.push(format!("`/{}` {}", command.name, command.description)),
                    name => lines.push(format!("`/{} {name}` {}", command.name, action.description)),
                }
            }
        }
    }
    Response::private(Message::embed(Embed {
        title: Some("Popquiz".to_owned()),
        description: Some(lines.join("\n")),
        ..Embed::default()
    }))
}
