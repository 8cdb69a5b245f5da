import { type BgzDocument, bgzDocument, pagedSource, type SourceQuery, type Sources } from '../../../src/index';
import {
  allergyIntolerance,
  bgzRecords,
  bsn,
  healthProfessional,
  loinc,
  medicationAgreement,
  patient,
  prk,
  problem,
  procedure,
  snomed,
  uzi,
} from '../../../src/zib';
import { sampleJson } from '../../bgz/sample';

/** A patient whose every word holds a mark, so that a resource of theirs is known wherever it turns up. */
export interface Marked {
  readonly bsn: string;
  readonly mark: string;
}

/** What the reason of a patient's medicine says: nobody may read it there who may not see diagnoses. */
export const reasonMark = (mark: string): string => `reden${mark}`;

/** Official test numbers. */
export const patients: readonly Marked[] = [
  { bsn: '999990019', mark: 'merkAnna' },
  { bsn: '999990032', mark: 'merkTom' },
  { bsn: '999911259', mark: 'merkNoor' },
];

const SURGICAL = { ...snomed('387713003', 'chirurgische verrichting') };

function recordsOf({ bsn: number, mark }: Marked) {
  const doctor = healthProfessional({
    id: `arts-${mark}`,
    identificationNumbers: [uzi(`90000000${patients.findIndex((one) => one.mark === mark)}`)],
    nameInformation: { lastName: { lastName: `Arts ${mark}` } },
  });
  const document = (id: string, status: 'current' | 'superseded'): BgzDocument =>
    bgzDocument({
      id,
      type: loinc('57133-1', 'Verwijsbrief'),
      title: `${mark} ${id}`,
      contentType: 'text/xml',
      indexed: '2026-01-01T10:00:00',
      status,
      open: () => new TextEncoder().encode(`<brief>${mark}</brief>`),
    });
  return {
    patient: [
      patient({
        // Keys are the same for every patient: only the patient may make the difference.
        id: `p-${mark}`,
        identificationNumbers: [bsn(number)],
        nameInformation: { lastName: { lastName: mark } },
      }),
    ],
    allergyIntolerances: [
      allergyIntolerance({
        id: 'a-1',
        causativeAgent: snomed('764146007', `penicilline ${mark}`),
        allergyStatus: 'active',
        author: { healthProfessional: doctor },
      }),
    ],
    problems: [
      problem({ id: 'd-1', problemName: snomed('44054006', `diabetes ${mark}`), problemStatus: 'active' }),
      problem({ id: 'd-2', problemName: snomed('22298006', `infarct ${mark}`), problemStatus: 'inactive' }),
    ],
    procedures: [
      procedure({ id: 'v-1', procedureType: snomed('80146002', `appendix ${mark}`), procedureCategory: SURGICAL }),
      procedure({ id: 'v-2', procedureType: snomed('5880005', `onderzoek ${mark}`) }),
    ],
    medicationAgreements: [
      medicationAgreement({
        id: 'm-1',
        agreementDateTime: '2026-01-01T10:00:00',
        agreedMedicine: { productCodes: [prk('67903', `metformine ${mark}`)] },
        prescriptionReasons: [
          { id: 'd-1', display: reasonMark(mark) },
          { problem: { id: 'd-3', problemName: snomed('73211009', reasonMark(mark)) } },
        ],
      }),
    ],
    documents: [document('brief', 'current'), document('oud', 'superseded')],
  };
}

/** The lists that are written out above, and those that no search is about. */
const ownLists = ['patient', 'allergyIntolerances', 'problems', 'procedures', 'medicationAgreements'];

/** The same of anybody, without whose it is and with a mark in all words that are free. */
function marked(value: unknown, mark: string): unknown {
  if (Array.isArray(value)) return value.map((one) => marked(one, mark));
  if (typeof value !== 'object' || value === null) return value;
  const { subject: _subject, ...rest } = value as Readonly<Record<string, unknown>>;
  const entries = Object.entries(rest).map(([name, inner]) => [
    name,
    ['comment', 'organizationName', 'originalText', 'unstructuredName'].includes(name) && typeof inner === 'string'
      ? `${inner} ${mark}`
      : marked(inner, mark),
  ]);
  return Object.fromEntries(entries);
}

/** One of everything else, of a patient, with its metadata. */
const othersOf = ({ bsn: number, mark }: Marked): Readonly<Record<string, readonly unknown[]>> => {
  const { patient: _patient, ...lists } = sampleJson();
  const records = bgzRecords({
    ...(marked(lists, mark) as object),
    patient: {
      id: `p-${mark}`,
      identificationNumbers: [bsn(number)],
      nameInformation: { lastName: { lastName: mark } },
    },
  } as Parameters<typeof bgzRecords>[0]);
  return Object.fromEntries(Object.entries(records).filter(([list]) => !ownLists.includes(list))) as Readonly<
    Record<string, readonly unknown[]>
  >;
};

type Records = ReturnType<typeof recordsOf>;

const byBsn: ReadonlyMap<string, Records> = new Map(patients.map((one) => [one.bsn, recordsOf(one)]));

const from =
  <G extends keyof Records>(group: G) =>
  ({ patient: { bsn: number } }: SourceQuery): Records[G] | [] =>
    byBsn.get(number ?? '')?.[group] ?? [];

/** The same, of a source that gives pages and single records. */
const paged = (group: 'problems' | 'documents' | 'allergyIntolerances') => {
  const all = from(group);
  return pagedSource<typeof group>(
    (query) =>
      (all(query) as readonly { id: string }[])
        .filter(({ id }) => (query.ids ? query.ids.includes(id) : id > (query.page?.after ?? '')))
        .slice(0, query.page?.limit) as never,
  ) as never;
};

const otherLists = new Map(patients.map((one) => [one.bsn, othersOf(one)]));

const fromOthers = Object.fromEntries(
  Object.keys(otherLists.get(patients[0]?.bsn ?? '') ?? {}).map((list) => [
    list,
    ({ patient: { bsn: number } }: SourceQuery) => otherLists.get(number ?? '')?.[list] ?? [],
  ]),
);

/** The sources of an EPD that holds these patients. */
export const sources: Sources = {
  ...fromOthers,
  patient: from('patient'),
  allergyIntolerances: paged('allergyIntolerances'),
  problems: paged('problems'),
  procedures: from('procedures'),
  medicationAgreements: from('medicationAgreements'),
  documents: paged('documents'),
};
