// SPDX-License-Identifier: GPL-3.0-or-later
// TLS from outside: what is spoken and what is refused, and a certificate that is renewed under living connections.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import tls from 'node:tls';
import { WebSocket } from 'ws';
import { Pultd } from '../support/pultd.mjs';
import { until } from '../support/until.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'pult-tls-'));
const file = (name) => path.join(folder, name);

/** A certificate for localhost that signs itself; `kind` as openssl's -newkey wants it. */
function makeCertificate(name, kind = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']) {
  execFileSync('openssl', ['req', '-x509', '-newkey', ...kind, '-nodes', '-days', '30', '-subj', `/CN=${name}`,
    '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', file(`${name}.key`), '-out', file(`${name}.crt`)], { stdio: 'ignore' });
}

/** Puts a certificate where the server looks, each file in one move. */
function install({ crt, key }) {
  for (const [from, to] of [[key, 'server.key'], [crt, 'server.crt']]) {
    copyFileSync(file(from), file(`${to}.new`));
    renameSync(file(`${to}.new`), file(to));
  }
}

function connect(port, options = {}) {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** What a handshake ends in: the protocol and the cipher, or null when the server refuses. */
async function agreed(port, options) {
  const socket = await connect(port, options).catch(() => null);
  const found = socket && { protocol: socket.getProtocol(), cipher: socket.getCipher().standardName };
  socket?.destroy();
  return found;
}

/** The name in the certificate a new connection is shown. */
async function shown(port) {
  const socket = await connect(port);
  const { CN } = socket.getPeerCertificate().subject;
  socket.destroy();
  return CN;
}

function request(port, target, { method = 'GET', body, agent, origin } = {}) {
  return new Promise((resolve, reject) => {
    const headers = { ...(body && { 'content-type': 'application/json' }), ...(origin && { origin }) };
    const asked = https.request({ host: '127.0.0.1', port, path: target, method, headers, agent, rejectUnauthorized: false }, async (answer) => {
      let text = '';
      for await (const part of answer) text += part;
      resolve({ status: answer.statusCode, headers: answer.headers, text, reused: asked.reusedSocket });
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

describe('tls', () => {
  let server;
  before(async () => {
    makeCertificate('first');
    makeCertificate('second');
    makeCertificate('third', ['rsa:2048']);
    install({ crt: 'first.crt', key: 'first.key' });
    server = await Pultd.create({ env: { PULT_TLS_CERTIFICATE: file('server.crt'), PULT_TLS_KEY: file('server.key') } });
  });
  after(async () => {
    await server?.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  test('TLS 1.2 and 1.3 with today\'s ciphers, nothing older', async () => {
    assert.equal((await agreed(server.port, { minVersion: 'TLSv1.3' })).protocol, 'TLSv1.3');
    const old = await agreed(server.port, { maxVersion: 'TLSv1.2' });
    assert.equal(old.protocol, 'TLSv1.2');
    assert.match(old.cipher, /^TLS_ECDHE_ECDSA_WITH_(AES_\d+_GCM|CHACHA20)/);
    const weak = { maxVersion: 'TLSv1.2', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' };
    for (const maxVersion of ['TLSv1', 'TLSv1.1']) assert.equal(await agreed(server.port, { ...weak, maxVersion }), null, maxVersion);
    for (const cipher of ['ECDHE-ECDSA-AES128-SHA256', 'ECDHE-ECDSA-AES256-SHA', 'ECDHE-ECDSA-AES128-CCM'])
      assert.equal(await agreed(server.port, { ...weak, ciphers: `${cipher}@SECLEVEL=0` }), null, cipher);
  });

  test('plain HTTP on the TLS port gets nothing; over TLS the browser is told to stay with it', async () => {
    await assert.rejects(fetch(`http://127.0.0.1:${server.port}/healthz`));
    const answer = await request(server.port, '/healthz');
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['strict-transport-security'], 'max-age=63072000');
  });

  test('a renewed certificate is shown to who comes, who is there stays', { timeout: 60_000 }, async () => {
    const origin = `https://127.0.0.1:${server.port}`;
    const agent = new https.Agent({ keepAlive: true, maxSockets: 1 });
    const session = JSON.parse((await request(server.port, '/w/v1/session', { method: 'POST', body: JSON.stringify({ widget: server.channel.key }), agent, origin })).text);
    const socket = new WebSocket(`wss://127.0.0.1:${server.port}/w/v1/ws?ticket=${session.ws_ticket}`, { origin, rejectUnauthorized: false });
    const acks = [];
    let closed = false;
    socket.on('message', (data) => { const frame = JSON.parse(String(data)); if (frame.t === 'ack') acks.push(frame.seq); });
    socket.on('close', () => { closed = true; });
    await once(socket, 'open');
    const write = async (text) => {
      const before = acks.length;
      socket.send(JSON.stringify({ t: 'msg', cid: randomUUID(), text }));
      await until(`an ack of "${text}"`, () => acks.length > before);
    };
    await write('before');

    install({ crt: 'second.crt', key: 'second.key' });
    server.signal('SIGHUP');
    await until('the new certificate', async () => (await shown(server.port)) === 'second');
    await write('after the signal');
    assert.equal((await request(server.port, '/healthz', { agent })).reused, true, 'the idle connection lives, too');

    // Without a signal: the change of the files is noticed.
    install({ crt: 'third.crt', key: 'third.key' });
    await until('the third certificate', async () => (await shown(server.port)) === 'third');
    await write('after the change');
    assert.equal(closed, false);
    assert.deepEqual(acks, [1, 2, 3]);
    assert.equal(server.log.split('certificate.reloaded').length - 1, 2);
    socket.terminate();
    agent.destroy();
  });

  test('a broken new certificate leaves the old one at work, and says why, once', { timeout: 60_000 }, async () => {
    const before = await shown(server.port);
    const complaints = () => server.log.split('\n').filter((line) => line.includes('certificate.kept')).map((line) => JSON.parse(line));
    const told = complaints().length;
    writeFileSync(file('server.crt'), 'not a certificate\n');
    server.signal('SIGHUP');
    await until('a complaint', () => complaints().length > told);
    assert.match(JSON.stringify(complaints().at(-1)), /server\.crt/);
    assert.equal(await shown(server.port), before);

    install({ crt: 'first.crt', key: 'second.key' });
    await until('a complaint about the key', () => complaints().some((line) => /server\.key/.test(line.why)));
    assert.equal(await shown(server.port), before);

    install({ crt: 'first.crt', key: 'first.key' });
    await until('the good certificate', async () => (await shown(server.port)) === 'first');
    assert.equal(complaints().length, told + 2, 'once a state of the files');
  });

  test('a server whose certificate can\'t be read does not start', async () => {
    writeFileSync(file('broken.crt'), 'nothing');
    const env = { PULT_TLS_CERTIFICATE: file('broken.crt'), PULT_TLS_KEY: file('first.key') };
    const refused = await Pultd.create({ env, start: false });
    await assert.rejects(refused.start(), /broken\.crt/);
    await refused.destroy();
  });
});
