import { readDate, readMoment, readThesaurus, taken } from 'bgz-facade/legacy';
import {
  type EncounterInput,
  nullFlavor,
  type ProblemReferenceInput,
  type ProcedureInput,
  snomed,
  type TobaccoUseInput,
  ucum,
} from 'bgz-facade/zib';
import { departmentOf, joinStaff, professionalOf, type StaffRow, staffColumns } from './staff.js';
import { type Adapter, meaning, sourceOf } from './table.js';

/** Columns of the diagnosis that a row is about; one that was withdrawn is not referred to. */
interface ReasonRow {
  readonly reden_id: string | null;
  readonly reden_term: string | null;
}

const reasonColumns = 'd.id::text AS reden_id, d.term AS reden_term';
const joinReason = `LEFT JOIN diagnose d ON d.id = t.diagnose AND d.vervallen = 'N'`;

const reasonsOf = ({ reden_id: id, reden_term: term }: ReasonRow): ProblemReferenceInput[] =>
  id === null || term === null ? [] : [{ id, display: term }];

interface ProcedureRow extends StaffRow, ReasonRow {
  readonly id: string;
  readonly dhd: string | null;
  readonly snomed: string | null;
  readonly term: string;
  readonly zijde: string | null;
  readonly soort_naam: string | null;
  readonly soort_snomed: string | null;
  readonly begin_dat: string;
  readonly eind_dat: string | null;
}

const sides = { L: 'left', R: 'right', B: 'both' } as const;

export const procedureSource = (adapter: Adapter) =>
  sourceOf<'procedures', ProcedureRow>(adapter, {
    name: 'verrichting',
    select: `SELECT t.*, t.id::text AS id, c.omschrijving AS soort_naam, c.snomed AS soort_snomed, ${reasonColumns}, ${staffColumns}
      FROM verrichting t LEFT JOIN codetabel c ON c.tabel = 'SOORTVER' AND c.code = t.soort ${joinReason} ${joinStaff()}`,
    record: (row, tell): ProcedureInput => {
      const performer = professionalOf(row, tell);
      return {
        id: row.id,
        procedureType:
          taken(readThesaurus('procedure', { dhd: row.dhd, term: row.term, snomed: row.snomed }), tell, 'snomed') ??
          nullFlavor('OTH', row.term),
        // A kind without a code of the two that are searched for reaches nobody: `bgz check` says of which records.
        procedureCategory:
          row.soort_snomed === null ? undefined : snomed(row.soort_snomed, row.soort_naam ?? undefined),
        procedureLaterality: meaning(sides, row.zijde, tell, 'zijde'),
        procedureStartDate: taken(readMoment(row.begin_dat), tell, 'begin_dat'),
        procedureEndDate: taken(readMoment(row.eind_dat), tell, 'eind_dat'),
        indications: reasonsOf(row),
        location: departmentOf(row, tell),
        performers: performer === undefined ? undefined : [performer],
      };
    },
  });

interface ContactRow extends StaffRow, ReasonRow {
  readonly id: string;
  readonly soort: string;
  readonly begin_dat: string;
  readonly eind_dat: string | null;
}

const contactTypes = { P: 'ambulatory', O: 'inpatient', D: 'shortStay', S: 'emergency', T: 'virtual' } as const;

export const encounterSource = (adapter: Adapter) =>
  sourceOf<'encounters', ContactRow>(adapter, {
    name: 'contact',
    select: `SELECT t.*, t.id::text AS id, ${reasonColumns}, ${staffColumns} FROM contact t ${joinReason} ${joinStaff('t.afdeling')}`,
    record: (row, tell): EncounterInput => {
      const professional = professionalOf(row, tell);
      return {
        id: row.id,
        contactType: meaning(contactTypes, row.soort, tell, 'soort') ?? nullFlavor('UNK'),
        startDateTime: taken(readMoment(row.begin_dat), tell, 'begin_dat') ?? row.begin_dat,
        endDateTime: taken(readMoment(row.eind_dat), tell, 'eind_dat'),
        location: departmentOf(row, tell),
        contactWith: professional === undefined ? undefined : [professional],
        problems: reasonsOf(row),
      };
    },
  });

interface SmokingRow {
  readonly id: string;
  readonly status: string;
  readonly begin_dat: string | null;
  readonly stop_dat: string | null;
  readonly per_dag: number | null;
  readonly opmerking: string | null;
}

const smokingStatuses = { J: 'smokesDaily', S: 'smokesSometimes', X: 'exSmoker', N: 'neverSmoked' } as const;

export const smokingSource = (adapter: Adapter) =>
  sourceOf<'tobaccoUses', SmokingRow>(adapter, {
    name: 'roken',
    select: 'SELECT t.*, t.id::text AS id FROM roken t',
    record: (row, tell): TobaccoUseInput => ({
      id: row.id,
      tobaccoUseStatus: meaning(smokingStatuses, row.status, tell, 'status') ?? nullFlavor('UNK'),
      startDate: taken(readDate(row.begin_dat), tell, 'begin_dat'),
      stopDate: taken(readDate(row.stop_dat), tell, 'stop_dat'),
      amount: row.per_dag === null ? undefined : ucum(row.per_dag, '/d'),
      comment: row.opmerking ?? undefined,
    }),
  });
