import { readCode, readDate, readDosage, readMoment, taken } from 'bgz-facade/legacy';
import { type CodedInput, type MedicationAgreementInput, nullFlavor, type VaccinationInput } from 'bgz-facade/zib';
import { joinStaff, professionalOf, type StaffRow, staffColumns } from './staff.js';
import { type Adapter, sourceOf, type Tell } from './table.js';

interface MedicationRow extends StaffRow {
  readonly id: string;
  readonly gpk: string | null;
  readonly prk: string | null;
  readonly artikel: string;
  readonly dosering: string | null;
  readonly begin_dat: string | null;
  readonly eind_dat: string | null;
  readonly voorgeschreven: string;
}

/** The numbers of the G-Standaard that the row has; of what the pharmacy made itself, its words. */
function productCodes(row: MedicationRow, tell: Tell): CodedInput[] {
  const codes: (CodedInput | undefined)[] = [
    row.gpk === null ? undefined : taken(readCode('gpk', row.gpk, row.artikel), tell, 'gpk'),
    row.prk === null ? undefined : taken(readCode('prk', row.prk, row.artikel), tell, 'prk'),
  ];
  const known = codes.filter((code) => code !== undefined);
  return known.length > 0 ? known : [nullFlavor('OTH', row.artikel)];
}

export const medicationSource = (adapter: Adapter) =>
  sourceOf<'medicationAgreements', MedicationRow>(adapter, {
    name: 'medicatie',
    select: `SELECT t.*, t.id::text AS id, ${staffColumns} FROM medicatie t ${joinStaff()}`,
    record: (row, tell): MedicationAgreementInput => ({
      id: row.id,
      agreementDateTime: taken(readMoment(row.voorgeschreven), tell, 'voorgeschreven') ?? row.voorgeschreven,
      agreedMedicine: { productCodes: productCodes(row, tell) },
      // `2D1T ZN` becomes amounts and times; words that are not understood to the last one stay words.
      instructionsForUse: taken(readDosage(row.dosering), tell, 'dosering'),
      periodOfUse: {
        startDateTime: taken(readDate(row.begin_dat), tell, 'begin_dat'),
        endDateTime: taken(readDate(row.eind_dat), tell, 'eind_dat'),
      },
      prescriber: professionalOf(row, tell),
    }),
  });

interface VaccinationRow {
  readonly id: string;
  readonly atc: string | null;
  readonly artikel: string;
  readonly datum: string;
}

export const vaccinationSource = (adapter: Adapter) =>
  sourceOf<'vaccinations', VaccinationRow>(adapter, {
    name: 'vaccinatie',
    select: 'SELECT t.*, t.id::text AS id FROM vaccinatie t',
    record: (row, tell): VaccinationInput => ({
      id: row.id,
      productCode: taken(readCode('atc', row.atc, row.artikel), tell, 'atc') ?? nullFlavor('OTH', row.artikel),
      vaccinationDate: taken(readDate(row.datum), tell, 'datum') ?? row.datum,
    }),
  });
