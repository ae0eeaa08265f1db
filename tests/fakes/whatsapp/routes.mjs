// SPDX-License-Identifier: GPL-3.0-or-later
// The Graph API's paths.

import { parseJson } from '../common/form.mjs';
import { json } from '../common/http_host.mjs';
import { GraphError } from './graph.mjs';
import { send } from './messages.mjs';

/** Answers a call whose token is right. */
export async function route(fake, call) {
  const { method, url } = call;
  if (url.pathname.startsWith('/whatsapp_business/attachments/')) return download(fake, url);
  const [version, object, edge, item] = url.pathname.slice(1).split('/');
  if (!fake.versions.includes(version)) throw new GraphError(2500, `Unknown path components: ${url.pathname}`);
  const act = edge === undefined ? null : kEdges[`${method} ${ownerOf(fake, object)}/${edge}`];
  if (act) return json(200, await act(fake, call, item));
  if (edge === undefined) return json(200, about(fake, call, object));
  throw missing(object);
}

const missing = (object) => new GraphError(100, `Unsupported request. Object with ID '${object}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`, { subcode: 33 });

function ownerOf(fake, object) {
  if (object === fake.phoneNumberId) return 'phone';
  if (object === fake.wabaId) return 'waba';
  throw missing(object);
}

function bodyOf({ headers, body }) {
  const value = parseJson(body.toString('utf8'));
  if (!/^application\/json\b/.test(headers['content-type'] ?? '') || typeof value !== 'object' || value === null) throw new GraphError(100, 'The body is no JSON object.');
  return value;
}

const done = () => ({ success: true });

const kEdges = {
  'POST phone/messages': (fake, call) => send(fake, bodyOf(call)),
  'POST phone/media': (fake, call) => fake.media.upload(call),
  'GET phone/whatsapp_business_profile': (fake) => ({ data: [fake.profile] }),
  'POST phone/whatsapp_business_profile': (fake, call) => {
    Object.assign(fake.profile, bodyOf(call));
    return done();
  },
  'GET phone/block_users': (fake) => ({ data: [...fake.blocked].map((wa_id) => ({ messaging_product: 'whatsapp', wa_id })) }),
  'POST phone/block_users': (fake, call) => block(fake, bodyOf(call), 'added_users'),
  'DELETE phone/block_users': (fake, call) => block(fake, bodyOf(call), 'removed_users'),
  'GET phone/message_qrdls': (fake, _, code) => ({ data: [...fake.links.values()].filter((link) => !code || link.code === code) }),
  'POST phone/message_qrdls': (fake, call) => {
    const { prefilled_message } = bodyOf(call);
    if (!prefilled_message) throw new GraphError(100, 'The parameter prefilled_message is required.');
    const code = fake.random.text(14, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');
    fake.links.set(code, { code, prefilled_message, deep_link_url: `https://wa.me/message/${code}` });
    return fake.links.get(code);
  },
  'DELETE phone/message_qrdls': (fake, _, code) => ({ success: fake.links.delete(code) }),
  'POST phone/register': done,
  'POST phone/conversational_automation': done,
  'GET waba/phone_numbers': (fake) => ({ data: [numberOf(fake)] }),
  'GET waba/subscribed_apps': (fake) => ({ data: fake.subscribed ? [{ whatsapp_business_api_data: { id: '670843887433847', name: 'Pult' } }] : [] }),
  'POST waba/subscribed_apps': (fake) => {
    fake.subscribed = true;
    return done();
  },
  'DELETE waba/subscribed_apps': (fake) => {
    fake.subscribed = false;
    return done();
  },
  'GET waba/message_templates': (fake, { url }) => {
    const { limit, ...rest } = Object.fromEntries(url.searchParams);
    return fake.templates.page({ limit: Number(limit) || 25, ...rest });
  },
  'POST waba/message_templates': (fake, call) => {
    const { id, status, category } = fake.templates.create(bodyOf(call));
    return { id, status, category };
  },
  'DELETE waba/message_templates': (fake, { url }) => {
    fake.templates.remove(url.searchParams.get('name'));
    return done();
  },
};

/** GET or DELETE of a single object: the number, the account, a template, a file. */
function about(fake, { method, url }, object) {
  const template = fake.templates.byId(object);
  const file = fake.media.get(object);
  if (method === 'DELETE' && file) return { success: fake.media.delete(object) };
  if (method !== 'GET') throw missing(object);
  if (object === fake.phoneNumberId) return chosen(numberOf(fake), url);
  if (object === fake.wabaId) return chosen({ id: fake.wabaId, name: 'Fake', currency: 'RUB', message_template_namespace: 'fake' }, url);
  if (template) return template;
  if (file) return fake.media.describe(file);
  throw missing(object);
}

function numberOf({ phoneNumberId, phone }) {
  return {
    id: phoneNumberId, display_phone_number: `+${phone}`, verified_name: 'Fake', quality_rating: 'GREEN', code_verification_status: 'VERIFIED',
    platform_type: 'CLOUD_API', throughput: { level: 'STANDARD' }, status: 'CONNECTED', name_status: 'APPROVED',
  };
}

/** Only the asked `fields`, and always the id. */
function chosen(object, url) {
  const fields = url.searchParams.get('fields')?.split(',');
  return fields ? Object.fromEntries(Object.entries(object).filter(([name]) => name === 'id' || fields.includes(name))) : object;
}

function block(fake, { block_users }, answered) {
  const users = (block_users ?? []).map(({ user }) => ({ input: user, wa_id: String(user).replace(/^\+/, '') }));
  if (!users.length) throw new GraphError(100, 'The parameter block_users is required.');
  for (const { wa_id } of users) {
    if (answered === 'added_users') fake.blocked.add(wa_id);
    else fake.blocked.delete(wa_id);
  }
  return { messaging_product: 'whatsapp', block_users: { [answered]: users } };
}

function download(fake, url) {
  const file = fake.media.at(url.searchParams.get('hash'));
  if (!file) throw new GraphError(100, 'URL signature expired', { status: 404 });
  return { status: 200, headers: { 'content-type': file.type }, body: file.bytes };
}
