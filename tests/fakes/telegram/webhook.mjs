// SPDX-License-Identifier: GPL-3.0-or-later
// Updates brought to the bot's own address: in order within a chat, until they are taken.

import { Courier, retryAfterMs } from '../common/courier.mjs';
import { parseJson } from '../common/form.mjs';
import { nowSeconds } from '../common/pace.mjs';
import { Refusal, badRequest } from './chats.mjs';

const kDay = 24 * 3_600_000;
const kHour = 3_600_000;
const kGoneMs = 23 * kHour;
const kPorts = ['', '443', '80', '88', '8443'];

export class Webhook {
  #fake;
  #lastSet = null;
  #goneSince = null;
  #outstanding = new Map();
  #info = {};

  constructor(fake) {
    this.#fake = fake;
    this.url = '';
    this.secret = null;
    this.courier = new Courier({
      pace: fake.pace,
      ledger: fake.ledger,
      random: fake.random,
      accepted: (answer) => answer.status >= 200 && answer.status < 300,
      pauseAfter: (parcel, answer) => this.#pauseAfter(parcel, answer),
      took: (parcel, answer) => this.#taken(parcel.key, answer),
      gaveUp: (parcel) => this.#outstanding.delete(parcel.key),
    });
  }

  set({ url, secret_token, max_connections = 40, allowed_updates, drop_pending_updates }) {
    if (!url) return this.remove({ drop_pending_updates });
    if (this.#lastSet && this.#fake.pace.since(this.#lastSet) < 1000) throw new Refusal(429, 'Too Many Requests: retry after 1', { retry_after: 1 });
    this.#lastSet = Date.now();
    this.#check(url, secret_token);
    if (max_connections < 1 || max_connections > 100) throw badRequest('max_connections is out of range');
    this.url = url;
    this.secret = secret_token ?? null;
    this.courier.most = max_connections;
    this.#info = { max_connections };
    const { updates } = this.#fake;
    if (allowed_updates) updates.allowed = allowed_updates;
    const waiting = updates.drain();
    updates.listener = (entry) => this.#bring(entry);
    if (!drop_pending_updates) for (const entry of waiting) this.#bring(entry);
  }

  #check(url, secret) {
    const parsed = URL.canParse(url) ? new URL(url) : null;
    if (!parsed) throw badRequest('bad webhook: invalid webhook URL specified');
    const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname);
    if (!loopback && parsed.protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
    if (!loopback && !kPorts.includes(parsed.port)) throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
    if (secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(secret)) throw badRequest('secret token contains unallowed characters');
  }

  remove({ drop_pending_updates } = {}) {
    this.url = '';
    const { updates } = this.#fake;
    updates.listener = null;
    const entries = [...this.#outstanding.values()];
    this.#outstanding.clear();
    if (drop_pending_updates) updates.drain();
    else updates.putBack(entries);
  }

  info() {
    const { updates } = this.#fake;
    return {
      url: this.url, has_custom_certificate: false, pending_update_count: updates.count + this.#outstanding.size, ...this.#info,
      ...(updates.allowed && { allowed_updates: updates.allowed }),
    };
  }

  /** Body as it is; for what no well-behaved messenger sends. */
  bringRaw(body, key = `raw-${Date.now()}-${Math.random()}`) {
    return this.courier.hand({ key, url: () => this.url, headers: () => this.#headers(), body });
  }

  #bring(entry) {
    const key = String(entry.update.update_id);
    this.#outstanding.set(key, entry);
    this.courier.hand({
      key, lane: entry.lane, entry, url: () => this.url, headers: () => this.#headers(), body: JSON.stringify(entry.update),
      unwanted: () => !this.#outstanding.has(key),
    });
  }

  #headers() {
    return { 'content-type': 'application/json', ...(this.secret !== null && { 'x-telegram-bot-api-secret-token': this.secret }) };
  }

  /** At once, then after 2, 4, 8 ... s up to a minute or two, or when the receiver wishes; for a day. */
  #pauseAfter(parcel, answer) {
    const { pace, random } = this.#fake;
    this.#info.last_error_date = nowSeconds();
    this.#info.last_error_message = answer.status ? `Wrong response from the webhook: ${answer.status}` : `Connection failed: ${answer.why}`;
    if (answer.status !== 410) this.#goneSince = null;
    else if (pace.since((this.#goneSince ??= Date.now())) > kGoneMs) {
      this.remove();
      return null;
    }
    if (pace.since(parcel.handedAt) > kDay) return null;
    const wish = Math.min(retryAfterMs(answer.headers), kHour);
    if (wish) return wish;
    return parcel.tries === 1 ? 0 : Math.min(2 ** (parcel.tries - 1) * 1000, random.between(60_000, 120_000));
  }

  /** A receiver may put one call into its answer; its result goes nowhere. */
  #taken(key, answer) {
    this.#outstanding.delete(key);
    const call = parseJson(answer.body);
    if (typeof call?.method === 'string') this.#fake.callInAnswer(call);
  }
}
