// SPDX-License-Identifier: GPL-3.0-or-later
// What customers are shown of us beside the answers, what we are shown of them, and who is kept out.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { VkFake } from '../../fakes/vk/fake.mjs';
import { WhatsappFake } from '../../fakes/whatsapp/fake.mjs';
import { Operator } from '../support/operator.mjs';
import { kPassword, Pultd } from '../support/pultd.mjs';
import { until } from '../support/until.mjs';

const kLimit = { timeout: 60_000 };

let server;
let owner;
let vk;
let whatsapp;
before(async () => {
  server = await Pultd.create();
  owner = await Operator.signIn(server, 'admin', kPassword);
  vk = await new VkFake({ speed: 100 }).start();
  whatsapp = await new WhatsappFake({ speed: 100 }).start();
  await add('vk', { api_base: vk.origin, group_id: vk.groupId, access_token: vk.token, mode: 'longpoll' });
  const channel = await add('whatsapp', {
    api_base: whatsapp.origin, phone_number_id: whatsapp.phoneNumberId, business_account: whatsapp.wabaId, access_token: whatsapp.accessToken,
    app_secret: whatsapp.appSecret, verify_token: whatsapp.verifyToken,
  });
  await whatsapp.webhook.subscribe(`${server.origin}/hooks/whatsapp/${channel.key}`);
  await until('the first poll', () => vk.ledger.calls('groups.getLongPollServer') > 0);
});
after(async () => {
  await server?.destroy();
  for (const fake of [vk, whatsapp]) {
    await fake?.stop();
    assert.deepEqual(fake?.broken ?? [], []);
  }
});

const add = (kind, settings) => server.ctl(['channel', 'add', '--kind', kind, '--name', kind,
  ...Object.entries(settings).flatMap(([key, value]) => ['--set', `${key}=${value}`])]);
const heard = (text) => owner.event('message.added', (event) => event.message.text === text && event.message.direction === 'in');
const take = (dialog) => owner.call('dialog.take', { dialog_id: dialog.id });
const read = (dialog, message) => owner.call('dialog.read', { dialog_id: dialog.id, seq: message.seq });
const told = (fake, customer, what) => fake.ledger.changesOf(customer, what);

test('vk: a customer is seen typing; he sees that we read and type', kLimit, async () => {
  const ann = vk.customer({ first_name: 'Анна', last_name: 'Белова' });
  const said = ann.say('вы здесь?');
  const { dialog, message } = await heard('вы здесь?');
  ann.type();
  const { author } = await owner.signal('typing', (each) => each.dialog_id === dialog.id);
  assert.equal(author.kind, 'customer');
  await read(dialog, message);
  await owner.call('dialog.typing', { dialog_id: dialog.id });
  assert.deepEqual(told(vk, ann.id, 'read'), [], 'nobody has the dialog yet');
  await take(dialog);
  ann.say('ау');
  const next = await heard('ау');
  await read(dialog, next.message);
  await until('the read mark', () => told(vk, ann.id, 'read').length > 0);
  assert.equal(told(vk, ann.id, 'read').at(-1).id, (said.conversation_message_id ?? said) + 1);
  await owner.call('dialog.typing', { dialog_id: dialog.id });
  await until('typing', () => told(vk, ann.id, 'typing').length > 0);
});

test('whatsapp: read marks and typing go to the message they answer', kLimit, async () => {
  const ann = whatsapp.customer({ phone: '79160000088', name: 'Анна' });
  ann.say('есть кто?');
  const { dialog, message } = await heard('есть кто?');
  await take(dialog);
  await read(dialog, message);
  await until('the read mark', () => told(whatsapp, ann.key, 'read').length > 0);
  for (let i = 0; i < 5; ++i) await owner.call('dialog.typing', { dialog_id: dialog.id });
  await until('typing', () => told(whatsapp, ann.key, 'typing').length > 0);
  assert.equal(told(whatsapp, ann.key, 'typing').length, 1, 'once for many keys');
});

test('whatsapp: who is blocked is kept out by the messenger and heard by nobody', kLimit, async () => {
  const spammer = whatsapp.customer({ phone: '79160000099', name: 'Рассылка' });
  spammer.say('купите слона');
  const { dialog } = await heard('купите слона');
  await take(dialog);
  const { customer } = await owner.call('customer.block', { customer_id: dialog.customer_id, blocked: true, reason: 'реклама' });
  assert.equal(customer.blocked, true);
  const closed = await owner.event('dialog.changed', (event) => event.dialog.id === dialog.id && event.dialog.status === 'closed');
  assert.equal(closed.dialog.resolution, 'spam');
  await until('the block', () => whatsapp.blocked.has('79160000099'));
  await owner.call('customer.block', { customer_id: dialog.customer_id, blocked: false });
  await until('its end', () => !whatsapp.blocked.has('79160000099'));
  spammer.say('больше не буду');
  const again = await heard('больше не буду');
  assert.notEqual(again.dialog.status, 'closed');
  assert.equal(again.dialog.unanswered, true);
});

test('vk: who speaks in a chat of several has a name', kLimit, async () => {
  const ann = vk.customer({ first_name: 'Вера', last_name: 'Орлова' });
  const bob = vk.customer({ first_name: 'Боб', last_name: 'Сомов' });
  const chat = vk.chat({ number: 7, title: 'Банкет' });
  ann.sayIn(chat, `кто идёт? ${randomUUID()}`);
  const first = await owner.event('message.added', (event) => event.message.text?.startsWith('кто идёт?'));
  await owner.event('message.changed', (event) => event.message.id === first.message.id && event.message.author.name === 'Вера Орлова');
  ann.sayIn(chat, 'ещё раз');
  assert.equal((await heard('ещё раз')).message.author.name, 'Вера Орлова');
  bob.sayIn(chat, 'я');
  const third = await heard('я');
  await owner.event('message.changed', (event) => event.message.id === third.message.id && event.message.author.name === 'Боб Сомов');
});
