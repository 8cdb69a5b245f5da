import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { name as library, version } from '../../../package.json';
import type { Language } from '../../bgz/define/language';
import { UsageError } from '../usage-error';
import { librarySpec } from './library-spec';
import { coreSections, type Framework, type InitSection, type Project, sectionsNamed } from './project';
import { projectFiles } from './project-files';
import { type Ask, askFramework, askSections } from './questions';
import { writeFiles } from './write-files';

/** What `bgz init` was asked. */
export interface InitCommand {
  readonly sections?: string;
  readonly framework?: Framework;
  readonly lang: Language;
  readonly yes?: true;
  readonly force?: true;
}

/** A name that npm takes, of the folder. */
function packageName(folder: string): string {
  const name = path
    .basename(path.resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'bgz-adapter' : name.slice(0, 100);
}

type Answers = Pick<Project, 'sections' | 'framework'>;

/** What the options say, and for the rest what one starts with. */
function withoutQuestions(
  given: readonly InitSection[] | undefined,
  { framework = 'node', yes }: InitCommand,
): Answers {
  if (given === undefined && yes !== true)
    throw new UsageError(
      'Name the sections with --sections, or take those to start with by --yes: there is no terminal to ask at.',
    );
  return { sections: given ?? coreSections, framework };
}

async function withQuestions(
  given: readonly InitSection[] | undefined,
  { framework, lang }: InitCommand,
  ask: Ask,
): Promise<Answers> {
  return {
    sections: given ?? (await askSections(ask, lang)),
    framework: framework ?? (await askFramework(ask, lang)),
  };
}

/** Asks at the terminal. Who ends the input has not answered. */
async function atTerminal<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<never>((_resolve, reject) => {
    terminal.once('close', () => reject(new UsageError('Nothing was written: the questions were not answered.')));
  });
  // Closed after the last answer as well, when nobody waits for it any more.
  ended.catch(() => {});
  try {
    return await work((question) => {
      // Only the last line is the prompt: it is drawn anew with every key.
      const at = question.lastIndexOf('\n') + 1;
      process.stderr.write(question.slice(0, at));
      return Promise.race([terminal.question(question.slice(at)), ended]);
    });
  } finally {
    terminal.close();
  }
}

const next = {
  nl: 'Daarna: npm install, npm test, npm run check. Wat er verder te doen is staat in README.md.',
  en: 'Then: npm install, npm test, npm run check. What there is to do next is in README.md.',
} as const;

/**
 * `bgz init`: writes a project with an adapter, a row and a test for each section.
 *
 * @throws {UsageError} for sections that do not exist, files that are there already, and when there is nobody to ask.
 */
export async function init(folder: string, command: InitCommand): Promise<number> {
  const given = command.sections === undefined ? undefined : sectionsNamed(command.sections.split(','));
  const isAnswered = command.yes === true || (given !== undefined && command.framework !== undefined);
  const answers =
    isAnswered || process.stdin.isTTY !== true
      ? withoutQuestions(given, command)
      : await atTerminal((ask) => withQuestions(given, command, ask));
  const files = projectFiles({
    name: packageName(folder),
    language: command.lang,
    library: librarySpec(library, version, { from: process.cwd(), folder }),
    ...answers,
  });
  await writeFiles(folder, files, command.force === true);
  const names = Object.keys(files).map((name) => `${path.join(folder, name)}\n`);
  process.stdout.write(`${names.join('')}\n${next[command.lang]}\n`);
  return 0;
}
