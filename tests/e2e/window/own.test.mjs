// SPDX-License-Identifier: GPL-3.0-or-later
// A dialog in a window of its own: who moves it out writes on in it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Office, later } from '../support/office.mjs';
import { until } from '../support/until.mjs';

const kLimit = { timeout: 120_000 };

describe('a window of its own', () => {
  let office;

  before(async () => {
    office = await Office.open({ dialogs: 2 });
    await office.show(office.dialogs[0]);
    await office.window.activate();
  }, kLimit);
  after(() => office?.close(), kLimit);

  test('what is typed after a dialog has moved out goes to its customer', kLimit, async () => {
    await office.screen.type('one moment, ');
    await office.screen.press('ctrl+shift+o');
    await later(1500);
    await office.screen.type('here it is');
    await later(400);
    await office.screen.press('Return');
    assert.deepEqual(await office.arrived(office.dialogs[0], 1), ['one moment, here it is']);
    assert.deepEqual(await office.answers(office.dialogs[1]), []);
  });

  // There is no window manager on this screen to give the keys to the next window.
  test('when a window closes, the one below has the keys again', kLimit, async () => {
    await office.screen.press('ctrl+w');
    await later(1000);
    await office.screen.press('ctrl+comma');
    await later(1500);
    await office.screen.press('Escape');
    await later(1000);
    // By then the first dialog is answered, and the other one is the most urgent.
    await until('the reply has gone', async () => !(await office.senior.call('dialog.get', { dialog_id: office.dialogs[0].id })).dialog.unanswered);
    await later(500);
    await office.screen.press('ctrl+j');
    await later(1000);
    await office.screen.type('we are back');
    await later(400);
    await office.screen.press('Return');
    assert.deepEqual(await office.arrived(office.dialogs[1], 1), ['we are back']);
  });
});
