import type { Qualification } from '../run/result';

/** As JSON, with what is said in one language. */
export function qualificationJson(
  { base, verdict, counts, scripts }: Qualification,
  { language = 'en' }: { readonly language?: 'en' | 'nl' } = {},
): string {
  const told = scripts.map(({ problems, tests, ...script }) => ({
    ...script,
    problems: problems.map((one) => one[language]),
    tests: tests.map(({ asserts, ...test }) => ({
      ...test,
      asserts: asserts.map(({ why, causes, ...assert }) => ({
        ...assert,
        ...(why && { why: why[language] }),
        ...(causes.length > 0 && { causes: causes.map(({ what, ...cause }) => ({ ...cause, what: what[language] })) }),
      })),
    })),
  }));
  return `${JSON.stringify({ base, verdict, counts, scripts: told }, null, 2)}\n`;
}
