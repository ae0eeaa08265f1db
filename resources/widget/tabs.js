// SPDX-License-Identifier: GPL-3.0-or-later
// Several tabs, one connection: a Web Lock names the tab that holds the socket, a BroadcastChannel keeps the others in
// step. Where a browser has neither, every tab leads for itself and the server serves them all.

const kAnswerMs = 3000;

export class Tabs {
  /**
   * `onLead()`: this tab holds the connection from now on; `onFollow()`: another tab took it over.
   * `onMessage(kind, body)`: news from another tab.
   */
  constructor(name, shared, { onLead, onFollow, onMessage }) {
    Object.assign(this, { m_name: `pult:${name}`, m_onLead: onLead, m_onFollow: onFollow, m_onMessage: onMessage });
    this.m_leading = false;
    this.m_closed = false;
    this.m_id = crypto.randomUUID?.() ?? String(Math.random());
    this.m_channel = shared && window.BroadcastChannel && navigator.locks ? openChannel(this.m_name) : null;
    this.m_pongs = new Set();
  }

  get leading() {
    return this.m_leading;
  }

  start() {
    if (!this.m_channel) {
      this.#lead();
      return;
    }
    this.m_channel.onmessage = (event) => this.#received(event.data);
    this.#queue({});
  }

  stop() {
    this.m_closed = true;
    this.m_leading = false;
    this.m_release?.();
    this.m_abort?.abort();
    this.m_channel?.close();
    this.m_channel = null;
  }

  /** Tells the other tabs; `to` names one of them. */
  post(kind, body, to = null) {
    this.m_channel?.postMessage({ kind, body, from: this.m_id, to });
  }

  /** Asks whether the leader still breathes and takes its place when it does not (a frozen or hung tab). */
  async checkLeader() {
    if (this.m_leading || !this.m_channel || this.m_checking) return;
    this.m_checking = true;
    const alive = await new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), kAnswerMs);
      this.m_pongs.add(() => (clearTimeout(timer), resolve(true)));
      this.post('ping');
    });
    this.m_pongs.clear();
    this.m_checking = false;
    if (!alive && !this.m_leading && !this.m_closed) this.#queue({ steal: true });
  }

  async #queue(options) {
    this.m_abort?.abort();
    const abort = new AbortController();
    this.m_abort = abort;
    const settings = options.steal ? { steal: true } : { signal: abort.signal };
    try {
      await navigator.locks.request(this.m_name, settings, () => {
        if (this.m_closed) return undefined;
        return new Promise((release) => {
          this.m_release = release;
          this.#lead();
        });
      });
    } catch (error) {
      if (this.m_closed || (!this.m_leading && abort.signal.aborted)) return;
      if (error.name !== 'AbortError') {
        this.#lead(); // locks are forbidden here: go alone
        return;
      }
      this.m_leading = false; // stolen while we slept
      this.m_onFollow();
      this.#queue({});
    }
  }

  #lead() {
    if (this.m_leading) return;
    this.m_leading = true;
    this.m_onLead();
  }

  #received({ kind, body, from, to }) {
    if (to && to !== this.m_id) return;
    if (kind === 'ping') {
      if (this.m_leading) this.post('pong', null, from);
    } else if (kind === 'pong') {
      for (const resolve of this.m_pongs) resolve();
    } else {
      this.m_onMessage(kind, body, from);
    }
  }
}

function openChannel(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
