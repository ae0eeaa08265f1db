// SPDX-License-Identifier: GPL-3.0-or-later
// VK's errors, which come with HTTP 200, and its schemas as checks.

import { contractOf, readContract } from '../common/contracts.mjs';

const g_words = new Map(Object.values(readContract('vk/errors.json').errors).map(({ code, description }) => [code, description]));

export class VkError extends Error {
  constructor(code, detail) {
    super(`${g_words.get(code) ?? 'Error'}${detail ? `: ${detail}` : ''}`);
    this.code = code;
  }

  toBody(params) {
    const { access_token, ...shown } = params;
    return { error: { error_code: this.code, error_msg: this.message, request_params: Object.entries(shown).map(([key, value]) => ({ key, value: String(value) })) } };
  }
}

const kEvents = {
  message_new: 'callback_message_object', message_reply: 'messages_message', message_edit: 'messages_message', message_event: 'callback_message_event',
  message_read: 'callback_message_read', message_typing_state: 'callback_message_typing_state', message_reaction_event: 'callback_message_reaction_event',
  message_allow: 'callback_message_allow', message_deny: 'callback_message_deny', user_block: 'callback_user_block', user_unblock: 'callback_user_unblock',
};

/** An audio's address is often empty; a button's colour `default` is called `secondary` by now. */
function repair([{ definitions }]) {
  delete definitions.audio_audio.properties.url.format;
  definitions.messages_keyboard_button.properties.color.enum.push('secondary');
}

export class VkContract {
  #contract;
  #methods;

  static async load(optional = false) {
    const contract = new VkContract();
    contract.#contract = await contractOf(['vk/objects.schema.json', 'vk/requests.schema.json'], { repair, optional });
    contract.#methods = contract.#contract.schemas[1].definitions;
    return contract;
  }

  /** Decodes a form's fields and checks them; throws VkError. Parameters that nobody knows are ignored, as VK does. */
  read(method, form) {
    const definition = this.#methods[method];
    if (!definition) throw new VkError(3, `method ${method}`);
    const { access_token, v, lang, ...fields } = form;
    const params = {};
    const strange = [];
    for (const [name, value] of Object.entries(fields)) {
      const property = definition.properties[name];
      if (property) params[name] = decoded(value, property);
      else strange.push(name);
    }
    const mistake = this.#contract.check(`vk-requests.json#/definitions/${method}`, params);
    if (mistake) throw new VkError(100, mistake.keyword === 'required' ? `${mistake.params.missingProperty} is undefined` : `${mistake.path.slice(1).replaceAll('/', '.')} ${mistake.message}`);
    return { params, strange };
  }

  /** Throws when the simulator itself would say what VK doesn't. */
  assertEvent(event) {
    const wrong = this.#contract.check('vk-objects.json#/definitions/callback_base', event)
      ?? (kEvents[event.type] && this.#contract.check(`vk-objects.json#/definitions/${kEvents[event.type]}`, event.object));
    if (wrong) throw new Error(`not a ${event.type} of VK: ${wrong.path} ${wrong.message} ${JSON.stringify(wrong.params)} ${JSON.stringify(event).slice(0, 400)}`);
  }
}

/** Text of a form as the type that the schema wants; what doesn't fit stays text, and is refused. */
function decoded(value, property) {
  const { type, items } = property;
  if (typeof value !== 'string') return value;
  if (type === 'array') return value === '' ? [] : value.split(',').map((one) => decoded(one.trim(), items ?? {}));
  const types = [type].flat();
  if ((types.includes('integer') || types.includes('number')) && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (type === 'boolean' && /^(0|1|true|false)$/.test(value)) return value === '1' || value === 'true';
  return value;
}
