// SPDX-License-Identifier: GPL-3.0-or-later
// Small real media that customers send; how they were made stands in samples/README.md.

import { readFileSync } from 'node:fs';

const g_read = new Map();

export function readSample(name) {
  if (!g_read.has(name)) g_read.set(name, readFileSync(new URL(`samples/${name}`, import.meta.url)));
  return g_read.get(name);
}
