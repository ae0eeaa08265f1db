// SPDX-License-Identifier: GPL-3.0-or-later
// The client's own code against the real server: two operators at one dialog, and files.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Desk } from '../support/desk.mjs';
import { DeskStage } from '../support/desk_stage.mjs';

const kLimit = { timeout: 60_000 };
/** A PNG of 2 by 3 pixels. */
const kPicture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEElEQVR4nGP4z8AARAwoFABE0AX7pM/egAAAAABJRU5ErkJggg==', 'base64');

describe('together', () => {
  let stage;
  before(async () => {
    stage = await DeskStage.start({ anna: 'owner', maria: 'operator' });
  });
  after(() => stage.close());

  test('an answer that a colleague has overtaken is refused, comes back and goes out once it was looked at', kLimit, async () => {
    const maria = await stage.signIn('maria');
    const anna = await Desk.signIn(stage.server, 'anna');
    const { id, visitor } = await stage.conversation(maria, 'Is the house free?');
    await anna.do('open', { dialog: id });

    stage.relay.pull();
    await maria.do('send', { text: 'Yes, it is.' });
    await maria.do('send', { text: 'From noon on.' });
    await anna.do('send', { text: 'No, sorry.' });
    await visitor.hears('No, sorry.');
    stage.relay.plug();
    await maria.do('reconnect');

    const refusal = await maria.heard('send_refused');
    assert.equal(refusal.reason, 'stale');
    assert.deepEqual(refusal.returned.map((one) => one.text), ['Yes, it is.', 'From noon on.']);
    await maria.shown({ text: 'No, sorry.', author: 'anna' });
    await maria.shown({ text: 'Yes, it is.' }, { gone: true });

    await maria.do('send', { text: 'My colleague is right.' });
    await maria.shown({ text: 'My colleague is right.', state: 'accepted' });
    await visitor.hears('My colleague is right.');
    assert.deepEqual(visitor.received, ['No, sorry.', 'My colleague is right.']);
    await Promise.all([anna.close(), maria.close()]);
  });

  test('a dialog passed on with a comment stands on the colleague\'s desk with it, and its former owner follows', kLimit, async () => {
    const anna = await Desk.signIn(stage.server, 'anna');
    const maria = await Desk.signIn(stage.server, 'maria');
    const { id } = await stage.conversation(anna, 'Where is my invoice?');
    await anna.do('set_priority', { dialog: id, priority: 2 });
    await anna.do('assign', { dialog: id, operator: maria.me.user_id, comment: 'He has paid already' });
    await maria.listed('mine', { id, priority: 2, mine: true });
    await maria.do('open', { dialog: id });
    await maria.shown({ direction: 'note', text: 'He has paid already', author: 'anna' });
    await anna.listed('unanswered', { id, mine: false, followed: true });
    await anna.do('follow', { dialog: id, follow: false });
    await anna.listed('unanswered', { id, followed: false });
    await Promise.all([anna.close(), maria.close()]);
  });

  test('a picture goes up, stands in the thread with its size and reaches the visitor', kLimit, async () => {
    const desk = await Desk.signIn(stage.server, 'anna');
    const { visitor } = await stage.conversation(desk, 'Have you got a picture?');
    const path = join(stage.folder, 'вид на озеро.png');
    await writeFile(path, kPicture);
    await desk.do('attach', { path });
    await desk.do('send', { text: 'Here it is.' });
    const row = await desk.shown({ text: 'Here it is.', state: 'accepted' });
    assert.deepEqual(row.files.map(({ file_id: _, ...file }) => file),
      [{ kind: 'image', name: 'вид на озеро.png', size: kPicture.length, width: 2, height: 3 }]);
    await visitor.hears('Here it is.');

    await desk.do('attach', { path });
    await desk.do('send', { text: '' }); // a picture is a message of its own
    await desk.shown({ text: '', direction: 'out', state: 'accepted' });
    await desk.close();
  });

  test('what can not be sent is refused before it is tried', kLimit, async () => {
    const desk = await Desk.signIn(stage.server, 'anna');
    await stage.conversation(desk, 'Anything else?');
    await assert.rejects(desk.do('attach', { path: stage.folder }), { reason: 'invalid' });
    await assert.rejects(desk.do('attach', { path: join(stage.folder, 'gone.pdf') }), { reason: 'invalid' });
    await desk.close();
  });
});
