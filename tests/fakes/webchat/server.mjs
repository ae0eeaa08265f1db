// SPDX-License-Identifier: GPL-3.0-or-later
// A stand-in for pultd's web chat: serves the widget as it lies in resources/widget, speaks the visitor protocol, checks
// every frame strictly, and misbehaves on request.

import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { checkFrame, checkSession } from './frames.mjs';
import { readUpload } from './multipart.mjs';
import { VisitorThread } from './visitor_thread.mjs';

const kWidget = fileURLToPath(new URL('../../../resources/widget/', import.meta.url));
const kTypes = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.svg': 'image/svg+xml', '.txt': 'text/plain' };
const kTicketMs = 30000;

export class FakeWebchat {
  /** `WebSocketServer`: of the npm package ws. `widgets`: `{key: {config, origins}}`. */
  constructor({ WebSocketServer, widgets }) {
    this.widgets = widgets;
    this.threads = new Map();
    this.tickets = new Map();
    this.files = new Map();
    this.violations = [];
    this.sessions = [];
    this.requests = [];
    this.resumedAfter = [];
    /** Links to files of an earlier edition have died. */
    this.linkEdition = 1;
    this.faults = { refuseSocket: false, refuseAll: false, dropBeforeAck: 0, duplicate: false, delayMs: 0, errors: [], refuseUpload: 0, refuseIdentity: false };
    this.m_server = createServer((request, answer) => this.#serve(request, answer));
    this.m_sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
    this.m_server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.m_connections = new Set();
    this.m_server.on('connection', (connection) => {
      this.m_connections.add(connection);
      connection.on('close', () => this.m_connections.delete(connection));
      if (this.faults.refuseAll) connection.destroy();
    });
  }

  async listen(port = 0) {
    await new Promise((resolve) => this.m_server.listen(port, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${this.m_server.address().port}`;
    return this;
  }

  async close() {
    this.cutConnections();
    this.m_sockets.close();
    await new Promise((resolve) => this.m_server.close(resolve));
  }

  /** Tears every connection, as a failing network does. */
  cutConnections() {
    for (const connection of this.m_connections) connection.destroy();
  }

  /** The only visitor there is, or the newest. */
  get thread() {
    return [...this.threads.values()].at(-1);
  }

  get openSockets() {
    return [...this.threads.values()].reduce((sum, thread) => sum + thread.sockets.size, 0);
  }

  async #serve(request, answer) {
    const url = new URL(request.url, this.origin);
    this.requests.push(`${request.method} ${url.pathname}`);
    try {
      await this.#route(request, answer, url);
    } catch (error) {
      this.violations.push(String(error.stack));
      this.#json(answer, 500, { code: 'unavailable' });
    }
  }

  async #route(request, answer, url) {
    const { pathname } = url;
    if (request.method === 'GET') {
      if (pathname === '/w/v1.js') return this.#file(answer, 'v1.js');
      if (pathname === '/w/v1/panel') return this.#panel(answer, url.searchParams.get('widget'));
      if (pathname.startsWith('/chat/')) return this.#panel(answer, pathname.slice(6));
      if (pathname.startsWith('/w/v1/assets/')) return this.#file(answer, path.basename(pathname));
      if (pathname === '/w/v1/config.js') return this.#publicConfig(answer, url.searchParams.get('widget'));
      if (pathname === '/w/v1/events') return this.#poll(request, answer, url);
      if (pathname.startsWith('/w/v1/messages/')) return this.#message(request, answer, Number(path.basename(pathname)));
      if (pathname.startsWith('/files/')) return this.#download(answer, url);
    } else if (request.method === 'POST') {
      this.#ownOrigin(request);
      if (pathname === '/w/v1/session') return this.#session(request, answer);
      if (pathname === '/w/v1/events') return this.#posted(request, answer);
      if (pathname === '/w/v1/files') return this.#upload(request, answer);
    } else if (request.method === 'DELETE' && pathname === '/w/v1/session') {
      this.#ownOrigin(request);
      return this.#endSession(request, answer);
    }
    return this.#json(answer, 404, { code: 'not_found' });
  }

  /** Calls of the panel come from our own origin and from nowhere else. */
  #ownOrigin(request) {
    const origin = request.headers.origin;
    if (origin !== undefined && origin !== this.origin) this.violations.push(`foreign origin ${origin}`);
  }

  async #file(answer, name) {
    const body = await readFile(path.join(kWidget, name)).catch(() => null);
    if (!body) return this.#json(answer, 404, { code: 'not_found' });
    answer.writeHead(200, { 'content-type': `${kTypes[path.extname(name)]}; charset=utf-8`, 'content-encoding': 'gzip', 'x-content-type-options': 'nosniff' });
    answer.end(gzipSync(body));
  }

  async #panel(answer, key) {
    const widget = this.widgets[key];
    if (!widget) return this.#json(answer, 404, { code: 'not_found' });
    const policy = [
      "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob:", "media-src 'self' blob:", "connect-src 'self'",
      "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'", `frame-ancestors ${widget.origins}`,
    ];
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy.join('; '), 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
    answer.end(await readFile(path.join(kWidget, 'panel.html')));
  }

  #publicConfig(answer, key) {
    const { config } = this.widgets[key] ?? { config: {} };
    const { name, color, position, offset, locale, invitations, team } = config;
    answer.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
    answer.end(`Pult("_config", ${JSON.stringify({ name, color, position, offset, locale, invitations, team })});`);
  }

  async #session(request, answer) {
    const body = JSON.parse(await readText(request));
    this.sessions.push(body);
    const problem = checkSession(body);
    if (problem) this.violations.push(problem);
    const widget = this.widgets[body.widget];
    if (!widget || problem) return this.#json(answer, widget ? 400 : 404, { code: widget ? 'invalid' : 'not_found' });
    if (body.token && (this.threads.get(body.token)?.ended ?? true)) return this.#json(answer, 401, { code: 'unauthenticated' });
    const token = body.token ?? randomBytes(32).toString('base64url');
    if (!this.threads.has(token)) this.threads.set(token, new VisitorThread(randomUUID()));
    const thread = this.threads.get(token);
    thread.knownSession = body;
    const ticket = randomBytes(16).toString('hex');
    this.tickets.set(ticket, { thread, until: Date.now() + kTicketMs });
    const identity = this.faults.refuseIdentity && body.identity ? 'refused' : undefined;
    return this.#json(answer, 200, { token, visitor_id: thread.id, conversation: thread.conversation ?? undefined, config: widget.config, ws_ticket: ticket, seq: thread.seq, identity });
  }

  #endSession(request, answer) {
    const thread = this.#bearer(request);
    if (!thread) return this.#json(answer, 401, { code: 'unauthenticated' });
    thread.ended = true;
    for (const socket of thread.sockets) socket.close(1008);
    return answer.writeHead(204).end();
  }

  /** One message anew, with links to its files that work. */
  #message(request, answer, seq) {
    const event = this.#bearer(request)?.events.find((each) => each.seq === seq);
    if (!event) return this.#json(answer, 404, { code: 'not_found' });
    for (const attachment of event.attachments ?? []) attachment.url = this.#link(attachment.file_id);
    return this.#json(answer, 200, event);
  }

  #link(id) {
    return `/files/${id}?sig=${this.linkEdition}`;
  }

  #upgrade(request, socket, head) {
    const url = new URL(request.url, this.origin);
    const ticket = this.tickets.get(url.searchParams.get('ticket'));
    this.tickets.delete(url.searchParams.get('ticket'));
    const fine = url.pathname === '/w/v1/ws' && request.headers.origin === this.origin && ticket && ticket.until > Date.now();
    if (!fine && url.pathname === '/w/v1/ws') this.violations.push(`socket refused: ${request.url} from ${request.headers.origin}`);
    if (!fine || this.faults.refuseSocket) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    this.m_sockets.handleUpgrade(request, socket, head, (ws) => this.#connected(ws, ticket.thread, Number(url.searchParams.get('after') ?? 0)));
  }

  #connected(ws, thread, after) {
    this.resumedAfter.push(after);
    thread.sockets.add(ws);
    ws.on('close', () => thread.sockets.delete(ws));
    ws.on('error', () => {});
    for (const frame of this.#greeting(thread, after)) ws.send(JSON.stringify(frame));
    ws.on('message', (raw) => this.#later(() => this.#frame(ws, thread, String(raw))));
  }

  /** What a fresh connection is told: the missed events, and the state of the moment. */
  #greeting(thread, after) {
    const missed = thread.after(after);
    const again = this.faults.duplicate ? thread.after(Math.max(0, after - 3)) : [];
    const { status } = this.widgets[thread.knownSession.widget];
    return [...again, ...missed, thread.agent, status && { t: 'status', ...status }, thread.readUpTo && { t: 'read', seq: thread.readUpTo }].filter(Boolean);
  }

  #later(action) {
    if (this.faults.delayMs) setTimeout(action, this.faults.delayMs);
    else action();
  }

  #frame(ws, thread, raw) {
    const answer = this.#take(thread, raw, ws);
    if (!answer) return;
    if (answer.t === 'ack' && this.faults.dropBeforeAck > 0) {
      --this.faults.dropBeforeAck;
      ws.terminate();
      return;
    }
    if (ws.readyState === ws.OPEN) ws.send(JSON.stringify(answer));
    if (this.faults.duplicate && answer.t === 'ack' && ws.readyState === ws.OPEN) ws.send(JSON.stringify(answer));
  }

  /** Takes one frame of the visitor; answers the ack or error, or null. */
  #take(thread, raw, ws) {
    const { frame, problem, code } = checkFrame(raw);
    if (problem) {
      this.violations.push(problem);
      return { t: 'error', code, cid: frame?.cid };
    }
    thread.received.push(frame);
    const wanted = this.faults.errors.findIndex((error) => frame.cid && (!error.text || error.text === frame.text));
    if (wanted >= 0) {
      const [error] = this.faults.errors.splice(wanted, 1);
      return { t: 'error', cid: frame.cid, code: error.code, retry_after: error.retry_after };
    }
    if (frame.t === 'msg') return thread.write(frame, ws).ack;
    if (frame.t === 'file') return this.#fileMessage(thread, frame, ws);
    return null;
  }

  #fileMessage(thread, frame, ws) {
    const file = this.files.get(frame.file_id);
    if (!file) return { t: 'error', cid: frame.cid, code: 'not_found' };
    const { file_id, name, type, size } = file;
    const kind = type.startsWith('image/') ? 'photo' : 'file';
    return thread.write({ cid: frame.cid, text: frame.text ?? '', attachments: [{ file_id, kind, name, type, size, url: this.#link(file_id) }] }, ws).ack;
  }

  #bearer(request) {
    const thread = this.threads.get(String(request.headers.authorization ?? '').replace(/^Bearer /, ''));
    return thread?.ended ? undefined : thread;
  }

  async #poll(request, answer, url) {
    const thread = this.#bearer(request);
    if (!thread) return this.#json(answer, 401, { code: 'unauthenticated' });
    const after = Number(url.searchParams.get('after') ?? 0);
    const firstTime = !thread.polledBefore;
    thread.polledBefore = true;
    thread.live = firstTime ? [] : thread.live;
    const ready = () => (firstTime ? this.#greeting(thread, after) : [...thread.after(after), ...thread.live.splice(0)]);
    let frames = ready();
    if (!frames.length) {
      await new Promise((resolve) => {
        const done = () => (clearTimeout(timer), thread.polls.delete(done), resolve());
        const timer = setTimeout(done, Number(url.searchParams.get('wait') ?? 0) * 1000);
        thread.polls.add(done);
        answer.on('close', done);
      });
      frames = ready();
    }
    return this.#json(answer, 200, frames);
  }

  async #posted(request, answer) {
    const thread = this.#bearer(request);
    if (!thread) return this.#json(answer, 401, { code: 'unauthenticated' });
    const body = JSON.parse(await readText(request));
    const frames = (Array.isArray(body) ? body : [body]).map((frame) => this.#take(thread, JSON.stringify(frame), null));
    return this.#json(answer, 200, frames.filter(Boolean));
  }

  async #upload(request, answer) {
    if (!this.#bearer(request)) return this.#json(answer, 401, { code: 'unauthenticated' });
    const file = await readUpload(request);
    if (this.faults.refuseUpload) {
      --this.faults.refuseUpload;
      return this.#json(answer, 503, { code: 'unavailable' });
    }
    const file_id = this.files.size + 1;
    this.files.set(file_id, { file_id, ...file });
    return this.#json(answer, 200, { file_id, name: file.name, type: file.type, size: file.size });
  }

  /** Puts a file there as an operator's upload would; answers the attachment for a message. */
  addFile({ name, type, body, width, height }) {
    const file_id = this.files.size + 1;
    this.files.set(file_id, { file_id, name, type, size: body.length, body });
    const kind = type.startsWith('image/') ? 'photo' : type.startsWith('audio/') ? 'voice' : 'file';
    return { file_id, kind, name, type, size: body.length, width, height, url: this.#link(file_id) };
  }

  #download(answer, url) {
    const file = this.files.get(Number(path.basename(url.pathname)));
    if (!file) return this.#json(answer, 404, { code: 'not_found' });
    if (url.searchParams.get('sig') !== String(this.linkEdition)) return this.#json(answer, 403, { code: 'forbidden' });
    answer.writeHead(200, { 'content-type': file.type, 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff' });
    return answer.end(file.body);
  }

  #json(answer, status, body) {
    answer.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    answer.end(JSON.stringify(body));
  }
}

async function readText(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
