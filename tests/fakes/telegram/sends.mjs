// SPDX-License-Identifier: GPL-3.0-or-later
// Methods that put a message into a chat.

import { quoted, badRequest } from './chats.mjs';
import { shown } from './files.mjs';
import { parseMarks } from './formatting.mjs';

const kMediaFields = { sendPhoto: 'photo', sendAudio: 'audio', sendDocument: 'document', sendVideo: 'video', sendAnimation: 'animation', sendVoice: 'voice', sendVideoNote: 'video_note', sendSticker: 'sticker' };

/** Text or caption with its marks read, before the schema looks at its length. */
export function readMarks(params) {
  for (const [field, entities] of [['text', 'entities'], ['caption', 'caption_entities']]) {
    if (typeof params[field] !== 'string') continue;
    const read = parseMarks(params[field], params.parse_mode);
    params[field] = read.entities.length ? read.text : read.text.trim();
    if (read.entities.length) params[entities] = read.entities;
  }
  for (const item of Array.isArray(params.media) ? params.media : []) if (item && typeof item === 'object') readMarks(item);
}

export const sends = {
  async sendMessage(fake, params) {
    return put(fake, params, { text: params.text, ...(params.entities?.length && { entities: params.entities }) });
  },

  async sendMediaGroup(fake, params, uploads) {
    const kinds = new Set(params.media.map((item) => item.type));
    if (kinds.size > 1 && (kinds.has('audio') || kinds.has('document'))) throw badRequest("media of this type can't be mixed with other media types");
    const files = [];
    for (const item of params.media) files.push(await fake.files.take(item.type, item.media, uploads, ''));
    const media_group_id = fake.freshNumber();
    return files.map((file, index) => {
      const item = params.media[index];
      return put(fake, params, { media_group_id, ...shown(file, item), ...captionOf(item) });
    });
  },

  async sendLocation(fake, params) {
    const { latitude, longitude, live_period, horizontal_accuracy } = params;
    return put(fake, params, { location: { latitude, longitude, ...(live_period && { live_period }), ...(horizontal_accuracy && { horizontal_accuracy }) } });
  },

  async sendVenue(fake, params) {
    const location = { latitude: params.latitude, longitude: params.longitude };
    return put(fake, params, { venue: { location, title: params.title, address: params.address }, location });
  },

  async sendContact(fake, { phone_number, first_name, last_name, vcard, ...params }) {
    return put(fake, params, { contact: { phone_number, first_name, ...(last_name && { last_name }), ...(vcard && { vcard }) } });
  },

  async forwardMessage(fake, params) {
    return forward(fake, params, params.message_id);
  },

  async forwardMessages(fake, params) {
    return params.message_ids.map((id) => ({ message_id: forward(fake, params, id).message_id }));
  },

  async copyMessage(fake, params) {
    const source = fake.chats.toWrite(params.from_chat_id).need(params.message_id, 'message to copy not found');
    const caption = params.caption === undefined ? {} : { caption: params.caption };
    return { message_id: put(fake, params, { ...contentOf(source), ...caption }).message_id };
  },
};

for (const [method, field] of Object.entries(kMediaFields))
  sends[method] = async (fake, params, uploads) => {
    const chat = fake.chats.toWrite(params.chat_id);
    const file = await fake.files.take(field, params[field], uploads, field);
    return put(fake, { ...params, chat_id: chat.id }, { ...shown(file, params), ...captionOf(params) });
  };

function captionOf({ caption, caption_entities }) {
  return { ...(caption && { caption }), ...(caption_entities?.length && { caption_entities }) };
}

/** What is left of a message without its place and its sender. */
export function contentOf({ message_id, from, chat, date, edit_date, reply_to_message, forward_origin, media_group_id, reply_markup, ...content }) {
  return content;
}

function forward(fake, params, id) {
  const source = fake.chats.toWrite(params.from_chat_id).need(id, 'message to forward not found');
  const forward_origin = source.forward_origin ?? { type: 'user', sender_user: source.from, date: source.date };
  return put(fake, params, { ...contentOf(source), forward_origin });
}

/** The message as the customer gets it, entered in the ledger. */
function put(fake, params, content) {
  const chat = fake.chats.toWrite(params.chat_id);
  const reply = params.reply_parameters;
  const target = reply && chat.messages.get(reply.message_id);
  if (reply && !target && !reply.allow_sending_without_reply) throw badRequest('message to be replied not found');
  const inline = params.reply_markup?.inline_keyboard;
  if (params.reply_markup && !inline) chat.keyboard = params.reply_markup;
  const message = chat.add(fake.bot, {
    ...content, ...(target && { reply_to_message: quoted(target) }), ...(inline && { reply_markup: params.reply_markup }),
    ...(params.business_connection_id && { business_connection_id: params.business_connection_id }),
  });
  fake.ledger.reach({ customer: chat.id, kind: kindOf(message), text: message.text ?? message.caption ?? '', id: message.message_id, body: message });
  return message;
}

const kKinds = ['venue', 'location', 'contact', 'animation', 'photo', 'video', 'video_note', 'voice', 'audio', 'document', 'sticker', 'text'];

function kindOf(message) {
  return kKinds.find((kind) => message[kind] !== undefined) ?? 'other';
}
