#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// make.mjs FOLDER: writes emoji.tsv anew from an unpacked `emojibase-data` of npm (17.0.0; names and words of Unicode
// CLDR). A line each: the emoji, its group, 1 where it has skin tones, Russian words, English words; the name stands
// first among the words, a bar behind it. Emoji newer than version 15.0 are left out: fonts-noto-color-emoji of
// Debian 12 can't draw them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const newest = 15;
const component = 2;
const tones = ['\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'];

const drawn = new Set();
for (const [version, codes] of Object.entries(read('versions/emoji.json')))
  if (Number(version) <= newest) for (const code of codes) drawn.add(code);

/// The tone stands behind the first character, in place of a variation selector.
const toned = (emoji, tone) => {
  const [first, ...rest] = [...emoji];
  return first + tone + (rest[0] === '\uFE0F' ? rest.slice(1) : rest).join('');
};
const words = (entry) => [entry.label, ...(entry.tags ?? [])].map((word) => word.replace(/[\t\n|]/g, ' ')).join('|');

const english = new Map(read('en/compact.json').map((entry) => [entry.hexcode, entry]));
const lines = read('ru/compact.json')
  .filter((entry) => entry.group !== undefined && entry.group !== component && drawn.has(entry.hexcode))
  .sort((one, other) => one.order - other.order)
  .map((entry) => {
    const skins = (entry.skins ?? []).map((skin) => skin.unicode);
    const plain = tones.every((tone, i) => skins[i] === toned(entry.unicode, tone)) && skins.length === tones.length;
    return [entry.unicode, entry.group, plain ? 1 : 0, words(entry), words(english.get(entry.hexcode))].join('\t');
  });
writeFileSync(new URL('emoji.tsv', import.meta.url), lines.join('\n') + '\n');
console.log(`${lines.length} emoji`);
