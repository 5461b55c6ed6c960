import { createRequire } from 'node:module';
import { createHash } from 'node:crypto';

const require = createRequire(import.meta.url);
const { Client } = require('pg');

/**
 * Writes down the statements that our server sends for one request, so that the bare server sends the very same ones
 * whatever becomes of the code. Patched before the app opens its pool.
 */
let tape;
const query = Client.prototype.query;
Client.prototype.query = function record(config, ...rest) {
  if (!tape) return query.call(this, config, ...rest);
  const entry = typeof config === 'string' ? { text: config, values: [] } : { name: config.name, text: config.text, values: config.values ?? [] };
  tape.push(entry);
  const callback = rest.findIndex((argument) => typeof argument === 'function');
  if (callback >= 0) {
    const answered = rest[callback];
    rest[callback] = (error, result) => {
      entry.rows = result?.rows;
      answered(error, result);
    };
    return query.call(this, config, ...rest);
  }
  const sent = query.call(this, config, ...rest);
  sent.then(({ rows }) => (entry.rows = rows), () => undefined);
  return sent;
};

export const record = async (request) => {
  tape = [];
  const response = await request();
  const body = await response.text();
  const statements = tape;
  tape = undefined;
  if (!response.ok) throw new Error(`recording failed: ${response.status} ${body}`);
  return { statements, body };
};

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text as constant and variable pieces: `{ var }` from the request or the first row, `{ id }` a new UUID. */
const pieces = (text, known) => {
  const names = new Map(Object.entries(known).map(([name, literal]) => [literal, name]));
  const literals = [...names.keys()].filter((literal) => literal.length > 1).sort((a, b) => b.length - a.length);
  if (names.has(text)) return [{ var: names.get(text) }];
  return text.split(new RegExp(`(${[...literals.map(escape), UUID.source].join('|')})`)).filter((part) => part !== '')
    .map((part) => (names.has(part) ? { var: names.get(part) } : UUID.test(part) && part.length === 36 ? { id: part } : part));
};

/**
 * The recorded request as a recipe: each parameter a constant, a time relative to now, or made of what the request
 * says (`known`, name to literal) and of the ids in the first statement's row (whose session or link it is).
 */
export const recipe = ({ statements, body }, { known, token, answer }) => {
  const hash = createHash('sha256').update(token).digest();
  const first = Object.fromEntries(Object.entries(statements[0].rows[0]).filter(([, value]) => typeof value === 'string' && UUID.test(value)).map(([name, value]) => [`row.${name}`, value]));
  const all = { ...first, ...known };
  const template = (value) => {
    if (value instanceof Date) return { ago: Math.round((Date.now() - value.getTime()) / 60_000) * 60_000 };
    if (Buffer.isBuffer(value)) return value.equals(hash) ? { hash: true } : { bytes: value.toString('base64') };
    if (typeof value !== 'string') return { is: value };
    const made = pieces(value, all);
    return made.every((part) => typeof part === 'string') ? { is: value } : { made };
  };
  const steps = statements.map(({ name, text, values }) => ({ name, text, values: values.map(template) }));
  return { steps, answer: answer ? steps.findIndex(({ text }) => answer.test(text)) : -1, body };
};
