import { offerRead } from '../access/offer';
import { sectionsSearched } from '../access/policy/sections';
import { type BgzSection, sectionsOfType } from '../bgz/index';
import { isJson, type Json, listOf, textOf } from '../fhir/json';
import type { SectionState, ViewNotice } from './model';
import type { Answer, Apart } from './take-apart';
import { words } from './words';

/** Parameters that do not narrow what is found of a patient. */
const WIDE = /^(?:patient|subject|beneficiary|_include|_revinclude|_format|_count|_pretty|page|_id_token)(?:[.:].*)?$/;

/** `Type?…` of an address. */
function queryIn(self: string): string {
  const [path = '', query] = self.split('?');
  const type = path.split('/').at(-1) ?? '';
  return query === undefined ? type : `${type}?${query}`;
}

/** The sections that a search may have found something of. */
export function sectionsIn(self: string): readonly BgzSection[] {
  const read = offerRead({ kind: 'query', query: queryIn(self) });
  if (read.offer?.kind === 'query') return sectionsSearched(read.offer);
  return sectionsOfType(read.type ?? '');
}

const namesIn = ({ search }: BgzSection): ReadonlySet<string> =>
  new Set([
    ...Object.keys(search?.only ?? {}),
    ...(search?.national ?? []).flatMap(({ tokens }) => Object.keys(tokens)),
  ]);

/** The sections that a search asks for as the national specification prescribes, narrowed by nothing else. */
function askedWhole(self: string): readonly BgzSection[] {
  const read = offerRead({ kind: 'query', query: queryIn(self) });
  if (read.offer?.kind !== 'query') return [];
  const { parameters } = read.offer;
  return sectionsSearched(read.offer).filter((section) => {
    const names = namesIn(section);
    return parameters.every(({ key }) => WIDE.test(key) || names.has(key));
  });
}

const textIn = (issue: Json): string => {
  const details = isJson(issue.details) ? textOf(issue.details.text) : '';
  return [details, textOf(issue.diagnostics)].filter((text) => text !== '').join(' ');
};

/** What is no severity of FHIR is taken for the gravest. */
const severityOf = (severity: unknown): ViewNotice['severity'] =>
  severity === 'warning' || severity === 'information' ? severity : 'error';

/** What senders say in their answers, each issue by itself. */
function outcomeNotices({ outcomes }: Apart): (ViewNotice & { readonly code: string })[] {
  return outcomes.flatMap(({ json, self }) =>
    listOf(json.issue)
      .filter(isJson)
      .map((issue) => {
        const code = textOf(issue.code);
        const quoted = textIn(issue) || code;
        return {
          code,
          severity: severityOf(issue.severity),
          text: words['sender-says'],
          ...(quoted !== '' && { quoted }),
          sections: self === undefined ? [] : sectionsIn(self).map(({ key }) => key),
        };
      }),
  );
}

/** Pages of one search are counted together: each says how many there are of all. */
function tooFew(answers: readonly Answer[]): ViewNotice[] {
  const bySearch = new Map<string, { found: number; total: number; self: string }>();
  for (const { self, matches, total } of answers) {
    if (total === undefined) continue;
    const key = queryIn(self).replace(/[?&](?:page|_count|_getpages\w*)=[^&]*/g, '');
    const known = bySearch.get(key) ?? { found: 0, total, self };
    known.found += matches;
    bySearch.set(key, known);
  }
  return [...bySearch.values()]
    .filter(({ found, total }) => found < total)
    .map(({ found, total, self }) => ({
      severity: 'error',
      text: words['fewer-than-total']({ total, found }),
      sections: sectionsIn(self).map(({ key }) => key),
    }));
}

/** What is said to be missing, and what became of the sections that it is about. */
export interface Stated {
  readonly notices: readonly ViewNotice[];
  readonly states: ReadonlyMap<string, SectionState>;
}

/** What answers say of their own completeness, and what is known of it besides. */
export function statedIn(apart: Apart, given: readonly ViewNotice[]): Stated {
  const said = outcomeNotices(apart);
  const next: ViewNotice[] = apart.pages.map(({ self }) => ({
    severity: 'error',
    text: words['next-page'],
    sections: self === '' ? [] : sectionsIn(self).map(({ key }) => key),
  }));
  const notices = [
    ...said.map(({ code, ...one }) =>
      code === 'not-supported' && one.sections.length > 0 ? { ...one, notOffered: true as const } : one,
    ),
    ...next,
    ...tooFew(apart.answers),
  ];
  const states = new Map<string, SectionState>();
  for (const { self } of apart.answers) for (const { key } of askedWhole(self)) states.set(key, 'none-found');
  for (const { severity, sections } of notices)
    if (severity !== 'information') for (const key of sections) states.set(key, 'incomplete');
  for (const { code, sections } of said)
    if (code === 'not-supported') for (const key of sections) states.set(key, 'not-offered');
  for (const { severity, sections, notOffered } of given)
    if (severity !== 'information')
      for (const key of sections) states.set(key, notOffered ? 'not-offered' : 'incomplete');
  return { notices, states };
}
