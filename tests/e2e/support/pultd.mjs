// SPDX-License-Identifier: GPL-3.0-or-later
// The real server as a child process: started, stopped, killed and started again on the same data.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';

/** Folder of pultd and pultctl; ctest says which build. */
export const kBinaries = process.env.PULT_BIN ?? path.resolve(import.meta.dirname ?? '.', '../../../build/release/bin');
export const kPassword = 'correct horse battery';

export class Pultd {
  #process = null;
  #args;
  #env;
  #told = false; // to end
  #died = '';
  log = '';

  constructor(folder, args, env) {
    this.folder = folder;
    this.dataDir = path.join(folder, 'data');
    this.#args = args;
    this.#env = { ...process.env, ...env };
    this.port = 0;
  }

  /** A fresh store with an owner `admin` and one web chat; `channel` holds its id and key. */
  static async create({ args = [], env = {}, settings = {}, start = true } = {}) {
    const folder = await mkdtemp(path.join(tmpdir(), 'pult-e2e-'));
    const server = new Pultd(folder, args, env);
    await server.ctl(['init', '--login', 'admin', '--password-stdin'], kPassword);
    const set = Object.entries(settings).flatMap(([key, value]) => ['--set', `${key}=${value}`]);
    server.channel = await server.ctl(['channel', 'add', '--kind', 'webchat', '--name', 'Site', ...set]);
    if (start) await server.start();
    return server;
  }

  get origin() { return `http://127.0.0.1:${this.port}`; }
  get socketOrigin() { return `ws://127.0.0.1:${this.port}`; }
  get pid() { return this.#process?.pid; }

  /** Runs pultctl on this store; the last line is the result. */
  async ctl(args, input = '') {
    const child = spawn(path.join(kBinaries, 'pultctl'), ['--data-dir', this.dataDir, '--json', ...args]);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => { out += chunk; });
    child.stderr.on('data', (chunk) => { err += chunk; });
    child.stdin.on('error', () => {}); // it may have left without asking
    child.stdin.end(input);
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`pultctl ${args.join(' ')} ended with ${code}: ${err}${out}`);
    return JSON.parse(out.trim().split('\n').at(-1) || 'null');
  }

  async addUser(login, name, role) {
    return this.ctl(['user', 'add', '--login', login, '--name', name, '--role', role, '--password-stdin'], kPassword);
  }

  /** Resolves once the ready line is there. Keeps its port over restarts, as a real server does. */
  async start() {
    this.#process = spawn(path.join(kBinaries, 'pultd'),
      ['--data-dir', this.dataDir, '--listen', `127.0.0.1:${this.port}`, ...this.#args], { env: this.#env });
    this.#process.stderr.on('data', (chunk) => { this.log += chunk; });
    const lines = readline.createInterface({ input: this.#process.stdout });
    const ended = once(this.#process, 'exit').then(([code]) => { throw new Error(`pultd ended with ${code}: ${this.log}`); });
    ended.catch(() => {});
    const ready = JSON.parse((await Promise.race([once(lines, 'line'), ended]))[0]);
    this.port = Number(ready.listen.split(':').at(-1));
    this.#told = false;
    this.#process.once('exit', (code, signal) => { if (!this.#told) this.#mourn(code, signal); });
    return ready;
  }

  /** Other environment for the next start. */
  set(env) { Object.assign(this.#env, env); }

  signal(name) { this.#process.kill(name); }
  /** No goodbye, no flush. */
  async kill() { return this.#end('SIGKILL'); }
  /** Returns the exit code. */
  async stop() { return this.#end('SIGTERM'); }

  async #end(signal) {
    this.#told = true;
    // A test that kills must not take a crash for its own doing.
    if (this.#died) throw new Error(this.#died);
    if (!this.#process || this.#process.exitCode !== null) return this.#process?.exitCode ?? null;
    const exited = once(this.#process, 'exit');
    this.#process.kill(signal);
    const [code, by] = await exited;
    if (by !== signal && (by || signal === 'SIGKILL')) throw new Error(this.#mourn(code, by));
    return code;
  }

  #mourn(code, signal) {
    return (this.#died = `pultd died of itself (${code ?? signal}): ${this.log.slice(-6000)}`);
  }

  async destroy() {
    await this.kill().finally(() => rm(this.folder, { recursive: true, force: true }));
  }
}
