import { isJson, listOf } from '../../fhir/json';
import { termOf } from '../../terminology/codelist';
import type { CodedConcept, FunctionalOrMentalStatus } from '../../zib';
import { alone, type Codec } from '../define/codec';
import type { FhirNode } from '../define/fhir-node';
import { readFrom } from '../define/read-from';
import { inExtension, rowsOf } from '../define/rows';
import { deviceUseReferenceCodec } from '../medical-device/stu3';
import { conceptCodec } from '../parts/code/codec';
import { readConcept } from '../parts/code/read';
import { observationStu3 } from '../parts/observation/stu3';
import { readMoment } from '../parts/period-of-use/codec';
import { period } from '../parts/period-of-use/stu3';
import { functionalOrMentalStatusSection } from './section';
import { statusCategorieCodelijst } from './zib';

const isCategory = (coding: unknown): boolean =>
  isJson(coding) && termOf(statusCategorieCodelijst, String(coding.system), String(coding.code)) !== undefined;

/** With the code of the list first: FHIR's codes for one thing have no order. */
function withCategoryFirst(value: CodedConcept): CodedConcept {
  if (value.nullFlavor !== undefined || isCategory(value)) return value;
  const { system, code, display, version, translations = [], ...rest } = value;
  const category = translations.find(isCategory);
  if (category === undefined) return value;
  const own = { system, code, ...(display !== undefined && { display }), ...(version !== undefined && { version }) };
  return { ...rest, ...category, translations: [own, ...translations.filter((one) => one !== category)] };
}

const oneCategory = alone(conceptCodec());

/** The category of the BgZ among those that an observation is in; the others are told as not read. */
const categoryCodec: Codec<FunctionalOrMentalStatus['statusCategory']> = {
  ...oneCategory,
  read(holder, name) {
    for (const item of holder.items(name)) {
      const given = item.peek(name);
      if (!isJson(given) || !listOf(given.coding).some(isCategory)) continue;
      const node = item.open(name);
      const value = node && readConcept(node);
      if (node === undefined || value === undefined) continue;
      // The schema of the zib judges what was read.
      return readFrom(node, withCategoryFirst(value)) as FunctionalOrMentalStatus['statusCategory'];
    }
    return undefined;
  },
};

const writeDate = ({ statusDate }: FunctionalOrMentalStatus) => ({ effectivePeriod: period(statusDate, undefined) });

/** When it was determined: where a period begins, as the profile has it, or the moment. The end of a period is told as not read. */
function readDate(source: FhirNode) {
  const node = source.open('effectivePeriod');
  return { statusDate: node ? readMoment(node, 'start') : readMoment(source, 'effectiveDateTime') };
}

const { row, pair, repeated } = rowsOf<FunctionalOrMentalStatus>();

/** FunctionalOrMentalStatus (zib 4.26.1) in FHIR: zib-FunctionalOrMentalStatus. */
export const functionalOrMentalStatusStu3 = observationStu3<FunctionalOrMentalStatus>(
  functionalOrMentalStatusSection,
  [row('statusCategory', 'category', categoryCodec), row('statusName', 'code', conceptCodec())],
  [
    pair({ statusDate: ['effectivePeriod.start'] }, writeDate, readDate),
    row('statusValue', 'valueCodeableConcept', conceptCodec()),
    repeated('medicalDevices', inExtension('zib-FunctionalOrMentalStatus-MedicalDevice'), deviceUseReferenceCodec),
  ],
);
