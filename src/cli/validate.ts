import type { Language, ValidationReport } from '../validate/issue';
import { EXTENSIONS, findFiles } from './files/find-files';
import { PDF } from './files/read-sources';
import { openOutput } from './output';
import { type Progress, progressOf } from './progress';
import { type ReportWriter, reportWriter, totalsWriter } from './report-writer';
import { tell } from './tell';
import { UsageError } from './usage-error';
import type { ValidateCommand } from './validate/command';
import { howManyWorkers } from './validate/how-many-workers';
import { inWorkers, startWorker } from './validate/in-workers';
import { jobs, judgeFiles, type Told } from './validate/jobs';
import { judgeOf, veraPdfOf } from './validate/judge';

interface Tally {
  readonly validated: number;
  readonly failing: number;
  readonly without: number;
}

/** A report format, and where it goes. */
interface Sink extends ReportWriter {
  write(text: string): Promise<void>;
}

interface Room {
  readonly sinks: readonly Sink[];
  readonly progress: Progress;
  readonly failOn: ValidateCommand['failOn'];
  readonly language: Language;
}

const fails = ({ verdict, counts }: ValidationReport, failOn: ValidateCommand['failOn']): boolean =>
  verdict !== 'conforms' || (failOn === 'warning' && counts.warning > 0);

/** Writes what came of each source, in the order in which it is told. */
async function writeAll(all: AsyncIterable<Told>, { sinks, progress, failOn, language }: Room): Promise<Tally> {
  const tally = { validated: 0, failing: 0, without: 0 };
  for await (const told of all) {
    if (told === 'file-done') {
      progress.step();
      continue;
    }
    if ('without' in told) {
      tally.without++;
      progress.clear();
      tell(told.without[language]);
    } else {
      tally.validated++;
      if (fails(told.report, failOn)) tally.failing++;
    }
    const result = 'without' in told ? { notChecked: told.reason[language] } : { report: told.report };
    const written = 'without' in told ? undefined : told.written;
    for (const sink of sinks) {
      const text = sink.add(told.source, result, written);
      if (text === '') continue;
      progress.clear();
      await sink.write(text);
    }
  }
  progress.clear();
  return tally;
}

/** With `--out` the totals still reach who reads along, on standard error. */
const totalsSink = async (language: Language): Promise<Sink> => ({
  ...(await totalsWriter({ language, colour: false })),
  async write(text) {
    process.stderr.write(text);
  },
});

/**
 * `bgz validate`. Gives the exit code: 0 when everything conforms, 1 when something does not, 2 when something could not
 * be read, or not be judged: a PDF without veraPDF.
 *
 * @throws {UsageError} When nothing can be validated as asked.
 */
export async function validate(paths: readonly string[], command: ValidateCommand): Promise<number> {
  const { format, lang: language, out, failOn } = command;
  // In a folder documents are only meant by who says what checks them; one that is named always is.
  const files = await findFiles(paths, veraPdfOf(command) === undefined ? EXTENSIONS : [...EXTENSIONS, PDF], out);
  const workers = await howManyWorkers(files, command);
  // With workers too: what cannot be judged as asked is told before there are any.
  const judge = await judgeOf(command);
  try {
    for (const remark of judge.remarks) tell(remark);
    const output = await openOutput(out, command.colour);
    try {
      const { colour, width, write } = output;
      const style = { language, colour, ...(width !== undefined && { width }) };
      const main = { ...(await reportWriter(format, style)), write };
      const sinks = out === undefined ? [main] : [main, await totalsSink(language)];
      const all =
        workers === 1
          ? judgeFiles(files, judge)
          : inWorkers(jobs(files, workers), workers, () => startWorker({ command, style }));
      const tally = await writeAll(all, { sinks, progress: progressOf(files.length), failOn, language });
      if (tally.validated + tally.without === 0) throw new UsageError('The files hold nothing to validate.');
      for (const sink of sinks) await sink.write(sink.end());
      return tally.without > 0 ? 2 : Math.min(tally.failing, 1);
    } finally {
      await output.close();
    }
  } finally {
    judge.close();
  }
}
