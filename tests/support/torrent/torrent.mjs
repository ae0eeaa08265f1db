// SPDX-License-Identifier: GPL-3.0-or-later
// Very many messages through the webhooks of all three messengers, with everything that messengers do: the same twice,
// at the same moment or much later, out of order, kinds that nobody knows, broken bodies, several in one, and again and
// again until they are taken. What was sent and what was acknowledged stands in the ledger of each thread.

import { Random } from '../../fakes/common/random.mjs';
import { Connection } from './connection.mjs';

const kPauseMs = 40; // until something refused or unanswered is brought again
const kLongestPauseMs = 1000;
/** By how much a message is overtaken by later ones; a tenth of them by more than a server waits for it. */
const kLateMs = [20, 200];
const kVeryLateMs = [1600, 4000];

/** Shares of the messages; of the duplicates one half comes at the same moment on another connection. */
export const kHabits = { duplicate: 0.05, reorder: 0.05, strange: 0.02, together: 0.15 };

/** One conversation: its items in the order they were written, {n, place, kind, parcel, sentAt, takenAt}. */
class Lane {
  items = [];
  waiting = []; // parcels that were made and not yet sent, the next first
  isBusy = false;

  constructor(hook, thread) {
    Object.assign(this, { hook, thread });
  }
}

export class Torrent {
  #port;
  #total;
  #habits;
  #random;
  #free = [];
  #again = []; // parcels to be brought again, or once more: {parcel, at}
  #tick = 0;
  #made = 0;
  #parcels = 0;
  #open = 0;
  #connections;

  /** `hooks`: with `path` and their channel. `total`: messages of all of them together, strange ones included. */
  constructor({ port, hooks, total, threads, connections = 48, seed = 1, habits = kHabits }) {
    this.#port = port;
    this.#total = total;
    this.#habits = habits;
    this.#random = new Random(seed);
    this.#connections = connections;
    this.lanes = hooks.flatMap((hook) => Array.from({ length: threads }, (_, thread) => new Lane(hook, thread)));
    this.hooks = hooks;
    /** Bodies that can't be understood and were acknowledged; each must be kept, once. */
    this.garbage = 0;
    this.taken = 0;
    this.posts = 0;
    this.duplicates = 0;
    this.reordered = 0;
    /** Answers that a messenger must never get: other 5xx than 503, refusals of what is right, approval of what is wrong. */
    this.wrong = [];
    this.answers = new Map();
  }

  get made() {
    return this.#made;
  }

  /** Messages of an unknown kind that belong into quarantine, too. */
  get unread() {
    return this.lanes.reduce((sum, { hook, items }) => sum + (hook.keepsUnknown ? items.filter(({ kind }) => kind === 'unknown').length : 0), 0);
  }

  get isOver() {
    return this.#made >= this.#total && this.#open === 0;
  }

  /** Resolves when all of them were taken. */
  async run() {
    await Promise.all(Array.from({ length: this.#connections }, () => this.#work(new Connection(this.#port))));
  }

  async #work(connection) {
    while (!this.isOver) {
      const parcel = this.#next();
      if (parcel) await this.#bring(connection, parcel);
      else await new Promise((resolve) => setTimeout(resolve, 2));
    }
    connection.close();
  }

  #next() {
    const now = Date.now();
    const due = this.#again.findIndex((each) => each.at <= now);
    if (due >= 0) {
      const [each] = this.#again.splice(due, 1);
      return each.parcel;
    }
    return this.#made < this.#total ? this.#make() : this.#rest();
  }

  #rest() {
    const lane = this.lanes.find((each) => !each.isBusy && each.waiting.length > 0);
    return lane && this.#send(lane);
  }

  #make() {
    if (this.#random.chance(this.#habits.strange / 2)) return this.#makeGarbage();
    for (let tries = 0; tries < 20; ++tries) {
      const lane = this.#random.pick(this.lanes);
      if (lane.isBusy) continue;
      if (lane.waiting.length === 0) this.#write(lane);
      return this.#send(lane);
    }
    return null;
  }

  #makeGarbage() {
    const hook = this.#random.pick(this.hooks);
    const n = ++this.#made;
    ++this.#open;
    const { refused, ...post } = hook.garbage(n);
    if (!refused) ++this.garbage;
    return this.#posted({ hook, lanes: [], items: [], refused, ...post });
  }

  /** The next parcels of a lane; now and then they overtake one that was written before them. */
  #write(lane) {
    const late = !lane.hook.isOrdered && this.#random.chance(this.#habits.reorder) ? this.#parcel([lane]) : null;
    const others = late ? this.#random.between(1, 3) : 1;
    for (let i = 0; i < others; ++i) lane.waiting.push(this.#parcel(this.#companions(lane)));
    if (!late) return;
    ++this.reordered;
    late.hasLeft = true; // nobody waits for it
    this.#again.push({ parcel: late, at: Date.now() + this.#random.between(...(this.#random.chance(0.1) ? kVeryLateMs : kLateMs)) });
  }

  /** Who shares a body with this one. */
  #companions(lane) {
    if (lane.hook.most === 1 || !this.#random.chance(this.#habits.together)) return [lane];
    const lanes = [lane];
    for (let left = this.#random.between(1, lane.hook.most - 1); left > 0; --left) {
      const other = this.#random.pick(this.lanes);
      // Two of one person now and then; who has something under way or waiting doesn't join.
      lanes.push(other.hook === lane.hook && !other.isBusy && other.waiting.length === 0 ? other : lane);
    }
    return lanes;
  }

  #parcel(lanes) {
    const number = ++this.#parcels;
    const items = lanes.map((lane) => {
      const item = { n: ++this.#made, thread: lane.thread, place: lane.items.length + 1, parcel: number, sentAt: 0, takenAt: 0 };
      item.kind = this.#random.chance(this.#habits.strange / 2) ? 'unknown' : 'text';
      lane.items.push(item);
      return item;
    });
    const { hook } = lanes[0];
    const bad = lanes.length > 1 && this.#random.chance(0.2) ? number : 0;
    if (bad) ++this.garbage;
    this.#open += 1;
    return this.#posted({ hook, lanes: [...new Set(lanes)], items, bad, ...hook.parcel(items, bad) });
  }

  #posted(parcel) {
    return { tries: 0, isTaken: false, isTwin: false, ...parcel };
  }

  #send(lane) {
    const parcel = lane.waiting.shift();
    for (const each of parcel.lanes) each.isBusy = true;
    if (this.#random.chance(this.#habits.duplicate)) {
      ++this.duplicates;
      const later = this.#random.chance(0.5) ? this.#random.between(5, 4000) : 0;
      parcel.later = later;
      if (!later) this.#again.unshift({ parcel: { ...parcel, original: parcel, isTwin: true }, at: 0 });
    }
    return parcel;
  }

  async #bring(connection, parcel) {
    const told = parcel.original ?? parcel;
    const sentAt = ++this.#tick;
    for (const item of told.items) item.sentAt ||= sentAt;
    ++this.posts;
    const answer = await connection.post(parcel.hook.path, parcel.headers, parcel.body);
    this.answers.set(answer.status, (this.answers.get(answer.status) ?? 0) + 1);
    this.#judge(parcel, answer);
    if (parcel.isTwin) return void (parcel.hook.accepted(answer) && this.#take(told));
    const isDone = parcel.refused ? parcel.refused.includes(answer.status) : parcel.hook.accepted(answer);
    if (!isDone) return this.#bringAgain(parcel);
    this.#take(parcel);
    this.#leave(parcel);
    --this.#open;
    if (parcel.later) this.#again.push({ parcel: { ...parcel, original: parcel, isTwin: true }, at: Date.now() + parcel.later });
  }

  #judge(parcel, answer) {
    const { status } = answer;
    const right = parcel.refused ? [0, 503, ...parcel.refused] : [0, 200, 503];
    if (!right.includes(status)) this.wrong.push({ status, body: answer.body.slice(0, 200), sent: parcel.body.slice(0, 300) });
  }

  #take(parcel) {
    if (parcel.isTaken) return;
    parcel.isTaken = true;
    const takenAt = ++this.#tick;
    for (const item of parcel.items) item.takenAt = takenAt;
    this.taken += parcel.items.length;
  }

  /** A messenger that keeps order holds up the conversation, the others go on with the next half of the time. */
  #bringAgain(parcel) {
    ++parcel.tries;
    const pause = Math.min(kPauseMs * parcel.tries, kLongestPauseMs);
    if (!parcel.hook.isOrdered && parcel.tries === 1 && this.#random.chance(0.5)) this.#leave(parcel);
    this.#again.push({ parcel, at: Date.now() + this.#random.between(pause / 2, pause) });
  }

  #leave(parcel) {
    if (parcel.hasLeft) return;
    parcel.hasLeft = true;
    for (const lane of parcel.lanes) lane.isBusy = false;
  }
}
