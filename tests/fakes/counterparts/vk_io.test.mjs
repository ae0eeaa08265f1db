// SPDX-License-Identifier: GPL-3.0-or-later
// vk-io, a VK library that others wrote, as a bot of our VK simulator.
import assert from 'node:assert/strict';
import { Agent, createServer } from 'node:http';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Keyboard, VK } from 'vk-io';
import { until } from '../../e2e/support/until.mjs';
import { readSample } from '../common/samples.mjs';
import { VkFake } from '../vk/fake.mjs';

const kLimit = { timeout: 30_000 };

describe('vk-io', () => {
  let fake;
  let ann;
  let server = null;
  let vk;

  beforeEach(async () => {
    fake = await new VkFake({ speed: 20 }).start();
    ann = fake.customer({ id: 5, first_name: 'Анна' });
    vk = new VK({
      token: fake.token, apiBaseUrl: `${fake.origin}/method`, agent: new Agent(), pollingGroupId: fake.groupId, webhookSecret: 's3cret', webhookConfirmation: fake.confirmation,
      apiVersion: '5.199', apiTimeout: 5000, apiRetryLimit: 3, apiLimit: 20, uploadTimeout: 3000,
    });
  });
  afterEach(async () => {
    await vk.updates.stop();
    await fake.stop();
    server?.closeAllConnections();
    server?.close();
    server = null;
    assert.deepEqual(fake.broken, []);
  });

  test('polls, answers in order, survives another key', kLimit, async () => {
    fake.enableLongPoll();
    vk.updates.on('message_new', (context) => context.send(`echo ${context.text}`));
    await vk.updates.startPolling();
    const texts = Array.from({ length: 20 }, (_, n) => `text ${n}`);
    for (const text of texts.slice(0, 10)) ann.say(text);
    await until('ten were answered', () => fake.ledger.texts(5).length === 10);
    fake.events.rotateKey();
    ann.type(); // ends the poll under way
    // It forgets how far it was, too, unlike what VK asks for: what comes meanwhile would be lost to it.
    await until('it polls with the new key', () => fake.ledger.calls('groups.getLongPollServer') === 2 && fake.events.pollers === 1);
    for (const text of texts.slice(10)) ann.say(text);
    await until('all were answered', () => fake.ledger.texts(5).length === 20);
    const { lost, doubled, unexpected } = fake.ledger.compare(5, texts.map((text) => `echo ${text}`));
    assert.deepEqual([lost, doubled, unexpected], [[], [], []]);
  });

  test('reads what customers send', kLimit, async () => {
    fake.enableLongPoll();
    const heard = new Map();
    vk.updates.on('message_new', (context) => {
      for (const { type } of context.attachments) heard.set(type, true);
      if (context.hasReplyMessage) heard.set('reply', context.replyMessage.text);
      if (context.hasForwards) heard.set('forward', context.forwards.length);
      if (context.hasGeo) heard.set('geo', true);
      if (context.hasMessagePayload) heard.set('payload', context.messagePayload);
      if (context.referralValue) heard.set('ref', context.referralValue);
    });
    vk.updates.on('message_event', (context) => heard.set('event', context.eventPayload));
    vk.updates.on('message_typing_state', (context) => heard.set('typing', context.isUser));
    vk.updates.on('message_edit', (context) => heard.set('edit', context.text));
    await vk.updates.startPolling();
    const first = ann.start({ ref: 'ad42' });
    ann.say('и', { reply: first });
    for (const verb of ['photo', 'video', 'audio', 'voice', 'document', 'sticker', 'graffiti', 'link', 'wall', 'market', 'gift', 'story', 'poll', 'location', 'type']) ann[verb]();
    ann.forward(['чужое']);
    ann.press(first, { yes: 1 });
    ann.edit(first, 'исправлено');
    const wanted = ['photo', 'video', 'audio', 'audio_message', 'doc', 'sticker', 'graffiti', 'link', 'wall', 'market', 'gift', 'story', 'poll', 'reply', 'forward', 'geo', 'payload', 'ref', 'event', 'typing', 'edit'];
    await until('everything was heard', () => wanted.every((kind) => heard.has(kind))).catch(() => assert.deepEqual([...heard.keys()].sort(), wanted.sort()));
    assert.deepEqual([heard.get('reply'), heard.get('payload'), heard.get('event'), heard.get('ref'), heard.get('edit')], ['Начать', { command: 'start' }, { yes: 1 }, 'ad42', 'исправлено']);
  });

  test('uploads and sends photos and documents, keyboards and quotes', kLimit, async () => {
    const first = ann.say('привет');
    const source = (name, filename = name) => ({ source: { value: readSample(name), filename }, peer_id: 5 });
    const photo = await vk.upload.messagePhoto(source('photo.jpg'));
    const document = await vk.upload.messageDocument(source('document.pdf'));
    await vk.api.messages.send({ peer_id: 5, random_id: 1, attachment: `${photo}`, message: 'вид' });
    await vk.api.messages.send({ peer_id: 5, random_id: 2, attachment: `${document}` });
    const keyboard = Keyboard.builder().textButton({ label: 'Да', payload: { yes: 1 } }).inline();
    const forward = JSON.stringify({ peer_id: 5, conversation_message_ids: [first.conversation_message_id], is_reply: 1 });
    await vk.api.messages.send({ peer_id: 5, random_id: 3, message: 'да?', keyboard, forward });
    assert.deepEqual(fake.ledger.of(5).map((entry) => [entry.kind, entry.text]), [['photo', 'вид'], ['doc', ''], ['text', 'да?']]);
    assert.equal(fake.ledger.of(5)[2].body.reply_message.text, 'привет');
    const [user] = await vk.api.users.get({ user_ids: [5], fields: ['photo_100'] });
    assert.equal(user.first_name, 'Анна');
    await assert.rejects(vk.api.messages.send({ peer_id: 6, random_id: 4, message: 'a' }), (error) => error.code === 901);
  });

  test('takes events by Callback API, after the confirmation, with the secret', kLimit, async () => {
    const handle = vk.updates.getWebhookCallback('/vk');
    server = createServer((request, response) => handle(request, response));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${server.address().port}/vk`;
    const heard = [];
    vk.updates.on('message_new', (context) => void heard.push(context.text));
    const connected = await fake.connect(url, { secret: 's3cret' });
    for (const text of ['a', 'b']) ann.say(text);
    await fake.events.courier.settled();
    assert.deepEqual(heard.sort(), ['a', 'b']);
    connected.secret_key = 'wrong';
    ann.say('c');
    await until('it was refused', () => fake.ledger.hooks.some((hook) => hook.statuses.includes(403)));
    assert.equal(heard.length, 2);
  });
});
