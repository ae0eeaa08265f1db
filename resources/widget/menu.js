// SPDX-License-Identifier: GPL-3.0-or-later
// The menu behind the dots, that of a bubble, and the question before something that cannot be undone.

import { el, freshId, toggle } from './dom.js';
import { icon } from './icons.js';
import { t } from './i18n.js';

export class Menu {
  /** `entries()`: `[{icon, text, action} | {icon, text, href}]`, asked each time the menu opens. `owner`: what it is about, in place of a button. */
  constructor(entries, owner) {
    this.m_entries = entries;
    const id = freshId('menu');
    this.button = owner ?? el('button', { type: 'button', class: 'header-button', 'aria-label': t('menu'), 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-controls': id }, icon('dots-vertical', 20));
    this.node = el('div', { class: 'menu', role: 'menu', id, 'aria-label': t('menu') });
    toggle(this.node, false);
    if (!owner) this.button.addEventListener('click', () => this.show(this.node.hidden));
    this.node.addEventListener('keydown', (event) => this.#key(event));
    document.addEventListener('pointerdown', (event) => {
      if (this.open && !this.node.contains(event.target) && !this.button.contains(event.target)) this.show(false, false);
    });
  }

  get open() {
    return !this.node.hidden;
  }

  show(shown, returnFocus = true) {
    toggle(this.node, shown);
    if (this.button.hasAttribute('aria-haspopup')) this.button.setAttribute('aria-expanded', String(shown));
    if (shown) {
      this.node.replaceChildren(...this.m_entries().map((entry) => this.#item(entry)));
      this.node.firstElementChild.focus();
    } else if (returnFocus) {
      this.button.focus();
    }
  }

  #item(entry) {
    const inside = [icon(entry.icon, 18), el('span', {}, entry.text)];
    const shared = { class: 'menu-item', role: 'menuitem', tabindex: '-1' };
    if (entry.href) return el('a', { ...shared, href: entry.href, target: '_blank', rel: 'noopener noreferrer' }, inside);
    const press = () => {
      this.show(false);
      entry.action();
    };
    return el('button', { ...shared, type: 'button', on: { click: press } }, inside);
  }

  #key(event) {
    const items = [...this.node.children];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Tab') this.show(false, false);
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.show(false);
    }
    if (to === undefined) return;
    event.preventDefault();
    items[to].focus();
  }
}

/** Asks before something final; resolves with the answer. The question covers the panel and keeps the focus. */
export function ask(host, { title, text, yes }) {
  return new Promise((resolve) => {
    const titleId = freshId('ask');
    const textId = freshId('ask');
    const before = document.activeElement;
    const dialog = el('dialog', { class: 'ask', 'aria-labelledby': titleId, 'aria-describedby': textId });
    const keep = el('button', { type: 'button', class: 'button plain', on: { click: () => answer(false)() } }, t('cancel'));
    const answer = (agreed) => () => {
      dialog.close();
      dialog.remove();
      before?.focus();
      resolve(agreed);
    };
    dialog.append(
      el('h2', { class: 'card-title', id: titleId }, title),
      el('p', { class: 'card-text', id: textId }, text),
      el(
        'div',
        { class: 'card-buttons' },
        el('button', { type: 'button', class: 'button danger', on: { click: answer(true) } }, yes),
        keep,
      ),
    );
    dialog.addEventListener('cancel', (event) => (event.preventDefault(), answer(false)()));
    host.append(dialog);
    dialog.showModal();
    keep.focus();
  });
}
