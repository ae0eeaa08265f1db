// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies of requests: JSON, urlencoded forms, multipart/form-data (RFC 7578).

/** `{fields, files}` of a body, or null when it can't be read. Values of forms are text; `files`: name -> upload. */
export function readForm(contentType = '', body) {
  const type = contentType.split(';')[0].trim().toLowerCase();
  if (type === 'application/json') {
    const fields = parseJson(body);
    return fields && typeof fields === 'object' && !Array.isArray(fields) ? { fields, files: new Map(), json: true } : null;
  }
  if (type === 'multipart/form-data') return readMultipart(contentType, body);
  if (type === 'application/x-www-form-urlencoded' || body.length === 0)
    return { fields: Object.fromEntries(new URLSearchParams(body.toString('utf8'))), files: new Map() };
  return null;
}

export function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readMultipart(contentType, body) {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (!boundary) return null;
  const fields = {};
  const files = new Map();
  const fence = Buffer.from(`--${boundary}`);
  let at = body.indexOf(fence);
  if (at < 0) return null;
  for (;;) {
    const begin = at + fence.length;
    if (body.subarray(begin, begin + 2).toString() === '--') return { fields, files };
    const next = body.indexOf(Buffer.from(`\r\n--${boundary}`), begin);
    if (next < 0) return null;
    if (!readPart(body.subarray(begin + 2, next), fields, files)) return null;
    at = next + 2;
  }
}

function readPart(part, fields, files) {
  const headEnd = part.indexOf('\r\n\r\n');
  if (headEnd < 0) return false;
  const head = part.subarray(0, headEnd).toString('utf8');
  const content = part.subarray(headEnd + 4);
  const disposition = /^content-disposition:\s*form-data\b(.*)$/im.exec(head)?.[1] ?? '';
  const name = /[;\s]name="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1];
  if (name === undefined) return false;
  const [, quoted, bare] = /[;\s]filename=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition) ?? [];
  const fileName = quoted ?? bare;
  const type = /^content-type:\s*([^\r\n]+)/im.exec(head)?.[1]?.trim();
  if (fileName === undefined) fields[name] = content.toString('utf8');
  else files.set(name, { name: fileName.replace(/%22/g, '"'), type: type ?? 'application/octet-stream', bytes: Buffer.from(content) });
  return true;
}
