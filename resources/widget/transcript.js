// SPDX-License-Identifier: GPL-3.0-or-later
// The conversation as a text file for the visitor to keep.

import { locale, t } from './i18n.js';
import { senderName } from './message_view.js';
import { plainName } from './text.js';

export function transcriptText(items, name) {
  const when = (ts) => new Date(ts).toLocaleString(locale(), { dateStyle: 'short', timeStyle: 'short' });
  const lines = [t('transcriptTitle', { name: plainName(name) }), ''];
  for (const item of items) {
    if (item.kind !== 'message') continue;
    const files = item.attachments.map((attachment) => `[${plainName(attachment.name)}]`);
    const text = item.deleted ? t('deleted') : item.text;
    const unsent = item.status === 'sent' ? [] : [`(${t('notSent')})`];
    lines.push(`${when(item.ts)}  ${senderName(item)}: ${[text, ...files, ...unsent].filter(Boolean).join(' ')}`);
  }
  return `${lines.join('\r\n')}\r\n`;
}

export function saveTranscript(items, name) {
  // The byte order mark lets simple editors see that this is UTF-8.
  const blob = new Blob(['\ufeff', transcriptText(items, name)], { type: 'text/plain;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${t('transcriptFile')}-${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
