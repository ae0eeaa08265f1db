// SPDX-License-Identifier: GPL-3.0-or-later
// Small values in the browser's storage of our own origin, one name space a widget. A site may block storage of
// frames: then everything lives in memory and the history is new on the next page.

export class Store {
  constructor(widget) {
    this.m_prefix = `pult:${widget}:`;
    this.m_memory = new Map();
    this.m_disk = openDisk();
  }

  /** False when nothing outlives this page and other tabs cannot see it. */
  get shared() {
    return this.m_disk !== null;
  }

  get(key, fallback = null) {
    const raw = this.m_memory.get(key) ?? this.m_disk?.getItem(this.m_prefix + key) ?? null;
    if (raw === null) return fallback;
    try {
      return JSON.parse(raw);
    } catch {
      return fallback;
    }
  }

  set(key, value) {
    const raw = JSON.stringify(value);
    try {
      if (!this.m_disk) throw new Error('no storage');
      this.m_disk.setItem(this.m_prefix + key, raw);
      this.m_memory.delete(key);
    } catch {
      this.m_memory.set(key, raw); // full or forbidden: this page at least keeps it
    }
  }

  remove(key) {
    this.m_memory.delete(key);
    this.m_disk?.removeItem(this.m_prefix + key);
  }

  /** Keys (without the name space) that begin with `start`, sorted. */
  keys(start = '') {
    const found = new Set([...this.m_memory.keys()]);
    for (let i = 0; this.m_disk && i < this.m_disk.length; ++i) {
      const key = this.m_disk.key(i);
      if (key.startsWith(this.m_prefix)) found.add(key.slice(this.m_prefix.length));
    }
    return [...found].filter((key) => key.startsWith(start)).sort();
  }

  clear() {
    for (const key of this.keys()) this.remove(key);
  }
}

function openDisk() {
  try {
    const probe = 'pult:probe';
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return null;
  }
}
