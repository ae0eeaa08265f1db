// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the one file of a multipart upload; enough for a browser's FormData.

export async function readUpload(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts);
  const boundary = /boundary=(.+)$/.exec(request.headers['content-type'])?.[1];
  if (!boundary) throw new Error('upload without a boundary');
  const headEnd = body.indexOf('\r\n\r\n');
  const head = body.subarray(0, headEnd).toString('utf8');
  const end = body.lastIndexOf(`\r\n--${boundary}`);
  if (!/name="file"/.test(head)) throw new Error(`upload field is not "file": ${head}`);
  const content = body.subarray(headEnd + 4, end);
  return {
    name: /filename="([^"]*)"/.exec(head)?.[1] ?? 'file',
    type: /content-type: *([^\r\n]+)/i.exec(head)?.[1] ?? 'application/octet-stream',
    size: content.length,
    body: content,
  };
}
