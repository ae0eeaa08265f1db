// SPDX-License-Identifier: GPL-3.0-or-later
// The Bot API simulator as a bot's server sees it: calls, refusals, files, faults.
import assert from 'node:assert/strict';
import { File } from 'node:buffer';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { readSample } from '../common/samples.mjs';
import { TelegramFake, kTelegramRates } from './fake.mjs';
import { call, callForm } from './support.mjs';

const kLimit = { timeout: 20_000 };

describe('telegram calls', () => {
  let fake;
  let ann;

  beforeEach(async () => {
    fake = await new TelegramFake({ speed: 100 }).start();
    ann = fake.customer({ id: 7, first_name: 'Анна' });
    ann.start();
  });
  afterEach(async () => {
    await fake.stop();
    assert.deepEqual(fake.broken, []);
  });

  test('a text reaches its customer, and the whole message comes back', kLimit, async () => {
    const { status, body } = await call(fake, 'sendMessage', { chat_id: 7, text: ' Здравствуйте ' });
    assert.equal(status, 200);
    assert.equal(body.result.text, 'Здравствуйте');
    assert.equal(body.result.chat.id, 7);
    assert.deepEqual(fake.ledger.texts(7), ['Здравствуйте']);
  });

  test('method names may be written in any case, parameters come as JSON, form or query', kLimit, async () => {
    assert.equal((await call(fake, 'SENDMESSAGE', { chat_id: '7', text: '1' })).status, 200);
    assert.equal((await callForm(fake, 'sendmessage', { chat_id: 7, text: '2', reply_parameters: '{"message_id":1}' })).status, 200);
    const answer = await fetch(`${fake.origin}/bot${fake.token}/sendMessage?chat_id=7&text=3`);
    assert.equal(answer.status, 200);
    assert.deepEqual(fake.ledger.texts(7), ['1', '2', '3']);
  });

  const refusals = [
    ['no text', 'sendMessage', { chat_id: 7 }, 400, /message text is empty/],
    ['only blanks', 'sendMessage', { chat_id: 7, text: '  \n' }, 400, /message text is empty/],
    ['no chat', 'sendMessage', { text: 'a' }, 400, /chat_id is empty/],
    ['an unknown chat', 'sendMessage', { chat_id: 8, text: 'a' }, 400, /chat not found/],
    ['4097 characters', 'sendMessage', { chat_id: 7, text: 'a'.repeat(4097) }, 400, /message is too long/],
    ['a misspelt parameter', 'sendMessage', { chat_id: 7, text: 'a', reply_to: 3 }, 400, /no parameter "reply_to"/],
    ['a quote of nothing', 'sendMessage', { chat_id: 7, text: 'a', reply_parameters: { message_id: 99 } }, 400, /message to be replied not found/],
    ['broken marks', 'sendMessage', { chat_id: 7, text: '<b>a', parse_mode: 'HTML' }, 400, /can't parse entities/],
    ['an unknown file', 'sendPhoto', { chat_id: 7, photo: 'nothing' }, 400, /wrong file identifier/],
    ['an unreachable address', 'sendPhoto', { chat_id: 7, photo: 'https://example.invalid/a.jpg' }, 400, /failed to get HTTP URL content/],
    ['a deletion of nothing', 'deleteMessage', { chat_id: 7, message_id: 99 }, 400, /message to delete not found/],
    ["somebody else's message", 'editMessageText', { chat_id: 7, message_id: 1, text: 'b' }, 400, /can't be edited/],
    ['an old query', 'answerCallbackQuery', { callback_query_id: '1' }, 400, /query is too old/],
    ['an unknown method', 'sendTelepathy', {}, 404, /method not found/],
  ];
  for (const [name, method, params, code, words] of refusals)
    test(`refuses ${name}`, kLimit, async () => {
      const { status, body } = await call(fake, method, params);
      assert.equal(status, code);
      assert.equal(body.ok, false);
      assert.equal(body.error_code, code);
      assert.match(body.description, words);
      assert.deepEqual(fake.ledger.texts(7), []);
    });

  test('a quote of nothing may be asked to go without', kLimit, async () => {
    const { status } = await call(fake, 'sendMessage', { chat_id: 7, text: 'a', reply_parameters: { message_id: 99, allow_sending_without_reply: true } });
    assert.equal(status, 200);
  });

  test('marks become entities and count for nothing in the length', kLimit, async () => {
    const { body } = await call(fake, 'sendMessage', { chat_id: 7, text: `<b>${'a'.repeat(4096)}</b>`, parse_mode: 'HTML' });
    assert.deepEqual(body.result.entities, [{ type: 'bold', offset: 0, length: 4096 }]);
  });

  test('a wrong, a revoked and an unreadable token', kLimit, async () => {
    const ask = async (token) => (await fetch(`${fake.origin}/bot${token}/getMe`)).status;
    assert.equal(await ask(fake.token), 200);
    assert.equal(await ask('1:wrong'), 401);
    assert.equal(await ask('nonsense'), 404);
    const before = fake.token;
    fake.revokeToken();
    assert.equal(await ask(before), 401);
  });

  test('nobody is written to who has blocked, left, or never begun', kLimit, async () => {
    fake.customer({ id: 8 });
    assert.match((await call(fake, 'sendMessage', { chat_id: 8, text: 'a' })).body.description, /can't initiate conversation/);
    ann.block();
    const blocked = await call(fake, 'sendMessage', { chat_id: 7, text: 'a' });
    assert.equal(blocked.status, 403);
    assert.match(blocked.body.description, /bot was blocked by the user/);
    ann.unblock();
    assert.equal((await call(fake, 'sendMessage', { chat_id: 7, text: 'a' })).status, 200);
    ann.deactivate();
    assert.match((await call(fake, 'sendMessage', { chat_id: 7, text: 'a' })).body.description, /user is deactivated/);
  });

  test('a group that moved says where', kLimit, async () => {
    const group = fake.group({ title: 'Дача' });
    const boris = group.member();
    boris.say('hi');
    const next = group.migrate(boris.user);
    const { status, body } = await call(fake, 'sendMessage', { chat_id: group.id, text: 'a' });
    assert.equal(status, 400);
    assert.equal(body.parameters.migrate_to_chat_id, next.id);
    assert.equal((await call(fake, 'sendMessage', { chat_id: next.id, text: 'a' })).status, 200);
  });

  test('edit, delete, reaction, typing and the answer to a button are in the ledger', kLimit, async () => {
    const markup = { inline_keyboard: [[{ text: 'Да', callback_data: 'yes' }]] };
    const { message_id } = (await call(fake, 'sendMessage', { chat_id: 7, text: 'a', reply_markup: markup })).body.result;
    const query = ann.press({ message_id }, 'yes');
    await call(fake, 'answerCallbackQuery', { callback_query_id: query, text: 'ok' });
    await call(fake, 'editMessageText', { chat_id: 7, message_id, text: 'b' });
    const again = await call(fake, 'editMessageText', { chat_id: 7, message_id, text: 'b' });
    assert.match(again.body.description, /message is not modified/);
    await call(fake, 'setMessageReaction', { chat_id: 7, message_id: 1, reaction: [{ type: 'emoji', emoji: '👍' }] });
    await call(fake, 'sendChatAction', { chat_id: 7, action: 'typing' });
    await call(fake, 'deleteMessage', { chat_id: 7, message_id });
    assert.deepEqual(fake.ledger.changesOf(7).map((change) => change.what), ['button', 'edit', 'reaction', 'typing', 'delete']);
    assert.deepEqual(ann.seen, []);
  });

  test('an upload can be fetched again for an hour, and sent again by its id', kLimit, async () => {
    const photo = readSample('photo.jpg');
    const sent = await callForm(fake, 'sendPhoto', { chat_id: 7, caption: 'вид', photo: new File([photo], 'вид.jpg', { type: 'image/jpeg' }) });
    const largest = sent.body.result.photo.at(-1);
    assert.deepEqual([largest.width, largest.height], [960, 640]);
    const { file_path } = (await call(fake, 'getFile', { file_id: largest.file_id })).body.result;
    const address = `${fake.origin}/file/bot${fake.token}/${file_path}`;
    assert.deepEqual(Buffer.from(await (await fetch(address)).arrayBuffer()), photo);
    assert.equal((await call(fake, 'sendPhoto', { chat_id: 7, photo: largest.file_id })).status, 200);
    fake.files.expireLinks();
    assert.equal((await fetch(address)).status, 404);
  });

  test('an album is one message each, with one group', kLimit, async () => {
    const media = JSON.stringify(['a', 'b'].map((part) => ({ type: 'photo', media: `attach://${part}`, caption: part })));
    const file = () => new File([readSample('photo.jpg')], 'a.jpg', { type: 'image/jpeg' });
    const { body } = await callForm(fake, 'sendMediaGroup', { chat_id: 7, media, a: file(), b: file() });
    assert.equal(body.result.length, 2);
    assert.equal(body.result[0].media_group_id, body.result[1].media_group_id);
    assert.deepEqual(fake.ledger.texts(7), ['a', 'b']);
    assert.equal((await call(fake, 'sendMediaGroup', { chat_id: 7, media: [{ type: 'photo', media: 'x' }] })).status, 400);
  });

  test('files that are too large or no picture', kLimit, async () => {
    const fake_photo = new File(['no picture'], 'a.jpg', { type: 'image/jpeg' });
    assert.match((await callForm(fake, 'sendPhoto', { chat_id: 7, photo: fake_photo })).body.description, /IMAGE_PROCESS_FAILED/);
    const huge = new File([Buffer.alloc(51 * 1024 * 1024)], 'a.bin');
    assert.equal((await callForm(fake, 'sendDocument', { chat_id: 7, document: huge })).status, 413);
    const big = ann.document({ size: 21 * 1024 * 1024 });
    assert.match((await call(fake, 'getFile', { file_id: big.document.file_id })).body.description, /file is too big/);
  });

  test('too many at once are told when to come back', kLimit, async () => {
    fake.rates = { ...kTelegramRates, chat: { burst: 2, everyMs: 3_600_000 } };
    const answers = [];
    for (let n = 0; n < 3; ++n) answers.push(await call(fake, 'sendMessage', { chat_id: 7, text: String(n) }));
    assert.deepEqual(answers.map((answer) => answer.status), [200, 200, 429]);
    assert.equal(answers[2].headers.get('retry-after'), String(answers[2].body.parameters.retry_after));
    assert.deepEqual(fake.ledger.texts(7), ['0', '1']);
  });
});
