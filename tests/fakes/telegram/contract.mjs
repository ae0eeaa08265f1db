// SPDX-License-Identifier: GPL-3.0-or-later
// The Bot API's schema, and its refusals in the words of the Bot API's server.

import { contractOf } from '../common/contracts.mjs';
import { parseJson } from '../common/form.mjs';

/** What the reduced schema gets wrong: an album may mix photos and videos, and has two to ten items. */
function repair([schema]) {
  const kinds = ['InputMediaAudio', 'InputMediaDocument', 'InputMediaLivePhoto', 'InputMediaPhoto', 'InputMediaVideo'];
  schema.definitions['request.sendMediaGroup'].properties.media = {
    type: 'array', minItems: 2, maxItems: 10, items: { anyOf: kinds.map((kind) => ({ $ref: `#/definitions/${kind}` })) },
  };
}

export class TelegramContract {
  #contract;
  #definitions;
  #methods;

  static async load(optional = false) {
    const contract = new TelegramContract();
    contract.#contract = await contractOf(['telegram/telegram.schema.json'], { repair, optional });
    contract.#definitions = contract.#contract.schemas[0].definitions;
    contract.#methods = new Map(Object.keys(contract.#definitions).filter((name) => name.startsWith('request.')).map((name) => [name.slice(8).toLowerCase(), name.slice(8)]));
    return contract;
  }

  /** The method's name as it is written, whatever case it was asked in. */
  methodNamed(name) {
    return this.#methods.get(name.toLowerCase());
  }

  /** Numbers, flags and objects travel as text in a form; a text that isn't what it should be stays, and is refused. */
  decodeForm(method, fields) {
    const { properties } = this.#definitions[`request.${method}`];
    const decoded = {};
    for (const [name, value] of Object.entries(fields)) {
      const kinds = kindsOf(properties[name]);
      const parsed = parseJson(value);
      const meant = kinds.includes('string') ? kinds.includes('integer') && Number.isInteger(parsed) : parsed !== undefined;
      decoded[name] = meant ? parsed : value;
    }
    return decoded;
  }

  hasParameter(method, name) {
    return name in this.#definitions[`request.${method}`].properties;
  }

  /** null, or the refusal's description. */
  refusal(method, params) {
    const mistake = this.#contract.check(`telegram.json#/definitions/request.${method}`, params);
    return mistake && inWords(mistake, method);
  }

  /** Throws when the simulator itself would say what the Bot API doesn't. */
  assertAnswer(method, answer) {
    if (this.#contract.has(`telegram.json#/definitions/response.${method}`)) this.#assert(`response.${method}`, answer);
  }

  assertUpdate(update) {
    this.#assert('Update', update);
  }

  #assert(name, value) {
    const mistake = this.#contract.check(`telegram.json#/definitions/${name}`, value);
    if (mistake) throw new Error(`not a ${name} of the Bot API: ${mistake.path} ${mistake.message} ${JSON.stringify(value).slice(0, 400)}`);
  }
}

function kindsOf(property = {}) {
  if (property.anyOf) return property.anyOf.flatMap(kindsOf);
  return property.type ? [property.type] : ['object'];
}

const kMissing = { chat_id: 'chat_id is empty', text: 'message text is empty', message_id: 'message identifier is not specified' };

function inWords({ path, keyword, message, params }, method) {
  const name = keyword === 'required' ? params.missingProperty : path.split('/')[1];
  if (keyword === 'required' && path === '') return kMissing[name] ? `Bad Request: ${kMissing[name]}` : `Bad Request: parameter "${name}" is required`;
  if (keyword === 'additionalProperties') return `Bad Request: method ${method} has no parameter "${params.additionalProperty}"`;
  if (name === 'text' && keyword === 'minLength') return 'Bad Request: message text is empty';
  if (name === 'text' && keyword === 'maxLength') return 'Bad Request: message is too long';
  if (name === 'caption' && keyword === 'maxLength') return 'Bad Request: message caption is too long';
  return `Bad Request: can't parse ${name || 'parameters'}: ${path} ${message}`;
}
