import { catalogue, type SearchableType } from '../../assemble/catalogue';
import { nationalParameters } from '../../assemble/national';
import { systems } from '../../fhir/naming-systems';
import type { Code, Offer } from '../model';

/** A section as it travels in a Task: the national searches of its type in the catalogue, under a code. */
interface OfferRow {
  readonly type: SearchableType;
  /** LOINC or SNOMED CT code under which the section is known in a Task (spec bgz-msz-queries §6). */
  readonly section: Code;
}

const loinc = (code: string): Code => ({ system: systems.loinc, code });
const snomed = (code: string): Code => ({ system: systems.snomed, code });

const rows = {
  patient: { type: 'Patient', section: loinc('79191-3') },
  payer: { type: 'Coverage', section: loinc('48768-6') },
  allergies: { type: 'AllergyIntolerance', section: loinc('48765-2') },
  problems: { type: 'Condition', section: loinc('11450-4') },
  medicalDevices: { type: 'DeviceUseStatement', section: loinc('46264-8') },
  procedures: { type: 'Procedure', section: loinc('47519-4') },
  // Planned care (spec bgz-msz-queries §3); of it this product serves requested procedures.
  plannedProcedures: { type: 'ProcedureRequest', section: loinc('18776-5') },
  medicationUse: { type: 'MedicationStatement', section: snomed('422979000') },
  medicationAgreement: { type: 'MedicationRequest', section: snomed('16076005') },
  administrationAgreement: { type: 'MedicationDispense', section: snomed('422037009') },
} as const satisfies Readonly<Record<string, OfferRow>>;

/** Names of the searches of the BgZ that this product serves: the six core sections, the payer and planned procedures. */
export type BgzSection = keyof typeof rows;

/** All of them, in the order of the BgZ. */
export const bgzSections = Object.keys(rows) as readonly BgzSection[];

/** Code of the correspondence in a Task. */
const CORRESPONDENCE = loinc('77599-9');

/** Metadata goes along with every search of the BgZ (spec bgz-msz-queries §2). */
const provenance = ['_revinclude', 'Provenance:target'] as const;

/** Reserved characters of a value are percent-encoded, except the slash (Twiin 1.4; spec bgz-msz-queries §4.3). */
const encoded = (value: string): string => encodeURIComponent(value).replaceAll('%2F', '/');

/** The national searches of a type as offers carry them. */
const queriesOf = (type: SearchableType, ...more: readonly (readonly [string, string])[]): readonly string[] =>
  catalogue[type].national.map((search) => {
    const parameters = [...nationalParameters(catalogue[type], search), ...more];
    return `${type}?${parameters.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}`;
  });

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
  return sections.flatMap((name) => {
    if (!Object.hasOwn(rows, name)) throw new TypeError(`A BgZ section is one of ${bgzSections.join(', ')}.`);
    const { type, section }: OfferRow = rows[name];
    return queriesOf(type, provenance).map((query): Offer => ({ kind: 'query', query, section }));
  });
}

/** The search by which a receiver finds the documents of a referral (spec notified-pull §8). */
export const documentOffers = (): readonly Offer[] =>
  queriesOf('DocumentReference').map((query) => ({ kind: 'query', query, section: CORRESPONDENCE }));

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

/** Dutch name of what is offered: of its section code, else of the section its resource type is of, else the type. */
export function titleOf(section: Code | undefined, type: string): string {
  const bySection = section && codesWithTitle.get(section.code);
  if (bySection !== undefined) return bySection;
  return Object.hasOwn(catalogue, type) ? catalogue[type as SearchableType].section : type;
}

/** Dutch name of what an offer is about; see {@link titleOf}. */
export const titleOfOffer = (offer: Offer): string => titleOf(offer.section, typeOfOffer(offer));
