// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures without files: an SVG landscape cannot be an inline picture of the chat, so tests draw PNGs themselves.

import * as zlib from 'node:zlib';

/** A PNG with a sky over water, `width` x `height`. */
export function landscapePng(width, height) {
  const rows = [];
  for (let y = 0; y < height; ++y) {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; ++x) {
      const hill = height * (0.55 - 0.18 * Math.abs(Math.sin((x / width) * 5)));
      const [r, g, b] = y < hill ? [120 + y / 2, 150 + y / 3, 190] : y < height * 0.62 ? [90, 110, 140] : [70, 120 + y / 8, 150];
      row.set([Math.min(255, r), Math.min(255, g), b], 1 + x * 3);
    }
    rows.push(row);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', zlib.deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind), data]);
  const out = Buffer.alloc(8 + data.length + 4);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(checksum(body), 8 + data.length);
  return out;
}

// zlib.crc32 is younger than the Node of Debian 12.
function checksum(body) {
  if (zlib.crc32) return zlib.crc32(body);
  let crc = ~0;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}
