// SPDX-License-Identifier: GPL-3.0-or-later
// The line to the loader on the site's page. The loader names the site's origin in our fragment; a page that lies there
// gets nothing, since every message goes to exactly that origin and comes from exactly that window and origin.

const kMark = 'pult.v1';

export class Bridge {
  /** `handlers`: by message name, each given the message body. */
  constructor(handlers) {
    this.m_handlers = handlers;
    this.m_origin = window.parent === window ? null : claimedOrigin();
    if (this.m_origin) window.addEventListener('message', (event) => this.#received(event));
  }

  /** False on the stand-alone page: there is no site around us. */
  get framed() {
    return this.m_origin !== null;
  }

  post(name, body = {}) {
    if (this.m_origin) window.parent.postMessage({ mark: kMark, name, body }, this.m_origin);
  }

  #received(event) {
    if (event.source !== window.parent || event.origin !== this.m_origin) return;
    const { mark, name, body } = event.data ?? {};
    if (mark !== kMark || typeof name !== 'string' || !Object.hasOwn(this.m_handlers, name)) return;
    this.m_handlers[name](body && typeof body === 'object' ? body : {});
  }
}

function claimedOrigin() {
  const claim = new URLSearchParams(location.hash.slice(1)).get('origin');
  try {
    const origin = new URL(claim).origin;
    return origin === claim && origin !== 'null' ? origin : null;
  } catch {
    return null;
  }
}
