import { localTime } from './local-time';

/** What a document says about itself. */
export interface ExportFacts {
  /** The organization that keeps the trail. */
  readonly organization: { readonly name: string; readonly ura: string };
  /** Who asked for the document: a name, a number. */
  readonly requestedBy: string;
  /** When it is made. */
  readonly madeAt: Date;
  /** What was selected; told on the document as it stands. */
  readonly selection?: {
    readonly patientBsn?: string;
    /** ISO 8601 instants; the end is exclusive. */
    readonly from?: string;
    readonly to?: string;
    readonly user?: string;
    readonly organization?: string;
    readonly notification?: string;
  };
}

/** What is known when the last line was read. */
export interface ExportSum {
  /** How many lines of the trail it is made of. */
  readonly lines: number;
  /** SHA-256 (hexadecimal) over the canonical JSON of each line, each followed by LF: the same in every format and view. */
  readonly sha256: string;
}

const stamp = (instant: string): string => {
  const { date, time, offset } = localTime(instant);
  return `${date} ${time} ${offset}`;
};

function periodWords(from: string | undefined, to: string | undefined): string {
  if (from === undefined && to === undefined) return 'alles wat bewaard is';
  return [from === undefined ? [] : `van ${stamp(from)}`, to === undefined ? [] : `tot ${stamp(to)}`].flat().join(' ');
}

function selectionWords({ selection = {} }: ExportFacts): string {
  const { patientBsn, user, organization, notification } = selection;
  const parts = [
    patientBsn === undefined ? [] : `patiënt met BSN ${patientBsn}`,
    user === undefined ? [] : `gebruiker ${user}`,
    organization === undefined ? [] : `organisatie URA ${organization}`,
    notification === undefined ? [] : `verwijzing ${notification}`,
  ].flat();
  return parts.length === 0 ? 'alle regels' : parts.join(', ');
}

/** Labels and values that stand at the top. */
export function headerLines(facts: ExportFacts): readonly (readonly [label: string, value: string])[] {
  return [
    ['Organisatie', facts.organization.name],
    ['URA', facts.organization.ura],
    ['Periode', periodWords(facts.selection?.from, facts.selection?.to)],
    ['Selectie', selectionWords(facts)],
    ['Aangevraagd door', facts.requestedBy],
    ['Gemaakt op', stamp(facts.madeAt.toISOString())],
  ];
}

/** Labels and values that are known at the end. */
export const sumLines = ({ lines, sha256 }: ExportSum): readonly (readonly [label: string, value: string])[] => [
  ['Aantal regels', String(lines)],
  ['SHA-256 van de inhoud', sha256],
];
