// SPDX-License-Identifier: GPL-3.0-or-later
// Templates of WhatsApp: the catalogue, sending outside the 24 hours, and the company that writes first.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { WhatsappFake } from '../../fakes/whatsapp/fake.mjs';
import { Operator } from '../support/operator.mjs';
import { kPassword, Pultd } from '../support/pultd.mjs';

const kLimit = { timeout: 60_000 };

let server;
let whatsapp;
let channel;
let owner;

before(async () => {
  server = await Pultd.create();
  owner = await Operator.signIn(server, 'admin', kPassword);
});
after(async () => server?.destroy());

afterEach(async () => {
  await whatsapp.stop();
  assert.deepEqual(whatsapp.broken, []);
});

beforeEach(async () => {
  whatsapp = await new WhatsappFake({ speed: 100, windowRefusal: 'later' }).start();
});

/** The number is added; answers once its catalogue is there. */
async function connect() {
  channel = await server.ctl(['channel', 'add', '--kind', 'whatsapp', '--name', `WhatsApp ${randomUUID().slice(0, 4)}`,
    '--set', `api_base=${whatsapp.origin}`, '--set', `phone_number_id=${whatsapp.phoneNumberId}`,
    '--set', `business_account=${whatsapp.wabaId}`, '--set', `access_token=${whatsapp.accessToken}`,
    '--set', `app_secret=${whatsapp.appSecret}`, '--set', `verify_token=${whatsapp.verifyToken}`]);
  await whatsapp.webhook.subscribe(`${server.origin}/hooks/whatsapp/${channel.key}`);
  await changed((each) => each.whatsapp.name === 'we_miss_you');
}

const changed = async (test) =>
  (await owner.event('template.changed', (event) => event.template.whatsapp?.channel_id === channel.id && test(event.template, event))).template;

async function catalogue() {
  const all = [];
  for (let after; after !== null;) {
    const page = await owner.call('template.list', { kind: 'whatsapp', limit: 50, ...(after && { after }) });
    all.push(...page.templates.filter((each) => each.channel_id === channel.id));
    after = page.next;
  }
  return all;
}

const use = (name, language, parameters) => ({ name, language, ...(parameters && { parameters }) });

const send = async (dialog, what) =>
  (await owner.call('message.send', { dialog_id: dialog.id, client_id: randomUUID(), kind: 'reply', text: '', ...what })).message;

const stateOf = (message, state) =>
  owner.event('message.changed', (event) => event.message.id === message.id && event.message.state === state);

const refused = (reason) => (error) => error.reason === reason;

test('the whole catalogue comes over, page by page, and follows what WhatsApp says', kLimit, async () => {
  for (let i = 0; i < 230; ++i)
    whatsapp.templates.create({ name: `many_${i}`, language: 'ru', category: 'MARKETING', components: [{ type: 'BODY', text: `Предложение ${i}` }] });
  await connect();
  const all = await catalogue();
  assert.equal(all.length, 233);
  const ready = all.find((each) => each.whatsapp.name === 'order_ready' && each.whatsapp.language === 'ru');
  assert.equal(ready.whatsapp.status, 'approved');
  assert.deepEqual(ready.whatsapp.parameters.map((each) => each.name), ['1', '2']);
  assert.equal(all.find((each) => each.whatsapp.name === 'many_7').whatsapp.status, 'pending');

  whatsapp.reviewTemplate('many_7', 'ru', 'APPROVED');
  await changed((each) => each.whatsapp.name === 'many_7' && each.whatsapp.status === 'approved');
  whatsapp.reviewTemplate('many_7', 'ru', 'PAUSED', 'LOW_QUALITY');
  const paused = await changed((each) => each.whatsapp.name === 'many_7' && each.whatsapp.status === 'paused');
  assert.equal(paused.whatsapp.reason, 'LOW_QUALITY');

  // One that nobody knew of yet is fetched, one that was deleted goes.
  whatsapp.templates.create({ name: 'brand_new', language: 'en', category: 'UTILITY', components: [{ type: 'BODY', text: 'New: {{1}}' }] });
  whatsapp.templates.remove('many_9');
  whatsapp.reviewTemplate('brand_new', 'en', 'APPROVED');
  await changed((each) => each.whatsapp.name === 'brand_new' && each.whatsapp.status === 'approved');
  await changed((each, event) => each.whatsapp.name === 'many_9' && event.removed);
  assert.equal((await catalogue()).length, 233);
});

test('a late refusal closes the window, a template passes, and an answer opens it', kLimit, async () => {
  await connect();
  const ann = whatsapp.customer({ phone: '79160000001', name: 'Анна' });
  ann.say(`вопрос ${channel.id}`);
  const { dialog } = await owner.event('message.added', (each) => each.message.text === `вопрос ${channel.id}`);
  ann.wroteAt = Date.now() - 25 * 3_600_000;
  const late = await send(dialog, { text: 'свободный текст' });
  await stateOf(late, 'failed');
  await owner.event('dialog.changed', (each) => each.dialog.id === dialog.id && each.dialog.window_ends_at <= Date.now());
  await assert.rejects(send(dialog, { text: 'ещё раз' }), refused('window_closed'));

  await assert.rejects(send(dialog, { template: use('order_ready', 'ru', { 1: 'Анна' }) }), refused('missing_fields'));
  await assert.rejects(send(dialog, { template: use('order_ready', 'de', { 1: 'Анна', 2: '7' }) }), refused('invalid'));
  const sent = await send(dialog, { template: use('order_ready', 'ru', { 1: 'Анна', 2: '5512' }) });
  assert.equal(sent.text, 'Здравствуйте, Анна! Ваш заказ 5512 готов.');
  await stateOf(sent, 'delivered');
  assert.deepEqual(whatsapp.ledger.compare(ann.key, [sent.text]), { lost: [], doubled: [], reordered: [], unexpected: [] });

  ann.say(`спасибо ${channel.id}`);
  const answered = await owner.event('message.added', (each) => each.message.text === `спасибо ${channel.id}`);
  assert.equal(answered.dialog.id, dialog.id);
  assert.ok(answered.dialog.window_ends_at > Date.now());
  await stateOf(await send(answered.dialog, { text: 'снова можно' }), 'delivered');
});

test('the company writes first, and the answer comes into the same conversation', kLimit, async () => {
  await connect();
  const ben = whatsapp.customer({ phone: '79160000002', name: 'Борис' });
  const wish = { channel_id: channel.id, peer: '+7 916 000-00-02', client_id: randomUUID() };
  await assert.rejects(owner.call('dialog.start', { ...wish, text: 'Здравствуйте' }), refused('window_closed'));
  const template = use('order_ready', 'ru', { 1: 'Борис', 2: '17' });
  const { dialog, message } = await owner.call('dialog.start', { ...wish, template });
  assert.equal(dialog.status, 'waiting');
  assert.equal((await owner.call('dialog.start', { ...wish, template })).message.id, message.id);
  await stateOf(message, 'delivered');
  assert.equal(whatsapp.ledger.arrived.filter((each) => each.customer === ben.key).length, 1);
  ben.say(`буду ${channel.id}`);
  const answer = await owner.event('message.added', (each) => each.message.text === `буду ${channel.id}`);
  assert.equal(answer.dialog.id, dialog.id);
  assert.equal(answer.dialog.status, 'active');
});

test('a template that was paused in the meantime fails, and the desk is told', kLimit, async () => {
  await connect();
  const ann = whatsapp.customer({ phone: '79160000003', name: 'Вера' });
  ann.say(`привет ${channel.id}`);
  const { dialog } = await owner.event('message.added', (each) => each.message.text === `привет ${channel.id}`);
  whatsapp.templates.find('we_miss_you', 'en').status = 'PAUSED'; // without a word
  const sent = await send(dialog, { template: use('we_miss_you', 'en') });
  await stateOf(sent, 'failed');
  await changed((each) => each.whatsapp.name === 'we_miss_you' && each.whatsapp.status === 'paused');
  await assert.rejects(send(dialog, { template: use('we_miss_you', 'en') }), refused('conflict'));
});

test('what WhatsApp says of the account stands with the channel until it is over', kLimit, async () => {
  await connect();
  const state = (wanted) => owner.event('channel.changed', (event) => event.channel.id === channel.id && event.channel.state === wanted);
  whatsapp.notice('phone_number_quality_update', { display_phone_number: whatsapp.phone, event: 'FLAGGED', current_limit: 'TIER_1K' });
  assert.match((await state('degraded')).channel.reason, /FLAGGED/);
  const seen = owner.events.length;
  whatsapp.notice('phone_number_quality_update', { display_phone_number: whatsapp.phone, event: 'UNFLAGGED', current_limit: 'TIER_1K' });
  await owner.event('channel.changed', (event) => owner.events.indexOf(event) >= seen && event.channel.id === channel.id && event.channel.state === 'ok');
});
