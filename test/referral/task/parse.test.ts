import fc from 'fast-check';
import type { Task } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../../src/fhir/definitions/definitions';
import { readFhirXml } from '../../../src/fhir/xml/read-fhir-xml';
import { writeFhirXml } from '../../../src/fhir/xml/write-fhir-xml';
import { createFhirXmlModel } from '../../../src/fhir/xml/xml-model';
import {
  bgzOffers,
  bgzSections,
  buildCancelTask,
  buildNotificationTask,
  buildWorkflowTask,
  type Offer,
  type PeerName,
  type PeerProfile,
  parseNotificationTask,
  parseWorkflowTask,
  peerProfile,
  peerProfiles,
  type ReceivedNotification,
} from '../../../src/notified-pull';
import { runs } from '../../effort';
import { AGB, BASE, BSN, DID, recordOf, referral, URA } from './support';

const names = Object.keys(peerProfiles) as PeerName[];

function parsed(task: unknown): ReceivedNotification {
  const result = parseNotificationTask(task);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.notification;
}

const issuesOf = (task: unknown) => {
  const result = parseNotificationTask(task);
  return result.ok ? [] : result.issues;
};

/** A notification as Twiin has it, with one thing changed. */
const twiin = (change: object = {}): object => ({
  ...buildNotificationTask(recordOf(), peerProfile('twiin'), BASE),
  ...change,
});

const query = (coding: readonly object[], valueString: string) => ({ type: { coding }, valueString });

/** An offer as it comes out of a Task of this peer: a section in its words, or as it was given. */
function asWritten({ section, ...offer }: Offer, { offerSpelling = {}, sectionCodes }: PeerProfile): Offer {
  const rows = Object.entries(offerSpelling);
  const name = bgzSections.find((one) => JSON.stringify(bgzOffers([one])) === JSON.stringify([{ ...offer, section }]));
  const [, row] = rows.find(([one]) => one === name) ?? [];
  if (row) return { kind: 'query', query: row.queries[0] ?? '', section: row.section };
  const isTaken = rows.some(([, { section: taken }]) => taken.code === section?.code);
  return sectionCodes === 'none' || !section || isTaken ? offer : { ...offer, section };
}

describe('what was written is what is read, for every peer', () => {
  const digits = (length: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
  const instant = fc
    .date({ min: new Date('2024-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const organization = fc.record({
    ura: digits(8),
    did: fc.option(digits(5).map((n) => `did:web:${n}.example`)),
    agb: fc.option(digits(8)),
    name: fc.option(fc.string({ minLength: 1 }).filter((text) => text.trim() !== '')),
  });
  const partyOf = ({ ura, did, agb, name }: typeof organization extends fc.Arbitrary<infer T> ? T : never) => ({
    ura,
    ...(name !== null && { name }),
    identifiers: [
      ...(did === null ? [] : [{ system: DID, value: did }]),
      ...(agb === null ? [] : [{ system: AGB, value: agb }]),
    ],
  });

  it.each(names)('%s', (name) => {
    const peer = peerProfile(name);
    fc.assert(
      fc.property(
        fc.record({
          identifier: fc.uuid(),
          group: fc.uuid(),
          id: fc.uuid(),
          createdAt: instant,
          validUntil: instant,
          sender: organization,
          receiver: organization,
          sections: fc.uniqueArray(fc.constantFrom(...bgzSections), { minLength: 1 }),
          document: fc.option(digits(6)),
          base: fc.base64String({ minLength: 4 }),
        }),
        (given) => {
          const offers: readonly Offer[] = [
            ...bgzOffers(given.sections),
            ...(given.document === null
              ? []
              : [{ kind: 'resource', reference: `DocumentReference/${given.document}` } as const]),
          ];
          const record = recordOf({
            id: given.id,
            identifier: `urn:uuid:${given.identifier}`,
            groupIdentifier: `urn:uuid:${given.group}`,
            createdAt: given.createdAt,
            validUntil: given.validUntil,
            offers,
            referral: {
              ...referral,
              sender: { ...referral.sender, organization: partyOf(given.sender) },
              receiver: { organization: partyOf(given.receiver) },
            },
          });
          const notification = parsed(JSON.parse(JSON.stringify(buildNotificationTask(record, peer, given.base))));
          expect(notification).toMatchObject({
            identifier: record.identifier,
            groupIdentifier: record.groupIdentifier,
            status: 'requested',
            sender: { ura: given.sender.ura, system: referral.sender.system },
            receiver: { ura: given.receiver.ura },
            authorizationBase: given.base,
            getWorkflowTask: peer.getWorkflowTask === true,
            validUntil: given.validUntil,
            authoredOn: given.createdAt,
            warnings: [],
          });
          expect(notification.sender.name).toBe(given.sender.name ?? undefined);
          expect(notification.patientBsn).toBe(peer.bsnInTask ? BSN : undefined);
          expect(notification.workflowTask).toBe(peer.basedOn ? `Task/${record.id}` : undefined);

          const workflow = parseWorkflowTask(buildWorkflowTask(record, peer, { base: given.base }));
          if (!workflow.ok) throw new Error(JSON.stringify(workflow.issues));
          expect(workflow.notification).toMatchObject({ authorizationBase: given.base });
          expect(workflow.notification.patientBsn).toBe(peer.bsnInWorkflowTask ? BSN : undefined);
          const { offers: received } = peer.inputs === 'workflow' ? workflow.notification : notification;
          expect(received).toEqual(offers.map((offer) => asWritten(offer, peer)));
        },
      ),
      { numRuns: runs(60), seed: 20261124 },
    );
  });

  it.each(names)('also through XML, and for a cancel: %s', (name) => {
    const model = createFhirXmlModel(definitionsOf());
    const through = (task: Task): unknown => readFhirXml(writeFhirXml(task, model), model).value;
    const peer = peerProfile(name);
    const task = buildNotificationTask(recordOf(), peer, BASE);
    expect(parsed(through(task))).toEqual(parsed(task));
    expect(parsed(through(buildCancelTask(recordOf(), peer)))).toMatchObject({
      identifier: recordOf().identifier,
      status: 'cancelled',
      offers: [],
    });
  });
});

describe('dialects that are understood', () => {
  it.each([
    [
      'an identifier as object',
      { identifier: { system: 'urn:ietf:rfc:3986', value: recordOf().identifier } },
      'not-an-array',
    ],
    [
      'a bare UUID in the register of RFC 4122',
      {
        identifier: [
          { system: 'https://tools.ietf.org/html/rfc4122', value: recordOf().identifier.slice(9).toUpperCase() },
        ],
      },
      undefined,
    ],
    [
      'a number of the sender beside the UUID',
      {
        identifier: [
          { system: 'urn:oid:1.2.3', value: '7' },
          { system: 'urn:ietf:rfc:3986', value: recordOf().identifier },
        ],
      },
      'several-identifiers',
    ],
  ])('%s is the same identifier', (_what, change, warning) => {
    const notification = parsed(twiin(change));
    expect(notification.identifier).toBe(recordOf().identifier);
    expect(notification.warnings.map(({ code }) => code)).toEqual(warning === undefined ? [] : [warning]);
  });

  it('an identifier that is no UUID is known with its register', () => {
    expect(parsed(twiin({ identifier: [{ system: 'urn:oid:1.2.3', value: '7' }] })).identifier).toBe('urn:oid:1.2.3|7');
  });

  it('neither identifier, group, base, end nor owner: taken, with a warning for each', () => {
    const { identifier: _i, groupIdentifier: _g, restriction: _r, owner: _o, ...task } = twiin() as Task;
    const notification = parsed({ ...task, input: task.input?.slice(1) });
    expect(notification).not.toHaveProperty('identifier');
    expect(notification).not.toHaveProperty('authorizationBase');
    expect(notification.receiver).toEqual({ identifiers: [] });
    expect(notification.warnings.map(({ code }) => code).sort()).toEqual([
      'no-authorization-base',
      'no-end',
      'no-group',
      'no-identifier',
      'no-owner',
    ]);
  });

  it.each([
    ['the older Twiin codes', [{ system: 'http://fhir.nl/fhir/NamingSystem/TaskParameter', code: 'search-resource' }]],
    [
      'the plural system',
      [{ system: 'http://fhir.nl/fhir/NamingSystem/TaskCodes', code: 'query-available-resources' }],
    ],
    ['AORTA', [{ system: 'http://vzvz.nl/fhir/CodeSystem/TaskParameterType', code: 'query_string' }]],
    ['the section code only', [{ system: 'http://loinc.org', code: '48765-2' }]],
    ['no code at all', []],
  ])('a query with %s', (_what, coding) => {
    const { offers, warnings } = parsed(
      twiin({ input: [query(coding, 'AllergyIntolerance'), query([{ code: 'authorization_base' }], 'x')] }),
    );
    expect(offers).toEqual([
      {
        kind: 'query',
        query: 'AllergyIntolerance',
        ...(_what.startsWith('the section') && { section: { system: 'http://loinc.org', code: '48765-2' } }),
      },
    ]);
    expect(warnings).toEqual([]);
  });

  it.each(['authorization-base', 'authorization_base', 'consent_token'])('an authorization base called %s', (code) => {
    const task = twiin({ input: [query([{ system: 'http://xxx.nl/x', code }], 'abc='), query([], 'Flag')] });
    expect(parsed(task).authorizationBase).toBe('abc=');
  });

  it('a query keeps its spelling, whatever it is encoded like', () => {
    const spelled = 'Procedure?category=http://snomed.info/sct|387713003, http%3A//snomed.info/sct%7C258174001&_x';
    expect(parsed(twiin({ input: [query([{ code: 'query_string' }], spelled)] })).offers).toEqual([
      { kind: 'query', query: spelled },
    ]);
  });

  it('a leading slash is taken off, of queries, resources and the workflow Task', () => {
    const notification = parsed(
      twiin({
        basedOn: [{ reference: '/Task/1' }],
        input: [
          query([{ code: 'query_string' }], '/Observation/$lastn?code=x'),
          { type: { coding: [{ code: 'read-resource' }] }, valueReference: { reference: '/DocumentReference/1' } },
        ],
      }),
    );
    expect(notification.workflowTask).toBe('Task/1');
    expect(notification.offers).toEqual([
      { kind: 'query', query: 'Observation/$lastn?code=x' },
      { kind: 'resource', reference: 'DocumentReference/1' },
    ]);
    expect(notification.warnings.map(({ path }) => path)).toEqual([
      'Task.input[0].valueString',
      'Task.input[1].valueReference.reference',
      'Task.basedOn[0].reference',
      'Task.input',
    ]);
  });

  it('a reference to a Task among the inputs is the workflow Task', () => {
    const notification = parsed(
      twiin({
        basedOn: undefined,
        input: [
          { type: { coding: [{ code: 'get-workflow-task' }] }, valueBoolean: true },
          { type: { coding: [{ code: 'read-available-resource' }] }, valueReference: { reference: 'Task/9' } },
        ],
      }),
    );
    expect(notification).toMatchObject({ workflowTask: 'Task/9', getWorkflowTask: true, offers: [] });
  });

  it('organizations by AGB as OID or by DID, with the URA on a contained Organization or missing', () => {
    const notification = parsed(
      twiin({
        contained: [
          {
            resourceType: 'Organization',
            id: 'o',
            name: 'De Brug',
            identifier: [{ system: 'urn:oid:2.16.528.1.1007.3.3', value: '00001111' }],
          },
        ],
        requester: {
          agent: { identifier: { system: DID, value: 'did:web:systeem.example' } },
          onBehalfOf: {
            reference: '#o',
            identifier: { system: 'urn:oid:2.16.840.1.113883.2.4.6.1', value: '06010111' },
          },
        },
        owner: { identifier: { system: DID, value: 'did:web:poort.example' } },
      }),
    );
    expect(notification.sender).toEqual({
      ura: '00001111',
      name: 'De Brug',
      identifiers: [
        { system: AGB, value: '06010111' },
        { system: URA, value: '00001111' },
      ],
      system: { system: DID, value: 'did:web:systeem.example' },
    });
    expect(notification.receiver.ura).toBeUndefined();
    expect(notification.warnings).toEqual([expect.objectContaining({ code: 'no-ura', path: 'Task.owner' })]);
  });

  it.each([
    ['2027-06-24', '2027-06-24T21:59:59.999Z'],
    ['2027-02', '2027-02-28T22:59:59.999Z'],
    ['2027', '2027-12-31T22:59:59.999Z'],
    ['2027-06-24T12:00:00', '2027-06-24T10:00:00.000Z'],
    ['2027-06-24T12:00:00+05:00', '2027-06-24T07:00:00.000Z'],
  ])('an end of %s lasts until %s', (end, until) => {
    expect(parsed(twiin({ restriction: { period: { end } } })).validUntil).toBe(until);
  });

  it('a BSN of eight digits has lost its zero', () => {
    const change = { for: { identifier: { system: 'urn:oid:2.16.840.1.113883.2.4.6.3', value: '12345672' } } };
    expect(parsed(twiin(change)).patientBsn).toBe('012345672');
  });
});

describe('a Task that is no notification', () => {
  it.each([
    ['nothing', undefined],
    ['an array', []],
    ['another resource', { resourceType: 'Patient' }],
  ])('%s', (_what, input) => {
    expect(issuesOf(input)).toMatchObject([{ code: 'not-a-task', path: '$this' }]);
  });

  it.each([
    [
      'the workflow Task itself',
      { code: { coding: [{ system: 'http://snomed.info/sct', code: '3457005' }] } },
      'not-a-notification',
      'Task.code',
    ],
    ['a status STU3 does not have', { status: 'expired' }, 'invalid-status', 'Task.status'],
    ['no sender', { requester: undefined }, 'no-sender', 'Task.requester.onBehalfOf'],
    ['a URA of another form', { owner: { identifier: { system: URA, value: '2222' } } }, 'invalid-ura', 'Task.owner'],
    [
      'a BSN that fails the 11-test',
      { for: { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999990018' } } },
      'invalid-bsn',
      'Task.for.identifier.value',
    ],
    ['nothing offered', { input: [] }, 'nothing-offered', 'Task.input'],
    [
      'an end that is none',
      { restriction: { period: { end: 'volgend jaar' } } },
      'invalid-moment',
      'Task.restriction.period.end',
    ],
    [
      'a day that is not on the calendar',
      { restriction: { period: { end: '2027-02-30' } } },
      'invalid-moment',
      'Task.restriction.period.end',
    ],
    [
      'an identifier without value',
      { identifier: [{ system: 'urn:ietf:rfc:3986' }] },
      'invalid-identifier',
      'Task.identifier[0]',
    ],
    [
      'an identifier that nobody can keep',
      { identifier: [{ system: 'urn:ietf:rfc:3986', value: 'a\u0000b' }] },
      'invalid-identifier',
      'Task.identifier[0]',
    ],
    [
      'a group without end',
      { groupIdentifier: { system: 'urn:ietf:rfc:3986', value: 'x'.repeat(8_000) } },
      'invalid-identifier',
      'Task.groupIdentifier',
    ],
    [
      'two different bases',
      { input: [query([{ code: 'consent_token' }], 'a'), query([{ code: 'consent_token' }], 'b'), query([], 'Flag')] },
      'several-bases',
      'Task.input',
    ],
    [
      'several searches in one value',
      { input: [query([{ code: 'query_string' }], 'Procedure?a=b,Procedure?c=d')] },
      'several-queries',
      'Task.input[0].valueString',
    ],
    [
      'a broken percent-escape',
      { input: [query([{ code: 'query_string' }], 'Encounter?class=http%3A%2F%hl7.org')] },
      'invalid-encoding',
      'Task.input[0].valueString',
    ],
    [
      'a search at another server',
      { input: [query([{ code: 'query_string' }], 'https://elders.example/Flag')] },
      'absolute-query',
      'Task.input[0].valueString',
    ],
    [
      'a way out of the base',
      { input: [query([{ code: 'query_string' }], 'Flag/../../geheim?x')] },
      'invalid-query',
      'Task.input[0].valueString',
    ],
    [
      'a reference to elsewhere',
      { input: [{ type: {}, valueReference: { reference: 'https://elders.example/Flag/1' } }] },
      'invalid-reference',
      'Task.input[0].valueReference.reference',
    ],
    [
      'a flag that is text',
      { input: [{ type: { coding: [{ code: 'get-workflow-task' }] }, valueBoolean: 'true' }] },
      'invalid-value',
      'Task.input[0].valueBoolean',
    ],
    [
      'a workflow Task to get that is not named',
      { basedOn: undefined, input: [{ type: { coding: [{ code: 'get-workflow-task' }] }, valueBoolean: true }] },
      'no-workflow-task',
      'Task.basedOn',
    ],
  ])('%s is told with its place', (_what, change, code, path) => {
    expect(issuesOf(twiin(change))).toContainEqual(expect.objectContaining({ code, path }));
  });

  it('is told everything at once, and nothing of the Task is repeated', () => {
    const found = issuesOf(
      twiin({
        status: 'geheim',
        for: { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999990018' } },
        input: [query([{ code: 'query_string' }], 'https://geheim.example/'), query([{ code: 'consent_token' }], '')],
      }),
    );
    expect(found.length).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(found)).not.toMatch(/geheim|999990018/);
  });

  it('never throws, whatever the Task is made of', () => {
    const tasks = fc.record(
      Object.fromEntries(
        [
          'identifier',
          'groupIdentifier',
          'status',
          'code',
          'for',
          'requester',
          'owner',
          'input',
          'basedOn',
          'contained',
          'restriction',
          'authoredOn',
        ].map((name) => [name, fc.anything()]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(tasks, (task) => {
        const result = parseNotificationTask({ ...task, resourceType: 'Task' });
        expect(typeof result.ok).toBe('boolean');
      }),
    );
  });
});
