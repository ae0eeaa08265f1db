// SPDX-License-Identifier: GPL-3.0-or-later
// The visitor's session: the token lives here and nowhere else, a ticket is good for one socket.

/** A refusal by the server or the network: `code` is the server's reason, or `unreachable`. */
export class SessionError extends Error {
  constructor(code, retryAfterS = 0, status = 0) {
    super(code);
    this.code = code;
    this.retryAfterS = retryAfterS;
    this.status = status;
  }
}

export class Session {
  /** `facts()` gives page, locale, tz, identity and attributes of this moment. */
  constructor(widget, store, facts) {
    this.m_widget = widget;
    this.m_store = store;
    this.m_facts = facts;
  }

  get token() {
    return this.m_store.get('token');
  }

  /** Opens or renews the session: `{token, visitor_id, conversation?, config, ws_ticket, seq}`. Throws SessionError. */
  async open() {
    const token = this.token;
    try {
      return this.#keep(await this.#post(token));
    } catch (error) {
      if (!token || error.status !== 401) throw error;
      this.m_store.remove('token'); // expired or erased over there: go on as somebody new
      return this.#keep(await this.#post(null));
    }
  }

  /** The token is worth nothing from now on, wherever it was kept. */
  end() {
    if (this.token) requestJson('/w/v1/session', { method: 'DELETE', headers: this.authorization, keepalive: true }).catch(() => {});
  }

  get authorization() {
    return { authorization: `Bearer ${this.token}` };
  }

  #keep(answer) {
    if (typeof answer?.token !== 'string') throw new SessionError('unavailable');
    this.m_store.set('token', answer.token);
    return answer;
  }

  async #post(token) {
    const body = { widget: this.m_widget, ...this.m_facts() };
    if (token) body.token = token;
    return requestJson('/w/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  }
}

/** fetch that answers the JSON body or throws SessionError, with a time limit. */
export async function requestJson(path, options, timeoutMs = 15000) {
  const stop = new AbortController();
  const abort = () => stop.abort();
  const timer = setTimeout(abort, timeoutMs);
  options.signal?.addEventListener('abort', abort);
  let answer;
  let body;
  try {
    if (options.signal?.aborted) abort();
    answer = await fetch(path, { credentials: 'same-origin', cache: 'no-store', redirect: 'error', ...options, signal: stop.signal });
    body = await answer.json().catch(() => null);
  } catch {
    throw new SessionError('unreachable');
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', abort);
  }
  if (!answer.ok) throw refusal(answer, body);
  return body;
}

function refusal(answer, body) {
  const error = body?.error ?? body ?? {};
  const code = error.reason ?? error.data?.reason ?? error.code;
  const seconds = Number(error.retry_after ?? error.data?.retry_after ?? answer.headers.get('retry-after'));
  const reason = typeof code === 'string' ? code : answer.status === 429 ? 'rate_limited' : 'unavailable';
  return new SessionError(reason, Number.isFinite(seconds) ? seconds : 0, answer.status);
}
