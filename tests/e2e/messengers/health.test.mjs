// SPDX-License-Identifier: GPL-3.0-or-later
// A channel in trouble is told of at the desk within five seconds of the moment when the server could know.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { TelegramFake } from '../../fakes/telegram/fake.mjs';
import { VkFake } from '../../fakes/vk/fake.mjs';
import { WhatsappFake } from '../../fakes/whatsapp/fake.mjs';
import { Operator } from '../support/operator.mjs';
import { kPassword, Pultd } from '../support/pultd.mjs';
import { until } from '../support/until.mjs';

const kLimit = { timeout: 60_000 };
const kWithinMs = 5000;

let server;
let owner;
before(async () => {
  server = await Pultd.create();
  owner = await Operator.signIn(server, 'admin', kPassword);
});
after(async () => server?.destroy());

const add = (kind, settings) => server.ctl(['channel', 'add', '--kind', kind, '--name', `${kind} ${randomUUID().slice(0, 4)}`, ...Object.entries(settings).flatMap(([key, value]) => ['--set', `${key}=${value}`])]);

/** Milliseconds from `from` until the operator is told that the channel is in this state. */
async function toldAfter(t, channel, state, from) {
  const seen = owner.events.length;
  const event = await until(`${state}`, () => owner.events.slice(Math.max(0, seen - 5)).find((each) => each.type === 'channel.changed' && each.channel.id === channel.id && each.channel.state === state));
  const ms = Date.now() - from;
  t.diagnostic(`${state} after ${ms} ms: ${event.channel.reason ?? ''}`);
  return ms;
}

/** A dialog of somebody who has just written. */
const heard = async (text) => (await owner.event('message.added', (event) => event.message.text === text)).dialog;
const reply = (dialog, text) => owner.call('message.send', { dialog_id: dialog.id, client_id: randomUUID(), kind: 'reply', text });

test('a polled bot: revoked, given a new token, gone, back', kLimit, async (t) => {
  const telegram = await new TelegramFake({ token: '1:AAA' }).start();
  const channel = await add('telegram', { api_base: telegram.origin, token: telegram.token });
  await until('the first poll', () => telegram.ledger.calls('getUpdates') > 0);
  // Telegram ends the question that waits when it revokes a token.
  let from = Date.now();
  telegram.revokeToken('1:BBB');
  telegram.m_host.cut();
  assert.ok((await toldAfter(t, channel, 'misconfigured', from)) < kWithinMs);
  from = Date.now();
  await server.ctl(['channel', 'update', String(channel.id), '--set', 'token=1:BBB']);
  assert.ok((await toldAfter(t, channel, 'ok', from)) < 2 * kWithinMs);
  from = Date.now();
  await telegram.goAway();
  assert.ok((await toldAfter(t, channel, 'degraded', from)) < kWithinMs);
  from = Date.now();
  await telegram.comeBack();
  telegram.customer({ first_name: 'Анна' }).say('снова здесь');
  assert.ok((await toldAfter(t, channel, 'ok', from)) < 2 * kWithinMs);
  await telegram.stop();
});

test('a polled community: revoked, gone', kLimit, async (t) => {
  const vk = await new VkFake().start();
  const channel = await add('vk', { api_base: vk.origin, group_id: vk.groupId, access_token: vk.token, mode: 'longpoll' });
  await until('the first poll', () => vk.events.pollers > 0);
  let from = Date.now();
  await vk.goAway();
  assert.ok((await toldAfter(t, channel, 'degraded', from)) < kWithinMs);
  await vk.comeBack();
  await until('it polls again', () => vk.events.pollers > 0);
  vk.customer({ id: 5 }).say('снова здесь');
  await heard('снова здесь');
  await toldAfter(t, channel, 'ok', Date.now());
  // A key for polling outlives the token; with the next one the refusal comes.
  from = Date.now();
  vk.revokeToken();
  vk.events.rotateKey();
  vk.m_host.cut();
  assert.ok((await toldAfter(t, channel, 'misconfigured', from)) < kWithinMs);
  await vk.stop();
});

test('WhatsApp, which is only asked when there is something to send: revoked, gone', kLimit, async (t) => {
  const whatsapp = await new WhatsappFake().start();
  const channel = await add('whatsapp', { api_base: whatsapp.origin, phone_number_id: whatsapp.phoneNumberId, business_account: whatsapp.wabaId,
    access_token: whatsapp.accessToken, app_secret: whatsapp.appSecret, verify_token: whatsapp.verifyToken });
  await whatsapp.webhook.subscribe(`${server.origin}/hooks/whatsapp/${channel.key}`);
  whatsapp.customer({ phone: '79160000001', name: 'Анна' }).say('есть кто?');
  const dialog = await heard('есть кто?');
  let from = Date.now();
  await whatsapp.goAway();
  await reply(dialog, 'слышно?');
  assert.ok((await toldAfter(t, channel, 'degraded', from)) < kWithinMs);
  whatsapp.revokeToken();
  await whatsapp.comeBack();
  await until('it is asked again', () => whatsapp.ledger.refusals.length > 0);
  from = whatsapp.ledger.refusals[0].at;
  assert.ok((await toldAfter(t, channel, 'misconfigured', from)) < kWithinMs);
  await whatsapp.stop();
});
