// SPDX-License-Identifier: GPL-3.0-or-later
// An operator's socket speaking JSON-RPC, and the same methods over plain HTTP.

import { WebSocket } from 'ws';
import { until } from './until.mjs';

export class RpcError extends Error {
  constructor(error) {
    super(`${error.data?.reason ?? error.code}: ${error.data?.detail ?? error.message}`);
    this.code = error.code;
    this.reason = error.data?.reason;
    this.detail = error.data?.detail;
  }
}

export class Operator {
  #socket = null;
  #nextId = 1;
  #pending = new Map();
  events = [];
  signals = [];
  closed = null;

  constructor(server) { this.server = server; }

  /** Signed in and listening. */
  static async signIn(server, login, password) {
    const operator = new Operator(server);
    await operator.connect();
    operator.session = await operator.call('session.open', { login, password, client: 'e2e' });
    return operator;
  }

  async connect() {
    const socket = new WebSocket(`${this.server.socketOrigin}/ws`, 'pult.v1');
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    socket.on('error', () => {});
    socket.on('message', (data) => this.#take(JSON.parse(String(data))));
    socket.on('close', (code, reason) => this.#gone(code, String(reason)));
    this.#socket = socket;
    this.closed = null;
  }

  /** Back on a new socket; events continue after the last one had. */
  async resume(afterSeq = this.lastSeq) {
    await this.connect();
    return this.call('session.resume', { token: this.session.token, after_seq: afterSeq, epoch: this.session.epoch });
  }

  get lastSeq() { return this.events.at(-1)?.seq ?? this.session?.seq ?? 0; }

  call(method, params = {}) {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      // A closed socket would swallow the frame without a word.
      if (this.#socket.readyState !== WebSocket.OPEN) return reject(new Error('not connected'));
      this.#pending.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  }

  sendRaw(text) { this.#socket.send(text); }
  cut() { this.#socket.terminate(); }

  /** The first event, had or to come, that satisfies `test`. */
  async event(type, test = () => true) {
    return until(`event ${type}`, () => this.events.find((event) => event.type === type && test(event)));
  }

  async signal(type, test = () => true) {
    return until(`signal ${type}`, () => this.signals.find((signal) => signal.type === type && test(signal)));
  }

  #take(frame) {
    if (frame.method === 'event') this.events.push(frame.params);
    else if (frame.method === 'signal') this.signals.push(frame.params);
    else {
      const pending = this.#pending.get(frame.id);
      this.#pending.delete(frame.id);
      if (frame.error) pending?.reject(new RpcError(frame.error));
      else pending?.resolve(frame.result);
    }
  }

  #gone(code, reason) {
    this.closed = { code, reason };
    for (const { reject } of this.#pending.values()) reject(new Error(`connection closed: ${code} ${reason}`));
    this.#pending.clear();
  }
}

/** A method over plain HTTP; resolves with {status, body}. */
export async function callHttp(server, token, method, params = {}) {
  const response = await fetch(`${server.origin}/api/v1/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: typeof params === 'string' ? params : JSON.stringify(params),
  });
  return { status: response.status, body: await response.json() };
}
