import { toCollection } from '../assemble/collection';
import type { Language } from '../bgz/define/language';
import { fhirJson } from '../fhir/written-numbers';
import { fileWords } from './file-words';
import { parseNow } from './moment';
import { writePrivate } from './private-file';
import { type Format, mappingOf, readPatients } from './read-patients';
import { tell } from './tell';

export interface ConvertCommand {
  readonly from: Format | 'fhir';
  readonly now?: string;
  readonly out?: string;
  readonly lang: Language;
  readonly narrative?: boolean;
}

/** `bgz convert`: files in, one collection Bundle out; of FHIR, records. Gives the exit code: 1 when a file could not be read whole. */
export async function convert(paths: readonly string[], command: ConvertCommand): Promise<number> {
  const { from, lang, narrative } = command;
  const now = parseNow(command.now);
  if (from === 'fhir') {
    const { convertFhir } = await import('./convert-fhir');
    const read = await convertFhir(paths, { language: lang, now });
    return told(read, lang) ? written(`${JSON.stringify(read.records, null, 2)}\n`, command) : 1;
  }
  const read = await readPatients(paths, from, { now, language: lang });
  if (!told(read, lang)) return 1;
  const bundle = toCollection(read.patients, {
    now,
    mapping: mappingOf(from),
    ...(narrative !== undefined && { narrative }),
  });
  return written(`${fhirJson(bundle, { pretty: true })}\n`, command);
}

interface Told {
  readonly problems: readonly string[];
  readonly warnings?: readonly string[];
  readonly notRead: readonly string[];
  readonly mended: readonly string[];
}

/** Says what was found; false when nothing is converted for it. */
function told({ problems, warnings = [], notRead, mended }: Told, language: Language): boolean {
  const words = fileWords[language];
  for (const line of mended) tell(`${words.mended}: ${line}`);
  for (const line of notRead) tell(`${words.notRead}: ${line}`);
  for (const line of warnings) tell(`${words.warning}: ${line}`);
  for (const line of problems) tell(line);
  if (problems.length > 0) tell(words.nothingConverted(problems.length));
  return problems.length === 0;
}

async function written(text: string, { out }: ConvertCommand): Promise<number> {
  if (out === undefined) process.stdout.write(text);
  else await writePrivate(out, text);
  return 0;
}
