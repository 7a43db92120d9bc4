// Discord's Markdown as elements. Text only ever becomes text nodes, so nothing that is written can act.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const PAIRS = [
  ['***', (inside) => element('strong', {}, element('em', {}, ...inside))],
  ['**', (inside) => element('strong', {}, ...inside)],
  ['__', (inside) => element('u', {}, ...inside)],
  ['~~', (inside) => element('s', {}, ...inside)],
  ['||', (inside) => spoiler(inside)],
  ['*', (inside) => element('em', {}, ...inside)],
  ['_', (inside) => element('em', {}, ...inside)],
];

/** What words are made of. */
const WORD = /[\p{L}\p{N}_]/u;

function spoiler(inside) {
  const button = element('button', { type: 'button', class: 'spoiler', 'aria-label': 'Spoiler, press to show' }, element('span', {}, ...inside));
  button.addEventListener('click', () => {
    button.replaceWith(element('span', { class: 'spoiler shown' }, ...button.firstChild.childNodes));
  });
  return button;
}

/** What stands in a line: a list of nodes. `names` tells what mentions are called. */
export function inline(text, names) {
  const nodes = [];
  let plain = '';
  const flush = () => {
    if (plain) nodes.push(document.createTextNode(plain));
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    if (rest[0] === '\\' && /^[!-/:-@[-`{-~]/.test(rest.slice(1))) {
      plain += rest[1];
      at += 2;
      continue;
    }
    const code = /^(`+)([^]*?[^`])\1(?!`)/.exec(rest);
    if (code) {
      flush();
      nodes.push(element('code', {}, code[2]));
      at += code[0].length;
      continue;
    }
    const named = /^<(@!?|@&|#)(\d+)>/.exec(rest);
    if (named) {
      flush();
      nodes.push(element('span', { class: 'mention' }, names(named[1].replace('!', ''), named[2])));
      at += named[0].length;
      continue;
    }
    const command = /^<\/([\p{L}\p{N}_'-]+(?: [\p{L}\p{N}_'-]+){0,2}):\d+>/u.exec(rest);
    if (command) {
      flush();
      nodes.push(commandMention(command[1]));
      at += command[0].length;
      continue;
    }
    const time = /^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/.exec(rest);
    if (time) {
      flush();
      nodes.push(moment(Number(time[1]), time[2] || 'f'));
      at += time[0].length;
      continue;
    }
    const link = /^\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/.exec(rest);
    if (link) {
      flush();
      nodes.push(element('a', { href: link[2], target: '_blank', rel: 'noopener noreferrer' }, ...inline(link[1], names)));
      at += link[0].length;
      continue;
    }
    const pair = PAIRS.find(([mark]) => rest.startsWith(mark));
    // An underscore within a word is part of its name, as in keep_answers_days.
    const within = pair?.[0] === '_' && WORD.test(text[at - 1] ?? '');
    const end = pair && !within ? closing(rest, pair[0]) : -1;
    if (end > pair?.[0].length) {
      flush();
      nodes.push(pair[1](inline(rest.slice(pair[0].length, end), names)));
      at += end + pair[0].length;
      continue;
    }
    plain += rest[0];
    at += 1;
  }
  flush();
  return nodes;
}

/** What a click on a mention of a command asks for; its detail is the command's path. */
export const COMMAND_CHOSEN = 'command-chosen';

/** A command that a click begins to write. Discord shows its name as it was written, in every language. */
function commandMention(path) {
  const button = element('button', { type: 'button', class: 'mention command-mention' }, `/${path}`);
  button.addEventListener('click', () => button.dispatchEvent(new CustomEvent(COMMAND_CHOSEN, { bubbles: true, detail: path })));
  return button;
}

/** Where the same mark closes, not counting escaped ones. */
function closing(text, mark) {
  for (let at = mark.length; at <= text.length - mark.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(mark, at) && !/\s/.test(text[mark.length]) && !(mark === '_' && WORD.test(text[at + 1] ?? ''))) return at;
  }
  return -1;
}

/** A whole text: lines, quotes, lists, headings, small print and blocks of code. */
export function markdown(text, names) {
  const nodes = [];
  const parts = text.split(/```(?:[a-z0-9+-]*\n)?([^]*?)```/);
  parts.forEach((part, index) => {
    if (index % 2) nodes.push(element('pre', {}, element('code', {}, part.replace(/\n$/, ''))));
    else if (part) nodes.push(...lines(part, names));
  });
  return nodes;
}

function lines(text, names) {
  const nodes = [];
  let list = null;
  for (const line of text.split('\n')) {
    const item = /^\s*(?:[-*]|(\d+)\.) (.*)$/.exec(line);
    if (item) {
      const kind = item[1] ? 'OL' : 'UL';
      if (list?.tagName !== kind) {
        list = element(kind, item[1] ? { start: item[1] } : {});
        nodes.push(list);
      }
      list.append(element('li', {}, ...inline(item[2], names)));
      continue;
    }
    list = null;
    const small = /^-# (.*)$/.exec(line);
    const heading = /^(#{1,3}) (.*)$/.exec(line);
    const quote = /^>(?:>>)? (.*)$/.exec(line);
    if (small) nodes.push(element('p', { class: 'small' }, ...inline(small[1], names)));
    else if (heading) nodes.push(element('p', { class: `heading h${heading[1].length}` }, ...inline(heading[2], names)));
    else if (quote) nodes.push(element('blockquote', {}, ...inline(quote[1], names)));
    else if (line.trim()) nodes.push(element('p', {}, ...inline(line, names)));
    else if (nodes.length) nodes.push(element('p', { class: 'gap' }));
  }
  return nodes;
}

let ahead = 0;

/** How far the sandbox's clock is ahead of this browser's, in ms. */
export function setNow(now) {
  ahead = now - Date.now();
  for (const shown of document.querySelectorAll('time[data-relative]')) count(shown);
}

export function now() {
  return Date.now() + ahead;
}

/** The language in which times are shown: that of the member's Discord. */
let language = 'en-GB';
let relative = new Intl.RelativeTimeFormat(language, { numeric: 'always' });

export function setLanguage(code) {
  language = !code || code.startsWith('en') ? 'en-GB' : code;
  relative = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
}

function count(shown) {
  const seconds = Number(shown.dataset.relative) - now() / 1000;
  const [unit, size] = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60]].find(([, size]) => Math.abs(seconds) >= size) || ['second', 1];
  shown.textContent = relative.format(Math.round(seconds / size), unit);
}

setInterval(() => {
  for (const shown of document.querySelectorAll('time[data-relative]')) count(shown);
}, 1000);

const STYLES = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

function moment(seconds, style) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return document.createTextNode('Invalid date');
  const shown = element('time', { datetime: date.toISOString(), title: date.toLocaleString(language, STYLES.F) });
  if (style === 'R') {
    shown.dataset.relative = String(seconds);
    count(shown);
  } else {
    shown.textContent = date.toLocaleString(language, STYLES[style]);
  }
  return shown;
}

/** A size as people say it. */
export function bytes(size) {
  if (size < 1024) return `${size} ${size === 1 ? 'byte' : 'bytes'}`;
  if (size < 1024 * 1024) return `${(size / 1024).toFixed(1)} KB`;
  return `${(size / 1024 / 1024).toFixed(1)} MB`;
}
