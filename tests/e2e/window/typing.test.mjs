// SPDX-License-Identifier: GPL-3.0-or-later
// What an operator types belongs to the dialog she typed it in, and stays hers: whatever comes in meanwhile, when the
// program dies, and when there is no network.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { HttpVisitor } from '../support/http_visitor.mjs';
import { Office, later } from '../support/office.mjs';
import { until } from '../support/until.mjs';

const kLimit = { timeout: 120_000 };
/** How long the network is away. Less is quicker and finds what there is but for what waits longer than that. */
const kAwayMs = 1000 * Number(process.env.PULT_AWAY_S ?? 60);

describe('window and typing', () => {
  let office;
  let here;
  before(async () => {
    office = await Office.open({ dialogs: 1 });
    [here] = office.dialogs;
    await office.show(here);
  });
  after(() => office.close());

  test('50 messages come in elsewhere: text, caret and dialog stay', kLimit, async () => {
    await office.screen.type('Your room, from noon on');
    for (let i = 0; i < ', from noon on'.length; ++i) await office.screen.press('Left');
    const visitors = await Promise.all(Array.from({ length: 10 }, () => HttpVisitor.come(office.server)));
    const news = visitors.flatMap((visitor, who) => Array.from({ length: 5 }, (_, i) => ({ visitor, text: `news ${who}.${i}` })));
    let came = 0;
    const coming = Promise.all(visitors.map(async (visitor) => {
      for (const { text } of news.filter((one) => one.visitor === visitor)) {
        await visitor.say(text);
        ++came;
        await later(40);
      }
    }));
    const typed = ' with the lake view and the balcony is yours';
    for (const letter of typed) await office.screen.type(letter, 10);
    await coming;
    assert.equal(came, 50);
    await office.screen.type('!', 0);
    await office.screen.press('Return');
    const answers = await office.arrived(here, 1);
    assert.deepEqual(answers, [`Your room${typed}!, from noon on`]);
    const { dialogs } = await office.senior.call('dialog.list', { order: 'recent', limit: 50 });
    assert.equal(dialogs.length, 11);
    for (const { id } of dialogs) if (id !== here.id) assert.deepEqual(await office.answers({ id }), []);
  });

  for (const network of ['with a network', 'without one']) {
    test(`killed in the middle of a word, ${network}: at most a second of typing is lost`, kLimit, async () => {
      const before = (await office.answers(here)).length;
      const story = 'Once upon a time there was a guest who wanted to know everything about the house. '.repeat(3);
      if (network === 'without one') office.relay.pull();
      const typed = []; // when each letter was there
      let dead = false;
      const typing = (async () => {
        for (const letter of story) {
          if (dead) return;
          await office.screen.type(letter, 15);
          typed.push(performance.now());
        }
      })();
      await later(2500);
      const killedAt = performance.now();
      await office.window.kill();
      dead = true;
      await typing;
      const safe = typed.filter((at) => at < killedAt - 1000).length;
      const most = typed.filter((at) => at < killedAt).length + 1;
      assert.ok(safe > 30, `${safe} letters before the last second`);

      office.relay.plug();
      await office.window.run(['--open', `dialog/${here.id}`]);
      await office.seen(here);
      await office.answer('|end');
      const answers = await office.arrived(here, before + 1);
      assert.equal(answers.length, before + 1);
      const [draft] = answers.at(-1).split('|end');
      assert.ok(story.startsWith(draft), draft);
      assert.ok(draft.length >= safe && draft.length <= most, `${draft.length} letters are back, ${safe} to ${most} expected`);
    });
  }

  test(`${kAwayMs / 1000} s without a network: three answers go out once and in order when it is back`, { timeout: 120_000 + kAwayMs }, async () => {
    const before = await office.answers(here);
    office.relay.pull();
    const written = ['The first.', 'The second.', 'The third.'];
    for (const text of written) {
      await office.answer(text);
      await later(kAwayMs / 3);
    }
    assert.deepEqual(await office.answers(here), before);
    office.relay.plug();
    const answers = await office.arrived(here, before.length + written.length);
    assert.deepEqual(answers, [...before, ...written]);
    await here.visitor.hears('The third.');
    assert.deepEqual(here.visitor.received, answers);
  });

  test('what a colleague has answered meanwhile keeps the answer back, and its text stays', { timeout: 120_000 }, async () => {
    const before = await office.answers(here);
    office.relay.pull();
    await office.answer('It is free.');
    await office.senior.say(here, 'It is not.');
    office.relay.plug();
    await office.screen.press('F5');
    const draft = async () => (await office.anna.call('draft.list', {})).drafts.find((one) => one.dialog_id === here.id)?.text;
    // Half a minute may go by before the client tries the connection again.
    assert.equal(await until('the text is a draft again', draft, 60_000), 'It is free.');
    assert.deepEqual(await office.answers(here), [...before, 'It is not.']);
  });
});
