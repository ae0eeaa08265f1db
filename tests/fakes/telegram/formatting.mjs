// SPDX-License-Identifier: GPL-3.0-or-later
// parse_mode: text with marks to plain text and entities. HTML whole; of MarkdownV2 the escapes and the simple pairs.

import { badRequest } from './chats.mjs';

const kTags = { b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline', ins: 'underline', s: 'strikethrough', strike: 'strikethrough', del: 'strikethrough', code: 'code', pre: 'pre', a: 'text_link', blockquote: 'blockquote', 'tg-spoiler': 'spoiler', span: 'spoiler' };
const kNamed = { lt: '<', gt: '>', amp: '&', quot: '"' };
const kPairs = { '*': 'bold', _: 'italic', __: 'underline', '~': 'strikethrough', '||': 'spoiler', '`': 'code' };
const kReserved = '[]()>#+-=|{}.!';

/** {text, entities} of marked text. */
export function parseMarks(text, mode) {
  switch (mode?.toLowerCase()) {
    case undefined:
    case '': return { text, entities: [] };
    case 'html': return parseHtml(text);
    case 'markdownv2':
    case 'markdown': return parseMarkdown(text, mode.toLowerCase() === 'markdownv2');
    default: throw badRequest('unsupported parse_mode');
  }
}

function parseHtml(marked) {
  let text = '';
  const entities = [];
  const open = [];
  for (const [part, close, tag, attributes, entity] of marked.matchAll(/<(\/?)([a-z-]+)((?:\s[^>]*)?)>|&(#?\w+);|[\s\S]/giu)) {
    const at = Buffer.byteLength(text);
    if (entity) text += /^#/.test(entity) ? String.fromCodePoint(Number(entity.slice(1).replace(/^x/i, '0x'))) : (kNamed[entity] ?? part);
    else if (!tag && part === '<') throw badRequest(`can't parse entities: Unclosed start tag at byte offset ${at}`);
    else if (!tag) text += part;
    else if (close) {
      const last = open.pop();
      if (last?.tag !== tag) throw badRequest(`can't parse entities: Unexpected end tag at byte offset ${at}`);
      if (text.length > last.offset) entities.push({ type: kTags[tag], offset: last.offset, length: text.length - last.offset, ...last.extra });
    } else {
      if (!kTags[tag]) throw badRequest(`can't parse entities: Unsupported start tag "${tag}" at byte offset ${at}`);
      const url = /href\s*=\s*"([^"]*)"/.exec(attributes)?.[1];
      open.push({ tag, offset: text.length, extra: url && { url } });
    }
  }
  if (open.length) throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${open.at(-1).tag}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset) };
}

function parseMarkdown(marked, strict) {
  let text = '';
  const entities = [];
  const open = [];
  for (let at = 0; at < marked.length; ++at) {
    const two = marked.slice(at, at + 2);
    const mark = kPairs[two] ? two : kPairs[marked[at]] ? marked[at] : null;
    if (marked[at] === '\\' && at + 1 < marked.length) text += marked[++at];
    else if (mark && (strict || mark.length === 1)) {
      at += mark.length - 1;
      if (open.at(-1)?.mark === mark) {
        const { offset } = open.pop();
        if (text.length > offset) entities.push({ type: kPairs[mark], offset, length: text.length - offset });
      } else open.push({ mark, offset: text.length });
    } else if (strict && kReserved.includes(marked[at]) && !isLink(marked, at))
      throw badRequest(`can't parse entities: Character '${marked[at]}' is reserved and must be escaped with the preceding '\\'`);
    else text += marked[at];
  }
  if (open.length) throw badRequest(`can't parse entities: Can't find end of the entity starting at byte offset ${open.at(-1).offset}`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset) };
}

/** A character of `[text](address)`, which stays as it is here. */
function isLink(marked, at) {
  for (const { index, 0: link } of marked.matchAll(/\[[^\]]*\]\([^)]*\)/g)) if (at >= index && at < index + link.length) return true;
  return false;
}
