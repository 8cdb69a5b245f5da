import { isObject, type JsonObject, objects, text } from '../json';
import { bindingStrength } from '../knowledge';
import type { Node } from '../tree';
import { first, type Mutation, type Operator, onObject, perNode, put, replace } from './operator';

const snomed = 'http://snomed.info/sct';

/** The binding that reaches a code: on the element itself, or on the concept its coding stands in. */
function strength(node: Node): string {
  const own = bindingStrength([...node.rules, ...(node.core ? [node.core] : [])]);
  return own || (node.name === 'coding' && node.parent ? strength(node.parent) : '');
}

const onCoding = (node: Node, change: (coding: JsonObject) => void, variant?: string): Mutation[] =>
  node.type === 'Coding' ? [onObject(node, change, variant)] : [];

const bound = (node: Node, ...strengths: string[]): boolean => strengths.includes(strength(node));

const otherCheckDigit = (code: string): string => code.slice(0, -1) + String((Number(code.slice(-1)) + 1) % 10);

export const terminologyOperators: Operator[] = [
  perNode('code-outside-required', (node) => {
    if (!bound(node, 'required')) return [];
    if (node.type === 'code')
      return [replace(node, () => 'unheard-of'), replace(node, (old) => text(old).toUpperCase(), 'upper case')];
    return onCoding(node, (coding) => put(coding, { code: 'unheard-of' }));
  }),
  perNode('code-outside-extensible', (node) =>
    bound(node, 'extensible', 'preferred') ? onCoding(node, (coding) => put(coding, { code: 'unheard-of' })) : [],
  ),
  perNode('other-system', (node) => {
    if (!strength(node)) return [];
    return [
      ...onCoding(node, (coding) => put(coding, { system: 'http://example.org/system' }), 'unknown'),
      ...onCoding(node, (coding) => put(coding, { system: 'http://loinc.org' }), 'loinc'),
      ...onCoding(node, (coding) => put(coding, { system: 'http://hl7.org/fhir/v3/NullFlavor' }), 'null flavor'),
    ];
  }),
  perNode('other-display', (node) =>
    isObject(node.value) && node.value.display
      ? onCoding(node, (coding) => put(coding, { display: 'Iets anders' }))
      : [],
  ),
  perNode('snomed-check-digit', (node) =>
    isObject(node.value) && node.value.system === snomed
      ? onCoding(node, (coding) => put(coding, { code: otherCheckDigit(text(coding.code)) }))
      : [],
  ),
  perNode('snomed-not-a-number', (node) =>
    isObject(node.value) && node.value.system === snomed
      ? onCoding(node, (coding) => put(coding, { code: 'bradycardie' }))
      : [],
  ),
  perNode('coding-without-system', (node) => onCoding(node, (coding) => void delete coding.system)),
  perNode('coding-without-code', (node) => onCoding(node, (coding) => void delete coding.code)),
  perNode('system-format', (node) => [
    ...onCoding(node, (coding) => put(coding, { system: 'SNOMED CT' }), 'name'),
    ...onCoding(node, (coding) => put(coding, { system: '2.16.840.1.113883.6.96' }), 'bare oid'),
    ...onCoding(
      node,
      (coding) => put(coding, { system: 'http://hl7.org/fhir/ValueSet/observation-category' }),
      'value set',
    ),
  ]),
  perNode('system-value-set', (node) => [
    ...onCoding(node, (coding) => put(coding, { system: 'http://hl7.org/fhir/ValueSet/unheard-of' }), 'not at hand'),
    ...onCoding(node, (coding) => put(coding, { system: 'http://hl7.org/fhir/ValueSet/v3-ActCode' }), 'of v3'),
    ...onCoding(
      node,
      (coding) =>
        put(coding, {
          system: 'http://decor.nictiz.nl/fhir/ValueSet/2.16.840.1.113883.2.4.3.11.60.40.2.20.5.1--20171231000000',
        }),
      'of a zib',
    ),
    ...onCoding(node, (coding) => put(coding, { system: 'http://example.org/fhir/ValueSet/kleuren' }), 'of others'),
  ]),
  perNode('system-oid', (node) => [
    ...onCoding(node, (coding) => put(coding, { system: 'urn:oid:2.16.840.1.113883.6.96' }), 'snomed'),
    ...onCoding(node, (coding) => put(coding, { system: 'urn:oid:2.16.840.1.113883.6.1' }), 'loinc'),
    ...(node.type === 'Quantity' && isObject(node.value) && node.value.system
      ? [onObject(node, (one) => put(one, { system: 'urn:oid:2.16.840.1.113883.6.8' }), 'ucum')]
      : []),
  ]),
  perNode('snomed-expression', (node) =>
    isObject(node.value) && node.value.system === snomed
      ? [
          ...onCoding(node, (one) => put(one, { code: `${text(one.code)}:363698007=39607008` }), 'refined'),
          ...onCoding(
            node,
            (one) => put(one, { code: `${otherCheckDigit(text(one.code))}:363698007=39607008` }),
            'focus check digit',
          ),
          ...onCoding(node, (one) => put(one, { code: `${text(one.code)}:363698007=39607009` }), 'value check digit'),
        ]
      : [],
  ),
  perNode('concept-text-only', (node) =>
    node.type === 'CodeableConcept' && isObject(node.value) && objects(node.value.coding).length > 0
      ? [
          onObject(node, (concept) => {
            delete concept.coding;
            concept.text = 'tekst';
          }),
        ]
      : [],
  ),
  perNode('unit-code', (node) =>
    node.type === 'Quantity' && isObject(node.value) && node.value.system === 'http://unitsofmeasure.org'
      ? [
          onObject(node, (quantity) => put(quantity, { code: 'stuks' }), 'not ucum'),
          onObject(node, (quantity) => put(quantity, { code: 'furlong/fortnight' }), 'unknown units'),
          onObject(node, (quantity) => void delete quantity.code, 'missing'),
        ]
      : [],
  ),
  perNode('two-codings-one-wrong', (node) =>
    node.name === 'coding' && first(node) && strength(node)
      ? [
          replace(node, (old) => ({ ...(isObject(old) ? old : {}), userSelected: 'ja' }), 'user selected'),
          replace(node, () => ({ system: 'http://example.org/system', code: 'a' }), 'replaced'),
        ]
      : [],
  ),
];
