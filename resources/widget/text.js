// SPDX-License-Identifier: GPL-3.0-or-later
// Foreign text made safe to show and to send: bidi controls, broken surrogates, long messages, initials.

const kBidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** For names of people and files: no direction tricks ("gpj.exe"), no line breaks, a sane length. */
export function plainName(text, limit = 120) {
  return String(text ?? '').replace(kBidiControls, '').replace(/\s+/g, ' ').trim().slice(0, limit);
}

/** Half a surrogate pair is not valid UTF-8: replace it before it reaches the wire. */
export function wellFormed(text) {
  if (text.toWellFormed) return text.toWellFormed();
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (unit) => (unit.length === 2 ? unit : '\ufffd'));
}

/** Cuts text into messages of at most `limit` UTF-16 units, at a line, a sentence or a word where one is near. */
export function splitMessage(text, limit) {
  const parts = [];
  let rest = text;
  while (rest.length > limit) {
    const head = rest.slice(0, limit);
    const floor = Math.floor(limit * 0.6);
    let cut = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('. ') + 1);
    if (cut < floor) cut = head.lastIndexOf(' ');
    if (cut < floor) cut = wholeCharacters(head);
    parts.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  if (rest) parts.push(rest);
  return parts.filter(Boolean);
}

function wholeCharacters(head) {
  const last = head.charCodeAt(head.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? head.length - 1 : head.length;
}

/** One or two letters for a face without a photo. */
export function initials(name) {
  const words = plainName(name).split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = words.slice(0, 2).map((word) => Array.from(word.replace(/^[^\p{L}\p{N}]+/u, ''))[0]);
  return letters.join('').toLocaleUpperCase();
}

/** "1.4 MB" in the visitor's language. */
export function fileSize(bytes, locale) {
  const units = locale === 'ru' ? ['Б', 'КБ', 'МБ', 'ГБ'] : ['B', 'KB', 'MB', 'GB'];
  let value = Number(bytes) || 0;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    ++unit;
  }
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  return `${value.toLocaleString(locale, { maximumFractionDigits: digits })} ${units[unit]}`;
}
