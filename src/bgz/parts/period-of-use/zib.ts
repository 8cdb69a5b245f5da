import { checkedObjectOf, definePart, field } from '../../define/field';
import { written } from '../../define/written';
import { beginBeforeEnd, dateTime } from '../moment/zib';
import { duration } from '../quantity/zib';
import type { PeriodOfUse, PeriodOfUseInput } from './types';

/** PeriodOfUse (Gebruiksperiode, zib TimeInterval 2017). */
export const periodOfUse = definePart(
  {
    name: 'PeriodOfUse',
    dutch: 'Gebruiksperiode',
    note: 'Begin, end and duration, each optional (zib TimeInterval 2017).',
  },
  checkedObjectOf(
    {
      startDateTime: field('20.3.2', 'BeginDatumTijd', dateTime.optional(), { ada: 'gebruiksperiode_start' }),
      endDateTime: field('20.3.3', 'EindDatumTijd', dateTime.optional(), { ada: 'gebruiksperiode_eind' }),
      duration: field('20.3.4', 'Tijdsduur', duration.optional(), { ada: 'gebruiksperiode' }),
    },
    beginBeforeEnd('startDateTime', 'endDateTime'),
  ),
  written<PeriodOfUse, PeriodOfUseInput>(),
);
