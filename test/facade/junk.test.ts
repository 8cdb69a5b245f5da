import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { readFhirXml } from '../../src/fhir/xml/read-fhir-xml';
import { createFhirXmlModel } from '../../src/fhir/xml/xml-model';
import { createBgzFacade, sourcesOf } from '../../src/index';
import { runs } from '../effort';
import { ANNA, anna, BASE, BSN, facadeOf, inMode, now, SNOMED, search, TOM, tom } from './support';

const facade = facadeOf();

const types = fc.constantFrom(
  'Patient',
  'AllergyIntolerance',
  'Condition',
  'Procedure',
  'Practitioner',
  'Observation',
  'metadata',
  '_search',
  '$lastn',
  '..',
  '%',
  '',
);
const names = fc.oneof(
  fc.constantFrom(
    'patient.identifier',
    'patient',
    'subject',
    'identifier',
    '_id',
    'category',
    'code',
    'status',
    'clinical-status',
    'onset-date',
    '_include',
    '_revinclude',
    '_count',
    '_page',
    '_sort',
    '_summary',
    '_format',
    '__proto__',
    'constructor',
  ),
  fc.string({ maxLength: 12 }),
);
const values = fc.oneof(
  fc.constantFrom(
    `${BSN}|${ANNA}`,
    `${BSN}|${TOM}`,
    `${SNOMED}|387713003`,
    'active',
    '2011',
    'ge2011',
    '1',
    '0',
    '%ZZ',
    '%F0%9F',
    '|',
    '||',
    ',',
    '\\',
    'Condition:patient',
  ),
  fc.string({ maxLength: 20 }),
);
const query = fc.array(fc.tuple(names, values), { maxLength: 4 });
const pathOf = (steps: readonly string[], parameters: readonly (readonly [string, string])[]) =>
  `${steps.join('/')}?${parameters.map(([name, value]) => `${name}=${value}`).join('&')}`.replace(/[\s#]/g, '');

const xml = createFhirXmlModel(definitionsOf());
const resourceIn = (text: string): { resourceType?: string } =>
  text.startsWith('<') ? (readFhirXml(text, xml).value as { resourceType?: string }) : JSON.parse(text);

describe('arbitrary requests', () => {
  it('never throw, always get a status with FHIR in it, and never somebody else', async () => {
    const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS');
    const accept = fc.constantFrom('application/fhir+json', 'application/fhir+xml', '*/*', ';;;', 'a/b;q=x', '');
    const token = fc.constantFrom(`Bearer ${ANNA}`, 'Bearer', 'Basic x', '');
    await fc.assert(
      fc.asyncProperty(
        method,
        fc.array(types, { maxLength: 3 }),
        query,
        accept,
        token,
        fc.string(),
        async (verb, steps, parameters, type, authorization, body) => {
          const init = {
            method: verb,
            headers: { accept: type, authorization, 'content-type': 'application/x-www-form-urlencoded' },
            ...(verb === 'GET' || verb === 'HEAD' ? {} : { body }),
          };
          const response = await facade.fetch(new Request(`${BASE}/${pathOf(steps, parameters)}`, init));
          const text = await response.text();
          expect(response.status).toBeGreaterThanOrEqual(200);
          expect(response.status).not.toBe(500);
          if (verb !== 'HEAD')
            expect(['Bundle', 'OperationOutcome', 'CapabilityStatement']).toContain(resourceIn(text).resourceType);
          expect(text).not.toContain('Testma');
          if (response.status >= 400) expect(text).not.toMatch(new RegExp(`${ANNA}|${TOM}|Voorbeeld`));
          if (authorization !== `Bearer ${ANNA}`) expect(text).not.toContain('Voorbeeld');
        },
      ),
      { numRuns: runs(1500), seed: 20261124 },
    );
  });

  it('answer 200 only with everything the criteria ask for', async () => {
    const whole = inMode(await search(facade, 'Condition'), 'match');
    await fc.assert(
      fc.asyncProperty(query, async (parameters) => {
        const request = new Request(`${BASE}/${pathOf(['Condition'], parameters)}`, {
          headers: { authorization: `Bearer ${ANNA}` },
        });
        const response = await facade.fetch(request);
        if (response.status !== 200) return;
        const narrowing = parameters.filter(
          ([name]) => !name.startsWith('_') && !/^(patient|subject)/.test(name) && name !== '',
        );
        const limiting = parameters.some(([name]) => ['_count', '_page', '_summary', '_id'].includes(name));
        if (narrowing.length > 0 || limiting) return;
        expect(
          inMode(await response.json(), 'match')
            .map((one) => one.id)
            .sort(),
        ).toEqual(whole.map((one) => one.id).sort());
      }),
      { numRuns: runs(500), seed: 20261124 },
    );
  });
});

describe('two patients with the same keys in one EPD', () => {
  it('never meet in one answer, whoever asks for whom', async () => {
    const any = createBgzFacade({ sources: sourcesOf([anna, tom], { groups: 'all' }), insecure: true, now });
    const marks: Readonly<Record<string, RegExp>> = {
      [ANNA]: /Testma|pinda|999990032/,
      [TOM]: /Voorbeeld|penicilline|999990019/,
    };
    const searches = [
      'Patient?identifier',
      'AllergyIntolerance?patient.identifier',
      'Condition?patient.identifier',
      'Procedure?_include=Procedure:based-on&patient.identifier',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(ANNA, TOM), fc.constantFrom(...searches), async (bsn, path) => {
        const response = await any.fetch(new Request(`${BASE}/${path}=${encodeURIComponent(`${BSN}|${bsn}`)}`));
        expect(await response.text()).not.toMatch(marks[bsn] ?? /./);
      }),
      { numRuns: runs(60), seed: 20261124 },
    );
  });
});
