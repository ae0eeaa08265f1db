// SPDX-License-Identifier: GPL-3.0-or-later
// The real server between operators and a simulated WhatsApp.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { readSample } from '../../fakes/common/samples.mjs';
import { WhatsappFake } from '../../fakes/whatsapp/fake.mjs';
import { Operator } from '../support/operator.mjs';
import { kPassword, Pultd } from '../support/pultd.mjs';
import { until } from '../support/until.mjs';
import { upload } from '../support/upload.mjs';

const kLimit = { timeout: 60_000 };

let server;
let whatsapp;
let channel;
let owner;
let ann;

before(async () => {
  server = await Pultd.create();
  owner = await Operator.signIn(server, 'admin', kPassword);
});
after(async () => server?.destroy());

beforeEach(async () => {
  whatsapp = await new WhatsappFake({ speed: 100 }).start();
  channel = await server.ctl(['channel', 'add', '--kind', 'whatsapp', '--name', `WhatsApp ${randomUUID().slice(0, 4)}`,
    '--set', `api_base=${whatsapp.origin}`, '--set', `phone_number_id=${whatsapp.phoneNumberId}`,
    '--set', `business_account=${whatsapp.wabaId}`, '--set', `access_token=${whatsapp.accessToken}`,
    '--set', `app_secret=${whatsapp.appSecret}`, '--set', `verify_token=${whatsapp.verifyToken}`]);
  await whatsapp.webhook.subscribe(`${server.origin}/hooks/whatsapp/${channel.key}`);
  ann = whatsapp.customer({ phone: '79160000001', name: 'Анна' });
});
afterEach(async () => {
  await whatsapp.stop();
  assert.deepEqual(whatsapp.broken, []);
});

/** What the customer has said, as operators see it. */
async function heard(text) {
  const event = await owner.event('message.added', (each) => each.message.text === text && each.message.direction === 'in');
  return event;
}

async function reply(dialog, text, extra = {}) {
  const { message } = await owner.call('message.send', { dialog_id: dialog.id, client_id: randomUUID(), kind: 'reply', text, ...extra });
  return message;
}

const stateOf = (message, state) =>
  owner.event('message.changed', (event) => event.message.id === message.id && event.message.state === state);

test('a question arrives, the answer goes out once and is read', kLimit, async () => {
  ann.say('Есть зал на субботу?');
  const { message, dialog } = await heard('Есть зал на субботу?');
  assert.equal(dialog.customer_name, 'Анна');
  assert.equal((await server.ctl(['channel', 'test', String(channel.id)])).ok, true);
  assert.ok(dialog.window_ends_at > Date.now() + 23 * 3600_000);
  const sent = await reply(dialog, 'Да, с 12 до 18', { reply_to: message.id });
  await stateOf(sent, 'delivered');
  ann.read();
  await stateOf(sent, 'read');
  assert.deepEqual(whatsapp.ledger.compare(ann.key, ['Да, с 12 до 18']), { lost: [], doubled: [], reordered: [], unexpected: [] });
});

test('a forged or unsigned call leaves nothing behind', kLimit, async () => {
  const url = `${server.origin}/hooks/whatsapp/${channel.key}`;
  for (const headers of [{}, { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }]) {
    const answer = await fetch(url, { method: 'POST', body: '{"object":"whatsapp_business_account","entry":[]}', headers });
    assert.equal(answer.status, 401);
  }
  assert.equal((await fetch(`${url}?hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1`)).status, 403);
  assert.equal((await fetch(`${server.origin}/hooks/whatsapp/nobody`, { method: 'POST', body: '{}' })).status, 404);
});

test('the same webhook twice, late and out of order is one message each', kLimit, async () => {
  whatsapp.webhook.courier.misbehave({ duplicate: 0.5, twins: 0.3, cut: 0.2, delayMs: 20 });
  const said = Array.from({ length: 30 }, (_, i) => `слово ${randomUUID()} ${i}`);
  for (const text of said) ann.say(text);
  for (const text of said) await heard(text);
  await until('all webhooks taken', () => whatsapp.webhook.courier.idle ?? true);
  for (const text of said)
    assert.equal(owner.events.filter((event) => event.type === 'message.added' && event.message.text === text).length, 1);
});

test('a picture is brought over and a file goes out', kLimit, async () => {
  ann.photo({ caption: `фото ${channel.id}` });
  const { message, dialog } = await heard(`фото ${channel.id}`);
  assert.equal(message.attachments[0].kind, 'photo');
  const fetched = await owner.event('message.changed', (event) => event.message.id === message.id && event.message.attachments[0].file_id);
  assert.equal(fetched.message.attachments[0].missing, undefined);

  const form = new FormData();
  form.set('file', new Blob(['%PDF-1.4\nprice'], { type: 'application/pdf' }), 'прайс.pdf');
  const upload = await fetch(`${server.origin}/files`, { method: 'POST', headers: { authorization: `Bearer ${owner.session.token}` }, body: form });
  const { file_id: file } = await upload.json();
  const sent = await reply(dialog, 'Вот прайс', { attachments: [file] });
  await stateOf(sent, 'accepted');
  const got = await until('the file', () => whatsapp.ledger.arrived.find((each) => each.customer === ann.key));
  assert.equal(got.kind, 'document');
});

test('a recorded voice goes out as a voice message', kLimit, async () => {
  ann.say(`голос ${channel.id}`);
  const { dialog } = await heard(`голос ${channel.id}`);
  const file = await upload(server, owner, readSample('voice.ogg'), 'voice.ogg', 'audio/ogg');
  const sent = await reply(dialog, '', { attachments: [file] });
  assert.equal(sent.attachments[0].kind, 'voice');
  await stateOf(sent, 'accepted');
  const got = await until('the voice', () => whatsapp.ledger.arrived.find((each) => each.customer === ann.key && each.kind === 'audio'));
  assert.equal(got.body.audio.voice, true);
});

test('a lost answer is not sent again by the machine; a status settles it', kLimit, async () => {
  ann.say(`вопрос ${channel.id}`);
  const { dialog } = await heard(`вопрос ${channel.id}`);
  whatsapp.faults.once('lost_after', { on: 'message' });
  const sent = await reply(dialog, 'ответ');
  await owner.event('message.changed', (event) => event.message.id === sent.id && ['uncertain', 'accepted', 'delivered'].includes(event.message.state));
  await stateOf(sent, 'delivered');
  assert.deepEqual(whatsapp.ledger.compare(ann.key, ['ответ']), { lost: [], doubled: [], reordered: [], unexpected: [] });
});

test('a long reply goes out in pieces, in order', kLimit, async () => {
  ann.say(`подробно ${channel.id}`);
  const { dialog } = await heard(`подробно ${channel.id}`);
  const sentence = 'Это одно предложение из длинного письма. ';
  const sent = await reply(dialog, sentence.repeat(250).trim());
  await stateOf(sent, 'accepted');
  const pieces = whatsapp.ledger.arrived.filter((each) => each.customer === ann.key).map((each) => each.text);
  assert.ok(pieces.length >= 3);
  assert.ok(pieces.every((piece) => piece.endsWith('.')));
  assert.equal(pieces.join(' '), sentence.repeat(250).trim());
});

test('a revoked token marks the channel, and what waits goes out once it works again', kLimit, async () => {
  ann.say(`ключ ${channel.id}`);
  const { dialog } = await heard(`ключ ${channel.id}`);
  const token = whatsapp.accessToken;
  whatsapp.accessToken = 'another';
  const sent = await reply(dialog, 'после замены ключа');
  const told = await owner.event('channel.changed', (event) => event.channel.id === channel.id && event.channel.state === 'misconfigured');
  assert.match(told.channel.reason, /token/);
  assert.doesNotMatch(told.channel.reason, new RegExp(token));
  whatsapp.accessToken = token;
  await server.ctl(['channel', 'resume', String(channel.id)]);
  await stateOf(sent, 'accepted');
});

test('buttons and a list are put before the customer, and what he presses comes back', kLimit, async () => {
  ann.say(`выбор ${channel.id}`);
  const { dialog } = await heard(`выбор ${channel.id}`);
  const buttons = ['Да', 'Нет'].map((title, i) => ({ title, payload: `choice-${channel.id}-${i}` }));
  await stateOf(await reply(dialog, 'Придёте?', { buttons }), 'delivered');
  const asked = whatsapp.ledger.arrived.find((each) => each.customer === ann.key && each.text === 'Придёте?');
  assert.equal(asked.body.interactive.type, 'button');
  ann.press(asked, { id: buttons[1].payload, title: 'Нет' });
  await owner.event('message.added', (event) => event.message.pressed?.payload === buttons[1].payload && event.message.text === 'Нет');

  const days = Array.from({ length: 7 }, (_, i) => ({ title: `День ${i + 1}`, payload: `day-${channel.id}-${i}` }));
  await assert.rejects(reply(dialog, 'Когда?', { buttons: days }), (error) => error.reason === 'invalid');
  await stateOf(await reply(dialog, 'Когда?', { buttons: days, menu: 'Выбрать день' }), 'delivered');
  const listed = whatsapp.ledger.arrived.find((each) => each.customer === ann.key && each.text === 'Когда?');
  assert.equal(listed.body.interactive.type, 'list');
  ann.pick(listed, { id: days[3].payload, title: 'День 4' });
  await owner.event('message.added', (event) => event.message.pressed?.payload === days[3].payload);
});
