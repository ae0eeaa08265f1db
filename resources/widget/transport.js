// SPDX-License-Identifier: GPL-3.0-or-later
// One live connection to the server: a WebSocket, or long polling where sockets do not get through.
// Reconnects by itself, 1 to 30 s apart with jitter, and names the last seen number so that nothing is missed.

import { SessionError, requestJson } from './session.js';

const kSocketOpenMs = 10000;
const kSocketTriesBeforePolling = 2;
const kPollWaitS = 25;
const kBackToSocketMs = 5 * 60 * 1000;

export class Transport {
  /**
   * `session`: Session. `cursor()`: number of the last event seen. `onSession(answer)` before the first frame of a
   * connection, `onFrame(frame)`, `onState('connecting'|'online'|'waiting', detail)`.
   */
  constructor({ session, cursor, onSession, onFrame, onState }) {
    Object.assign(this, { m_session: session, m_cursor: cursor, m_onSession: onSession, m_onFrame: onFrame, m_onState: onState });
    this.m_failures = 0;
    this.m_socketFailures = 0;
    this.m_running = false;
    this.m_stale = false;
    this.m_send = null;
    this.m_wake = () => {};
    this.m_drop = () => {};
    this.m_pollUntil = 0;
  }

  get online() {
    return this.m_send !== null;
  }

  start() {
    if (this.m_running) return;
    this.m_running = true;
    this.#run();
  }

  stop() {
    this.m_running = false;
    this.m_drop();
    this.m_wake();
  }

  /** Sends one frame; false when there is no connection. A true may still be lost: only an ack is proof. */
  send(frame) {
    return this.m_send ? this.m_send(frame) : false;
  }

  /** Tries again now: the network is back or the visitor asked for it. */
  nudge() {
    this.m_wake();
  }

  /** The facts of the session call have changed: opens the session again at once. */
  renew() {
    this.m_stale = true;
    this.m_drop();
    this.m_wake();
  }

  /** Gives up a connection that looks dead and makes a new one. */
  restart() {
    this.m_drop();
  }

  async #run() {
    while (this.m_running) {
      let waitS = 0;
      try {
        this.m_stale = false;
        this.m_onState('connecting');
        const answer = await this.m_session.open();
        if (!this.m_running) return;
        this.m_onSession(answer);
        if (this.m_stale) continue;
        if (Date.now() < this.m_pollUntil) await this.#poll();
        else await this.#socket(answer.ws_ticket);
      } catch (error) {
        if (!(error instanceof SessionError)) throw error;
        waitS = error.retryAfterS;
        this.m_lastCode = error.code;
      }
      this.m_send = null;
      if (!this.m_running) return;
      if (!this.m_stale || waitS) await this.#pause(waitS);
    }
  }

  async #pause(leastS) {
    const ms = Math.max(leastS * 1000, backoffMs(this.m_failures++));
    this.m_onState('waiting', { ms, code: this.m_lastCode });
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.m_wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #live(send) {
    this.m_send = send;
    this.m_lastCode = undefined;
    this.m_onState('online');
  }

  #socket(ticket) {
    return new Promise((resolve) => {
      const url = new URL('/w/v1/ws', location.href);
      url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
      url.searchParams.set('ticket', ticket);
      const cursor = this.m_cursor();
      if (cursor > 0) url.searchParams.set('after', cursor);
      let socket;
      try {
        socket = new WebSocket(url);
      } catch {
        this.#socketRefused();
        resolve();
        return;
      }
      let opened = 0;
      const done = () => {
        clearTimeout(slow);
        this.m_drop = () => {};
        if (!opened) this.#socketRefused();
        else if (Date.now() - opened > 5000) this.m_failures = 0;
        socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
        socket.close();
        this.m_send = null;
        resolve();
      };
      const slow = setTimeout(done, kSocketOpenMs);
      this.m_drop = done;
      socket.onopen = () => {
        opened = Date.now();
        clearTimeout(slow);
        this.m_socketFailures = 0;
        this.#live((frame) => {
          if (socket.readyState !== WebSocket.OPEN) return false;
          socket.send(JSON.stringify(frame));
          return true;
        });
      };
      socket.onmessage = (event) => this.#received(event.data);
      socket.onclose = socket.onerror = done;
    });
  }

  #socketRefused() {
    if (++this.m_socketFailures < kSocketTriesBeforePolling) return;
    this.m_pollUntil = Date.now() + kBackToSocketMs;
    this.m_socketFailures = kSocketTriesBeforePolling - 1; // one failed try later is enough to come back here
    this.m_failures = 0;
  }

  #received(data) {
    let frame;
    try {
      frame = JSON.parse(data);
    } catch {
      return; // not ours to judge; the next frame may be whole
    }
    this.#deliver(frame);
  }

  #deliver(frame) {
    if (frame && typeof frame.t === 'string') this.m_onFrame(frame);
  }

  #authorized(extra = {}) {
    return { ...this.m_session.authorization, ...extra };
  }

  async #poll() {
    const stop = new AbortController();
    let failed = null;
    this.m_drop = () => stop.abort();
    const post = async (frame) => {
      try {
        const options = { method: 'POST', headers: this.#authorized({ 'content-type': 'application/json' }), body: JSON.stringify(frame), signal: stop.signal };
        for (const answer of framesOf(await requestJson('/w/v1/events', options))) this.#deliver(answer);
      } catch (error) {
        failed = error;
        stop.abort();
      }
    };
    try {
      this.#live((frame) => {
        post(frame);
        return true;
      });
      while (!stop.signal.aborted && Date.now() < this.m_pollUntil) {
        const began = Date.now();
        const cursor = this.m_cursor();
        const options = { headers: this.#authorized(), signal: stop.signal };
        const answer = await requestJson(`/w/v1/events?after=${cursor}&wait=${kPollWaitS}`, options, (kPollWaitS + 15) * 1000);
        this.m_failures = 0;
        for (const frame of framesOf(answer)) this.#deliver(frame);
        // Frames without a number could otherwise be fetched in a tight circle.
        if (this.m_cursor() === cursor && Date.now() - began < 1000) await pause(1000, stop.signal);
      }
    } catch (error) {
      throw failed ?? (stop.signal.aborted ? new SessionError('unreachable') : error);
    } finally {
      this.m_drop = () => {};
      this.m_send = null;
    }
    if (failed) throw failed;
  }
}

function framesOf(body) {
  if (Array.isArray(body)) return body;
  if (Array.isArray(body?.frames)) return body.frames;
  if (Array.isArray(body?.events)) return body.events;
  return body && typeof body.t === 'string' ? [body] : [];
}

/** 1, 2, 4 … 30 s, each between half and the whole of it but never under a second. */
export function backoffMs(failures) {
  const ceiling = Math.min(30000, 1000 * 2 ** Math.min(failures, 5));
  return Math.max(1000, ceiling * (0.5 + Math.random() * 0.5));
}

function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
