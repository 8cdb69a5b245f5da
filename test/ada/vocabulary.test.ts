import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAda } from '../../src/ada';
import type { Place } from '../../src/ada/layout';
import { blocks, elementOf, layoutOfZib } from '../../src/ada/zib-tables';
import { sections } from '../../src/bgz';
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

const STEP = /\S/;

/** Every element of the vocabulary with the one it stands in: `probleem/probleem_naam`. */
function stepsOfFacts(): ReadonlySet<string> {
  const lines = [...readFileSync(file, 'utf8').matchAll(/```\n(.*?)```/gs)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  const open: string[] = [];
  const steps = lines
    .filter((line) => STEP.test(line))
    .map((line) => {
      open.splice(line.search(STEP) / 2);
      open.push(line.trim().split(' ')[0] ?? '');
      return open.slice(-2).join('/');
    });
  return new Set(steps);
}

/** What every zib has alike: the vocabulary shows it once. */
const BASIC: readonly string[] = ['zibroot', 'identificatie', 'auteur', 'informant'];

/** The same of the elements of a zib, but for those that every zib has alike. */
function stepsOf(layout: Place, parent: string, group: string): string[] {
  return [...layout.inner]
    .filter(([name]) => !BASIC.includes(name))
    .flatMap(([name, { inner, held }]) => {
      if (name === '..') return stepsOf({ inner }, group, group);
      return [`${parent}/${name}`, ...stepsOf(held?.inside ?? { inner }, name, group)];
    });
}

/** Elements that no instance has shown, each with why it is known. */
const notMet: Readonly<Record<string, string>> = {
  'toedieningsafspraak/geannuleerd_indicator': 'a medication agreement has it',
  'product_specificatie/farmaceutische_vorm': 'of a medicine without a code',
  'geplande_zorg_activiteit/contact': 'the name of the concept; no instance has one',
  'contact/begin_datum': 'the name of the concept of planned care',
  'contact/eind_datum': 'the same',
  'geplande_zorg_activiteit/medisch_hulpmiddel': 'the name of the concept; no instance has one',
  'medisch_hulpmiddel/status': 'as of a requested procedure',
  'medisch_hulpmiddel/eind_datum': 'the name of the concept',
  'medisch_hulpmiddel/aanvrager': 'as of a procedure',
  'aanvrager/zorgaanbieder': 'the profile allows an organization too',
  'geplande_zorg_activiteit/vaccinatie': 'the name of the concept; no instance has one',
  'vaccinatie/status': 'as of a requested procedure',
  'vaccinatie/gewenste_datum_hervaccinatie': 'the name of the concept',
  'vaccinatie/begin_datum': 'the name of the concept',
  'vaccinatie/eind_datum': 'the name of the concept',
  'zorg_team_lid/zorgaanbieder': 'the profile allows more members than professionals',
  'zorg_team_lid/contactpersoon': 'the same',
  'zorg_team_lid/patient': 'the same',
  'behandel_aanwijzing/eind_datum': 'the begin has it, and other zibs have both',
  'wilsverklaring/vertegenwoordiger': 'a concept of the zib',
  'vertegenwoordiger/contactpersoon': 'as of an informant',
  'wilsverklaring/aandoening': 'a concept of the zib',
  'aandoening/probleem': 'as of an indication',
  'contactpersoon/rol_of_functie': 'an informant who is called persoon has it',
  'laboratorium_test/testmethode': 'the name of the concept',
  'laboratorium_test/uitslag_interpretatie': 'the name of the concept',
  'laboratorium_uitslag/monster': 'the name of the concept',
  'laboratorium_uitslag/gerelateerde_uitslag': 'the name of the concept',
  'gerelateerde_uitslag/laboratorium_uitslag': 'a reference stands in an element with the name of what it is to',
};

/** Elements of which no instance has any within them: all have the names of their concepts. */
const notMetInside: readonly string[] = ['monster', 'verzamelperiode'];

describe.skipIf(!present)('elements of zibs in ADA (skipped when ../shared/spec is absent)', () => {
  const inAda = sections.filter((section) => section.ada?.group !== undefined || blocks.includes(section));
  const facts = present ? stepsOfFacts() : new Set();

  it.each(inAda.map((section) => [section.key, section] as const))(
    'have the names of instances: %s',
    (_key, section) => {
      const group = section.ada?.group ?? 'bouwstenen';
      const steps = [`${group}/${elementOf(section)}`, ...stepsOf(layoutOfZib(section), elementOf(section), group)];
      expect(steps.length).toBeGreaterThan(2);
      expect(
        steps.filter(
          (step) =>
            !facts.has(step) && !(Object.hasOwn(notMet, step) || notMetInside.includes(step.split('/')[0] ?? '')),
        ),
      ).toEqual([]);
    },
  );
});

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
