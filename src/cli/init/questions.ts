import type { Language } from '../../bgz/define/language';
import { sentenceOf, UsageError } from '../usage-error';
import { coreSections, type Framework, frameworks, type InitSection, initSections, sectionsNamed } from './project';

/** Who answers: shows a question, and gives the line that is typed. */
export type Ask = (question: string) => Promise<string>;

const words = {
  sections: {
    nl: "Welke onderdelen heeft u? Nummers of namen, met komma's ertussen; leeg is die met een *; all is alles.",
    en: 'Which sections do you have? Numbers or names with commas between them; nothing is those with a *; all is each of them.',
  },
  framework: { nl: 'Waar draait het in?', en: 'What does it run in?' },
  empty: { nl: 'leeg is', en: 'nothing is' },
} as const;

/** Asks until the answer can be read; why it cannot is told in front of the question. */
async function until<T>(ask: Ask, question: string, read: (answer: string) => T): Promise<T> {
  let told = '';
  for (;;) {
    const answer = await ask(`${told}${question}`);
    try {
      return read(answer.trim());
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      told = `${sentenceOf(error)}\n`;
    }
  }
}

const listed = (language: Language): string =>
  initSections
    .map(
      ({ title, group, isCore }, at) =>
        `${String(at + 1).padStart(3)} ${isCore ? '*' : ' '} ${group}: ${title[language]}`,
    )
    .join('\n');

/** A number of the list as the section it stands for. */
function meant(word: string): string {
  if (!/^\d+$/.test(word)) return word;
  const section = initSections[Number(word) - 1];
  if (section === undefined)
    throw new UsageError(`There is no section ${word}; there are 1 to ${initSections.length}.`);
  return section.group;
}

/** Asks which sections there are. */
export const askSections = (ask: Ask, language: Language): Promise<readonly InitSection[]> =>
  until(ask, `${listed(language)}\n${words.sections[language]}\n> `, (answer) =>
    answer === '' ? coreSections : sectionsNamed(answer.split(/[\s,]+/).map(meant)),
  );

/** Asks what the facade is mounted in. */
export const askFramework = (ask: Ask, language: Language): Promise<Framework> =>
  until(ask, `${words.framework[language]} ${frameworks.join(', ')} (${words.empty[language]} node)\n> `, (answer) => {
    const chosen = answer === '' ? 'node' : frameworks.find((one) => one === answer);
    if (chosen === undefined) throw new UsageError(`There is no ${answer}; there are ${frameworks.join(', ')}.`);
    return chosen;
  });
