// SPDX-License-Identifier: GPL-3.0-or-later
// A pasted picture is nowhere else: it outlives a kill of the program, with and without a network, and goes out once.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Clipboard } from '../support/clipboard.mjs';
import { Office, later } from '../support/office.mjs';
import { landscapePng } from '../support/picture.mjs';

const kLimit = { timeout: 120_000 };
const kSize = { width: 321, height: 123 };
/** Later than this nothing that was put into the composer may be lost. */
const kKeptAfterMs = 1000;
const kKills = 3;

const sizeOf = (png) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

describe('a pasted picture', () => {
  let office;
  let here;
  let clipboard;
  before(async () => {
    office = await Office.open({ dialogs: 1 });
    clipboard = await Clipboard.of(office.screen, 'image/png', landscapePng(kSize.width, kSize.height));
    [here] = office.dialogs;
    await office.show(here);
  });
  after(async () => {
    clipboard?.close();
    await office.close();
  });

  const again = () => office.window.run(['--open', `dialog/${here.id}`]);

  /** The visitor has these words once, with the picture, and no more than `files` pictures in all. */
  async function arrives(words, files) {
    await here.visitor.hears(words);
    await here.visitor.poll(1);
    assert.equal(here.visitor.received.filter((one) => one === words).length, 1);
    assert.equal(here.visitor.files.length, files);
    const got = Buffer.from(await (await fetch(new URL(here.visitor.files.at(-1).url, office.server.origin))).arrayBuffer());
    assert.deepEqual(sizeOf(got), kSize);
  }

  test('is there after a kill', kLimit, async () => {
    await office.screen.press('ctrl+v');
    await later(kKeptAfterMs);
    await office.window.kill();
    await again();
    await office.seen(here);
    await office.answer('This is the view.');
    await arrives('This is the view.', 1);
  });

  test('is there after a kill without a network, and goes out by itself when there is one', kLimit, async () => {
    office.relay.pull();
    await office.screen.press('ctrl+v');
    await later(kKeptAfterMs);
    await office.window.kill();
    await again();
    await later(5000);
    await office.answer('And this one from the other side.');
    await later(kKeptAfterMs);
    office.relay.plug();
    await arrives('And this one from the other side.', 2);
  });

  test(`goes out once when the program dies right after Enter, ${kKills} times`, kLimit, async () => {
    for (let kill = 1; kill <= kKills; ++kill) {
      const words = `picture ${kill}`;
      await office.screen.press('ctrl+v');
      await later(kKeptAfterMs);
      await office.answer(words);
      await later((50 * kill) / kKills);
      await office.window.kill();
      await again();
      await office.seen(here);
      // Either Enter was heard, or the words and the picture are in the composer still.
      if (!(await office.answers(here)).includes(words)) await office.screen.press('Return');
      await arrives(words, 2 + kill);
    }
    assert.deepEqual(here.visitor.received.slice(-kKills), Array.from({ length: kKills }, (_, i) => `picture ${i + 1}`));
  });
});
