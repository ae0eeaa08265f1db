// SPDX-License-Identifier: GPL-3.0-or-later
// The everyday conversation on a site with a strict policy.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { Stage } from '../support/stage.mjs';
import { until } from '../support/until.mjs';

let stage;
let visitor;

before(async () => {
  stage = await Stage.open();
});

after(() => stage.close());

afterEach(async () => {
  visitor.assertQuiet();
  await visitor.close();
  stage.assertLawful();
});

test('widget: a message gets through, is confirmed, read and answered', async () => {
  visitor = await stage.visitor();
  const tab = await (await visitor.visit()).open();
  await tab.write('Есть домик у озера?');
  await tab.state('Есть домик у озера?', 'sent');
  const { thread } = stage.chat;
  assert.deepEqual(thread.written.map((message) => message.text), ['Есть домик у озера?']);

  thread.readAll();
  await tab.state('Есть домик у озера?', 'read');
  thread.join('Марина');
  thread.type();
  await tab.panel.locator('.typing').waitFor({ state: 'visible' });
  thread.say('Да, домик 9');
  await tab.bubble('Да, домик 9').waitFor();
  await tab.panel.locator('.typing').waitFor({ state: 'hidden' });
  await tab.panel.getByText('С вами на связи Марина').waitFor();
  await until('the read mark arrives', () => thread.framesOf('read').some((frame) => frame.seq === thread.seq));
  assert.deepEqual(await tab.page.evaluate(() => window.violations), []);
});

test('widget: typing is told at most once in three seconds', async () => {
  visitor = await stage.visitor();
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  const began = Date.now();
  await tab.composer.pressSequentially('Добрый день', { delay: 30 });
  await until('typing arrives', () => stage.chat.thread.framesOf('typing').length > 0);
  assert.ok(stage.chat.thread.framesOf('typing').length <= 1 + Math.floor((Date.now() - began) / 3000));
});

test('widget: edits and deletions change the bubble in place', async () => {
  visitor = await stage.visitor();
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  const { thread } = stage.chat;
  const first = thread.say('Цена 100');
  const second = thread.say('Лишнее');
  await tab.bubble('Лишнее').waitFor();
  thread.edit(first, 'Цена 200');
  thread.remove(second);
  await tab.bubble('Цена 200').waitFor();
  await tab.bubble('Сообщение удалено').waitFor();
  assert.equal(await tab.bubble('Лишнее').count(), 0);
  assert.match(await tab.bubble('Цена 200').textContent(), /изменено/);
});

test('widget: the history returns on the next page without repeats', async () => {
  visitor = await stage.visitor();
  const tab = await (await visitor.visit('/one')).open();
  await tab.write('Первое');
  await tab.state('Первое', 'sent');
  stage.chat.thread.say('Второе');
  await tab.bubble('Второе').waitFor();
  await tab.page.goto(stage.site.url('/two', { widget: 'W_TEST' }));
  await tab.bubble('Второе').waitFor();
  await tab.connected();
  assert.deepEqual(await tab.texts(), ['Первое', 'Второе']);
  assert.equal(stage.chat.threads.size >= 1, true);
});

test('widget: a closed panel counts what it missed, shows it in a card and in the title', async () => {
  visitor = await stage.visitor();
  const tab = await (await visitor.visit()).open();
  await tab.write('Вопрос');
  await tab.state('Вопрос', 'sent');
  await tab.panel.locator('.close-x').click();
  assert.equal(await tab.launcher.evaluate((node) => node.getRootNode().activeElement === node), true);
  stage.chat.thread.say('Ответ раз');
  stage.chat.thread.say('Ответ два');
  await tab.page.locator('pult-widget .badge', { hasText: '2' }).waitFor();
  assert.match(await tab.launcher.getAttribute('aria-label'), /непрочитанных: 2/);
  await tab.page.locator('pult-widget .card', { hasText: 'Ответ два' }).waitFor();
  await tab.page.locator('pult-widget .say').click();
  await tab.panel.locator('.line.unread').waitFor();
  await tab.page.locator('pult-widget .badge').waitFor({ state: 'detached' });
  assert.equal((await tab.heard('message')).length, 2);
  assert.deepEqual((await tab.heard('unread')).map((detail) => detail.count).filter((count) => count > 0).at(-1), 2);
});

test('widget: the draft survives a reload', async () => {
  visitor = await stage.visitor();
  const tab = await (await visitor.visit()).open();
  await tab.composer.fill('Недописанное');
  await tab.page.reload();
  await until('the draft is back', async () => (await tab.composer.inputValue()) === 'Недописанное');
});
