import { describe, expect, it } from 'vitest';
import { devDependencies, version } from '../../../package.json';
import { sourceSections } from '../../../src/bgz/index';
import { statedConcepts } from '../../../src/bgz/stated-concepts';
import { plan } from '../../../src/cli/init/plan';
import { coreSections, type Framework, initSections, sectionsNamed } from '../../../src/cli/init/project';
import { projectFiles } from '../../../src/cli/init/project-files';
import { zibGroups } from '../../../src/zib';

const groupsOf = (asked: readonly string[]) => sectionsNamed(asked).map(({ group }) => group);
const files = (language: 'nl' | 'en', framework: Framework = 'node', sections = initSections) =>
  projectFiles({ name: 'epd', sections, framework, language });
const whole = { nl: files('nl'), en: files('en') };

/** Columns of the row of an adapter, and those that the mapping reads. */
function columnsOf(adapter: string): { readonly stated: readonly string[]; readonly read: readonly string[] } {
  const row = adapter.slice(adapter.indexOf('Row {'), adapter.indexOf('\n}\n'));
  const stated = [...row.matchAll(/^ {2}readonly (\w+):/gm)].map(([, name = '']) => name);
  const read = [...adapter.matchAll(/\brow\.(\w+)/g)].map(([, name = '']) => name);
  return { stated, read };
}

describe('the sections of bgz init', () => {
  it('are all that have a source of records of a zib, in the order of the BgZ', () => {
    expect(initSections.map(({ group }) => group)).toEqual(Object.keys(zibGroups));
    expect(sourceSections.map(({ key }) => key).filter((key) => !Object.hasOwn(plan, key))).toEqual(['documents']);
  });

  it('are asked by their keys, in any order, and the patient comes along', () => {
    expect(groupsOf(['problems', ' allergyIntolerances'])).toEqual(['patient', 'allergyIntolerances', 'problems']);
    expect(groupsOf(['patient'])).toEqual(['patient']);
    expect(groupsOf(['all'])).toEqual(Object.keys(zibGroups));
  });

  it('begin with what is offered without being named', () => {
    expect(coreSections.map(({ group }) => group)).toEqual([
      'patient',
      'payers',
      'allergyIntolerances',
      'problems',
      'medicalDevices',
      'procedures',
      'procedureRequests',
      'medicationUses',
      'medicationAgreements',
      'administrationAgreements',
    ]);
  });

  it.each([
    ['alergieen', 'There is no section alergieen (did you mean allergyIntolerances?); there are patient,'],
    [
      'problemen,verrichtngen',
      'There is no section problemen (did you mean problems?), verrichtngen (did you mean procedures?);',
    ],
    ['documents', 'There is no section documents; there are'],
    ['', '--sections names no section.'],
  ])('refuses %j, and says what was meant', (asked, told) => {
    expect(() => sectionsNamed(asked.split(','))).toThrow(told);
  });
});

it.each(['nl', 'en'] as const)(
  'a column, the key too, is named in its adapter, the example and tests alone (%s)',
  (language) => {
    const columns = /\brow\.\w/;
    const naming = Object.entries(whole[language]).filter(([, text]) => columns.test(text));
    expect(naming.length).toBeGreaterThan(initSections.length);
    expect(naming.map(([name]) => name).filter((name) => !/^(src\/adapter|test)\//.test(name))).toEqual([]);
  },
);

describe.each(initSections.map((section) => [section.group, section] as const))(
  'the adapter of %s',
  (group, section) => {
    const concepts = statedConcepts(group).filter(({ record }) => !record.includes('.'));
    const adapter = whole.nl[`src/adapter/${section.file}.ts`] ?? '';

    it('fills all that its zib requires, of properties that it has', () => {
      const filled = ['id', ...Object.keys(plan[group])];
      expect(filled.filter((name) => !concepts.some(({ record }) => record === name))).toEqual([]);
      const required = concepts.filter(({ cardinality }) => cardinality.startsWith('1')).map(({ record }) => record);
      expect(required.filter((name) => !filled.includes(name))).toEqual([]);
    });

    it('tells of every property its cardinality, its concept and its codelist', () => {
      const text = adapter.replace(/\n\s*\/\/ /g, ' ');
      for (const { record, cardinality, id, dutch, codelist } of concepts.filter(({ record }) => record !== 'id')) {
        expect(text).toContain(record);
        expect(text, record).toContain(id === undefined ? cardinality : `${cardinality} ${dutch}, ${id}: `);
        if (codelist !== undefined) expect(text, record).toContain(`${codelist.split(' ')[0]}: `);
      }
    });

    it.each(['nl', 'en'] as const)('reads each column of its row, and no other (%s)', (language) => {
      const { stated, read } = columnsOf(whole[language][`src/adapter/${section.file}.ts`] ?? '');
      expect(new Set(stated).size).toBe(stated.length);
      expect([...new Set(read)].sort()).toEqual([...stated].sort());
    });
  },
);

describe('the project of bgz init', () => {
  it('pins this version of the library, and what a host needs, as the library is tested with them', () => {
    const manifest = (framework: Framework) => JSON.parse(files('nl', framework, [])['package.json'] ?? '');
    expect(manifest('node').dependencies).toEqual({ 'bgz-facade': version });
    expect(manifest('express')).toMatchObject({
      dependencies: { 'bgz-facade': version, express: devDependencies.express },
      devDependencies: { '@types/express': devDependencies['@types/express'] },
    });
    expect(manifest('fastify').dependencies).toEqual({ 'bgz-facade': version, fastify: devDependencies.fastify });
    expect(manifest('node')).toMatchObject({ private: true, type: 'module', name: 'epd' });
    expect(JSON.parse(whole.nl['tsconfig.json'] ?? '').compilerOptions).toMatchObject({
      strict: true,
      skipLibCheck: false,
    });
  });

  it('has a test of each adapter, a source of each section, and no other', () => {
    const sections = sectionsNamed(['problems', 'medicationAgreements']);
    const written = files('en', 'node', sections);
    expect(Object.keys(written).filter((name) => /adapter|test/.test(name))).toEqual([
      'src/adapter/patient.ts',
      'src/adapter/problems.ts',
      'src/adapter/medication-agreements.ts',
      'test/patient.test.ts',
      'test/problems.test.ts',
      'test/medication-agreements.test.ts',
      'test/facade.test.ts',
    ]);
    expect(written['src/sources.ts']).not.toContain('allergy');
  });

  it('reads old columns by the readers of the library', () => {
    const { 'src/adapter/medication-agreements.ts': medication = '', 'src/adapter/patient.ts': patient = '' } =
      files('nl');
    expect(medication).toContain("taken(readDosage(row.dosering), tell, 'dosering')");
    expect(patient).toContain("taken(readIdentifier('bsn', row.bsn), tell, 'bsn')");
    expect(patient).toContain("taken(readDate(row.geboortedatum), tell, 'geboortedatum')");
  });

  it('opens for nobody until somebody says for whom', () => {
    expect(whole.en['src/authorize.ts']).toMatch(/return \{ allowed: false, reason: 'unauthenticated' \};\n\}\n$/);
  });

  it('speaks one language, and keeps lines that can be read', () => {
    const { 'README.md': readme, ...english } = whole.en;
    // Notes on properties are those of the library, in English; example rows are of a Dutch patient.
    const told = (texts: readonly string[]) =>
      texts.flatMap((text) => text.split('\n').filter((line) => /^ *(\/\*\*| \* )|^ *it\('/.test(line))).join('\n');
    expect(told(Object.values(english))).not.toMatch(/\b(een|uw|niet|wordt|rij)\b/);
    expect(told(Object.values(whole.nl))).not.toMatch(/\b(your|what|the row)\b/i);
    expect(readme).toContain('## What next');
    const comments = Object.values(english).flatMap((text) =>
      text.split('\n').filter((line) => /^\s*(\/\/|\*)/.test(line)),
    );
    expect(comments.filter((line) => line.length > 140)).toEqual([]);
  });

  it('is the same each time', () => {
    expect(files('nl')).toEqual(whole.nl);
  });
});
