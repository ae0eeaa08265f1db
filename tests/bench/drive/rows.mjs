// SPDX-License-Identifier: GPL-3.0-or-later
// The figures, one function each: measures, and adds to `figures`.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deskRows } from './desk.mjs';
import { peakRows } from './peak.mjs';
import { trialRows } from './trials.mjs';
import { capture, sleep } from './process.mjs';
import { median } from './figures.mjs';

const kWhatsappBodies = fileURLToPath(new URL('../../contracts/whatsapp/webhook_examples.json', import.meta.url));
const kInstructions = fileURLToPath(new URL('../instructions.json', import.meta.url));

/** Runs floor and product in turns, each on fresh data; answers what the load printed. */
async function inTurns(bench, runs, scenario, args) {
  const floor = [];
  const product = [];
  for (let i = 0; i < runs; ++i) {
    for (const [start, into] of [[() => bench.startFloor(), floor], [() => bench.startProduct(), product]]) {
      const server = await start();
      into.push(await bench.load(server, scenario, args));
      await server.stop();
    }
  }
  return (key) => [floor.map((each) => each[key]), product.map((each) => each[key])];
}

async function machine({ bench, figures, runs, seconds }) {
  for (const batch of [1, 64, 256]) {
    const rates = [];
    for (let i = 0; i < runs; ++i) {
      const file = path.join(bench.folder('loop'), 'loop.db');
      await capture('mkdir', ['-p', path.dirname(file)]);
      const text = await capture(bench.program('bench_floor'), ['commit', '--data', file, '--batch', String(batch), '--seconds', String(seconds / 2)]);
      rates.push(JSON.parse(text).per_second);
    }
    figures.add({ bench: `bare SQLite loop, ${batch} messages a commit`, unit: 'messages/s', machine: median(rates), runs });
  }
  const echoes = [];
  for (let i = 0; i < runs; ++i) {
    const server = await bench.startFloor('echo');
    echoes.push(await bench.load(server, 'messages', ['--operators', 0, '--seconds', seconds / 2]));
    await server.stop();
  }
  figures.add({ bench: 'bare Beast echo, 256 sockets', unit: 'frames/s', machine: median(echoes.map((each) => each.per_second)), cpu_us: median(echoes.map((each) => each.cpu_us_per_message)), runs });
}

async function ingest({ bench, figures, runs, seconds }) {
  for (const via of ['socket', 'http']) {
    const of = await inTurns(bench, runs, 'messages', ['--via', via, '--seconds', seconds]);
    const name = via === 'socket' ? 'web chat' : 'HTTP';
    figures.addRatio(`durable ingest by ${name}, closed loop`, 'messages/s', ...of('per_second'), { atLeast: 0.65 });
    figures.addRatio(`CPU per message by ${name}, saturated`, 'us', ...of('cpu_us_per_message'), { atMost: 1.5 });
  }
}

async function latency({ bench, figures, runs, seconds }) {
  for (const rate of [200, 1000]) {
    const of = await inTurns(bench, runs, 'messages', ['--rate', rate, '--seconds', seconds * 2, '--warmup', 2]);
    if (rate === 200) figures.addRatio('CPU per message at 200/s', 'us', ...of('cpu_us_per_message'), { atMost: 1.25 });
    figures.addRatio(`inbound to operator p50 at ${rate}/s`, 'us', ...of('operator_p50_us'), { atMost: 1.3 });
    figures.addRatio(`inbound to operator p99 at ${rate}/s`, 'us', ...of('operator_p99_us'), { atMost: 1.5 });
  }
}

/** Signed posts of WhatsApp, 1.2 KB each, on to 5 operators. */
async function webhook({ bench, figures, runs, seconds }) {
  const via = ['--via', 'webhook'];
  const closed = await inTurns(bench, runs, 'messages', [...via, '--seconds', seconds]);
  figures.addRatio('durable ingest by webhook, closed loop', 'messages/s', ...closed('per_second'), { atLeast: 0.65 });
  figures.addRatio('CPU per message by webhook, saturated', 'us', ...closed('cpu_us_per_message'), { atMost: 1.5 });
  for (const rate of [200, 1000]) {
    const of = await inTurns(bench, runs, 'messages', [...via, '--rate', rate, '--seconds', seconds * 2, '--warmup', 2]);
    figures.addRatio(`CPU per message by webhook at ${rate}/s`, 'us', ...of('cpu_us_per_message'), { atMost: 1.5 });
    for (const [what, key] of [['webhook to 200', 'ack'], ['webhook to operator', 'operator']]) {
      figures.addRatio(`${what} p50 at ${rate}/s`, 'us', ...of(`${key}_p50_us`), { atMost: 1.3 });
      figures.addRatio(`${what} p99 at ${rate}/s`, 'us', ...of(`${key}_p99_us`), { atMost: 1.5 });
    }
  }
}

async function fanout({ bench, figures, runs, seconds }) {
  // At a rate that both can hold: what a slow reader costs is another matter.
  for (const [operators, rate] of [[5, 1000], [100, 200], [200, 100]]) {
    const of = await inTurns(bench, runs, 'messages', ['--operators', operators, '--rate', rate, '--seconds', seconds]);
    figures.addRatio(`fan-out, CPU per delivery, ${operators} operators`, 'us', ...of('cpu_us_per_delivery'), { atMost: 1.5 });
  }
}

/** A visitor who left is remembered for a while: his rate must not start anew when he comes back at once. */
const kForgottenSeconds = 150;

async function idle({ bench, figures }) {
  const server = await bench.startProduct();
  const found = await bench.load(server, 'idle', ['--visitors', 10_000]);
  await sleep(kForgottenSeconds * 1000);
  const after = server.pssMib;
  await server.stop();
  figures.addValue('idle visitor, 10,000 of them', 'KiB each', [found.kib_each], { atMost: 8 });
  figures.addValue('server with 10,000 idle visitors', 'MiB', [found.with_mib], { atMost: 96 });
  figures.addValue(`kept ${kForgottenSeconds} s after they left`, 'MiB', [after - found.before_mib], { atMost: (found.with_mib - found.before_mib) / 4 }, { before_mib: found.before_mib, after_mib: after });
}

async function reconnect({ bench, figures, runs }) {
  const seconds = [];
  for (let i = 0; i < runs; ++i) {
    const server = await bench.startProduct();
    seconds.push((await bench.load(server, 'reconnect', ['--visitors', 10_000])).seconds);
    await server.stop();
  }
  figures.addValue('10,000 visitors reconnecting at once', 's', seconds, { atMost: 4 });
}

async function list({ bench, figures, runs }) {
  const sizes = [1000, 10_000, 100_000, 1_000_000];
  const servers = [];
  for (const dialogs of sizes) servers.push(await bench.startProduct({ dir: await bench.filled({ dialogs }) }));
  for (const order of ['urgency', 'recent']) {
    const p50 = sizes.map(() => []);
    const p99 = sizes.map(() => []);
    for (let i = 0; i < runs; ++i) {
      for (const [at, server] of servers.entries()) {
        const found = await bench.load(server, 'list', ['--order', order]);
        p50[at].push(found.p50_us);
        p99[at].push(found.p99_us);
      }
    }
    for (const [at, dialogs] of sizes.entries()) {
      figures.addValue(`dialog.list by ${order}, ${dialogs} dialogs, median`, 'us', p50[at]);
      figures.addValue(`dialog.list by ${order}, ${dialogs} dialogs, p99`, 'us', p99[at], { atMost: 5000 });
    }
    figures.add({ bench: `dialog.list by ${order}, 1,000,000 against 10,000`, unit: 'ratio', ratio: Number((median(p50[3]) / median(p50[1])).toFixed(3)), atMost: 1.2, ok: median(p50[3]) / median(p50[1]) <= 1.2, runs });
  }
  for (const server of servers) await server.stop();
}

async function resume({ bench, figures, runs }) {
  const server = await bench.startProduct({ dir: await bench.filled({ dialogs: 100_000 }) });
  const seconds = [];
  for (let i = 0; i < runs; ++i) seconds.push((await bench.load(server, 'resume', ['--events', 50_000])).seconds);
  await server.stop();
  figures.addValue('50,000 missed events', 's', seconds, { atMost: 2 });
}

async function start({ bench, figures, runs }) {
  const kept = await bench.filled({ dialogs: 100_000, messages: 1_000_000 });
  const dir = bench.copy(kept, 'start');
  const warm = [];
  const memory = [];
  await (await bench.startProduct({ dir })).stop();
  for (let i = 0; i < runs; ++i) {
    const server = await bench.startProduct({ dir });
    warm.push(server.startMillis);
    await sleep(2000);
    memory.push(server.pssMib);
    await server.stop();
  }
  const killed = [];
  for (let i = 0; i < runs; ++i) {
    const victim = await bench.startProduct({ dir });
    await bench.load(victim, 'messages', ['--seconds', 2]);
    await victim.kill();
    const server = await bench.startProduct({ dir });
    killed.push(server.startMillis);
    await server.stop();
  }
  rmSync(dir, { recursive: true });
  figures.addValue('start to ready line, 1,000,000 messages, warm', 'ms', warm, { atMost: 40 });
  figures.addValue('the same after kill -9 under load', 'ms', killed, { atMost: 300 });
  figures.addValue('memory with nobody connected, 1,000,000 messages', 'MiB PSS', memory, { atMost: 16 });
}

/** How long a message waits until it can be found, while the server has all it can do. */
async function lag({ bench, figures, runs, seconds }) {
  const longest = [];
  for (let i = 0; i < runs; ++i) {
    const server = await bench.startProduct();
    let over = false;
    let most = 0;
    const load = bench.load(server, 'messages', ['--seconds', seconds * 2]).finally(() => (over = true));
    while (!over) {
      const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
      most = Math.max(most, Number(/^pult_text_index_lag_milliseconds (\d+)/m.exec(text)[1]));
      await sleep(200);
    }
    await load;
    longest.push(most);
    await server.stop();
  }
  figures.addValue('longest lag of the text index, closed loop', 'ms', longest, { atMost: 1000 });
}

/** Counted, not timed: the same script twice, a short and a long one, and the difference of the two. */
async function countInstructions(bench, via) {
  const count = async (messages) => {
    const out = path.join(bench.work, 'callgrind.out');
    const valgrind = ['valgrind', '--tool=callgrind', `--callgrind-out-file=${out}`];
    const server = await bench.startProduct({ program: valgrind });
    await bench.load(server, 'messages', ['--via', via, '--visitors', 1, '--operators', 5, '--warmup', 0, '--messages', messages]);
    await server.stop();
    return Number(/^(?:summary|totals): (\d+)/m.exec(readFileSync(out, 'utf8'))[1]);
  };
  const short = await count(500);
  const long = await count(2500);
  return Math.round((long - short) / 2000);
}

async function instructions({ bench, figures, accept }) {
  const known = existsSync(kInstructions) ? JSON.parse(readFileSync(kInstructions, 'utf8')) : {};
  for (const [via, key, name] of [['socket', 'instructions_per_message', 'one visitor'], ['webhook', 'instructions_per_webhook', 'one customer by webhook']]) {
    const value = await countInstructions(bench, via);
    if (accept || !known[key]) Object.assign(known, { [key]: value, date: new Date().toISOString().slice(0, 10) });
    writeFileSync(kInstructions, `${JSON.stringify(known, null, 2)}\n`);
    const ratio = value / known[key];
    figures.add({ bench: `instructions per message, ${name}, 5 operators`, unit: 'instructions', product: value, baseline: known[key], ratio: Number(ratio.toFixed(4)), atMost: 1.03, ok: ratio <= 1.03 });
  }
}

async function decode({ bench, figures, runs, seconds }) {
  const printed = [];
  for (let i = 0; i < runs; ++i) printed.push(JSON.parse(await capture(bench.program('bench_decode'), [kWhatsappBodies, String(seconds / 3)])));
  figures.addRatio('decoding a body of WhatsApp, against reading its JSON', 'ns', printed.map((each) => each.parse_ns), printed.map((each) => each.decode_ns), { atMost: 2 });
}

export const rows = { machine, ingest, webhook, lag, latency, fanout, idle, reconnect, list, resume, start, instructions, decode, ...trialRows, ...deskRows, ...peakRows };
