// SPDX-License-Identifier: GPL-3.0-or-later
// messages.*: what the community writes, changes, reads and asks about.

import { parseJson } from '../common/form.mjs';
import { VkError } from './api.mjs';
import { kChatsFrom, Talk } from './talks.mjs';

const kEditableMs = 24 * 3_600_000;
const kAnswerableMs = 60_000;

export const messages = {
  'messages.send': (fake, params) => {
    if (params.random_id === undefined) throw new VkError(100, 'random_id is a required parameter');
    if (params.peer_ids) return params.peer_ids.map((peer) => sendOne(fake, peer, params));
    const { message } = send(fake, params.peer_id ?? params.user_id ?? (params.chat_id && kChatsFrom + params.chat_id), params);
    return message.id;
  },

  'messages.edit': (fake, params) => {
    const message = ours(fake, params);
    if (fake.pace.since(message.date * 1000) > kEditableMs) throw new VkError(909);
    if (message.action || message.attachments.some(({ type }) => ['sticker', 'audio_message', 'graffiti'].includes(type))) throw new VkError(920);
    if (!params.message && !params.attachment) throw new VkError(100, 'message is empty or invalid');
    message.text = params.message ?? '';
    message.attachments = fake.library.named(params.attachment);
    if (!params.keep_forward_messages) message.fwd_messages = [];
    message.update_time = Math.floor(Date.now() / 1000);
    fake.ledger.change({ customer: params.peer_id, what: 'edit', id: message.conversation_message_id, text: message.text });
    fake.events.tell('message_edit', message);
    return 1;
  },

  'messages.delete': (fake, params) => {
    const { cmids, message_ids = [], peer_id, delete_for_all } = params;
    if (cmids) return cmids.map((cmid) => {
      remove(fake, fake.talks.toWrite(peer_id).need(cmid), delete_for_all);
      return { peer_id, conversation_message_id: cmid, response: 1 };
    });
    return Object.fromEntries(message_ids.map((id) => {
      const found = fake.talks.byMessageId(id);
      if (found) remove(fake, found.message, delete_for_all);
      return [id, found ? 1 : 0];
    }));
  },

  'messages.markAsRead': (fake, { peer_id, up_to_cmid, start_message_id }) => {
    fake.talks.toWrite(peer_id);
    fake.ledger.change({ customer: peer_id, what: 'read', id: up_to_cmid ?? start_message_id });
    return 1;
  },

  'messages.setActivity': (fake, { peer_id, user_id, type }) => {
    fake.talks.toWrite(peer_id ?? user_id);
    fake.ledger.change({ customer: peer_id ?? user_id, what: 'typing', type });
    return 1;
  },

  'messages.sendReaction': (fake, { peer_id, cmid, reaction_id }) => {
    fake.talks.toWrite(peer_id).need(cmid);
    if (reaction_id < 1 || reaction_id > 16) throw new VkError(100, 'reaction_id is invalid');
    fake.ledger.change({ customer: peer_id, what: 'reaction', id: cmid, reaction: reaction_id });
    return 1;
  },

  'messages.deleteReaction': (fake, { peer_id, cmid }) => {
    fake.talks.toWrite(peer_id).need(cmid);
    fake.ledger.change({ customer: peer_id, what: 'reaction', id: cmid, reaction: null });
    return 1;
  },

  'messages.sendMessageEventAnswer': (fake, { event_id, user_id, event_data }) => {
    const press = fake.presses.get(event_id);
    if (!press || press.user !== user_id || fake.pace.since(press.at) > kAnswerableMs) throw new VkError(100, 'event_id is invalid');
    if (event_data !== undefined && !['show_snackbar', 'open_link', 'open_app'].includes(parseJson(event_data)?.type)) throw new VkError(100, 'event_data is invalid');
    fake.ledger.change({ customer: user_id, what: 'button', id: event_id, text: event_data ?? '' });
    return 1;
  },

  'messages.getHistory': (fake, { peer_id, user_id, count = 20, offset = 0, rev }) => {
    const all = [...fake.talks.open(peer_id ?? user_id).messages.values()].filter((message) => !message.deleted);
    if (!rev) all.reverse();
    return { count: all.length, items: all.slice(offset, offset + count) };
  },

  'messages.getByConversationMessageId': (fake, { peer_id, conversation_message_ids }) => {
    const talk = fake.talks.open(peer_id);
    const items = conversation_message_ids.map((cmid) => talk.messages.get(cmid)).filter((message) => message && !message.deleted);
    return { count: items.length, items };
  },

  'messages.getById': (fake, { message_ids = [] }) => {
    const items = message_ids.map((id) => fake.talks.byMessageId(id)?.message).filter(Boolean);
    return { count: items.length, items };
  },

  'messages.getConversationsById': (fake, { peer_ids }) => {
    const items = peer_ids.map((peer) => fake.talks.get(peer)).filter(Boolean).map(conversation);
    return { count: items.length, items };
  },

  'messages.getConversations': (fake, { count = 20, offset = 0 }) => {
    const items = fake.talks.all().map((talk) => ({ conversation: conversation(talk), last_message: [...talk.messages.values()].at(-1) }));
    return { count: items.length, items: items.slice(offset, offset + count) };
  },

  'messages.isMessagesFromGroupAllowed': (fake, { user_id }) => ({ is_allowed: fake.talks.get(user_id)?.refusal === null ? 1 : 0 }),
};

function conversation({ peer, refusal, messages: all, title }) {
  const last = [...all.keys()].at(-1) ?? 0;
  const type = peer >= kChatsFrom ? 'chat' : 'user';
  return {
    peer: { id: peer, type, local_id: type === 'chat' ? peer - kChatsFrom : peer }, last_message_id: all.get(last)?.id ?? 0, in_read: 0, out_read: 0,
    last_conversation_message_id: last, can_write: { allowed: refusal === null, ...(refusal !== null && { reason: refusal }) }, ...(title && { chat_settings: { title } }),
  };
}

/** With peer_ids the outer answer is a success, whatever becomes of each. */
function sendOne(fake, peer, params) {
  try {
    const { message } = send(fake, peer, params);
    return { peer_id: peer, message_id: message.id, conversation_message_id: message.conversation_message_id };
  } catch (error) {
    if (!(error instanceof VkError) || error.code === 100 || error.code === 911 || error.code === 914) throw error;
    return { peer_id: peer, message_id: 0, conversation_message_id: 0, error: { code: error.code, description: error.message } };
  }
}

function send(fake, peer, params) {
  if (!peer) throw new VkError(100, 'peer_id is undefined');
  const content = contentOf(fake, peer, params);
  const talk = fake.talks.toWrite(peer);
  const key = params.random_id;
  const before = key === 0 ? null : talk.keys.get(key);
  if (before && fake.pace.since(before.at) < fake.randomIdMemoryMs) {
    ++fake.repeats;
    return before;
  }
  const message = talk.add(-fake.groupId, { ...content, random_id: key }, fake.talks.freshId());
  const entry = { message, at: Date.now() };
  talk.keys.set(key, entry);
  const kind = message.attachments[0]?.type ?? (message.geo ? 'geo' : 'text');
  fake.ledger.reach({ customer: peer, kind, text: message.text, id: message.conversation_message_id, key, body: message });
  fake.events.tell('message_reply', message);
  return entry;
}

function contentOf(fake, peer, params) {
  const { message: text = '', attachment, forward, keyboard, lat, long, sticker_id } = params;
  if ([...text].length > fake.textLimit) throw new VkError(914);
  const attachments = fake.library.named(attachment);
  if (attachments.length > 10) throw new VkError(100, 'too many attachments');
  if (sticker_id) attachments.push(fake.library.sticker(sticker_id));
  const geo = lat !== undefined && long !== undefined ? { type: 'point', coordinates: { latitude: lat, longitude: long } } : null;
  const quoted = forward === undefined ? {} : quotesOf(fake, peer, forward);
  if (!text.trim() && !attachments.length && !geo && !quoted.fwd_messages?.length) throw new VkError(100, 'message is empty or invalid');
  return { text, attachments, ...quoted, ...(geo && { geo }), ...(keyboard !== undefined && { keyboard: keyboardOf(keyboard) }) };
}

function quotesOf(fake, peer, forward) {
  const { peer_id = peer, conversation_message_ids = [], is_reply } = parseJson(forward) ?? {};
  if (!conversation_message_ids.length) throw new VkError(100, 'forward is invalid');
  const found = conversation_message_ids.map((cmid) => Talk.quoted(fake.talks.open(peer_id).need(cmid)));
  return is_reply ? { reply_message: found[0] } : { fwd_messages: found };
}

function keyboardOf(text) {
  const keyboard = parseJson(text);
  const rows = keyboard?.buttons;
  const fine = Array.isArray(rows) && rows.length <= (keyboard.inline ? 6 : 10) && rows.every((row) => Array.isArray(row) && row.length >= 1 && row.length <= 5);
  const buttons = fine ? rows.flat() : [];
  if (!fine || buttons.length > (keyboard.inline ? 10 : 40)) throw new VkError(911);
  for (const { action } of buttons) if (!action?.type || (['text', 'callback'].includes(action.type) && !(action.label?.length >= 1 && action.label.length <= 40))) throw new VkError(911);
  return { one_time: false, inline: false, ...keyboard };
}

function ours(fake, { peer_id, cmid, message_id }) {
  const message = cmid !== undefined ? fake.talks.toWrite(peer_id).need(cmid) : fake.talks.byMessageId(message_id)?.message;
  if (!message || message.from_id !== -fake.groupId) throw new VkError(920);
  return message;
}

function remove(fake, message, forAll) {
  if (forAll && (message.from_id > 0 || fake.pace.since(message.date * 1000) > kEditableMs)) throw new VkError(924);
  message.deleted = 1;
  if (forAll) fake.ledger.change({ customer: message.peer_id, what: 'delete', id: message.conversation_message_id });
}
