// SPDX-License-Identifier: GPL-3.0-or-later
// What the widget costs a site: bytes over the wire, requests, moves of the page; and what its code may not contain.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Stage } from '../support/stage.mjs';
import { until } from '../support/until.mjs';

const kFolder = fileURLToPath(new URL('../../../resources/widget/', import.meta.url));
/** Classic scripts of the site's page; the second one only where a widget has invitation rules. */
const kLoader = ['v1.js', 'invitations_loader.js'];
/** Fetched when somebody asks for what they do. */
const kLater = ['quote.js', 'transcript.js'];
const names = readdirSync(kFolder).filter((name) => /\.(js|css|html)$/.test(name));
const source = (name) => readFileSync(path.join(kFolder, name), 'utf8');
const gzipped = (list) => list.reduce((sum, name) => sum + gzipSync(source(name)).length, 0);

test('widget: loader, invitation rules and panel stay within their bytes', () => {
  const within = (list, kilobytes) => assert.ok(gzipped(list) <= kilobytes * 1024, `${list.length} files: ${gzipped(list)} bytes`);
  within(['v1.js'], 10);
  within(['invitations_loader.js'], 3);
  within(kLater, 3);
  within(names.filter((name) => ![...kLoader, ...kLater].includes(name)), 60); // with both languages, of which a visitor fetches one
});

test('widget: no file parses text as markup or code, every file stays readable', () => {
  for (const name of names) {
    assert.doesNotMatch(source(name), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\('style'/, name);
    assert.ok(name.endsWith('.css') || source(name).split('\n').length < (name === 'v1.js' ? 560 : 400), `${name} is too long`);
  }
  assert.doesNotMatch(source('panel.html'), /<script(?![^>]*src=)|<style|style=|\son\w+=/);
});

test('widget: the panel names every module to be fetched at once', () => {
  const lazy = [...kLoader, ...kLater, 'panel.js', 'texts_ru.js', 'texts_en.js'];
  const wanted = names.filter((name) => name.endsWith('.js') && !lazy.includes(name)).sort();
  const preloaded = [...source('panel.html').matchAll(/modulepreload" href="\/w\/v1\/assets\/([^"]+)"/g)].map((match) => match[1]).sort();
  assert.deepEqual(preloaded, wanted);
});

test('widget: both languages have the same words', async () => {
  const [ru, en] = await Promise.all(['ru', 'en'].map((language) => import(`../../../resources/widget/texts_${language}.js`)));
  assert.deepEqual(Object.keys(ru.kTexts).sort(), Object.keys(en.kTexts).sort());
});

test('widget: a page that only shows the button costs no session, no frame, no shift and no stranger', async () => {
  const stage = await Stage.open();
  try {
    const visitor = await stage.visitor();
    const foreign = [];
    visitor.context.on('request', (request) => {
      if (![stage.chat.origin, stage.site.origin].includes(new URL(request.url()).origin)) foreign.push(request.url());
    });
    await visitor.context.addInitScript(() => {
      window.shift = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shift += entry.value))).observe({ type: 'layout-shift', buffered: true });
    });
    const tab = await visitor.visit();
    await until('the settings were asked for', () => stage.chat.requests.some((request) => request.includes('config.js')));
    assert.equal(await tab.page.locator('pult-widget iframe').count(), 0);
    assert.deepEqual(stage.chat.sessions, []);
    await tab.open();
    await tab.connected();
    assert.equal(await tab.page.evaluate(() => window.shift), 0);
    assert.deepEqual(foreign, []);
    assert.deepEqual(await tab.page.evaluate(() => window.violations), []);
    visitor.assertQuiet();
    stage.assertLawful();
  } finally {
    await stage.close();
  }
});
