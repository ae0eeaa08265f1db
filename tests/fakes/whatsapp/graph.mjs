// SPDX-License-Identifier: GPL-3.0-or-later
// Refusals of the Graph API, and the Cloud API's schemas as checks.

import { contractOf } from '../common/contracts.mjs';

const kTitles = {
  100: 'Invalid parameter', 190: 'Authentication Error', 130429: 'Rate limit hit', 131000: 'Something went wrong', 131005: 'Access denied',
  131008: 'Required parameter is missing', 131009: 'Parameter value is not valid', 131016: 'Service unavailable', 131021: 'Recipient cannot be sender',
  131026: 'Message undeliverable', 131042: 'Business eligibility payment issue', 131047: 'Re-engagement message', 131051: 'Unsupported message type',
  131052: 'Media download error', 131053: 'Media upload error', 131056: '(Business Account, Consumer Account) pair rate limit hit',
  131062: 'Business-scoped user id is not supported for this message', 132000: 'Template param count mismatch', 132001: 'Template name does not exist in the translation',
  132015: 'Template is paused', 132016: 'Template is disabled',
};

/** A refusal; `code` is what a caller decides on. */
export class GraphError extends Error {
  constructor(code, details, { status = 400, subcode, transient } = {}) {
    super(`(#${code}) ${kTitles[code] ?? 'Error'}`);
    Object.assign(this, { code, details, status, subcode, transient });
  }

  toBody(random) {
    return {
      error: {
        message: this.message, type: 'OAuthException', code: this.code, ...(this.subcode && { error_subcode: this.subcode }),
        ...(this.transient && { is_transient: true }), error_data: { messaging_product: 'whatsapp', details: this.details },
        fbtrace_id: `A${random.text(22)}`,
      },
    };
  }

  /** As statuses and webhooks carry it. */
  toStatus() {
    return { code: this.code, title: kTitles[this.code] ?? 'Error', message: kTitles[this.code] ?? 'Error', error_data: { details: this.details } };
  }
}

const kShapes = {
  text: 'TextMessage', audio: 'AudioMessage', document: 'DocumentMessage', image: 'ImageMessage', location: 'LocationMessage', video: 'VideoMessage',
  sticker: 'StickerMessage', reaction: 'ReactionMessage', interactive: 'InteractiveMessage', template: 'TemplateMessage', contacts: 'ContactsMessage',
};

export class WhatsappContract {
  #requests;
  #webhooks;

  static async load(optional = false) {
    const contract = new WhatsappContract();
    contract.#requests = await contractOf(['whatsapp/requests.schema.json'], { draft: 2020, optional });
    contract.#webhooks = await contractOf(['whatsapp/webhook.schema.json'], { draft: 2020, optional });
    return contract;
  }

  /** Throws what the Graph API would answer. */
  checkSend(body) {
    if (body.messaging_product !== 'whatsapp') throw new GraphError(100, 'The parameter messaging_product is required.');
    if (body.status !== undefined) return this.#refuse(this.#requests.check('whatsapp-requests.json#/$defs/request.markRead', body));
    const shape = kShapes[body.type ?? 'text'];
    if (!shape) throw new GraphError(100, `Param type must be one of {${Object.keys(kShapes).join(', ').toUpperCase()}} - got "${body.type}".`);
    this.#refuse(this.#requests.check(`whatsapp-requests.json#/$defs/${shape}`, body));
    if (!body.to && !body.recipient) throw new GraphError(100, 'The parameter to is required.');
    if (body.interactive) checkAction(body.interactive);
  }

  #refuse(mistake) {
    if (!mistake) return;
    const { path, keyword, message, params } = mistake;
    if (keyword === 'required') throw new GraphError(131008, `Parameter '${path.slice(1).replaceAll('/', '.')}${path && '.'}${params.missingProperty}' is mandatory`);
    throw new GraphError(131009, `${path.slice(1).replaceAll('/', '.') || 'body'} ${message}${params.unevaluatedProperty ? `: ${params.unevaluatedProperty}` : ''}`);
  }

  /** Throws when the simulator itself would say what the Cloud API doesn't. */
  assertWebhook(body) {
    const mistake = this.#webhooks.check('whatsapp-webhook.json', body);
    if (mistake) throw new Error(`not a webhook of the Cloud API: ${mistake.path} ${mistake.message} ${JSON.stringify(body).slice(0, 400)}`);
  }
}

/** Buttons and lists, which the schema leaves open. */
function checkAction({ type, action, body }) {
  const need = (fine, details) => {
    if (!fine) throw new GraphError(131009, details);
  };
  if (['button', 'list'].includes(type)) need(body?.text, 'interactive.body.text is mandatory');
  if (type === 'button') {
    const { buttons } = action;
    need(Array.isArray(buttons) && buttons.length >= 1 && buttons.length <= 3, 'Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3');
    for (const { type: kind, reply } of buttons) {
      need(kind === 'reply' && reply?.id && reply.id.length <= 256, 'Button reply id is invalid');
      need(reply.title && reply.title.length <= 20, 'Button title length invalid. Min length: 1, Max length: 20');
    }
    need(new Set(buttons.map(({ reply }) => reply.id)).size === buttons.length, 'Duplicate button ids');
  } else if (type === 'list') {
    const { button, sections } = action;
    need(button && button.length <= 20, 'Button label length invalid. Min length: 1, Max length: 20');
    need(Array.isArray(sections) && sections.length >= 1 && sections.length <= 10, 'Invalid sections count');
    const rows = sections.flatMap((section) => section.rows ?? []);
    need(rows.length >= 1 && rows.length <= 10, 'Total row count exceed max allowed count: 10');
    need(sections.length === 1 || sections.every(({ title }) => title && title.length <= 24), 'Section title is mandatory, up to 24 characters');
    need(rows.every(({ id, title, description = '' }) => id && id.length <= 200 && title && title.length <= 24 && description.length <= 72), 'Row title or description too long');
    need(new Set(rows.map(({ id }) => id)).size === rows.length, 'Duplicate row ids');
  }
}
