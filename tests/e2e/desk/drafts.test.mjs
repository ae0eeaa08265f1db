// SPDX-License-Identifier: GPL-3.0-or-later
// A draft belongs to its writer, whichever computer he writes at: the client's own code against the real server.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Desk } from '../support/desk.mjs';
import { HttpVisitor } from '../support/http_visitor.mjs';
import { RealServer } from '../support/real_server.mjs';
import { Relay } from '../../support/relay/relay.mjs';

const kLimit = { timeout: 60_000 };

describe('drafts', () => {
  let server;
  let relay;
  let folder;
  before(async () => {
    server = await RealServer.start({ users: { anna: 'owner' } });
    relay = await Relay.to(server.origin);
    folder = await mkdtemp(join(tmpdir(), 'pult-drafts-'));
  });
  after(async () => {
    relay.close();
    await rm(folder, { recursive: true });
    await server.close();
  });

  const home = (keep) => Desk.signIn({ origin: relay.origin, password: server.password }, 'anna', keep && folder, 'home');
  const office = () => Desk.signIn(server, 'anna', undefined, 'office');

  async function conversation(desk, question) {
    const visitor = await HttpVisitor.come(server);
    await visitor.say(question);
    const { id } = await desk.listed('unanswered', { last_text: question });
    await desk.do('open', { dialog: id });
    await desk.do('take');
    await desk.listed('mine', { id });
    return { id, visitor };
  }

  async function until(desk, id, wanted) {
    for (let tries = 0; tries < 300; ++tries) {
      const drafts = await desk.do('drafts', { dialog: id });
      if (Object.entries(wanted).every(([key, value]) => drafts[key] === value)) return drafts;
      await new Promise((later) => setTimeout(later, 20));
    }
    throw new Error(`never ${JSON.stringify(wanted)}, but ${JSON.stringify(await desk.do('drafts', { dialog: id }))}`);
  }

  test('a draft with its files is there at the other computer, within three seconds', kLimit, async () => {
    const first = await home();
    const { id } = await conversation(first, 'Have you a plan?');
    const path = join(folder, 'plan.txt');
    await writeFile(path, 'the plan');
    await first.do('attach', { dialog: id, path });
    const second = await office();
    const typed = Date.now();
    await first.do('draft', { dialog: id, text: 'Here it' });
    await until(second, id, { text: 'Here it', files: 1 });
    assert.ok(Date.now() - typed < 3000);
    await Promise.all([first.close(), second.close()]);
  });

  test('typed without a network and killed: it is there, and goes to the server when that is back', kLimit, async () => {
    let first = await home(true);
    const { id } = await conversation(first, 'Are you there?');
    relay.pull();
    await first.do('draft', { dialog: id, text: 'I am' });
    await new Promise((later) => setTimeout(later, 600)); // the disk's moment
    await first.kill();
    relay.plug();
    first = await home(true);
    await until(first, id, { text: 'I am', unsaved: 0 });
    const second = await office();
    await until(second, id, { text: 'I am' });
    await Promise.all([first.close(), second.close()]);
  });

  test('two computers: the newest wins, the other text can be taken back, also at the other one', kLimit, async () => {
    const first = await home();
    const { id } = await conversation(first, 'Which one?');
    const second = await office();
    await second.do('open', { dialog: id });
    relay.pull();
    await first.do('draft', { dialog: id, text: 'The red one' });
    await new Promise((later) => setTimeout(later, 20));
    await second.do('draft', { dialog: id, text: 'Any of them' });
    await until(second, id, { unsaved: 0 });
    relay.plug();
    await first.do('reconnect');
    for (const desk of [first, second]) await until(desk, id, { text: 'Any of them', earlier: 'The red one' });
    await second.do('swap_draft', { dialog: id });
    for (const desk of [first, second]) await until(desk, id, { text: 'The red one', earlier: 'Any of them' });
    await Promise.all([first.close(), second.close()]);
    const third = await Desk.signIn(server, 'anna', undefined, 'train');
    await until(third, id, { text: 'The red one', earlier: 'Any of them' });
    await third.close();
  });

  test('what was sent is no draft any more, though the client dies right after', kLimit, async () => {
    const first = await home(true);
    const { id, visitor } = await conversation(first, 'And the price?');
    await first.do('draft', { dialog: id, text: 'Five.' });
    await until(first, id, { unsaved: 0 });
    await first.do('send', { dialog: id, text: 'Five.' });
    await first.shown({ text: 'Five.', state: 'accepted' });
    await first.kill();
    await visitor.hears('Five.');
    const second = await office();
    await until(second, id, { text: '', earlier: '' });
    await second.close();
  });
});
