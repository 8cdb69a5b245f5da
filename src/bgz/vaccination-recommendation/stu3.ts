import { fhirDateTime } from '../../fhir/date-time';
import { isJson, type Json, listOf } from '../../fhir/json';
import { momentExists } from '../../fhir/moment-text';
import type { CodedConcept, VaccinationRecommendation } from '../../zib';
import { alone, each } from '../define/codec';
import { maybe, some } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import { element, inExtension, rowsOf } from '../define/rows';
import { sameContent } from '../define/same-content';
import { defineStu3 } from '../define/stu3';
import { conceptCodec } from '../parts/code/codec';
import { readConcept } from '../parts/code/read';
import { codeableConcept } from '../parts/code/stu3';
import { identifiersRow } from '../parts/identifier/codec';
import { momentOrUnknownRow } from '../parts/moment/codec';
import { subjectRow } from '../parts/party/patient';
import { recordReferenceCodec, wordsIn } from '../parts/references/codec';
import { vaccinationRecommendationSection } from './section';

/** What a recommendation is that says no more: the vaccine is due. */
const DUE = { system: 'http://hl7.org/fhir/immunization-recommendation-status', code: 'due', display: 'Due' } as const;

function readForecast(recommendation: FhirNode) {
  const node = recommendation.open('forecastStatus');
  const status = node && readConcept(node);
  return { forecastStatus: isDue(status) ? undefined : status };
}

const isDue = (status: CodedConcept | undefined): boolean =>
  status !== undefined && sameContent({ display: DUE.display, ...status }, DUE);

const CRITERION = 'http://hl7.org/fhir/immunization-recommendation-date-criterion';

/** Between which dates it is planned: the profile has both among the criteria, of which FHIR has codes for each. */
const criteria = {
  startDate: { system: CRITERION, code: 'earliest', display: 'Earliest Date' },
  endDate: { system: CRITERION, code: 'latest', display: 'Latest' },
} as const;

type Dates = Pick<VaccinationRecommendation, 'startDate' | 'endDate'>;
type Side = keyof typeof criteria;
const sides = Object.keys(criteria) as readonly Side[];

function writeCriteria(dates: Dates) {
  const criterionOf = (side: Side) =>
    maybe(dates[side], (moment) => ({ code: { coding: [{ ...criteria[side] }] }, value: fhirDateTime(moment) }));
  return { dateCriterion: some(...sides.map(criterionOf)) };
}

/** Which of the two a criterion is; undefined for another, such as when it is due. */
function sideOf(given: unknown): Side | undefined {
  const codings = isJson(given) && isJson(given.code) ? listOf(given.code.coding) : [];
  const [only, ...others] = codings.filter((one) => isJson(one) && one.system === CRITERION);
  if (others.length > 0) return undefined;
  return sides.find((side) => isJson(only) && only.code === criteria[side].code);
}

/** The dates that are stated once: of two earliest dates it is not known which holds, and both are told as not read. */
function readCriteria(recommendation: FhirNode) {
  const found = listOf(recommendation.peek('dateCriterion')).map(sideOf);
  const dateOf = (side: Side): string | undefined => {
    const index = found.indexOf(side);
    const criterion =
      index === found.lastIndexOf(side) && index >= 0 ? recommendation.pick('dateCriterion', index) : undefined;
    const value = criterion?.peek('value');
    if (criterion === undefined || typeof value !== 'string' || !momentExists(value)) return undefined;
    criterion.take('value');
    for (const coding of criterion.open('code')?.list('coding') ?? [])
      for (const [name, said] of Object.entries(criteria[side])) coding.drop(name, said);
    return value;
  };
  return { startDate: dateOf('startDate'), endDate: dateOf('endDate') };
}

/** The words for a vaccination as it was given. */
const wordsOfVaccination = ({ vaccineCode }: Json): string | undefined => wordsIn(vaccineCode);

const { row, pair, together } = rowsOf<VaccinationRecommendation>();

const recommendation = element<VaccinationRecommendation>('BackboneElement', [
  momentOrUnknownRow<VaccinationRecommendation>('preferredDateForRevaccination', 'date'),
  row('productCode', 'vaccineCode', conceptCodec('coding')),
  pair(
    { forecastStatus: ['forecastStatus'] },
    ({ forecastStatus = DUE }) => ({ forecastStatus: codeableConcept(forecastStatus) }),
    readForecast,
  ),
  pair({ startDate: ['dateCriterion.value'], endDate: ['dateCriterion.value'] }, writeCriteria, readCriteria),
  row('vaccinations', 'supportingImmunization', each(recordReferenceCodec('Immunization', wordsOfVaccination))),
]);

const stated = {
  type: vaccinationRecommendationSection.type,
  profiles: vaccinationRecommendationSection.profiles,
  rows: [
    row('orderStatus', inExtension('zib-VaccinationRecommendation-OrderStatus'), conceptCodec('coding')),
    identifiersRow,
    subjectRow('patient'),
    together('recommendation', alone(recommendation)),
  ],
};

/** VaccinationRecommendation (zib 16.1.5 with Vaccination) in FHIR: zib-VaccinationRecommendation, of one vaccine. */
export const vaccinationRecommendationStu3 = defineStu3<VaccinationRecommendation>(stated);

/** That a vaccination is to be repeated, by the id of the vaccination. */
export const revaccinationStu3 = defineStu3<VaccinationRecommendation>({
  ...stated,
  id: ({ id }, context) => context.id('ImmunizationRecommendation', context.patientId, 'vaccination', id),
});
