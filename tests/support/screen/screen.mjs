// SPDX-License-Identifier: GPL-3.0-or-later
// A virtual screen of its own (Xvfb, without window manager, tray, session bus or sound) with hands and eyes at it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export class Screen {
  #server;
  #hands;
  #nextId = 1;
  #asked = new Map();

  /** `bin` is the folder with screen_hands. */
  static async open(bin, { width = 1440, height = 900 } = {}) {
    const screen = new Screen();
    screen.folder = await mkdtemp(join(tmpdir(), 'pult-screen-'));
    screen.#server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-fbdir', screen.folder, '-nolisten', 'tcp', '-noreset'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const failed = once(screen.#server, 'error').then(([error]) => { throw error; });
    failed.catch(() => {});
    const [number] = await Promise.race([once(createInterface({ input: screen.#server.stdio[3] }), 'line'), failed]);
    screen.display = `:${number}`;
    screen.picture = join(screen.folder, 'Xvfb_screen0');
    screen.#hands = spawn(join(bin, 'screen_hands'), [screen.display, screen.picture], { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: screen.#hands.stdout }).on('line', (line) => screen.#hear(JSON.parse(line)));
    screen.#hands.once('exit', (code, signal) => {
      for (const { refuse } of screen.#asked.values()) refuse(new Error(`screen_hands left: ${code ?? signal}`));
    });
    return screen;
  }

  /** What a program needs in its environment to be on this screen, and nothing of the desktop around. */
  get environment() {
    const { DBUS_SESSION_BUS_ADDRESS: _1, WAYLAND_DISPLAY: _2, XDG_RUNTIME_DIR: _3, ...rest } = process.env;
    return { ...rest, DISPLAY: this.display, QT_QPA_PLATFORM: 'xcb' };
  }

  type(text, pauseMs = 2) { return this.do('type', { text, pause_ms: pauseMs }); }
  press(keys) { return this.do('press', { keys }); }
  click(x, y, button = 1) { return this.do('click', { x, y, button }); }
  /** {began_ns, changes: [{ns, ink, hash}]}, see main.cpp. */
  watch(region, more = {}) { return this.do('watch', { ...region, ...more }); }

  do(what, details) {
    const id = this.#nextId++;
    return new Promise((answer, refuse) => {
      this.#asked.set(id, { answer, refuse, what });
      this.#hands.stdin.write(`${JSON.stringify({ id, do: what, ...details })}\n`);
    });
  }

  async close() {
    this.#hands?.stdin.end();
    if (this.#server.exitCode === null) {
      this.#server.kill('SIGTERM');
      await once(this.#server, 'exit');
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  #hear({ id, error, ...answer }) {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (error) asked.refuse(new Error(`${asked.what}: ${error}`));
    else asked.answer(answer);
  }
}
