// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can put into a conversation; needs `fake`, `id` and `post(fields, extra)`, which answers the message.

import { readSample } from '../common/samples.mjs';
import { nowSeconds } from '../common/pace.mjs';

export class VkWriter {
  say(text, extra) {
    return this.post({ text }, extra);
  }

  /** Any attachment, right or wrong. */
  attach(attachment, { text = '', ...extra } = {}) {
    return this.post({ text, attachments: [attachment].flat() }, extra);
  }

  #image(width = 800, height = 450) {
    return [{ url: this.fake.library.link(readSample('photo.jpg'), 'image/jpeg', 'jpg'), width, height }];
  }

  photo({ bytes = readSample('photo.jpg'), caption } = {}, extra) {
    return this.attach({ type: 'photo', photo: this.fake.library.photo(bytes, this.id) }, { text: caption, ...extra });
  }

  /** Several photos are one message. */
  album(photos, { caption, ...extra } = {}) {
    return this.attach(photos.map(({ bytes = readSample('photo.jpg') }) => ({ type: 'photo', photo: this.fake.library.photo(bytes, this.id) })), { text: caption, ...extra });
  }

  video({ title = 'Video', caption } = {}, extra) {
    const video = { id: 456239017, owner_id: this.id, title, duration: 12, description: '', access_key: this.fake.random.text(18), image: this.#image(), date: nowSeconds(), type: 'video' };
    return this.attach({ type: 'video', video }, { text: caption, ...extra });
  }

  videoMessage(extra) {
    const video_message = { id: 456239018, owner_id: this.id, duration: 7, access_key: this.fake.random.text(18), image: this.#image(240, 240) };
    return this.attach({ type: 'video_message', video_message }, extra);
  }

  audio({ artist = 'Band', title = 'Song' } = {}, extra) {
    return this.attach({ type: 'audio', audio: { id: 456239019, owner_id: this.id, artist, title, duration: 180, url: '' } }, extra);
  }

  voice({ bytes = readSample('voice.ogg'), ...about } = {}, extra) {
    return this.attach({ type: 'audio_message', audio_message: this.fake.library.voice(bytes, this.id, about) }, extra);
  }

  document({ bytes = readSample('document.pdf'), name = 'document.pdf', caption } = {}, extra) {
    return this.attach({ type: 'doc', doc: this.fake.library.document(bytes, name, this.id) }, { text: caption, ...extra });
  }

  sticker(id = 9019, extra) {
    return this.attach(this.fake.library.sticker(id), extra);
  }

  graffiti(extra) {
    const url = this.fake.library.link(readSample('sticker.webp'), 'image/webp', 'webp');
    return this.attach({ type: 'graffiti', graffiti: { id: 456239020, owner_id: this.id, url, width: 512, height: 512, access_key: 'a1' } }, extra);
  }

  link({ url = 'https://shop.example/sale', title = 'Sale', description = 'Everything must go' } = {}, extra) {
    return this.attach({ type: 'link', link: { url, title, description, target: 'internal' } }, { text: url, ...extra });
  }

  wall(extra) {
    const wall = { id: 17, from_id: this.id, to_id: this.id, owner_id: this.id, date: nowSeconds(), post_type: 'post', text: 'Что-то со стены' };
    return this.attach({ type: 'wall', wall }, extra);
  }

  comment(extra) {
    return this.attach({ type: 'wall_reply', wall_reply: { id: 18, from_id: this.id, post_id: 17, owner_id: this.id, date: nowSeconds(), text: 'Комментарий' } }, extra);
  }

  market({ title = 'Кружка' } = {}, extra) {
    const price = { amount: '49000', currency: { id: 643, name: 'RUB', title: '₽' }, text: '490 ₽' };
    const item = { id: 1, owner_id: -this.fake.groupId, title, description: 'Белая', price, availability: 0, category: { inner_type: 'market_market_category_nested', id: 1, name: 'Дом' }, is_owner: false };
    return this.attach({ type: 'market', market: item }, extra);
  }

  gift(extra) {
    return this.attach({ type: 'gift', gift: { id: 1, thumb_256: 'https://vk.com/images/gift/1/256.png' } }, extra);
  }

  story(extra) {
    return this.attach({ type: 'story', story: { id: 1, owner_id: this.id, date: nowSeconds() } }, extra);
  }

  poll({ question = 'Чай или кофе?' } = {}, extra) {
    const answers = ['Чай', 'Кофе'].map((text, id) => ({ id: id + 1, text, votes: 0, rate: 0 }));
    const poll = {
      id: 1, owner_id: this.id, question, answers, votes: 0, created: nowSeconds(), end_date: 0, can_edit: false, can_report: false, can_share: true, can_vote: true,
      closed: false, disable_unvote: false, is_board: false, multiple: false, anonymous: false,
    };
    return this.attach({ type: 'poll', poll }, extra);
  }

  call(extra) {
    return this.attach({ type: 'call', call: { initiator_id: this.id, receiver_id: this.fake.groupId, state: 'canceled_by_initiator', time: nowSeconds(), duration: 0, video: false } }, extra);
  }

  location({ latitude = 55.7539, longitude = 37.6208, title } = {}, extra) {
    const place = title && { id: 0, title, latitude, longitude, created: 0, icon: 'https://vk.com/images/places/place.png', country: 'Россия', city: 'Москва' };
    return this.post({ geo: { type: 'point', coordinates: { latitude, longitude }, ...(place && { place }) } }, extra);
  }

  /** Others' words, `depth` levels of them inside each other. */
  forward(texts, { depth = 1, text = '', ...extra } = {}) {
    const quote = (words) => ({ date: nowSeconds() - 3600, from_id: 301, text: words, attachments: [], conversation_message_id: 5, id: 0, peer_id: this.id });
    let found = [texts].flat().map(quote);
    for (let level = 1; level < depth; ++level) found = [{ ...quote(`level ${depth - level}`), fwd_messages: found }];
    return this.post({ text, fwd_messages: found }, extra);
  }

  /** A kind that nobody has heard of. */
  unknown(type = 'hologram', body = { depth: 3 }, extra) {
    return this.attach({ type, [type]: body }, { unchecked: true, ...extra });
  }
}
