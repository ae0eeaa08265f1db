// SPDX-License-Identifier: GPL-3.0-or-later
// What another program on a virtual screen has copied.

import { spawn } from 'node:child_process';
import { once } from 'node:events';

export class Clipboard {
  #owner;

  /** Holds the bytes for whoever pastes, until something else is copied or the clipboard is closed. */
  static async of(screen, type, bytes) {
    const clipboard = new Clipboard();
    clipboard.#owner = spawn('xclip', ['-quiet', '-selection', 'clipboard', '-t', type, '-i'],
      { stdio: ['pipe', 'ignore', 'pipe'], env: screen.environment });
    const owned = Promise.race([once(clipboard.#owner.stderr, 'data'), once(clipboard.#owner, 'error').then(([error]) => { throw error; })]);
    clipboard.#owner.stdin.end(bytes);
    await owned; // xclip says so when the selection is its own
    return clipboard;
  }

  close() {
    this.#owner.kill();
  }
}
