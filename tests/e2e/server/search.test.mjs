// SPDX-License-Identifier: GPL-3.0-or-later
// Looking for something over real sockets: what is written is found, by everybody who may see it and nobody else.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Operator } from '../support/operator.mjs';
import { kPassword, Pultd } from '../support/pultd.mjs';
import { Visitor } from '../support/visitor.mjs';

let server, owner;
before(async () => {
  server = await Pultd.create({ settings: { message_burst: '1000', messages_per_minute: '1000' } });
  for (const login of ['anna', 'maria']) await server.addUser(login, login === 'anna' ? 'Анна' : 'Мария', 'operator');
  owner = await Operator.signIn(server, 'admin', kPassword);
});
after(async () => server?.destroy());

async function write(text) {
  const visitor = await Visitor.open(server);
  await visitor.ack(visitor.write(text));
  const added = await owner.event('message.added', (event) => event.message.text === text);
  return { dialog: added.dialog, message: added.message };
}

/** The index follows within a second; what is not found by then is not found. */
async function found(who, params, wanted) {
  const until = Date.now() + 20_000;
  for (;;) {
    const answer = await who.call('search.query', params);
    if (answer.messages.hits.length >= wanted || Date.now() > until) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const idsOf = (answer) => answer.messages.hits.map((hit) => hit.message_id);
const reasonOf = (promise) => promise.then(() => 'no error', (error) => error.reason);

test('messages are found in any form of their words, by a beginning and in the wrong layout', async () => {
  const { message } = await write('Когда привезут самовар с росписью?');
  assert.deepEqual(idsOf(await found(owner, { text: 'самовары' }, 1)), [message.id]);
  assert.deepEqual(idsOf(await found(owner, { text: 'самов', typing: true }, 1)), [message.id]);
  assert.deepEqual(idsOf(await found(owner, { text: 'самов' }, 0)), []);
  assert.deepEqual(idsOf(await found(owner, { text: '"самовар с росписью"' }, 1)), [message.id]);
  const slipped = await found(owner, { text: 'cfvjdfh' }, 1);
  assert.equal(slipped.read_as, 'самовар');
  const [hit] = slipped.messages.hits;
  assert.equal('Когда привезут самовар с росписью?'.substr(hit.matches[0].at, hit.matches[0].length), 'самовар');
});

test('pages go on where they ended, and one dialog can be looked through alone', async () => {
  const written = [];
  for (let i = 0; i < 7; ++i) written.unshift((await write(`подстаканник номер ${i}`)).message.id);
  await found(owner, { text: 'подстаканник' }, 7);
  const read = [];
  for (let after; ; ) {
    const page = await owner.call('search.query', { text: 'подстаканник', group: 'messages', limit: 3, ...(after && { after }) });
    read.push(...idsOf(page));
    after = page.messages.next;
    if (!after) break;
  }
  assert.deepEqual(read, written);
  const { dialog, message } = await write('здесь подстаканник один');
  assert.deepEqual(idsOf(await owner.call('search.query', { text: 'подстак', typing: true, dialog_id: dialog.id })), [message.id]);
});

test('nobody finds what he may not see, by any way of asking', async () => {
  const { dialog } = await write('тайное слово мухомор');
  await found(owner, { text: 'мухомор' }, 1);
  const anna = await Operator.signIn(server, 'anna', kPassword);
  const maria = await Operator.signIn(server, 'maria', kPassword);
  await anna.call('dialog.take', { dialog_id: dialog.id });
  assert.equal((await anna.call('search.query', { text: 'мухомор' })).messages.hits.length, 1);
  for (const text of ['мухомор', 've[jvjh', '"тайное слово"', 'мухомор from:client', `мухомор after:today`])
    assert.deepEqual(idsOf(await maria.call('search.query', { text })), [], text);
  assert.equal(await reasonOf(maria.call('search.query', { text: 'мухомор', dialog_id: dialog.id })), 'not_found');

  const { customer } = await anna.call('dialog.get', { dialog_id: dialog.id });
  await anna.call('customer.update', { customer_id: customer.id, name: 'Пётр Боровиков', fields: { phone: '+7 921 555-12-34' } });
  const customersOf = async (who, text) => (await who.call('search.query', { text, typing: true })).customers.hits;
  const until = Date.now() + 20_000;
  while (!(await customersOf(anna, 'боров')).length && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  for (const text of ['боров', 'петр боровиков', '8 (921) 555-12-34', '5551234', ',jhjdbrjd']) {
    const [hit] = await customersOf(anna, text);
    assert.equal(hit?.dialog_id, dialog.id, text);
    assert.deepEqual(await customersOf(maria, text), [], text);
  }
});

test('operators without a word list what they leave, the newest first', async () => {
  const { dialog, message } = await write('первый вопрос о кофейнике');
  await owner.call('dialog.tag', { dialog_id: dialog.id, add: ['Кофейник'] });
  const alone = async (who, text) => idsOf(await who.call('search.query', { text }));
  for (const text of ['tag:кофейник', 'тег:КОФЕЙНИК from:client', 'tag:кофейник after:today', 'tag:кофейник ?!'])
    assert.deepEqual(await alone(owner, text), [message.id], text);
  assert.equal((await alone(owner, 'channel:web'))[0], message.id);
  assert.deepEqual(await alone(owner, 'tag:кофейник before:today'), []);
  const { customers, templates } = await owner.call('search.query', { text: 'tag:кофейник' });
  assert.deepEqual([customers.hits, templates.hits], [[], []]);
  const anna = await Operator.signIn(server, 'anna', kPassword);
  const maria = await Operator.signIn(server, 'maria', kPassword);
  await anna.call('dialog.take', { dialog_id: dialog.id });
  assert.deepEqual(await alone(anna, 'tag:кофейник'), [message.id]);
  assert.deepEqual(await alone(maria, 'tag:кофейник'), []);
});

test('what can not be meant is refused in words', async () => {
  for (const text of ['', '?!', 'слово before:скоро', 'слово channel:факс', 'from:'])
    assert.equal(await reasonOf(owner.call('search.query', { text })), 'invalid', text);
});
