// SPDX-License-Identifier: GPL-3.0-or-later
// Files inside a bubble: pictures inline with their place reserved, voice playable, everything else as a chip.

import { ownImage } from './avatar.js';
import { el } from './dom.js';
import { icon } from './icons.js';
import { locale, t } from './i18n.js';
import { fileSize, plainName } from './text.js';

const kPictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
const kMaxSide = 240;
const kMinSide = 96;
/** Links live ten minutes. */
const kLinkMs = 9 * 60 * 1000;

/** True when the attachment is drawn as a picture (the bubble then hugs it). */
export const isPicture = (attachment) => attachment.kind !== 'file' && kPictureTypes.includes(attachment.type) && Boolean(sourceOf(attachment));

/** `fresh()` gets new links for the message's files, which draws it anew, and resolves with this attachment's address. */
export function attachmentView(attachment, fresh) {
  const name = plainName(attachment.name) || t('file', { name: '', size: '' });
  if (isPicture(attachment)) return picture(attachment, name, fresh);
  const source = sourceOf(attachment);
  if (['voice', 'audio'].includes(attachment.kind) && source) {
    const audio = el('audio', { class: 'audio', controls: true, preload: 'none', src: source, 'aria-label': name });
    audio.addEventListener('error', () => isStale(attachment) && fresh());
    return audio;
  }
  return chip(attachment, name, fresh);
}

const isStale = (attachment) => Date.now() - attachment.at > kLinkMs;

/** A link to the file; one that has died meanwhile is asked for anew before it is followed. */
function fileLink(attachment, href, fresh, properties, ...inside) {
  const link = el('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow', ...properties }, ...inside);
  link.addEventListener('click', async (event) => {
    if (!isStale(attachment)) return;
    event.preventDefault();
    const again = ownImage(await fresh());
    if (again) Object.assign(link.cloneNode(), { href: again }).click();
  });
  return link;
}

function sourceOf(attachment) {
  if (typeof attachment.preview === 'string' && attachment.preview.startsWith('blob:')) return attachment.preview;
  return ownImage(attachment.url);
}

function picture(attachment, name, fresh) {
  const { width, height } = fit(Number(attachment.width), Number(attachment.height));
  const image = el('img', { src: sourceOf(attachment), alt: t('photo', { name }), width, height, draggable: 'false', decoding: 'async' });
  const link = ownImage(attachment.url);
  const view = link
    ? fileLink(attachment, link, fresh, { class: 'picture', 'aria-label': t('openPhoto', { name }) }, image)
    : el('span', { class: 'picture' }, image);
  const giveUp = () => view.replaceWith(chip(attachment, name, fresh));
  image.addEventListener('error', () => (isStale(attachment) ? fresh().then((url) => url || giveUp()) : giveUp()), { once: true });
  return view;
}

/** The size on screen, known before a byte has arrived, so that nothing jumps. */
function fit(width, height) {
  if (!(width > 0) || !(height > 0)) return { width: kMaxSide, height: 160 };
  const scale = Math.min(1, kMaxSide / Math.max(width, height));
  return { width: Math.max(kMinSide, Math.round(width * scale)), height: Math.max(kMinSide / 2, Math.round(height * scale)) };
}

function chip(attachment, name, fresh) {
  const size = fileSize(attachment.size, locale());
  const inside = [
    el('span', { class: 'chip-icon' }, icon('file', 20)),
    el('span', { class: 'chip-text' }, el('bdi', { class: 'chip-name' }, name), el('span', { class: 'chip-size' }, size)),
  ];
  const link = ownImage(attachment.url);
  if (!link) return el('span', { class: 'chip' }, inside);
  const label = t('file', { name, size });
  return fileLink(attachment, link, fresh, { class: 'chip', download: name, 'aria-label': label }, inside, icon('download', 18));
}
