// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Relay } from './relay.mjs';

const kLimit = { timeout: 20_000 };
const kWords = Buffer.from(Array.from({ length: 40_000 }, (_, i) => i % 251));

describe('relay', () => {
  let server;
  let relay;
  let clients;
  let peers; // the server's ends, in the order they came

  beforeEach(async () => {
    peers = [];
    clients = [];
    server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => {});
      socket.gone = new Promise((left) => socket.once('close', left));
      socket.heard = [];
      socket.on('data', (bytes) => socket.heard.push(bytes));
      peers.push(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    relay = await Relay.to(`http://127.0.0.1:${server.address().port}`);
  });
  afterEach(() => {
    relay.close();
    for (const socket of [...clients, ...peers]) socket.destroy();
    server.close();
  });

  async function come() {
    const client = connect({ port: new URL(relay.origin).port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    client.heard = [];
    client.gone = new Promise((left) => client.once('close', left));
    client.on('error', () => {});
    client.on('data', (bytes) => client.heard.push(bytes));
    clients.push(client);
    await once(client, 'connect');
    return client;
  }
  const heard = (socket) => Buffer.concat(socket.heard);
  async function until(what, probe) {
    const end = performance.now() + 10_000;
    while (!probe()) {
      if (performance.now() > end) throw new Error(`in vain: ${what}`);
      await new Promise((later) => setTimeout(later, 2));
    }
  }
  const got = (socket, bytes) => until(`${bytes.length} bytes`, () => heard(socket).length >= bytes.length)
    .then(() => assert.deepEqual(heard(socket), bytes));
  /** A connection with a greeting in each direction. */
  async function pair() {
    const client = await come();
    client.write('hi');
    await until('the server hears', () => peers.length > 0 && heard(peers.at(-1)).length === 2);
    const peer = peers.at(-1);
    client.heard = [];
    peer.heard = [];
    return { client, peer };
  }

  test('both directions pass as they are, each ends for itself', kLimit, async () => {
    const { client, peer } = await pair();
    client.end(kWords);
    await got(peer, kWords);
    await until('its end', () => peer.readableEnded);
    peer.end(kWords);
    await got(client, kWords);
    await client.gone;
    await until('no connection is left', () => relay.connections === 0);
  });

  test('a pulled cable breaks both ends and refuses others until it is plugged', kLimit, async () => {
    const { client, peer } = await pair();
    relay.pull();
    await Promise.all([client.gone, peer.gone]);
    const other = await come().catch(() => null);
    await other?.gone;
    assert.equal(peers.length, 1);
    relay.plug();
    const { client: third } = await pair();
    assert.equal(third.destroyed, false);
  });

  test('what is swallowed tells nobody, and is gone when the cable is back', kLimit, async () => {
    const { client, peer } = await pair();
    relay.swallow();
    client.write('lost');
    peer.write('lost too');
    const late = await come();
    late.write('never');
    await until('a third would have come', () => late.bytesWritten === 5);
    await new Promise((later) => setTimeout(later, 100)); // nothing to wait for: that it stays silent is the point
    assert.deepEqual([heard(client).length, heard(peer).length, client.destroyed, peer.destroyed], [0, 0, false, false]);
    relay.plug();
    await Promise.all([client.gone, late.gone]);
    await pair();
  });

  test('a swallowed end is not told either', kLimit, async () => {
    const { client, peer } = await pair();
    relay.swallow();
    let ended = false;
    peer.on('end', () => { ended = true; });
    client.destroy();
    await new Promise((later) => setTimeout(later, 100)); // as above
    assert.equal(ended, false);
  });

  test('a connection that lost nothing goes on', kLimit, async () => {
    const { client, peer } = await pair();
    relay.swallow();
    relay.plug();
    client.write('still here');
    await got(peer, Buffer.from('still here'));
  });

  test('a rate is not exceeded, nothing is lost by it', kLimit, async () => {
    const { client, peer } = await pair();
    relay.shape({ rate: 40_000 });
    const start = performance.now();
    client.write(kWords.subarray(0, 20_000));
    await got(peer, kWords.subarray(0, 20_000));
    assert.ok(performance.now() - start >= 450, `${performance.now() - start} ms`);
    relay.shape({ rate: null });
    peer.write(kWords);
    await got(client, kWords);
  });

  test('every byte comes late by the delay, in order', kLimit, async () => {
    const { client, peer } = await pair();
    relay.shape({ delay: 150 });
    const start = performance.now();
    client.write('one');
    setTimeout(() => client.write('two'), 40);
    await until('the first', () => heard(peer).length >= 3);
    assert.ok(performance.now() - start >= 149, `${performance.now() - start} ms`);
    await got(peer, Buffer.from('onetwo'));
  });

  test('dripping bytes come one at a time', kLimit, async () => {
    const { client, peer } = await pair();
    relay.shape({ drip: true });
    client.write(kWords.subarray(0, 3000));
    await got(peer, kWords.subarray(0, 3000));
    // The kernel may join some that were not read yet.
    assert.ok(peer.heard.length > 1000, `${peer.heard.length} pieces`);
    relay.shape({ drip: false });
    client.write(kWords);
    await until('the rest', () => heard(peer).length === 3000 + kWords.length);
  });

  test('dripping at a rate takes its time', kLimit, async () => {
    const { client, peer } = await pair();
    relay.shape({ drip: true, rate: 200 });
    const start = performance.now();
    client.write('0123456789'.repeat(3));
    await got(peer, Buffer.from('0123456789'.repeat(3)));
    assert.ok(performance.now() - start >= 140, `${performance.now() - start} ms`);
  });

  test('it breaks behind the byte that was asked for, once', kLimit, async () => {
    const { client, peer } = await pair();
    relay.cutAfter(7, 'up');
    client.write('0123');
    await until('four', () => heard(peer).length === 4);
    client.write('456789');
    await client.gone;
    await until('seven', () => heard(peer).length === 7);
    assert.equal(heard(peer).toString(), '0123456');
    const { client: next, peer: other } = await pair();
    next.write('0123456789');
    await got(other, Buffer.from('0123456789'));
  });

  test('a cut downwards leaves the way up alone until then', kLimit, async () => {
    const { client, peer } = await pair();
    relay.cutAfter(3, 'down');
    client.write('question');
    await got(peer, Buffer.from('question'));
    peer.write('answer');
    await Promise.all([peer.gone, until('its end', () => client.readableEnded)]);
    assert.equal(heard(client).toString(), 'ans');
  });

  test('more than it keeps waits at the sender', kLimit, async () => {
    const { client, peer } = await pair();
    relay.shape({ delay: 200 });
    const much = Buffer.alloc(3_000_000, 'x');
    client.write(much);
    await got(peer, much);
  });

  test('a server that is gone ends the connection', kLimit, async () => {
    const { client, peer } = await pair();
    peer.resetAndDestroy();
    await Promise.race([client.gone, once(client, 'end')]);
  });
});
