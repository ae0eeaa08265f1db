// SPDX-License-Identifier: GPL-3.0-or-later
// What the server asks the messengers while their webhooks pour in: names, and what it has missed of a VK conversation.

import { createServer } from 'node:http';

const vk = {
  'users.get': (office, { user_ids = '' }) => user_ids.split(',').filter(Boolean).map((id) => ({ id: Number(id), first_name: 'Торрент', last_name: id })),
  'groups.getById': (office) => ({ groups: [{ id: Number(office.group), name: 'Torrent', screen_name: 'torrent' }] }),
  /** Newest first, from `offset` and `start_cmid` on. */
  'messages.getHistory': (office, { peer_id, count = '20', offset = '0', start_cmid, rev }) => {
    const all = office.conversation(Number(peer_id));
    const rising = rev === '1' ? all : [...all].reverse();
    const from = start_cmid ? Math.max(0, rising.findIndex((each) => each.conversation_message_id === Number(start_cmid))) : 0;
    return { count: all.length, items: rising.slice(Math.max(0, from + Number(offset)), Math.max(0, from + Number(offset)) + Number(count)) };
  },
  'messages.getByConversationMessageId': (office, { peer_id, conversation_message_ids }) => {
    const wanted = new Set(conversation_message_ids.split(',').map(Number));
    const items = office.conversation(Number(peer_id)).filter((each) => wanted.has(each.conversation_message_id));
    return { count: items.length, items };
  },
};

export class Office {
  #server = null;
  calls = new Map();

  /** `torrent`, set later, knows the conversations. */
  async open({ group }) {
    this.group = group;
    this.#server = createServer((request, response) => this.#take(request, response));
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${this.#server.address().port}`;
    return this;
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The messages of a VK conversation, rising, told of or not. */
  conversation(peer) {
    const lane = this.torrent?.lanes.find((each) => each.hook.kind === 'vk' && each.hook.peer(each.thread) === peer);
    return lane ? lane.items.map((item) => lane.hook.message(item)) : [];
  }

  async #take(request, response) {
    let body = '';
    for await (const part of request) body += part;
    const { pathname } = new URL(request.url, 'http://office');
    const [, first, method] = pathname.split('/');
    this.calls.set(method, (this.calls.get(method) ?? 0) + 1);
    const act = first === 'method' && vk[method];
    const answer = act ? { response: act(this, Object.fromEntries(new URLSearchParams(body))) } : first === 'method' ? { response: 1 } : { ok: true, result: true };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  }
}
