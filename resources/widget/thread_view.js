// SPDX-License-Identifier: GPL-3.0-or-later
// The log on screen: keeps one node per item, groups what one person said within five minutes, draws day lines and the
// line before unread messages, and holds the scroll position still while the visitor reads above.

import { dayOf, dayText, timeText } from './dates.js';
import { el, toggle } from './dom.js';
import { icon } from './icons.js';
import { t } from './i18n.js';
import { MessageView } from './message_view.js';
import { onMenuWanted } from './press.js';

const kGroupMs = 5 * 60 * 1000;
const kNearEndPx = 48;

export class ThreadView {
  /** `actions`: for bubbles, and `menu(row, item)` when somebody asks what can be done with one; `onSeen()` when the end of the log comes into sight. */
  constructor(thread, actions, onSeen) {
    Object.assign(this, { m_thread: thread, m_actions: actions, m_onSeen: onSeen, m_views: new Map() });
    // Silent until the history stands: a screen reader shall hear the news, not the past.
    this.m_log = el('div', { class: 'log', role: 'log', 'aria-live': 'off', 'aria-relevant': 'additions', 'aria-label': t('messages') });
    this.m_typing = el('div', { class: 'row in last typing', 'aria-hidden': 'true' });
    this.m_above = el('div', { class: 'above' });
    this.m_below = el('div', { class: 'below' });
    this.m_scroll = el('div', { class: 'scroll', tabindex: '-1' }, el('div', { class: 'spacer' }), this.m_above, this.m_log, this.m_typing, this.m_below);
    this.m_jump = el('button', { type: 'button', class: 'jump', 'aria-label': t('toNewest'), on: { click: () => this.toEnd() } }, icon('arrow-down', 20));
    this.m_count = el('span', { class: 'jump-count' });
    this.m_jump.append(this.m_count);
    this.node = el('div', { class: 'thread' }, this.m_scroll, this.m_jump);
    toggle(this.m_typing, false);
    toggle(this.m_jump, false);
    this.m_scroll.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.m_log.addEventListener('keydown', (event) => this.#rove(event));
    onMenuWanted(this.m_log, (row) => actions.menu(row, thread.find(row.dataset.key)));
    this.m_pinned = true;
    new ResizeObserver(() => this.m_pinned && this.#jumpToEnd()).observe(this.m_scroll);
    new ResizeObserver(() => this.m_pinned && this.#jumpToEnd()).observe(this.m_log);
  }

  /** Where the greeting stands, before the first message. */
  get above() {
    return this.m_above;
  }

  /** Where cards (forms, rating) stand: under the last message, scrolling with it. */
  get below() {
    return this.m_below;
  }

  get atEnd() {
    return this.m_pinned;
  }

  /** From now on new incoming messages are announced. */
  announce() {
    this.m_log.setAttribute('aria-live', 'polite');
  }

  /** Draws what the thread holds. `marks`: `{unreadAfter, unread}` from the reading state. */
  sync(marks) {
    const wanted = [];
    const items = this.m_thread.items;
    let day = null;
    let previous = null;
    let unreadDrawn = false;
    let showDay = false;
    items.forEach((item, i) => {
      showDay = dayOf(item.ts) !== day;
      if (showDay) wanted.push(this.#line(`day-${dayOf(item.ts)}`, 'day', dayText(item.ts)));
      day = dayOf(item.ts);
      if (!unreadDrawn && marks.unreadAfter !== null && item.seq > marks.unreadAfter && item.from !== 'visitor' && item.kind === 'message') {
        wanted.push(this.#line('unread', 'unread', t('newMessages')));
        unreadDrawn = true;
        previous = null;
      }
      if (item.kind === 'line') wanted.push(this.#line(item.key, 'event', t(item.line.text, { name: item.line.name, time: timeText(item.ts) })));
      else wanted.push(this.#message(item, showDay ? null : previous, items[i + 1]));
      previous = item;
    });
    this.#place(wanted);
    this.#firstStop();
    this.m_count.textContent = marks.unread ? String(Math.min(marks.unread, 99)) : '';
    if (this.m_pinned) this.#jumpToEnd();
  }

  setTyping(face) {
    const shown = face !== null;
    if (shown) this.m_typing.replaceChildren(face, el('div', { class: 'bubble dots' }, el('i'), el('i'), el('i')));
    toggle(this.m_typing, shown);
    if (this.m_pinned) this.#jumpToEnd();
  }

  toEnd() {
    this.m_pinned = true;
    this.#jumpToEnd();
    this.#scrolled();
  }

  #message(item, previous, next) {
    let view = this.m_views.get(item.key);
    if (!view) {
      view = new MessageView(item, this.m_actions);
      this.m_views.set(item.key, view);
    }
    const first = !sameGroup(previous, item);
    const read = item.seq > 0 && item.seq <= this.m_thread.readUpTo;
    const showName = first && (item.from === 'bot' || (item.from === 'operator' && this.#newVoice(item)));
    view.update(item, { first, last: !sameGroup(item, next), showName, read });
    return view.node;
  }

  /** Another person than the one who answered before, so the name must be said. */
  #newVoice(item) {
    const before = this.m_thread.items.slice(0, this.m_thread.items.indexOf(item)).reverse().find((other) => other.from === 'operator');
    return Boolean(before && item.name && before.name !== item.name);
  }

  #line(key, kind, text) {
    let line = this.m_views.get(key);
    if (!line) {
      line = { node: el('div', { class: `line ${kind}`, 'aria-live': 'off', data: { key } }, el('span')) };
      this.m_views.set(key, line);
    }
    if (line.node.textContent !== text) line.node.firstChild.textContent = text;
    return line.node;
  }

  /** Makes the log's children exactly `wanted`, touching only what differs (focus and announcements survive). */
  #place(wanted) {
    const keep = new Set(wanted);
    for (const node of [...this.m_log.children]) {
      if (keep.has(node)) continue;
      node.remove();
      this.m_views.delete(node.dataset.key);
    }
    wanted.forEach((node, i) => {
      if (this.m_log.children[i] !== node) this.m_log.insertBefore(node, this.m_log.children[i] ?? null);
    });
  }

  /** One stop of the Tab key in the whole log; arrows walk from bubble to bubble. */
  #firstStop() {
    const rows = this.#rows();
    if (!rows.length || rows.some((row) => row.tabIndex === 0)) return;
    rows[rows.length - 1].tabIndex = 0;
  }

  #rows() {
    return [...this.m_log.querySelectorAll('.row')];
  }

  #rove(event) {
    const rows = this.#rows();
    const at = rows.indexOf(event.target);
    const steps = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 };
    if (at < 0 || !(event.key in steps)) return;
    const to = rows[Math.max(0, Math.min(rows.length - 1, steps[event.key]))];
    event.preventDefault();
    rows[at].tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  }

  #jumpToEnd() {
    this.m_scroll.scrollTop = this.m_scroll.scrollHeight;
  }

  #scrolled() {
    const rest = this.m_scroll.scrollHeight - this.m_scroll.clientHeight - this.m_scroll.scrollTop;
    this.m_pinned = rest < kNearEndPx;
    toggle(this.m_jump, !this.m_pinned);
    if (this.m_pinned) this.m_onSeen();
  }
}

function sameGroup(a, b) {
  if (!a || !b || a.kind !== 'message' || b.kind !== 'message') return false;
  return a.from === b.from && a.name === b.name && Math.abs(b.ts - a.ts) < kGroupMs && dayOf(a.ts) === dayOf(b.ts);
}
