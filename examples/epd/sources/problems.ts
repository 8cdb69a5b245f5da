import { readCode, readDate, readThesaurus, taken } from 'bgz-facade/legacy';
import { type AlertInput, type AllergyIntoleranceInput, nullFlavor, problem } from 'bgz-facade/zib';
import { type Adapter, meaning, sourceOf } from './table.js';

const sides = { L: 'left', R: 'right' } as const;

interface DiagnosisRow {
  readonly id: string;
  readonly dhd: string | null;
  readonly term: string;
  readonly snomed: string | null;
  readonly icd10: string | null;
  readonly zijde: string | null;
  readonly status: string | null;
  readonly begin_dat: string | null;
  readonly eind_dat: string | null;
  readonly opmerking: string | null;
}

const problemStatuses = { A: 'active', I: 'inactive' } as const;

export const problemSource = (adapter: Adapter) =>
  sourceOf<'problems', DiagnosisRow>(adapter, {
    name: 'diagnose',
    select: 'SELECT t.*, t.id::text AS id FROM diagnose t',
    // `parse` takes what the types refuse: a status that is required and could not be read. It says so, of this record.
    record: (row, tell) =>
      problem.parse({
        id: row.id,
        problemType: 'diagnosis',
        problemName:
          taken(
            readThesaurus('diagnosis', { dhd: row.dhd, term: row.term, snomed: row.snomed, icd10: row.icd10 }),
            tell,
            'snomed',
          ) ?? nullFlavor('OTH', row.term),
        problemLaterality: meaning(sides, row.zijde, tell, 'zijde'),
        problemStatus: meaning(problemStatuses, row.status, tell, 'status'),
        problemStartDate: taken(readDate(row.begin_dat), tell, 'begin_dat'),
        problemEndDate: taken(readDate(row.eind_dat), tell, 'eind_dat'),
        comment: row.opmerking ?? undefined,
      }),
  });

interface AllergyRow {
  readonly id: string;
  readonly stelsel: string | null;
  readonly code: string | null;
  readonly stof: string;
  readonly soort: string | null;
  readonly ernst: string | null;
  readonly status: string | null;
  readonly begin_dat: string | null;
  readonly reactie: string | null;
}

const codeSystems = { SNOMED: 'snomed', SNK: 'snk', SSK: 'ssk', HPK: 'hpk' } as const;
const categories = { M: 'medication', V: 'food', O: 'environment' } as const;
const criticalities = { L: 'mild', M: 'moderate', E: 'severe' } as const;
const allergyStatuses = { A: 'active', V: 'completed' } as const;

export const allergySource = (adapter: Adapter) =>
  sourceOf<'allergyIntolerances', AllergyRow>(adapter, {
    name: 'allergie',
    select: 'SELECT t.*, t.id::text AS id FROM allergie t',
    record: (row, tell): AllergyIntoleranceInput => {
      const system = meaning(codeSystems, row.stelsel, tell, 'stelsel');
      const coded = system && taken(readCode(system, row.code, row.stof), tell, 'code');
      return {
        id: row.id,
        causativeAgent: coded ?? nullFlavor('OTH', row.stof),
        allergyCategory: meaning(categories, row.soort, tell, 'soort'),
        allergyStatus: meaning(allergyStatuses, row.status, tell, 'status'),
        criticality: meaning(criticalities, row.ernst, tell, 'ernst'),
        startDateTime: taken(readDate(row.begin_dat), tell, 'begin_dat'),
        // Free words of the nurse: text, no symptom that was chosen from a list.
        reactions: row.reactie === null ? undefined : [{ symptoms: [nullFlavor('OTH', row.reactie)] }],
      };
    },
  });

interface SignalRow {
  readonly id: string;
  readonly code: string | null;
  readonly tekst: string | null;
  readonly begin_dat: string | null;
  readonly eind_dat: string | null;
}

const signals = { MRSA: 'carrierOfMrsa', HIV: 'carrierOfHiv' } as const;

export const alertSource = (adapter: Adapter) =>
  sourceOf<'alerts', SignalRow>(adapter, {
    name: 'signalering',
    select: 'SELECT t.*, t.id::text AS id FROM signalering t',
    record: (row, tell): AlertInput => ({
      id: row.id,
      alertName:
        meaning(signals, row.code, tell, 'code') ?? (row.tekst === null ? undefined : nullFlavor('OTH', row.tekst)),
      startDateTime: taken(readDate(row.begin_dat), tell, 'begin_dat'),
      endDateTime: taken(readDate(row.eind_dat), tell, 'eind_dat'),
    }),
  });
