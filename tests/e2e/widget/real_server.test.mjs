// SPDX-License-Identifier: GPL-3.0-or-later
// The widget against a running pultd, see support/real_operator.mjs for the environment. Skipped without one.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HostSite } from '../../fakes/webchat/host_site.mjs';
import { launchBrowser } from '../support/browser.mjs';
import { landscapePng } from '../support/picture.mjs';
import { RealOperator, kRealServer } from '../support/real_operator.mjs';
import { Tab } from '../support/stage.mjs';
import { until } from '../support/until.mjs';

const skip = kRealServer ? false : 'PULT_BASE_URL is not set';

let browser;
let site;
let operator;
let complaints;

before(async () => {
  if (skip) return;
  browser = await launchBrowser();
  site = await new HostSite(kRealServer.base).listen();
  operator = await RealOperator.signIn(kRealServer);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

async function freshVisitor() {
  complaints = [];
  const context = await browser.newContext({ locale: 'ru-RU', reducedMotion: 'reduce' });
  return {
    context,
    embedded: async (path = '/') => {
      const page = watched(await context.newPage());
      await page.goto(site.url(path, { widget: kRealServer.key, data: { locale: 'ru' } }));
      const tab = new Tab(page, page.frameLocator('pult-widget iframe'));
      await tab.launcher.waitFor();
      return tab.open();
    },
    standalone: async () => {
      const page = watched(await context.newPage());
      await page.goto(`${kRealServer.base}/chat/${kRealServer.key}`);
      const tab = new Tab(page, page);
      await tab.panel.locator('.panel').waitFor();
      return tab;
    },
  };
}

function watched(page) {
  page.on('pageerror', (error) => complaints.push(String(error.stack)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  return page;
}

const unique = (text) => `${text} ${Math.random().toString(36).slice(2, 8)}`;

/** Writes the first message whether or not the widget asks for a contact first. */
async function begin(tab, text) {
  const offline = tab.panel.locator('.card textarea');
  // The server's word on who is there comes a moment after the panel and may change what is shown.
  let shown = null;
  let since = 0;
  await until('something to write in that stays', async () => {
    const now = (await offline.isVisible()) ? 'form' : (await tab.composer.isVisible()) ? 'composer' : null;
    if (now !== shown) [shown, since] = [now, Date.now()];
    return shown && Date.now() - since > 1000;
  });
  if (await offline.isVisible()) {
    await offline.fill(text);
    await tab.panel.locator('.card input').last().fill('visitor@example.org');
    await tab.panel.locator('.card .primary').click();
  } else {
    await tab.write(text);
  }
  await tab.state(text, 'sent');
}

test('widget on pultd: a conversation there and back on a strict site', { skip }, async () => {
  const visitor = await freshVisitor();
  const tab = await visitor.embedded();
  const question = unique('Есть домик?');
  await begin(tab, question);
  const dialog = await operator.dialogWith(question);
  await operator.call('dialog.take', { dialog_id: dialog.id });
  await operator.call('dialog.typing', { dialog_id: dialog.id }).catch(() => {}); // ephemeral: sockets only, on some servers
  const answer = await operator.say(dialog, 'Да, домик 9');
  await tab.bubble('Да, домик 9').waitFor();
  await operator.call('dialog.read', { dialog_id: dialog.id, seq: answer.seq });
  await tab.state(question, 'read');
  await tab.write('Берём');
  await tab.state('Берём', 'sent');
  await tab.page.reload();
  await tab.bubble('Берём').waitFor();
  assert.deepEqual(await tab.texts(), [question, 'Да, домик 9', 'Берём']);
  const mine = (await operator.history(dialog)).filter((message) => message.direction === 'in');
  assert.deepEqual(mine.map((message) => message.text), [question, 'Берём']);
  await operator.call('dialog.close', { dialog_id: dialog.id });
  await tab.panel.locator('.card.rating').waitFor();
  await tab.panel.locator('.face').nth(4).click();
  await tab.panel.locator('.card .primary').click();
  await tab.panel.locator('.rated').waitFor();
  assert.deepEqual(await tab.page.evaluate(() => window.violations), []);
  assert.deepEqual(complaints.filter((text) => !/Failed to load resource/.test(text)), []);
  await visitor.context.close();
});

test('widget on pultd: what was written while the network was gone arrives once, in order', { skip }, async () => {
  const visitor = await freshVisitor();
  const tab = await visitor.standalone();
  const first = unique('Начало');
  await begin(tab, first);
  const dialog = await operator.dialogWith(first);
  await visitor.context.setOffline(true);
  await tab.write('раз');
  await tab.write('два');
  await operator.say(dialog, 'пока вас не было');
  await visitor.context.setOffline(false);
  await tab.state('два', 'sent');
  await tab.bubble('пока вас не было').waitFor();
  const texts = (await operator.history(dialog)).filter((message) => message.direction === 'in').map((message) => message.text);
  assert.deepEqual(texts, [first, 'раз', 'два']);
  assert.equal((await tab.texts()).length, 4);
  await visitor.context.close();
});

test('widget on pultd: a picture goes up and is shown again after a reload', { skip }, async () => {
  const visitor = await freshVisitor();
  const tab = await visitor.standalone();
  const first = unique('С картинкой');
  await begin(tab, first);
  await tab.panel.locator('.composer input[type="file"]').setInputFiles([{ name: 'lake.png', mimeType: 'image/png', buffer: landscapePng(120, 80) }]);
  await until('the file is sent', async () => (await tab.panel.locator('.row.out .state.sent').count()) === 2);
  await tab.page.reload();
  await until('the picture is drawn', () => tab.panel.locator('.row.out img').evaluate((image) => image.naturalWidth === 120).catch(() => false));
  assert.deepEqual(complaints, []);
  await visitor.context.close();
});

test('widget on pultd: long polling carries the same conversation', { skip }, async () => {
  const visitor = await freshVisitor();
  await visitor.context.addInitScript(() => {
    window.WebSocket = class {
      constructor() {
        throw new Error('no sockets here');
      }
    };
  });
  const tab = await visitor.standalone();
  const first = unique('Опросом');
  await begin(tab, first);
  const dialog = await operator.dialogWith(first);
  await operator.say(dialog, 'слышу');
  await tab.bubble('слышу').waitFor();
  await tab.write('и я');
  await tab.state('и я', 'sent');
  assert.deepEqual(await tab.texts(), [first, 'слышу', 'и я']);
  await visitor.context.close();
});

test('widget on pultd: the panel comes under a strict policy', { skip }, async () => {
  const answer = await fetch(`${kRealServer.base}/w/v1/panel?widget=${kRealServer.key}`);
  assert.equal(answer.status, 200);
  const policy = answer.headers.get('content-security-policy') ?? '';
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval/);
  assert.match(policy, /frame-ancestors/);
  assert.equal((await fetch(`${kRealServer.base}/w/v1/panel?widget=NOBODY`)).status, 404);
  assert.equal((await fetch(`${kRealServer.base}/w/v1.js`)).headers.get('content-encoding'), 'gzip');
});
