// SPDX-License-Identifier: GPL-3.0-or-later
// One labelled field of a card, with its complaint right under it.

import { el, freshId, toggle } from './dom.js';
import { checkField } from './form_check.js';
import { icon } from './icons.js';
import { localized, t } from './i18n.js';
import { safeHref } from './linkify.js';

const kInputs = {
  text: { type: 'text', autocomplete: 'on' },
  email: { type: 'email', autocomplete: 'email', inputmode: 'email' },
  phone: { type: 'tel', autocomplete: 'tel', inputmode: 'tel' },
  contact: { type: 'text', autocomplete: 'email' },
};

export class FormField {
  /** `spec`: `{key, type, label, required, options?, url?, version?}`; `value`: what is remembered. */
  constructor(spec, value = '') {
    this.spec = spec;
    this.m_errorId = freshId('error');
    this.m_error = el('div', { class: 'error', id: this.m_errorId });
    toggle(this.m_error, false);
    this.m_input = this.#input(value);
    this.m_input.id = freshId('field');
    this.m_input.required = Boolean(spec.required);
    this.node = spec.type === 'consent' ? this.#consent() : this.#labelled();
    this.m_input.addEventListener('change', () => this.m_complained && this.check());
  }

  get value() {
    return this.spec.type === 'consent' ? this.m_input.checked : this.m_input.value.trim();
  }

  /** The words the visitor agreed to, for the record. */
  get consentText() {
    return this.m_label.textContent;
  }

  focus() {
    this.m_input.focus();
  }

  /** Shows what is wrong, if anything; answers whether all is well. */
  check() {
    const complaint = checkField(this.spec, this.value);
    this.m_complained = true;
    toggle(this.m_error, complaint !== null);
    this.m_error.replaceChildren(...(complaint ? [icon('alert-circle', 16), el('span', {}, complaint)] : []));
    this.m_input.setAttribute('aria-invalid', String(complaint !== null));
    if (complaint) this.m_input.setAttribute('aria-describedby', this.m_errorId);
    else this.m_input.removeAttribute('aria-describedby');
    return complaint === null;
  }

  #input(value) {
    const { type, options } = this.spec;
    if (type === 'consent') return el('input', { type: 'checkbox', class: 'check' });
    if (type === 'message') {
      const area = el('textarea', { class: 'input area', rows: '3', dir: 'auto' });
      area.value = value;
      return area;
    }
    if (type === 'select') {
      const choices = (options ?? []).map((option) => {
        const text = localized(option.label ?? option);
        return el('option', { value: String(option.value ?? text), selected: String(option.value ?? text) === value }, text);
      });
      return el('select', { class: 'input' }, el('option', { value: '' }, t('choose')), choices);
    }
    const input = el('input', { class: 'input', dir: 'auto', ...(kInputs[type] ?? kInputs.text) });
    input.value = value;
    return input;
  }

  #labelled() {
    const text = localized(this.spec.label) || this.spec.key;
    this.m_label = el('label', { class: 'label', for: this.m_input.id }, text);
    return el('div', { class: 'form-field' }, this.m_label, this.m_input, this.m_error);
  }

  #consent() {
    const href = safeHref(String(this.spec.url ?? ''));
    const own = localized(this.spec.label);
    const words = own || t('consentLink');
    const target = href ? el('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, words) : words;
    this.m_label = el('label', { class: 'consent-text', for: this.m_input.id }, own ? [] : [t('consentTo'), ' '], target);
    return el('div', { class: 'form-field' }, el('div', { class: 'consent' }, this.m_input, this.m_label), this.m_error);
  }
}
