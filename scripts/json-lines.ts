/** The line of every value of a JSON text, by JSON pointer. The text must be valid JSON. */
export const linesIn = (text: string): ReadonlyMap<string, number> => {
  const lines = new Map<string, number>();
  const open: { key: string; at: number | undefined }[] = [];
  let line = 1;
  let key: string | undefined;
  const here = (): string => open.map(({ key: name, at }) => `/${at ?? name}`).join('');
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\],\n]|[^\s{}[\],":]+/g)) {
    const top = open.at(-1);
    if (token === '\n') line += 1;
    else if (token === ',' && top?.at !== undefined) top.at += 1;
    else if (token === '}' || token === ']') open.pop();
    else if (token.startsWith('"') && token.endsWith(':')) {
      key = JSON.parse(token.slice(0, -1).trimEnd()) as string;
      if (top) top.key = key;
    } else if (token !== ',') {
      lines.set(here(), line);
      if (token === '{' || token === '[') open.push({ key: '', at: token === '[' ? 0 : undefined });
    }
  }
  return lines;
};
