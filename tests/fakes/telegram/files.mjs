// SPDX-License-Identifier: GPL-3.0-or-later
// Files of the Bot API: uploads and customers' media, by file_id; download paths that expire.

import { createHash } from 'node:crypto';
import { sniff } from '../common/sniff.mjs';
import { Refusal, badRequest } from './chats.mjs';

const kMegabyte = 1024 * 1024;
const kDownloadLimit = 20 * kMegabyte;
const kUploadLimit = 50 * kMegabyte;
const kPhotoLimit = 10 * kMegabyte;
const kLinkMs = 3_600_000;

const kFolders = { photo: 'photos', voice: 'voice', video: 'videos', video_note: 'video_notes', animation: 'animations', audio: 'music', sticker: 'stickers' };
const kEndings = { photo: 'jpg', voice: 'oga', video: 'mp4', video_note: 'mp4', animation: 'mp4', audio: 'mp3', sticker: 'webp' };

export class Files {
  #files = new Map();
  #paths = new Map();
  #pace;
  #random;

  constructor(pace, random) {
    this.#pace = pace;
    this.#random = random;
  }

  /** Keeps bytes as a file of that kind; `size` may claim more than there is, to play a file too large to fetch. */
  keep(kind, bytes, { name, type, size = bytes.length } = {}) {
    const unique = createHash('sha256').update(bytes).update(name ?? '').digest('base64url').slice(0, 16);
    const file = { id: `AgAD${this.#random.text(44)}`, unique, kind, bytes, name, type, size, ...sniff(bytes), number: this.#files.size + 1 };
    if (type) file.type = type;
    this.#files.set(file.id, file);
    return file;
  }

  get(id) {
    return this.#files.get(id);
  }

  /** The file that a parameter of a send means: a file_id, an upload, or a URL on loopback. */
  async take(kind, value, uploads, field) {
    const upload = uploads.get(value?.startsWith?.('attach://') ? value.slice(9) : field);
    if (upload) return this.#takeUpload(kind, upload);
    if (/^https?:/.test(value)) return this.#fetch(kind, value);
    const known = this.#files.get(value);
    if (!known) throw badRequest('wrong file identifier/HTTP URL specified');
    return known;
  }

  #takeUpload(kind, { bytes, name, type }) {
    if (bytes.length === 0) throw badRequest('file must be non-empty');
    if (bytes.length > kUploadLimit) throw new Refusal(413, 'Request Entity Too Large');
    const { type: real, width = 0, height = 0 } = sniff(bytes);
    if (kind === 'photo') {
      if (bytes.length > kPhotoLimit) throw badRequest('file is too big for a photo');
      if (!['image/jpeg', 'image/png', 'image/gif', 'image/webp'].includes(real)) throw badRequest('IMAGE_PROCESS_FAILED');
      if (width + height > 10000 || width > 20 * height || height > 20 * width) throw badRequest('PHOTO_INVALID_DIMENSIONS');
    }
    return this.keep(kind, bytes, { name, type });
  }

  async #fetch(kind, url) {
    const answer = new URL(url).hostname === '127.0.0.1' ? await fetch(url).catch(() => null) : null;
    if (!answer?.ok) throw badRequest('failed to get HTTP URL content');
    return this.#takeUpload(kind, { bytes: Buffer.from(await answer.arrayBuffer()), name: new URL(url).pathname.split('/').at(-1), type: answer.headers.get('content-type') });
  }

  /** getFile: the File object with a path that works for an hour. */
  link(id) {
    const file = this.#files.get(id);
    if (!file) throw badRequest('invalid file_id');
    if (file.size > kDownloadLimit) throw badRequest('file is too big');
    const path = `${kFolders[file.kind] ?? 'documents'}/file_${file.number}.${kEndings[file.kind] ?? ending(file.name)}`;
    this.#paths.set(path, { file, until: kLinkMs, since: Date.now() });
    return { file_id: id, file_unique_id: file.unique, file_size: file.size, file_path: path };
  }

  /** The bytes behind a path, or null once it has expired. */
  at(path) {
    const link = this.#paths.get(path);
    return link && this.#pace.since(link.since) < link.until ? link.file : null;
  }

  /** Every download path given out is dead. */
  expireLinks() {
    this.#paths.clear();
  }
}

function ending(name = '') {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1].toLowerCase() ?? 'bin';
}

/** The part of a Message that a file makes. */
export function shown(file, { width, height, duration = 3, emoji, performer, title } = {}) {
  const base = { file_id: file.id, file_unique_id: file.unique, file_size: file.size };
  const box = { width: width ?? (file.width || 640), height: height ?? (file.height || 480) };
  const named = { ...(file.name && { file_name: file.name }), ...(file.type && { mime_type: file.type }) };
  switch (file.kind) {
    case 'photo': {
      const small = { width: Math.min(90, box.width), height: Math.max(1, Math.round((Math.min(90, box.width) * box.height) / box.width)) };
      return { photo: [{ ...base, file_id: file.id, ...small, file_size: Math.min(1200, file.size) }, { ...base, ...box }] };
    }
    case 'video': return { video: { ...base, ...box, duration, ...named } };
    case 'animation': return { animation: { ...base, ...box, duration, ...named }, document: { ...base, ...named } };
    case 'video_note': return { video_note: { ...base, length: box.width, duration } };
    case 'voice': return { voice: { ...base, duration, mime_type: file.type || 'audio/ogg' } };
    case 'audio': return { audio: { ...base, duration, ...named, ...(performer && { performer }), ...(title && { title }) } };
    case 'sticker': return { sticker: { ...base, type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, ...(emoji && { emoji }) } };
    default: return { document: { ...base, ...named } };
  }
}
