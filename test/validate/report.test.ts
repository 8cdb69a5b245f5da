import { describe, expect, it } from 'vitest';
import { createValidator, type Severity } from '../../src/validate';
import { packageOf, profileOf } from './fixtures/packages';
import { HL7, type Json, lineOf, linesOf, onlyIssue, validator } from './fixtures/support';

const patient = (parts: Json): Json => ({ resourceType: 'Patient', ...parts });

describe('the verdict', () => {
  const cases: readonly [severity: Severity | 'nothing', given: unknown, verdict: string][] = [
    ['nothing', patient({}), 'conforms'],
    ['information', patient({ extension: [{ url: 'http://x.example/unknown', valueString: 'x' }] }), 'conforms'],
    ['warning', patient({ name: [{ text: ' ' }] }), 'conforms'],
    ['error', patient({ foo: 1 }), 'does-not-conform'],
    ['fatal', 5, 'does-not-conform'],
  ];

  it.each(cases)('with %s at most', async (severity, given, verdict) => {
    const report = await validator.validate(given);
    expect(report.verdict).toBe(verdict);
    const counts = { fatal: 0, error: 0, warning: 0, information: 0 };
    expect(report.counts).toEqual(severity === 'nothing' ? counts : { ...counts, [severity]: 1 });
  });
});

describe('one cause, one issue', () => {
  const FIRST = 'http://x.example/first';
  const SECOND = 'http://x.example/second';
  const row = { id: 'Patient.name', path: 'Patient.name', min: 1 };
  const own = createValidator({
    packages: [
      packageOf(
        profileOf(FIRST, 'Patient', [row]),
        profileOf(SECOND, 'Patient', [row, { id: 'Patient.birthDate', path: 'Patient.birthDate', min: 1 }]),
      ),
    ],
  });
  const meta = { profile: [FIRST, SECOND] };

  it('whichever of two profiles states it', async () => {
    const report = await own.validate(patient({ meta }));
    expect(report.issues.map(({ message }) => message)).toEqual([
      'Patient.name is required: at least 1, found 0.',
      'Patient.birthDate is required: at least 1, found 0.',
    ]);
    expect(report.profiles).toEqual([FIRST, SECOND]);
  });

  it('also for what the base states', async () => {
    const given = patient({ meta, name: [{ family: 'V', surname: 'x' }], birthDate: '2019-02-29' });
    expect(linesOf(await own.validate(given))).toEqual([
      'error impossible-date Patient.birthDate',
      'error unknown-property Patient.name[0]',
    ]);
  });
});

describe('languages', () => {
  const given = patient({ birthDate: '2019-02-29' });

  it('English unless asked otherwise', async () => {
    const message = 'The date or time does not exist on the calendar.';
    expect(onlyIssue(await validator.validate(given), 'impossible-date').message).toBe(message);
    expect(onlyIssue(await validator.validate(given, { language: 'en' }), 'impossible-date').message).toBe(message);
  });

  it('Dutch on request, the reason within the sentence as well', async () => {
    const date = await validator.validate(given, { language: 'nl' });
    expect(onlyIssue(date, 'impossible-date').message).toBe('De datum of tijd bestaat niet op de kalender.');
    const id = await validator.validate(patient({ id: 'a_b' }), { language: 'nl' });
    expect(onlyIssue(id, 'primitive-format').message).toBe(
      'De waarde is geen geldige id; verwacht: 1 tot 64 letters, cijfers, streepjes en punten.',
    );
  });

  it('change nothing but the words', async () => {
    const broken = patient({ foo: 1, birthDate: '2019-02-29', gender: 'x', name: [{}] });
    const [english, dutch] = await Promise.all([
      validator.validate(broken, { language: 'en' }),
      validator.validate(broken, { language: 'nl' }),
    ]);
    expect(dutch.issues.map(lineOf)).toEqual(english.issues.map(lineOf));
  });
});

describe('the place in JSON text', () => {
  const placed = async (
    text: string,
  ): Promise<readonly (readonly [string, number | undefined, number | undefined])[]> =>
    (await validator.validate(text)).issues.map(({ expression, line, column }) => [expression, line, column]);

  it.each([
    ['at the name of the property', '{"resourceType":"Patient",\n  "active": "ja"}', 'Patient.active', 2, 3],
    ['on one line', '{"resourceType":"Patient","active":"ja"}', 'Patient.active', 1, 27],
    [
      'in an array',
      '{"resourceType":"Patient",\n"name":[{"family":"A"},\n  {"family":5}]}',
      'Patient.name[1].family',
      3,
      4,
    ],
    [
      'in an array of values',
      '{"resourceType":"Patient","name":[{"given":["A",\n "B",\n  5]}]}',
      'Patient.name[0].given[2]',
      3,
      3,
    ],
    [
      'in nested arrays',
      '{"resourceType":"Patient","contact":[\n{"telecom":[{"system":"phone"},\n{"system":"phone"},\n  {"rank":"x"}],"name":{"text":"x"}}]}',
      'Patient.contact[0].telecom[2].rank',
      4,
      4,
    ],
    ['after CRLF', '{\r\n"resourceType":"Patient",\r\n\r\n"active":5}', 'Patient.active', 4, 1],
    ['after a byte order mark', '\ufeff{"resourceType":"Patient","active":5}', 'Patient.active', 1, 27],
    [
      'after letters beyond ASCII',
      '{"resourceType":"Patient","name":[{"text":"Zoë"}],"active":5}',
      'Patient.active',
      1,
      51,
    ],
    [
      'after escapes and brackets in strings',
      '{"resourceType":"Patient","name":[{"text":"\\"]}{[\\\\"}],\n"active":5}',
      'Patient.active',
      2,
      1,
    ],
    ['at a name written with escapes', '{"resourceType":"Patient",\n"\\u0061ctive":5}', 'Patient.active', 2, 1],
    ['with tabs as one column each', '{"resourceType":"Patient",\n\t\t"active":5}', 'Patient.active', 2, 3],
    [
      'of an extension beside a primitive',
      '{"resourceType":"Patient","birthDate":"2020",\n"_birthDate":{"extension":[\n{"url":"http://x.example/a","valueDate":"x"}]}}',
      'Patient.birthDate.extension[0].valueDate',
      3,
      29,
    ],
  ])('%s', async (_, text, expression, line, column) => {
    const found = await placed(text);
    expect(found.filter(([at]) => at === expression)).toEqual([[expression, line, column]]);
  });

  it('counts UTF-16 units, as editors and SARIF do', async () => {
    const text = '{"resourceType":"Patient","name":[{"text":"😀"}],"active":5}';
    expect(await placed(text)).toEqual([['Patient.active', 1, text.indexOf('"active"') + 1]]);
  });

  it('of what is missing is the object it is missing from', async () => {
    const text =
      '{"resourceType":"Bundle","type":"collection","entry":[\n  {"fullUrl":"urn:oid:1.2","resource":\n{"resourceType":"Observation","status":"final"}}]}';
    expect(await placed(text)).toEqual([['Bundle.entry[0].resource', 2, 28]]);
  });

  it('is absent when no text was given', async () => {
    const issue = onlyIssue(await validator.validate(patient({ active: 5 })), 'json-type');
    expect('line' in issue || 'column' in issue).toBe(false);
  });
});

describe('what was looked at', () => {
  it('every resource, the profiles applied, and what stayed open', async () => {
    const organization = { resourceType: 'Organization', id: 'o', name: 'O' };
    const report = await validator.validate({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        {
          fullUrl: 'urn:oid:1.2',
          resource: patient({
            meta: { profile: ['http://x.example/unknown'] },
            contained: [organization],
            managingOrganization: { reference: '#o' },
            generalPractitioner: [{ reference: 'Practitioner/1' }],
            maritalStatus: { coding: [{ system: 'http://x.example/s', code: 'a' }] },
          }),
        },
      ],
    });
    expect(report.resources).toBe(3);
    expect(report.profiles).toEqual([`${HL7}/Bundle`, `${HL7}/Organization`, `${HL7}/Patient`]);
    expect(report.unverified).toEqual({
      codes: { 'http://x.example/s': 1 },
      profiles: ['http://x.example/unknown'],
      references: 1,
    });
  });

  it('the same input twice gives the same report', async () => {
    const given = patient({ foo: 1, gender: 'x', name: [{ text: ' ' }] });
    expect(await validator.validate(given)).toEqual(await validator.validate(given));
  });

  it('several inputs at once do not disturb each other', async () => {
    const inputs = Array.from({ length: 20 }, (_, at) => patient({ id: `p${at}`, ...(at % 2 === 0 && { foo: at }) }));
    const reports = await Promise.all(inputs.map((input) => validator.validate(input)));
    expect(reports.map(({ verdict }) => verdict)).toEqual(
      inputs.map((_, at) => (at % 2 === 0 ? 'does-not-conform' : 'conforms')),
    );
  });

  it('leaves its input as it is', async () => {
    const given = patient({ foo: 1, name: [{ family: 'V', _family: { extension: [] } }] });
    const before = structuredClone(given);
    await validator.validate(given, { rules: ['bgz-msz'] });
    expect(given).toEqual(before);
  });
});
