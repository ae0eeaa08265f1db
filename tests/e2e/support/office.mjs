// SPDX-License-Identifier: GPL-3.0-or-later
// A server, the network to it, a screen, and anna at her window with some dialogs of hers. A senior looks on: by her
// desk and by the API she is the ledger of what has really arrived.

import { Relay } from '../../support/relay/relay.mjs';
import { Screen } from '../../support/screen/screen.mjs';
import { Desk } from './desk.mjs';
import { HttpVisitor } from './http_visitor.mjs';
import { RealOperator } from './real_operator.mjs';
import { RealServer, kBin } from './real_server.mjs';
import { until } from './until.mjs';
import { PultWindow } from './window.mjs';

/** Visitors may come and write as fast as a test likes. */
const kSettings = ['message_burst=100000', 'messages_per_minute=100000', 'address_visitors_at_once=10000', 'address_visitors_per_hour=100000'];
/** An Enter within 250 ms of a switch is taken for one that was meant for the dialog before; a busy machine switches late. */
const kSwitchGuardMs = 700;

export const later = (ms) => new Promise((done) => setTimeout(done, ms));

export class Office {
  /** `environment`: what the window has beyond its screen, e.g. a session bus; `args`: beyond what every window gets. */
  static async open({ dialogs = 2, environment, args } = {}) {
    const office = new Office();
    office.server = await RealServer.start({ users: { boss: 'owner', anna: 'operator' }, settings: kSettings });
    office.relay = await Relay.to(office.server.origin);
    office.screen = await Screen.open(kBin);
    const signIn = (login) => RealOperator.signIn({ base: office.server.origin, login, password: office.server.password });
    office.senior = await signIn('boss');
    office.anna = await signIn('anna');
    office.watcher = await Desk.signIn(office.server, 'boss');
    office.window = await PultWindow.open(office.screen, { origin: office.relay.origin, login: 'anna', password: office.server.password, environment, args });
    office.dialogs = [];
    for (let i = 0; i < dialogs; ++i) office.dialogs.push(await office.dialog(`question ${i}`));
    return office;
  }

  /** A visitor's question, given to anna. */
  async dialog(question) {
    const visitor = await HttpVisitor.come(this.server);
    await visitor.say(question);
    const { id } = await this.watcher.listed('unassigned', { last_text: question });
    await this.senior.call('dialog.assign', { dialog_id: id, assignee_id: this.anna.user.id });
    return { id, visitor };
  }

  /** Opens it on anna's screen; comes back when the office knows that she looks at it. Needs a network. */
  async show(dialog) {
    await this.window.show(dialog.id);
    await this.seen(dialog);
  }

  async seen(dialog) {
    const wanted = [{ id: dialog.id, viewing: ['anna'] }, { timeout_ms: 30_000 }];
    await Promise.any(['unanswered', 'waiting'].map((folder) => this.watcher.listed(folder, ...wanted)));
    await later(kSwitchGuardMs);
  }

  /** To the dialog before, by keys alone. */
  async switchBack() {
    await this.screen.press('ctrl+Tab');
    await later(kSwitchGuardMs);
  }

  async answer(text, pauseMs) {
    await this.screen.type(text, pauseMs);
    await this.screen.press('Return');
  }

  /** The answers that the server has, in its order. */
  async answers(dialog) {
    const pages = [];
    for (let before; before !== null;) {
      const page = await this.senior.call('dialog.history', { dialog_id: dialog.id, limit: 200, ...(before && { before }) });
      pages.unshift(page.messages);
      before = page.next;
    }
    return pages.flat().filter((message) => message.direction === 'out').map((message) => message.text);
  }

  /** Until the server has as many answers; answers them. Who waits in vain gets what is there, to compare. */
  async arrived(dialog, count, deadlineMs = 60_000) {
    await until(`${count} answers`, async () => (await this.answers(dialog)).length >= count, deadlineMs).catch(() => {});
    return this.answers(dialog);
  }

  async close() {
    await this.window?.close();
    await this.watcher?.close();
    await this.screen?.close();
    this.relay?.close();
    await this.server?.close();
  }
}
