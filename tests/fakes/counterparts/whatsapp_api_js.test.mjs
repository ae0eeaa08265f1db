// SPDX-License-Identifier: GPL-3.0-or-later
// whatsapp-api-js, a Cloud API library that others wrote, against our Cloud API simulator.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { webcrypto } from 'node:crypto';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { WhatsAppAPI } from 'whatsapp-api-js';
import { ActionButtons, Body, Button, Image, Interactive, Text } from 'whatsapp-api-js/messages';
import { until } from '../../e2e/support/until.mjs';
import { WhatsappFake } from '../whatsapp/fake.mjs';

const kLimit = { timeout: 30_000 };

describe('whatsapp-api-js', () => {
  let fake;
  let ann;
  let api;
  let server;
  let heard;
  let refused;

  beforeEach(async () => {
    fake = await new WhatsappFake({ speed: 100 }).start();
    ann = fake.customer({ phone: '79160000001', name: 'Анна' });
    api = new WhatsAppAPI({
      token: fake.accessToken, appSecret: fake.appSecret, webhookVerifyToken: fake.verifyToken, v: 'v23.0',
      ponyfill: { fetch: (url, options) => fetch(String(url).replace('https://graph.facebook.com', fake.origin), options), subtle: webcrypto.subtle },
    });
    heard = [];
    refused = [];
    api.on.message = ({ message, name }) => void heard.push({ message, name });
    api.on.status = ({ status, id }) => void heard.push({ status, id });
    server = createServer(async (request, response) => {
      const parts = [];
      for await (const part of request) parts.push(part);
      try {
        const asked = Object.fromEntries(new URL(request.url, 'http://x').searchParams);
        const body = Buffer.concat(parts).toString('utf8');
        if (request.method === 'GET') return response.end(api.get(asked));
        await api.post(JSON.parse(body), body, request.headers['x-hub-signature-256']);
        response.end();
      } catch (error) {
        refused.push(error.httpStatus ?? error.message);
        response.writeHead(error.httpStatus ?? 500).end();
      }
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await fake.stop();
    server.closeAllConnections();
    server.close();
    assert.deepEqual(fake.broken, []);
  });

  const subscribe = () => fake.webhook.subscribe(`http://127.0.0.1:${server.address().port}/hook`);

  test('answers the challenge, and takes signed webhooks whatever they say', kLimit, async () => {
    await subscribe();
    ann.say('Привет 👋');
    const first = ann.photo({ caption: 'вид' });
    ann.voice();
    ann.contacts();
    ann.react(first, '👍');
    ann.press(first);
    ann.unsupported();
    await fake.webhook.courier.settled();
    assert.deepEqual(refused, []);
    assert.deepEqual(heard.map((each) => each.message.type).sort(), ['audio', 'contacts', 'image', 'interactive', 'reaction', 'text', 'unsupported']);
    const said = heard.find((each) => each.message.type === 'text');
    assert.deepEqual([said.message.text.body, said.name, said.message.from], ['Привет 👋', 'Анна', '79160000001']);
  });

  test('refuses what is signed with another secret', kLimit, async () => {
    await subscribe();
    fake.rotateSecret('another');
    ann.say('a');
    await until('it was refused', () => refused.length > 0);
    assert.equal(refused[0], 401);
    assert.deepEqual(heard, []);
  });

  test('refuses another verify token', kLimit, async () => {
    fake.verifyToken = 'another';
    await assert.rejects(subscribe(), /not verified: 403/);
  });

  test('sends, and learns what became of it', kLimit, async () => {
    await subscribe();
    ann.say('привет');
    const send = (message, more) => api.sendMessage(fake.phoneNumberId, ann.phone, message, more);
    const { messages } = await send(new Text('здравствуйте'), undefined);
    await send(new Interactive(new ActionButtons(new Button('yes', 'Да'), new Button('no', 'Нет')), new Body('да?')));
    await send(new Image('https://shop.example/a.jpg', false, 'по ссылке'));
    await until('it was delivered', () => heard.some((each) => each.status === 'delivered' && each.id === messages[0].id));
    assert.deepEqual(fake.ledger.of(ann.phone).map((entry) => [entry.kind, entry.text]), [['text', 'здравствуйте'], ['interactive', 'да?'], ['image', 'по ссылке']]);
    ann.closeWindow();
    assert.equal((await send(new Text('поздно'))).error.code, 131047);
    const { id } = ann.say('спасибо');
    await api.markAsRead(fake.phoneNumberId, id);
    assert.deepEqual(fake.ledger.changesOf(ann.phone).map((change) => change.what), ['read']);
  });
});
