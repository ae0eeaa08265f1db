// SPDX-License-Identifier: GPL-3.0-or-later
// A stand-in for the WhatsApp Cloud API with one business number: requests are held against the schema, webhooks are
// signed, and it misbehaves on request (`faults` for calls, `webhook.courier.misbehave` for webhooks).
//
//   const whatsapp = await new WhatsappFake({ accessToken: 'T', appSecret: 'S', verifyToken: 'V' }).start();
//   await whatsapp.webhook.subscribe('http://127.0.0.1:8080/hooks/whatsapp/1');
//   const ann = whatsapp.customer({ phone: '79160000001', name: 'Anna' });
//   ann.say('hello');
//   await whatsapp.stop();

import { json } from '../common/http_host.mjs';
import { Simulator } from '../common/simulator.mjs';
import { WhatsappCustomer } from './customer.mjs';
import { GraphError, WhatsappContract } from './graph.mjs';
import { Media } from './media.mjs';
import { Statuses } from './messages.mjs';
import { route } from './routes.mjs';
import { Templates } from './templates.mjs';
import { Webhook } from './webhook.mjs';

/** As published. */
export const kWhatsappRates = { account: { burst: 80, everyMs: 1000 / 80 }, pair: { burst: 45, everyMs: 6000 } };

export class WhatsappFake extends Simulator {
  static contract = WhatsappContract;

  /**
   * `versions`: of the Graph API that are answered. `windowRefusal`: a closed window is told `at_once` or `later`, as a
   * failed status. `common`: see Simulator.
   */
  constructor({
    accessToken = 'EAAfake', appSecret = 'app-secret', verifyToken = 'verify-me', phoneNumberId = '106540352242922', wabaId = '102290129340398',
    phone = '15550783881', versions = ['v23.0'], windowRefusal = 'at_once', ...common
  } = {}) {
    super(common);
    Object.assign(this, { accessToken, appSecret, verifyToken, phoneNumberId, wabaId, phone, versions, windowRefusal });
    this.media = new Media(this);
    this.templates = new Templates(this);
    this.webhook = new Webhook(this);
    this.statuses = new Statuses(this);
    this.subscribed = true;
    /** Our messages by wamid, and who wrote which of theirs. */
    this.sent = new Map();
    this.received = new Map();
    this.blocked = new Set();
    this.profile = { about: 'Fake', messaging_product: 'whatsapp' };
    this.links = new Map();
    this.m_customers = [];
    this.answer(
      { serve: (call) => this.#serve(call), nameOf: (call) => this.#nameOf(call), refusal: (fault) => this.#faulty(fault), commands: this.#commands() },
      this.webhook.courier,
    );
  }

  /** Who has this phone or business-scoped id, else somebody new. Without a phone (null) he goes by the id alone. */
  customer({ phone, bsuid, ...about } = {}) {
    const known = (phone || bsuid) && this.m_customers.find((each) => (phone && each.phone === phone) || (bsuid && each.bsuid === bsuid));
    if (known) return known;
    const fresh = new WhatsappCustomer(this, { phone: phone === undefined && !bsuid ? `7916${this.random.text(7, '0123456789')}` : phone, bsuid, ...about });
    this.m_customers.push(fresh);
    return fresh;
  }

  /** By phone or business-scoped id, if he uses WhatsApp. */
  reachable(id) {
    return this.m_customers.find((each) => each.phone === id || each.bsuid === id || each.dialled === id);
  }

  /** A change of the field `messages`. */
  tellMessages(value, key) {
    const metadata = { display_phone_number: this.phone, phone_number_id: this.phoneNumberId };
    this.webhook.tell('messages', { messaging_product: 'whatsapp', metadata, ...value }, key);
  }

  /** From now on the old access token is wrong. */
  revokeToken(next = null) {
    this.accessToken = next;
  }

  /** Webhooks are signed with another secret from now on. */
  rotateSecret(next) {
    this.appSecret = next;
  }

  /** A template's review ended: APPROVED, REJECTED, PAUSED, DISABLED, ... */
  reviewTemplate(name, language, event, reason = 'NONE') {
    const template = this.templates.find(name, language);
    template.status = event;
    const value = { event, message_template_id: Number(template.id), message_template_name: name, message_template_language: language, reason };
    this.webhook.tell('message_template_status_update', value, `template ${template.id} ${event}`);
  }

  /** News about the number or the account. */
  notice(field, value) {
    this.webhook.tell(field, value, `${field} ${this.random.text(8)}`);
  }

  freshWamid() {
    return `wamid.${Buffer.from(this.random.text(38)).toString('base64')}`;
  }

  #nameOf({ method, url }) {
    if (url.pathname.startsWith('/whatsapp_business/')) return 'file';
    const [, , , what] = url.pathname.split('/');
    return `${method} ${what ?? 'object'}`;
  }

  async #serve(call) {
    try {
      if (call.headers.authorization !== `Bearer ${this.accessToken}`) throw new GraphError(190, 'Error validating access token.', { status: 401 });
      return await route(this, call);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      this.ledger.refuse(call.named, `${error.code} ${error.details}`);
      return json(error.status, error.toBody(this.random));
    }
  }

  #faulty({ kind, code, retryAfter = 3 }) {
    const error = kind === 'busy'
      ? new GraphError(code ?? 130429, 'Cloud API message throughput has been reached.', { status: 429 })
      : new GraphError(code ?? 131000, 'Something went wrong.', { status: 500, transient: true });
    return json(error.status, error.toBody(this.random), kind === 'busy' ? { 'retry-after': String(retryAfter) } : {});
  }

  #commands() {
    return {
      ledger: () => this.ledger.toJSON(),
      faultOnce: (kind, detail) => this.faults.once(kind, detail),
      faultMix: (mixture) => this.faults.mix(mixture),
      faultsClear: () => this.faults.clear(),
      misbehave: (habits) => this.webhook.courier.misbehave(habits),
      subscribe: (url) => this.webhook.subscribe(url),
      revokeToken: (next) => this.revokeToken(next),
      rotateSecret: (next) => this.rotateSecret(next),
      expireLinks: () => this.media.expireLinks(),
      reviewTemplate: (...review) => this.reviewTemplate(...review),
      settled: () => this.webhook.courier.settled(),
      raw: (body, how) => void this.webhook.raw(body, how),
      play: (who, verb, ...args) => this.customer(who).play(verb, args),
    };
  }
}
