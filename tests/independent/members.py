"""What members do in their clients: write, run commands, press buttons, fill in forms."""

import asyncio
import json
import shlex

from rest import ANSWER_WITHIN
from world import EPHEMERAL

SUBCOMMAND_TYPES = (1, 2)
STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, NUMBER = 3, 4, 5, 6, 7, 8, 10


class Impossible(Exception):
    """A client wouldn't let anybody do this, or the bot didn't respond."""


class Members:
    def __init__(self, world, rest, gateway, description, complain):
        self.world = world
        self.rest = rest
        self.gateway = gateway
        self.description = description
        self.complain = complain

    async def says(self, name, text, **fields):
        """Posts a message; `fields` are those that another client would send, or that may come to exist."""
        world = self.world
        author, channel = world.user_named(name), world.quiz
        message = world.add_message(author, channel, content=text)
        for why in self.description.component("MessageResponse", message):
            self.complain(f"the stand-in's own message: {why}")
        await self.gateway.dispatch("MESSAGE_CREATE", self.event(message) | fields)
        return message["id"]

    def event(self, message):
        """What MESSAGE_CREATE has besides the message."""
        author = message["author"]["id"]
        return message | {
            "nonce": message["id"],
            "guild_id": self.world.guild,
            "channel_type": 0,
            "member": self.world.member(author, with_user=False),
            "referenced_message": None,
        }

    async def runs(self, name, line):
        return await self.interact(2, name, self.command(name, line, focused=False))

    async def types(self, name, line):
        """The suggestions for the last option."""
        interaction = await self.interact(4, name, self.command(name, line, focused=True))
        return [choice["name"] for choice in interaction.data["choices"]]

    async def clicks(self, name, label):
        message, part = self.newest_part(name, label)
        data = {"custom_id": part["custom_id"], "component_type": 2, "id": part["id"]}
        return await self.interact(3, name, data, message)

    async def answers(self, name, label, text):
        """Presses a button, and fills in the first field of the form that opens."""
        opened = await self.clicks(name, label)
        if opened.response != 9:
            raise Impossible(f"[{label}] opens no form")
        form = opened.data
        rows = []
        for number, row in enumerate(form["components"]):
            # A text input stands in a row, or in a label.
            field = row["component"] if row["type"] == 18 else row["components"][0]
            value = text if number == 0 else field.get("value", "")
            if len(value) > field.get("max_length", 4_000):
                raise Impossible(f"the form takes {field['max_length']} characters")
            filled = {"type": 4, "id": 2 * number + 2, "custom_id": field["custom_id"], "value": value}
            inner = {"component": filled} if row["type"] == 18 else {"components": [filled]}
            rows.append({"type": row["type"], "id": 2 * number + 1} | inner)
        data = {"custom_id": form["custom_id"], "components": rows, "resolved": {}}
        return await self.interact(5, name, data, opened.source)

    def newest_part(self, name, label):
        user = self.world.user_named(name)
        for message in reversed(self.world.messages.values()):
            owner = [it.user for it in self.rest.interactions.values() if it.original == message["id"]]
            if message["channel_id"] != self.world.quiz or message["flags"] & EPHEMERAL and user not in owner:
                continue
            for row in message["components"]:
                for part in row["components"]:
                    if part.get("label") == label and not part.get("disabled"):
                        return message["id"], part
        raise Impossible(f"{name} sees no button [{label}]")

    # ---- Commands

    def command(self, name, line, focused):
        words = shlex.split(line.removeprefix("/"))
        known = next((it for it in self.world.commands if it["name"] == words[0]), None)
        if known is None:
            raise Impossible(f"there is no command /{words[0]}")
        words.pop(0)
        data = {"id": known["id"], "name": known["name"], "type": 1, "guild_id": self.world.guild, "resolved": {}}
        level, specs = data, known.get("options") or []
        while specs and specs[0]["type"] in SUBCOMMAND_TYPES:
            inner = next((it for it in specs if words and it["name"] == words[0]), None)
            if inner is None:
                raise Impossible(f"{line} names no subcommand")
            words.pop(0)
            level["options"] = [{"name": inner["name"], "type": inner["type"]}]
            level, specs = level["options"][0], inner.get("options") or []
        options = [self.option(word, specs) for word in words]
        given = {option["name"] for option in options}
        missing = [it["name"] for it in specs if it.get("required") and it["name"] not in given]
        if missing and not focused:
            raise Impossible(f"{line} lacks {missing}")
        if focused:
            options[-1]["focused"] = True
        level["options"] = options
        return data

    def option(self, word, specs):
        name, _, text = word.partition(":")
        spec = next((it for it in specs if it["name"] == name), None)
        if spec is None:
            raise Impossible(f"there is no option {name}")
        kind = spec["type"]
        value = {
            STRING: lambda: text,
            INTEGER: lambda: int(text),
            NUMBER: lambda: float(text),
            BOOLEAN: lambda: text == "true",
            USER: lambda: self.world.user_named(text),
            CHANNEL: lambda: next(id for id, it in self.world.channels.items() if it[1] == text),
            ROLE: lambda: next(it["id"] for it in self.world.roles() if it["name"] == text),
        }[kind]()
        choices = spec.get("choices") or []
        if choices and value not in [choice["value"] for choice in choices]:
            raise Impossible(f"{name} can't be {text}")
        if kind == INTEGER and not spec.get("min_value", value) <= value <= spec.get("max_value", value):
            raise Impossible(f"{name} can't be {text}")
        return {"name": name, "type": kind, "value": value}

    # ---- Interactions

    async def interact(self, kind, name, data, source=None):
        world = self.world
        user, channel = world.user_named(name), world.quiz
        interaction = self.rest.add_interaction(kind, user, channel, source)
        permissions = str(world.permissions(user, channel))
        event = {
            "id": interaction.id,
            "application_id": world.application,
            "type": kind,
            "token": interaction.token,
            "version": 1,
            "guild_id": world.guild,
            "guild": {"id": world.guild, "locale": "en-US", "features": ["COMMUNITY", "NEWS"]},
            "guild_locale": "en-US",
            "locale": "en-US",
            "channel_id": channel,
            "channel": world.channel(channel) | {"permissions": permissions, "app_permissions": str(world.permissions(world.bot, channel))},
            "member": world.member(user) | {"permissions": permissions, "unusual_dm_activity_until": None},
            "app_permissions": str(world.permissions(world.bot, channel)),
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": {"0": world.guild},
            "attachment_size_limit": 5_368_709_120,
            "context": 0,
            "data": data,
        }
        if source is not None:
            event["message"] = world.messages[source]
        await self.gateway.dispatch("INTERACTION_CREATE", json.loads(json.dumps(event)))
        try:
            await asyncio.wait_for(interaction.answered.wait(), ANSWER_WITHIN)
        except asyncio.TimeoutError:
            raise Impossible(f"the application did not respond to {name}") from None
        return interaction
