import { z } from 'zod';
import type { DeepReadonly } from './deep-readonly';
import { checked } from './issue';
import { beginBeforeEnd, dateTime } from './moment';
import { duration } from './quantity';

/** PeriodOfUse (Gebruiksperiode, zib TimeInterval 2017): begin, end and duration, each optional. */
export const periodOfUse = checked(
  z.strictObject({
    startDateTime: dateTime.optional(),
    endDateTime: dateTime.optional(),
    duration: duration.optional(),
  }),
  beginBeforeEnd('startDateTime', 'endDateTime'),
);

export type PeriodOfUse = DeepReadonly<z.output<typeof periodOfUse>>;
