// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor can do with one message, and where he stands in the queue.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comeAs, stage, visitor } from '../support/fresh_stage.mjs';
import { until } from '../support/until.mjs';

/** Somebody who has written and was answered. */
async function answered(options) {
  if (options) await comeAs(options);
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  await tab.write('Есть домик у озера?');
  await tab.state('Есть домик у озера?', 'sent');
  stage.chat.thread.say('Да, домик 9');
  await tab.bubble('Да, домик 9').waitFor();
  return tab;
}

const menuOf = (tab) => tab.panel.locator('.menu.of-message');
const written = () => stage.chat.thread.framesOf('msg').at(-1);
const isGone = (locator) => until('it is gone', async () => (await locator.count()) === 0);

test('widget: the menu key on a bubble quotes it, the answer carries it and shows it', async () => {
  const tab = await answered();
  await tab.bubble('Да, домик 9').focus();
  await tab.page.keyboard.press('Shift+F10');
  await menuOf(tab).waitFor();
  await tab.page.keyboard.press('Enter');
  await tab.panel.locator('.quoting', { hasText: 'Да, домик 9' }).waitFor();
  assert.ok(await tab.composer.evaluate((field) => field === document.activeElement));
  await tab.write('Беру');
  await tab.bubble('Беру').locator('.quote', { hasText: 'Да, домик 9' }).waitFor();
  await tab.state('Беру', 'sent');
  assert.equal(written().reply_to, stage.chat.thread.events[1].id);
  await isGone(tab.panel.locator('.quoting'));
  await tab.write('И ещё');
  await tab.state('И ещё', 'sent');
  assert.equal(written().reply_to, undefined);
  await tab.page.reload();
  await tab.open();
  await tab.bubble('Беру').locator('.quote', { hasText: 'Да, домик 9' }).waitFor();
});

test('widget: the quote goes with Escape and with its cross, the menu with Escape and a press elsewhere', async () => {
  const tab = await answered();
  const quote = async () => {
    await tab.bubble('Да, домик 9').locator('.text').click({ button: 'right' });
    await tab.panel.getByRole('menuitem', { name: 'Цитировать' }).click();
    await tab.panel.locator('.quoting').waitFor();
  };
  await quote();
  await tab.page.keyboard.press('Escape');
  await isGone(tab.panel.locator('.quoting'));
  await quote();
  await tab.panel.getByRole('button', { name: 'Не цитировать' }).click();
  await isGone(tab.panel.locator('.quoting'));
  await tab.bubble('Да, домик 9').locator('.text').click({ button: 'right' });
  await menuOf(tab).waitFor();
  await tab.page.keyboard.press('Escape');
  await menuOf(tab).waitFor({ state: 'hidden' });
  assert.ok(await tab.bubble('Да, домик 9').evaluate((row) => row === document.activeElement), 'the focus is back');
  await tab.bubble('Да, домик 9').locator('.text').click({ button: 'right' });
  await menuOf(tab).waitFor();
  await tab.composer.click();
  await menuOf(tab).waitFor({ state: 'hidden' });
  assert.ok(await tab.panel.locator('.panel').isVisible(), 'the panel stays');
});

test('widget: a long press of a finger opens the menu, a short one does not', async () => {
  const tab = await answered({ phone: true });
  const bubble = tab.bubble('Да, домик 9').locator('.text');
  const { x, y } = await bubble.boundingBox();
  const touch = await visitor.context.newCDPSession(tab.page);
  const finger = (type, touchPoints) => touch.send('Input.dispatchTouchEvent', { type, touchPoints });
  await finger('touchStart', [{ x: x + 10, y: y + 5 }]);
  await finger('touchEnd', []);
  assert.equal(await menuOf(tab).count(), 0);
  await finger('touchStart', [{ x: x + 10, y: y + 5 }]);
  await menuOf(tab).waitFor();
  await finger('touchEnd', []);
  await tab.panel.getByRole('menuitem', { name: 'Цитировать' }).tap();
  await tab.panel.locator('.quoting', { hasText: 'Да, домик 9' }).waitFor();
});

test('widget: over a link and marked text the browser keeps its own menu', async () => {
  const tab = await answered();
  stage.chat.thread.say('Смотрите https://example.org/9');
  await tab.bubble('Смотрите').locator('a').click({ button: 'right' });
  await tab.bubble('Да, домик 9').locator('.text').dblclick();
  await tab.bubble('Да, домик 9').locator('.text').click({ button: 'right' });
  assert.equal(await menuOf(tab).count(), 0);
});

test('widget: who waits reads his place in the queue, as long as he has one', async () => {
  const tab = await answered();
  const state = tab.panel.locator('.header-state-text');
  stage.chat.thread.wait(3);
  await until('the place', async () => (await state.textContent()) === 'Вы 3-й в очереди, обычно отвечаем за 2 мин');
  stage.chat.thread.wait(0);
  await until('no place', async () => (await state.textContent()) === 'Онлайн, обычно отвечаем за 2 мин');
});
