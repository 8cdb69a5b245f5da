import { describe, expect, it } from 'vitest';
import { createValidator } from '../../../src/validate';
import { packageOf, profileOf } from '../fixtures/packages';

const validator = createValidator();
const rulesOf = async (input: unknown): Promise<readonly string[]> =>
  (await validator.validate(input)).issues.map(({ rule }) => rule);

const patientWith = (div: string) => ({
  resourceType: 'Patient',
  text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>x</p>${div}</div>` },
});

describe('a narrative is read as a browser reads it', () => {
  it.each([
    ['a tab in the scheme', '<a href="java&#9;script:alert(1)">x</a>'],
    ['a line end in the scheme', '<a href="java&#10;script:alert(1)">x</a>'],
    ['a control character before it', '<a href="&#9; javascript:alert(1)">x</a>'],
    ['the source of an image', '<img src="java&#9;script:x" alt="x"/>'],
    ['an escaped letter in a style', '<p style="background:\\75 rl(http://x.example/e)">x</p>'],
    ['a comment in a style', '<p style="background:u/**/rl(http://x.example/e)">x</p>'],
    ['another function that fetches', '<p style="background:image-set(&quot;http://x.example/e&quot; 1x)">x</p>'],
  ])('%s', async (_, div) => {
    expect(await rulesOf(patientWith(div))).toEqual(['narrative-unsafe']);
  });

  it('what only looks like it is left alone', async () => {
    expect(await rulesOf(patientWith('<p style="color:red">x</p><a href="https://x.example/java">x</a>'))).toEqual([]);
  });
});

describe('a value that cannot be read is answered, without what it throws', () => {
  it.each([
    [
      'a getter',
      {
        resourceType: 'Patient',
        get gender() {
          throw new Error('Jansen');
        },
      },
    ],
    [
      'a getter below',
      {
        resourceType: 'Patient',
        name: [
          {
            get family() {
              throw new Error('Jansen');
            },
          },
        ],
      },
    ],
    [
      'a proxy',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('Jansen');
          },
        },
      ),
    ],
  ])('%s', async (_, input) => {
    const report = await validator.validate(input);
    expect(report.verdict).toBe('does-not-conform');
    expect(report.issues.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['fatal json-syntax']);
    expect(JSON.stringify(report)).not.toContain('Jansen');
  });
});

describe('a text that nests without end is told as that, well-formed or not', () => {
  it.each([
    ['lists', '['.repeat(5000)],
    ['objects', '{"name":'.repeat(5000)],
    ['a large text', '['.repeat(1_500_000)],
  ])('%s', async (_, text) => {
    const { issues } = await validator.validate(text);
    expect(issues.map(({ rule }) => rule)).toEqual(['depth-limit']);
    expect(issues[0]?.expression.length).toBeLessThan(50);
  });
});

it('of a few unknown properties it is guessed what was meant, of a heap of them none', async () => {
  const slip = await validator.validate({ resourceType: 'Patient', birthdate: '1957-03-05' });
  expect(slip.issues[0]?.message).toContain('birthDate');
  const heap = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`birthdate${at}`, 1]));
  const { counts, issues } = await validator.validate({ resourceType: 'Patient', ...heap });
  expect(counts.error).toBe(3000);
  expect(issues.at(-1)?.message).not.toContain('birthDate');
});

it('a profile that has no base to stand on is named with the reason', () => {
  const url = 'http://x.example/fhir/StructureDefinition';
  const of = (name: string, base: string) => ({
    ...profileOf(`${url}/${name}`, 'Patient', [{ id: 'Patient.name', path: 'Patient.name', min: 1 }]),
    baseDefinition: base,
  });
  const { refused } = createValidator({
    packages: [
      packageOf(
        of('orphan', `${url}/gone`),
        of('grandchild', `${url}/orphan`),
        of('one', `${url}/two`),
        of('two', `${url}/one`),
        of('sound', 'http://hl7.org/fhir/StructureDefinition/Patient'),
      ),
    ],
  });
  expect(refused.map((line) => line.replaceAll(`${url}/`, ''))).toEqual([
    'grandchild: the base gone of orphan is not known',
    'one: its bases lead back to one',
    'orphan: the base gone of orphan is not known',
    'two: its bases lead back to two',
  ]);
});

describe('a URL of a sender is told without what it may say of a person', () => {
  it.each([
    ['a query', 'https://x.example/p?bsn=999911120', 'https://x.example/p?…'],
    ['a fragment', 'https://x.example/p#Jansen', 'https://x.example/p#…'],
    ['who logs in', 'https://Jansen:geheim@x.example/p', 'https://…@x.example/p'],
    ['an address of a person', 'mailto:Jansen@x.example', 'mailto:…'],
    ['a telephone number', 'tel:0612345678', 'tel:…'],
  ])('%s', async (_, given, told) => {
    const report = await validator.validate({
      resourceType: 'Observation',
      meta: { profile: [given] },
      status: 'final',
      code: { coding: [{ system: given, code: 'a1' }] },
      extension: [{ url: given, valueCode: 'a1' }],
      subject: { identifier: { system: 'http://x.example/nummer', value: '1' } },
    });
    const whole = JSON.stringify(report);
    expect(whole).toContain(told);
    for (const part of ['Jansen', '999911120', 'geheim', '0612345678']) expect(whole).not.toContain(part);
  });

  it('the amounts of a comparison are not told with it', async () => {
    const doseRange = {
      low: { value: 1, unit: 'Jansen', code: 'Jansen' },
      high: { value: 2, unit: 'Piet', code: 'Piet' },
    };
    const report = await validator.validate({
      resourceType: 'MedicationStatement',
      status: 'active',
      taken: 'y',
      dosage: [{ doseRange }],
    });
    expect(report.issues.map(({ rule }) => rule)).toContain('invariant-not-evaluated');
    expect(JSON.stringify(report)).not.toMatch(/Jansen|Piet/);
  });
});
