// SPDX-License-Identifier: GPL-3.0-or-later
// A real pultd in a folder of its own, with hands to kill and restart it.

import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** Folder with the binaries; `PULT_BIN` names another. */
export const kBin = resolve(process.env.PULT_BIN ?? join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../../build/release/bin'));

const kEnvironment = { ...process.env };
delete kEnvironment.PULT_SERVER_DATA_DIR;
delete kEnvironment.PULT_SERVER_LISTEN;

export class RealServer {
  /** Users are `login: role`; every one has `server.password`. `settings` of the web chat are "key=value". */
  static async start({ users = { anna: 'owner' }, settings = [] } = {}) {
    const server = new RealServer();
    server.folder = await mkdtemp(join(tmpdir(), 'pult-e2e-'));
    server.password = `e2e-${randomUUID()}`;
    server.port = 0;
    const [[owner], ...others] = Object.entries(users);
    server.control(['init', '--login', owner, '--name', owner, '--password-stdin'], server.password);
    for (const [login, role] of others)
      server.control(['user', 'add', '--login', login, '--name', login, '--role', role, '--password-stdin'], server.password);
    server.widget = server.control(['channel', 'add', '--kind', 'webchat', '--name', 'Site', ...['origins=*', ...settings].flatMap((each) => ['--set', each])]).key;
    await server.run();
    return server;
  }

  /** Runs pultctl, answers its result object. */
  control(args, input) {
    const done = spawnSync(join(kBin, 'pultctl'), ['--json', '--data-dir', join(this.folder, 'data'), ...args],
      { input: input && `${input}\n`, encoding: 'utf8', env: kEnvironment });
    if (done.status !== 0) throw new Error(`pultctl ${args.join(' ')}: ${done.stdout}${done.stderr}`);
    return JSON.parse(done.stdout.trim().split('\n').at(-1));
  }

  /** The port stays the same over restarts. */
  async run() {
    this.process = spawn(join(kBin, 'pultd'), ['--data-dir', join(this.folder, 'data'), '--listen', `127.0.0.1:${this.port}`],
      { stdio: ['ignore', 'pipe', 'pipe'], env: kEnvironment });
    this.log = '';
    this.process.stderr.on('data', (chunk) => { this.log += chunk; });
    this.told = false; // to end
    this.gone = new Promise((left) => this.process.once('exit', (code, signal) => left({ code, signal })));
    const lines = createInterface({ input: this.process.stdout });
    const ready = await Promise.race([
      new Promise((heard) => lines.once('line', heard)),
      this.gone.then(({ code }) => { throw new Error(`pultd left with ${code}: ${this.log}`); }),
    ]);
    this.origin = `http://${JSON.parse(ready).listen}`;
    this.socketOrigin = this.origin.replace('http', 'ws');
    this.port = new URL(this.origin).port;
  }

  /** As when the power fails, as far as a process can tell. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** Its exit code. */
  async stop() {
    return (await this.#end('SIGTERM')).code;
  }

  async close() {
    try {
      const code = this.told ? 0 : await this.stop();
      if (code !== 0) throw new Error(`pultd ended with ${code}: ${this.log.slice(-6000)}`);
    } finally {
      await rm(this.folder, { recursive: true, force: true });
    }
  }

  async #end(signal) {
    // A test that kills must not take a crash for its own doing.
    if (this.told) return this.gone;
    const wasDead = this.process.exitCode !== null || this.process.signalCode !== null;
    this.told = true;
    this.process.kill(signal);
    const end = await this.gone;
    if (wasDead || (end.signal !== signal && (end.signal || signal === 'SIGKILL')))
      throw new Error(`pultd died of itself (${end.code ?? end.signal}): ${this.log.slice(-6000)}`);
    return end;
  }
}
