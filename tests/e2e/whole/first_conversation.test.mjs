// SPDX-License-Identifier: GPL-3.0-or-later
// Everything in one run: the real server, the real widget in a real browser on a strict site, the desktop client's own
// code. They talk to each other, the server is killed in the middle, and nothing is lost, doubled or out of order.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { HostSite } from '../../fakes/webchat/host_site.mjs';
import { launchBrowser } from '../support/browser.mjs';
import { Desk } from '../support/desk.mjs';
import { Operator } from '../support/operator.mjs';
import { landscapePng } from '../support/picture.mjs';
import { RealServer } from '../support/real_server.mjs';
import { Tab } from '../support/stage.mjs';
import { until } from '../support/until.mjs';

/** States of a reply that the visitor has or will get; he reads at once. */
const kArrived = ['accepted', 'delivered', 'read'];
const kRounds = Number(process.env.PULT_KILLS ?? 4);

describe('visitor, server and desk', () => {
  let server;
  let site;
  let browser;
  let desk;
  let listener;
  const complaints = [];

  before(async () => {
    server = await RealServer.start({ users: { anna: 'owner' } });
    site = await new HostSite(server.origin).listen();
    browser = await launchBrowser();
  });
  after(async () => {
    listener?.cut();
    await desk?.close();
    await browser?.close();
    await site?.close();
    await server?.close();
  });

  /** The panel on the site, opened, with somebody there to answer. */
  async function comeToTheSite() {
    const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(String(error.stack)));
    await page.goto(site.url('/', { widget: server.widget, lang: 'en', data: { locale: 'en' } }));
    const tab = new Tab(page, page.frameLocator('pult-widget iframe'));
    await tab.launcher.waitFor();
    await tab.open();
    await tab.connected();
    await tab.composer.waitFor();
    return tab;
  }

  const written = (tab, texts) => Promise.all(texts.map((text) => tab.state(text, 'sent')));
  const pieces = (rows) => rows.filter((row) => ['in', 'out'].includes(row.direction)).map((row) => row.text);

  test('a conversation over kills of the server: 0 lost, 0 doubled, order kept', { timeout: 240_000 }, async () => {
    desk = await Desk.signIn(server, 'anna');
    listener = await Operator.signIn(server, 'anna', server.password);
    const tab = await comeToTheSite();
    const asked = ['Is the blue kettle in stock?'];
    const answered = ['It is, five of them.'];

    // The visitor writes, the desk shows it and takes, the operator answers, the widget shows it.
    await tab.write(asked[0]);
    const row = await desk.listed('unanswered', { last_text: asked[0] });
    await desk.do('open', { dialog: row.id });
    await desk.shown({ text: asked[0], direction: 'in' });
    await desk.do('take');
    await tab.panel.locator('.header-name', { hasText: 'anna' }).waitFor();
    await desk.do('send', { text: answered[0] });
    await tab.bubble(answered[0]).waitFor();
    await tab.state(asked[0], 'sent');

    for (let round = 1; round <= kRounds; ++round) {
      const say = async (text) => { asked.push(text); await tab.write(text); };
      const answer = async (text) => { answered.push(text); await desk.do('send', { text }); };
      // Both are in the middle of writing when the server dies, and go on while it is dead.
      await Promise.all([say(`question ${round}.1`), answer(`answer ${round}.1`)]);
      const killed = server.kill();
      await say(`question ${round}.2 at the kill`);
      await killed;
      await Promise.all([say(`question ${round}.3 to nobody`), answer(`answer ${round}.2 to nobody`)]);
      await server.run();
      await Promise.all([say(`question ${round}.4`), answer(`answer ${round}.3`)]);
      await desk.do('reconnect');
      await written(tab, asked.slice(-4));
      for (const text of asked.slice(-4)) await desk.shown({ text, direction: 'in' }, { timeout_ms: 30_000 });
      for (const text of answered.slice(-3)) {
        await until(`"${text}" delivered`, async () => (await desk.rows('thread')).some((each) => each.text === text && kArrived.includes(each.state)));
        await tab.bubble(text).waitFor();
      }
    }

    // A file goes up and lies at the desk.
    const picture = landscapePng(120, 80);
    await tab.panel.locator('.composer input[type="file"]').setInputFiles([{ name: 'lake.png', mimeType: 'image/png', buffer: picture }]);
    const file = await until('the file at the desk', async () =>
      (await desk.rows('thread')).flatMap((each) => each.files).find((each) => each.name === 'lake.png'));
    assert.equal(file.kind, 'image');
    assert.equal(file.size, picture.length);

    // All three tell the same story.
    const stood = pieces(await desk.rows('thread'));
    assert.deepEqual(stood.filter((text) => asked.includes(text)), asked, 'the visitor\'s words, in his order');
    assert.deepEqual(stood.filter((text) => answered.includes(text)), answered, 'the operator\'s words, in her order');
    assert.equal(stood.length, asked.length + answered.length + 1, 'nothing twice, nothing else');
    await until('the widget stands as the desk does', async () =>
      JSON.stringify((await tab.texts()).filter(Boolean)) === JSON.stringify(stood.filter(Boolean))).catch(async () =>
      assert.deepEqual(await tab.texts(), stood.filter(Boolean)));
    await tab.page.reload();
    await tab.bubble(answered.at(-1)).waitFor();
    assert.deepEqual((await tab.texts()).filter(Boolean), stood.filter(Boolean), 'also after a reload');

    // Close and rate.
    await desk.do('close');
    await tab.panel.locator('.card.rating').waitFor();
    await tab.panel.locator('.face').nth(4).click();
    await tab.panel.locator('.card .primary').click();
    await tab.panel.locator('.rated').waitFor();
    await listener.resume();
    const rated = await until('the rating at the operators', () => listener.events.find((event) => event.type === 'dialog.rated'));
    assert.equal(rated.score, 5);
    await desk.listed('closed', { id: row.id, status: 'closed' });

    assert.deepEqual(await tab.page.evaluate(() => window.violations), []);
    assert.deepEqual(complaints, []);
    assert.equal(await server.stop(), 0);
    assert.deepEqual(server.control(['verify']).problems, []);
  });
});
