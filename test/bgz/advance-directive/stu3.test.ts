import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { advanceDirectiveStu3 } from '../../../src/bgz/advance-directive/stu3';
import { readBgz } from '../../../src/read';
import { bundle, patient } from '../../read/support';
import { sample } from '../sample';
import { mapped } from '../stu3-support';
import { holdWayBack } from '../way-back';

const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition';
const PROFILE = `${NICTIZ}/zib-AdvanceDirective`;
const SNOMED = 'http://snomed.info/sct';
const TYPES = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1';

const isOwn = (resource: FhirResource) => resource.meta?.profile?.includes(PROFILE) === true;
const map = (record: object) =>
  mapped({ patient: sample.patient, problems: sample.problems, advanceDirectives: [record] } as never).find(isOwn);

const found = { coding: [{ system: SNOMED, code: '11341000146107' }] };
const typed = (code: string) => ({ coding: [{ system: TYPES, code, display: code }] });
const least = {
  resourceType: 'Consent',
  id: 'c-1',
  meta: { profile: [PROFILE] },
  status: 'active',
  category: [found, typed('NR')],
  patient: { reference: 'Patient/p', display: 'x' },
  dateTime: '2020-03-01',
  policy: [{ uri: 'http://wetten.overheid.nl/' }],
};

/** What is read of a Consent as somebody else writes it. */
async function read(change: object) {
  const { records, issues, notRead } = await readBgz(bundle(patient('p'), { ...least, ...change } as never));
  return {
    record: records.advanceDirectives?.[0],
    codes: issues.map(({ code }) => code),
    left: notRead.map(({ path }) => path),
  };
}

describe('AdvanceDirective → zib-AdvanceDirective', () => {
  it('gives every concept its place', () => {
    const full = map(sample.advanceDirectives?.[0] as never);
    expect(full).toMatchObject({
      resourceType: 'Consent',
      identifier: { value: 'WV-1' },
      status: 'inactive',
      category: [{ coding: [{ code: '11341000146107' }] }, { coding: [{ system: TYPES, code: 'VERB' }] }],
      dateTime: '2020-03-01',
      consentingParty: [{ reference: expect.stringMatching(/^RelatedPerson\//), display: 'Voorbeeld' }],
      sourceAttachment: {
        contentType: 'application/pdf',
        data: Buffer.from('%PDF-1.4 voorbeeld').toString('base64'),
        title: 'Wilsverklaring met handtekening',
      },
      extension: [
        { url: `${NICTIZ}/zib-AdvanceDirective-Disorder`, valueReference: { display: 'bradycardie' } },
        { url: `${NICTIZ}/zib-AdvanceDirective-Disorder`, valueReference: { display: 'ziekte van Alzheimer' } },
        { url: `${NICTIZ}/Comment`, valueString: 'in overleg met de huisarts' },
      ],
    });
  });

  it('says of a date that it is not known, and of a type that it is another', () => {
    expect(map({ id: 'w', livingWillType: { nullFlavor: 'OTH', originalText: 'anders' } })).toMatchObject({
      status: 'active',
      category: [found, { coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'OTH' }], text: 'anders' }],
      _dateTime: {
        extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
      },
    });
  });
});

describe('zib-AdvanceDirective → AdvanceDirective', () => {
  holdWayBack({ group: 'advanceDirectives', stu3: advanceDirectiveStu3, isOwn });

  it('reads the type wherever it stands among the categories, and tells others', async () => {
    const other = { coding: [{ system: 'http://loinc.org', code: '59284-0' }] };
    const { record, left } = await read({ category: [other, typed('EU'), found] });
    expect(record?.livingWillType.code).toBe('EU');
    expect(left).toEqual(['Consent.category[0].coding[0].system', 'Consent.category[0].coding[0].code']);
  });

  it('is refused without a type of the list', async () => {
    const { record, codes } = await read({ category: [found, typed('XYZ')] });
    expect(record).toBeUndefined();
    expect(codes).toEqual(['refused']);
  });

  it('tells a second type: which of the two is meant is not known', async () => {
    const { record, codes, left } = await read({ category: [found, typed('NR'), typed('LW')] });
    expect(record).toBeUndefined();
    expect(codes).toEqual(['refused']);
    expect(left).toEqual(['Consent']);
  });

  it('takes that a date is not known, and tells another reason', async () => {
    const absent = (valueCode: string) => ({
      dateTime: undefined,
      _dateTime: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode }] },
    });
    expect(await read(absent('unknown'))).toMatchObject({ codes: [], left: [] });
    expect((await read(absent('masked'))).left).toEqual([expect.stringContaining('Consent.dateTime.extension')]);
  });

  it.each<[string, object, readonly string[]]>([
    ['is elsewhere', { contentType: 'application/pdf', url: 'https://epd.example/1' }, ['contentType', 'url']],
    ['has no kind', { data: 'JVBERg==' }, ['data']],
  ])('tells a document that %s', async (_name, sourceAttachment, parts) => {
    const { record, left } = await read({ sourceAttachment });
    expect(record).not.toHaveProperty('livingWillDocument');
    expect(left).toEqual(parts.map((one) => `Consent.sourceAttachment.${one}`));
  });

  it('leaves out a document that is no base64, and reads the rest', async () => {
    const { record, codes } = await read({ sourceAttachment: { contentType: 'application/pdf', data: '%PDF' } });
    expect(record).toMatchObject({ livingWillType: { code: 'NR' } });
    expect(record).not.toHaveProperty('livingWillDocument');
    expect(codes).toEqual(['left-out']);
  });

  it('is set apart with an exception, for which no concept is', async () => {
    expect((await read({ except: [{ type: 'deny' }] })).codes).toEqual(['modifier']);
  });
});
