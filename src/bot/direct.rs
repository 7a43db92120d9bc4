//! Direct messages with the bot: which server's decks a member uses there.
//!
//! The bot never writes to anyone unasked: whatever it says here responds to an interaction.

use std::ops::ControlFlow;

use futures_util::future::join_all;

use super::commands;
use super::context::Context;
use super::custom_id::CustomId;
use super::drafts::Draft;
use super::engine::Job;
use super::option_menu;
use super::press::Press;
use super::refusal::{InteractionRefusal, Refusal};
use crate::discord::egress::{Priority, Request};
use crate::discord::interaction::{CommandOptions, Interaction, InteractionKind};
use crate::discord::message::{Message, Response, Select, SelectOption};
use crate::id::{DraftId, GuildId, UserId};
use crate::store::MemberServers;
use crate::texts::say;

/// The most servers that are looked at for one member: each takes a request, and a menu has room for no more.
const MOST_SERVERS: usize = 25;

/// What drafts in direct messages belong to in place of a server.
const NO_SERVER: GuildId = GuildId(0);

const HELP: &str = "help";

impl Context {
    /// The interaction as if it had been used in the server whose decks the member uses in direct messages; or, if that
    /// isn't known, what to respond.
    ///
    /// Only commands check whether they are still a member there: a practice that has begun goes on.
    pub(super) async fn place_directly(
        &self,
        interaction: &Interaction,
    ) -> Result<ControlFlow<Response, Interaction>, Refusal> {
        let user = interaction.user;
        let at = |guild| ControlFlow::Continue(Interaction { guild: Some(guild), ..interaction.clone() });
        let servers = self.store.member_servers(user).await?;
        match &interaction.kind {
            InteractionKind::Command { path, .. } if path == HELP => {
                Ok(ControlFlow::Break(Response::private(self.direct_help(interaction, &servers).await?)))
            }
            InteractionKind::Command { path, options } if commands::works_directly(path) => {
                if let Some(guild) = servers.chosen
                    && self.is_usable_directly(guild, user).await
                {
                    return Ok(at(guild));
                }
                match self.shared_servers(user, &servers).await.as_slice() {
                    [] => Err(InteractionRefusal::NoSharedServer.into()),
                    [only] => {
                        self.store.choose_server(user, *only).await?;
                        Ok(at(*only))
                    }
                    several => {
                        let menu = self.server_menu(interaction, (path, options.clone()), several).await;
                        let text = say!(interaction.locale, "direct-which-server");
                        let message = Message { select: Some(menu), ..Message::text(text) };
                        Ok(ControlFlow::Break(Response::private(message)))
                    }
                }
            }
            InteractionKind::Command { .. } | InteractionKind::MessageCommand { .. } => {
                Err(InteractionRefusal::NotInServer.into())
            }
            InteractionKind::Component { custom_id, values, .. }
                if matches!(CustomId::parse(custom_id), Some(CustomId::ChooseServer(_))) =>
            {
                let chosen = values.first().and_then(|value| value.parse().ok()).map(GuildId);
                let chosen = chosen.ok_or(InteractionRefusal::OutdatedButton)?;
                if !self.is_usable_directly(chosen, user).await {
                    return Err(InteractionRefusal::NoSharedServer.into());
                }
                self.store.choose_server(user, chosen).await?;
                Ok(at(chosen))
            }
            InteractionKind::Autocomplete { .. }
            | InteractionKind::Component { .. }
            | InteractionKind::ModalSubmit { .. } => {
                Ok(at(servers.chosen.ok_or(InteractionRefusal::NoSharedServer)?))
            }
        }
    }

    /// Whether someone may use a server's decks in direct messages: the bot and they are in it, and its managers allow
    /// it.
    async fn is_usable_directly(&self, guild: GuildId, user: UserId) -> bool {
        let allowed = || async {
            let settings = self.decide(|reply| Job::Settings { guild, reply }).await;
            settings.is_ok_and(|settings| settings.direct_messages)
        };
        self.presence.is_in(guild)
            && allowed().await
            && self.egress.send(Request::member(guild, user), Priority::Live).await.is_ok()
    }

    /// The servers whose decks someone may use in direct messages: of a bot in many servers, only those where they have
    /// answered a question.
    async fn shared_servers(&self, user: UserId, servers: &MemberServers) -> Vec<GuildId> {
        let mut guilds = self.presence.guilds();
        if guilds.len() > MOST_SERVERS {
            guilds.clone_from(&servers.answered_in);
        }
        guilds.sort_unstable();
        guilds.truncate(MOST_SERVERS);
        let usable = join_all(guilds.iter().map(|guild| self.is_usable_directly(*guild, user))).await;
        guilds.into_iter().zip(usable).filter(|(_, usable)| *usable).map(|(guild, _)| guild).collect()
    }

    async fn server_name(&self, guild: GuildId) -> Option<String> {
        Some(self.egress.send(Request::guild(guild), Priority::Live).await.ok()?.name)
    }

    /// A menu of servers. Choosing one runs the command.
    async fn server_menu(
        &self,
        interaction: &Interaction,
        (path, options): (&str, CommandOptions),
        servers: &[GuildId],
    ) -> Select {
        let names = join_all(servers.iter().map(|guild| self.server_name(*guild))).await;
        let named = servers.iter().zip(names);
        let option = |(guild, name): (&GuildId, Option<String>)| SelectOption {
            label: name.unwrap_or_else(|| guild.to_string()),
            description: None,
            value: guild.to_string(),
        };
        let options_of_menu = named.map(option).collect();
        let draft = Draft::Command { path: path.to_owned(), options, missing: "server" };
        let draft = self.drafts.keep(NO_SERVER, interaction.user, draft, self.clock.now());
        Select {
            custom_id: CustomId::ChooseServer(draft).to_string(),
            placeholder: say!(interaction.locale, "menu-server"),
            options: options_of_menu,
            most: 1,
        }
    }

    /// What one can do in direct messages, and a menu of servers if there are several.
    async fn direct_help(&self, interaction: &Interaction, servers: &MemberServers) -> Result<Message, Refusal> {
        let shared = self.shared_servers(interaction.user, servers).await;
        let chosen = servers.chosen.filter(|guild| shared.contains(guild));
        let used = match (chosen, shared.as_slice()) {
            (None, [only]) => Some(*only),
            (chosen, _) => chosen,
        };
        let name = match used {
            Some(guild) => self.server_name(guild).await,
            None => None,
        };
        let menu = match shared.as_slice() {
            [] | [_] => None,
            several => Some(self.server_menu(interaction, (HELP, CommandOptions::default()), several).await),
        };
        Ok(commands::direct_help(self, interaction.locale, name.as_deref(), menu))
    }
}

/// Runs a command that waited for the choice of a server.
pub(super) async fn run_again(press: Press, draft: DraftId) -> Result<Response, Refusal> {
    let Press { context, interaction, .. } = press;
    // Taken, so that a second press doesn't run the command twice.
    let found = context.drafts.take(draft, NO_SERVER, interaction.user, context.clock.now());
    let Some(Draft::Command { path, options, .. }) = found else {
        return Err(InteractionRefusal::DraftExpired.into());
    };
    if path == HELP {
        let servers = context.store.member_servers(interaction.user).await?;
        return Ok(Response::Update(context.direct_help(&interaction, &servers).await?));
    }
    Ok(match option_menu::run(&context, &interaction, &path, options).await? {
        Response::Message { message, private: true } => Response::Update(message),
        response => response,
    })
}
