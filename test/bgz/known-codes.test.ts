import { describe, expect, it } from 'vitest';
import { systems, systemUri } from '../../src/fhir/naming-systems';
import { bundledCodelists } from '../../src/terminology/index';
import { administrationAgreement, code, medicationUse, problem, snomed, ucum } from '../../src/zib';
import { issuesOf, type Parser } from './support';

const { packages } = bundledCodelists();
const complete = packages.flatMap(({ codeSystems }) =>
  [...codeSystems.keys()].flatMap((url) => {
    const table = codeSystems.get(url);
    return table?.content === 'complete' ? [table] : [];
  }),
);

const base = { id: 'p-1', problemName: snomed('44054006'), problemStatus: 'active' };
const dose = (unit: object) => ({
  id: 'u-1',
  useIndicator: true,
  registrationDateTime: '2026-01-01',
  productUsed: { productName: 'x' },
  instructionsForUse: { description: 'x', dosageInstructions: [{ dose: { nominalValue: 1, unit } }] },
});

type Place = readonly [name: string, zib: Parser, at: string, record: (coded: object) => object];

/** The kinds of place where a code may stand. */
const places: readonly Place[] = [
  ['a code', problem, 'problemName.code', (coded) => ({ ...base, problemName: coded })],
  [
    'a translation',
    problem,
    'problemName.translations[0].code',
    (coded) => ({ ...base, problemName: { ...snomed('44054006'), translations: [coded] } }),
  ],
  [
    'a translation beside a NullFlavor',
    problem,
    'problemName.translations[0].code',
    (coded) => ({ ...base, problemName: { nullFlavor: 'OTH', translations: [coded] } }),
  ],
  ['a code of an open list', problem, 'problemType.code', (coded) => ({ ...base, problemType: coded })],
  ['a unit', medicationUse, 'instructionsForUse.dosageInstructions[0].dose.unit.code', dose],
  [
    'a translation of a unit',
    medicationUse,
    'instructionsForUse.dosageInstructions[0].dose.unit.translations[0].code',
    (coded) => dose({ ...ucum(1, 'mg').unit, translations: [coded] }),
  ],
];

describe('a code of a system of which every code is known', () => {
  it('is looked up in what the package bundles: HL7 FHIR, version 2 and version 3', () => {
    expect(complete.length).toBeGreaterThan(250);
    for (const url of [
      'http://hl7.org/fhir/v3/ActCode',
      'http://hl7.org/fhir/v2/0203',
      'http://hl7.org/fhir/observation-status',
    ])
      expect(complete.map((table) => table.url)).toContain(url);
  });

  it.each(places)(
    'is refused as %s when its system does not have it, and accepted when it has',
    (_, zib, at, record) => {
      const wrong: string[] = [];
      for (const { url, concepts } of complete) {
        const [unknown, ...others] = issuesOf(zib, record({ system: url, code: 'zq1' }));
        if (others.length > 0 || unknown?.code !== 'invalid-code' || unknown.at !== at) wrong.push(`${url} zq1`);
        // A NullFlavor has a property of its own, and its list there is the one of zibs.
        const known = concepts.find((one) => !one.abstract && url !== systems.nullFlavor)?.code;
        if (known !== undefined && issuesOf(zib, record({ system: url, code: known })).length > 0)
          wrong.push(`${url} ${known}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('is refused under the OID of its system, with and without urn:oid:', () => {
    const byOid = [
      ['2.16.840.1.113883.5.4', 'IMP'],
      ['2.16.840.1.113883.5.2', 'M'],
      ['2.16.840.1.113883.5.112', 'PO'],
      ['2.16.840.1.113883.5.25', 'R'],
      ['2.16.840.1.113883.5.1076', '1013'],
      ['2.16.840.1.113883.18.108', 'PI'],
    ] as const;
    for (const [oid, known] of byOid)
      for (const system of [oid, `urn:oid:${oid}`]) {
        expect(issuesOf(problem, { ...base, problemName: { system, code: known } }), system).toEqual([]);
        expect(issuesOf(problem, { ...base, problemName: { system, code: 'zq1' } })[0]?.code, system).toBe(
          'invalid-code',
        );
      }
    expect(complete.filter(({ url }) => /\/v[23]\//.test(url)).length).toBeGreaterThanOrEqual(31);
    expect(systemUri('2.16.840.1.113883.5.1063')).toBe('http://hl7.org/fhir/v3/ObservationValue');
  });

  it('is named with the one that was probably meant, never with a group of codes', () => {
    const [issue] = issuesOf(problem, {
      ...base,
      problemName: code('http://hl7.org/fhir/observation-status', 'finall'),
    });
    expect(issue?.suggestion).toBe('final');
    expect(issue?.allowed).toBe('a code that exists in http://hl7.org/fhir/observation-status');
    const [group] = issuesOf(problem, {
      ...base,
      problemName: code('http://hl7.org/fhir/v3/RoleCode', '_AffiliationRoleTypes'),
    });
    expect(group?.suggestion).toBeUndefined();
  });

  it('is told once when it is no NullFlavor', () => {
    const issues = issuesOf(problem, { ...base, problemName: { system: systems.nullFlavor, code: 'zq1' } });
    expect(issues.map(({ allowed }) => allowed)).toEqual([expect.stringMatching(/^a NullFlavor: NI, UNK/)]);
  });
});

describe('a value set in the place of a code system', () => {
  it('is refused, whatever form its canonical has', () => {
    const urls = packages.flatMap(({ valueSets }) => [...valueSets.keys()]);
    const implied = [
      'http://loinc.org/vs',
      'http://unitsofmeasure.org/vs',
      'http://snomed.info/sct?fhir_vs=isa/404684003',
    ];
    expect(urls.length).toBeGreaterThan(500);
    const accepted = [...urls, ...implied].filter(
      (system) =>
        issuesOf(administrationAgreement, { id: 'a', medicine: { productCodes: [{ system, code: 'x' }] } }).length ===
        0,
    );
    expect(accepted).toEqual([]);
  });
});
