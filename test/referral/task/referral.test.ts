import { describe, expect, it } from 'vitest';
import {
  type BgzSection,
  bgzOffers,
  bgzSections,
  checkReferral,
  documentOffers,
  queryProblems,
  referenceProblems,
  resourceOffer,
  titleOfOffer,
} from '../../../src/notified-pull';
import { now, referral } from './support';

/** The sections that MSZ 2.0 names, whatever else is offered beside them. */
const named: readonly BgzSection[] = [
  'patient',
  'payer',
  'allergies',
  'problems',
  'medicalDevices',
  'procedures',
  'plannedProcedures',
  'medicationUse',
  'medicationAgreement',
  'administrationAgreement',
];

describe('the title of an offer', () => {
  it('is of what its search is for, also where the code beside it is another section’s', () => {
    const offer = (query: string, code: string) =>
      titleOfOffer({ kind: 'query', query, section: { system: 'http://snomed.info/sct', code } }).nl;
    const use = 'MedicationStatement?category=urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3|6';
    expect(offer(use, '16076005')).toBe('Medicatiegebruik');
    expect(offer('MedicationRequest?category=http://snomed.info/sct|16076005', '422979000')).toBe('Medicatieafspraken');
    expect(offer('Observation/$lastn?code=http://loinc.org|29463-7', '8302-2')).toBe('Lichaamsgewicht');
    expect(offer('Observation?status=final', '365508006')).toBe('Woonsituatie');
  });
});

describe('the searches of the BgZ as offers', () => {
  it('are those of MSZ 2.0 without the patient, each with the code of its section', () => {
    expect(
      bgzOffers(named).map((offer) => [
        offer.section?.code,
        offer.kind === 'query' ? decodeURIComponent(offer.query) : undefined,
      ]),
    ).toEqual([
      ['79191-3', 'Patient?_include=Patient:general-practitioner&_revinclude=Provenance:target'],
      ['48768-6', 'Coverage?_include=Coverage:payor&_revinclude=Provenance:target'],
      ['48765-2', 'AllergyIntolerance?_revinclude=Provenance:target'],
      ['11450-4', 'Condition?_revinclude=Provenance:target'],
      ['46264-8', 'DeviceUseStatement?_include=DeviceUseStatement:device&_revinclude=Provenance:target'],
      [
        '47519-4',
        'Procedure?category=http://snomed.info/sct|387713003,http://snomed.info/sct|258174001&_include=Procedure:based-on&_revinclude=Provenance:target',
      ],
      ['18776-5', 'ProcedureRequest?status=active&_revinclude=Provenance:target'],
      [
        '422979000',
        'MedicationStatement?category=urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3|6&_include=MedicationStatement:medication&_revinclude=Provenance:target',
      ],
      [
        '16076005',
        'MedicationRequest?category=http://snomed.info/sct|16076005&_include=MedicationRequest:medication&_revinclude=Provenance:target',
      ],
      [
        '422037009',
        'MedicationDispense?category=http://snomed.info/sct|422037009&_include=MedicationDispense:medication&_revinclude=Provenance:target',
      ],
    ]);
  });

  it('encode reserved characters of values, except the slash (Twiin 1.4)', () => {
    const [procedures] = bgzOffers(['procedures']);
    expect(procedures).toMatchObject({
      query: expect.stringContaining(
        'category=http%3A//snomed.info/sct%7C387713003%2Chttp%3A//snomed.info/sct%7C258174001',
      ),
    });
  });

  it('may all be offered, whichever are picked', () => {
    for (const offer of [...bgzOffers(bgzSections), ...documentOffers()]) {
      if (offer.kind === 'query') expect(queryProblems(offer.query)).toEqual([]);
    }
    expect(bgzOffers(['problems', 'allergies'])).toHaveLength(2);
    const refusal = (name: string) => {
      try {
        bgzOffers(['problems', name as 'problems']);
      } catch (error) {
        return error instanceof TypeError ? error.message : undefined;
      }
    };
    expect(refusal('iets')).toMatch(/^bgzOffers: `sections\[1\]` is not known; there are patient, .*, metadata\.$/);
    expect(refusal('alert')).toContain('did you mean `alerts`?');
    // The name that records and sources have for it.
    expect(refusal('allergyIntolerances')).toContain('did you mean `allergies`?');
    expect(refusal('documents')).toContain('documentOffers()');
    expect(bgzOffers({ sources: { patient: () => [], problems: 'noneKnown', bloodPressures: () => [] } })).toEqual(
      bgzOffers(['patient', 'problems', 'bloodPressure']),
    );
  });

  it('are named by their section', () => {
    expect(bgzOffers(named).map((offer) => titleOfOffer(offer).nl)).toEqual([
      'Patiënt',
      'Betaler',
      'Allergieën',
      'Diagnosen en klachten',
      expect.any(String),
      'Verrichtingen',
      'Aangevraagde verrichtingen',
      'Medicatiegebruik',
      'Medicatieafspraken',
      'Toedieningsafspraken',
    ]);
    expect(titleOfOffer(resourceOffer('DocumentReference/a'))).toEqual({ nl: 'Correspondentie', en: 'Correspondence' });
    expect(titleOfOffer({ kind: 'query', query: 'Account/$lastn?code=x' })).toEqual({ nl: 'Account', en: 'Account' });
  });
});

describe('a query that may not be offered', () => {
  it.each([
    ['/AllergyIntolerance', /leading slash/],
    ['https://epd.example/fhir/AllergyIntolerance', /absolute URL/],
    ['Procedure?status=active,Procedure?category=x', /several searches/],
    ['Procedure?category=http%3A%2F%hl7.org', /not encoded/],
    ['Procedure?category=a|b', /not encoded/],
    ['Condition?patient=Patient/1', /names the patient/],
    ['Condition?subject:Patient=1', /names the patient/],
    ['Coverage?beneficiary.identifier=x', /names the patient/],
    ['Patient?identifier=x', /names the patient/],
    ['Condition?code=999990019', /a BSN/],
    ['Condition?code=%39%39%39990019', /a BSN/],
    ['Condition?code=%7C999990019', /a BSN/],
    ['Condition?code=http%3A//fhir.nl/fhir/NamingSystem/bsn%7C1', /a BSN/],
    ['Account', /not served/],
    ['Account/$lastn?code=x', /not served/],
    ['', /not served/],
  ])('%s', (query, found) => {
    const problems = queryProblems(query);
    expect(problems.map((problem) => problem.found).join('; ')).toMatch(found);
    expect(JSON.stringify(problems)).not.toContain('999990019');
  });

  it('is not one with a code of nine digits that happens to pass the 11-test', () => {
    expect(queryProblems('Condition?code=http%3A//snomed.info/sct%7C999990019')).toEqual([]);
  });

  it('is told every problem at once', () => {
    expect(queryProblems('/Flag?patient=999990019')).toHaveLength(3);
  });
});

describe('a single resource that may be offered', () => {
  it('is of a type that is served, by its id', () => {
    expect(referenceProblems('DocumentReference/brief-1')).toEqual([]);
    for (const wrong of [
      '/DocumentReference/1',
      'Account/1',
      'DocumentReference',
      'DocumentReference/1/_history/2',
      'Binary/1',
    ])
      expect(referenceProblems(wrong)).toHaveLength(1);
    expect(referenceProblems('Patient/999990019')[0]?.found).toMatch(/BSN/);
  });
});

describe('a referral', () => {
  it('is taken when it is sound, with the registers it names by OID as URIs', () => {
    const checked = checkReferral(
      {
        ...referral,
        sender: {
          ...referral.sender,
          practitioner: { identifier: { system: '2.16.528.1.1007.3.1', value: '000012345' }, role: '01.015' },
        },
        validUntil: '2026-11-24T11:00:01+01:00',
        offers: bgzOffers(['allergies']),
      },
      { now },
    );
    expect(checked).toMatchObject({
      ok: true,
      referral: {
        sender: { practitioner: { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers' } } },
      },
    });
  });

  it('is told all its problems at once, each with place and what is allowed, and nothing of it is repeated', () => {
    const checked = checkReferral(
      {
        patient: { bsn: '999990018' },
        sender: {
          organization: { ura: '1111', name: 'Ziekenhuis Geheim' },
          practitioner: {
            identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '12' },
            role: '1.15',
            name: 'dr. Geheim',
          },
        },
        receiver: {
          organization: { ura: '00002222', identifiers: [{ system: '2.16.840.1.113883.2.4.6.1', value: '1' }] },
        },
        offers: [
          { kind: 'query', query: 'Condition?patient=999990019' },
          { kind: 'resource', reference: 'Account/1' },
        ],
        validUntil: '2026-11-24T11:00:00+01:00',
        treatmentRelation: false,
        bsnn: 'x',
      },
      { now },
    );
    if (checked.ok) throw new Error('taken');
    expect(checked.issues.map(({ at }) => at).sort()).toEqual([
      'bsnn',
      'offers[0].query',
      'offers[0].query',
      'offers[1].reference',
      'patient.bsn',
      'receiver.organization.identifiers[0].value',
      'sender.organization.ura',
      'sender.practitioner.identifier.value',
      'sender.practitioner.role',
      'treatmentRelation',
      'validUntil',
    ]);
    expect(checked.issues.find(({ at }) => at === 'patient.bsn')).toEqual({
      code: 'invalid-identifier',
      at: 'patient.bsn',
      found: 'text of 9 characters',
      allowed: 'a BSN: nine digits that pass the 11-test',
      message: 'patient.bsn: found text of 9 characters, allowed is a BSN: nine digits that pass the 11-test.',
    });
    expect(JSON.stringify(checked)).not.toMatch(/99999001|Geheim|1\.15/);
  });

  it.each([
    ['nothing', undefined],
    ['text', 'Verwijzing'],
    ['an empty object', {}],
    ['no offers at all', { ...referral, offers: [] }],
    ['a period without zone', { ...referral, validUntil: '2027-01-01T00:00:00' }],
    ['a legal basis that is no URI', { ...referral, legalBasis: 'toestemming' }],
    ['a department elsewhere', { ...referral, receiver: { ...referral.receiver, department: { reference: 'x' } } }],
  ])('is not taken: %s', (_what, input) => {
    expect(checkReferral(input, { now }).ok).toBe(false);
  });
});
