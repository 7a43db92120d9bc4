//! The commands in the menu of each message: what someone can do about what was said.

use std::sync::Arc;

use serde_json::Value;

use super::authorization::{DECK_COMMAND, Who};
use super::context::Context;
use super::option_menu;
use super::refusal::{AppealRefusal, CardRefusal, InteractionRefusal, Refusal};
use crate::discord::command::message_registration;
use crate::discord::interaction::{CommandOptions, Interaction, OptionValue, TargetMessage};
use crate::discord::message::Response;
use crate::id::{AttemptId, GuildId};
use crate::texts::{Locale, say};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MessageCommand {
    /// Appeals the verdict on the answer that the message is.
    Appeal,
    /// Opens the form of a new card with the message as its prompt.
    MakeCard,
}

impl MessageCommand {
    const ALL: [Self; 2] = [Self::Appeal, Self::MakeCard];

    /// What people see. Interactions carry the English one.
    fn name(self, locale: Locale) -> String {
        match self {
            Self::Appeal => say!(locale, "message-command-appeal"),
            Self::MakeCard => say!(locale, "message-command-card"),
        }
    }

    fn who(self) -> Who {
        match self {
            Self::Appeal => Who::Everybody,
            Self::MakeCard => Who::DECK_MANAGERS,
        }
    }
}

/// What registers them with Discord.
pub(super) fn registration() -> Vec<Value> {
    let register = |command: MessageCommand| {
        message_registration(|locale| command.name(locale), matches!(command.who(), Who::Managers { .. }))
    };
    MessageCommand::ALL.map(register).into()
}

/// Runs one of them on a message.
pub(super) async fn run(
    context: &Arc<Context>,
    interaction: &Interaction,
    name: &str,
    message: TargetMessage,
) -> Result<Response, Refusal> {
    let command = MessageCommand::ALL.into_iter().find(|command| command.name(Locale::ENGLISH) == name);
    let command = command.ok_or(InteractionRefusal::UnknownCommand)?;
    let guild = context.authorize(interaction, command.who()).await?;
    match command {
        MessageCommand::Appeal => appeal(context, guild, interaction, message).await,
        MessageCommand::MakeCard => make_card(context, interaction, message).await,
    }
}

async fn appeal(
    context: &Context,
    guild: GuildId,
    interaction: &Interaction,
    message: TargetMessage,
) -> Result<Response, Refusal> {
    // Said before the message is looked up: whether somebody else's counts as an answer is nobody's business.
    if message.author != interaction.user {
        return Err(AppealRefusal::NotYours.into());
    }
    let appealed = context.appeal(guild, interaction, AttemptId::from(message.id)).await;
    appealed.map_err(|refusal| match refusal {
        Refusal::Appeal(AppealRefusal::AnswerNotKept) => AppealRefusal::NotAnAnswer.into(),
        refusal => refusal,
    })
}

/// Runs `/card add`, which asks for the deck by a menu if there are several.
async fn make_card(
    context: &Arc<Context>,
    interaction: &Interaction,
    message: TargetMessage,
) -> Result<Response, Refusal> {
    let prompt = message.text.trim();
    if prompt.is_empty() {
        return Err(CardRefusal::NoTextInMessage.into());
    }
    let options = CommandOptions(vec![("prompt".to_owned(), OptionValue::Text(prompt.to_owned()))]);
    option_menu::run(context, interaction, &[DECK_COMMAND, "add"].join(" "), options).await
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Discord takes as a name in the menu of messages: 1 to 32 characters, of any kind.
    #[test]
    fn names_fit_into_the_menu_and_are_different_in_every_language() {
        for locale in Locale::all() {
            let names = MessageCommand::ALL.map(|command| command.name(locale));
            let fits = |name: &String| (1..=32).contains(&name.encode_utf16().count());
            assert!(names.iter().all(fits), "{}: {names:?}", locale.code());
            assert_ne!(names[0], names[1], "{}", locale.code());
        }
    }

    #[test]
    fn only_managers_see_the_command_for_cards() {
        let permissions = registration().into_iter().map(|it| it.get("default_member_permissions").cloned());
        assert_eq!(permissions.collect::<Vec<_>>(), [None, Some("32".into())]);
    }
}
