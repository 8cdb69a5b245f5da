import type { SourceGroup, SourceItem } from 'bgz-facade';
import { readMoment, taken } from 'bgz-facade/legacy';
import {
  type BloodPressureInput,
  type BodyHeightInput,
  type BodyWeightInput,
  type MomentInput,
  ucum,
} from 'bgz-facade/zib';
import { type Adapter, decimal, sourceOf, type Tell } from './table.js';

interface MeasurementRow {
  readonly id: string;
  readonly waarde: string;
  readonly datum: string;
  readonly tijd: string | null;
  readonly opmerking: string | null;
}

/** A day, and the time where somebody wrote it down. */
const momentOf = ({ datum, tijd }: MeasurementRow, tell: Tell): MomentInput =>
  taken(readMoment(`${datum}${tijd ?? ''}`), tell, 'datum') ?? datum;

/** One table holds all that is measured; each kind is a section of its own. */
const measured = <G extends SourceGroup>(
  adapter: Adapter,
  kind: string,
  record: (row: MeasurementRow, tell: Tell) => SourceItem<G>,
) =>
  sourceOf<G, MeasurementRow>(adapter, {
    name: 'meting',
    select: 'SELECT t.*, t.id::text AS id FROM meting t',
    where: `t.soort = '${kind}'`,
    record,
  });

/** `142/88`, or the upper pressure alone; anything else is not taken apart. */
function pressuresIn(text: string, tell: Tell): readonly [systolic: string | undefined, diastolic: string | undefined] {
  const [, systolic, diastolic] = /^(\d{2,3})(?:\/(\d{2,3}))?$/.exec(text.trim()) ?? [];
  if (systolic === undefined) tell({ code: 'unknown-form' }, 'waarde');
  return [systolic, diastolic];
}

export const bloodPressureSource = (adapter: Adapter) =>
  measured<'bloodPressures'>(adapter, 'RR', (row, tell): BloodPressureInput => {
    const [systolic, diastolic] = pressuresIn(row.waarde, tell);
    return {
      id: row.id,
      systolicBloodPressure: ucum(systolic ?? '', 'mm[Hg]'),
      diastolicBloodPressure: diastolic === undefined ? undefined : ucum(diastolic, 'mm[Hg]'),
      bloodPressureDateTime: momentOf(row, tell),
      comment: row.opmerking ?? undefined,
    };
  });

export const bodyWeightSource = (adapter: Adapter) =>
  measured<'bodyWeights'>(
    adapter,
    'GEW',
    (row, tell): BodyWeightInput => ({
      id: row.id,
      weightValue: ucum(decimal(row.waarde, tell, 'waarde') ?? '', 'kg'),
      weightDateTime: momentOf(row, tell),
      comment: row.opmerking ?? undefined,
    }),
  );

/** `1,72` metres are 172 centimetres, which the profile wants; the comma moves, so that no digit is lost in reckoning. */
function centimetres(metres: string | undefined): string | undefined {
  const [, whole, behind = ''] = /^(\d)(?:\.(\d{1,3}))?$/.exec(metres ?? '') ?? [];
  if (whole === undefined) return undefined;
  const digits = behind.padEnd(2, '0');
  const rest = digits.slice(2);
  return `${Number(whole + digits.slice(0, 2))}${rest === '' ? '' : `.${rest}`}`;
}

export const bodyHeightSource = (adapter: Adapter) =>
  measured<'bodyHeights'>(adapter, 'LEN', (row, tell): BodyHeightInput => {
    const height = centimetres(decimal(row.waarde, tell, 'waarde'));
    return {
      id: row.id,
      heightValue: ucum(height ?? '', 'cm'),
      heightDateTime: momentOf(row, tell),
      comment: row.opmerking ?? undefined,
    };
  });
