// SPDX-License-Identifier: GPL-3.0-or-later
// The plug is pulled, work goes on, the plug is put back: everything is where it belongs, once. The client's own code
// against the real server.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Desk } from '../support/desk.mjs';
import { DeskStage } from '../support/desk_stage.mjs';
import { RealOperator } from '../support/real_operator.mjs';

const kLimit = { timeout: 60_000 };
const kLater = { later: true };

describe('offline', () => {
  let stage;
  before(async () => {
    stage = await DeskStage.start({ anna: 'owner', maria: 'owner' });
  });
  after(() => stage.close());

  test('reply, tag, note and close without a network, a kill, and everything is done once and in order', kLimit, async () => {
    let desk = await stage.signIn('anna', stage.folder);
    const { id, visitor } = await stage.conversation(desk, 'Is it free?');
    const { customer_id } = await desk.listed('mine', { id });
    stage.relay.pull();
    await desk.do('send', { text: 'Yes.' });
    await desk.do('send', { text: 'Until Friday.' });
    await desk.do('tag', { tag: 'free', ...kLater });
    await desk.do('note', { text: 'asked about Friday' });
    await desk.do('customer_note', { customer: customer_id, text: 'likes Fridays' });
    await desk.do('close', kLater);
    const row = await desk.listed('closed', { id, pending: true });
    assert.deepEqual(row.tags, ['free']);
    await desk.shown({ text: 'Until Friday.', state: 'queued' });
    await desk.kill();
    stage.relay.plug();
    desk = await stage.signIn('anna', stage.folder);
    await desk.listed('closed', { id, pending: false, status: 'closed', tags: ['free'] });
    await visitor.hears('Until Friday.');
    await visitor.poll(1);
    assert.deepEqual(visitor.received, ['Yes.', 'Until Friday.']);
    await desk.do('open', { dialog: id });
    const texts = (await desk.rows('thread')).filter((one) => one.direction !== 'system').map((one) => one.text);
    assert.deepEqual(texts, ['Is it free?', 'Yes.', 'Until Friday.', 'asked about Friday']);
    assert.ok(!desk.told.some((line) => line.event === 'send_refused'));
    await desk.close();
  });

  test('answers are lost again and again, and nothing is done twice', kLimit, async () => {
    const desk = await stage.signIn('anna');
    const { id, visitor } = await stage.conversation(desk, 'And now?');
    const sent = [];
    for (let round = 1; round <= 15; ++round) {
      const text = `answer ${round}`;
      await desk.do('send', { text });
      await desk.do('note', { text: `note ${round}` });
      await desk.do('tag', { tag: `tag ${round}`, ...kLater });
      sent.push(text);
      await new Promise((later) => setTimeout(later, round % 5));
      stage.relay.pull();
      stage.relay.plug();
      await desk.do('reconnect');
    }
    await visitor.hears(sent.at(-1));
    assert.deepEqual(visitor.received, sent);
    const row = await desk.listed('mine', { id, pending: false });
    assert.deepEqual(row.tags, sent.map((_, i) => `tag ${i + 1}`));
    const notes = (await desk.rows('thread')).filter((one) => one.direction === 'note').map((one) => one.text);
    assert.deepEqual(notes, sent.map((_, i) => `note ${i + 1}`));
    await desk.close();
  });

  test('the dialog was closed meanwhile: the replies come back with who did it', kLimit, async () => {
    const maria = await Desk.signIn(stage.server, 'maria');
    const anna = await stage.signIn('anna');
    const { id, visitor } = await stage.conversation(anna, 'Anybody?');
    stage.relay.pull();
    await anna.do('send', { text: 'One' });
    await anna.do('note', { text: 'Two' });
    await maria.do('close', { dialog: id });
    stage.relay.plug();
    await anna.do('reconnect');
    const refusal = await anna.heard('send_refused');
    assert.equal(refusal.reason, 'conflict');
    assert.equal(refusal.meanwhile, 'maria');
    assert.deepEqual(refusal.returned.map((one) => one.text), ['One', 'Two']);
    await anna.listed('closed', { id });
    await visitor.poll(1);
    assert.deepEqual(visitor.received, []);
    await Promise.all([anna.close(), maria.close()]);
  });

  test('a colleague has the dialog now: reply and close come back, and are not done to her', kLimit, async () => {
    const maria = await Desk.signIn(stage.server, 'maria');
    const anna = await stage.signIn('anna');
    const { id, visitor } = await stage.conversation(anna, 'Still there?');
    stage.relay.pull();
    await anna.do('send', { text: 'Goodbye' });
    await anna.do('close', kLater);
    await anna.listed('closed', { id, pending: true });
    await maria.do('take_over', { dialog: id });
    stage.relay.plug();
    await anna.do('reconnect');
    const refusal = await anna.heard('send_refused');
    assert.equal(refusal.reason, 'taken');
    assert.match(refusal.detail, /maria/);
    assert.deepEqual(refusal.returned.map((one) => one.action), ['', 'close']);
    await anna.listed('mine', { id }, { gone: true });
    await maria.listed('mine', { id, status: 'active' });
    await visitor.poll(1);
    assert.deepEqual(visitor.received, []);
    await Promise.all([anna.close(), maria.close()]);
  });

  test('two conversations of one customer become one: joined without a network, once', kLimit, async () => {
    const desk = await stage.signIn('anna');
    const maria = await RealOperator.signIn({ base: stage.server.origin, login: 'maria', password: stage.server.password });
    const one = await stage.conversation(desk, 'From my phone');
    const other = await stage.conversation(desk, 'From my desk');
    const dialog = async (id) => (await maria.call('dialog.get', { dialog_id: id })).dialog;
    await maria.call('customer.merge', {
      into_id: (await dialog(other.id)).customer_id, from_id: (await dialog(one.id)).customer_id,
    });
    await desk.do('open', { dialog: one.id });
    stage.relay.pull();
    await desk.do('merge', { into: other.id, ...kLater });
    await desk.listed('closed', { id: one.id, pending: true });
    stage.relay.plug();
    await desk.do('reconnect');
    await desk.listed('closed', { id: one.id, pending: false });
    assert.equal((await dialog(one.id)).merged_into, other.id);
    const lines = (await maria.history(other)).filter((each) => each.event === 'merged_in');
    assert.deepEqual(lines.map((each) => each.text), [String(one.id)]);
    // What is written where it was waits in a dialog of its own.
    await one.visitor.say('Are you there?');
    assert.notEqual((await desk.listed('unanswered', { last_text: 'Are you there?' })).id, one.id);
    await desk.close();
  });

  test('the customer wrote meanwhile: a close made without seeing it is not done', kLimit, async () => {
    const anna = await stage.signIn('anna');
    const { id, visitor } = await stage.conversation(anna, 'First');
    stage.relay.pull();
    await anna.do('close', kLater);
    await visitor.say('Second');
    stage.relay.plug();
    await anna.do('reconnect');
    assert.equal((await anna.heard('send_refused')).reason, 'stale');
    await anna.listed('unanswered', { id, last_text: 'Second', pending: false });
    await anna.close();
  });

  test('five seconds to think again: undone, and nobody hears of it', kLimit, async () => {
    const anna = await stage.signIn('anna');
    const { id, visitor } = await stage.conversation(anna, 'Hm?');
    await anna.do('hold', { ms: 5000 });
    const { client_id } = await anna.do('send', { text: 'Nonsense' });
    await anna.shown({ text: 'Nonsense', state: 'scheduled' });
    await anna.do('undo', { client_id });
    const undone = await anna.heard('send_undone');
    assert.deepEqual(undone.returned.map((one) => one.text), ['Nonsense']);
    await anna.shown({ text: 'Nonsense', state: 'cancelled' });
    await anna.listed('unanswered', { id }); // as before

    await anna.do('hold', { ms: 300 });
    const late = await anna.do('send', { text: 'Sense' });
    await visitor.hears('Sense');
    await anna.shown({ text: 'Sense', state: 'accepted' });
    await assert.rejects(anna.do('undo', { client_id: late.client_id }), { reason: 'not_found' });
    assert.deepEqual(visitor.received, ['Sense']);
    await anna.close();
  });

  test('a held reply goes out though the client dies, once though the server dies too, and in its place', kLimit, async () => {
    const [anna, maria] = await Promise.all([stage.signIn('anna'), Desk.signIn(stage.server, 'maria')]);
    const { id, visitor } = await stage.conversation(anna, 'Well?');
    await maria.do('open', { dialog: id });
    await anna.do('hold', { ms: 3000 });
    await anna.do('send', { text: 'held' });
    await anna.do('hold', { ms: 0 });
    await anna.do('send', { text: 'behind' });
    await maria.shown({ text: 'held', state: 'scheduled' }); // the server has them
    await maria.shown({ text: 'behind', state: 'queued' });
    await Promise.all([anna.kill(), maria.kill()]);
    await stage.server.kill();
    await stage.server.run();
    await visitor.hears('behind');
    await visitor.poll(1);
    assert.deepEqual(visitor.received, ['held', 'behind']);
  });

  test('taken back while the cable is out: the server says so when it is back', kLimit, async () => {
    const anna = await stage.signIn('anna');
    const { visitor } = await stage.conversation(anna, 'So?');
    await anna.do('hold', { ms: 8000 });
    const { client_id } = await anna.do('send', { text: 'Never mind' });
    await anna.shown({ text: 'Never mind', state: 'scheduled' });
    stage.relay.pull();
    await anna.do('undo', { client_id });
    assert.ok(!anna.told.some((line) => line.event === 'send_undone'));
    stage.relay.plug();
    await anna.do('reconnect');
    await anna.heard('send_undone');
    await visitor.poll(1);
    assert.deepEqual(visitor.received, []);
    await anna.close();
  });
});
