// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can put into a chat, as the fields of a Message; shared by private chats and groups.

import { readSample } from '../common/samples.mjs';
import { nowSeconds } from '../common/pace.mjs';
import { shown } from './files.mjs';

/** The methods of whoever writes; they need `fake` and `post(content, extra)`, which answers the message. */
export class TelegramWriter {
  say(text, extra) {
    const found = [...text.matchAll(/https?:\/\/\S+/g)].map((match) => ({ type: 'url', offset: match.index, length: match[0].length }));
    return this.post({ text, ...(found.length && { entities: found }) }, extra);
  }

  #media(kind, sample, { bytes = readSample(sample), caption, name, type, size, ...about }, extra) {
    const file = this.fake.files.keep(kind, bytes, { name, type, size });
    return this.post({ ...shown(file, about), ...(caption && { caption }) }, extra);
  }

  photo({ ...what } = {}, extra) {
    return this.#media('photo', 'photo.jpg', what, extra);
  }

  /** Several photos at once: one message each, with one media_group_id. */
  album(photos, extra) {
    const media_group_id = this.fake.freshNumber();
    return photos.map((what) => this.#media('photo', 'photo.jpg', what, { ...extra, media_group_id }));
  }

  video(what = {}, extra) {
    return this.#media('video', 'video.mp4', { type: 'video/mp4', name: 'video.mp4', ...what }, extra);
  }

  animation(what = {}, extra) {
    return this.#media('animation', 'video.mp4', { type: 'video/mp4', name: 'giphy.mp4', ...what }, extra);
  }

  videoNote(what = {}, extra) {
    return this.#media('video_note', 'video.mp4', { width: 240, ...what }, extra);
  }

  voice(what = {}, extra) {
    return this.#media('voice', 'voice.ogg', { type: 'audio/ogg', ...what }, extra);
  }

  audio(what = {}, extra) {
    return this.#media('audio', 'audio.mp3', { type: 'audio/mpeg', name: 'song.mp3', title: 'Song', performer: 'Band', ...what }, extra);
  }

  document(what = {}, extra) {
    return this.#media('document', 'document.pdf', { type: 'application/pdf', name: 'document.pdf', ...what }, extra);
  }

  /** A document about which nothing is said but its id. */
  namelessDocument(extra) {
    const file = this.fake.files.keep('document', Buffer.from('nameless'));
    return this.post({ document: { file_id: file.id, file_unique_id: file.unique } }, extra);
  }

  sticker(what = {}, extra) {
    return this.#media('sticker', 'sticker.webp', { emoji: '👍', ...what }, extra);
  }

  location({ latitude = 55.7539, longitude = 37.6208, live_period } = {}, extra) {
    return this.post({ location: { latitude, longitude, ...(live_period && { live_period }) } }, extra);
  }

  venue({ latitude = 55.7539, longitude = 37.6208, title = 'Red Square', address = 'Moscow' } = {}, extra) {
    const location = { latitude, longitude };
    return this.post({ venue: { location, title, address }, location }, extra);
  }

  contact({ phone_number = '+79160000001', first_name = 'Pyotr', ...more } = {}, extra) {
    return this.post({ contact: { phone_number, first_name, ...more } }, extra);
  }

  /** `from`: a user's name who hides, a chat's title, or a User. */
  forward(text, { hidden = 'Somebody', chat, user } = {}, extra) {
    const date = nowSeconds() - 3600;
    const origin = user ? { type: 'user', sender_user: user, date }
      : chat ? { type: 'channel', chat: { id: -1001000000001, type: 'channel', title: chat }, message_id: 5, date }
      : { type: 'hidden_user', sender_user_name: hidden, date };
    return this.post({ forward_origin: origin, text }, extra);
  }

  poll(question = 'Tea or coffee?', extra) {
    const options = ['Tea', 'Coffee'].map((text, index) => ({ persistent_id: String(index), text, voter_count: 0 }));
    return this.post({
      poll: {
        id: this.fake.freshNumber(), question, options, total_voter_count: 0, is_closed: false, is_anonymous: true, type: 'regular',
        allows_multiple_answers: false, allows_revoting: true, members_only: false,
      },
    }, extra);
  }

  dice(extra) {
    return this.post({ dice: { emoji: '🎲', value: this.fake.random.between(1, 6) } }, extra);
  }

  story(extra) {
    return this.post({ story: { chat: this.chat.shown, id: 1 } }, extra);
  }

  /** A kind that nobody has heard of. */
  unknown(name = 'hologram', body = { depth: 3 }, extra) {
    return this.post({ [name]: body }, extra);
  }
}
