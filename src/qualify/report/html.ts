import type { AssertResult, Outcome, Qualification, ScriptResult, TestResult } from '../run/result';
import { causesByResource } from './cause-lines';
import { askedBy, type ReportWords, reportWords, wordsIn } from './words';

type Language = 'en' | 'nl';

interface Page {
  readonly language: Language;
  readonly words: ReportWords;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const html = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);

/** The page holds everything it needs, and may neither load nor run anything. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE = `
:root { color-scheme: light dark; --ok: #1a6b34; --no: #a4161a; --so: #7a5200; --dim: #595f69; --line: #c9ced6; }
@media (prefers-color-scheme: dark) { :root { --ok: #6fd08c; --no: #ff8a8a; --so: #f0c05a; --dim: #a3abb8; --line: #454c57; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; font-size: 1.2rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.pass { color: var(--ok); } .fail { color: var(--no); } .warn { color: var(--so); } .skip, .dim { color: var(--dim); }
code { font: .875em ui-monospace, monospace; overflow-wrap: anywhere; }
summary { cursor: pointer; } details ul { margin: .2rem 0 .8rem; } .verdict { font-size: 1.3rem; font-weight: 600; }
@media print { details { display: block; } }
`;

function assertItem(result: AssertResult, { language, words }: Page): string {
  const { outcome, why, causes, source } = result;
  const told = causesByResource(causes, language).map(({ resource, lines }) => {
    const list = lines.map((line) => `<li><code>${html(line)}</code></li>`).join('');
    return `<li>${resource === undefined ? '' : `<strong>${html(resource)}</strong>`}<ul>${list}</ul></li>`;
  });
  return [
    `<li><span class="${outcome}">${html(words.outcome[outcome])}</span>: ${html(askedBy(result, language))}`,
    why ? `<br><em>${html(why[language])}</em>` : '',
    told.length > 0 ? `<ul>${told.join('')}</ul>` : '',
    source === undefined ? '' : `<p class="dim">${html(words.source(source))}</p>`,
    '</li>',
  ].join('');
}

const worstOf = ({ counts }: TestResult | ScriptResult): Outcome =>
  counts.fail > 0 ? 'fail' : counts.warn > 0 ? 'warn' : counts.pass > 0 ? 'pass' : 'skip';

function testRow(test: TestResult, page: Page): string {
  const { id, request, counts, asserts, ms } = test;
  const worst = worstOf(test);
  const others = asserts.filter(({ outcome }) => outcome !== 'pass');
  const more =
    others.length === 0
      ? html(id)
      : `<details open><summary>${html(id)}</summary>${request === undefined ? '' : `<p><code>${html(request)}</code></p>`}<ul>${others
          .map((one) => assertItem(one, page))
          .join('')}</ul></details>`;
  return `<tr><td class="${worst}">${html(page.words.outcome[worst])}</td><td>${more}</td><td class="n">${counts.pass}/${
    counts.pass + counts.fail
  }</td><td class="n dim">${ms > 0 ? `${ms.toFixed(0)} ms` : ''}</td></tr>`;
}

function scriptSection(script: ScriptResult, page: Page): string {
  const { title, source, problems, tests, notRun } = script;
  const told = [...(notRun ? [page.words.notRun] : []), ...problems.map((one) => one[page.language])];
  return [
    `<h2>${html(wordsIn(title, page.language))}</h2><p class="dim"><code>${html(source)}</code></p>`,
    ...told.map((one) => `<p class="${notRun ? 'dim' : 'fail'}">${html(one)}</p>`),
    tests.length > 0 ? `<table><tbody>${tests.map((one) => testRow(one, page)).join('')}</tbody></table>` : '',
  ].join('\n');
}

/**
 * As a page of HTML that holds all it needs and runs nothing: to send to somebody, or to keep with a build.
 *
 * @param qualification What `qualify` gave.
 * @param options How it is written.
 * @param options.language Of the words; the default is English.
 */
export function qualificationHtml(
  { base, scripts, counts, verdict }: Qualification,
  { language = 'en' }: { readonly language?: Language } = {},
): string {
  const words = reportWords[language];
  const page = { language, words };
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${html(words.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${html(words.title)}</h1>
<p class="dim"><code>${html(base)}</code></p>
<p class="verdict ${verdict === 'passes' ? 'pass' : 'fail'}">${html(words[verdict])}</p>
<p>${html(words.counts(counts))}</p>
${scripts.map((one) => scriptSection(one, page)).join('\n')}
</main>
</body>
</html>
`;
}
