// SPDX-License-Identifier: GPL-3.0-or-later
// The program that a demonstration starts.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from '../../e2e/support/until.mjs';
import { Random } from './random.mjs';
import { Receiver } from './receiver.mjs';
import { Day } from '../day.mjs';
import { TelegramFake } from '../telegram/fake.mjs';
import { VkFake } from '../vk/fake.mjs';
import { WhatsappFake } from '../whatsapp/fake.mjs';

const kProgram = fileURLToPath(new URL('../run.mjs', import.meta.url));

test('the program starts all three, brings webhooks, and ends when it is told', { timeout: 30_000 }, async (context) => {
  const receiver = await Receiver.open((request, body) => {
    const challenge = new URL(request.url, 'http://x').searchParams.get('hub.challenge');
    if (challenge) return { body: challenge };
    return { body: body.includes('"confirmation"') ? 'c0ffee11' : 'ok' };
  });
  const hooks = ['telegram', 'whatsapp', 'vk'].flatMap((name) => [`--${name}-hook`, `${receiver.url}/${name}`]);
  const child = spawn(process.execPath, [kProgram, '--every', '0.2', ...hooks], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  context.after(() => receiver.close());
  context.after(() => child.kill('SIGKILL'));
  const [line] = await once(createInterface(child.stdout), 'line');
  const ready = JSON.parse(line);
  assert.equal(ready.event, 'ready');
  const me = await (await fetch(`${ready.telegram.api_base}/bot${ready.telegram.token}/getMe`)).json();
  assert.equal(me.result.username, 'hotel_bot');
  const came = (part) => receiver.bodies.some((body) => body[part] !== undefined);
  await until('all three have written', () => came('update_id') && came('entry') && came('object'));
  child.kill('SIGTERM');
  const [code] = await exited;
  assert.equal(code, 0);
});

test('a day has every scene of it, and each is one the schemas know', { timeout: 30_000 }, async () => {
  const [telegram, whatsapp, vk] = [new TelegramFake(), new WhatsappFake(), new VkFake()];
  await Promise.all([telegram.start(), whatsapp.start(), vk.start()]);
  vk.enableLongPoll();
  const plan = [];
  let now = 0;
  const day = new Day({ telegram, whatsapp, vk, random: new Random(1), later: (ms, action) => void plan.push({ at: now + ms, action }) });
  day.start();
  for (let next; (next = plan.sort((a, b) => a.at - b.at).shift()).at < 300_000; ) {
    now = next.at;
    next.action();
  }
  assert.ok(telegram.updates.count > 30, `${telegram.updates.count} updates of Telegram`);
  assert.ok(whatsapp.received.size > 30, `${whatsapp.received.size} messages of WhatsApp`);
  assert.ok(vk.talks.freshId() > 1030, 'thirty messages of VK');
  await Promise.all([telegram.stop(), whatsapp.stop(), vk.stop()]);
});
