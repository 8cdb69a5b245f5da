import type { Source } from 'bgz-facade';
import { readDate, readGender, readIdentifier, readMaritalStatus, readName, taken } from 'bgz-facade/legacy';
import type { PatientInput, PayerInput } from 'bgz-facade/zib';
import { type Adapter, numbersOf, sourceOf, type Tell } from './table.js';

interface PatientRow {
  readonly pat_nr: string;
  readonly bsn: string | null;
  readonly naam: string;
  readonly geb_dat: string | null;
  readonly gesl: string | null;
  readonly burg_st: string | null;
  readonly overl_dat: string | null;
  readonly straat: string | null;
  readonly huisnr: string | null;
  readonly postcode: string | null;
  readonly plaats: string | null;
  readonly telefoon: string | null;
}

/** What the letters of `burg_st` mean here: elsewhere G is divorced. */
const maritalStatuses = { G: 'M', O: 'S', S: 'D', W: 'W', P: 'T' } as const;

const addressOf = ({ straat, huisnr, postcode, plaats }: PatientRow) => ({
  street: straat ?? undefined,
  houseNumber: huisnr ?? undefined,
  postcode: postcode ?? undefined,
  placeOfResidence: plaats ?? undefined,
});

function patientOf(row: PatientRow, tell: Tell): PatientInput {
  const number = taken(readIdentifier('bsn', row.bsn), tell, 'bsn');
  const dateOfDeath = taken(readDate(row.overl_dat), tell, 'overl_dat');
  return {
    id: row.pat_nr,
    identificationNumbers: number === undefined ? [] : [number],
    nameInformation: taken(readName(row.naam), tell, 'naam'),
    dateOfBirth: taken(readDate(row.geb_dat), tell, 'geb_dat'),
    gender: taken(readGender(row.gesl), tell, 'gesl'),
    maritalStatus: taken(readMaritalStatus(row.burg_st, { table: maritalStatuses }), tell, 'burg_st'),
    dateOfDeath,
    // A date says that somebody died; its absence does not say that somebody lives.
    deathIndicator: dateOfDeath === undefined ? undefined : true,
    addressInformation: row.plaats === null ? undefined : [addressOf(row)],
    contactInformation: row.telefoon === null ? undefined : { telephoneNumbers: [{ telephoneNumber: row.telefoon }] },
  };
}

/** Of somebody with two numbers, the row that was changed last speaks. */
export const patientSource = ({ epd, notRead }: Adapter): Source<'patient'> =>
  async function* (query, { signal }) {
    const numbers = await numbersOf(epd, query, signal);
    const rows = await epd.rows<PatientRow>(
      'SELECT t.*, t.pat_nr::text AS pat_nr FROM patient t WHERE pat_nr = ANY($1) ORDER BY gewijzigd DESC LIMIT 1',
      [numbers],
      signal,
    );
    for (const row of rows)
      yield patientOf(row, ({ code }, column) => notRead({ table: 'patient', row: row.pat_nr, column, code }));
  };

interface InsuranceRow {
  readonly id: string;
  readonly uzovi: string | null;
  readonly verzekeraar: string | null;
  readonly polis: string | null;
  readonly ingang: string | null;
  readonly einde: string | null;
}

export const payerSource = (adapter: Adapter) =>
  sourceOf<'payers', InsuranceRow>(adapter, {
    name: 'verzekering',
    select: 'SELECT t.*, t.id::text AS id FROM verzekering t',
    record: (row, tell): PayerInput => ({
      id: row.id,
      insuranceCompany: {
        identificationNumber: taken(readIdentifier('uzovi', row.uzovi, { wasNumber: true }), tell, 'uzovi'),
        organizationName: row.verzekeraar ?? undefined,
      },
      insurantNumber: row.polis ?? undefined,
      startDateTime: taken(readDate(row.ingang), tell, 'ingang'),
      endDateTime: taken(readDate(row.einde), tell, 'einde'),
    }),
  });
