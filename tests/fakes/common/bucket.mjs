// SPDX-License-Identifier: GPL-3.0-or-later
// A rate limit: so many at once, then one every so often of the messenger's time.

export class Buckets {
  #buckets = new Map();
  #pace;

  constructor(pace) {
    this.#pace = pace;
  }

  /** 0 when there was room in the bucket of that name, else the span in ms until there is. */
  take(name, { burst, everyMs }) {
    const bucket = this.#buckets.get(name) ?? { tokens: burst, at: Date.now() };
    this.#buckets.set(name, bucket);
    bucket.tokens = Math.min(burst, bucket.tokens + this.#pace.since(bucket.at) / everyMs);
    bucket.at = Date.now();
    if (bucket.tokens < 1) return (1 - bucket.tokens) * everyMs;
    bucket.tokens -= 1;
    return 0;
  }
}
