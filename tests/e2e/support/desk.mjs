// SPDX-License-Identifier: GPL-3.0-or-later
// An operator's desk: the client's own link, state and models without a window (tests/e2e/desk_driver).

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { kBin } from './real_server.mjs';

export class Refused extends Error {
  constructor(command, answer) {
    super(`${command.do} ${JSON.stringify(command.match ?? {})}: ${answer.reason}: ${answer.detail}`);
    this.reason = answer.reason;
    this.detail = answer.detail;
  }
}

export class Desk {
  /** With a folder it finds there what the desk before it has kept. */
  static async signIn(server, login, folder, device = '') {
    const desk = new Desk(folder);
    desk.me = await desk.do('sign_in', { server: server.origin, login, password: server.password, device });
    return desk;
  }

  #process;
  #asked = new Map();
  #waits = [];
  #nextId = 1;
  /** Everything the desk told without being asked. */
  told = [];

  constructor(folder) {
    this.#process = spawn(join(kBin, 'desk_driver'), folder ? [folder] : [], { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.#process.stdout }).on('line', (line) => this.#hear(JSON.parse(line)));
    this.#process.once('exit', (code, signal) => {
      for (const { command, refuse } of this.#asked.values()) refuse(new Error(`${command.do}: the desk left (${code ?? signal})`));
    });
  }

  /** Resolves with the answer, rejects with Refused. */
  do(what, details = {}) {
    const command = { id: this.#nextId++, do: what, ...details };
    return new Promise((answer, refuse) => {
      this.#asked.set(command.id, { command, answer, refuse });
      this.#process.stdin.write(`${JSON.stringify(command)}\n`);
    });
  }

  async rows(where, folder) {
    return (await this.do(where, { folder })).rows;
  }

  /** A row of a folder's list that matches. */
  async listed(folder, match, more = {}) {
    return (await this.do('wait_for', { in: 'list', folder, match, ...more })).row;
  }

  /** A row of the open thread that matches. */
  async shown(match, more = {}) {
    return (await this.do('wait_for', { in: 'thread', match, ...more })).row;
  }

  /** The next line of the kind, also one that has come already since `from`. */
  async heard(event, from = 0) {
    for (;;) {
      const found = this.told.slice(from).find((line) => line.event === event);
      if (found) return found;
      await new Promise((more) => this.#waits.push(more));
    }
  }

  async close() {
    this.#process.stdin.end();
    const code = await new Promise((left) => this.#process.once('exit', (...how) => left(how[0] ?? how[1])));
    if (code !== 0) throw new Error(`the desk ended with ${code}`);
  }

  /** As when the program is killed. */
  async kill() {
    this.#process.kill('SIGKILL');
    await new Promise((left) => this.#process.once('exit', left));
  }

  #hear(line) {
    if (line.event) {
      this.told.push(line);
      for (const wake of this.#waits.splice(0)) wake();
      return;
    }
    const asked = this.#asked.get(line.id);
    this.#asked.delete(line.id);
    if (line.ok) asked.answer(line);
    else asked.refuse(new Refused(asked.command, line));
  }
}
