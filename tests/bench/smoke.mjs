// SPDX-License-Identifier: GPL-3.0-or-later
// That floor and load understand each other: a few messages, by socket and by HTTP. No figure is looked at.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Bench } from './drive/sides.mjs';

const work = mkdtempSync(path.join(tmpdir(), 'pult-bench-'));
const bench = new Bench({ bin: process.argv[2], work });
for (const via of ['socket', 'http', 'webhook']) {
  const floor = await bench.startFloor();
  const found = await bench.load(floor, 'messages', ['--via', via, '--visitors', 3, '--operators', 2, '--warmup', 0, '--messages', 20]);
  assert.ok(found.messages >= 20);
  assert.ok(found.deliveries >= 20);
  await floor.stop();
}
rmSync(work, { recursive: true });
