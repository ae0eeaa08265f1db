// SPDX-License-Identifier: GPL-3.0-or-later
// The entry of the panel: finds out where it stands (framed by a site or a page of its own) and starts the chat.

import { Bridge } from './bridge.js';
import { Chat } from './chat.js';
import { chooseLocale, locale, speak } from './i18n.js';
import { Screen } from './screen.js';
import { Session } from './session.js';
import { Store } from './store.js';
import { setColor, setTheme } from './theme.js';

const kMaxAttributes = 50;
const kMaxAttribute = 256;

const widget = location.pathname.startsWith('/chat/')
  ? decodeURIComponent(location.pathname.slice('/chat/'.length).split('/')[0])
  : new URLSearchParams(location.search).get('widget') ?? '';
const store = new Store(widget);

/** What the site told us, or what the stand-alone page knows by itself. */
const site = { mode: 'page', shown: true, locale: null, theme: 'auto', page: ownPage(), identity: null, attributes: {} };

let chat = null;
let screen = null;
let spoken = null;
let starting = false;

const bridge = new Bridge({
  init: (body) => {
    if (starting) return;
    Object.assign(site, pick(body, ['mode', 'shown', 'focus', 'locale', 'theme', 'page', 'identity', 'color', 'notices']));
    site.attributes = attributesOf(body.attributes);
    if (body.reset) {
      new Session(widget, store).end();
      store.clear();
    }
    start();
  },
  show: ({ focus }) => {
    site.shown = true;
    screen?.show(true, focus !== false);
  },
  hide: () => {
    site.shown = false;
    screen?.show(false, false);
  },
  mode: ({ mode }) => setMode(mode),
  page: ({ page }) => {
    site.page = page;
    chat?.sendNow({ t: 'page', ...pick(page, ['url', 'title', 'referrer']) });
  },
  identify: ({ identity }) => {
    site.identity = identity;
    chat?.renew();
  },
  attributes: ({ attributes }) => {
    site.attributes = attributesOf({ ...site.attributes, ...attributes });
    chat?.renew();
  },
  theme: ({ theme }) => setTheme(theme),
  notices: ({ wanted }) => screen?.setNotices(wanted),
  reset: () => {
    site.identity = null;
    site.attributes = {};
    chat?.reset();
  },
});

async function start() {
  starting = true;
  setMode(site.mode);
  setTheme(site.theme);
  setColor(site.color);
  await chooseLanguage(store.get('config')?.locale);
  chat = new Chat({
    widget, store, facts,
    on: {
      change: () => screen?.draw(),
      config: configured,
      incoming: (item) => screen?.incoming(item),
      typing: () => screen?.operatorTypes(),
      forgotten: () => screen?.forgotten(),
      trouble: (code) => bridge.post('event', { name: 'error', detail: { code } }),
    },
  });
  screen = new Screen({ chat, store, bridge, standalone: !bridge.framed });
  if (chat.config) configured(chat.config);
  screen.setNotices(site.notices ?? null);
  screen.mount();
  screen.show(site.shown, site.shown && bridge.framed && site.focus !== false);
  chat.start();
}

async function configured(config) {
  if (site.color === undefined || site.color === null) setColor(config.color);
  if (config.theme && site.theme === 'auto') setTheme(config.theme);
  bridge.post('ready', { config });
  if (await chooseLanguage(config.locale)) screen?.mount();
}

/** Answers whether the language changed. */
async function chooseLanguage(configured) {
  const wanted = chooseLocale(site.locale, configured, navigator.languages ?? navigator.language);
  if (wanted === spoken) return false;
  spoken = wanted;
  await speak(wanted);
  return true;
}

function setMode(mode) {
  document.documentElement.dataset.mode = ['desktop', 'phone'].includes(mode) ? mode : 'page';
}

function facts() {
  const body = { page: site.page, locale: locale(), tz: Intl.DateTimeFormat().resolvedOptions().timeZone };
  if (site.identity) body.identity = site.identity;
  if (Object.keys(site.attributes).length) body.attributes = site.attributes;
  return body;
}

function ownPage() {
  return { url: location.origin + location.pathname, title: document.title, referrer: document.referrer, utm: utmOf(location.search) };
}

function utmOf(search) {
  const found = {};
  for (const [key, value] of new URLSearchParams(search)) {
    if (/^(utm_\w+|gclid|yclid|fbclid)$/.test(key)) found[key.replace(/^utm_/, '')] = value.slice(0, kMaxAttribute);
  }
  return found;
}

function attributesOf(wish) {
  const pairs = Object.entries(wish ?? {}).slice(0, kMaxAttributes);
  return Object.fromEntries(pairs.map(([key, value]) => [key.slice(0, kMaxAttribute), String(value).slice(0, kMaxAttribute)]));
}

function pick(from, names) {
  return Object.fromEntries(names.filter((name) => from?.[name] !== undefined).map((name) => [name, from[name]]));
}

if (bridge.framed) bridge.post('hello');
else start();
