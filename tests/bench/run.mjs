#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// tests/bench/run.mjs [row...] [--runs N] [--seconds S] [--bin DIR] [--work DIR] [--hold S] [--dialogs N] [--messages N] [--replies N]
// [--accept]
//
// Measures and prints one JSON line per figure; exits with 1 when one misses what is to be reached. --accept makes
// today's number of instructions the one to compare with; --hold says how long desk_growth goes on,
// --dialogs how many the desk has, --messages how many the torrent brings, --replies how many go out in the storm.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Figures } from './drive/figures.mjs';
import { rows } from './drive/rows.mjs';
import { Bench } from './drive/sides.mjs';

const kRelease = fileURLToPath(new URL('../../build/release', import.meta.url));

function readArguments(given) {
  const options = { runs: 5, seconds: 6, hold: 60, dialogs: 100_000, messages: 1_000_000, replies: 4000, bin: path.join(kRelease, 'bin'), work: path.join(kRelease, 'bench'), accept: false, rows: [] };
  for (let i = 0; i < given.length; ++i) {
    const name = given[i].replace(/^--/, '');
    if (name === 'accept') options.accept = true;
    else if (given[i].startsWith('--') && name in options) options[name] = typeof options[name] === 'number' ? Number(given[++i]) : given[++i];
    else if (given[i] in rows) options.rows.push(given[i]);
    else throw new Error(`unknown: ${given[i]}; rows are ${Object.keys(rows).join(', ')}`);
  }
  if (options.rows.length === 0) options.rows = Object.keys(rows);
  return options;
}

const options = readArguments(process.argv.slice(2));
const bench = new Bench(options);
const figures = new Figures((line) => process.stdout.write(`${line}\n`));
for (const row of options.rows) await rows[row]({ bench, figures, ...options });
const missed = figures.all.filter((figure) => figure.ok === false);
if (missed.length) process.stderr.write(`not reached: ${missed.map((figure) => figure.bench).join('; ')}\n`);
process.exitCode = missed.length ? 1 : 0;
