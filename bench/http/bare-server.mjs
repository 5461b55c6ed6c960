import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import pg from 'pg';

/**
 * The bare server: node:http, a pg pool, named statements, each awaited before the next. No framework, no validation,
 * no screening, no log. It finds the session, opens the tenant's transaction, does the work, writes the audit event and
 * commits: the statements recorded from our server. argv: URL of the database, port, recipes, "pipelined" or nothing.
 */
const [, , url, port, file, mode] = process.argv;
const pipelined = mode === 'pipelined';
const recipes = JSON.parse(readFileSync(file, 'utf8'));
const SESSION = '-c role=rhomboid_app -c statement_timeout=10000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=15000 -c timezone=UTC';
const pool = new pg.Pool({ connectionString: url, max: 16, options: SESSION, pipeline: pipelined });

const compiled = (template) => {
  if ('is' in template) return () => template.is;
  if ('ago' in template) return () => new Date(Date.now() - template.ago);
  if (template.hash) return ({ hash }) => hash;
  if ('bytes' in template) {
    const bytes = Buffer.from(template.bytes, 'base64');
    return () => bytes;
  }
  return ({ known, ids }) => template.made.map((part) => (typeof part === 'string' ? part : part.var ? known[part.var] : (ids[part.id] ??= randomUUID()))).join('');
};

const routes = Object.fromEntries(
  Object.entries(recipes).map(([name, { steps, answer, body }]) => [name, { answer, body, steps: steps.map((step) => ({ ...step, values: step.values.map(compiled) })) }]),
);

const send = (client, { name, text, values }, context) => client.query(values.length > 0 ? { name, text, values: values.map((make) => make(context)) } : text);

const run = async ({ steps, answer }, context) => {
  const client = await pool.connect();
  try {
    const results = [await send(client, steps[0], context)];
    for (const [column, value] of Object.entries(results[0].rows[0])) context.known[`row.${column}`] = value;
    if (pipelined) {
      const sent = steps.slice(1, -1).map((step) => send(client, step, context));
      results.push(...(await Promise.all(sent)), await send(client, steps.at(-1), context));
    } else for (const step of steps.slice(1)) results.push(await send(client, step, context));
    return results[answer]?.rows;
  } finally {
    client.release();
  }
};

/** What the parameters of each route are made of. */
const KNOWN = {
  read: (url) => ({ id: url.slice(url.lastIndexOf('/') + 1) }),
  list: () => ({}),
  create: (_, body) => {
    const phone = body.phone.slice(-8);
    return { family: body.familyName, given: body.givenName, born: body.dateOfBirth, email: body.email, phone, familyInitial: body.familyName[0], givenInitial: body.givenName[0] };
  },
  submit: () => ({}),
};

const routeOf = ({ method, url }) => (method === 'POST' ? (url.endsWith('/submission') ? 'submit' : 'create') : url.includes('/clients/') ? 'read' : 'list');

const bodyOf = async (request) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
};

const answerTo = async (request) => {
  const name = routeOf(request);
  const token = /(?:sid|intake)=([^;]+)/.exec(request.headers.cookie)[1];
  const body = request.method === 'POST' ? await bodyOf(request) : undefined;
  const context = { known: KNOWN[name](request.url, body), ids: {}, hash: createHash('sha256').update(token).digest() };
  const rows = await run(routes[name], context);
  if (name === 'submit') return routes.submit.body;
  return JSON.stringify(name === 'list' ? { items: rows } : rows[0]);
};

createServer((request, response) => {
  answerTo(request).then(
    (body) => response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' }).end(body),
    (error) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(port), '127.0.0.1');
