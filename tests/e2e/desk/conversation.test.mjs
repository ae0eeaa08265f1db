// SPDX-License-Identifier: GPL-3.0-or-later
// The client's own code against the real server: conversations, races, cuts.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Desk } from '../support/desk.mjs';
import { HttpVisitor } from '../support/http_visitor.mjs';
import { RealServer } from '../support/real_server.mjs';

const kLimit = { timeout: 60_000 };

describe('desk', () => {
  let server;
  before(async () => { server = await RealServer.start({ users: { anna: 'owner', maria: 'operator' } }); });
  after(() => server.close());

  test('a visitor asks, an operator takes and answers, the visitor gets it', kLimit, async () => {
    const desk = await Desk.signIn(server, 'anna');
    const visitor = await HttpVisitor.come(server);
    await visitor.say('Is the kettle in stock?');
    const row = await desk.listed('unanswered', { last_text: 'Is the kettle in stock?' });
    assert.equal(row.channel, 'webchat');
    assert.equal(row.status, 'queued');
    assert.equal(row.unread, 1);

    await desk.do('open', { dialog: row.id });
    await desk.shown({ text: 'Is the kettle in stock?', direction: 'in' });
    await desk.do('take');
    await desk.listed('mine', { id: row.id, mine: true, status: 'active' });
    await desk.do('send', { text: 'It is, five of them.' });
    await desk.shown({ text: 'It is, five of them.', state: 'accepted', mine: true });
    await visitor.hears('It is, five of them.');
    await desk.listed('waiting', { id: row.id, unanswered: false });

    await desk.do('read');
    await desk.listed('mine', { id: row.id, unread: 0 });
    await desk.do('note', { text: 'asked about kettles' });
    await desk.shown({ text: 'asked about kettles', direction: 'note' });
    await visitor.say('Thanks!');
    await desk.shown({ text: 'Thanks!' });
    await desk.do('mark');
    await desk.do('close');
    await desk.listed('closed', { id: row.id, status: 'closed' });
    await desk.listed('mine', { id: row.id }, { gone: true });
    await desk.do('reopen');
    await desk.listed('mine', { id: row.id });
    await visitor.poll(1);
    assert.deepEqual(visitor.received, ['It is, five of them.']);
    await desk.close();
  });

  test('two operators want the same dialog, one gets it', kLimit, async () => {
    const [anna, maria] = await Promise.all([Desk.signIn(server, 'anna'), Desk.signIn(server, 'maria')]);
    const visitor = await HttpVisitor.come(server);
    await visitor.say('Who is there?');
    const { id } = await anna.listed('unassigned', { last_text: 'Who is there?' });
    await maria.listed('unassigned', { id });
    const takes = await Promise.allSettled([anna.do('take', { dialog: id }), maria.do('take', { dialog: id })]);
    assert.equal(takes.filter((take) => take.status === 'fulfilled').length, 1);
    const loser = takes.find((take) => take.status === 'rejected').reason;
    // Out of an operator's sight at once, it may also be gone before the second take is looked at.
    assert.match(loser.reason, /taken|not_found/);
    await anna.listed('unassigned', { id }, { gone: true });
    await maria.listed('unassigned', { id }, { gone: true });
    await Promise.all([anna.close(), maria.close()]);
  });

  test('what one desk sends stands on the operator\'s other desk, once', kLimit, async () => {
    const [desk, other] = await Promise.all([Desk.signIn(server, 'anna'), Desk.signIn(server, 'anna')]);
    const visitor = await HttpVisitor.come(server);
    await visitor.say('How much?');
    const { id } = await desk.listed('unanswered', { last_text: 'How much?' });
    await desk.do('open', { dialog: id });
    await other.do('open', { dialog: id });
    await desk.do('take');
    await desk.do('draft', { text: 'Fi' });
    await other.listed('mine', { id, draft: 'Fi' });
    await desk.do('send', { text: 'Five.' });
    await other.shown({ text: 'Five.', state: 'accepted', mine: true });
    await other.do('send', { text: 'Five, all told.' });
    await desk.shown({ text: 'Five, all told.', state: 'accepted' });
    const texts = (await desk.rows('thread')).filter((row) => row.direction === 'out').map((row) => row.text);
    assert.deepEqual(texts, ['Five.', 'Five, all told.']);
    await Promise.all([desk.close(), other.close()]);
  });

  test('the server dies again and again, every message comes once and in order', { timeout: 120_000 }, async () => {
    const desk = await Desk.signIn(server, 'anna');
    const visitor = await HttpVisitor.come(server);
    await visitor.say('start');
    const { id } = await desk.listed('unanswered', { last_text: 'start' });
    await desk.do('open', { dialog: id });
    await desk.do('take');
    const asked = ['start'];
    const answered = [];
    for (let round = 1; round <= 5; ++round) {
      const question = `question ${round}`;
      const answer = `answer ${round}`;
      asked.push(question);
      answered.push(answer);
      const killed = server.kill();
      await desk.do('send', { text: answer });
      await killed;
      await server.run();
      await Promise.all([visitor.say(question), visitor.hears(answer)]);
      await desk.do('reconnect');
      await desk.shown({ text: question });
      await desk.shown({ text: answer, state: 'accepted' });
    }
    const rows = await desk.rows('thread');
    assert.deepEqual(rows.filter((row) => row.direction === 'in').map((row) => row.text), asked);
    assert.deepEqual(rows.filter((row) => row.direction === 'out').map((row) => row.text), answered);
    assert.deepEqual(visitor.received, answered);
    const seqs = rows.map((row) => row.seq);
    assert.deepEqual(seqs, [...seqs].sort((a, b) => a - b));
    assert.ok(desk.told.filter((line) => line.event === 'started').slice(1).every((line) => !line.reloads), 'resumed, not reloaded');
    await desk.close();
  });
});
