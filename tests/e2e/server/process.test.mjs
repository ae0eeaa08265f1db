// SPDX-License-Identifier: GPL-3.0-or-later
// pultd and pultctl as processes: start, refusal, stop.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { kBinaries, kPassword, Pultd } from '../support/pultd.mjs';
import { Operator } from '../support/operator.mjs';
import { until } from '../support/until.mjs';
import { Visitor } from '../support/visitor.mjs';

async function run(program, args, { input = '', env = {} } = {}) {
  const child = spawn(path.join(kBinaries, program), args, { env: { ...process.env, ...env } });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => { out += chunk; });
  child.stderr.on('data', (chunk) => { err += chunk; });
  child.stdin.on('error', () => {}); // it may have left without asking
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code, out, err };
}

test('a second server on the same data folder refuses within a second', async () => {
  const server = await Pultd.create();
  const begin = Date.now();
  const second = await run('pultd', ['--data-dir', server.dataDir, '--listen', '127.0.0.1:0']);
  assert.ok(Date.now() - begin < 1000);
  assert.notEqual(second.code, 0);
  assert.match(second.err, /data folder|another|in use/i);
  await server.destroy();
});

test('settings: an unknown key and a bad value are refused with key, value and what was expected', async () => {
  const server = await Pultd.create({ start: false });
  const base = ['--data-dir', server.dataDir, '--listen', '127.0.0.1:0'];
  const bad = await run('pultd', base, { env: { PULT_LOG_LEVEL: 'shouting' } });
  assert.notEqual(bad.code, 0);
  assert.match(bad.err, /log\.level/);
  assert.match(bad.err, /shouting/);
  const open = await run('pultd', ['--data-dir', server.dataDir, '--listen', '0.0.0.0:0']);
  assert.notEqual(open.code, 0, 'plain HTTP for everybody needs --behind-proxy');
  assert.match(open.err, /behind-proxy/);
  await server.destroy();
});

test('SIGTERM ends with 0, tells the operators, and the ready line comes again at once', async () => {
  const server = await Pultd.create();
  const operator = await Operator.signIn(server, 'admin', kPassword);
  assert.equal(await server.stop(), 0);
  assert.equal(operator.closed.code, 1001);
  const ready = await server.start();
  assert.equal(ready.event, 'ready');
  assert.equal((await operator.resume()).resumed, true);
  await server.destroy();
});

test('the rule for replies into a colleague\'s dialog is told to desks, and a new one to those that come back', async () => {
  const server = await Pultd.create({ env: { PULT_DESK_FOREIGN_REPLY: 'forbid' } });
  await server.addUser('anna', 'Anna', 'operator');
  const owner = await Operator.signIn(server, 'admin', kPassword);
  const anna = await Operator.signIn(server, 'anna', kPassword);
  assert.equal(owner.session.server.foreign_reply, 'forbid');
  const visitor = await Visitor.open(server);
  await visitor.ack(visitor.write('Is it free?'));
  const { dialog } = await anna.event('message.added');
  await anna.call('dialog.take', { dialog_id: dialog.id });
  const writes = (kind) => owner.call('message.send', { dialog_id: dialog.id, client_id: randomUUID(), kind, text: 'It is.' });
  await assert.rejects(writes('reply'), { reason: 'taken' });
  assert.equal((await writes('note')).message.direction, 'note');
  await server.stop();
  server.set({ PULT_DESK_FOREIGN_REPLY: 'allow' });
  await server.start();
  assert.equal((await owner.resume()).server.foreign_reply, 'allow');
  assert.equal((await writes('reply')).message.direction, 'out');
  await server.destroy();
});

test('healthz, readyz, metrics and the published schema', async () => {
  const server = await Pultd.create();
  for (const page of ['/healthz', '/readyz']) assert.equal((await fetch(server.origin + page)).status, 200);
  const metrics = await (await fetch(`${server.origin}/metrics`)).text();
  assert.match(metrics, /^pult_/m);
  const schema = await (await fetch(`${server.origin}/api/v1/openapi.json`)).json();
  assert.ok(schema.paths['/api/v1/dialog.list']);
  await server.destroy();
});

test('these tests notice a server that dies of itself, also when they were about to kill it', async () => {
  const server = await Pultd.create();
  server.signal('SIGSEGV');
  await until('it is dead', () => fetch(`${server.origin}/healthz`).then(() => false, () => true));
  await assert.rejects(server.kill(), /died of itself \(SIGSEGV\)/);
  await assert.rejects(server.destroy(), /died of itself/);
});
