// SPDX-License-Identifier: GPL-3.0-or-later
// Chance that can be repeated: the same seed gives the same day.

export class Random {
  #state;

  constructor(seed = 1) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1): a Weyl sequence, its bits stirred. */
  next() {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
  }

  /** True in `share` of all cases. */
  chance(share) {
    return share > 0 && this.next() < share;
  }

  /** A whole number in [least, most]. */
  between(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick(list) {
    return list[this.between(0, list.length - 1)];
  }

  /** Text of so many characters of an alphabet. */
  text(length, alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-') {
    return Array.from({ length }, () => alphabet[this.between(0, alphabet.length - 1)]).join('');
  }
}
