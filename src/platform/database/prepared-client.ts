import { createHash } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';

const names = new Map<string, string>();
const nameOf = (text: string): string => {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url').slice(0, 20);
    if (names.size < 2_000) names.set(text, name);
  }
  return name;
};

/**
 * A pg client that names every parameterised statement, so that Postgres parses and plans it once per connection
 * (a quarter of the database's work, ADR 0004), and that pipelines: statements sent without waiting share one flight,
 * and one packet, where pg by itself writes each alone.
 * Behind PgBouncer this needs version 1.21 with max_prepared_statements > 0.
 */
export class PreparedClient extends Client {
  constructor(config?: string | ClientConfig) {
    super({ ...(config as ClientConfig), pipeline: true });
    const send = this.query.bind(this) as (...args: unknown[]) => unknown;
    const query = (text: unknown, values?: unknown, ...rest: unknown[]): unknown => {
      this.#holdUntilEndOfTurn();
      return typeof text === 'string' && Array.isArray(values) && values.length > 0
        ? send({ name: nameOf(text), text, values }, ...rest)
        : send(text, values, ...rest);
    };
    this.query = query as unknown as typeof this.query;
  }

  /** A write to the socket is the dearest thing that a request does in Node. */
  #holdUntilEndOfTurn(): void {
    const { stream } = this.connection;
    if (stream.writableCorked > 0) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
}
