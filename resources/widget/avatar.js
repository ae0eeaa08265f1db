// SPDX-License-Identifier: GPL-3.0-or-later
// A face: the photo when it loads, else initials, a robot for a bot.

import { el } from './dom.js';
import { icon } from './icons.js';
import { initials } from './text.js';

/** Decorative: the name stands beside it in words. */
export function avatar({ name, photo, bot = false }) {
  const face = el('span', { class: bot ? 'avatar bot' : 'avatar', 'aria-hidden': 'true' });
  if (bot) face.append(icon('robot', 18));
  else face.append(initials(name) || icon('mood-smile', 18));
  const source = ownImage(photo);
  if (!source) return face;
  const image = el('img', { src: source, alt: '', draggable: 'false' });
  image.addEventListener('load', () => face.replaceChildren(image), { once: true });
  image.decoding = 'async';
  return face;
}

/** Only pictures of our own origin are shown: no third-party requests. */
export function ownImage(address) {
  if (typeof address !== 'string' || !address) return null;
  try {
    const url = new URL(address, location.origin);
    return url.origin === location.origin ? url.href : null;
  } catch {
    return null;
  }
}
