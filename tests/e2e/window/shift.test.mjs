// SPDX-License-Identifier: GPL-3.0-or-later
// The beginning of a shift, by keys alone: five customers of four channels get an answer, prepared ones among them, notes
// are written, one dialog is passed on, the others are closed.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Screen } from '../../support/screen/screen.mjs';
import { TelegramSide, VkSide, WebchatSide, WhatsappSide } from '../../support/storm/sides.mjs';
import { Operator } from '../support/operator.mjs';
import { kBinaries, kPassword, Pultd } from '../support/pultd.mjs';
import { until } from '../support/until.mjs';
import { PultWindow } from '../support/window.mjs';

const kLimit = { timeout: 180_000 };
/** An Enter within 250 ms of a switch is taken for one that was meant for the dialog before; a busy machine switches late. */
const kSwitchMs = 800;
/** A popup comes, or has found something. */
const kPopupMs = 500;

describe('window and a shift', () => {
  let server, boss, screen, window, maria;
  const sides = [new TelegramSide(), new WhatsappSide(), new VkSide(), new WebchatSide()];
  before(async () => {
    server = await Pultd.create({ settings: { message_burst: '100000', messages_per_minute: '100000' } });
    const anna = await server.addUser('anna', 'Anna', 'operator');
    maria = await server.addUser('maria', 'Maria Accountant', 'operator');
    for (const side of sides) await side.open(server, 0);
    boss = await Operator.signIn(server, 'admin', kPassword);
    for (const [title, shortcut, text] of [['Opening hours', 'hours', 'Hello! We are open every day from 9 to 21.'], ['Booking confirmed', 'booked', 'Your booking for {?date} is confirmed.']])
      await boss.call('template.save', { scope: 'all', title, shortcut, text });
    for (const side of [sides[0], ...sides]) {
      await side.arrive();
      await pause(1100); // one after the other, so that the next one is known
    }
    screen = await Screen.open(kBinaries);
    window = await PultWindow.open(screen, { origin: server.origin, login: 'anna', password: kPassword, bin: kBinaries });
    await until('anna is there', () => boss.signals.some((one) => one.type === 'presence' && one.presence.operator_id === anna.id), 60_000);
    await window.activate();
  }, kLimit);
  after(async () => {
    await window?.close();
    await screen?.close();
    boss?.cut();
    for (const side of sides) await side.stop().catch(() => {});
    await server?.destroy();
  }, kLimit);

  const press = async (...keys) => {
    for (const key of keys) {
      await screen.press(key);
      await pause(kPopupMs);
    }
  };
  const takeNext = async () => {
    await press('ctrl+n');
    await pause(kSwitchMs);
  };
  const reached = (person, text) => until(`${person.name} reads ${text}`, () => person.reached().includes(text), 30_000);
  const dialogs = async (filter) => (await boss.call('dialog.list', { filter, limit: 50 })).dialogs;
  const textsOf = async (dialog) => (await boss.call('dialog.history', { dialog_id: dialog.id, limit: 50 })).messages;

  test('five customers of four channels, with prepared texts, notes and a transfer', kLimit, async () => {
    const [first, second, third, fourth, fifth] = [...sides[0].people, ...sides.slice(1).map((side) => side.people[0])];

    await takeNext(); // a prepared text by its shortcut, sent at once
    await screen.type('/hours');
    await pause(kPopupMs);
    await press('ctrl+Return');
    await reached(first, 'Hello! We are open every day from 9 to 21.');
    await press('ctrl+d');

    await takeNext(); // in her own words, with a note
    await press('F4');
    await screen.type('Asked twice already.');
    await press('Return', 'F2');
    await screen.type('We are here.');
    await press('Return');
    await reached(second, 'We are here.');
    await press('ctrl+d');

    await takeNext(); // a prepared text that asks for a date
    await press('ctrl+t');
    await screen.type('booked');
    await pause(kPopupMs);
    await press('Return');
    await screen.type('12 December');
    await press('Return');
    await reached(third, 'Your booking for 12 December is confirmed.');
    await press('ctrl+d');

    await takeNext();
    await screen.type('Yes.');
    await press('Return');
    await reached(fourth, 'Yes.');
    await press('ctrl+d');

    await takeNext(); // passed on
    await screen.type('I ask our accountant.');
    await press('Return');
    await reached(fifth, 'I ask our accountant.');
    await press('ctrl+shift+a');
    await screen.type('mar');
    await pause(kPopupMs);
    await press('Tab');
    await screen.type('Paid twice.');
    await press('Return');

    const marias = await until('maria has it', async () => (await dialogs({ assignee: maria.id }))[0], 15_000);
    const passed = (await textsOf(marias)).filter(({ direction }) => direction !== 'system').map(({ direction, text }) => `${direction}: ${text}`);
    assert.deepEqual(passed, [`in: hello ${fifth.name}`, 'out: I ask our accountant.', 'note: Paid twice.']);
    const closed = await until('the others are closed', async () => {
      const found = await dialogs({ status: 'closed' });
      return found.length === 4 && found;
    }, 30_000);
    const notes = (await Promise.all(closed.map(textsOf))).flat().filter(({ direction }) => direction === 'note');
    assert.deepEqual(notes.map(({ text }) => text), ['Asked twice already.']);
    for (const person of [first, second, third, fourth, fifth]) assert.equal(person.reached().length, 1, person.name);
  });
});
