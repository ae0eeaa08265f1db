// SPDX-License-Identifier: GPL-3.0-or-later
// Brings webhooks to their receiver, again and again until they are taken, and misbehaves on request.
//
// Parcels of one lane go one after the other, a failing one holds up its lane and nothing else; a parcel without a lane
// goes alone.

import { Agent, request } from 'node:http';
import { Random } from './random.mjs';

const kAnswerMs = 20_000;
const kKeptAnswer = 64 * 1024;

export class Courier {
  #lanes = new Map();
  #parcels = 0;
  #underway = 0;
  #waiting = [];
  #idle = [];
  #closed = false;
  #agent = new Agent({ keepAlive: true });

  /**
   * `accepted(answer)`: was it taken? `pauseAfter(parcel, answer)`: span until the next try, null to give up.
   * `most`: connections at a time. `took(parcel, answer)` and `gaveUp(parcel, answer)` are told of the end.
   */
  constructor({ pace, ledger, accepted, pauseAfter, took = () => {}, gaveUp = () => {}, most = 40, random = new Random(7) }) {
    Object.assign(this, { pace, ledger, accepted, pauseAfter, took, gaveUp, most, random });
    this.#behave();
  }

  #behave() {
    this.habits = { duplicate: 0, twins: 0, reorder: 0, cut: 0, delayMs: 0 };
  }

  /**
   * Shares of the parcels: `duplicate` are brought again after they were taken, `twins` are brought twice at the same
   * moment, `reorder` are overtaken by later ones (not within a lane), of `cut` the answer isn't waited for. `delayMs`:
   * up to so much is lost on the way. `{}` behaves again.
   */
  misbehave({ seed, ...habits }) {
    if (seed !== undefined) this.random = new Random(seed);
    this.#behave();
    Object.assign(this.habits, habits);
  }

  /**
   * parcel = {key, url, headers, body, lane?, unwanted?}; url and headers may be functions, asked at every try (headers with the count of tries before);
   * `unwanted()`: not to be brought any more. Answers a promise of its end.
   */
  hand(parcel) {
    parcel.handedAt = Date.now();
    parcel.tries = 0;
    ++this.#parcels;
    if (parcel.lane === undefined) return this.#bring(parcel, this.random.chance(this.habits.reorder) ? this.random.between(20, 200) : 0);
    const before = this.#lanes.get(parcel.lane) ?? Promise.resolve();
    const done = before.then(() => this.#bring(parcel, 0));
    this.#lanes.set(parcel.lane, done);
    done.then(() => this.#lanes.get(parcel.lane) === done && this.#lanes.delete(parcel.lane));
    return done;
  }

  /** Every parcel was taken or given up. */
  async settled() {
    while (this.#parcels) await new Promise((resolve) => this.#idle.push(resolve));
  }

  close() {
    this.#closed = true;
    this.#agent.destroy();
    for (const go of this.#waiting.splice(0)) go();
  }

  async #bring(parcel, heldBackMs) {
    const { delayMs } = this.habits;
    const late = heldBackMs + (delayMs ? this.random.between(0, delayMs) : 0);
    if (late) await new Promise((resolve) => setTimeout(resolve, late));
    await this.#untilTaken(parcel);
    if (--this.#parcels === 0) this.#idle.splice(0).forEach((resolve) => resolve());
  }

  async #untilTaken(parcel) {
    while (!this.#closed && !parcel.unwanted?.()) {
      const answer = await this.#attempt(parcel);
      ++parcel.tries;
      if (answer.accepted) {
        this.took(parcel, answer);
        return this.#afterwards(parcel);
      }
      const pause = this.pauseAfter(parcel, answer);
      if (pause === null) return this.gaveUp(parcel, answer);
      if (pause > 0) await this.pace.pause(pause);
    }
  }

  async #attempt(parcel) {
    const twin = this.random.chance(this.habits.twins);
    const cut = this.random.chance(this.habits.cut);
    const [answer] = await Promise.all([this.#post(parcel, cut), ...(twin ? [this.#post(parcel, false)] : [])]);
    return answer;
  }

  async #afterwards(parcel) {
    if (!this.random.chance(this.habits.duplicate)) return;
    if (parcel.lane === undefined) await new Promise((resolve) => setTimeout(resolve, this.random.between(0, 100)));
    await this.#post(parcel, false);
  }

  /** One try; status 0 when no answer came. */
  async #post(parcel, cut) {
    if (this.#underway >= this.most) await new Promise((go) => this.#waiting.push(go));
    ++this.#underway;
    const answer = await exchange(parcel, this.#agent, cut);
    --this.#underway;
    this.#waiting.shift()?.();
    answer.accepted = answer.status > 0 && this.accepted(answer);
    if (!this.#closed) this.ledger.hook(parcel.key, answer);
    return answer;
  }
}

function exchange({ url, headers, body, tries }, agent, cut) {
  const address = typeof url === 'function' ? url() : url;
  return new Promise((resolve) => {
    const fail = (why) => resolve({ status: 0, headers: {}, body: '', why });
    const bytes = Buffer.from(body);
    const extra = typeof headers === 'function' ? headers(tries) : headers;
    const outgoing = request(address, { method: 'POST', agent, timeout: kAnswerMs, headers: { 'content-length': bytes.length, ...extra } }, (incoming) => {
      const parts = [];
      let size = 0;
      incoming.on('data', (part) => {
        size += part.length;
        if (size <= kKeptAnswer) parts.push(part);
      });
      incoming.on('end', () => resolve({ status: incoming.statusCode, headers: incoming.headers, body: Buffer.concat(parts).toString('utf8') }));
      incoming.on('error', (error) => fail(error.message));
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')));
    outgoing.on('error', (error) => fail(error.message));
    outgoing.end(bytes, () => {
      if (cut) setImmediate(() => outgoing.destroy(new Error('the answer was not waited for')));
    });
  });
}

/** Span that a Retry-After header asks for, in ms; 0: none. */
export function retryAfterMs(headers) {
  const value = headers['retry-after'];
  if (!value) return 0;
  return /^\d+$/.test(value) ? Number(value) * 1000 : Math.max(0, Date.parse(value) - Date.now()) || 0;
}
