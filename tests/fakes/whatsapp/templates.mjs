// SPDX-License-Identifier: GPL-3.0-or-later
// Message templates: the catalogue with its pages, what may be sent, how they are reviewed.

import { GraphError } from './graph.mjs';

const kSome = [
  ['order_ready', 'ru', 'Здравствуйте, {{1}}! Ваш заказ {{2}} готов.'],
  ['order_ready', 'en', 'Hello {{1}}, your order {{2}} is ready.'],
  ['we_miss_you', 'en', 'We have not heard from you for a while.'],
];

export class Templates {
  #templates = [];
  #fake;

  constructor(fake) {
    this.#fake = fake;
    for (const [name, language, text] of kSome) this.create({ name, language, category: 'UTILITY', components: [{ type: 'BODY', text }] }).status = 'APPROVED';
  }

  create({ name, language, category, components }) {
    if (!/^[a-z0-9_]{1,512}$/.test(name ?? '') || !language || !category || !Array.isArray(components)) throw new GraphError(100, 'name, language, category and components are required.');
    if (this.find(name, language)) throw new GraphError(100, 'There is already a template with this name and language.', { subcode: 2388024 });
    const template = { id: this.#fake.random.text(15, '123456789'), name, language, status: 'PENDING', category, components };
    this.#templates.push(template);
    return template;
  }

  find(name, language) {
    return this.#templates.find((each) => each.name === name && each.language === language);
  }

  byId(id) {
    return this.#templates.find((each) => each.id === id);
  }

  remove(name) {
    const left = this.#templates.filter((each) => each.name !== name);
    if (left.length === this.#templates.length) throw new GraphError(100, 'Message template not found.', { subcode: 2593002, status: 404 });
    this.#templates = left;
  }

  /** One page of the catalogue; cursors are opaque. */
  page({ limit = 25, after, name, status }) {
    const meant = this.#templates.filter((each) => (!name || each.name === name) && (!status || each.status === status));
    const start = after ? Number(Buffer.from(after, 'base64url').toString()) : 0;
    if (!Number.isInteger(start)) throw new GraphError(100, 'Invalid cursor.');
    const data = meant.slice(start, start + limit);
    const end = start + data.length;
    const cursor = (at) => Buffer.from(String(at)).toString('base64url');
    return { data, ...(data.length && { paging: { cursors: { before: cursor(start), after: cursor(end) }, ...(end < meant.length && { next: `${this.#fake.origin}/next?after=${cursor(end)}` }) } }) };
  }

  /** The text that a customer sees, or a refusal. */
  render({ name, language, components = [] }) {
    const template = this.find(name, language.code);
    if (!template) throw new GraphError(132001, `template name (${name}) does not exist in ${language.code}`, { status: 404 });
    if (template.status === 'PAUSED') throw new GraphError(132015, 'Template is paused due to low quality.');
    if (template.status === 'DISABLED') throw new GraphError(132016, 'Template was paused too many times.');
    if (template.status !== 'APPROVED') throw new GraphError(132001, `template name (${name}) is ${template.status}`, { status: 404 });
    const { text = '' } = template.components.find(({ type }) => type.toUpperCase() === 'BODY') ?? {};
    const given = components.find(({ type }) => type.toLowerCase() === 'body')?.parameters ?? [];
    const wanted = new Set(text.match(/\{\{\w+\}\}/g) ?? []).size;
    if (wanted !== given.length) throw new GraphError(132000, `body: number of localizable_params (${given.length}) does not match the expected number of params (${wanted})`);
    return [...given].reduce((shown, { text: value = '' }, index) => shown.replaceAll(`{{${index + 1}}}`, value), text);
  }
}
