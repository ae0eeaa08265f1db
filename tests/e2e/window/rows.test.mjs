// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog list by keys alone: the desk's slots, many rows at once, a look without reading.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Office, later } from '../support/office.mjs';
import { until } from '../support/until.mjs';

const kLimit = { timeout: 120_000 };
/** What is done with many dialogs can be taken back for so long. */
const kHeldMs = 10_000;

describe('window and rows', () => {
  let office;
  const dialogOf = async ({ id }) => (await office.senior.call('dialog.get', { dialog_id: id })).dialog;
  const isClosed = async (dialog) => (await dialogOf(dialog)).status === 'closed';
  /** The folder of anna's own dialogs, with the keys in the list. */
  const toMine = async () => {
    await office.screen.press('alt+2');
    await office.screen.press('Escape');
    await later(300);
  };

  before(async () => {
    office = await Office.open({ dialogs: 3 });
    await office.show(office.dialogs[0]);
    await office.window.activate();
  }, kLimit);
  after(() => office?.close(), kLimit);

  /** The dialog that she looks at. */
  const viewed = () => until('she looks at a dialog', async () => {
    for (const folder of ['unanswered', 'waiting']) {
      const found = await office.watcher.listed(folder, { viewing: ['anna'] }, { timeout_ms: 500 }).catch(() => null);
      if (found) return found.id;
    }
    return null;
  }, 20_000);

  /** What each slot's key opens, in their order. */
  const slots = async () => {
    const opened = [];
    for (const slot of [1, 2, 3]) {
      await office.screen.press(`ctrl+${slot}`);
      await later(1500); // and whoever was looked at before is left
      opened.push(await viewed());
    }
    return opened;
  };

  test('each of my dialogs has its slot and its key, also after the program was killed', kLimit, async () => {
    const before = await slots();
    assert.deepEqual([...before].sort(), office.dialogs.map(({ id }) => id).sort());
    const last = office.dialogs.find(({ id }) => id === before[2]);
    await office.answer('from slot three');
    assert.deepEqual(await office.arrived(last, 1), ['from slot three']);
    await office.window.kill();
    await office.window.run(['--open', `dialog/${last.id}`]);
    await until('it is there again', async () => (await viewed()) === last.id);
    await office.window.activate();
    await later(500);
    assert.deepEqual(await slots(), before);
  });

  test('rows that were closed and taken back are as they were, and the server never knew', kLimit, async () => {
    await toMine();
    const before = await Promise.all(office.dialogs.map(dialogOf));
    await office.screen.press('ctrl+a');
    await office.screen.press('ctrl+d');
    await later(1000);
    await office.screen.press('ctrl+z');
    await later(kHeldMs);
    const afterwards = await Promise.all(office.dialogs.map(dialogOf));
    assert.deepEqual(afterwards.map(({ status, version }) => ({ status, version })), before.map(({ status, version }) => ({ status, version })));
  });

  test('rows that were closed stay so when the program is killed before it said so to the server', kLimit, async () => {
    await toMine();
    await office.screen.press('ctrl+a');
    await office.screen.press('ctrl+d');
    await later(1000);
    assert.deepEqual(await Promise.all(office.dialogs.map(isClosed)), [false, false, false]);
    await office.window.kill();
    await office.window.run();
    for (const dialog of office.dialogs) await until('it is closed', () => isClosed(dialog), 30_000);
  });
});
