import type { Phrase } from '../fhir/phrase';
import type { MessageKind, MessageState } from '../referral/messages';

export type Language = keyof Phrase;

export const stateWords: Readonly<Record<MessageState, Phrase>> = {
  queued: { en: 'waits', nl: 'wacht' },
  sending: { en: 'being sent', nl: 'wordt verzonden' },
  sent: { en: 'sent', nl: 'verzonden' },
  dead: { en: 'dead', nl: 'blijft liggen' },
  dropped: { en: 'not sent', nl: 'niet verzonden' },
};

export const kindWords: Readonly<Record<MessageKind, Phrase>> = {
  notify: { en: 'notification', nl: 'notificatie' },
  cancel: { en: 'withdrawal', nl: 'intrekking' },
};

/** Headings of the list, in its order. */
export const headings: readonly Phrase[] = [
  { en: 'message', nl: 'bericht' },
  { en: 'kind', nl: 'soort' },
  { en: 'state', nl: 'toestand' },
  { en: 'age', nl: 'leeftijd' },
  { en: 'attempts', nl: 'pogingen' },
  { en: 'what went wrong last', nl: 'wat het laatst misging' },
];

export const sentences = {
  empty: { en: 'No messages.', nl: 'Geen berichten.' },
  oldest: { en: 'The oldest that is still to be sent waits', nl: 'Het oudste dat nog verzonden moet worden wacht' },
  more: { en: 'There are more: --after', nl: 'Er zijn er meer: --after' },
  resent: { en: 'back in the queue', nl: 'opnieuw in de wachtrij' },
  dropped: { en: 'given up', nl: 'niet meer verzonden' },
  pullable: {
    en: 'given up; its notification may still be pulled on until it is cancelled or ends',
    nl: 'niet meer verzonden; op de notificatie kan nog worden opgevraagd tot die is ingetrokken of afloopt',
  },
  notDone: { en: 'not done', nl: 'niet gedaan' },
  force: {
    en: 'the receiver would go on without knowing; --force, once it was told otherwise',
    nl: 'de ontvanger zou het niet weten; --force, als die op andere wijze is ingelicht',
  },
  none: { en: 'No dead messages.', nl: 'Geen berichten die blijven liggen.' },
} as const satisfies Readonly<Record<string, Phrase>>;

const UNITS: readonly (readonly [seconds: number, Phrase])[] = [
  [86_400, { en: 'd', nl: 'd' }],
  [3_600, { en: 'h', nl: 'u' }],
  [60, { en: 'min', nl: 'min' }],
];

/** A duration in its largest unit, rounded down: `3 u`. */
export function durationWords(seconds: number, language: Language): string {
  const [size, unit] = UNITS.find(([least]) => seconds >= least) ?? [1, { en: 's', nl: 's' }];
  return `${Math.floor(Math.max(0, seconds) / size)} ${unit[language]}`;
}

/** Columns under their headings, as wide as they need to be. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
