import { alone } from '../../define/codec';
import { type Row, rowsOf } from '../../define/rows';
import { defineStu3, type Stu3 } from '../../define/stu3';
import type { Party } from '../basic-elements/types';
import { identifiersRow } from '../identifier/codec';
import type { Identifier } from '../identifier/zib';
import { partyCodec } from '../party/codec';
import { subjectRow } from '../party/patient';
import { textCodec } from '../text/codec';
import { statusRow, unlessAbsent } from './codec';
import type { observationStatuses } from './zib';

/** What the observations of all zibs have in common. */
interface Observed {
  readonly id: string;
  readonly identificationNumbers?: readonly Identifier[] | undefined;
  readonly status?: (typeof observationStatuses)[number] | undefined;
  readonly author?: Party | undefined;
  readonly comment?: string | undefined;
}

const { row } = rowsOf<Observed>();

const isValue = ({ places }: Row<Observed>): boolean =>
  Object.values(places).some((paths) => paths.some((path) => path.startsWith('value')));

/**
 * A zib that is an Observation, in FHIR.
 *
 * @param section its section, for type and profiles
 * @param kind rows of what it is an observation of: category and code
 * @param found rows of what was found and when
 */
export const observationStu3 = <T extends Observed>(
  { type, profiles }: Pick<Stu3<T>, 'type' | 'profiles'>,
  kind: readonly Row<T>[],
  found: readonly Row<T>[],
): Stu3<T> =>
  defineStu3<Observed>({
    type,
    profiles,
    rows: [
      identifiersRow,
      statusRow(),
      ...(kind as readonly Row<Observed>[]),
      subjectRow('subject'),
      row('author', 'performer', alone(partyCodec)),
      row('comment', 'comment', textCodec),
      ...(found as readonly Row<Observed>[]).map((one) => (isValue(one) ? unlessAbsent(one) : one)),
    ],
  });
