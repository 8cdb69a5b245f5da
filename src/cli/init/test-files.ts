import type { Language } from '../../bgz/define/language';
import { zibGroups } from '../../bgz/listed/zibs';
import { exampleInput, refusedWhenEmpty } from './adapter-file';
import type { InitSection, Project } from './project';
import { imported, literal } from './typescript';

const words = {
  accepted: {
    nl: 'neemt van elke rij een record aan, en leest elke kolom',
    en: 'accepts a record of each row, and reads each column',
  },
  says: { nl: 'zegt wat in de rij staat', en: 'says what stands in the row' },
  refuses: { nl: 'weigert een rij zonder', en: 'refuses a row without' },
  named: { nl: 'en noemt de sleutel van de rij', en: 'and names the key of the row' },
  arrives: {
    nl: 'Alles komt aan bij wie het opvraagt, en voldoet aan de profielen',
    en: 'All arrives where it is pulled, and conforms to the profiles',
  },
  nobody: { nl: 'Zonder token krijgt niemand iets', en: 'Without a token nobody gets anything' },
} as const;

/** The test of an adapter: its example row becomes just this record, and without what the zib requires it is refused. */
function adapterTest(section: InitSection, language: Language): string {
  const { group, record, builder, file, title } = section;
  const expected: unknown = zibGroups[group].parse(exampleInput(section));
  if (!(expected as { ok: boolean }).ok) throw new Error(`The example of ${group} is not accepted.`);
  const text = literal(JSON.parse(JSON.stringify((expected as { record: unknown }).record)), '    ');
  const refused = refusedWhenEmpty(section, language);
  const say = (one: keyof typeof words): string => words[one][language];
  return `import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ${builder} } from 'bgz-facade/zib';
${imported(`../src/adapter/${file}.js`, [`to${record}`])}
${imported('../src/example-epd.js', ['exampleRows'])}

describe('${title[language]}', () => {
  it('${say('accepted')}', () => {
    const told: string[] = [];
    for (const row of exampleRows.${group}) {
      const result = ${builder}.parse(to${record}(row, (unread, column) => told.push(\`\${column}: \${unread.message}\`)));
      if (!result.ok) told.push(...result.issues.map(({ message }) => message));
    }
    assert.deepEqual(told, []);
  });

  it('${say('says')}', () => {
    const [row] = exampleRows.${group};
    assert.ok(row);
    assert.deepEqual(${builder}(to${record}(row, () => {})), ${text});
  });
${
  refused === undefined
    ? ''
    : `
  it('${say('refuses')} ${refused.property}, ${say('named')}', () => {
    const [row] = exampleRows.${group};
    assert.ok(row);
    const empty = { ...row, ${refused.columns.map((column) => `${column}: ''`).join(', ')} };
    const result = ${builder}.parse(to${record}(empty, () => {}));
    assert.deepEqual(result.ok ? [] : result.issues.map(({ at }) => at), ['${refused.property}']);
    assert.equal(result.ok ? undefined : result.id, row.id);
  });
`
}});
`;
}

const facadeTest = (language: Language): string => `import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checkSources, checkText } from 'bgz-facade';
${imported('../src/example-epd.js', ['EXAMPLE_BSN'])}
${imported('../src/facade.js', ['makeFacade'])}
${imported('../src/sources.js', ['sources'])}

it('${words.arrives[language]}', async () => {
  const result = await checkSources(sources, {
    patients: [{ bsn: EXAMPLE_BSN }],
    now: new Date('2026-11-30T12:00:00Z'),
    validate: 'enforce',
  });
  assert.equal(result.verdict, 'arrives', checkText(result));
});

it('${words.nobody[language]}', async () => {
  const facade = makeFacade('0123456789abcdef0123456789abcdef');
  const response = await facade.fetch(new Request('https://epd.example/fhir/Patient'));
  assert.equal(response.status, 401);
});
`;

/** A test of each adapter and one of the whole, by path. */
export const testFiles = ({ sections, language }: Project): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(sections.map((one) => [`test/${one.file}.test.ts`, adapterTest(one, language)])),
  'test/facade.test.ts': facadeTest(language),
});
