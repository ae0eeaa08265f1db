// SPDX-License-Identifier: GPL-3.0-or-later
// The messengers' schemas (tests/contracts) as checks. Where the npm package ajv isn't there, as in a demonstration on
// a fresh machine, `contractOf(..., {optional: true})` lets everything pass.

import { readFileSync } from 'node:fs';

const kFolder = new URL('../../contracts/', import.meta.url);

export function readContract(file) {
  return JSON.parse(readFileSync(new URL(file, kFolder), 'utf8'));
}

/**
 * Checks made of schema files. `check(id, value)` answers null or the first mistake as {path, keyword, message, params}.
 * `draft`: 7 or 2020. `repair(schemas)` may mend what a schema gets wrong, before it is compiled.
 */
export async function contractOf(files, { draft = 7, repair = () => {}, optional = false } = {}) {
  const schemas = files.map(readContract);
  repair(schemas);
  const loaded = await loadAjv(draft).catch((error) => {
    if (optional && error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  });
  if (!loaded) return { schemas, has: () => true, check: () => null };
  const { Ajv, addFormats } = loaded;
  const ajv = new Ajv({ strict: false, allErrors: false, verbose: false });
  addFormats(ajv);
  for (const format of ['int64', 'int32', 'url', 'float']) ajv.addFormat(format, true);
  for (const schema of schemas) ajv.addSchema(schema);
  const find = (id) => ajv.getSchema(id);
  return {
    schemas,
    has: (id) => Boolean(find(id)),
    check(id, value) {
      const validate = find(id);
      if (!validate) throw new Error(`no such schema: ${id}`);
      return validate(value) ? null : worst(validate.errors);
    },
  };
}

async function loadAjv(draft) {
  const [{ default: Ajv }, { default: addFormats }] = await Promise.all([
    draft === 2020 ? import('ajv/dist/2020.js') : import('ajv'),
    import('ajv-formats'),
  ]);
  return { Ajv: Ajv.default ?? Ajv, addFormats: addFormats.default ?? addFormats };
}

/** Of the mistakes in a choice of shapes the deepest says most. */
function worst(errors) {
  const depth = (error) => error.instancePath.split('/').length;
  const plain = errors.filter((error) => !['anyOf', 'oneOf', 'const', 'enum', '$ref'].includes(error.keyword));
  const found = (plain.length ? plain : errors).reduce((best, error) => (depth(error) > depth(best) ? error : best));
  return { path: found.instancePath, keyword: found.keyword, message: found.message, params: found.params };
}
