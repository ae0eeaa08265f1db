// SPDX-License-Identifier: GPL-3.0-or-later
// A peak: customers come by all four channels, one operator answers them at the real window with keys alone, the network
// goes away now and then. What reached whom is read from the simulators' ledgers.

import { setTimeout as pause } from 'node:timers/promises';
import { Operator } from '../../e2e/support/operator.mjs';
import { kBinaries, kPassword, Pultd } from '../../e2e/support/pultd.mjs';
import { until } from '../../e2e/support/until.mjs';
import { PultWindow } from '../../e2e/support/window.mjs';
import { Random } from '../../fakes/common/random.mjs';
import { Relay } from '../relay/relay.mjs';
import { Screen } from '../screen/screen.mjs';
import { TelegramSide, VkSide, WebchatSide, WhatsappSide } from '../storm/sides.mjs';
import { PeakOperator } from './operator.mjs';

const kDrainMs = 240_000;
const kAwayMs = 12_000;

class Peak {
  static async open({ seed, environment }) {
    const peak = new Peak();
    peak.random = new Random(seed);
    peak.server = await Pultd.create({ settings: { message_burst: '100000', messages_per_minute: '100000', address_sockets: '10000', address_visitors_at_once: '10000', address_visitors_per_hour: '100000' } });
    const { id } = await peak.server.addUser('anna', 'Anna', 'operator');
    peak.sides = [new TelegramSide(), new WhatsappSide(), new VkSide(), new WebchatSide()];
    for (const side of peak.sides) await side.open(peak.server, 0);
    peak.colleague = await Operator.signIn(peak.server, 'admin', kPassword);
    peak.relay = await Relay.to(peak.server.origin);
    peak.screen = await Screen.open(kBinaries);
    peak.window = await PultWindow.open(peak.screen, { origin: peak.relay.origin, login: 'anna', password: kPassword, environment, bin: kBinaries });
    await until('anna is there', () => peak.colleague.signals.some((one) => one.type === 'presence' && one.presence.operator_id === id), 60_000);
    await peak.window.activate();
    peak.operator = new PeakOperator({ screen: peak.screen, colleague: peak.colleague, me: id, random: peak.random });
    return peak;
  }

  get people() {
    return this.sides.flatMap((side) => side.people);
  }

  /** Somebody new, or somebody who has been answered writes again. */
  async customer() {
    const known = this.people.filter((one) => one.reached().length > (one.again ?? 0));
    if (known.length > 0 && this.random.chance(0.3)) {
      const one = this.random.pick(known);
      one.again = (one.again ?? 0) + 1;
      return one.say(`again ${one.again} from ${one.name}`);
    }
    return this.random.pick(this.sides).arrive();
  }

  /** Until `end`, with random pauses whose mean is 60 s / `perMinute`. */
  async customersUntil(end, perMinute) {
    while (performance.now() < end) {
      await this.customer();
      await pause(-Math.log(1 - this.random.next()) * (60_000 / perMinute));
    }
  }

  /** She answers the next one all the same; it goes out when the network is back. */
  async withoutNetwork() {
    if (!(await this.operator.turn())) return;
    const dialog = this.operator.open;
    const name = dialog && (await this.nameIn(dialog));
    if (!name) return;
    this.relay.pull();
    this.operator.isOffline = true;
    await this.operator.sayHere(dialog, name);
    await pause(kAwayMs);
    this.relay.plug();
    this.operator.isOffline = false;
    await this.screen.press('F5');
    await pause(3000);
  }

  async nameIn(dialog) {
    const { messages } = await this.colleague.call('dialog.history', { dialog_id: dialog, limit: 50 });
    return /^(?:hello|again \d+ from) (.*)$/.exec(messages.findLast((each) => each.direction === 'in')?.text ?? '')?.[1];
  }

  async unanswered() {
    const { dialogs } = await this.colleague.call('dialog.list', { filter: { unanswered: true }, limit: 200 });
    return dialogs.length;
  }

  /** What must not be, by name. */
  judge() {
    const found = { people: this.people.length, replies: 0, drafts: this.operator.draftsLeft, notes: this.operator.notes, enters_repeated: this.operator.entersRepeated, closed: this.operator.closed, lost: [], doubled: [], wrong: [], silent: [] };
    for (const person of this.people) {
      const came = person.reached();
      const wanted = this.operator.written.get(person.name) ?? [];
      found.replies += wanted.length;
      for (const text of wanted) {
        const times = came.filter((one) => one === text).length;
        if (times === 0) found.lost.push(text);
        if (times > 1) found.doubled.push(text);
      }
      for (const text of came) if (!wanted.includes(text)) found.wrong.push(`${text} reached ${person.name}`);
      if (came.length === 0) found.silent.push(person.name);
    }
    return found;
  }

  async close() {
    await this.window?.close();
    await this.screen?.close();
    this.relay?.close();
    this.colleague?.cut();
    for (const side of this.sides ?? []) await side.stop().catch(() => {});
    await this.server?.destroy();
  }
}

/**
 * `seconds` of customers, `perMinute` of them, and the operator until nobody waits. `sample(window)` is called every
 * second. Answers what judge() finds, with `left` (who still waits), `stalls` in ms and the seconds it took.
 */
export async function runPeak({ seconds, perMinute = 8, awayEvery = 300, seed = 1, environment, sample = () => {} }) {
  const peak = await Peak.open({ seed, environment });
  try {
    const from = performance.now();
    const end = from + seconds * 1000;
    const sampling = setInterval(() => sample(peak.window), 1000);
    const coming = peak.customersUntil(end, perMinute);
    let nextAway = from + Math.min(awayEvery, seconds / 2) * 1000;
    const working = async () => {
      if (!(await peak.operator.turn())) return pause(300);
      await peak.operator.work();
      if (performance.now() < nextAway) return undefined;
      nextAway += awayEvery * 1000;
      return peak.withoutNetwork();
    };
    while (performance.now() < end) await working();
    await coming;
    const drained = performance.now() + kDrainMs;
    while (performance.now() < drained && ((await peak.unanswered()) > 0 || peak.operator.drafts.size > 0)) await working();
    clearInterval(sampling);
    await until('everything written has arrived', () => peak.judge().lost.length === 0, 30_000).catch(() => {});
    const stalls = [...peak.window.complaints.matchAll(/did not answer for (\d+) ms/g)].map(([, ms]) => Number(ms));
    return { ...peak.judge(), left: await peak.unanswered(), stalls, seconds: (performance.now() - from) / 1000 };
  } finally {
    await peak.close();
  }
}
