// SPDX-License-Identifier: GPL-3.0-or-later
// Not how fast but whether it holds: very many messages in, very many replies out, everything going wrong meanwhile.

import { loadavg } from 'node:os';
import path from 'node:path';

/** The tests' own server is started from the same folder as everything else here. */
async function fromTests(bench, file) {
  process.env.PULT_BIN = path.resolve(bench.bin);
  return import(file);
}

const load = () => Number(loadavg()[0].toFixed(1));

/** To standard error, so that a run of many minutes can be watched. */
function watch(from) {
  let told = 0;
  return (now) => {
    if (Date.now() - told < 10_000) return;
    told = Date.now();
    process.stderr.write(`${JSON.stringify({ ...from, ...now, load: load() })}\n`);
  };
}

async function torrent({ bench, figures, messages }) {
  const { runTorrent } = await fromTests(bench, '../../support/torrent/run.mjs');
  const before = load();
  const found = await runTorrent({ total: messages, threads: Math.max(20, Math.round(messages / 1000)), lives: [2000, 6000], progress: watch({ row: 'torrent' }) });
  const { torrent: sent, verdict, quarantined, problems, kills, seconds } = found;
  const kept = quarantined === sent.garbage + sent.unread;
  figures.add({
    bench: `${messages} messages by three webhooks under kill -9`, unit: 'messages/s', product: Number((messages / seconds).toFixed(1)), seconds: Math.round(seconds), kills,
    posts: sent.posts, brought_twice: sent.duplicates, out_of_order: sent.reordered, not_understood: sent.garbage + sent.unread, quarantined, wrong_answers: sent.wrong.length,
    verdict, problems: problems.length, load: [before, load()], ok: verdict.isGood && kept && sent.wrong.length === 0 && problems.length === 0,
  });
}

async function storm({ bench, figures, replies }) {
  const { runStorm } = await fromTests(bench, '../../support/storm/run.mjs');
  const before = load();
  const people = Math.max(4, Math.round(replies / 4 / 20)); // of each channel; 20 replies to each
  const { seconds, kills, sides, problems } = await runStorm({ people, replies: 20, lives: [2000, 5000], progress: watch({ row: 'storm' }) });
  const never = ['lost', 'doubled', 'reordered', 'untrue', 'silent', 'failed'];
  const bad = Object.values(sides).some((side) => never.some((what) => side[what] > 0) || side.broken.length > 0);
  const undecided = sides.telegram.uncertain < sides.telegram.ambiguous || sides.vk.reached < sides.vk.replies || sides.webchat.reached < sides.webchat.replies;
  figures.add({ bench: `${people * 80} replies by four channels under 30 % faults and kill -9`, unit: 's', product: Math.round(seconds), kills, sides, problems: problems.length, load: [before, load()], ok: !bad && !undecided && problems.length === 0 });
}

export const trialRows = { torrent, storm };
