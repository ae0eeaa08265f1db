// SPDX-License-Identifier: GPL-3.0-or-later
// A stand-in for Telegram's Bot API server with one bot: every request is held against the Bot API's schema, updates are
// polled or brought, and it misbehaves on request (`faults` for calls, `webhook.courier.misbehave` for updates).
//
//   const telegram = await new TelegramFake({ token: '1:A' }).start();
//   const ann = telegram.customer({ first_name: 'Anna' });
//   ann.say('hello');
//   telegram.ledger.texts(ann.id);
//   await telegram.stop();

import { readForm } from '../common/form.mjs';
import { json } from '../common/http_host.mjs';
import { Simulator } from '../common/simulator.mjs';
import { about } from './about.mjs';
import { changes } from './changes.mjs';
import { Chats, Refusal, badRequest } from './chats.mjs';
import { TelegramContract } from './contract.mjs';
import { TelegramCustomer } from './customer.mjs';
import { Files } from './files.mjs';
import { TelegramGroup } from './group.mjs';
import { readMarks, sends } from './sends.mjs';
import { Updates } from './updates.mjs';
import { Webhook } from './webhook.mjs';

const kMethods = { ...about, ...sends, ...changes };

/** As published, for one second of the messenger's time; `rates: {}` has none. */
export const kTelegramRates = { bot: { burst: 30, everyMs: 1000 / 30 }, chat: { burst: 5, everyMs: 1000 }, group: { burst: 20, everyMs: 3000 } };

export class TelegramFake extends Simulator {
  static contract = TelegramContract;

  /** `common`: see Simulator. */
  constructor({ token = '7000001:AAFakeFakeFakeFakeFakeFakeFakeFake', username = 'fake_bot', name = 'Fake', ...common } = {}) {
    super(common);
    this.token = token;
    this.bot = {
      id: Number(token.split(':')[0]), is_bot: true, first_name: name, username, can_join_groups: true,
      can_read_all_group_messages: false, supports_inline_queries: false,
    };
    this.chats = new Chats();
    this.files = new Files(this.pace, this.random);
    this.updates = new Updates(this.pace, this.random);
    this.webhook = new Webhook(this);
    this.people = new Map();
    this.portraits = new Map();
    this.queries = new Map();
    this.businesses = new Map();
    this.commandsShown = [];
    this.menuButton = { type: 'default' };
    this.m_customers = new Map();
    this.m_groups = new Map();
    this.answer(
      { serve: (call) => this.#serve(call), nameOf: (call) => this.#nameOf(call), refusal: (fault) => this.#faulty(fault), commands: this.#commands() },
      this.webhook.courier,
    );
  }

  /** A private chat's person; the same id is the same person. */
  customer({ id = this.random.between(100_000_000, 2_000_000_000), ...user } = {}) {
    if (!this.m_customers.has(id)) this.m_customers.set(id, new TelegramCustomer(this, { id, is_bot: false, first_name: 'Anna', language_code: 'ru', ...user }));
    return this.m_customers.get(id);
  }

  group({ id = -this.random.between(100_000_000, 900_000_000), title = 'Group' } = {}) {
    if (!this.m_groups.has(id)) this.m_groups.set(id, new TelegramGroup(this, { id, type: 'group', title }));
    return this.m_groups.get(id);
  }

  /** From now on the old token is wrong; without a new one every token is. */
  revokeToken(next = null) {
    this.token = next;
  }

  /** An update as it stands, right or wrong by the schema; for kinds nobody knows yet. */
  rawUpdate(kind, value, lane = 'raw') {
    return this.updates.add(kind, value, lane);
  }

  freshNumber() {
    return this.random.text(17, '123456789');
  }

  async callInAnswer({ method: asked, ...params }) {
    const method = this.contract.methodNamed(asked);
    if (method) await this.#run(method, params, new Map(), new Promise(() => {})).catch((error) => this.ledger.refuse(asked, error.message));
  }

  #nameOf({ url }) {
    const [, file, method = ''] = /^\/(file\/)?bot[^/]*\/(.*)$/.exec(url.pathname) ?? [];
    return file ? 'file' : (this.contract.methodNamed(method) ?? (method || 'unknown'));
  }

  async #serve(call) {
    const [, file, token, rest] = /^\/(file\/)?bot([^/]*)\/(.*)$/.exec(call.url.pathname) ?? [];
    try {
      if (token === undefined || !/^\d+:[\w-]+$/.test(token)) throw new Refusal(404, 'Not Found');
      if (token !== this.token) throw new Refusal(401, 'Unauthorized');
      if (file) return this.#download(rest);
      const method = this.contract.methodNamed(rest);
      if (!method) throw new Refusal(404, 'Not Found: method not found');
      const { params, uploads } = this.#read(method, call);
      const answer = { ok: true, result: await this.#run(method, params, uploads, call.gone) };
      this.contract.assertAnswer(method, answer);
      return json(200, answer);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.ledger.refuse(call.named, error.message);
      return refused(error);
    }
  }

  #read(method, { url, headers, body }) {
    const form = readForm(headers['content-type'], body);
    if (!form) throw badRequest("can't parse the request's body");
    const fields = form.json ? form.fields : this.contract.decodeForm(method, form.fields);
    const asked = this.contract.decodeForm(method, Object.fromEntries(url.searchParams));
    const params = { ...asked, ...fields };
    for (const name of form.files.keys()) if (this.contract.hasParameter(method, name)) params[name] ??= `attach://${name}`;
    return { params, uploads: form.files };
  }

  async #run(method, params, uploads, gone) {
    readMarks(params);
    const refusal = this.contract.refusal(method, params);
    if (refusal) throw new Refusal(400, refusal);
    const act = kMethods[method];
    if (!act) throw new Error(`the simulator has no ${method}`);
    if (sends[method]) this.#holdToRates(params.chat_id);
    return act(this, params, uploads, gone);
  }

  #holdToRates(chat) {
    const { bot, chat: each, group } = this.rates;
    const waits = [bot && this.buckets.take('bot', bot)];
    if (each && Number(chat) > 0) waits.push(this.buckets.take(`chat ${chat}`, each));
    if (group && Number(chat) < 0) waits.push(this.buckets.take(`group ${chat}`, group));
    const seconds = Math.ceil(Math.max(0, ...waits.filter(Boolean)) / 1000);
    if (seconds) throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
  }

  #download(path) {
    const file = this.files.at(decodeURIComponent(path));
    if (!file) throw new Refusal(404, 'Not Found');
    return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: file.bytes };
  }

  #faulty({ kind, retryAfter = 3 }) {
    if (kind === 'busy') return refused(new Refusal(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter }));
    return refused(new Refusal(500, 'Internal Server Error: restart'));
  }

  #commands() {
    return {
      ledger: () => this.ledger.toJSON(),
      faultOnce: (kind, detail) => this.faults.once(kind, detail),
      faultMix: (mixture) => this.faults.mix(mixture),
      faultsClear: () => this.faults.clear(),
      misbehave: (habits) => this.webhook.courier.misbehave(habits),
      revokeToken: (next) => this.revokeToken(next),
      expireLinks: () => this.files.expireLinks(),
      settled: () => this.webhook.courier.settled(),
      rawUpdate: (kind, value) => this.rawUpdate(kind, value),
      play: (user, verb, ...args) => this.customer(user).play(verb, args),
    };
  }
}

function refused({ code, message, parameters }) {
  const retry = parameters?.retry_after;
  return json(code, { ok: false, error_code: code, description: message, ...(parameters && { parameters }) }, retry ? { 'retry-after': String(retry) } : {});
}
