// SPDX-License-Identifier: GPL-3.0-or-later
// The network between a client and the server, with its ways to fail.
//
//   const relay = await Relay.to('http://127.0.0.1:8080');   relay.origin is what the client is told
//   relay.pull()                 every connection breaks, new ones are refused; plug() ends it
//   relay.swallow()              nothing gets through any more and nobody is told; plug() breaks what has lost bytes
//   relay.shape({ rate, delay }) bytes a second and milliseconds of way, each direction; null: as fast as it goes
//   relay.shape({ drip: true })  every byte a segment of its own
//   relay.cutAfter(bytes, 'up')  the connection that carries this byte of what is still to come breaks behind it
//
// A shape holds for what is on its way already. Two bytes never change places.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** What one direction keeps before it stops reading. */
const kMostKept = 256 * 1024;
/** A rate is dealt out in slices of so many milliseconds. */
const kSliceMs = 10;

export class Relay {
  #lines = new Set();
  #sockets = new Set(); // not closed yet
  #plugged = true;
  #silent = false;
  #shape = { rate: null, delay: 0, drip: false };
  #cuts = { up: null, down: null };
  /** Bytes that came through, and connections that were made, since the start. */
  passed = { up: 0, down: 0 };
  joined = 0;
  /** When the first bytes came through since it was set to null, by the monotonic clock in nanoseconds. */
  firstDownNs = null;

  static async to(origin) {
    const relay = new Relay();
    const { hostname, port } = new URL(origin);
    relay.server = createServer({ noDelay: true, allowHalfOpen: true }, (near) => relay.#join(near, hostname, port));
    relay.server.listen(0, '127.0.0.1');
    await once(relay.server, 'listening');
    relay.origin = `http://127.0.0.1:${relay.server.address().port}`;
    return relay;
  }

  get connections() { return this.#lines.size; }

  pull() {
    this.#plugged = false;
    for (const line of [...this.#lines]) line.cut();
  }

  /** All is well again. A connection that has lost bytes can't go on: it breaks now. */
  plug() {
    this.#plugged = true;
    this.#silent = false;
    for (const line of [...this.#lines]) if (line.hasLost) line.cut();
  }

  swallow() {
    this.#silent = true;
    for (const line of this.#lines) line.lose();
  }

  shape(changes) {
    this.#shape = { ...this.#shape, ...changes };
    for (const line of this.#lines) line.wake();
  }

  /** Null takes it back. */
  cutAfter(bytes, direction) { this.#cuts[direction] = bytes; }

  /** Nothing of it keeps the program from ending: not even a connection that the kernel has yet to finish with. */
  close() {
    this.pull();
    this.server.close();
    this.server.unref();
    for (const socket of this.#sockets) socket.unref();
  }

  #remember(socket) {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  #join(near, host, port) {
    this.#remember(near);
    if (!this.#plugged) return void near.resetAndDestroy();
    ++this.joined;
    const far = connect({ host, port, noDelay: true, allowHalfOpen: true });
    this.#remember(far);
    const relay = {
      shape: () => this.#shape,
      silent: () => this.#silent,
      admit: (direction, size) => this.#admit(direction, size),
    };
    const line = new Line(near, far, relay, () => this.#lines.delete(line));
    this.#lines.add(line);
  }

  /** How many of `size` bytes may pass; `last`: the connection breaks behind them. */
  #admit(direction, size) {
    const left = this.#cuts[direction];
    const last = left !== null && left <= size;
    const passing = last ? left : size;
    if (left !== null) this.#cuts[direction] = last ? null : left - size;
    this.passed[direction] += passing;
    if (direction === 'down') this.firstDownNs ??= Number(process.hrtime.bigint());
    return { passing, last };
  }
}

/** One connection: two directions that end together. */
class Line {
  hasLost = false;
  #ends;
  #ways;
  #ended;
  #isCut = false;

  constructor(near, far, relay, ended) {
    this.#ends = [near, far];
    this.#ended = ended;
    this.#ways = [new Way('up', near, far, relay, this), new Way('down', far, near, relay, this)];
    for (const end of this.#ends) {
      end.on('error', () => {});
      end.on('close', () => this.#left());
    }
  }

  wake() { for (const way of this.#ways) way.wake(); }
  lose() { for (const way of this.#ways) way.lose(); }

  cut() { this.cutBut(null); }

  /** One end may still get what was written to it. */
  cutBut(spared) {
    this.#isCut = true;
    for (const way of this.#ways) way.stop();
    for (const end of this.#ends) if (end !== spared) end.resetAndDestroy();
    this.#ended();
  }

  /** A side is gone: the other has still to get what is on its way, unless nothing gets anywhere. */
  #left() {
    if (this.#isCut || this.hasLost) return;
    if (this.#ends.every((end) => end.destroyed)) this.#ended();
    else for (const way of this.#ways) way.finish();
  }
}

/** One direction of a connection. */
class Way {
  #kept = []; // { bytes, due }
  #size = 0;
  #forgetTimer = null;
  #sourceEnded = false;
  #stopped = false;
  #nextSlice = 0;

  constructor(direction, from, to, relay, line) {
    Object.assign(this, { direction, from, to, relay, line });
    from.on('data', (bytes) => this.#take(bytes));
    from.on('end', () => this.finish());
    to.on('drain', () => this.wake());
  }

  wake() {
    this.#forgetTimer?.();
    this.#forgetTimer = null;
    this.#pump();
  }

  stop() {
    this.#stopped = true;
    this.#forgetTimer?.();
  }

  /** What is on its way is gone. */
  lose() {
    if (this.#size > 0) this.line.hasLost = true;
    this.#kept = [];
    this.#size = 0;
  }

  finish() {
    this.#sourceEnded = true;
    this.#pump();
  }

  #passEnd() {
    if (this.relay.silent()) this.line.hasLost = true;
    if (this.line.hasLost) return;
    if (this.from.destroyed) this.to.destroySoon();
    else this.to.end();
  }

  #take(bytes) {
    if (this.relay.silent()) return void (this.line.hasLost = true);
    this.#kept.push({ bytes, due: performance.now() + this.relay.shape().delay });
    this.#size += bytes.length;
    if (this.#size > kMostKept) this.from.pause();
    this.#pump();
  }

  #pump() {
    while (!this.#stopped && !this.#forgetTimer && !this.to.writableNeedDrain) {
      if (this.#kept.length === 0) {
        if (this.#sourceEnded) this.#passEnd();
        return;
      }
      const { rate, drip } = this.relay.shape();
      const wait = Math.max(this.#kept[0].due, rate ? this.#nextSlice : 0) - performance.now();
      if (wait > 0) return this.#later(wait);
      this.#pass(drip ? 1 : rate ? Math.max(1, Math.round((rate * kSliceMs) / 1000)) : Infinity);
      if (rate) this.#nextSlice = performance.now() + (drip ? 1000 / rate : kSliceMs);
      else if (drip) return this.#later(0);
    }
  }

  #later(ms) {
    const again = () => {
      this.#forgetTimer = null;
      this.#pump();
    };
    // A timer's least is a millisecond: for single bytes that would be a rate.
    const timer = ms > 0 ? setTimeout(again, ms) : setImmediate(again);
    this.#forgetTimer = () => (ms > 0 ? clearTimeout(timer) : clearImmediate(timer));
  }

  #pass(most) {
    const first = this.#kept[0];
    const piece = first.bytes.subarray(0, most);
    if (piece.length < first.bytes.length) first.bytes = first.bytes.subarray(piece.length);
    else this.#kept.shift();
    this.#size -= piece.length;
    if (this.#size <= kMostKept / 2) this.from.resume();
    const { passing, last } = this.relay.admit(this.direction, piece.length);
    if (!last) return void this.to.write(piece);
    // A reset would overtake what was just written.
    this.to.write(piece.subarray(0, passing));
    this.to.destroySoon();
    this.line.cutBut(this.to);
  }
}
