// SPDX-License-Identifier: GPL-3.0-or-later
// The conversation without its pictures: session, connection, other tabs, outbox and thread behind one door.

import { t } from './i18n.js';
import { Outbox, newCid } from './outbox.js';
import { Session, requestJson } from './session.js';
import { Tabs } from './tabs.js';
import { Thread } from './thread.js';
import { Transport } from './transport.js';
import { plainName } from './text.js';

const kStuckMs = 30000;
const kHistoryQuietMs = 400;
const kRenewMs = 300;
const kReasons = { too_large: 'refusedLarge', invalid: 'refusedInvalid' };

export class Chat {
  /**
   * `facts()`: page, locale, tz, identity, attributes for the session call.
   * `on`: `change()` something to draw, `config(config)`, `incoming(item)` a message just arrived, `typing()`,
   * `trouble(code)`, `forgotten()` everything is gone, here or in another tab.
   */
  constructor({ widget, store, facts, on }) {
    Object.assign(this, { m_store: store, m_on: on });
    this.thread = new Thread();
    this.config = store.get('config');
    this.agent = null;
    this.status = { state: null };
    this.place = 0; // in the queue; 0: in none, or not known
    this.conversation = null;
    this.link = 'connecting';
    this.ready = false;
    this.m_session = new Session(widget, store, facts);
    this.outbox = new Outbox(store, {
      send: (frame) => this.m_transport?.send(frame) ?? false,
      onChange: (entry, what) => {
        this.#queued(entry, what);
        this.m_tabs.post('outbox', { entry, what });
      },
      onStuck: () => this.m_transport?.restart(),
    });
    this.m_tabs = new Tabs(widget, store.shared, {
      onLead: () => this.#lead(),
      onFollow: () => this.#follow(),
      onMessage: (kind, body, from) => this.#fromTab(kind, body, from),
    });
  }

  get token() {
    return this.m_session.token;
  }

  get leading() {
    return this.m_tabs.leading;
  }

  start() {
    this.#showQueued();
    this.m_tabs.start();
    if (!this.leading) this.m_tabs.post('hello');
    this.m_stuckTimer = setInterval(() => this.#markStuck(), 5000);
    window.addEventListener('online', () => this.nudge());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.nudge());
  }

  stop() {
    clearInterval(this.m_stuckTimer);
    this.#disconnect();
    this.m_tabs.stop();
  }

  /** The visitor is here and waiting: no sleeping between attempts, no sleeping leader. */
  nudge() {
    this.m_transport?.nudge();
    this.m_tabs.checkLeader();
  }

  /** `quoted`: the item that it answers, if any. */
  sendText(text, quoted) {
    this.outbox.add({ t: 'msg', cid: newCid(), text, ...(quoted && { reply_to: Number(quoted.id) }) });
    this.m_tabs.checkLeader();
  }

  /** `file`: the server's answer to the upload; `preview`: a blob address to show meanwhile. */
  sendFile(file, preview) {
    const cid = newCid();
    const kind = String(file.type ?? '').startsWith('image/') ? 'photo' : 'file';
    this.thread.addPending({ cid, text: '', attachments: [{ kind, ...file, preview }] });
    this.outbox.add({ t: 'file', cid, file_id: file.file_id });
  }

  sendForm(values, consent) {
    this.outbox.add(consent ? { t: 'form', values, consent } : { t: 'form', values });
  }

  sendRating(score, comment) {
    this.outbox.add(comment ? { t: 'rate', score, comment } : { t: 'rate', score });
  }

  /** A frame that may get lost: typing, read, page. Answers whether there was a way. */
  sendNow(frame) {
    if (this.leading) return this.m_transport?.send(frame) ?? false;
    this.m_tabs.post('send', frame);
    return true;
  }

  retry(cid) {
    this.outbox.retry(cid);
    this.nudge();
  }

  discard(cid) {
    this.outbox.drop(cid);
    this.thread.remove(cid);
    this.m_tabs.post('discard', cid);
    this.m_on.change();
  }

  /** New facts for the server (who this is, what the page knows): they travel with the session call. */
  renew() {
    clearTimeout(this.m_renewTimer); // a page often tells several things in a row
    this.m_renewTimer = setTimeout(() => {
      if (this.leading) this.m_transport?.renew();
      else this.m_tabs.post('renew');
    }, kRenewMs);
  }

  /** Forgets everything about this visitor in this browser and begins anew. */
  reset() {
    this.m_session.end();
    this.m_store.clear();
    this.m_tabs.post('reset');
    this.#forget();
  }

  /** Links to files die after ten minutes: gets new ones for the files of a message, answers them. */
  async freshen(item) {
    this.thread.apply(await requestJson(`/w/v1/messages/${item.seq}`, { headers: this.m_session.authorization }));
    this.m_on.change();
    return item.attachments;
  }

  #forget() {
    this.thread.reset();
    Object.assign(this, { agent: null, conversation: null, ready: false, status: { state: null }, place: 0 });
    if (this.leading) {
      this.#disconnect();
      this.#connect();
    }
    this.m_on.forgotten();
  }

  #lead() {
    this.#connect();
  }

  #follow() {
    this.#disconnect();
    this.m_tabs.post('hello');
  }

  #connect() {
    this.m_transport = new Transport({
      session: this.m_session,
      cursor: () => this.thread.cursor,
      onSession: (answer) => this.#sessionOpened(answer),
      onFrame: (frame) => {
        this.m_tabs.post('frame', frame);
        this.#frame(frame);
      },
      onState: (state, detail) => {
        this.m_tabs.post('link', { state, detail });
        this.#linkChanged(state, detail);
      },
    });
    this.m_transport.start();
  }

  #disconnect() {
    this.outbox.disconnected();
    this.m_transport?.stop();
    this.m_transport = null;
  }

  #sessionOpened(answer) {
    const visitor = String(answer.visitor_id ?? '');
    const known = this.m_store.get('visitor');
    const other = known !== null && known !== visitor;
    // Another visitor, or a store that went back in time: what we hold is not the server's thread any more.
    if (other || (Number.isFinite(answer.seq) && answer.seq < this.thread.cursor)) {
      this.thread.reset();
      this.m_store.remove('seen');
      this.#showQueued();
      this.m_tabs.post('state', this.#snapshot());
    }
    this.m_store.set('visitor', visitor);
    this.m_hasHistory = answer.seq !== 0;
    const news = { config: answer.config ?? {}, conversation: answer.conversation ?? null };
    this.m_tabs.post('session', news);
    if (answer.identity === 'refused') this.m_on.trouble('forbidden'); // the site's signature is wrong: the visitor stays who he was
    this.#sessionNews(news);
  }

  #sessionNews({ config, conversation }) {
    this.config = config;
    this.m_store.set('config', config);
    if (conversation?.state) this.conversation = conversation;
    if (config.offline?.state && !this.status.state) this.status = config.offline;
    this.m_on.config(config);
    this.m_on.change();
  }

  #linkChanged(state, detail) {
    this.link = state;
    if (state !== 'online') this.place = 0; // the server says it anew
    if (state === 'online') {
      for (const item of this.thread.items) if (item.stuck) Object.assign(item, { status: 'sending', stuck: false });
      if (this.leading) this.outbox.connected();
      this.#expectHistory();
    } else if (this.leading) {
      this.outbox.disconnected();
    }
    if (detail?.code && detail.code !== 'unreachable') this.m_on.trouble(detail.code);
    this.m_on.change();
  }

  /** The history has no end mark: it stands when nothing came for a moment. */
  #expectHistory() {
    if (this.ready) return;
    clearTimeout(this.m_readyTimer);
    this.m_readyTimer = setTimeout(() => this.#historyStands(), this.m_hasHistory === false ? 0 : kHistoryQuietMs);
  }

  #historyStands() {
    this.ready = true;
    this.m_on.change();
  }

  #frame(frame) {
    if (!this.ready && this.link === 'online') this.#expectHistory();
    if (this.leading) this.outbox.received(frame);
    const added = this.thread.apply(frame);
    if (frame.t === 'typing') this.m_on.typing();
    else if (frame.t === 'agent') this.#agentChanged(frame);
    else if (frame.t === 'status') this.status = frame;
    else if (frame.t === 'queue') this.place = frame.place;
    else if (frame.t === 'conversation') this.#conversationChanged(frame);
    else if (frame.t === 'error' && !frame.cid && frame.code) this.m_on.trouble(frame.code);
    if (added && this.ready && added.from !== 'visitor') this.m_on.incoming(added);
    this.m_on.change();
  }

  #agentChanged({ name, photo }) {
    const shown = plainName(name);
    if (!shown) return;
    const before = this.m_store.get('agent');
    this.agent = { name: shown, photo };
    if (before === shown) return;
    this.m_store.set('agent', shown);
    // On a fresh page the name may just be the one who wrote last: that is no news.
    const wrote = this.thread.items.some((item) => item.from === 'operator' && item.name === shown);
    if (this.ready && !wrote) this.thread.addLine(`agent-${shown}-${this.thread.lastSeq}`, { text: 'agentJoined', name: shown });
  }

  #conversationChanged(frame) {
    if (frame.name) this.#agentChanged(frame);
    if (frame.state === 'assigned') return;
    const before = this.conversation?.state;
    const at = frame.ts ?? frame.at ?? Date.now();
    this.conversation = { ...this.conversation, ...frame, closed_at: frame.state === 'closed' ? at : undefined };
    if (before === frame.state || (before === undefined && frame.state === 'reopened')) return;
    const text = { closed: 'closed', reopened: 'reopened' }[frame.state];
    if (text) this.thread.addLine(`${text}-${frame.seq ?? this.thread.lastSeq}-${this.thread.items.length}`, { text }, at);
  }

  #queued(entry, what) {
    const { frame, cid } = entry;
    if (frame.t !== 'msg' && frame.t !== 'file') return;
    if (what === 'added' || what === 'failed') {
      const attachments = frame.t === 'file' ? [{ kind: 'file', file_id: frame.file_id, name: '' }] : [];
      const replyTo = frame.reply_to && String(frame.reply_to);
      this.thread.addPending({ cid, text: frame.text ?? '', attachments, replyTo, ts: entry.at, failed: entry.failed });
    }
    const item = this.thread.find(cid);
    if (item) {
      item.reason = entry.failed ? t(kReasons[entry.failed] ?? 'refusedOther') : undefined;
      item.notice = what === 'delayed' ? t('refusedRate', { n: entry.delayedS }) : undefined;
    }
    this.m_on.change();
  }

  #showQueued() {
    for (const entry of this.outbox.entries()) this.#queued(entry, entry.failed ? 'failed' : 'added');
  }

  /** What still waits after half a minute without a connection says so and offers to try now. */
  #markStuck() {
    if (this.link === 'online') return;
    let changed = false;
    for (const item of this.thread.items) {
      if (item.status !== 'sending' || Date.now() - item.ts < kStuckMs) continue;
      Object.assign(item, { status: 'failed', stuck: true });
      changed = true;
    }
    if (changed) this.m_on.change();
  }

  #fromTab(kind, body, from) {
    if (kind === 'send' && this.leading) this.m_transport?.send(body);
    else if (kind === 'renew' && this.leading) this.m_transport?.renew();
    else if (kind === 'hello' && this.leading) this.m_tabs.post('state', this.#snapshot(), from);
    else if (kind === 'state') this.#restore(body);
    else if (kind === 'frame') this.#frame(body);
    else if (kind === 'session') this.#sessionNews(body);
    else if (kind === 'link') this.#linkChanged(body.state, body.detail);
    else if (kind === 'outbox') this.#fromOtherOutbox(body);
    else if (kind === 'reset') this.#forget();
    else if (kind === 'discard') {
      this.thread.remove(body);
      this.m_on.change();
    }
  }

  #fromOtherOutbox({ entry, what }) {
    this.outbox.mirror(entry, what); // news between tabs may overtake what they wrote to the shared storage
    this.#queued(entry, what);
    if (this.leading) this.outbox.pump();
  }

  #snapshot() {
    const { config, agent, status, place, conversation, link, ready } = this;
    return { config, agent, status, place, conversation, link, ready, thread: this.thread.snapshot() };
  }

  #restore(snapshot) {
    const { thread, config, ...rest } = snapshot;
    Object.assign(this, rest);
    this.thread.restore(thread);
    this.#showQueued();
    if (config) this.#sessionNews({ config, conversation: null });
    if (!this.ready && this.link === 'online') this.#expectHistory();
    this.m_on.change();
  }
}
