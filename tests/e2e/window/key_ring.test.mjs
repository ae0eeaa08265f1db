// SPDX-License-Identifier: GPL-3.0-or-later
// What the client keeps on the computer is sealed with a key, and that lies in the desktop's key ring when there is one.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Office, later } from '../support/office.mjs';
import { SessionBus } from '../support/session_bus.mjs';
import { until } from '../support/until.mjs';

const kLimit = { timeout: 90_000 };
const kMoves = 20_000;

/** Why no key ring runs on this machine at all; '' where one does. */
async function whyNoKeyRing() {
  const bus = await SessionBus.open().catch((error) => error);
  if (bus instanceof Error) return bus.message;
  try {
    await bus.startKeyRing();
    return '';
  } catch (error) {
    return error.message;
  } finally {
    await bus.close();
  }
}

const missing = await whyNoKeyRing();
describe('window and key ring', { skip: missing || false }, () => {
  let bus;
  let office;
  let here;
  const file = (name) => join(office.window.profile, name);
  const kept = () => readdirSync(office.window.profile);
  const has = (name) => kept().includes(name);

  before(async () => {
    bus = await SessionBus.open();
    office = await Office.open({ dialogs: 1, environment: bus.environment });
    [here] = office.dialogs;
    await office.show(here);
  }, kLimit);
  after(async () => {
    await office?.close();
    await bus?.close();
  }, kLimit);

  /** An answer that has only the vault when the program dies. */
  async function writeIntoTheVault(text) {
    office.relay.pull();
    await office.answer(text);
    await later(1000);
    await office.window.kill();
  }

  /** Starts, the network comes back, and what was in the vault goes out. */
  async function comesOut(text) {
    const wanted = [...(await office.answers(here)), text];
    await office.window.run(['--open', `dialog/${here.id}`]);
    office.relay.plug();
    await office.seen(here);
    assert.deepEqual(await office.arrived(here, wanted.length), wanted);
    assert.deepEqual(kept().filter((name) => /aside|damaged/.test(name)), []);
  }

  test('without a ring the key stays in a file for its owner only, and serves', kLimit, async () => {
    await until('it is told', () => office.window.complaints.includes('no key ring takes the key'), kMoves);
    assert.equal(statSync(file('vault.key')).mode & 0o777, 0o600);
    await writeIntoTheVault('kept by the file');
    await comesOut('kept by the file');
  });

  test('where there is a ring the key moves into it, and the next start opens with it', kLimit, async () => {
    await office.window.kill();
    const key = readFileSync(file('vault.key'));
    await bus.startKeyRing();
    assert.equal(await bus.secrets(), 0);
    await office.window.run(['--open', `dialog/${here.id}`]);
    await office.seen(here);
    await until('the key has left the file', () => !has('vault.key'), kMoves);
    assert.equal(await bus.secrets(), 1);
    for (const name of kept()) if (statSync(file(name)).isFile()) assert.ok(!readFileSync(file(name)).includes(key), `the key is in ${name}`);
    await writeIntoTheVault('kept by the ring');
    await comesOut('kept by the ring');
    assert.ok(!has('vault.key'));
    assert.equal(await bus.secrets(), 1);
  });

  for (const [how, start] of [
    ['is gone', () => {}],
    ['is locked and nobody unlocks it', () => bus.startKeyRing({ locked: true })],
  ]) {
    test(`while the ring ${how} what it seals is left alone, and is there again with it`, kLimit, async () => {
      await writeIntoTheVault(`when it ${how}`);
      await bus.stopKeyRing();
      await start();
      const before = kept();
      office.relay.plug();
      await office.window.run(['--open', `dialog/${here.id}`]);
      await office.seen(here);
      assert.match(office.window.complaints, /no vault: the key ring does not answer/);
      const answers = await office.answers(here);
      await office.answer(`by memory alone, ${how}`);
      assert.deepEqual(await office.arrived(here, answers.length + 1), [...answers, `by memory alone, ${how}`]);
      for (const name of before.filter((each) => !/lock|-wal|-shm|journal/.test(each))) assert.ok(has(name), `${name} is gone`);
      assert.ok(!has('vault.key'), 'a new key was made');
      await office.window.kill();

      await bus.stopKeyRing();
      await bus.startKeyRing();
      await comesOut(`when it ${how}`);
    });
  }
});
