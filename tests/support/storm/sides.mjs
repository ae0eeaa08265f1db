// SPDX-License-Identifier: GPL-3.0-or-later
// The four channels that replies go out by, behind one face:
//   open(server, count)  connects the channel and lets `count` people write
//   arrive()             another one, whose first words are `hello <name>`
//   people               [{name, say(text), reached()}], what of ours reached each, in order
//   fail(share), calm()  from now on things go wrong, or no more
//   ambiguous            so many calls whose outcome nobody outside can know have happened
//   stop()

import { kAmbiguous } from '../../fakes/common/faults.mjs';
import { TelegramFake } from '../../fakes/telegram/fake.mjs';
import { VkFake } from '../../fakes/vk/fake.mjs';
import { WhatsappFake } from '../../fakes/whatsapp/fake.mjs';
import { Visitor } from '../../e2e/support/visitor.mjs';

const kSpeed = 100;
/** A connection that hangs takes as long as the server waits for an answer: only a few of them. */
const kKinds = ['busy', 'broken', 'gateway', 'html', 'empty', 'half', 'lost_before', 'lost_after'];

class Messenger {
  people = [];
  /** A repeat is recognised: nothing may be left undecided. */
  isRepeatable = false;

  get kind() {
    return this.constructor.kind;
  }

  fail(share, seed) {
    this.fake.faults.mix({ share, kinds: kKinds, on: this.constructor.call, seed, retryAfter: 1 });
  }

  calm() {
    this.fake.faults.clear();
    this.fake.faults.once('hang', { on: this.constructor.call });
  }

  get ambiguous() {
    return this.fake.faults.happened.filter(({ kind }) => kAmbiguous.includes(kind)).length;
  }

  get faults() {
    return this.fake.faults.happened.length;
  }

  get calls() {
    return this.fake.ledger.calls(this.constructor.call);
  }

  /** What broke in the simulator itself. */
  get broken() {
    return this.fake.broken;
  }

  async stop() {
    await this.fake.stop();
  }

  async connect(server, settings) {
    return server.ctl(['channel', 'add', '--kind', this.kind, '--name', this.kind, ...Object.entries({ api_base: this.fake.origin, ...settings }).flatMap(([key, value]) => ['--set', `${key}=${value}`])]);
  }

  async open(server, count) {
    await this.begin(server);
    for (let i = 0; i < count; ++i) this.arrive();
  }

  arrive() {
    const { customer, key } = this.customer(this.people.length);
    const name = `${this.kind} ${this.people.length}`;
    const person = { name, say: (text) => customer.say(text), reached: () => this.fake.ledger.texts(key) };
    this.people.push(person);
    person.say(`hello ${name}`);
    return person;
  }
}

export class TelegramSide extends Messenger {
  static kind = 'telegram';
  static call = 'sendMessage';

  async begin(server) {
    this.fake = await new TelegramFake({ token: '1:AAA', speed: kSpeed }).start();
    await this.connect(server, { token: this.fake.token });
  }

  customer(i) {
    const customer = this.fake.customer({ first_name: `T${i}` });
    return { customer, key: customer.id };
  }
}

export class WhatsappSide extends Messenger {
  static kind = 'whatsapp';
  static call = 'POST messages';

  async begin(server) {
    this.fake = await new WhatsappFake({ speed: kSpeed }).start();
    const { phoneNumberId, wabaId, accessToken, appSecret, verifyToken } = this.fake;
    const channel = await this.connect(server, { phone_number_id: phoneNumberId, business_account: wabaId, access_token: accessToken, app_secret: appSecret, verify_token: verifyToken });
    await this.fake.webhook.subscribe(`${server.origin}/hooks/whatsapp/${channel.key}`);
  }

  customer(i) {
    const customer = this.fake.customer({ phone: `7916100${String(i).padStart(4, '0')}`, name: `W${i}` });
    return { customer, key: customer.key };
  }
}

export class VkSide extends Messenger {
  static kind = 'vk';
  static call = 'messages.send';
  isRepeatable = true;

  async begin(server) {
    this.fake = await new VkFake({ speed: kSpeed }).start();
    const secret = 'storm';
    const channel = await this.connect(server, { group_id: this.fake.groupId, access_token: this.fake.token, mode: 'callback', secret });
    await this.fake.connect(`${server.origin}/hooks/vk/${channel.key}`, { secret });
    this.fake.events.patience = Infinity;
  }

  customer(i) {
    const customer = this.fake.customer({ id: 1000 + i, first_name: `V${i}` });
    return { customer, key: customer.id };
  }
}

/** Visitors whose connections are cut and come back. */
export class WebchatSide {
  static kind = 'webchat';
  kind = 'webchat';
  isRepeatable = true;
  ambiguous = 0;
  faults = 0;
  broken = [];
  people = [];
  #visitors = [];
  #server = null;
  #share = 0;
  #isOver = false;
  #keeping = null;
  #coming = new Set();

  async open(server, count) {
    this.#server = server;
    for (let i = 0; i < count; ++i) await this.arrive();
    this.#keeping = this.#keep();
  }

  async arrive() {
    const visitor = await Visitor.open(this.#server);
    this.#visitors.push(visitor);
    const name = `webchat ${this.people.length}`;
    const reached = () => visitor.messages.filter((each) => each.from === 'operator').map((each) => each.text);
    const person = { name, say: (text) => visitor.write(text), reached };
    this.people.push(person);
    person.say(`hello ${name}`);
    return person;
  }

  get calls() {
    return this.people.reduce((sum, each) => sum + each.reached().length, 0);
  }

  fail(share) {
    this.#share = share;
  }

  calm() {
    this.#share = 0;
  }

  async stop() {
    this.#isOver = true;
    await this.#keeping;
    for (const visitor of this.#visitors) visitor.cut();
  }

  /** Five times a second a share of the connections is cut; who has none tries to come back, and holds up nobody else. */
  async #keep() {
    while (!this.#isOver) {
      for (const visitor of this.#visitors) {
        if (visitor.isOpen && Math.random() < this.#share) {
          visitor.cut();
          ++this.faults;
        } else if (!visitor.isOpen && !this.#coming.has(visitor)) {
          this.#coming.add(visitor);
          visitor.connect().catch(() => {}).finally(() => this.#coming.delete(visitor));
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
