import type { Qualification } from '../run/result';
import { wordsIn } from './words';

/** As JSON, with what is said in one language. */
export function qualificationJson(
  { base, verdict, counts, scripts }: Qualification,
  { language = 'en' }: { readonly language?: 'en' | 'nl' } = {},
): string {
  const told = scripts.map(({ title, problems, tests, ...script }) => ({
    ...script,
    title: wordsIn(title, language),
    problems: problems.map((one) => one[language]),
    tests: tests.map(({ asserts, ...test }) => ({
      ...test,
      asserts: asserts.map(({ description, why, causes, ...assert }) => ({
        ...assert,
        ...(description !== undefined && { description: wordsIn(description, language) }),
        ...(why && { why: why[language] }),
        ...(causes.length > 0 && { causes: causes.map(({ what, ...cause }) => ({ ...cause, what: what[language] })) }),
      })),
    })),
  }));
  return `${JSON.stringify({ base, verdict, counts, scripts: told }, null, 2)}\n`;
}
