// SPDX-License-Identifier: GPL-3.0-or-later
// A web-chat visitor without a browser: long polling, at-least-once sending with the same cid.

import { randomUUID } from 'node:crypto';

export class HttpVisitor {
  /** Texts of operators and bots in the order of their numbers. */
  received = [];
  /** The files that came with them. */
  files = [];
  #seq = 0;

  static async come(server) {
    const visitor = new HttpVisitor();
    visitor.origin = server.origin;
    const answer = await fetch(`${server.origin}/w/v1/session`, {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ widget: server.widget, page: { url: 'https://shop.example/', title: 'Shop' } }),
    });
    if (!answer.ok) throw new Error(`session: ${answer.status} ${await answer.text()}`);
    visitor.session = await answer.json();
    return visitor;
  }

  /** Sends until the server has acknowledged; the same cid makes one message of it. */
  async say(text) {
    const frame = { t: 'msg', cid: randomUUID(), text };
    for (let tries = 0; tries < 100; ++tries) {
      const frames = await this.#post(frame).catch(() => null);
      const ack = frames?.find((one) => one.t === 'ack' && one.cid === frame.cid);
      if (ack) return ack;
      const refusal = frames?.find((one) => one.t === 'error');
      if (refusal && refusal.code !== 'rate_limited') throw new Error(`refused: ${JSON.stringify(refusal)}`);
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error('never acknowledged');
  }

  /** Polls until an operator's text is among those received. */
  async hears(text) {
    for (let tries = 0; tries < 40; ++tries) {
      if (this.received.includes(text)) return;
      await this.poll();
    }
    throw new Error(`never got ${text}, but ${JSON.stringify(this.received)}`);
  }

  async poll(wait = 2) {
    const answer = await fetch(`${this.origin}/w/v1/events?after=${this.#seq}&wait=${wait}`, { headers: this.#headers() })
      .catch(() => null);
    if (!answer?.ok) return void (await new Promise((later) => setTimeout(later, 100)));
    for (const frame of flat(await answer.json())) {
      if (frame.seq) this.#seq = Math.max(this.#seq, frame.seq);
      if (frame.t !== 'msg' || frame.from === 'visitor') continue;
      this.received.push(frame.text);
      this.files.push(...(frame.attachments ?? []));
    }
  }

  #headers() {
    return { authorization: `Bearer ${this.session.token}`, 'content-type': 'application/json', origin: this.origin };
  }

  async #post(frame) {
    const answer = await fetch(`${this.origin}/w/v1/events`, { method: 'POST', headers: this.#headers(), body: JSON.stringify(frame) });
    return flat(await answer.json());
  }
}

/** Frames may come alone, as a list, or inside an object. */
function flat(body) {
  if (Array.isArray(body)) return body;
  return body.frames ?? [body];
}
