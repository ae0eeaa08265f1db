// SPDX-License-Identifier: GPL-3.0-or-later
// Two operators want the same at the same instant, again and again: one gets it, the other is told, the visitor reads
// one answer. PULT_RACES says how often (1000 is what is promised; a few hundred find what there is).

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Desk } from '../support/desk.mjs';
import { HttpVisitor } from '../support/http_visitor.mjs';
import { RealOperator } from '../support/real_operator.mjs';
import { RealServer } from '../support/real_server.mjs';

const kRaces = Number(process.env.PULT_RACES ?? 250);
const kLimit = { timeout: 300_000 };

describe('races', () => {
  let server;
  let senior;
  let desks;
  let visitor;
  let id;

  before(async () => {
    server = await RealServer.start({ users: { boss: 'owner', anna: 'owner', maria: 'owner' } });
    senior = await RealOperator.signIn({ base: server.origin, login: 'boss', password: server.password });
    desks = await Promise.all(['anna', 'maria'].map(async (login) => {
      const desk = await Desk.signIn(server, login);
      return Object.assign(desk, { login, userId: desk.me.user_id });
    }));
    visitor = await HttpVisitor.come(server);
    await visitor.say('Who is there?');
    ({ id } = await desks[0].listed('unassigned', { last_text: 'Who is there?' }));
    await Promise.all(desks.map(async (desk) => {
      await desk.listed('unassigned', { id });
      await desk.do('open', { dialog: id });
    }));
  });
  after(async () => {
    await Promise.all(desks.map((desk) => desk.close()));
    await server.close();
  });

  const dialog = async () => (await senior.call('dialog.get', { dialog_id: id })).dialog;
  /** Whoever is asked first has the start, turn by turn. */
  const order = (race) => (race % 2 ? desks : [...desks].reverse());

  test(`${kRaces} times both take the same dialog`, kLimit, async () => {
    const wins = { anna: 0, maria: 0 };
    for (let race = 0; race < kRaces; ++race) {
      const runners = order(race);
      const takes = await Promise.allSettled(runners.map((desk) => desk.do('take', { dialog: id })));
      const winners = runners.filter((_, i) => takes[i].status === 'fulfilled');
      assert.equal(winners.length, 1, `race ${race}: ${JSON.stringify(takes)}`);
      const [loser] = takes.filter((take) => take.status === 'rejected');
      assert.equal(loser.reason.reason, 'taken', loser.reason.message);
      const { group_id, assignee_id } = await dialog();
      assert.equal(assignee_id, winners[0].userId, `race ${race}`);
      for (const desk of desks) await desk.listed(desk === winners[0] ? 'mine' : 'unassigned', { id }, { gone: desk !== winners[0] });
      ++wins[winners[0].login];
      await senior.call('dialog.assign', { dialog_id: id, group_id: group_id ?? 1 });
      await Promise.all(desks.map((desk) => desk.listed('unassigned', { id })));
    }
    assert.ok(wins.anna && wins.maria, `a race that one always wins is none: ${JSON.stringify(wins)}`);
  });

  test(`${kRaces} times both answer what both have read`, kLimit, async () => {
    await desks[0].do('take', { dialog: id });
    await desks[0].listed('mine', { id, status: 'active' });
    const sent = [];
    const wins = { anna: 0, maria: 0 };
    for (let race = 0; race < kRaces; ++race) {
      const { last_seq: seen } = await dialog();
      const from = desks.map((desk) => desk.told.length);
      const text = (desk) => `${desk.login} answers ${race}`;
      await Promise.all(order(race).map((desk) => desk.do('send', { text: text(desk), seen })));
      const refusals = desks.map(async (desk, i) => ({ desk, refusal: await desk.heard('send_refused', from[i]) }));
      const { desk: loser, refusal } = await Promise.race(refusals);
      const winner = desks.find((desk) => desk !== loser);
      assert.equal(refusal.reason, 'stale');
      assert.deepEqual(refusal.returned.map((one) => one.text), [text(loser)], 'the words come back');
      await winner.shown({ text: text(winner), direction: 'out', mine: true, state: 'accepted' });
      await loser.shown({ text: text(winner), author: winner.login });
      await loser.shown({ text: text(loser) }, { gone: true });
      sent.push(text(winner));
      if (race % 50 === 49) await visitor.poll(0); // who stays away long is shown only the newest
      ++wins[winner.login];
    }
    for (const desk of desks) {
      const refused = desk.told.filter((line) => line.event === 'send_refused').length;
      assert.equal(refused, kRaces - wins[desk.login], `${desk.login}: one refusal a race`);
    }
    await visitor.hears(sent.at(-1));
    assert.deepEqual(visitor.received, sent);
    assert.ok(wins.anna && wins.maria, `a race that one always wins is none: ${JSON.stringify(wins)}`);
  });
});
