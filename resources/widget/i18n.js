// SPDX-License-Identifier: GPL-3.0-or-later
// The panel's words in the visitor's language.

let g_locale = 'en';
let g_texts = {};

/** 'ru' or 'en': the site's own setting first, then the widget's, then the browser's. */
export function chooseLocale(...wishes) {
  for (const wish of wishes.flat()) {
    const language = String(wish ?? '').toLowerCase().split(/[-_]/)[0];
    if (language === 'ru' || language === 'en') return language;
    if (['be', 'kk', 'ky', 'uk'].includes(language)) return 'ru';
  }
  return 'en';
}

/** Fetches the words of one language and speaks it from then on. */
export async function speak(locale) {
  const { kTexts } = await (locale === 'ru' ? import('./texts_ru.js') : import('./texts_en.js'));
  g_locale = locale;
  g_texts = kTexts;
  document.documentElement.lang = locale;
}

export const locale = () => g_locale;

/** A text by key; `{name}` is filled from `values`; a list is chosen from by the plural of `values.n`. */
export function t(key, values = {}) {
  let text = g_texts[key];
  if (text === undefined) throw new Error(`no text ${key}`);
  if (typeof text === 'object') text = text[new Intl.PluralRules(g_locale).select(values.n)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** A text that the administrator wrote: a plain string or one per language. */
export function localized(value) {
  if (typeof value === 'string') return value;
  return value?.[g_locale] || value?.en || value?.ru || '';
}
