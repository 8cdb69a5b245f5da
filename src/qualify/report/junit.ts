import { attributes, content } from '../../validate/report/xml-text';
import type { AssertResult, Qualification, ScriptResult, TestResult } from '../run/result';
import { causesByResource } from './cause-lines';

type Language = 'en' | 'nl';

function details({ label, description, why, causes }: AssertResult, language: Language): string {
  const told = causesByResource(causes, language).flatMap(({ resource, lines }) => [
    ...(resource === undefined ? [] : [resource]),
    ...lines.map((line) => `  ${line}`),
  ]);
  return [[label, description].filter(Boolean).join(' '), why?.[language] ?? '', ...told]
    .filter((line) => line !== '')
    .join('\n');
}

function testcase({ id, request, ms, asserts }: TestResult, source: string, language: Language): string {
  const failed = asserts.filter(({ outcome }) => outcome === 'fail');
  const others = asserts.filter(({ outcome }) => outcome === 'warn' || outcome === 'skip');
  const failures = failed.map((one) => {
    const message = one.why?.[language] ?? '';
    return `      <failure${attributes({ type: 'assert', message })}>${content(details(one, language))}</failure>`;
  });
  const told = [...(request === undefined ? [] : [request]), ...others.map((one) => details(one, language))];
  const out = told.length > 0 ? [`      <system-out>${content(told.join('\n\n'))}</system-out>`] : [];
  const open = `    <testcase${attributes({ name: id, classname: source, time: (ms / 1_000).toFixed(3) })}>`;
  return [open, ...failures, ...out, '    </testcase>'].join('\n');
}

/** A script that has problems of its own or was not run still shows. */
function suite({ source, title, tests, problems, notRun }: ScriptResult, language: Language): string {
  const failures = tests.filter(({ counts }) => counts.fail > 0).length;
  const errors = problems.map((one) => `      <error${attributes({ type: 'script', message: one[language] })}/>`);
  const own = errors.length > 0 || notRun ? 1 : 0;
  const cases = [
    ...(own === 0
      ? []
      : [
          `    <testcase${attributes({ name: title, classname: source })}>`,
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
    skipped: notRun ? 1 : 0,
  };
  return [`  <testsuite${attributes({ name: title, ...totals })}>`, ...cases, '  </testsuite>'].join('\n');
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
