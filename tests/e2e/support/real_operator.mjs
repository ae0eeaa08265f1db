// SPDX-License-Identifier: GPL-3.0-or-later
// An operator of a real server, over the HTTP form of the operator API. The server and an account come by environment:
// PULT_BASE_URL, PULT_WIDGET_KEY, PULT_LOGIN, PULT_PASSWORD.

import { randomUUID } from 'node:crypto';
import { until } from './until.mjs';

export const kRealServer = process.env.PULT_BASE_URL
  ? { base: process.env.PULT_BASE_URL.replace(/\/$/, ''), key: process.env.PULT_WIDGET_KEY, login: process.env.PULT_LOGIN ?? 'admin', password: process.env.PULT_PASSWORD }
  : null;

export class RealOperator {
  static async signIn({ base, login, password }) {
    const operator = new RealOperator();
    operator.m_base = base;
    const { token, user } = await operator.call('session.open', { login, password });
    operator.m_token = token;
    operator.user = user;
    return operator;
  }

  async call(method, params) {
    const headers = { 'content-type': 'application/json', ...(this.m_token && { authorization: `Bearer ${this.m_token}` }) };
    const answer = await fetch(`${this.m_base}/api/v1/${method}`, { method: 'POST', headers, body: JSON.stringify(params) });
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${method}: ${answer.status} ${JSON.stringify(body)}`);
    return body;
  }

  /** The dialog whose newest message has this text. */
  dialogWith(text) {
    return until(`a dialog with "${text}"`, async () => {
      const { dialogs } = await this.call('dialog.list', { order: 'recent', limit: 50 });
      return dialogs.find((dialog) => dialog.last_message?.text === text);
    });
  }

  async say(dialog, text) {
    const { message } = await this.call('message.send', { dialog_id: dialog.id, client_id: randomUUID(), kind: 'reply', text });
    return message;
  }

  async history(dialog) {
    const { messages } = await this.call('dialog.history', { dialog_id: dialog.id, limit: 200 });
    return messages;
  }
}
