import { systems } from '../../fhir/naming-systems';
import type { BloodPressure } from '../../zib';
import { rowsOf } from '../define/rows';
import { conceptCodec } from '../parts/code/codec';
import { componentRow, fixedRow, foundAtRow, VITAL_SIGNS } from '../parts/observation/codec';
import { observationStu3 } from '../parts/observation/stu3';
import { quantityCodec } from '../parts/quantity/codec';
import { bloodPressureSection, PRESSURE } from './section';

const loinc = (code: string, display: string) => ({ system: systems.loinc, code, display });
const snomed = (code: string, display: string) => ({ system: systems.snomed, code, display });

// The zib names the panel by 55284-4, the profile by the code of vital signs.
const panel = {
  code: { ...PRESSURE, display: 'Blood pressure panel with all children optional' },
  also: [loinc('55284-4', 'Blood pressure')],
};

/** The codes of the components; where the profile has one of LOINC and one of SNOMED CT, that of LOINC is written. */
const components = {
  systolic: {
    code: loinc('8480-6', 'Intravasculaire systolische bloeddruk [druk] in arterieel vaatstelsel'),
    also: [loinc('8480-6', 'Systolic blood pressure')],
  },
  diastolic: {
    code: loinc('8462-4', 'Intravasculaire diastolische bloeddruk [druk] in arterieel vaatstelsel'),
    also: [loinc('8462-4', 'Diastolic blood pressure')],
  },
  average: { code: loinc('8478-0', 'Mean blood pressure'), also: [snomed('6797001', 'Mean blood pressure')] },
  endpoint: { code: snomed('85549003', 'Korotkofftonen') },
  cuff: { code: loinc('8358-4', 'Blood pressure device Cuff size'), also: [snomed('70665002', 'Blood pressure cuff')] },
  position: {
    code: loinc('8361-8', 'Body position with respect to gravity'),
    also: [snomed('424724000', 'Body position')],
  },
};

const { row } = rowsOf<BloodPressure>();

/** BloodPressure (zib 12.4.1) in FHIR: zib-BloodPressure. */
export const bloodPressureStu3 = observationStu3<BloodPressure>(
  bloodPressureSection,
  [fixedRow('category', VITAL_SIGNS, 'list'), fixedRow('code', panel)],
  [
    foundAtRow<BloodPressure>('bloodPressureDateTime'),
    row('measuringLocation', 'bodySite', conceptCodec()),
    row('measuringMethod', 'method', conceptCodec()),
    componentRow('systolicBloodPressure', components.systolic, quantityCodec),
    componentRow('diastolicBloodPressure', components.diastolic, quantityCodec, true),
    componentRow('averageBloodPressure', components.average, quantityCodec),
    componentRow('diastolicEndpoint', components.endpoint, conceptCodec()),
    componentRow('cuffType', components.cuff, conceptCodec()),
    componentRow('position', components.position, conceptCodec()),
  ],
);
