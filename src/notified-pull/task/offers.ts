import { catalogue, type SearchableType } from '../../assemble/catalogue';
import { systems } from '../../fhir/naming-systems';
import type { Code, Offer } from '../model';

/** A search that travels in a Task: a section, or one of the building blocks of it. */
interface OfferRow {
  readonly type: SearchableType;
  /** LOINC or SNOMED CT code under which the section is known in a Task (spec bgz-msz-queries §6). */
  readonly section: Code;
  /** Parameters as BgZ MSZ 2.0 has them, without the patient (spec bgz-msz-queries §2). */
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

const loinc = (code: string): Code => ({ system: systems.loinc, code });
const snomed = (code: string): Code => ({ system: systems.snomed, code });
const provenance = ['_revinclude', 'Provenance:target'] as const;

const rows = {
  patient: {
    type: 'Patient',
    section: loinc('79191-3'),
    parameters: [['_include', 'Patient:general-practitioner'], provenance],
  },
  payer: { type: 'Coverage', section: loinc('48768-6'), parameters: [['_include', 'Coverage:payor'], provenance] },
  allergies: { type: 'AllergyIntolerance', section: loinc('48765-2'), parameters: [provenance] },
  problems: { type: 'Condition', section: loinc('11450-4'), parameters: [provenance] },
  medicalDevices: {
    type: 'DeviceUseStatement',
    section: loinc('46264-8'),
    parameters: [['_include', 'DeviceUseStatement:device'], provenance],
  },
  procedures: {
    type: 'Procedure',
    section: loinc('47519-4'),
    parameters: [
      ['category', `${systems.snomed}|387713003,${systems.snomed}|258174001`],
      ['_include', 'Procedure:based-on'],
      provenance,
    ],
  },
  // Planned care (spec bgz-msz-queries §3); of it this product serves requested procedures.
  plannedProcedures: {
    type: 'ProcedureRequest',
    section: loinc('18776-5'),
    parameters: [['status', 'active'], provenance],
  },
  medicationUse: {
    type: 'MedicationStatement',
    section: snomed('422979000'),
    parameters: [
      ['category', `${systems.medicationCategory}|6`],
      ['_include', 'MedicationStatement:medication'],
      provenance,
    ],
  },
  medicationAgreement: {
    type: 'MedicationRequest',
    section: snomed('16076005'),
    parameters: [['category', `${systems.snomed}|16076005`], ['_include', 'MedicationRequest:medication'], provenance],
  },
  administrationAgreement: {
    type: 'MedicationDispense',
    section: snomed('422037009'),
    parameters: [
      ['category', `${systems.snomed}|422037009`],
      ['_include', 'MedicationDispense:medication'],
      provenance,
    ],
  },
} as const satisfies Readonly<Record<string, OfferRow>>;

/** Names of the searches of the BgZ that this product serves: the six core sections, the payer and planned procedures. */
export type BgzSection = keyof typeof rows;

/** All of them, in the order of the BgZ. */
export const bgzSections = Object.keys(rows) as readonly BgzSection[];

/** Code of the correspondence in a Task. */
const CORRESPONDENCE = loinc('77599-9');

/** Reserved characters of a value are percent-encoded, except the slash (Twiin 1.4; spec bgz-msz-queries §4.3). */
const encoded = (value: string): string => encodeURIComponent(value).replaceAll('%2F', '/');

const queryOf = ({ type, parameters }: OfferRow): string =>
  `${type}?${parameters.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}`;

/**
 * The searches by which a receiver pulls the BgZ, in the form of BgZ MSZ 2.0 without the patient.
 *
 * @param sections Which of them; all when left out.
 * @throws TypeError When a section is not known.
 * @example
 * bgzOffers(['allergies']);
 * // [{ kind: 'query', query: 'AllergyIntolerance?_revinclude=Provenance%3Atarget', section: { system: 'http://loinc.org', code: '48765-2' } }]
 */
export function bgzOffers(sections: readonly BgzSection[] = bgzSections): readonly Offer[] {
  return sections.map((name) => {
    if (!Object.hasOwn(rows, name)) throw new TypeError(`A BgZ section is one of ${bgzSections.join(', ')}.`);
    const row: OfferRow = rows[name];
    return { kind: 'query', query: queryOf(row), section: row.section };
  });
}

/** The search by which a receiver finds the documents of a referral (spec notified-pull §8). */
export const documentOffers = (): readonly Offer[] => [
  { kind: 'query', query: 'DocumentReference?status=current', section: CORRESPONDENCE },
];

/**
 * One resource as an offer.
 *
 * @param reference `DocumentReference/abc`.
 */
export const resourceOffer = (reference: string, section?: Code): Offer => ({
  kind: 'resource',
  reference,
  ...(section && { section }),
});

const codesWithTitle: ReadonlyMap<string, string> = new Map([
  ...Object.values(rows).map(({ section, type }) => [section.code, catalogue[type].section] as const),
  [CORRESPONDENCE.code, catalogue.DocumentReference.section],
]);

/** Resource type an offer is about: the word before the first `?`, `/` or `$`. */
export const typeOfOffer = (offer: Offer): string =>
  /^[A-Za-z]*/.exec(offer.kind === 'query' ? offer.query : offer.reference)?.[0] ?? '';

/** Dutch name of what an offer is about: of its section code, else of the section its resource type is of, else the type. */
export function titleOfOffer(offer: Offer): string {
  const bySection = offer.section && codesWithTitle.get(offer.section.code);
  if (bySection !== undefined) return bySection;
  const type = typeOfOffer(offer);
  return Object.hasOwn(catalogue, type) ? catalogue[type as SearchableType].section : type;
}
