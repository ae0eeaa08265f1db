// SPDX-License-Identifier: GPL-3.0-or-later
// The client is killed right after Enter, again and again, with and without a network: a reply that was drawn is never
// lost, none comes twice, and they come in order.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Desk } from '../support/desk.mjs';
import { HttpVisitor } from '../support/http_visitor.mjs';
import { RealServer } from '../support/real_server.mjs';
import { Relay } from '../../support/relay/relay.mjs';

const kKills = 100;
const kMostMsAfterEnter = 50;

let server;
let relay;
let folder;
let desk;
before(async () => {
  server = await RealServer.start({ users: { anna: 'owner' } });
  relay = await Relay.to(server.origin);
  folder = await mkdtemp(join(tmpdir(), 'pult-vault-'));
});
after(async () => {
  await desk?.close();
  relay.close();
  await rm(folder, { recursive: true });
  await server.close();
});

test(`${kKills} kills of the client after Enter`, { timeout: 400_000 }, async () => {
  const signIn = () => Desk.signIn({ origin: relay.origin, password: server.password }, 'anna', folder);
  const visitor = await HttpVisitor.come(server);
  await visitor.say('start');
  desk = await signIn();
  const { id } = await desk.listed('unanswered', { last_text: 'start' });
  await desk.do('take', { dialog: id });

  const drawn = [];
  for (let kill = 1; kill <= kKills; ++kill) {
    const text = `answer ${kill}`;
    await desk.do('open', { dialog: id });
    await desk.shown({ text: drawn.at(-1) ?? 'start' });
    if (kill % 2) relay.pull();
    await desk.do('send', { text });
    await desk.shown({ text });
    drawn.push(text);
    await new Promise((later) => setTimeout(later, (kMostMsAfterEnter * kill) / kKills));
    await desk.kill();
    if (kill % 2) relay.plug();
    desk = await signIn();
  }
  await visitor.hears(drawn.at(-1));
  await visitor.poll(1);
  assert.deepEqual(visitor.received, drawn);

  await desk.do('draft', { dialog: id, text: 'half a thought' });
  await desk.listed('mine', { id, draft: 'half a thought' });
  await new Promise((later) => setTimeout(later, 1000));
  await desk.kill();
  desk = await signIn();
  await desk.listed('mine', { id, draft: 'half a thought' });
});
