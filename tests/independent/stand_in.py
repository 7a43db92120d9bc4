"""A stand-in for Discord, controlled by JSON lines: `{"do": "says", "who": "bob", "text": "hello"}` on standard input is
answered by `{"ok": ...}` or `{"error": "..."}` on standard output. The first line that it prints says where it is."""

import asyncio
import json
import pathlib
import secrets
import sys

from aiohttp import web

from description import Description
from gateway import Gateway
from members import Impossible, Members
from rest import Rest
from world import World

# How long a story waits for a text to be shown.
PATIENCE = 75.0


class StandIn:
    def __init__(self, file):
        self.complaints = []
        self.lines = []
        # By whom each line was found, and how far each member has seen the channel.
        self.found = set()
        self.last = {}
        self.changed = asyncio.Condition()
        self.description = Description(file)
        self.world = World()
        self.token = f"{secrets.token_urlsafe(18)}.{secrets.token_urlsafe(4)}.{secrets.token_urlsafe(28)}"
        self.gateway = Gateway(self.world, self.token, self.complain)
        self.rest = Rest(self.description, self.world, self.gateway, self.token, self.complain, self.record)
        self.members = Members(self.world, self.rest, self.gateway, self.description, self.complain)
        described = self.world.guild_as_described()
        for what, value in [("GuildResponse", described), *(("GuildChannelResponse", self.world.channel(it)) for it in self.world.channels), *(("GuildMemberResponse", self.world.member(it)) for it in self.world.users)]:
            for why in self.description.component(what, value):
                self.complain(f"the stand-in's own {what}: {why}")

    def complain(self, what):
        self.complaints.append(what)

    def record(self, channel, only_for, text):
        """Something is shown in a channel, to everybody or to one member."""
        self.lines.append((channel, only_for, text))
        asyncio.ensure_future(self.notify())

    async def notify(self):
        async with self.changed:
            self.changed.notify_all()

    async def start(self):
        app = web.Application(client_max_size=30 * 1024 * 1024)
        app.router.add_get("/", self.gateway.handle)
        app.router.add_route("*", "/{path:.*}", self.rest.handle)
        runner = web.AppRunner(app)
        await runner.setup()
        sites = [web.TCPSite(runner, "127.0.0.1", 0) for _ in range(2)]
        for site in sites:
            await site.start()
        self.gateway.port, self.gateway.resume_port = [address[1] for address in runner.addresses]
        return f"http://127.0.0.1:{self.gateway.port}/api/v10"

    # ---- Orders

    async def do_says(self, who, text, fields=None):
        return await self.members.says(who, text, **(fields or {}))

    async def do_runs(self, who, command):
        await self.members.runs(who, command)

    async def do_types(self, who, command):
        return await self.members.types(who, command)

    async def do_answers(self, who, button, text):
        await self.members.answers(who, button, text)

    async def do_shows(self, text, who=None):
        """Waits until a text is shown in the channel, or also privately to a member, after the last one that was found for
        everybody or for that member."""
        user = self.world.user_named(who) if who else None

        def is_there():
            last = self.last.get(user, 0)
            for number, (channel, only_for, shown) in enumerate(self.lines[last:], last):
                fits = channel == self.world.quiz and only_for in (None, user) and text in shown
                if fits and (user, text, number) not in self.found:
                    self.last[user] = number
                    self.found.add((user, text, number))
                    return True
            return False

        async with self.changed:
            try:
                await asyncio.wait_for(self.changed.wait_for(is_there), PATIENCE)
            except asyncio.TimeoutError:
                raise Impossible(f"nobody sees {text!r}") from None

    async def do_count(self, text):
        """How many messages show a text now."""
        return sum(text in self.world.shown(message) for message in self.world.history(self.world.quiz))

    async def do_refuse(self, route, kind, times=1, **refusal):
        channel = self.world.quiz if "{channel_id}" in route else None
        self.rest.refusals.append({"route": route, "kind": kind, "times": times, "channel": channel} | refusal)

    async def do_deny(self, permissions):
        """Takes permissions from the bot in the channel; 0 gives them back."""
        self.world.denied[self.world.quiz] = permissions
        await self.gateway.dispatch("CHANNEL_UPDATE", self.world.channel(self.world.quiz))

    async def do_delete_channel(self):
        gone = self.world.channel(self.world.quiz)
        self.world.delete_channel(self.world.quiz)
        await self.gateway.dispatch("CHANNEL_DELETE", gone)

    async def do_revoke_token(self):
        self.rest.token_revoked = self.gateway.token_revoked = True

    async def do_disconnect(self, how):
        await self.gateway.disconnect(how)

    async def do_faults(self, **faults):
        for name, value in faults.items():
            if not hasattr(self.gateway, name):
                raise Impossible(f"there is no fault {name}")
            setattr(self.gateway, name, value)

    async def do_wait_for_session(self, identifies, resumes=0):
        """Waits until the bot has identified itself and resumed this many times, and is connected."""
        def is_there():
            connected = any(it.socket is not None for it in self.gateway.sessions.values())
            return connected and self.gateway.identifies >= identifies and self.gateway.resumes >= resumes

        for _ in range(int(PATIENCE / 0.02)):
            if is_there():
                return
            await asyncio.sleep(0.02)
        raise Impossible(f"the bot identified {self.gateway.identifies} times and resumed {self.gateway.resumes} times")

    async def do_move_clock(self, ms):
        self.world.ahead_ms += ms

    async def do_report(self):
        names = {id: it[1] for id, it in self.world.channels.items()}
        shown = [f"#{names.get(channel, '?')}{' (privately)' if user else ''}: {text}" for channel, user, text in self.lines]
        return {"complaints": self.complaints, "transcript": "\n".join(shown), "identifies": self.gateway.identifies, "resumes": self.gateway.resumes}

    async def obey(self, line):
        order = json.loads(line)
        try:
            return {"ok": await getattr(self, "do_" + order.pop("do"))(**order)}
        except Impossible as error:
            return {"error": str(error)}


async def main():
    stand_in = StandIn(pathlib.Path(sys.argv[1]))
    address = await stand_in.start()
    print(json.dumps({"api_url": address, "token": stand_in.token}), flush=True)
    reader = asyncio.StreamReader(limit=1 << 20)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        print(json.dumps(await stand_in.obey(line)), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
