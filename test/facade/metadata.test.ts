import type { Bundle, Provenance } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import type { Authorization, FacadeOptions } from '../../src/index';
import { capabilityStatement, sourcesOf } from '../../src/index';
import { bgzRecords, bsn, snomed } from '../../src/zib';
import { ANNA, ask, BSN, facadeOf, SNOMED, search } from './support';

const REV = '_revinclude=Provenance:target';
const clinic = { organizationName: 'Kliniek De Proef' };
const together = {
  firstRegistration: { dateTime: '2026-03-01T09:30', actor: { healthcareProvider: clinic }, statement: 'form-1' },
};
const own = { firstRegistration: { dateTime: '2026-03-02T10:00:05+01:00', actor: { healthcareProvider: clinic } } };

const records = bgzRecords({
  patient: { identificationNumbers: [bsn(ANNA)], metadata: own },
  problems: [
    { id: 'd-1', problemName: snomed('38341003', 'hypertensie'), problemStatus: 'active', metadata: together },
    { id: 'd-2', problemName: snomed('195967001', 'astma'), problemStatus: 'active', metadata: together },
    { id: 'd-3', problemName: snomed('48867003', 'bradycardie'), problemStatus: 'active' },
  ],
  allergyIntolerances: [
    { id: 'a-1', causativeAgent: snomed('764146007', 'penicilline'), allergyStatus: 'active', metadata: together },
    {
      id: 'a-2',
      causativeAgent: snomed('3718001', 'koemelk'),
      allergyStatus: 'active',
      metadata: {
        ...own,
        lastModification: {
          dateTime: '2026-04-01T12:00',
          actor: { healthProfessional: { nameInformation: { lastName: { lastName: 'Melder' } } } },
          onBehalfOf: clinic,
        },
      },
    },
  ],
});

const facade = facadeOf({ sources: sourcesOf([records], { groups: 'all' }) });
const limitedTo = (only: readonly string[], more: Partial<FacadeOptions> = {}) =>
  facadeOf({
    sources: sourcesOf([records], { groups: 'all' }),
    authorize: (): Authorization => ({ allowed: true, patient: { bsn: ANNA }, only }),
    ...more,
  });

const provenanceIn = ({ entry = [] }: Bundle): readonly Provenance[] =>
  entry.flatMap(({ resource }) => (resource?.resourceType === 'Provenance' ? [resource as Provenance] : []));
const targetsOf = (bundle: Bundle): readonly string[] =>
  provenanceIn(bundle)
    .flatMap(({ target }) => target.map(({ display = '' }) => display))
    .sort();

describe('metadata', () => {
  it('comes along with what is found when it is asked for, once, as what is included', async () => {
    const bundle = await search(facade, `Condition?${REV}`);
    expect(bundle.total).toBe(3);
    const [one, ...more] = provenanceIn(bundle);
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/BgZ-Metadata'] },
      target: [{ display: 'hypertensie' }, { display: 'astma' }],
      recorded: '2026-03-01T09:30:00+01:00',
      activity: { system: 'http://hl7.org/fhir/v3/DataOperation', code: 'CREATE', display: 'create' },
      agent: [{ whoReference: { display: 'Kliniek De Proef' } }],
    });
    expect(bundle.entry?.filter(({ search: found }) => found?.mode === 'include')).toMatchObject([
      { fullUrl: `https://epd.example/fhir/Provenance/${one?.id}` },
    ]);
  });

  it.each(['Condition', 'Patient', 'AllergyIntolerance', 'Condition?_sort=onset-date'])(
    'does not come along with %s where it is not asked for',
    async (path) => {
      expect(provenanceIn(await search(facade, path))).toEqual([]);
    },
  );

  it('tells a modification by whom and for whom', async () => {
    const bundle = await search(facade, `AllergyIntolerance?${REV}`);
    const changed = provenanceIn(bundle).find(({ activity }) => activity?.code === 'UPDATE');
    expect(changed).toMatchObject({
      target: [{ display: 'koemelk' }],
      activity: { code: 'UPDATE', display: 'revise' },
      agent: [
        {
          whoReference: { reference: expect.stringMatching(/^Practitioner\//), display: 'Melder' },
          onBehalfOfReference: { reference: expect.stringMatching(/^Organization\//) },
        },
      ],
    });
    expect(provenanceIn(bundle)).toHaveLength(3);
  });

  it('comes along with the patient', async () => {
    expect(provenanceIn(await search(facade, `Patient?${REV}`))).toHaveLength(1);
  });

  it('names the type of what it is about, and comes along with no other', async () => {
    expect(provenanceIn(await search(facade, `Condition?${REV}:Condition`))).toHaveLength(1);
    expect(provenanceIn(await search(facade, `Condition?${REV}:Observation`))).toEqual([]);
  });

  it.each([
    'Condition?_revinclude=Provenance:agent',
    'Condition?_revinclude=Observation:subject',
    'Condition?_revinclude:recurse=Provenance:target',
    'Condition?_revinclude=Provenance:target:Condition:x',
    `Provenance?${REV}`,
    `Condition?${REV}&_summary=text`,
  ])('refuses %s', async (path) => {
    expect((await ask(facade, path)).status).toBe(400);
  });

  it('is on each page of what it is about, and on no other', async () => {
    const first = await search(facade, `Condition?${REV}&_count=1`);
    const next = first.link?.find(({ relation }) => relation === 'next')?.url ?? '';
    const second = await search(facade, next);
    const last = await search(facade, second.link?.find(({ relation }) => relation === 'next')?.url ?? '');
    const ids = [first, second, last].map((page) => provenanceIn(page).map(({ id }) => id));
    expect(ids.map((list) => list.length)).toEqual([1, 1, 0]);
    expect(ids[0]).toEqual(ids[1]);
  });

  it('counts as nothing that is found, and is a part as other resources are', async () => {
    expect(await search(facade, `Condition?${REV}&_summary=count`)).toMatchObject({ total: 3 });
    const [part] = provenanceIn(await search(facade, `Condition?${REV}&_summary=true`));
    expect(part).toMatchObject({ recorded: '2026-03-01T09:30:00+01:00', target: [{}, {}] });
    expect(part).not.toHaveProperty('activity');
  });

  it('has the same id in every answer and every pull, and another where it says something else', async () => {
    const ids = async (path: string) => provenanceIn(await search(facade, path)).map(({ id }) => id);
    const [id] = await ids(`Condition?${REV}`);
    expect(await ids(`AllergyIntolerance?${REV}`)).toContain(id);
    expect(await ids('Provenance')).toContain(id);
    expect(new Set(await ids('Provenance')).size).toBe(4);
  });

  it('is found by itself: all of the patient, or of one record', async () => {
    const all = await search(facade, `Provenance?patient.identifier=${BSN}|${ANNA}`);
    expect(all.total).toBe(4);
    expect(all.entry?.every(({ search: found }) => found?.mode === 'match')).toBe(true);
    const [penicillin] = (await search(facade, 'AllergyIntolerance')).entry ?? [];
    const key = `AllergyIntolerance/${penicillin?.resource?.id}`;
    const about = await search(facade, `Provenance?target=${key}`);
    expect(targetsOf(about)).toEqual(['astma', 'hypertensie', 'penicilline']);
    expect((await search(facade, 'Provenance?target=Condition/x')).total).toBe(0);
    expect((await search(facade, 'Provenance?recorded=ge2026-04-01')).total).toBe(1);
    expect((await search(facade, 'Provenance?_sort=-recorded')).entry?.[0]?.resource).toMatchObject({
      activity: { code: 'UPDATE' },
    });
  });

  it('is read by its id, as are those who registered', async () => {
    const [one] = provenanceIn(await search(facade, 'Provenance?recorded=ge2026-04-01'));
    const { body } = await ask(facade, `Provenance/${one?.id}`);
    expect(body).toEqual(one);
    const who = one?.agent[0]?.whoReference?.reference ?? '';
    expect(await ask(facade, who)).toMatchObject({ status: 200, body: { name: [{ family: 'Melder' }] } });
    expect((await ask(facade, 'Provenance/none')).status).toBe(404);
  });

  it('is declared', () => {
    const resources = capabilityStatement('https://epd.example/fhir').rest?.[0]?.resource ?? [];
    const of = (name: string) => resources.find(({ type }) => type === name);
    expect(of('Condition')?.searchRevInclude).toEqual(['Provenance:target']);
    expect(of('Provenance')).toMatchObject({
      profile: { reference: 'http://nictiz.nl/fhir/StructureDefinition/BgZ-Metadata' },
      interaction: [{ code: 'search-type' }, { code: 'read' }],
    });
    expect(of('Provenance')).not.toHaveProperty('searchRevInclude');
  });

  it('is validated with the answer, and finds no error', async () => {
    const enforcing = facadeOf({ sources: sourcesOf([records], { groups: 'all' }), validate: 'enforce' });
    expect(provenanceIn(await search(enforcing, `AllergyIntolerance?${REV}`))).toHaveLength(3);
    expect((await search(enforcing, 'Provenance')).total).toBe(4);
  });
});

describe('metadata under an authorisation that is limited', () => {
  it('is seen with the records it is about, without those that are not offered', async () => {
    const limited = limitedTo(['Condition', 'Provenance']);
    expect(targetsOf(await search(limited, 'Provenance'))).toEqual(['astma', 'hypertensie']);
    expect(targetsOf(await search(limited, `Condition?${REV}`))).toEqual(['astma', 'hypertensie']);
  });

  it('names no record of the type that the offer does not show', async () => {
    const only = [`Condition?code=${SNOMED}|38341003`, 'Provenance'];
    expect(targetsOf(await search(limitedTo(only), 'Provenance'))).toEqual(['hypertensie']);
    expect(targetsOf(await search(limitedTo(only), `Condition?code=${SNOMED}|38341003&${REV}`))).toEqual([
      'hypertensie',
    ]);
    const [asthma] = (await search(facade, `Condition?code=${SNOMED}|195967001`)).entry ?? [];
    const about = `Provenance?target=Condition/${asthma?.resource?.id}`;
    expect((await search(limitedTo(only), about)).total).toBe(0);
  });

  it('is not given, nor read, where none of what it is about is seen', async () => {
    const ofPatient = provenanceIn(await search(facade, `Patient?${REV}`))[0];
    const limited = limitedTo(['Condition', 'Provenance', `Provenance/${ofPatient?.id}`]);
    expect(provenanceIn(await search(limited, 'Provenance')).map(({ id }) => id)).not.toContain(ofPatient?.id);
    expect((await ask(limited, `Provenance/${ofPatient?.id}`)).status).toBe(404);
    expect((await search(limitedTo(['Provenance']), 'Provenance')).total).toBe(0);
  });

  it('is read as far as it is seen', async () => {
    const [shared] = provenanceIn(await search(facade, `Condition?${REV}`));
    const { body } = await ask(limitedTo(['AllergyIntolerance']), `Provenance/${shared?.id}`);
    expect((body as Provenance).target.map(({ display }) => display)).toEqual(['penicilline']);
  });

  it('is not searched for by itself where that was not offered', async () => {
    expect((await ask(limitedTo(['Condition']), 'Provenance')).status).toBe(403);
  });

  it('asks no source of what is not offered', async () => {
    const failing = limitedTo(['Condition', 'Provenance'], {
      sources: {
        ...sourcesOf([records], { groups: 'all' }),
        allergyIntolerances: () => {
          throw new Error('is not to be asked');
        },
      },
    });
    expect((await ask(failing, 'Provenance')).status).toBe(200);
    expect(
      (
        await ask(
          facadeOf({
            sources: { ...sourcesOf([records], { groups: 'all' }), payers: () => Promise.reject(new Error()) },
          }),
          'Provenance',
        )
      ).status,
    ).toBe(502);
  });
});
