// SPDX-License-Identifier: GPL-3.0-or-later
// A messenger's HTTP server on loopback: reads whole requests, lets faults happen, answers. Its control door is
// `POST /_control {"do": name, "with": [arguments]}`.

import { createServer } from 'node:http';
import { parseJson } from './form.mjs';

const kLargestBody = 110 * 1024 * 1024;
const kPage = '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>';

/** An answer in JSON. */
export const json = (status, value, headers = {}) => ({ status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(value) });
export const text = (status, value, headers = {}) => ({ status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: value });

export class HttpHost {
  #server = null;
  #connections = new Set();
  #port = 0;

  /**
   * `serve(call)` answers {status, headers, body}; call = {method, url, headers, body, named, gone}, `gone` a promise of
   * the caller's leaving. `nameOf(call)`: what faults call it. `refusal(fault)`: the messenger's own words for busy and
   * broken. `commands`: name -> function, for the control door. `pace` and `faults`: as in their files.
   */
  constructor({ serve, nameOf, refusal, commands, pace, faults, ledger }) {
    Object.assign(this, { serve, nameOf, refusal, commands, pace, faults, ledger });
    /** What broke inside the simulator itself; a test that ends with any has failed. */
    this.broken = [];
  }

  get origin() {
    return `http://127.0.0.1:${this.#port}`;
  }

  async listen(port = this.#port) {
    this.#server = createServer({ requestTimeout: 0 }, (request, response) => this.#take(request, response));
    this.#server.keepAliveTimeout = 60_000;
    this.#server.on('connection', (connection) => {
      this.#connections.add(connection);
      connection.on('close', () => this.#connections.delete(connection));
    });
    await new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    this.#port = this.#server.address().port;
  }

  /** Nobody is there any more: connections break, new ones are refused. `listen()` comes back on the same port. */
  async close() {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Tears every connection. */
  cut() {
    for (const connection of this.#connections) connection.destroy();
  }

  async #take(request, response) {
    const gone = new Promise((resolve) => response.once('close', resolve));
    try {
      const body = await readBody(request);
      if (body === null) return this.#write(response, text(413, 'Request Entity Too Large', { connection: 'close' }));
      const call = { method: request.method, url: new URL(request.url, this.origin), headers: request.headers, body, gone };
      if (call.url.pathname === '/_control') return this.#write(response, await this.#control(call));
      call.named = this.nameOf(call);
      this.ledger.call(call.named);
      const fault = this.faults.next(call.named);
      if (fault) await this.#fail(fault, call, response);
      else this.#write(response, await this.serve(call));
    } catch (error) {
      if (request.errored) return;
      this.broken.push(error);
      if (!response.headersSent) this.#write(response, text(500, `the simulator itself: ${error.stack}`));
    }
  }

  async #fail(fault, call, response) {
    const { kind } = fault;
    if (fault.delayMs) await this.pace.pause(fault.delayMs);
    const answer = fault.taken ? await this.serve(call) : null;
    if (kind === 'slow') return this.#write(response, answer);
    if (kind === 'busy' || kind === 'broken') return this.#write(response, this.refusal(fault));
    if (kind === 'gateway') return this.#write(response, { status: 502, headers: { 'content-type': 'text/html' }, body: kPage });
    if (kind === 'html') return this.#write(response, { status: 200, headers: { 'content-type': 'text/html' }, body: kPage });
    if (kind === 'empty') return this.#write(response, { status: 200, headers: {}, body: '' });
    if (kind === 'half') return this.#half(response, answer ?? json(200, { ok: true }));
    if (kind !== 'hang') response.destroy();
  }

  /** Promises a whole answer and breaks off. */
  #half(response, { status, headers, body }) {
    const bytes = Buffer.from(body);
    response.writeHead(status, { ...headers, 'content-length': bytes.length });
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
  }

  #write(response, { status, headers, body }) {
    if (response.destroyed) return;
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
    response.end(body);
  }

  async #control(call) {
    const order = parseJson(call.body.toString('utf8'));
    const command = this.commands[order?.do];
    if (call.method !== 'POST' || !command) return json(404, { error: 'no such command', commands: Object.keys(this.commands) });
    try {
      return json(200, { result: (await command(...(order.with ?? []))) ?? null });
    } catch (error) {
      return json(400, { error: error.message });
    }
  }
}

/** The whole body, or null when it is too large. */
async function readBody(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > kLargestBody) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
