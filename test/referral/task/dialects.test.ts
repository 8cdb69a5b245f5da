import type { Task } from 'fhir/r3';
import { beforeAll, describe, expect, it } from 'vitest';
import { departures } from '../../../scripts/dialects';
import { createBgzFacade, sourcesOf } from '../../../src';
import {
  bgzOffers,
  bgzSections,
  buildCancelTask,
  buildNotificationTask,
  buildWorkflowTask,
  createNotifiedPull,
  documentOffers,
  type Offer,
  offerSpellings,
  type PeerName,
  parseNotificationTask,
  parseWorkflowTask,
  peerProfile,
  peerProfiles,
  workflowTasks,
} from '../../../src/notified-pull';
import { createValidator } from '../../../src/validate';
import { bgzRecords } from '../../../src/zib';
import { sample } from '../../bgz/sample';
import { idSecret } from '../../id-secret';
import { BASE, BSN, recordOf } from './support';

const names = Object.keys(peerProfiles) as PeerName[];
const validator = createValidator();
const profileOf = {
  notification: 'BgZ-NotificationTask',
  cancel: 'BgZ-NotificationTask',
  workflow: 'BgZ-WorkflowTask',
};
const canonical = (name: string) => `http://nictiz.nl/fhir/StructureDefinition/${name}`;
const patientReference = 'Patient/p-1';

const letter: Offer = { kind: 'resource', reference: 'DocumentReference/brief-1' };
const everything = recordOf({ offers: [...bgzOffers(bgzSections), ...documentOffers(), letter] });

const messages = (name: PeerName) => {
  const peer = peerProfiles[name];
  return {
    notification: buildNotificationTask(everything, peer, BASE),
    cancel: buildCancelTask({ ...everything, state: 'cancelled' }, peer),
    workflow: buildWorkflowTask(everything, peer, { base: BASE, patientReference }),
  } as const;
};
type Message = keyof ReturnType<typeof messages>;

const queriesOf = (task: Task): readonly string[] =>
  (task.input ?? []).flatMap(({ valueString = BASE }) => (valueString === BASE ? [] : [valueString]));

describe('the messages of every peer profile, against the drafts of Nictiz', () => {
  const found = new Map<string, Set<string>>();

  beforeAll(async () => {
    for (const name of names)
      for (const [message, task] of Object.entries(messages(name))) {
        const meta = { profile: [canonical(profileOf[message as Message])] };
        const { issues } = await validator.validate({ ...task, meta });
        for (const { severity, expression, rule } of issues) {
          if (severity === 'information') continue;
          const key = `${message} ${expression.replace(/\[\d+\]/g, '')} ${rule}`;
          found.set(key, (found.get(key) ?? new Set()).add(name));
        }
      }
  });

  it('depart where docs/dialects.md says, and nowhere else', () => {
    const told = departures.map(({ message, path, rule, peers }) => [`${message} ${path} ${rule}`, [...peers].sort()]);
    const seen = [...found].map(([key, peers]) => [key, [...peers].sort()]);
    expect(seen.sort()).toEqual(told.sort());
  });

  it.each(names)('have an owner, which is all that the guide of Twiin asks: %s', (name) => {
    for (const task of Object.values(messages(name))) expect(task.owner?.identifier?.value).toBeTruthy();
  });

  it.each(names)('are read as what they were written from, letters with them: %s', (name) => {
    const { notification, workflow } = messages(name);
    const task = peerProfiles[name].inputs === 'notification' ? notification : workflow;
    const parsed = (task === workflow ? parseWorkflowTask : parseNotificationTask)(task);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const { offers, authorizationBase, unread } = parsed.notification;
    expect(unread).toBeUndefined();
    expect(authorizationBase).toBe(BASE);
    expect(offers.map((one) => (one.kind === 'query' ? one.query : one.reference))).toEqual([
      ...queriesOf(task),
      letter.reference,
    ]);
  });
});

describe('the profile nictiz', () => {
  const { notification, cancel, workflow } = messages('nictiz');

  it('claims the drafts where their fixed status stands, and nowhere else', () => {
    expect(notification.meta).toEqual({ profile: [canonical('BgZ-NotificationTask')] });
    expect(workflow.meta).toEqual({ profile: [canonical('BgZ-WorkflowTask')] });
    expect(cancel.meta).toBeUndefined();
    const accepted = buildWorkflowTask({ ...everything, state: 'accepted' }, peerProfiles.nictiz, { patientReference });
    expect(accepted.meta).toBeUndefined();
    expect(accepted.status).toBe('accepted');
  });

  it('writes each section with one code and the search that the draft fixes for it, metadata as a section', () => {
    const inputs = notification.input ?? [];
    expect(inputs.every(({ type }) => type.coding?.length === 1)).toBe(true);
    const by = (query: string) => inputs.find(({ valueString }) => valueString === query)?.type.coding?.[0]?.code;
    expect(by('AllergyIntolerance')).toBe('48765-2');
    expect(by('Procedure?category=http://snomed.info/sct|387713003,http://snomed.info/sct|258174001')).toBe('47519-4');
    expect(by('Observation/$lastn?code=http://loinc.org|85354-9')).toBe('85354-9');
    expect(by('Provenance')).toBe('257733005');
    expect(queriesOf(notification).filter((query) => query.includes('_revinclude'))).toEqual([
      'DeviceRequest?status=active&_include=DeviceRequest%3Adevice&_revinclude=Provenance%3Atarget',
      'ImmunizationRecommendation?_revinclude=Provenance%3Atarget',
      'Appointment?status=booked%2Cpending%2Cproposed&_revinclude=Provenance%3Atarget',
    ]);
    expect(queriesOf(workflow)).toEqual(queriesOf(notification));
  });

  it('gives what is no whole section of the draft the generic code: its section code fixes another search', () => {
    const part = bgzOffers(['procedures']).map(
      (offer): Offer => ({
        ...offer,
        kind: 'query',
        query: 'Procedure?category=http://snomed.info/sct|387713003',
      }),
    );
    const task = buildNotificationTask(recordOf({ offers: part }), peerProfiles.nictiz, BASE);
    expect(task.input?.at(-1)).toEqual({
      type: {
        coding: [{ system: 'http://fhir.nl/fhir/NamingSystem/TaskParameter', code: 'query-available-resources' }],
      },
      valueString: 'Procedure?category=http://snomed.info/sct|387713003',
    });
  });

  it('takes a section in the words of the draft for that section, once, however it is encoded', () => {
    const query = 'Observation/$lastn?code=http%3A//loinc.org%7C85354-9';
    const offers: readonly Offer[] = [{ kind: 'query', query }, ...bgzOffers(['bloodPressure'])];
    const task = buildNotificationTask(recordOf({ offers }), peerProfiles.nictiz, BASE);
    expect(queriesOf(task)).toEqual(['Observation/$lastn?code=http://loinc.org|85354-9']);
    // The other way round is wider than what was offered.
    const twiin = buildNotificationTask(recordOf({ offers: offers.slice(0, 1) }), peerProfiles.twiin, BASE);
    expect(queriesOf(twiin)).toEqual([query]);
  });

  it('names the patient of the workflow Task by reference alone, and without one not at all, and then claims nothing', () => {
    expect(workflow.for).toEqual({ reference: patientReference });
    expect(workflow.identifier).toEqual(
      [everything.groupIdentifier].map((value) => ({ system: 'urn:ietf:rfc:3986', value })),
    );
    expect(JSON.stringify(workflow)).not.toContain(BSN);
    const unnamed = buildWorkflowTask(everything, peerProfiles.nictiz);
    expect(unnamed.for).toBeUndefined();
    expect(unnamed.meta).toBeUndefined();
  });
});

describe('what is offered in one spelling', () => {
  const asked = (only: readonly string[], query: string) =>
    createBgzFacade({
      sources: sourcesOf([bgzRecords(sample)], { groups: 'all' }),
      authorize: () => ({
        allowed: true,
        patient: { bsn: String(sample.patient.identificationNumbers?.[0]?.value) },
        only,
      }),
      idSecret,
      baseUrl: 'https://epd.example/fhir',
    }).fetch(new Request(`https://epd.example/fhir/${query}`));
  const textsOf = (offers: readonly Offer[]) => offers.map((one) => (one.kind === 'query' ? one.query : one.reference));

  it.each(Object.keys(offerSpellings) as (keyof typeof offerSpellings)[])(
    'is answered as %s asks it, each of its searches',
    async (name) => {
      const only = textsOf(bgzOffers(bgzSections));
      for (const { queries } of Object.values(offerSpellings[name]))
        for (const query of queries) expect([query, (await asked(only, query)).status]).toEqual([query, 200]);
    },
  );

  const literal = Object.values(offerSpellings.nictiz).flatMap(({ queries }) => queries);
  it.each([
    'Procedure?category=http%3A%2F%2Fsnomed.info%2Fsct%7C387713003',
    'Procedure?category=http://snomed.info/sct|258174001,%20http://snomed.info/sct|387713003&_revinclude=Provenance:target',
    'Condition?_revinclude=Provenance:target',
    'MedicationRequest?category=http://snomed.info/sct|16076005&_include=MedicationRequest:medication',
    'Coverage?_include=Coverage:payor:Organization',
    // What a result refers to and nobody searches for is shown with it.
    'Observation/$lastn?category=http://snomed.info/sct|49581000146104&_include=Observation:specimen',
  ])('is answered when it is asked in another that means the same, or less: %s', async (query) => {
    expect((await asked(literal, query)).status).toBe(200);
  });

  it.each([
    // Earlier results, other categories, records of a section that is offered in part.
    'Observation?code=http://loinc.org|85354-9',
    'Procedure',
    'Procedure?category=http://snomed.info/sct|387713003&_include=Procedure:based-on',
    'ProcedureRequest',
  ])('is refused when it would find more: %s', async (query) => {
    expect((await asked(literal, query)).status).toBe(403);
  });
});

describe('a spelling of one’s own', () => {
  const snomed = (code: string) => ({ system: 'http://snomed.info/sct', code });

  it('replaces rows of a table', () => {
    const nutritionAdvice = { section: snomed('11816003'), queries: ['NutritionOrder'] };
    const peer = peerProfile('nictiz', { name: 'poort', offerSpelling: { ...offerSpellings.nictiz, nutritionAdvice } });
    const task = buildNotificationTask(everything, peer, BASE);
    const codes = task.input?.flatMap(({ type }) => type.coding?.map(({ code }) => code) ?? []);
    expect(codes).toContain('11816003');
    expect(codes).not.toContain('111816003');
  });

  it.each([
    [
      'another section',
      { procedures: { section: snomed('1'), queries: ['Condition'] } },
      /queries\[0\] has another type than Procedure/,
    ],
    ['a patient', { problems: { section: snomed('1'), queries: ['Condition?patient=1'] } }, /names the patient/],
    ['no search', { problems: { section: snomed('1'), queries: ['https://epd.example/Condition'] } }, /absolute URL/],
    ['nothing', { problems: { section: snomed('1'), queries: [] } }, /at least one/],
    ['no code', { problems: { queries: ['Condition'] } }, /system and a code/],
    [
      'no section',
      { problem: { section: snomed('1'), queries: ['Condition'] } },
      /offerSpelling\.problem is no section/,
    ],
  ])('is refused when it says %s', (_what, offerSpelling, message) => {
    const choices = { name: 'eigen', offerSpelling: offerSpelling as never };
    expect(() => peerProfile('twiin', choices)).toThrow(message);
    const peers = [{ ...peerProfiles.twiin, ...choices }];
    const given = { store: {}, secret: 'x'.repeat(40), audit: {}, send: {}, tokens: () => {}, bases: {}, peers };
    expect(() => workflowTasks(given as never)).toThrow(TypeError);
    expect(() => createNotifiedPull(given as never)).toThrow(TypeError);
  });
});
