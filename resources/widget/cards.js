// SPDX-License-Identifier: GPL-3.0-or-later
// Which card stands under the conversation now, if any: rating, message form while nobody is here, contact form.

import { dayOf, openingText, toMs } from './dates.js';
import { contactCard, offlineCard } from './form_card.js';
import { t } from './i18n.js';
import { ratedNote, ratingCard } from './rating_card.js';

const kDay = 24 * 60 * 60 * 1000;

export class Cards {
  /** `host`: where the card goes; `onEvent(name, detail)` for the page; `onDone()` when a card went away. */
  constructor({ host, chat, store, draft, onEvent, onDone }) {
    Object.assign(this, { m_host: host, m_chat: chat, m_store: store, m_draft: draft, m_onEvent: onEvent, m_onDone: onDone });
    this.m_kind = null;
  }

  /** True while a card must be answered before anything can be written. */
  get blocking() {
    return ['offline', 'before', 'after-required'].includes(this.m_kind);
  }

  get rating() {
    return this.m_kind?.startsWith('rate-') ?? false;
  }

  refresh() {
    const kind = this.#wanted();
    if (kind === this.m_kind) return; // what is being typed into a card stays
    this.m_kind = kind;
    const node = kind && this.#build(kind);
    this.m_host.replaceChildren(...(node ? [node] : []));
  }

  #wanted() {
    const { chat } = { chat: this.m_chat };
    if (!chat.ready || !chat.config) return null;
    const wrote = chat.thread.items.some((item) => item.from === 'visitor');
    const rated = this.#ratingState();
    if (rated) return rated;
    const { mode = 'off', required = false } = chat.config.prechat ?? {};
    const answered = this.m_store.get('form') !== null;
    const skipped = this.m_store.get('form-skipped', false);
    if (answered || chat.conversation?.known === true) return null;
    const offline = chat.status.state === 'offline';
    if (offline && !wrote) return 'offline';
    if (mode === 'before' && !wrote && !(skipped && !required)) return 'before';
    if ((mode === 'after_first' || offline || (mode === 'before' && required)) && wrote && !(skipped && !required)) {
      return required ? 'after-required' : 'after';
    }
    return null;
  }

  #ratingState() {
    const { conversation, config, thread } = this.m_chat;
    if (config.rating === false || conversation?.state !== 'closed') return null;
    const closedAt = toMs(conversation.closed_at ?? thread.items.at(-1)?.ts);
    if (!thread.items.length || Date.now() - closedAt > kDay) return null;
    const given = this.m_store.get('rating');
    const same = given?.of === this.#conversationKey() ? given : null;
    if (!same) return 'rate-ask';
    if (same.skipped) return null;
    return this.m_changing ? 'rate-change' : 'rate-done';
  }

  #conversationKey() {
    const { conversation, thread } = this.m_chat;
    return String(conversation.id ?? conversation.dialog_id ?? `day-${dayOf(toMs(conversation.closed_at ?? thread.items.at(-1)?.ts))}`);
  }

  #build(kind) {
    if (kind === 'offline') return this.#offline();
    if (kind === 'rate-done') return this.#rated();
    if (kind === 'rate-ask' || kind === 'rate-change') return this.#rate();
    return this.#contact(kind);
  }

  #offline() {
    this.m_onEvent('offline', {});
    const { status, config } = this.m_chat;
    const opens = status.opens_at ? `${openingText(toMs(status.opens_at))}. ` : '';
    return offlineCard({
      text: opens + t('offlineText'),
      draft: this.m_draft.take(),
      remembered: this.#remembered(),
      consent: (config.prechat?.fields ?? []).find((field) => field.type === 'consent'),
      maxText: config.max_text ?? 4000,
      onDone: (text, values, consent) => {
        this.#keep(values);
        this.m_chat.sendForm(values, consent);
        this.m_chat.sendText(text);
        this.#done();
      },
    });
  }

  #contact(kind) {
    this.m_onEvent('prechat', { shown: true });
    const { required = false, fields = [] } = this.m_chat.config.prechat ?? {};
    const before = kind === 'before';
    return contactCard({
      title: t(before ? 'formBeforeTitle' : 'formTitle'),
      text: t(before ? 'formBeforeText' : required ? 'formTextRequired' : 'formText'),
      submit: t(before ? 'start' : 'save'),
      fields: fields.length ? fields : defaultFields(),
      remembered: this.#remembered(),
      onDone: (values, consent) => {
        this.#keep(values);
        this.m_chat.sendForm(values, consent);
        this.m_onEvent('prechat', { values });
        this.#done();
      },
      onSkip: required ? null : () => {
        this.m_store.set('form-skipped', true);
        this.#done();
      },
    });
  }

  #rate() {
    const given = this.m_store.get('rating');
    const same = given?.of === this.#conversationKey() ? given : null;
    const close = (rating) => {
      this.m_store.set('rating', { of: this.#conversationKey(), at: Date.now(), ...rating });
      this.m_changing = false;
      this.#done();
    };
    return ratingCard({
      given: same,
      onDone: (score, comment, wish) => {
        this.m_chat.sendRating(score, [comment, ...wish].filter(Boolean).join('\n'));
        close({ score, comment });
      },
      onSkip: () => close(same ?? { skipped: true }),
    });
  }

  #rated() {
    const { score } = this.m_store.get('rating');
    const change = () => {
      this.m_changing = true;
      this.refresh();
    };
    return ratedNote({ score, onChange: change });
  }

  #remembered() {
    return this.m_store.get('details', {});
  }

  #keep(values) {
    this.m_store.set('details', { ...this.#remembered(), ...values });
    this.m_store.set('form', true);
  }

  #done() {
    this.refresh();
    this.m_onDone();
  }
}

function defaultFields() {
  return [
    { key: 'name', type: 'text', label: t('yourName'), required: false },
    { key: 'contact', type: 'contact', label: t('offlineContact'), required: true },
  ];
}
