// SPDX-License-Identifier: GPL-3.0-or-later

/** A file of this operator's at the server, to be sent with a message: its id. */
export async function upload(server, operator, bytes, name, type) {
  const form = new FormData();
  form.set('file', new Blob([bytes], { type }), name);
  const answer = await fetch(`${server.origin}/files`, { method: 'POST', headers: { authorization: `Bearer ${operator.session.token}` }, body: form });
  return (await answer.json()).file_id;
}
