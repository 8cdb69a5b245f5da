const WIDTH = 120;

/** An import of names, each once and sorted; types alone as a type. Undefined when there are none. */
export function imported(from: string, names: readonly string[]): string | undefined {
  const plain = (name: string): string => name.replace(/^type /, '').toLowerCase();
  const sorted = [...new Set(names)].sort((a, b) => (plain(a) < plain(b) ? -1 : 1));
  if (sorted.length === 0) return undefined;
  const areTypes = sorted.every((name) => name.startsWith('type '));
  const shown = areTypes ? sorted.map((name) => name.replace(/^type /, '')) : sorted;
  const keyword = areTypes ? 'import type' : 'import';
  const line = `${keyword} { ${shown.join(', ')} } from '${from}';`;
  return line.length <= WIDTH ? line : `${keyword} {\n${shown.map((name) => `  ${name},\n`).join('')}} from '${from}';`;
}

/** Words on lines that are not too wide. */
function wrapped(words: string, start: string): readonly string[] {
  const lines: string[] = [];
  let line = start;
  for (const word of words.split(' ')) {
    if (line.length + 1 + word.length > WIDTH && line !== start) {
      lines.push(line);
      line = start;
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

/** A call of the project's helpers on several lines, where it does not fit on one. */
function broken(value: string, indent: string): string {
  const deeper = `${indent}  `;
  const [, refused] = /^orRefused\((.*)\)$/.exec(value) ?? [];
  if (refused !== undefined) return `orRefused(\n${deeper}${fitted(refused, deeper, '')},\n${indent})`;
  const [, reading, column] = /^taken\((.*), tell, ('[^']*')\)$/.exec(value) ?? [];
  if (reading === undefined) return value;
  return `taken(\n${deeper}${reading},\n${deeper}tell,\n${deeper}${column},\n${indent})`;
}

const fitted = (value: string, indent: string, before: string): string =>
  indent.length + before.length + value.length < WIDTH || value.includes('\n') ? value : broken(value, indent);

/** A property with an expression as its value, in an object. */
export const property = (name: string, value: string, indent: string): string =>
  `${indent}${name}: ${fitted(value, indent, `${name}: `)},`;

/** A comment on lines of its own. */
export const remark = (words: string, indent = ''): string => wrapped(words, `${indent}//`).join('\n');

/** A docstring, on one line where it fits. */
export function docstring(words: string): string {
  const line = `/** ${words} */`;
  return line.length <= WIDTH ? line : `/**\n${wrapped(words, ' *').join('\n')}\n */`;
}

const text = (value: string): string => `'${value.replace(/[\\']/g, '\\$&')}'`;
const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : text(name));

/** Plain data as a literal, on lines of two blanks deeper where it does not fit on one. */
export function literal(value: unknown, indent = ''): string {
  if (typeof value === 'string') return text(value);
  if (value === null || typeof value !== 'object') return String(value);
  const isList = Array.isArray(value);
  const deeper = `${indent}  `;
  const parts = isList
    ? value.map((one) => literal(one, deeper))
    : Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .map(([name, one]) => `${key(name)}: ${literal(one, deeper)}`);
  if (parts.length === 0) return isList ? '[]' : '{}';
  const [open, close] = isList ? ['[', ']'] : ['{ ', ' }'];
  const line = `${open}${parts.join(', ')}${close}`;
  if (line.length + indent.length <= WIDTH && !line.includes('\n')) return line;
  return `${open.trim()}\n${parts.map((part) => `${deeper}${part},\n`).join('')}${indent}${close.trim()}`;
}
