// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor's frame may look like, to the letter: a widget that sends anything else is wrong.

const kUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-9a-f][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const kLoneSurrogate = /\p{Surrogate}/u;
const kMaxFrameBytes = 32 * 1024;

const text = (limit) => (value) => typeof value === 'string' && value.length > 0 && [...value].length <= limit && !kLoneSurrogate.test(value);
const uuid = (value) => kUuid.test(value);
const number = (value) => Number.isInteger(value) && value > 0;
const strings = (value) => value !== null && typeof value === 'object' && Object.values(value).every((one) => typeof one === 'string' && one.length <= 4000);
const optional = (check) => Object.assign((value) => value === undefined || check(value), { optional: true });

const kFrames = {
  msg: { cid: uuid, text: text(4000), reply_to: optional(number) },
  file: { cid: uuid, file_id: (value) => value !== undefined, text: optional(text(4000)) },
  typing: {},
  read: { seq: number },
  form: { values: strings, consent: optional(strings) },
  rate: { score: (value) => Number.isInteger(value) && value >= 1 && value <= 5, comment: optional(text(4000)) },
  page: { url: text(2048), title: (value) => typeof value === 'string', referrer: optional((value) => typeof value === 'string') },
};

/** What is wrong with the raw frame, or null; `frame` is the parsed one when it could be read. */
export function checkFrame(raw) {
  if (Buffer.byteLength(raw) > kMaxFrameBytes) return { problem: 'frame over 32 KiB', code: 'too_large' };
  let frame;
  try {
    frame = JSON.parse(raw);
  } catch {
    return { problem: 'not JSON', code: 'invalid' };
  }
  const shape = Object.hasOwn(kFrames, frame?.t) ? kFrames[frame.t] : null;
  if (!shape) return { problem: `unknown frame ${frame?.t}`, code: 'invalid', frame };
  for (const key of Object.keys(frame)) {
    if (key !== 't' && !Object.hasOwn(shape, key)) return { problem: `${frame.t}.${key} is not known`, code: 'invalid', frame };
  }
  for (const [key, check] of Object.entries(shape)) {
    if (!check(frame[key])) return { problem: `${frame.t}.${key} is wrong: ${JSON.stringify(frame[key])?.slice(0, 80)}`, code: 'invalid', frame };
  }
  return { frame };
}

const kSession = ['widget', 'token', 'page', 'locale', 'tz', 'identity', 'attributes'];

/** What is wrong with the body of a session call, or null. */
export function checkSession(body) {
  const odd = Object.keys(body).find((key) => !kSession.includes(key));
  if (odd) return `session.${odd} is not known`;
  if (typeof body.widget !== 'string') return 'session.widget is missing';
  if (typeof body.page?.url !== 'string' || typeof body.page?.title !== 'string') return 'session.page is wrong';
  if (!strings(body.page.utm ?? {})) return 'session.page.utm is wrong';
  if (!strings(body.attributes ?? {}) || Object.keys(body.attributes ?? {}).length > 50) return 'session.attributes are wrong';
  return null;
}
