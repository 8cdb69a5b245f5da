import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const dist = resolve(import.meta.dirname, '../../dist');

/** The built files a file loads when it is loaded, itself included; what is imported on demand is left out. */
function loadedBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, specifier = ''] of text.matchAll(/^(?:import|export)\b[^;]*?["'](\.[^"']+)["'];$/gm)) {
    loadedBy(join(dirname(file), specifier), seen);
  }
  return seen;
}

const sourcesIn = (files: ReadonlySet<string>): readonly string[] =>
  [...files].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^\/\/ (src\/\S+)$/gm)].map(([, name = '']) => name),
  );

describe('starting bgz', () => {
  it('loads the command line only; what a command needs is loaded when it runs', () => {
    const sources = sourcesIn(loadedBy(join(dist, 'cli/bgz.js')));
    expect(sources).toEqual(expect.arrayContaining(['src/cli/bgz.ts', 'src/cli/usage-error.ts']));
    expect(sources.filter((name) => !name.startsWith('src/cli/'))).toEqual([]);
  });

  it('loads no builder, terminology server, SNOMED index or facade for bgz validate', () => {
    const [, name = ''] =
      /import\("\.\.\/(validate-[\w-]+\.js)"\)/.exec(readFileSync(join(dist, 'cli/bgz.js'), 'utf8')) ?? [];
    const sources = sourcesIn(loadedBy(join(dist, name)));
    expect(sources).toContain('src/validate/create-validator.ts');
    expect(sources.filter((path) => /^src\/(facade|sections|assemble|ada|quality)\//.test(path))).toEqual([]);
    // The one list of what is plausible, which is read in records and resources alike: tables and pure functions.
    const ofZibs = sources.filter((path) => path.startsWith('src/zib/'));
    expect(ofZibs.filter((path) => !path.startsWith('src/zib/plausibility/'))).toEqual([]);
    expect(sources.filter((path) => /^src\/terminology\/(server|snomed)\//.test(path))).toEqual([]);
  });

  it('loads no database, PDF writer, validator or facade before bgz audit has looked at what it was asked', () => {
    const [, name = ''] =
      /import\("\.\.\/(audit-[\w-]+\.js)"\)/.exec(readFileSync(join(dist, 'cli/bgz.js'), 'utf8')) ?? [];
    const sources = sourcesIn(loadedBy(join(dist, name)));
    expect(sources).toContain('src/cli/audit.ts');
    expect(sources.filter((path) => /^src\/(zib|facade|sections|validate|sql|notified-pull)\//.test(path))).toEqual([]);
    expect(sources.filter((path) => path.startsWith('src/audit/'))).toEqual([]);
  });
});
