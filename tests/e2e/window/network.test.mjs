// SPDX-License-Identifier: GPL-3.0-or-later
// An operator goes on typing answers in the real window while the network does what it can: 0 lost, 0 doubled, in the
// order in which they were written.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Office, later } from '../support/office.mjs';

const kLimit = { timeout: 180_000 };
/** Until a dialog that is kept here is open, and an Enter no longer counts as meant for the one before. */
const kSwitchMs = 1500;
/** Bytes after which a connection breaks: in the handshake, in the session's first frame, in a message, behind it. */
const kCuts = [1, 60, 300, 500, 620, 700, 800, 900, 1100, 1500];

describe('window and network', () => {
  let office;
  let expected; // of each dialog
  let written = 0;
  before(async () => {
    office = await Office.open();
    const [one, other] = office.dialogs;
    await office.show(one);
    await office.show(other);
    expected = new Map(office.dialogs.map((dialog) => [dialog, []]));
    office.here = other;
  });
  after(() => office.close());

  /** `count` answers, half to each dialog; `trouble(i)` is done before the i-th. */
  async function write(label, count, trouble, pauseMs) {
    for (let i = 0; i < count; ++i) {
      if (i === count / 2) {
        await office.switchBack();
        office.here = office.dialogs.find((dialog) => dialog !== office.here);
      }
      await trouble(i);
      const text = `${label} ${++written}`;
      await office.answer(text, pauseMs);
      expected.get(office.here).push(text);
    }
  }

  /** The network is well again, and a minute later at most everything is where it belongs. */
  async function check() {
    office.relay.plug();
    office.relay.shape({ rate: null, delay: 0, drip: false });
    await office.screen.press('F5');
    for (const [dialog, texts] of expected) {
      assert.deepEqual(await office.arrived(dialog, texts.length), texts);
      await dialog.visitor.hears(texts.at(-1));
      assert.deepEqual(dialog.visitor.received, texts);
    }
    assert.equal(office.window.isRunning, true);
  }

  test('well', kLimit, async () => {
    await write('well', 10, () => {});
    await check();
  });

  test('pulled and plugged in again, all the time', kLimit, async () => {
    await write('pulled', 40, async (i) => {
      if (i % 5 === 1) office.relay.pull();
      if (i % 5 === 4) {
        office.relay.plug();
        await office.screen.press('F5');
        await later((i * 7) % 60);
      }
    });
    await check();
  });

  test('a link opens its dialog while the network is away, and its return opens nothing', kLimit, async () => {
    office.relay.pull();
    for (let i = 0; i < 4; ++i) {
      office.here = office.dialogs.find((dialog) => dialog !== office.here);
      await office.window.show(office.here.id);
      await later(kSwitchMs);
      await write('linked', 1, () => {});
    }
    await check();
    await write('stayed', 1, () => {});
    await check();
  });

  test('silent: nobody says that nothing gets through', kLimit, async () => {
    await write('silent', 20, async (i) => {
      if (i % 10 === 2) office.relay.swallow();
      if (i % 10 === 7) {
        office.relay.plug();
        await later(50);
      }
    });
    await check();
  });

  test('slow and late', kLimit, async () => {
    office.relay.shape({ rate: 4000, delay: 300 });
    await write('slow', 10, () => {});
    for (const [dialog, texts] of expected) assert.deepEqual(await office.arrived(dialog, texts.length), texts);
    await check();
  });

  test('one byte at a time', kLimit, async () => {
    office.relay.shape({ drip: true });
    await write('drips', 20, async (i) => { if (i === 5) await office.screen.press('F5'); });
    for (const [dialog, texts] of expected) assert.deepEqual(await office.arrived(dialog, texts.length), texts);
    await check();
  });

  for (const direction of ['up', 'down']) {
    test(`broken within a frame, ${direction}`, kLimit, async () => {
      await write(`cut ${direction}`, 2 * kCuts.length, async (i) => {
        office.relay.cutAfter(kCuts[i % kCuts.length], direction);
        if (i % 2) await office.screen.press('F5');
        await later(30);
      });
      office.relay.cutAfter(null, direction);
      await check();
    });
  }

  test('the server dies and comes back', kLimit, async () => {
    let dying;
    await write('dying', 20, async (i) => {
      if (i % 10 === 3) dying = office.server.kill();
      if (i % 10 === 8) {
        await dying;
        const from = office.watcher.told.length;
        await office.server.run();
        await office.screen.press('F5');
        await office.watcher.do('reconnect');
        await office.watcher.heard('started', from); // who looks at what is told once
      }
    });
    await check();
  });

  test('the client dies between two words, on a network that comes and goes', kLimit, async () => {
    for (let round = 0; round < 6; ++round) {
      if (round % 2) office.relay.pull();
      await write('killed', 2, () => {});
      await later(50);
      await office.window.kill();
      office.relay.plug();
      const other = office.dialogs.find((dialog) => dialog !== office.here);
      await office.window.run(['--open', `dialog/${other.id}`]);
      await office.seen(other);
      await office.show(office.here);
    }
    await check();
  });
});
