// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 under load, with a ledger outside of the server: nothing acknowledged is lost, nothing comes twice.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { Operator } from '../support/operator.mjs';
import { kPassword, Pultd } from '../support/pultd.mjs';
import { until } from '../support/until.mjs';
import { Visitor } from '../support/visitor.mjs';

const kKills = Number(process.env.PULT_KILLS ?? 20);
const kVisitors = 8;

let server;
before(async () => {
  server = await Pultd.create({ settings: { message_burst: '100000', messages_per_minute: '100000' } });
});
after(async () => server?.destroy());

/** Keeps a connection alive over crashes until told to stop. */
async function keepConnected(isOpen, connect, isStopped) {
  while (!isStopped()) {
    if (!isOpen()) await connect().catch(() => {});
    await pause(20);
  }
}

test(`${kKills} kills under load: 0 lost, 0 doubled, order kept`, { timeout: 280_000 }, async () => {
  let stopped = false;
  const isStopped = () => stopped;

  const operator = await Operator.signIn(server, 'admin', kPassword);
  const visitors = await Promise.all(Array.from({ length: kVisitors }, () => Visitor.open(server)));
  const sent = visitors.map(() => []); // texts in the order written
  const writers = visitors.map(async (visitor, index) => {
    for (let n = 0; !stopped; ++n) {
      const text = `visitor ${index} message ${n}`;
      sent[index].push(text);
      // The next is written when this one is acknowledged: the order is the visitor's.
      const cid = visitor.write(text);
      await until('an ack', () => visitor.acks.has(cid), 60_000);
      await pause(5 + Math.random() * 20);
    }
  });

  const replies = new Map(); // client_id -> text
  const answering = (async () => {
    for (let n = 0; !stopped; ++n) {
      const dialogs = await operator.call('dialog.list', {}).then((page) => page.dialogs).catch(() => []);
      for (const dialog of dialogs) {
        const clientId = randomUUID();
        const text = `reply ${n} to dialog ${dialog.id}`;
        replies.set(clientId, text);
        // Repeated with the same client_id until the server says that it has it.
        while (true) {
          const done = await operator
            .call('message.send', { dialog_id: dialog.id, client_id: clientId, kind: 'reply', text })
            .then(() => true, (error) => { if (error.reason) throw error; return false; });
          if (done) break;
          await pause(20);
        }
      }
      await pause(10);
    }
  })();

  const connections = [
    ...visitors.map((visitor) => keepConnected(() => visitor.isOpen, () => visitor.connect(), isStopped)),
    keepConnected(() => !operator.closed, () => operator.resume(), isStopped),
  ];

  for (let kill = 0; kill < kKills; ++kill) {
    await pause(150 + Math.random() * 350);
    await server.kill();
    await server.start();
  }
  await pause(500);
  stopped = true;
  await Promise.all([...writers, answering]);
  await Promise.all(connections);

  const listed = await operator.call('dialog.list', { limit: 200 });
  assert.equal(listed.dialogs.length, kVisitors, 'one open dialog a visitor');
  const stored = await Promise.all(listed.dialogs.map((dialog) => wholeHistory(operator, dialog.thread_id)));

  for (const [index, texts] of sent.entries()) {
    const history = stored.find((messages) => messages[0].text === texts[0]);
    assert.ok(history, `the thread of visitor ${index} is there`);
    assert.deepEqual(history.filter((m) => m.direction === 'in').map((m) => m.text), texts, 'nothing lost, doubled or reordered');
  }
  const stuck = stored.flat().filter((m) => m.direction === 'out');
  const count = new Map();
  for (const message of stuck) count.set(message.client_id, (count.get(message.client_id) ?? 0) + 1);
  for (const [clientId, text] of replies) assert.equal(count.get(clientId), 1, `"${text}" stands once`);

  // The visitors' own streams: every reply once, rising without a gap.
  for (const visitor of visitors) {
    if (!visitor.isOpen) await visitor.connect();
    const own = stored.find((messages) => messages[0].text === sent[visitors.indexOf(visitor)][0]);
    const expected = own.filter((m) => m.direction === 'out').map((m) => m.text);
    await until('all replies', () => visitor.messages.filter((m) => m.from === 'operator').length >= expected.length, 20_000);
    assert.deepEqual(visitor.messages.filter((m) => m.from === 'operator').map((m) => m.text).sort(), [...expected].sort());
  }

  // The operator's stream over all the cuts: rising, no repeat.
  for (let i = 1; i < operator.events.length; ++i)
    assert.ok(operator.events[i].seq > operator.events[i - 1].seq, 'seq rises');
  const seen = new Set(operator.events.filter((e) => e.type === 'message.added').map((e) => e.message.id));
  for (const message of stored.flat()) assert.ok(seen.has(message.id), `the operator was told of "${message.text}"`);

  assert.equal(await server.stop(), 0, 'a graceful stop');
  const verdict = await server.ctl(['verify']);
  assert.deepEqual(verdict.problems, [], 'verify finds nothing');
});

async function wholeHistory(operator, threadId) {
  let messages = [];
  let before;
  do {
    const page = await operator.call('dialog.history', { thread_id: threadId, before, limit: 200 });
    messages = [...page.messages, ...messages];
    before = page.next ?? undefined;
  } while (before);
  return messages;
}
