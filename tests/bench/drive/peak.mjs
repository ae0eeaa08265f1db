// SPDX-License-Identifier: GPL-3.0-or-later
// An hour of work at the real window: is everybody answered, and what does it cost the client?

import { runPeak } from '../../support/peak/run.mjs';
import { pssMib } from './desk.mjs';

/** Then the program is warm. */
const kWarmS = 300;

/** `hold` seconds of a peak by four channels: everybody answered, nothing lost or led astray, and what it cost the client. */
async function peak({ figures, hold }) {
  const samples = [];
  const from = performance.now();
  const found = await runPeak({ seconds: hold, sample: (window) => samples.push({ second: (performance.now() - from) / 1000, mib: pssMib(window.pid) }) });
  const astray = ['wrong', 'lost', 'doubled', 'silent'].flatMap((what) => found[what].map((text) => `${what}: ${text}`));
  figures.add({ bench: `peak of ${hold} s, worked with keys`, unit: 'replies', product: found.replies, people: found.people, drafts: found.drafts, notes: found.notes, closed: found.closed, left: found.left, astray, ok: astray.length === 0 && found.left === 0 });
  figures.add({ bench: `client: stalls of 100 ms or more in ${hold} s of peak`, unit: 'stalls', product: found.stalls.length, atMost: 0, ok: found.stalls.length === 0, stalls: found.stalls });
  // The program is warm after five minutes, or after a tenth of a shorter time.
  const warm = samples.filter(({ second }) => second >= Math.min(kWarmS, hold / 10)).map(({ mib }) => mib);
  const minute = Math.max(1, Math.min(60, Math.floor(warm.length / 10)));
  const mean = (some) => some.reduce((sum, each) => sum + each, 0) / some.length;
  const grown = mean(warm.slice(-minute)) - mean(warm.slice(0, minute));
  figures.add({ bench: `client: memory grown by after ${hold} s of peak`, unit: 'MiB PSS', product: Number(grown.toFixed(1)), atMost: 30, ok: grown <= 30, from_mib: Math.round(warm[0]), to_mib: Math.round(warm.at(-1)) });
}

export const peakRows = { peak };
