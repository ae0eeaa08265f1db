// SPDX-License-Identifier: GPL-3.0-or-later
// Forms before, after and instead of a conversation; files; the rating.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { stage, visitor } from '../support/fresh_stage.mjs';
import { landscapePng } from '../support/picture.mjs';
import { aConfig, kKey } from '../support/stage.mjs';
import { until } from '../support/until.mjs';

const kFields = [
  { key: 'name', type: 'text', label: { ru: 'Имя', en: 'Name' }, required: false },
  { key: 'phone', type: 'phone', label: { ru: 'Телефон', en: 'Phone' }, required: true },
  { key: 'consent', type: 'consent', required: true, url: 'https://example.org/privacy', version: '3' },
];

const configure = (changes, status) => Object.assign(stage.chat.widgets[kKey], { config: aConfig(changes), ...(status && { status }) });
const forms = () => stage.chat.thread?.framesOf('form') ?? [];

test('widget: the form after the first message checks beside the field and never asks again', async () => {
  configure({ prechat: { mode: 'after_first', required: false, fields: kFields } });
  const tab = await (await visitor.visit()).open();
  await tab.write('Можно перенести бронь?');
  await tab.state('Можно перенести бронь?', 'sent');
  const card = tab.panel.locator('.card');
  await card.getByLabel('Имя').fill('Светлана');
  await card.getByLabel('Телефон').fill('+7 916 55');
  await card.getByRole('button', { name: 'Сохранить' }).click();
  await card.getByText('Не хватает цифр: нужно 11').waitFor();
  assert.equal(await card.getByLabel('Телефон').getAttribute('aria-invalid'), 'true');
  assert.deepEqual(forms(), []);
  await card.getByLabel('Телефон').fill('+7 916 555-12-12');
  await card.getByRole('checkbox').check();
  await card.getByRole('button', { name: 'Сохранить' }).click();
  await card.waitFor({ state: 'detached' });
  const [form] = await until('the form arrives', () => forms().length && forms());
  assert.deepEqual(form.values, { name: 'Светлана', phone: '+7 916 555-12-12' });
  assert.equal(form.consent.version, '3');
  assert.match(form.consent.text, /обработку данных/);
  await tab.page.reload();
  await tab.bubble('Можно перенести бронь?').waitFor();
  await tab.connected();
  assert.equal(await tab.panel.locator('.card').count(), 0);
});

test('widget: the form can be skipped, and the question was sent anyway', async () => {
  configure({ prechat: { mode: 'after_first', required: false, fields: kFields } });
  const tab = await (await visitor.visit()).open();
  await tab.write('Вопрос');
  await tab.panel.getByRole('button', { name: 'Пропустить' }).click();
  await tab.panel.locator('.card').waitFor({ state: 'detached' });
  await tab.state('Вопрос', 'sent');
  assert.deepEqual(forms(), []);
  assert.equal(stage.chat.thread.written.length, 1);
});

test('widget: a required form comes before the first word', async () => {
  configure({ prechat: { mode: 'before', required: true, fields: kFields } });
  const tab = await visitor.visit();
  await tab.launcher.click();
  const card = tab.panel.locator('.card');
  await card.waitFor();
  assert.equal(await tab.composer.isVisible(), false);
  assert.equal(await card.getByRole('button', { name: 'Пропустить' }).count(), 0);
  await card.getByLabel('Телефон').fill('89165551212');
  await card.getByRole('checkbox').check();
  await card.getByRole('button', { name: 'Начать чат' }).click();
  await tab.write('Теперь можно');
  await tab.state('Теперь можно', 'sent');
  assert.deepEqual(stage.chat.thread.received.map((frame) => frame.t).filter((kind) => kind !== 'typing' && kind !== 'read'), ['form', 'msg']);
});

test('widget: while nobody is here a message is left with a way to answer', async () => {
  configure({}, { state: 'offline' });
  const tab = await visitor.visit();
  await tab.launcher.click();
  const card = tab.panel.locator('.card');
  await card.getByLabel('Ваш вопрос').fill('Вы откроетесь в среду?');
  await card.getByLabel('Почта или телефон').fill('не почта');
  await card.getByRole('button', { name: 'Отправить сообщение' }).click();
  await card.getByText('Укажите почту или телефон').waitFor();
  await card.getByLabel('Почта или телефон').fill('sveta@example.org');
  await card.getByRole('button', { name: 'Отправить сообщение' }).click();
  await tab.state('Вы откроетесь в среду?', 'sent');
  assert.deepEqual(forms()[0].values, { email: 'sveta@example.org' });
  assert.deepEqual((await tab.heard('offline')).length, 1);
  await tab.write('И в четверг?');
  await tab.state('И в четверг?', 'sent');
});

test('widget: files go by button and by paste, within the limits', async () => {
  configure({ max_file: 100000, file_types: ['image/*', '.pdf'] });
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  const png = landscapePng(64, 48);
  await tab.panel.locator('input[type="file"]').setInputFiles([{ name: 'gpj.\u202eexe.png', mimeType: 'image/png', buffer: png }]);
  const row = tab.panel.locator('.row.out');
  await row.locator('.state.sent').waitFor();
  assert.equal(await row.locator('img').getAttribute('alt'), 'Картинка gpj.exe.png');
  await until('the picture is drawn', () => row.locator('img').evaluate((image) => image.naturalWidth === 64));

  await tab.panel.locator('input[type="file"]').setInputFiles([{ name: 'big.png', mimeType: 'image/png', buffer: Buffer.alloc(200000) }]);
  await tab.panel.getByText('«big.png»: 195 КБ, а можно до 98 КБ').waitFor();
  await tab.panel.locator('input[type="file"]').setInputFiles([{ name: 'tool.exe', mimeType: 'application/x-msdownload', buffer: Buffer.alloc(10) }]);
  await tab.panel.getByText('«tool.exe»: такие файлы здесь не принимают').waitFor();

  stage.chat.faults.refuseUpload = 1;
  await tab.composer.evaluate((field) => {
    const data = new DataTransfer();
    data.items.add(new File(['%PDF-1.4'], 'doc.pdf', { type: 'application/pdf' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await tab.panel.getByText('Файл не загрузился').waitFor();
  await tab.panel.locator('.upload').getByText('Повторить').click();
  await tab.panel.locator('.row.out', { hasText: 'doc.pdf' }).locator('.state.sent').waitFor();
  assert.equal(stage.chat.thread.framesOf('file').length, 2);
});

test('widget: an operator\'s file can be fetched, a picture is shown in place', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.connected();
  const picture = stage.chat.addFile({ name: 'lake.png', type: 'image/png', body: landscapePng(400, 200), width: 400, height: 200 });
  const paper = stage.chat.addFile({ name: 'счёт.txt', type: 'text/plain', body: Buffer.from('итого 5') });
  stage.chat.thread.say('Вот', { attachments: [picture, paper] });
  const row = tab.bubble('Вот');
  await until('the picture is drawn', () => row.locator('.picture img').evaluate((image) => image.naturalWidth === 400));
  const box = await row.locator('.picture img').boundingBox();
  assert.deepEqual([Math.round(box.width), Math.round(box.height)], [240, 120]);
  assert.equal(await row.locator('a.chip').getAttribute('download'), 'счёт.txt');
});

test('widget: a closed conversation is rated, changed and kept', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.write('Спасибо');
  await tab.state('Спасибо', 'sent');
  stage.chat.thread.close();
  const card = tab.panel.locator('.card.rating');
  await card.getByRole('button', { name: 'Отправить оценку' }).click();
  await card.getByText('Выберите оценку').waitFor();
  await card.getByText('Плохо').click();
  await card.getByText('Пусть мне напишет старший').click();
  await card.locator('textarea').fill('Долго ждали');
  await card.getByRole('button', { name: 'Отправить оценку' }).click();
  await tab.panel.getByText('Спасибо! Ваша оценка: Плохо').waitFor();
  const rates = () => stage.chat.thread.framesOf('rate');
  await until('the rating arrives', () => rates().length === 1);
  assert.deepEqual(rates()[0], { t: 'rate', score: 2, comment: 'Долго ждали\nПрошу старшего написать мне' });
  await tab.panel.getByRole('button', { name: 'Изменить' }).click();
  await tab.panel.locator('.card.rating').getByText('Отлично').click();
  await tab.panel.getByRole('button', { name: 'Отправить оценку' }).click();
  await until('the changed rating arrives', () => rates().length === 2);
  assert.equal(rates()[1].score, 5);
  await tab.page.reload();
  await tab.panel.getByText('Спасибо! Ваша оценка: Отлично').waitFor();
  stage.chat.thread.reopen();
  await tab.panel.locator('.rated').waitFor({ state: 'detached' });
});

test('widget: the rating is skipped with one press', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.write('Всё');
  await tab.state('Всё', 'sent');
  stage.chat.thread.close();
  await tab.panel.locator('.card.rating').getByRole('button', { name: 'Пропустить' }).click();
  await tab.panel.locator('.card.rating').waitFor({ state: 'detached' });
  await tab.write('И ещё');
  await tab.state('И ещё', 'sent');
  assert.deepEqual(stage.chat.thread.framesOf('rate'), []);
});

test('widget: the visitor takes the transcript along and clears the chat', async () => {
  const tab = await (await visitor.visit()).open();
  await tab.write('Мой вопрос');
  await tab.state('Мой вопрос', 'sent');
  stage.chat.thread.say('Наш ответ');
  await tab.bubble('Наш ответ').waitFor();
  await tab.panel.getByRole('button', { name: 'Меню чата' }).click();
  const [download] = await Promise.all([tab.page.waitForEvent('download'), tab.panel.getByRole('menuitem', { name: 'Скачать переписку' }).click()]);
  const text = await readFile(await download.path(), 'utf8');
  assert.match(text, /Вы: Мой вопрос\r\n.*Марина, бронирование: Наш ответ/);

  await tab.panel.getByRole('button', { name: 'Меню чата' }).click();
  await tab.panel.getByRole('menuitem', { name: 'Очистить мой чат' }).click();
  await tab.panel.locator('dialog').getByRole('button', { name: 'Очистить' }).click();
  await tab.bubble('Мой вопрос').waitFor({ state: 'detached' });
  await tab.connected();
  await tab.write('Я новый');
  await tab.state('Я новый', 'sent');
  assert.equal(stage.chat.threads.size, 2);
  assert.deepEqual(stage.chat.thread.written.map((message) => message.text), ['Я новый']);
});

test('widget: topics are pressed instead of typed', async () => {
  configure({ greeting: { ru: 'Здравствуйте!' }, topics: [{ ru: 'Свободные домики' }, 'Цены'] });
  const tab = await (await visitor.visit()).open();
  await tab.panel.getByRole('button', { name: 'Свободные домики' }).click();
  await tab.state('Свободные домики', 'sent');
  await tab.panel.locator('.topics').waitFor({ state: 'detached' });
  assert.deepEqual(stage.chat.thread.written.map((message) => message.text), ['Свободные домики']);
});
