// SPDX-License-Identifier: GPL-3.0-or-later
// The conversation as data: what the server numbered, what still waits in the outbox, lines about events. No DOM here.

import { toMs } from './dates.js';
import { plainName } from './text.js';

/** How many messages stay in memory; the server replays 200, a long day adds to them. */
const kKeep = 500;

/** What stays of a message that was taken back: its place. */
const kGone = { text: '', attachments: [], deleted: true };

/**
 * An item: `{key, kind:'message'|'line', seq, id?, cid?, from, name, photo, ts, text, attachments, replyTo?, edited, deleted,
 * status:'sending'|'sent'|'failed', reason?, anchor, order}`. `anchor` and `order` place it: numbered messages by
 * seq, waiting ones behind everything, lines behind what was the newest when they came.
 */
export class Thread {
  constructor() {
    this.reset();
  }

  reset() {
    this.items = [];
    this.cursor = 0;
    this.readUpTo = 0;
    this.m_byKey = new Map();
    this.m_order = 0;
  }

  /** What another tab needs to stand where this one stands. */
  snapshot() {
    return { items: this.items, cursor: this.cursor, readUpTo: this.readUpTo, order: this.m_order };
  }

  restore(snapshot) {
    this.reset();
    for (const item of snapshot.items) this.#insert(item);
    this.cursor = snapshot.cursor;
    this.readUpTo = snapshot.readUpTo;
    this.m_order = snapshot.order;
  }

  find(idOrCid) {
    return this.m_byKey.get(idOrCid) ?? null;
  }

  get lastSeq() {
    return this.items.reduce((last, item) => (item.seq > last ? item.seq : last), 0);
  }

  /** Applies a frame that changes messages; answers the item that was added for the first time, or null. */
  apply(frame) {
    switch (frame.t) {
      case 'msg':
        return this.#message(frame);
      case 'ack':
        return this.#ack(frame);
      case 'edit':
        return this.#change(frame, { text: String(frame.text ?? ''), edited: true });
      case 'delete':
        return this.#change(frame, kGone);
      case 'read':
        this.readUpTo = Math.max(this.readUpTo, Number(frame.seq) || 0);
        return null;
      default:
        return null;
    }
  }

  /** A message of the visitor that waits in the outbox. */
  addPending({ cid, text, attachments = [], replyTo, ts = Date.now(), failed }) {
    const known = this.m_byKey.get(cid);
    if (known) {
      if (!known.seq) Object.assign(known, { status: failed ? 'failed' : 'sending', reason: failed });
      return known;
    }
    const item = { key: cid, kind: 'message', cid, from: 'visitor', ts, text, attachments, replyTo, status: failed ? 'failed' : 'sending', reason: failed };
    return this.#insert({ ...item, seq: 0, anchor: Infinity, order: this.m_order++ });
  }

  addLine(key, line, ts = Date.now()) {
    if (this.m_byKey.has(key)) return null;
    return this.#insert({ key, kind: 'line', seq: 0, line, ts, anchor: this.lastSeq, order: this.m_order++ });
  }

  remove(key) {
    const item = this.m_byKey.get(key);
    if (!item) return;
    this.items = this.items.filter((other) => other !== item);
    for (const name of [item.key, item.id, item.cid]) this.m_byKey.delete(name);
  }

  #message(frame) {
    const seq = Number(frame.seq) || 0;
    this.cursor = Math.max(this.cursor, seq);
    const id = frame.id === undefined ? `seq-${seq}` : String(frame.id);
    const known = this.m_byKey.get(id) ?? (frame.cid && this.m_byKey.get(frame.cid));
    if (known) {
      // Our own message coming back, or a repeat after a reconnect: fill in what was missing.
      if (known.deleted) return null;
      this.#confirm(known, id, seq, frame.ts);
      if (frame.attachments?.length) known.attachments = filesOf(frame, known.attachments);
      if (frame.deleted) Object.assign(known, kGone);
      else if (!known.edited || frame.edited_at) known.text = String(frame.text ?? '');
      known.edited ||= Boolean(frame.edited_at);
      return null;
    }
    const from = ['operator', 'visitor', 'bot', 'system'].includes(frame.from) ? frame.from : 'operator';
    return this.#insert({
      key: frame.cid ?? id, kind: 'message', id, cid: frame.cid, seq, from, name: plainName(frame.name), photo: frame.photo,
      ts: toMs(frame.ts), text: String(frame.text ?? ''), attachments: filesOf(frame), replyTo: frame.reply_to && String(frame.reply_to),
      status: 'sent', edited: Boolean(frame.edited_at), deleted: Boolean(frame.deleted), anchor: seq, order: this.m_order++,
    });
  }

  #ack(frame) {
    const item = this.m_byKey.get(frame.cid);
    if (item) this.#confirm(item, String(frame.id), Number(frame.seq) || 0, frame.ts);
    return null;
  }

  #confirm(item, id, seq, ts) {
    item.id = id;
    this.m_byKey.set(id, item);
    item.status = 'sent';
    item.reason = undefined;
    if (ts !== undefined) item.ts = toMs(ts);
    if (!seq || item.seq === seq) return;
    item.seq = seq;
    item.anchor = seq;
    this.items.sort(compare);
  }

  #change(frame, change) {
    this.cursor = Math.max(this.cursor, Number(frame.seq) || 0);
    const item = this.m_byKey.get(String(frame.id));
    if (item && !item.deleted) Object.assign(item, change);
    return null;
  }

  #insert(item) {
    this.items.push(item);
    this.items.sort(compare);
    for (const name of [item.key, item.id, item.cid]) if (name) this.m_byKey.set(name, item);
    while (this.items.length > kKeep) this.remove(this.items[0].key);
    return item;
  }
}

function compare(a, b) {
  if (a.anchor !== b.anchor) return a.anchor < b.anchor ? -1 : 1;
  if (Boolean(a.seq) !== Boolean(b.seq)) return a.seq ? -1 : 1;
  return a.order - b.order;
}

/**
 * The files with the moment their links came, since these don't last. The server's own links win; a picture chosen here
 * keeps its local preview, so that it does not blink.
 */
function filesOf(frame, old = []) {
  const fresh = Array.isArray(frame.attachments) ? frame.attachments : [];
  return fresh.map((attachment, i) => ({ ...attachment, preview: old[i]?.preview, at: Date.now() }));
}
