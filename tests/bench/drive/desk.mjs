// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of the desk: the real client on a virtual screen, beside a bare Qt window where there is something to
// compare. All times are taken from outside: keys by XTest, pixels from the frame buffer.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { HttpVisitor } from '../../e2e/support/http_visitor.mjs';
import { PultWindow } from '../../e2e/support/window.mjs';
import { Relay } from '../../support/relay/relay.mjs';
import { Screen } from '../../support/screen/screen.mjs';
import { kPassword } from './sides.mjs';
import { median } from './figures.mjs';
import { capture, sleep } from './process.mjs';

/** Inside the list and inside the thread, in a window of 1440 by 900; no caret blinks there. */
const kList = { x: 260, y: 64, width: 290, height: 760 };
const kThread = { x: 580, y: 64, width: 520, height: 660 };
const kScrolls = 200;
const kEnters = 40;
const kSwitches = 20;
const kMessages = 200;
/** Longer than it takes to ignore an Enter that was meant for another dialog. */
const kSettledMs = 400;

const atQuantile = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];

/** Proportional share of the memory of a process, in MiB. */
export function pssMib(pid) {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) / 1024;
}

/**
 * What a process has allocated, in MiB, swapped out or not. Pages of programs, libraries and fonts are left out: how many
 * of them are in memory is for the kernel to say, which drops and reads them again as it likes.
 */
function allocatedMib(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return [...rollup.matchAll(/^(?:Anonymous|Swap):\s+(\d+)/gm)].reduce((sum, [, kib]) => sum + Number(kib), 0) / 1024;
}

/** Milliseconds until a region had nine tenths of the ink that it ended with; NaN: it never had `least`. */
function drawnMs({ changes }, fromNs, least = 100) {
  const whole = changes.at(-1).ink;
  const drawn = changes.slice(1).find((change) => change.ink >= 0.9 * whole);
  return drawn && whole >= least ? (drawn.ns - fromNs) / 1e6 : NaN;
}

/** Milliseconds to the first other pixels. */
function changedMs({ began_ns: began, changes }) {
  return changes.length > 1 ? (changes[1].ns - began) / 1e6 : NaN;
}

/** The bare window; `startedNs` is just before its start. */
class Floor {
  constructor(bench, screen) {
    this.startedNs = Number(process.hrtime.bigint());
    this.child = spawn(bench.program('bench_desk_floor'), [], { stdio: 'ignore', env: screen.environment });
    this.pid = this.child.pid;
  }

  async close() {
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}

/** The server with a filled store, the network and the screen; the client signs in once. */
class Desk {
  static async open(bench, filled) {
    const desk = new Desk();
    desk.bench = bench;
    desk.server = await bench.startProduct({ dir: bench.copy(await bench.filled(filled), 'desk') });
    desk.server.origin = `http://127.0.0.1:${desk.server.port}`;
    desk.relay = await Relay.to(desk.server.origin);
    desk.screen = await Screen.open(bench.bin);
    const listed = desk.screen.watch(kList, { for_ms: 20_000, quiet_ms: 1500 });
    const environment = { QT_LOGGING_RULES: 'pult.check.debug=true' };
    desk.window = await PultWindow.open(desk.screen, { bin: bench.bin, origin: desk.relay.origin, login: 'admin', password: kPassword, environment });
    desk.listInk = (await listed).changes.at(-1).ink;
    await desk.window.activate(); // shortcuts work in an active window only
    return desk;
  }

  /** A fresh start of the client on its profile: milliseconds to a list that can be used, NaN when none has come. */
  async startMs() {
    if (this.window.isRunning) await this.window.kill();
    await sleep(200);
    const seen = this.screen.watch(kList, { for_ms: 10_000, quiet_ms: 700 });
    await this.window.run();
    return drawnMs(await seen, this.window.startedNs, 0.7 * this.listInk);
  }

  /** Opens a dialog, and waits until its thread stands still. */
  async show(dialog) {
    const seen = this.screen.watch(kThread, { for_ms: 5000, quiet_ms: kSettledMs });
    await this.window.show(dialog);
    await seen;
  }

  get stalls() {
    return [...this.window.complaints.matchAll(/did not answer for (\d+) ms.*/g)].map(([line]) => line);
  }

  async close() {
    await this.window.close();
    await this.screen.close();
    this.relay.close();
    await this.server.stop();
  }
}

async function floorStartMs(bench, screen) {
  const seen = screen.watch(kList, { for_ms: 10_000, quiet_ms: 700 });
  const floor = new Floor(bench, screen);
  return { floor, ms: drawnMs(await seen, floor.startedNs) };
}

async function deskStart({ bench, figures, runs, dialogs }) {
  const desk = await Desk.open(bench, { dialogs });
  const floor = [];
  const online = [];
  const offline = [];
  await sleep(3000); // let it keep what it keeps
  for (let i = 0; i < runs; ++i) {
    await desk.window.kill();
    const bare = await floorStartMs(bench, desk.screen);
    floor.push(bare.ms);
    await bare.floor.close();
    online.push(await desk.startMs());
    desk.relay.pull();
    offline.push(await desk.startMs());
    desk.relay.plug();
  }
  await desk.close();
  figures.addRatio(`client: start to a list that can be used, ${dialogs} dialogs`, 'ms', floor, online, { atMost: 2 });
  if (offline.every(Number.isFinite)) figures.addRatio('client: the same without a network', 'ms', floor, offline, { atMost: 2 });
  else figures.add({ bench: 'client: the same without a network', unit: 'ms', ok: false, missed: offline.filter((ms) => !Number.isFinite(ms)).length, runs });
}

async function wheel(screen, times, button) {
  await screen.do('move', { x: kList.x + 100, y: kList.y + 300 });
  const took = [];
  for (let i = 0; i < times; ++i) {
    took.push(changedMs(await screen.watch(kList, { button, quiet_ms: 30, for_ms: 500 })));
  }
  return took.filter(Number.isFinite);
}

async function deskScroll({ bench, figures, dialogs }) {
  const desk = await Desk.open(bench, { dialogs });
  const product = await wheel(desk.screen, kScrolls, 5);
  const memory = pssMib(desk.window.pid);
  const { stalls } = desk;
  await desk.window.kill();
  const { floor } = await floorStartMs(bench, desk.screen);
  const bare = await wheel(desk.screen, kScrolls, 5);
  const bareMemory = pssMib(floor.pid);
  await floor.close();
  await desk.close();
  figures.add({ bench: `client: turn of the wheel to pixels, ${dialogs} dialogs, p95`, unit: 'ms', floor: atQuantile(bare, 0.95), product: atQuantile(product, 0.95), median: atQuantile(product, 0.5), ok: product.length > 0, turns: product.length, stalls });
  figures.addRatio(`client: memory with ${dialogs} dialogs`, 'MiB PSS', [bareMemory], [memory], { atMost: 2 });
}

/** What a frame costs inside of the client; `wheel` above has X and the look itself in it. */
async function deskFrames({ bench, figures, runs }) {
  const screen = await Screen.open(bench.bin);
  const folder = bench.folder('frames');
  mkdirSync(folder);
  const measured = { floor: [], client: [] };
  await capture(bench.program('bench_desk_frames'), ['client', folder], { env: screen.environment }); // fills the cache
  for (let i = 0; i < runs; ++i) {
    for (const side of ['floor', 'client']) measured[side].push(JSON.parse(await capture(bench.program('bench_desk_frames'), [side, folder], { env: screen.environment })));
  }
  await screen.close();
  const of = (side, key) => median(measured[side].map((each) => each[key]));
  for (const [what, key, reach] of [['turn of the wheel', 'turn_p95_ms', { atMost: 8 }], ['jump of the scroll bar', 'jump_p95_ms', {}]]) {
    figures.addValue(`client: frame of a ${what}, ${measured.client[0].rows} rows, p95`, 'ms', measured.client.map((each) => each[key]), reach, { floor: of('floor', key), median: of('client', key.replace('p95', 'p50')) });
  }
}

/** From a key in the search to what this computer has found drawn, without a network. */
async function deskSearch({ bench, figures, runs }) {
  const screen = await Screen.open(bench.bin);
  const folder = bench.folder('search');
  mkdirSync(folder);
  const measured = [];
  for (let i = 0; i < runs; ++i) measured.push(JSON.parse(await capture(bench.program('bench_desk_search'), [folder], { env: screen.environment })));
  await screen.close();
  const of = (key) => measured.map((each) => each[key]);
  figures.addValue(`client: key to hits drawn, 100,000 dialogs and 50,000 messages kept, p95 of ${measured[0].keys} keys`, 'ms', of('key_p95_ms'), { atMost: 50 }, { median: median(of('key_p50_ms')), most: median(of('key_most_ms')) });
}

/** What an operator does all day, one thing every two seconds, until `end`. */
async function workUntil(screen, end) {
  const turns = async (place, button) => {
    for (let i = 0; i < 6; ++i) {
      await screen.click(place.x + 100, place.y + 300, button);
      await sleep(30);
    }
  };
  const steps = [
    () => screen.press('alt+Down'), () => turns(kThread, 4), () => turns(kThread, 5), () => turns(kList, 5),
    () => screen.press('alt+Down'), async () => screen.type('Good day! It is on its way, and here is '), () => screen.press('Return'),
    () => turns(kList, 4), () => screen.press('ctrl+Tab'), () => screen.press('alt+2'), () => screen.press('alt+1'),
    () => screen.press('alt+Up'), () => screen.press('F9'), () => screen.press('F9'),
  ];
  for (let i = 0; performance.now() < end; ++i) {
    await steps[i % steps.length]();
    await sleep(2000);
  }
}

/** `hold` seconds of 50 messages a second and an operator at work: what it grows by, and whether the window always answered. */
async function deskGrowth({ bench, figures, hold, dialogs }) {
  const desk = await Desk.open(bench, { dialogs });
  const load = bench.load(desk.server, 'messages', ['--rate', 50, '--seconds', hold, '--operators', 0]);
  const work = workUntil(desk.screen, performance.now() + hold * 1000 - 2500);
  const samples = [];
  const shares = [];
  const end = performance.now() + hold * 1000;
  while (performance.now() < end) {
    samples.push(allocatedMib(desk.window.pid));
    shares.push(pssMib(desk.window.pid));
    await sleep(Math.min(1000, hold * 10));
  }
  await work;
  await load;
  const { stalls } = desk;
  await desk.close();
  const mean = (some) => some.reduce((sum, each) => sum + each, 0) / some.length;
  const tenth = Math.max(1, Math.floor(samples.length / 10));
  const middle = mean(samples.slice(Math.floor(samples.length / 2), Math.floor(samples.length / 2) + tenth));
  const last = mean(samples.slice(-tenth));
  figures.add({ bench: `client: memory after ${hold} s of 50 messages/s against half of it`, unit: 'ratio', start_mib: samples[0], middle_mib: middle, end_mib: last, pss_mib: [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(shares[Math.floor(part * (shares.length - 1))])), ratio: Number((last / middle).toFixed(4)), atMost: 1.05, ok: last / middle <= 1.05 });
  figures.add({ bench: `client: stalls of 100 ms or more in ${hold} s of 50 messages/s`, unit: 'stalls', product: stalls.length, atMost: 0, ok: stalls.length === 0, stalls });
}

async function deskAnswer({ bench, figures }) {
  const desk = await Desk.open(bench, { dialogs: 1000 });
  const visitor = await HttpVisitor.come({ origin: desk.server.origin, widget: desk.server.widget });
  await visitor.say('Is there somebody?');
  await desk.show(1001);
  const enters = [];
  for (let i = 0; i < kEnters; ++i) {
    await desk.screen.type(`An answer with a number, ${i}`);
    await sleep(350);
    enters.push(changedMs(await desk.screen.watch(kThread, { keys: 'Return', quiet_ms: 250, for_ms: 2000 })));
  }
  const messages = [];
  for (let i = 0; i < kMessages; ++i) {
    const seen = desk.screen.watch(kThread, { quiet_ms: 60, for_ms: 2000 });
    await sleep(15);
    desk.relay.firstDownNs = null;
    await visitor.say(`A question with a number, ${i}`);
    const { changes } = await seen;
    messages.push(changes.length > 1 ? (changes[1].ns - desk.relay.firstDownNs) / 1e6 : NaN);
  }
  const { stalls } = desk;
  await desk.close();
  const add = (bench_, values, part, atMost) => {
    const value = values.every(Number.isFinite) ? atQuantile(values, part) : NaN;
    figures.add({ bench: bench_, unit: 'ms', product: value, median: atQuantile(values.filter(Number.isFinite), 0.5), atMost, ok: value <= atMost, times: values.length, missed: values.filter((each) => !Number.isFinite(each)).length, stalls });
  };
  add('client: Enter to bubble, p95', enters, 0.95, 50);
  add('client: message at the socket to pixels, p99', messages, 0.99, 33);
}

/** From a dialog to the one before: both have half of the messages. */
async function deskOpen({ bench, figures, runs, dialogs }) {
  const desk = await Desk.open(bench, { dialogs: 2, messages: dialogs });
  await desk.show(1);
  await desk.show(2);
  const took = [];
  for (let i = 0; i < Math.max(10, runs); ++i) {
    const seen = await desk.screen.watch(kThread, { keys: 'ctrl+Tab', quiet_ms: kSettledMs, for_ms: 3000 });
    took.push(drawnMs(seen, seen.began_ns));
  }
  const restarted = [];
  for (let i = 0; i < Math.min(5, runs); ++i) {
    await desk.startMs();
    await sleep(800); // one of the two is open again
    let ms = NaN;
    for (const keys of ['alt+Up', 'alt+Down']) {
      if (Number.isFinite(ms)) break;
      const seen = await desk.screen.watch(kThread, { keys, quiet_ms: kSettledMs, for_ms: 1500 });
      ms = drawnMs(seen, seen.began_ns);
    }
    restarted.push(ms);
  }
  const { stalls } = desk;
  await desk.close();
  figures.addValue(`client: opening a dialog of ${dialogs / 2} messages that was open before`, 'ms', took, { atMost: 50 }, { stalls });
  figures.addValue(`client: opening a dialog of ${dialogs / 2} messages after a start`, 'ms', restarted, { atMost: 50 });
}

/** From an empty folder to one that holds every dialog, and between two dialogs by the keys of their slots. */
async function deskSwitch({ bench, figures, dialogs }) {
  const desk = await Desk.open(bench, { dialogs });
  const times = async (region, keysBefore, keys) => {
    const took = [];
    for (let i = 0; i < kSwitches; ++i) {
      await desk.screen.press(keysBefore);
      await sleep(kSettledMs);
      const seen = await desk.screen.watch(region, { keys, quiet_ms: kSettledMs, for_ms: 3000 });
      took.push(drawnMs(seen, seen.began_ns));
    }
    return took;
  };
  const folders = await times(kList, 'alt+2', 'alt+1');
  for (const dialog of [1, 2]) {
    await desk.show(dialog);
    await desk.screen.press('ctrl+shift+e');
    await sleep(kSettledMs);
  }
  const slots = await times(kThread, 'ctrl+1', 'ctrl+2');
  const { stalls } = desk;
  await desk.close();
  const add = (what, took, atMost) => {
    const p95 = took.every(Number.isFinite) ? atQuantile(took, 0.95) : NaN;
    figures.add({ bench: `client: ${what}, p95`, unit: 'ms', product: p95, median: atQuantile(took.filter(Number.isFinite), 0.5), atMost, ok: p95 <= atMost, times: took.length, missed: took.filter((each) => !Number.isFinite(each)).length, stalls });
  };
  add(`opening a folder of ${dialogs} dialogs`, folders, 100);
  add('to another slot of the desk', slots, 40);
}

/** 50,000 events while the client was off; then it starts without a network, and the network comes back. */
async function deskReturn({ bench, figures, runs }) {
  const desk = await Desk.open(bench, { dialogs: 1000 });
  await sleep(2000);
  const took = [];
  const compared = [];
  let differing = 0;
  for (let i = 0; i < runs; ++i) {
    await desk.window.kill();
    await bench.load(desk.server, 'messages', ['--messages', 50_000, '--operators', 0, '--warmup', 0]);
    desk.relay.pull();
    await desk.startMs();
    await desk.window.activate(); // else F5 does nothing, and what is measured is the pause before the next attempt
    desk.relay.plug();
    const back = performance.now();
    // Until it is heard: while an attempt is under way, there is nothing to hurry.
    for (const before = desk.relay.passed.down; desk.relay.passed.down === before && performance.now() - back < 10_000; await sleep(100)) await desk.screen.press('F5');
    let quietSince = performance.now();
    for (let before = -1; performance.now() - quietSince < 1000; before = desk.relay.passed.down) {
      await sleep(10);
      if (desk.relay.passed.down !== before) quietSince = performance.now();
    }
    took.push((quietSince - back) / 1000);
    compared.push(Math.max(0, ...[...desk.window.complaints.matchAll(/(\d+) dialogs compared/g)].map(([, number]) => Number(number))));
    differing += (desk.window.complaints.match(/it is loaded anew/g) ?? []).length;
  }
  const { stalls } = desk;
  await desk.close();
  figures.addValue('client: 50,000 events away, from the network back to nothing left to fetch or compare', 's', took, { atMost: 2 }, { stalls });
  figures.add({ bench: 'client: the same, dialogs whose hash is not the server\'s', unit: 'dialogs', product: differing, atMost: 0, ok: differing === 0 && compared.every((dialogs) => dialogs > 0), compared });
}

export const deskRows = {
  desk_start: deskStart, desk_scroll: deskScroll, desk_frames: deskFrames, desk_search: deskSearch, desk_growth: deskGrowth, desk_answer: deskAnswer, desk_open: deskOpen,
  desk_switch: deskSwitch, desk_return: deskReturn,
};
