// SPDX-License-Identifier: GPL-3.0-or-later
// How the Bot API simulator hands out updates: polled, and brought.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Receiver } from '../common/receiver.mjs';
import { until } from '../../e2e/support/until.mjs';
import { TelegramFake } from './fake.mjs';
import { call } from './support.mjs';

const kLimit = { timeout: 20_000 };
const kAll = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'message_reaction', 'business_connection', 'business_message', 'edited_business_message', 'deleted_business_messages'];

describe('telegram updates', () => {
  let fake;
  let ann;
  let receiver = null;

  beforeEach(async () => {
    fake = await new TelegramFake({ speed: 100 }).start();
    ann = fake.customer({ id: 7, first_name: 'Анна' });
  });
  afterEach(async () => {
    await fake.stop();
    await receiver?.close();
    receiver = null;
    assert.deepEqual(fake.broken, []);
  });

  const poll = async (params = {}) => (await call(fake, 'getUpdates', params)).body.result;
  const textsOf = (updates) => updates.map((update) => update.message.text);

  test('come again until the offset confirms them', kLimit, async () => {
    for (const text of ['a', 'b', 'c']) ann.say(text);
    const first = await poll();
    assert.deepEqual(textsOf(first), ['a', 'b', 'c']);
    assert.deepEqual(first.map((update) => update.update_id - first[0].update_id), [0, 1, 2]);
    assert.deepEqual(textsOf(await poll({ limit: 2, offset: first[1].update_id })), ['b', 'c']);
    assert.deepEqual(textsOf(await poll({ offset: first[2].update_id + 1, timeout: 1 })), []);
  });

  test('a negative offset drops all but the last', kLimit, async () => {
    for (const text of ['a', 'b', 'c']) ann.say(text);
    assert.deepEqual(textsOf(await poll({ offset: -1 })), ['c']);
    assert.deepEqual(textsOf(await poll()), ['c']);
  });

  test('the same offset within half a second gets one at a time', kLimit, async () => {
    fake.pace.speed = 1;
    for (const text of ['a', 'b', 'c']) ann.say(text);
    assert.equal((await poll()).length, 3);
    assert.equal((await poll()).length, 1);
  });

  test('a long poll ends with the first news', kLimit, async () => {
    const waiting = poll({ timeout: 50 });
    await until('somebody polls', () => fake.ledger.calls('getUpdates') === 1);
    ann.say('hi');
    assert.deepEqual(textsOf(await waiting), ['hi']);
  });

  test('a second poller throws the first out', kLimit, async () => {
    const first = call(fake, 'getUpdates', { timeout: 50 });
    await until('the first polls', () => fake.ledger.calls('getUpdates') === 1);
    const second = poll({ timeout: 50, offset: 5 });
    const refusal = await first;
    assert.equal(refusal.status, 409);
    assert.match(refusal.body.description, /terminated by other getUpdates request/);
    ann.say('hi');
    assert.deepEqual(textsOf(await second), ['hi']);
  });

  test("there is no polling while a webhook is set, and what waits isn't lost by the change", kLimit, async () => {
    receiver = await Receiver.open(() => ({ status: 500 }));
    await call(fake, 'setWebhook', { url: receiver.url });
    ann.say('hi');
    const refusal = await call(fake, 'getUpdates');
    assert.equal(refusal.status, 409);
    assert.match(refusal.body.description, /webhook is active/);
    await until('it was tried', () => receiver.came.length > 1);
    const { pending_update_count, last_error_message } = (await call(fake, 'getWebhookInfo')).body.result;
    assert.equal(pending_update_count, 1);
    assert.match(last_error_message, /500/);
    await call(fake, 'deleteWebhook');
    assert.deepEqual(textsOf(await poll()), ['hi']);
  });

  test('only the kinds come that were asked for; reactions must be', kLimit, async () => {
    const message = ann.say('hi');
    ann.react(message, '👍');
    const [update, ...more] = await poll({ allowed_updates: kAll });
    assert.deepEqual(more, []);
    ann.react(message, '🔥');
    assert.equal((await poll({ offset: update.update_id + 1 })).at(-1).message_reaction.new_reaction[0].emoji, '🔥');
  });

  test('a button that was pressed is forgotten after two and a half minutes, a message stays a day', kLimit, async () => {
    fake.pace.speed = 100_000;
    ann.press(ann.say('a'), 'x');
    await until('the query is too old', () => fake.updates.count === 1);
    assert.deepEqual(textsOf(await poll()), ['a']);
  });

  test('a webhook carries the secret, and keeps the order of a chat whatever fails', kLimit, async () => {
    let failures = 3;
    receiver = await Receiver.open((_, body) => ({ status: body.includes('"one 2"') && failures-- > 0 ? 503 : 200 }));
    await call(fake, 'setWebhook', { url: receiver.url, secret_token: 'S3-cret_' });
    const boris = fake.customer({ id: 8 });
    for (let n = 1; n <= 4; ++n) {
      ann.say(`one ${n}`);
      boris.say(`two ${n}`);
    }
    await fake.webhook.courier.settled();
    assert.ok(receiver.came.every(({ headers }) => headers['x-telegram-bot-api-secret-token'] === 'S3-cret_'));
    const of = (chat) => [...new Set(receiver.bodies.filter((update) => update.message.chat.id === chat).map((update) => update.message.text))];
    assert.deepEqual(of(7), ['one 1', 'one 2', 'one 3', 'one 4']);
    assert.deepEqual(of(8), ['two 1', 'two 2', 'two 3', 'two 4']);
    assert.equal(receiver.bodies.filter((update) => update.message.text === 'one 2').length, 4);
    assert.equal(fake.ledger.acknowledged.length, 8);
  });

  test('waits as long as the receiver asks', kLimit, async () => {
    receiver = await Receiver.open((_, __, count) => (count === 1 ? { status: 503, headers: { 'retry-after': '20' } } : {}));
    await call(fake, 'setWebhook', { url: receiver.url });
    ann.say('a');
    await fake.webhook.courier.settled();
    assert.ok(receiver.came[1].at - receiver.came[0].at >= 190, 'twenty seconds at a hundredfold speed');
  });

  test('duplicates, twins and unread answers are told in the ledger', kLimit, async () => {
    receiver = await Receiver.open();
    await call(fake, 'setWebhook', { url: receiver.url });
    fake.webhook.courier.misbehave({ duplicate: 0.3, twins: 0.2, cut: 0.2, delayMs: 5, seed: 3 });
    for (let n = 0; n < 100; ++n) fake.customer({ id: 100 + (n % 5) }).say(`text ${n}`);
    await fake.webhook.courier.settled();
    assert.ok(receiver.came.length > 120, `${receiver.came.length} deliveries`);
    assert.equal(new Set(receiver.bodies.map((update) => update.update_id)).size, 100);
    assert.equal(fake.ledger.hooks.filter((hook) => hook.attempts > 1).length > 30, true);
  });

  test('addresses that Telegram refuses, and a second setWebhook within a second', kLimit, async () => {
    fake.pace.speed = 1;
    assert.match((await call(fake, 'setWebhook', { url: 'http://shop.example/x' })).body.description, /HTTPS URL must be provided/);
    assert.equal((await call(fake, 'setWebhook', { url: 'https://shop.example/x' })).status, 429);
  });

  test('every kind a customer can send is one the schema knows', kLimit, async () => {
    await poll({ allowed_updates: kAll });
    ann.start('ad42');
    const asked = ann.say('посмотрите https://shop.example', { reply: 1 });
    ann.photo({ caption: 'фото' });
    ann.album([{ caption: '1' }, {}, {}]);
    for (const verb of ['video', 'animation', 'videoNote', 'voice', 'audio', 'document', 'namelessDocument', 'sticker', 'venue', 'contact', 'poll', 'dice', 'story']) ann[verb]();
    ann.move(ann.location({ live_period: 900 }), 55.8, 37.7);
    ann.forward('чужие слова', { chat: 'Новости' });
    ann.answerElsewhere('а это?');
    ann.unknown();
    ann.edit(asked, 'исправлено');
    ann.react(asked, '👍');
    ann.press(asked, 'yes');
    ann.block();
    ann.unblock();
    const group = fake.group();
    const boris = group.member();
    group.joins(boris.user);
    group.retitle(boris.user, 'Дача');
    group.pin(boris.user, boris.photo());
    group.migrate(boris.user);
    const business = fake.customer({ id: 9 });
    business.connectBusiness();
    business.edit(business.say('a'), 'b');
    business.delete(business.say('c'));
    const updates = await poll({ offset: 1 });
    const kinds = new Set(updates.map((update) => Object.keys(update)[1]));
    assert.deepEqual([...kinds].sort(), [...kAll].sort());
    assert.ok(updates.length > 38, `${updates.length} updates`);
  });
});
