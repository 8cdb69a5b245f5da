import { z } from 'zod';
import type { DeepReadonly } from '../../define/deep-readonly';
import type { Given } from '../../define/given';
import { checked } from '../../define/issue';
import { beginBeforeEnd, dateTime } from '../moment/zib';
import { duration } from '../quantity/zib';

/** PeriodOfUse (Gebruiksperiode, zib TimeInterval 2017): begin, end and duration, each optional. */
const periodOfUseShape = checked(
  z.strictObject({
    startDateTime: dateTime.optional(),
    endDateTime: dateTime.optional(),
    duration: duration.optional(),
  }),
  beginBeforeEnd('startDateTime', 'endDateTime'),
);

/** What is accepted for a PeriodOfUse. */
export interface PeriodOfUseInput extends Given<z.input<typeof periodOfUseShape>> {}
/** PeriodOfUse as the schema gives it. */
export interface PeriodOfUseOutput extends z.output<typeof periodOfUseShape> {}
export type PeriodOfUse = DeepReadonly<PeriodOfUseOutput>;

export const periodOfUse: z.ZodType<PeriodOfUseOutput, PeriodOfUseInput> = periodOfUseShape;
