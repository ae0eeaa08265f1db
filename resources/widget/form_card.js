// SPDX-License-Identifier: GPL-3.0-or-later
// Cards with fields: the form before or after the first message, and the message form while nobody is here.

import { el, freshId } from './dom.js';
import { contactKind } from './form_check.js';
import { FormField } from './form_field.js';
import { t } from './i18n.js';

const kMaxFields = 4; // three fields and the consent

/** `fields`: of the configuration; `onDone(values, consent)`, `onSkip()` or null when the form must be filled in. */
export function contactCard({ title, text, submit, fields, remembered, onDone, onSkip }) {
  return card({ title, text, submit, fields: fields.slice(0, kMaxFields), remembered, onSkip, onDone: (filled) => onDone(...answers(filled)) });
}

/** Message and a way to answer it; `onDone(text, values, consent)`. */
export function offlineCard({ text, draft, remembered, consent, maxText, onDone }) {
  const fields = [
    { key: 'message', type: 'message', label: t('yourMessage'), required: true, max: maxText },
    { key: 'name', type: 'text', label: t('yourName'), required: false },
    { key: 'contact', type: 'contact', label: t('offlineContact'), required: true },
    ...(consent ? [consent] : []),
  ];
  const known = { ...remembered, message: draft, contact: remembered.email || remembered.phone || '' };
  const done = (filled) => {
    const [{ message, contact, ...values }, agreed] = answers(filled);
    onDone(message, { ...values, [contactKind(contact)]: contact }, agreed);
  };
  return card({ title: t('offlineTitle'), text, submit: t('offlineSend'), fields, remembered: known, onDone: done, onSkip: null });
}

function card({ title, text, submit, fields, remembered, onDone, onSkip }) {
  const titleId = freshId('card');
  const views = fields.map((field) => new FormField(field, remembered[field.key] ?? ''));
  const skip = onSkip && el('button', { type: 'button', class: 'button plain', on: { click: onSkip } }, t('skip'));
  const node = el(
    'form',
    { class: 'card', novalidate: true, 'aria-labelledby': titleId },
    el('h2', { class: 'card-title', id: titleId }, title),
    el('p', { class: 'card-text' }, text),
    views.map((view) => view.node),
    el('div', { class: 'card-buttons' }, el('button', { type: 'submit', class: 'button primary' }, submit), skip),
  );
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = views.filter((view) => !view.check());
    if (wrong.length) wrong[0].focus();
    else onDone(views);
  });
  return node;
}

/** `[values, consent?]` of filled fields; the consent carries the version and the very words that were shown. */
function answers(views) {
  const values = {};
  let consent;
  for (const view of views) {
    const { key, type, version, url } = view.spec;
    if (type === 'consent') {
      if (view.value) consent = { key, version: String(version ?? ''), url: String(url ?? ''), text: view.consentText };
    } else if (view.value) {
      values[key] = view.value;
    }
  }
  return [values, consent];
}
