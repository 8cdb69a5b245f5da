import type { z } from 'zod';
import type { DeepReadonly } from '../../define/deep-readonly';
import { checkedObjectOf, field } from '../../define/field';
import type { Given } from '../../define/given';
import { beginBeforeEnd, dateTime } from '../moment/zib';
import { duration } from '../quantity/zib';

/** PeriodOfUse (Gebruiksperiode, zib TimeInterval 2017): begin, end and duration, each optional. */
const periodOfUseShape = checkedObjectOf(
  {
    startDateTime: field('20.3.2', 'BeginDatumTijd', dateTime.optional(), { ada: 'gebruiksperiode_start' }),
    endDateTime: field('20.3.3', 'EindDatumTijd', dateTime.optional(), { ada: 'gebruiksperiode_eind' }),
    duration: field('20.3.4', 'Tijdsduur', duration.optional(), { ada: 'gebruiksperiode' }),
  },
  beginBeforeEnd('startDateTime', 'endDateTime'),
);

/** What is accepted for a PeriodOfUse. */
export interface PeriodOfUseInput extends Given<z.input<typeof periodOfUseShape>> {}
/** PeriodOfUse as the schema gives it. */
export interface PeriodOfUseOutput extends z.output<typeof periodOfUseShape> {}
export type PeriodOfUse = DeepReadonly<PeriodOfUseOutput>;

export const periodOfUse: z.ZodType<PeriodOfUseOutput, PeriodOfUseInput> = periodOfUseShape;
