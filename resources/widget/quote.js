// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with one message, and the words that the next one answers. Fetched when somebody asks for it.

import { el } from './dom.js';
import { icon } from './icons.js';
import { t } from './i18n.js';
import { Menu } from './menu.js';
import { senderName } from './message_view.js';
import { plainName } from './text.js';

const kQuote = [
  'M10 11h-4a1 1 0 0 1 -1 -1v-3a1 1 0 0 1 1 -1h3a1 1 0 0 1 1 1v6c0 2.667 -1.333 4.333 -4 5',
  'M19 11h-4a1 1 0 0 1 -1 -1v-3a1 1 0 0 1 1 -1h3a1 1 0 0 1 1 1v6c0 2.667 -1.333 4.333 -4 5',
];
const kCopy = [
  'M7 9.667a2.667 2.667 0 0 1 2.667 -2.667h8.666a2.667 2.667 0 0 1 2.667 2.667v8.666a2.667 2.667 0 0 1 -2.667 2.667h-8.666a2.667 2.667 0 0 1 -2.667 -2.667l0 -8.666',
  'M4.012 16.737a2.005 2.005 0 0 1 -1.012 -1.737v-10c0 -1.1 .9 -2 2 -2h10c.75 0 1.158 .385 1.5 1',
];

let g_menu = null;

/** Opens the menu of a bubble inside `panel`; nothing opens where there is nothing to do. */
export function openMessageMenu(panel, row, item, quote) {
  const entries = [];
  if (item.seq && !item.deleted) entries.push({ icon: kQuote, text: t('quote'), action: quote });
  if (item.text && navigator.clipboard) entries.push({ icon: kCopy, text: t('copy'), action: () => navigator.clipboard.writeText(item.text).catch(() => {}) });
  if (!entries.length) return;
  if (g_menu?.node.parentNode !== panel) {
    g_menu = new Menu(() => g_menu.entries, row);
    g_menu.node.classList.add('of-message');
    g_menu.node.setAttribute('aria-label', t('message'));
    panel.append(g_menu.node);
  }
  Object.assign(g_menu, { entries, button: row });
  g_menu.show(true);
  place(g_menu.node, panel, row.querySelector('.bubble'));
}

/** Under the bubble, or above it where there is no room, within the panel. */
function place(node, panel, bubble) {
  const frame = panel.getBoundingClientRect();
  const at = bubble.getBoundingClientRect();
  const below = Math.min(at.bottom, frame.bottom) - frame.top + 4;
  const fits = below + node.offsetHeight < frame.height - 64;
  node.style.top = `${Math.max(4, fits ? below : at.top - frame.top - node.offsetHeight - 4)}px`;
  node.style.left = `${Math.max(8, Math.min(at.left - frame.left, frame.width - node.offsetWidth - 8))}px`;
}

/** The strip above the field: who said what, and a way to leave it out. */
export function quoteStrip(item, drop) {
  const words = item.text || plainName(item.attachments[0]?.name);
  const away = el('button', { type: 'button', class: 'tool', 'aria-label': t('dropQuote'), on: { click: drop } }, icon('x', 18));
  return el('div', { class: 'quoting' }, el('div', { class: 'quote', dir: 'auto' }, el('bdi', { class: 'sender' }, senderName(item)), words), away);
}
