import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { treatmentDirectiveStu3 } from '../../../src/bgz/treatment-directive/stu3';
import { readBgz } from '../../../src/read';
import { bundle, patient } from '../../read/support';
import { sample } from '../sample';
import { mapped } from '../stu3-support';
import { holdWayBack } from '../way-back';

const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition';
const PROFILE = `${NICTIZ}/zib-TreatmentDirective`;
const RESTRICTIONS = `${NICTIZ}/zib-TreatmentDirective-Restrictions`;
const TREATMENT = `${NICTIZ}/zib-TreatmentDirective-Treatment`;
const SNOMED = 'http://snomed.info/sct';
const LAW = 'http://wetten.overheid.nl/';

const isOwn = (resource: FhirResource) => resource.meta?.profile?.includes(PROFILE) === true;

const directiveOf = (...resources: readonly FhirResource[]) => resources.find(isOwn);

const map = (record: object) => directiveOf(...mapped({ treatmentDirectives: [record] } as never));

const permitted = (code: string) => ({
  url: `${NICTIZ}/zib-TreatmentDirective-TreatmentPermitted`,
  valueCodeableConcept: { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4', code, display: code }] },
});
const resuscitation = {
  url: TREATMENT,
  valueCodeableConcept: { coding: [{ system: SNOMED, code: '89666000', display: 'reanimatie' }] },
};
const least = {
  resourceType: 'Consent',
  id: 'c-1',
  meta: { profile: [PROFILE] },
  extension: [resuscitation],
  modifierExtension: [permitted('NEE')],
  status: 'active',
  category: [{ coding: [{ system: SNOMED, code: '11291000146105', display: 'behandelaanwijzing' }] }],
  patient: { reference: 'Patient/p', display: 'x' },
  policy: [{ uri: LAW }],
};

/** What is read of a Consent as somebody else writes it. */
async function read(change: object, ...others: readonly object[]) {
  const { records, issues, notRead } = await readBgz(
    bundle(patient('p'), { ...least, ...change } as never, ...(others as never[])),
  );
  return {
    record: records.treatmentDirectives?.[0],
    records,
    codes: issues.map(({ code }) => code),
    left: notRead.map(({ path }) => path),
  };
}

describe('TreatmentDirective → zib-TreatmentDirective', () => {
  it('gives every concept its place', () => {
    const full = directiveOf(
      ...mapped({
        patient: sample.patient,
        problems: sample.problems,
        treatmentDirectives: sample.treatmentDirectives?.slice(0, 1),
        advanceDirectives: sample.advanceDirectives,
      } as never),
    );
    expect(full).toMatchObject({
      resourceType: 'Consent',
      identifier: { value: 'BA-1' },
      status: 'inactive',
      category: [{ coding: [{ system: SNOMED, code: '11291000146105' }] }],
      modifierExtension: [{ valueCodeableConcept: { coding: [{ code: 'JA_MAAR' }] } }],
      period: { start: '2024-02-04', end: '2030' },
      dateTime: '2024-02-04T11:00:00+01:00',
      sourceReference: { display: 'Wilsverklaring: Behandelverbod' },
      policy: [{ uri: LAW }],
      except: [
        { type: 'deny', extension: [{ url: RESTRICTIONS, valueString: 'niet langer dan drie dagen' }] },
        { type: 'deny', extension: [{ url: RESTRICTIONS, valueString: 'niet na een tweede opname' }] },
      ],
    });
    const { extension = [], consentingParty } = full as never as { extension: object[]; consentingParty: object[] };
    expect(consentingParty).toHaveLength(1);
    expect(extension).toMatchObject([
      {
        url: `${NICTIZ}/zib-TreatmentDirective-Verification`,
        extension: [
          { url: 'Verified', valueBoolean: true },
          { url: 'VerifiedWith', valueCodeableConcept: { coding: [{ code: '116154003' }] } },
          { url: 'VerifiedWith', valueCodeableConcept: { coding: [{ code: 'OTH' }], text: 'echtgenoot' } },
          { url: 'VerificationDate', valueDateTime: '2024-02-04T10:30:00+01:00' },
        ],
      },
      { extension: [{ valueBoolean: false }, { url: 'VerifiedWith' }] },
      { extension: [{ url: 'Verified', _valueBoolean: { extension: [{ valueCode: 'unknown' }] } }] },
      { url: `${NICTIZ}/Comment` },
      { url: TREATMENT, valueCodeableConcept: { coding: [{ code: '40617009' }] } },
      { url: TREATMENT, valueCodeableConcept: { coding: [{ code: 'OTH' }], text: 'non-invasieve beademing' } },
      { url: `${NICTIZ}/consent-additionalSources`, valueReference: { display: 'Wilsverklaring: Anders' } },
    ]);
  });

  it('stands where the record says no status, and has the policy that STU3 wants', () => {
    expect(map({ id: 'd', treatmentPermitted: 'no' })).toMatchObject({ status: 'active', policy: [{ uri: LAW }] });
    expect(map({ id: 'd', treatmentPermitted: 'no' })).not.toHaveProperty('except');
  });
});

describe('zib-TreatmentDirective → TreatmentDirective', () => {
  holdWayBack({ group: 'treatmentDirectives', stu3: treatmentDirectiveStu3, isOwn });

  it('reads what it should, and nothing more', async () => {
    const { record, codes } = await read({});
    expect(codes).toEqual([]);
    expect(record).toEqual({
      id: 'c-1',
      treatmentPermitted: { system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4', code: 'NEE', display: 'NEE' },
      treatments: [{ system: SNOMED, code: '89666000', display: 'reanimatie' }],
    });
  });

  it('takes the law of the Netherlands in either form, and tells another policy', async () => {
    expect((await read({ policy: undefined, policyRule: 'https://wetten.overheid.nl/' })).left).toEqual([]);
    expect((await read({ policy: [{ uri: 'https://epd.example/beleid' }] })).left).toEqual(['Consent.policy[0].uri']);
  });

  it.each<[string, object]>([
    ['what is allowed', { type: 'permit', extension: [{ url: RESTRICTIONS, valueString: 'alleen overdag' }] }],
    ['no restriction', { type: 'deny' }],
    ['a term', { type: 'deny', period: { end: '2027' }, extension: [{ url: RESTRICTIONS, valueString: 'x' }] }],
    ['a restriction without words', { type: 'deny', extension: [{ url: RESTRICTIONS }] }],
    [
      'one that modifies',
      { type: 'deny', modifierExtension: [{ url: 'x' }], extension: [{ url: RESTRICTIONS, valueString: 'x' }] },
    ],
  ])('is set apart with an exception of %s', async (_name, one) => {
    const known = { type: 'deny', extension: [{ url: RESTRICTIONS, valueString: 'niet langer dan een week' }] };
    const { record, codes } = await read({ except: [known, one] });
    expect(record).toBeUndefined();
    expect(codes).toEqual(['modifier']);
  });

  it.each<[string, object, string]>([
    ['whether it is allowed is not said', { modifierExtension: undefined }, 'refused'],
    ['it is said twice', { modifierExtension: [permitted('NEE'), permitted('JA')] }, 'modifier'],
    [
      'something else modifies it',
      { modifierExtension: [permitted('NEE'), { url: 'https://epd.example/x', valueBoolean: true }] },
      'modifier',
    ],
    ['it was entered in error, which the record can say', { status: 'entered-in-error' }, 'in-error'],
    ['its status is none of FHIR', { status: 'bijna' }, 'modifier'],
  ])('is not read where %s', async (_name, change, code) => {
    const { record, codes } = await read(change);
    if (code === 'in-error' && record !== undefined) expect(record.status).toBe('entered-in-error');
    else {
      expect(record).toBeUndefined();
      expect(codes).toEqual([code]);
    }
  });

  it('says of a treatment that cannot be read that it is not known: without it the directive would be about any', async () => {
    const { record, left } = await read({ extension: [{ url: TREATMENT, valueString: 'beademing' }, resuscitation] });
    expect(record?.treatments).toMatchObject([{ nullFlavor: 'UNK' }, { code: '89666000' }]);
    expect(left).toEqual(['Consent.extension(zib-TreatmentDirective-Treatment).valueString']);
  });

  it('leaves out a verification of which it is not said whether it was one', async () => {
    const verification = (...extension: object[]) => ({
      url: `${NICTIZ}/zib-TreatmentDirective-Verification`,
      extension,
    });
    const { record, codes } = await read({
      extension: [
        resuscitation,
        verification({ url: 'VerificationDate', valueDateTime: '2024' }),
        verification({ url: 'Verified', valueBoolean: false }, { url: 'VerificationDate', valueDateTime: '2025' }),
        verification({ url: 'Verified', _valueBoolean: { extension: [{ url: 'x', valueCode: 'masked' }] } }),
      ],
    });
    expect(record?.verifications).toEqual([{ verified: false, verificationDate: '2025' }]);
    expect(new Set(codes)).toEqual(new Set(['left-out']));
  });

  it('refers to advance directives of the patient, and to nothing else', async () => {
    const will = {
      ...least,
      id: 'w-1',
      meta: { profile: [`${NICTIZ}/zib-AdvanceDirective`] },
      extension: undefined,
      modifierExtension: undefined,
      dateTime: '2020',
      category: [
        { coding: [{ system: SNOMED, code: '11341000146107' }] },
        {
          coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1', code: 'VOL', display: 'Volmacht' }],
        },
      ],
    };
    const other = { ...least, id: 'c-2' };
    const more = (reference: object) => ({ url: `${NICTIZ}/consent-additionalSources`, valueReference: reference });
    const { record, records, left } = await read(
      {
        sourceReference: { reference: 'Consent/w-1' },
        extension: [resuscitation, more({ reference: 'Consent/c-2', display: 'x' }), more({ display: 'papier' })],
      },
      other,
      will,
    );
    expect(record?.advanceDirectives).toEqual([{ id: 'w-1', display: 'Wilsverklaring: Volmacht' }]);
    expect(records.treatmentDirectives).toHaveLength(2);
    expect(left).toContain('Consent.extension(consent-additionalSources).valueReference.reference');
  });

  it('tells a source of another kind', async () => {
    const { record, left } = await read({ sourceIdentifier: { system: 'urn:oid:1.2.3', value: '1' } });
    expect(record).not.toHaveProperty('advanceDirectives');
    expect(left).toEqual(['Consent.sourceIdentifier.system', 'Consent.sourceIdentifier.value']);
  });
});
