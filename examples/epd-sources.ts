import type { Authorization, SourceContext, SourceQuery, Sources } from 'bgz-facade';
import { allergyIntolerance, bsn, patient, problem, snomed } from 'bgz-facade/zib';

/** Rows as an EPD's own database might have them. Yours look different; only this file changes. */
interface PatientRow {
  readonly number: string;
  readonly bsn: string;
  readonly lastName: string;
  readonly birthDate: string;
  readonly sex: 'M' | 'V';
}

interface AllergyRow {
  readonly key: number;
  readonly snomedId: string;
  readonly term: string;
  readonly stopped: boolean;
  readonly since: string | null;
}

interface DiagnosisRow {
  readonly key: number;
  readonly snomedId: string;
  readonly term: string;
  readonly active: boolean;
}

/** A database with one fictional patient; queries take a moment and can be cancelled, like real ones. */
const database = {
  async query<Row>(rows: readonly Row[], signal: AbortSignal): Promise<readonly Row[]> {
    await new Promise((resolve) => setTimeout(resolve, 1));
    signal.throwIfAborted();
    return rows;
  },
  patients: [
    { number: '4711', bsn: '999990019', lastName: 'Voorbeeld', birthDate: '1957-03-14', sex: 'V' },
  ] as PatientRow[],
  allergies: [
    { key: 1, snomedId: '764146007', term: 'penicilline', stopped: false, since: '1988' },
    { key: 2, snomedId: '256349002', term: 'pinda', stopped: true, since: null },
  ] as AllergyRow[],
  diagnoses: [{ key: 7, snomedId: '44054006', term: 'diabetes mellitus type 2', active: true }] as DiagnosisRow[],
};

const isKnown = ({ patient: { bsn: number } }: SourceQuery) => database.patients.some((row) => row.bsn === number);

/** One source per zib group: asked when the pull arrives, row by row turned into zib records. */
export const sources: Sources = {
  async *patient({ patient: { bsn: number } }: SourceQuery, { signal }: SourceContext) {
    const rows = await database.query(
      database.patients.filter((row) => row.bsn === number),
      signal,
    );
    for (const row of rows) {
      yield patient({
        id: row.number,
        identificationNumbers: [bsn(row.bsn)],
        nameInformation: { lastName: { lastName: row.lastName } },
        dateOfBirth: row.birthDate,
        gender: row.sex === 'V' ? 'F' : 'M',
      });
    }
  },

  async *allergyIntolerances(query: SourceQuery, { signal }: SourceContext) {
    for (const row of await database.query(isKnown(query) ? database.allergies : [], signal)) {
      yield allergyIntolerance({
        id: `allergy-${row.key}`,
        causativeAgent: snomed(row.snomedId, row.term),
        allergyStatus: row.stopped ? 'completed' : 'active',
        startDateTime: row.since ?? undefined,
      });
    }
  },

  async problems(query: SourceQuery, { signal }: SourceContext) {
    const rows = await database.query(isKnown(query) ? database.diagnoses : [], signal);
    return rows.map((row) =>
      problem({
        id: `diagnosis-${row.key}`,
        problemType: 'diagnosis',
        problemName: snomed(row.snomedId, row.term),
        problemStatus: row.active ? 'active' : 'inactive',
      }),
    );
  },
};

/** The token check. Yours asks the authorization server whose BgZ this token may pull. */
export function authorize(request: Request): Authorization {
  if (request.headers.get('authorization') !== 'Bearer demo') return { allowed: false, reason: 'unauthenticated' };
  return { allowed: true, patient: { bsn: '999990019' } };
}
