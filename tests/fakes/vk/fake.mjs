// SPDX-License-Identifier: GPL-3.0-or-later
// A stand-in for VK with one community: methods are held against the schema, errors come with HTTP 200, events go by
// Callback API or Bots Long Poll, and it misbehaves on request (`faults` for calls, `events.courier.misbehave`).
//
//   const vk = await new VkFake({ token: 'T', groupId: 9 }).start();
//   await vk.connect('http://127.0.0.1:8080/hooks/vk/1', { secret: 'S' });
//   vk.customer({ first_name: 'Анна' }).say('привет');
//   await vk.stop();

import { readForm } from '../common/form.mjs';
import { json, text } from '../common/http_host.mjs';
import { readSample } from '../common/samples.mjs';
import { Simulator } from '../common/simulator.mjs';
import { VkContract, VkError } from './api.mjs';
import { community } from './community.mjs';
import { VkChat, VkCustomer } from './customer.mjs';
import { Events } from './events.mjs';
import { Library } from './library.mjs';
import { messages } from './sends.mjs';
import { Talks } from './talks.mjs';

const kMethods = { ...community, ...messages };
const kAllEvents = ['message_new', 'message_reply', 'message_allow', 'message_deny', 'message_edit', 'message_typing_state', 'message_read', 'message_event', 'message_reaction_event'];

/** As published. */
export const kVkRates = { calls: { burst: 20, everyMs: 50 } };

export class VkFake extends Simulator {
  static contract = VkContract;

  /**
   * `changingConfirmation`: the code is another one after every confirmed server. `randomIdMemoryMs`: how long the same
   * random_id is recognised. `common`: see Simulator.
   */
  constructor({
    token = 'vk1.a.fake', groupId = 9, name = 'Fake', confirmation = 'c0ffee11', changingConfirmation = true, randomIdMemoryMs = Infinity, textLimit = 9000,
    ...common
  } = {}) {
    super(common);
    Object.assign(this, { token, groupId, name, confirmation, changingConfirmation, randomIdMemoryMs, textLimit });
    this.talks = new Talks();
    this.library = new Library(this);
    this.events = new Events(this);
    this.people = new Map();
    this.presses = new Map();
    this.banned = new Set();
    /** Sends that were none, because their random_id was known. */
    this.repeats = 0;
    this.sample = readSample;
    this.answer(
      { serve: (call) => this.#serve(call), nameOf: (call) => this.#nameOf(call), refusal: (fault) => this.#faulty(fault), commands: this.#commands() },
      this.events.courier,
    );
  }

  customer({ id = this.random.between(1_000_000, 900_000_000), ...person } = {}) {
    if (!this.people.has(id)) this.people.set(id, new VkCustomer(this, { id, ...person }));
    return this.people.get(id);
  }

  chat({ number = 1, title = 'Чат' } = {}) {
    return new VkChat(this, number, title);
  }

  /** Makes a callback server as an administrator would, and waits for its confirmation. */
  async connect(url, { secret = '', events = kAllEvents } = {}) {
    const server = this.events.addServer({ url, title: 'Pult', secret_key: secret });
    for (const name of events) server.flags[name] = true;
    if (!(await server.confirmed)) throw new Error('the callback address was not confirmed');
    return server;
  }

  enableLongPoll(events = kAllEvents) {
    this.events.longPoll.enabled = true;
    for (const name of events) this.events.longPoll.flags[name] = true;
  }

  revokeToken(next = null) {
    this.token = next;
  }

  #nameOf({ url }) {
    const [, first, second] = url.pathname.split('/');
    if (first === 'method') return second;
    return { lp: 'a_check', upload: 'upload', files: 'file' }[first] ?? 'unknown';
  }

  async #serve(call) {
    const [, first, second] = call.url.pathname.split('/');
    if (first === 'lp') return this.events.poll(call);
    if (first === 'upload') return this.library.upload(second, call);
    if (first === 'files') return this.library.download(second);
    return first === 'method' ? this.#method(second, call) : text(404, 'Not Found');
  }

  async #method(method, { url, headers, body, named }) {
    const form = { ...Object.fromEntries(url.searchParams), ...readForm(headers['content-type'], body)?.fields };
    try {
      if (!form.v) throw new VkError(8, 'v is required');
      if (form.access_token !== this.token) throw new VkError(5, 'invalid access_token (4).');
      if (this.rates.calls && this.buckets.take('calls', this.rates.calls)) throw new VkError(6);
      const { params, strange } = this.contract.read(method, form);
      if (strange.length) this.ledger.refuse(named, `ignored: ${strange}`);
      const act = kMethods[method];
      if (!act) throw new VkError(3, `the simulator has no ${method}`);
      return json(200, { response: await act(this, params) });
    } catch (error) {
      if (!(error instanceof VkError)) throw error;
      this.ledger.refuse(named, `${error.code} ${error.message}`);
      return json(200, error.toBody({ method, ...form }));
    }
  }

  /** Busy and broken are told with HTTP 200 here, too, unless a status is asked for. */
  #faulty({ kind, code = kind === 'busy' ? 6 : 10, status = 200, retryAfter }) {
    return json(status, new VkError(code).toBody({}), retryAfter ? { 'retry-after': String(retryAfter) } : {});
  }

  #commands() {
    return {
      ledger: () => this.ledger.toJSON(),
      faultOnce: (kind, detail) => this.faults.once(kind, detail),
      faultMix: (mixture) => this.faults.mix(mixture),
      faultsClear: () => this.faults.clear(),
      misbehave: (habits) => this.events.courier.misbehave(habits),
      connect: async (url, how) => void (await this.connect(url, how)),
      enableLongPoll: (events) => this.enableLongPoll(events),
      rotateKey: (how) => this.events.rotateKey(how),
      dropHistory: () => this.events.dropHistory(),
      revokeToken: (next) => this.revokeToken(next),
      expireLinks: () => this.library.expireLinks(),
      expireUploads: () => this.library.expireUploads(),
      settled: () => this.events.courier.settled(),
      raw: (body) => void this.events.raw(body),
      play: (person, verb, ...args) => this.customer(person).play(verb, args),
    };
  }
}
