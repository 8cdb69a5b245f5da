import { systems } from '../../fhir/naming-systems';
import type { CodedConcept, DrugUse } from '../../zib';
import { rowsOf } from '../define/rows';
import { conceptCodec } from '../parts/code/codec';
import { componentRow, componentsRow, fixedRow, named } from '../parts/observation/codec';
import { observationStu3 } from '../parts/observation/stu3';
import { periodRow } from '../parts/period-of-use/codec';
import { textCodec } from '../parts/text/codec';
import { drugUseSection, USE } from './section';

const snomed = (code: string) => ({ system: systems.snomed, code });

const use = named(USE, 'bevinding betreffende drugsgebruik', 'Finding relating to drug misuse behavior (finding)');

const components = {
  type: named(snomed('410942007'), 'drug of geneesmiddel', 'Drug or medicament (substance)'),
  route: named(snomed('410675002'), 'toedieningsweg', 'Route of administration (attribute)'),
  amount: named(snomed('228390007'), 'Frequency of drug misuse', 'Frequency of drug misuse (observable entity)'),
};

const { row } = rowsOf<DrugUse>();

/** DrugUse (zib 7.4.1) in FHIR: zib-DrugUse. */
export const drugUseStu3 = observationStu3<DrugUse>(
  drugUseSection,
  [fixedRow('code', use)],
  [
    periodRow<DrugUse>('effectivePeriod', 'startDate', 'stopDate'),
    row('drugUseStatus', 'valueCodeableConcept', conceptCodec('other-as-coding')),
    componentRow('drugOrMedicationType', components.type, conceptCodec('other-as-coding')),
    componentsRow<DrugUse, 'routesOfAdministration', CodedConcept>(
      'routesOfAdministration',
      components.route,
      conceptCodec('other-as-coding'),
    ),
    componentRow('amount', components.amount, textCodec),
  ],
);
