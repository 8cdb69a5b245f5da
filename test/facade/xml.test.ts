import type { Task } from 'fhir/r3';
import { describe, expect, it, vi } from 'vitest';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { readFhirXml } from '../../src/fhir/xml/read-fhir-xml';
import { createFhirXmlModel } from '../../src/fhir/xml/xml-model';
import type { BgzFacade } from '../../src/index';
import { anna, ask, facadeOf, recordedLog } from './support';

const facade = facadeOf();
const model = createFhirXmlModel(definitionsOf());
const XML = 'application/fhir+xml; charset=utf-8';
const JSON_TYPE = 'application/fhir+json; charset=utf-8';

const withAcceptOf = (asked: BgzFacade, path: string, accept: string) => ask(asked, path, { headers: { accept } });
const withAccept = (path: string, accept: string) => withAcceptOf(facade, path, accept);

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

describe('a refusal in XML', () => {
  it.each([
    ['a type that is not served', 'Account', {}, 404],
    ['a wrong method', 'Condition/abc', { method: 'DELETE' }, 405],
    ['a URL that is too long', `Condition?code=${'1'.repeat(20_000)}`, {}, 414],
    ['a body of another type', 'Condition/_search', { method: 'POST', body: '{}' }, 415],
    ['a malformed query', 'Condition?code=%ZZ', {}, 400],
    ['no authorisation', 'Condition', { headers: { authorization: 'none' } }, 401],
  ] as const)('is told as well for %s', async (_what, path, init: RequestInit, status) => {
    const headers = { accept: 'application/fhir+xml', ...init.headers };
    const answer = await ask(facade, path, { ...init, headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, XML]);
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] };
    expect(readFhirXml(answer.text, model)).toMatchObject({ faults: [], value: outcome });
  });

  it('is never asked to hold what XML cannot: such a record is refused in every form, without its value', async () => {
    const patient = {
      ...anna.patient,
      nameInformation: { ...anna.patient.nameInformation, firstNames: 'Se\u0001cret' },
    };
    const { lines, logger } = recordedLog();
    const odd = facadeOf({
      sources: { patient: () => [patient as typeof anna.patient] },
      logger,
    });
    for (const [accept, sent] of [
      ['application/fhir+xml', XML],
      ['application/fhir+json', JSON_TYPE],
    ] as const) {
      const answer = await ask(odd, 'Patient', { headers: { accept } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([502, sent]);
      expect(answer.text).not.toContain('cret');
    }
    expect(lines).toMatchObject([{ event: 'source-failed' }, { event: 'source-failed' }]);
  });

  it('says to ask for JSON when a Task of the vendor holds what XML cannot, without its value', async () => {
    const task = { resourceType: 'Task' as const, status: 'requested', intent: 'order', description: 'Se\u0001cret' };
    const { lines, logger } = recordedLog();
    const odd = facadeOf({
      tasks: {
        read: async () => ({ status: 200, task: task as Task, trail: {} }),
        update: async () => ({ status: 200, task: task as Task, trail: {} }),
      },
      logger,
    });
    const refused = await withAcceptOf(odd, 'Task/t-1', 'application/fhir+xml');
    expect([refused.status, refused.headers.get('content-type')]).toEqual([500, XML]);
    expect(refused.text).toContain('Task.description');
    expect(refused.text).toContain('Ask for application/fhir+json.');
    expect(refused.text).not.toContain('cret');
    expect(lines).toMatchObject([{ event: 'unexpected-error' }, { event: 'request-refused', status: 500 }]);
    expect((await withAcceptOf(odd, 'Task/t-1', 'application/fhir+json')).body).toEqual(task);
  });

  it('is told in JSON when XML cannot hold what it says', async () => {
    vi.resetModules();
    vi.doMock('../../src/fhir/xml/write-fhir-xml', () => ({
      writeFhirXml: () => {
        throw new Error('unwritable');
      },
    }));
    const { facadeOf: fresh } = await import('./support');
    const answer = await ask(fresh(), 'Condition?foo=1&_format=xml');
    vi.doUnmock('../../src/fhir/xml/write-fhir-xml');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, JSON_TYPE]);
    expect(answer.body.resourceType).toBe('OperationOutcome');
  });
});

describe('a search by POST', () => {
  it('takes _format from its body', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await ask(facade, 'Condition/_search', { method: 'POST', headers, body: '_format=xml' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, XML]);
    expect(readFhirXml(answer.text, model)).toMatchObject({ faults: [], value: { resourceType: 'Bundle', total: 3 } });
  });
});

describe('a HEAD request', () => {
  it('tells the type and sends nothing', async () => {
    const answer = await ask(facade, 'Condition?_format=xml', { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type'), answer.text]).toEqual([200, XML, '']);
  });
});

describe('a facade that is only asked for JSON', () => {
  it('never loads the writer of XML or its model', async () => {
    const loaded: string[] = [];
    vi.resetModules();
    for (const path of ['../../src/fhir/xml/write-fhir-xml', '../../src/fhir/xml/xml-model']) {
      vi.doMock(path, async (original) => {
        loaded.push(path);
        return original();
      });
    }
    const { facadeOf: fresh } = await import('./support');
    await ask(fresh(), 'Condition');
    await ask(fresh(), 'metadata');
    expect(loaded).toEqual([]);
    await ask(fresh(), 'Condition?_format=xml');
    expect(loaded).toHaveLength(2);
    vi.doUnmock('../../src/fhir/xml/write-fhir-xml');
    vi.doUnmock('../../src/fhir/xml/xml-model');
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
    ['application/*', JSON_TYPE],
    ['*/*, application/fhir+json;q=0', XML],
    ['*/*;q=0.9, application/fhir+json;q=0.1', XML],
    ['text/*;q=0.4, application/fhir+xml;q=0.5, */*', XML],
    ['application/fhir+xml, application/fhir+json', JSON_TYPE],
    ['application/fhir+xml, */*', XML],
    ['application/fhir+xml;q=0, */*', JSON_TYPE],
    ['APPLICATION/FHIR+XML; charset=utf-8', XML],
  ])('Accept: %s', async (accept, sent) => {
    const answer = await withAccept('Condition', accept);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, sent]);
  });

  it.each([
    ['xml', XML],
    ['application/fhir%2Bxml', XML],
    ['application/fhir+xml', XML],
    ['text/xml', XML],
    ['application/xml', XML],
    ['json', JSON_TYPE],
    ['application/fhir+json', JSON_TYPE],
    ['text/json', JSON_TYPE],
  ])('_format=%s goes before Accept', async (format, sent) => {
    const other = sent === XML ? 'application/fhir+json' : 'application/fhir+xml';
    const answer = await withAccept(`Condition?_format=${format}`, other);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, sent]);
  });
});
