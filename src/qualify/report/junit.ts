import { attributes, content } from '../../validate/report/xml-text';
import type { AssertResult, Qualification, ScriptResult, TestResult } from '../run/result';
import { causesByResource } from './cause-lines';
import { askedBy, reportWords, wordsIn } from './words';

type Language = 'en' | 'nl';

function details(result: AssertResult, language: Language): string {
  const { why, causes, source } = result;
  const told = causesByResource(causes, language).flatMap(({ resource, lines }) => [
    ...(resource === undefined ? [] : [resource]),
    ...lines.map((line) => `  ${line}`),
  ]);
  const from = source === undefined ? [] : [reportWords[language].source(source)];
  return [askedBy(result, language), why?.[language] ?? '', ...told, ...from].filter((line) => line !== '').join('\n');
}

/** True of a case in which nothing could be judged: it did not pass either. */
const isNotJudged = ({ asserts }: TestResult): boolean =>
  asserts.length > 0 && asserts.every(({ outcome }) => outcome === 'skip');

function testcase(test: TestResult, source: string, language: Language): string {
  const { id, request, ms, asserts } = test;
  const failed = asserts.filter(({ outcome }) => outcome === 'fail');
  const others = asserts.filter(({ outcome }) => outcome === 'warn' || outcome === 'skip');
  const failures = failed.map((one) => {
    const message = one.why?.[language] ?? '';
    return `      <failure${attributes({ type: 'assert', message })}>${content(details(one, language))}</failure>`;
  });
  const skipped = isNotJudged(test)
    ? [`      <skipped${attributes({ message: asserts[0]?.why?.[language] ?? '' })}/>`]
    : [];
  const told = [...(request === undefined ? [] : [request]), ...others.map((one) => details(one, language))];
  const out = told.length > 0 ? [`      <system-out>${content(told.join('\n\n'))}</system-out>`] : [];
  const open = `    <testcase${attributes({ name: id, classname: source, time: (ms / 1_000).toFixed(3) })}>`;
  return [open, ...failures, ...skipped, ...out, '    </testcase>'].join('\n');
}

/** A script that has problems of its own or was not run still shows. */
function suite({ source, title, tests, problems, notRun }: ScriptResult, language: Language): string {
  const name = wordsIn(title, language);
  const failures = tests.filter(({ counts }) => counts.fail > 0).length;
  const errors = problems.map((one) => `      <error${attributes({ type: 'script', message: one[language] })}/>`);
  const own = errors.length > 0 || notRun ? 1 : 0;
  const cases = [
    ...(own === 0
      ? []
      : [
          `    <testcase${attributes({ name, classname: source })}>`,
          ...errors,
          ...(notRun ? ['      <skipped/>'] : []),
          '    </testcase>',
        ]),
    ...tests.map((test) => testcase(test, source, language)),
  ];
  const totals = {
    tests: tests.length + own,
    failures,
    errors: errors.length > 0 ? 1 : 0,
    skipped: (notRun ? 1 : 0) + tests.filter(isNotJudged).length,
  };
  return [`  <testsuite${attributes({ name, ...totals })}>`, ...cases, '  </testsuite>'].join('\n');
}

/**
 * As JUnit XML: a suite per script, a case per test, a failure per assert that failed. Warnings and what could not be judged are the
 * `system-out` of their case.
 *
 * @param qualification What `qualify` gave.
 * @param options How it is written.
 * @param options.language Of the words; the default is English.
 */
export function qualificationJUnit(
  { scripts }: Qualification,
  { language = 'en' }: { readonly language?: Language } = {},
): string {
  const tests = scripts.flatMap((one) => one.tests);
  const totals = {
    name: 'bgz qualify',
    tests: tests.length,
    failures: tests.filter(({ counts }) => counts.fail > 0).length,
    errors: scripts.filter(({ problems }) => problems.length > 0).length,
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes(totals)}>`,
    ...scripts.map((one) => suite(one, language)),
    '</testsuites>',
    '',
  ].join('\n');
}
