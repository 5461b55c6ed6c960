import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Schema = Record<string, any>;

export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With {placeholders}. */
  readonly path: string;
  readonly access: { kind: string; permission?: string; verified?: boolean } | undefined;
  readonly pathParameters: readonly string[];
  readonly queryParameters: readonly { name: string; schema: Schema }[];
  readonly needsIfMatch: boolean;
  readonly body: Schema | undefined;
}

const document = JSON.parse(readFileSync(join(__dirname, '..', '..', 'docs', 'api', 'openapi.json'), 'utf8')) as Schema;

/** The schema behind a `$ref`, else itself. */
export const resolveSchema = (schema: Schema): Schema => {
  const ref = schema.$ref as string | undefined;
  const target = ref ? (document.components.schemas[ref.split('/').at(-1) ?? ''] as Schema | undefined) : schema;
  if (!target) throw new Error(`no such schema: ${ref}`);
  return target;
};

const parametersIn = (operation: Schema, where: string): { name: string; schema: Schema }[] =>
  ((operation.parameters ?? []) as Schema[]).filter((p) => p.in === where).map((p) => ({ name: p.name as string, schema: (p.schema ?? {}) as Schema }));

const describeOperation = (path: string, method: string, operation: Schema): Operation => ({
  id: operation.operationId as string,
  method: method as Operation['method'],
  path,
  access: operation['x-access'] as Operation['access'],
  pathParameters: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
  queryParameters: parametersIn(operation, 'query'),
  needsIfMatch: parametersIn(operation, 'header').some((p) => p.name === 'If-Match'),
  body: operation.requestBody?.content?.['application/json']?.schema as Schema | undefined,
});

/** Every operation of the committed API description, which `npm test` holds to the code. */
export const operations: readonly Operation[] = Object.entries(document.paths as Record<string, Record<string, Schema>>).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => describeOperation(path, method, operation)),
);

export const isWrite = (operation: Operation): boolean => operation.method !== 'get';

export const urlOf = (operation: Operation, ids: Readonly<Record<string, string>>): string =>
  operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`${operation.id}: no value for {${name}}`);
    return encodeURIComponent(id);
  });
