// SPDX-License-Identifier: GPL-3.0-or-later
// The real server between operators and a simulated Telegram, by polling and by webhook.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { readSample } from '../../fakes/common/samples.mjs';
import { TelegramFake } from '../../fakes/telegram/fake.mjs';
import { Operator } from '../support/operator.mjs';
import { kPassword, Pultd } from '../support/pultd.mjs';
import { until } from '../support/until.mjs';
import { upload } from '../support/upload.mjs';

const kLimit = { timeout: 60_000 };
const kNothing = { lost: [], doubled: [], reordered: [], unexpected: [] };

let server;
let owner;
before(async () => {
  server = await Pultd.create();
  owner = await Operator.signIn(server, 'admin', kPassword);
});
after(async () => server?.destroy());

const heard = (text) => owner.event('message.added', (event) => event.message.text === text);
const changed = (message, test) => owner.event('message.changed', (event) => event.message.id === message.id && test(event.message));
const channelIs = (id, state) => owner.event('channel.changed', (event) => event.channel.id === id && event.channel.state === state);

async function reply(dialog, text, extra = {}) {
  const { message } = await owner.call('message.send', { dialog_id: dialog.id, client_id: randomUUID(), kind: 'reply', text, ...extra });
  return message;
}

async function connect(telegram, settings = {}) {
  const set = { api_base: telegram.origin, token: telegram.token, ...settings };
  return server.ctl(['channel', 'add', '--kind', 'telegram', '--name', `Bot ${randomUUID().slice(0, 4)}`,
    ...Object.entries(set).flatMap(([key, value]) => ['--set', `${key}=${value}`])]);
}

describe('polling', () => {
  let telegram;
  let channel;
  let ann;
  before(async () => {
    telegram = await new TelegramFake({ token: '1:AAA', speed: 100 }).start();
    channel = await connect(telegram);
    await until('the first poll', () => telegram.ledger.calls('getUpdates') > 0);
    ann = telegram.customer({ first_name: 'Анна' });
  });
  after(async () => {
    await telegram.stop();
    assert.deepEqual(telegram.broken, []);
  });

  test('a question arrives, the answer goes out once', kLimit, async () => {
    ann.say('Сколько стоит зал?');
    const { dialog, message } = await heard('Сколько стоит зал?');
    assert.equal(dialog.customer_name, 'Анна');
    assert.equal((await server.ctl(['channel', 'test', String(channel.id)])).ok, true);
    const sent = await reply(dialog, 'Пять тысяч', { reply_to: message.id });
    await changed(sent, (each) => each.state === 'accepted');
    assert.deepEqual(telegram.ledger.compare(ann.id, ['Пять тысяч']), kNothing);
  });

  test('an edit, a picture, a reaction', kLimit, async () => {
    const said = ann.say('в 12');
    const { message, dialog } = await heard('в 12');
    ann.edit(said, 'в 13');
    const edited = await changed(message, (each) => each.text === 'в 13');
    assert.equal(edited.message.former_texts[0].text, 'в 12');
    ann.photo({ caption: 'вот' });
    const photo = await heard('вот');
    assert.equal(photo.dialog.id, dialog.id);
    await changed(photo.message, (each) => each.attachments[0].file_id);
  });

  test('buttons are put before the customer, and what he presses comes back', kLimit, async () => {
    ann.say('выбор');
    const { dialog } = await heard('выбор');
    const buttons = ['Да', 'Нет'].map((title, i) => ({ title, payload: `choice-${i}` }));
    await assert.rejects(reply(dialog, 'Придёте?', { buttons: [{ title: 'Да', payload: 'x'.repeat(65) }] }), (error) => error.reason === 'invalid');
    await changed(await reply(dialog, 'Придёте?', { buttons }), (each) => each.state === 'accepted');
    const asked = telegram.ledger.arrived.find((each) => each.customer === ann.id && each.text === 'Придёте?');
    ann.press({ message_id: Number(asked.id) }, 'choice-1');
    const pressed = await owner.event('message.added', (event) => event.message.pressed?.payload === 'choice-1');
    assert.equal(pressed.message.text, 'Нет');
  });

  test('an album goes out together, its text with the first', kLimit, async () => {
    ann.say('покажите зал');
    const { dialog } = await heard('покажите зал');
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
    const files = [];
    for (const name of ['a.png', 'b.png']) {
      const form = new FormData();
      form.set('file', new Blob([png], { type: 'image/png' }), name);
      const upload = await fetch(`${server.origin}/files`, { method: 'POST', headers: { authorization: `Bearer ${owner.session.token}` }, body: form });
      files.push((await upload.json()).file_id);
    }
    const before = telegram.ledger.of(ann.id).length;
    const sent = await reply(dialog, 'Вот он', { attachments: files });
    await changed(sent, (each) => each.state === 'accepted');
    assert.equal(telegram.ledger.of(ann.id).length, before + 2);
  });

  test('a picture goes out as a document where that is wanted', kLimit, async () => {
    ann.say('пришлите план');
    const { dialog } = await heard('пришлите план');
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
    const file = await upload(server, owner, png, 'plan.png', 'image/png');
    const sent = await reply(dialog, 'План', { attachments: [file], as_files: [file] });
    assert.deepEqual(sent.attachments.map(({ kind, type }) => [kind, type]), [['file', 'image/png']]);
    await changed(sent, (each) => each.state === 'accepted');
    const { kind, text } = telegram.ledger.of(ann.id).at(-1);
    assert.deepEqual([kind, text], ['document', 'План']);
  });

  test('a recorded voice goes out as a voice message', kLimit, async () => {
    ann.say('позвоните');
    const { dialog } = await heard('позвоните');
    const file = await upload(server, owner, readSample('voice.ogg'), 'voice.ogg', 'audio/ogg');
    const sent = await reply(dialog, '', { attachments: [file] });
    assert.deepEqual(sent.attachments.map(({ kind, type }) => [kind, type]), [['voice', 'audio/ogg;codecs=opus']]);
    await changed(sent, (each) => each.state === 'accepted');
    assert.equal(telegram.ledger.of(ann.id).at(-1).kind, 'voice');
  });

  test('a lost answer leaves the message uncertain, and the machine sends nothing twice', kLimit, async () => {
    ann.say('надёжно?');
    const { dialog } = await heard('надёжно?');
    telegram.faults.once('lost_after', { on: 'sendMessage' });
    const sent = await reply(dialog, 'однажды');
    await changed(sent, (each) => each.state === 'uncertain');
    const next = await reply(dialog, 'и дальше');
    await changed(next, (each) => each.state === 'accepted');
    const texts = telegram.ledger.texts(ann.id).slice(-2);
    assert.deepEqual(texts, ['однажды', 'и дальше']);
    const { message } = await owner.call('message.confirm', { message_id: sent.id });
    assert.equal(message.state, 'accepted');
  });

  test('whoever blocks the bot is known to be out of reach', kLimit, async () => {
    const bob = telegram.customer({ first_name: 'Боб' });
    bob.say('и больше не пишите');
    const { dialog } = await heard('и больше не пишите');
    bob.block();
    const sent = await reply(dialog, 'до свидания');
    const failed = await changed(sent, (each) => each.state === 'failed');
    assert.match(failed.message.error, /block/i);
  });

  test('killed in the middle of a stream, it loses nothing and shows nothing twice', { timeout: 120_000 }, async () => {
    const said = Array.from({ length: 60 }, (_, i) => `под огнём ${i}`);
    for (const [i, text] of said.entries()) {
      ann.say(text);
      if (i % 20 === 10) {
        await server.kill();
        await server.start();
      }
    }
    owner = await Operator.signIn(server, 'admin', kPassword);
    await until('all of them', async () => {
      const { dialogs } = await owner.call('dialog.list', { filter: { channel_id: channel.id } });
      const mine = dialogs.find((each) => each.customer_name === 'Анна');
      const texts = [];
      let before;
      do {
        const page = await owner.call('dialog.history', { dialog_id: mine.id, limit: 200, ...(before && { before }) });
        texts.unshift(...page.messages.filter((each) => each.direction === 'in').map((each) => each.text));
        before = page.next;
      } while (before);
      const got = texts.filter((text) => text.startsWith('под огнём'));
      if (got.length < said.length) return false;
      assert.deepEqual(got, said);
      return true;
    });
  });
});

test('by webhook: the secret is checked, a wrong one leaves nothing behind', kLimit, async () => {
  const telegram = await new TelegramFake({ token: '2:BBB', speed: 100 }).start();
  const channel = await connect(telegram, { mode: 'webhook', webhook_secret: 'our-secret' });
  const told = await channelIs(channel.id, 'misconfigured'); // a server without a public address
  assert.match(told.channel.reason, /public_url/);
  const url = `${server.origin}/hooks/telegram/${channel.key}`;
  const update = { update_id: 7, message: { message_id: 1, date: Math.floor(Date.now() / 1000), chat: { id: 5, type: 'private', first_name: 'Ева' }, from: { id: 5, is_bot: false, first_name: 'Ева' }, text: 'по вебхуку' } };
  const post = (headers) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(update) });
  assert.equal((await post({})).status, 401);
  assert.equal((await post({ 'x-telegram-bot-api-secret-token': 'guess' })).status, 401);
  assert.equal((await post({ 'x-telegram-bot-api-secret-token': 'our-secret' })).status, 200);
  assert.equal((await post({ 'x-telegram-bot-api-secret-token': 'our-secret' })).status, 200);
  const { dialog } = await heard('по вебхуку');
  const history = await owner.call('dialog.history', { dialog_id: dialog.id });
  assert.equal(history.messages.length, 1);
  await telegram.stop();
});

test('a wrong token is said in words, without the token', kLimit, async () => {
  const telegram = await new TelegramFake({ token: '3:CCC', speed: 100 }).start();
  const channel = await connect(telegram, { token: '3:wrong-secret-part' });
  const told = await channelIs(channel.id, 'misconfigured');
  await assert.rejects(server.ctl(['channel', 'test', String(channel.id)]), (error) => {
    assert.match(error.message, /refuses the bot's token/);
    assert.doesNotMatch(error.message, /wrong-secret-part/);
    return true;
  });
  assert.doesNotMatch(JSON.stringify(told), /wrong-secret-part/);
  assert.doesNotMatch(server.log, /wrong-secret-part/);
  await server.ctl(['channel', 'remove', String(channel.id)]);
  await telegram.stop();
});
