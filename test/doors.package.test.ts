import { describe, expect, it } from 'vitest';
import { builtInLoadedBy, sourcesLoadedBy } from './loaded-by';

/** What looks a code up in the bundled lists, which are read when a code first asks for it. */
const looksUp = [
  'terminology/codelists/code-system-index.ts',
  'terminology/codelists/files.ts',
  'terminology/codelists/find-table.ts',
  'terminology/codelists/implicit-value-sets.ts',
  'terminology/codelists/json.ts',
  'terminology/codelists/lines.ts',
  'terminology/codelists/load-codelists.ts',
  'terminology/codelists/table.ts',
  // The form of an expression, which is a code too.
  'terminology/snomed/expression.ts',
];

/** What a door may load: rooms, and single files of other rooms. */
const doors: readonly {
  readonly door: string;
  readonly rooms: readonly string[];
  readonly files: readonly string[];
}[] = [
  {
    door: 'zib',
    rooms: ['bgz', 'terminology'],
    files: [
      'zib.ts',
      // Wire knowledge that a record is checked by: names of systems, forms of numbers, dates and addresses; no definitions.
      'fhir/bsn.ts',
      'fhir/date-time.ts',
      'fhir/did-you-mean.ts',
      'fhir/extensions.ts',
      'fhir/json.ts',
      'fhir/moment-text.ts',
      'fhir/naming-systems.ts',
      'fhir/package/code-file.ts',
      'fhir/package/package-root.ts',
      'fhir/packed-tables.ts',
      'fhir/path-step.ts',
      'fhir/phrase.ts',
      'fhir/plain-moment.ts',
      // Which sections there are says what is plausible of the records of a patient, and names their profiles.
      'fhir/profiles.ts',
      'fhir/uri-form.ts',
      'options/check-options.ts',
      'options/found.ts',
      'options/rules.ts',
    ],
  },
  {
    door: 'quality',
    rooms: ['quality', 'bgz', 'terminology', 'options'],
    files: [
      'fhir/bsn.ts',
      'fhir/date-time.ts',
      'fhir/did-you-mean.ts',
      'fhir/extensions.ts',
      // Of the mapping, which says which element a concept is written to.
      'fhir/ids.ts',
      'fhir/json.ts',
      'fhir/moment-text.ts',
      'fhir/naming-systems.ts',
      'fhir/package/code-file.ts',
      'fhir/package/package-root.ts',
      'fhir/packed-tables.ts',
      'fhir/path-step.ts',
      'fhir/phrase.ts',
      'fhir/plain-moment.ts',
      'fhir/profiles.ts',
      'fhir/uri-form.ts',
      'fhir/written-numbers.ts',
      // Which records no national search returns: the catalogue, with the profiles that sections name, and what reads a search.
      'assemble/catalogue.ts',
      'assemble/criteria.ts',
      'assemble/failures.ts',
      'assemble/national.ts',
      'assemble/search-parameters.ts',
      'assemble/unreached.ts',
    ],
  },
];

describe('importing a light door', () => {
  it.each(doors)(
    'bgz-facade/$door loads no validator or HTTP, and no mapping for records alone',
    ({ door, rooms, files }) => {
      const sources = sourcesLoadedBy(`${door}/index.js`).map((path) => path.slice('src/'.length));
      expect(sources).toContain(`bgz/define/define-zib.ts`);
      const strange = sources.filter((path) => !rooms.includes(path.split('/')[0] ?? '') && !files.includes(path));
      expect(strange).toEqual([]);
      // Records in; how they go out as FHIR is for who maps, and for who tells which concept an element holds.
      const mapping = sources.filter((path) => /^bgz\/.*\b(stu3|mappings)\.ts$/.test(path));
      if (door === 'zib') expect(mapping).toEqual([]);
      // Composing value sets, asking a server and an index of SNOMED CT are for whoever validates.
      const heavy = sources.filter((path) => /^terminology\/(server|snomed|codelists)\//.test(path));
      expect(heavy.filter((path) => !looksUp.includes(path))).toEqual([]);
    },
  );
});

describe('importing bgz-facade/legacy', () => {
  it('loads its own files and how a number is written, and nothing else that bgz-facade/zib does not', () => {
    const besides = new Set([...sourcesLoadedBy('zib/index.js'), 'src/fhir/written-numbers.ts']);
    const sources = sourcesLoadedBy('legacy/index.js');
    expect(sources).toContain('src/legacy/dosage/read-dosage.ts');
    expect(sources.filter((path) => !path.startsWith('src/legacy/') && !besides.has(path))).toEqual([]);
    expect([...besides].filter((path) => path.startsWith('src/legacy/'))).toEqual([]);
  });
});

describe('importing bgz-facade/validate', () => {
  it('loads no example of a rule; they are read when one is explained', () => {
    const sources = sourcesLoadedBy('validate/index.js');
    expect(sources).toContain('src/validate/rules/explain.ts');
    expect(sources.filter((path) => path.startsWith('src/validate/rules/examples'))).toEqual([]);
  });
});

describe('what is built in of other packages', () => {
  it.each(['index.js', 'zib/index.js', 'ada/index.js', 'cli/bgz.js'])(
    'is what %s uses: `z.core` taken as a value brings all languages and the compiler of zod along',
    (file) => {
      const languages = builtInLoadedBy(file).filter((name) => name.includes('/locales/'));
      expect(languages.filter((name) => name !== 'zod/v4/locales/en.js')).toEqual([]);
      expect(builtInLoadedBy(file)).not.toContain('zod/v4/core/compile.js');
    },
  );

  it('is found where there is some', () => {
    expect(builtInLoadedBy('zib/index.js')).toContain('zod/v4/core/schemas.js');
  });
});
