import { readFhirPackage } from '../fhir/package/read-fhir-package';
import { asIs, type Phrase } from '../fhir/phrase';
import { createValidator, type RuleSet } from '../validate/create-validator';
import type { Language } from '../validate/issue';
import type { ViewNotice } from '../view/model';
import { pageOf } from '../view/page-of';
import { type ViewInput, type ViewOptions, viewOf } from '../view/view-of';
import { EXTENSIONS, findFiles } from './files/find-files';
import { readSources } from './files/read-sources';
import { parseNow } from './moment';
import { writePrivate } from './private-file';
import { type Format, mappingOf, readPatients } from './read-patients';
import { tell } from './tell';
import { type TerminologyCommand, terminologyOf } from './terminology';
import { UsageError } from './usage-error';
import { trailIn } from './view/trail-in';

/** What `bgz view` was asked. */
export interface ViewCommand extends TerminologyCommand {
  readonly from: Format | 'fhir';
  readonly out?: string;
  readonly trail?: readonly string[];
  readonly referral?: string;
  readonly lang: Language;
  readonly now?: string;
  readonly rules?: RuleSet;
  readonly package?: readonly string[];
}

interface Shown {
  readonly input: ViewInput;
  readonly options: Pick<ViewOptions, 'names' | 'mapping' | 'notices'>;
  /** Sentences on what could not be read. */
  readonly unread: readonly Phrase[];
}

const nothing: Shown = { input: { fhir: [] }, options: {}, unread: [] };

const noticesOf = (severity: ViewNotice['severity'], lines: readonly Phrase[]): ViewNotice[] =>
  lines.map((text) => ({ severity, text, sections: [] }));

async function fhirIn(paths: readonly string[], out: string | undefined): Promise<Shown> {
  const [texts, names, unread]: [string[], string[], Phrase[]] = [[], [], []];
  for (const file of await findFiles(paths, EXTENSIONS, out)) {
    for await (const read of readSources(file)) {
      if ('unreadable' in read) unread.push(read.unreadable);
      else if ('pdf' in read)
        unread.push({
          nl: `${read.source} is een PDF; een pagina toont FHIR.`,
          en: `${read.source} is a PDF; a page shows FHIR.`,
        });
      else {
        texts.push(read.text);
        names.push(read.source);
      }
    }
  }
  return { input: { fhir: texts }, options: { names, notices: noticesOf('error', unread) }, unread };
}

const words = {
  en: {
    mendFirst: 'No page: mend these records first.',
    nobody: 'There is no patient in these files.',
    several: (count: number) => `There are ${count} patients in these files, and a page shows one: give its file.`,
  },
  nl: {
    mendFirst: 'Geen pagina: herstel eerst deze records.',
    nobody: 'Er staat geen patiënt in deze bestanden.',
    several: (count: number) =>
      `Er staan ${count} patiënten in deze bestanden, en een pagina toont er één: geef het bestand daarvan.`,
  },
} as const;

async function recordsIn(paths: readonly string[], from: Format, now: Date, language: Language): Promise<Shown> {
  const { patients, problems, notRead, mended } = await readPatients(paths, from, { now, language });
  const [records, ...others] = patients;
  const said = words[language];
  if (problems.length > 0) throw new UsageError([...problems, said.mendFirst].join('\n'));
  if (records === undefined) throw new UsageError(said.nobody);
  if (others.length > 0) throw new UsageError(said.several(patients.length));
  const unread = notRead.map(asIs);
  const notices = [...noticesOf('warning', unread), ...noticesOf('information', mended.map(asIs))];
  return { input: { records }, options: { mapping: mappingOf(from), notices }, unread };
}

/**
 * `bgz view`: writes the page. Gives the exit code: 1 when something could not be read.
 *
 * @throws {UsageError} When there is nothing to show, or it cannot be written.
 */
export async function view(paths: readonly string[], command: ViewCommand): Promise<number> {
  const { from, out, lang } = command;
  if (paths.length === 0 && command.trail === undefined) throw new UsageError('Give files to show, or --trail.');
  const trail = await trailIn(command);
  const now = parseNow(command.now);
  const terminology = await terminologyOf(command, process.env);
  const packages = (command.package ?? []).map((path) => readFhirPackage(path));
  const validator = createValidator({ packages, terminology, now: () => now });
  const shown =
    paths.length === 0 ? nothing : from === 'fhir' ? await fhirIn(paths, out) : await recordsIn(paths, from, now, lang);
  const rules = command.rules === undefined ? [] : [command.rules];
  const made = await viewOf(shown.input, { ...shown.options, now, validator, rules, ...(trail && { trail }) });
  // What is no resource is shown beside others, and by itself it is no BgZ.
  if (paths.length > 0 && made.items.every(({ reference }) => reference === '?'))
    throw new UsageError('There is no FHIR in these files that can be read; records are read with --from records.');
  const html = await pageOf(made, { language: lang });
  if (out === undefined) process.stdout.write(html);
  else await writePrivate(out, html);
  for (const line of shown.unread) tell(line[lang]);
  return made.notices.some(({ severity }) => severity === 'error') ||
    shown.unread.length > 0 ||
    (trail?.unread ?? 0) > 0
    ? 1
    : 0;
}
