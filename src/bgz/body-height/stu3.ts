import type { CodeableConcept } from 'fhir/r3';
import { systems } from '../../fhir/naming-systems';
import { positieCodelijstToLOINC } from '../../terminology/zib2017/concept-maps';
import type { BodyHeight } from '../../zib';
import type { FhirNode } from '../define/fhir-node';
import { readFrom } from '../define/read-from';
import { rowsOf } from '../define/rows';
import { contradicts } from '../parts/code/codec';
import { readConcept } from '../parts/code/read';
import { beyondCode } from '../parts/code/stu3';
import { codesBothWays } from '../parts/code/translation';
import { fixedRow, foundAtRow, named, saysFixed, takeFixed, VITAL_SIGNS } from '../parts/observation/codec';
import { observationStu3 } from '../parts/observation/stu3';
import { quantityCodec } from '../parts/quantity/codec';
import { bodyHeightSection, HEIGHT } from './section';
import { positieCodelijst } from './zib';

const loinc = (code: string) => ({ system: systems.loinc, code });

const height = named(HEIGHT, 'Lichaamslengte [lengte] in ^patiënt', 'Body height');

/** The codes that say how it was measured as well; they stand beside that of height. */
const positions = [
  named(loinc('8308-9'), 'Lichaamslengte^staand [lengte] in ^patiënt', 'Body height --standing'),
  named(loinc('8306-3'), 'Lichaamslengte^liggend [lengte] in ^patiënt', 'Body height --lying'),
];

const codes = codesBothWays(positieCodelijst, positieCodelijstToLOINC);

/** That it is a height, and in which position; what the record says more of that stands in code-specification. */
function writeCode({ position }: BodyHeight): { code: CodeableConcept } {
  const told = positions.filter((one) => one.code.code === codes.to(position?.code));
  const coding = [height, ...told].map(({ code }) => ({ ...code }));
  return { code: { ...beyondCode(position, positieCodelijst), coding } };
}

/** The position, where the codes say one. Where they say two, none is read, and all are told. */
function readCode(source: FhirNode) {
  const node = source.open('code');
  if (node === undefined) return {};
  const [told, ...others] = positions.filter((one) => saysFixed(node, one));
  const specification = node.extension('code-specification')?.open('valueCodeableConcept');
  const own = specification && readConcept(specification);
  if (others.length > 0 || contradicts(codes, own, told?.code.code)) {
    specification?.giveBack();
    takeFixed(node, height);
    return {};
  }
  takeFixed(node, height, ...(told ? [told] : []));
  const position = own ?? codes.from(told?.code.code);
  return position === undefined ? {} : { position: readFrom(node, position) };
}

const { row, pair } = rowsOf<BodyHeight>();

/** BodyHeight (zib 12.2.1) in FHIR: zib-BodyHeight. */
export const bodyHeightStu3 = observationStu3<BodyHeight>(
  bodyHeightSection,
  [fixedRow('category', VITAL_SIGNS, 'list'), pair({ position: ['code'] }, writeCode, readCode)],
  [foundAtRow<BodyHeight>('heightDateTime'), row('heightValue', 'valueQuantity', quantityCodec)],
);
