import { writeFile } from 'node:fs/promises';
import { toCollection } from '../assemble/collection';
import type { Language } from '../bgz/define/language';
import { fhirJson } from '../fhir/written-numbers';
import { fileWords } from './file-words';
import { parseNow } from './moment';
import { type Format, mappingOf, readPatients } from './read-patients';

export interface ConvertCommand {
  readonly from: Format;
  readonly now?: string;
  readonly out?: string;
  readonly lang: Language;
}

/** `bgz convert`: files in, one collection Bundle out. Gives the exit code: 1 when a file could not be read whole. */
export async function convert(paths: readonly string[], command: ConvertCommand): Promise<number> {
  const now = parseNow(command.now);
  const { patients, problems, notRead, mended } = await readPatients(paths, command.from, {
    now,
    language: command.lang,
  });
  const words = fileWords[command.lang];
  for (const line of mended) process.stderr.write(`${words.mended}: ${line}\n`);
  for (const line of notRead) process.stderr.write(`${words.notRead}: ${line}\n`);
  for (const line of problems) process.stderr.write(`${line}\n`);
  if (problems.length > 0) {
    process.stderr.write(`${words.nothingConverted(problems.length)}\n`);
    return 1;
  }
  const text = `${fhirJson(toCollection(patients, { now, mapping: mappingOf(command.from) }), { pretty: true })}\n`;
  if (command.out === undefined) process.stdout.write(text);
  else await writeFile(command.out, text);
  return 0;
}
