// SPDX-License-Identifier: GPL-3.0-or-later
// Links to files die after ten minutes; what a message answers; where a conversation can go on.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { restage, stage, visitor } from '../support/fresh_stage.mjs';
import { landscapePng } from '../support/picture.mjs';
import { aConfig } from '../support/stage.mjs';
import { until } from '../support/until.mjs';

const kLater = 11 * 60 * 1000;

async function comeAndWrite() {
  const tab = await visitor.standalone();
  await tab.write('начало');
  await tab.state('начало', 'sent');
  return tab;
}

/** Eleven minutes have passed: the server's links are dead, the visitor's clock has moved on. */
async function letLinksDie(tab) {
  stage.chat.linkEdition += 1;
  await tab.page.evaluate((later) => {
    const now = Date.now;
    Date.now = () => now() + later;
  }, kLater);
}

test('widget: an old link to a file is renewed before it is followed', async () => {
  const tab = await comeAndWrite();
  const body = Buffer.from('%PDF-1.4 договор');
  stage.chat.thread.say('вот', { attachments: [stage.chat.addFile({ name: 'договор.pdf', type: 'application/pdf', body })] });
  const chip = tab.panel.locator('a.chip');
  await chip.waitFor();
  await letLinksDie(tab);
  for (let turn = 0; turn < 2; ++turn) {
    const [download] = await Promise.all([tab.page.waitForEvent('download'), chip.click()]);
    assert.deepEqual(readFileSync(await download.path()), body);
  }
  assert.equal(stage.chat.requests.filter((request) => request.includes('/w/v1/messages/')).length, 1, 'asked once, used twice');
});

test('widget: a picture whose link died on the way is fetched by a new one', async () => {
  const tab = await comeAndWrite();
  let release;
  const held = new Promise((go) => { release = go; });
  await tab.page.route('**/files/**', async (route) => {
    await held;
    await route.continue();
  });
  const picture = { name: 'lake.png', type: 'image/png', body: landscapePng(120, 80), width: 120, height: 80 };
  stage.chat.thread.say('', { attachments: [stage.chat.addFile(picture)] });
  await tab.panel.locator('.row.in img').last().waitFor();
  await letLinksDie(tab);
  release();
  await until('the picture is drawn', () => tab.panel.locator('.row.in .picture img').evaluate((image) => image.naturalWidth === 120).catch(() => false));
});

test('widget: a file that is gone for good becomes a line with its name, without asking for ever', async () => {
  const tab = await comeAndWrite();
  const file = stage.chat.addFile({ name: 'lake.png', type: 'image/png', body: landscapePng(120, 80), width: 120, height: 80 });
  stage.chat.files.delete(file.file_id);
  stage.chat.thread.say('', { attachments: [file] });
  await tab.panel.locator('.chip-name', { hasText: 'lake.png' }).waitFor();
  assert.equal(stage.chat.requests.filter((request) => request.includes('/w/v1/messages/')).length, 0);
});

test('widget: a reply shows what it answers', async () => {
  const tab = await comeAndWrite();
  const asked = stage.chat.thread.events[0];
  stage.chat.thread.say('да', { reply_to: asked.id });
  await tab.bubble('да').locator('.quote', { hasText: 'начало' }).waitFor();
});

test('widget: the menu leads to the company\'s messengers, and nowhere else', async () => {
  const messengers = [{ name: 'Telegram', url: 'https://t.me/zarechye' }, { name: 'Bad', url: 'javascript:alert(1)' }];
  await restage({ config: aConfig({ messengers }) });
  const tab = await comeAndWrite();
  await tab.panel.locator('.header-button[aria-haspopup="menu"]').click();
  const link = tab.panel.locator('a.menu-item', { hasText: 'Telegram' });
  assert.equal(await link.getAttribute('href'), 'https://t.me/zarechye');
  assert.match(await link.getAttribute('rel'), /noopener/);
  assert.equal(await tab.panel.locator('.menu-item', { hasText: 'Bad' }).count(), 0);
});
