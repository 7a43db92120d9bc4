"""Users, a server, its channels and messages, in the form in which Discord sends them today."""

import datetime
import re
import time

EPOCH_MS = 1_420_070_400_000
EPHEMERAL = 1 << 6
ALL_PERMISSIONS = (1 << 53) - 1
# View Channel, Send Messages, Embed Links, Attach Files, Read Message History, Add Reactions, Use Application Commands.
MEMBER_PERMISSIONS = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 6 | 1 << 31


class World:
    def __init__(self):
        self.ahead_ms = 0
        self.last_id = 0
        self.users = {}
        self.messages = {}
        self.attachments = {}
        self.denied = {}
        self.commands = []
        self.application = self.new_id()
        self.bot = self.add_user("popquiz", bot=True)
        self.guild = self.new_id()
        self.manager_role = self.new_id()
        self.learner_role = self.new_id()
        self.bot_role = self.new_id()
        self.channels = {}
        category = self.add_channel(4, "learning")
        self.quiz = self.add_channel(0, "quiz", category)
        self.add_channel(0, "general", category)
        self.add_channel(2, "talk")
        self.add_channel(15, "help")
        self.owner = self.add_user("alice")
        self.add_user("bob")
        self.add_user("carol")

    # ---- Time and ids

    def now_ms(self):
        return int(time.time() * 1000) + self.ahead_ms

    def new_id(self):
        self.last_id = max(self.last_id + 1, (self.now_ms() - EPOCH_MS) << 22)
        return str(self.last_id)

    @staticmethod
    def time_of(snowflake):
        ms = (int(snowflake) >> 22) + EPOCH_MS
        return datetime.datetime.fromtimestamp(ms / 1000, datetime.timezone.utc).isoformat(timespec="microseconds")

    # ---- Users

    def add_user(self, name, bot=False):
        user = self.new_id()
        self.users[user] = (name, bot)
        return user

    def user_named(self, name):
        for user, (known, _) in self.users.items():
            if known == name:
                return user
        return self.add_user(name)

    def user(self, user):
        name, bot = self.users[user]
        json = {
            "id": user,
            "username": name,
            "discriminator": "1234" if bot else "0",
            "global_name": None if bot else name.title(),
            "avatar": None,
            "banner": None,
            "accent_color": None,
            # Beyond 32 bits, as Discord's description allows.
            "flags": 0 if bot else 1 << 44,
            "public_flags": 0,
            "avatar_decoration_data": None if bot else {"asset": "a_d3da36040163ee0f9176dfe7ced45cdc", "sku_id": "1144058522808614923"},
            "collectibles": None,
            "primary_guild": None if bot else {"identity_guild_id": self.guild, "identity_enabled": True, "tag": "QUIZ", "badge": "7d1734ae5a615e82bc7a4033b98fade8"},
        }
        return json | ({"bot": True} if bot else {})

    def roles_of(self, user):
        if user == self.bot:
            return [self.bot_role]
        return [self.manager_role] if user == self.owner else []

    def member(self, user, with_user=True):
        json = {
            "avatar": None,
            "avatar_decoration_data": None,
            "banner": None,
            "collectibles": None,
            "communication_disabled_until": None,
            "flags": 0,
            "joined_at": self.time_of(self.guild),
            "nick": None,
            "pending": False,
            "premium_since": None,
            "roles": self.roles_of(user),
            "mute": False,
            "deaf": False,
        }
        return json | ({"user": self.user(user)} if with_user else {})

    def permissions(self, user, channel):
        if user == self.bot:
            return ALL_PERMISSIONS & ~self.denied.get(channel, 0) & ~(1 << 3)
        return ALL_PERMISSIONS if user == self.owner else MEMBER_PERMISSIONS

    # ---- The server

    def role(self, role, name, permissions, managed=False):
        json = {
            "id": role,
            "name": name,
            "permissions": str(permissions),
            "position": 0 if role == self.guild else 1,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "managed": managed,
            "mentionable": not managed,
            "icon": None,
            "unicode_emoji": None,
            "flags": 0,
        }
        return json | ({"tags": {"bot_id": self.bot}} if managed else {})

    def roles(self):
        return [
            self.role(self.guild, "@everyone", MEMBER_PERMISSIONS),
            self.role(self.manager_role, "Quiz Manager", 1 << 5),
            self.role(self.learner_role, "Learners", 0),
            self.role(self.bot_role, "popquiz", ALL_PERMISSIONS & ~(1 << 3), managed=True),
        ]

    def add_channel(self, kind, name, parent=None):
        channel = self.new_id()
        self.channels[channel] = (kind, name, parent)
        return channel

    def channel(self, channel):
        kind, name, parent = self.channels[channel]
        denied = self.denied.get(channel, 0)
        overwrites = [{"id": self.bot, "type": 1, "allow": "0", "deny": str(denied)}] if denied else []
        json = {
            "id": channel,
            "type": kind,
            "guild_id": self.guild,
            "name": name,
            "parent_id": parent,
            "position": -1 if kind == 4 else 70_000,
            "flags": 0,
            "permission_overwrites": overwrites,
        }
        if kind in (0, 15):
            json |= {"topic": None, "nsfw": False, "rate_limit_per_user": 0, "last_message_id": None}
        if kind == 2:
            json |= {"bitrate": 64_000, "user_limit": 0, "rtc_region": None, "nsfw": False, "rate_limit_per_user": 0, "last_message_id": None}
        if kind == 15:
            json |= {"available_tags": [], "default_reaction_emoji": None, "default_sort_order": None, "default_forum_layout": 0}
        return json

    def guild_as_described(self):
        """What the HTTP API's description knows about a server."""
        return {
            "id": self.guild,
            "name": "Study Group",
            "icon": None,
            "description": None,
            "home_header": None,
            "splash": None,
            "discovery_splash": None,
            "features": ["COMMUNITY", "NEWS"],
            "banner": None,
            "owner_id": self.owner,
            "application_id": None,
            "region": "deprecated",
            "afk_channel_id": None,
            "afk_timeout": 300,
            "system_channel_id": self.quiz,
            "system_channel_flags": 0,
            "widget_enabled": False,
            "widget_channel_id": None,
            "verification_level": 1,
            "roles": self.roles(),
            "default_message_notifications": 1,
            "mfa_level": 0,
            "explicit_content_filter": 2,
            "max_presences": None,
            "max_members": 25_000_000,
            "max_stage_video_channel_users": 50,
            "max_video_channel_users": 25,
            "vanity_url_code": None,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "preferred_locale": "en-US",
            "rules_channel_id": None,
            "safety_alerts_channel_id": None,
            "public_updates_channel_id": None,
            "premium_progress_bar_enabled": False,
            "premium_progress_bar_enabled_user_updated_at": None,
            "nsfw": False,
            "nsfw_level": 0,
            "emojis": [],
            "stickers": [],
            "incidents_data": None,
        }

    def guild_create(self):
        """GUILD_CREATE: that, and what only the gateway sends."""
        return self.guild_as_described() | {
            "unavailable": False,
            "large": False,
            "lazy": True,
            "joined_at": self.time_of(self.guild),
            "member_count": len(self.users),
            "members": [self.member(user) for user in self.users],
            "channels": [self.channel(channel) for channel in self.channels],
            "threads": [],
            "presences": [],
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
            "activity_instances": [],
            "embedded_activities": [],
            "hub_type": None,
            "latest_onboarding_question_id": None,
            "application_command_counts": {},
            "version": 1_790_000_000_000,
        }

    # ---- Messages

    def add_message(self, author, channel, **fields):
        message = self.new_id()
        self.messages[message] = {
            "id": message,
            "channel_id": channel,
            "author": self.user(author),
            "type": 0,
            "content": "",
            "mentions": [],
            "mention_roles": [],
            "mention_everyone": False,
            "attachments": [],
            "embeds": [],
            "components": [],
            "timestamp": self.time_of(message),
            "edited_timestamp": None,
            "flags": 0,
            "pinned": False,
            "tts": False,
        } | fields
        return self.messages[message]

    def delete_channel(self, channel):
        del self.channels[channel]
        self.messages = {id: it for id, it in self.messages.items() if it["channel_id"] != channel}

    def history(self, channel):
        """The channel's messages for everybody, oldest first."""
        return [it for it in self.messages.values() if it["channel_id"] == channel and not it["flags"] & EPHEMERAL]

    def shown(self, message):
        """A message as text: what people read."""
        parts = [message["content"]]
        for embed in message["embeds"]:
            parts += [embed.get("author", {}).get("name"), embed.get("title"), embed.get("description")]
            for field in embed.get("fields", []):
                parts += [field["name"], field["value"]]
            parts.append(embed.get("footer", {}).get("text"))
        for row in message["components"]:
            labels = [part.get("label") or part.get("placeholder") or "" for part in row["components"]]
            parts.append(" ".join(f"[{label}]" for label in labels))
        text = "\n".join(part for part in parts if part).replace("**", "")
        return re.sub(r"<@(\d+)>", lambda it: "@" + self.users.get(it[1], ("unknown", False))[0], text)
