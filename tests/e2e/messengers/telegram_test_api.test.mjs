// SPDX-License-Identifier: GPL-3.0-or-later
// The real server polling telegram-test-api, a Bot API server that others wrote: it knows text and buttons, answers 500
// to everything else, ignores offset and timeout, and says null where Telegram says true.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { Operator } from '../support/operator.mjs';
import { kPassword, Pultd } from '../support/pultd.mjs';
import { until } from '../support/until.mjs';

const TelegramServer = createRequire(new URL('../../fakes/package.json', import.meta.url))('telegram-test-api');
const kLimit = { timeout: 60_000 };
const kToken = '123:ABC';
const kAnn = { id: 7, first_name: 'Анна', is_bot: false };

async function freePort() {
  const probe = createServer();
  await new Promise((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address();
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** `polls` counts how often the bot asks. */
function countPolls(telegram) {
  const answer = telegram.getUpdates.bind(telegram);
  telegram.polls = 0;
  telegram.getUpdates = (token) => {
    ++telegram.polls;
    return answer(token);
  };
}

describe("others' Bot API server", () => {
  let server;
  let owner;
  let telegram;
  let base;

  before(async () => {
    const port = await freePort();
    telegram = new TelegramServer({ port, host: '127.0.0.1', storeTimeout: 600 });
    countPolls(telegram);
    await telegram.start();
    base = `http://127.0.0.1:${port}`;
    server = await Pultd.create();
    owner = await Operator.signIn(server, 'admin', kPassword);
    await server.ctl(['channel', 'add', '--kind', 'telegram', '--name', 'Bot', '--set', `api_base=${base}`, '--set', `token=${kToken}`]);
  });
  after(async () => {
    await server?.destroy();
    await telegram?.stop();
  });

  const ask = async (path, body) => (await fetch(`${base}/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();
  const say = (text) => ask('sendMessage', { botToken: kToken, from: kAnn, chat: { id: 7, type: 'private', first_name: 'Анна' }, date: Math.floor(Date.now() / 1000), text });
  const timesTold = (text) => telegram.getUpdatesHistory(kToken).filter(({ message }) => message?.text === text).length;
  const heard = (text) => owner.event('message.added', (event) => event.message.text === text);

  test('a question arrives once, the answer goes out once', kLimit, async () => {
    await say('Сколько стоит зал?');
    const { dialog } = await heard('Сколько стоит зал?');
    assert.equal(dialog.customer_name, 'Анна');
    const { message } = await owner.call('message.send', { dialog_id: dialog.id, client_id: randomUUID(), kind: 'reply', text: 'Пять тысяч' });
    await owner.event('message.changed', (event) => event.message.id === message.id && event.message.state === 'accepted');
    await say('Спасибо');
    await heard('Спасибо');
    assert.equal(timesTold('Пять тысяч'), 1);
    const { messages } = await owner.call('dialog.history', { dialog_id: dialog.id });
    assert.deepEqual(messages.filter((each) => each.direction === 'in').map((each) => each.text), ['Сколько стоит зал?', 'Спасибо']);
  });

  test('a server that answers at once is not asked without a breath', kLimit, async () => {
    const before = telegram.polls;
    const from = Date.now();
    await until('it goes on asking', () => telegram.polls > before + 3);
    const perSecond = (telegram.polls - before) / ((Date.now() - from) / 1000);
    assert.ok(perSecond < 50, `${perSecond} questions a second`);
  });
});
