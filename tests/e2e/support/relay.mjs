// SPDX-License-Identifier: GPL-3.0-or-later
// A cable between a desk and the server that can be pulled and plugged in again.

import { connect, createServer } from 'node:net';
import { once } from 'node:events';

export class Relay {
  #sockets = new Set();
  #plugged = true;

  static async to(origin) {
    const relay = new Relay();
    const { hostname, port } = new URL(origin);
    relay.server = createServer((near) => relay.#join(near, hostname, port));
    relay.server.listen(0, '127.0.0.1');
    await once(relay.server, 'listening');
    relay.origin = `http://127.0.0.1:${relay.server.address().port}`;
    return relay;
  }

  pull() {
    this.#plugged = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  plug() { this.#plugged = true; }

  close() {
    this.pull();
    this.server.close();
  }

  #join(near, host, port) {
    if (!this.#plugged) return void near.destroy();
    const far = connect(port, host);
    for (const [one, other] of [[near, far], [far, near]]) {
      this.#sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => { this.#sockets.delete(one); other.destroy(); });
      one.pipe(other);
    }
  }
}
