import { qualificationHtml } from '../../qualify/report/html';
import { qualificationJson } from '../../qualify/report/json';
import { qualificationJUnit } from '../../qualify/report/junit';
import { scriptText, totalText } from '../../qualify/report/text';
import type { Qualification, ScriptResult } from '../../qualify/run/result';
import { openOutput } from '../output';
import type { QualifyCommand } from './command';

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
 * Runs a qualification and writes its report, as text while it runs. Gives the exit code.
 *
 * @param run is told what to do with each script when it has run.
 */
export async function reported(
  { format, lang: language, out, colour: wanted }: Pick<QualifyCommand, 'format' | 'lang' | 'out' | 'colour'>,
  run: (onScript: (result: ScriptResult) => void) => Promise<Qualification>,
): Promise<number> {
  // A report that is one whole is written when there is one.
  const output = await openOutput(format === 'text' ? out : undefined, wanted);
  const { colour, width } = output;
  const style = { language, colour, ...(width !== undefined && { width }) };
  try {
    const result = await run((one) => {
      if (format === 'text') void output.write(scriptText(one, style));
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
