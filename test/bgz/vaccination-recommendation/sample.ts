import { atc, type BgzRecordsInput, bsn, code, codings, hpk, identification } from '../../../src/zib';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  vaccinationRecommendations: [
    {
      id: 'revaccination-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.6', 'VAC-R-1')],
      subject: bsn('999999990'),
      orderStatus: 'requested',
      productCode: codings(hpk('1234567', 'TETANUSVACCIN INJVLST SPUIT 0,5ML'), atc('J07AM01', 'tetanustoxoïd')),
      preferredDateForRevaccination: '2028-06-22',
      startDate: '2028-06',
      endDate: '2029-01-01T09:00:00+01:00',
      vaccinations: [{ id: 'vaccination-1', display: 'TETANUSVACCIN INJVLST SPUIT 0,5ML' }],
      forecastStatus: code('http://hl7.org/fhir/immunization-recommendation-status', 'overdue', 'Overdue'),
    },
    { id: 'revaccination-2', productCode: atc('J07BB02', 'influenzavaccin') },
  ],
} satisfies Partial<BgzRecordsInput>;
