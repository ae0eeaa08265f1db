// SPDX-License-Identifier: GPL-3.0-or-later
// What a site may tell the widget and hear from it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, visitor } from '../support/fresh_stage.mjs';
import { aConfig, kKey } from '../support/stage.mjs';
import { until } from '../support/until.mjs';

const pult = (tab, ...call) => tab.page.evaluate((args) => window.Pult(...args), call);
const session = () => stage.chat.sessions.at(-1);

test('widget: commands before the loader are not lost, and events are heard', async () => {
  await visitor.context.addInitScript(`if (location.origin === ${JSON.stringify(stage.site.origin)}) {
    window.Pult = function () { (Pult.q = Pult.q || []).push(arguments); };
    Pult('setAttributes', { cart: 1200, plan: 'gold' });
    Pult('identify', { id: 'u1', name: 'Светлана', iat: 1, hash: 'ab' });
  }`);
  const tab = await visitor.visit('/shop');
  await until('ready', async () => (await tab.heard('ready')).length === 1);
  await pult(tab, 'open');
  await tab.connected();
  assert.deepEqual(session().attributes.cart, '1200');
  assert.equal(session().attributes.plan, 'gold');
  assert.deepEqual(session().identity, { id: 'u1', name: 'Светлана', iat: 1, hash: 'ab' });
  assert.match(session().page.url, /\/shop\?/);
  await pult(tab, 'toggle');
  await pult(tab, 'open');
  await pult(tab, 'close');
  assert.equal((await tab.heard('open')).length, 2);
  assert.equal((await tab.heard('close')).length, 2);
  await pult(tab, 'nonsense');
  assert.deepEqual((await tab.heard('error'))[0].code, 'unknown_command');
});

test('widget: who somebody is and what the page knows reach the server later, too', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  const before = stage.chat.sessions.length;
  await pult(tab, 'identify', { id: 'u2' });
  await until('the session is renewed', () => stage.chat.sessions.slice(before).some((body) => body.identity?.id === 'u2'));
  await pult(tab, 'track', 'added_to_cart', { id: 7 });
  await until('the event is told', () => session().attributes?.['event.added_to_cart']?.endsWith('{"id":7}'));
  await tab.connected();
  assert.equal(stage.chat.threads.size, 1);
});

test('widget: a signature that the server refuses is told to the page, the visitor stays', async () => {
  stage.chat.faults.refuseIdentity = true;
  const tab = await (await visitor.visit()).open();
  await tab.write('это я');
  await tab.state('это я', 'sent');
  assert.deepEqual(await tab.heard('error'), []);
  await pult(tab, 'identify', { id: 'u1', iat: 1, hash: 'forged' });
  await until('the page is told', async () => (await tab.heard('error')).some(({ code }) => code === 'forbidden'));
  await tab.connected();
  await tab.bubble('это я').waitFor();
  assert.equal(stage.chat.threads.size, 1);
});

test('widget: moving inside a single-page site is told', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  await tab.page.evaluate(() => {
    history.pushState({}, '', '/deeper');
    document.title = 'Deeper';
  });
  const page = await until('the page is told', () => stage.chat.thread.framesOf('page')[0]);
  assert.deepEqual([page.url, page.title], [`${stage.site.origin}/deeper`, 'Deeper']);
});

test('widget: reset leaves nothing of the visitor behind', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.write('секрет');
  await tab.state('секрет', 'sent');
  await tab.composer.fill('черновик');
  await pult(tab, 'reset');
  await tab.bubble('секрет').waitFor({ state: 'detached' });
  await until('a new visitor came', () => stage.chat.threads.size === 2);
  await until('the old token was destroyed', () => [...stage.chat.threads.values()][0].ended);
  assert.equal(await tab.composer.inputValue(), '');
  assert.deepEqual(await tab.page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith(':visited'))), []);
});

test('widget: without consent nothing is stored, asked or shown until start', async () => {
  const tab = await visitor.visit('/', { data: { consent: 'manual' } });
  await tab.page.waitForLoadState('networkidle');
  assert.equal(await tab.page.locator('pult-widget').count(), 0);
  assert.deepEqual(stage.chat.requests, ['GET /w/v1.js']);
  assert.deepEqual(await tab.page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]), [[], []]);
  await pult(tab, 'start');
  await tab.launcher.waitFor();
  await tab.open();
  await tab.connected();
  await pult(tab, 'shutdown');
  await until('the socket is gone', () => stage.chat.openSockets === 0);
  assert.equal(await tab.page.locator('pult-widget').count(), 0);
  await pult(tab, 'start');
  await tab.launcher.waitFor();
});

test('widget: an invitation comes by rule, once, and a no is kept', async () => {
  const rule = { id: 'cart', text: { ru: 'Помочь с заказом?' }, when: { url: '*/cart*', attributes: { cart: { min: 1000 } } }, frequency: 'day' };
  stage.chat.widgets[kKey].config = aConfig({ invitations: [rule] });
  const card = (tab) => tab.page.locator('pult-widget .card');
  const elsewhere = await visitor.visit('/about');
  await pult(elsewhere, 'setAttributes', { cart: 5000 });
  const tab = await visitor.visit('/cart');
  await pult(tab, 'setAttributes', { cart: 500 });
  await tab.page.bringToFront();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.equal(await card(tab).count(), 0, 'too cheap a cart');
  await pult(tab, 'setAttributes', { cart: 1500 });
  await card(tab).getByText('Помочь с заказом?').waitFor();
  assert.equal(await card(elsewhere).count(), 0, 'another page');
  await card(tab).getByRole('button', { name: 'Скрыть' }).click();
  assert.deepEqual(await tab.heard('invitation'), [{ id: 'cart', action: 'shown' }, { id: 'cart', action: 'dismissed' }]);
  const kept = await tab.page.evaluate((key) => JSON.parse(localStorage.getItem(`pult:${key}:invitations`)), kKey);
  assert.ok(kept.silentUntil > Date.now() + 29 * 24 * 3600 * 1000);
  assert.deepEqual(stage.chat.sessions, [], 'nobody has opened the chat');
});

test('widget: an invitation by the page opens the chat and is remembered', async () => {
  const tab = await visitor.visit();
  await until('ready', async () => (await tab.heard('ready')).length === 1);
  await pult(tab, 'showInvitation', { id: 'promo', text: 'Скидка на выходные', name: 'Заречье' });
  await tab.page.locator('pult-widget .say').click();
  await tab.connected();
  assert.equal(session().attributes.invitation, 'promo');
});

test('widget: colour, side, offset and language follow the site', async () => {
  const tab = await visitor.visit('/', { data: { color: '#ffcc00', position: 'left', 'offset-x': '40', 'offset-y': '90', locale: 'en' } });
  const box = await tab.launcher.boundingBox();
  assert.deepEqual([box.x, Math.round(768 - box.y - box.height)], [40, 90]);
  assert.equal(await tab.launcher.getAttribute('aria-label'), 'Open chat');
  await tab.open();
  await tab.connected();
  assert.equal(await tab.panel.locator('.field').getAttribute('placeholder'), 'Message');
  const look = await tab.panel.locator('.header').evaluate((node) => [getComputedStyle(node).backgroundColor, getComputedStyle(node).color]);
  assert.deepEqual(look, ['rgb(255, 204, 0)', 'rgb(24, 32, 44)']);
});

test('widget: on a phone it is a sheet that Back closes', async () => {
  const phone = await stage.visitor({ phone: true });
  const tab = await phone.visit();
  await tab.open();
  await tab.connected();
  const box = await tab.page.locator('pult-widget .frame').boundingBox();
  assert.deepEqual(box, { x: 0, y: 0, width: 390, height: 780 });
  const small = await tab.panel.locator('button:visible, a:visible').evaluateAll((nodes) => nodes.map((node) => [node.getAttribute('aria-label'), Math.min(node.clientWidth, node.clientHeight)]).filter(([, size]) => size < 44));
  assert.deepEqual(small, []);
  const size = await tab.composer.evaluate((field) => parseFloat(getComputedStyle(field).fontSize));
  assert.ok(size >= 16);
  await tab.page.goBack();
  await until('the sheet is closed', async () => !(await tab.page.locator('pult-widget .frame').isVisible()));
  assert.equal(new URL(tab.page.url()).origin, stage.site.origin);
  phone.assertQuiet();
});

test('widget: the stand-alone page is the same chat, full size', async () => {
  const tab = await visitor.standalone();
  await tab.connected();
  assert.equal(await tab.page.getByRole('button', { name: 'Закрыть чат' }).count(), 0);
  await tab.write('Со своей страницы');
  await tab.state('Со своей страницы', 'sent');
  assert.equal(await tab.page.title(), 'Марина, бронирование');
  assert.equal(session().page.url, `${stage.chat.origin}/chat/${kKey}`);
  const other = await visitor.context.newPage(); // the first page goes behind: what comes now is news
  await tab.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  stage.chat.thread.say('Новость');
  await until('the title tells', async () => (await tab.page.title()) === '(1) Марина, бронирование');
  await other.close();
});

test('widget: the title of a page in the background flashes and is given back', async () => {
  const tab = await (await visitor.visit('/flash')).open();
  await tab.connected();
  const hide = (hidden) => tab.page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { get: () => value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
  await pult(tab, 'close');
  await hide(true);
  stage.chat.thread.say('Ау');
  await until('the title flashes', async () => (await tab.page.title()) === '(1) Новое сообщение');
  await until('and alternates', async () => (await tab.page.title()) === 'Site /flash');
  await tab.page.evaluate(() => (document.title = 'Site moved'));
  await until('the site\'s new title is respected', async () => (await tab.page.title()) === '(1) Новое сообщение');
  await hide(false);
  await until('the title is back', async () => (await tab.page.title()) === 'Site moved');
});

test('widget: a chat server that is away leaves the site alone', async () => {
  const tab = await visitor.visit();
  stage.chat.faults.refuseAll = true;
  stage.chat.cutConnections();
  await tab.launcher.click();
  await until('the page hears of it', async () => (await tab.heard('error')).some((detail) => detail.code === 'unreachable'), 25000);
  assert.equal(await tab.page.locator('#own').isVisible(), true);
  stage.chat.faults.refuseAll = false;
  await tab.composer.waitFor();
  await tab.write('вернулись');
  await tab.state('вернулись', 'sent');
});

test('widget: the browser\'s own notices come only after the visitor asked for them', async () => {
  await visitor.context.grantPermissions(['notifications'], { origin: stage.site.origin });
  await visitor.context.addInitScript(() => {
    const asked = window.Notification?.requestPermission.bind(window.Notification);
    window.notices = [];
    window.Notification = class {
      static permission = 'default';
      static async requestPermission() {
        return (this.permission = await asked());
      }
      constructor(title, { body }) {
        window.notices.push([title, body]);
      }
    };
  });
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  const away = (value) => tab.page.evaluate((hidden) => Object.defineProperty(document, 'hidden', { get: () => hidden, configurable: true }), value);
  await pult(tab, 'close');
  await away(true);
  stage.chat.thread.say('Тихо');
  await tab.page.locator('pult-widget .badge').waitFor();
  assert.deepEqual(await tab.page.evaluate(() => window.notices), []);
  await away(false);
  await pult(tab, 'open');
  await tab.panel.getByRole('button', { name: 'Меню чата' }).click();
  await tab.panel.getByRole('menuitem', { name: 'Уведомлять об ответах' }).click();
  await until('the answer is kept', () => tab.page.evaluate((key) => localStorage.getItem(`pult:${key}:notify`) === 'true', kKey));
  await pult(tab, 'close');
  await away(true);
  stage.chat.thread.say('Громко');
  await until('the notice is shown', async () => (await tab.page.evaluate(() => window.notices)).length === 1);
  assert.deepEqual(await tab.page.evaluate(() => window.notices), [['Марина, бронирование', 'Громко']]);
});
