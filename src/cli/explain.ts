import type { Language } from '../validate/issue';
import { wrap } from '../validate/report/wrap';
import { rules } from '../validate/rules';
import type { RuleExample } from '../validate/rules/examples';
import { explain, type RuleExplanation } from '../validate/rules/explain';
import { statedInvariants } from '../validate/rules/stated-invariants';
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

/** JSON on as few lines as fit. */
function shown(value: unknown): readonly string[] {
  if (typeof value === 'string') return [`    ${value}`];
  const line = JSON.stringify(value);
  const lines = line.length <= WIDTH - 4 ? [line] : JSON.stringify(value, null, 1).split('\n');
  return lines.map((one) => `    ${one}`);
}

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

/** Most invariants stand at one element; ele-1 stands at thousands. */
const MOST_PLACES = 8;

function invariantLines(rule: string, lang: Language): readonly string[] {
  if (!rule.startsWith('invariant:')) return [];
  return (statedInvariants().get(rule.slice('invariant:'.length)) ?? []).flatMap(({ at, expression }) => {
    const places = [
      ...at.slice(0, MOST_PLACES).map(({ place }) => place),
      ...(at.length > MOST_PLACES ? ['…'] : []),
    ].join(', ');
    return [...block(`${words[lang].where} ${places}`), ...(expression ? block(`FHIRPath: ${expression}`) : [])];
  });
}

function entry({ rule, severity, message, help, example, note }: RuleExplanation, lang: Language): string {
  const lines = [
    ...block(message),
    ...block(help),
    ...invariantLines(rule, lang),
    ...(note === undefined ? [] : block(note)),
    ...(example ? exampleLines(example, lang) : []),
  ];
  return [`${rule} (${severity})`, ...lines, ''].join('\n');
}

/** `bgz explain`: a rule, or every rule. */
export async function explainRule(rule: string | undefined, { lang }: ExplainCommand): Promise<number> {
  const found = (rule === undefined ? Object.keys(rules) : [rule]).map((id) => explain(id, lang));
  if (found.includes(undefined)) throw new UsageError(`There is no rule ${rule}; "bgz explain" lists them all.`);
  process.stdout.write(found.map((one) => (one === undefined ? '' : entry(one, lang))).join('\n'));
  return 0;
}
