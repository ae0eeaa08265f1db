// SPDX-License-Identifier: GPL-3.0-or-later
// A stage with one visitor on it, both fresh for every test of the file that imports them. After each test the widget has
// kept the protocol, thrown nothing and had nothing blocked.

import { afterEach, beforeEach } from 'node:test';
import { Stage } from './stage.mjs';

export let stage = null;
export let visitor = null;
let mayComplain = false;

/** Another stage in the middle of a test, with settings of its own. */
export async function restage(options) {
  await stage.close();
  stage = await Stage.open(options);
  visitor = await stage.visitor();
}

/** The visitor in another browser: a phone, another language. */
export async function comeAs(options) {
  visitor = await stage.visitor(options);
}

/** For files whose tests make browsers complain, as attacks do. */
export function letComplain() {
  mayComplain = true;
}

beforeEach(async () => {
  stage = await Stage.open();
  visitor = await stage.visitor();
});

afterEach(async () => {
  if (!mayComplain) visitor.assertQuiet();
  stage.assertLawful();
  await stage.close();
});
