// SPDX-License-Identifier: GPL-3.0-or-later
// Orca itself at the window: what window/screen_reader takes for said it really says. It speaks into its own log.

import { spawnSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { Office, later } from '../support/office.mjs';
import { kBin } from '../support/real_server.mjs';
import { SessionBus } from '../support/session_bus.mjs';
import { until } from '../support/until.mjs';

const kLimit = { timeout: 120_000 };
const kMostPanes = 12; // of F6, until it is round
const kReadMs = 1500; // whoever goes on sooner is not read to

async function whyNoOrca() {
  if (spawnSync('orca', ['--version']).status !== 0) return 'orca is not installed';
  const bus = await SessionBus.open().catch((error) => error);
  if (bus instanceof Error) return bus.message;
  const why = await bus.startScreenReader(kBin).then(() => '', (error) => error.message);
  await bus.close();
  return why;
}

const missing = await whyNoOrca();
describe('window and Orca', { skip: missing || false }, () => {
  let bus;
  let office;
  const says = (words) => until(`Orca says ${words}`, async () => (await bus.spoken()).find((each) => words.test(each)));

  before(async () => {
    bus = await SessionBus.open();
    await bus.startScreenReader(kBin);
    office = await Office.open({ dialogs: 2, args: ['--lang', 'ru'], environment: { ...bus.environment, QT_LINUX_ACCESSIBILITY_ALWAYS_ON: '1' } });
    await bus.startOrca(office.screen);
    await office.show(office.dialogs[0]);
    await office.window.activate();
  }, kLimit);
  after(async () => {
    await office?.close();
    await bus?.close();
  }, kLimit);

  test('a row of the list is read as a sentence', kLimit, async () => {
    const hasList = async () => (await bus.spoken()).some((words) => /^Диалоги: /.test(words));
    for (let panes = 0; panes < kMostPanes && !(await hasList()); ++panes) {
      await office.screen.press('F6');
      await later(kReadMs);
    }
    await office.screen.press('Down');
    await says(/^Гость \d, Site, ждёт .*последнее: question \d/);
  });

  test('a message that comes in is read', kLimit, async () => {
    // One of them is open since its row was read: what comes there is seen, and not told as from somewhere else.
    for (const { visitor } of office.dialogs) {
      await visitor.say('where is my order?');
      await later(kReadMs);
    }
    await says(/Гость \d: where is my order\?/);
  });
});
