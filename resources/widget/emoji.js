// SPDX-License-Identifier: GPL-3.0-or-later
// A small sheet of emoji: the visitor's own keyboard has the rest.

import { el, toggle } from './dom.js';
import { icon } from './icons.js';
import { t } from './i18n.js';

const kEmoji = ['🙂', '😀', '😂', '😊', '😍', '😉', '🤔', '😅', '😢', '😡', '😱', '😴', '👍', '👎', '👌', '🙏', '👏', '💪', '🤝', '👋', '❤️', '🔥', '🎉', '⭐', '✅', '❌', '❓', '❗', '⏰', '📎', '📷', '📦', '🚚', '💳', '🏠', '🐶'];
const kColumns = 6;

export class EmojiSheet {
  /** `onPick(emoji)`: the sheet stays open for more. */
  constructor(onPick) {
    this.button = el('button', { type: 'button', class: 'tool', 'aria-label': t('emoji'), 'aria-haspopup': 'true', 'aria-expanded': 'false' }, icon('mood-smile', 20));
    const cells = kEmoji.map((emoji, i) => el('button', { type: 'button', class: 'emoji', tabindex: i ? '-1' : '0', 'aria-label': emoji, on: { click: () => onPick(emoji) } }, emoji));
    this.sheet = el('div', { class: 'emoji-sheet', role: 'group', 'aria-label': t('emoji') }, cells);
    this.m_cells = cells;
    toggle(this.sheet, false);
    this.button.addEventListener('click', () => this.show(this.sheet.hidden));
    this.sheet.addEventListener('keydown', (event) => this.#walk(event));
    document.addEventListener('pointerdown', (event) => {
      if (!this.sheet.hidden && !this.sheet.contains(event.target) && !this.button.contains(event.target)) this.show(false, false);
    });
  }

  get open() {
    return !this.sheet.hidden;
  }

  show(shown, returnFocus = true) {
    toggle(this.sheet, shown);
    this.button.setAttribute('aria-expanded', String(shown));
    if (shown) this.m_cells[0].focus();
    else if (returnFocus) this.button.focus();
  }

  #walk(event) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.show(false);
      return;
    }
    const at = this.m_cells.indexOf(event.target);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, ArrowUp: at - kColumns, ArrowDown: at + kColumns }[event.key];
    if (to === undefined || !this.m_cells[to]) return;
    event.preventDefault();
    this.m_cells[at].tabIndex = -1;
    this.m_cells[to].tabIndex = 0;
    this.m_cells[to].focus();
  }
}
