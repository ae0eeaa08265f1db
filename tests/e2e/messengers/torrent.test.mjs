// SPDX-License-Identifier: GPL-3.0-or-later
// 50,000 messages through the three webhooks while the server is killed again and again; PULT_TORRENT says another number.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runTorrent } from '../../support/torrent/run.mjs';

const kTotal = Number(process.env.PULT_TORRENT ?? 50_000);

test(`${kTotal} messages by webhook under kill -9: 0 lost, 0 doubled, in order`, { timeout: 540_000 }, async (t) => {
  const { seconds, kills, torrent, verdict, quarantined, problems } = await runTorrent({ total: kTotal, threads: 100 });
  t.diagnostic(`${Math.round(seconds)} s, ${kills} kills, ${torrent.posts} posts, ${JSON.stringify(verdict)}`);
  assert.ok(kills >= 2, 'it was killed');
  assert.ok(torrent.duplicates > kTotal / 50 && torrent.reordered > kTotal / 100, 'the messengers misbehaved');
  assert.deepEqual(torrent.wrong, [], 'what is right gets 200, what is forged 401 or 403, nothing another 5xx');
  assert.ok(verdict.isGood, JSON.stringify(verdict, null, 1));
  assert.equal(quarantined, torrent.garbage + torrent.unread, 'all that nobody understands is kept, once');
  assert.deepEqual(problems, [], 'verify finds nothing');
});
