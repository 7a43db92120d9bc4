// Messages as Discord shows them, and the forms that buttons open.

import { bytes, element, markdown } from './markdown.js';
import { menu } from './menu.js';

/** White is read on each of these. */
const COLOURS = ['#24703f', '#a13d8e', '#0b6e8f', '#b3141f', '#7a4fc4', '#9a5200', '#4752c4'];

export function avatar(user) {
  const shown = element('span', { class: user.bot ? 'avatar bot' : 'avatar', 'aria-hidden': 'true' }, user.bot ? '?' : [...user.username][0].toUpperCase());
  if (!user.bot) shown.style.backgroundColor = COLOURS[Number(BigInt(user.id) % BigInt(COLOURS.length))];
  return shown;
}

const clockTime = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayName = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });
const fullTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });

/**
 * An item of the list. `chat` has `names`, `commandName(path)`, `messageCommands()`, `use(command, message)`, `me()`, `edit(message)`, `remove(message)`, `press(message, customId, button)`, `reply(message)` and `find(id)`.
 */
export function messageItem(message, previous, chat) {
  const private_ = (message.flags & 64) !== 0;
  const thinking = !message.content && !message.embeds.length && !message.attachments.length;
  const at = new Date(message.timestamp);
  const follows = previous && previous.author.id === message.author.id && !message.message_reference && !message.interaction && !private_
    && Math.abs(at - new Date(previous.timestamp)) < 300_000 && (previous.flags & 64) === 0;
  const item = element('li', { class: `message${follows ? ' follows' : ''}${private_ ? ' private' : ''}`, 'data-id': message.id });
  if (previous && dayName.format(at) !== dayName.format(new Date(previous.timestamp))) item.append(element('p', { class: 'day' }, dayName.format(at)));
  const replied = message.message_reference && chat.find(message.message_reference.message_id);
  if (replied) {
    item.classList.add('has-reply');
    item.append(element('p', { class: 'replied' }, element('span', { class: 'visually-hidden' }, 'Replying to '), element('b', {}, replied.author.username), ` ${gist(replied)}`));
  }
  if (message.interaction) {
    item.classList.add('has-reply');
    item.append(element('p', { class: 'replied' }, element('b', {}, message.interaction.user.username), ' used ', element('b', { class: 'used' }, chat.commandName(message.interaction.name))));
  }
  const body = element('div', { class: 'body' });
  body.append(element('h3', { class: follows ? 'visually-hidden' : 'by' },
    element('span', { class: 'name' }, message.author.username),
    message.author.bot ? element('span', { class: 'tag' }, 'APP') : null,
    element('time', { datetime: message.timestamp, title: fullTime.format(at) }, clockTime.format(at))));
  if (thinking) body.append(element('p', { class: 'small' }, `${message.author.username} is thinking …`));
  if (message.content) {
    const content = element('div', { class: 'content' }, ...markdown(message.content, chat.names));
    // In the last line, as far as that is a line of text.
    const last = content.lastElementChild?.matches('p') ? content.lastElementChild : content;
    if (message.edited_timestamp) last.append(element('span', { class: 'edited' }, ' (edited)'));
    body.append(content);
  }
  body.append(...message.embeds.map((embed) => embedCard(embed, chat)));
  const pictured = JSON.stringify(message.embeds.map((embed) => [embed.image?.url, embed.thumbnail?.url]));
  body.append(...message.attachments.filter((file) => !pictured.includes(JSON.stringify(file.url))).map(fileCard));
  for (const row of message.components) {
    body.append(element('div', { class: 'row' }, ...row.components.map((part) => component(part, message, chat))));
  }
  if (message.reactions.length) {
    const reaction = (it) => element('li', {}, `${it.emoji.name} ${it.count}`);
    body.append(element('ul', { class: 'reactions', 'aria-label': 'Reactions' }, ...message.reactions.map(reaction)));
  }
  if (private_) {
    const dismiss = element('button', { type: 'button' }, 'Dismiss message');
    dismiss.addEventListener('click', () => chat.dismiss(item));
    body.append(element('p', { class: 'small only-you' }, 'Only you can see this. ', dismiss));
  }
  const answer = element('button', { type: 'button', class: 'reply', 'aria-label': `Reply to ${message.author.username}` }, 'Reply');
  answer.addEventListener('click', () => chat.reply(message));
  const action = (label, act) => {
    const button = element('button', { type: 'button', 'aria-label': `${label} message` }, label);
    button.addEventListener('click', () => act(message));
    return button;
  };
  const isMine = message.author.id === chat.me();
  // On a private reply, Discord offers none of these.
  const actions = element('div', { class: 'actions' }, chat.messageCommands().length ? appsButton(message, chat) : null,
    isMine ? action('Edit', chat.edit) : null, isMine ? action('Delete', chat.remove) : null, answer);
  item.append(avatar(message.author), body, private_ ? '' : actions);
  return item;
}

/** The button that opens the menu of commands for a message. */
function appsButton(message, chat) {
  const open = element('button', { type: 'button', class: 'apps', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': `Apps for the message by ${message.author.username}` }, 'Apps');
  let list = null;
  const close = (focus) => {
    // Removing what has the focus takes the focus from it, which closes the list again.
    const gone = list;
    list = null;
    gone?.remove();
    open.setAttribute('aria-expanded', 'false');
    if (focus) open.focus();
  };
  open.addEventListener('click', () => {
    if (list) return close(true);
    const items = chat.messageCommands().map((command) => {
      const item = element('button', { type: 'button', role: 'menuitem' }, command.shown);
      item.addEventListener('click', () => {
        close(true);
        chat.use(command, message);
      });
      return item;
    });
    list = element('div', { class: 'apps-menu', role: 'menu', 'aria-label': 'Apps' }, ...items);
    list.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
      else if (event.key === 'Escape') close(true);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    list.addEventListener('focusout', (event) => {
      if (!list?.contains(event.relatedTarget) && event.relatedTarget !== open) close(false);
    });
    open.after(list);
    open.setAttribute('aria-expanded', 'true');
    items[0].focus();
    // Below the newest message, it would be out of view.
    list.scrollIntoView({ block: 'nearest' });
    return undefined;
  });
  return open;
}

/** The beginning of what a message says, without marks. */
function gist(message) {
  const text = message.content || message.embeds[0]?.title || message.embeds[0]?.description || '';
  return text.replace(/\\(.)|\*\*|__|~~|\|\|/g, '$1').split('\n')[0].slice(0, 100);
}

/** Where a file of the sandbox's is, by this page's own name for it; nothing from elsewhere is ever asked for. */
function here(address) {
  if (!URL.canParse(address || '')) return null;
  const url = new URL(address);
  return url.port === location.port && url.pathname.startsWith('/attachments/') ? url.pathname + url.search : null;
}

function picture(address, description, kind) {
  const source = here(address);
  return source && element('img', { class: kind, src: source, alt: description, loading: 'lazy' });
}

function fileCard(file) {
  if (file.content_type?.startsWith('image/')) {
    const shown = picture(file.url, file.description || file.filename, 'picture');
    if (shown) return shown;
  }
  return element('p', { class: 'file' },
    element('a', { href: here(file.url), download: file.filename }, file.filename), element('span', { class: 'small' }, bytes(file.size)));
}

function embedCard(embed, chat) {
  const card = element('article', { class: 'embed' });
  if (embed.color !== undefined) card.style.borderLeftColor = `#${embed.color.toString(16).padStart(6, '0')}`;
  if (embed.title) card.append(element('h4', {}, ...markdown(embed.title, chat.names).flatMap((node) => [...node.childNodes])));
  if (embed.description) card.append(element('div', { class: 'description' }, ...markdown(embed.description, chat.names)));
  if (embed.fields?.length) {
    const field = (it) => element('div', { class: it.inline ? 'inline' : '' }, element('dt', {}, it.name), element('dd', {}, ...markdown(it.value, chat.names)));
    card.append(element('dl', {}, ...embed.fields.map(field)));
  }
  const image = picture(embed.image?.url, embed.image?.description || 'Image', 'picture');
  if (image) card.append(image);
  const thumbnail = picture(embed.thumbnail?.url, embed.thumbnail?.description || 'Image', 'thumbnail');
  if (thumbnail) card.prepend(thumbnail);
  if (embed.footer) card.append(element('footer', {}, embed.footer.text));
  return card;
}

const STYLES = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger' };

function component(part, message, chat) {
  if (part.type === 3) return menu(part, (values, button) => chat.press(message, part.custom_id, button, values));
  const button = element('button', { type: 'button', class: STYLES[part.style] || 'secondary', 'data-part': part.custom_id, disabled: Boolean(part.disabled) }, part.label || '');
  button.addEventListener('click', () => chat.press(message, part.custom_id, button));
  return button;
}

/** Opens a form over the chat; `submit(fields)` gets what was typed, by custom_id. */
export function openModal(dialog, modal, submit) {
  const inputs = modal.components.flatMap((row) => row.components);
  const fields = inputs.map((input, index) => {
    const id = `field-${index}`;
    const typed = element(input.style === 2 ? 'textarea' : 'input', {
      id, name: input.custom_id, placeholder: input.placeholder, required: input.required !== false,
      minlength: input.min_length, pattern: input.pattern, title: input.pattern && input.title, maxlength: input.max_length, rows: input.style === 2 ? 5 : undefined, autofocus: index === 0,
      'aria-describedby': `${id}-limit`,
    });
    typed.value = input.value || '';
    const limit = element('span', { class: 'small', id: `${id}-limit` }, input.max_length ? `At most ${input.max_length} characters` : '');
    return element('p', {}, element('label', { for: id }, input.label), typed, limit);
  });
  const cancel = element('button', { type: 'button', class: 'secondary' }, 'Cancel');
  cancel.addEventListener('click', () => dialog.close());
  const form = element('form', { method: 'dialog' },
    element('h2', { id: 'modal-title' }, modal.title), ...fields,
    element('div', { class: 'row' }, cancel, element('button', { type: 'submit', class: 'primary' }, 'Submit')));
  form.addEventListener('submit', () => {
    submit(inputs.map((input) => ({ custom_id: input.custom_id, value: form.elements[input.custom_id].value })));
  });
  dialog.replaceChildren(form);
  dialog.showModal();
}
