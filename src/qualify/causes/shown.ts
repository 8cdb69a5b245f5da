import { asIs, type Phrase } from '../../fhir/phrase';
import type { Node, Nodes } from '../../validate/invariant/node';
import { said } from '../words';

/** Elements whose text is a code, an address of FHIR or the like; of any other it may be the name of a person. */
const TOLD =
  /^(?:code|system|use|type|mode|relation|url|profile|intent|criticality|severity|gender|periodUnit|comparator|\w*[sS]tatus)$/;

/** Moments that say who somebody is. */
const OF_A_PERSON = /^(?:birthDate|deceased)/;

const MOMENT = /^\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.+Z-]+)?)?)?$/;
const MOST = 80;

const short = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);

/** A value as a message may tell it: of a text that may be somebody's only that there is one. */
function shownValue({ value }: Node, name: string | undefined): Phrase {
  if (typeof value === 'boolean' || (typeof value === 'number' && name !== 'value')) return asIs(String(value));
  if (typeof value === 'number') return /\d{6}/.test(String(value)) ? said.anElement : asIs(String(value));
  if (typeof value !== 'string') return said.anElement;
  if ((MOMENT.test(value) && !OF_A_PERSON.test(name ?? '')) || (name !== undefined && TOLD.test(name)))
    return asIs(`'${short(value)}'`);
  return said.anotherText;
}

/** What was found, in a few words. */
export function shown(nodes: Nodes, name: string | undefined): Phrase {
  const [first, ...others] = nodes;
  if (!first) return said.foundNothing;
  return others.length > 0 ? said.several({ count: nodes.length }) : shownValue(first, name);
}
