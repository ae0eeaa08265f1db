// SPDX-License-Identifier: GPL-3.0-or-later
// Replies by all four channels while three of ten calls go wrong in every way and the server is killed in between.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runStorm } from '../../support/storm/run.mjs';

const kPeople = Number(process.env.PULT_STORM_PEOPLE ?? 10);
const kReplies = Number(process.env.PULT_STORM_REPLIES ?? 12);
const kWrong = ['lost', 'doubled', 'reordered', 'untrue', 'silent', 'failed'];

test('replies under 30 % faults and kill -9: none doubled, none lost, each unknown outcome left to a person', { timeout: 540_000 }, async (t) => {
  const { seconds, kills, sides, problems } = await runStorm({ people: kPeople, replies: kReplies });
  t.diagnostic(`${Math.round(seconds)} s, ${kills} kills, ${JSON.stringify(sides)}`);
  assert.ok(kills >= 1, 'it was killed');
  for (const [kind, side] of Object.entries(sides)) {
    for (const what of kWrong) assert.equal(side[what], 0, `${kind}: ${what}`);
    assert.ok(side.faults > side.replies / 10, `${kind}: things went wrong`);
    assert.deepEqual(side.broken, [], `${kind}: the simulator itself`);
  }
  for (const kind of ['vk', 'webchat']) assert.equal(sides[kind].reached, sides[kind].replies, `${kind}: all of them arrived`);
  // A call whose outcome is unknown is the last one of its message; WhatsApp's statuses settle what has arrived.
  assert.ok(sides.telegram.uncertain >= sides.telegram.ambiguous, 'telegram: each unknown outcome is uncertain');
  assert.deepEqual(problems, [], 'verify finds nothing');
});
