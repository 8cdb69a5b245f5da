import { readFile } from 'node:fs/promises';
import { text as streamText } from 'node:stream/consumers';
import { dutchDate } from '../fhir/date-time';
import { isJson } from '../fhir/json';
import { qualify } from '../qualify/qualify';
import { qualificationHtml } from '../qualify/report/html';
import { qualificationJson } from '../qualify/report/json';
import { qualificationJUnit } from '../qualify/report/junit';
import { scriptText, totalText } from '../qualify/report/text';
import type { Qualification } from '../qualify/run/result';
import { createValidator } from '../validate/create-validator';
import { parseNow } from './moment';
import { openOutput } from './output';
import { timeoutOf } from './timeout';
import { UsageError } from './usage-error';

/** What `bgz qualify` was asked. */
export interface QualifyCommand {
  readonly base: string;
  readonly scripts: readonly string[];
  readonly asks?: 'json' | 'xml';
  readonly only?: string;
  readonly variables?: string;
  readonly now?: string;
  readonly package?: readonly string[];
  readonly format: 'text' | 'json' | 'junit' | 'html';
  readonly lang: 'en' | 'nl';
  readonly out?: string;
  readonly colour: boolean;
  readonly timeout?: string;
}

/** The values of variables. Messages repeat neither a name of who is asked about nor a token. */
async function variablesIn(file: string | undefined): Promise<Readonly<Record<string, string>>> {
  if (file === undefined) return {};
  const text = file === '-' ? await streamText(process.stdin) : await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`The variables file ${file} cannot be read.`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UsageError(`The variables file ${file} is not JSON.`);
  }
  if (!isJson(json) || Object.values(json).some((value) => typeof value !== 'string'))
    throw new UsageError('A variables file is JSON { "<variable>": "<text>" }: for example BSN and auth-token.');
  return json as Readonly<Record<string, string>>;
}

type Writer = (result: Qualification, options: { readonly language: 'en' | 'nl' }) => string;
const writers: Readonly<Record<Exclude<QualifyCommand['format'], 'text'>, Writer>> = {
  json: qualificationJson,
  junit: qualificationJUnit,
  html: qualificationHtml,
};

async function writeWhole(out: string | undefined, text: string): Promise<void> {
  const output = await openOutput(out);
  try {
    await output.write(text);
  } finally {
    await output.close();
  }
}

/**
 * `bgz qualify`. Gives the exit code: 0 when every assert holds, 1 when one does not, 2 when it could not be run.
 *
 * @throws {UsageError} When it is not asked as it should be.
 */
export async function runQualify(command: QualifyCommand): Promise<number> {
  const { base, scripts, asks, only, format, lang: language, out } = command;
  if (!URL.canParse(base)) throw new UsageError('--base is the URL of a FHIR server: https://epd.example.org/fhir.');
  const today = dutchDate(parseNow(command.now));
  const variables = await variablesIn(command.variables);
  const timeoutMs = timeoutOf(command.timeout);
  const validator = createValidator({ language, ...(command.package && { packages: command.package }) });
  // A report that is one whole is written when there is one.
  const output = await openOutput(format === 'text' ? out : undefined, command.colour);
  const { colour, width } = output;
  const style = { language, colour, ...(width !== undefined && { width }) };
  try {
    const result = await qualify({
      base,
      scripts,
      today,
      variables,
      validator,
      // What runs on this machine is a vendor's own server; nothing leaves it.
      allowLoopbackHttp: true,
      ...(asks && { format: asks }),
      ...(only !== undefined && { only }),
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(format === 'text' && { onScript: (one) => void output.write(scriptText(one, style)) }),
    });
    if (format === 'text') await output.write(totalText(result, style));
    else await writeWhole(out, writers[format](result, { language }));
    // With a file, or a format for machines, who reads along still sees what came of it.
    if (out !== undefined || format !== 'text') process.stderr.write(totalText(result, { language }).trimStart());
    return result.verdict === 'passes' ? 0 : 1;
  } finally {
    await output.close();
  }
}
