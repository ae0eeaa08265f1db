// SPDX-License-Identifier: GPL-3.0-or-later
// What the visitor wrote and the server has not confirmed: kept on disk, sent strictly one after another by the tab
// that holds the connection, repeated under the same cid until an ack, so that nothing is lost, doubled or swapped.

const kAckMs = 15000;
const kSettleMs = 5000;
const kRetryable = ['rate_limited', 'unavailable', 'unauthenticated'];

/** An entry: `{key, cid, frame, at, failed?: code}`; `frame.t` is msg or file (wait for an ack), form or rate (no ack). */
export class Outbox {
  /** `send(frame)` answers false without a connection; `onChange(entry, what)`: what = added, failed, delayed, removed. */
  constructor(store, { send, onChange, onStuck }) {
    Object.assign(this, { m_store: store, m_send: send, m_onChange: onChange, m_onStuck: onStuck });
    this.m_inflight = null;
    this.m_fired = new Map();
    this.m_notBefore = 0;
    this.m_active = false;
    this.m_count = 0;
  }

  entries() {
    return this.m_store.keys('o:').map((key) => this.m_store.get(key)).filter((entry) => entry?.frame);
  }

  find(cid) {
    return this.entries().find((entry) => entry.cid === cid) ?? null;
  }

  /** Puts a frame into the queue; answers its entry. */
  add(frame) {
    const at = Date.now();
    const cid = frame.cid ?? newCid();
    const order = String(at).padStart(15, '0') + String(this.m_count++ % 10000).padStart(4, '0');
    const entry = { key: `o:${order}:${cid}`, cid, frame, at };
    this.m_store.set(entry.key, entry);
    this.m_onChange(entry, 'added');
    this.pump();
    return entry;
  }

  /** Another tab's change, made here as well. */
  mirror(entry, what) {
    if (what === 'removed') this.m_store.remove(entry.key);
    else if (what !== 'delayed') this.m_store.set(entry.key, entry);
  }

  /** The visitor wants a refused message sent once more: same cid, same place. */
  retry(cid) {
    const entry = this.find(cid);
    if (!entry) return;
    delete entry.failed;
    this.m_store.set(entry.key, entry);
    this.m_notBefore = 0;
    this.m_onChange(entry, 'added');
    this.pump();
  }

  drop(cid) {
    const entry = this.find(cid);
    if (!entry) return null;
    this.m_store.remove(entry.key);
    this.m_fired.delete(entry.key);
    if (this.m_inflight?.cid === cid) this.#land();
    return entry;
  }

  /** This tab holds a fresh connection: everything unconfirmed goes again. */
  connected() {
    this.m_active = true;
    this.#land();
    this.m_fired.clear();
    this.pump();
  }

  disconnected() {
    this.m_active = false;
    this.#land();
    this.m_fired.clear();
  }

  pump() {
    if (!this.m_active || this.m_inflight) return;
    const wait = this.m_notBefore - Date.now();
    if (wait > 0) {
      clearTimeout(this.m_timer);
      this.m_timer = setTimeout(() => this.pump(), wait);
      return;
    }
    const next = this.entries().find((entry) => !entry.failed && !this.m_fired.has(entry.key));
    if (!next || !this.m_send(next.frame)) return;
    if (next.frame.t === 'form' || next.frame.t === 'rate') {
      this.m_fired.set(next.key, next);
      setTimeout(() => this.#settle(next), kSettleMs);
      this.pump();
      return;
    }
    this.m_inflight = next;
    this.m_ackTimer = setTimeout(() => this.m_onStuck(), kAckMs);
  }

  /** Answers whether the frame was meant for the outbox. */
  received(frame) {
    if (frame.t === 'ack') this.#acknowledged(frame);
    else if (frame.t === 'error') this.#refused(frame);
  }

  #acknowledged(frame) {
    for (const [key, entry] of this.m_fired) {
      this.m_store.remove(key); // an ack behind them on the same connection: they arrived
      this.m_onChange(entry, 'removed');
    }
    this.m_fired.clear();
    const entry = this.find(frame.cid);
    if (entry) {
      this.m_store.remove(entry.key);
      this.m_onChange(entry, 'removed');
    }
    if (this.m_inflight?.cid === frame.cid) this.#land();
    this.pump();
  }

  #refused(frame) {
    const entry = frame.cid ? this.find(frame.cid) : this.#blamed(frame);
    if (!entry) return;
    if (this.m_inflight?.cid === entry.cid) this.#land();
    if (kRetryable.includes(frame.code)) {
      const seconds = Math.max(1, Number(frame.retry_after) || 5);
      this.m_notBefore = Date.now() + seconds * 1000;
      this.m_onChange({ ...entry, delayedS: Math.ceil(seconds) }, 'delayed');
    } else {
      entry.failed = String(frame.code ?? 'unavailable');
      this.m_store.set(entry.key, entry);
      this.m_onChange(entry, 'failed');
    }
    this.pump();
  }

  /** A refusal without a cid can only mean the one on its way, when its code speaks of the frame itself. */
  #blamed(frame) {
    return ['invalid', 'too_large'].includes(frame.code) ? this.m_inflight : null;
  }

  #settle(entry) {
    if (!this.m_active || this.m_fired.get(entry.key) !== entry) return;
    this.m_fired.delete(entry.key);
    this.m_store.remove(entry.key);
    this.m_onChange(entry, 'removed');
  }

  #land() {
    clearTimeout(this.m_ackTimer);
    this.m_inflight = null;
  }
}

/** A UUID also where the page is not a secure context. */
export function newCid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
