// The message box: text, or a slash command with a form for its options, all by keyboard.

import { bytes, element } from './markdown.js';

/** The type of an option that takes a file. */
const FILE = 11;

/** What a command, an option or a choice is called in the member's language; interactions carry its `name`. */
const called = (it) => it.name_localized ?? it.name;

/** What a command or an option does, in the member's language. */
const described = (it) => it.description_localized ?? it.description;

/** Each command that can be run, its subcommands one by one: { path, shown, description, options }. */
function runnable(commands) {
  return commands.filter((command) => command.type === 1).flatMap((command) => {
    const one = (parts) => {
      const options = parts.at(-1).options || [];
      // Subcommands, and groups of them.
      const subs = options.filter((option) => option.type === 1 || option.type === 2);
      if (subs.length) return subs.flatMap((sub) => one([...parts, sub]));
      return [{ path: parts.map((it) => it.name), shown: parts.map(called), description: described(parts.at(-1)), options }];
    };
    return one([command]);
  });
}

/** The largest file, as Discord has it. */
const LARGEST_FILE = 10 * 1024 * 1024;

export class Composer {
  /** `chat` has `say(text)`, `run(data, files)`, `complete(data)`, `typing()`, `server()` (as READY tells of it). */
  constructor(chat) {
    this.chat = chat;
    this.form = document.getElementById('composer');
    this.box = document.getElementById('box');
    this.list = document.getElementById('completions');
    this.refused = document.getElementById('refused');
    this.chosen = -1;
    this.asked = 0;
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.send();
    });
    this.form.addEventListener('keydown', (event) => this.key(event));
    this.form.addEventListener('focusout', (event) => {
      if (!this.form.contains(event.relatedTarget)) this.close();
    });
    this.form.addEventListener('paste', (event) => this.take(event, event.clipboardData.files));
    const chatArea = this.form.parentElement;
    chatArea.addEventListener('dragover', (event) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      chatArea.classList.add('dropping');
    });
    for (const end of ['dragleave', 'drop']) chatArea.addEventListener(end, () => chatArea.classList.remove('dropping'));
    chatArea.addEventListener('drop', (event) => this.take(event, event.dataTransfer.files));
    this.plain('');
  }

  /** Puts a file that was pasted or dropped where the command takes one. */
  take(event, files) {
    if (!files.length) return;
    event.preventDefault();
    const option = this.command?.options.find((it) => it.type === FILE && !this.fields.get(it.name)?.files.length);
    if (!option) {
      this.say('Files only work with a command that takes one. Type / to choose it first.');
      return;
    }
    const field = this.fields.get(option.name) || this.fileField(option);
    field.files = files;
    field.dispatchEvent(new Event('change'));
    this.offer();
    field.focus();
  }

  /** A box for a message. */
  plain(text, focus = false) {
    this.command = null;
    const label = element('label', { for: 'message', class: 'visually-hidden' }, 'Message');
    this.input = element('textarea', {
      id: 'message', rows: 1, maxlength: 2000, placeholder: 'Message, or / for commands', 'aria-haspopup': 'listbox',
      'aria-controls': 'completions', 'aria-autocomplete': 'list', 'aria-describedby': 'refused', enterkeyhint: 'send',
    });
    this.input.value = text;
    this.input.addEventListener('input', () => {
      this.grow();
      this.say('');
      this.suggestCommands();
      if (this.input.value && !this.input.value.startsWith('/')) this.chat.typing();
    });
    this.box.replaceChildren(label, this.input, element('button', { type: 'submit', class: 'primary' }, 'Send'));
    this.close();
    if (focus) this.input.focus();
  }

  /** Makes the message box as high as what is in it. */
  grow() {
    this.input.style.height = 'auto';
    this.input.style.height = `${this.input.scrollHeight}px`;
  }

  /** A form for a command: a field for each option that is asked for, and the others on demand. */
  start(command, given = {}) {
    this.command = command;
    this.fields = new Map();
    const name = element('span', { class: 'command' }, `/${command.shown.join(' ')}`);
    const cancel = element('button', { type: 'button', class: 'secondary', 'aria-label': 'Cancel the command' }, '✕');
    cancel.addEventListener('click', () => this.plain('', true));
    this.more = element('span', { class: 'more' });
    this.box.replaceChildren(name, this.more, element('button', { type: 'submit', class: 'primary' }, 'Run'), cancel);
    for (const option of command.options) {
      if (option.required || given[option.name] !== undefined) this.field(option, given[option.name]);
    }
    this.offer();
    this.close();
    const first = this.fields.values().next().value;
    (first || this.more.querySelector('button') || this.box.querySelector('[type=submit]')).focus();
  }

  /** A field for a file: chosen, dropped or pasted. */
  fileField(option) {
    const id = `option-${option.name}`;
    const chosen = element('input', {
      id, type: 'file', title: described(option), 'aria-describedby': `${id}-size refused`, 'aria-required': option.required ? 'true' : undefined,
    });
    const size = element('span', { class: 'size', id: `${id}-size`, role: 'status' }, 'or drop it here');
    chosen.addEventListener('change', () => {
      const [file] = chosen.files;
      this.say('');
      if (file?.size > LARGEST_FILE) {
        this.say(`Your files are too powerful: ${file.name} is ${bytes(file.size)}, but the limit is ${bytes(LARGEST_FILE)}.`);
        chosen.value = '';
      }
      size.textContent = chosen.files.length ? bytes(chosen.files[0].size) : 'or drop it here';
    });
    this.fields.set(option.name, chosen);
    this.more.before(element('span', { class: 'option file-option' }, element('label', { for: id }, called(option)), chosen, size));
    return chosen;
  }

  field(option, value = '') {
    if (option.type === FILE) return this.fileField(option);
    const id = `option-${option.name}`;
    const typed = element('input', {
      id, type: 'text', maxlength: option.max_length || 6000, placeholder: described(option), title: described(option), role: 'combobox',
      'aria-expanded': 'false', 'aria-controls': 'completions', 'aria-autocomplete': 'list', 'aria-describedby': 'refused',
      'aria-required': option.required ? 'true' : undefined, inputmode: option.type === 4 ? 'numeric' : undefined,
    });
    typed.value = value;
    const suggest = () => this.suggestValues(option, typed);
    typed.addEventListener('input', () => {
      delete typed.dataset.value;
      this.say('');
      suggest();
    });
    typed.addEventListener('focus', suggest);
    typed.addEventListener('keydown', (event) => {
      if (event.key === 'Backspace' && !typed.value && !option.required) {
        event.preventDefault();
        this.fields.delete(option.name);
        typed.closest('.option').remove();
        this.offer();
        this.close();
        (this.box.querySelector('.option:last-of-type input') || this.more.querySelector('button'))?.focus();
      }
    });
    this.fields.set(option.name, typed);
    this.more.before(element('span', { class: 'option' }, element('label', { for: id }, called(option)), typed));
    return typed;
  }

  /** The options that can be added. */
  offer() {
    const left = this.command.options.filter((option) => !this.fields.has(option.name));
    this.more.replaceChildren(...left.map((option) => {
      const add = element('button', { type: 'button', class: 'add', title: described(option), 'aria-label': `Add the option ${called(option)}: ${described(option)}` }, `+ ${called(option)}`);
      add.addEventListener('click', () => {
        const typed = this.field(option);
        this.offer();
        typed.focus();
      });
      return add;
    }));
  }

  suggestCommands() {
    const typed = this.input.value;
    if (!typed.startsWith('/')) return this.close();
    const words = typed.slice(1).trim().toLowerCase();
    const fits = (names) => names.join(' ').startsWith(words) || names.some((name) => name.startsWith(words));
    const fitting = runnable(this.chat.server().commands).filter((command) => fits(command.shown) || fits(command.path));
    this.open(fitting.map((command) => ({
      label: `/${command.shown.join(' ')}`, detail: command.description, choose: () => this.start(command),
    })), this.input);
  }

  async suggestValues(option, typed) {
    const take = (label, value) => ({
      label,
      choose: () => {
        typed.value = label;
        typed.dataset.value = value;
        this.close();
        typed.focus();
        this.close();
      },
    });
    const server = this.chat.server();
    const fits = (text) => text.toLowerCase().includes(typed.value.trim().toLowerCase().replace(/^[@#]/, ''));
    const known = {
      5: () => ['true', 'false'].map((word) => take(word, word)),
      6: () => server.members.filter((it) => fits(it.username)).map((it) => take(it.username, it.username)),
      7: () => server.channels.filter((it) => fits(it.name)).map((it) => take(`#${it.name}`, it.id)),
      8: () => server.roles.filter((it) => fits(it.name)).map((it) => take(it.name, it.name)),
    }[option.type];
    if (known) return this.open(known(), typed);
    if (option.choices) return this.open(option.choices.filter((it) => fits(called(it))).map((it) => take(called(it), it.value)), typed);
    if (!option.autocomplete) {
      this.close();
      return undefined;
    }
    this.asked += 1;
    const mine = this.asked;
    const choices = await this.chat.complete(this.data(option.name)).catch(() => []);
    if (mine === this.asked && document.activeElement === typed) this.open(choices.map((it) => take(it.name, it.value)), typed);
    return undefined;
  }

  open(entries, owner) {
    if (!entries.length) return this.close();
    this.entries = entries;
    this.owner = owner;
    this.chosen = 0;
    this.list.replaceChildren(...entries.map((entry, index) => {
      const item = element('li', { role: 'option', id: `completion-${index}`, 'aria-selected': 'false' }, element('span', {}, entry.label), entry.detail ? element('span', { class: 'small' }, entry.detail) : null);
      item.addEventListener('mousedown', (event) => {
        event.preventDefault();
        entry.choose();
      });
      return item;
    }));
    this.list.hidden = false;
    if (owner.role === 'combobox') owner.setAttribute('aria-expanded', 'true');
    this.mark();
    return undefined;
  }

  close() {
    this.list.hidden = true;
    this.list.replaceChildren();
    this.entries = [];
    this.asked += 1;
    for (const box of this.box.querySelectorAll('[aria-controls=completions]')) {
      if (box.role === 'combobox') box.setAttribute('aria-expanded', 'false');
      box.removeAttribute('aria-activedescendant');
    }
  }

  mark() {
    [...this.list.children].forEach((item, index) => item.setAttribute('aria-selected', String(index === this.chosen)));
    this.list.children[this.chosen]?.scrollIntoView({ block: 'nearest' });
    this.owner.setAttribute('aria-activedescendant', `completion-${this.chosen}`);
  }

  key(event) {
    if (event.key === 'Escape') {
      if (!this.list.hidden) this.close();
      else if (this.command) this.plain('', true);
      return;
    }
    if (this.list.hidden || !this.entries.length) {
      // A line of its own is made with Shift, as everywhere.
      if (event.key === 'Enter' && event.target === this.input && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.form.requestSubmit();
      }
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.chosen = (this.chosen + step + this.entries.length) % this.entries.length;
      this.mark();
    } else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey && event.target.value)) {
      event.preventDefault();
      this.entries[this.chosen].choose();
    }
  }

  /** The command as an interaction carries it. */
  data(focused) {
    let file = 0;
    const options = [...this.fields].map(([name, typed]) => {
      const spec = this.command.options.find((option) => option.name === name);
      if (spec.type === FILE) return { name, type: FILE, value: !focused && typed.files.length ? String(file++) : '' };
      return { name, type: spec.type, value: typed.dataset.value ?? typed.value, focused: name === focused || undefined };
    }).filter((option) => option.focused || option.value !== '');
    const [name, ...subs] = this.command.path;
    // The innermost is the subcommand; one around it is its group.
    const nested = subs.reduceRight((inner, sub, at) => [{ name: sub, type: at === subs.length - 1 ? 1 : 2, options: inner }], options);
    const attachments = this.files().map((file, index) => ({ id: String(index), filename: file.name }));
    return { name, type: 1, options: nested, attachments };
  }

  /** The chosen files, in the order in which the options name them. */
  files() {
    return [...this.fields.values()].flatMap((field) => [...(field.files || [])]);
  }

  /** A command that was typed or pasted as text, such as /quiz start deck:"Deep Learning" questions:3. */
  written(text) {
    const names = (command) => [command.shown, command.path].map((parts) => `/${parts.join(' ')}`);
    const begins = (name) => text === name || text.startsWith(`${name} `);
    const command = runnable(this.chat.server().commands).find((it) => names(it).some(begins));
    if (!command) return undefined;
    const rest = text.slice(names(command).find(begins).length);
    const given = {};
    for (const [, name, quoted, plain] of rest.matchAll(/([^\s:]+):(?:"([^"]*)"|(.*?))(?=\s+[^\s:]+:|\s*$)/gu)) {
      const option = command.options.find((it) => [it.name, called(it)].includes(name));
      if (!option || option.type === FILE) return { command, unknown: name };
      given[option.name] = (quoted ?? plain).trim();
    }
    return { command, given };
  }

  async send() {
    const command = this.command;
    if (!command) {
      const text = this.input.value.trim();
      if (!text) return;
      if (text.startsWith('/')) {
        const written = this.written(text);
        if (!written) {
          this.say('Unknown command. Choose one from the list.');
        } else if (written.unknown) {
          this.say(`/${written.command.shown.join(' ')} has no option “${written.unknown}”.`);
        } else {
          this.start(written.command, written.given);
          // Written with its options, there is nothing left to choose.
          if (Object.keys(written.given).length) await this.send();
        }
        return;
      }
      this.input.value = '';
      this.grow();
      this.close();
      try {
        await this.chat.say(text);
      } catch (error) {
        this.input.value = text;
        this.grow();
        this.say(error.message);
      }
      return;
    }
    const missing = command.options.find((option) => option.required && !this.fields.get(option.name)?.value);
    if (missing) {
      this.say(`${called(missing)} is required.`);
      this.fields.get(missing.name).focus();
      return;
    }
    try {
      await this.chat.run(this.data(), this.files());
      this.plain('', true);
    } catch (error) {
      this.say(error.message);
    }
  }

  say(text) {
    this.refused.textContent = text;
  }
}

export { called, runnable };
