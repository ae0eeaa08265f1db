// SPDX-License-Identifier: GPL-3.0-or-later
// An operator who looks elsewhere is called by the desktop's popups, and only as long as there is something to do. On a
// desktop that has nothing of it, the client says so and works.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { HttpVisitor } from '../support/http_visitor.mjs';
import { Office, later } from '../support/office.mjs';
import { kBin } from '../support/real_server.mjs';
import { SessionBus } from '../support/session_bus.mjs';
import { until } from '../support/until.mjs';

const kLimit = { timeout: 120_000 };
const kApartMs = 3200; // popups of one dialog

async function whyNoBus() {
  const bus = await SessionBus.open().catch((error) => error);
  if (bus instanceof Error) return bus.message;
  await bus.close();
  return '';
}

const missing = await whyNoBus();
describe('window and notices', { skip: missing || false }, () => {
  let bus;
  let office;
  const titled = (title) => bus.shownPopups.find((popup) => popup.title.includes(title));

  before(async () => {
    bus = await SessionBus.open();
    await bus.startPopups(kBin);
    office = await Office.open({ dialogs: 2, environment: bus.environment });
  }, kLimit);
  after(async () => {
    await office?.close();
    await bus?.close();
  }, kLimit);

  test('who put the window away gets a popup, with the words as they were written', kLimit, async () => {
    const [one] = office.dialogs;
    await office.show(one);
    await office.screen.press('ctrl+w');
    await later(500);
    await one.visitor.say('is <b>anybody</b> there?');
    const popup = await until('a popup', () => bus.shownPopups.find((each) => each.text.includes('anybody')));
    assert.equal(popup.text, 'is &lt;b&gt;anybody&lt;/b&gt; there?');
    assert.ok(popup.actions.includes('open'));
    assert.equal(popup.urgency, 1);
  });

  test('more words come into the same popup, and it goes when the dialog is answered elsewhere', kLimit, async () => {
    const [one] = office.dialogs;
    await later(kApartMs);
    await one.visitor.say('hello again');
    const popup = await until('its words', () => bus.shownPopups.find((each) => each.text === 'hello again'));
    assert.equal(popup.replaces, popup.shown);
    await office.anna.say(one, 'from another device');
    await until('it is withdrawn', () => !bus.shownPopups.some((each) => each.shown === popup.shown));
  });

  test('the queue is one popup with a number, and Take in it takes', kLimit, async () => {
    const visitors = [await HttpVisitor.come(office.server), await HttpVisitor.come(office.server)];
    await visitors[0].say('first in line');
    const first = await until('the queue', () => titled('New in the queue'));
    assert.ok(first.actions.includes('take'));
    await later(kApartMs);
    await visitors[1].say('second in line');
    await until('their number', () => titled('2 new in the queue'));
    assert.equal(bus.shownPopups.filter((each) => each.title.includes('in the queue')).length, 1);
    for (const text of ['first in line', 'second in line']) {
      const { id } = await office.watcher.listed('unassigned', { last_text: text });
      await office.senior.call('dialog.assign', { dialog_id: id, assignee_id: office.senior.user.id });
    }
    await until('nobody waits', () => !titled('in the queue'));
    const third = await HttpVisitor.come(office.server);
    await third.say('take me');
    const popup = await until('the third', () => titled('New in the queue'));
    const { id } = await office.watcher.listed('unassigned', { last_text: 'take me' });
    bus.user({ press: popup.shown, action: 'take' });
    const mine = await until('it is taken', async () => {
      const { dialog } = await office.anna.call('dialog.get', { dialog_id: id });
      return dialog.assignee_id && dialog;
    });
    assert.equal(mine.assignee_id, office.anna.user.id);
    await until('and away', () => !titled('in the queue'));
  });

  test('Open opens the dialog, whoever has the keyboard', kLimit, async () => {
    const [, other] = office.dialogs;
    await office.screen.press('ctrl+w');
    await later(500);
    await other.visitor.say('open me');
    const popup = await until('a popup', () => bus.shownPopups.find((each) => each.text === 'open me'));
    bus.user({ press: popup.shown, action: 'open' });
    await office.seen(other);
    assert.ok(!bus.shownPopups.some((each) => each.shown === popup.shown));
  });

  test('a reply written in the popup goes to its customer, and the window stays where it is', kLimit, async () => {
    const [, other] = office.dialogs;
    await office.screen.press('ctrl+w');
    await later(kApartMs);
    await other.visitor.say('answer me here');
    const popup = await until('a popup', () => bus.shownPopups.find((each) => each.text === 'answer me here'));
    assert.ok(popup.actions.includes('inline-reply'));
    const before = (await office.answers(other)).length;
    bus.user({ reply: popup.shown, text: 'here you are' });
    assert.equal((await office.arrived(other, before + 1)).at(-1), 'here you are');
    await until('it goes', () => !bus.shownPopups.some((each) => each.shown === popup.shown));
  });

  test('when the popups of the desktop die, Pult lives on', kLimit, async () => {
    await office.screen.press('ctrl+w');
    await later(300);
    await bus.stopPopups();
    await office.dialogs[0].visitor.say('after the end');
    await later(1500);
    assert.equal(office.window.isRunning, true);
    await office.show(office.dialogs[0]);
    await office.answer('still here');
    assert.equal((await office.arrived(office.dialogs[0], 2)).at(-1), 'still here');
  });
});

describe('window without bus, tray, popups and sound', () => {
  let office;
  before(async () => { office = await Office.open({ dialogs: 1 }); }, kLimit);
  after(() => office?.close(), kLimit);

  test('closing goes nowhere and ends nothing: it is only put away, a popup of our own calls, and work goes on', kLimit, async () => {
    const [one] = office.dialogs;
    await office.show(one);
    await office.screen.press('ctrl+w');
    await later(500);
    assert.equal(office.window.isRunning, true);
    await one.visitor.say('is anybody there?');
    await later(1000);
    assert.equal(office.window.isRunning, true);
    await office.show(one);
    await office.answer('yes');
    assert.deepEqual(await office.arrived(one, 1), ['yes']);
  });

  test('Ctrl+Q ends it, whatever windows there are', kLimit, async () => {
    await office.show(office.dialogs[0]);
    await office.window.activate();
    await office.screen.press('ctrl+shift+o');
    await later(1500);
    await office.screen.press('ctrl+q');
    await until('it has left', () => !office.window.isRunning);
    assert.deepEqual(await office.window.gone, { code: 0, signal: null });
  });
});
