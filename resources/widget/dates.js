// SPDX-License-Identifier: GPL-3.0-or-later
// Times and days as the visitor's own calendar shows them.

import { locale, t } from './i18n.js';

const kDay = 24 * 60 * 60 * 1000;

/** Local midnight of a moment, in milliseconds. */
export function dayOf(ts) {
  const date = new Date(ts);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

export function timeText(ts) {
  return new Date(ts).toLocaleTimeString(locale(), { hour: locale() === 'ru' ? '2-digit' : 'numeric', minute: '2-digit' });
}

/** "Today", "Yesterday", "12 May", with the year when it is another one. */
export function dayText(ts, now = Date.now()) {
  const days = Math.round((dayOf(now) - dayOf(ts)) / kDay);
  if (days === 0) return t('today');
  if (days === 1) return t('yesterday');
  const sameYear = new Date(ts).getFullYear() === new Date(now).getFullYear();
  return new Date(ts).toLocaleDateString(locale(), { day: 'numeric', month: 'long', year: sameYear ? undefined : 'numeric' });
}

/** "today at 9:00", "tomorrow at 9:00", "on Monday at 9:00", "on 12 May at 9:00". */
export function openingText(ts, now = Date.now()) {
  const time = timeText(ts);
  const days = Math.round((dayOf(ts) - dayOf(now)) / kDay);
  if (days <= 0) return t('opensToday', { time });
  if (days === 1) return t('opensTomorrow', { time });
  const day =
    days < 7
      ? new Date(ts).toLocaleDateString(locale(), { weekday: 'long' })
      : new Date(ts).toLocaleDateString(locale(), { day: 'numeric', month: 'long' });
  return t(days < 7 ? 'opensWeekday' : 'opensDate', { time, day });
}

/** Server times may come as milliseconds or as text; anything unreadable counts as now. */
export function toMs(value) {
  const ms = typeof value === 'number' ? value : Date.parse(value);
  return Number.isFinite(ms) ? ms : Date.now();
}
