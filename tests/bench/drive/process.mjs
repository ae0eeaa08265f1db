// SPDX-License-Identifier: GPL-3.0-or-later
// Programs under measurement: started, waited for, asked, ended.

import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Raises the limit of open files for a child: ten thousand sockets need ten thousand of them. */
const kUlimit = 'ulimit -n $(ulimit -Hn); exec "$@"';

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** A server that prints a ready line. `startMillis` is from the start of the process to that line. */
export class Server {
  static async start(program, args, { env = {}, timeoutMs = 120_000, quiet = true } = {}) {
    const server = new Server();
    const from = performance.now();
    const child = spawn('/bin/sh', ['-c', kUlimit, 'sh', program, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    server.child = child;
    server.pid = child.pid;
    server.log = '';
    child.stderr.on('data', (text) => {
      server.log = (server.log + text).slice(-4000);
      if (!quiet) process.stderr.write(text);
    });
    running.add(child);
    server.exited = new Promise((resolve) => child.on('exit', resolve)).then(() => running.delete(child));
    const line = await new Promise((resolve, reject) => {
      let text = '';
      const timer = setTimeout(() => reject(new Error(`${program} did not get ready: ${server.log}`)), timeoutMs);
      child.stdout.on('data', (part) => {
        text += part;
        if (!text.includes('\n')) return;
        clearTimeout(timer);
        resolve(text);
      });
      child.on('exit', (code) => reject(new Error(`${program} ended with ${code}: ${server.log}`)));
    });
    server.startMillis = performance.now() - from;
    server.port = Number(JSON.parse(line).listen.split(':').at(-1));
    return server;
  }

  get pssMib() {
    const rollup = readFileSync(`/proc/${this.pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)[1]) / 1024;
  }

  async stop() {
    this.child.kill('SIGTERM');
    await this.exited;
  }

  async kill() {
    this.child.kill('SIGKILL');
    await this.exited;
  }
}

/** Runs a program to its end; answers what it printed. */
export async function capture(program, args, { env = {}, input } = {}) {
  const promise = run(program, args, { env: { ...process.env, ...env }, maxBuffer: 64 << 20 });
  if (input !== undefined) promise.child.stdin.end(input);
  const { stdout } = await promise;
  return stdout;
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
