import { wrap } from '../telemetry/terminal-text';
import type { Language } from '../validate/issue';
import { jsonLines } from '../validate/report/json-lines';
import { rules } from '../validate/rules';
import type { RuleExample } from '../validate/rules/examples/example';
import { explain } from '../validate/rules/explain';
import type { InvariantMeaning, RuleExplanation } from '../validate/rules/explanation';
import { UsageError } from './usage-error';

/** What `bgz explain` was asked. */
export interface ExplainCommand {
  readonly lang: Language;
}

const WIDTH = 100;

const words = {
  en: {
    wrong: 'Breaks it',
    right: 'Does not',
    profile: 'With a profile whose elements say',
    definitions: 'And',
    options: 'With the options',
    where: 'Stated at',
  },
  nl: {
    wrong: 'Breekt haar',
    right: 'Niet',
    profile: 'Met een profiel waarvan de elementen zeggen',
    definitions: 'En',
    options: 'Met de opties',
    where: 'Staat bij',
  },
} as const;

const block = (text: string): readonly string[] => wrap(text, WIDTH - 2).map((line) => `  ${line}`);

const shown = (value: unknown): readonly string[] =>
  jsonLines(value, WIDTH - 4)
    .split('\n')
    .map((line) => `    ${line}`);

function exampleLines({ wrong, right, profile, definitions, options }: RuleExample, lang: Language): readonly string[] {
  const said = words[lang];
  const part = (title: string, value: unknown) => (value === undefined ? [] : [`  ${title}:`, ...shown(value)]);
  return [
    ...part(said.profile, profile),
    ...part(said.definitions, definitions),
    ...part(said.options, options),
    ...part(said.wrong, wrong),
    ...part(said.right, right),
  ];
}

const shownLines = (
  { note, example }: Pick<RuleExplanation, 'note' | 'example'>,
  lang: Language,
): readonly string[] => [...(note === undefined ? [] : block(note)), ...(example ? exampleLines(example, lang) : [])];

/** Where an invariant is stated and how, after what it asks there if that is not the same everywhere. */
function meaningLines({ asks, stated }: InvariantMeaning, only: boolean, lang: Language): readonly string[] {
  const where = stated.flatMap(({ places, expression }) => [
    ...block(`${words[lang].where} ${places.join(', ')}`),
    ...(expression ? block(`FHIRPath: ${expression}`) : []),
  ]);
  return only ? where : [...block(`- ${asks}`), ...where];
}

function entry(explained: RuleExplanation, lang: Language): string {
  const { rule, severity, message, help, meanings = [] } = explained;
  const only = meanings.length === 1;
  const lines = [
    ...block(message),
    ...block(help),
    ...meanings.flatMap((one) => [...meaningLines(one, only, lang), ...(only ? [] : shownLines(one, lang))]),
    ...shownLines(explained, lang),
  ];
  return [`${rule} (${severity})`, ...lines, ''].join('\n');
}

/** A rule by its name; a message names an invariant by its key alone, and of that only a known one is meant. */
function explainNamed(id: string, lang: Language): RuleExplanation | undefined {
  const invariant = (): RuleExplanation | undefined => {
    const found = explain(`invariant:${id}`, lang);
    return found?.meanings === undefined || found.meanings.length === 0 ? undefined : found;
  };
  return explain(id, lang) ?? invariant();
}

/** `bgz explain`: a rule, or every rule. */
export async function explainRule(rule: string | undefined, { lang }: ExplainCommand): Promise<number> {
  const found = (rule === undefined ? Object.keys(rules) : [rule]).map((id) => explainNamed(id, lang));
  if (found.includes(undefined)) throw new UsageError(`There is no rule ${rule}; "bgz explain" lists them all.`);
  process.stdout.write(found.map((one) => (one === undefined ? '' : entry(one, lang))).join('\n'));
  return 0;
}
