// SPDX-License-Identifier: GPL-3.0-or-later
// Holds what a torrent's ledgers say against what the server shows in its threads.

import { unknownOf } from './hooks.mjs';

const kKept = 10; // examples of each finding

class Finding {
  count = 0;
  examples = [];

  add(what) {
    ++this.count;
    if (this.examples.length < kKept) this.examples.push(what);
  }

  toJSON() {
    return this.count ? { count: this.count, examples: this.examples } : 0;
  }
}

/** All inbound messages of a thread, oldest first; `call(method, params)` is the operator API. */
async function historyOf(call, dialog) {
  const pages = [];
  let before;
  do {
    const page = await call('dialog.history', { dialog_id: dialog, limit: 200, ...(before && { before }) });
    pages.push(page.messages.filter((each) => each.direction === 'in'));
    before = page.next;
  } while (before);
  return pages.reverse().flat();
}

/** All dialogs. */
async function dialogsOf(call) {
  const found = new Map(); // a page may repeat what has moved meanwhile
  let after;
  do {
    const page = await call('dialog.list', { order: 'recent', limit: 200, ...(after && { after }) });
    for (const each of page.dialogs) found.set(each.id, each);
    after = page.next;
  } while (after);
  return [...found.values()];
}

/** Number of the item that a message is, 0: a placeholder that doesn't say. */
const numberOf = ({ text, unsupported }) => Number(/^m(\d+) /.exec(text)?.[1] ?? /^hologram_(\d+)$/.exec(unsupported ?? '')?.[1] ?? 0);

export class Verdict {
  lost = new Finding();
  doubled = new Finding();
  ghosts = new Finding();
  /** WhatsApp, Telegram: shown after one that was only sent when this one had been acknowledged. */
  reordered = new Finding();
  /** VK numbers the messages of a conversation: shown in another order than that of the numbers. */
  misnumbered = new Finding();
  placeholders = 0;
  threads = 0;
  messages = 0;

  /** Nothing lost, doubled, made up or out of order. */
  get isGood() {
    return [this.lost, this.doubled, this.ghosts, this.reordered, this.misnumbered].every(({ count }) => count === 0);
  }

  toJSON() {
    const { lost, doubled, ghosts, reordered, misnumbered, threads, messages, placeholders } = this;
    return { threads, messages, placeholders, lost, doubled, ghosts, reordered, misnumbered };
  }
}

export async function check(torrent, call) {
  const verdict = new Verdict();
  const shown = new Set();
  const laneOf = new Map();
  for (const lane of torrent.lanes) for (const item of lane.items) laneOf.set(item.n, lane);
  for (const dialog of await dialogsOf(call)) {
    const messages = await historyOf(call, dialog.id);
    const first = messages.map(numberOf).find((n) => laneOf.has(n));
    const lane = first && laneOf.get(first);
    if (!lane) {
      if (messages.length) verdict.ghosts.add({ dialog: dialog.id, text: messages[0].text });
      continue;
    }
    if (shown.has(lane)) verdict.doubled.add({ dialog: dialog.id, what: 'a second dialog of one person' });
    shown.add(lane);
    compare(verdict, lane, messages, dialog.id);
  }
  for (const lane of torrent.lanes) if (lane.items.length && !shown.has(lane)) lane.items.forEach((item) => verdict.lost.add({ kind: lane.hook.kind, n: item.n }));
  return verdict;
}

function compare(verdict, lane, messages, dialog) {
  ++verdict.threads;
  verdict.messages += messages.length;
  const items = new Map(lane.items.map((item) => [item.n, item]));
  const seen = new Set();
  const order = [];
  let anonymous = 0;
  for (const message of messages) {
    const item = items.get(numberOf(message));
    if (!item && message.unsupported) ++anonymous;
    else if (!item) verdict.ghosts.add({ dialog, text: message.text });
    else if (seen.has(item.n)) verdict.doubled.add({ dialog, n: item.n });
    else order.push(item);
    if (item) seen.add(item.n);
  }
  verdict.placeholders += anonymous;
  // A placeholder doesn't always say which it is: there must be enough of them.
  const unseen = lane.items.filter((item) => !seen.has(item.n));
  for (const item of unseen)
    if (item.kind === 'unknown' && anonymous > 0) --anonymous;
    else verdict.lost.add({ kind: lane.hook.kind, dialog, n: item.n, taken: item.takenAt > 0, word: unknownOf(item) });
  if (lane.hook.kind === 'vk') findMisnumbered(verdict.misnumbered, order, dialog);
  else findReordered(verdict.reordered, order, dialog);
}

/** What was acknowledged before another was first sent stands before it; parts of one body in their own order. */
function findReordered(finding, order, dialog) {
  let earliest = Infinity; // acknowledgement of what stands further down
  let next = null;
  for (let i = order.length - 1; i >= 0; --i) {
    const item = order[i];
    if (earliest < item.sentAt) finding.add({ dialog, n: item.n });
    if (next && next.parcel === item.parcel && next.place < item.place) finding.add({ dialog, n: item.n, what: 'within its body' });
    earliest = Math.min(earliest, item.takenAt);
    next = item;
  }
}

function findMisnumbered(finding, order, dialog) {
  for (let i = 1; i < order.length; ++i) if (order[i].place < order[i - 1].place) finding.add({ dialog, place: order[i].place, after: order[i - 1].place });
}
