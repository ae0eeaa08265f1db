// SPDX-License-Identifier: GPL-3.0-or-later
// What operators change about messages that customers have: edits, deletions and reactions through the real server.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { TelegramFake } from '../../fakes/telegram/fake.mjs';
import { VkFake } from '../../fakes/vk/fake.mjs';
import { WhatsappFake } from '../../fakes/whatsapp/fake.mjs';
import { Operator } from '../support/operator.mjs';
import { kPassword, Pultd } from '../support/pultd.mjs';
import { until } from '../support/until.mjs';
import { Visitor } from '../support/visitor.mjs';

const kLimit = { timeout: 60_000 };
const kTelegramToken = '7:OwnChanges';

let server;
let owner;
let telegram;
let vk;
let whatsapp;
before(async () => {
  server = await Pultd.create();
  owner = await Operator.signIn(server, 'admin', kPassword);
  telegram = await new TelegramFake({ token: kTelegramToken, speed: 100 }).start();
  vk = await new VkFake({ speed: 100 }).start();
  whatsapp = await new WhatsappFake({ speed: 100 }).start();
  await add('telegram', { api_base: telegram.origin, token: kTelegramToken });
  await add('vk', { api_base: vk.origin, group_id: vk.groupId, access_token: vk.token, mode: 'longpoll' });
  const channel = await add('whatsapp', {
    api_base: whatsapp.origin, phone_number_id: whatsapp.phoneNumberId, business_account: whatsapp.wabaId, access_token: whatsapp.accessToken,
    app_secret: whatsapp.appSecret, verify_token: whatsapp.verifyToken,
  });
  await whatsapp.webhook.subscribe(`${server.origin}/hooks/whatsapp/${channel.key}`);
  await until('the first polls', () => telegram.ledger.calls('getUpdates') > 0 && vk.ledger.calls('groups.getLongPollServer') > 0);
});
after(async () => {
  await server?.destroy();
  for (const fake of [telegram, vk, whatsapp]) {
    await fake?.stop();
    assert.deepEqual(fake?.broken ?? [], []);
  }
});

const add = (kind, settings) => server.ctl(['channel', 'add', '--kind', kind, '--name', `${kind} ${randomUUID().slice(0, 4)}`,
  ...Object.entries(settings).flatMap(([key, value]) => ['--set', `${key}=${value}`])]);
const heard = (text) => owner.event('message.added', (event) => event.message.text === text && event.message.direction === 'in');
const becomes = async (message, test) =>
  (await owner.event('message.changed', (event) => event.message.id === message.id && test(event.message))).message;
const reasonOf = (promise) => promise.then(() => 'no error', (error) => error.reason);
const send = (dialog, text) => owner.call('message.send', { dialog_id: dialog.id, client_id: randomUUID(), kind: 'reply', text });
const edit = (message, text) => owner.call('message.edit', { message_id: message.id, text });
const remove = (message) => owner.call('message.delete', { message_id: message.id });
const react = (message, emoji) => owner.call('message.react', { message_id: message.id, emoji });

async function sent(dialog, text) {
  const { message } = await send(dialog, text);
  return becomes(message, (each) => each.state === 'accepted' || each.state === 'delivered');
}

/** What the messenger was asked to change, in order, as far as it concerns this customer. */
const asked = (fake, customer) => fake.ledger.changes.filter((each) => each.customer === customer && ['edit', 'delete', 'reaction'].includes(each.what));

for (const kind of ['telegram', 'vk'])
  test(`${kind}: edited, reacted to and deleted for the customer too, once and in order`, kLimit, async () => {
    const fake = kind === 'telegram' ? telegram : vk;
    const ann = kind === 'telegram' ? fake.customer({ first_name: 'Анна' }) : fake.customer({ first_name: 'Анна', last_name: 'Белова' });
    ann.say(`до скольких ${kind}?`);
    const { dialog, message: question } = await heard(`до скольких ${kind}?`);
    const reply = await sent(dialog, 'до 18');

    const { message: pending } = await edit(reply, 'до 20');
    assert.equal(pending.text, 'до 18', 'what the customer sees');
    assert.deepEqual(pending.changes.map(({ kind: what, text }) => [what, text]), [['edit', 'до 20']]);
    const edited = await becomes(reply, (each) => each.text === 'до 20' && !each.changes);
    assert.equal(edited.former_texts[0].text, 'до 18');
    assert.ok(edited.edited_at);
    assert.equal((await edit(reply, 'до 20')).message.edited_at, edited.edited_at, 'the same again changes nothing');

    await react(question, '👍');
    const liked = await becomes(question, (each) => each.reactions);
    assert.equal(liked.reactions[0].emoji, '👍');
    await react(question, '');
    await becomes(question, (each) => !each.reactions && !each.changes && liked);
    assert.equal(await reasonOf(react(question, 'слово')), 'invalid');

    const { message: other } = await owner.call('message.edit', { message_id: reply.id, text: 'до 21', seen_edited_at: edited.edited_at });
    assert.equal(other.changes.length, 1);
    await remove(reply);
    const gone = await becomes(reply, (each) => each.deleted_at);
    assert.equal(gone.text, 'до 21', 'kept for us');
    assert.equal(await reasonOf(edit(reply, 'до 22')), 'conflict');
    assert.deepEqual(asked(fake, ann.id).map((each) => each.what), ['edit', 'reaction', 'reaction', 'edit', 'delete']);
  });

for (const kind of ['telegram', 'vk'])
  test(`${kind}: an answer that gets lost is asked for again, and leaves no false word`, kLimit, async () => {
    const fake = kind === 'telegram' ? telegram : vk;
    const ann = fake.customer({ first_name: 'Вера' });
    ann.say(`адрес ${kind}?`);
    const { dialog } = await heard(`адрес ${kind}?`);
    const reply = await sent(dialog, 'Мира, 1');
    fake.faults.once('lost_after', { on: kind === 'telegram' ? 'editMessageText' : 'messages.edit' });
    fake.faults.once('lost_after', { on: kind === 'telegram' ? 'deleteMessages' : 'messages.delete' });
    await edit(reply, 'Мира, 2');
    const edited = await becomes(reply, (each) => each.text === 'Мира, 2' && !each.changes);
    assert.equal(edited.former_texts.length, 1);
    await remove(reply);
    const gone = await becomes(reply, (each) => each.deleted_at);
    assert.equal(gone.changes, undefined);
  });

test('a refusal of the messenger comes back in words, and the message says what the customer sees', kLimit, async () => {
  const ann = telegram.customer({ first_name: 'Ольга' });
  ann.say('номер дома?');
  const { dialog } = await heard('номер дома?');
  const reply = await sent(dialog, 'дом 1');
  // The customer's messenger doesn't have it any more.
  const there = telegram.ledger.of(ann.id).at(-1);
  for (const chat of telegram.chats.all()) if (chat.id === ann.id) chat.messages.delete(there.id);
  await edit(reply, 'дом 2');
  const refused = await becomes(reply, (each) => each.changes?.[0].error);
  assert.equal(refused.text, 'дом 1');
  assert.match(refused.changes[0].error, /not found/);
});

test('a change asked for while the message is on its way follows it, through a kill in the middle', { timeout: 120_000 }, async () => {
  const ann = telegram.customer({ first_name: 'Мария' });
  ann.say('во сколько?');
  const { dialog, message: question } = await heard('во сколько?');
  telegram.faults.once('busy', { on: 'sendMessage', retryAfter: 2 });
  telegram.faults.once('slow', { on: 'editMessageText', delayMs: 3000 });
  const { message } = await send(dialog, 'в 10');
  await react(question, '👍');
  const { message: pending } = await edit(message, 'в 11');
  // Until it leaves, the new words simply take the place of the old ones; after that they wait for it.
  assert.ok(pending.text === 'в 11' || pending.changes?.[0].text === 'в 11');
  await becomes(message, (each) => each.state === 'accepted');
  await edit(message, 'в 12');
  await until('the call', () => telegram.ledger.calls('editMessageText') > 0);
  await server.kill(); // between the call and its answer
  await edit(message, 'в 13').catch(() => {});
  await server.start();
  owner = await Operator.signIn(server, 'admin', kPassword);
  await edit(message, 'в 14');
  await until('all of it', async () => {
    const { messages } = await owner.call('dialog.history', { dialog_id: dialog.id });
    const now = messages.find((each) => each.id === message.id);
    return now.text === 'в 14' && !now.changes;
  });
  const texts = asked(telegram, ann.id).filter((each) => each.what === 'edit').map((each) => each.text);
  assert.equal(texts.at(-1), 'в 14');
  assert.deepEqual([...texts].sort(), texts, 'in the order they were asked for');
  assert.equal(telegram.ledger.of(ann.id).length, 1, 'and the message itself once');
});

test('whatsapp: a reaction goes out; edits and deletions are refused in words', kLimit, async () => {
  const ann = whatsapp.customer({ phone: '79160000077', name: 'Анна' });
  ann.say('спасибо');
  const { dialog, message: question } = await heard('спасибо');
  await react(question, '❤️');
  await becomes(question, (each) => each.reactions?.[0].emoji === '❤️');
  await until('the reaction', () => whatsapp.ledger.changes.some((each) => each.what === 'reaction' && each.emoji === '❤️'));
  const reply = await sent(dialog, 'пожалуйста');
  await assert.rejects(edit(reply, 'не за что'), (error) => {
    assert.equal(error.reason, 'invalid');
    assert.match(error.detail, /doesn't allow/);
    return true;
  });
  assert.equal(await reasonOf(remove(reply)), 'invalid');
});

test('web chat: the visitor sees an edit and a deletion at once, and after coming back', kLimit, async () => {
  const visitor = await Visitor.open(server);
  await visitor.ack(visitor.write('цена в чате?'));
  const { dialog } = await heard('цена в чате?');
  const reply = await sent(dialog, 'сто');
  const other = await sent(dialog, 'и скидка');
  const note = (await owner.call('message.send', { dialog_id: dialog.id, client_id: randomUUID(), kind: 'note', text: 'проверить' })).message;
  await visitor.message((frame) => frame.id === other.id);
  await edit(note, 'проверить завтра');
  await edit(reply, 'двести');
  assert.equal((await visitor.frame((frame) => frame.t === 'edit')).text, 'двести', 'and nothing of the note');
  await remove(other);
  assert.equal((await visitor.frame((frame) => frame.t === 'delete')).id, other.id);
  assert.equal(visitor.frames.filter((frame) => frame.id === note.id).length, 0);

  const anew = new Visitor(server);
  anew.token = visitor.token;
  await anew.connect();
  const seen = await anew.message((frame) => frame.id === reply.id);
  assert.equal(seen.text, 'двести');
  const gone = await anew.message((frame) => frame.id === other.id);
  assert.equal(gone.text, '');
  assert.equal(gone.deleted, true);
});
