// SPDX-License-Identifier: GPL-3.0-or-later
// The real client in its window on a virtual screen, worked with keys alone. What it does is seen from outside: by
// what a colleague's desk and the server's API tell.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kBin } from './real_server.mjs';
import { until } from './until.mjs';

export class PultWindow {
  #process;

  /** A profile of its own, signed in at once. `origin` may be a relay's. */
  static async open(screen, { origin, login, password, args = [], environment = {}, bin = kBin }) {
    const window = new PultWindow();
    Object.assign(window, { screen, origin, login, password, args, environment, bin });
    window.profile = await mkdtemp(join(tmpdir(), 'pult-profile-'));
    await window.run();
    // Before that, a second start would be the first.
    await until('the profile is its own', () => existsSync(join(window.profile, 'lock')));
    return window;
  }

  /** Also after a kill: on the same profile. It goes on with the kept session where there is one. */
  async run(more = []) {
    const args = ['--profile', this.profile, '--lang', 'en', '--theme', 'light', '--server', this.origin,
      '--login', this.login, ...this.args, ...more];
    const first = !this.#process;
    this.startedNs = Number(process.hrtime.bigint());
    this.#process = this.#start(first ? [...args, '--password-stdin'] : args);
    this.complaints = '';
    this.#process.stderr.on('data', (text) => { this.complaints += text; });
    if (first) this.#process.stdin.write(`${this.password}\n`);
    this.gone = once(this.#process, 'exit').then(([code, signal]) => ({ code, signal }));
  }

  get pid() { return this.#process.pid; }
  get isRunning() { return this.#process.exitCode === null && this.#process.signalCode === null; }

  /** As a deep link does: a second start on the profile tells the first. */
  show(dialog) { return this.#tellFirst(['--open', `dialog/${dialog}`]); }

  /** Without a window manager nobody gives a window that was just started the keys. */
  activate() { return this.#tellFirst([]); }

  async kill() {
    this.#process.kill('SIGKILL');
    await this.gone;
  }

  async close() {
    if (this.isRunning) await this.kill();
    await rm(this.profile, { recursive: true, force: true });
  }

  async #tellFirst(more) {
    const [code] = await once(this.#start(['--profile', this.profile, ...more]), 'exit');
    if (code !== 0) throw new Error(`a second start of pult left with ${code}`);
  }

  #start(args) {
    return spawn(join(this.bin, 'pult'), args, { stdio: ['pipe', 'ignore', 'pipe'], env: { ...this.screen.environment, ...this.environment } });
  }
}
