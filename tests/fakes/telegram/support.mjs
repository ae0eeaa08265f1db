// SPDX-License-Identifier: GPL-3.0-or-later
// Calls of a bot, for the simulator's own tests.

async function answerOf(answer) {
  const text = await answer.text();
  const body = (() => {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  })();
  return { status: answer.status, headers: answer.headers, body };
}

export async function call(fake, method, params = {}) {
  return answerOf(await fetch(`${fake.origin}/bot${fake.token}/${method}`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(params),
  }));
}

/** As multipart/form-data; values may be files. */
export async function callForm(fake, method, params) {
  const form = new FormData();
  for (const [name, value] of Object.entries(params)) form.append(name, value);
  return answerOf(await fetch(`${fake.origin}/bot${fake.token}/${method}`, { method: 'POST', body: form }));
}
