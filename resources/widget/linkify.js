// SPDX-License-Identifier: GPL-3.0-or-later
// Finds addresses in plain text. One pass over the words, no backtracking: the text comes from strangers.

import { el } from './dom.js';

const kSchemes = ['http://', 'https://', 'mailto:', 'tel:'];
const kOpening = '([{<«"\'„“';
const kClosing = '.,:;!?)]}>»"\'”…';

/** Nodes for `text`: text nodes and links that are safe to press. */
export function linkify(text) {
  const nodes = [];
  let plain = '';
  const flush = () => {
    if (plain) nodes.push(document.createTextNode(plain));
    plain = '';
  };
  for (const piece of String(text).split(/(\s+)/)) {
    const found = findLink(piece);
    if (!found) {
      plain += piece;
      continue;
    }
    plain += found.before;
    flush();
    nodes.push(el('a', { href: found.href, target: '_blank', rel: 'noopener noreferrer nofollow', dir: 'ltr' }, found.shown));
    plain = found.after;
  }
  flush();
  return nodes;
}

/** Splits one word into what stands before the address, the address and what stands behind it; null without one. */
export function findLink(word) {
  if (word.length < 5 || word.length > 2048) return null;
  let start = 0;
  while (start < word.length && kOpening.includes(word[start])) ++start;
  let end = word.length;
  while (end > start && kClosing.includes(word[end - 1]) && !closesOwnBracket(word, start, end)) --end;
  const shown = word.slice(start, end);
  const href = safeHref(shown);
  return href && { before: word.slice(0, start), shown, href, after: word.slice(end) };
}

function closesOwnBracket(word, start, end) {
  if (word[end - 1] !== ')') return false;
  const inside = [...word.slice(start, end)];
  return inside.filter((char) => char === '(').length >= inside.filter((char) => char === ')').length;
}

/** The address to open, or null for anything but http, https, mailto and tel. */
export function safeHref(shown) {
  if (/[\u0000-\u0020\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/.test(shown)) return null;
  const lower = shown.toLowerCase();
  if (lower.startsWith('www.') && lower.lastIndexOf('.') > 4) return parse(`https://${shown}`);
  if (kSchemes.some((scheme) => lower.startsWith(scheme) && shown.length > scheme.length)) return parse(shown);
  return null;
}

function parse(address) {
  try {
    const url = new URL(address);
    const allowed = ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol);
    return allowed && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}
