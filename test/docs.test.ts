import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedFiles } from '../scripts/generated-files';
import { checklistRows, ofTheRepository } from '../scripts/going-live-page';
import { steps } from '../scripts/going-live-steps';
import { propertiesOf } from '../scripts/record-shapes';
import { shapeNotes } from '../scripts/shape-notes';
import { navigation } from '../site/navigation';
import { menderOf, startMending } from '../src/bgz/define/mender';
import { recordParts } from '../src/bgz/json-schema';
import { cancelReasons } from '../src/notified-pull';
import { bgzRecords } from '../src/zib';

const root = path.resolve(import.meta.dirname, '..');
const files = generatedFiles();

describe('generated files', () => {
  it.each(Object.keys(files))('%s is what `npm run docs` makes now', (name) => {
    const committed = readFileSync(path.join(root, name), 'utf8');
    expect(committed === files[name], `${name} is behind: run npm run docs`).toBe(true);
  });

  it('docs/concepts.md has a row for every concept of every zib', () => {
    const page = files['docs/concepts.md'] ?? '';
    for (const { id, name } of bgzRecords.concepts) expect(page).toContain(`| ${id} | ${name} |`);
    const anchors = new Set(
      [...page.matchAll(/^###? (\w+)$/gm)].map(([, heading = '']) => `#${heading.toLowerCase()}`),
    );
    const links = [...page.matchAll(/\]\((#[^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !anchors.has(link))).toEqual([]);
    expect(links.length).toBeGreaterThan(10);
  });

  it('docs/concepts.md has every property of every zib and shape, down to codes, numbers and text', () => {
    const page = files['docs/concepts.md'] ?? '';
    const sections = new Map(page.split(/^###? (?=\w+$)/m).map((text) => [text.slice(0, text.indexOf('\n')), text]));
    const row = (section: string, property: string): string =>
      sections
        .get(section)
        ?.split('\n')
        .find((line) => line.startsWith(`| \`${property}\` |`)) ?? `no ${property} in ${section}`;
    expect(row('MedicationAgreement', 'agreedMedicine')).toContain('| yes | [PharmaceuticalProduct]');
    expect(row('InstructionsForUse', 'dosageInstructions.dose')).toContain('|  | [QuantityRange](#quantityrange) |');
    expect(row('InstructionsForUse', 'dosageInstructions.administeringSchedule.frequency.count')).toContain(
      '| yes | [NumberRange](#numberrange) |',
    );
    expect(row('QuantityRange', 'nominalValue')).toContain('|  | [Decimal](#decimal) |');
    expect(row('QuantityRange', 'unit')).toContain('| yes | [CodedConcept](#codedconcept) |');
    expect(row('Party', 'healthProfessional')).toContain('[HealthProfessional](#healthprofessional)');
    expect(row('ProblemReference', 'display')).toContain('| text |');
    expect(row('MedicationAgreement', 'relatedAgreements.identification')).toContain('| yes | [Identifier]');
    expect(row('AllergyIntolerance', 'allergyStatus')).toContain('code of [AllergieStatusCodelijst](#codelists) |');
    expect(row('AllergyIntolerance', 'causativeAgent')).toContain('| SNOMED CT, HPK, SNK, SSK or thesaurus 122. |');
    for (const [name, { schema }] of Object.entries(recordParts))
      for (const { path: property } of name === 'ProblemInside' ? [] : propertiesOf(schema))
        expect(row(name, property)).toContain(property);
    expect(sections.get('Systems')).toContain('| snomed | `http://snomed.info/sct` |');
    expect(sections.get('Codelists')).toContain('`active` = `55561003` Actueel');
  });

  it.each(Object.keys(shapeNotes))('docs/concepts.md shows values of a %s that a builder accepts', (name) => {
    const { examples = [] } = shapeNotes[name] ?? {};
    expect(examples.length).toBeGreaterThan(0);
    const schema = recordParts[name]?.schema;
    const mend = schema && menderOf(schema);
    for (const example of examples)
      expect(schema?.safeParse(mend?.(example, startMending())).error?.issues ?? []).toEqual([]);
  });
});

describe('docs/records.md', () => {
  it('names the properties of which the type takes a bare code or name', () => {
    const folder = path.join(root, 'src/bgz');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const typed = sources.flatMap((file) =>
      [
        ...readFileSync(path.join(folder, file), 'utf8').matchAll(
          /(\w+): (?:field\([^()]*)?(?:z\.array\()?codedOrBare\b/g,
        ),
      ].map(([, name]) => name),
    );
    const said = /is typed in registrations of people and organizations only:\n([^.]*)\./.exec(
      files['docs/records.md'] ?? '',
    );
    expect([...(said?.[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name).sort()).toEqual(typed.sort());
    expect(typed.length).toBeGreaterThan(3);
  });
});

describe('docs/vendor-checklist.md', () => {
  const page = readFileSync(path.join(root, 'docs/vendor-checklist.md'), 'utf8');
  const rows = page.split('\n').filter((line) => /^\| \d/.test(line));

  it('names tests and examples that are there', () => {
    const named = [...page.matchAll(/\b(?:test|examples)\/[\w./-]*\w/g)].map(([name]) => name);
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });

  it('has each of the seventy rows of the plan once', () => {
    const numbers = rows.flatMap((row) =>
      (row.split('|')[1] ?? '').split(',').flatMap((part) => {
        const [from = 0, to = from] = part.trim().split('–').map(Number);
        return Array.from({ length: to - from + 1 }, (_, i) => from + i);
      }),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 70 }, (_, i) => i + 1));
  });
});

describe('docs/going-live.md', () => {
  it('takes each row of the checklist in one step, and has what shows it', () => {
    expect(steps.flatMap(({ rows }) => rows).sort((a, b) => a - b)).toEqual(
      [...checklistRows.keys()].sort((a, b) => a - b),
    );
    const page = files['docs/going-live.md'] ?? '';
    for (const { numbers, asked, proof } of checklistRows.values()) {
      expect(proof, numbers).not.toBe('');
      expect(page).toContain(`| ${numbers} | ${asked} | ${proof} |`);
    }
    expect(page).toContain('| 14 | join as GtK | GtK |');
    expect(page).toContain('| 2 | zib release 2017 | test/bgz/facts.test.ts |');
  });
});

describe('pages that the package has', () => {
  const pages = navigation
    .flatMap((group) => group.pages)
    .filter((page) => /^(?:README|SECURITY|docs\/|examples\/)/.test(page))
    .map((page) => ({ page, text: readFileSync(path.join(root, page), 'utf8') }));

  it('say where the tests are that their tables name', () => {
    // Others are tests of the reader's own project.
    const isOurs = (folder: string): boolean => existsSync(path.join(root, folder));
    const naming = pages.filter(
      ({ text }) => [...text.matchAll(/\btest\/[\w-]+\//g)].filter(([folder]) => isOurs(folder)).length > 10,
    );
    expect(naming.map(({ page }) => page)).toContain('docs/security.md');
    expect(naming.length).toBeGreaterThan(2);
    for (const { page, text } of naming) expect(text, page).toContain(ofTheRepository);
  });

  it('name a script of a checkout only as one', () => {
    const paragraphs = pages.flatMap(({ page, text }) => text.split('\n\n').map((one) => ({ page, one })));
    const scripts = paragraphs.filter(({ one }) => /npm run (?:demo|example)/.test(one));
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter(({ one }) => !/npm ci|checkout/.test(one))).toEqual([]);
  });
});

describe('docs/notified-pull.md', () => {
  it('has each reason to withdraw a notification, with the words for a screen', () => {
    const page = readFileSync(path.join(root, 'docs/notified-pull.md'), 'utf8');
    const [, section = ''] = page.split('### Why a notification is withdrawn\n');
    const rows = [...(section.split('\n### ')[0] ?? '').matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)];
    expect(rows.map(([, code, words]) => [code, words])).toEqual(Object.entries(cancelReasons));
  });
});

describe('docs/versioning.md', () => {
  it('says of every door what is held, and the README what it is for', () => {
    const { exports: doors } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { exports: object };
    const [, section = ''] = readFileSync(path.join(root, 'docs/versioning.md'), 'utf8').split('\n## Doors\n');
    const told = section
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((row) => [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, door]) => door));
    expect(told.sort()).toEqual(
      Object.keys(doors)
        .map((door) => (door === '.' ? 'bgz-facade' : door.slice(1)))
        .sort(),
    );
    const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
    for (const door of Object.keys(doors).filter((one) => one !== './package.json'))
      expect(readme).toContain(`| \`${path.posix.join('bgz-facade', door)}\` `);
  });
});

describe('docs/security.md', () => {
  const page = readFileSync(path.join(root, 'docs/security.md'), 'utf8');
  const rowsUnder = (heading: string): readonly string[] => {
    const [, text = ''] = page.split(`\n## ${heading}\n`);
    const [, , ...rows] = (text.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| '));
    return rows;
  };
  const threats = rowsUnder('Threats');

  it('says what there is to protect, from whom, and where trust ends', () => {
    for (const heading of ['What there is to protect', 'Whom to reckon with', 'Where trust ends']) {
      const rows = rowsUnder(heading).map((row) => row.split(' | '));
      expect(rows.length, heading).toBeGreaterThan(5);
      for (const cells of rows) expect(cells.filter((cell) => cell.replaceAll('|', '').trim() === '')).toEqual([]);
    }
  });

  it('names for each threat what holds it, by tests that are there', () => {
    expect(threats.length).toBeGreaterThan(15);
    for (const row of threats) {
      const [threat = '', holds = '', tests = ''] = row.split(' | ');
      expect(holds, threat).not.toBe('');
      const named = [...tests.matchAll(/`(test\/[\w./-]+)`/g)].map(([, name = '']) => name);
      expect(named.length, threat).toBeGreaterThan(0);
      const endings = ['', '.stores', '.package', '.thorough', '.extended'].map((needs) => `${needs}.test.ts`);
      const missing = named.filter((name) => !endings.some((ending) => existsSync(path.join(root, name + ending))));
      expect(missing).toEqual([]);
    }
  });
});
