// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations of the community: numbered messages, what may be written where.

import { nowSeconds } from '../common/pace.mjs';
import { VkError } from './api.mjs';

export const kChatsFrom = 2_000_000_000;

/** One conversation; `peer` is a user's id, or 2000000000 + n for a chat. */
export class Talk {
  #nextCmid = 1;

  constructor(peer) {
    this.peer = peer;
    this.messages = new Map();
    /** random_id -> {message, at}: a repeated send isn't one. */
    this.keys = new Map();
    /** An error code that every send gets, or null. A user who never wrote can't be written to. */
    this.refusal = peer < kChatsFrom ? 901 : null;
    this.title = '';
  }

  get isChat() {
    return this.peer >= kChatsFrom;
  }

  /** `fields`: of messages_message beside its place. In chats the community sees no message ids. */
  add(from, fields, id) {
    const conversation_message_id = this.#nextCmid++;
    const message = {
      date: nowSeconds(), from_id: from, id: this.isChat ? 0 : id, version: 10000 + conversation_message_id, out: from < 0 ? 1 : 0, important: false,
      is_hidden: false, attachments: [], conversation_message_id, fwd_messages: [], text: '', peer_id: this.peer, random_id: 0, ...fields,
    };
    this.messages.set(conversation_message_id, message);
    return message;
  }

  need(cmid) {
    const message = this.messages.get(cmid);
    if (!message) throw new VkError(100, `conversation message ${cmid} not found`);
    return message;
  }

  /** A message as others quote it. */
  static quoted({ date, from_id, text, attachments, conversation_message_id, id, peer_id, fwd_messages }) {
    return { date, from_id, text, attachments, conversation_message_id, id, peer_id, fwd_messages };
  }
}

export class Talks {
  #talks = new Map();
  #nextId = 1000;

  open(peer) {
    if (!this.#talks.has(peer)) this.#talks.set(peer, new Talk(peer));
    return this.#talks.get(peer);
  }

  get(peer) {
    return this.#talks.get(peer);
  }

  all() {
    return [...this.#talks.values()];
  }

  freshId() {
    return this.#nextId++;
  }

  /** A conversation that may be written to. */
  toWrite(peer) {
    const talk = this.#talks.get(peer);
    if (!talk) throw new VkError(peer >= kChatsFrom ? 917 : 901);
    if (talk.refusal !== null) throw new VkError(talk.refusal);
    return talk;
  }

  byMessageId(id) {
    for (const talk of this.#talks.values()) for (const message of talk.messages.values()) if (message.id === id && id) return { talk, message };
    return null;
  }
}
