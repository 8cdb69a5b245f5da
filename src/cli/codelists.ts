import type { Language } from '../bgz/define/language';
import { readFhirPackage } from '../fhir/package/read-fhir-package';
import type { Phrase } from '../fhir/phrase';
import { type Codelists, createCodelists } from '../terminology/codelists/create-codelists';
import { importCodelists } from '../terminology/codelists/import-codelists';
import { bundledCodelists } from '../terminology/codelists/load-codelists';
import type { ValueSetPart } from '../terminology/codelists/table';
import { importCodelistsTo } from '../terminology/codelists/write-codelists';
import { lastPart, oneOf } from './canonical';
import { tell } from './tell';
import { UsageError } from './usage-error';

/** What the `bgz codelists` commands were asked. */
export interface CodelistCommands {
  readonly import: { readonly out: string };
  readonly snomed: { readonly out: string };
  readonly show: { readonly package?: readonly string[] };
  /** What is told in words. */
  readonly read: CodelistCommands['show'] & { readonly lang: Language };
}

/** `bgz codelists import`: the codelists of packages, a folder per package. */
export async function importLists(paths: readonly string[], { out }: CodelistCommands['import']): Promise<number> {
  const { packages, skipped } = importCodelistsTo(paths, out);
  for (const { resource, reason } of skipped) tell(`skipped: ${resource} (${reason})`);
  for (const { name, version, valueSets, codeSystems, conceptMaps } of packages) {
    const counts = `${valueSets} value sets, ${codeSystems} code systems, ${conceptMaps} concept maps`;
    process.stdout.write(`${name}#${version}: ${counts}\n`);
  }
  return 0;
}

/** `bgz codelists snomed`: an RF2 release as an index. */
export async function indexSnomed(rf2: string, { out }: CodelistCommands['snomed']): Promise<number> {
  const { buildSnomedIndex } = await import('../terminology/snomed/build-snomed-index');
  const { edition, version, counts, bytes, remarks } = await buildSnomedIndex({ rf2, out });
  for (const { message, count } of remarks) {
    tell(`note: ${message}${count > 1 ? ` (and ${count - 1} more like it)` : ''}`);
  }
  const size = `${counts.concepts} concepts, ${counts.terms} terms, ${counts.refsets} reference sets`;
  process.stdout.write(`SNOMED CT ${edition} ${version}: ${size}, ${(bytes / 1e6).toFixed(1)} MB\n`);
  return 0;
}

const say = {
  codes: { en: 'codes', nl: 'codes' },
  all: { en: 'all codes', nl: 'alle codes' },
  and: { en: ' and ', nl: ' en ' },
  inList: { en: 'in', nl: 'in' },
  include: { en: 'include', nl: 'wel' },
  exclude: { en: 'exclude', nl: 'niet' },
  notInFull: {
    en: 'Not listed here in full; a terminology must be asked:',
    nl: 'Hier niet volledig; een terminologie moet worden gevraagd:',
  },
  nothing: {
    en: 'Nothing in the codelists; SNOMED CT, LOINC and the like are not listed in full.',
    nl: 'Niets in de codelijsten; SNOMED CT, LOINC en dergelijke staan er niet volledig in.',
  },
} as const satisfies Readonly<Record<string, Phrase>>;

function partLine({ system, filters = [], valueSets = [], concepts }: ValueSetPart, language: Language): string {
  const conditions = [
    ...(concepts === undefined ? [] : [`${concepts.length} ${say.codes[language]}`]),
    ...filters.map(({ property, op, value }) => `${property} ${op} ${value}`),
    ...valueSets.map((url) => `${say.inList[language]} ${url}`),
  ];
  const from = system ?? say.codes[language];
  return conditions.length === 0 ? `${from}: ${say.all[language]}` : `${from}: ${conditions.join(say.and[language])}`;
}

function listText(url: string, codelists: Codelists, language: Language): string {
  const table = codelists.valueSet(url);
  const allowed = codelists.allowed(url);
  const lines = [table?.name ?? lastPart(url), table?.version === undefined ? url : `${url}|${table.version}`, ''];
  const width = Math.max(0, ...(allowed?.codes ?? []).map(({ code }) => code.length));
  let system: string | undefined;
  for (const one of allowed?.codes ?? []) {
    if (one.system !== system) lines.push(one.system);
    system = one.system;
    const terms = [...new Set([one.display, one.nl])].filter((term) => term !== undefined);
    lines.push(`  ${one.code.padEnd(width)}  ${terms.join(' / ')}`.trimEnd());
  }
  if (allowed?.complete !== true) {
    if ((allowed?.codes.length ?? 0) > 0) lines.push('');
    lines.push(say.notInFull[language]);
    lines.push(...(table?.include ?? []).map((part) => `  ${say.include[language]} ${partLine(part, language)}`));
    lines.push(...(table?.exclude ?? []).map((part) => `  ${say.exclude[language]} ${partLine(part, language)}`));
  }
  return `${lines.join('\n')}\n`;
}

/** The codelists of the bundled and the given packages, and the canonicals of their value sets. */
function listsOf(paths: readonly string[]): { readonly codelists: Codelists; readonly urls: readonly string[] } {
  const tables = [bundledCodelists(), importCodelists(paths.map((path) => readFhirPackage(path)))];
  const urls = tables.flatMap(({ packages }) => packages.flatMap(({ valueSets }) => [...valueSets.keys()]));
  return { codelists: createCodelists(...tables), urls: [...new Set(urls)] };
}

/** `bgz codelists show`: the codes of a value set. */
export async function showList(
  asked: string,
  { package: paths = [], lang }: CodelistCommands['read'],
): Promise<number> {
  const { codelists, urls } = listsOf(paths);
  const fits = (url: string) => lastPart(url) === asked || codelists.valueSet(url)?.name === asked;
  const url = codelists.hasValueSet(asked) ? asked : oneOf(urls.filter(fits), 'value set', asked);
  process.stdout.write(listText(url, codelists, lang));
  return 0;
}

const nameIn = (codelists: Codelists, url: string): string => codelists.valueSet(url)?.name ?? lastPart(url);
const byName = (codelists: Codelists, urls: readonly string[]): readonly string[] =>
  [...urls].sort((a, b) => nameIn(codelists, a).localeCompare(nameIn(codelists, b), 'nl'));

/** `bgz codelists list`: the value sets, with how many codes each lists; `+` where a terminology knows more. */
export async function listLists({ package: paths = [] }: CodelistCommands['show']): Promise<number> {
  const { codelists, urls } = listsOf(paths);
  const wide = Math.max(...urls.map((url) => nameIn(codelists, url).length));
  for (const url of byName(codelists, urls)) {
    const allowed = codelists.allowed(url);
    const count = `${allowed?.codes.length ?? 0}${allowed?.complete === true ? '' : '+'}`;
    process.stdout.write(`${nameIn(codelists, url).padEnd(wide)}  ${count.padStart(6)}  ${url}\n`);
  }
  return 0;
}

/** Letters without case and without accents: `ziekte van menière` is found by `meniere`. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** `bgz codelists search`: codes with a term in one of their terms, or of that code, each with the value sets it is in. */
export async function searchLists(
  term: string,
  { package: paths = [], lang }: CodelistCommands['read'],
): Promise<number> {
  const { codelists, urls } = listsOf(paths);
  const wanted = plain(term.trim());
  if (wanted === '') throw new UsageError('What is searched for is a piece of a term, or a code.');
  const found = new Map<string, { readonly line: string; readonly lists: string[] }>();
  for (const url of byName(codelists, urls)) {
    for (const { system, code, display, nl } of codelists.allowed(url)?.codes ?? []) {
      const terms = [...new Set([nl, display])].filter((one) => one !== undefined);
      if (plain(code) !== wanted && !terms.some((one) => plain(one).includes(wanted))) continue;
      const key = `${system}|${code}`;
      const known = found.get(key) ?? { line: `${key}  ${terms.join(' / ')}`, lists: [] };
      known.lists.push(nameIn(codelists, url));
      found.set(key, known);
    }
  }
  for (const { line, lists } of found.values()) process.stdout.write(`${line}\n    ${lists.join(', ')}\n`);
  if (found.size === 0) tell(say.nothing[lang]);
  return found.size > 0 ? 0 : 1;
}
