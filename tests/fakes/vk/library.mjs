// SPDX-License-Identifier: GPL-3.0-or-later
// Photos, documents and voice messages, uploaded by the community or sent by customers, with addresses that expire.

import { parseJson, readForm } from '../common/form.mjs';
import { json } from '../common/http_host.mjs';
import { nowSeconds } from '../common/pace.mjs';
import { sniff } from '../common/sniff.mjs';
import { VkError } from './api.mjs';

const kLinkMs = 24 * 3_600_000;
const kUploadMs = 3_600_000;
const kMegabyte = 1024 * 1024;
const kRefused = ['exe', 'mp3', 'com', 'bat', 'apk'];

export class Library {
  #things = new Map();
  #links = new Map();
  #uploads = new Map();
  #saved = new Map();
  #nextId = 456239000;

  constructor(fake) {
    this.fake = fake;
  }

  /** An address of bytes that works for a day. */
  link(bytes, type, ending) {
    const name = `${this.fake.random.text(24)}.${ending}`;
    this.#links.set(name, { bytes, type, at: Date.now() });
    return `${this.fake.origin}/files/${name}`;
  }

  expireLinks() {
    this.#links.clear();
  }

  /** GET /files/... */
  download(name) {
    const link = this.#links.get(name);
    if (!link || this.fake.pace.since(link.at) > kLinkMs) return { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>404</h1>' };
    return { status: 200, headers: { 'content-type': link.type }, body: link.bytes };
  }

  #keep(type, owner_id, fields) {
    const thing = { id: ++this.#nextId, owner_id, access_key: this.fake.random.text(18, '0123456789abcdef'), ...fields };
    this.#things.set(`${type}${owner_id}_${thing.id}`, { type, [type]: thing });
    return thing;
  }

  photo(bytes, owner) {
    const { type, width = 640, height = 480 } = sniff(bytes);
    const ending = type === 'image/png' ? 'png' : 'jpg';
    const sizes = [['s', 75], ['m', 130], ['x', 604], ['y', 807], ['w', 2560]].map(([name, most]) => {
      const scale = Math.min(1, most / Math.max(width, height));
      return { type: name, width: Math.round(width * scale), height: Math.round(height * scale), url: this.link(bytes, type || 'image/jpeg', ending) };
    });
    return this.#keep('photo', owner, { album_id: -3, date: nowSeconds(), has_tags: false, text: '', sizes });
  }

  document(bytes, title, owner) {
    const ext = /\.([A-Za-z0-9]+)$/.exec(title)?.[1].toLowerCase() ?? '';
    const kinds = { gif: 3, jpg: 4, png: 4, mp3: 5, ogg: 5, mp4: 6, pdf: 1, txt: 1, zip: 2 };
    return this.#keep('doc', owner, { title, size: bytes.length, ext, date: nowSeconds(), type: kinds[ext] ?? 8, url: this.link(bytes, 'application/octet-stream', ext || 'bin') });
  }

  voice(bytes, owner, { duration = 5, transcript } = {}) {
    const waveform = Array.from({ length: 128 }, (_, n) => Math.round(15 + 15 * Math.sin(n / 5) * Math.cos(n / 17)));
    const link_ogg = this.link(bytes, 'audio/ogg', 'ogg');
    return this.#keep('audio_message', owner, { duration, link_ogg, link_mp3: link_ogg, waveform, ...(transcript && { transcript, transcript_state: 'done' }) });
  }

  sticker(sticker_id) {
    const images = [64, 128, 256, 512].map((width) => ({ url: this.link(this.fake.sample('sticker.webp'), 'image/webp', 'webp'), width, height: width }));
    return { type: 'sticker', sticker: { inner_type: 'base_sticker_new', sticker_id, product_id: 1, images, images_with_background: images } };
  }

  /** Attachments of a parameter like photo1_2_key,doc3_4. */
  named(attachment = '') {
    return attachment.split(',').map((one) => one.trim()).filter(Boolean).map((name) => {
      const found = /^([a-z_]+)(-?\d+)_(\d+)(?:_\w+)?$/.exec(name);
      const thing = found && (this.#things.get(`${found[1]}${found[2]}_${found[3]}`) ?? (found[1] === 'doc' && this.#things.get(`audio_message${found[2]}_${found[3]}`)));
      if (!thing) throw new VkError(100, `attachment ${name} is invalid`);
      return thing;
    });
  }

  /** Where a file of that kind may be uploaded to, for an hour. */
  uploadUrl(kind) {
    const name = this.fake.random.text(24);
    this.#uploads.set(name, { kind, at: Date.now() });
    return `${this.fake.origin}/upload/${name}`;
  }

  expireUploads() {
    this.#uploads.clear();
  }

  /** POST /upload/...: what comes back is for the matching save. */
  upload(name, { headers, body }) {
    const place = this.#uploads.get(name);
    if (!place || this.fake.pace.since(place.at) > kUploadMs) return json(200, { error: 'ERR_UPLOAD_SIGNATURE_EXPIRED', error_descr: 'the address has expired' });
    const { files } = readForm(headers['content-type'], body) ?? { files: new Map() };
    return json(200, place.kind === 'photo' ? this.#uploadPhoto(files) : this.#uploadFile(files, place.kind));
  }

  #uploadPhoto(files) {
    const file = files.get('photo') ?? files.get('file1') ?? files.get('file');
    const { type, width = 0, height = 0 } = file ? sniff(file.bytes) : {};
    const fine = ['image/jpeg', 'image/png', 'image/gif'].includes(type) && file.bytes.length <= 50 * kMegabyte && width + height <= 14000 && Math.max(width, height) <= 20 * Math.min(width, height);
    if (!fine) return { server: 1, photo: '[]', hash: this.fake.random.text(32) };
    const hash = this.fake.random.text(32, '0123456789abcdef');
    const photo = JSON.stringify([{ photo: this.fake.random.text(10), sizes: [] }]);
    this.#saved.set(`${photo} ${hash}`, file);
    return { server: 1, photo, hash };
  }

  #uploadFile(files, kind) {
    const file = files.get('file');
    if (!file || !file.bytes.length) return { error: 'no_file', error_descr: 'no file was uploaded' };
    if (kind === 'audio_message' && sniff(file.bytes).type !== 'audio/ogg') return { error: 'wrong_format', error_descr: 'not an ogg' };
    if (file.bytes.length > 200 * kMegabyte || kRefused.includes(/\.([^.]+)$/.exec(file.name)?.[1].toLowerCase())) return { error: 'unsafe', error_descr: 'this kind of file is refused' };
    const token = this.fake.random.text(64);
    this.#saved.set(token, { ...file, kind });
    return { file: token };
  }

  savePhoto({ photo, hash }) {
    const file = this.#saved.get(`${photo} ${hash}`);
    if (photo === '[]' || !parseJson(photo)?.length) throw new VkError(100, 'photo is undefined');
    if (!file) throw new VkError(121);
    return [this.photo(file.bytes, -this.fake.groupId)];
  }

  saveFile({ file: token, title }) {
    const file = this.#saved.get(token);
    if (!file) throw new VkError(105);
    if (file.kind === 'audio_message') return { type: 'audio_message', audio_message: this.voice(file.bytes, -this.fake.groupId) };
    return { type: 'doc', doc: this.document(file.bytes, title || file.name, -this.fake.groupId) };
  }
}
