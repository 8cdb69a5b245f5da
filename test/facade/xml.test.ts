import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { readFhirXml } from '../../src/fhir/xml/read-fhir-xml';
import { createFhirXmlModel } from '../../src/fhir/xml/xml-model';
import { ask, facadeOf } from './support';

const facade = facadeOf();
const model = createFhirXmlModel(definitionsOf());
const XML = 'application/fhir+xml; charset=utf-8';
const JSON_TYPE = 'application/fhir+json; charset=utf-8';

const withAccept = (path: string, accept: string) => ask(facade, path, { headers: { accept } });

/** The same answer in JSON, without the link that tells how it was asked for. */
function withoutLinks(value: unknown): unknown {
  const { link: _link, ...rest } = value as Record<string, unknown>;
  return rest;
}

describe('answers in XML', () => {
  it.each([
    'Patient',
    'AllergyIntolerance',
    'Condition',
    'DeviceUseStatement?_include=DeviceUseStatement:device',
    'MedicationStatement?category=422979000&_include=MedicationStatement:medication',
    'Coverage',
  ])('hold what the answer in JSON holds: %s', async (path) => {
    const xml = await withAccept(path, 'application/fhir+xml');
    const json = await withAccept(path, 'application/fhir+json');
    expect(xml.status).toBe(200);
    expect(xml.headers.get('content-type')).toBe(XML);
    const { value, faults } = readFhirXml(xml.text, model);
    expect(faults).toEqual([]);
    expect(withoutLinks(value)).toEqual(withoutLinks(json.body));
  });

  it('a read, the CapabilityStatement and a refusal as well', async () => {
    const found = await ask(facade, 'Condition');
    const id = found.body.resourceType === 'Bundle' ? found.body.entry?.[0]?.resource?.id : undefined;
    for (const [path, status, type] of [
      [`Condition/${id}`, 200, 'Condition'],
      ['metadata', 200, 'CapabilityStatement'],
      ['Condition/unheard-of', 404, 'OperationOutcome'],
      ['Condition?unheard-of=1', 400, 'OperationOutcome'],
    ] as const) {
      const answer = await withAccept(path, 'application/fhir+xml');
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, status, XML]);
      expect(readFhirXml(answer.text, model)).toMatchObject({ faults: [], value: { resourceType: type } });
    }
  });
});

describe('which form is sent', () => {
  it.each([
    ['application/fhir+xml', XML],
    ['application/xml+fhir', XML],
    ['application/xml', XML],
    ['text/xml', XML],
    ['application/fhir+json;q=0.5, application/fhir+xml', XML],
    ['application/fhir+xml;q=0.5, application/fhir+json;q=0.6', JSON_TYPE],
    ['text/html, application/fhir+xml;q=0.9, */*;q=0.8', XML],
    ['application/fhir+json, application/fhir+xml', JSON_TYPE],
    ['application/fhir+xml; fhirVersion=3.0', XML],
    ['application/fhir+xml; fhirVersion=4.0, application/fhir+json', JSON_TYPE],
    ['*/*', JSON_TYPE],
  ])('Accept: %s', async (accept, sent) => {
    const answer = await withAccept('Condition', accept);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, sent]);
  });

  it.each([
    ['xml', XML],
    ['application/fhir%2Bxml', XML],
    ['application/fhir+xml', XML],
    ['text/xml', XML],
    ['json', JSON_TYPE],
  ])('_format=%s goes before Accept', async (format, sent) => {
    const other = sent === XML ? 'application/fhir+json' : 'application/fhir+xml';
    const answer = await withAccept(`Condition?_format=${format}`, other);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, sent]);
  });
});
