// SPDX-License-Identifier: GPL-3.0-or-later
// A torrent against a server that dies again and again, and what is left of it.

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Operator } from '../../e2e/support/operator.mjs';
import { kPassword, Pultd } from '../../e2e/support/pultd.mjs';
import { check } from './check.mjs';
import { TelegramHook, VkHook, WhatsappHook } from './hooks.mjs';
import { Office } from './office.mjs';
import { Torrent } from './torrent.mjs';

/** How long a server lives, at random between these. */
const kLivesMs = [500, 1500];

async function connect(server, office) {
  const hooks = [new WhatsappHook(), new TelegramHook(), new VkHook()];
  for (const hook of hooks) {
    const set = Object.entries({ api_base: office.origin, ...hook.settings }).flatMap(([key, value]) => ['--set', `${key}=${value}`]);
    hook.channel = await server.ctl(['channel', 'add', '--kind', hook.kind, '--name', `${hook.kind} ${randomUUID().slice(0, 4)}`, ...set]);
    hook.path = `/hooks/${hook.kind}/${hook.channel.key}`;
  }
  return hooks;
}

/**
 * Answers {seconds, kills, torrent, verdict, quarantined, problems}. `total`: messages; `threads`: conversations of each
 * messenger; `lives`: as kLivesMs, null: it isn't killed.
 */
export async function runTorrent({ total, threads, connections = 48, seed = 1, lives = kLivesMs, progress = () => {} }) {
  const server = await Pultd.create();
  const office = await new Office().open({ group: '77' });
  try {
    const hooks = await connect(server, office);
    const torrent = new Torrent({ port: server.port, hooks, total, threads, connections, seed });
    office.torrent = torrent;
    const from = Date.now();
    let isOver = false;
    const running = torrent.run().finally(() => (isOver = true));
    let kills = 0;
    while (!isOver) {
      const life = lives ? lives[0] + Math.random() * (lives[1] - lives[0]) : 1000;
      await Promise.race([running, pause(life)]);
      progress({ made: torrent.made, taken: torrent.taken, posts: torrent.posts, kills, seconds: (Date.now() - from) / 1000 });
      if (isOver || !lives) continue;
      await server.kill();
      await server.start();
      ++kills;
    }
    await running;
    const seconds = (Date.now() - from) / 1000;
    const owner = await Operator.signIn(server, 'admin', kPassword);
    const verdict = await check(torrent, (method, params) => owner.call(method, params));
    const { quarantined } = await server.ctl(['stats']);
    await server.stop();
    const { problems } = await server.ctl(['verify']);
    return { seconds, kills, torrent, verdict, quarantined, problems, server };
  } finally {
    await office.close();
    await server.destroy();
  }
}
