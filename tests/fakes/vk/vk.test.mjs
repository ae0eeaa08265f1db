// SPDX-License-Identifier: GPL-3.0-or-later
// The VK simulator as a community's server sees it.
import assert from 'node:assert/strict';
import { Blob } from 'node:buffer';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { until } from '../../e2e/support/until.mjs';
import { Receiver } from '../common/receiver.mjs';
import { readSample } from '../common/samples.mjs';
import { VkFake } from './fake.mjs';

const kLimit = { timeout: 20_000 };

describe('vk', () => {
  let fake;
  let ann;
  let receiver;

  beforeEach(async () => {
    fake = await new VkFake({ speed: 100 }).start();
    ann = fake.customer({ id: 5, first_name: 'Анна', city: 'Москва' });
    receiver = await Receiver.open((_, body) => ({ body: JSON.parse(body).type === 'confirmation' ? fake.confirmation : 'ok' }));
  });
  afterEach(async () => {
    await fake.stop();
    await receiver.close();
    assert.deepEqual(fake.broken, []);
  });

  async function call(method, params = {}) {
    const form = new URLSearchParams({ access_token: fake.token, v: '5.199', ...params });
    const answer = await fetch(`${fake.origin}/method/${method}`, { method: 'POST', body: form });
    assert.equal(answer.status, 200);
    return answer.json();
  }
  let key = 0;
  const send = (message, more) => call('messages.send', { peer_ids: 5, random_id: ++key, message, ...more });
  const poll = async ({ server, key: lpKey, ts }, wait = 25) => (await fetch(`${server}?act=a_check&key=${lpKey}&ts=${ts}&wait=${wait}`)).json();
  const events = () => receiver.bodies.filter((event) => event.type !== 'confirmation');

  test('a message reaches its customer once for every random_id', kLimit, async () => {
    ann.say('привет');
    const first = await call('messages.send', { peer_ids: 5, random_id: 17, message: 'здравствуйте' });
    assert.deepEqual(first.response.map((each) => [each.peer_id, each.conversation_message_id]), [[5, 2]]);
    assert.deepEqual(await call('messages.send', { peer_ids: 5, random_id: 17, message: 'здравствуйте' }), first);
    assert.equal(typeof (await call('messages.send', { peer_id: 5, random_id: 18, message: 'ещё' })).response, 'number');
    await call('messages.send', { peer_ids: 5, random_id: 0, message: 'нуль' });
    await call('messages.send', { peer_ids: 5, random_id: 0, message: 'нуль' });
    assert.deepEqual(fake.ledger.texts(5), ['здравствуйте', 'ещё', 'нуль', 'нуль']);
    assert.equal(fake.repeats, 1);
  });

  test('a lost answer can be asked for again', kLimit, async () => {
    ann.say('привет');
    fake.faults.once('lost_after', { on: 'messages.send' });
    const params = { peer_ids: 5, random_id: 99, message: 'раз' };
    await assert.rejects(call('messages.send', params));
    assert.equal((await call('messages.send', params)).response[0].conversation_message_id, 2);
    assert.deepEqual(fake.ledger.compare(5, [99], { by: 'key' }), { lost: [], doubled: [], reordered: [], unexpected: [] });
  });

  const refusals = [
    ['no random_id', { peer_ids: 5, message: 'a' }, 100],
    ['a peer that is a word', { peer_ids: 'anna', random_id: 1, message: 'a' }, 100],
    ['nothing to say', { peer_ids: 5, random_id: 1, message: ' ' }, 100],
    ['4097 characters where the limit is 4096', { peer_ids: 5, random_id: 1, message: 'a'.repeat(4097) }, 914],
    ['an unknown attachment', { peer_ids: 5, random_id: 1, attachment: 'photo1_2' }, 100],
    ['a broken keyboard', { peer_ids: 5, random_id: 1, message: 'a', keyboard: '{"buttons":[[1,2,3,4,5,6]]}' }, 911],
    ['a quote of nothing', { peer_ids: 5, random_id: 1, message: 'a', forward: '{"peer_id":5,"conversation_message_ids":[99],"is_reply":1}' }, 100],
    ['a stranger, by peer_id', { peer_id: 6, random_id: 1, message: 'a' }, 901],
  ];
  for (const [name, params, code] of refusals)
    test(`refuses ${name}`, kLimit, async () => {
      fake.textLimit = 4096;
      ann.say('привет');
      const { error } = await call('messages.send', params);
      assert.equal(error.error_code, code);
      assert.ok(error.request_params.every((param) => param.key !== 'access_token'));
      assert.deepEqual(fake.ledger.texts(5), []);
    });

  test('with peer_ids an error hides inside of a success', kLimit, async () => {
    const { response } = await call('messages.send', { peer_ids: 6, random_id: 1, message: 'a' });
    assert.deepEqual([response[0].peer_id, response[0].error.code], [6, 901]);
    ann.say('привет');
    ann.deny();
    assert.equal((await send('a')).response[0].error.code, 901);
    ann.allow();
    assert.equal((await send('a')).response[0].error, undefined);
    ann.refuse(950);
    assert.equal((await send('a')).response[0].error.code, 950);
  });

  test('tokens, versions and unknown methods', kLimit, async () => {
    assert.equal((await call('groups.getById')).response.groups[0].id, 9);
    assert.equal((await call('messages.telepathy')).error.error_code, 3);
    assert.equal((await call('groups.getById', { access_token: 'x' })).error.error_code, 5);
    assert.equal((await call('groups.getById', { v: '' })).error.error_code, 8);
  });

  test('too many calls a second', kLimit, async () => {
    fake.rates = { calls: { burst: 2, everyMs: 3_600_000 } };
    const codes = [];
    for (let n = 0; n < 3; ++n) codes.push((await call('utils.getServerTime')).error?.error_code);
    assert.deepEqual(codes, [undefined, undefined, 6]);
  });

  test('a callback server is confirmed by the code, which changes then', kLimit, async () => {
    const before = fake.confirmation;
    const { response } = await call('groups.addCallbackServer', { group_id: 9, url: receiver.url, title: 'Pult', secret_key: 's3cret' });
    await call('groups.setCallbackSettings', { group_id: 9, server_id: response.server_id, message_new: 1, message_reply: 1 });
    await until('it is confirmed', async () => (await call('groups.getCallbackServers', { group_id: 9 })).response.items[0].status === 'ok');
    assert.notEqual((await call('groups.getCallbackConfirmationCode', { group_id: 9 })).response.code, before);
    ann.say('привет');
    ann.type();
    await send('здравствуйте');
    await fake.events.courier.settled();
    assert.deepEqual(events().map((event) => [event.type, event.secret]).sort(), [['message_new', 's3cret'], ['message_reply', 's3cret']]);
  });

  test('an event is repeated until it is answered ok, and counts the tries', kLimit, async () => {
    await fake.connect(receiver.url);
    const answers = [{ body: '"ok"' }, { body: '' }, { status: 500, body: 'ok' }, { body: 'ok' }];
    receiver.came.length = 0;
    receiver.answer = (_, __, count) => answers[count - 1];
    ann.say('привет');
    await fake.events.courier.settled();
    assert.deepEqual(receiver.came.map(({ headers }) => headers['x-retry-counter']), [undefined, '1', '2', '3']);
    assert.equal(new Set(events().map((event) => event.event_id)).size, 1);
  });

  test('`remove` ends it, and so do too many failures', kLimit, async () => {
    const server = await fake.connect(receiver.url);
    receiver.answer = () => ({ body: 'remove' });
    ann.say('a');
    await until('it is gone', () => fake.events.servers.size === 0);
    assert.equal(server.status, 'ok');
    receiver.answer = (_, body) => ({ body: JSON.parse(body).type === 'confirmation' ? fake.confirmation : 'no' });
    const other = await fake.connect(receiver.url);
    fake.events.patience = 3;
    ann.say('b');
    await until('it is suspended', () => other.status === 'failed');
  });

  test('long poll: news, a number instead of text, lost history, another key', kLimit, async () => {
    assert.equal((await call('groups.getLongPollServer', { group_id: 9 })).error.error_code, 100);
    await call('groups.setLongPollSettings', { group_id: 9, enabled: 1, api_version: '5.199', message_new: 1 });
    const server = (await call('groups.getLongPollServer', { group_id: 9 })).response;
    const waiting = poll(server);
    await until('somebody polls', () => fake.ledger.calls('a_check') === 1);
    ann.say('раз');
    const { ts, updates } = await waiting;
    assert.deepEqual(updates.map((event) => event.object.message.text), ['раз']);
    assert.equal(typeof ts, 'string');
    assert.deepEqual(await poll({ ...server, ts }, 1), { ts, updates: [] });
    ann.say('два');
    fake.events.dropHistory();
    const lost = await poll({ ...server, ts });
    assert.equal(lost.failed, 1);
    assert.equal(typeof lost.ts, 'number');
    const history = (await call('messages.getHistory', { peer_id: 5, rev: 1 })).response;
    assert.deepEqual(history.items.map((message) => message.text), ['раз', 'два']);
    fake.events.rotateKey();
    assert.deepEqual(await poll({ ...server, ts: lost.ts }), { failed: 2 });
    fake.events.rotateKey({ lost: true });
    assert.deepEqual(await poll({ ...server, ts: lost.ts }), { failed: 3 });
  });

  test('a hole in the numbers can be filled from the history', kLimit, async () => {
    fake.enableLongPoll();
    const server = (await call('groups.getLongPollServer', { group_id: 9 })).response;
    ann.say('раз');
    ann.photo({ caption: 'мимо' }, { silent: true });
    ann.photo({ caption: 'три' }, { cropped: true });
    const { updates } = await poll(server);
    assert.deepEqual(updates.map((event) => event.object.message.conversation_message_id), [1, 3]);
    assert.equal(updates[1].object.message.is_cropped, true);
    const { items } = (await call('messages.getByConversationMessageId', { peer_id: 5, conversation_message_ids: '2,3' })).response;
    assert.deepEqual(items.map((message) => [message.text, message.attachments[0].type]), [['мимо', 'photo'], ['три', 'photo']]);
  });

  async function upload(url, field, name, type) {
    const form = new FormData();
    form.append(field, new Blob([readSample(name)], { type }), name);
    return (await fetch(url, { method: 'POST', body: form })).json();
  }

  test('a photo is uploaded, saved and sent', kLimit, async () => {
    ann.say('привет');
    const { upload_url } = (await call('photos.getMessagesUploadServer', { peer_id: 5 })).response;
    assert.equal((await upload(upload_url, 'photo', 'document.pdf', 'image/jpeg')).photo, '[]');
    const { server, photo, hash } = await upload(upload_url, 'photo', 'photo.jpg', 'image/jpeg');
    assert.equal((await call('photos.saveMessagesPhoto', { server, photo, hash: 'x' })).error.error_code, 121);
    const [saved] = (await call('photos.saveMessagesPhoto', { server, photo, hash })).response;
    await send('вид', { attachment: `photo${saved.owner_id}_${saved.id}_${saved.access_key}` });
    assert.deepEqual(fake.ledger.of(5).map((entry) => [entry.kind, entry.text]), [['photo', 'вид']]);
    const largest = saved.sizes.reduce((best, size) => (size.width > best.width ? size : best));
    assert.deepEqual(Buffer.from(await (await fetch(largest.url)).arrayBuffer()), readSample('photo.jpg'));
    fake.library.expireLinks();
    assert.equal((await fetch(largest.url)).status, 404);
  });

  test('a document and a voice message are uploaded, saved and sent', kLimit, async () => {
    ann.say('привет');
    assert.equal((await call('docs.getMessagesUploadServer', { type: 'doc' })).error.error_code, 100);
    for (const [kind, name] of [['doc', 'document.pdf'], ['audio_message', 'voice.ogg']]) {
      const { upload_url } = (await call('docs.getMessagesUploadServer', { type: kind, peer_id: 5 })).response;
      const { file } = await upload(upload_url, 'file', name, 'application/octet-stream');
      const saved = (await call('docs.save', { file, title: name })).response;
      assert.equal(saved.type, kind);
      await send('', { attachment: `doc${saved[kind].owner_id}_${saved[kind].id}` });
    }
    assert.deepEqual(fake.ledger.of(5).map((entry) => entry.kind), ['doc', 'audio_message']);
    const { upload_url } = (await call('docs.getMessagesUploadServer', { type: 'doc', peer_id: 5 })).response;
    assert.equal((await upload(upload_url, 'file', 'audio.mp3', 'audio/mpeg')).error, 'unsafe');
    fake.library.expireUploads();
    assert.match((await upload(upload_url, 'file', 'document.pdf', 'application/pdf')).error, /EXPIRED/);
    assert.equal((await call('docs.save', { file: 'x' })).error.error_code, 105);
  });

  test('edit, delete, reaction, typing, read and the answer to a button are in the ledger', kLimit, async () => {
    ann.say('привет');
    const [{ conversation_message_id: cmid }] = (await send('а', { keyboard: '{"inline":true,"buttons":[[{"action":{"type":"callback","label":"Да","payload":"{}"}}]]}' })).response;
    const event_id = ann.press(cmid);
    assert.equal((await call('messages.sendMessageEventAnswer', { event_id, user_id: 5, peer_id: 5, event_data: '{"type":"show_snackbar","text":"ok"}' })).response, 1);
    await call('messages.edit', { peer_id: 5, cmid, message: 'б' });
    await call('messages.sendReaction', { peer_id: 5, cmid: 1, reaction_id: 4 });
    await call('messages.setActivity', { peer_id: 5, type: 'typing' });
    await call('messages.markAsRead', { peer_id: 5, up_to_cmid: 1 });
    await call('messages.delete', { peer_id: 5, cmids: cmid, delete_for_all: 1 });
    assert.deepEqual(fake.ledger.changesOf(5).map((change) => change.what), ['button', 'edit', 'reaction', 'typing', 'read', 'delete']);
    assert.equal((await call('messages.edit', { peer_id: 5, cmid: 1, message: 'x' })).error.error_code, 920);
  });

  test('names and portraits', kLimit, async () => {
    fake.customer({ id: 6, deactivated: 'deleted' });
    const { response } = await call('users.get', { user_ids: '5,6,404', fields: 'photo_100,city,screen_name' });
    assert.deepEqual(response.map((user) => [user.id, user.first_name, user.city?.title, user.deactivated]), [[5, 'Анна', 'Москва', undefined], [6, 'Анна', undefined, 'deleted']]);
    assert.equal((await fetch(response[0].photo_100)).status, 200);
  });

  test('every kind a customer can send is one the schema knows', kLimit, async () => {
    await fake.connect(receiver.url);
    receiver.came.length = 0;
    ann.start({ ref: 'ad42', ref_source: 'spring' });
    const first = ann.say('[club9|Магазин], привет');
    ann.say('и ещё', { reply: first });
    ann.album([{}, {}, {}], { caption: 'три' });
    for (const verb of ['photo', 'video', 'videoMessage', 'audio', 'voice', 'document', 'sticker', 'graffiti', 'link', 'wall', 'comment', 'market', 'gift', 'story', 'poll', 'call', 'location', 'unknown', 'type', 'allow', 'deny', 'read'])
      ann[verb]();
    ann.location({ title: 'Красная площадь' });
    ann.forward(['чужое'], { depth: 7 });
    ann.pressText('Да');
    ann.press(first);
    ann.edit(first, 'исправлено');
    ann.react(first, 3);
    ann.unreact(first);
    ann.adminSays('из самого ВК');
    ann.delete(ann.fromLink('по ссылке', 'ad43'));
    const chat = fake.chat();
    const boris = fake.customer({ id: 7, first_name: 'Борис' });
    assert.equal(boris.sayIn(chat, 'в чате').id, 0);
    chat.rename(boris, 'Дача');
    chat.invite(boris, ann);
    chat.leave(ann);
    await fake.events.courier.settled();
    assert.equal(receiver.came.length, 39);
  });

  test('faults speak the words of VK', kLimit, async () => {
    ann.say('привет');
    fake.faults.once('busy', { on: 'messages.send' });
    fake.faults.once('broken', { on: 'messages.send' });
    assert.equal((await send('a')).error.error_code, 6);
    assert.equal((await send('a')).error.error_code, 10);
    fake.faults.once('busy', { status: 429, code: 29, retryAfter: 5 });
    const answer = await fetch(`${fake.origin}/method/messages.send`, { method: 'POST' });
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [429, '5']);
    assert.deepEqual(fake.ledger.texts(5), []);
  });
});
