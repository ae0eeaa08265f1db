// SPDX-License-Identifier: GPL-3.0-or-later
// The messengers' pauses and lifetimes, shortened: a day of theirs may pass in a quarter of an hour.
// Moments on the wire stay those of the real clock; only spans are scaled.

export class Pace {
  #timers = new Set();

  /** `speed`: how many seconds of the messenger pass in a second. */
  constructor(speed = 1) {
    if (!(speed > 0)) throw new Error(`a speed of ${speed} is none`);
    this.speed = speed;
  }

  /** Calls `action` after a span of the messenger's time; answers what calls it off. */
  later(ms, action) {
    const timer = setTimeout(() => {
      this.#timers.delete(entry);
      action();
    }, ms / this.speed);
    const entry = { timer, dropped: () => {} };
    this.#timers.add(entry);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(entry);
    };
  }

  /** A span of the messenger's time; `stop()` ends it early. */
  pause(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(entry);
        resolve();
      }, ms / this.speed);
      const entry = { timer, dropped: resolve };
      this.#timers.add(entry);
    });
  }

  /** How much of the messenger's time has passed since a moment of `Date.now()`. */
  since(moment) {
    return (Date.now() - moment) * this.speed;
  }

  /** Nothing happens later any more; whoever pauses goes on at once. */
  stop() {
    const entries = [...this.#timers];
    this.#timers.clear();
    for (const { timer, dropped } of entries) {
      clearTimeout(timer);
      dropped();
    }
  }
}

/** Seconds since 1970, as all three messengers count. */
export const nowSeconds = () => Math.floor(Date.now() / 1000);
