// SPDX-License-Identifier: GPL-3.0-or-later
// What may go wrong with a call to a messenger. A fault is asked for once by a test, or comes by chance.
//
// `taken` says whether the messenger took the request before it went wrong; where neither the kind nor the test says so,
// chance does. From outside nobody can tell.

import { Random } from './random.mjs';

const kKinds = {
  busy: { taken: false }, // 429 in the messenger's own words, with Retry-After (`retryAfter` seconds)
  broken: { taken: false }, // 5xx in the messenger's own words
  gateway: {}, // 502 with a page of HTML, as proxies answer
  html: {}, // 200 with a page of HTML
  empty: {}, // 200 with nothing
  half: {}, // the answer breaks off in the middle
  lost_before: { taken: false }, // the connection is closed, the request wasn't taken
  lost_after: { taken: true }, // the connection is closed, the request was taken
  hang: {}, // never answers
  slow: { taken: true }, // answers properly, after `delayMs`
};

export const kFaultKinds = Object.keys(kKinds);

/** Kinds after which nobody outside can know whether the request was taken. */
export const kAmbiguous = ['gateway', 'html', 'empty', 'half', 'lost_before', 'lost_after', 'hang'];

export class Faults {
  #waiting = [];
  #mixture = null;
  #random;

  constructor(random = new Random()) {
    this.#random = random;
    /** Every fault that happened: {kind, on, taken, at}. */
    this.happened = [];
  }

  /** The next `times` calls go wrong; `on`: only calls of that name, or a list of names. */
  once(kind, { on, times = 1, ...detail } = {}) {
    this.#waiting.push({ ...known(kind), ...detail, kind, on, times });
  }

  /** From now on a `share` of all calls goes wrong, each in one of `kinds`. */
  mix({ share, kinds = ['busy', 'broken', 'gateway', 'html', 'empty', 'lost_before', 'lost_after'], on, seed, ...detail }) {
    kinds.forEach(known);
    if (seed !== undefined) this.#random = new Random(seed);
    this.#mixture = { share, kinds, on, detail };
  }

  clear() {
    this.#waiting = [];
    this.#mixture = null;
  }

  /** What goes wrong with this call, or null. */
  next(named) {
    const fault = this.#asked(named) ?? this.#byChance(named);
    if (!fault) return null;
    fault.taken ??= this.#random.chance(0.5);
    this.happened.push({ kind: fault.kind, on: named, taken: fault.taken, at: Date.now() });
    return fault;
  }

  #asked(named) {
    const found = this.#waiting.findIndex((fault) => meant(fault.on, named));
    if (found < 0) return null;
    const fault = this.#waiting[found];
    if (--fault.times <= 0) this.#waiting.splice(found, 1);
    return { ...fault };
  }

  #byChance(named) {
    const mixture = this.#mixture;
    if (!mixture || !meant(mixture.on, named) || !this.#random.chance(mixture.share)) return null;
    const kind = this.#random.pick(mixture.kinds);
    return { ...known(kind), ...mixture.detail, kind };
  }
}

function known(kind) {
  if (!kKinds[kind]) throw new Error(`no such fault: ${kind}`);
  return kKinds[kind];
}

function meant(on, named) {
  return on === undefined || (Array.isArray(on) ? on.includes(named) : on === named);
}
