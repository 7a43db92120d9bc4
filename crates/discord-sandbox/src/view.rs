//! The world as Discord's JSON shows it.

use serde_json::{Value, json};

use crate::attachments::{Attachment, EMBED_IMAGES};
use crate::clock::UnixMs;
use crate::id::{ChannelId, MessageId, RoleId, UserId, snowflake_time};
use crate::permission;
use crate::world::{BOT, Channel, Guild, Message, Role, World, mentioned};

/// A moment as Discord writes it.
pub(crate) fn timestamp(moment: UnixMs) -> String {
    jiff::Timestamp::from_millisecond(moment.0)
        .map(|at| at.strftime("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string())
        .unwrap_or_default()
}

impl World {
    pub(crate) fn user_json(&self, user: UserId) -> Value {
        let bot = self.users.get(&user).is_some_and(|user| user.bot);
        json!({ "id": user.to_string(), "username": self.name(user), "discriminator": "0", "avatar": null, "global_name": null, "bot": bot, "public_flags": 0 })
    }

    pub(crate) fn member_json(&self, guild: &Guild, user: UserId, with_user: bool) -> Value {
        let roles: Vec<String> = guild.members.get(&user).into_iter().flatten().map(ToString::to_string).collect();
        let mut member = json!({
            "roles": roles, "nick": null, "avatar": null, "premium_since": null, "joined_at": "2026-01-01T00:00:00.000000+00:00",
            "deaf": false, "mute": false, "pending": false, "flags": 0, "communication_disabled_until": null, "banner": null,
        });
        if let (Value::Object(member), true) = (&mut member, with_user) {
            member.insert("user".into(), self.user_json(user));
        }
        member
    }

    /// A message.
    pub(crate) fn message_json(&self, message: &Message) -> Value {
        let guild = self.channels.get(&message.channel).and_then(|channel| channel.guild);
        let mentions: Vec<Value> = mentioned(&message.content)
            .into_iter()
            .chain(message.reply_to.and_then(|to| self.messages.get(&to)).map(|to| to.author))
            .filter(|id| self.users.contains_key(id))
            .map(|id| self.user_json(id))
            .collect();
        let mut reactions: Vec<Value> = Vec::new();
        for (emoji, _) in &message.reactions {
            if reactions.iter().all(|known| known.pointer("/emoji/name") != Some(&json!(emoji))) {
                let these = message.reactions.iter().filter(|(other, _)| other == emoji);
                let me = these.clone().any(|(_, user)| *user == BOT);
                let count = these.count();
                reactions.push(json!({ "emoji": { "id": null, "name": emoji }, "count": count, "me": me, "count_details": { "burst": 0, "normal": count }, "burst_colors": [], "me_burst": false }));
            }
        }
        let attachments: Vec<Value> = message.files.iter().map(Attachment::to_json).collect();
        let mut view = json!({
            "id": message.id.to_string(), "channel_id": message.channel.to_string(), "author": self.user_json(message.author),
            "content": message.content, "timestamp": timestamp(message.id.time()), "edited_timestamp": message.edited_at.map(timestamp),
            "tts": false, "mention_everyone": message.pings.iter().any(|ping| ping == "@everyone"), "mentions": mentions, "mention_roles": [],
            "attachments": attachments, "embeds": embeds(message), "components": message.components, "pinned": false, "reactions": reactions,
            "type": if message.to_interaction { 20 } else if message.reply_to.is_some() { 19 } else { 0 },
            "flags": if message.only_for.is_some() { 64 } else { 0 },
        });
        if let Value::Object(view) = &mut view {
            if let Some(nonce) = &message.nonce {
                view.insert("nonce".into(), json!(nonce));
            }
            if let Some((user, name)) = &message.command {
                let used =
                    json!({ "id": message.id.to_string(), "type": 2, "name": name, "user": self.user_json(*user) });
                view.insert("interaction".into(), used);
            }
            if let Some(reply_to) = message.reply_to {
                let guild = guild.map(|guild| guild.to_string());
                view.insert("message_reference".into(), json!({ "type": 0, "message_id": reply_to.to_string(), "channel_id": message.channel.to_string(), "guild_id": guild }));
            }
        }
        view
    }

    /// A message in an event, which names its server.
    pub(crate) fn message_event(&self, message: &Message) -> Value {
        let mut event = self.message_json(message);
        let guild = self.channels.get(&message.channel).and_then(|channel| channel.guild);
        if let (Value::Object(event), Some(guild)) = (&mut event, guild) {
            event.insert("guild_id".into(), json!(guild.to_string()));
            if let Some(guild) = self.guilds.get(&guild).filter(|guild| guild.members.contains_key(&message.author)) {
                event.insert("member".into(), self.member_json(guild, message.author, false));
            }
        }
        event
    }

    pub(crate) fn message_by_id(&self, id: MessageId) -> Option<Value> {
        self.messages.get(&id).map(|message| self.message_json(message))
    }

    pub(crate) fn channel_json(&self, channel: &Channel) -> Value {
        if let Some(recipient) = channel.recipient {
            return json!({
                "id": channel.id.to_string(), "type": 1, "recipients": [self.user_json(recipient)], "flags": 0,
                "last_message_id": channel.messages.last().map(ToString::to_string),
            });
        }
        let guild = channel.guild.and_then(|guild| self.guilds.get(&guild));
        let is_role = |id: u64| guild.is_some_and(|guild| guild.roles.contains_key(&RoleId(id)));
        let overwrite = |(id, (allow, deny)): (&u64, &(u64, u64))| json!({ "id": id.to_string(), "type": i32::from(!is_role(*id)), "allow": allow.to_string(), "deny": deny.to_string() });
        let mut view = json!({
            "id": channel.id.to_string(), "type": if channel.parent.is_some() { 11 } else { 0 }, "guild_id": channel.guild.map(|guild| guild.to_string()), "name": channel.name, "position": 0, "topic": null,
            "nsfw": false, "parent_id": channel.parent.map(|parent| parent.to_string()), "rate_limit_per_user": 0, "last_message_id": channel.messages.last().map(ToString::to_string),
            "permission_overwrites": channel.overwrites.iter().map(overwrite).collect::<Vec<_>>(), "flags": 0,
        });
        if let (Value::Object(view), Some(thread)) = (&mut view, &channel.thread) {
            view.insert("owner_id".into(), json!(thread.owner.to_string()));
            view.insert("message_count".into(), json!(channel.messages.len()));
            view.insert("member_count".into(), json!(1));
            let metadata = json!({
                "archived": self.is_archived(channel.id), "auto_archive_duration": thread.archive_after_minutes,
                "archive_timestamp": timestamp(snowflake_time(channel.id.0)), "locked": false,
                "create_timestamp": timestamp(snowflake_time(channel.id.0)),
            });
            view.insert("thread_metadata".into(), metadata);
        }
        view
    }

    /// A server in `GUILD_CREATE`.
    pub(crate) fn guild_json(&self, guild: &Guild) -> Value {
        let channels: Vec<Value> = guild
            .channels
            .iter()
            .filter_map(|id| self.channels.get(id))
            .map(|channel| self.channel_json(channel))
            .collect();
        json!({
            "id": guild.id.to_string(), "name": guild.name, "icon": null, "icon_hash": null, "splash": null, "discovery_splash": null,
            "owner_id": guild.owner.to_string(), "afk_channel_id": null, "afk_timeout": 300, "widget_enabled": false, "verification_level": 0,
            "default_message_notifications": 1, "explicit_content_filter": 0, "roles": guild.roles.values().map(role_json).collect::<Vec<_>>(),
            "emojis": [], "features": [], "mfa_level": 0, "application_id": null, "system_channel_id": null, "system_channel_flags": 0,
            "rules_channel_id": null, "max_presences": null, "max_members": 500_000, "vanity_url_code": null, "description": null, "banner": null,
            "premium_tier": 0, "premium_subscription_count": 0, "preferred_locale": guild.locale, "public_updates_channel_id": null,
            "max_video_channel_users": 25, "max_stage_video_channel_users": 50, "nsfw_level": 0, "nsfw": false, "stickers": [],
            "premium_progress_bar_enabled": false, "safety_alerts_channel_id": null, "joined_at": "2026-01-01T00:00:00.000000+00:00", "large": false,
            "unavailable": false, "member_count": guild.members.len(), "voice_states": [], "members": [self.member_json(guild, BOT, true)],
            "channels": channels, "threads": [], "presences": [], "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [],
        })
    }

    /// What is around every interaction.
    pub(crate) fn interaction_json(
        &self,
        id: u64,
        token: &str,
        kind: u8,
        user: UserId,
        channel: ChannelId,
        data: &Value,
    ) -> Option<Value> {
        let place = self.channels.get(&channel)?;
        let Some(guild) = place.guild.and_then(|guild| self.guilds.get(&guild)) else {
            // Without a member, and thus without their permissions. The bot's are those of direct messages.
            return Some(json!({
                "id": id.to_string(), "application_id": BOT.to_string(), "type": kind, "token": token, "version": 1,
                "channel_id": channel.to_string(), "channel": self.channel_json(place), "user": self.user_json(user), "data": data,
                "app_permissions": permission::DIRECT.to_string(), "locale": self.users.get(&user)?.locale, "entitlements": [],
                "authorizing_integration_owners": { "0": "0" }, "context": 1, "attachment_size_limit": 10_485_760,
            }));
        };
        let mut owners = serde_json::Map::new();
        if guild.members.contains_key(&BOT) || guild.has_commands_only {
            owners.insert("0".into(), json!(guild.id.to_string()));
        }
        if self.user_installs.contains(&user) {
            owners.insert("1".into(), json!(user.to_string()));
        }
        let mut member = self.member_json(guild, user, true);
        if let Value::Object(member) = &mut member {
            member.insert("permissions".into(), json!(self.permissions(user, channel).to_string()));
        }
        Some(json!({
            "id": id.to_string(), "application_id": BOT.to_string(), "type": kind, "token": token, "version": 1, "guild_id": guild.id.to_string(),
            "channel_id": channel.to_string(), "channel": self.channel_json(place), "member": member, "data": data,
            "app_permissions": self.permissions(BOT, channel).to_string(), "locale": self.users.get(&user)?.locale, "guild_locale": guild.locale, "entitlements": [],
            "authorizing_integration_owners": owners, "context": 0, "attachment_size_limit": 10_485_760,
        }))
    }
}

/// A message's embeds; uploaded pictures get their address.
fn embeds(message: &Message) -> Value {
    let mut embeds = message.embeds.clone();
    for embed in embeds.as_array_mut().into_iter().flatten() {
        for kind in EMBED_IMAGES {
            if let Some(picture) = embed.get_mut(kind)
                && let Some(url) = picture.get("url").and_then(Value::as_str)
                && let Some(file) = message.files.iter().find(|file| file.is_named(url))
            {
                *picture = file.to_picture_json();
            }
        }
    }
    embeds
}

/// A role.
pub(crate) fn role_json(role: &Role) -> Value {
    json!({
        "id": role.id.to_string(), "name": role.name, "color": 0, "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
        "hoist": false, "icon": null, "unicode_emoji": null, "position": 1, "permissions": role.permissions.to_string(), "managed": false,
        "mentionable": role.mentionable, "flags": 0, "description": null,
    })
}
