import type { AuditEvent } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { type AuditOutcome, auditEventMapper, auditKinds, kindCodes, nenFields, toAuditEvent } from '../../src/audit';
import { createValidator } from '../../src/validate';
import { anna, bareEntry, bert, decodeBase64, entryWith, fullEntry, uziPerson } from './entries';

const source = { identifier: 'https://epd.example/bgz', ura: '12345678', name: 'Ziekenhuis West' };
const outcomes: readonly AuditOutcome[] = ['success', 'refused', 'failed', 'partial'];
const validator = createValidator();

const detailsOf = (event: AuditEvent): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (event.entity ?? []).flatMap(({ detail }) => detail ?? []).map(({ type, value }) => [type, decodeBase64(value)]),
  );

describe('an AuditEvent', () => {
  const cases = auditKinds.flatMap((kind) => outcomes.map((outcome) => ({ kind, outcome })));

  it.each(cases)('of $kind that ended in $outcome conforms to STU3', async ({ kind, outcome }) => {
    const { action } = kindCodes[kind];
    const missing = outcome === 'partial' ? ['problems'] : undefined;
    const reason = outcome === 'success' ? undefined : 'grant-expired';
    for (const entry of [
      entryWith({ kind, action, outcome, missing, reason }),
      bareEntry({ kind, action, outcome, reason }),
    ]) {
      const { issues, verdict } = await validator.validate(toAuditEvent(entry, source));
      // A UZI role code is none of the roles HL7 lists; the binding is extensible, so that is allowed.
      const others = issues.filter(
        ({ rule, expression, severity }) =>
          severity !== 'information' &&
          !(rule === 'binding-extensible' && /^AuditEvent\.agent\[\d\]\.role/.test(expression)),
      );
      expect(others).toEqual([]);
      expect(verdict).toBe('conforms');
    }
  });

  it('of a search tells who, for whom, from where, about whom, what and with what result', () => {
    expect(toAuditEvent(fullEntry, source)).toMatchObject({
      resourceType: 'AuditEvent',
      id: fullEntry.id,
      type: { system: 'http://hl7.org/fhir/audit-event-type', code: 'rest' },
      subtype: [{ system: 'http://hl7.org/fhir/restful-interaction', code: 'search-type' }],
      action: 'R',
      recorded: '2026-11-24T09:12:03.120Z',
      outcome: '0',
      outcomeDesc: 'HTTP 200',
      purposeOfEvent: [{ coding: [{ system: 'http://hl7.org/fhir/v3/ActReason', code: 'TREAT' }] }],
      agent: [
        {
          requestor: true,
          userId: { system: uziPerson, value: '900012345' },
          name: 'C. Hart',
          role: [{ coding: [{ system: 'http://fhir.nl/fhir/NamingSystem/uzi-rolcode', code: '01.010' }] }],
          policy: ['urn:example:wgbo-referral'],
        },
        { requestor: false, userId: { value: '900054321' }, role: [{}, { text: 'verantwoordelijke' }] },
        { requestor: false, userId: { system: 'http://fhir.nl/fhir/NamingSystem/ura', value: '87654321' } },
        { requestor: false, userId: { value: 'did:web:gtk.example' }, network: { address: '192.0.2.17', type: '2' } },
      ],
      source: { identifier: { value: 'https://epd.example/bgz' }, site: '12345678', type: [{ code: '4' }] },
    });
  });

  it('names patient, data, notification and checks as entities', () => {
    const event = toAuditEvent(fullEntry, source);
    expect(event.entity?.map(({ role }) => role?.code)).toEqual(['1', '24', '20', undefined]);
    expect(event.entity?.[0]?.identifier).toEqual({ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: anna });
    expect(decodeBase64(event.entity?.[1]?.query)).toBe(
      'AllergyIntolerance?patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|[bsn]',
    );
    expect(event.entity?.[2]?.identifier?.value).toBe(fullEntry.notification);
    expect(detailsOf(event)).toEqual({
      'nen7513-checks': 'TT--',
      decision: 'permit',
      'x-correlation-id': 'cor-0000-0001',
      'group-identifier': fullEntry.group,
      resources: '3',
      count: '3',
      until: '2026-11-24T10:00:30.000Z',
      'x-request-id': 'req-0000-0001',
      'trace-id': '4bf92f3577b34da6a3ce929d0e0e4736',
    });
  });

  it.each([
    [
      { kind: 'read', object: { type: 'Condition', id: 'abc' } },
      { reference: { reference: 'Condition/abc' }, name: 'Condition' },
    ],
    [
      { kind: 'document', object: { type: 'Binary', id: 'x 1' } },
      { identifier: { value: 'x 1' }, name: 'Binary' },
    ],
  ] as const)('of %o points to the data', (facts, entity) => {
    expect(toAuditEvent(bareEntry(facts), source).entity?.[0]).toMatchObject(entity);
  });

  it.each([
    ['success', '0'],
    ['partial', '4'],
    ['refused', '4'],
    ['failed', '8'],
  ] as const)('of an access that ended in %s has outcome %s', (outcome, code) => {
    expect(toAuditEvent(entryWith({ outcome }), source).outcome).toBe(code);
  });

  it('has the software itself as requestor when nobody is known', () => {
    expect(toAuditEvent(bareEntry({ kind: 'expire' }), source).agent).toEqual([
      { requestor: true, name: 'Ziekenhuis West', userId: { system: 'urn:ietf:rfc:3986', value: source.identifier } },
    ]);
  });

  it('has the organization as requestor, with the ground, when no user is known', () => {
    const [first] = toAuditEvent(entryWith({ user: undefined, responsible: undefined }), source).agent;
    expect(first).toMatchObject({ requestor: true, name: 'Ziekenhuis Oost', policy: ['urn:example:wgbo-referral'] });
  });

  it.each([{ checks: { emergency: true } }, { purpose: 'BTG' }, { purpose: 'ETREAT' }] as const)(
    'under the emergency procedure (%o) says so in its subtype',
    (facts) => {
      const codes = toAuditEvent(entryWith(facts), source).subtype?.map(({ code }) => code);
      expect(codes).toEqual(['search-type', '110127']);
    },
  );

  it('tells a use of the log from other events', () => {
    expect(toAuditEvent(bareEntry({ kind: 'audit-export' }), source).type.code).toBe('110101');
  });

  it('has the BSN in the patient entity and nowhere else', () => {
    const leaky = entryWith({
      reason: `geen toegang tot ${anna}`,
      object: { type: 'Patient', query: `x=${bert}`, id: anna },
    });
    const event = toAuditEvent(leaky, source);
    const { identifier, ...rest } = event.entity?.[0] ?? {};
    expect(identifier?.value).toBe(anna);
    const others = JSON.stringify([rest, event.entity?.slice(1), event.agent, event.outcomeDesc]);
    expect(others).not.toContain(anna);
    const texts = (event.entity ?? []).flatMap(({ query, detail = [] }) => [
      query,
      ...detail.map(({ value }) => value),
    ]);
    for (const text of texts.map(decodeBase64)) expect(text).not.toMatch(/9999900/);
    expect(detailsOf(event).redacted).toBe('object.id, object.query, reason');
  });
});

describe('the NEN 7513 mapping', () => {
  it('has a row per item with clause and certainty', () => {
    expect(new Set(nenFields.map(({ id }) => id)).size).toBe(nenFields.length);
    for (const { id, item, certainty, field, path } of nenFields) {
      expect([id, item, field, path].every((text) => text !== '')).toBe(true);
      expect(certainty).toMatch(/^[ABC]$/);
    }
  });

  it('decides what is written: every row of a full entry fills something', () => {
    const entry = entryWith({ missing: ['x'], reason: 'y', redacted: ['z'] });
    const whole = JSON.stringify(toAuditEvent(entry, source));
    for (const { id } of nenFields) {
      const without = JSON.stringify(toAuditEvent(entry, source, { fields: { [id]: null } }));
      expect(without.length, id).toBeLessThan(whole.length);
    }
  });

  it('lets a vendor replace codes per kind, rows, and the letter of a check that was not made', () => {
    const type = { system: 'urn:oid:1.2.3', code: 'lezen', display: 'Lezen' };
    const toEvent = auditEventMapper(source, {
      kinds: { search: { type, subtype: [], action: 'E' } },
      fields: {
        reason: { fill: () => ({ event: { outcomeDesc: 'eigen tekst' } }) },
        zone: { fill: () => ({ details: { list: [{ type: 'zone', value: 'A' }] } }) },
      },
      checkNotMade: 'F',
    });
    const event = toEvent(fullEntry);
    expect(event).toMatchObject({ type, action: 'E', outcomeDesc: 'eigen tekst' });
    expect(event.subtype).toBeUndefined();
    expect(detailsOf(event)).toMatchObject({ zone: 'A', 'nen7513-checks': 'TTFF' });
    expect(toEvent(entryWith({ kind: 'read' })).type.code).toBe('rest');
  });

  it('asks for an identifier of the instance', () => {
    expect(() => auditEventMapper({ identifier: ' ' })).toThrow(/source\.identifier/);
  });
});
