// SPDX-License-Identifier: GPL-3.0-or-later
// Updates that wait for the bot, and getUpdates with all its rules.

import { Refusal } from './chats.mjs';

const kDay = 24 * 3_600_000;
const kLifetimes = { callback_query: 150_000, inline_query: 30_000 };
const kConflictMs = 3000;
const kSameOffsetMs = 3000;
const kSpinMs = 500;
const kLargestAnswer = 4 * 1024 * 1024;
const kNotByDefault = ['message_reaction', 'message_reaction_count', 'chat_member'];

export class Updates {
  #pending = [];
  #next;
  #pace;
  #poller = null;
  #before = { offset: null, started: 0, ended: 0 };

  constructor(pace, random) {
    this.#pace = pace;
    this.#next = random.between(100_000_000, 900_000_000);
    /** null: the default; stays until it is set again. */
    this.allowed = null;
    /** Told of every new update, while a webhook is set. */
    this.listener = null;
  }

  get count() {
    this.#forgetOld();
    return this.#pending.length;
  }

  get lastId() {
    return this.#next - 1;
  }

  /** Was this kind asked for? */
  wants(kind) {
    return this.allowed?.length ? this.allowed.includes(kind) : !kNotByDefault.includes(kind);
  }

  /** `kind`: the update's only member beside its id. Answers the update, or null when nobody asked for such. */
  add(kind, value, lane) {
    if (!this.wants(kind)) return null;
    const entry = { update: { update_id: this.#next++, [kind]: value }, kind, lane, at: Date.now() };
    if (this.listener) this.listener(entry);
    else {
      this.#pending.push(entry);
      this.#poller?.wake();
    }
    return entry.update;
  }

  /** The numbers go on from somewhere else, as after a quiet week. */
  renumber(next) {
    this.#next = next;
  }

  /** Everything that waits leaves the queue: to a webhook, or for nothing. */
  drain() {
    this.#forgetOld();
    return this.#pending.splice(0);
  }

  /** Back into the queue, in the order of their numbers: a webhook was taken away. */
  putBack(entries) {
    this.#pending = [...this.#pending, ...entries].sort((a, b) => a.update.update_id - b.update.update_id);
  }

  #forgetOld() {
    this.#pending = this.#pending.filter(({ kind, at }) => this.#pace.since(at) < (kLifetimes[kind] ?? kDay));
  }

  /** getUpdates; `gone`: a promise of the caller's leaving. */
  async poll({ offset = 0, limit = 100, timeout = 0, allowed_updates }, hookUrl, gone) {
    if (hookUrl) {
      await this.#pace.pause(kConflictMs);
      throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
    }
    this.#poller?.replaced();
    if (allowed_updates) this.allowed = allowed_updates;
    limit = limit >= 1 && limit <= 100 ? limit : 100;
    let waitMs = Math.min(Math.max(timeout, 0), 50) * 1000;
    const same = offset === this.#before.offset;
    if (same && this.#pace.since(this.#before.started) < kSameOffsetMs) waitMs = Math.max(waitMs, kSameOffsetMs);
    if (same && this.#pace.since(this.#before.ended) < kSpinMs) limit = 1;
    this.#before = { offset, started: Date.now(), ended: this.#before.ended };
    this.#confirm(offset);
    if (!this.count && waitMs) await this.#wait(waitMs, gone);
    this.#before.ended = Date.now();
    return this.#batch(limit);
  }

  /** All below the offset was taken; a negative one drops all but the last so many. */
  #confirm(offset) {
    if (offset < 0) this.#pending = this.#pending.slice(offset);
    else if (offset > 0) this.#pending = this.#pending.filter(({ update }) => update.update_id < offset === false);
  }

  async #wait(ms, gone) {
    const end = await new Promise((resolve) => {
      const off = this.#pace.later(ms, () => resolve('over'));
      this.#poller = { wake: () => resolve('news'), replaced: () => resolve('replaced'), off };
      gone.then(() => resolve('gone'));
    });
    if (end === 'replaced') {
      await this.#pace.pause(kConflictMs);
      throw new Refusal(409, 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running');
    }
    this.#poller?.off();
    this.#poller = null;
  }

  #batch(limit) {
    const batch = [];
    let size = 0;
    for (const { update } of this.#pending.slice(0, limit)) {
      size += Buffer.byteLength(JSON.stringify(update));
      if (batch.length && size > kLargestAnswer) break;
      batch.push(update);
    }
    return batch;
  }
}
