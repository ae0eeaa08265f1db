// SPDX-License-Identifier: GPL-3.0-or-later
// The stage of a widget test: fake server, a customer's site, a browser; and hands to reach into the widget.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { WebSocketServer } from 'ws';
import { HostSite } from '../../fakes/webchat/host_site.mjs';
import { FakeWebchat } from '../../fakes/webchat/server.mjs';
import { launchBrowser } from './browser.mjs';
import { until } from './until.mjs';

export const kKey = 'W_TEST';

/** One browser a test file; every visitor gets a fresh profile in it. */
let g_browser = null;
const sharedBrowser = () => (g_browser ??= launchBrowser());
after(async () => (await g_browser)?.close());

/** What the tests begin with; each changes what it is about. */
export function aConfig(changes = {}) {
  return { name: 'Заречье', team: { name: 'Марина, бронирование' }, locale: 'ru', ...changes };
}

export class Stage {
  static async open({ config = aConfig(), status = { state: 'online', median_ms: 120000 } } = {}) {
    const stage = new Stage();
    stage.chat = await new FakeWebchat({ WebSocketServer, widgets: { [kKey]: { config, status, origins: '*' } } }).listen();
    stage.site = await new HostSite(stage.chat.origin).listen();
    stage.chat.widgets[kKey].origins = stage.site.origin;
    stage.browser = await sharedBrowser();
    stage.visitors = [];
    return stage;
  }

  async close() {
    for (const visitor of this.visitors) await visitor.close();
    await this.site.close();
    await this.chat.close();
  }

  /** The widget broke no rule of the protocol. */
  assertLawful() {
    assert.deepEqual(this.chat.violations, []);
  }

  /** Fresh visitor in a fresh browser profile. */
  async visitor({ phone = false, dark = false, locale = 'ru-RU', reducedMotion = 'reduce' } = {}) {
    const context = await this.browser.newContext({
      locale, timezoneId: 'Europe/Moscow', colorScheme: dark ? 'dark' : 'light', reducedMotion,
      viewport: phone ? { width: 390, height: 780 } : { width: 1024, height: 768 }, hasTouch: phone, isMobile: phone, acceptDownloads: true,
    });
    const visitor = new Visitor(this, context);
    this.visitors.push(visitor);
    return visitor;
  }
}

export class Visitor {
  constructor(stage, context) {
    this.stage = stage;
    this.context = context;
    this.complaints = [];
  }

  /** Opens a page of the site with the widget on it; `Tab` is the way to reach into both. */
  async visit(path = '/', options = {}) {
    const page = await this.#page();
    await page.goto(this.stage.site.url(path, { widget: kKey, ...options }));
    const tab = new Tab(page, page.frameLocator('pult-widget iframe'));
    if (options.data?.consent !== 'manual') await tab.launcher.waitFor();
    return tab;
  }

  /** Opens the stand-alone page. */
  async standalone() {
    const page = await this.#page();
    await page.goto(`${this.stage.chat.origin}/chat/${kKey}`);
    const tab = new Tab(page, page);
    await tab.composer.waitFor();
    return tab;
  }

  async #page() {
    const page = await this.context.newPage();
    page.on('pageerror', (error) => this.complaints.push(String(error.stack)));
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
    return page;
  }

  /** Nothing was thrown and nothing was blocked, but for refusals of the network that a test arranged. */
  assertQuiet() {
    assert.deepEqual(this.complaints.filter((text) => !/net::ERR_|Failed to load resource|WebSocket connection/.test(text)), []);
  }

  close() {
    return this.context.close();
  }
}

export class Tab {
  constructor(page, panel) {
    this.page = page;
    this.panel = panel;
    this.launcher = page.locator('pult-widget .launcher');
    this.composer = panel.locator('.composer .field');
    this.log = panel.locator('[role="log"]');
  }

  /** Opens the panel and waits until it can be written in. */
  async open() {
    await this.launcher.click();
    await this.panel.locator('.panel').waitFor();
    return this;
  }

  async write(text) {
    await this.composer.fill(text);
    await this.panel.locator('.composer .send').click();
  }

  /** The bubbles' texts in order, as they stand on screen. */
  texts() {
    return this.panel.locator('.row .text, .row .gone').allTextContents();
  }

  bubble(text) {
    return this.panel.locator('.log .row', { hasText: text });
  }

  /** Waits until the visitor's own message shows a state: sending, sent, read. */
  state(text, state) {
    return this.bubble(text).locator(`.state.${state}`).waitFor();
  }

  heard(name) {
    return this.page.evaluate((wanted) => window.heard.filter(([heard]) => heard === wanted).map(([, detail]) => detail), name);
  }

  connected() {
    return until('the panel is connected', () => this.panel.locator('.dot[data-state="online"]').count());
  }
}
