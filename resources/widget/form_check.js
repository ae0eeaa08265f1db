// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a filled-in field, in words for the visitor; null when nothing is.

import { t } from './i18n.js';

const kMaxField = 256;

export function checkField(field, value) {
  if (field.type === 'consent') return field.required && !value ? t('consentRequired') : null;
  const text = value.trim();
  if (!text) return field.required ? t('fieldRequired') : null;
  if (text.length > (field.max ?? kMaxField)) return t('tooLongField', { n: field.max ?? kMaxField });
  if (field.type === 'email') return isEmail(text) ? null : t('emailInvalid');
  if (field.type === 'phone') return checkPhone(text);
  if (field.type === 'contact') return checkContact(text);
  return null;
}

/** 'email' or 'phone': which of the two was typed into a field that takes both. */
export const contactKind = (text) => (text.includes('@') ? 'email' : 'phone');

function checkContact(text) {
  if (contactKind(text) === 'email') return isEmail(text) ? null : t('emailInvalid');
  return /\d/.test(text) ? checkPhone(text) : t('contactInvalid');
}

function isEmail(text) {
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1);
  return at > 0 && !/\s/.test(text) && domain.includes('.') && !domain.startsWith('.') && !domain.endsWith('.');
}

function checkPhone(text) {
  if (!/^[+()\d\s.\-–]+$/.test(text)) return t('phoneInvalid');
  const digits = text.replace(/\D/g, '');
  const russian = text.startsWith('+7') || (digits.startsWith('8') && !text.startsWith('+'));
  const needed = russian ? 11 : 7;
  if (digits.length < needed) return t('phoneShort', { n: needed });
  return digits.length > 15 || (russian && digits.length > 11) ? t('phoneInvalid') : null;
}
