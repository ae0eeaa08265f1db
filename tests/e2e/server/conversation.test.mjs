// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor and operators over real sockets: the conversation, its guards, its refusals.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { callHttp, Operator } from '../support/operator.mjs';
import { kPassword, Pultd } from '../support/pultd.mjs';
import { until } from '../support/until.mjs';
import { Visitor } from '../support/visitor.mjs';

let server;
before(async () => {
  // More messages than a person writes: the rates have tests of their own.
  server = await Pultd.create({ settings: { message_burst: '1000', messages_per_minute: '1000' } });
  await server.addUser('olga', 'Ольга', 'supervisor');
  for (const login of ['anna', 'maria']) await server.addUser(login, login === 'anna' ? 'Анна' : 'Мария', 'operator');
});
after(async () => server?.destroy());

/** A visitor who has written `text`, and the dialog of it as the owner sees it. */
async function aDialog(text) {
  const owner = await Operator.signIn(server, 'admin', kPassword);
  const visitor = await Visitor.open(server);
  const ack = await visitor.ack(visitor.write(text));
  const added = await owner.event('message.added', (event) => event.message.text === text);
  return { owner, visitor, ack, dialog: added.dialog, message: added.message };
}

const reasonOf = (promise) => promise.then(() => 'no error', (error) => error.reason);
const aReply = (dialog, text, extra = {}) => ({ dialog_id: dialog.id, client_id: randomUUID(), kind: 'reply', text, ...extra });

test('a message arrives, is answered, and both sides see what became of it', async () => {
  const { owner, visitor, ack, dialog, message } = await aDialog('Где мой заказ 5512?');
  assert.equal(dialog.status, 'queued');
  assert.equal(dialog.unanswered, true);
  assert.equal(ack.id, message.id);

  const request = aReply(dialog, 'Уже едет!', { seen_seq: message.seq });
  const { message: reply } = await owner.call('message.send', request);
  assert.ok(['queued', 'accepted'].includes(reply.state));
  const got = await visitor.message((frame) => frame.text === 'Уже едет!');
  assert.equal(got.from, 'operator');
  assert.ok(got.name, 'the operator has a name');
  await owner.event('message.changed', (event) => event.message.id === reply.id && event.message.state === 'accepted');
  const changed = await owner.event('dialog.changed', (event) => event.dialog.status === 'waiting');
  assert.equal(changed.dialog.unanswered, false);

  visitor.send({ t: 'read', seq: got.seq });
  await owner.event('message.changed', (event) => event.message.id === reply.id && event.message.state === 'read');

  const again = await owner.call('message.send', request);
  assert.equal(again.message.id, reply.id, 'the same client_id is the same message');
});

test('the same cid is acknowledged again and stored once', async () => {
  const { owner, visitor, ack, dialog } = await aDialog('Только раз');
  const cid = [...visitor.acks.keys()][0];
  visitor.acks.clear();
  visitor.send({ t: 'msg', cid, text: 'Только раз' });
  const second = await visitor.ack(cid);
  assert.deepEqual([second.id, second.seq], [ack.id, ack.seq]);
  const { messages } = await owner.call('dialog.history', { dialog_id: dialog.id });
  assert.equal(messages.filter((m) => m.direction === 'in').length, 1);
});

test('of two who take at once one wins, the other is told who', async () => {
  const { dialog } = await aDialog('Кто возьмёт?');
  const anna = await Operator.signIn(server, 'anna', kPassword);
  const maria = await Operator.signIn(server, 'maria', kPassword);
  const results = await Promise.allSettled([anna, maria].map((o) => o.call('dialog.take', { dialog_id: dialog.id })));
  const lost = results.filter((r) => r.status === 'rejected');
  assert.equal(lost.length, 1);
  const winner = results.find((r) => r.status === 'fulfilled').value.dialog;
  assert.equal(winner.status, 'active');
  assert.ok(['taken', 'not_found'].includes(lost[0].reason.reason), lost[0].reason.message);

  // The loser no longer sees it: by event, by list, by id.
  const loser = results[0].status === 'rejected' ? anna : maria;
  await loser.event('dialog.removed', (event) => event.dialog_id === dialog.id);
  assert.equal(await reasonOf(loser.call('dialog.get', { dialog_id: dialog.id })), 'not_found');
  const { dialogs } = await loser.call('dialog.list', {});
  assert.ok(!dialogs.some((each) => each.id === dialog.id));
});

test('only what is attached goes as a file', async () => {
  const { owner, dialog } = await aDialog('Пришлите план');
  assert.equal(await reasonOf(owner.call('message.send', aReply(dialog, 'Вот', { as_files: [1] }))), 'invalid');
});

test('a reply is refused as stale when a colleague has answered meanwhile', async () => {
  const { owner, dialog, message } = await aDialog('Отвечают двое');
  const other = await Operator.signIn(server, 'olga', kPassword);
  await other.call('message.send', aReply(dialog, 'Первый ответ', { seen_seq: message.seq }));
  assert.equal(await reasonOf(owner.call('message.send', aReply(dialog, 'Второй', { seen_seq: message.seq }))), 'stale');
});

test('close, reopen, snooze, mark, tag, note and drafts', async () => {
  const { owner, visitor, dialog, message } = await aDialog('Жизнь диалога');
  const id = { dialog_id: dialog.id };
  await owner.call('dialog.take', id);
  assert.equal((await owner.call('dialog.mark', { ...id, answered: true, seen_seq: message.seq })).dialog.status, 'waiting');
  assert.equal((await owner.call('dialog.mark', { ...id, answered: false })).dialog.status, 'active');
  assert.deepEqual((await owner.call('dialog.tag', { ...id, add: ['доставка', 'опт'] })).dialog.tags.sort(), ['доставка', 'опт']);
  assert.deepEqual((await owner.call('dialog.tag', { ...id, remove: ['опт'] })).dialog.tags, ['доставка']);
  const { message: note } = await owner.call('message.send', { ...aReply(dialog, 'Видят только свои'), kind: 'note' });
  assert.equal(note.direction, 'note');
  assert.equal(note.state, null);
  await owner.call('draft.save', { ...id, mode: 'reply', text: 'Черновик' });
  assert.equal((await owner.call('draft.list')).drafts.find((d) => d.dialog_id === dialog.id).text, 'Черновик');
  assert.equal((await owner.call('dialog.snooze', { ...id, until: Date.now() + 3_600_000, seen_seq: message.seq })).dialog.status, 'snoozed');
  assert.equal(await reasonOf(owner.call('dialog.snooze', { ...id, until: 5 })), 'invalid');
  const closed = await owner.call('dialog.close', { ...id, resolution: 'resolved', seen_seq: message.seq });
  assert.equal(closed.dialog.status, 'closed');
  await visitor.frame((frame) => frame.t === 'conversation' && frame.state === 'closed');
  assert.equal((await owner.call('dialog.reopen', id)).dialog.status, 'active');
  await owner.call('dialog.close', { ...id, seen_seq: message.seq });
  // A new message within the window continues the same dialog.
  await visitor.ack(visitor.write('Ещё вопрос'));
  const back = await owner.event('message.added', (event) => event.message.text === 'Ещё вопрос');
  assert.equal(back.dialog.id, dialog.id);
  assert.ok(!visitor.messages.some((m) => m.text === 'Видят только свои'), 'a note never reaches the visitor');
});

test('a visitor is written to first only while he is there', async () => {
  const { owner, visitor, dialog } = await aDialog('До свидания');
  await owner.call('dialog.take', { dialog_id: dialog.id });
  await owner.call('dialog.close', { dialog_id: dialog.id, seen_seq: dialog.last_seq });
  const start = (text) => owner.call('dialog.start', { identity_id: dialog.thread_id, client_id: randomUUID(), text });
  const begun = await start('Вы забыли зонт');
  assert.notEqual(begun.dialog.id, dialog.id);
  await visitor.message((frame) => frame.text === 'Вы забыли зонт');
  await owner.call('dialog.close', { dialog_id: begun.dialog.id });
  visitor.cut();
  await until('he has left', async () => {
    const answer = await start('Ау?').catch((error) => error);
    // What begins once more is open, and would go on.
    if (answer.dialog) await owner.call('dialog.close', { dialog_id: answer.dialog.id }).catch(() => {});
    return answer.reason === 'conflict';
  });
  await assert.rejects(start('Ау?'), /a visitor of the web chat is written to first only while he is there/);
});

test('closing is refused while the newest message has not been seen', async () => {
  const { owner, visitor, dialog, message } = await aDialog('Закрыть?');
  await visitor.ack(visitor.write('Стойте!'));
  assert.equal(await reasonOf(owner.call('dialog.close', { dialog_id: dialog.id, seen_seq: message.seq })), 'stale');
});

test('typing goes both ways and is never stored', async () => {
  const { owner, visitor, dialog } = await aDialog('Печатаем');
  visitor.send({ t: 'typing' });
  await owner.signal('typing', (signal) => signal.dialog_id === dialog.id);
  await owner.call('dialog.typing', { dialog_id: dialog.id });
  await visitor.frame((frame) => frame.t === 'typing');
});

test('resume after cuts at random points: every event once, rising, none missing', async () => {
  const { owner, visitor } = await aDialog('Обрывы');
  const cutting = await Operator.signIn(server, 'admin', kPassword);
  for (let i = 0; i < 40; ++i) {
    await visitor.ack(visitor.write(`обрыв ${i}`));
    if (i % 4 === 3) {
      cutting.cut();
      await visitor.ack(visitor.write(`без связи ${i}`));
      const resumed = await cutting.resume();
      assert.equal(resumed.resumed, true);
    }
  }
  await cutting.event('message.added', (event) => event.message.text === 'без связи 39');
  const told = (operator) => operator.events.filter((e) => e.seq > cutting.session.seq && e.type === 'message.added').map((e) => e.message.id);
  assert.deepEqual(told(cutting), told(owner));
  const another = await Operator.signIn(server, 'admin', kPassword);
  another.session.epoch = 'another store';
  another.cut();
  assert.equal((await another.resume()).resumed, false, 'another epoch means reload');
});

test('bad input gets its error and changes nothing', async () => {
  const { owner } = await aDialog('Плохой ввод');
  const answers = [];
  const raw = new Operator(server);
  await raw.connect();
  assert.equal(await reasonOf(raw.call('dialog.list')), 'unauthenticated');
  assert.equal(await reasonOf(raw.call('session.open', { login: 'admin', password: 'wrong password' })), 'unauthenticated');
  const codeOf = (method, params) => owner.call(method, params).then(() => 0, (error) => error.code);
  assert.equal(await codeOf('dialog.explode'), -32601);
  assert.equal(await codeOf('dialog.take', {}), -32602);
  assert.equal(await codeOf('dialog.take', { dialog_id: 'one' }), -32602);
  assert.equal(await codeOf('dialog.take', { dialog_id: 999999 }), -32000);
  assert.equal(await codeOf('dialog.list', { limit: 100000 }), -32602);
  assert.equal(await codeOf('dialog.list', { after: 'not a cursor' }), -32602);
  const bad = new Operator(server);
  await bad.connect();
  bad.sendRaw('{"jsonrpc":"2.0",');
  await bad.connect();
  answers.push(await callHttp(server, 'no such token', 'dialog.list'));
  assert.equal(answers[0].status, 401);
  assert.equal(answers[0].body.data.reason, 'unauthenticated');
  const { token } = owner.session;
  assert.equal((await callHttp(server, token, 'dialog.list')).status, 200);
  assert.equal((await callHttp(server, token, 'dialog.explode')).status, 404);
  assert.equal((await callHttp(server, token, 'dialog.list', '{"limit":')).status, 400);
  assert.equal((await callHttp(server, token, 'dialog.list', `{"x":"${'y'.repeat(2_000_000)}"}`)).status, 413);
});

test('permissions: an operator manages neither users nor channels', async () => {
  const anna = await Operator.signIn(server, 'anna', kPassword);
  assert.equal(await reasonOf(anna.call('user.add', { login: 'x', name: 'X', role: 'owner', password: kPassword })), 'forbidden');
  assert.equal(await reasonOf(anna.call('channel.add', { kind: 'webchat', name: 'X' })), 'forbidden');
  const { channels } = await anna.call('channel.list');
  assert.equal(channels[0].settings, undefined);
});

test('a disabled user is out within a second, on live sockets too', async () => {
  await server.addUser('leaver', 'Уходящий', 'operator');
  const leaver = await Operator.signIn(server, 'leaver', kPassword);
  await server.ctl(['user', 'disable', '--login', 'leaver']);
  const begin = Date.now();
  while (!leaver.closed && Date.now() - begin < 1000) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(leaver.closed?.code, 1008);
  await leaver.connect();
  assert.equal(await reasonOf(leaver.call('session.resume', { token: leaver.session.token, after_seq: 0 })), 'unauthenticated');
});
