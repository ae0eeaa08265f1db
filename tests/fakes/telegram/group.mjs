// SPDX-License-Identifier: GPL-3.0-or-later
// A group chat the bot was added to, with people who write in it.

import { nowSeconds } from '../common/pace.mjs';
import { quoted } from './chats.mjs';
import { TelegramWriter } from './content.mjs';

const kSupergroup = -1_000_000_000_000;

export class TelegramGroup {
  constructor(fake, shown) {
    this.fake = fake;
    this.chat = fake.chats.open(shown);
  }

  get id() {
    return this.chat.id;
  }

  /** One of its people; writes like a customer does. */
  member({ id = this.fake.random.between(100_000_000, 2_000_000_000), first_name = 'Boris', ...user } = {}) {
    const person = { id, is_bot: false, first_name, ...user };
    this.fake.people.set(id, person);
    return new GroupMember(this, person);
  }

  /** A service message of `person`. */
  service(person, content) {
    return this.post(person, content);
  }

  joins(person) {
    return this.service(person, { new_chat_members: [person] });
  }

  leaves(person) {
    return this.service(person, { left_chat_member: person });
  }

  retitle(person, title) {
    this.chat.shown = { ...this.chat.shown, title };
    return this.service(person, { new_chat_title: title });
  }

  pin(person, message) {
    return this.service(person, { pinned_message: quoted(message) });
  }

  /** Becomes a supergroup: another chat id, said in both chats. Answers the new group. */
  migrate(person) {
    const next = this.fake.group({ id: kSupergroup - this.fake.random.between(1_000_000, 9_000_000), title: this.chat.shown.title });
    next.chat.shown.type = 'supergroup';
    this.service(person, { migrate_to_chat_id: next.id });
    this.chat.state = 'migrated';
    this.chat.migratedTo = next.id;
    next.service(person, { migrate_from_chat_id: this.id });
    return next;
  }

  /** Throws the bot out. */
  kick(person) {
    this.chat.state = 'kicked';
    const member = (status) => ({ status, user: this.fake.bot, ...(status === 'kicked' && { until_date: 0 }) });
    const change = { chat: this.chat.shown, from: person, date: nowSeconds(), old_chat_member: member('member'), new_chat_member: member('kicked') };
    this.#tell('my_chat_member', change);
  }

  post(person, content, { reply, ...extra } = {}) {
    const target = reply && this.chat.messages.get(reply.message_id ?? reply);
    const message = this.chat.add(person, { ...content, ...(target && { reply_to_message: quoted(target) }), ...extra });
    this.#tell('message', message);
    return message;
  }

  #tell(kind, value) {
    const update = this.fake.updates.add(kind, structuredClone(value), `chat ${this.id}`);
    if (update) this.fake.contract.assertUpdate(update);
  }
}

class GroupMember extends TelegramWriter {
  constructor(group, user) {
    super();
    this.fake = group.fake;
    this.chat = group.chat;
    this.group = group;
    this.user = user;
  }

  post(content, extra) {
    return this.group.post(this.user, content, extra);
  }
}
