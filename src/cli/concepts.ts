import type { Language } from '../bgz/define/language';
import type { ZibGroup } from '../bgz/records';
import { type StatedConcept, type StatedZib, statedConcepts, statedZibs, toldCodes } from '../bgz/stated-concepts';
import { sectionKeys } from './section-names';

/** What `bgz concepts` was asked. */
export interface ConceptsCommand {
  readonly format: 'text' | 'json';
  readonly lang: Language;
}

/** The zib of a name: its group, its English or Dutch name or title, or its NL-CM id, in whatever case. */
function zibOf(asked: string, zibs: readonly StatedZib[]): StatedZib {
  const keys = zibs.map(({ group }) => group);
  const [key] = sectionKeys([asked], { keys, what: 'zib', seeAlso: '"bgz concepts" lists them' });
  const found = zibs.find(({ group }) => group === key);
  if (found === undefined) throw new Error('A key that was found is one of those that were given.');
  return found;
}

/** Codes that are told in a line; the rest are in the codelist. */
const MOST_CODES = 12;

function lines(concept: StatedConcept, wide: number): readonly string[] {
  const { record, cardinality, holds, id, dutch, codelist, fhir, note } = concept;
  const codes = toldCodes(concept);
  const indent = record.split('.').length - 1;
  const label = `${'  '.repeat(indent)}${record.slice(record.lastIndexOf('.') + 1)}`;
  const told = id === undefined ? '' : `  ${id} ${dutch}`;
  const under = ' '.repeat(2 * indent + 4);
  const more = codes.length > MOST_CODES ? ` … (${codes.length})` : '';
  return [
    `${label.padEnd(wide)}  ${cardinality}  ${holds}${told}`.trimEnd(),
    ...(note === undefined ? [] : [`${under}${note}`]),
    ...(codelist === undefined ? [] : [`${under}${codelist}: ${codes.slice(0, MOST_CODES).join(', ')}${more}`]),
    ...fhir.map((path) => `${under}→ ${path}`),
  ];
}

function text({ group, id, name, dutch }: StatedZib, concepts: readonly StatedConcept[], lang: Language): string {
  const wide = Math.max(
    ...concepts.map(({ record }) => 2 * (record.split('.').length - 1) + record.length - record.lastIndexOf('.') - 1),
  );
  const head = lang === 'nl' ? `${id} ${dutch} (${name}), groep ${group}` : `${id} ${name} (${dutch}), group ${group}`;
  return [head, '', ...concepts.flatMap((one) => lines(one, wide)), ''].join('\n');
}

function listed(zibs: readonly StatedZib[]): string {
  const [wide, wider] = [0, 1].map((at) =>
    Math.max(...zibs.map(({ group, name }) => [group, name][at]?.length ?? 0)),
  ) as [number, number];
  return zibs
    .map(({ group, id, name, dutch }) => `${group.padEnd(wide)}  ${name.padEnd(wider)}  ${dutch} (${id})\n`)
    .join('');
}

/** `bgz concepts`: what the records of a zib hold, and where each is sent in FHIR; without a name which zibs there are. */
export async function concepts(asked: string | undefined, { format, lang }: ConceptsCommand): Promise<number> {
  const zibs = statedZibs();
  if (asked === undefined) {
    process.stdout.write(format === 'json' ? `${JSON.stringify(zibs, null, 2)}\n` : listed(zibs));
    return 0;
  }
  const zib = zibOf(asked, zibs);
  const rows = statedConcepts(zib.group as ZibGroup);
  process.stdout.write(
    format === 'json' ? `${JSON.stringify({ ...zib, concepts: rows }, null, 2)}\n` : text(zib, rows, lang),
  );
  return 0;
}
