// The page: who one is, what is seen, and what one does, through the same calls as any client's.

import { COMMAND_CHOSEN, element, setLanguage, setNow, now } from './markdown.js';
import { avatar, messageItem, openModal } from './messages.js';
import { Composer, called, runnable } from './composer.js';

/** Messages in the list; older ones come back when one scrolls up to them, and newer ones when one scrolls down again. */
const SHOWN = 150;
const SHOWN_WHILE_READING = 400;
/** The moment since the page was opened when messages were there, for benchmarks. */
const FIRST_SHOWN = 'first messages';
const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 5_000;

const by = (id) => document.getElementById(id);
const token = new URLSearchParams(location.search).get('token') || '';
const me = () => decodeURIComponent(location.hash.slice(1)) || 'alice';

/** The type of a command in the menu of messages. */
const ON_MESSAGE = 3;

/** Why the sandbox closes a stream for good. */
const WRONG_TOKEN = 4004;
const UNKNOWN_MEMBER = 4005;

const NOWHERE = { channels: [], members: [], roles: [], commands: [] };

const pageTitle = document.title;
let ready = { guilds: [], direct: NOWHERE, people: [], user: { id: '0', username: '' } };
/** The server of the channel that is shown. */
let server = NOWHERE;
let channel = null;
let messages = new Map();
let replyTo = null;
let retry = FIRST_RETRY_MS;
let socket = null;
let pending = [];
let typing = new Map();
let nonce = 0;
const waiting = new Map();

/** `files` go beside the body, each under its place in the list. */
async function call(method, path, body, files = []) {
  const headers = { authorization: `${token}.${me()}` };
  let sent = body === undefined ? undefined : JSON.stringify(body);
  if (files.length) {
    const form = new FormData();
    form.append('payload_json', sent);
    files.forEach((file, index) => form.append(`files[${index}]`, file, file.name));
    sent = form;
  } else {
    headers['content-type'] = 'application/json';
  }
  const response = await fetch(`/api/v10${path}`, { method, headers, body: sent });
  const answer = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.message || `The sandbox answered with status ${response.status}.`);
  return answer;
}

// ---- The stream

function connect() {
  const mine = new WebSocket(`ws://${location.host}/client?token=${encodeURIComponent(`${token}.${me()}`)}`);
  socket = mine;
  mine.addEventListener('message', (event) => {
    if (mine === socket) receive(JSON.parse(event.data));
  });
  mine.addEventListener('close', (event) => {
    if (mine !== socket) return;
    // Nothing that time would change.
    const wrong = {
      [WRONG_TOKEN]: 'Wrong token. Open the address that the sandbox printed, including its token.',
      [UNKNOWN_MEMBER]: `This server has no member “${me()}”. Change the name after # in the address, for example to #alice.`,
    }[event.code];
    by('status').textContent = wrong ?? 'Connection lost. Reconnecting…';
    if (wrong) return;
    setTimeout(() => {
      if (mine === socket) connect();
    }, retry);
    retry = Math.min(retry * 2, LONGEST_RETRY_MS);
  });
}

/** Asks for everything again. */
function startAnew() {
  const old = socket;
  connect();
  old?.close();
}

const HANDLERS = {
  READY(data) {
    ready = data;
    retry = FIRST_RETRY_MS;
    by('status').textContent = '';
    setLanguage(data.locale);
    setNow(data.now);
    showClock();
    showNote(data.note);
    const channels = places().flatMap((place) => place.channels);
    const wanted = channels.find((it) => it.id === channel?.id) || channels[0];
    server = serverOf(wanted);
    showAround();
    if (wanted) enter(wanted);
  },
  MESSAGE_CREATE: queue,
  MESSAGE_UPDATE: queue,
  MESSAGE_DELETE({ id }) {
    pending = pending.filter((it) => it.id !== id);
    const gone = by('messages').querySelector(`[data-id="${id}"]`);
    if (gone) forget(gone);
    by('welcome').hidden = by('messages').children.length > 0;
  },
  SANDBOX_PERMISSIONS({ channel_id, bot_permissions }) {
    const changed = ready.guilds.flatMap((it) => it.channels).find((it) => it.id === channel_id);
    if (changed) changed.bot_permissions = bot_permissions;
    showRights();
  },
  SANDBOX_BEHIND: () => enter(channel),
  SANDBOX_COMMANDS: startAnew,
  SANDBOX_CLOCK(data) {
    setNow(data.now);
    showClock();
  },
  SANDBOX_NOTE: showNote,
  SANDBOX_MEMBER_ADD({ guild_id, member }) {
    const joined = ready.guilds.find((it) => it.id === guild_id);
    if (joined && !joined.members.some((it) => it.id === member.id)) joined.members.push(member);
    if (!ready.people.some((it) => it.id === member.id)) ready.people.push(member);
    showAround();
  },
  PRESENCE_UPDATE({ user_id, online }) {
    for (const member of places().flatMap((it) => it.members)) if (member.id === user_id) member.online = online;
    showMembers();
    showOtherTab();
  },
  TYPING_START(data) {
    if (data.channel_id !== channel?.id || data.user_id === ready.user.id) return;
    typing.set(data.user_id, Date.now() + 5_000);
    showTyping();
  },
  INTERACTION_SUCCESS: (data) => settle(data.nonce, null),
  INTERACTION_FAILURE: (data) => settle(data.nonce, null, new Error(data.reason)),
  APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE: (data) => settle(data.nonce, data.choices),
  INTERACTION_MODAL_CREATE(data) {
    settle(data.nonce, null);
    openModal(by('modal'), data.modal, (fields) => {
      const components = fields.map((field) => ({ type: 1, components: [{ type: 4, ...field }] }));
      interact(5, { custom_id: data.modal.custom_id, components }).catch(fail);
    });
  },
};

function receive({ t, d }) {
  HANDLERS[t]?.(d);
}

// ---- Messages: what comes within one frame is drawn at once

function queue(message) {
  if (message.channel_id !== channel?.id) return;
  if (!pending.length) requestAnimationFrame(draw);
  pending.push(message);
}

const chat = {
  names(kind, id) {
    if (kind === '@') return `@${ready.people.concat(server.members).find((it) => it.id === id)?.username || 'somebody'}`;
    if (kind === '@&') return `@${server.roles.find((it) => it.id === id)?.name || 'role'}`;
    return `#${server.channels.find((it) => it.id === id)?.name || 'channel'}`;
  },
  /** What the member's client calls a command. */
  commandName(path) {
    const onMessage = server.commands.find((it) => it.type === ON_MESSAGE && it.name === path);
    return onMessage ? called(onMessage) : `/${runnable(server.commands).find((it) => it.path.join(' ') === path)?.shown.join(' ') ?? path}`;
  },
  /** The commands in the menu of messages, each with what it's called. */
  messageCommands: () => server.commands.filter((it) => it.type === ON_MESSAGE).map((it) => ({ name: it.name, shown: called(it) })),
  use: (command, message) => interact(2, { name: command.name, type: ON_MESSAGE, target_id: message.id }).catch(fail),
  find: (id) => messages.get(id),
  me: () => ready.user.id,
  edit(message) {
    const text = { custom_id: 'text', label: 'Message', style: 2, max_length: 2000, value: message.content };
    openModal(by('modal'), { title: 'Edit message', components: [{ components: [text] }] }, ([{ value }]) => {
      call('PATCH', `/channels/${message.channel_id}/messages/${message.id}`, { content: value }).catch(fail);
    });
  },
  remove: (message) => call('DELETE', `/channels/${message.channel_id}/messages/${message.id}`).catch(fail),
  reply(message) {
    replyTo = message;
    by('replying').hidden = false;
    by('replying').firstElementChild.textContent = `Replying to ${message.author.username}`;
    by('message')?.focus();
  },
  async press(message, customId, button, values) {
    // A button that is disabled loses the focus; so it is only marked, and pressed in vain.
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    try {
      await interact(3, { custom_id: customId, component_type: values ? 3 : 2, values }, message.id);
    } catch (error) {
      fail(error);
    } finally {
      button.removeAttribute('aria-busy');
    }
  },
  server: () => server,
  async say(content) {
    const reference = replyTo && { message_id: replyTo.id };
    forgetReply();
    await call('POST', `/channels/${channel.id}/messages`, { content, message_reference: reference || undefined });
  },
  dismiss(item) {
    forget(item);
    by('message')?.focus();
  },
  run: (data, files) => interact(2, data, undefined, files),
  complete: (data) => interact(4, data),
  typing: throttled(() => call('POST', `/channels/${channel.id}/typing`).catch(() => {}), 3_000),
};

function throttled(act, ms) {
  let last = 0;
  return () => {
    if (Date.now() - last > ms) {
      last = Date.now();
      act();
    }
  };
}

function atEnd() {
  const scroll = by('scroll');
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
}

/** Whether newer messages than the list holds were left out, because somebody is reading older ones. */
let detached = false;

/** Whether the end of the list is in view, or was before the list became shorter or longer without being scrolled. */
let following = true;

/** Whether a message is new, and replies to a command of one's own. */
function isMyReply(message) {
  return !messages.has(message.id) && message.interaction?.user.id === ready.user.id;
}

function draw() {
  // Whoever runs a command waits for the reply to it.
  const follow = following || pending.some(isMyReply);
  const list = by('messages');
  const fresh = pending.slice(-SHOWN);
  if (pending.length > SHOWN && follow) {
    messages = new Map();
    list.replaceChildren();
  }
  pending = [];
  for (const message of fresh) {
    const known = messages.has(message.id);
    typing.delete(message.author.id);
    const shown = known && list.querySelector(`[data-id="${message.id}"]`);
    if (shown) {
      messages.set(message.id, message);
      redraw(shown, message);
    } else if (!known && (detached || list.children.length >= SHOWN_WHILE_READING && !follow)) {
      detached = true;
    } else if (!known) {
      const previous = messages.get(list.lastElementChild?.dataset.id);
      messages.set(message.id, message);
      list.append(messageItem(message, previous, chat));
    }
  }
  if (follow) {
    while (list.children.length > SHOWN) forget(list.firstElementChild);
    toEnd();
  } else if (fresh.length) {
    by('newer').hidden = false;
  }
  showTyping();
  by('welcome').hidden = list.children.length > 0;
  if (list.children.length && !performance.getEntriesByName(FIRST_SHOWN).length) performance.mark(FIRST_SHOWN);
}

function redraw(shown, message) {
  const previous = messages.get(shown.previousElementSibling?.dataset.id);
  const focused = shown.contains(document.activeElement) ? document.activeElement.dataset.part : undefined;
  const changed = messageItem(message, previous, chat);
  shown.replaceWith(changed);
  if (focused) changed.querySelector(`[data-part="${CSS.escape(focused)}"]`)?.focus();
}

function forget(item) {
  messages.delete(item.dataset.id);
  item.remove();
}

function toEnd() {
  by('scroll').scrollTop = by('scroll').scrollHeight;
  following = true;
  by('newer').hidden = true;
}

async function enter(next) {
  channel = next;
  if (serverOf(next) !== server) {
    server = serverOf(next);
    showMembers();
    suggest();
  }
  by('channel').replaceChildren(element('span', { class: 'hash', 'aria-hidden': 'true' }, `${sign(next)} `), next.name);
  document.title = `${sign(next)}${next.name} · ${pageTitle}`;
  for (const link of by('servers').querySelectorAll('button')) {
    link.setAttribute('aria-current', link.dataset.id === next.id ? 'page' : 'false');
  }
  showRights();
  const history = await call('GET', `/channels/${next.id}/messages?limit=50`).catch(() => []);
  if (channel !== next) return;
  detached = false;
  messages = new Map();
  by('messages').replaceChildren();
  const later = pending.filter((message) => message.channel_id === next.id);
  pending = [...history.reverse(), ...later.filter((it) => !history.some((old) => old.id === it.id))];
  draw();
  toEnd();
}

/** Shows the newest messages again. */
function newest() {
  by('newer').hidden = true;
  if (detached) enter(channel);
  else toEnd();
}

let loading = false;

async function older() {
  const list = by('messages');
  const first = list.firstElementChild?.dataset.id;
  if (loading || !first || by('scroll').scrollTop > 100) return;
  loading = true;
  try {
    const before = await call('GET', `/channels/${channel.id}/messages?limit=50&before=${first}`);
    if (list.firstElementChild?.dataset.id !== first) return;
    const height = by('scroll').scrollHeight;
    before.reverse();
    list.prepend(...before.map((message, index) => messageItem(message, before[index - 1], chat)));
    for (const message of before) messages.set(message.id, message);
    while (list.children.length > SHOWN_WHILE_READING) {
      detached = true;
      forget(list.lastElementChild);
    }
    by('scroll').scrollTop += by('scroll').scrollHeight - height;
  } finally {
    loading = false;
  }
}

// ---- Interactions: their outcome comes over the stream

function interact(type, data, messageId, files) {
  nonce += 1;
  const mine = String(nonce);
  const outcome = new Promise((resolve, reject) => waiting.set(mine, { resolve, reject }));
  call('POST', '/interactions', { type, channel_id: channel.id, message_id: messageId, nonce: mine, data }, files).catch((error) => settle(mine, null, error));
  return outcome;
}

function settle(id, value, error) {
  const waits = waiting.get(id);
  waiting.delete(id);
  if (error) waits?.reject(error);
  else waits?.resolve(value);
}

function fail(error) {
  composer.say(error.message);
}

// ---- Around the chat

/** The servers, and the direct messages with the bot after them. */
const places = () => [...ready.guilds, ready.direct];

const sign = (it) => {
  if (it.is_direct) return '@';
  return it.is_thread ? '↳' : '#';
};

const serverOf = (wanted) => places().find((guild) => guild.channels.some((it) => it.id === wanted?.id)) || NOWHERE;

function showAround() {
  showChannels();
  showMembers();
  showMe();
  showRights();
  suggest();
}

function showChannels() {
  const link = (it) => {
    const current = it.id === channel?.id ? 'page' : 'false';
    const button = element('button', { type: 'button', 'data-id': it.id, 'aria-current': current }, element('span', { class: 'hash', 'aria-hidden': 'true' }, sign(it)), it.name);
    button.addEventListener('click', () => {
      closeDrawers();
      enter(it);
    });
    return element('li', {}, button);
  };
  by('servers').replaceChildren(...places().map((guild) => element('section', { class: 'server', 'aria-labelledby': `server-${guild.id}` },
    element('h2', { id: `server-${guild.id}` }, guild.name),
    element('ul', {}, ...guild.channels.map(link)))));
}

/** What the bot may do in the channel that is shown, and where it's installed. */
function showRights() {
  const box = (label, checked, change) => {
    const input = element('input', { type: 'checkbox', checked });
    input.addEventListener('change', () => change(input.checked).catch(fail));
    return element('label', {}, input, ` ${label}`);
  };
  const permission = ([name, has]) => box(name, has, (allowed) => call('POST', '/sandbox/permissions', { channel_id: channel.id, permission: name, allowed }));
  const change = (what) => call('POST', '/sandbox/bot', what);
  const here = Object.entries(channel?.bot_permissions ?? {});
  const [first] = ready.guilds;
  by('rights').hidden = !first;
  by('rights-list').replaceChildren(
    ...(here.length ? [element('p', { class: 'small' }, `In #${channel.name}`), ...here.map(permission)] : []),
    ...(first ? [
      element('p', { class: 'small' }, `In ${first.name}`),
      box('Is a member', first.has_bot, (is) => change({ is_in_server: is })),
      box('Its commands stay without it', first.has_commands_only, (has) => change({ has_commands_only: has })),
      element('p', { class: 'small' }, 'Your account'),
      box('Installed for yourself', ready.is_installed, (is) => change({ is_installed: is })),
    ] : []));
}

function showMembers() {
  const item = (it) => element('li', { class: it.online ? 'online' : 'offline' },
    avatar(it), element('span', { class: 'name' }, it.username), it.bot ? element('span', { class: 'tag' }, 'APP') : null,
    it.id === ready.user.id ? element('span', { class: 'small' }, 'you') : null);
  const group = (title, people) => (people.length ? [element('h2', {}, `${title} — ${people.length}`), element('ul', {}, ...people.map(item))] : []);
  const there = server.members.filter((it) => it.online);
  const away = server.members.filter((it) => !it.online);
  by('member-list').replaceChildren(...group('Online', there), ...group('Offline', away));
}

function showMe() {
  const people = ready.people;
  by('me').replaceChildren(...people.map((it) => element('option', { value: it.username, selected: it.id === ready.user.id }, it.username)), element('option', { value: '+' }, 'somebody new …'));
  by('my-avatar').replaceChildren(avatar(ready.user));
  showOtherTab();
}

function showOtherTab() {
  const people = ready.people;
  const other = people.find((it) => it.id !== ready.user.id && !isOpen(it)) || people.find((it) => it.id !== ready.user.id);
  by('other-tab').href = `${location.pathname}${location.search}#${other?.username || 'bob'}`;
  by('other-tab').textContent = `Open a tab as ${other?.username || 'bob'}`;
}

const isOpen = (person) => server.members.some((it) => it.id === person.id && it.online);

function showNote(note) {
  by('note').hidden = !note?.title;
  by('note').replaceChildren(element('h2', {}, note?.title || ''), element('ul', {}, ...(note?.lines || []).slice(0, 50).map((line) => element('li', {}, line))));
}

function suggest() {
  const command = (...path) => runnable(server.commands).find((it) => it.path.join(' ') === path.join(' '));
  const ideas = [
    ['🏁', 'Start a race', 'Type your answers. First correct one wins.', () => startRound(), command('quiz', 'start')],
    ['👆', 'Play multiple choice', 'Tap your answers. First correct one wins.', () => startRound({ name: 'style', type: 3, value: 'choice' }), styles(command('quiz', 'start'))],
    ['📬', 'Drop a question now', 'Everyone answers privately until it closes.', dropNow, command('drop', 'add')],
    ['🔎', 'Look up a card', 'Find a card by a few words.', async () => composer.start(command('lookup')), command('lookup')],
  ];
  by('suggestions').replaceChildren(...ideas.filter(([, , , , there]) => there).map(([sign, title, text, act]) => {
    const button = element('button', { type: 'button', class: 'suggestion' }, element('span', { class: 'sign', 'aria-hidden': 'true' }, sign), element('strong', {}, title), element('span', { class: 'small' }, text));
    button.addEventListener('click', () => act().catch(fail));
    return button;
  }));
}

/** Whether a command starts rounds of multiple choice, too. */
const styles = (start) => start?.options.some((it) => it.name === 'style');

async function startRound(...more) {
  await chat.run({ name: 'quiz', type: 1, options: [{ name: 'start', type: 1, options: [...await firstDeck(), { name: 'questions', type: 4, value: '5' }, ...more] }] });
}

/** The option that names the first of several decks, so that one click is enough to begin; nothing where there is no deck to name. */
async function firstDeck() {
  const decks = await chat.complete({ name: 'quiz', type: 1, options: [{ name: 'start', type: 1, options: [{ name: 'deck', type: 3, value: '', focused: true }] }] });
  return decks.slice(0, 1).map(({ value }) => ({ name: 'deck', type: 3, value }));
}

async function dropNow() {
  const local = new Date(now()).toISOString().slice(11, 16);
  await chat.run({ name: 'drop', type: 1, options: [{ name: 'add', type: 1, options: [{ name: 'time', type: 3, value: local }, ...await firstDeck()] }] });
  const which = await chat.complete({ name: 'drop', type: 1, options: [{ name: 'now', type: 1, options: [{ name: 'drop', type: 3, value: '', focused: true }] }] });
  const last = which.at(-1);
  await chat.run({ name: 'drop', type: 1, options: [{ name: 'now', type: 1, options: [{ name: 'drop', type: 3, value: last.value }] }] });
}

function showTyping() {
  const people = [...typing].filter(([, until]) => until > Date.now()).map(([id]) => chat.names('@', id).slice(1));
  by('typing').textContent = people.length ? `${people.join(', ')} ${people.length === 1 ? 'is' : 'are'} typing …` : '';
}

function forgetReply() {
  replyTo = null;
  by('replying').hidden = true;
}

function closeDrawers() {
  for (const [button, drawer] of [['show-side', 'side'], ['show-members', 'members']]) {
    by(button).setAttribute('aria-expanded', 'false');
    by(drawer).classList.remove('open');
  }
}

for (const [button, drawer] of [['show-side', 'side'], ['show-members', 'members']]) {
  by(button).addEventListener('click', () => {
    const open = !by(drawer).classList.contains('open');
    closeDrawers();
    by(drawer).classList.toggle('open', open);
    by(button).setAttribute('aria-expanded', String(open));
  });
}

document.addEventListener('keydown', (event) => {
  const open = document.querySelector('.side.open, .people.open');
  if (event.key !== 'Escape' || !open) return;
  closeDrawers();
  document.querySelector(`[aria-controls="${open.id}"]`).focus();
});

document.querySelector('main').addEventListener('click', (event) => {
  if (!event.target.closest('.only-narrow')) closeDrawers();
});

by('me').addEventListener('change', () => {
  if (by('me').value !== '+') {
    location.hash = by('me').value;
    return;
  }
  showMe();
  const name = { custom_id: 'name', label: 'Name', placeholder: 'dave', style: 1, max_length: 32, pattern: '[\\p{L}\\p{N}_]+', title: 'Letters, digits and underscores' };
  openModal(by('modal'), { title: 'Add a member', components: [{ components: [name] }] }, async ([{ value }]) => {
    try {
      const made = await call('POST', '/sandbox/members', { name: value });
      location.hash = made.username;
    } catch (error) {
      fail(error);
    }
  });
});

window.addEventListener('hashchange', () => {
  channel = null;
  closeDrawers();
  forgetReply();
  startAnew();
});

for (const button of document.querySelectorAll('[data-clock]')) {
  button.addEventListener('click', async () => {
    button.disabled = true;
    const body = button.dataset.clock === 'next' ? { next: true } : { advance_ms: Number(button.dataset.clock) };
    await call('POST', '/sandbox/clock', body).catch(fail);
    button.disabled = false;
  });
}

by('messages').addEventListener(COMMAND_CHOSEN, ({ detail }) => {
  // A command that there isn't, or a name in another language, does nothing in Discord, either.
  const command = runnable(server.commands).find((it) => it.path.join(' ') === detail);
  if (command) composer.start(command);
});
by('no-reply').addEventListener('click', forgetReply);
by('newer').addEventListener('click', newest);
by('scroll').addEventListener('scroll', () => {
  older().catch(fail);
  following = atEnd() && !detached;
  if (following) by('newer').hidden = true;
  else if (atEnd()) newest();
}, { passive: true });
// A command's form takes room from the list.
new ResizeObserver(() => following && toEnd()).observe(by('scroll'));
// A picture that has come makes the list longer.
by('messages').addEventListener('load', () => following && toEnd(), true);
function showClock() {
  const at = new Date(now());
  by('now').dateTime = at.toISOString();
  by('now').textContent = at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
}

setInterval(() => {
  showClock();
  showTyping();
}, 1_000);

const composer = new Composer(chat);
connect();
