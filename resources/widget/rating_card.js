// SPDX-License-Identifier: GPL-3.0-or-later
// Five faces after a conversation: with words under them, a comment, one press to skip, changeable for a day.

import { el, freshId, toggle } from './dom.js';
import { icon } from './icons.js';
import { t } from './i18n.js';

const kFaces = ['mood-cry', 'mood-sad', 'mood-empty', 'mood-smile', 'mood-happy'];
const kLow = 2;

/** `given`: an earlier rating to change. `onDone(score, comment)`, `onSkip()`. */
export function ratingCard({ given, onDone, onSkip }) {
  const titleId = freshId('rate');
  const group = freshId('score');
  const choices = kFaces.map((face, i) => faceChoice(face, i + 1, group, given?.score === i + 1));
  const error = el('div', { class: 'error', id: freshId('error'), role: 'alert' });
  toggle(error, false);
  const comment = el('textarea', { class: 'input area', rows: '2', dir: 'auto', maxlength: '1000', placeholder: t('rateComment'), 'aria-label': t('rateComment') });
  comment.value = given?.comment ?? '';
  const senior = el('input', { type: 'checkbox', class: 'check', id: freshId('senior') });
  const seniorRow = el('div', { class: 'consent' }, senior, el('label', { class: 'consent-text', for: senior.id }, t('rateSenior')));
  toggle(seniorRow, given && given.score <= kLow);
  const node = el(
    'form',
    { class: 'card rating', novalidate: true, 'aria-labelledby': titleId },
    el('h2', { class: 'card-title', id: titleId }, t('rateTitle')),
    el('div', { class: 'faces', role: 'radiogroup', 'aria-labelledby': titleId }, choices),
    error,
    comment,
    seniorRow,
    el(
      'div',
      { class: 'card-buttons' },
      el('button', { type: 'submit', class: 'button primary' }, t('rateSend')),
      el('button', { type: 'button', class: 'button plain', on: { click: onSkip } }, t('skip')),
    ),
    el('p', { class: 'card-note' }, t('rateNote')),
  );
  const score = () => Number(node.querySelector(`input[name="${group}"]:checked`)?.value ?? 0);
  node.addEventListener('change', () => {
    toggle(seniorRow, score() > 0 && score() <= kLow);
    toggle(error, false);
  });
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!score()) {
      error.replaceChildren(icon('alert-circle', 16), el('span', {}, t('rateChoose')));
      toggle(error, true);
      node.querySelector('input[type="radio"]').focus();
      return;
    }
    const wish = senior.checked && score() <= kLow ? [t('rateSeniorMark')] : [];
    onDone(score(), comment.value.trim(), wish);
  });
  return node;
}

function faceChoice(face, score, group, checked) {
  const input = el('input', { type: 'radio', name: group, value: String(score), class: 'sr-only', checked });
  return el('label', { class: 'face' }, input, icon(face, 24), el('span', {}, t(`rate${score}`)));
}

/** What stands there after the rating. */
export function ratedNote({ score, onChange }) {
  const change = onChange && el('button', { type: 'button', class: 'link', on: { click: onChange } }, t('rateChange'));
  return el('div', { class: 'rated', role: 'status' }, el('span', {}, t('rateThanks', { label: t(`rate${score}`) })), change);
}
