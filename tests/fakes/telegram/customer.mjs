// SPDX-License-Identifier: GPL-3.0-or-later
// A person in a private chat with the bot.

import { nowSeconds } from '../common/pace.mjs';
import { readSample } from '../common/samples.mjs';
import { quoted } from './chats.mjs';
import { TelegramWriter } from './content.mjs';

export class TelegramCustomer extends TelegramWriter {
  #reactions = new Map();

  constructor(fake, user) {
    super();
    this.fake = fake;
    this.user = user;
    const { id, first_name, last_name, username } = user;
    this.chat = fake.chats.open({ id, type: 'private', first_name, ...(last_name && { last_name }), ...(username && { username }) });
    this.chat.state = 'stranger';
    fake.people.set(id, user);
  }

  get id() {
    return this.user.id;
  }

  /** `extra`: `reply` to a message (with a `quote` of it), or any field of a Message. */
  post(content, { reply, quote, ...extra } = {}) {
    this.chat.state = 'open';
    const target = reply && this.chat.messages.get(reply.message_id ?? reply);
    const message = this.chat.add(this.user, {
      ...content, ...(target && { reply_to_message: quoted(target) }),
      ...(quote && { quote: { text: quote, position: Math.max(0, (target?.text ?? '').indexOf(quote)), is_manual: true } }), ...extra,
    });
    this.#tell(this.business ? 'business_message' : 'message', message);
    return message;
  }

  /** Presses START; `payload` comes from the link that led here. */
  start(payload) {
    const wasBlocked = this.chat.state === 'blocked';
    if (wasBlocked) this.#membership('kicked', 'member');
    const text = payload ? `/start ${payload}` : '/start';
    return this.post({ text, entities: [{ type: 'bot_command', offset: 0, length: 6 }] });
  }

  /** Answers something that isn't in this chat. */
  answerElsewhere(text, origin = { type: 'channel', chat: { id: -1001000000001, type: 'channel', title: 'News' }, message_id: 5, date: nowSeconds() }) {
    return this.post({ text, external_reply: { origin } });
  }

  edit(message, text) {
    const before = this.chat.need(message.message_id, 'no such message');
    const edited = { ...before, [before.text === undefined ? 'caption' : 'text']: text, edit_date: nowSeconds() };
    delete edited.entities;
    return this.#changed(edited);
  }

  /** A live location moves. */
  move(message, latitude, longitude) {
    const before = this.chat.need(message.message_id, 'no such message');
    return this.#changed({ ...before, location: { ...before.location, latitude, longitude }, edit_date: nowSeconds() });
  }

  #changed(edited) {
    this.chat.messages.set(edited.message_id, edited);
    this.#tell(this.business ? 'edited_business_message' : 'edited_message', edited);
    return edited;
  }

  /** No emoji: takes the reaction back. */
  react(message, ...emoji) {
    const id = message.message_id;
    const shape = (list) => list.map((one) => ({ type: 'emoji', emoji: one }));
    const reaction = { chat: this.chat.shown, message_id: id, user: this.user, date: nowSeconds(), old_reaction: shape(this.#reactions.get(id) ?? []), new_reaction: shape(emoji) };
    this.#reactions.set(id, emoji);
    this.#tell('message_reaction', reaction);
  }

  /** Presses a button under one of the bot's messages, by its data or the button itself; answers the query's id. */
  press(message, data) {
    const known = this.chat.messages.get(message.message_id);
    const shown = known ?? { chat: this.chat.shown, message_id: message.message_id, date: 0 };
    const query = { id: this.fake.freshNumber(), from: this.user, message: shown, chat_instance: String(this.id), data: data.callback_data ?? data };
    this.fake.queries.set(query.id, { chat: this.id, at: Date.now(), answered: false });
    this.#tell('callback_query', query, `user ${this.id}`);
    return query.id;
  }

  block() {
    this.chat.state = 'blocked';
    this.#membership('member', 'kicked');
  }

  unblock() {
    this.chat.state = 'open';
    this.#membership('kicked', 'member');
  }

  /** The account is gone; nobody is told. */
  deactivate() {
    this.chat.state = 'deactivated';
  }

  rename(names) {
    Object.assign(this.user, names);
    Object.assign(this.chat.shown, names);
  }

  portrait(bytes = readSample('portrait.jpg')) {
    this.fake.portraits.set(this.id, this.fake.files.keep('photo', bytes));
  }

  /** From now on he writes to a person whose account the bot looks after. */
  connectBusiness(owner = { id: 5000, is_bot: false, first_name: 'Owner' }) {
    const connection = { id: this.fake.random.text(12), user: owner, user_chat_id: owner.id, date: nowSeconds(), is_enabled: true };
    this.fake.businesses.set(connection.id, connection);
    this.business = connection;
    this.#tell('business_connection', connection);
    return connection;
  }

  /** Deletes own messages; a bot hears of it only in a business chat. */
  delete(...messages) {
    for (const { message_id } of messages) this.chat.messages.delete(message_id);
    if (this.business)
      this.#tell('deleted_business_messages', { business_connection_id: this.business.id, chat: this.chat.shown, message_ids: messages.map((each) => each.message_id) });
  }

  /** What the bot has put here and not deleted since. */
  get seen() {
    return [...this.chat.messages.values()].filter((message) => message.from.id === this.fake.bot.id);
  }

  /** A verb by its name, for the control door. */
  play(verb, args) {
    if (typeof this[verb] !== 'function' || verb.startsWith('#') || verb === 'constructor') throw new Error(`a customer can't ${verb}`);
    return this[verb](...args);
  }

  #membership(before, after) {
    const member = (status) => ({ status, user: this.fake.bot, ...(status === 'kicked' && { until_date: 0 }) });
    this.#tell('my_chat_member', { chat: this.chat.shown, from: this.user, date: nowSeconds(), old_chat_member: member(before), new_chat_member: member(after) });
  }

  #tell(kind, value, lane = `chat ${this.id}`) {
    if (this.business && value.message_id) value.business_connection_id = this.business.id;
    const update = this.fake.updates.add(kind, structuredClone(value), lane);
    if (update) this.fake.contract.assertUpdate(update);
  }
}
