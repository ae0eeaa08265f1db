// SPDX-License-Identifier: GPL-3.0-or-later
// What the company sends: checked, put before the customer, followed by statuses.

import { nowSeconds } from '../common/pace.mjs';
import { GraphError } from './graph.mjs';

const kWindowMs = 24 * 3_600_000;
const kMedia = ['image', 'video', 'audio', 'document', 'sticker'];

/** POST /{phone}/messages. */
export function send(fake, body) {
  fake.contract.checkSend(body);
  if (body.status) return markRead(fake, body);
  const input = body.to?.replace(/^\+/, '') ?? body.recipient;
  if (input === fake.phone) throw new GraphError(131021, 'Recipient phone number and sender phone number cannot be the same.');
  const customer = fake.reachable(input);
  if (body.recipient && !body.to && body.type === 'template') throw new GraphError(131062, 'This message kind needs a phone number.');
  holdToRates(fake, input);
  const text = textOf(fake, body);
  const late = mistakeFoundLater(fake, customer, body);
  if (late?.code === 131047 && fake.windowRefusal === 'at_once') throw late;
  const id = fake.freshWamid();
  const message = { id, customer, body, key: body.biz_opaque_callback_data, to: input };
  fake.sent.set(id, message);
  if (late) fake.statuses.fail(message, late);
  else deliver(fake, message, text);
  const status = body.type === 'template' ? { message_status: 'accepted' } : {};
  return { messaging_product: 'whatsapp', contacts: [{ input: body.to ?? body.recipient, wa_id: customer?.phone ?? input }], messages: [{ id, ...status }] };
}

function deliver(fake, { id, customer, body, key, to }, text) {
  const entry = { customer: customer.key, id, key };
  if (body.type === 'reaction') fake.ledger.change({ ...entry, what: 'reaction', id: body.reaction.message_id, emoji: body.reaction.emoji });
  else fake.ledger.reach({ ...entry, kind: body.type, text, to, body });
  fake.statuses.follow(fake.sent.get(id));
}

function markRead(fake, { message_id, typing_indicator }) {
  const customer = fake.received.get(message_id);
  if (!customer) throw new GraphError(131009, `Message ${message_id} was not received`);
  fake.ledger.change({ customer: customer.key, what: 'read', id: message_id });
  if (typing_indicator) fake.ledger.change({ customer: customer.key, what: 'typing' });
  return { success: true };
}

/** What the customer reads of it; refuses a template or a file that doesn't fit. */
function textOf(fake, body) {
  const { type } = body;
  if (type === 'template') return fake.templates.render(body.template);
  return { text: body.text?.body, interactive: body.interactive?.body?.text, location: body.location?.name }[type] ?? body[type]?.caption ?? '';
}

/** An error that comes as a failed status, or null. */
function mistakeFoundLater(fake, customer, { type, ...body }) {
  const media = kMedia.includes(type) ? fake.media.mistakeIn(type, body[type]) : null;
  if (!customer || customer.unreachable) return new GraphError(131026, 'Message Undeliverable.');
  if (type !== 'template' && !isOpen(fake, customer)) return new GraphError(131047, 'More than 24 hours have passed since the customer last replied to this number.');
  return media;
}

/** The customer service window; a day of real time, whatever the speed. */
function isOpen(fake, { wroteAt }) {
  return wroteAt !== null && Date.now() - wroteAt < kWindowMs;
}

function holdToRates(fake, input) {
  const { account, pair } = fake.rates;
  if (account && fake.buckets.take('account', account)) throw new GraphError(130429, 'Cloud API message throughput has been reached.');
  if (pair && fake.buckets.take(`pair ${input}`, pair)) throw new GraphError(131056, 'Too many messages sent from this phone number to the same phone number.');
}

/** Status webhooks: they rise, come late, out of order, or not at all. */
export class Statuses {
  #fake;

  constructor(fake) {
    this.#fake = fake;
    /** What follows an accepted message by itself, with the span after which it is told. */
    this.plan = [['sent', 200], ['delivered', 500]];
  }

  follow(message) {
    for (const [status, ms] of message.customer.offline ? this.plan.slice(0, 1) : this.plan)
      this.#fake.pace.later(ms, () => this.tell(message, status));
  }

  fail(message, error) {
    this.#fake.pace.later(200, () => this.tell(message, 'failed', error));
  }

  tell({ id, customer, key, to }, status, error) {
    const value = {
      id, status, timestamp: String(nowSeconds()),
      ...((customer?.phone ?? (/^\d+$/.test(to) && to)) && { recipient_id: customer?.phone ?? to }), ...(customer?.bsuid && { recipient_user_id: customer.bsuid }),
      ...(key !== undefined && { biz_opaque_callback_data: key }),
      ...(status !== 'failed' && { pricing: { billable: true, pricing_model: 'PMP', category: 'service', type: 'regular' } }),
      ...(error && { errors: [error.toStatus()] }),
    };
    this.#fake.tellMessages({ statuses: [value] }, `${id} ${status}`);
  }
}
