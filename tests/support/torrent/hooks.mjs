// SPDX-License-Identifier: GPL-3.0-or-later
// What the three messengers post, as bare text: the same item always makes the same bytes. A hook is
// {kind, path, isOrdered, peer(thread), settings, parcel(items), garbage(n), accepted(answer)}.
//
// item = {n, thread, place, kind}: `n` unique in the whole run, `place` the number within the thread from 1, kind `text`
// or `unknown`, a kind nobody has heard of that stands in the thread as a placeholder.

import { createHmac } from 'node:crypto';

const kWords = ['Здравствуйте! Сколько стоит зал на субботу?', 'Is it still available?', 'Спасибо, жду ответа 🙂', 'Можно с собакой?', 'ok', 'А на воскресенье, на двенадцать человек, с десяти утра и до вечера?'];
const kBegan = 1_760_000_000;

export const textOf = ({ n }) => `m${n} ${kWords[n % kWords.length]}`;
/** The messenger's word for the kind of an unknown item. */
export const unknownOf = ({ n }) => `hologram_${n}`;

const json = (value) => JSON.stringify(value);

/** With every other than ASCII character as \uXXXX, as Meta writes and signs it. */
const escaped = (value) => json(value).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

export class WhatsappHook {
  kind = 'whatsapp';
  settings = { phone_number_id: '106540352242922', access_token: 'EAAtorrent', app_secret: 'torrent-app-secret', verify_token: 'torrent' };
  /** Order is that of arrival: a webhook that can't be delivered holds nothing up. */
  isOrdered = false;
  /** A message of an unknown kind stands in quarantine, too. VK has no unknown messages, only unknown attachments. */
  keepsUnknown = true;
  /** Several messages may come in one body. */
  most = 6;

  peer(thread) {
    return `7916${String(thread).padStart(7, '0')}`;
  }

  /** Some bodies hold something broken between the good ones. */
  parcel(items, bad) {
    const messages = items.map((item) => this.#message(item));
    if (bad) messages.splice(1, 0, { id: `wamid.bad${bad}`, timestamp: 'now', type: 7, text: [bad] });
    const peers = [...new Set(items.map(({ thread }) => this.peer(thread)))];
    const contacts = peers.map((peer) => ({ profile: { name: `Торрент ${peer}` }, wa_id: peer }));
    return this.#signed(escaped(this.#body([{ field: 'messages', value: { messaging_product: 'whatsapp', metadata: this.#metadata, contacts, messages } }])));
  }

  /** Answered with 200 and kept unread, or refused. */
  garbage(n) {
    const kinds = [
      () => this.#signed(`{"object":"whatsapp_business_account","entry":[${n}`),
      () => this.#signed(json(this.#body([{ field: 'holograms', value: { n } }]))),
      () => this.#signed(json({ object: 'whatsapp_business_account', entry: n })),
      () => ({ ...this.#signed(json(this.#body([]))), headers: `X-Hub-Signature-256: sha256=${'0'.repeat(64)}\r\n`, refused: [401] }),
    ];
    return kinds[n % kinds.length]();
  }

  accepted({ status }) {
    return status === 200;
  }

  #metadata = { display_phone_number: '15550783881', phone_number_id: this.settings.phone_number_id };

  #message(item) {
    const { n, thread } = item;
    const head = { from: this.peer(thread), id: `wamid.${n}`, timestamp: String(kBegan + item.place) };
    return item.kind === 'text' ? { ...head, type: 'text', text: { body: textOf(item) } } : { ...head, type: unknownOf(item), [unknownOf(item)]: { n } };
  }

  #body(changes) {
    return { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes }] };
  }

  #signed(body) {
    return { body, headers: `X-Hub-Signature-256: sha256=${createHmac('sha256', this.settings.app_secret).update(body).digest('hex')}\r\n` };
  }
}

export class TelegramHook {
  kind = 'telegram';
  settings = { token: '77:torrent', mode: 'webhook', webhook_secret: 'torrent-secret' };
  /** Updates of one chat come one after the other, and the next not before this one was taken. */
  isOrdered = true;
  keepsUnknown = true;
  most = 1;

  peer(thread) {
    return 5_000_000_000 + thread;
  }

  parcel([item]) {
    const { n, thread, place } = item;
    const from = { id: this.peer(thread), is_bot: false, first_name: `Торрент ${thread}`, language_code: 'ru' };
    const message = { message_id: place, date: kBegan + place, chat: { id: from.id, type: 'private', first_name: from.first_name }, from };
    return this.#update(n, { message: item.kind === 'text' ? { ...message, text: textOf(item) } : { ...message, [unknownOf(item)]: { n } } });
  }

  garbage(n) {
    const kinds = [
      () => this.#update(n, { hologram: { n } }),
      () => ({ ...this.#update(n, {}), body: `{"update_id":${n},"message":` }),
      () => this.#update(n, { message: { message_id: 'x', text: `lost ${n}` } }),
      () => ({ ...this.#update(n, {}), headers: 'X-Telegram-Bot-Api-Secret-Token: guess\r\n', refused: [401] }),
    ];
    return kinds[n % kinds.length]();
  }

  accepted({ status }) {
    return status >= 200 && status < 300;
  }

  #update(n, content) {
    return { body: json({ update_id: n, ...content }), headers: `X-Telegram-Bot-Api-Secret-Token: ${this.settings.webhook_secret}\r\n` };
  }
}

export class VkHook {
  kind = 'vk';
  settings = { group_id: '77', access_token: 'vk1.a.torrent', mode: 'callback', secret: 'torrent-secret' };
  isOrdered = false;
  keepsUnknown = false;
  most = 1;

  peer(thread) {
    return 2_000_000 + thread;
  }

  /** As VK itself holds it, in events and in histories. */
  message(item) {
    const { n, thread, place } = item;
    const message = { id: n, date: kBegan + place, peer_id: this.peer(thread), from_id: this.peer(thread), conversation_message_id: place, out: 0, fwd_messages: [], attachments: [], random_id: 0, important: false, is_hidden: false };
    return item.kind === 'text' ? { ...message, text: textOf(item) } : { ...message, text: '', attachments: [{ type: unknownOf(item), [unknownOf(item)]: { n } }] };
  }

  parcel([item]) {
    return this.#event('message_new', item.n, { message: this.message(item), client_info: { button_actions: ['text'], keyboard: true, inline_keyboard: true, carousel: true, lang_id: 0 } });
  }

  garbage(n) {
    const kinds = [
      () => this.#event('hologram', n, { n }),
      () => this.#event('message_new', n, { message: { text: `lost ${n}` } }),
      () => ({ body: `{"type":"message_new","n":${n}`, headers: '', refused: [403] }),
      () => ({ body: json({ type: 'message_new', group_id: 77, event_id: String(n), v: '5.199', secret: 'guess', object: {} }), headers: '', refused: [403] }),
    ];
    return kinds[n % kinds.length]();
  }

  accepted({ status, body }) {
    return status === 200 && body === 'ok';
  }

  #event(type, n, object) {
    return { body: json({ group_id: 77, type, event_id: n.toString(16).padStart(40, '0'), v: '5.199', object, secret: this.settings.secret }), headers: '' };
  }
}
