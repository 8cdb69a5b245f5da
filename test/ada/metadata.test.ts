import { describe, expect, it } from 'vitest';
import { bricks, c, demography, document, problemBlock, read, ref, v } from './instances';

const DATA_OPERATION = '2.16.840.1.113883.5.1123';
const provider = `<zorgaanbieder id="zh">${v('organisatie_naam', 'Ziekenhuis De Proef')}</zorgaanbieder>`;
const professional = `<zorgverlener id="kim"><naamgegevens>${v('roepnaam', 'Kim')}</naamgegevens></zorgverlener>`;
const byProvider = `<actor>${ref('zorgaanbieder', 'zh')}</actor>`;
const about = (...targets: readonly string[]) => targets.map((target) => `<doel>${target}</doel>`).join('');
const problem = (id: string) => ref('probleem', id);

interface Told {
  readonly targets?: string;
  readonly at?: string;
  readonly activity?: string;
  readonly who?: string;
}
const told = ({ targets = about(problem('p1')), at = 'T-4D{14:22}', activity, who = byProvider }: Told = {}) =>
  `<metagegevens>${targets}${v('datum_tijd', at)}${activity ?? c('activiteit', 'CREATE', DATA_OPERATION, 'create')}${who}</metagegevens>`;

const problems = `<klachten_en_diagnoses>${problemBlock('p1')}${problemBlock('p2')}</klachten_en_diagnoses>`;
const readWith = (...statements: readonly string[]) =>
  read(document(demography(), problems, bricks(provider, professional, ...statements)));
const metadataOf = ({ records }: ReturnType<typeof readWith>) => records.problems?.map(({ metadata }) => metadata);

describe('metagegevens of ADA', () => {
  it('are the metadata of each record they name, as one statement', () => {
    const result = readWith(told({ targets: about(problem('p1'), problem('p2')) }));
    const [first, second] = metadataOf(result) ?? [];
    expect(first).toEqual({
      firstRegistration: {
        dateTime: '2026-02-25T14:22',
        actor: { healthcareProvider: { id: 'zh', organizationName: 'Ziekenhuis De Proef' } },
        statement: expect.stringContaining('metagegevens'),
      },
    });
    expect(second).toEqual(first);
    expect(result.notRead).toEqual([]);
    // Who is named there only is held by the record.
    expect(result.records.healthcareProviders).toBeUndefined();
  });

  it('are of the patient too', () => {
    const { records } = readWith(told({ targets: about(ref('patient', 'pat')) }));
    expect(records.patient.metadata).toMatchObject({ firstRegistration: { dateTime: '2026-02-25T14:22' } });
  });

  it('keep the code system of the activity, and who it was done for', () => {
    const activity = c('activiteit', 'UPDATE', '2.16.840.1.113883.4.642.3.429', 'update');
    const who = `<actor>${ref('zorgverlener', 'kim')}</actor><namens>${ref('zorgaanbieder', 'zh')}</namens>`;
    expect(metadataOf(readWith(told({ activity, who })))?.[0]).toEqual({
      lastModification: {
        dateTime: '2026-02-25T14:22',
        actor: { healthProfessional: { id: 'kim', nameInformation: { givenName: 'Kim' } } },
        onBehalfOf: { id: 'zh', organizationName: 'Ziekenhuis De Proef' },
        activitySystem: 'urn:oid:2.16.840.1.113883.4.642.3.429',
        statement: expect.any(String),
      },
    });
  });

  it('two statements that say the same stay two', () => {
    const [first, second] = metadataOf(readWith(told(), told({ targets: about(problem('p2')) }))) ?? [];
    expect(first?.firstRegistration?.statement).not.toBe(second?.firstRegistration?.statement);
  });

  it('keep the first of several registrations and the last of several modifications, and tell the others', () => {
    const changed = c('activiteit', 'UPDATE', DATA_OPERATION, 'revise');
    const result = readWith(
      told({ at: '2026-02-02T10:00:00' }),
      told({ at: '2026-02-01T10:00:00' }),
      told({ at: '2026-02-04T10:00:00', activity: changed }),
      told({ at: '2026-02-03T10:00:00', activity: changed }),
    );
    expect(metadataOf(result)?.[0]).toMatchObject({
      firstRegistration: { dateTime: '2026-02-01T10:00:00' },
      lastModification: { dateTime: '2026-02-04T10:00:00' },
    });
    expect(result.notRead.map(({ path }) => path.replace(/^.*\//, ''))).toEqual(['metagegevens[1]', 'metagegevens[4]']);
  });

  it.each([
    ['another activity', told({ activity: c('activiteit', 'NULLIFY', DATA_OPERATION, 'nullify') }), 'CREATE'],
    ['an activity of another system', told({ activity: c('activiteit', 'CREATE', '1.2.3', 'create') }), 'CREATE'],
    ['no activity', told({ activity: '' }), 'CREATE'],
    ['a date alone', told({ at: '2026-02-01' }), 'instant'],
    ['no record', told({ targets: about(ref('zorgaanbieder', 'zh')) }), 'no record'],
  ])('are told as not read: %s', (_what, statement, reason) => {
    const result = readWith(statement);
    expect(metadataOf(result)).toEqual([undefined, undefined]);
    expect(result.notRead.map((one) => one.reason).join()).toContain(reason);
  });
});
