import type { FhirResource } from 'fhir/r3';
import { type BgzFacade, createBgzFacade } from '../../../src/index';
import type { Offer } from '../../../src/notified-pull';
import { ask, inMode, search } from '../../facade/support';
import { idSecret } from '../../id-secret';
import { type OtherName, otherNames, others } from './sections';
import { type Marked, patients, sources } from './world';

const SURGICAL = 'http://snomed.info/sct|387713003';
const AGREEMENT = 'http://snomed.info/sct|16076005';
const IMAGING = 'http://snomed.info/sct|258174001';

/** What can be offered, by a name of its own. `documentById` offers one document of the patient by its id. */
export const offerNames = [
  'patient',
  'allergies',
  'problems',
  'procedures',
  'medication',
  'documents',
  'documentById',
  'metadata',
  ...otherNames,
] as const;
export type OfferName = (typeof offerNames)[number];

/** Section of the role policy that an offer belongs to. */
export const sectionOf: Readonly<Record<OfferName, string>> = {
  patient: 'patient',
  allergies: 'allergies',
  problems: 'diagnoses',
  procedures: 'procedures',
  medication: 'medication',
  documents: 'documents',
  documentById: 'documents',
  // Whoever may see anything; what it tells is of what else is seen.
  metadata: 'patient',
  ...(Object.fromEntries(otherNames.map((name) => [name, others[name].section])) as Record<OtherName, string>),
};

/** The search with the metadata of what it finds, as the Task has it. */
const withMetadata = (query: string): string =>
  `${query}${query.includes('?') ? '&' : '?'}_revinclude=Provenance:target`;

/** Ids of a patient's resources, as a facade without limits shows them. */
export interface Ids {
  readonly patient: string;
  readonly allergy: string;
  readonly recorder: string;
  readonly active: string;
  readonly inactive: string;
  readonly surgical: string;
  readonly uncategorised: string;
  readonly agreement: string;
  readonly reason: string;
  readonly letter: string;
  readonly oldLetter: string;
  readonly letterBinary: string;
}

export const offerOf = (name: OfferName, ids: Ids): Offer => {
  if (name === 'documentById') return { kind: 'resource', reference: `DocumentReference/${ids.letter}` };
  const queries = {
    patient: 'Patient?_revinclude=Provenance:target',
    allergies: 'AllergyIntolerance?_revinclude=Provenance:target',
    problems: 'Condition?clinical-status=active',
    procedures: `Procedure?category=${encodeURIComponent(`${SURGICAL},${IMAGING}`)}&_include=Procedure%3Abased-on`,
    medication: `MedicationRequest?category=${encodeURIComponent(AGREEMENT)}&_include=MedicationRequest:medication`,
    documents: 'DocumentReference?status=current',
    metadata: 'Provenance',
  };
  if (name in others) return { kind: 'query', query: withMetadata(others[name as OtherName].query) };
  return { kind: 'query', query: queries[name as keyof typeof queries] };
};

const open = (marked: Marked): BgzFacade =>
  createBgzFacade({ sources, idSecret, authorize: () => ({ allowed: true, patient: { bsn: marked.bsn } }) });

async function idsOf(marked: Marked): Promise<Ids> {
  const facade = open(marked);
  const find = async (path: string): Promise<FhirResource> => {
    const [found] = inMode(await search(facade, path), 'match');
    if (found === undefined) throw new Error(`nothing at ${path}`);
    return found;
  };
  const id = async (path: string) => (await find(path)).id ?? '';
  const allergy = await find('AllergyIntolerance');
  const letter = await find('DocumentReference?status=current');
  const recorder = JSON.stringify(allergy).match(/"reference":"(Practitioner(?:Role)?\/[^"]+)"/)?.[1] ?? '';
  expectReadable((await ask(facade, recorder)).status);
  const agreement = await find('MedicationRequest');
  const reasons = [...JSON.stringify(agreement).matchAll(/"reference":"(Condition\/[^"]+)"/g)].map(([, one]) => one);
  return {
    patient: await id('Patient'),
    allergy: allergy.id ?? '',
    recorder,
    active: await id('Condition?clinical-status=active'),
    inactive: await id('Condition?clinical-status=inactive'),
    surgical: await id(`Procedure?category=${encodeURIComponent(SURGICAL)}`),
    uncategorised: await otherProcedure(facade),
    agreement: agreement.id ?? '',
    // The one given whole in the agreement; the other is of the list.
    reason: reasons[1] ?? '',
    letter: letter.id ?? '',
    oldLetter: await id('DocumentReference?status=superseded'),
    letterBinary: letter.resourceType === 'DocumentReference' ? (letter.content[0]?.attachment.url ?? '') : '',
  };
}

function expectReadable(status: number): void {
  if (status !== 200) throw new Error(`the recorder of the allergy is not readable: ${status}`);
}

async function otherProcedure(facade: BgzFacade): Promise<string> {
  const all = inMode(await search(facade, 'Procedure'), 'match');
  const surgical = inMode(await search(facade, `Procedure?category=${encodeURIComponent(SURGICAL)}`), 'match');
  return all.find((one) => !surgical.some((other) => other.id === one.id))?.id ?? '';
}

/** The ids of all patients, by BSN. */
export async function allIds(): Promise<ReadonlyMap<string, Ids>> {
  return new Map(await Promise.all(patients.map(async (one) => [one.bsn, await idsOf(one)] as const)));
}

/**
 * A question of a receiver, with what the model needs to answer it: which offer makes it allowed (`never`: none does), and for
 * a read, whose resource it is.
 */
export interface Question {
  readonly path: string;
  /** Any of these offers covers it. */
  readonly by: readonly OfferName[];
  /** And this one is needed too, for what it includes. */
  readonly with?: OfferName;
  readonly read?: 'resource' | 'patient';
  /** Not served at all, whoever asks. */
  readonly unserved?: boolean;
}

const q = (path: string, ...by: readonly OfferName[]): Question => ({ path, by });

/** Searches: as offered, narrower, wider, and of what is never offered. */
export const searches: readonly Question[] = [
  q('Patient', 'patient'),
  // Who is only referred to is shown with the patient.
  q('Patient?_include=Patient:general-practitioner', 'patient'),
  q('AllergyIntolerance?_revinclude=Provenance:target', 'allergies'),
  q('AllergyIntolerance?clinical-status=active&_count=5', 'allergies'),
  { ...q('AllergyIntolerance?_include=AllergyIntolerance:patient', 'allergies'), with: 'patient' },
  q('Condition'),
  q('Condition?clinical-status=active', 'problems'),
  q('Condition?clinical-status=active&code=44054006', 'problems'),
  q('Condition?clinical-status=active,inactive'),
  q('Condition?clinical-status=inactive'),
  q(`Procedure?category=${SURGICAL},%20${IMAGING}&_include=Procedure:based-on`, 'procedures'),
  q(`Procedure?category=${encodeURIComponent(SURGICAL)}`, 'procedures'),
  q('Procedure?category=387713003'),
  q('Procedure'),
  q('DocumentReference?status=current', 'documents'),
  q('DocumentReference'),
  q('MedicationRequest'),
  q(`MedicationRequest?category=${encodeURIComponent(AGREEMENT)}`, 'medication'),
  q(
    `MedicationRequest?category=${encodeURIComponent(AGREEMENT)}&_include=MedicationRequest:medication&_elements=reasonReference`,
    'medication',
  ),
  // Parts, totals and conditions that narrow: allowed where the whole is, and nowhere else.
  q('AllergyIntolerance?_elements=code&code:missing=false', 'allergies'),
  q('Condition?clinical-status=active&_summary=true', 'problems'),
  q('Condition?clinical-status:missing=false'),
  q('Condition?_elements=code'),
  q('DocumentReference?status=current&_total=accurate&_elements=type', 'documents'),
  q('DocumentReference?status:missing=false&_summary=text'),
  q(`Procedure?category=${encodeURIComponent(SURGICAL)}&_sort=-date,_id&performer:missing=true`, 'procedures'),
  q(`Procedure?category:missing=true`),
  ...otherNames.flatMap((name) => [
    q(others[name].query, name),
    q(withMetadata(others[name].query), name),
    q(`${withMetadata(others[name].query)}&_count=1`, name),
  ]),
  q('Provenance', 'metadata'),
  q('Provenance?_count=3', 'metadata'),
  // Of several offers no one has all that these ask for.
  q('Consent'),
  q('Observation'),
  q('Immunization'),
  q('ProcedureRequest'),
  q('CareTeam'),
  { path: 'EpisodeOfCare', by: [], unserved: true },
];

/** Reads of the resources of one patient. */
export const readsOf = (ids: Ids): readonly Question[] => {
  const read = (path: string, ...by: readonly OfferName[]): Question => ({ path, by, read: 'resource' });
  return [
    { path: `Patient/${ids.patient}`, by: ['patient'], read: 'patient' },
    read(`AllergyIntolerance/${ids.allergy}`, 'allergies'),
    read(ids.recorder, 'allergies'),
    read(`Condition/${ids.active}`, 'problems'),
    read(`Condition/${ids.inactive}`),
    read(`Procedure/${ids.surgical}`, 'procedures'),
    read(`Procedure/${ids.uncategorised}`),
    read(`MedicationRequest/${ids.agreement}`, 'medication'),
    read(ids.reason),
    read(`DocumentReference/${ids.letter}`, 'documents', 'documentById'),
    read(`DocumentReference/${ids.oldLetter}`),
    read(ids.letterBinary, 'documents', 'documentById'),
  ];
};
