import { readCode, readMoment, taken } from 'bgz-facade/legacy';
import { type LaboratoryTestResultInput, nullFlavor, snomed, ucum } from 'bgz-facade/zib';
import { joinStaff, professionalOf, type StaffRow, staffColumns } from './staff.js';
import { type Adapter, decimal, meaning, sourceOf, type Tell } from './table.js';

interface ResultRow extends StaffRow {
  readonly id: string;
  readonly naam: string;
  readonly loinc: string | null;
  readonly eenheid: string | null;
  readonly groep: string | null;
  readonly uitslag: string | null;
  readonly referentie: string | null;
  readonly vlag: string | null;
  readonly status: string | null;
  readonly afname: string;
  readonly materiaal: string | null;
  readonly materiaal_snomed: string | null;
}

type Test = NonNullable<LaboratoryTestResultInput['laboratoryTests']>[number];

const resultTypes = { C: 'clinicalChemistry', H: 'haematology', M: 'microbiology' } as const;
const resultStatuses = { D: 'final', V: 'preliminary' } as const;
const flags = { L: 'low', H: 'high' } as const;

/** `7,20` and `<0,5` are amounts where the test has a unit; all else is what the laboratory wrote. */
function resultOf({ uitslag, eenheid }: ResultRow): Test['testResult'] {
  if (uitslag === null) return undefined;
  const [, comparator, amount] = /^([<>]?)(\d+(?:,\d+)?)$/.exec(uitslag.trim()) ?? [];
  if (amount === undefined || eenheid === null) return { text: uitslag };
  const quantity = ucum(amount.replace(',', '.'), eenheid);
  return { quantity: comparator === '<' || comparator === '>' ? { ...quantity, comparator } : quantity };
}

/** `7,5-10,0`, `<10` or `>60`. */
function limitsOf(
  { referentie, eenheid }: ResultRow,
  tell: Tell,
): Pick<Test, 'referenceRangeLowerLimit' | 'referenceRangeUpperLimit'> {
  if (referentie === null || eenheid === null) return {};
  const [, below, above, from, to] =
    /^(?:<(\d+(?:,\d+)?)|>(\d+(?:,\d+)?)|(\d+(?:,\d+)?)-(\d+(?:,\d+)?))$/.exec(referentie.trim()) ?? [];
  const lower = decimal(from ?? above ?? null, tell, 'referentie');
  const upper = decimal(to ?? below ?? null, tell, 'referentie');
  if (lower === undefined && upper === undefined) tell({ code: 'unknown-form' }, 'referentie');
  return {
    referenceRangeLowerLimit: lower === undefined ? undefined : ucum(lower, eenheid),
    referenceRangeUpperLimit: upper === undefined ? undefined : ucum(upper, eenheid),
  };
}

export const laboratorySource = (adapter: Adapter) =>
  sourceOf<'laboratoryTestResults', ResultRow>(adapter, {
    name: 'labuitslag',
    select: `SELECT t.*, t.id::text AS id, b.naam, b.loinc, b.eenheid, b.groep, c.omschrijving AS materiaal, c.snomed AS materiaal_snomed, ${staffColumns}
      FROM labuitslag t JOIN bepaling b ON b.code = t.bepaling
      LEFT JOIN codetabel c ON c.tabel = 'MATERIAAL' AND c.code = b.materiaal ${joinStaff('m.afdeling', 't.aanvrager')}`,
    record: (row, tell): LaboratoryTestResultInput => {
      const flag = meaning(flags, row.vlag, tell, 'vlag');
      // Of one test without a panel, status and moment are those of the test: one Observation then holds all of it.
      const status = meaning(resultStatuses, row.status, tell, 'status');
      const taking = taken(readMoment(row.afname), tell, 'afname') ?? row.afname;
      return {
        id: row.id,
        resultType: meaning(resultTypes, row.groep, tell, 'groep'),
        specimen:
          row.materiaal_snomed === null
            ? undefined
            : {
                specimenMaterial: snomed(row.materiaal_snomed, row.materiaal ?? undefined),
                collectionDateTime: taking,
              },
        laboratoryTests: [
          {
            testCode: taken(readCode('loinc', row.loinc, row.naam), tell, 'loinc') ?? nullFlavor('OTH', row.naam),
            testResult: resultOf(row),
            testResultStatus: status,
            testDateTime: taking,
            resultFlags: flag === undefined ? undefined : [flag],
            ...limitsOf(row, tell),
          },
        ],
        requester: professionalOf(row, tell),
      };
    },
  });
