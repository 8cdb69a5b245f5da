import { fill } from '../../fhir/phrase';
import { toldUrl } from '../../fhir/told-url';
import type { Language, Origins, RecordOrigin, ValidationIssue } from '../issue';
import { rules } from '../rules';
import type { FindingParameters } from '../rules/rule';
import type { ReadInput } from '../text/read-input';
import { pointerOf } from '../walk/cursor';
import type { Finding } from '../walk/run';
import type { Told } from './distinct';

/** What decides how issues read. */
export interface Wording {
  readonly language: Language;
  readonly origins: Origins | undefined;
}

/** What findings are told with. */
export type Telling = typeof import('./concept-of') & typeof import('./told-invariant');
let telling: Telling | undefined;

/** What is only needed to explain issues costs more to load than a sound resource to check. */
export async function loadTelling(): Promise<Telling> {
  const [concepts, invariants] = await Promise.all([import('./concept-of'), import('./told-invariant')]);
  telling = { ...concepts, ...invariants };
  return telling;
}

/** The same, once it was loaded. */
export const loadedTelling = (): Telling | undefined => telling;

/** The records behind the resource a finding is in; what is contained was made with what contains it. */
function recordsOf({ at }: Finding, origins: Origins): readonly RecordOrigin[] {
  const { resourceType, id } = at.scope.container;
  try {
    return origins(`${resourceType}/${id}`).map(({ group, record, name }) => ({
      group,
      ...(record !== undefined && { record }),
      name,
    }));
  } catch {
    // Who tells where things come from does not decide what is found.
    return [];
  }
}

/** Whether a URL in a text may say more than a name of something does. */
const SAYS_MORE = /[?#@]|\b(?:mailto|tel|sms|sips?|xmpp|im):/i;

const saysMore = (value: FindingParameters[string]): boolean =>
  typeof value === 'object' ? SAYS_MORE.test(value.en) : typeof value === 'string' && SAYS_MORE.test(value);

/** What fills a message, without what a URL of a sender may say of a person. */
function toldParameters(parameters: FindingParameters): FindingParameters {
  if (!Object.values(parameters).some(saysMore)) return parameters;
  const told = Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === 'object' ? { en: toldUrls(value.en), nl: toldUrls(value.nl) } : toldUrls(value),
  ]);
  return Object.fromEntries(told);
}

/** The look behind keeps it from trying a long word anew at each of its letters. */
const URL_IN_TEXT = /(?<![a-z\d+.-])[a-z][a-z\d+.-]{0,20}:[^\s()",]+/gi;

const toldUrls = <T extends string | number>(value: T): T | string =>
  typeof value === 'string' && value.includes(':') ? value.replace(URL_IN_TEXT, toldUrl) : value;

/** Steps to what the finding is about in the text. */
const placeOf = ({ at, property }: Finding): (string | number)[] =>
  property === undefined ? pointerOf(at) : [...pointerOf(at), property];

/** Words findings, each where it stands. */
export function wordFindings(
  found: readonly Told[],
  input: ReadInput,
  { conceptBehind, toldInvariant }: Telling,
  { language, origins }: Wording,
): readonly ValidationIssue[] {
  const positions = input.locate?.(found.map(({ finding }) => placeOf(finding)));
  return found.map(({ finding, rule, expression }, at): ValidationIssue => {
    const { invariant, profile, softened, constraint = invariant?.expression } = finding;
    const { code, message } = rules[finding.rule];
    const position = positions?.[at];
    const concept = conceptBehind(finding, language);
    const records = origins === undefined ? [] : recordsOf(finding, origins);
    const told = toldParameters(finding.parameters);
    const said = fill(message, invariant ? { ...told, sentence: toldInvariant(invariant) } : told, language);
    return {
      severity: finding.severity,
      code,
      rule,
      expression,
      resource: finding.at.scope.label,
      ...(position && { line: position.line, column: position.column }),
      ...(profile && { profile }),
      ...(constraint !== undefined && { constraint }),
      message: softened ? `${said} ${softened[language]}` : said,
      ...(concept && { concept }),
      ...(records.length > 0 && { records }),
    };
  });
}
