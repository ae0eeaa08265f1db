// SPDX-License-Identifier: GPL-3.0-or-later
// The Cloud API simulator as a business's server sees it.
import assert from 'node:assert/strict';
import { Blob } from 'node:buffer';
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { until } from '../../e2e/support/until.mjs';
import { Receiver } from '../common/receiver.mjs';
import { readSample } from '../common/samples.mjs';
import { WhatsappFake } from './fake.mjs';

const kLimit = { timeout: 20_000 };

/** Takes webhooks, and knows the verify token. */
async function openReceiver(token, answer = () => ({})) {
  return Receiver.open((request, body, count) => {
    const asked = new URL(request.url, 'http://x').searchParams;
    if (request.method !== 'GET') return answer(request, body, count);
    return asked.get('hub.verify_token') === token ? { body: asked.get('hub.challenge') } : { status: 403 };
  });
}

describe('whatsapp', () => {
  let fake;
  let ann;
  let receiver;

  beforeEach(async () => {
    fake = await new WhatsappFake({ speed: 100 }).start();
    receiver = await openReceiver(fake.verifyToken);
    await fake.webhook.subscribe(receiver.url);
    receiver.came.length = 0;
    ann = fake.customer({ phone: '79160000001', name: 'Анна' });
  });
  afterEach(async () => {
    await fake.stop();
    await receiver.close();
    assert.deepEqual(fake.broken, []);
  });

  async function call(method, path, body, headers = {}) {
    const isForm = body instanceof FormData;
    const answer = await fetch(path.startsWith('http') ? path : `${fake.origin}/v23.0/${path}`, {
      method, headers: { authorization: `Bearer ${fake.accessToken}`, ...(body && !isForm && { 'content-type': 'application/json' }), ...headers },
      body: isForm ? body : body && JSON.stringify(body),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, bytes, body: /json/.test(answer.headers.get('content-type')) ? JSON.parse(bytes) : bytes };
  }
  const send = (message) => call('POST', `${fake.phoneNumberId}/messages`, { messaging_product: 'whatsapp', to: ann.phone, ...message });
  const sendText = (body, more) => send({ type: 'text', text: { body }, ...more });
  const values = () => receiver.bodies.flatMap((body) => body.entry).flatMap((entry) => entry.changes).map((change) => change.value);
  const statuses = () => values().flatMap((value) => value.statuses ?? []);

  test('a subscription asks for the verify token', kLimit, async () => {
    fake.verifyToken = 'another';
    await assert.rejects(fake.webhook.subscribe(receiver.url), /not verified: 403/);
  });

  test('webhooks are escaped, and signed as they are', kLimit, async () => {
    ann.say('Привет 👋 ü');
    await fake.webhook.courier.settled();
    const [{ headers, body }] = receiver.came;
    assert.match(body, /^[\x20-\x7e]*$/);
    assert.match(body, /\\u041f\\u0440/);
    assert.equal(headers['x-hub-signature-256'], `sha256=${createHmac('sha256', fake.appSecret).update(body).digest('hex')}`);
    assert.equal(values()[0].messages[0].text.body, 'Привет 👋 ü');
  });

  test('a text within the window is accepted, and its statuses carry our own key', kLimit, async () => {
    ann.say('hi');
    const { status, body } = await sendText('Здравствуйте', { biz_opaque_callback_data: 'key-1' });
    assert.equal(status, 200);
    assert.equal(body.contacts[0].wa_id, ann.phone);
    await until('it was delivered', () => statuses().some((each) => each.status === 'delivered'));
    assert.deepEqual([...new Set(statuses().map((each) => each.biz_opaque_callback_data))], ['key-1']);
    ann.read(body.messages[0].id);
    await until('it was read', () => statuses().some((each) => each.status === 'read'));
    assert.deepEqual(fake.ledger.texts(ann.phone), ['Здравствуйте']);
    assert.deepEqual(fake.ledger.compare(ann.phone, ['key-1'], { by: 'key' }), { lost: [], doubled: [], reordered: [], unexpected: [] });
  });

  test('outside of the window only an approved template goes', kLimit, async () => {
    const refused = await sendText('hi');
    assert.deepEqual([refused.status, refused.body.error.code], [400, 131047]);
    const parameters = ['Анна', '1042'].map((text) => ({ type: 'text', text }));
    const template = { name: 'order_ready', language: { code: 'ru' }, components: [{ type: 'body', parameters }] };
    assert.equal((await send({ type: 'template', template })).status, 200);
    assert.deepEqual(fake.ledger.texts(ann.phone), ['Здравствуйте, Анна! Ваш заказ 1042 готов.']);
    const code = async (change) => (await send({ type: 'template', template: { ...template, ...change } })).body.error.code;
    assert.equal(await code({ components: [] }), 132000);
    assert.equal(await code({ name: 'nothing' }), 132001);
    fake.reviewTemplate('order_ready', 'ru', 'PAUSED', 'LOW_QUALITY');
    assert.equal(await code({}), 132015);
    await until('the review is told', () => receiver.bodies.some((body) => body.entry[0].changes[0].field === 'message_template_status_update'));
    ann.say('hi');
    assert.equal((await sendText('now')).status, 200);
    ann.closeWindow();
    fake.windowRefusal = 'later';
    assert.equal((await sendText('later')).status, 200);
    await until('the refusal came as a status', () => statuses().some((each) => each.status === 'failed' && each.errors[0].code === 131047));
    assert.equal(fake.ledger.texts(ann.phone).at(-1), 'now');
  });

  const refusals = [
    ['no body', { type: 'text', text: {} }, 131008],
    ['an empty text', { type: 'text', text: { body: '' } }, 131009],
    ['4097 characters', { type: 'text', text: { body: 'a'.repeat(4097) } }, 131009],
    ['a misspelt member', { type: 'text', text: { body: 'a' }, reply_to: 'x' }, 131009],
    ['an unknown kind', { type: 'hologram', hologram: {} }, 100],
    ['another product', { messaging_product: 'messenger', type: 'text', text: { body: 'a' } }, 100],
    ['an image by id and link', { type: 'image', image: { id: '1', link: 'https://a.example' } }, 131009],
    ['four buttons', { type: 'interactive', interactive: { type: 'button', body: { text: 'a' }, action: { buttons: [1, 2, 3, 4].map((id) => ({ type: 'reply', reply: { id: `${id}`, title: `${id}` } })) } } }, 131009],
    ['a long button', { type: 'interactive', interactive: { type: 'button', body: { text: 'a' }, action: { buttons: [{ type: 'reply', reply: { id: '1', title: 'a'.repeat(21) } }] } } }, 131009],
    ['eleven rows', { type: 'interactive', interactive: { type: 'list', body: { text: 'a' }, action: { button: 'b', sections: [{ rows: Array.from({ length: 11 }, (_, id) => ({ id: `${id}`, title: 'a' })) }] } } }, 131009],
    ['ourselves', { to: '15550783881', type: 'text', text: { body: 'a' } }, 131021],
  ];
  for (const [name, message, code] of refusals)
    test(`refuses ${name}`, kLimit, async () => {
      ann.say('hi');
      const { status, body } = await send(message);
      assert.deepEqual([status, body.error.code, body.error.type], [400, code, 'OAuthException']);
      assert.ok(body.error.error_data.details);
      assert.deepEqual(fake.ledger.texts(ann.phone), []);
    });

  test('tokens, versions and strange objects', kLimit, async () => {
    assert.equal((await call('GET', `${fake.phoneNumberId}?fields=display_phone_number`)).body.display_phone_number, `+${fake.phone}`);
    assert.equal((await call('GET', '4711')).body.error.error_subcode, 33);
    assert.equal((await call('GET', `${fake.origin}/v1.0/${fake.phoneNumberId}`)).body.error.code, 2500);
    const before = fake.accessToken;
    fake.revokeToken('next');
    const { status, body } = await call('GET', fake.phoneNumberId, undefined, { authorization: `Bearer ${before}` });
    assert.deepEqual([status, body.error.code], [401, 190]);
  });

  test('who is not on WhatsApp, or blocks us, is told afterwards', kLimit, async () => {
    assert.equal((await sendText('a', { to: '79990000000' })).status, 200);
    await until('it failed', () => statuses().some((each) => each.errors?.[0].code === 131026 && each.recipient_id === '79990000000'));
    ann.say('hi');
    ann.block();
    await sendText('b');
    await until('it failed', () => statuses().filter((each) => each.errors?.[0].code === 131026).length === 2);
    assert.deepEqual(fake.ledger.arrived, []);
  });

  test('a person without a phone goes by the business-scoped id', kLimit, async () => {
    const bsuid = 'RU.13491208655302741918';
    const oleg = fake.customer({ phone: null, bsuid, username: 'oleg', name: 'Олег' });
    oleg.say('hi');
    await fake.webhook.courier.settled();
    const [{ messages, contacts }] = values();
    assert.deepEqual([messages[0].from, messages[0].from_user_id, contacts[0].wa_id, contacts[0].user_id], [undefined, bsuid, undefined, bsuid]);
    const { status } = await send({ to: undefined, recipient: bsuid, type: 'text', text: { body: 'hello' } });
    assert.equal(status, 200);
    assert.deepEqual(fake.ledger.texts(bsuid), ['hello']);
  });

  test('media comes from an address that needs the token and lives five minutes', kLimit, async () => {
    const { image } = ann.photo({ caption: 'вид' });
    const { body } = await call('GET', image.id);
    assert.equal(Buffer.from(body.sha256, 'hex').toString('base64'), image.sha256);
    assert.deepEqual((await call('GET', body.url)).bytes, readSample('photo.jpg'));
    assert.equal((await fetch(body.url)).status, 401);
    fake.media.expireLinks();
    assert.equal((await call('GET', body.url)).status, 404);
    assert.equal((await call('GET', image.id)).status, 200);
  });

  test('media is uploaded first; what is no picture fails afterwards', kLimit, async () => {
    const upload = async (name, type, fields = { messaging_product: 'whatsapp', type }) => {
      const form = new FormData();
      for (const [field, value] of Object.entries(fields)) form.append(field, value);
      form.append('file', new Blob([readSample(name)], { type }), name);
      return call('POST', `${fake.phoneNumberId}/media`, form);
    };
    ann.say('hi');
    const photo = (await upload('photo.jpg', 'image/jpeg')).body.id;
    assert.equal((await send({ type: 'image', image: { id: photo, caption: 'вид' } })).status, 200);
    const pdf = (await upload('document.pdf', 'application/pdf')).body.id;
    assert.equal((await send({ type: 'image', image: { id: pdf } })).status, 200);
    await until('it failed', () => statuses().some((each) => each.errors?.[0].code === 131053));
    assert.deepEqual(fake.ledger.texts(ann.phone), ['вид']);
    assert.equal((await upload('photo.jpg', 'image/x-strange')).body.error.code, 100);
    assert.equal((await upload('photo.jpg', 'image/jpeg', { type: 'image/jpeg' })).body.error.code, 100);
    assert.equal((await send({ type: 'image', image: { id: '404' } })).body.error.code, 131009);
  });

  test('the catalogue of templates has pages', kLimit, async () => {
    for (let n = 0; n < 5; ++n) fake.templates.create({ name: `t_${n}`, language: 'en', category: 'UTILITY', components: [] });
    const names = [];
    for (let after = ''; after !== undefined; ) {
      const { data, paging } = (await call('GET', `${fake.wabaId}/message_templates?limit=3${after && `&after=${after}`}`)).body;
      names.push(...data.map((template) => template.name));
      after = paging?.next && paging.cursors.after;
    }
    assert.equal(names.length, 8);
    assert.equal((await call('POST', `${fake.wabaId}/message_templates`, { name: 't_0', language: 'en', category: 'UTILITY', components: [] })).status, 400);
    assert.equal((await call('DELETE', `${fake.wabaId}/message_templates?name=t_0`)).body.success, true);
  });

  test('read and typing are marked at a message that was received', kLimit, async () => {
    const { id } = ann.say('hi');
    const mark = { messaging_product: 'whatsapp', status: 'read', message_id: id, typing_indicator: { type: 'text' } };
    assert.deepEqual((await call('POST', `${fake.phoneNumberId}/messages`, mark)).body, { success: true });
    assert.equal((await call('POST', `${fake.phoneNumberId}/messages`, { ...mark, message_id: 'wamid.x' })).body.error.code, 131009);
    assert.deepEqual(fake.ledger.changesOf(ann.phone).map((change) => change.what), ['read', 'typing']);
  });

  test('whoever is blocked is not heard', kLimit, async () => {
    await call('POST', `${fake.phoneNumberId}/block_users`, { messaging_product: 'whatsapp', block_users: [{ user: ann.phone }] });
    ann.say('spam');
    await fake.webhook.courier.settled();
    assert.deepEqual(values(), []);
    await call('DELETE', `${fake.phoneNumberId}/block_users`, { messaging_product: 'whatsapp', block_users: [{ user: ann.phone }] });
    ann.say('sorry');
    await until('heard again', () => values().length === 1);
  });

  test('only 200 takes a webhook; the pauses grow', kLimit, async () => {
    receiver.answer = (_, __, count) => ({ status: count < 4 ? [202, 500, 403][count - 1] : 200 });
    ann.say('a');
    await fake.webhook.courier.settled();
    const at = receiver.came.map((each) => each.at);
    assert.equal(at.length, 4);
    assert.ok(at[3] - at[2] > at[1] - at[0]);
    assert.equal(fake.ledger.acknowledged.length, 1);
  });

  test('webhooks overtake each other and come twice', kLimit, async () => {
    fake.webhook.courier.misbehave({ duplicate: 0.2, reorder: 0.2, seed: 2 });
    const said = Array.from({ length: 60 }, (_, n) => ann.say(`text ${n}`).id);
    await fake.webhook.courier.settled();
    const came = values().map((value) => value.messages[0].id);
    assert.ok(came.length > 65, `${came.length} deliveries`);
    assert.deepEqual([...new Set(came)].sort(), [...said].sort());
    assert.notDeepEqual([...new Set(came)], said);
  });

  test('one request may hold several entries and changes', kLimit, async () => {
    for (const as of ['changes', 'entries']) {
      fake.webhook.gather();
      ann.say('a');
      fake.customer({ phone: '79160000002' }).say('b');
      fake.webhook.release({ as });
    }
    await fake.webhook.courier.settled();
    assert.deepEqual(receiver.bodies.map((body) => [body.entry.length, body.entry[0].changes.length]).sort(), [[1, 2], [2, 1]]);
  });

  test('another secret and another signature', kLimit, async () => {
    fake.rotateSecret('next');
    ann.say('a');
    fake.webhook.raw('{}', { signature: null });
    await fake.webhook.courier.settled();
    const [signed, bare] = receiver.came.sort((one, two) => two.body.length - one.body.length);
    assert.equal(signed.headers['x-hub-signature-256'], `sha256=${createHmac('sha256', 'next').update(signed.body).digest('hex')}`);
    assert.equal(bare.headers['x-hub-signature-256'], undefined);
  });

  test('every kind a customer can send is one the schema knows', kLimit, async () => {
    const first = ann.fromAd('Здравствуйте');
    ann.say('а это?', { reply: first });
    ann.album([{ caption: '1' }, { withUrl: true }]);
    for (const verb of ['video', 'voice', 'audio', 'document', 'sticker', 'location', 'contacts', 'press', 'pick', 'submitForm', 'brokenPress', 'templateButton', 'order', 'requestWelcome', 'unsupported', 'unknown', 'withoutId', 'identityChanged'])
      ann[verb](['press', 'pick', 'submitForm'].includes(verb) ? first : undefined);
    ann.react(first, '👍');
    ann.unreact(first);
    ann.unreact(first, { empty: true });
    ann.edit(first, 'исправлено');
    ann.revoke(first);
    ann.forward('чужое');
    ann.forward('чужое', { often: true });
    ann.askAboutProduct('почём?');
    ann.echo('ответ с телефона');
    ann.changeNumber('79160000009');
    fake.notice('phone_number_quality_update', { display_phone_number: fake.phone, event: 'FLAGGED', current_limit: 'TIER_1K' });
    fake.notice('account_update', { event: 'ACCOUNT_RESTRICTION' });
    await fake.webhook.courier.settled();
    assert.equal(receiver.came.length, 34);
  });

  test('a fault speaks the words of the Graph API', kLimit, async () => {
    ann.say('hi');
    fake.faults.once('busy', { on: 'POST messages', retryAfter: 9 });
    const busy = await sendText('a');
    assert.deepEqual([busy.status, busy.headers.get('retry-after'), busy.body.error.code], [429, '9', 130429]);
    fake.faults.once('broken');
    assert.deepEqual((await sendText('a')).body.error.is_transient, true);
    fake.faults.once('lost_after');
    await assert.rejects(sendText('b', { biz_opaque_callback_data: 'k' }));
    await until('a status tells that it was taken', () => statuses().some((each) => each.biz_opaque_callback_data === 'k'));
  });
});
