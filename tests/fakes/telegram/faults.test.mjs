// SPDX-License-Identifier: GPL-3.0-or-later
// Faults on command, and what the ledger makes of them.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { kAmbiguous } from '../common/faults.mjs';
import { TelegramFake } from './fake.mjs';
import { call } from './support.mjs';

const kLimit = { timeout: 20_000 };

describe('telegram faults', () => {
  let fake;

  beforeEach(async () => {
    fake = await new TelegramFake({ speed: 100 }).start();
    fake.customer({ id: 7 }).start();
  });
  afterEach(async () => {
    await fake.stop();
    assert.deepEqual(fake.broken, []);
  });

  const send = (text) => call(fake, 'sendMessage', { chat_id: 7, text });

  test('busy and broken speak the words of the Bot API', kLimit, async () => {
    fake.faults.once('busy', { on: 'sendMessage', retryAfter: 7 });
    fake.faults.once('broken', { on: 'sendMessage' });
    const busy = await send('a');
    assert.deepEqual([busy.status, busy.headers.get('retry-after'), busy.body.parameters.retry_after], [429, '7', 7]);
    const broken = await send('a');
    assert.deepEqual([broken.status, broken.body.ok], [500, false]);
    assert.equal((await send('a')).status, 200);
    assert.deepEqual(fake.ledger.texts(7), ['a']);
  });

  test('a lost answer may have been taken or not', kLimit, async () => {
    fake.faults.once('lost_before');
    await assert.rejects(send('before'));
    fake.faults.once('lost_after');
    await assert.rejects(send('after'));
    fake.faults.once('half', { taken: true });
    await assert.rejects(send('half'));
    fake.faults.once('html', { taken: false });
    assert.match((await send('html')).body, /<html>/);
    fake.faults.once('empty', { taken: true });
    assert.equal((await send('empty')).body, '');
    fake.faults.once('gateway', { taken: false });
    assert.equal((await send('gateway')).status, 502);
    assert.deepEqual(fake.ledger.texts(7), ['after', 'half', 'empty']);
  });

  test('the same seed makes the same mixture', kLimit, async () => {
    const run = async () => {
      const before = fake.faults.happened.length;
      fake.faults.mix({ share: 0.3, seed: 42, on: 'sendMessage' });
      for (let n = 0; n < 60; ++n) await send(`text ${n}`).catch(() => {});
      return fake.faults.happened.slice(before).map(({ kind, taken }) => `${kind} ${taken}`);
    };
    const first = await run();
    assert.ok(first.length > 8 && first.length < 30, `${first.length} faults in 60 calls`);
    assert.deepEqual(await run(), first);
  });

  test('the ledger finds the lost, the doubled and the reordered of a careless sender', kLimit, async () => {
    const texts = Array.from({ length: 80 }, (_, n) => `text ${n}`);
    fake.faults.mix({ share: 0.4, kinds: kAmbiguous.filter((kind) => kind !== 'hang'), seed: 5, on: 'sendMessage' });
    for (const text of texts) {
      const { status, body } = await send(text).catch(() => ({ status: 0 }));
      if (status !== 200 || !body?.ok) await send(text).catch(() => {});
    }
    const { lost, doubled, reordered, unexpected } = fake.ledger.compare(7, texts);
    assert.ok(doubled.length > 5, `${doubled.length} doubled`);
    assert.ok(lost.length > 0, `${lost.length} lost`);
    assert.deepEqual([reordered, unexpected], [[], []]);
  });

  test('an outage: nobody is there, then everybody is again', kLimit, async () => {
    await fake.goAway();
    await assert.rejects(send('a'));
    await fake.comeBack();
    assert.equal((await send('b')).status, 200);
    assert.deepEqual(fake.ledger.texts(7), ['b']);
  });

  test('other processes ask through the control door', kLimit, async () => {
    const ask = async (order, ...args) => (await fetch(`${fake.origin}/_control`, { method: 'POST', body: JSON.stringify({ do: order, with: args }) })).json();
    const said = (await ask('play', { id: 9, first_name: 'Олег' }, 'say', 'привет')).result;
    assert.equal(said.text, 'привет');
    await ask('faultOnce', 'busy', { on: 'sendMessage' });
    assert.equal((await send('a')).status, 429);
    await call(fake, 'sendMessage', { chat_id: 9, text: 'здравствуйте' });
    assert.deepEqual((await ask('ledger')).result.arrived.map((entry) => entry.text), ['здравствуйте']);
    assert.match((await ask('play', { id: 9 }, 'fly')).error, /can't fly/);
  });
});
