// A select menu under a message: a button that opens a list, by pointer and by keyboard, as a screen reader expects it of a combobox.

import { element } from './markdown.js';

let menus = 0;

/** `choose(values, button)` is called with what was chosen, once the list closes on a choice. */
export function menu(part, choose) {
  menus += 1;
  const id = `menu-${menus}`;
  const most = part.max_values ?? 1;
  const least = part.min_values ?? 1;
  const several = most > 1;
  let chosen = part.options.filter((it) => it.default).map((it) => it.value);
  let before = chosen;
  let active = 0;
  let typed = '';
  let typedAt = 0;

  const label = element('span', { class: 'menu-label' });
  const button = element('button', {
    type: 'button', class: 'menu-button', 'data-part': part.custom_id, role: 'combobox', 'aria-haspopup': 'listbox', 'aria-expanded': 'false', 'aria-controls': id,
    'aria-label': part.placeholder || 'Choose', disabled: Boolean(part.disabled),
  }, label, element('span', { class: 'menu-arrow', 'aria-hidden': 'true' }));
  const items = part.options.map((option, index) => {
    const item = element('li', { role: 'option', id: `${id}-${index}` },
      element('span', { class: 'menu-text' }, element('span', {}, option.label), option.description ? element('span', { class: 'small' }, option.description) : null),
      several ? element('span', { class: 'menu-tick', 'aria-hidden': 'true' }) : null);
    // The focus stays on the button.
    item.addEventListener('mousedown', (event) => event.preventDefault());
    item.addEventListener('click', () => take(index));
    item.addEventListener('mousemove', () => move(index));
    return item;
  });
  const list = element('ul', { role: 'listbox', id, class: 'menu-list', 'aria-label': part.placeholder || 'Choose', 'aria-multiselectable': several ? 'true' : undefined, hidden: true }, ...items);

  const isOpen = () => !list.hidden;

  function show() {
    const labels = part.options.filter((it) => chosen.includes(it.value)).map((it) => it.label);
    label.textContent = labels.join(', ') || part.placeholder || 'Choose';
    label.classList.toggle('placeholder', !labels.length);
    button.setAttribute('aria-label', `${part.placeholder || 'Choose'}${labels.length ? `: ${labels.join(', ')}` : ''}`);
    items.forEach((item, index) => item.setAttribute('aria-selected', String(chosen.includes(part.options[index].value))));
  }

  function move(index) {
    items[active]?.classList.remove('active');
    active = Math.max(0, Math.min(items.length - 1, index));
    items[active].classList.add('active');
    button.setAttribute('aria-activedescendant', items[active].id);
  }

  function open() {
    before = chosen;
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    move(Math.max(0, part.options.findIndex((it) => chosen.includes(it.value))));
    list.scrollIntoView({ block: 'nearest' });
  }

  /** Closes the list; what was chosen meanwhile counts, where it is enough, unless it is taken back. */
  function close(keep) {
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    button.removeAttribute('aria-activedescendant');
    const changed = chosen.length !== before.length || chosen.some((it) => !before.includes(it));
    if (!keep || chosen.length < least) chosen = before;
    else if (changed) choose(chosen, button);
    show();
  }

  function take(index) {
    const { value } = part.options[index];
    if (!several) {
      chosen = [value];
      before = [];
      close(true);
      return;
    }
    if (chosen.includes(value)) chosen = chosen.filter((it) => it !== value);
    else if (chosen.length < most) chosen = [...chosen, value];
    show();
  }

  button.addEventListener('click', () => (isOpen() ? close(true) : open()));
  button.addEventListener('blur', () => isOpen() && close(true));
  button.addEventListener('keydown', (event) => {
    if (!isOpen()) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        open();
      }
      return;
    }
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: items.length - 1, PageDown: active + 10, PageUp: active - 10 }[event.key];
    if (to !== undefined) move(to);
    else if (event.key === 'Enter' || event.key === ' ') take(active);
    else if (event.key === 'Escape') close(false);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      typed = event.timeStamp - typedAt < 700 ? typed + event.key : event.key;
      typedAt = event.timeStamp;
      const found = part.options.findIndex((it) => it.label.toLowerCase().startsWith(typed.toLowerCase()));
      if (found >= 0) move(found);
    } else return;
    event.preventDefault();
    event.stopPropagation();
    items[active].scrollIntoView({ block: 'nearest' });
  });
  show();
  return element('div', { class: 'menu' }, button, list);
}
