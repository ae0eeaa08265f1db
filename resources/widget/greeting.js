// SPDX-License-Identifier: GPL-3.0-or-later
// The first words in an empty chat, signed by the team and by nobody in particular, and a few questions to press.

import { avatar } from './avatar.js';
import { el } from './dom.js';
import { localized } from './i18n.js';
import { linkify } from './linkify.js';
import { plainName } from './text.js';

const kMaxTopics = 4;

/** Nodes for the place above the log; `onTopic(text)` sends it, null hides the topics. */
export function greetingNodes(config, onTopic) {
  const text = localized(config.greeting);
  const name = plainName(config.team?.name ?? config.name);
  const bubble = el('div', { class: 'bubble' }, el('div', { class: 'body', dir: 'auto' }, el('span', { class: 'text' }, linkify(text))));
  const nodes = text ? [el('div', { class: 'row in first last' }, avatar({ name, photo: config.team?.photo }), el('div', { class: 'stack' }, bubble))] : [];
  const topics = (config.topics ?? []).slice(0, kMaxTopics).map((topic) => localized(topic?.text ?? topic)).filter(Boolean);
  if (onTopic && topics.length) {
    nodes.push(el('div', { class: 'topics' }, topics.map((topic) => el('button', { type: 'button', class: 'topic', dir: 'auto', on: { click: () => onTopic(topic) } }, topic))));
  }
  return nodes;
}
