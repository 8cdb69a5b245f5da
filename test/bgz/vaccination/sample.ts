import {
  atc,
  type BgzRecordsInput,
  bsn,
  code,
  codings,
  gpk,
  hpk,
  identification,
  prk,
  snomed,
  ucum,
} from '../../../src/zib';
import { cardiologist } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  vaccinations: [
    {
      id: 'vaccination-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.5', 'VAC-1')],
      subject: bsn('999999990'),
      productCode: codings(
        hpk('1234567', 'TETANUSVACCIN INJVLST SPUIT 0,5ML'),
        prk('4321', 'TETANUSVACCIN INJVLST'),
        gpk('5432', 'TETANUSVACCIN INJVLST'),
        atc('J07AM01', 'tetanustoxoïd'),
        snomed('871742003', 'vaccin met tetanustoxoïd'),
      ),
      vaccinationDate: '2008-06-22T11:15:00+02:00',
      dose: ucum('0.50', 'mL'),
      preferredDateForRevaccination: '2018-06',
      administrator: cardiologist,
      comment: 'wond na een val',
      status: 'completed',
      primarySource: true,
      informationSource: code('http://hl7.org/fhir/immunization-origin', 'record', 'Written Record'),
      author: { healthProfessional: cardiologist },
    },
    { id: 'vaccination-2', productCode: atc('J07BB02', 'influenzavaccin'), vaccinationDate: '2000' },
  ],
} satisfies Partial<BgzRecordsInput>;
