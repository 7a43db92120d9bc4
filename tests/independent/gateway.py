"""The gateway: HELLO, heartbeats, IDENTIFY, RESUME, and events in order. Source: "Gateway" and "Opcodes and Status Codes" in
Discord's documentation."""

import asyncio
import json
import secrets
import time
import zlib

from aiohttp import WSMsgType, web

# Discord's own is 41.25 s. This one lets stories see many.
HEARTBEAT_MS = 2_000
# How much later than that a heartbeat may come, on a busy machine.
HEARTBEAT_SLACK = 4.0
KNOWN_INTENTS = (1 << 26) - 1
MESSAGE_CONTENT = 1 << 15
LARGEST_PAYLOAD = 4_096
MOST_PAYLOADS_A_MINUTE = 120
# Identifies of connections that share a place in the queue.
BETWEEN_IDENTIFIES = 5.0
IDENTIFY_FIELDS = {"token", "properties", "compress", "large_threshold", "shard", "presence", "intents"}


class Session:
    def __init__(self, intents, compress):
        self.id = secrets.token_hex(16)
        self.intents = intents
        self.compress = compress
        self.sequence = 0
        self.events = []
        self.socket = None


class Gateway:
    def __init__(self, world, token, complain):
        self.world = world
        self.token = token
        self.complain = complain
        self.port = 0
        # Where sessions are resumed: another host, as at Discord.
        self.resume_port = 0
        self.sessions = {}
        self.identified_at = -BETWEEN_IDENTIFIES
        self.identifies = 0
        self.resumes = 0
        self.token_revoked = False
        self.content_refused = False
        # What goes wrong.
        self.refuses_resume = False
        self.silent = False
        self.close_identifies = []
        self.rewrites = {}

    def url(self, resume=False):
        return f"ws://127.0.0.1:{self.resume_port if resume else self.port}"

    # ---- Events

    async def dispatch(self, kind, data):
        for session in list(self.sessions.values()):
            event = data
            if kind == "MESSAGE_CREATE" and not self._reads(session, data):
                event = data | {"content": "", "embeds": [], "attachments": [], "components": []}
            await self._event(session, kind, event)

    def _reads(self, session, message):
        is_mentioned = any(user["id"] == self.world.bot for user in message["mentions"])
        return session.intents & MESSAGE_CONTENT or message["author"]["id"] == self.world.bot or is_mentioned

    async def _event(self, session, kind, data):
        data = json.loads(json.dumps(data))
        if kind in self.rewrites:
            data |= self.rewrites[kind]
        session.sequence += 1
        payload = {"op": 0, "s": session.sequence, "t": kind, "d": data}
        session.events.append(payload)
        if not self.silent:
            await self._send(session.socket, session, payload)

    async def _send(self, socket, session, payload):
        if socket is None or socket.closed:
            return
        text = json.dumps(payload)
        try:
            if session is not None and session.compress and len(text) > 1_024:
                await socket.send_bytes(zlib.compress(text.encode()))
            else:
                await socket.send_str(text)
        except (ConnectionError, RuntimeError):
            pass  # It broke; what was missed is replayed at the next RESUME.

    async def disconnect(self, how):
        """Ends the connections in one of Discord's ways."""
        for session in list(self.sessions.values()):
            socket = session.socket
            if socket is None or socket.closed:
                continue
            if how == "reconnect":
                await self._send(socket, None, {"op": 7, "d": None, "s": None, "t": None})
            elif how == "invalid":
                del self.sessions[session.id]
                await self._send(socket, None, {"op": 9, "d": False, "s": None, "t": None})
            elif how == "abort":
                socket._req.transport.abort()
            else:
                if int(how) in (1000, 1001):
                    del self.sessions[session.id]
                await socket.close(code=int(how))

    # ---- A connection

    async def handle(self, request):
        if request.query.get("v") != "10" or request.query.get("encoding") != "json":
            self.complain(f"the gateway was opened with {request.query_string}, not with v=10 and encoding=json")
        socket = web.WebSocketResponse(autoping=True)
        await socket.prepare(request)
        connection = Connection(self, socket, request.url.port == self.resume_port)
        watching = asyncio.create_task(connection.watch_heartbeats())
        try:
            await connection.run()
        finally:
            watching.cancel()
            if connection.session is not None and connection.session.socket is socket:
                connection.session.socket = None
        return socket


class Connection:
    def __init__(self, gateway, socket, is_resume_address):
        self.gateway = gateway
        self.socket = socket
        self.is_resume_address = is_resume_address
        self.session = None
        self.heard = time.monotonic()
        self.received = []

    async def watch_heartbeats(self):
        patience = HEARTBEAT_MS / 1_000 + HEARTBEAT_SLACK
        while True:
            wait = self.heard + patience - time.monotonic()
            if wait <= 0:
                self.gateway.complain(f"no heartbeat within {patience} s")
                await self.socket.close(code=4009)
                return
            await asyncio.sleep(wait)

    async def run(self):
        await self.gateway._send(self.socket, None, {"op": 10, "d": {"heartbeat_interval": HEARTBEAT_MS, "_trace": ["[\"stand-in\"]"]}, "s": None, "t": None})
        async for message in self.socket:
            if message.type != WSMsgType.TEXT:
                return await self.refuse(4002, f"a frame of type {message.type}")
            if len(message.data.encode()) > LARGEST_PAYLOAD:
                return await self.refuse(4002, f"a payload of {len(message.data)} characters")
            now = time.monotonic()
            self.received = [at for at in self.received if now - at < 60] + [now]
            if len(self.received) > MOST_PAYLOADS_A_MINUTE:
                return await self.refuse(4008, "more than 120 payloads in a minute")
            try:
                payload = json.loads(message.data)
                code = await self.take(payload["op"], payload.get("d"))
            except (ValueError, KeyError, TypeError) as error:
                return await self.refuse(4002, f"a payload that is no payload: {error!r}")
            if code is not None:
                await self.socket.close(code=code)
                return

    async def refuse(self, code, why):
        self.gateway.complain(f"gateway: {why}")
        await self.socket.close(code=code)

    async def take(self, op, data):
        """Handles a payload; returns the close code if it isn't accepted."""
        gateway = self.gateway
        if op == 1:
            sequence = self.session.sequence if self.session else 0
            if not (data is None or isinstance(data, int) and 0 <= data <= sequence):
                gateway.complain(f"gateway: a heartbeat with {data!r} after event {sequence}")
            self.heard = time.monotonic()
            if not gateway.silent:
                await gateway._send(self.socket, None, {"op": 11, "d": None, "s": None, "t": None})
            return None
        if op not in (2, 6):
            if op in (3, 4, 8):
                return None if self.session else 4003
            gateway.complain(f"gateway: opcode {op}")
            return 4001
        if self.session is not None:
            gateway.complain("gateway: a second IDENTIFY or RESUME")
            return 4005
        if data.get("token") != gateway.token or gateway.token_revoked:
            return 4004
        return await (self.identify(data) if op == 2 else self.resume(data))

    async def identify(self, data):
        gateway, world = self.gateway, self.gateway.world
        if self.is_resume_address:
            gateway.complain("gateway: IDENTIFY at the address for RESUME")
        unknown = set(data) - IDENTIFY_FIELDS
        missing = {"token", "properties", "intents"} - set(data)
        if unknown or missing:
            gateway.complain(f"gateway: IDENTIFY with unknown {unknown or '{}'} and without {missing or '{}'}")
        properties = data.get("properties", {})
        if set(properties) != {"os", "browser", "device"} or not all(isinstance(it, str) for it in properties.values()):
            gateway.complain(f"gateway: IDENTIFY with the properties {properties}")
        if not 50 <= data.get("large_threshold", 50) <= 250:
            gateway.complain("gateway: large_threshold is outside of 50 to 250")
        if data["intents"] & ~KNOWN_INTENTS:
            return 4013
        shard = data.get("shard", [0, 1])
        if not (len(shard) == 2 and 0 <= shard[0] < shard[1]):
            return 4010
        gateway.identifies += 1
        if gateway.close_identifies:
            return gateway.close_identifies.pop(0)
        if gateway.content_refused and data["intents"] & MESSAGE_CONTENT:
            return 4014
        early = time.monotonic() - gateway.identified_at < BETWEEN_IDENTIFIES
        gateway.identified_at = time.monotonic()
        if early:
            # The bot may have restarted; then it doesn't know.
            await gateway._send(self.socket, None, {"op": 9, "d": False, "s": None, "t": None})
            return None
        session = self.session = Session(data["intents"], bool(data.get("compress")))
        session.socket = self.socket
        gateway.sessions = {session.id: session}
        gateway.silent = False
        ready = {
            "v": 10,
            "user": world.user(world.bot) | {"mfa_enabled": True, "verified": True, "email": None},
            "user_settings": {},
            "session_type": "normal",
            "session_id": session.id,
            "resume_gateway_url": gateway.url(resume=True),
            "relationships": [],
            "private_channels": [],
            "presences": [],
            "guilds": [{"id": world.guild, "unavailable": True}],
            "guild_join_requests": [],
            "geo_ordered_rtc_regions": ["frankfurt"],
            "game_relationships": [],
            "auth": {},
            "application": {"id": world.application, "flags": 1 << 19},
            "shard": shard,
            "_trace": ["[\"stand-in\"]"],
        }
        await gateway._event(session, "READY", ready)
        await gateway._event(session, "GUILD_CREATE", world.guild_create())
        return None

    async def resume(self, data):
        gateway = self.gateway
        if set(data) != {"token", "session_id", "seq"}:
            gateway.complain(f"gateway: RESUME with the fields {sorted(data)}")
        if not self.is_resume_address:
            gateway.complain("gateway: RESUME at another address than resume_gateway_url")
        gateway.resumes += 1
        session = gateway.sessions.get(data["session_id"])
        if session is None or gateway.refuses_resume:
            gateway.sessions.pop(data["session_id"], None)
            await gateway._send(self.socket, None, {"op": 9, "d": False, "s": None, "t": None})
            return None
        if not isinstance(data["seq"], int) or data["seq"] > session.sequence:
            gateway.complain(f"gateway: RESUME with the sequence {data['seq']!r} after event {session.sequence}")
            return 4007
        self.session = session
        gateway.silent = False
        # Events that come meanwhile are in the list, and replayed in order.
        position = 0
        while position < len(session.events):
            payload = session.events[position]
            position += 1
            if payload["s"] > data["seq"]:
                await gateway._send(self.socket, session, payload)
        session.socket = self.socket
        await gateway._event(session, "RESUMED", {"_trace": ["[\"stand-in\"]"]})
        return None
