import { isJson, listOf } from '../../fhir/json';
import type { CodedConcept, Vaccination, VaccinationRecommendation } from '../../zib';
import type { MappingContext } from '../define/context';
import { compact, maybe, some } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { readFrom } from '../define/read-from';
import { type Draft, rowsOf } from '../define/rows';
import { defineStu3, type Stu3 } from '../define/stu3';
import { performing, professional, readProfessional, withRole } from '../health-professional/stu3';
import { conceptCodec } from '../parts/code/codec';
import { readConcept } from '../parts/code/read';
import { codeableConcept, termOf } from '../parts/code/stu3';
import { identifiersRow } from '../parts/identifier/codec';
import { momentCodec } from '../parts/moment/codec';
import { subjectRow } from '../parts/party/patient';
import { quantityCodec } from '../parts/quantity/codec';
import { notesCodec } from '../parts/text/codec';
import { revaccinationStu3 } from '../vaccination-recommendation/stu3';
import { vaccinationSection } from './section';
import { vaccinationStatuses } from './zib';

const COMPLETED = 'completed';

/** Of a vaccination that was given it says nothing that it was completed. */
function readStatus(immunization: FhirNode) {
  const said = vaccinationStatuses.find((known) => known === immunization.peek('status'));
  if (said !== undefined) immunization.take('status');
  return { status: said === COMPLETED ? undefined : said };
}

/** Provider roles of HL7 (table 0443), by which a practitioner of an Immunization is one who did something else than give it. */
const PROVIDER_ROLE = 'http://hl7.org/fhir/v2/0443';
const ADMINISTERING = { system: PROVIDER_ROLE, code: 'AP', display: 'Administering Provider' };
const ENTERING = {
  system: PROVIDER_ROLE,
  code: 'EP',
  display: 'Entering Provider (probably not the same as transcriptionist?)',
};

/** The role of who gave it in the care of the patient; beside it the one in this act, for the list of FHIR has no other. */
function administering(role: CodedConcept) {
  const concept = codeableConcept(role, 'coding');
  return { ...concept, coding: [...(concept.coding ?? []), { ...ADMINISTERING }] };
}

/** Who gave it, and who wrote it down: the profile has both among the practitioners. */
function writePractitioners({ administrator, author }: Vaccination, context: MappingContext) {
  return {
    practitioner: some(
      maybe(administrator, (one) =>
        compact({ role: maybe(one.role, administering), actor: withRole(performing(one, context)) }),
      ),
      maybe(author?.healthProfessional, (one) => ({
        role: { coding: [{ ...ENTERING }] },
        actor: withRole(professional(one, context)),
      })),
    ),
  };
}

const codingsOf = (practitioner: unknown): readonly unknown[] =>
  isJson(practitioner) && isJson(practitioner.role) ? listOf(practitioner.role.coding) : [];

/** The codes of what a practitioner did, as HL7 has them. */
const rolesOf = (practitioner: unknown): readonly unknown[] =>
  codingsOf(practitioner).flatMap((coding) => (isJson(coding) && coding.system === PROVIDER_ROLE ? [coding.code] : []));

const gaveIt = (practitioner: unknown): boolean => {
  const roles = rolesOf(practitioner);
  return isJson(practitioner) && (roles.length === 0 || roles.every((role) => role === ADMINISTERING.code));
};
const wroteIt = (practitioner: unknown): boolean => {
  const roles = rolesOf(practitioner);
  return roles.length > 0 && roles.every((role) => role === ENTERING.code);
};

/** The code of what a practitioner did, which the record says by where it has him or her. */
function dropRole(practitioner: FhirNode): FhirNode | undefined {
  const given = codingsOf(practitioner.asGiven);
  const role = practitioner.open('role');
  given.forEach((one, index) => {
    if (!isJson(one) || one.system !== PROVIDER_ROLE) return;
    const coding = role?.pick('coding', index);
    const known = [ADMINISTERING, ENTERING].find(({ code }) => code === one.code);
    for (const [name, said] of Object.entries(known ?? {})) coding?.drop(name, said);
  });
  return role;
}

/** The first who gave it and the first who wrote it down; others, and who ordered it, are told as not read. */
function readPractitioners(immunization: FhirNode, context: ReadContext): Draft {
  const all = listOf(immunization.peek('practitioner'));
  const first = (is: (one: unknown) => boolean) => {
    const index = all.findIndex(is);
    return index < 0 ? undefined : immunization.pick('practitioner', index);
  };
  const [giver, writer] = [first(gaveIt), first(wroteIt)];
  const draft: Draft = {};
  if (giver !== undefined) {
    const concept = dropRole(giver);
    const role = concept && readConcept(concept);
    const actor = giver.open('actor');
    const person = actor && readProfessional(actor, context);
    if (person || role) draft.administrator = readFrom(giver, { ...person, ...(role && { role }) });
  }
  if (writer !== undefined) {
    dropRole(writer);
    const actor = writer.open('actor');
    const person = actor && readProfessional(actor, context);
    if (person) draft.author = readFrom(writer, { healthProfessional: person });
  }
  return draft;
}

/** Whether who gave it told it; that nobody says so is what FHIR has no other word for than no. */
function readPrimarySource(immunization: FhirNode) {
  immunization.drop('primarySource', false);
  return { primarySource: immunization.boolean('primarySource') };
}

const { row, pair } = rowsOf<Vaccination>();

const given = defineStu3<Vaccination>({
  type: vaccinationSection.type,
  profiles: vaccinationSection.profiles,
  rows: [
    identifiersRow,
    pair({ status: ['status'] }, ({ status = COMPLETED }) => ({ status }), readStatus),
    // One that was not given is none of the zib: `notGiven` is a modifier of the section, and true stays.
    pair(
      {},
      () => ({ notGiven: false }),
      (immunization) => {
        immunization.drop('notGiven', false);
        return {};
      },
    ),
    row('productCode', 'vaccineCode', conceptCodec('coding')),
    subjectRow('patient'),
    row('vaccinationDate', 'date', momentCodec),
    pair({ primarySource: ['primarySource'] }, ({ primarySource = false }) => ({ primarySource }), readPrimarySource),
    row('informationSource', 'reportOrigin', conceptCodec()),
    row('dose', 'doseQuantity', quantityCodec),
    pair(
      {
        administrator: ['practitioner.actor'],
        author: ['practitioner.actor'],
      },
      writePractitioners,
      readPractitioners,
    ),
    row('comment', 'note', notesCodec),
  ],
});

/** That it is to be repeated: planned care, of which is known when and after what. */
const revaccination = ({ id, productCode, preferredDateForRevaccination }: Vaccination): VaccinationRecommendation =>
  compact({
    id,
    productCode,
    preferredDateForRevaccination,
    vaccinations: [{ id, display: termOf(productCode) }],
  });

/** Vaccination (zib 11.1.1) in FHIR: zib-Vaccination; one that is to be repeated also the zib-VaccinationRecommendation after it. */
export const vaccinationStu3: Stu3<Vaccination> = {
  ...given,
  places: () => ({
    ...given.places(),
    preferredDateForRevaccination: ['ImmunizationRecommendation.recommendation.date'],
  }),
  to(vaccination, context) {
    const resource = given.to(vaccination, context);
    if (vaccination.preferredDateForRevaccination !== undefined)
      context.refer(revaccinationStu3.to(revaccination(vaccination), context));
    return resource;
  },
};
