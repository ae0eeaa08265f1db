// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of every state, light and dark, Russian and English, desktop and phone, for people to look at.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { landscapePng } from '../support/picture.mjs';
import { Stage, aConfig, kKey } from '../support/stage.mjs';
import { until } from '../support/until.mjs';

const kFolder = process.env.PULT_SCREENSHOTS ?? fileURLToPath(new URL('../../../build/screenshots/widget', import.meta.url));

const kWords = {
  ru: {
    team: 'Марина, бронирование', bot: 'Здравствуйте! Я бот «Заречье», отвечу сразу или позову человека.', ask: 'Есть домик у озера на 14–16 июня, с собакой?',
    answer: 'Да, домик 9: терраса и двор', thanks: 'Отлично, бронируем!', move: 'Можно перенести бронь 5512 на неделю?', failed: 'Вот паспорт питомца', name: 'Имя', phone: 'Телефон',
    greeting: 'Здравствуйте! Чем помочь?', topics: ['Свободные домики', 'Перенести бронь', 'Можно ли с собакой?'], long: 'Подробности по ссылке https://example.org/a/very/long/path/that/goes/on/and/on?with=parameters и ещё очень-очень длинное слово: превысокомногорассмотрительствующий',
    who: 'Светлана', file: 'Договор аренды домика с террасой и двором.pdf',
  },
  en: {
    team: 'Marina, bookings', bot: 'Hello! I am the Riverside bot, I answer at once or call a person.', ask: 'Is there a cabin by the lake for 14–16 June, with a dog?',
    answer: 'Yes, cabin 9: terrace and a yard', thanks: 'Great, we take it!', move: 'Can I move booking 5512 by a week?', failed: 'Here is the pet passport', name: 'Name', phone: 'Phone',
    greeting: 'Hello! How can we help?', topics: ['Free cabins', 'Move a booking', 'Are dogs welcome?'], long: 'Details at https://example.org/a/very/long/path/that/goes/on/and/on?with=parameters and one very long word: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    who: 'Svetlana', file: 'Rental agreement for the cabin with terrace and yard.pdf',
  },
};

const kFields = (words) => [
  { key: 'name', type: 'text', label: words.name, required: false },
  { key: 'phone', type: 'phone', label: words.phone, required: true },
  { key: 'consent', type: 'consent', required: true, url: 'https://example.org/privacy', version: '3' },
];

let stage;

before(async () => {
  await mkdir(kFolder, { recursive: true });
  stage = await Stage.open();
});

after(() => stage.close());

for (const language of ['ru', 'en']) {
  for (const dark of [false, true]) {
    for (const phone of [false, true]) {
      const suffix = `${language}-${dark ? 'dark' : 'light'}-${phone ? 'phone' : 'desktop'}`;
      const words = kWords[language];

      const scene = async (name, config, status, act) => {
        Object.assign(stage.chat.widgets[kKey], { config: aConfig({ locale: language, team: { name: words.team }, ...config }), status });
        const visitor = await stage.visitor({ phone, dark, locale: language === 'ru' ? 'ru-RU' : 'en-US' });
        const tab = await visitor.visit('/', { data: { theme: dark ? 'dark' : 'light' }, lang: language, dark });
        await tab.open();
        await until('the panel is ready', () => tab.panel.locator('.dot').getAttribute('data-state').then((state) => state !== 'unknown'));
        await act(tab, stage.chat);
        await tab.page.evaluate(() => document.fonts.ready);
        await tab.page.screenshot({ path: path.join(kFolder, `${name}-${suffix}.png`) });
        visitor.assertQuiet();
        await visitor.close();
      };
      /** The page of its own. */
      const page = async (name, act) => {
        Object.assign(stage.chat.widgets[kKey], { config: aConfig({ locale: language, team: { name: words.team } }), status: online });
        const visitor = await stage.visitor({ phone, dark, locale: language === 'ru' ? 'ru-RU' : 'en-US' });
        const tab = await visitor.standalone();
        await tab.connected();
        await act(tab, stage.chat);
        await tab.page.screenshot({ path: path.join(kFolder, `${name}-${suffix}.png`) });
        visitor.assertQuiet();
        await visitor.close();
      };
      const online = { state: 'online', median_ms: 120000 };

      test(`widget: pictures ${suffix}`, async () => {
        await scene('greeting', { greeting: words.greeting, topics: words.topics }, online, (tab) => tab.panel.locator('.topic').first().waitFor());

        await scene('conversation', {}, online, async (tab, { thread }) => {
          thread.bot(words.bot);
          await tab.bubble(words.bot).waitFor();
          await tab.write(words.ask);
          await tab.state(words.ask, 'sent');
          thread.join(words.team);
          await tab.panel.locator('.line.event').waitFor();
          const photo = stage.chat.addFile({ name: 'lake.png', type: 'image/png', body: landscapePng(464, 208), width: 464, height: 208 });
          thread.say(words.answer, { attachments: [photo], name: words.team, reply_to: thread.written[0].id });
          await tab.bubble(words.answer).waitFor();
          await tab.write(words.thanks);
          await tab.state(words.thanks, 'sent');
          thread.readAll();
          await tab.state(words.thanks, 'read');
          thread.type();
          await tab.panel.locator('.typing').waitFor();
        });

        await scene('states', {}, online, async (tab, { thread }) => {
          thread.say(words.long, { name: words.team });
          const file = stage.chat.addFile({ name: words.file, type: 'application/pdf', body: Buffer.alloc(1480000) });
          thread.say('', { attachments: [file], name: words.team });
          thread.say('שלום, הזמנה 5512?', { name: 'Александра Константинопольская-Преображенская, служба бронирования' });
          await tab.bubble('שלום').waitFor();
          stage.chat.faults.errors.push({ code: 'forbidden' });
          await tab.write(words.failed);
          await tab.panel.locator('.failed').waitFor();
          await tab.composer.fill(`${words.long}\n${words.move}`);
        });

        await scene('form', { prechat: { mode: 'after_first', required: false, fields: kFields(words) } }, online, async (tab) => {
          await tab.write(words.move);
          await tab.state(words.move, 'sent');
          await tab.panel.getByLabel(words.name).fill(words.who);
          await tab.panel.getByLabel(words.phone).fill('+7 916 55');
          await tab.panel.locator('.card .primary').click();
          await tab.panel.locator('.card .error:not([hidden])').first().waitFor();
        });

        await scene('before', { prechat: { mode: 'before', required: true, fields: kFields(words) } }, online, (tab) => tab.panel.locator('.card').waitFor());

        await scene('offline', {}, { state: 'offline', opens_at: tomorrowAtNine() }, (tab) => tab.panel.locator('.card').waitFor());

        await scene('rating', {}, online, async (tab, { thread }) => {
          thread.say(words.answer, { name: words.team });
          await tab.bubble(words.answer).waitFor();
          thread.close();
          await tab.panel.locator('.face').nth(3).click();
        });

        await scene('menu', { messengers: [{ name: 'Telegram', url: 'https://t.me/zarechye' }], privacy_url: 'https://example.org/privacy' }, online, async (tab) => {
          await tab.panel.locator('[aria-haspopup="menu"]').click();
          await tab.panel.locator('.menu-item').first().waitFor();
        });

        const openMenu = async (tab) => {
          await tab.bubble(words.answer).first().focus();
          await tab.page.keyboard.press('Shift+F10');
          await tab.panel.locator('.menu.of-message').waitFor();
        };
        await scene('message_menu', {}, online, async (tab, { thread }) => {
          thread.say(words.answer, { name: words.team });
          await openMenu(tab);
        });
        await scene('quote', {}, online, async (tab, { thread }) => {
          thread.say(words.answer, { name: words.team });
          await openMenu(tab);
          await tab.page.keyboard.press('Enter');
          await tab.write(words.thanks);
          await tab.state(words.thanks, 'sent');
          await openMenu(tab);
          await tab.page.keyboard.press('Enter');
          await tab.panel.locator('.quoting').waitFor();
          thread.wait(3);
        });

        await scene('clear', {}, online, async (tab) => {
          await tab.panel.locator('[aria-haspopup="menu"]').click();
          await tab.panel.locator('.menu-item').last().click();
          await tab.panel.locator('dialog[open]').waitFor();
        });

        await scene('emoji', {}, online, async (tab) => {
          await tab.panel.locator('.composer .tool').nth(1).click();
          await tab.panel.locator('.emoji-sheet').waitFor();
        });

        await page('page', async (tab, { thread }) => {
          await tab.write(words.ask);
          await tab.state(words.ask, 'sent');
          thread.say(words.answer, { name: words.team });
          await tab.bubble(words.answer).waitFor();
        });

        if (phone) return;
        await scene('closed', {}, online, async (tab, { thread }) => {
          await tab.write(words.ask);
          await tab.state(words.ask, 'sent');
          await tab.launcher.click();
          thread.say(words.thanks, { name: words.team });
          thread.say(`${words.answer}. ${words.thanks}`, { name: words.team });
          await tab.page.locator('pult-widget .card').waitFor();
        });
      });
    }
  }
}

function tomorrowAtNine() {
  const date = new Date(Date.now() + 24 * 60 * 60 * 1000);
  date.setUTCHours(6, 0, 0, 0);
  return date.getTime();
}
