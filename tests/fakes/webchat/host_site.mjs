// SPDX-License-Identifier: GPL-3.0-or-later
// A customer's site with the chat on it, on an origin of its own, under the strictest policy that the widget promises
// to live with.

import { createServer } from 'node:http';

export class HostSite {
  /** `chat`: origin of the chat server. */
  constructor(chat) {
    this.m_chat = chat;
    this.m_server = createServer((request, answer) => this.#serve(request, answer));
  }

  async listen(host = '127.0.0.1') {
    await new Promise((resolve) => this.m_server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://${host}:${this.m_server.address().port}`;
    return this;
  }

  async close() {
    this.m_server.closeAllConnections();
    await new Promise((resolve) => this.m_server.close(resolve));
  }

  /** Address of a page: `data` are the snippet's data attributes, `csp: false` leaves the policy out. */
  url(path, { widget, data = {}, csp = true, lang = 'ru', dark = false } = {}) {
    const query = new URLSearchParams({ widget, data: JSON.stringify(data), csp: csp ? '1' : '', lang, dark: dark ? '1' : '' });
    return `${this.origin}${path}?${query}`;
  }

  #serve(request, answer) {
    const url = new URL(request.url, this.origin);
    if (url.pathname === '/before.js') return this.#script(answer, kBefore);
    if (url.pathname === '/favicon.ico') return answer.writeHead(404).end();
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    if (url.searchParams.get('csp')) {
      headers['content-security-policy'] = [
        "default-src 'none'", `script-src 'self' ${this.m_chat}`, `frame-src ${this.m_chat}`, `img-src ${this.m_chat}`, "style-src 'self'", "base-uri 'none'",
      ].join('; ');
    }
    answer.writeHead(200, headers);
    return answer.end(page(this.m_chat, url));
  }

  #script(answer, body) {
    answer.writeHead(200, { 'content-type': 'text/javascript' });
    answer.end(body);
  }
}

// The queue before the loader, as the snippet of the documentation has it; what the widget says is kept for the tests.
const kBefore = `
window.Pult = window.Pult || function () { (Pult.q = Pult.q || []).push(arguments); };
window.heard = [];
for (const name of ['ready', 'open', 'close', 'message', 'unread', 'prechat', 'offline', 'error', 'invitation']) {
  Pult('on', name, (detail) => window.heard.push([name, detail]));
}
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective + ' ' + event.blockedURI));
`;

function page(chat, url) {
  const attributes = Object.entries(JSON.parse(url.searchParams.get('data') || '{}')).map(([key, value]) => `data-${key}="${value}"`);
  const scheme = url.searchParams.get('dark') ? 'dark' : 'light';
  return `<!doctype html>
<html lang="${url.searchParams.get('lang') || 'ru'}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="${scheme}">
<title>Site ${url.pathname}</title>
<script src="/before.js"></script>
<script async src="${chat}/w/v1.js" data-widget="${url.searchParams.get('widget')}" ${attributes.join(' ')}></script>
</head>
<body><h1>A site</h1><p>Text of the site. <button id="own" type="button">Own button</button></p></body>
</html>`;
}
