// SPDX-License-Identifier: GPL-3.0-or-later
// The two sides of every comparison, behind one face: start on fresh data, load, stop.

import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Server, capture, sleep } from './process.mjs';

export const kPassword = 'a bench is not a secret';

/** Nobody is slowed down: what is measured is the work, not the brakes. */
const kSettings = ['origins=*', 'message_burst=100000000', 'messages_per_minute=100000000', 'address_sockets=100000', 'address_visitors_at_once=1000000', 'address_visitors_per_hour=100000000'];

/** As `tests/bench/load/webhook` signs and addresses what it posts. */
const kWhatsapp = ['api_base=http://127.0.0.1:9', 'phone_number_id=106540352242922', 'access_token=bench', 'app_secret=a bench has no secrets', 'verify_token=bench'];

export class Bench {
  constructor({ bin, work }) {
    this.bin = bin;
    this.work = work;
    mkdirSync(work, { recursive: true });
  }

  program(name) {
    return path.join(this.bin, name);
  }

  folder(name) {
    const folder = path.join(this.work, name);
    rmSync(folder, { recursive: true, force: true });
    rmSync(`${folder}.key`, { force: true });
    return folder;
  }

  async load(server, scenario, args = []) {
    const given = [scenario, '--port', server.port, '--pid', server.pid, '--widget', (args.includes('webhook') ? server.webhook : server.widget) ?? 'floor', '--login', 'admin', ...args];
    const text = await capture(this.program('bench_load'), given.map(String), { env: { BENCH_PASSWORD: kPassword } });
    return JSON.parse(text);
  }

  async startFloor(mode = 'serve') {
    const folder = this.folder('floor');
    mkdirSync(folder);
    return Server.start(this.program('bench_floor'), [mode, '--data', path.join(folder, 'floor.db')]);
  }

  /** A store with its owner, one web chat and one WhatsApp; `{dir, widget, webhook}`. Made once and kept, copied for each run. */
  async template() {
    const dir = path.join(this.work, 'template');
    const note = path.join(this.work, 'template.json');
    const keys = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : {};
    if (keys.widget && keys.webhook) return { dir, ...keys };
    if (!keys.widget) {
      this.folder('template');
      await capture(this.program('pultctl'), ['--json', '--data-dir', dir, 'init', '--login', 'admin', '--password-stdin'], { input: `${kPassword}\n` });
      keys.widget = await this.#addChannel(dir, 'webchat', kSettings);
    }
    keys.webhook = await this.#addChannel(dir, 'whatsapp', kWhatsapp);
    writeFileSync(note, JSON.stringify(keys));
    return { dir, ...keys };
  }

  /** Answers its key. */
  async #addChannel(dir, kind, settings) {
    const set = settings.flatMap((each) => ['--set', each]);
    const text = await capture(this.program('pultctl'), ['--json', '--data-dir', dir, 'channel', 'add', '--kind', kind, '--name', 'Bench', ...set]);
    return JSON.parse(text.trim().split('\n').at(-1)).key;
  }

  copy(from, name) {
    const dir = this.folder(name);
    cpSync(from, dir, { recursive: true });
    if (existsSync(`${from}.key`)) copyFileSync(`${from}.key`, `${dir}.key`);
    return dir;
  }

  async startProduct({ dir, program = [], ...options } = {}) {
    const template = await this.template();
    const data = dir ?? this.copy(template.dir, 'product');
    const [command, ...rest] = [...program, this.program('pultd'), '--data-dir', data, '--listen', '127.0.0.1:0'];
    const server = await Server.start(command, rest, options);
    server.widget = template.widget;
    server.webhook = template.webhook;
    server.dir = data;
    return server;
  }

  /** A store of this size, generated once and kept; its text index is complete. */
  async filled({ dialogs, messages = dialogs }) {
    const template = await this.template();
    const name = `filled-${dialogs}-${messages}`;
    const dir = path.join(this.work, name);
    if (existsSync(path.join(dir, 'complete'))) return dir;
    this.copy(template.dir, name);
    await capture(this.program('bench_fill'), ['--data', dir, '--dialogs', String(dialogs), '--messages', String(messages)]);
    await this.indexAll(dir);
    mkdirSync(path.join(dir, 'complete'));
    return dir;
  }

  /** Lets the product read everything into its text index, so that this doesn't go on while something else is measured. */
  async indexAll(dir) {
    const server = await this.startProduct({ dir });
    for (let quiet = 0, before = -1; quiet < 3; ) {
      await sleep(1000);
      const text = await capture(this.program('pultctl'), ['--json', '--data-dir', dir, 'stats']);
      const left = JSON.parse(text.trim().split('\n').at(-1)).not_indexed ?? 0;
      quiet = left === 0 || left === before ? quiet + 1 : 0;
      before = left;
    }
    await server.stop();
  }
}
