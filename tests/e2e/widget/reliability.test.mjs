// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing lost, nothing doubled, nothing out of order, whatever the network does.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, visitor } from '../support/fresh_stage.mjs';
import { kKey } from '../support/stage.mjs';
import { until } from '../support/until.mjs';

const writtenTexts = () => stage.chat.thread.written.map((message) => message.text);

test('widget: what was written offline goes out once and in order when the network is back', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  stage.chat.faults.refuseAll = true;
  stage.chat.cutConnections();
  for (const text of ['раз', 'два', 'три']) await tab.write(text);
  await tab.panel.locator('.bar').waitFor();
  assert.equal(await tab.panel.locator('.state.sending').count(), 3);
  stage.chat.faults.refuseAll = false;
  await tab.panel.locator('.bar .link').click();
  await tab.state('три', 'sent');
  assert.deepEqual(writtenTexts(), ['раз', 'два', 'три']);
  assert.deepEqual(await tab.texts(), ['раз', 'два', 'три']);
  await tab.panel.locator('.bar').waitFor({ state: 'hidden' });
});

test('widget: what was written offline survives closing the tab', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  stage.chat.faults.refuseAll = true;
  stage.chat.cutConnections();
  await tab.write('не потеряйся');
  await tab.page.close();
  stage.chat.faults.refuseAll = false;
  const again = await visitor.visit('/again');
  await until('the message is on the server', () => writtenTexts().length > 0);
  await again.open();
  await again.state('не потеряйся', 'sent');
  assert.deepEqual(writtenTexts(), ['не потеряйся']);
});

test('widget: a lost ack is asked for again under the same cid', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  stage.chat.faults.dropBeforeAck = 2;
  await tab.write('один раз');
  await tab.state('один раз', 'sent');
  const sent = stage.chat.thread.framesOf('msg');
  assert.ok(sent.length >= 2, 'it was repeated');
  assert.equal(new Set(sent.map((frame) => frame.cid)).size, 1);
  assert.deepEqual(writtenTexts(), ['один раз']);
  assert.deepEqual(await tab.texts(), ['один раз']);
});

test('widget: resuming leaves no gap and shows no repeat', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  const { thread } = stage.chat;
  thread.say('до разрыва');
  await tab.bubble('до разрыва').waitFor();
  stage.chat.faults.duplicate = true; // the server repeats its last events on every connection
  stage.chat.faults.refuseAll = true;
  stage.chat.cutConnections();
  await until('the socket is gone', () => stage.chat.openSockets === 0);
  for (let i = 1; i <= 5; ++i) thread.say(`пропущено ${i}`);
  stage.chat.faults.refuseAll = false;
  await tab.bubble('пропущено 5').waitFor();
  assert.deepEqual(await tab.texts(), ['до разрыва', 1, 2, 3, 4, 5].map((part) => (typeof part === 'number' ? `пропущено ${part}` : part)));
  await tab.write('и дальше');
  await tab.state('и дальше', 'sent');
  assert.equal((await tab.texts()).length, 7);
  assert.deepEqual(stage.chat.resumedAfter, [0, 1], 'only what was missed is asked for');
});

test('widget: a slow server changes nothing but the time', async () => {
  stage.chat.faults.delayMs = 800;
  const tab = await (await visitor.visit()).open();
  for (const text of ['один', 'два', 'три']) await tab.write(text);
  await tab.panel.locator('.state.sending').first().waitFor();
  await tab.state('три', 'sent');
  assert.deepEqual(writtenTexts(), ['один', 'два', 'три']);
});

test('widget: a rate limit delays, keeps the order and says so', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  stage.chat.faults.delayMs = 300; // time enough for a second message to be on its way before the first is refused
  stage.chat.faults.errors.push({ code: 'rate_limited', retry_after: 2, text: 'быстро' });
  await tab.write('быстро');
  await tab.write('ещё быстрее');
  await tab.panel.getByText('Слишком часто').waitFor();
  await tab.state('ещё быстрее', 'sent');
  assert.deepEqual(writtenTexts(), ['быстро', 'ещё быстрее']);
});

test('widget: a refused message stays with its reason and can be tried again or removed', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  stage.chat.faults.errors.push({ code: 'forbidden', text: 'нельзя' }, { code: 'forbidden', text: 'лишнее' });
  await tab.write('нельзя');
  await tab.write('лишнее');
  await tab.bubble('лишнее').locator('.bad').waitFor();
  await tab.bubble('лишнее').getByText('Убрать').click();
  await tab.bubble('нельзя').getByText('Повторить').click();
  await tab.state('нельзя', 'sent');
  assert.deepEqual(writtenTexts(), ['нельзя']);
  assert.deepEqual(await tab.texts(), ['нельзя']);
});

test('widget: long polling takes over where sockets do not get through', async () => {
  stage.chat.faults.refuseSocket = true;
  const tab = await (await visitor.visit()).open();
  await tab.write('через опрос');
  await tab.state('через опрос', 'sent');
  const { thread } = stage.chat;
  thread.say('слышу');
  await tab.bubble('слышу').waitFor();
  thread.readAll();
  await tab.state('через опрос', 'read');
  await tab.write('и ещё');
  await tab.state('и ещё', 'sent');
  assert.deepEqual(writtenTexts(), ['через опрос', 'и ещё']);
  assert.deepEqual(await tab.texts(), ['через опрос', 'слышу', 'и ещё']);
  assert.equal(stage.chat.openSockets, 0);
});

test('widget: two tabs share one socket and stay in step', async () => {
  const first = await (await visitor.visit('/a')).open();
  await first.connected();
  const second = await (await visitor.visit('/b')).open();
  await second.connected();
  await second.write('из второй');
  await second.state('из второй', 'sent');
  await first.bubble('из второй').locator('.state.sent').waitFor();
  stage.chat.thread.say('обеим');
  await first.bubble('обеим').waitFor();
  await second.bubble('обеим').waitFor();
  assert.equal(stage.chat.openSockets, 1);
  assert.equal(stage.chat.threads.size, 1);

  await first.page.close();
  await until('the second tab takes the line', () => stage.chat.openSockets === 1 && stage.chat.sessions.length >= 2);
  await second.write('после первой');
  await second.state('после первой', 'sent');
  stage.chat.thread.say('снова вам');
  await second.bubble('снова вам').waitFor();
  assert.deepEqual(await second.texts(), ['из второй', 'обеим', 'после первой', 'снова вам']);
  assert.equal(stage.chat.openSockets, 1);
});

test('widget: a tab that fell asleep with the socket loses it to the one in use', async () => {
  const first = await (await visitor.visit('/a')).open();
  await first.connected();
  const second = await (await visitor.visit('/b')).open();
  await second.connected();
  // The leader's panel stands still, as in a tab that the system has put to sleep: it neither answers nor lets go.
  const asleep = first.page.frames().find((frame) => frame.url().includes('/w/v1/panel'));
  await asleep.evaluate(() => {
    BroadcastChannel.prototype.postMessage = () => {};
    WebSocket.prototype.send = () => {};
  });
  await second.write('есть кто?');
  await second.state('есть кто?', 'sent');
  assert.deepEqual(writtenTexts(), ['есть кто?']);
});

test('widget: an expired token makes a new visitor, not an error', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.write('старое');
  await tab.state('старое', 'sent');
  await tab.page.close();
  stage.chat.threads.clear();
  const again = await (await visitor.visit()).open();
  await again.connected();
  await again.write('новое');
  await again.state('новое', 'sent');
  assert.deepEqual(await again.texts(), ['новое']);
  assert.equal(stage.chat.threads.size, 1);
});

test('widget: with its storage blocked it still talks', async () => {
  await visitor.context.addInitScript(`if (location.origin === ${JSON.stringify(stage.chat.origin)}) {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });
    window.BroadcastChannel = class { constructor() { throw new DOMException('blocked', 'SecurityError'); } };
  }`);
  const tab = await (await visitor.visit()).open();
  await tab.write('без памяти');
  await tab.state('без памяти', 'sent');
  stage.chat.thread.say('вижу');
  await tab.bubble('вижу').waitFor();
  await tab.page.goto(stage.site.url('/next', { widget: kKey }));
  await tab.connected();
  assert.deepEqual(await tab.texts(), []);
});
