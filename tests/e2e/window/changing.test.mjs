// SPDX-License-Identifier: GPL-3.0-or-later
// Other words for a message that was sent are typed as a reply is: they outlive a kill of the program, with and without
// a network, and change the one message they are for.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Office, later } from '../support/office.mjs';
import { until } from '../support/until.mjs';

const kLimit = { timeout: 120_000 };
/** Later than this nothing that was typed may be lost. */
const kKeptAfterMs = 1000;

describe('other words for a message', () => {
  let office;
  let here;
  before(async () => {
    office = await Office.open({ dialogs: 1 });
    [here] = office.dialogs;
    await office.show(here);
  });
  after(() => office.close());

  for (const network of ['with a network', 'without one']) {
    test(`killed while they are typed, ${network}: they are there again`, kLimit, async () => {
      const said = `Breakfast is at 8, ${network}.`;
      const changed = `${said} Coffee from 7.`;
      await office.answer(said);
      await here.visitor.hears(said);
      await later(kKeptAfterMs);
      if (network === 'without one') office.relay.pull();
      await office.screen.press('Up');
      await office.screen.type(' Coffee from 7.');
      await later(kKeptAfterMs);
      await office.window.kill();
      office.relay.plug();
      await office.window.run(['--open', `dialog/${here.id}`]);
      await office.seen(here);
      const count = (await office.answers(here)).length;
      assert.equal((await office.answers(here)).at(-1), said);
      await office.screen.press('Return');
      await until('the message says something else', async () => (await office.answers(here)).at(-1) === changed);
      assert.equal((await office.answers(here)).length, count);
    });
  }
});
