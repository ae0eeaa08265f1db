// SPDX-License-Identifier: GPL-3.0-or-later
// A file goes up through a network that breaks and a program that is killed: once, whole, and hardly a byte twice. The
// client's own code against the real server.

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Desk } from '../support/desk.mjs';
import { HttpVisitor } from '../support/http_visitor.mjs';
import { RealServer } from '../support/real_server.mjs';
import { Relay } from '../../support/relay/relay.mjs';

const kLimit = { timeout: 120_000 };
const kMiB = 1024 * 1024;
const kSize = 8 * kMiB + 12_345;
/** A piece that broke off, and everything that is not the file. */
const kMostMore = kMiB + 128 * 1024;

const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');

describe('uploads', () => {
  let server;
  let relay;
  let folder;
  let content;
  let path;
  before(async () => {
    server = await RealServer.start({ users: { anna: 'owner' } });
    folder = await mkdtemp(join(tmpdir(), 'pult-uploads-'));
  });
  beforeEach(async () => {
    relay?.close();
    relay = await Relay.to(server.origin);
    content = randomBytes(kSize);
    path = join(folder, 'film.bin');
    await writeFile(path, content);
  });
  after(async () => {
    relay.close();
    await rm(folder, { recursive: true });
    await server.close();
  });

  const signIn = () => Desk.signIn({ origin: relay.origin, password: server.password }, 'anna');

  async function conversation(desk, question) {
    const visitor = await HttpVisitor.come(server);
    await visitor.say(question);
    const { id } = await desk.listed('unanswered', { last_text: question });
    await desk.do('open', { dialog: id });
    await desk.do('take');
    await desk.listed('mine', { id });
    return visitor;
  }

  async function passed(bytes) {
    for (let tries = 0; relay.passed.up < bytes; ++tries) {
      if (tries > 5000) throw new Error(`only ${relay.passed.up} bytes went up`);
      await new Promise((later) => setTimeout(later, 4));
    }
  }

  /** The visitor gets exactly the file, once. */
  async function arrives(desk, visitor, words) {
    await desk.do('send', { text: words });
    await visitor.hears(words);
    assert.equal(visitor.files.length, 1);
    assert.equal(visitor.files[0].name, 'film.bin');
    const got = Buffer.from(await (await fetch(new URL(visitor.files[0].url, server.origin))).arrayBuffer());
    assert.equal(hash(got), hash(content));
  }

  test('the connection breaks in the middle of a piece', kLimit, async () => {
    const desk = await signIn();
    const visitor = await conversation(desk, 'Have you the film?');
    relay.cutAfter(3 * kMiB + 400_000, 'up');
    await desk.do('attach', { path });
    assert.ok(relay.passed.up > kSize);
    assert.ok(relay.passed.up < kSize + kMostMore, `${relay.passed.up} bytes for ${kSize}`);
    await arrives(desk, visitor, 'Here it is');
    await desk.close();
  });

  test('the plug is pulled for a while', kLimit, async () => {
    const desk = await signIn();
    const visitor = await conversation(desk, 'And the second one?');
    relay.shape({ rate: 8 * kMiB });
    const attached = desk.do('attach', { path });
    await passed(2 * kMiB);
    relay.pull();
    await new Promise((later) => setTimeout(later, 500));
    relay.shape({ rate: null });
    relay.plug();
    await attached;
    assert.ok(relay.passed.up < kSize + kMostMore, `${relay.passed.up} bytes for ${kSize}`);
    await arrives(desk, visitor, 'Here is the second');
    await desk.close();
  });

  test('client and server are killed on the way', kLimit, async () => {
    let desk = await signIn();
    const visitor = await conversation(desk, 'And the last one?');
    relay.shape({ rate: 8 * kMiB });
    desk.do('attach', { path }).catch(() => {});
    await passed(3 * kMiB);
    await desk.kill();
    await server.kill();
    await server.run();
    relay.shape({ rate: null });
    desk = await signIn();
    const { id } = await desk.listed('mine', { last_text: 'And the last one?' });
    await desk.do('open', { dialog: id });
    await desk.do('attach', { path });
    assert.ok(relay.passed.up < kSize + kMostMore, `${relay.passed.up} bytes for ${kSize}`);
    await arrives(desk, visitor, 'Here is the last');
    await desk.close();
  });
});
