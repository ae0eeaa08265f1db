// SPDX-License-Identifier: GPL-3.0-or-later
// Text, names, files and messages from people who mean harm.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letComplain, stage, visitor } from '../support/fresh_stage.mjs';
import { aConfig, kKey } from '../support/stage.mjs';
import { until } from '../support/until.mjs';

letComplain();

test('widget: markup stays text wherever it comes from', async () => {
  const evil = '<img src=x onerror="parent.postMessage(1,\'*\')"><script>window.broken=1</script>';
  stage.chat.widgets[kKey].config = aConfig({ name: evil, team: { name: evil }, greeting: { ru: evil }, topics: [evil], prechat: { mode: 'after_first', fields: [{ key: 'x', type: 'text', label: evil }] } });
  const tab = await (await visitor.visit()).open();
  await tab.panel.locator('.topic').waitFor();
  await tab.write(evil);
  await tab.state(evil, 'sent');
  stage.chat.thread.say(evil, { name: evil });
  stage.chat.thread.join(evil, 'javascript:alert(1)');
  await tab.panel.locator('.row.in .text', { hasText: '<script>' }).last().waitFor();
  await tab.panel.locator('.card').waitFor();
  assert.equal(await tab.panel.locator('.panel img, .panel script').count(), 0);
  assert.equal(await tab.panel.locator('body').evaluate(() => window.broken), undefined);
  visitor.assertQuiet();
});

test('widget: only harmless addresses become links', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  const text = [
    'https://example.org/a?b=1, (http://example.org/x_(y)) www.example.org mailto:a@example.org tel:+79165551212',
    'javascript:alert(1) data:text/html,x https://user:pass@example.org vbscript:x file:///etc/passwd https://exa\u202emple.org //example.org',
  ].join('\n');
  stage.chat.thread.say(text);
  await tab.panel.locator('.text a').first().waitFor();
  const links = await tab.panel.locator('.text a').evaluateAll((nodes) => nodes.map((node) => [node.getAttribute('href'), node.rel, node.target]));
  const rel = 'noopener noreferrer nofollow';
  assert.deepEqual(links, ['https://example.org/a?b=1', 'http://example.org/x_(y)', 'https://www.example.org/', 'mailto:a@example.org', 'tel:+79165551212'].map((href) => [href, rel, '_blank']));
  visitor.assertQuiet();
});

test('widget: direction tricks stay inside their own bubble', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  stage.chat.thread.say('\u202e\u2066отпускай \u202dменя', { name: '\u202eАдминистратор' });
  stage.chat.thread.join('\u202eАдминистратор');
  await tab.panel.locator('.header-name', { hasText: 'Администратор' }).waitFor();
  assert.equal(await tab.panel.locator('.header-name').textContent(), 'Администратор');
  const bidi = await tab.panel.locator('.text').first().evaluate((node) => getComputedStyle(node).unicodeBidi);
  assert.equal(bidi, 'isolate');
  const rtl = stage.chat.thread.say('שלום 5512');
  await tab.bubble(rtl.text).waitFor();
  assert.equal(await tab.bubble(rtl.text).locator('.body').evaluate((node) => getComputedStyle(node).direction), 'rtl');
  visitor.assertQuiet();
});

test('widget: ten thousand characters go as several messages, whole', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  const words = Array.from({ length: 1400 }, (_, i) => `слово${i}`).join(' ').slice(0, 10000).trim();
  await tab.composer.fill(words);
  await tab.panel.getByText('Длинно: уйдёт 3 сообщениями').waitFor();
  await tab.panel.locator('.send').click();
  await until('all parts arrive', () => stage.chat.thread.written.length === 3);
  assert.equal(stage.chat.thread.written.map((message) => message.text).join(' '), words);
  const wide = await tab.panel.locator('.panel').evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  assert.ok(wide, 'nothing sticks out');
  const solid = 'я'.repeat(3999) + '😀'.repeat(600);
  await tab.write(solid);
  await until('the unbroken text arrives', () => stage.chat.thread.written.length === 5);
  assert.equal(stage.chat.thread.written.slice(3).map((message) => message.text).join(''), solid);
  await tab.composer.evaluate((field) => {
    field.value = 'половина \ud83d пары';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await tab.panel.locator('.send').click();
  await until('the broken pair is mended', () => stage.chat.thread.written.at(-1).text === 'половина \ufffd пары');
  visitor.assertQuiet();
});

test('widget: forged messages between windows are not listened to', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.write('моё');
  await tab.state('моё', 'sent');
  const reset = { mark: 'pult.v1', name: 'reset', body: {} };
  // From a stranger's frame on the same page: right words, wrong window.
  await tab.page.evaluate((message) => {
    const stranger = document.createElement('iframe');
    document.body.append(stranger);
    const source = stranger.contentWindow;
    const panel = document.querySelector('pult-widget').shadowRoot.querySelector('iframe').contentWindow;
    source.eval = null;
    panel.postMessage.call(panel, message, '*'); // from the page itself: allowed to speak, so it proves the path below
  }, { mark: 'pult.v1', name: 'nonsense', body: {} });
  const panelFrame = tab.page.frames().find((frame) => frame.url().includes('/w/v1/panel'));
  await panelFrame.evaluate((message) => window.dispatchEvent(new MessageEvent('message', { data: message, origin: 'https://evil.example', source: window.parent })), reset);
  await panelFrame.evaluate((message) => window.postMessage(message, location.origin), reset);
  await tab.page.evaluate(() => {
    for (const name of ['close', 'unread']) window.postMessage({ mark: 'pult.v1', name, body: { count: 7 } }, location.origin);
  });
  await tab.write('ещё моё');
  await tab.state('ещё моё', 'sent');
  assert.deepEqual(await tab.texts(), ['моё', 'ещё моё']);
  assert.equal(stage.chat.threads.size, 1);
  assert.deepEqual(await tab.heard('close'), []);
  assert.ok((await tab.heard('unread')).every((detail) => detail.count !== 7));
});

test('widget: a page that lies about its origin hears nothing and commands nothing', async () => {
  const page = await visitor.context.newPage();
  await page.goto(stage.site.url('/', { widget: kKey, csp: false, data: { consent: 'manual' } }));
  const heard = await page.evaluate(async (chat) => {
    const got = [];
    window.addEventListener('message', (event) => event.origin === chat && got.push(event.data));
    const frame = document.createElement('iframe');
    frame.src = `${chat}/w/v1/panel?widget=W_TEST#origin=${encodeURIComponent('https://trusted.example')}`;
    document.body.append(frame);
    await new Promise((resolve) => (frame.onload = resolve));
    frame.contentWindow.postMessage({ mark: 'pult.v1', name: 'init', body: {} }, '*');
    await new Promise((resolve) => setTimeout(resolve, 500));
    return got;
  }, stage.chat.origin);
  assert.deepEqual(heard, []);
  assert.deepEqual(stage.chat.sessions, []);
});

test('widget: a site that is not on the list cannot frame the panel', async () => {
  stage.chat.widgets[kKey].origins = 'https://somebody-else.example';
  const tab = await visitor.visit();
  await tab.launcher.click();
  await until('the browser refused', () => visitor.complaints.some((text) => text.includes('frame-ancestors')));
  assert.deepEqual(stage.chat.sessions, []);
  assert.equal(await tab.page.locator('#own').isVisible(), true);
});

test('widget: the token is in no address and not on the site\'s side', async () => {
  const addresses = [];
  visitor.context.on('request', (request) => addresses.push(request.url()));
  const tab = await (await visitor.visit()).open();
  await tab.write('привет');
  await tab.state('привет', 'sent');
  const [token] = stage.chat.threads.keys();
  assert.ok(addresses.every((address) => !address.includes(token)));
  const siteSide = await tab.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  assert.ok(!siteSide.includes(token));
});
