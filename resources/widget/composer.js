// SPDX-License-Identifier: GPL-3.0-or-later
// Where the visitor writes: a field that grows, files by button, paste and drop, emoji, a draft that survives the page.

import { el, toggle } from './dom.js';
import { EmojiSheet } from './emoji.js';
import { icon } from './icons.js';
import { t } from './i18n.js';
import { splitMessage, wellFormed } from './text.js';

const kTypingEveryMs = 3000;
const kDraftMs = 300;
const kWarnWithin = 200;

export class Composer {
  /** `onSend(texts)`, `onTyping()`, `onFiles(files)`, `store`, `maxText()`. */
  constructor({ onSend, onTyping, onFiles, store, maxText }) {
    Object.assign(this, { m_onSend: onSend, m_onTyping: onTyping, m_onFiles: onFiles, m_store: store, m_maxText: maxText });
    this.m_typedAt = 0;
    this.m_life = new AbortController();
    this.m_field = el('textarea', { class: 'field', rows: '1', dir: 'auto', placeholder: t('message'), 'aria-label': t('message'), autocomplete: 'off', enterkeyhint: 'send' });
    this.m_picker = el('input', { type: 'file', multiple: true, class: 'sr-only', tabindex: '-1', 'aria-hidden': 'true' });
    this.m_send = el('button', { type: 'submit', class: 'send', 'aria-label': t('send'), disabled: true }, icon('send', 20));
    const attach = el('button', { type: 'button', class: 'tool', 'aria-label': t('attach'), on: { click: () => this.m_picker.click() } }, icon('paperclip', 20));
    this.m_emoji = new EmojiSheet((emoji) => this.insert(emoji));
    this.m_hint = el('div', { class: 'hint', role: 'status' });
    const box = el('div', { class: 'box' }, attach, this.m_field, this.m_emoji.button, this.m_send);
    this.node = el('form', { class: 'composer', novalidate: true }, this.m_hint, box, this.m_picker, this.m_emoji.sheet);
    this.#listen();
    this.m_field.value = store.get('draft', '');
    this.#changed();
  }

  get hasText() {
    return this.m_field.value.trim() !== '';
  }

  focus() {
    this.m_field.focus({ preventScroll: true });
  }

  setPlaceholder(text) {
    this.m_field.placeholder = text;
  }

  setAccept(types) {
    if (types.length) this.m_picker.accept = types.join(',');
    else this.m_picker.removeAttribute('accept');
  }

  /** A word from elsewhere for the line above the field (a refused file, a limit). */
  note(text) {
    this.m_note = text;
    this.#hint();
    clearTimeout(this.m_noteTimer);
    this.m_noteTimer = setTimeout(() => {
      this.m_note = null;
      this.#hint();
    }, 8000);
  }

  /** As tall as its text, within reason; to be called again once the field is on screen. */
  fit() {
    const { style } = this.m_field;
    style.height = '';
    style.overflowY = '';
    if (this.m_field.scrollHeight > this.m_field.clientHeight) style.height = `${this.m_field.scrollHeight}px`;
    if (this.m_field.scrollHeight > this.m_field.clientHeight) style.overflowY = 'auto';
  }

  insert(text) {
    this.m_field.setRangeText(text, this.m_field.selectionStart, this.m_field.selectionEnd, 'end');
    this.#changed();
    this.#saveSoon();
  }

  clear() {
    this.m_field.value = '';
    this.m_store.remove('draft');
    this.#changed();
  }

  /** The panel is drawn anew (another language): this field must not write the draft any more. */
  dispose() {
    this.#save();
    clearTimeout(this.m_saveTimer);
    this.m_life.abort();
  }

  /** Closes the emoji sheet; answers whether it was open. */
  closeSheet() {
    const open = this.m_emoji.open;
    if (open) this.m_emoji.show(false);
    return open;
  }

  #listen() {
    this.node.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.m_field.addEventListener('input', () => {
      this.#changed();
      this.#saveSoon();
      this.#typing();
    });
    this.m_field.addEventListener('keydown', (event) => {
      // A finger's Enter is a new line; while an input method composes, Enter belongs to it.
      const touch = matchMedia('(pointer: coarse)').matches;
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || (touch && !event.ctrlKey)) return;
      event.preventDefault();
      this.#submit();
    });
    this.m_field.addEventListener('paste', (event) => {
      const files = event.clipboardData?.files ?? [];
      if (!files.length) return;
      event.preventDefault();
      this.m_onFiles(files);
    });
    this.m_picker.addEventListener('change', () => {
      this.m_onFiles(this.m_picker.files);
      this.m_picker.value = '';
      this.focus();
    });
    const { signal } = this.m_life;
    window.addEventListener('pagehide', () => this.#save(), { signal });
    window.addEventListener('storage', () => this.#draftElsewhere(), { signal });
  }

  #submit() {
    const texts = splitMessage(wellFormed(this.m_field.value).trim(), this.m_maxText());
    if (!texts.length) return;
    this.clear();
    this.m_typedAt = 0;
    this.m_onSend(texts);
    this.focus();
  }

  #changed() {
    this.fit();
    this.m_send.disabled = !this.hasText;
    this.#hint();
  }

  #hint() {
    const length = this.m_field.value.trim().length;
    const limit = this.m_maxText();
    let text = this.m_note ?? '';
    if (length > limit) text = t('tooLong', { n: splitMessage(this.m_field.value.trim(), limit).length });
    else if (!text && length > limit - kWarnWithin) text = t('left', { n: limit - length });
    if (this.m_hint.textContent !== text) this.m_hint.textContent = text;
    toggle(this.m_hint, text !== '');
  }

  #typing() {
    const now = Date.now();
    if (!this.hasText || now - this.m_typedAt < kTypingEveryMs) return;
    this.m_typedAt = now;
    this.m_onTyping();
  }

  #saveSoon() {
    clearTimeout(this.m_saveTimer);
    this.m_saveTimer = setTimeout(() => this.#save(), kDraftMs);
  }

  #save() {
    if (this.m_field.value) this.m_store.set('draft', this.m_field.value);
    else this.m_store.remove('draft');
  }

  /** The other tab's draft, unless the visitor is writing here. */
  #draftElsewhere() {
    if (document.activeElement === this.m_field && document.hasFocus()) return;
    const draft = this.m_store.get('draft', '');
    if (draft === this.m_field.value) return;
    this.m_field.value = draft;
    this.#changed();
  }
}
