// SPDX-License-Identifier: GPL-3.0-or-later
// The panel on screen: puts header, log, cards and composer together and keeps them true to the chat.

import { avatar } from './avatar.js';
import { Cards } from './cards.js';
import { Composer } from './composer.js';
import { el, toggle } from './dom.js';
import { greetingNodes } from './greeting.js';
import { Header } from './header.js';
import { t } from './i18n.js';
import { Menu, ask } from './menu.js';
import { senderName } from './message_view.js';
import { Reading } from './reading.js';
import { safeHref } from './linkify.js';
import { chime } from './sound.js';
import { plainName } from './text.js';
import { ThreadView } from './thread_view.js';
import { Uploads } from './uploads.js';

const kTypingShownMs = 6000;
const kBarAfterMs = 3000;
const kPreviewLength = 160;
const kMaxText = 4000;
const kMaxFile = 20 * 1024 * 1024;

export class Screen {
  constructor({ chat, store, bridge, standalone }) {
    Object.assign(this, { m_chat: chat, m_store: store, m_bridge: bridge, m_standalone: standalone });
    this.m_shown = false;
    this.m_reading = new Reading(chat.thread, store, {
      onTell: (seq) => chat.sendNow({ t: 'read', seq }),
      onChange: () => this.#unreadChanged(),
    });
    document.addEventListener('visibilitychange', () => this.#watch());
    window.addEventListener('storage', () => this.m_reading.refresh());
    document.addEventListener('keydown', (event) => event.key === 'Escape' && this.#escape());
    this.#acceptDrops();
  }

  /** Builds everything anew: at the start and when the language turns out to be another one. */
  mount() {
    const { config } = this;
    this.m_composer?.dispose();
    this.m_quoted = null;
    this.m_menu = new Menu(() => this.#menuEntries());
    this.m_header = new Header({ menuButton: this.m_menu.button, onClose: this.m_standalone ? null : () => this.#close() });
    this.m_view = new ThreadView(this.m_chat.thread, this.#actions(), () => this.#watch());
    this.m_uploads = new Uploads({
      limits: () => ({ maxBytes: this.config.max_file ?? kMaxFile, types: this.config.file_types ?? [] }),
      token: () => this.m_chat.token,
      onReady: (answer, file) => this.m_chat.sendFile(answer, file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined),
      onRefused: (text) => this.m_composer.note(text),
    });
    this.m_composer = new Composer({
      store: this.m_store,
      maxText: () => this.config.max_text ?? kMaxText,
      onSend: (texts) => this.#send(texts),
      onTyping: () => this.m_chat.sendNow({ t: 'typing' }),
      onFiles: (files) => this.m_uploads.add(files),
    });
    this.m_cards = new Cards({
      host: this.m_view.below, chat: this.m_chat, store: this.m_store, draft: { take: () => this.m_store.get('draft', '') },
      onEvent: (name, detail) => this.m_bridge.post('event', { name, detail }),
      onDone: () => this.#cardDone(),
    });
    this.m_bar = el('div', { class: 'bar', role: 'status', hidden: true });
    this.m_drop = el('div', { class: 'drop', 'aria-hidden': 'true', hidden: true }, t('dropHere'));
    this.m_panel = el('main', { class: 'panel' }, this.m_header.node, this.m_menu.node, this.m_bar, this.m_view.node, this.m_uploads.node, this.m_composer.node, this.m_drop);
    if (!this.m_standalone) {
      this.m_panel.setAttribute('role', 'dialog');
      this.m_panel.setAttribute('aria-modal', 'false');
    }
    document.body.replaceChildren(this.m_panel);
    this.m_composer.setAccept(config.file_types ?? []);
    this.m_composer.fit();
    this.draw();
  }

  get config() {
    return this.m_chat.config ?? {};
  }

  #actions() {
    const chat = this.m_chat;
    return { retry: (cid) => chat.retry(cid), remove: (cid) => chat.discard(cid), freshen: (item) => chat.freshen(item), find: (id) => chat.thread.find(id), menu: (row, item) => this.#messageMenu(row, item) };
  }

  /** 'yes', 'no', or null where the browser cannot. */
  setNotices(wanted) {
    this.m_notices = wanted;
  }

  /** The visitor is somebody new: nothing of the old one may stay on screen or be saved again. */
  forgotten() {
    this.m_composer.clear();
    this.m_reading.reset();
    this.m_announced = false;
    this.m_greeted = undefined;
    this.mount();
    if (this.m_shown) this.#focusFirst();
  }

  draw() {
    if (!this.m_panel || this.m_drawing) return;
    // Frames come in bursts: one drawing for all that arrived together.
    this.m_drawing = true;
    queueMicrotask(() => {
      this.m_drawing = false;
      this.#drawNow();
    });
  }

  show(shown, focus) {
    this.m_shown = shown;
    this.#watch();
    if (shown && focus) this.#focusFirst();
    if (!shown) return;
    this.m_composer.fit();
    this.m_view.toEnd();
  }

  incoming(item) {
    this.#stopTyping();
    const text = item.text || plainName(item.attachments[0]?.name);
    const detail = { id: item.id, text: item.text, from: item.from, name: item.name };
    this.m_bridge.post('event', { name: 'message', detail });
    this.m_preview = { name: senderName(item), photo: item.photo, text: text.slice(0, kPreviewLength) };
    if (!this.#watched() && this.#soundOn()) chime();
  }

  operatorTypes() {
    const face = this.#face();
    this.m_view.setTyping(avatar(face));
    clearTimeout(this.m_typingTimer);
    this.m_typingTimer = setTimeout(() => this.#stopTyping(), kTypingShownMs);
  }

  #drawNow() {
    const { chat } = { chat: this.m_chat };
    this.m_header.setFace(this.#face());
    this.m_header.setState(chat.status.state ? { ...chat.status, place: chat.place } : chat.link === 'online' ? { state: 'online', text: '' } : { state: null });
    this.m_panel.setAttribute('aria-label', t('chatWith', { name: this.#face().name || t('chat') }));
    this.#greet();
    this.m_reading.refresh();
    this.m_view.sync({ unreadAfter: this.m_reading.unreadAfter, unread: this.m_reading.unread });
    this.m_cards.refresh();
    toggle(this.m_composer.node, !this.m_cards.blocking);
    this.m_composer.setPlaceholder(t(this.m_cards.rating ? 'writeMore' : 'message'));
    this.#drawBar();
    if (chat.ready && !this.m_announced) {
      this.m_announced = true;
      requestAnimationFrame(() => this.m_view.announce());
    }
    if (this.m_standalone) this.#drawTitle();
  }

  #face() {
    const { agent, config } = this.m_chat;
    return { name: agent?.name || config?.team?.name || config?.name || '', photo: agent?.photo ?? config?.team?.photo };
  }

  #greet() {
    const { thread, ready } = this.m_chat;
    const wrote = thread.items.some((item) => item.kind === 'message');
    const key = ready ? JSON.stringify([this.config.greeting, this.config.topics, wrote]) : '';
    if (key === this.m_greeted) return;
    this.m_greeted = key;
    const topic = wrote ? null : (text) => this.#send([text]);
    this.m_view.above.replaceChildren(...(key && !(wrote && thread.items.length > 50) ? greetingNodes(this.config, topic) : []));
  }

  /** The bar about a lost connection waits a little: short breaks mend themselves unseen. */
  #drawBar() {
    const lost = this.m_chat.link !== 'online';
    if (lost === this.m_lost) return;
    this.m_lost = lost;
    clearTimeout(this.m_barTimer);
    if (!lost) {
      toggle(this.m_bar, false);
      this.m_bar.replaceChildren();
      return;
    }
    this.m_barTimer = setTimeout(() => {
      const now = el('button', { type: 'button', class: 'link', on: { click: () => this.m_chat.nudge() } }, t('retryNow'));
      this.m_bar.replaceChildren(el('span', {}, t(this.m_chat.ready ? 'noConnection' : 'failedToStart')), now);
      toggle(this.m_bar, true);
    }, kBarAfterMs);
  }

  #send(texts) {
    texts.forEach((text, i) => this.m_chat.sendText(text, i ? null : this.m_quoted?.item));
    this.#quote(null);
    this.m_view.toEnd();
  }

  async #messageMenu(row, item) {
    const { openMessageMenu, quoteStrip } = await import('./quote.js');
    const drop = () => (this.#quote(null), this.m_composer.focus());
    openMessageMenu(this.m_panel, row, item, () => {
      this.#quote({ item, node: quoteStrip(item, drop) });
      this.m_composer.focus();
    });
  }

  #quote(quoted) {
    this.m_quoted?.node.remove();
    this.m_quoted = quoted;
    if (quoted) this.m_composer.node.prepend(quoted.node);
  }

  #stopTyping() {
    clearTimeout(this.m_typingTimer);
    this.m_view.setTyping(null);
  }

  #watched() {
    return this.m_shown && document.visibilityState === 'visible' && this.m_view?.atEnd;
  }

  #watch() {
    this.m_reading.watch(Boolean(this.#watched()));
    this.draw();
  }

  #unreadChanged() {
    const count = this.m_reading.unread;
    if (count === this.m_unread) return;
    this.m_unread = count;
    const last = this.m_chat.thread.items.filter((item) => item.kind === 'message' && item.from !== 'visitor').at(-1);
    const preview = this.m_preview ?? (last && { name: senderName(last), photo: last.photo, text: last.text.slice(0, kPreviewLength) });
    this.m_bridge.post('unread', { count, preview: count ? preview : null });
  }

  #drawTitle() {
    const name = this.#face().name || t('chat');
    document.title = this.m_reading.unread ? `(${this.m_reading.unread}) ${name}` : name;
  }

  #soundOn() {
    return this.m_store.get('sound', this.config.sound !== false);
  }

  #menuEntries() {
    const sound = this.#soundOn();
    const privacy = safeHref(String(this.config.privacy_url ?? ''));
    return [
      { icon: sound ? 'volume-off' : 'volume', text: t(sound ? 'soundOff' : 'soundOn'), action: () => this.m_store.set('sound', !sound) },
      ...this.#noticesEntry(),
      { icon: 'download', text: t('transcript'), action: () => this.#transcript() },
      { icon: 'trash', text: t('clear'), action: () => this.#clear() },
      ...this.#elsewhere(),
      ...(privacy ? [{ icon: 'shield-check', text: t('privacy'), href: privacy }] : []),
    ];
  }

  /** Where the conversation can go on: messengers of the company. */
  #elsewhere() {
    const list = Array.isArray(this.config.messengers) ? this.config.messengers.slice(0, 3) : [];
    return list
      .map(({ name, url }) => ({ icon: 'send', text: t('continueIn', { name: plainName(name) }), href: safeHref(String(url ?? '')) }))
      .filter(({ href }) => href);
  }

  /** Messages of the browser itself: only where it can show them and the visitor asks. */
  #noticesEntry() {
    if (!this.m_notices) return [];
    const on = this.m_notices === 'yes';
    const press = () => {
      if (on) this.m_notices = 'no';
      this.m_bridge.post('notices', { wanted: !on });
    };
    return [{ icon: 'bell', text: t(on ? 'noticesOff' : 'noticesOn'), action: press }];
  }

  async #transcript() {
    const { saveTranscript } = await import('./transcript.js');
    saveTranscript(this.m_chat.thread.items, this.#face().name);
  }

  async #clear() {
    if (!(await ask(this.m_panel, { title: t('clearTitle'), text: t('clearText'), yes: t('clearYes') }))) return;
    this.m_chat.reset();
    this.m_bridge.post('cleared');
  }

  #cardDone() {
    this.draw();
    this.m_view.toEnd();
    queueMicrotask(() => this.#focusFirst());
  }

  #focusFirst() {
    const field = this.m_cards.blocking ? this.m_view.below.querySelector('input, textarea, select') : null;
    if (field) field.focus();
    else this.m_composer.focus();
  }

  #escape() {
    if (this.m_quoted) this.#quote(null);
    else if (!this.m_composer.closeSheet() && !document.querySelector('dialog[open]')) this.#close();
  }

  #close() {
    if (!this.m_standalone) this.m_bridge.post('close');
  }

  #acceptDrops() {
    let depth = 0;
    const carries = (event) => event.dataTransfer?.types.includes('Files') && !this.m_cards?.blocking;
    const over = (change) => (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      depth = Math.max(0, depth + change);
      toggle(this.m_drop, depth > 0);
    };
    document.addEventListener('dragenter', over(1));
    document.addEventListener('dragleave', over(-1));
    document.addEventListener('dragover', (event) => carries(event) && event.preventDefault());
    document.addEventListener('drop', (event) => {
      depth = 0;
      toggle(this.m_drop, false);
      if (!carries(event)) return;
      event.preventDefault();
      this.m_uploads.add(event.dataTransfer.files);
    });
  }
}
