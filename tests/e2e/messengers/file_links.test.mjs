// SPDX-License-Identifier: GPL-3.0-or-later
// A file that a messenger doesn't take goes to its customer as an address, which he fetches it from.

import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { WhatsappFake } from '../../fakes/whatsapp/fake.mjs';
import { Operator, callHttp } from '../support/operator.mjs';
import { kPassword, Pultd } from '../support/pultd.mjs';
import { until } from '../support/until.mjs';
import { upload } from '../support/upload.mjs';

const kLimit = { timeout: 120_000 };
const kPublic = 'https://chat.example';
/** WhatsApp takes documents of up to 100 MB, this server uploads of up to 100 MiB. */
const kTooLarge = 100_000_001;

let server;
let whatsapp;
let owner;
let customer;
let dialog;

before(async () => {
  server = await Pultd.create({ env: { PULT_SERVER_PUBLIC_URL: kPublic } });
  owner = await Operator.signIn(server, 'admin', kPassword);
  whatsapp = await new WhatsappFake({ speed: 100 }).start();
  const channel = await server.ctl(['channel', 'add', '--kind', 'whatsapp', '--name', 'WhatsApp',
    '--set', `api_base=${whatsapp.origin}`, '--set', `phone_number_id=${whatsapp.phoneNumberId}`,
    '--set', `business_account=${whatsapp.wabaId}`, '--set', `access_token=${whatsapp.accessToken}`,
    '--set', `app_secret=${whatsapp.appSecret}`, '--set', `verify_token=${whatsapp.verifyToken}`]);
  await whatsapp.webhook.subscribe(`${server.origin}/hooks/whatsapp/${channel.key}`);
  customer = whatsapp.customer({ phone: '79160000001', name: 'Анна' });
  customer.say('Пришлите проект целиком');
  dialog = (await owner.event('message.added', (each) => each.message.direction === 'in')).dialog;
});
after(async () => {
  await whatsapp?.stop();
  await server?.destroy();
});

const stateOf = (message, state) =>
  owner.event('message.changed', (event) => event.message.id === message.id && event.message.state === state);

/** The addresses in a text, at the server itself: what stands before it in the world isn't here. */
const addressesIn = (text) => [...text.matchAll(/https:\/\/chat\.example(\/files\/links\/\S+)/g)].map((found) => server.origin + found[1]);

async function sendLink(fileId, text = '') {
  const params = { dialog_id: dialog.id, client_id: randomUUID(), kind: 'reply', text, links: [fileId] };
  return { params, message: (await owner.call('message.send', params)).message };
}

test('a file over the limit of WhatsApp reaches its customer', kLimit, async () => {
  assert.ok(owner.session.server.features.includes('file_links'));
  const bytes = Buffer.alloc(kTooLarge, 'plan');
  const file = await upload(server, owner, bytes, 'проект.zip', 'application/zip');
  const refused = (await owner.call('message.send', { dialog_id: dialog.id, client_id: randomUUID(), kind: 'reply', text: '', attachments: [file] })).message;
  const failed = await stateOf(refused, 'failed');
  assert.equal(failed.message.error, 'this messenger doesn\'t take "проект.zip"');

  const { params, message } = await sendLink(file, 'Вот он');
  assert.match(message.text, /^Вот он\nпроект\.zip \(95 МБ\): https:\/\/chat\.example\/files\/links\/[\w-]{43}\nСсылка работает до \d\d\.\d\d\.\d{4}$/);
  await stateOf(message, 'delivered');
  const again = (await owner.call('message.send', params)).message; // its answer was lost
  assert.equal(again.id, message.id);
  assert.equal(again.text, message.text);
  assert.deepEqual(whatsapp.ledger.compare(customer.key, [message.text]), { lost: [], doubled: [], reordered: [], unexpected: [] });

  const [address] = addressesIn(message.text);
  const head = await fetch(address, { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal(head.headers.get('content-length'), String(kTooLarge));
  assert.match(head.headers.get('content-disposition'), /^attachment; filename\*=UTF-8''/);
  assert.equal(head.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(head.headers.get('cache-control'), 'no-store');
  assert.match(head.headers.get('content-security-policy'), /sandbox/);
  const part = await fetch(address, { headers: { range: 'bytes=100000000-' } });
  assert.equal(part.status, 206);
  assert.equal(await part.text(), 'p');
  const whole = Buffer.from(await (await fetch(address)).arrayBuffer());
  assert.equal(createHash('sha256').update(whole).digest('hex'), createHash('sha256').update(bytes).digest('hex'));
});

test('an address that leads nowhere says so in the reader\'s language', kLimit, async () => {
  for (const [language, words] of [['ru-RU,ru;q=0.9', 'Ссылка больше не работает'], ['en', 'doesn\'t work any more'], ['', 'doesn\'t work any more']]) {
    for (const tail of ['x', 'a'.repeat(43), '%00', 'x?sig=1', '1']) {
      const answer = await fetch(`${server.origin}/files/links/${tail}`, { headers: { 'accept-language': language } });
      assert.equal(answer.status, 404, tail);
      assert.ok((await answer.text()).includes(words), tail);
    }
  }
});

test('nobody links what he may not see, and a note has no links', kLimit, async () => {
  await server.addUser('eve', 'Eve', 'operator');
  const eve = await Operator.signIn(server, 'eve', kPassword);
  const file = await upload(server, owner, Buffer.from('secret'), 'a.txt', 'text/plain');
  const send = (links, extra = {}) => callHttp(server, eve.session.token, 'message.send',
    { dialog_id: dialog.id, client_id: randomUUID(), kind: 'reply', text: 'x', links, ...extra });
  assert.equal((await send([file])).status, 404);
  assert.equal((await send([999_999])).status, 404);
  assert.equal((await send([file], { kind: 'note' })).status, 400);
  assert.equal((await send([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])).status, 400);
});

test('links outlive a kill, and without a public address there are none', kLimit, async () => {
  const file = await upload(server, owner, Buffer.from('kept'), 'k.txt', 'text/plain');
  const { message } = await sendLink(file);
  const [address] = addressesIn(message.text);
  await server.kill();
  await server.start();
  assert.equal(await (await until('the server is back', () => fetch(address).catch(() => null))).text(), 'kept');

  const bare = await Pultd.create();
  try {
    const admin = await Operator.signIn(bare, 'admin', kPassword);
    assert.ok(!admin.session.server.features.includes('file_links'));
    const own = await upload(bare, admin, Buffer.from('x'), 'x.txt', 'text/plain');
    await assert.rejects(admin.call('message.send', { dialog_id: 1, client_id: randomUUID(), kind: 'reply', text: '', links: [own] }),
      /invalid: links to files need server\.public_url/);
  } finally {
    await bare.destroy();
  }
});
