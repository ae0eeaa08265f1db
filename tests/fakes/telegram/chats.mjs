// SPDX-License-Identifier: GPL-3.0-or-later
// The chats a bot is in, with their messages as both sides see them.

import { nowSeconds } from '../common/pace.mjs';

/** A refusal of the Bot API; `parameters` as it gives them. */
export class Refusal extends Error {
  constructor(code, description, parameters) {
    super(description);
    Object.assign(this, { code, parameters });
  }
}

export const badRequest = (why, parameters) => new Refusal(400, `Bad Request: ${why}`, parameters);

export class Chat {
  #next = 1;

  /** `shown`: the Chat object of the Bot API. */
  constructor(shown) {
    this.shown = shown;
    this.messages = new Map();
    /** `stranger` has never written, `open`, `blocked`, `deactivated`, `kicked` or `migrated`. */
    this.state = 'open';
    this.migratedTo = null;
    this.keyboard = null;
    this.reactions = new Map();
  }

  get id() {
    return this.shown.id;
  }

  get isGroup() {
    return this.shown.type !== 'private';
  }

  /** Puts a message into the chat; `content` are the fields that make its kind. */
  add(from, content) {
    const message = { message_id: this.#next++, from, chat: this.shown, date: nowSeconds(), ...content };
    this.messages.set(message.message_id, message);
    return message;
  }

  /** The message, or a refusal in these words. */
  need(id, otherwise) {
    const message = this.messages.get(id);
    if (!message) throw badRequest(otherwise);
    return message;
  }
}

export class Chats {
  #chats = new Map();

  open(shown) {
    if (!this.#chats.has(shown.id)) this.#chats.set(shown.id, new Chat(shown));
    return this.#chats.get(shown.id);
  }

  get(id) {
    return this.#chats.get(id);
  }

  all() {
    return [...this.#chats.values()];
  }

  /** A chat the bot may write to; refused as the Bot API refuses. `id`: number, digits, or @name. */
  toWrite(id) {
    const chat = this.#find(id);
    if (!chat) throw badRequest('chat not found');
    if (chat.state === 'stranger') throw new Refusal(403, "Forbidden: bot can't initiate conversation with a user");
    if (chat.state === 'blocked') throw new Refusal(403, 'Forbidden: bot was blocked by the user');
    if (chat.state === 'deactivated') throw new Refusal(403, 'Forbidden: user is deactivated');
    if (chat.state === 'kicked') throw new Refusal(403, `Forbidden: bot was kicked from the ${chat.shown.type} chat`);
    if (chat.state === 'migrated')
      throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.migratedTo });
    return chat;
  }

  #find(id) {
    if (typeof id === 'number') return this.#chats.get(id);
    if (/^-?\d+$/.test(id)) return this.#chats.get(Number(id));
    return [...this.#chats.values()].find((chat) => chat.isGroup && `@${chat.shown.username}` === id);
  }
}

/** A message as it is quoted: one level deep. */
export function quoted(message) {
  const { reply_to_message, ...flat } = message;
  return flat;
}
