// SPDX-License-Identifier: GPL-3.0-or-later
// The loader: a button on the site's page, the panel behind it in a frame of our own origin, and the page API
// Pult(command, ...). It works under a strict Content-Security-Policy of the site (script-src, frame-src and img-src of
// our origin, nothing inline), asks no other host for anything, and any failure leaves the site untouched.
(() => {
  'use strict';

  const script = document.currentScript ?? document.querySelector('script[data-widget][src*="/w/v1.js"]');
  const widget = script?.dataset.widget;
  if (!widget || window.Pult?.loaded) return;

  const kMark = 'pult.v1';
  const kFrameMs = 15000;
  const kEvents = ['ready', 'open', 'close', 'message', 'unread', 'prechat', 'offline', 'error', 'invitation'];
  const origin = new URL(script.src).origin;
  const options = script.dataset;
  const narrow = matchMedia('(max-width: 480px)');
  const texts = {
    ru: { open: 'Открыть чат', close: 'Закрыть чат', chat: 'Чат', hide: 'Скрыть', unread: 'непрочитанных: ', title: 'Новое сообщение' },
    en: { open: 'Open chat', close: 'Close chat', chat: 'Chat', hide: 'Hide', unread: 'unread: ', title: 'New message' },
  };
  const css = `
:host { all: initial; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.root { --accent: #3b4cc0; --on: #fff; --paper: #fff; --ink: #18202c; --soft: #4a5565; --edge: #d3d9e2; --x: 24px; --y: 24px;
  position: fixed; z-index: 2147483000; bottom: max(var(--y), env(safe-area-inset-bottom)); right: var(--x);
  color: var(--ink); font: 14px/20px Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; text-align: start; }
.root.left { right: auto; left: var(--x); }
.root.dark { --paper: #1a2029; --ink: #e9edf3; --soft: #b4becc; --edge: #323c4a; }
button { margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; cursor: pointer; text-align: inherit; }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
.launcher { position: relative; display: grid; place-items: center; width: 56px; height: 56px; border-radius: 50%;
  background: var(--accent); color: var(--on); box-shadow: 0 4px 16px rgb(24 32 44 / 28%); }
.launcher:focus-visible { outline-color: var(--ink); }
.badge { position: absolute; top: -4px; right: -4px; min-width: 24px; height: 24px; padding: 0 5px; border: 2px solid var(--paper);
  border-radius: 12px; background: #b3261e; color: #fff; font-size: 11px; font-weight: 600; line-height: 20px; text-align: center; }
.frame { position: absolute; right: 0; bottom: 72px; width: 376px; height: 600px; max-width: calc(100vw - 2 * var(--x));
  max-height: calc(100vh - 96px - var(--y)); border: 1px solid var(--edge); border-radius: 12px; overflow: hidden; background: var(--paper);
  box-shadow: 0 8px 32px rgb(24 32 44 / 24%); visibility: hidden; opacity: 0; transform: translateY(8px); }
.left .frame { right: auto; left: 0; }
.open .frame { visibility: visible; opacity: 1; transform: none; }
iframe { display: block; width: 100%; height: 100%; border: 0; color-scheme: normal; }
.phone.open { inset: 0; z-index: 2147483646; }
.phone.open.live .launcher { display: none; }
.phone .frame { position: absolute; inset: 0 0 auto; width: 100%; height: 100%; max-width: none; max-height: none; border: 0; border-radius: 0; }
.card { position: absolute; right: 0; bottom: 72px; display: flex; align-items: flex-start; gap: 8px; width: 262px; max-width: calc(100vw - 2 * var(--x));
  padding: 12px 8px 12px 12px; border: 1px solid var(--edge); border-radius: 12px; background: var(--paper); box-shadow: 0 8px 24px rgb(24 32 44 / 18%); }
.left .card { right: auto; left: 0; }
.say { display: flex; flex: 1; gap: 8px; min-width: 0; border-radius: 4px; }
.face { display: grid; flex: none; place-items: center; width: 32px; height: 32px; overflow: hidden; border-radius: 50%; background: #f3e8f4; color: #8a3a8f; font-size: 12px; font-weight: 600; }
.dark .face { background: #3a2440; color: #e3a0e8; }
.face img { width: 100%; height: 100%; object-fit: cover; }
.words { min-width: 0; font-size: 12px; line-height: 16px; overflow-wrap: anywhere; }
.words b { display: block; overflow: hidden; font-weight: 600; text-overflow: ellipsis; white-space: nowrap; }
.words span { display: -webkit-box; overflow: hidden; color: var(--soft); unicode-bidi: isolate; -webkit-box-orient: vertical; -webkit-line-clamp: 3; }
.hide { display: grid; flex: none; place-items: center; width: 24px; height: 24px; border-radius: 4px; }
@media (prefers-reduced-motion: no-preference) { .frame { transition: opacity .14s, transform .14s, visibility .14s; } }
@media print { .root { display: none; } }`;

  const listeners = new Map();
  let ui = null;
  let frame = null;
  let frameReady = false;
  let opened = false;
  let grabFocus = true;
  let unread = 0;
  let started = false;
  let config = {};
  let identity = null;
  let attributes = {};
  let invited = null;
  let resetFirst = false;
  let rules = null;
  let page = null;
  let frameTimer = 0;
  let timers = [];
  let realTitle = null;
  let flashed = null;

  // What the loader remembers on the site's origin: looks and habits, never the visitor's token.
  const memory = {
    read: (storage, key) => {
      try {
        return JSON.parse(window[storage].getItem(`pult:${widget}:${key}`));
      } catch {
        return null;
      }
    },
    write: (storage, key, value) => {
      try {
        window[storage].setItem(`pult:${widget}:${key}`, JSON.stringify(value));
      } catch { /* forbidden or full: then it is forgotten */ }
    },
    forget: () => {
      for (const storage of ['localStorage', 'sessionStorage']) {
        try {
          for (const key of Object.keys(window[storage])) if (key.startsWith(`pult:${widget}:`)) window[storage].removeItem(key);
        } catch { /* nothing kept, nothing to forget */ }
      }
    },
  };

  const emit = (name, detail = {}) => {
    for (const listener of [...(listeners.get(name) ?? [])]) {
      try {
        listener(detail);
      } catch (error) {
        setTimeout(() => { throw error; }); // the page's own mistake, reported as such
      }
    }
    rules?.event(name);
  };

  const language = () => {
    const wishes = [options.locale, config.locale, document.documentElement.lang, ...(navigator.languages ?? [])];
    const known = wishes.map((wish) => String(wish ?? '').slice(0, 2).toLowerCase()).find((wish) => wish in texts);
    return known ?? 'en';
  };
  const t = (key) => texts[language()][key];
  const localized = (value) => (typeof value === 'string' ? value : value?.[language()] || value?.en || value?.ru || '');
  const clean = (text, limit) => String(text ?? '').replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').slice(0, limit);
  const dark = () => options.theme === 'dark' || (options.theme !== 'light' && (config.theme === 'dark' || (config.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)));

  const make = (tag, cls, attrs = {}, ...children) => {
    const node = document.createElement(tag);
    if (cls) node.className = cls;
    for (const [key, value] of Object.entries(attrs)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  const drawing = (size, ...strokes) => {
    const ns = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(ns, 'svg');
    const attrs = { width: size, height: size, viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.75, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' };
    for (const [key, value] of Object.entries(attrs)) svg.setAttribute(key, value);
    for (const stroke of strokes) {
      const path = document.createElementNS(ns, 'path');
      path.setAttribute('d', stroke);
      svg.append(path);
    }
    return svg;
  };
  // Tabler icons message-circle, chevron-down and x (MIT).
  const kBubble = ['M3 20l1.3 -3.9c-2.324 -3.437 -1.426 -7.872 2.1 -10.374c3.526 -2.501 8.59 -2.296 11.845 .48c3.255 2.777 3.695 7.266 1.029 10.501c-2.666 3.235 -7.615 4.215 -11.574 2.293l-4.7 1'];
  const kDown = ['M6 9l6 6l6 -6'];
  const kCross = ['M18 6l-12 12', 'M6 6l12 12'];

  function build() {
    const host = document.createElement('pult-widget');
    const shadow = host.attachShadow({ mode: 'open' });
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      shadow.adoptedStyleSheets = [sheet];
    } catch {
      const style = make('style', '', options.nonce ? { nonce: options.nonce } : {});
      style.textContent = css;
      shadow.append(style);
    }
    const root = make('div', 'root');
    const launcher = make('button', 'launcher', { type: 'button', 'aria-expanded': 'false', 'aria-haspopup': 'dialog' });
    const holder = make('div', 'frame');
    const live = make('div', '', { role: 'status' });
    launcher.addEventListener('click', () => toggle());
    root.append(launcher, holder, live);
    shadow.append(root);
    document.body.append(host);
    ui = { host, root, launcher, holder, live };
    look();
  }

  function look() {
    if (!ui) return;
    const { root, launcher, holder } = ui;
    const color = /^#([0-9a-f]{3}){1,2}$/i.test(options.color ?? config.color ?? '') ? (options.color ?? config.color) : null;
    root.classList.toggle('left', (options.position ?? config.position) === 'left');
    root.classList.toggle('dark', dark());
    root.classList.toggle('phone', narrow.matches);
    root.classList.toggle('open', opened);
    root.classList.toggle('live', frameReady);
    const offset = { x: options.offsetX ?? config.offset?.x, y: options.offsetY ?? config.offset?.y };
    for (const axis of ['x', 'y']) {
      const pixels = Number(offset[axis]);
      if (offset[axis] !== undefined && pixels >= 0 && pixels < 1000) root.style.setProperty(`--${axis}`, `${pixels}px`);
    }
    if (color) {
      root.style.setProperty('--accent', color);
      root.style.setProperty('--on', bright(color) ? '#18202c' : '#fff');
    }
    launcher.replaceChildren(drawing(28, ...(opened ? kDown : kBubble)));
    if (unread && !opened) launcher.append(make('span', 'badge', { 'aria-hidden': 'true' }, unread > 99 ? '99+' : String(unread)));
    const name = t(opened ? 'close' : 'open') + (unread && !opened ? `, ${t('unread')}${unread}` : '');
    launcher.setAttribute('aria-label', name);
    launcher.title = t(opened ? 'close' : 'open');
    launcher.setAttribute('aria-expanded', String(opened));
    holder.lang = language();
    if (frame) frame.title = t('chat');
  }

  /** Whether dark strokes read better on the colour than white ones. */
  function bright(color) {
    const hex = color.length === 4 ? color.replace(/[^#]/g, '$&$&') : color;
    const parts = [1, 3, 5].map((at) => (parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] > 0.3;
  }

  function ensureFrame() {
    if (frame || !ui) return;
    frame = document.createElement('iframe');
    frame.title = t('chat');
    frame.referrerPolicy = 'origin';
    frame.allow = 'autoplay';
    frame.src = `${origin}/w/v1/panel?widget=${encodeURIComponent(widget)}#origin=${encodeURIComponent(location.origin)}`;
    ui.holder.append(frame);
    clearTimeout(frameTimer);
    frameTimer = setTimeout(giveUp, kFrameMs);
  }

  /** The panel said nothing (the server is away): an empty frame helps nobody, try again while it is wanted. */
  function giveUp() {
    if (frameReady || !frame) return;
    frame.remove();
    frame = null;
    emit('error', { code: 'unreachable' });
    if (opened) ensureFrame();
  }

  function post(name, body = {}) {
    if (frameReady) frame.contentWindow.postMessage({ mark: kMark, name, body }, origin);
  }

  function received(event) {
    if (!frame || event.source !== frame.contentWindow || event.origin !== origin) return;
    const { mark, name, body } = event.data ?? {};
    if (mark === kMark && Object.hasOwn(fromPanel, name)) fromPanel[name](body ?? {});
  }

  const fromPanel = {
    hello: () => {
      frameReady = true;
      post('init', {
        mode: narrow.matches ? 'phone' : 'desktop', shown: opened, focus: grabFocus, locale: options.locale ?? null, theme: options.theme ?? 'auto',
        color: options.color, page: currentPage(), identity, attributes: allAttributes(), reset: resetFirst,
        notices: noticesWanted(),
      });
      resetFirst = false;
      look();
    },
    ready: (body) => configure(body.config ?? {}),
    close: () => close(true),
    cleared: () => memory.forget(),
    notices: ({ wanted }) => {
      if (wanted) allowNotices();
      else memory.write('localStorage', 'notify', false);
    },
    unread: ({ count, preview }) => {
      const grew = Number(count) > unread;
      unread = Number(count) || 0;
      look();
      emit('unread', { count: unread });
      if (grew && preview) notice(preview);
      if (grew && preview && !opened && !narrow.matches) showCard(preview);
      else if (!unread && !invited) hideCard();
      flashTitle();
    },
    event: ({ name, detail }) => {
      if (kEvents.includes(name)) emit(name, detail ?? {});
      if (name === 'message') memory.write('localStorage', 'visited', true);
    },
  };

  function configure(fresh) {
    const { name, color, position, offset, locale, theme, invitations, team } = fresh;
    config = { name, color, position, offset, locale, theme, invitations, team };
    memory.write('localStorage', 'config', config);
    look();
    loadRules();
  }

  function open(focus = true) {
    if (!ui) return;
    ensureFrame();
    hideCard();
    if (opened) return;
    opened = true;
    grabFocus = focus;
    memory.write('sessionStorage', 'open', true);
    memory.write('localStorage', 'visited', true);
    look();
    fit();
    if (narrow.matches && !history.state?.pultOpen) history.pushState({ ...history.state, pultOpen: true }, '');
    if (focus) frame.focus();
    post('show', { focus });
    emit('open');
  }

  function close(focus = false) {
    if (!opened) return;
    opened = false;
    memory.write('sessionStorage', 'open', false);
    look();
    fit();
    post('hide');
    if (focus) ui.launcher.focus();
    if (history.state?.pultOpen) history.back();
    emit('close');
  }

  const toggle = () => (opened ? close(true) : open());

  /** On a phone the sheet is what the keyboard leaves of the screen. */
  function fit() {
    if (!ui) return;
    const view = window.visualViewport;
    const sheet = opened && narrow.matches && view && view.scale === 1;
    ui.holder.style.top = sheet ? `${view.offsetTop}px` : '';
    ui.holder.style.height = sheet ? `${view.height}px` : '';
  }

  function showCard({ name, photo, text, id }) {
    hideCard();
    const face = make('span', 'face', { 'aria-hidden': 'true' }, [...clean(name, 80).matchAll(/(?:^|\s)(\p{L})/gu)].slice(0, 2).map((match) => match[1].toUpperCase()).join(''));
    let picture = null;
    try {
      picture = photo && new URL(photo, origin);
    } catch { /* no photo then */ }
    if (picture?.origin === origin) {
      const image = new Image();
      image.alt = '';
      image.onload = () => face.replaceChildren(image);
      image.src = picture.href;
    }
    const title = clean(name, 80);
    const words = make('span', 'words', {}, ...(title ? [make('b', '', {}, title)] : []), make('span', '', { dir: 'auto' }, clean(text, 200)));
    const say = make('button', 'say', { type: 'button' }, face, words);
    const hide = make('button', 'hide', { type: 'button', 'aria-label': t('hide') }, drawing(16, ...kCross));
    const card = make('div', 'card', {}, say, hide);
    say.addEventListener('click', () => {
      if (invited) invitation('opened');
      open();
    });
    hide.addEventListener('click', () => {
      if (invited) invitation('dismissed');
      hideCard();
      ui.launcher.focus();
    });
    ui.live.append(card);
    ui.card = card;
    if (id) invited = { id };
  }

  function hideCard() {
    ui?.card?.remove();
    if (ui) ui.card = null;
    invited = null;
  }

  function invitation(action) {
    emit('invitation', { id: invited.id, action });
    if (action === 'opened') attributes.invitation = String(invited.id);
    if (action === 'opened') post('attributes', { attributes: allAttributes() });
  }

  /** Never over an open chat, never over a phone's content. Answers whether it is shown. */
  function showInvitation(wish) {
    const card = typeof wish === 'string' ? { text: wish } : wish ?? {};
    const text = localized(card.text);
    if (!ui || opened || narrow.matches || ui.card || !text) return false;
    showCard({ name: card.name ?? config.team?.name ?? config.name, photo: card.photo ?? config.team?.photo, text, id: card.id ?? 'page' });
    invitation('shown');
    return true;
  }

  function currentPage() {
    const utm = {};
    for (const [key, value] of new URLSearchParams(location.search)) {
      if (/^(utm_\w+|gclid|yclid|fbclid)$/.test(key)) utm[key.replace(/^utm_/, '')] = value.slice(0, 256);
    }
    return { url: location.href.slice(0, 2048), title: document.title.slice(0, 256), referrer: document.referrer.slice(0, 2048), utm };
  }

  function allAttributes() {
    const first = memory.read('sessionStorage', 'first');
    return { ...(first && { first_page: first.url, first_referrer: first.referrer }), ...attributes };
  }

  /** Single-page sites change their address without loading anything. */
  function watchPage() {
    if (page?.url === location.href.slice(0, 2048)) return;
    const news = page !== null;
    page = currentPage();
    if (!memory.read('sessionStorage', 'first')) memory.write('sessionStorage', 'first', page);
    memory.write('sessionStorage', 'views', (memory.read('sessionStorage', 'views') ?? 0) + 1);
    if (news) post('page', { page });
    rules?.page();
  }

  /** While the tab is away the title alternates with the news; what the site itself writes there is respected. */
  function flashTitle() {
    const shown = document.title;
    if (shown !== flashed) realTitle = shown;
    if (shown === flashed) document.title = realTitle;
    else if (unread && document.hidden) document.title = flashed = `(${unread}) ${t('title')}`;
  }

  /** Asked for by the visitor in the panel's menu, never by us. */
  async function allowNotices() {
    const answer = await window.Notification?.requestPermission();
    memory.write('localStorage', 'notify', answer === 'granted');
    post('notices', { wanted: noticesWanted() });
  }

  /** 'yes', 'no' or null where the browser or the visitor rules it out. */
  function noticesWanted() {
    if (!window.isSecureContext || !window.Notification || Notification.permission === 'denied') return null;
    return Notification.permission === 'granted' && memory.read('localStorage', 'notify') ? 'yes' : 'no';
  }

  function notice({ name, text }) {
    if (!document.hidden || noticesWanted() !== 'yes') return;
    try {
      const shown = new Notification(clean(name, 80) || t('title'), { body: clean(text, 200), tag: `pult-${widget}` });
      shown.onclick = () => {
        window.focus();
        open();
        shown.close();
      };
    } catch { /* phones allow this to service workers only */ }
  }

  function loadScript(path) {
    try {
      const node = document.createElement('script');
      node.src = origin + path;
      node.async = true;
      node.onload = node.onerror = () => node.remove();
      document.head.append(node);
    } catch { /* a site with Trusted Types forbids it: no invitations there */ }
  }

  function loadRules() {
    if (rules || !started || !config.invitations?.length) return;
    rules = { event() {}, page() {}, stop() {} };
    loadScript('/w/v1/assets/invitations_loader.js');
  }

  const everywhere = [
    [window, 'message', received],
    [window, 'popstate', () => opened && narrow.matches && !history.state?.pultOpen && close(true)],
    [document, 'visibilitychange', flashTitle],
    [narrow, 'change', () => { look(); fit(); post('mode', { mode: narrow.matches ? 'phone' : 'desktop' }); }],
    [window.visualViewport, 'resize', fit],
    [window.visualViewport, 'scroll', fit],
  ];

  function start() {
    if (started) return;
    started = true;
    const begin = () => {
      if (!started || ui) return;
      config = memory.read('localStorage', 'config') ?? {};
      build();
      for (const [target, type, handler] of everywhere) target?.addEventListener(type, handler);
      watchPage();
      timers = [setInterval(watchPage, 1000), setInterval(flashTitle, 1500)];
      // Somebody who has talked to us gets answers without opening the chat first.
      if (memory.read('localStorage', 'visited') || resetFirst) ensureFrame();
      if (memory.read('sessionStorage', 'open') && !narrow.matches) open(false);
      loadScript(`/w/v1/config.js?widget=${encodeURIComponent(widget)}`);
      loadRules();
      emit('ready');
    };
    const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 200));
    if (document.readyState === 'complete') idle(begin, { timeout: 2000 });
    else window.addEventListener('load', () => idle(begin, { timeout: 2000 }), { once: true });
  }

  function shutdown() {
    close();
    rules?.stop();
    for (const timer of [...timers, frameTimer]) clearInterval(timer);
    for (const [target, type, handler] of everywhere) target?.removeEventListener(type, handler);
    ui?.host.remove();
    ui = frame = rules = page = null;
    started = frameReady = false;
    unread = 0;
  }

  const commands = {
    open: () => open(), close: () => close(), toggle, start, shutdown, showInvitation,
    identify: (who) => {
      identity = who ?? null;
      post('identify', { identity });
    },
    setAttributes: (fresh) => {
      attributes = { ...attributes, ...fresh };
      post('attributes', { attributes: allAttributes() });
    },
    track: (name, detail) => {
      const words = `${new Date().toISOString()}${detail === undefined ? '' : ` ${JSON.stringify(detail)}`}`;
      commands.setAttributes({ [`event.${clean(name, 100)}`]: words.slice(0, 256) });
      rules?.event(`track:${name}`);
    },
    reset: () => {
      identity = null;
      attributes = {};
      memory.forget();
      if (frameReady) post('reset');
      else resetFirst = true;
      if (started) ensureFrame();
    },
    on: (name, listener) => {
      if (!listeners.has(name)) listeners.set(name, new Set());
      listeners.get(name).add(listener);
    },
    off: (name, listener) => (listener ? listeners.get(name)?.delete(listener) : listeners.delete(name)),
    // For our own scripts: the widget's public settings, and the engine of the invitation rules.
    _config: (fresh) => configure({ ...config, ...fresh }),
    _rules: (engine) => {
      rules = engine({ rules: config.invitations, memory, showInvitation, on: commands.on, facts: () => ({ page, attributes, opened, phone: narrow.matches, language: language(), online: config.status !== 'offline' }) });
    },
  };

  const queue = window.Pult?.q ?? [];
  window.Pult = (name, ...args) => {
    if (Object.hasOwn(commands, name)) commands[name](...args);
    else emit('error', { code: 'unknown_command', command: String(name) });
  };
  window.Pult.loaded = true;
  for (const call of queue) window.Pult(...call);
  if (options.consent !== 'manual') start();
})();
