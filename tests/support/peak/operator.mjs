// SPDX-License-Identifier: GPL-3.0-or-later
// An operator at the real window, who has nothing but keys. What she looks at, and what its customer wants, she is told by
// a colleague who sees it from outside: so a window that changes the dialog by itself makes her write to the wrong person.

import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../e2e/support/until.mjs';

/** An Enter within 250 ms of a switch is taken for one that was meant for the dialog before; a busy machine switches late. */
const kSwitchMs = 600;
const kTypingMs = 8;
/** With more in hand than this she would soon get no next one. */
const kMostInHand = 3;

export class PeakOperator {
  /** Replies by the name of the customer they are for. */
  written = new Map();
  /** What stands half typed in a dialog, by its id. */
  drafts = new Map();
  /** What each dialog's customer had said last when she answered: held for some seconds, an answer ends no wait yet. */
  #answered = new Map();
  /** Enters that a person would have pressed again, since the text still stood there. */
  entersRepeated = 0;
  draftsLeft = 0;
  notes = 0;
  closed = 0;
  #number = 0;

  constructor({ screen, colleague, me, random }) {
    Object.assign(this, { screen, colleague, me, random });
  }

  /** The dialog on her screen. */
  get open() {
    const seen = this.colleague.signals.findLast((one) => one.type === 'viewing' && one.operator_id === this.me && one.viewing);
    return seen?.dialog_id;
  }

  /** To whoever is most urgent: one of hers, or the next of the queue. False when nobody waits. */
  async turn() {
    const hers = await this.#waiting({ assignee: this.me });
    const queued = await this.#waiting({ assignee: 'none' });
    if (hers.length === 0 && queued.length === 0) return false;
    const before = this.open;
    const takesNext = queued.length > 0 && (hers.length === 0 || (hers.length < 4 && this.random.chance(0.5)));
    await this.screen.press(takesNext ? 'ctrl+n' : 'ctrl+j');
    const wanted = takesNext ? queued : hers;
    const isElsewhere = () => wanted.includes(this.open) && this.open !== before;
    await until('she looks at somebody else who waits', isElsewhere, wanted.includes(before) ? 1000 : 5000).catch(() => {});
    await pause(kSwitchMs);
    return true;
  }

  /** One answer, or half of one; some are noted, some end the dialog. */
  async work() {
    const dialog = this.open;
    const waiting = await this.#waiting({ assignee: this.me });
    const name = waiting.includes(dialog) && (await this.#customerOf(dialog));
    if (!name) return;
    if (!this.drafts.has(dialog) && this.random.chance(0.2)) return this.#beginText(dialog, name);
    if (this.random.chance(0.15)) await this.#note(name);
    await this.#reply(dialog, name);
    if (this.random.chance(0.4) || (await this.#inHand()) >= kMostInHand) await this.#close();
  }

  /** Another answer where she is, whoever waits elsewhere. */
  async sayHere(dialog, name) {
    return this.#reply(dialog, name);
  }

  async #waiting(filter) {
    const { dialogs } = await this.colleague.call('dialog.list', { filter: { unanswered: true, ...filter }, limit: 200 });
    return dialogs.filter((each) => this.#answered.get(each.id) !== each.last_inbound_seq).map((each) => each.id);
  }

  async #inHand() {
    const { dialogs } = await this.colleague.call('dialog.list', { filter: { assignee: this.me }, limit: 200 });
    return dialogs.length;
  }

  async #customerOf(dialog) {
    const { messages } = await this.colleague.call('dialog.history', { dialog_id: dialog, limit: 50 });
    const said = messages.findLast((each) => each.direction === 'in')?.text;
    return /^(?:hello|again \d+ from) (.*)$/.exec(said ?? '')?.[1];
  }

  async #beginText(dialog, name) {
    const text = `${++this.#number} to ${name}, begun`;
    await this.screen.type(text, kTypingMs);
    await pause(400); // at most the last 0.3 s of typing wait to be kept
    this.drafts.set(dialog, text);
    ++this.draftsLeft;
  }

  async #reply(dialog, name) {
    const begun = this.drafts.get(dialog);
    this.drafts.delete(dialog);
    const text = begun ? `${begun} and done.` : `${++this.#number} to ${name}.`;
    await this.screen.type(begun ? ' and done.' : text, kTypingMs);
    await this.screen.press('Return');
    this.written.set(name, [...(this.written.get(name) ?? []), text]);
    const told = await this.#told(text);
    if (!told && !this.isOffline) {
      ++this.entersRepeated;
      await this.screen.press('Return');
      await this.#told(text);
    }
    const { dialog: now } = await this.colleague.call('dialog.get', { dialog_id: dialog });
    this.#answered.set(dialog, now.last_inbound_seq);
  }

  /** The server has it. */
  #told(text) {
    const here = () => this.colleague.events.findLast((one) => one.type === 'message.added' && one.message.text === text);
    return until('the text is there', here, this.isOffline ? 200 : 4000).catch(() => null);
  }

  async #note(name) {
    await this.screen.press('F4');
    await this.screen.type(`a note about ${name}`, kTypingMs);
    await this.screen.press('Return');
    await this.screen.press('F2');
    await pause(150);
    ++this.notes;
  }

  async #close() {
    await this.screen.press('ctrl+d');
    await pause(150);
    ++this.closed;
  }
}
