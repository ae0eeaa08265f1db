// SPDX-License-Identifier: GPL-3.0-or-later
// One bubble of the conversation, or one line about it.

import { attachmentView, isPicture } from './attachment_view.js';
import { avatar } from './avatar.js';
import { timeText } from './dates.js';
import { el, hidden } from './dom.js';
import { icon } from './icons.js';
import { t } from './i18n.js';
import { linkify } from './linkify.js';
import { plainName } from './text.js';

const kStates = { sending: ['clock', 'sending'], sent: ['check', 'sent'], read: ['checks', 'read'] };

export class MessageView {
  /** `actions`: `retry(cid)`, `remove(cid)`, `freshen(item)` resolves with its files, `find(id)` another message. */
  constructor(item, actions) {
    this.m_actions = actions;
    this.node = el('div', { class: `row ${item.from === 'visitor' ? 'out' : 'in'}`, role: 'article', tabindex: '-1', data: { key: item.key } });
    // What the visitor wrote is no news to the visitor: only incoming text is announced.
    if (item.from === 'visitor') this.node.setAttribute('aria-live', 'off');
  }

  /** `place`: `{first, last, showName, read}` of the bubble in its group. */
  update(item, place) {
    this.node.classList.toggle('first', place.first);
    this.node.classList.toggle('last', place.last);
    const quoted = item.replyTo && this.m_actions.find(item.replyTo);
    const look = JSON.stringify([quoted?.deleted ? '' : quoted?.text, item.text, item.attachments, item.deleted, item.edited, place.last, place.showName, item.name, item.photo]);
    if (look !== this.m_look) this.#build(item, place, quoted);
    this.m_look = look;
    this.#state(item, place.read);
  }

  #build(item, place, quoted) {
    this.m_meta = el('span', { class: 'meta' });
    this.m_bubble = el('div', { class: 'bubble' });
    const sender = senderName(item);
    if (place.showName) this.m_bubble.append(el('bdi', { class: 'sender' }, sender));
    else this.m_bubble.append(hidden(`${sender}: `));
    const pictures = item.attachments.some(isPicture);
    this.m_bubble.classList.toggle('media', pictures);
    if (quoted && !quoted.deleted) this.m_bubble.append(el('div', { class: 'quote', dir: 'auto' }, quoted.text || plainName(quoted.attachments[0]?.name)));
    item.attachments.forEach((attachment, i) => {
      const fresh = () => this.m_actions.freshen(item).then((files) => files[i]?.url, () => null);
      this.m_bubble.append(attachmentView(attachment, fresh));
    });
    this.m_bubble.append(this.#body(item));
    this.m_after = el('div', { class: 'after' });
    const stack = el('div', { class: 'stack' }, this.m_bubble, this.m_after);
    const face = item.from === 'visitor' ? null : place.last ? avatar({ name: sender, photo: item.photo, bot: item.from === 'bot' }) : el('span', { class: 'avatar-gap' });
    this.node.replaceChildren(...[face, stack].filter(Boolean));
    this.m_state = undefined;
  }

  #body(item) {
    const body = el('div', { class: 'body', dir: 'auto' });
    if (item.deleted) body.append(el('span', { class: 'gone' }, t('deleted')));
    else if (item.text) body.append(el('span', { class: 'text' }, linkify(item.text)));
    else if (!item.attachments.length) body.append(el('span', { class: 'gone' }, t('unsupported')));
    body.append(this.m_meta);
    return body;
  }

  #state(item, read) {
    const state = item.from !== 'visitor' ? 'none' : item.status === 'sent' ? (read ? 'read' : 'sent') : item.status;
    const key = `${state} ${item.reason} ${item.notice} ${item.ts} ${item.edited}`;
    if (key === this.m_state) return;
    this.m_state = key;
    this.m_bubble.classList.toggle('failed', state === 'failed');
    const parts = [el('time', { datetime: new Date(item.ts).toISOString() }, timeText(item.ts))];
    if (item.edited && !item.deleted) parts.unshift(el('span', {}, t('edited')));
    if (state === 'failed') parts.push(icon('alert-circle', 14), el('span', { class: 'bad' }, t('notSent')));
    else if (kStates[state]) parts.push(stateMark(state));
    this.m_meta.replaceChildren(...parts);
    this.m_after.replaceChildren(...this.#afterwards(item, state));
  }

  #afterwards(item, state) {
    if (state !== 'failed') return item.notice ? [el('span', { class: 'notice' }, item.notice)] : [];
    const press = (text, action) => el('button', { type: 'button', class: 'link', on: { click: () => action(item.cid) } }, text);
    return [
      item.reason ? el('span', { class: 'notice' }, item.reason) : null,
      press(t('retry'), this.m_actions.retry),
      item.stuck ? null : press(t('remove'), this.m_actions.remove),
    ].filter(Boolean);
  }
}

function stateMark(state) {
  const [name, word] = kStates[state];
  return el('span', { class: `state ${state}`, title: t(word) }, icon(name, 16), hidden(t(word)));
}

export function senderName(item) {
  if (item.from === 'visitor') return t('you');
  if (item.from === 'bot') return item.name ? `${t('bot')} · ${item.name}` : t('bot');
  return item.name || t('operator');
}
