// SPDX-License-Identifier: GPL-3.0-or-later
// A person who writes to the business number.

import { nowSeconds } from '../common/pace.mjs';
import { readSample } from '../common/samples.mjs';

export class WhatsappCustomer {
  /**
   * `phone`: digits, null when he shows none. `bsuid`: business-scoped id. `dialled`: how the company may write the same
   * number (Brazil's ninth digit). `offline`: messages reach him only when he is back.
   */
  constructor(fake, { phone, bsuid, name = 'Anna', username, dialled, offline = false }) {
    Object.assign(this, { fake, phone, bsuid, name, username, dialled, offline });
    /** When he last wrote, null for never. */
    this.wroteAt = null;
    this.unreachable = false;
  }

  /** How the ledger calls him. */
  get key() {
    return this.phone ?? this.bsuid;
  }

  /** A message of that kind; `extra`: `reply` to a message, or any field of a message. Answers it. */
  post(type, content, { reply, context, ...extra } = {}) {
    const quote = reply && { from: this.fake.sent.has(reply.id ?? reply) ? this.fake.phone : this.phone, id: reply.id ?? reply };
    const whole = { ...quote, ...context };
    const message = {
      ...this.#sender(), id: this.fake.freshWamid(), timestamp: String(nowSeconds()), type, ...content,
      ...(Object.keys(whole).length && { context: whole }), ...extra,
    };
    return this.tell(message);
  }

  /** A message as it stands, with whoever it comes from. */
  tell(message, { contacts = [this.contact()], errors } = {}) {
    if (this.fake.blocked.has(this.phone)) return message;
    this.wroteAt = Date.now();
    this.fake.received.set(message.id, this);
    this.fake.tellMessages({ ...(contacts && { contacts }), messages: [message], ...(errors && { errors }) }, message.id ?? 'without id');
    return message;
  }

  contact() {
    return { profile: { name: this.name, ...(this.username && { username: this.username }) }, ...(this.phone && { wa_id: this.phone }), ...(this.bsuid && { user_id: this.bsuid }) };
  }

  #sender() {
    return { ...(this.phone && { from: this.phone }), ...(this.bsuid && { from_user_id: this.bsuid }) };
  }

  say(text, extra) {
    return this.post('text', { text: { body: text } }, extra);
  }

  #media(type, sample, mime, { bytes = readSample(sample), caption, withUrl, ...about }, extra) {
    const file = this.fake.media.keep(bytes, mime, { inbound: true });
    const shown = { id: file.id, mime_type: mime, sha256: file.sha256.toString('base64'), ...(caption && { caption }), ...(withUrl && { url: this.fake.media.link(file) }), ...about };
    return this.post(type, { [type]: shown }, extra);
  }

  photo(what = {}, extra) {
    return this.#media('image', 'photo.jpg', 'image/jpeg', what, extra);
  }

  /** Several photos at once are as many messages. */
  album(photos, extra) {
    return photos.map((what) => this.photo(what, extra));
  }

  video(what = {}, extra) {
    return this.#media('video', 'video.mp4', 'video/mp4', what, extra);
  }

  voice(what = {}, extra) {
    return this.#media('audio', 'voice.ogg', 'audio/ogg; codecs=opus', { voice: true, ...what }, extra);
  }

  audio(what = {}, extra) {
    return this.#media('audio', 'audio.mp3', 'audio/mpeg', { voice: false, ...what }, extra);
  }

  document({ name = 'document.pdf', ...what } = {}, extra) {
    return this.#media('document', 'document.pdf', 'application/pdf', { ...(name && { filename: name }), ...what }, extra);
  }

  sticker(what = {}, extra) {
    return this.#media('sticker', 'sticker.webp', 'image/webp', { animated: false, ...what }, extra);
  }

  location({ latitude = 55.7539, longitude = 37.6208, ...about } = {}, extra) {
    return this.post('location', { location: { latitude, longitude, ...about } }, extra);
  }

  contacts(people = [{ name: 'Пётр Ильин', phone: '+7 916 000-00-01' }], extra) {
    const contacts = people.map(({ name, phone, org }) => ({
      name: { formatted_name: name, first_name: name.split(' ')[0] }, phones: [{ phone, type: 'CELL', wa_id: phone.replace(/\D/g, '') }], ...(org && { org: { company: org } }),
    }));
    return this.post('contacts', { contacts }, extra);
  }

  react(message, emoji) {
    return this.post('reaction', { reaction: { message_id: message.id ?? message, ...(emoji !== undefined && { emoji }) } });
  }

  /** Takes the reaction back; the emoji is missing then, or empty. */
  unreact(message, { empty = false } = {}) {
    return this.react(message, empty ? '' : undefined);
  }

  /** Presses a reply button under one of our messages. */
  press(message, { id = 'yes', title = 'Да' } = {}) {
    return this.post('interactive', { interactive: { type: 'button_reply', button_reply: { id, title } } }, { reply: message });
  }

  pick(message, { id = 'row', title = 'Строка', description } = {}) {
    return this.post('interactive', { interactive: { type: 'list_reply', list_reply: { id, title, ...(description && { description }) } } }, { reply: message });
  }

  submitForm(message, values = { city: 'Москва' }) {
    return this.post('interactive', { interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: JSON.stringify(values) } } }, { reply: message });
  }

  /** A press that arrives without what was pressed. */
  brokenPress() {
    const message = { ...this.#sender(), id: this.fake.freshWamid(), timestamp: String(nowSeconds()), type: 'interactive' };
    return this.tell(message, { errors: [{ code: 131000, title: 'Something went wrong', message: 'Something went wrong', error_data: { details: 'Unable to fetch the interactive reply' } }] });
  }

  /** A template's quick reply; `message` may be missing. */
  templateButton(message, text = 'Отписаться', payload = 'stop') {
    return this.post('button', { button: { text, payload } }, message && { reply: message });
  }

  order(items = [{ product_retailer_id: 'SKU1', quantity: 2, item_price: 490, currency: 'RUB' }], text = '') {
    return this.post('order', { order: { catalog_id: '194836987003835', text, product_items: items } });
  }

  /** He goes by another number from now on. */
  changeNumber(next) {
    const before = this.phone;
    const system = { body: `User ${this.name} changed from ${before} to ${next}`, wa_id: next, type: 'user_changed_number' };
    const message = { from: before, id: this.fake.freshWamid(), timestamp: String(nowSeconds()), type: 'system', system };
    this.phone = next;
    return this.tell(message, { contacts: null });
  }

  identityChanged() {
    const system = { body: `User ${this.name}'s security code changed`, type: 'customer_identity_changed', identity: this.fake.random.text(16), customer: this.phone };
    return this.tell({ ...this.#sender(), id: this.fake.freshWamid(), timestamp: String(nowSeconds()), type: 'system', system }, { contacts: null });
  }

  edit(message, text) {
    return this.post('edit', { edit: { original_message_id: message.id ?? message, message: { type: 'text', text: { body: text } } } });
  }

  revoke(message) {
    return this.post('revoke', { revoke: { original_message_id: message.id ?? message } });
  }

  /** Opens the chat for the first time, and writes nothing. */
  requestWelcome() {
    return this.post('request_welcome', {});
  }

  forward(text, { often = false } = {}) {
    return this.say(text, { context: { [often ? 'frequently_forwarded' : 'forwarded']: true } });
  }

  askAboutProduct(text) {
    return this.say(text, { context: { from: this.fake.phone, id: this.fake.freshWamid(), referred_product: { catalog_id: '194836987003835', product_retailer_id: 'SKU1' } } });
  }

  /** His first words after a click on an advertisement. */
  fromAd(text, about = {}) {
    const referral = {
      source_url: 'https://fb.me/3cr4Wqqkv', source_id: '120226305854810726', source_type: 'ad', headline: 'Sea view', body: 'Two nights for one', media_type: 'image',
      image_url: 'https://scontent.xx.fbcdn.net/v/t45.1', ctwa_clid: 'Aff-n8ZTODiE79d22KtAwQKj9e', welcome_message: { text: 'Hi there!' }, ...about,
    };
    return this.say(text, { referral });
  }

  unsupported(kind = 'poll') {
    const errors = [{ code: 131051, title: 'Message type unknown', message: 'Message type unknown', error_data: { details: 'Message type is currently not supported.' } }];
    return this.post('unsupported', { errors, unsupported: { type: kind } });
  }

  /** A message without an id, as some are. */
  withoutId(text) {
    const message = { ...this.#sender(), timestamp: String(nowSeconds()), type: 'text', text: { body: text } };
    this.wroteAt = Date.now();
    return this.unchecked(message);
  }

  /** A kind that nobody has heard of. */
  unknown(type = 'hologram', body = { depth: 3 }) {
    return this.unchecked({ ...this.#sender(), id: this.fake.freshWamid(), timestamp: String(nowSeconds()), type, [type]: body });
  }

  /** Signed, but held against nothing. */
  unchecked(message) {
    const metadata = { display_phone_number: this.fake.phone, phone_number_id: this.fake.phoneNumberId };
    const value = { messaging_product: 'whatsapp', metadata, contacts: [this.contact()], messages: [message] };
    this.fake.webhook.tellUnchecked('messages', value, message.id ?? `without id ${this.fake.random.text(6)}`);
    return message;
  }

  /** Somebody of the company wrote to him in the phone app. */
  echo(text, content = { type: 'text', text: { body: text } }) {
    const message = { from: this.fake.phone, to: this.phone, id: this.fake.freshWamid(), timestamp: String(nowSeconds()), ...content };
    const metadata = { display_phone_number: this.fake.phone, phone_number_id: this.fake.phoneNumberId };
    this.fake.webhook.tell('smb_message_echoes', { messaging_product: 'whatsapp', metadata, message_echoes: [message] }, message.id);
    return message;
  }

  /** Has read one of ours, or all that reached him. */
  read(message) {
    const meant = message ? [this.fake.sent.get(message.id ?? message)] : [...this.fake.sent.values()].filter((sent) => sent.customer === this);
    for (const sent of meant) this.fake.statuses.tell(sent, 'read');
  }

  /** Has listened to a voice message of ours. */
  listen(message) {
    this.fake.statuses.tell(this.fake.sent.get(message.id ?? message), 'played');
  }

  /** What waited while he was away reaches him. */
  comeOnline() {
    this.offline = false;
    for (const sent of this.fake.sent.values()) if (sent.customer === this) this.fake.statuses.tell(sent, 'delivered');
  }

  /** He can't be reached any more: blocked the company, or left WhatsApp. */
  block() {
    this.unreachable = true;
  }

  unblock() {
    this.unreachable = false;
  }

  /** A day has passed since his last words. */
  closeWindow() {
    this.wroteAt = 0;
  }

  /** A verb by its name, for the control door. */
  play(verb, args) {
    if (typeof this[verb] !== 'function' || verb === 'constructor') throw new Error(`a customer can't ${verb}`);
    return this[verb](...args);
  }
}
