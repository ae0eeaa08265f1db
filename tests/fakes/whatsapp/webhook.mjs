// SPDX-License-Identifier: GPL-3.0-or-later
// Webhooks of the Cloud API: escaped, signed, repeated for a week, in no order.

import { createHmac } from 'node:crypto';
import { Courier } from '../common/courier.mjs';

const kWeek = 7 * 24 * 3_600_000;
const kPauses = [5, 15, 60, 300, 900, 3600, 4 * 3600, 12 * 3600].map((seconds) => seconds * 1000);

/** JSON with every other than ASCII character as \uXXXX, as Meta writes and signs it. */
export function escaped(value) {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export class Webhook {
  #fake;
  #held = null;

  constructor(fake) {
    this.#fake = fake;
    this.url = null;
    this.courier = new Courier({
      pace: fake.pace, ledger: fake.ledger, random: fake.random,
      accepted: (answer) => answer.status === 200,
      pauseAfter: (parcel) => (fake.pace.since(parcel.handedAt) > kWeek ? null : kPauses[Math.min(parcel.tries, kPauses.length) - 1]),
    });
  }

  /** Asks the address whether it knows the verify token, and brings webhooks there from then on. */
  async subscribe(url) {
    const challenge = this.#fake.random.text(10, '123456789');
    const asked = new URL(url);
    for (const [name, value] of Object.entries({ 'hub.mode': 'subscribe', 'hub.challenge': challenge, 'hub.verify_token': this.#fake.verifyToken })) asked.searchParams.set(name, value);
    const answer = await fetch(asked, { redirect: 'manual' });
    const body = await answer.text();
    if (answer.status !== 200 || body !== challenge) throw new Error(`the callback address was not verified: ${answer.status} ${body.slice(0, 100)}`);
    this.url = url;
  }

  /** A change of one field; `key`: how the ledger calls it. */
  tell(field, value, key) {
    if (field === 'messages') this.#fake.contract.assertWebhook(this.#whole([{ changes: [{ field, value }] }]));
    this.tellUnchecked(field, value, key);
  }

  /** The same for what the schema doesn't know. */
  tellUnchecked(field, value, key) {
    if (this.#held) this.#held.push({ field, value, key });
    else this.#bring([{ field, value }], key);
  }

  /** From now on everything waits, to go in one request. */
  gather() {
    this.#held = [];
  }

  /** What was gathered goes: as entries of one body, or as changes of one entry. Answers the ledger's key. */
  release({ as = 'changes' } = {}) {
    const held = this.#held;
    this.#held = null;
    const key = held.map((each) => each.key).join(' ');
    if (held.length) this.#bring(held, key, as);
    return key;
  }

  /** A body as it stands, signed as it stands; `signature`: another one, or null for none. */
  raw(body, { key = `raw ${this.#fake.random.text(8)}`, signature } = {}) {
    return this.courier.hand({ key, url: () => this.url, headers: () => this.#headers(body, signature), body });
  }

  #bring(changes, key, as = 'changes') {
    if (!this.url || !this.#fake.subscribed) return;
    const bare = changes.map(({ field, value }) => ({ field, value }));
    const entries = as === 'entries' ? bare.map((change) => ({ changes: [change] })) : [{ changes: bare }];
    this.raw(escaped(this.#whole(entries)), { key });
  }

  #whole(entries) {
    return { object: 'whatsapp_business_account', entry: entries.map((entry) => ({ id: this.#fake.wabaId, ...entry })) };
  }

  #headers(body, signature) {
    const right = `sha256=${createHmac('sha256', this.#fake.appSecret).update(body).digest('hex')}`;
    return { 'content-type': 'application/json', 'user-agent': 'facebookexternalua', ...(signature !== null && { 'x-hub-signature-256': signature ?? right }) };
  }
}
