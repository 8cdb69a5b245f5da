import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dist, packagesLoadedBy, sourcesLoadedBy } from '../loaded-by';

describe('starting bgz', () => {
  it('loads the command line only; what a command needs is loaded when it runs', () => {
    const sources = sourcesLoadedBy('cli/bgz.js');
    expect(sources).toEqual(expect.arrayContaining(['src/cli/bgz.ts', 'src/cli/usage-error.ts']));
    // How text of others is made one line that steers no terminal, which every refusal needs.
    expect(sources.filter((name) => !name.startsWith('src/cli/'))).toEqual(['src/telemetry/terminal-text.ts']);
  });

  it('loads no builder, terminology server, SNOMED index or facade for bgz validate', () => {
    const [, name = ''] =
      /import\("\.\.\/(validate-[\w-]+\.js)"\)/.exec(readFileSync(join(dist, 'cli/bgz.js'), 'utf8')) ?? [];
    const sources = sourcesLoadedBy(name);
    expect(sources).toContain('src/validate/create-validator.ts');
    expect(sources.filter((path) => /^src\/(facade|sections|assemble|ada|quality)\//.test(path))).toEqual([]);
    // The list of sections and what is plausible of them, plain data and pure functions: no schema, no mapping.
    const ofZibs = sources.filter((path) => path.startsWith('src/bgz/'));
    expect(ofZibs).toContain('src/bgz/index.ts');
    expect(ofZibs.filter((path) => /\/(zibs?|stu3|codec|records|mappings)\.ts$/.test(path))).toEqual([]);
    expect(packagesLoadedBy(name)).not.toContain('zod');
    // The form of an expression is known without an index.
    const heavy = sources.filter((path) => /^src\/terminology\/(server|snomed)\//.test(path));
    expect(heavy).toEqual(['src/terminology/snomed/expression.ts']);
  });

  it('loads no database, PDF writer, validator or facade before bgz audit has looked at what it was asked', () => {
    const [, name = ''] =
      /import\("\.\.\/(audit-[\w-]+\.js)"\)/.exec(readFileSync(join(dist, 'cli/bgz.js'), 'utf8')) ?? [];
    const sources = sourcesLoadedBy(name);
    expect(sources).toContain('src/cli/audit.ts');
    expect(sources.filter((path) => /^src\/(zib|facade|sections|validate|sql|notified-pull)\//.test(path))).toEqual([]);
    // A table of a few lines, of what an event is called.
    expect(sources.filter((path) => path.startsWith('src/audit/'))).toEqual(['src/audit/event/kinds.ts']);
  });
});
