// SPDX-License-Identifier: GPL-3.0-or-later
// Keyboard, screen reader, contrast, zoom.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrastProblems, nameProblems } from '../support/access.mjs';
import { stage, visitor } from '../support/fresh_stage.mjs';
import { aConfig, kKey } from '../support/stage.mjs';
import { until } from '../support/until.mjs';

/** What has the focus inside the panel, by name. */
const focused = (tab) => tab.panel.locator('body').evaluate(() => {
  const node = document.activeElement;
  return node.getAttribute('aria-label') ?? node.textContent.trim().slice(0, 40);
});

test('widget: a whole conversation by keyboard alone', async () => {
  const tab = await visitor.visit();
  const { keyboard } = tab.page;
  await tab.page.locator('#own').focus();
  await keyboard.press('Tab');
  assert.equal(await tab.launcher.evaluate((node) => node.getRootNode().activeElement === node), true);
  await keyboard.press('Enter');
  await tab.connected();
  await until('the field has the focus', async () => (await focused(tab)) === 'Сообщение');
  await keyboard.type('С клавиатуры');
  await keyboard.press('Shift+Enter');
  await keyboard.type('в две строки');
  await keyboard.press('Enter');
  await tab.panel.locator('.state.sent').waitFor();
  assert.equal(stage.chat.thread.written[0].text, 'С клавиатуры\nв две строки');
  stage.chat.thread.say('Ответ');
  await tab.bubble('Ответ').waitFor();

  await keyboard.press('Shift+Tab');
  await keyboard.press('Shift+Tab');
  assert.match(await focused(tab), /С клавиатуры|Ответ/, 'one stop in the log');
  await keyboard.press('End');
  assert.match(await focused(tab), /Ответ/);
  await keyboard.press('ArrowUp');
  assert.match(await focused(tab), /С клавиатуры/);

  await tab.panel.getByRole('button', { name: 'Меню чата' }).focus();
  await keyboard.press('Enter');
  assert.equal(await focused(tab), 'Выключить звук');
  await keyboard.press('ArrowDown');
  assert.equal(await focused(tab), 'Уведомлять об ответах');
  await keyboard.press('End');
  assert.equal(await focused(tab), 'Очистить мой чат');
  await keyboard.press('Escape');
  assert.equal(await focused(tab), 'Меню чата');

  await keyboard.press('Escape');
  await until('the panel is closed', async () => !(await tab.page.locator('pult-widget .frame').isVisible()));
  assert.equal(await tab.launcher.evaluate((node) => node.getRootNode().activeElement === node), true);
  assert.equal(await tab.launcher.getAttribute('aria-expanded'), 'false');
});

test('widget: emoji and rating by keyboard', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  const { keyboard } = tab.page;
  await tab.panel.getByRole('button', { name: 'Смайлики' }).focus();
  await keyboard.press('Enter');
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  assert.equal(await tab.composer.inputValue(), '😀');
  await tab.composer.focus();
  await keyboard.press('Enter');
  await tab.state('😀', 'sent');
  stage.chat.thread.close();
  await tab.panel.locator('.card.rating').waitFor();
  await tab.panel.locator('.face input').first().focus();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await tab.panel.getByRole('button', { name: 'Отправить оценку' }).focus();
  await keyboard.press('Enter');
  await tab.panel.getByText('Спасибо! Ваша оценка: Средне').waitFor();
});

test('widget: roles and names are in order, history is not announced, news is', async () => {
  const tab = await (await visitor.visit()).open();
  assert.equal(await tab.panel.locator('html').getAttribute('lang'), 'ru');
  const dialog = tab.panel.getByRole('dialog', { name: 'Чат: Марина, бронирование' });
  await dialog.waitFor();
  assert.equal(await dialog.getAttribute('aria-modal'), 'false');
  await tab.connected();
  await until('the log is live', async () => (await tab.log.getAttribute('aria-live')) === 'polite');
  await tab.write('Моё');
  await tab.state('Моё', 'sent');
  assert.equal(await tab.bubble('Моё').getAttribute('aria-live'), 'off');
  stage.chat.thread.say('Ваше');
  await tab.bubble('Ваше').waitFor();
  assert.equal(await tab.bubble('Ваше').getAttribute('aria-live'), null);
  stage.chat.thread.type();
  await tab.panel.locator('.typing').waitFor();
  assert.equal(await tab.panel.locator('.typing').getAttribute('aria-hidden'), 'true');
  assert.equal(await tab.page.locator('pult-widget iframe').getAttribute('title'), 'Чат');
  assert.deepEqual(await nameProblems(tab.panel), []);
});

test('widget: the focus of a wrong form goes to the first wrong field, told with its complaint', async () => {
  stage.chat.widgets[kKey].config = aConfig({ prechat: { mode: 'before', required: true, fields: [{ key: 'email', type: 'email', label: 'Почта', required: true }] } });
  const tab = await visitor.visit();
  await tab.launcher.click();
  await tab.panel.getByRole('button', { name: 'Начать чат' }).click();
  const field = tab.panel.getByLabel('Почта');
  assert.equal(await field.evaluate((node) => node === document.activeElement), true);
  const complaint = await field.evaluate((node) => document.getElementById(node.getAttribute('aria-describedby')).textContent);
  assert.equal(complaint, 'Заполните это поле');
  assert.deepEqual(await nameProblems(tab.panel), []);
});

for (const dark of [false, true]) {
  for (const color of [null, '#ffcc00', '#00a859', '#e91e63']) {
    test(`widget: contrast holds, ${dark ? 'dark' : 'light'}, ${color ?? 'own colour'}`, async () => {
      stage.chat.widgets[kKey].config = aConfig({ color: color ?? undefined, greeting: 'Здравствуйте, https://example.org', prechat: { mode: 'after_first', fields: [{ key: 'phone', type: 'phone', label: 'Телефон', required: true }] } });
      const tab = await (await visitor.visit('/', { data: { theme: dark ? 'dark' : 'light' } })).open();
      await tab.connected();
      stage.chat.faults.errors.push({ code: 'forbidden' });
      await tab.write('не уйдёт');
      await tab.write('уйдёт https://example.org');
      await tab.state('уйдёт', 'sent');
      stage.chat.thread.readAll();
      await tab.panel.locator('.card .primary').click();
      stage.chat.thread.say('Ответ');
      await tab.bubble('Ответ').waitFor();
      assert.deepEqual(await contrastProblems(tab.panel), []);
    });
  }
}

test('widget: at twice the size everything is still there', async () => {
  const page = await visitor.context.newPage();
  await page.setViewportSize({ width: 320, height: 400 });
  await page.goto(stage.site.url('/', { widget: kKey }));
  const frame = page.frameLocator('pult-widget iframe');
  await page.locator('pult-widget .launcher').click();
  await frame.locator('.composer .field').waitFor();
  const fits = await frame.locator('.panel').evaluate(() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('.send').getBoundingClientRect().right <= innerWidth);
  assert.ok(fits);
});
