// SPDX-License-Identifier: GPL-3.0-or-later
// Replies by all four channels while a share of all calls goes wrong and the server dies again and again. What reached
// whom is read from the simulators' ledgers, what became of each reply from the server.

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Operator } from '../../e2e/support/operator.mjs';
import { kPassword, Pultd } from '../../e2e/support/pultd.mjs';
import { until } from '../../e2e/support/until.mjs';
import { TelegramSide, VkSide, WebchatSide, WhatsappSide } from './sides.mjs';

const kReached = ['accepted', 'delivered', 'read'];
const kOver = [...kReached, 'uncertain', 'failed', 'cancelled'];
const kSettleMs = 400_000;

/** A desk that stays signed in over all deaths of the server. */
class Desk {
  #isOver = false;

  static async open(server) {
    const desk = new Desk();
    desk.operator = await Operator.signIn(server, 'admin', kPassword);
    desk.keeping = desk.#keep();
    return desk;
  }

  /** Asked again until there is an answer. */
  async call(method, params) {
    for (;;) {
      try {
        return await this.operator.call(method, params);
      } catch (error) {
        if (error.reason) throw error;
        await pause(20);
      }
    }
  }

  async close() {
    this.#isOver = true;
    await this.keeping;
    this.operator.cut();
  }

  async #keep() {
    while (!this.#isOver) {
      if (this.operator.closed) await this.operator.resume().catch(() => {});
      this.operator.events.splice(0, Math.max(0, this.operator.events.length - 10)); // read from the histories instead
      await pause(20);
    }
  }
}

async function outgoing(desk, dialog) {
  const pages = [];
  let before;
  do {
    const page = await desk.call('dialog.history', { dialog_id: dialog, limit: 200, ...(before && { before }) });
    pages.push(page.messages.filter((each) => each.direction === 'out'));
    before = page.next;
  } while (before);
  return pages.reverse().flat();
}

/** Each of `texts` once, one after the other; the next is written when the server has this one. */
async function answer(desk, dialog, texts) {
  for (const text of texts) {
    await desk.call('message.send', { dialog_id: dialog, client_id: randomUUID(), kind: 'reply', text });
    await pause(Math.random() * 40);
  }
}

/** What became of one person's replies: counts, and whatever must not be. */
function judge(side, person, texts, messages) {
  const count = { replies: texts.length, reached: 0, uncertain: 0, failed: 0, lost: 0, doubled: 0, reordered: 0, untrue: 0, silent: 0 };
  const came = new Map();
  for (const text of person.reached()) came.set(text, (came.get(text) ?? 0) + 1);
  const state = new Map(messages.map((each) => [each.text, each.state]));
  for (const text of texts) {
    const times = came.get(text) ?? 0;
    const now = state.get(text);
    if (times > 1) count.doubled += times - 1;
    if (!kOver.includes(now)) ++count.silent;
    if (kReached.includes(now)) ++count.reached;
    if (kReached.includes(now) && times === 0) ++count.lost; // said to be there, and is not
    if (now === 'uncertain') ++count.uncertain;
    if (now === 'failed') ++count.failed;
    if (now === 'failed' && times > 0) ++count.untrue;
    // WhatsApp's statuses tell of every reply that reached somebody.
    if (now === 'uncertain' && (side.isRepeatable || (side.kind === 'whatsapp' && times > 0))) ++count.untrue;
  }
  const places = [...came.keys()].map((text) => texts.indexOf(text));
  for (let i = 1; i < places.length; ++i) if (places[i] < places[i - 1]) ++count.reordered;
  return count;
}

const sum = (counts) => counts.reduce((all, each) => Object.fromEntries(Object.keys(each).map((key) => [key, (all[key] ?? 0) + each[key]])), {});

/**
 * `people` for each channel get `replies` each; `share` of the calls goes wrong; `lives`: time between deaths in ms.
 * Answers {seconds, kills, sides: {kind: counts, with calls, faults and ambiguous}, problems}.
 */
export async function runStorm({ people, replies, share = 0.3, lives = [700, 2000], seed = 1, progress = () => {} }) {
  const server = await Pultd.create({ settings: { message_burst: '100000', messages_per_minute: '100000', address_sockets: '1000', address_visitors_at_once: '1000' } });
  const sides = [new TelegramSide(), new WhatsappSide(), new VkSide(), new WebchatSide()];
  try {
    const desk = await Desk.open(server);
    for (const side of sides) await side.open(server, people);
    const everybody = sides.flatMap((side) => side.people.map((person) => ({ side, person })));
    const dialogs = await until('everybody has written', async () => {
      const found = new Map();
      let after;
      do {
        const page = await desk.call('dialog.list', { limit: 200, ...(after && { after }) });
        for (const each of page.dialogs) found.set(each.last_message?.text?.replace('hello ', ''), each.id);
        after = page.next;
      } while (after);
      return everybody.every(({ person }) => found.has(person.name)) && found;
    });
    for (const [i, side] of sides.entries()) side.fail(share, seed + i);
    const from = Date.now();
    const texts = new Map(everybody.map(({ person }) => [person, Array.from({ length: replies }, (_, i) => `${i + 1} to ${person.name}`)]));
    const writing = Promise.all(everybody.map(({ person }) => answer(desk, dialogs.get(person.name), texts.get(person))));
    const total = everybody.length * replies;
    let kills = 0;
    let isCalm = false;
    /** Replies whose end isn't known yet. */
    const open = async () => {
      const states = await Promise.all(everybody.map(async ({ person }) => (await outgoing(desk, dialogs.get(person.name))).map((each) => each.state)));
      const left = total - states.flat().filter((state) => kOver.includes(state)).length;
      progress({ seconds: Math.round((Date.now() - from) / 1000), kills, left });
      return left;
    };
    for (let left = total; left > 0 && Date.now() - from < kSettleMs; left = await open()) {
      await pause(lives[0] + Math.random() * (lives[1] - lives[0]));
      if (isCalm) continue;
      // The last few are left in peace: an answer that never comes shows only to a server that waits for it.
      isCalm = left < total / 10;
      if (isCalm) for (const side of sides) side.calm();
      if (isCalm) continue;
      await server.kill();
      await server.start();
      ++kills;
    }
    await writing;
    const reached = () => sides.find(({ kind }) => kind === 'webchat').calls;
    await until('visitors have caught up', () => reached() >= people * replies, 20_000).catch(() => {});
    await pause(1500); // statuses that come after the last answer
    const result = {};
    for (const side of sides) {
      const counts = await Promise.all(side.people.map(async (person) => judge(side, person, texts.get(person), await outgoing(desk, dialogs.get(person.name)))));
      result[side.kind] = { ...sum(counts), calls: side.calls, faults: side.faults, ambiguous: side.ambiguous, broken: side.broken.map(String) };
    }
    const seconds = (Date.now() - from) / 1000;
    await desk.close();
    for (const side of sides) await side.stop();
    await server.stop();
    const { problems } = await server.ctl(['verify']);
    return { seconds, kills, sides: result, problems };
  } finally {
    for (const side of sides) await side.stop().catch(() => {});
    await server.destroy();
  }
}
