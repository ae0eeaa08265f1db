// SPDX-License-Identifier: GPL-3.0-or-later
// What was measured, said in one JSON line per figure.

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const round = (value) => Number(value.toPrecision(4));

export class Figures {
  constructor(print) {
    this.print = print;
    this.all = [];
  }

  add(figure) {
    const whole = { date: new Date().toISOString().slice(0, 10), ...figure };
    this.all.push(whole);
    this.print(JSON.stringify(whole));
  }

  /**
   * Floor and product were measured in turns; the ratio is that of their medians.
   * `reach`: `{atMost}` or `{atLeast}`, of the ratio.
   */
  addRatio(bench, unit, floor, product, reach) {
    const ratio = median(product) / median(floor);
    this.add({
      bench, unit, floor: round(median(floor)), product: round(median(product)), ratio: round(ratio), ...reach, ok: holds(ratio, reach), runs: product.length,
      spread: [round(Math.min(...product)), round(Math.max(...product))],
    });
  }

  /** A figure of its own; `reach` is about the figure itself. */
  addValue(bench, unit, values, reach = {}, more = {}) {
    const value = median(values);
    this.add({ bench, unit, product: round(value), ...reach, ok: holds(value, reach), runs: values.length, spread: [round(Math.min(...values)), round(Math.max(...values))], ...more });
  }
}

function holds(value, { atMost = Infinity, atLeast = -Infinity }) {
  return value <= atMost && value >= atLeast;
}
