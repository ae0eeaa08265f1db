// SPDX-License-Identifier: GPL-3.0-or-later
// What bytes are, by their beginning, and how large a picture is.

/** {type, width?, height?}; type is '' when it isn't known. */
export function sniff(bytes) {
  const ascii = (from, to) => bytes.toString('latin1', from, to);
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n' && bytes.length >= 24) return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (ascii(0, 3) === '\xff\xd8\xff') return { type: 'image/jpeg', ...jpegSize(bytes) };
  if (/^GIF8[79]a/.test(ascii(0, 6)) && bytes.length >= 10) return { type: 'image/gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return { type: 'image/webp', ...webpSize(bytes) };
  if (ascii(0, 4) === 'OggS') return { type: 'audio/ogg' };
  if (ascii(4, 8) === 'ftyp') return { type: 'video/mp4' };
  if (ascii(0, 5) === '%PDF-') return { type: 'application/pdf' };
  if (ascii(0, 3) === 'ID3') return { type: 'audio/mpeg' };
  if (ascii(0, 2) === 'PK') return { type: 'application/zip' };
  if (ascii(0, 2) === 'MZ') return { type: 'application/x-msdownload' };
  return { type: '' };
}

function jpegSize(bytes) {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1];
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return { width: 0, height: 0 };
}

function webpSize(bytes) {
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X' && bytes.length >= 30) return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
  if (kind === 'VP8 ' && bytes.length >= 30) return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind === 'VP8L' && bytes.length >= 25) {
    const bits = bytes.readUInt32LE(21);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
  }
  return { width: 0, height: 0 };
}
