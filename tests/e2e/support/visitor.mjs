// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor without a browser: the protocol of the widget, with an outbox that repeats until acknowledged.

import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { until } from './until.mjs';

export class Visitor {
  #socket = null;
  token = undefined;
  messages = []; // msg frames in the order they came
  acks = new Map(); // cid -> ack frame
  frames = [];
  unacknowledged = new Map(); // cid -> frame
  lastSeq = 0;

  constructor(server, key = server.channel.key) {
    this.server = server;
    this.key = key;
  }

  static async open(server, options = {}) {
    const visitor = new Visitor(server, options.key);
    await visitor.connect();
    return visitor;
  }

  async session(extra = {}) {
    const response = await fetch(`${this.server.origin}/w/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.server.origin },
      body: JSON.stringify({ widget: this.key, token: this.token, page: { url: 'https://shop.example/', title: 'Shop' }, ...extra }),
    });
    if (!response.ok) throw new Error(`session: ${response.status} ${await response.text()}`);
    const answer = await response.json();
    this.token = answer.token;
    this.visitorId = answer.visitor_id;
    return answer;
  }

  /** A socket that resumes after the last number had, and repeats what wasn't acknowledged. */
  async connect() {
    const { ws_ticket: ticket } = await this.session();
    this.#socket = new WebSocket(`${this.server.socketOrigin}/w/v1/ws?ticket=${ticket}&after=${this.lastSeq}`,
      { origin: this.server.origin });
    this.#socket.on('message', (data) => this.#take(JSON.parse(String(data))));
    this.#socket.on('error', () => {});
    await new Promise((resolve, reject) => {
      this.#socket.once('open', resolve);
      this.#socket.once('error', reject);
      this.#socket.once('close', () => reject(new Error('closed')));
    });
    for (const frame of this.unacknowledged.values()) this.#socket.send(JSON.stringify(frame));
  }

  get isOpen() { return this.#socket?.readyState === WebSocket.OPEN; }
  cut() { this.#socket?.terminate(); }
  send(frame) { if (this.isOpen) this.#socket.send(JSON.stringify(frame)); }

  /** Queues and sends a message; returns its cid. */
  write(text) {
    const frame = { t: 'msg', cid: randomUUID(), text };
    this.unacknowledged.set(frame.cid, frame);
    this.send(frame);
    return frame.cid;
  }

  async ack(cid) { return until(`ack of ${cid}`, () => this.acks.get(cid)); }
  async message(test) { return until('a message', () => this.messages.find(test)); }
  async frame(test) { return until('a frame', () => this.frames.find(test)); }

  #take(frame) {
    this.frames.push(frame);
    if (frame.t === 'ack') {
      this.acks.set(frame.cid, frame);
      this.unacknowledged.delete(frame.cid);
    }
    if (frame.t === 'msg') {
      this.messages.push(frame);
      this.lastSeq = Math.max(this.lastSeq, frame.seq);
    }
  }
}
