// SPDX-License-Identifier: GPL-3.0-or-later
// A person who writes to the community.

import { readSample } from '../common/samples.mjs';
import { VkWriter } from './content.mjs';
import { Talk, kChatsFrom } from './talks.mjs';

const kClient = { button_actions: ['text', 'vkpay', 'open_app', 'location', 'open_link', 'open_photo', 'callback'], keyboard: true, inline_keyboard: true, carousel: true, lang_id: 0 };

export class VkCustomer extends VkWriter {
  constructor(fake, { id, first_name = 'Анна', last_name = 'Белова', screen_name, city, sex = 1, deactivated, portrait = true }) {
    super();
    Object.assign(this, { fake, id, first_name, last_name, screen_name: screen_name ?? `id${id}`, city, sex, deactivated, portrait });
    this.talk = fake.talks.open(id);
  }

  /** As users.get tells. */
  shown(fields) {
    const { id, first_name, last_name, deactivated } = this;
    const photo = this.portrait ? this.fake.library.link(readSample('portrait.jpg'), 'image/jpeg', 'jpg') : 'https://vk.com/images/camera_100.png';
    const all = { photo_50: photo, photo_100: photo, photo_200: photo, screen_name: this.screen_name, sex: this.sex, ...(this.city && { city: { id: 1, title: this.city } }) };
    return { id, first_name, last_name, can_access_closed: true, is_closed: false, ...(deactivated && { deactivated }), ...Object.fromEntries(fields.filter((name) => all[name] !== undefined).map((name) => [name, all[name]])) };
  }

  /**
   * `extra`: `reply` to a message, `silent` makes no event of it (a hole that history fills), `cropped` leaves the event
   * without its attachments, `unchecked` holds it against no schema; all others are fields of the message.
   */
  post(fields, { reply, silent, cropped, unchecked, talk = this.talk, ...extra } = {}) {
    const quote = reply && { reply_message: Talk.quoted(talk.need(reply.conversation_message_id ?? reply)) };
    const message = talk.add(this.id, { ...fields, ...quote, ...extra }, this.fake.talks.freshId());
    if (!talk.isChat) talk.refusal = null;
    if (silent || this.fake.banned.has(this.id)) return message;
    const told = cropped ? { ...message, attachments: [], is_cropped: true } : message;
    this.fake.events.tell('message_new', { message: told, client_info: kClient }, { check: !unchecked });
    return message;
  }

  /** The Start button; `ref` and `ref_source` come from the link that led here. */
  start({ ref, ref_source } = {}) {
    return this.post({ text: 'Начать', payload: '{"command":"start"}' }, { ...(ref && { ref }), ...(ref_source && { ref_source }) });
  }

  fromLink(text, ref, ref_source) {
    return this.say(text, { ref, ...(ref_source && { ref_source }) });
  }

  /** Presses a text button: says its label, with its payload. */
  pressText(label, payload = { button: '1' }) {
    return this.post({ text: label, payload: JSON.stringify(payload) });
  }

  /** Presses a callback button under one of ours; answers the event's id. */
  press(message, payload = { button: '1' }) {
    const event_id = this.fake.random.text(12, '0123456789abcdef');
    this.fake.presses.set(event_id, { user: this.id, at: Date.now() });
    this.fake.events.tell('message_event', { user_id: this.id, peer_id: this.id, event_id, payload, conversation_message_id: message.conversation_message_id ?? message });
    return event_id;
  }

  edit(message, text) {
    const stored = this.talk.need(message.conversation_message_id);
    Object.assign(stored, { text, update_time: Math.floor(Date.now() / 1000) });
    this.fake.events.tell('message_edit', stored);
    return stored;
  }

  /** Nobody is told. */
  delete(message) {
    this.talk.need(message.conversation_message_id).deleted = 1;
  }

  react(message, reaction_id = 1) {
    this.fake.events.tell('message_reaction_event', { reacted_id: this.id, peer_id: this.id, cmid: message.conversation_message_id ?? message, reaction_id });
  }

  unreact(message) {
    this.fake.events.tell('message_reaction_event', { reacted_id: this.id, peer_id: this.id, cmid: message.conversation_message_id ?? message });
  }

  /** Has read all up to that message, or all there is. */
  read(message) {
    const last = message?.conversation_message_id ?? message ?? [...this.talk.messages.keys()].at(-1) ?? 0;
    const { id = 0 } = this.talk.messages.get(last) ?? {};
    this.fake.events.tell('message_read', { from_id: this.id, peer_id: this.id, read_message_id: id, conversation_message_id: last });
  }

  type() {
    this.fake.events.tell('message_typing_state', { state: 'typing', from_id: this.id, to_id: -this.fake.groupId });
  }

  allow(key = '') {
    this.talk.refusal = null;
    this.fake.events.tell('message_allow', { user_id: this.id, key });
  }

  deny() {
    this.talk.refusal = 901;
    this.fake.events.tell('message_deny', { user_id: this.id });
  }

  /** From now on a send gets this error (902 privacy, 950 too late, 18 deleted, ...); null for none. */
  refuse(code) {
    this.talk.refusal = code;
  }

  /** Somebody of the company answers in VK itself. */
  adminSays(text, admin_author_id = 77) {
    const message = this.talk.add(-this.fake.groupId, { text, admin_author_id }, this.fake.talks.freshId());
    this.fake.events.tell('message_reply', message);
    return message;
  }

  /** Writes in a chat, where the community takes part. */
  sayIn(chat, text, extra) {
    return this.post({ text }, { talk: chat.talk, ...extra });
  }

  /** A verb by its name, for the control door. */
  play(verb, args) {
    if (typeof this[verb] !== 'function' || verb === 'constructor') throw new Error(`a customer can't ${verb}`);
    return this[verb](...args);
  }
}

/** A chat of several people and the community. */
export class VkChat {
  constructor(fake, number, title) {
    this.fake = fake;
    this.talk = fake.talks.open(kChatsFrom + number);
    this.talk.title = title;
  }

  get id() {
    return this.talk.peer;
  }

  rename(person, title) {
    this.talk.title = title;
    return person.post({ action: { type: 'chat_title_update', text: title } }, { talk: this.talk });
  }

  invite(person, other) {
    return person.post({ action: { type: 'chat_invite_user', member_id: other.id } }, { talk: this.talk });
  }

  leave(person) {
    return person.post({ action: { type: 'chat_kick_user', member_id: person.id } }, { talk: this.talk });
  }

  /** The community is thrown out. */
  kickUs() {
    this.talk.refusal = 7;
  }
}
