import { readFile, rename, rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { ChainBreach } from '../audit/chain';
import type { AuditEntry } from '../audit/entry';
import type { AuditFormat } from '../audit/export/export-audit';
import type { ExportFacts } from '../audit/export/header';
import type { AuditView } from '../audit/export/rows';
import type { AuditTable } from '../audit/table/audit-table';
import type { AuditQuery } from '../audit/table/query';
import type { Language } from '../bgz/define/language';
import { isBsn } from '../fhir/bsn';
import { type Phrase, phrases } from '../fhir/phrase';
import { type AuditDatabaseCommand, withAuditTable } from './audit-database';
import { usageEntry } from './audit-event';
import { parseBound } from './moment';
import { openPrivate } from './private-file';
import { systemCode, UsageError } from './usage-error';

/** What the `bgz audit` commands were asked. */
export interface AuditCommands {
  readonly purge: AuditDatabaseCommand & { readonly by: string; readonly years: string; readonly lang: Language };
  readonly verify: AuditDatabaseCommand & { readonly by: string; readonly head?: string; readonly lang: Language };
  readonly export: AuditDatabaseCommand & {
    readonly by: string;
    readonly holder: string;
    readonly holderUra: string;
    readonly patient?: string;
    readonly from?: string;
    readonly to?: string;
    readonly user?: string;
    readonly organization?: string;
    readonly notification?: string;
    readonly format: AuditFormat;
    readonly view: AuditView;
    readonly font?: string;
    readonly out: string;
  };
}

const breaches: Readonly<Record<ChainBreach, Phrase>> = {
  'line-changed': {
    en: 'the line or its hash is not what was written',
    nl: 'de regel of zijn hash is niet wat geschreven is',
  },
  'line-removed': { en: 'lines before it are gone', nl: 'regels ervoor zijn weg' },
  'line-inserted': {
    en: 'the line was put in, or stands in another place than it was written',
    nl: 'de regel is ingevoegd, of staat op een andere plaats dan waar hij geschreven is',
  },
  'tail-removed': {
    en: 'the line with the hash of --head is gone',
    nl: 'de regel met de hash van --head is weg',
  },
  'start-removed': {
    en: 'the lines before it are gone, and no line tells of their removal',
    nl: 'de regels ervoor zijn weg, en geen regel vertelt van hun verwijdering',
  },
};

const words = phrases({
  lines: { en: 'lines', nl: 'regels' },
  head: { en: 'head: {hash} (line {line})', nl: 'kop: {hash} (regel {line})' },
  holds: { en: 'the chain holds', nl: 'de keten klopt' },
  broken: {
    en: 'the chain is broken at line {line}: {why:phrase}',
    nl: 'de keten is gebroken bij regel {line}: {why:phrase}',
  },
  removed: { en: 'removed', nl: 'verwijderd' },
});

/** `bgz audit verify`: recomputes the chain. 1 when it does not hold. The check is itself told to the trail. */
export async function verifyAudit({ by, head, lang, ...where }: AuditCommands['verify'], now = () => new Date()) {
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
    throw new UsageError('--head is 64 hexadecimal characters, as verify and export print it.');
  const at = now();
  const asked = usageEntry(by, at, { kind: 'audit-verify', outcome: 'success' });
  return withAuditTable(where, process.env, async (table) => {
    const report = await table.verify({ ...(head !== undefined && { head }) });
    const { breach } = report;
    await table.write({
      ...asked,
      object: { type: 'AuditEvent', ...(breach && { id: String(breach.sequence) }) },
      ...(breach && { outcome: 'failed', reason: breach.what }),
    });
    const { hash, sequence: line } = report.head;
    const verdict =
      breach === undefined ? words.holds : words.broken({ line: breach.sequence, why: breaches[breach.what] });
    const told = [`${words.lines[lang]}: ${report.lines}`, words.head({ hash, line })[lang], verdict[lang]];
    process.stdout.write(`${told.join('\n')}\n`);
    return report.ok ? 0 : 1;
  });
}

/** `bgz audit purge`: removes lines past their retention, as the role that owns the trail. */
export async function purgeAudit({ by, years, lang, ...where }: AuditCommands['purge'], now = () => new Date()) {
  const { MINIMUM_YEARS } = await import('../audit/table/retention');
  const kept = Number(years);
  if (!/^\d{1,3}$/.test(years) || kept < MINIMUM_YEARS)
    throw new UsageError(`--years is a whole number of ${MINIMUM_YEARS} or more.`);
  const at = now();
  const { user } = usageEntry(by, at, { kind: 'purge', outcome: 'success' });
  return withAuditTable(where, process.env, async (table) => {
    const removed = await table.purge({ now: at, years: kept, by: { user } });
    process.stdout.write(`${words.removed[lang]}: ${removed}\n`);
    return 0;
  });
}

/** A BSN on a command line stays in the history of the shell, so `-` reads it from standard input. */
async function patientOf(given: string | undefined): Promise<string | undefined> {
  if (given === undefined) return undefined;
  const bsn = (given === '-' ? await text(process.stdin) : given).trim();
  if (!isBsn(bsn))
    throw new UsageError('--patient is a BSN: nine digits that pass the 11-test, or - for standard input.');
  return bsn;
}

async function selectionOf(command: AuditCommands['export']): Promise<AuditQuery> {
  const { user, organization, notification } = command;
  const selection = {
    patientBsn: await patientOf(command.patient),
    from: parseBound('--from', command.from),
    to: parseBound('--to', command.to),
    user,
    organization,
    notification,
  };
  const given = Object.fromEntries(Object.entries(selection).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0)
    throw new UsageError('Say what to export: --patient, --from, --to, --user, --organization or --notification.');
  return given;
}

function checkTogether({ format, view, patient, font, holderUra, holder }: AuditCommands['export']): void {
  if (view === 'patient' && patient === undefined) throw new UsageError('--view patient needs --patient.');
  if (view === 'patient' && format === 'json') throw new UsageError('--view patient is for pdf and csv.');
  if (font !== undefined && format !== 'pdf') throw new UsageError('--font is for --format pdf.');
  if (!/^\d{8}$/.test(holderUra)) throw new UsageError('--holder-ura is a URA: 8 digits.');
  if (holder.trim() === '') throw new UsageError('--holder is the name of the organization that keeps the trail.');
}

/** Writes a file that is there whole or not at all. */
async function writeWhole<T>(
  path: string,
  work: (write: (chunk: Uint8Array) => Promise<void>) => Promise<T>,
): Promise<T> {
  const part = `${path}.part`;
  // Who had access to whom is for the eyes of who asked.
  const file = await openPrivate(part);
  try {
    const result = await work((chunk) => file.appendFile(chunk));
    await file.close();
    await rename(part, path);
    return result;
  } catch (error) {
    await file.close().catch(() => {});
    await rm(part, { force: true });
    throw error;
  }
}

async function* entriesOf(table: AuditTable, query: AuditQuery): AsyncGenerator<AuditEntry> {
  for await (const { entry } of table.lines(query)) yield entry;
}

/** What was asked, for the line of the export; the patient stands in a field of its own. */
const askedWords = ({ patientBsn: _, ...rest }: AuditQuery, { format, view }: AuditCommands['export']): string =>
  [...Object.entries(rest), ['format', format], ['view', view]].map(([name, value]) => `${name}=${value}`).join('&');

async function fontOf(path: string | undefined): Promise<Uint8Array | undefined> {
  if (path === undefined) return undefined;
  return readFile(path).catch((error: unknown) => {
    throw new UsageError(`${path} cannot be read (${systemCode(error)}).`);
  });
}

/** `bgz audit export`: a selection of the trail as a document. Told to the trail before anything is read. */
export async function exportTrail(command: AuditCommands['export'], now = () => new Date()): Promise<number> {
  checkTogether(command);
  const madeAt = now();
  const selection = await selectionOf(command);
  const { by, holder, holderUra, format, view, out } = command;
  const font = await fontOf(command.font);
  const facts: ExportFacts = { organization: { name: holder, ura: holderUra }, requestedBy: by, madeAt, selection };
  const told = {
    kind: 'audit-export',
    outcome: 'success',
    organization: { ura: holderUra, name: holder },
    patientBsn: selection.patientBsn,
    object: { type: 'AuditEvent', query: askedWords(selection, command) },
  } as const;
  const { exportAudit } = await import('../audit');
  return withAuditTable(command, process.env, async (table) => {
    await table.write(usageEntry(by, madeAt, told));
    try {
      // What is written from here on, the line of this export first of all, is for the next one.
      const until = madeAt.toISOString();
      const to = selection.to !== undefined && Date.parse(selection.to) < madeAt.getTime() ? selection.to : until;
      const entries = entriesOf(table, { ...selection, to });
      const options = { ...facts, format, view, ...(font && { fonts: { regular: font } }) };
      const { lines, sha256 } = await writeWhole(out, (write) => exportAudit(entries, { ...options, write }));
      const head = await table.head();
      process.stdout.write(`lines: ${lines}\nsha256: ${sha256}\nhead: ${head.hash} (line ${head.sequence})\n`);
      return 0;
    } catch (error) {
      await table.write(usageEntry(by, now(), { ...told, outcome: 'failed', reason: 'export-failed' }));
      throw error;
    }
  });
}
