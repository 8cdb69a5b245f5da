import { describe, expect, it } from 'vitest';
import { type SourceQuery, sourcesOf } from '../../../src/index';
import { bgzOffers, bgzSections } from '../../../src/notified-pull';
import { readBgz } from '../../../src/read';
import { bgzRecords } from '../../../src/zib';
import { ask, facadeOf, inMode, issuesOf, search } from '../../facade/support';
import { sample } from '../sample';

const BSN = '999999990';
const records = bgzRecords({
  patient: sample.patient,
  problems: sample.problems ?? [],
  treatmentDirectives: sample.treatmentDirectives ?? [],
  advanceDirectives: sample.advanceDirectives ?? [],
});
const facade = facadeOf({ sources: sourcesOf([records], { groups: 'all' }) });
const failing = facadeOf({
  sources: {
    ...sourcesOf([records], { groups: 'all' }),
    advanceDirectives: (_: SourceQuery) => {
      throw new Error('down');
    },
  },
});

const TREATMENT = 'category=http://snomed.info/sct|11291000146105';
const ADVANCE = 'category=http://snomed.info/sct|11341000146107';

describe('searches for treatment directives and advance directives', () => {
  it.each([
    ['Consent', 4],
    [`Consent?${TREATMENT}`, 2],
    [`Consent?${ADVANCE}`, 2],
    [`Consent?${TREATMENT},http://snomed.info/sct|11341000146107`, 4],
    [`Consent?${ADVANCE}&category=urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1|VERB`, 1],
    ['Consent?category=11291000146105&status=inactive', 1],
    [`Consent?${TREATMENT}&period=ge2025`, 1],
    [`Consent?${ADVANCE}&date=2020-03`, 1],
    [`Consent?${TREATMENT}&consentor:missing=true`, 0],
    [`Consent?${ADVANCE}&consentor:missing=true`, 1],
  ])('%s finds %i', async (path, count) => {
    expect(inMode(await search(facade, path, BSN), 'match')).toHaveLength(count);
  });

  it('bring along who speaks for the patient', async () => {
    const person = await search(facade, `Consent?${ADVANCE}&_include=Consent:consentor`, BSN);
    expect(inMode(person, 'include')).toMatchObject([{ resourceType: 'RelatedPerson' }]);
  });

  it('a consent of another category is not supported, which is no empty answer', async () => {
    const answer = await ask(facade, 'Consent?category=http://loinc.org|59284-0', {}, BSN);
    expect(answer.status).toBe(404);
    expect(issuesOf(answer)).toMatchObject([{ severity: 'error', code: 'not-supported' }]);
  });

  it('fails where its own source does, and the other does not', async () => {
    expect((await ask(failing, `Consent?${ADVANCE}`, {}, BSN)).status).toBe(502);
    expect(inMode(await search(failing, `Consent?${TREATMENT}`, BSN), 'match')).toHaveLength(2);
  });

  it('are offered where they are named', () => {
    expect(bgzSections).toEqual(expect.arrayContaining(['treatmentDirective', 'advanceDirective']));
    const queries = (offers: ReturnType<typeof bgzOffers>) =>
      offers.map((one) => (one.kind === 'query' ? one.query : ''));
    expect(queries(bgzOffers()).filter((one) => one.startsWith('Consent'))).toEqual([]);
    expect(queries(bgzOffers(['treatmentDirective', 'advanceDirective']))).toEqual([
      'Consent?category=http%3A//snomed.info/sct%7C11291000146105&_revinclude=Provenance%3Atarget',
      'Consent?category=http%3A//snomed.info/sct%7C11341000146107&_revinclude=Provenance%3Atarget',
    ]);
  });

  it('show no disorder to who may not see diagnoses', async () => {
    const left = facadeOf({
      sources: sourcesOf([records], { groups: 'all' }),
      authorize: () => ({ allowed: true, patient: { bsn: BSN }, types: ['Consent'], leaveOut: ['indications'] }),
    });
    expect((await ask(facade, `Consent?${ADVANCE}`, {}, BSN)).text).toContain('Alzheimer');
    expect((await ask(left, `Consent?${ADVANCE}`, {}, BSN)).text).not.toMatch(/Alzheimer|bradycardie|Condition\//);
  });

  it('with the same key in both lists keep ids of their own, and come back as records', async () => {
    const twice = bgzRecords({
      ...records,
      treatmentDirectives: [
        { id: 'x', treatmentPermitted: 'no', advanceDirectives: [{ id: 'x', display: 'Wilsverklaring: Volmacht' }] },
      ],
      advanceDirectives: [{ id: 'x', livingWillType: 'powerOfAttorney' }],
    } as never);
    const both = facadeOf({ sources: sourcesOf([twice], { groups: 'all' }) });
    const [consents, patient] = [await search(both, 'Consent', BSN), await search(both, 'Patient', BSN)];
    const read = await readBgz([patient, consents], { patient: { bsn: BSN } });
    const [directive] = read.records.treatmentDirectives ?? [];
    const [will] = read.records.advanceDirectives ?? [];
    expect(directive?.advanceDirectives).toEqual([{ id: will?.id, display: 'Wilsverklaring: Volmacht' }]);
    expect(directive?.id).not.toBe(will?.id);
  });
});
