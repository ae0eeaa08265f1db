// SPDX-License-Identifier: GPL-3.0-or-later
// What the visitor has seen: counts the unread, remembers the mark for the next page, tells the server.

const kTellMs = 500;

export class Reading {
  /** `onTell(seq)` sends the mark; `onChange()` when the count may have changed. */
  constructor(thread, store, { onTell, onChange }) {
    Object.assign(this, { m_thread: thread, m_store: store, m_onTell: onTell, m_onChange: onChange });
    this.m_watching = false;
    this.m_told = 0;
    this.unreadAfter = null;
  }

  get seen() {
    return this.m_store.get('seen', 0);
  }

  get unread() {
    return this.m_thread.items.filter((item) => this.#isNews(item)).length;
  }

  /** The panel is open, the tab in front and the end of the log in sight, or not any more. */
  watch(watching) {
    if (watching && !this.m_watching) this.unreadAfter = this.unread ? this.seen : null;
    this.m_watching = watching;
    this.refresh();
  }

  refresh() {
    const last = this.m_thread.items.reduce((newest, item) => (this.#isNews(item) ? Math.max(newest, item.seq) : newest), 0);
    if (this.m_watching && last > this.seen) this.m_store.set('seen', last);
    if (this.m_watching && this.seen > this.m_told) {
      clearTimeout(this.m_timer);
      this.m_timer = setTimeout(() => this.tell(), kTellMs);
    }
    this.m_onChange();
  }

  tell() {
    if (this.seen > this.m_told && this.m_onTell(this.seen)) this.m_told = this.seen;
  }

  /** Another visitor now: nothing is seen. */
  reset() {
    this.m_told = 0;
    this.unreadAfter = null;
  }

  #isNews(item) {
    return item.kind === 'message' && item.from !== 'visitor' && !item.deleted && item.seq > this.seen;
  }
}
