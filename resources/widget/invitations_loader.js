// SPDX-License-Identifier: GPL-3.0-or-later
// When to invite: rules from the widget's settings, judged on the site's page. Fetched by the loader only where a
// widget has rules. A rule: {id, text, name?, photo?, priority?, delay?, frequency?: session|day|ever, when: {...}}.
(() => {
  'use strict';

  const kDay = 24 * 60 * 60 * 1000;
  const kSilence = 30 * kDay;

  /** `*` stands for any run of characters; no backtracking, the patterns are split at the stars. */
  const matches = (pattern, text) => {
    const parts = String(pattern).split('*');
    if (parts.length === 1) return text === parts[0];
    if (!text.startsWith(parts[0])) return false;
    let at = parts[0].length;
    for (const part of parts.slice(1, -1)) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    const last = parts[parts.length - 1];
    return text.length - last.length >= at && text.endsWith(last);
  };
  const list = (value) => (Array.isArray(value) ? value : [value]);
  const anyOf = (patterns, text) => list(patterns).some((pattern) => matches(pattern, text));

  function compare(wish, value) {
    if (wish === null || typeof wish !== 'object') return String(value) === String(wish);
    const number = Number(value);
    return Number.isFinite(number) && !(number < wish.min) && !(number > wish.max);
  }

  window.Pult?.('_rules', ({ rules, memory, showInvitation, on, facts }) => {
    const returning = Boolean(memory.read('localStorage', 'first-visit'));
    if (!returning) memory.write('localStorage', 'first-visit', Date.now());
    const siteSince = memory.read('sessionStorage', 'since') ?? Date.now();
    memory.write('sessionStorage', 'since', siteSince);
    const seen = new Set();
    let pageSince = Date.now();
    let leaving = false;
    let scrolled = 0;
    let fulfilled = new Map();

    const checks = {
      url: (wish, { page }) => anyOf(wish, page.url),
      not_url: (wish, { page }) => !anyOf(wish, page.url),
      seconds_on_page: (wish) => Date.now() - pageSince >= wish * 1000,
      seconds_on_site: (wish) => Date.now() - siteSince >= wish * 1000,
      page_views: (wish) => (memory.read('sessionStorage', 'views') ?? 0) >= wish,
      scroll: (wish) => scrolled >= wish,
      exit_intent: (wish) => leaving === Boolean(wish),
      referrer: (wish) => anyOf(wish, document.referrer),
      utm: (wish, { page }) => Object.entries(wish).every(([key, pattern]) => anyOf(pattern, page.utm[key] ?? '')),
      language: (wish, { language }) => list(wish).includes(language),
      returning: (wish) => returning === wish,
      attributes: (wish, { attributes }) => Object.entries(wish).every(([key, value]) => key in attributes && compare(value, attributes[key])),
      online: (wish, { online }) => online === wish,
      event: (wish) => list(wish).every((name) => seen.has(name)),
    };

    const holds = (rule, now) => Object.entries(rule.when ?? {}).every(([name, wish]) => Object.hasOwn(checks, name) && checks[name](wish, now));

    /** Shown at most once a day whatever the rule, and not for thirty days after somebody said no. */
    function allowed(rule) {
      const state = memory.read('localStorage', 'invitations') ?? {};
      if (Date.now() < (state.silentUntil ?? 0) || Date.now() - (state.shownAt ?? 0) < kDay) return false;
      if (rule.frequency === 'ever') return !state.shown?.includes(rule.id);
      if (rule.frequency === 'session') return !memory.read('sessionStorage', 'invited')?.includes(rule.id);
      return true;
    }

    function note(rule) {
      const state = memory.read('localStorage', 'invitations') ?? {};
      const shown = [...new Set([...(state.shown ?? []), rule.id])].slice(-50);
      memory.write('localStorage', 'invitations', { ...state, shownAt: Date.now(), shown });
      memory.write('sessionStorage', 'invited', [...(memory.read('sessionStorage', 'invited') ?? []), rule.id]);
    }

    function judge() {
      const now = facts();
      if (now.opened || now.phone || document.hidden || !now.page) return;
      const ready = rules.filter((rule) => {
        if (!holds(rule, now)) {
          fulfilled.delete(rule);
          return false;
        }
        if (!fulfilled.has(rule)) fulfilled.set(rule, Date.now());
        return Date.now() - fulfilled.get(rule) >= (rule.delay ?? 0) * 1000 && allowed(rule);
      });
      ready.sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0));
      if (ready.length && showInvitation(ready[0])) note(ready[0]);
    }

    const onScroll = () => {
      const root = document.documentElement;
      const room = root.scrollHeight - root.clientHeight;
      scrolled = Math.max(scrolled, room > 0 ? (100 * root.scrollTop) / room : 100);
    };
    const onLeave = (event) => {
      if (event.clientY > 0 || event.relatedTarget) return;
      leaving = true;
      judge();
    };
    addEventListener('scroll', onScroll, { passive: true });
    document.addEventListener('mouseout', onLeave);
    const timer = setInterval(judge, 1000);
    on('invitation', ({ action }) => {
      if (action === 'dismissed') memory.write('localStorage', 'invitations', { ...memory.read('localStorage', 'invitations'), silentUntil: Date.now() + kSilence });
    });

    return {
      event: (name) => {
        if (name.startsWith('track:')) seen.add(name.slice('track:'.length));
      },
      page: () => {
        pageSince = Date.now();
        scrolled = 0;
        leaving = false;
        fulfilled = new Map();
      },
      stop: () => {
        clearInterval(timer);
        removeEventListener('scroll', onScroll);
        document.removeEventListener('mouseout', onLeave);
      },
    };
  });
})();
