// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever can't see the window has it read: by AT-SPI, as a screen reader of the desktop gets it, everything has a name,
// the keys lead everywhere, rows are sentences, and what comes in is said.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { HttpVisitor } from '../support/http_visitor.mjs';
import { Office, later } from '../support/office.mjs';
import { kBin } from '../support/real_server.mjs';
import { SessionBus } from '../support/session_bus.mjs';
import { until } from '../support/until.mjs';

const kLimit = { timeout: 120_000 };
const kMostStops = 150; // of the Tab key, until it is round
const kMostPanes = 12; // of F6
const kApartMs = 5200; // what comes in is gathered for so long
const kRowMs = 100; // behind a list its row is told

async function whyNoReader() {
  const bus = await SessionBus.open().catch((error) => error);
  if (bus instanceof Error) return bus.message;
  const why = await bus.startScreenReader(kBin).then(() => '', (error) => error.message);
  await bus.close();
  return why;
}

const missing = await whyNoReader();
describe('window and screen reader', { skip: missing || false }, () => {
  let bus;
  let office;
  let ivan;
  const is = (one, ...states) => states.every((state) => one.states.includes(state));
  const shown = async () => (await bus.seen()).filter((one) => is(one, 'showing'));
  const rows = async () => (await shown()).filter((one) => one.role === 'list item').map((one) => one.name);
  const row = (words) => until(`a row that reads ${words}`, async () => (await rows()).find((name) => words.test(name)));
  const nameless = async () => (await shown()).filter((one) => is(one, 'focusable') && !one.name).map(({ role, path, description }) => ({ role, path, description }));
  const said = () => bus.heard.filter((one) => one.said).map((one) => one.said.name);

  before(async () => {
    bus = await SessionBus.open();
    await bus.startScreenReader(kBin);
    office = await Office.open({ dialogs: 2, args: ['--lang', 'ru'], environment: { ...bus.environment, QT_LINUX_ACCESSIBILITY_ALWAYS_ON: '1' } });
    [ivan] = office.dialogs;
    const { dialog } = await office.senior.call('dialog.get', { dialog_id: ivan.id });
    const { customer } = await office.senior.call('customer.get', { customer_id: dialog.customer_id });
    await office.senior.call('customer.update', { customer_id: customer.id, version: customer.version, name: 'Иван Петров' });
    const template = { scope: 'all', title: 'Срок доставки', text: 'Привезём завтра.', shortcut: 'срок' };
    await office.senior.call('template.save', template);
    await office.show(ivan);
    await office.window.activate();
  }, kLimit);
  after(async () => {
    await office?.close();
    await bus?.close();
  }, kLimit);

  test('a row of the list is a sentence: who, where, how long, how many, what', kLimit, async () => {
    assert.match(await row(/^Иван Петров, Site, ждёт/), /^Иван Петров, Site, ждёт \d+ минут[уы]?, .*последнее: question 0$/);
  });

  test('a bubble is a sentence: who, when, what, and what became of it', kLimit, async () => {
    assert.match(await row(/^Иван Петров, \d/), /^Иван Петров, \d\d:\d\d, question 0$/);
    await office.answer('On its way');
    assert.match(await row(/On its way, отправлено|On its way, доставлено/), /^Вы, \d\d:\d\d, On its way, /);
  });

  test('whatever takes the keys has a name', kLimit, async () => {
    assert.deepEqual(await nameless(), []);
  });

  test('Tab leads to every control of the window and round again', kLimit, async () => {
    const reached = new Set();
    for (let stops = 0; stops < kMostStops; ++stops) {
      const before = bus.heard.length;
      await office.screen.press('Tab');
      await until('the next stop', () => bus.heard.slice(before).some((one) => one.focused));
      await later(kRowMs);
      const stop = bus.heard.slice(before).findLast((one) => one.focused);
      if (reached.has(stop.focused.path)) break;
      reached.add(stop.focused.path);
    }
    // Of buttons of which one is chosen, and of rows, the arrows lead to the others.
    const roving = (one) => one.role === 'list item' || (one.role === 'radio button' && !is(one, 'checked'));
    const holdsRows = (one) => one.role === 'list' && one.children.some((child) => reached.has(child.path));
    const missed = (await shown()).filter((one) => is(one, 'focusable', 'enabled') && !roving(one) && !holdsRows(one) && !reached.has(one.path));
    assert.deepEqual(missed.map(({ role, name }) => `${role} ${name}`), []);
    assert.ok(reached.size > 20, `only ${reached.size} stops`);
  });

  test('who comes to the list by the keys hears of its row', kLimit, async () => {
    await office.show(office.dialogs[1]); // unanswered: it stands in the list
    const focused = () => bus.heard.findLast((one) => one.focused)?.focused;
    const isRow = () => focused()?.role === 'list item' && /, Site, /.test(focused().name);
    for (let panes = 0; panes < kMostPanes && !isRow(); ++panes) {
      const before = bus.heard.length;
      await office.screen.press('F6');
      await until('the next pane', () => bus.heard.slice(before).some((one) => one.focused));
      await later(kRowMs);
    }
    assert.ok(isRow(), `it hears of ${focused()?.name}`);
    await office.show(office.dialogs[0]);
  });

  test('the rows of the palette and of the templates are read, with their keys', kLimit, async () => {
    await office.window.activate();
    await office.screen.press('ctrl+k');
    assert.match(await row(/^Писать ответ/), /F2/);
    assert.deepEqual(await nameless(), []);
    await office.screen.press('Escape');
    await office.screen.press('F2');
    await office.screen.press('ctrl+t');
    await row(/^Срок доставки/);
    assert.deepEqual(await nameless(), []);
    await office.screen.press('Escape');
  });

  test('that nothing is found is said, in the palette, by the search and in a dialog', kLimit, async () => {
    await office.window.activate();
    await office.screen.press('ctrl+k');
    await office.screen.type('zzqqzz');
    await until('it is said', () => said().includes('Ничего не называется «zzqqzz»'));
    await office.screen.press('Escape');
    await office.screen.press('ctrl+shift+f');
    await office.screen.type('zzqqzz');
    await until('it is said', () => said().some((words) => words.startsWith('Не нашли «zzqqzz»')));
    await office.screen.press('Escape');
    await office.screen.press('ctrl+f');
    await office.screen.type('zzqqzz');
    await until('it is said', () => said().includes('Ничего нет'));
    await office.screen.press('Escape');
  });

  test('a message that comes in is said with its words, a storm of them as their number', kLimit, async () => {
    await ivan.visitor.say('where is my order?');
    await until('it is said', () => said().includes('Иван Петров: where is my order?'));
    for (let i = 0; i < 5; ++i) await ivan.visitor.say(`and ${i}`);
    await until('their number', () => said().includes('5 новых сообщений'));
    assert.deepEqual(said().filter((words) => /: and \d/.test(words)), []);
  });

  test('who comes into the queue is said', kLimit, async () => {
    await later(kApartMs);
    const visitor = await HttpVisitor.come(office.server);
    await visitor.say('anybody there?');
    await until('it is said', () => said().some((words) => words.startsWith('Новый в очереди')));
  });

  test('what an order of hers comes to is said', kLimit, async () => {
    await office.senior.call('dialog.assign', { dialog_id: office.dialogs[1].id, assignee_id: office.senior.user.id });
    await office.window.activate();
    await office.screen.press('ctrl+j');
    await until('that nobody else of hers waits', () => said().some((words) => words.startsWith('Из ваших больше никто не ждёт')));
  });
});
