// SPDX-License-Identifier: GPL-3.0-or-later
// Who answers and how soon: the name and face of the operator or the team, and an honest state.

import { avatar } from './avatar.js';
import { openingText, toMs } from './dates.js';
import { el, toggle } from './dom.js';
import { icon } from './icons.js';
import { t } from './i18n.js';
import { plainName } from './text.js';

const kMinute = 60 * 1000;
const kHour = 60 * kMinute;

export class Header {
  /** `menuButton`: a node; `onClose()` or null on the stand-alone page. */
  constructor({ menuButton, onClose }) {
    this.m_face = el('span', { class: 'header-face' });
    this.m_name = el('bdi', { class: 'header-name' });
    this.m_dot = el('span', { class: 'dot', 'aria-hidden': 'true' });
    this.m_text = el('span', { class: 'header-state-text' });
    const title = el('h1', { class: 'header-title' }, this.m_name);
    const state = el('div', { class: 'header-state', role: 'status' }, this.m_dot, this.m_text);
    const close = onClose && closeButton('close-x', 'x', onClose);
    const sheet = onClose && closeButton('close-down', 'chevron-down', onClose);
    this.node = el('header', { class: 'header' }, sheet, this.m_face, el('div', { class: 'header-words' }, title, state), menuButton, close);
    this.setState({ state: null });
  }

  setFace({ name, photo }) {
    const shown = plainName(name);
    if (this.m_shown === `${shown}\n${photo}`) return;
    this.m_shown = `${shown}\n${photo}`;
    this.m_name.textContent = shown;
    this.m_name.title = shown;
    this.m_face.replaceChildren(avatar({ name: shown, photo }));
  }

  /** A `status` frame; a null state means that we don't know yet. */
  setState(status) {
    const text = stateText(status);
    this.m_dot.dataset.state = status.state ?? 'unknown';
    toggle(this.m_dot, Boolean(status.state));
    if (this.m_text.textContent !== text) this.m_text.textContent = text;
    this.m_text.title = text;
  }
}

function closeButton(kind, shape, onClose) {
  return el('button', { type: 'button', class: `header-button ${kind}`, 'aria-label': t('close'), on: { click: onClose } }, icon(shape, 20));
}

export function stateText({ state, text, median_ms: medianMs, opens_at: opensAt, place }) {
  if (!state) return t('connecting');
  if (typeof text === 'string' && text.trim()) return plainName(text, 160);
  if (state === 'away') return t('away');
  if (state === 'offline') return opensAt ? openingText(toMs(opensAt)) : t('offline');
  // Whoever waits in the queue is told his place there in front of how soon answers come.
  if (place > 0) return stateText({ state, median_ms: medianMs }).replace(t('online'), t('place', { n: place }));
  if (!(medianMs > 0)) return t('online');
  if (medianMs < kMinute) return t('onlineSeconds');
  if (medianMs < kHour) return t('onlineMinutes', { n: Math.round(medianMs / kMinute) });
  return t('onlineHours', { n: Math.round(medianMs / kHour) });
}
