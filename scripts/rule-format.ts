const INLINE = 180;

/** A rule file as it is kept: short values on one line, each example on a line of its own. */
export const formatRuleFile = (content: unknown): string => `${format(content, 0)}\n`;

const format = (value: unknown, depth: number): string => {
  const inline = oneLine(value);
  if (typeof value !== 'object' || value === null || (depth > 2 && inline.length + 2 * depth <= INLINE && !('en' in value) && !('fires' in value))) return inline;
  const pad = '  '.repeat(depth + 1);
  const close = '  '.repeat(depth);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[\n${value.map((one) => pad + format(one, depth + 1)).join(',\n')}\n${close}]`;
  return `{\n${Object.entries(value).map(([key, one]) => `${pad}${JSON.stringify(key)}: ${format(one, depth + 1)}`).join(',\n')}\n${close}}`;
};

const oneLine = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? '{}' : `{ ${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${oneLine(one)}`).join(', ')} }`;
  return JSON.stringify(value);
};
