// SPDX-License-Identifier: GPL-3.0-or-later
// An address for webhooks in tests: keeps what comes and answers as it is told.

import { createServer } from 'node:http';

export class Receiver {
  /** `answer(request, body)`: {status?, headers?, body?}, or null to break the connection. */
  static async open(answer = () => ({})) {
    const receiver = new Receiver();
    receiver.answer = answer;
    /** {headers, body, at} in the order of arrival. */
    receiver.came = [];
    receiver.m_server = createServer((request, response) => receiver.#take(request, response));
    await new Promise((resolve) => receiver.m_server.listen(0, '127.0.0.1', resolve));
    receiver.url = `http://127.0.0.1:${receiver.m_server.address().port}/hook`;
    return receiver;
  }

  get bodies() {
    return this.came.filter(({ body }) => body).map(({ body }) => JSON.parse(body));
  }

  async #take(request, response) {
    const parts = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts).toString('utf8');
    this.came.push({ headers: request.headers, body, at: Date.now() });
    const answer = await this.answer(request, body, this.came.length);
    if (!answer) return response.destroy();
    response.writeHead(answer.status ?? 200, answer.headers ?? {});
    response.end(answer.body ?? '');
  }

  async close() {
    this.m_server.closeAllConnections();
    await new Promise((resolve) => this.m_server.close(resolve));
  }
}
