//! Who may, and what the bot itself may: asked at the moment of use.

use serde_json::Value;

use super::context::Context;
use super::refusal::Refusal;
use crate::discord::egress::{Egress, EgressError, Priority, Request};
use crate::discord::interaction::Interaction;
use crate::discord::permissions::{Permissions, missing_sentence};
use crate::id::{ChannelId, GuildId, UserId};

/// Refuses where the bot lacks a permission that it needs in a channel: says which, and where to grant it.
pub(super) fn needs(have: Permissions, channel: ChannelId, needed: Permissions) -> Result<(), Refusal> {
    let missing = have.missing(needed);
    if missing.is_empty() { Ok(()) } else { Err(Refusal::new(missing_sentence(channel, &missing))) }
}

/// What `me` may do in a channel of a server, computed as Discord does ("Permissions", in the API documentation): what its roles
/// allow in the server, then the channel's overwrites for everybody, for its roles together, and for itself. `None` where the channel is in
/// another server.
pub(crate) async fn permissions_in(
    egress: &Egress,
    me: UserId,
    guild: GuildId,
    channel: ChannelId,
) -> Result<Option<Permissions>, EgressError> {
    let fetch = async |request| egress.send(request, Priority::Live).await;
    let (place, roles, member) = tokio::try_join!(
        fetch(Request::channel(channel)),
        fetch(Request::roles(guild)),
        fetch(Request::member(guild, me))
    )?;
    if text(&place, "guild_id") != Some(&guild.to_string()) {
        return Ok(None);
    }
    let mine: Vec<&str> = list(&member, "roles").filter_map(Value::as_str).collect();
    let everybody = guild.to_string();
    let has = |id: &str| id == everybody || mine.contains(&id);
    let in_server = roles.as_array().into_iter().flatten().filter(|role| text(role, "id").is_some_and(has));
    let in_server = in_server.fold(Permissions::NONE, |sum, role| sum | bits(role, "permissions"));
    let overwrites: Vec<&Value> = list(&place, "permission_overwrites").collect();
    let apply = |have: Permissions, concerns: &dyn Fn(&str) -> bool| {
        let these = overwrites.iter().filter(|it| text(it, "id").is_some_and(concerns));
        let sum = these.fold((Permissions::NONE, Permissions::NONE), |(allow, deny), it| {
            (allow | bits(it, "allow"), deny | bits(it, "deny"))
        });
        have.overwritten(sum.0, sum.1)
    };
    let mut have = apply(in_server, &|id| id == everybody);
    have = apply(have, &|id| mine.contains(&id));
    Ok(Some(apply(have, &|id| id == me.to_string())))
}

impl Context {
    /// What the bot may do in a channel of a server.
    pub(super) async fn own_permissions(&self, guild: GuildId, channel: ChannelId) -> Result<Permissions, Refusal> {
        match permissions_in(&self.egress, self.me, guild, channel).await {
            Ok(Some(have)) => Ok(have),
            Ok(None) => Err(Refusal::new("That channel is not in this server.")),
            Err(_) => Err(Refusal::new(format!(
                "I cannot see <#{channel}>. Give me **View Channel** there: Edit Channel → Permissions → Popquiz."
            ))),
        }
    }

    /// Whether the server's own settings (Server Settings → Integrations) give leave for a command to who used it. Discord asks them before it
    /// sends us the command; we ask again, because what Discord lets through is not ours to trust.
    pub(super) async fn has_leave(&self, guild: GuildId, interaction: &Interaction, command: &str) -> bool {
        let fetch = async |request| self.egress.send(request, Priority::Live).await.ok();
        let asked = tokio::join!(
            fetch(Request::command_permissions(self.application, guild)),
            fetch(Request::commands(self.application))
        );
        let (Some(permissions), Some(commands)) = asked else { return false };
        let registered = commands.as_array().into_iter().flatten().find(|it| text(it, "name") == Some(command));
        let Some(id) = registered.and_then(|command| text(command, "id")) else { return false };
        let entries = permissions
            .as_array()
            .into_iter()
            .flatten()
            .filter(|it| text(it, "id") == Some(id))
            .flat_map(|it| list(it, "permissions"));
        let (user, everybody) = (interaction.user.to_string(), guild.to_string());
        let says = |concerns: &dyn Fn(&str, u64) -> bool| -> Option<bool> {
            let concerning = entries.clone().filter(|it| {
                text(it, "id")
                    .is_some_and(|id| concerns(id, it.get("type").and_then(Value::as_u64).unwrap_or_default()))
            });
            concerning.filter_map(|it| it.get("permission").and_then(Value::as_bool)).reduce(|one, other| one || other)
        };
        // Kinds of entries: 1 a role, 2 a user. What is said of the user goes before what is said of their roles, and that before everybody.
        let of_user = says(&|id, kind| kind == 2 && id == user);
        let of_roles = || says(&|id, kind| kind == 1 && interaction.roles.iter().any(|role| role.to_string() == id));
        let of_everybody = || says(&|id, kind| kind == 1 && id == everybody);
        of_user.or_else(of_roles).or_else(of_everybody).unwrap_or(false)
    }
}

fn text<'a>(value: &'a Value, field: &str) -> Option<&'a str> {
    value.get(field)?.as_str()
}

fn list<'a>(value: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> + Clone + use<'a> {
    value.get(field).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default().iter()
}

fn bits(value: &Value, field: &str) -> Permissions {
    Permissions::from_bits(text(value, field).and_then(|bits| bits.parse().ok()).unwrap_or_default())
}
