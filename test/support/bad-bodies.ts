import fc from 'fast-check';
import { resolveSchema, type Schema } from './api-description';

const HOSTILE = ["' OR 1=1 --", '\u0000', '\ud800', '../../etc/passwd', '<img onerror=alert(1)>', '=1+1', 'x'.repeat(70_000), '', ' ', '🦶', 'null', '__proto__', '2026-02-30', '-1', '1e999'];
const hostile = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constantFrom<unknown>(...HOSTILE, null, true, -1, 0, 1.5, 1e15, Number.MAX_SAFE_INTEGER, [], {}, [[]], [null], { $ref: '#' }),
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary', maxLength: 50 }),
  );

/** A value that the schema allows, roughly: enough to get past the first check of a route. */
export const plausible = (given: Schema): fc.Arbitrary<unknown> => {
  const schema = resolveSchema(given);
  const type = Array.isArray(schema.type) ? (schema.type[0] as string) : (schema.type as string | undefined);
  if (schema.enum) return fc.constantFrom(...(schema.enum as unknown[]));
  if (schema.anyOf ?? schema.oneOf ?? schema.allOf) return plausible(((schema.anyOf ?? schema.oneOf ?? schema.allOf) as Schema[])[0] ?? {});
  switch (type) {
    case 'string':
      return plausibleString(schema);
    case 'integer':
      return fc.integer({ min: Number(schema.minimum ?? 0), max: Number(schema.maximum ?? 100) });
    case 'number':
      return fc.integer({ min: Math.ceil(Number(schema.minimum ?? 0)), max: Math.floor(Number(schema.maximum ?? 100)) });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(plausible((schema.items ?? {}) as Schema), { maxLength: 3 });
    case 'object':
      return plausibleObject(schema);
    default:
      return hostile();
  }
};

const plausibleString = (schema: Schema): fc.Arbitrary<string> => {
  if (schema.format === 'uuid') return fc.uuid({ version: 7 });
  if (schema.format === 'date') return fc.constantFrom('1990-05-17', '2026-11-01', '2012-02-29');
  if (schema.format === 'date-time') return fc.constantFrom('2026-12-01T10:00:00Z', '2027-01-01T00:00:00.000Z');
  if (schema.format === 'email') return fc.constantFrom('sam@clinic.test', 'ana@clinic.test');
  return fc.string({ minLength: Number(schema.minLength ?? 1), maxLength: Math.min(Number(schema.maxLength ?? 20), 40) });
};

const plausibleObject = (schema: Schema): fc.Arbitrary<Record<string, unknown>> => {
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const required = (schema.required ?? []) as string[];
  return fc.record(Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, plausible(inner)])), {
    requiredKeys: required.filter((name) => name in properties),
  });
};

/** A body that is wrong in one place, in all places, or no object at all. */
export const badBody = (schema: Schema): fc.Arbitrary<unknown> => {
  const names = Object.keys((resolveSchema(schema).properties ?? {}) as object);
  const spoiled = fc
    .tuple(plausible(schema), names.length > 0 ? fc.constantFrom(...names) : fc.constant('field'), hostile())
    .map(([body, name, value]) => ({ ...(body as object), [name]: value }));
  const stranger = fc.tuple(plausible(schema), fc.constantFrom('clinicId', 'role', 'signedAt', 'version', 'constructor', 'toString'), hostile()).map(([body, name, value]) => ({
    ...(body as object),
    [name]: value,
  }));
  const lacking = fc.tuple(plausible(schema), fc.subarray(names)).map(([body, dropped]) => Object.fromEntries(Object.entries(body as object).filter(([name]) => !dropped.includes(name))));
  return fc.oneof({ arbitrary: spoiled, weight: 4 }, { arbitrary: stranger, weight: 2 }, { arbitrary: lacking, weight: 2 }, { arbitrary: hostile(), weight: 1 });
};
