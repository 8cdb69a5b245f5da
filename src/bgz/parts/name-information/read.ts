import { naamgebruikCodelijst } from '../../../terminology/zib2017/codelists';
import { maybe } from '../../define/elements';
import type { FhirNode } from '../../define/fhir-node';
import type { ReadContext } from '../../define/read-context';
import { readBeside } from '../code/listed';
import { inList } from '../code/translation';
import { isPast } from '../moment/past';
import { familyOf, qualifiers, shownNames, usages } from './stu3';
import type { NameInformation } from './types';

/** Names that somebody goes by no longer, or not by right: the zib holds the name of a person. */
const OTHER_NAMES: readonly unknown[] = ['maiden', 'nickname', 'anonymous'];

/** The same words, however they are spaced. */
const same = (a: string | undefined, b: string): boolean => {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/ ?- ?/g, '-').trim();
  return a !== undefined && plain(a) === plain(b);
};

/** "J.P.", "J. P.": given names of which only the first letters are written. */
const INITIALS = /^(\p{L}{1,2}\. ?)+$/u;

type Given = Partial<Record<keyof typeof qualifiers, string>>;

/** Given names by their qualifier; without one, those with a point behind each letter are initials. */
function readGiven(node: FhirNode): Given {
  const found: Record<keyof Given, string[]> = { firstNames: [], initials: [], givenName: [] };
  for (const item of node.items('given')) {
    const value = item.peek('given');
    if (typeof value !== 'string') continue;
    const qualifier = item.beside('given')?.extension('iso21090-EN-qualifier');
    const code = qualifier?.peek('valueCode');
    const plain = INITIALS.test(value) ? ('initials' as const) : ('firstNames' as const);
    const kind = code === undefined ? plain : kindOf(code);
    if (kind === undefined) continue;
    qualifier?.take('valueCode');
    item.take('given');
    found[kind].push(value);
  }
  return Object.fromEntries(
    Object.entries(found).flatMap(([kind, values]) => (values.length > 0 ? [[kind, values.join(' ')]] : [])),
  );
}

const kindOf = (qualifier: unknown): keyof Given | undefined =>
  (Object.keys(qualifiers) as (keyof Given)[]).find((kind) => qualifiers[kind] === qualifier);

/** One last name by its parts; `shown` is the family name as it is written, for who gives the prefix alone. */
function lastName(beside: FhirNode | undefined, whose: 'own' | 'partner', shown?: string) {
  const prefixAt = beside?.extension(`humanname-${whose}-prefix`);
  const prefix = prefixAt?.peek('valueString');
  const before = typeof prefix === 'string' ? `${prefix} ` : undefined;
  const rest = before !== undefined && shown?.startsWith(before) ? shown.slice(before.length) : undefined;
  const name = beside?.extension(`humanname-${whose}-name`)?.text('valueString') ?? rest;
  if (name === undefined) return undefined;
  return { ...maybe(prefixAt?.text('valueString'), (text) => ({ prefix: text })), lastName: name };
}

/** Which names are used, and in which order: as it is said, else as the family name shows it. */
function readFamily(node: FhirNode): Partial<NameInformation> {
  const beside = node.beside('family');
  const family = node.peek('family');
  const shown = typeof family === 'string' ? family : undefined;
  const partner = lastName(beside, 'partner');
  const own = lastName(beside, 'own', partner === undefined ? shown : undefined);
  const usage = readUsage(node);
  const told = {
    ...(own && { lastName: own }),
    ...(partner && { lastNamePartner: partner }),
    ...(usage && { nameUsage: usage }),
  } as Partial<NameInformation>;
  if (shown === undefined) return told;
  if (own === undefined && partner === undefined) {
    node.take('family');
    return { ...told, lastName: { lastName: shown } };
  }
  const orders = usage === undefined ? [undefined, 'NL1', 'NL2', 'NL3'] : [undefined];
  for (const order of orders) {
    const nameUsage = maybe(order, inList(naamgebruikCodelijst)) as NameInformation['nameUsage'];
    const whole = { ...told, ...(nameUsage && { nameUsage }) };
    if (!same(familyOf(whole), shown)) continue;
    node.take('family');
    return whole;
  }
  return told;
}

function readUsage(node: FhirNode): NameInformation['nameUsage'] {
  const order = node.extension('humanname-assembly-order');
  const code = order?.peek('valueCode');
  if (order === undefined || typeof code !== 'string') return undefined;
  const usage = readBeside(naamgebruikCodelijst, order, 'valueCode') ?? usages.from(code);
  if (usage !== undefined) order.drop('valueCode', usages.to(usage.code ?? usage.nullFlavor));
  return usage as NameInformation['nameUsage'];
}

/**
 * The name of a HumanName: parts by their extensions, else as others write them. Its text is kept as `unstructuredName` when it
 * says anything else than its parts do. A name of the past, or one that is none, is told as not read.
 */
export function readName(node: FhirNode, context: ReadContext): NameInformation | undefined {
  if (isPast(node, context) || OTHER_NAMES.includes(node.peek('use'))) return undefined;
  const parts = { ...readGiven(node), ...readFamily(node) } as NameInformation;
  const text = node.text('text');
  const isShown = text === undefined || shownNames(parts).some((one) => same(one, text));
  const name = isShown ? parts : { ...parts, unstructuredName: text };
  if (Object.keys(name).length === 0) return undefined;
  node.drop('use', 'official', 'usual');
  return name;
}
