// SPDX-License-Identifier: GPL-3.0-or-later
// grammY, a Telegram library that others wrote, as a bot of our Bot API simulator.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Bot, InlineKeyboard, InputFile, webhookCallback } from 'grammy';
import { until } from '../../e2e/support/until.mjs';
import { readSample } from '../common/samples.mjs';
import { TelegramFake } from '../telegram/fake.mjs';

const kLimit = { timeout: 30_000 };
const kAllowed = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'message_reaction'];

describe('grammY', () => {
  let fake;
  let ann;
  let server = null;
  let bot;

  beforeEach(async () => {
    fake = await new TelegramFake({ speed: 20 }).start();
    ann = fake.customer({ id: 7, first_name: 'Анна' });
    bot = new Bot(fake.token, { client: { apiRoot: fake.origin } });
    bot.catch((error) => fake.broken.push(error));
  });
  afterEach(async () => {
    if (bot.isRunning()) await bot.stop();
    await fake.stop();
    server?.closeAllConnections();
    server?.close();
    server = null;
    assert.deepEqual(fake.broken, []);
  });

  /** Runs the bot by polling until it is up. */
  async function poll() {
    const up = new Promise((resolve) => bot.start({ allowed_updates: kAllowed, onStart: resolve }).catch((error) => fake.broken.push(error)));
    await up;
    await until('it has said what it wants', () => fake.updates.allowed);
  }

  test('polls, answers in order, and confirms what it got', kLimit, async () => {
    bot.on('message:text', (context) => context.reply(`echo ${context.message.text}`, { reply_parameters: { message_id: context.message.message_id } }));
    await poll();
    const texts = Array.from({ length: 30 }, (_, n) => `text ${n}`);
    for (const text of texts) ann.say(text);
    await until('all were answered', () => fake.ledger.texts(7).length === texts.length);
    assert.deepEqual(fake.ledger.compare(7, texts.map((text) => `echo ${text}`)), { lost: [], doubled: [], reordered: [], unexpected: [] });
    await bot.stop();
    assert.equal(fake.updates.count, 0);
  });

  test('reads every kind it has a name for', kLimit, async () => {
    const heard = [];
    for (const kind of [':photo', ':video', ':animation', ':video_note', ':voice', ':audio', ':document', ':sticker', ':location', ':venue', ':contact', ':poll', ':dice', ':story', ':forward_origin', 'edited_message', 'callback_query:data', 'my_chat_member', 'message_reaction'])
      bot.on(kind, (_, next) => {
        heard.push(kind);
        return next();
      });
    bot.on(':photo', (context) => context.message.media_group_id && heard.push('album'));
    await poll();
    const first = ann.say('hi');
    for (const verb of ['photo', 'video', 'animation', 'videoNote', 'voice', 'audio', 'document', 'sticker', 'location', 'venue', 'contact', 'poll', 'dice', 'story']) ann[verb]();
    ann.forward('a');
    ann.album([{}, {}]);
    ann.edit(first, 'b');
    ann.press(first, 'x');
    ann.react(first, '👍');
    ann.block();
    const last = fake.updates.lastId;
    await until('all were polled', () => fake.updates.count === 0 && fake.updates.lastId === last, 5000);
    await until('twenty kinds were heard', () => new Set(heard).size === 20, 5000);
  });

  test('sends files, albums, buttons; edits, deletes and reacts', kLimit, async () => {
    ann.start();
    const { api } = bot;
    const photo = await api.sendPhoto(7, new InputFile(readSample('photo.jpg'), 'вид.jpg'), { caption: '<b>вид</b>', parse_mode: 'HTML' });
    assert.deepEqual([photo.caption, photo.caption_entities[0].type], ['вид', 'bold']);
    await api.sendMediaGroup(7, ['a', 'b'].map((caption) => ({ type: 'photo', media: new InputFile(readSample('photo.jpg'), 'a.jpg'), caption })));
    const { file_path } = await api.getFile(photo.photo.at(-1).file_id);
    const bytes = await (await fetch(`${fake.origin}/file/bot${fake.token}/${file_path}`)).arrayBuffer();
    assert.deepEqual(Buffer.from(bytes), readSample('photo.jpg'));
    const asked = await api.sendMessage(7, 'да?', { reply_markup: new InlineKeyboard().text('Да', 'yes') });
    await api.editMessageText(7, asked.message_id, 'точно?');
    await api.setMessageReaction(7, 1, [{ type: 'emoji', emoji: '👍' }]);
    await api.deleteMessage(7, asked.message_id);
    assert.deepEqual(fake.ledger.texts(7), ['вид', 'a', 'b', 'да?']);
    await assert.rejects(api.sendMessage(404, 'x'), /chat not found/);
  });

  test('waits as long as it is told, and sends once', kLimit, async () => {
    ann.start();
    fake.faults.once('busy', { on: 'sendMessage', retryAfter: 1 });
    await assert.rejects(bot.api.sendMessage(7, 'a'), (error) => error.error_code === 429 && error.parameters.retry_after === 1);
    await bot.api.sendMessage(7, 'a');
    assert.deepEqual(fake.ledger.texts(7), ['a']);
  });

  test('takes webhooks with the secret, and none without', kLimit, async () => {
    const handle = webhookCallback(bot, 'http', { secretToken: 'S3cret' });
    server = createServer((request, response) => handle(request, response).catch((error) => fake.broken.push(error)));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${server.address().port}/hook`;
    const heard = [];
    bot.on('message:text', (context) => void heard.push(context.message.text));
    await bot.api.setWebhook(url, { secret_token: 'S3cret' });
    for (const text of ['a', 'b', 'c']) ann.say(text);
    await fake.webhook.courier.settled();
    assert.deepEqual(heard, ['a', 'b', 'c']);
    fake.webhook.secret = 'wrong';
    ann.say('d');
    await until('it was refused', () => fake.ledger.hookOf(String(fake.updates.lastId))?.statuses.includes(401));
    await bot.api.deleteWebhook();
    assert.deepEqual(heard, ['a', 'b', 'c']);
  });
});
