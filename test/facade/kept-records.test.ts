import { describe, expect, it } from 'vitest';
import { keptMappings } from '../../src/assemble/kept-mappings';
import { mappingRun } from '../../src/bgz/define/mapping-run';
import { type BgzFacade, createBgzFacade, type FacadeOptions, type Sources, sourcesOf } from '../../src/index';
import { bgzOffers } from '../../src/notified-pull';
import { createValidator } from '../../src/validate';
import { bgzRecords, bsn, medicationUse, problem, procedure, snomed } from '../../src/zib';
import { sample, sampleJson } from '../bgz/sample';
import { idSecret } from '../id-secret';
import { ANNA, ask, facadeOf, search } from './support';

const whole = bgzRecords(sample);
const [{ value: wholeBsn = '' } = {}] = whole.patient.identificationNumbers.filter(({ system }) =>
  system.endsWith('/bsn'),
);
const built = sourcesOf([whole], { groups: 'all' });

/** The same records as data: checked, built and mapped anew at each search, so that nothing of them is kept. */
const asData: Sources = Object.fromEntries(
  Object.keys(built).map((group) => [group, () => [(sampleJson() as Record<string, unknown>)[group] ?? []].flat()]),
) as unknown as Sources;

const searches = bgzOffers({ sources: built }).flatMap((offer) => (offer.kind === 'query' ? [offer.query] : []));

const now = () => new Date('2026-07-15T12:00:00Z');

function facadeFor(sources: Sources, options: Partial<FacadeOptions> = {}): BgzFacade {
  const authorize = () => ({ allowed: true, patient: { bsn: wholeBsn } }) as const;
  return createBgzFacade({ sources, authorize, now, idSecret, ...options });
}

async function textOf(facade: BgzFacade, query: string, accept: string, base: string): Promise<string> {
  const response = await facade.fetch(new Request(`${base}/${query}`, { headers: { accept } }));
  return `${response.status} ${await response.text()}`;
}

const base = 'https://epd.example/fhir';
const forms = ['application/fhir+json', 'application/fhir+xml'];

describe('records that a vendor holds', () => {
  it.each([
    ['as they are', {}],
    ['without narratives', { narrative: false }],
    ['with the BSN', { bsnInAnswers: 'always' }],
    ['checked on their way', { validate: 'enforce', validator: createValidator() }],
  ] as const)(
    'are sent as data is that is built for each search, however often they are asked for: %s',
    async (_, options) => {
      const held = facadeFor(built, options);
      for (const query of searches)
        for (const accept of forms) {
          const plain = await textOf(facadeFor(asData, options), query, accept, base);
          expect(plain).toMatch(/^200 /);
          for (let times = 0; times < 3; times++) expect(await textOf(held, query, accept, base)).toBe(plain);
        }
    },
  );

  it('are sent under the address that they are asked at', async () => {
    const held = facadeFor(built);
    for (const address of ['https://one.example/fhir', 'https://other.example/fhir', 'https://one.example/fhir'])
      for (const query of searches.slice(0, 8))
        expect(await textOf(held, query, forms[0] ?? '', address)).toBe(
          await textOf(facadeFor(asData), query, forms[0] ?? '', address),
        );
  });

  it('have in each facade the ids and the choices of that facade', async () => {
    const others: Partial<FacadeOptions>[] = [
      {},
      { idSecret: `${idSecret} of another` },
      { mapping: { roleOutsideProcedures: false } },
      { narrative: false },
    ];
    const held = others.map((options) => facadeFor(built, options));
    const query = searches.find((one) => one.startsWith('Procedure?')) ?? '';
    const texts = new Set<string>();
    for (let times = 0; times < 3; times++)
      for (const [at, options] of others.entries()) {
        const text = await textOf(held[at] as BgzFacade, query, forms[0] ?? '', base);
        expect(text).toBe(await textOf(facadeFor(asData, options), query, forms[0] ?? '', base));
        texts.add(text);
      }
    expect(texts.size).toBe(others.length);
  });

  it('show a receiver who gets the BSN and one who does not what each may see', async () => {
    let withBsn = true;
    const authorize = () => ({ allowed: true, patient: { bsn: wholeBsn }, bsnInAnswers: withBsn }) as const;
    const held = facadeFor(built, { authorize });
    for (let times = 0; times < 6; times++) {
      withBsn = times % 2 === 0;
      expect((await textOf(held, 'Patient', forms[0] ?? '', base)).includes(wholeBsn)).toBe(withBsn);
    }
  });

  it('have the status of the moment at which they are asked for', async () => {
    let moment = '2026-03-01T10:00:00Z';
    const code = snomed('80146002', 'appendectomie');
    const held = {
      ...sourcesOf([bgzRecords({ patient: { id: 'anna', identificationNumbers: [bsn(ANNA)] } })], { groups: 'all' }),
      procedures: () => [operation],
      medicationUses: () => [use],
    };
    const operation = procedure({
      id: 'v-1',
      procedureType: code,
      procedureStartDate: '2026-03-10',
      procedureEndDate: '2026-03-20',
    });
    const use = medicationUse({
      id: 'g-1',
      productUsed: { productName: 'Paracetamol 500 mg' },
      useIndicator: true,
      registrationDateTime: '2026-03-01',
      periodOfUse: { startDateTime: '2026-03-10', endDateTime: '2026-03-20' },
    });
    const facade = facadeOf({ sources: held, now: () => new Date(moment) });
    const statusOf = async (query: string) => {
      const [entry] = (await search(facade, query)).entry ?? [];
      return (entry?.resource as { status?: string } | undefined)?.status;
    };
    const statuses: unknown[] = [];
    for (const day of ['01', '01', '01', '15', '15', '25', '25', '01']) {
      moment = `2026-03-${day}T10:00:00Z`;
      statuses.push([await statusOf('Procedure'), await statusOf('MedicationStatement')].join(' '));
    }
    const [before, during, after] = ['preparation intended', 'in-progress active', 'completed completed'];
    expect(statuses).toEqual([before, before, before, during, during, after, after, before]);
  });

  it('follow a problem list that changes beside them', async () => {
    const asthma = problem({ id: 'p-1', problemName: snomed('195967001', 'astma'), problemStatus: 'active' });
    let listed = [asthma];
    const operation = procedure({
      id: 'v-1',
      procedureType: snomed('80146002', 'appendectomie'),
      procedureStartDate: '2026-03-10',
      indications: [{ problem: asthma }],
    });
    const facade = facadeOf({
      sources: {
        patient: () => [{ id: 'anna', identificationNumbers: [bsn(ANNA)] }],
        problems: () => listed,
        procedures: () => [operation],
      },
    });
    const shown = async () => {
      const [{ resource } = {}] = (await search(facade, 'Procedure')).entry ?? [];
      return (resource as { reasonReference?: readonly { reference?: string }[] } | undefined)?.reasonReference?.[0]
        ?.reference;
    };
    const onList = [await shown(), await shown(), await shown()];
    listed = [];
    const offList = [await shown(), await shown()];
    listed = [asthma];
    expect(new Set(onList).size).toBe(1);
    expect(new Set(offList).size).toBe(1);
    expect(offList[0]).not.toBe(onList[0]);
    expect(await shown()).toBe(onList[0]);
  });
});

describe('data that a source changes in place', () => {
  it('is sent as it is at each search', async () => {
    const data = {
      id: 'p-1',
      problemName: snomed('195967001', 'astma'),
      problemStatus: 'active' as 'active' | 'inactive',
    };
    const facade = facadeOf({
      sources: { patient: () => [{ id: 'anna', identificationNumbers: [bsn(ANNA)] }], problems: () => [data] },
    });
    for (const status of ['active', 'active', 'active', 'inactive', 'active'] as const) {
      data.problemStatus = status;
      expect((await ask(facade, 'Condition')).text).toContain(`"clinicalStatus":"${status}"`);
    }
  });
});

describe('what is kept of records', () => {
  const pull = { now: now(), problems: new Map() };
  const patient = { patientId: 'a', patientDisplay: 'A. Voorbeeld' };
  const mappedOf = (id: string) =>
    mappingRun(pull).trace(() => ({ resource: { resourceType: 'Condition', id } as never, members: [] }));
  const fixed = (id: string) => Object.freeze({ id });

  it('is kept from the second time on, and never of what may change', () => {
    const kept = keptMappings();
    const changing = { id: 'c' };
    const [record, shallow] = [fixed('a'), Object.freeze({ inner: {} })];
    for (const one of [record, changing, shallow]) {
      kept.keep(one, patient, mappedOf('x'));
      expect(kept.find(one, patient, pull)).toBeUndefined();
      kept.keep(one, patient, mappedOf('x'));
    }
    expect(kept.find(record, patient, pull)?.result.resource.id).toBe('x');
    expect(kept.find(changing, patient, pull)).toBeUndefined();
    expect(kept.find(shallow, patient, pull)).toBeUndefined();
    expect(kept.find(record, { ...patient, patientDisplay: 'A. Anders' }, pull)).toBeUndefined();
  });

  it('is of the last that were asked for, however many there are', () => {
    const kept = keptMappings(3);
    const records = Array.from({ length: 12 }, (_, nth) => fixed(String(nth)));
    for (const record of records) {
      kept.keep(record, patient, mappedOf('x'));
      kept.keep(record, patient, mappedOf('x'));
      kept.find(records[0] as object, patient, pull);
    }
    const left = records.filter((record) => kept.find(record, patient, pull) !== undefined);
    expect(left).toContain(records[0]);
    expect(left).toContain(records[11]);
    expect(left.length).toBeLessThanOrEqual(6);
  });
});
