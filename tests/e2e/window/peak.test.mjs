// SPDX-License-Identifier: GPL-3.0-or-later
// A short peak at the real window: every customer is answered, nothing reaches the wrong one, no draft is lost.
// `tests/bench/run.mjs peak` has the hour.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runPeak } from '../../support/peak/run.mjs';

const kSeconds = Number(process.env.PULT_PEAK_S ?? 60);

test('a peak by four channels, answered with keys alone', { timeout: 400_000 + 2000 * kSeconds }, async (t) => {
  const found = await runPeak({ seconds: kSeconds, perMinute: 15 });
  t.diagnostic(JSON.stringify(found));
  assert.ok(found.people > 5 && found.replies >= found.people, 'there was something to do');
  assert.ok(found.drafts > 0, 'texts were left half typed');
  assert.deepEqual(found.wrong, [], 'to the wrong person');
  assert.deepEqual(found.lost, [], 'lost, or not as it was typed');
  assert.deepEqual(found.doubled, [], 'sent twice');
  assert.deepEqual(found.silent, [], 'never answered');
  assert.equal(found.left, 0, 'still waiting');
});
