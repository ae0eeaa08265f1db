// SPDX-License-Identifier: GPL-3.0-or-later
// What the community is told of: by Callback API, by Bots Long Poll, or by both.

import { Courier, retryAfterMs } from '../common/courier.mjs';
import { json } from '../common/http_host.mjs';
import { VkError } from './api.mjs';

const kPauses = [1, 5, 15, 60, 300, 900, 3600].map((seconds) => seconds * 1000);
const kLongestWish = 3 * 3_600_000;
const kGiveUpMs = 24 * 3_600_000;
const kKept = 10_000;

export class Events {
  #fake;
  #nextServer = 1;
  #kept = [];
  #ts = 1;
  #waiting = new Set();
  #key;
  #forgetAll = false;

  constructor(fake) {
    this.#fake = fake;
    this.servers = new Map();
    this.longPoll = { enabled: false, api_version: '5.199', flags: {} };
    /** Failures in a row after which a server is suspended. */
    this.patience = 100;
    /** Polls are answered at once, with or without news; or every key is wrong. */
    this.hasty = false;
    this.forgetful = false;
    this.#key = fake.random.text(40, '0123456789abcdef');
    this.courier = new Courier({
      pace: fake.pace, ledger: fake.ledger, random: fake.random,
      accepted: (answer) => answer.status === 200 && answer.body === 'ok',
      took: (parcel) => (parcel.server.failures = 0),
      pauseAfter: (parcel, answer) => this.#pauseAfter(parcel, answer),
    });
  }

  /** Tells an event to whoever wants such; `key` of the ledger is its event_id. Answers the event. */
  tell(type, object, { check = true } = {}) {
    const event = { group_id: this.#fake.groupId, type, event_id: this.#fake.random.text(40, '0123456789abcdef'), v: '5.199', object: structuredClone(object) };
    if (check) this.#fake.contract.assertEvent(event);
    for (const server of this.servers.values()) if (server.status === 'ok' && server.flags[type]) this.#bring(server, event);
    if (this.longPoll.enabled && this.longPoll.flags[type]) this.#keep(event);
    return event;
  }

  #bring(server, event) {
    const body = JSON.stringify({ ...event, ...(server.secret_key && { secret: server.secret_key }) });
    this.courier.hand({ key: event.event_id, server, url: () => server.url, headers, body, unwanted: () => server.status !== 'ok' });
  }

  /** A body as it stands, to the first server there is. */
  raw(body, key = `raw ${this.#fake.random.text(8)}`) {
    const server = [...this.servers.values()][0];
    return this.courier.hand({ key, server, url: server.url, headers, body });
  }

  #pauseAfter({ server, tries, handedAt }, answer) {
    if (answer.body === 'remove') this.servers.delete(server.id);
    if (++server.failures >= this.patience) server.status = 'failed';
    if (answer.body === 'remove' || this.#fake.pace.since(handedAt) > kGiveUpMs) return null;
    const wish = [410, 429, 503].includes(answer.status) ? Math.min(retryAfterMs(answer.headers), kLongestWish) : 0;
    return wish || kPauses[Math.min(tries, kPauses.length) - 1];
  }

  addServer({ url, title, secret_key = '' }) {
    if (this.servers.size >= 10) throw new VkError(2000);
    if (!URL.canParse(url)) throw new VkError(100, 'url is invalid');
    if ([...title].length > 14) throw new VkError(100, 'title is too long');
    if (secret_key.length > 50) throw new VkError(100, 'secret_key is too long');
    const server = { id: this.#nextServer++, title, creator_id: 1, url, secret_key, status: 'unconfigured', flags: { message_new: true }, failures: 0 };
    this.servers.set(server.id, server);
    server.confirmed = this.confirm(server);
    return server;
  }

  editServer(id, { url, title, secret_key }) {
    const server = this.need(id);
    Object.assign(server, { url, title, ...(secret_key !== undefined && { secret_key }) });
    server.confirmed = this.confirm(server);
  }

  need(id) {
    const server = this.servers.get(id);
    if (!server) throw new VkError(100, 'server_id is invalid');
    return server;
  }

  /** Asks the address for the confirmation code, which is another one afterwards. */
  async confirm(server) {
    server.status = 'wait';
    const question = JSON.stringify({ type: 'confirmation', group_id: this.#fake.groupId, event_id: this.#fake.random.text(40, '0123456789abcdef'), v: '5.199', ...(server.secret_key && { secret: server.secret_key }) });
    const answer = await fetch(server.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: question, redirect: 'manual' }).catch(() => null);
    const body = answer && (await answer.text());
    const fine = answer?.status === 200 && body === this.#fake.confirmation;
    server.status = fine ? 'ok' : 'failed';
    if (fine && this.#fake.changingConfirmation) this.#fake.confirmation = this.#fake.random.text(8, '0123456789abcdef');
    return fine;
  }

  longPollServer() {
    return { key: this.#key, server: `${this.#fake.origin}/lp/${this.#fake.groupId}`, ts: String(this.#ts) };
  }

  /** How many wait for news right now. */
  get pollers() {
    return this.#waiting.size;
  }

  /** A poller's key is wrong from now on (failed 2); with `lost` its ts is too (failed 3). */
  rotateKey({ lost = false } = {}) {
    this.#key = this.#fake.random.text(40, '0123456789abcdef');
    if (lost) this.#forgetAll = true;
  }

  /** What wasn't polled yet is lost (failed 1). */
  dropHistory() {
    this.#kept = [];
  }

  #keep(event) {
    this.#kept.push({ ts: this.#ts++, event });
    if (this.#kept.length > kKept) this.#kept.shift();
    for (const wake of this.#waiting) wake();
  }

  /** GET {server}?act=a_check&key&ts&wait */
  async poll({ url, gone }) {
    const { act, key, ts: asked, wait = '25' } = Object.fromEntries(url.searchParams);
    if (act !== 'a_check' || !/^\d+$/.test(asked ?? '')) return json(200, { failed: 4, min_version: 0, max_version: 19 });
    if (key !== this.#key || this.forgetful) {
      const failed = this.#forgetAll ? 3 : 2;
      this.#forgetAll = false;
      return json(200, { failed });
    }
    const ts = Number(asked);
    const oldest = this.#kept[0]?.ts ?? this.#ts;
    if (ts < oldest || ts > this.#ts) return json(200, { failed: 1, ts: this.#ts });
    if (ts === this.#ts && !this.hasty) await this.#wait(Math.min(Number(wait) || 25, 90) * 1000, gone);
    const updates = this.#kept.filter((each) => each.ts >= ts).map((each) => each.event);
    return json(200, { ts: String(this.#ts), updates });
  }

  #wait(ms, gone) {
    return new Promise((resolve) => {
      const end = () => {
        off();
        this.#waiting.delete(end);
        resolve();
      };
      const off = this.#fake.pace.later(ms, end);
      this.#waiting.add(end);
      gone.then(end);
    });
  }
}

const headers = (tries) => ({ 'content-type': 'application/json', ...(tries > 0 && { 'x-retry-counter': String(tries) }) });
