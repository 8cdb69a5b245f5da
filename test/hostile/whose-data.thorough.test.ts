import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AllergyIntolerance, Bundle, BundleEntry, FhirResource, Patient } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import { sourcesOf } from '../../src/index';
import {
  bgzOffers,
  buildNotificationTask,
  type Offer,
  type PullBgzOptions,
  peerProfile,
  pullBgz,
} from '../../src/notified-pull';
import type { BgzRecords } from '../../src/zib';
import { read } from '../ada/instances';
import { ANNA, anna, BSN, facadeOf, now, TOM, tom } from '../facade/support';
import { BASE, recordOf, referral } from '../referral/task/support';
import { peer, says } from './peer';

const OID = 'urn:oid:2.16.840.1.113883.2.4.6.3';

/** What a sender does with the answer to a search of this type before it leaves. */
type Tamper = (bundle: Bundle, type: string, origin: string) => unknown;

/** A sender whose facade serves a patient as it should, and who then tampers with what leaves. */
async function senderOf(records: BgzRecords, bsn: string, tamper: Tamper = () => {}) {
  const facade = facadeOf({
    sources: sourcesOf([records], { groups: 'all' }),
    authorize: () => ({ allowed: true, patient: { bsn } }),
  });
  const { origin, asked }: Awaited<ReturnType<typeof peer>> = await peer(async (response, request, at) => {
    const answer = await facade.fetch(new Request(`http://${request.headers.host}${request.url}`));
    const body = await answer.json();
    if (body.resourceType === 'Bundle') tamper(body, /^\/fhir\/(\w+)/.exec(request.url ?? '')?.[1] ?? '', origin);
    says(body, answer.status)(response, request, at);
  });
  return { origin, asked };
}

interface Asked extends Partial<PullBgzOptions> {
  readonly offers?: readonly Offer[];
  readonly bsn?: string;
  readonly bsnInTask?: boolean;
}

async function pulled(origin: string, { offers = bgzOffers(), bsn = ANNA, bsnInTask = true, ...options }: Asked = {}) {
  const record = recordOf({ offers, referral: { ...referral, patient: { bsn } } });
  return pullBgz({
    allowLoopbackHttp: true,
    notification: buildNotificationTask(record, peerProfile('twiin', { bsnInTask }), BASE),
    token: 't',
    baseUrl: `${origin}/fhir`,
    retries: 0,
    now,
    ...options,
  });
}

const allergiesOf = (bundle: Bundle): AllergyIntolerance[] =>
  (bundle.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === 'AllergyIntolerance' ? [resource as AllergyIntolerance] : [],
  );
const patientOf = (bundle: Bundle): Patient => bundle.entry?.[0]?.resource as Patient;
const section = (result: Awaited<ReturnType<typeof pulled>>, title: string) =>
  result.sections.find((one) => one.title.nl === title);
const add = (bundle: Bundle, resource: object, more: Partial<BundleEntry> = {}) =>
  bundle.entry?.push({ resource: resource as FhirResource, search: { mode: 'match' }, ...more });
const foreign = (more: object = {}) => ({
  resourceType: 'AllergyIntolerance',
  id: 'van-een-ander',
  verificationStatus: 'confirmed',
  code: { text: 'penicilline' },
  patient: { reference: 'Patient/een-ander' },
  ...more,
});

/** Tampers with the answer to the search of allergies only. */
const inAllergies =
  (change: (bundle: Bundle, origin: string) => unknown): Tamper =>
  (bundle, type, origin) =>
    type === 'AllergyIntolerance' && change(bundle, origin);

describe('a BgZ as our own facade serves it', () => {
  it.each([
    ['mevrouw Van der Voorbeeld', anna, ANNA],
    ['meneer Testma', tom, TOM],
  ])('is complete, and of nobody else: %s', async (_name, records, bsn) => {
    const { origin } = await senderOf(records, bsn);
    const result = await pulled(origin, { bsn });
    expect(result.sections.filter(({ status }) => status !== 'obtained')).toEqual([]);
    expect(result).toMatchObject({ complete: true, patient: 'confirmed' });
    expect(result.apart).toBeUndefined();
    expect(result.resources.AllergyIntolerance?.length).toBe(records.allergyIntolerances?.length);
  });

  it.each<[string, Tamper]>([
    [
      'with the BSN register as an OID',
      (bundle, type) => {
        if (type === 'Patient')
          for (const one of patientOf(bundle).identifier ?? []) if (one.system === BSN) one.system = OID;
      },
    ],
    [
      'with the BSN in the register and by OID, and with dots',
      (bundle, type) => {
        if (type === 'Patient') patientOf(bundle).identifier?.push({ system: OID, value: '9999.90.019' });
      },
    ],
    [
      'with whose it is by BSN beside the reference, and by BSN alone',
      inAllergies((bundle) => {
        const [one, two] = allergiesOf(bundle);
        if (one) Object.assign(one.patient, { identifier: { system: BSN, value: ANNA } });
        if (two) two.patient = { identifier: { system: OID, value: ANNA } };
      }),
    ],
    [
      'with whose it is by absolute address, of a version',
      inAllergies((bundle, origin) => {
        for (const one of allergiesOf(bundle))
          one.patient.reference = `${origin}/fhir/${one.patient.reference}/_history/3`;
      }),
    ],
    [
      'with whose it is by a Patient contained, of that BSN',
      inAllergies((bundle) => {
        for (const one of allergiesOf(bundle)) {
          const own: Patient = { resourceType: 'Patient', id: 'p', identifier: [{ system: BSN, value: ANNA }] };
          one.contained = [own];
          one.patient = { reference: '#p' };
        }
      }),
    ],
    [
      'with addresses that are those behind a proxy',
      (bundle, _type, origin) => {
        for (const entry of bundle.entry ?? []) entry.fullUrl = entry.fullUrl?.replace(origin, 'http://intern:8080');
      },
    ],
    [
      'without search modes',
      (bundle) => {
        for (const entry of bundle.entry ?? []) delete entry.search;
      },
    ],
    [
      'with UUIDs for addresses',
      (bundle) => {
        for (const entry of bundle.entry ?? [])
          entry.fullUrl = `urn:uuid:6f1e7f3c-0b7e-4c52-9f0a-${entry.resource?.id?.slice(-12)}`;
      },
    ],
  ])('is complete too %s', async (_what, tamper) => {
    const { origin } = await senderOf(anna, ANNA, tamper);
    const result = await pulled(origin);
    expect(result.apart).toBeUndefined();
    expect(result).toMatchObject({ complete: true, patient: 'confirmed' });
  });
});

const national = resolve(import.meta.dirname, '../../../shared/qualification/test/ada');

describe.skipIf(!existsSync(national))('a BgZ of Nictiz (skipped when ../shared/qualification is absent)', () => {
  it.each(['C', 'D'])('as our own facade serves it is complete, and of nobody else: patient %s', async (name) => {
    const { records } = read(readFileSync(resolve(national, `BgZ-msz-tst-pat${name}-SLB.xml`), 'utf8'));
    const bsn = records.patient.identificationNumbers.find(({ system }) => system === BSN)?.value ?? '';
    const { origin } = await senderOf(records, bsn);
    const result = await pulled(origin, { bsn });
    expect(result.apart).toBeUndefined();
    expect(result).toMatchObject({ complete: true, patient: 'confirmed' });
    expect(result.resources.Patient).toHaveLength(1);
    expect(result.resources.AllergyIntolerance?.length).toBe(records.allergyIntolerances?.length);
  });
});

describe('what is not the patient’s is named, kept apart, and its section not complete', () => {
  const other = { identifier: [{ system: BSN, value: TOM }] };

  it.each<[string, (bundle: Bundle, origin: string) => unknown, string, RegExp]>([
    [
      'refers to a Patient that did not come',
      (bundle) => add(bundle, foreign()),
      'unknown-patient',
      /entry\[2\].*patient$/,
    ],
    [
      'refers to a Patient at another server',
      (bundle) =>
        add(
          bundle,
          foreign({
            patient: { reference: `https://elders.example/fhir/${allergiesOf(bundle)[0]?.patient.reference}` },
          }),
        ),
      'unknown-patient',
      /patient$/,
    ],
    [
      'refers by the BSN of another',
      (bundle) => add(bundle, foreign({ patient: { identifier: { system: BSN, value: TOM } } })),
      'other-patient',
      /patient$/,
    ],
    [
      'refers by the BSN of another, by OID, beside the right reference',
      (bundle) => Object.assign(allergiesOf(bundle)[0]?.patient ?? {}, { identifier: { system: OID, value: TOM } }),
      'other-patient',
      /entry\[0\].*patient$/,
    ],
    [
      'refers to a contained Patient of another',
      (bundle) =>
        add(
          bundle,
          foreign({ contained: [{ resourceType: 'Patient', id: 'p', ...other }], patient: { reference: '#p' } }),
        ),
      'other-patient',
      /contained\[0\]\.identifier$/,
    ],
    [
      'holds a contained Patient of another, and refers to the right one',
      (bundle) =>
        Object.assign(allergiesOf(bundle)[0] ?? {}, { contained: [{ resourceType: 'Patient', id: 'p', ...other }] }),
      'other-patient',
      /contained\[0\]\.identifier$/,
    ],
    [
      'refers to a contained Patient without BSN',
      (bundle) =>
        add(bundle, foreign({ contained: [{ resourceType: 'Patient', id: 'p' }], patient: { reference: '#p' } })),
      'no-bsn',
      /contained\[0\]\.identifier$/,
    ],
    [
      'refers to something contained that is not there',
      (bundle) => add(bundle, foreign({ patient: { reference: '#weg' } })),
      'no-subject',
      /patient$/,
    ],
    [
      'holds something contained of another',
      (bundle) =>
        Object.assign(allergiesOf(bundle)[0] ?? {}, {
          contained: [{ resourceType: 'Condition', id: 'c', subject: { reference: 'Patient/een-ander' } }],
        }),
      'unknown-patient',
      /contained\[0\]\.subject$/,
    ],
    ['does not say whose it is', (bundle) => add(bundle, foreign({ patient: undefined })), 'no-subject', /resource$/],
    [
      'says whose it is in words',
      (bundle) => add(bundle, foreign({ patient: { display: 'mevrouw' } })),
      'no-subject',
      /patient$/,
    ],
    [
      'says whose it is in a text',
      (bundle) => add(bundle, foreign({ patient: 'Patient/1' })),
      'no-subject',
      /patient$/,
    ],
  ])('an allergy that %s', async (_what, change, code, where) => {
    const { origin } = await senderOf(anna, ANNA, inAllergies(change));
    const trail: AuditEntry[] = [];
    const result = await pulled(origin, { audit: { write: async (entry) => void trail.push(entry) } });
    expect(result.complete).toBe(false);
    expect(section(result, 'Allergieën')).toMatchObject({
      status: 'incomplete',
      error: { failure: 'other-patient' },
      reason: { nl: expect.stringContaining('apart gehouden'), en: expect.stringContaining('kept apart') },
    });
    expect(result.sections.filter(({ status }) => status === 'incomplete')).toHaveLength(1);
    expect(result.apart).toMatchObject([
      {
        code,
        section: { nl: 'Allergieën', en: 'Allergies' },
        where: expect.stringMatching(where),
        reason: { nl: expect.stringContaining('verwacht') },
      },
    ]);
    const [one] = result.apart ?? [];
    expect(one?.which).toBe(`AllergyIntolerance/${one?.resource.id}`);
    expect(Object.values(result.resources).flat()).not.toContain(one?.resource);
    expect(result.resources.AllergyIntolerance?.some(({ id }) => id === one?.resource.id) ?? false).toBe(false);
    // Who is meant stands in what is kept apart, and nowhere else.
    const { apart: _apart, ...rest } = result;
    expect(
      JSON.stringify([rest.sections.map(({ reason, error }) => [reason, error]), one?.which, one?.where, one?.reason]),
    ).not.toMatch(new RegExp(`${TOM}|${ANNA}`));
    expect(trail[0]).toMatchObject({
      outcome: 'partial',
      reason: 'set-apart',
      missing: [expect.stringContaining('1 apart')],
    });
  });

  it('a Condition in answer to the search of allergies', async () => {
    const condition = (bundle: Bundle) => ({
      resourceType: 'Condition',
      id: 'c',
      subject: allergiesOf(bundle)[0]?.patient,
    });
    const { origin } = await senderOf(
      anna,
      ANNA,
      inAllergies((bundle) => add(bundle, condition(bundle))),
    );
    const result = await pulled(origin);
    expect(section(result, 'Allergieën')).toMatchObject({ status: 'incomplete', error: { failure: 'not-asked-for' } });
    expect(result.apart).toMatchObject([
      { code: 'not-asked-for', which: 'Condition/c', reason: { en: expect.stringContaining('AllergyIntolerance') } },
    ]);
    expect(result.resources.Condition?.some(({ id }) => id === 'c')).toBe(false);
  });

  it.each<[string, object, Partial<BundleEntry>, string]>([
    [
      'an OperationOutcome among the matches',
      { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] },
      {},
      'not-asked-for',
    ],
    [
      'a Practitioner that nothing refers to',
      { resourceType: 'Practitioner', id: 'x' },
      { search: { mode: 'include' } },
      'not-referenced',
    ],
    [
      'a Provenance of something else',
      { resourceType: 'Provenance', id: 'x', target: [{ reference: 'Condition/elders' }] },
      { search: { mode: 'include' } },
      'not-referenced',
    ],
    ['a Bundle', { resourceType: 'Bundle', id: 'x', type: 'collection' }, {}, 'no-subject'],
    [
      'a type that FHIR does not have',
      { resourceType: 'Onzin', id: 'x', patient: { identifier: { system: BSN, value: ANNA } } },
      {},
      'not-asked-for',
    ],
  ])('%s', async (_what, resource, more, code) => {
    const { origin } = await senderOf(
      anna,
      ANNA,
      inAllergies((bundle) => add(bundle, resource, more)),
    );
    const result = await pulled(origin);
    expect(section(result, 'Allergieën')?.status).toBe('incomplete');
    expect(result.apart).toMatchObject([{ code }]);
  });

  it.each<[string, NonNullable<Patient['identifier']>, string]>([
    ['of another BSN', [{ system: BSN, value: TOM }], 'other-patient'],
    ['of another BSN, by OID', [{ system: OID, value: TOM }], 'other-patient'],
    [
      'with two BSNs, the right one among them',
      [
        { system: BSN, value: ANNA },
        { system: OID, value: TOM },
      ],
      'several-bsns',
    ],
    ['without BSN', [], 'no-bsn'],
    ['with the BSN in another register', [{ system: 'http://ziekenhuis.example/nummer', value: ANNA }], 'no-bsn'],
  ])('a Patient %s, and all that refers to it', async (_what, identifier, code) => {
    const { origin } = await senderOf(anna, ANNA, (bundle, type) => {
      if (type === 'Patient') patientOf(bundle).identifier = identifier;
    });
    const result = await pulled(origin);
    expect(result).toMatchObject({ complete: false, patient: 'not-confirmed' });
    expect(result.apart?.filter(({ code: found }) => found === code).map(({ which }) => which.split('/')[0])).toContain(
      'Patient',
    );
    expect(result.resources.Patient ?? []).toEqual([]);
    expect(result.resources.AllergyIntolerance ?? []).toEqual([]);
    expect(section(result, 'Patiënt')?.status).toBe('failed');
    expect(section(result, 'Allergieën')?.status).toBe('failed');
  });

  it('a second Patient, of another BSN, and what refers to it; the patient’s own is handed out', async () => {
    const { origin } = await senderOf(anna, ANNA, (bundle, type) => {
      if (type === 'Patient') add(bundle, { resourceType: 'Patient', id: 'een-ander', ...other });
      if (type === 'AllergyIntolerance') add(bundle, foreign());
    });
    const result = await pulled(origin);
    expect(result.apart).toMatchObject([
      { code: 'other-patient', which: 'Patient/een-ander' },
      { code: 'other-patient', which: 'AllergyIntolerance/van-een-ander' },
    ]);
    expect(result.resources.Patient).toHaveLength(1);
    expect(result.resources.AllergyIntolerance).toHaveLength(anna.allergyIntolerances?.length ?? 0);
    expect(result.patient).toBe('confirmed');
  });

  it('a document of another is not even got', async () => {
    const { origin, asked } = await senderOf(anna, ANNA, (bundle, type) => {
      if (type !== 'AllergyIntolerance') return;
      bundle.entry = [];
      const content = [{ attachment: { contentType: 'application/pdf', url: 'Binary/b' } }];
      add(bundle, { resourceType: 'DocumentReference', id: 'd', subject: { reference: 'Patient/een-ander' }, content });
    });
    const result = await pulled(origin);
    expect(result.documents).toEqual([]);
    expect(asked.some((one) => one.includes('Binary'))).toBe(false);
  });
});

describe('a notification that names no BSN', () => {
  it('is complete of the one Patient that came', async () => {
    const { origin } = await senderOf(anna, ANNA);
    expect(await pulled(origin, { bsnInTask: false })).toMatchObject({ complete: true, patient: 'not-confirmed' });
  });

  it('takes nobody for the patient when two came', async () => {
    const { origin } = await senderOf(anna, ANNA, (bundle, type) => {
      if (type === 'Patient')
        add(bundle, { resourceType: 'Patient', id: 'x', identifier: [{ system: BSN, value: TOM }] });
    });
    const result = await pulled(origin, { bsnInTask: false });
    expect(result.complete).toBe(false);
    expect(result.resources.Patient ?? []).toEqual([]);
    expect(result.resources.AllergyIntolerance ?? []).toEqual([]);
    expect(new Set(result.apart?.map(({ code }) => code))).toContain('several-patients');
  });
});

describe('where no Patient is offered', () => {
  const offers = bgzOffers(['allergies', 'problems']);

  it('all must be of one patient: then it is the sender’s word', async () => {
    const { origin } = await senderOf(anna, ANNA);
    expect(await pulled(origin, { offers })).toMatchObject({ complete: true, patient: 'not-confirmed' });
  });

  it('data of two patients is handed out of neither', async () => {
    const { origin } = await senderOf(
      anna,
      ANNA,
      inAllergies((bundle) => add(bundle, foreign())),
    );
    const result = await pulled(origin, { offers });
    expect(result.complete).toBe(false);
    expect(result.resources).toEqual({});
    expect(new Set(result.apart?.map(({ code }) => code))).toEqual(new Set(['several-patients']));
  });
});
