import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAda } from '../../src/ada';
import { document, TODAY } from './instances';

const file = path.resolve(import.meta.dirname, '../../../shared/spec/ada-vocabulary.md');
const present = existsSync(file);

/** The indented trees of the vocabulary, each as XML with a value in every leaf. */
function trees(): [root: string, xml: string][] {
  const fences = readFileSync(file, 'utf8').matchAll(/```\n(.*?)```/gs);
  return [...fences].flatMap(([, block = '']) => split(block.trimEnd().split('\n')).map(toXml));
}

/** One tree per line without indentation. */
function split(lines: string[]): string[][] {
  const starts = lines.flatMap((line, i) => (line.startsWith(' ') ? [] : [i]));
  return starts.map((start, i) => lines.slice(start, starts[i + 1]));
}

function toXml(lines: string[]): [string, string] {
  const parsed = lines.map((line) => ({ depth: line.search(/\S/) / 2, name: line.trim().split(' ')[0] ?? '' }));
  const open: string[] = [];
  let xml = '';
  parsed.forEach(({ depth, name }, i) => {
    while (open.length > depth) xml += `</${open.pop()}>`;
    const isGroup = (parsed[i + 1]?.depth ?? 0) > depth;
    xml += isGroup ? `<${name}>` : `<${name} value="1" code="1" codeSystem="1.2.3" root="1.2.3"/>`;
    if (isGroup) open.push(name);
  });
  while (open.length > 0) xml += `</${open.pop()}>`;
  return [parsed[0]?.name ?? '', xml];
}

describe.skipIf(!present)('ADA vocabulary (skipped when ../shared/spec is absent)', () => {
  it.each(present ? trees() : [])('knows every element of %s', (root, xml) => {
    // zibroot is shown apart; it stands in a record.
    const section =
      root === 'zibroot' ? `<allergieen><allergie_intolerantie>${xml}</allergie_intolerantie></allergieen>` : xml;
    const result = readAda(document(section), { now: TODAY });
    const unknown = result.ok ? [] : result.issues.filter((issue) => issue.code === 'unknown-element');
    expect(unknown).toEqual([]);
  });
});
