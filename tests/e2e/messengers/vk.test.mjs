// SPDX-License-Identifier: GPL-3.0-or-later
// The real server between operators and a simulated VK, by callback and by long poll.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { readSample } from '../../fakes/common/samples.mjs';
import { VkFake } from '../../fakes/vk/fake.mjs';
import { Operator } from '../support/operator.mjs';
import { kPassword, Pultd } from '../support/pultd.mjs';
import { until } from '../support/until.mjs';
import { upload } from '../support/upload.mjs';

const kLimit = { timeout: 60_000 };
const kSecret = 'callback-secret';
const kNothing = { lost: [], doubled: [], reordered: [], unexpected: [] };

let server;
let owner;
before(async () => {
  server = await Pultd.create();
  owner = await Operator.signIn(server, 'admin', kPassword);
});
after(async () => server?.destroy());

/** The new message with this text. */
const heard = (text) => owner.event('message.added', (event) => event.message.text === text);
const changed = (message, test) => owner.event('message.changed', (event) => event.message.id === message.id && test(event.message));

async function reply(dialog, text, extra = {}) {
  const { message } = await owner.call('message.send', { dialog_id: dialog.id, client_id: randomUUID(), kind: 'reply', text, ...extra });
  return message;
}

for (const mode of ['callback', 'longpoll'])
  describe(mode, () => {
    let vk;
    let ann;
    before(async () => {
      vk = await new VkFake({ speed: 100 }).start();
      const channel = await server.ctl(['channel', 'add', '--kind', 'vk', '--name', `VK ${mode}`, '--set', `api_base=${vk.origin}`,
        '--set', `group_id=${vk.groupId}`, '--set', `access_token=${vk.token}`, '--set', `mode=${mode}`, '--set', `secret=${kSecret}`]);
      if (mode === 'callback') await vk.connect(`${server.origin}/hooks/vk/${channel.key}`, { secret: kSecret });
      else await until('the first poll', () => vk.ledger.calls('groups.getLongPollServer') > 0);
      ann = vk.customer({ id: 1000 + (mode === 'callback' ? 1 : 2), first_name: 'Анна', last_name: 'Белова' });
    });
    after(async () => {
      await vk.stop();
      assert.deepEqual(vk.broken, []);
    });

    test('a question arrives with a name, the answer goes out once and is read', kLimit, async () => {
      ann.say(`вопрос ${mode}`);
      const { dialog, message } = await heard(`вопрос ${mode}`);
      assert.equal((await server.ctl(['channel', 'test', String(dialog.channel_id)])).ok, true);
      await owner.event('customer.changed', (event) => event.customer.id === dialog.customer_id && event.customer.name === 'Анна Белова');
      const sent = await reply(dialog, `ответ ${mode}`, { reply_to: message.id });
      await changed(sent, (each) => each.state === 'accepted');
      ann.read();
      await changed(sent, (each) => each.state === 'read');
      assert.deepEqual(vk.ledger.compare(ann.id, [`ответ ${mode}`]), kNothing);
      const history = await owner.call('dialog.history', { dialog_id: dialog.id });
      assert.equal(history.messages.filter((each) => each.direction === 'out').length, 1, 'our own words come back as no second message');
    });

    test('buttons are put before the customer, and what he presses comes back', kLimit, async () => {
      ann.say(`выбор ${mode}`);
      const { dialog } = await heard(`выбор ${mode}`);
      const buttons = Array.from({ length: 8 }, (_, i) => ({ title: `День ${i}`, payload: `${mode}-${i}` }));
      await changed(await reply(dialog, `Когда ${mode}?`, { buttons }), (each) => each.state === 'accepted');
      const asked = vk.ledger.arrived.find((each) => each.customer === ann.id && each.text === `Когда ${mode}?`);
      const shown = ann.talk.need(Number(asked.id)).keyboard.buttons.flat();
      assert.deepEqual(shown.map((each) => each.action.label), buttons.map((each) => each.title));
      ann.pressText('День 3', JSON.parse(shown[3].action.payload));
      const pressed = await owner.event('message.added', (event) => event.message.pressed?.payload === `${mode}-3`);
      assert.equal(pressed.message.text, 'День 3');
    });

    test('answers that get lost are asked for again and nothing arrives twice', kLimit, async () => {
      ann.say(`ненадёжно ${mode}`);
      const { dialog } = await heard(`ненадёжно ${mode}`);
      const before = vk.ledger.arrived.length;
      for (const fault of ['lost_after', 'lost_before', 'lost_after']) vk.faults.once(fault, { on: 'messages.send' });
      const texts = [1, 2, 3].map((n) => `${n} из трёх ${mode}`);
      const sent = [];
      for (const text of texts) sent.push(await reply(dialog, text));
      await changed(sent.at(-1), (each) => each.state === 'accepted');
      const arrived = vk.ledger.arrived.slice(before).filter((each) => each.customer === ann.id).map((each) => each.text);
      assert.deepEqual(arrived, texts);
    });

    test('an edit, an admin in VK, and a picture', kLimit, async () => {
      const said = ann.say(`в 12 ${mode}`);
      const { message, dialog } = await heard(`в 12 ${mode}`);
      ann.edit(said, `в 13 ${mode}`);
      const edited = await changed(message, (each) => each.text === `в 13 ${mode}`);
      assert.equal(edited.message.former_texts[0].text, `в 12 ${mode}`);
      ann.adminSays(`из самого VK ${mode}`);
      const foreign = await heard(`из самого VK ${mode}`);
      assert.equal(foreign.message.direction, 'out');
      assert.equal(foreign.dialog.id, dialog.id);
      ann.photo({ text: `фото ${mode}` });
      const photo = await owner.event('message.added', (event) => event.dialog.id === dialog.id && event.message.attachments[0]?.kind === 'photo');
      await changed(photo.message, (each) => each.attachments[0].file_id);
    });

    test('a recorded voice goes out as a voice message', kLimit, async () => {
      ann.say(`голос ${mode}`);
      const { dialog } = await heard(`голос ${mode}`);
      const file = await upload(server, owner, readSample('voice.ogg'), 'voice.ogg', 'audio/ogg');
      const sent = await reply(dialog, `послушайте ${mode}`, { attachments: [file] });
      assert.equal(sent.attachments[0].kind, 'voice');
      await changed(sent, (each) => each.state === 'accepted');
      assert.deepEqual(vk.ledger.of(ann.id).slice(-2).map(({ kind, text }) => [kind, text]), [['text', `послушайте ${mode}`], ['audio_message', '']]);
      // VK tells of both parts; both are the one reply.
      ann.say(`слышу ${mode}`);
      await heard(`слышу ${mode}`);
      const { messages } = await owner.call('dialog.history', { dialog_id: dialog.id });
      const at = messages.findIndex(({ id }) => id === sent.id);
      assert.deepEqual(messages.slice(at + 1).filter(({ direction }) => direction === 'out'), []);
    });

    test('what VK does not tell of is asked for, and what overtakes others waits for them', kLimit, async () => {
      const wanted = [...Array(30).keys()].map((n) => `${n} по порядку ${mode}`);
      ann.say(wanted[0]);
      const { dialog } = await heard(wanted[0]);
      const { flags } = mode === 'callback' ? [...vk.events.servers.values()][0] : vk.events.longPoll;
      for (const [n, text] of wanted.entries()) {
        if (n === 0) continue;
        flags.message_new = n % 7 !== 3 && n % 7 !== 4;
        if (n === 15) vk.events.courier.misbehave({ reorder: 0.5 });
        ann.say(text);
        if (n === 9) await heard(text);
      }
      await heard(wanted.at(-1));
      await vk.events.courier.settled();
      vk.events.courier.misbehave({});
      flags.message_new = true;
      const { messages } = await owner.call('dialog.history', { dialog_id: dialog.id, limit: 200 });
      assert.deepEqual(messages.map((each) => each.text).filter((text) => text?.endsWith(`по порядку ${mode}`)), wanted);
    });
  });

test('whoever lacks the secret is refused', kLimit, async () => {
  const { channels } = await owner.call('channel.list');
  const key = channels.find((each) => each.name === 'VK callback').key;
  const call = (body) => fetch(`${server.origin}/hooks/vk/${key}`, { method: 'POST', body: JSON.stringify(body) });
  const event = { type: 'message_allow', group_id: 9, event_id: 'x', v: '5.199', object: { user_id: 1, key: '' } };
  assert.equal((await call(event)).status, 403);
  assert.equal((await call({ ...event, secret: 'wrong' })).status, 403);
  assert.equal((await call({ ...event, secret: kSecret, group_id: 10 })).status, 403);
  const right = await call({ ...event, secret: kSecret });
  assert.deepEqual([right.status, await right.text()], [200, 'ok']);
});

test('what is not understood is kept, listed and read again', kLimit, async () => {
  const { channels } = await owner.call('channel.list');
  const channel = channels.find((each) => each.name === 'VK callback');
  const event = { type: 'message_hologram', group_id: 9, event_id: 'h1', v: '5.199', secret: kSecret, object: { peer_id: 1001, beam: 'blue' } };
  const tell = () => fetch(`${server.origin}/hooks/vk/${channel.key}`, { method: 'POST', body: JSON.stringify(event) });
  for (let i = 0; i < 2; ++i) assert.equal((await tell()).status, 200);
  const kept = await server.ctl(['quarantine', 'list', '--raw']);
  assert.equal(kept.count, 1);
  assert.equal(kept.items[0].channel_id, channel.id);
  assert.equal(kept.items[0].kind, 'message_hologram');
  assert.equal(JSON.parse(kept.items[0].raw).object.beam, 'blue');
  assert.ok(!kept.items[0].raw.includes(kSecret));
  assert.equal((await server.ctl(['quarantine', 'list'])).items[0].raw, undefined);
  assert.deepEqual(await server.ctl(['quarantine', 'replay']), { understood: 0, left: 1 });
  await assert.rejects(server.ctl(['quarantine', 'replay', '77']), /nothing of this number/);
  assert.equal((await server.ctl(['stats'])).quarantined, 1);
});

test('a VK that answers at once, or knows no key, is not asked without a breath', kLimit, async () => {
  const vk = await new VkFake({ groupId: 77 }).start();
  vk.events.hasty = true;
  const channel = await server.ctl(['channel', 'add', '--kind', 'vk', '--name', 'hasty', '--set', `api_base=${vk.origin}`, '--set', 'group_id=77',
    '--set', `access_token=${vk.token}`, '--set', 'mode=longpoll']);
  const perSecond = async () => {
    const before = vk.ledger.calls('a_check');
    const from = Date.now();
    await until('it goes on asking', () => vk.ledger.calls('a_check') > before + 3);
    return (vk.ledger.calls('a_check') - before) / ((Date.now() - from) / 1000);
  };
  assert.ok((await perSecond()) < 50);
  vk.events.forgetful = true;
  assert.ok((await perSecond()) < 50);
  await server.ctl(['channel', 'remove', String(channel.id)]);
  await vk.stop();
});
