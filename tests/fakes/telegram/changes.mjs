// SPDX-License-Identifier: GPL-3.0-or-later
// Methods that change what is in a chat already, or show something in it.

import { isDeepStrictEqual } from 'node:util';
import { nowSeconds } from '../common/pace.mjs';
import { badRequest } from './chats.mjs';
import { shown } from './files.mjs';

const kDeletableMs = 48 * 3_600_000;
const kAnswerableMs = 150_000;
const kUnmodified = 'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

export const changes = {
  async editMessageText(fake, params) {
    return edit(fake, params, { text: params.text, entities: params.entities?.length ? params.entities : undefined });
  },

  async editMessageCaption(fake, params) {
    return edit(fake, params, { caption: params.caption, caption_entities: params.caption_entities?.length ? params.caption_entities : undefined });
  },

  async editMessageReplyMarkup(fake, params) {
    return edit(fake, params, {});
  },

  async editMessageMedia(fake, params, uploads) {
    const file = await fake.files.take(params.media.type, params.media.media, uploads, '');
    const none = { photo: undefined, video: undefined, audio: undefined, document: undefined, animation: undefined };
    return edit(fake, params, { ...none, ...shown(file, params.media), caption: params.media.caption });
  },

  async deleteMessage(fake, params) {
    remove(fake, fake.chats.toWrite(params.chat_id), params.message_id);
    return true;
  },

  /** Those that aren't there are skipped. */
  async deleteMessages(fake, params) {
    const chat = fake.chats.toWrite(params.chat_id);
    for (const id of params.message_ids) if (chat.messages.has(id)) remove(fake, chat, id);
    return true;
  },

  async setMessageReaction(fake, params) {
    const chat = fake.chats.toWrite(params.chat_id);
    chat.need(params.message_id, 'message to react not found');
    const reaction = params.reaction ?? [];
    if (reaction.length > 1) throw badRequest('REACTIONS_TOO_MANY');
    if (reaction.some((one) => one.type !== 'emoji')) throw badRequest('REACTION_INVALID');
    fake.ledger.change({ customer: chat.id, what: 'reaction', id: params.message_id, emoji: reaction[0]?.emoji ?? '' });
    return true;
  },

  async sendChatAction(fake, params) {
    const chat = fake.chats.toWrite(params.chat_id);
    fake.ledger.change({ customer: chat.id, what: 'typing', action: params.action });
    return true;
  },

  async answerCallbackQuery(fake, params) {
    const query = fake.queries.get(params.callback_query_id);
    if (!query || fake.pace.since(query.at) > kAnswerableMs)
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    if ((params.text ?? '').length > 200) throw badRequest('MESSAGE_TOO_LONG');
    query.answered = true;
    fake.ledger.change({ customer: query.chat, what: 'button', id: params.callback_query_id, text: params.text ?? '' });
    return true;
  },

  async pinChatMessage(fake, params) {
    fake.chats.toWrite(params.chat_id).need(params.message_id, 'message to pin not found');
    return true;
  },

  async unpinChatMessage(fake, params) {
    fake.chats.toWrite(params.chat_id);
    return true;
  },

  async readBusinessMessage(fake, params) {
    fake.chats.toWrite(params.chat_id).need(params.message_id, 'message not found');
    fake.ledger.change({ customer: params.chat_id, what: 'read', id: params.message_id });
    return true;
  },

  async deleteBusinessMessages(fake, params) {
    const found = fake.chats.all().find((chat) => params.message_ids.every((id) => chat.messages.get(id)?.business_connection_id === params.business_connection_id));
    if (!found) throw badRequest('message to delete not found');
    for (const id of params.message_ids) remove(fake, found, id);
    return true;
  },

  async leaveChat(fake, params) {
    const chat = fake.chats.toWrite(params.chat_id);
    if (!chat.isGroup) throw badRequest("chat member status can't be changed in private chats");
    chat.state = 'kicked';
    return true;
  },
};

function edit(fake, params, content) {
  const chat = fake.chats.toWrite(params.chat_id);
  const message = chat.need(params.message_id, 'message to edit not found');
  if (message.from.id !== fake.bot.id) throw badRequest("message can't be edited");
  const before = structuredClone({ ...message, edit_date: undefined });
  const after = { ...before, ...content, reply_markup: params.reply_markup };
  for (const name of Object.keys(after)) if (after[name] === undefined) delete after[name];
  delete before.edit_date;
  if (isDeepStrictEqual(before, after)) throw badRequest(kUnmodified);
  const edited = { ...after, edit_date: nowSeconds() };
  chat.messages.set(message.message_id, edited);
  fake.ledger.change({ customer: chat.id, what: 'edit', id: message.message_id, text: edited.text ?? edited.caption ?? '' });
  return edited;
}

function remove(fake, chat, id) {
  const message = chat.need(id, 'message to delete not found');
  if (fake.pace.since(message.date * 1000) > kDeletableMs) throw badRequest("message can't be deleted for everyone");
  chat.messages.delete(id);
  fake.ledger.change({ customer: chat.id, what: 'delete', id });
}
