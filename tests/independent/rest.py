"""The HTTP API, as strict as Discord. Source: Discord's documentation of each resource, "Rate Limits", "Error Messages", and
"Receiving and Responding"."""

import asyncio
import json
import re
import secrets
import time
from dataclasses import dataclass, field

from aiohttp import web

from world import EPHEMERAL

USER_AGENT = re.compile(r"DiscordBot \(https?://[^\s,]+, [^\s,)]+\)( .*)?")
PREFIX = "/api/v10"
ANSWER_WITHIN = 3.0
TOKEN_LIVES = 15 * 60
NONCES_LIVE_MS = 5 * 60_000
REQUESTS_A_SECOND = 50
# How often each route may be used, as (requests, seconds). Discord publishes no numbers; a bot must go by the headers.
BUCKETS = {
    "POST /channels/{channel_id}/messages": (5, 5.0),
    "PATCH /channels/{channel_id}/messages/{message_id}": (5, 5.0),
    "PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me": (1, 0.25),
}
OTHERS = (10, 1.0)


class Refused(Exception):
    def __init__(self, status, code, message):
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


@dataclass
class Interaction:
    id: str
    kind: int
    token: str
    user: str
    channel: str
    source: str | None
    at: float = field(default_factory=time.monotonic)
    # The type of the response, once there is one.
    response: int | None = None
    data: dict | None = None
    original: str | None = None
    ephemeral: bool = False
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Rest:
    def __init__(self, description, world, gateway, token, complain, record):
        self.description = description
        self.world = world
        self.gateway = gateway
        self.token = token
        self.complain = complain
        self.record = record
        self.refusals = []
        self.interactions = {}
        self.nonces = {}
        self.buckets = {}
        self.sent = []
        self.blocked_until = 0.0
        self.token_revoked = False
        self.handlers = {
            "GET /users/@me": self.me,
            "GET /applications/@me": self.my_application,
            "GET /gateway/bot": self.gateway_bot,
            "GET /applications/{application_id}/commands": self.commands,
            "PUT /applications/{application_id}/commands": self.put_commands,
            "GET /applications/{application_id}/guilds/{guild_id}/commands/permissions": self.command_permissions,
            "GET /channels/{channel_id}": self.channel,
            "GET /channels/{channel_id}/messages": self.messages,
            "POST /channels/{channel_id}/messages": self.create_message,
            "PATCH /channels/{channel_id}/messages/{message_id}": self.edit_message,
            "PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me": self.react,
            "GET /guilds/{guild_id}/roles": self.roles,
            "GET /guilds/{guild_id}/members/{user_id}": self.member,
            "POST /interactions/{interaction_id}/{interaction_token}/callback": self.callback,
            "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original": self.edit_original,
        }

    # ---- Every request

    async def handle(self, request):
        path = request.rel_url.raw_path
        if not path.startswith(PREFIX + "/"):
            self.complain(f"{request.method} {path} is outside of {PREFIX}")
            return self.error(Refused(404, 0, "404: Not Found"))
        found, why = self.description.find(request.method, path[len(PREFIX) + 1:].split("/"))
        if found is None:
            self.complain(why)
            return self.error(Refused(405 if "doesn't take" in why else 404, 0, why))
        operation, values = found
        body, files = await self.check(request, operation, values)
        refusal = self.refusal_for(operation, values)
        if refusal is not None and refusal["kind"] != "lost":
            return await self.refuse(request, refusal)
        limits, pause, is_global = self.count(operation, values)
        if pause is not None:
            return self.rate_limited(pause, "global" if is_global else "user", limits)
        handler = self.handlers.get(operation.name)
        try:
            if operation.needs_token and (self.token_revoked or request.headers.get("Authorization") != f"Bot {self.token}"):
                raise Refused(401, 0, "401: Unauthorized")
            if handler is None:
                self.complain(f"{operation.name} exists, but the bot has no business there")
                raise Refused(403, 20_001, "Bots cannot use this endpoint")
            status, answer = await handler(values, request.query, body, files)
        except Refused as refused:
            return self.error(refused, limits)
        self.check_answer(operation, status, answer)
        if refusal is not None:
            request.transport.abort()
        if answer is None:
            return web.Response(status=status, headers=limits)
        return web.json_response(answer, status=status, headers=limits)

    async def check(self, request, operation, values):
        """Complains about everything that the documentation rules out."""
        def complain(what):
            self.complain(f"{operation.name}: {what}")

        agent = request.headers.get("User-Agent", "")
        if not USER_AGENT.fullmatch(agent):
            complain(f"the User-Agent is {agent!r}, not 'DiscordBot (url, version)'")
        elif re.search(r"\.(invalid|example|test|localhost)\b", agent):
            complain(f"the User-Agent {agent!r} names an address that can't exist")
        authorization = request.headers.get("Authorization")
        if authorization != f"Bot {self.token}" and (operation.needs_token or authorization is not None):
            complain("the Authorization header isn't 'Bot <token>'")
        for name, value in values.items():
            for why in self.description.complaints(operation.path_parameters[name], value):
                complain(f"{name} in the path: {why}")
        for name, value in request.query.items():
            parameter = operation.query_parameters.get(name)
            if parameter is None:
                complain(f"there is no query parameter {name}")
                continue
            if parameter["schema"].get("type") == "integer" and value.lstrip("-").isdigit():
                value = int(value)
            elif parameter["schema"].get("type") == "boolean" and value in ("true", "false"):
                value = value == "true"
            for why in self.description.complaints(parameter["schema"], value):
                complain(f"{name} in the query: {why}")
        body, files = None, {}
        raw = b"" if request.content_type.startswith("multipart/") else await request.read()
        if request.content_type == "multipart/form-data":
            async for part in await request.multipart():
                if part.name == "payload_json":
                    body = json.loads(await part.text())
                elif re.fullmatch(r"files\[\d\]", part.name or "") and part.filename:
                    files[part.name[6:-1]] = (part.filename, await part.read())
                else:
                    complain(f"a part of the form is named {part.name!r}")
        elif raw:
            if request.content_type != "application/json":
                complain(f"the Content-Type is {request.content_type}")
            try:
                body = json.loads(raw)
            except ValueError:
                complain("the body isn't JSON")
        elif request.method in ("PUT", "POST", "PATCH") and "Content-Length" not in request.headers:
            complain("there is neither a body nor a Content-Length")
        if body is None and operation.body_required:
            complain("the body is missing")
        if body is not None and operation.body_schema is None:
            complain("this route takes no body")
        if body is not None and operation.body_schema is not None:
            for why in self.description.complaints(operation.body_schema, body):
                complain(why)
        return body, files

    def check_answer(self, operation, status, answer):
        """The stand-in's own answers are held to the same document."""
        if str(status) not in operation.statuses:
            self.complain(f"the stand-in answers {operation.name} with the undocumented status {status}")
        schema = operation.answers.get(str(status))
        if schema is not None:
            for why in self.description.complaints(schema, answer):
                self.complain(f"the stand-in's own answer to {operation.name}: {why}")

    # ---- Refusals

    def refusal_for(self, operation, values):
        for refusal in self.refusals:
            if refusal["route"] == operation.name and refusal.get("channel") in (None, values.get("channel_id")):
                refusal["times"] -= 1
                if refusal["times"] == 0:
                    self.refusals.remove(refusal)
                return refusal
        return None

    async def refuse(self, request, refusal):
        kind, status = refusal["kind"], refusal.get("status", 500)
        if kind == "cut":
            request.transport.abort()
            return web.Response()
        if kind == "error":
            return self.error(Refused(status, refusal["code"], refusal["message"]))
        if kind == "rate":
            return self.rate_limited(refusal["after"], refusal["scope"], {})
        # HTML, as from a proxy, a firewall or Cloudflare.
        headers = {"Retry-After": str(refusal["after"])} if "after" in refusal else {}
        if 300 <= status < 400:
            headers["Location"] = "https://discord.com/elsewhere"
        page = f"<!DOCTYPE html><html><head><title>{status}</title></head><body>Access denied</body></html>"
        return web.Response(status=status, text=page, content_type="text/html", headers=headers)

    @staticmethod
    def error(refused, headers=None):
        return web.json_response({"message": refused.message, "code": refused.code}, status=refused.status, headers=headers)

    @staticmethod
    def rate_limited(after, scope, limits):
        body = {"message": "You are being rate limited.", "retry_after": after, "global": scope == "global"}
        headers = dict(limits) | {"Retry-After": str(max(1, round(after))), "X-RateLimit-Scope": scope}
        if scope == "global":
            headers["X-RateLimit-Global"] = "true"
        return web.json_response(body, status=429, headers=headers)

    def count(self, operation, values):
        """Counts a request towards its limits: the headers that say so, and how long to wait if it is one too many."""
        now = time.monotonic()
        if not operation.needs_token:
            return {}, None, False
        self.sent = [at for at in self.sent if now - at < 1] + [now]
        if len(self.sent) > REQUESTS_A_SECOND:
            self.complain(f"more than {REQUESTS_A_SECOND} requests in a second")
            return {}, 1.0, True
        most, period = BUCKETS.get(operation.name, OTHERS)
        key = (operation.name, values.get("channel_id") or values.get("guild_id"))
        used, until, known = self.buckets.get(key, (0, now + period, False))
        if now >= until:
            used, until = 0, now + period
        left, reset = most - used - 1, until - now
        self.buckets[key] = (used + 1, until, True)
        headers = {
            "X-RateLimit-Limit": str(most),
            "X-RateLimit-Remaining": str(max(left, 0)),
            "X-RateLimit-Reset": f"{time.time() + reset:.3f}",
            "X-RateLimit-Reset-After": f"{reset:.3f}",
            "X-RateLimit-Bucket": f"{abs(hash(operation.name)):x}",
        }
        if left >= 0:
            return headers, None, False
        # A bot that has just started can't know.
        if known and left < -1:
            self.complain(f"{operation.name} ignores its rate limit")
        return headers, reset, False

    # ---- The bot itself

    async def me(self, values, query, body, files):
        return 200, self.world.user(self.world.bot) | {"mfa_enabled": True, "locale": "en-US", "verified": True, "email": None}

    async def my_application(self, values, query, body, files):
        world = self.world
        return 200, {
            "id": world.application,
            "name": "Popquiz",
            "icon": None,
            "description": "",
            "type": None,
            "bot": world.user(world.bot),
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": secrets.token_hex(32),
            "flags": 1 << 19,
            "flags_new": str(1 << 19),
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "owner": world.user(world.owner),
            "approximate_guild_count": 1,
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "team": None,
            "eligible_oauth2_scopes": [],
        }

    async def gateway_bot(self, values, query, body, files):
        limit = {"total": 1_000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1}
        return 200, {"url": self.gateway.url(), "shards": 1, "session_start_limit": limit}

    # ---- Commands

    async def commands(self, values, query, body, files):
        self.is_ours(values["application_id"])
        return 200, self.world.commands

    def is_ours(self, application):
        if application != self.world.application:
            raise Refused(404, 10_002, "Unknown Application")

    async def put_commands(self, values, query, body, files):
        self.is_ours(values["application_id"])
        if len({(it["name"], it.get("type", 1)) for it in body}) != len(body):
            raise Refused(400, 50_035, "Invalid Form Body")
        for command in body:
            if self.command_length(command) > 8_000:
                self.complain(f"/{command['name']} has more than 8000 characters")
        keep = ("name", "description", "options", "name_localizations", "description_localizations", "type", "default_member_permissions", "contexts", "integration_types", "nsfw")
        self.world.commands = [
            {"type": 1, "description": "", "default_member_permissions": None, "nsfw": False}
            | {name: value for name, value in command.items() if name in keep}
            | {"id": self.world.new_id(), "application_id": self.world.application, "version": self.world.new_id()}
            for command in body
        ]
        return 200, self.world.commands

    def command_length(self, it):
        """Only the longest localization of each text counts."""
        def longest(name):
            return max(len(text) for text in [it.get(name) or "", *(it.get(f"{name}_localizations") or {}).values()])

        own = longest("name") + longest("description")
        choices = sum(len(choice["name"]) + len(str(choice["value"])) for choice in it.get("choices") or [])
        return own + choices + sum(self.command_length(option) for option in it.get("options") or [])

    async def command_permissions(self, values, query, body, files):
        return 200, []

    # ---- Channels and the server

    def sees(self, channel, needs=0):
        if channel not in self.world.channels:
            raise Refused(404, 10_003, "Unknown Channel")
        permissions = self.world.permissions(self.world.bot, channel)
        if not permissions & 1 << 10:
            raise Refused(403, 50_001, "Missing Access")
        if needs & ~permissions:
            raise Refused(403, 50_013, "Missing Permissions")

    async def channel(self, values, query, body, files):
        self.sees(values["channel_id"])
        return 200, self.world.channel(values["channel_id"])

    async def roles(self, values, query, body, files):
        if values["guild_id"] != self.world.guild:
            raise Refused(404, 10_004, "Unknown Guild")
        return 200, self.world.roles()

    async def member(self, values, query, body, files):
        if values["guild_id"] != self.world.guild:
            raise Refused(404, 10_004, "Unknown Guild")
        if values["user_id"] not in self.world.users:
            raise Refused(404, 10_013, "Unknown User")
        return 200, self.world.member(values["user_id"])

    # ---- Messages

    async def messages(self, values, query, body, files):
        channel = values["channel_id"]
        self.sees(channel, 1 << 16)
        if len({"around", "before", "after"} & set(query)) > 1:
            self.complain("only one of around, before and after may be given")
        limit = int(query.get("limit", 50))
        found = self.world.history(channel)
        if "after" in query:
            found = [it for it in found if int(it["id"]) > int(query["after"])][:limit]
        else:
            found = [it for it in found if int(it["id"]) < int(query.get("before", 1 << 63))][-limit:]
        return 200, found[::-1]

    def content(self, body, files, channel):
        """A message's content as Discord keeps it."""
        embeds = body.get("embeds") or []
        components = body.get("components") or []
        if not (body.get("content") or embeds or files or components or body.get("sticker_ids") or body.get("poll")):
            raise Refused(400, 50_006, "Cannot send an empty message")
        if len(body.get("content") or "") > 2_000:
            raise Refused(400, 50_035, "Invalid Form Body")
        texts = [text for it in embeds for text in [it.get("title"), it.get("description"), (it.get("footer") or {}).get("text"), (it.get("author") or {}).get("name"), *(part for row in it.get("fields") or [] for part in (row["name"], row["value"]))]]
        if sum(len(text or "") for text in texts) > 6_000:
            self.complain("embeds with more than 6000 characters")
            raise Refused(400, 50_035, "Invalid Form Body")
        ids = [part["custom_id"] for row in components for part in row.get("components", []) if "custom_id" in part]
        if len(ids) != len(set(ids)):
            self.complain(f"custom ids that aren't unique: {ids}")
            raise Refused(400, 50_035, "Invalid Form Body")
        attachments = [self.attachment(*file, channel) for file in files.values()]
        return {
            "content": body.get("content") or "",
            "embeds": [self.embed(it, attachments) for it in embeds],
            "components": self.numbered(components),
            "attachments": attachments,
        }

    def attachment(self, name, data, channel):
        file = self.world.new_id()
        url = f"http://127.0.0.1:{self.gateway.port}/attachments/{channel}/{file}/{name}"
        self.world.attachments[f"/attachments/{channel}/{file}/{name}"] = data
        return {"id": file, "filename": name, "size": len(data), "url": url, "proxy_url": url, "content_type": "image/png"}

    def embed(self, embed, attachments):
        kept = {name: value for name, value in embed.items() if value is not None}
        kept |= {"type": "rich", "fields": [{"inline": False} | row for row in embed.get("fields") or []]}
        if "image" in kept:
            url = kept["image"]["url"]
            if url.startswith("attachment://"):
                attached = [it["url"] for it in attachments if it["filename"] == url.removeprefix("attachment://")]
                if not attached:
                    self.complain(f"an embed shows {url}, which isn't attached")
                url = attached[0] if attached else url
            kept["image"] = {"url": url, "proxy_url": url, "width": 640, "height": 480, "content_type": "image/png", "flags": 0}
        return kept

    def numbered(self, components):
        number = 0
        rows = []
        for row in components:
            number += 1
            parts = []
            kept = {"type": row["type"], "id": number, "components": parts}
            for part in row.get("components", []):
                number += 1
                part = {name: value for name, value in part.items() if value is not None} | {"id": number}
                if part["type"] == 3:
                    part = {"min_values": 1, "max_values": 1} | part
                parts.append(part)
            rows.append(kept)
        return rows

    async def create_message(self, values, query, body, files):
        channel = values["channel_id"]
        self.sees(channel, 1 << 11 | (1 << 15 if files else 0))
        nonce = body.get("nonce")
        if nonce is not None and body.get("enforce_nonce"):
            known = self.nonces.get(nonce)
            if known is not None and self.world.now_ms() - known[1] <= NONCES_LIVE_MS:
                if known[0] not in self.world.messages:
                    raise Refused(404, 10_008, "Unknown Message")
                return 200, self.world.messages[known[0]] | {"nonce": nonce}
        content = self.content(body, files, channel)
        if "allowed_mentions" not in body:
            self.complain("a message without allowed_mentions pings whomever its text names")
        message = self.world.add_message(self.world.bot, channel, flags=body.get("flags") or 0, **content)
        if nonce is not None:
            self.nonces[nonce] = (message["id"], self.world.now_ms())
        self.record(channel, None, self.world.shown(message))
        answer = message | ({"nonce": nonce} if nonce is not None else {})
        await self.gateway.dispatch("MESSAGE_CREATE", answer | self.in_guild())
        return 200, answer

    def in_guild(self):
        return {"guild_id": self.world.guild, "channel_type": 0, "member": self.world.member(self.world.bot, with_user=False)}

    async def edit_message(self, values, query, body, files):
        self.sees(values["channel_id"])
        message = self.world.messages.get(values["message_id"])
        if message is None:
            raise Refused(404, 10_008, "Unknown Message")
        if message["author"]["id"] != self.world.bot:
            raise Refused(403, 50_005, "Cannot edit a message authored by another user")
        await self.change(message, body, files)
        return 200, message

    async def change(self, message, body, files):
        kept = {"content": message["content"], "embeds": message["embeds"], "components": message["components"]}
        attached = {str(at): (it["filename"], b"") for at, it in enumerate(message["attachments"])}
        if "attachments" in body:
            named = {it["id"] for it in body["attachments"] or []}
            message["attachments"] = [it for it in message["attachments"] if it["id"] in named]
        content = self.content(kept | body, attached | files, message["channel_id"])
        if "embeds" not in body:
            content["embeds"] = message["embeds"]
        del content["attachments"]
        message |= content
        message["edited_timestamp"] = self.world.time_of(self.world.new_id())
        self.record(message["channel_id"], None, self.world.shown(message) + "\n(edited)")
        await self.gateway.dispatch("MESSAGE_UPDATE", message | self.in_guild())

    async def react(self, values, query, body, files):
        self.sees(values["channel_id"], 1 << 6)
        if values["message_id"] not in self.world.messages:
            raise Refused(404, 10_008, "Unknown Message")
        self.record(values["channel_id"], None, f"reacts {values['emoji_name']}")
        return 204, None

    # ---- Interactions

    def add_interaction(self, kind, user, channel, source):
        interaction = Interaction(self.world.new_id(), kind, secrets.token_urlsafe(60), user, channel, source)
        self.interactions[interaction.token] = interaction
        return interaction

    async def callback(self, values, query, body, files):
        interaction = self.interactions.get(values["interaction_token"])
        if interaction is None or interaction.id != values["interaction_id"]:
            raise Refused(404, 10_062, "Unknown interaction")
        if interaction.response is not None:
            raise Refused(400, 40_060, "Interaction has already been acknowledged.")
        if time.monotonic() - interaction.at > ANSWER_WITHIN:
            raise Refused(404, 10_062, "Unknown interaction")
        kind, data = body["type"], body.get("data") or {}
        fits = {2: (4, 5, 9), 3: (4, 5, 6, 7, 9), 4: (8,), 5: (4, 5, 6, 7)}[interaction.kind]
        if kind not in fits or kind in (6, 7) and interaction.source is None:
            self.complain(f"a response of type {kind} to an interaction of type {interaction.kind}")
            raise Refused(400, 50_035, "Invalid Form Body")
        interaction.ephemeral = bool(data.get("flags", 0) & EPHEMERAL)
        if kind == 4:
            await self.respond(interaction, data, files)
        elif kind == 7:
            await self.change(self.world.messages[interaction.source], data, files)
        interaction.response, interaction.data = kind, data
        if kind in (6, 7):
            interaction.original = interaction.source
        interaction.answered.set()
        if query.get("with_response") == "true":
            self.complain("the stand-in doesn't know with_response")
        return 204, None

    async def respond(self, interaction, data, files):
        content = self.content(data, files, interaction.channel)
        flags = EPHEMERAL if interaction.ephemeral else 0
        metadata = {"id": interaction.id, "type": 2, "user": self.world.user(interaction.user), "authorizing_integration_owners": {"0": self.world.guild}}
        message = self.world.add_message(self.world.bot, interaction.channel, type=20, flags=flags, application_id=self.world.application, interaction_metadata=metadata, webhook_id=self.world.application, **content)
        interaction.original = message["id"]
        self.record(interaction.channel, interaction.user if interaction.ephemeral else None, self.world.shown(message))
        if not interaction.ephemeral:
            await self.gateway.dispatch("MESSAGE_CREATE", message | self.in_guild())

    async def edit_original(self, values, query, body, files):
        interaction = self.interactions.get(values["webhook_token"])
        if interaction is None or values["webhook_id"] != self.world.application:
            raise Refused(404, 10_015, "Unknown Webhook")
        if interaction.response is None or interaction.response in (8, 9):
            raise Refused(404, 10_015, "Unknown Webhook")
        if time.monotonic() - interaction.at > TOKEN_LIVES:
            raise Refused(401, 50_027, "Invalid Webhook Token")
        if interaction.original is None:
            await self.respond(interaction, body, files)
        else:
            message = self.world.messages[interaction.original]
            content = self.content({"embeds": message["embeds"], "components": message["components"], "content": message["content"]} | body, files, interaction.channel)
            message |= content
            only_for = interaction.user if interaction.ephemeral else None
            self.record(interaction.channel, only_for, self.world.shown(message) + "\n(edited)")
        return 200, self.world.messages[interaction.original]
