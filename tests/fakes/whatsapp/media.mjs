// SPDX-License-Identifier: GPL-3.0-or-later
// Media of the Cloud API: uploads and customers' files by id; addresses that live five minutes.

import { createHash } from 'node:crypto';
import { readForm } from '../common/form.mjs';
import { GraphError } from './graph.mjs';

const kMegabyte = 1024 * 1024;
const kLinkMs = 5 * 60_000;
const kInboundMs = 7 * 24 * 3_600_000;
const kUploadedMs = 30 * 24 * 3_600_000;

const kRules = {
  image: { types: ['image/jpeg', 'image/png'], most: 5 * kMegabyte },
  video: { types: ['video/mp4', 'video/3gpp'], most: 16 * kMegabyte },
  audio: { types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], most: 16 * kMegabyte },
  sticker: { types: ['image/webp'], most: 500 * 1024 },
  document: {
    types: [
      'text/plain', 'application/pdf', 'application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    most: 100 * kMegabyte,
  },
};
// A document may be any of the others, too.
kRules.document.types.push(...Object.values(kRules).flatMap(({ types }) => types));

const plain = (type) => type.split(';')[0].trim().toLowerCase();

export class Media {
  #files = new Map();
  #links = new Map();
  #fake;

  constructor(fake) {
    this.#fake = fake;
  }

  keep(bytes, type, { inbound = false, name } = {}) {
    const id = this.#fake.random.text(16, '123456789');
    const file = { id, bytes, type, name, inbound, at: Date.now(), sha256: createHash('sha256').update(bytes).digest() };
    this.#files.set(id, file);
    return file;
  }

  /** POST /{phone}/media. */
  upload({ headers, body }) {
    const form = readForm(headers['content-type'], body);
    if (!form || form.json) throw new GraphError(100, 'The parameter file is required.');
    if (form.fields.messaging_product !== 'whatsapp') throw new GraphError(100, 'The parameter messaging_product is required.');
    const file = form.files.get('file');
    if (!file) throw new GraphError(100, 'The parameter file is required.');
    const type = plain(form.fields.type || file.type);
    const rules = Object.entries(kRules).filter(([, rule]) => rule.types.includes(type));
    if (!rules.length) throw new GraphError(100, `Param file must be a file with one of the following types: ${kRules.document.types.join(', ')}. Received file of type '${type}'.`);
    if (file.bytes.length === 0) throw new GraphError(131053, 'The file is empty.');
    if (!rules.some(([, rule]) => file.bytes.length <= rule.most)) throw new GraphError(131053, 'Media file size too big.');
    return { id: this.keep(file.bytes, type, { name: file.name }).id };
  }

  /** A file that may be sent as this kind, or the error of the failed status. */
  mistakeIn(kind, { id }) {
    if (!id) return null;
    const file = this.get(id);
    if (!file) throw new GraphError(131009, `Media id ${id} does not exist`);
    const { types, most } = kRules[kind];
    if (types.includes(plain(file.type)) && file.bytes.length <= most) return null;
    return new GraphError(131053, `Unsupported ${kind} mime type ${file.type} or size ${file.bytes.length}.`);
  }

  /** Null once its time is over. */
  get(id) {
    const file = this.#files.get(id);
    return file && this.#fake.pace.since(file.at) < (file.inbound ? kInboundMs : kUploadedMs) ? file : null;
  }

  delete(id) {
    return this.#files.delete(id);
  }

  /** GET /{media-id}. */
  describe(file) {
    return { messaging_product: 'whatsapp', url: this.link(file), mime_type: file.type, sha256: file.sha256.toString('hex'), file_size: file.bytes.length, id: file.id };
  }

  link(file) {
    const hash = this.#fake.random.text(32);
    this.#links.set(hash, { file, at: Date.now() });
    return `${this.#fake.origin}/whatsapp_business/attachments/?mid=${file.id}&hash=${hash}`;
  }

  /** The bytes behind an address, or null when it has expired. */
  at(hash) {
    const link = this.#links.get(hash);
    return link && this.#fake.pace.since(link.at) < kLinkMs ? link.file : null;
  }

  expireLinks() {
    this.#links.clear();
  }
}
