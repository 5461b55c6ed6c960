import type { OpenAPIObject } from '@nestjs/swagger';

type Node = Record<string, unknown>;

/** Rewrites what the generator still says in OpenAPI 3.0 words (`nullable`, boolean exclusive bounds) as JSON Schema 2020-12. */
export const openapi31 = (document: OpenAPIObject): OpenAPIObject => rewrite(document) as OpenAPIObject;

const rewrite = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(rewrite);
  if (typeof value !== 'object' || value === null) return value;
  return withoutNullable(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewrite(inner)])));
};

const withoutNullable = ({ nullable, ...node }: Node): Node => {
  if (nullable !== true) return nullable === undefined ? node : { ...node, nullable };
  if (typeof node.type === 'string') {
    return { ...node, type: [node.type, 'null'], ...(Array.isArray(node.enum) ? { enum: [...(node.enum as unknown[]), null] } : {}) };
  }
  return { anyOf: [node, { type: 'null' }] };
};
