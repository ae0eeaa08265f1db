// SPDX-License-Identifier: GPL-3.0-or-later
// A real server, a cable to it that can be pulled, and a folder for what a desk keeps.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Desk } from './desk.mjs';
import { HttpVisitor } from './http_visitor.mjs';
import { RealServer } from './real_server.mjs';
import { Relay } from '../../support/relay/relay.mjs';

export class DeskStage {
  /** `users`: login and role of each. */
  static async start(users) {
    const stage = new DeskStage();
    stage.server = await RealServer.start({ users });
    stage.relay = await Relay.to(stage.server.origin);
    stage.folder = await mkdtemp(join(tmpdir(), 'pult-desk-'));
    return stage;
  }

  async close() {
    this.relay.close();
    await rm(this.folder, { recursive: true });
    await this.server.close();
  }

  /** A desk behind the cable; with a folder it finds there what the one before it has kept. */
  signIn(login, folder) {
    return Desk.signIn({ origin: this.relay.origin, password: this.server.password }, login, folder);
  }

  /** A customer's question, opened and taken at the desk. */
  async conversation(desk, question) {
    const visitor = await HttpVisitor.come(this.server);
    await visitor.say(question);
    const { id } = await desk.listed('unanswered', { last_text: question });
    await desk.do('open', { dialog: id });
    await desk.do('take');
    await desk.listed('mine', { id });
    return { id, visitor };
  }
}
