// SPDX-License-Identifier: GPL-3.0-or-later
// That the check sees what it is there to see.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from './check.mjs';
import { TelegramHook, VkHook, textOf } from './hooks.mjs';

/** A thread of three, sent one after the other, as the ledger has it. */
function lane(hook = new TelegramHook()) {
  const items = [1, 2, 3].map((place) => ({ n: place, place, thread: 0, kind: 'text', parcel: place, sentAt: place * 10, takenAt: place * 10 + 5 }));
  return { hook, thread: 0, items };
}

/** What the check finds when a server shows these items. */
async function found(ledger, shown, { dialogs = 1 } = {}) {
  const messages = shown.map((item) => ({ direction: 'in', text: typeof item === 'string' ? item : textOf(item) }));
  const call = async (method) => (method === 'dialog.list' ? { dialogs: Array.from({ length: dialogs }, (_, id) => ({ id })), next: null } : { messages, next: null });
  const verdict = await check({ lanes: [ledger] }, call);
  const { lost, doubled, ghosts, reordered, misnumbered } = verdict;
  const counts = Object.entries({ lost, doubled, ghosts, reordered, misnumbered }).filter(([, { count }]) => count > 0).map(([name, { count }]) => [name, count]);
  assert.equal(verdict.isGood, counts.length === 0);
  return Object.fromEntries(counts);
}

test('all of them once and in order', async () => {
  const ledger = lane();
  assert.deepEqual(await found(ledger, ledger.items), {});
});

test('lost, doubled, made up', async () => {
  const ledger = lane();
  const [a, b, c] = ledger.items;
  assert.deepEqual(await found(ledger, [a, c]), { lost: 1 });
  assert.deepEqual(await found(ledger, []), { lost: 3 });
  assert.deepEqual(await found(ledger, [a, b, b, c]), { doubled: 1 });
  assert.deepEqual(await found(ledger, [a, b, c, 'm77 nobody wrote this']), { ghosts: 1 });
  assert.deepEqual(await found(ledger, [a, b, c], { dialogs: 2 }), { doubled: 1 });
});

test('an order that nobody can have seen', async () => {
  const ledger = lane();
  const [a, b, c] = ledger.items;
  assert.deepEqual(await found(ledger, [b, a, c]), { reordered: 1 });
  b.sentAt = 12; // while the first was under way
  assert.deepEqual(await found(ledger, [b, a, c]), {});
});

test('within a body, and by the numbers of VK', async () => {
  const ledger = lane();
  const [a, b, c] = ledger.items;
  Object.assign(b, { parcel: a.parcel, sentAt: a.sentAt, takenAt: a.takenAt });
  assert.deepEqual(await found(ledger, [a, b, c]), {});
  assert.deepEqual(await found(ledger, [b, a, c]), { reordered: 1 });
  const numbered = lane(new VkHook());
  assert.deepEqual(await found(numbered, numbered.items), {});
  assert.deepEqual(await found(numbered, [...numbered.items].reverse()), { misnumbered: 2 });
});

test('a placeholder that does not say which it is counts for one unknown message', async () => {
  const ledger = lane();
  const [a, b, c] = ledger.items;
  b.kind = 'unknown';
  const call = (unsupported) => async (method) => (method === 'dialog.list' ? { dialogs: [{ id: 1 }], next: null } : { messages: [a, ...unsupported, c].map((each) => ({ direction: 'in', ...(each.n ? { text: textOf(each) } : each) })), next: null });
  assert.equal((await check({ lanes: [ledger] }, call([{ text: '', unsupported: 'message' }]))).isGood, true);
  assert.equal((await check({ lanes: [ledger] }, call([]))).isGood, false);
});
