// SPDX-License-Identifier: GPL-3.0-or-later
// A kept connection that posts, one request at a time. Written on the bare socket: what costs the sender nothing is left
// for the server that is to be loaded.

import { connect } from 'node:net';

const kAnswerMs = 20_000;

export class Connection {
  #port;
  #socket = null;
  #head = '';
  #body = [];
  #missing = -1; // bytes of the body still to come; -1: the head isn't whole
  #status = 0;
  #resolve = null;
  #timer = null;

  constructor(port) {
    this.#port = port;
  }

  /** Resolves with {status, body}; status 0: no answer came. */
  post(path, headers, body) {
    const bytes = Buffer.from(body);
    const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${this.#port}\r\nContent-Type: application/json\r\nContent-Length: ${bytes.length}\r\n${headers}\r\n`;
    this.#socket ??= this.#open();
    this.#socket.write(Buffer.concat([Buffer.from(head), bytes]));
    this.#timer = setTimeout(() => this.#broken(), kAnswerMs);
    return new Promise((resolve) => (this.#resolve = resolve));
  }

  close() {
    this.#socket?.destroy();
  }

  #open() {
    const socket = connect(this.#port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.#take(bytes));
    socket.on('error', () => {});
    socket.on('close', () => socket === this.#socket && this.#broken());
    return socket;
  }

  #broken() {
    this.#socket?.destroy();
    this.#socket = null;
    this.#finish(0);
  }

  #take(bytes) {
    if (this.#missing < 0) {
      this.#head += bytes.toString('latin1');
      const end = this.#head.indexOf('\r\n\r\n');
      if (end < 0) return;
      this.#status = Number(this.#head.slice(9, 12));
      this.#missing = Number(/\r\ncontent-length: *(\d+)/i.exec(this.#head)?.[1] ?? 0);
      const rest = this.#head.slice(end + 4);
      this.#missing -= rest.length;
      this.#body.push(rest);
    } else {
      this.#missing -= bytes.length;
      this.#body.push(bytes.toString('latin1'));
    }
    if (this.#missing > 0) return;
    if (/\r\nconnection: *close/i.test(this.#head)) {
      this.#socket.destroy();
      this.#socket = null;
    }
    this.#finish(this.#status);
  }

  #finish(status) {
    clearTimeout(this.#timer);
    const answer = { status, body: this.#body.join('') };
    this.#head = '';
    this.#body = [];
    this.#missing = -1;
    const resolve = this.#resolve;
    this.#resolve = null;
    resolve?.(answer);
  }
}
