// SPDX-License-Identifier: GPL-3.0-or-later
// What a messenger has seen: what reached which customer, what was changed afterwards, which webhooks were taken.

export class Ledger {
  #calls = new Map();
  #hooks = new Map();

  constructor() {
    /** {customer, kind, text, id, number, key, at, body}, in the order of arrival; `key`: the sender's own, if any. */
    this.arrived = [];
    /** {customer, what, id, at, ...}: edit, delete, reaction, typing, read, button, block. */
    this.changes = [];
    /** Rules of the messenger that the caller broke, in words. */
    this.refusals = [];
  }

  reach(entry) {
    this.arrived.push({ at: Date.now(), ...entry });
  }

  change(entry) {
    this.changes.push({ at: Date.now(), ...entry });
  }

  refuse(named, why) {
    this.refusals.push({ named, why, at: Date.now() });
  }

  call(named) {
    this.#calls.set(named, this.calls(named) + 1);
  }

  /** How often a method was called, faults included. */
  calls(named) {
    return this.#calls.get(named) ?? 0;
  }

  of(customer) {
    return this.arrived.filter((entry) => entry.customer === customer);
  }

  texts(customer) {
    return this.of(customer).map((entry) => entry.text);
  }

  changesOf(customer, what) {
    return this.changes.filter((entry) => entry.customer === customer && (what === undefined || entry.what === what));
  }

  /**
   * Compares what reached a customer with what was to reach him, in order. `wanted`: texts, or keys with `by: 'key'`.
   * Answers the lost, the doubled (each as often as it was too many), those out of order, and the unexpected.
   */
  compare(customer, wanted, { by = 'text' } = {}) {
    const came = this.of(customer).map((entry) => entry[by]);
    const counts = new Map();
    for (const one of came) counts.set(one, (counts.get(one) ?? 0) + 1);
    const place = new Map(wanted.map((one, index) => [one, index]));
    const doubled = [...counts].flatMap(([one, count]) => Array(count - 1).fill(one));
    const reordered = [];
    let furthest = -1;
    for (const one of new Set(came)) {
      const index = place.get(one);
      if (index === undefined) continue;
      if (index < furthest) reordered.push(one);
      furthest = Math.max(furthest, index);
    }
    return {
      lost: wanted.filter((one) => !counts.has(one)),
      doubled,
      reordered,
      unexpected: [...counts.keys()].filter((one) => !place.has(one)),
    };
  }

  /** One try to deliver a webhook; `status` 0: no answer came. */
  hook(key, { status, accepted, why }) {
    const hook = this.#hooks.get(key) ?? { key, attempts: 0, statuses: [], acknowledged: 0, at: null };
    ++hook.attempts;
    hook.statuses.push(status);
    if (why) hook.why = why;
    if (accepted) {
      ++hook.acknowledged;
      hook.at ??= Date.now();
    }
    this.#hooks.set(key, hook);
  }

  /** {key, attempts, statuses, acknowledged, at} of one webhook, or undefined. */
  hookOf(key) {
    return this.#hooks.get(key);
  }

  get hooks() {
    return [...this.#hooks.values()];
  }

  get acknowledged() {
    return this.hooks.filter((hook) => hook.acknowledged > 0);
  }

  /** As the control door tells it. */
  toJSON() {
    return {
      arrived: this.arrived, changes: this.changes, refusals: this.refusals, hooks: this.hooks, calls: Object.fromEntries(this.#calls),
    };
  }
}
