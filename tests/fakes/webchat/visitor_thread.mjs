// SPDX-License-Identifier: GPL-3.0-or-later
// One visitor's conversation on the fake server: numbered events, live connections, waiting polls.

let g_lastId = 1000;
const freshId = () => ++g_lastId;

export class VisitorThread {
  constructor(id) {
    this.id = id;
    this.events = [];
    this.seq = 0;
    this.byCid = new Map();
    this.received = [];
    this.sockets = new Set();
    this.polls = new Set();
    this.live = [];
    this.agent = null;
    this.conversation = null;
    this.knownSession = null;
    this.ended = false; // its token was destroyed
  }

  /** Messages that the visitor sent, in the order the server took them. */
  get written() {
    return this.events.filter((event) => event.t === 'msg' && event.from === 'visitor');
  }

  framesOf(kind) {
    return this.received.filter((frame) => frame.t === kind);
  }

  /** Stores a numbered event and hands it to everybody but `except`. */
  add(event, except = null) {
    const stored = { ...event, seq: ++this.seq, ts: event.ts ?? Date.now() };
    this.events.push(stored);
    this.tell(stored, except, true);
    return stored;
  }

  /** Hands a frame to every connection; what is not stored waits only for the next poll. */
  tell(frame, except = null, stored = false) {
    for (const socket of this.sockets) if (socket !== except) socket.send(JSON.stringify(frame));
    if (!stored) this.live.push(frame);
    for (const wake of [...this.polls]) wake();
  }

  /** The visitor's message: the same cid is the same message. */
  write({ cid, text, attachments, reply_to }, except) {
    const known = this.byCid.get(cid);
    if (known) return { ack: known.ack, repeated: true };
    const event = this.add({ t: 'msg', id: freshId(), cid, text, from: 'visitor', attachments, reply_to }, except);
    const ack = { t: 'ack', cid, id: event.id, seq: event.seq, ts: event.ts };
    this.byCid.set(cid, { ack });
    return { ack, repeated: false };
  }

  after(seq) {
    return this.events.filter((event) => event.seq > seq).slice(-200);
  }

  // What an operator does.

  say(text, extra = {}) {
    return this.add({ t: 'msg', id: freshId(), text, from: 'operator', name: 'Марина, бронирование', ...extra });
  }

  bot(text, extra = {}) {
    return this.say(text, { from: 'bot', name: 'Заречье', ...extra });
  }

  edit(message, text) {
    message.text = text;
    this.tell({ t: 'edit', id: message.id, seq: message.seq, text });
  }

  remove(message) {
    message.text = '';
    this.tell({ t: 'delete', id: message.id, seq: message.seq });
  }

  type() {
    this.tell({ t: 'typing' });
  }

  readAll() {
    this.readUpTo = this.seq;
    this.tell({ t: 'read', seq: this.seq });
  }

  join(name, photo) {
    this.agent = { t: 'agent', name, photo };
    this.tell(this.agent);
  }

  /** 0: in no queue any more. */
  wait(place) {
    this.tell({ t: 'queue', place });
  }

  close() {
    this.conversation = { state: 'closed', closed_at: Date.now(), id: 1 };
    this.tell({ t: 'conversation', ...this.conversation });
  }

  reopen() {
    this.conversation = { state: 'reopened', id: 1 };
    this.tell({ t: 'conversation', ...this.conversation });
  }
}
