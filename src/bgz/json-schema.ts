import * as z from 'zod';
import { isJson } from '../fhir/json';
import { momentForm } from '../fhir/moment-text';
import type { Concept } from './define/concept';
import { conceptsOf, type Fields, fieldsInside, fieldsOf } from './define/field';
import { languageProficiency } from './language-proficiency/zib';
import { zibs } from './listed/zibs';
import { addressInformation } from './parts/address-information/zib';
import { party } from './parts/basic-elements/zib';
import { nullFlavors } from './parts/code/code';
import { coded, coding } from './parts/code/coded';
import { type CodelistMeta, codelistOf } from './parts/code/from-codelist';
import { contactInformation } from './parts/contact-information/zib';
import { identifier } from './parts/identifier/zib';
import { instructionsForUse } from './parts/instructions-for-use/zib';
import { metadata, registration } from './parts/metadata/zib';
import { date, dateTime, instant } from './parts/moment/zib';
import { nameInformation } from './parts/name-information/zib';
import {
  decimalTextForm,
  duration,
  notNegative,
  numberRange,
  positive,
  quantity,
  quantityRange,
  signedDecimal,
} from './parts/quantity/zib';
import { problemReference } from './parts/references/zib';
import { key, text } from './parts/text/zib';
import { problem, problemInside } from './problem/zib';
import { bgzRecords } from './records';

type Node = z.core.JSONSchema.BaseSchema;

/** A part of the schema with a name of its own: where its concepts are written, and what zod cannot say about it. */
interface Part {
  readonly schema: z.ZodType;
  readonly concepts?: readonly Concept[];
  readonly also?: Node;
}

/** A number, or the same in text, which keeps its precision. */
const decimalNode = (bounds: Node): Node => ({
  anyOf: [
    { type: 'number', ...bounds },
    { type: 'string', pattern: decimalTextForm.source },
  ],
});

/** What says the same as leaving a property out: null, blank text, and what holds nothing else. */
const ABSENT = 'Absent';
const orAbsent: Node = { $ref: `#/$defs/${ABSENT}` };
const absent: Node = {
  anyOf: [
    { type: ['null', 'string'], pattern: '^\\s*$' },
    { type: 'object', minProperties: 1, additionalProperties: orAbsent },
    { type: 'array', minItems: 1, items: orAbsent },
  ],
};
const present: Node = { not: orAbsent };

/** That these properties say something, and those nothing. */
const only = (stated: readonly string[], unstated: readonly string[]): Node => ({
  required: [...stated],
  properties: Object.fromEntries([
    ...stated.map((name) => [name, present] as const),
    ...unstated.map((name) => [name, orAbsent] as const),
  ]),
});

/** A code, or the reason or the words in place of one; a code without system is mended (see ./parts/mended). */
const oneCodeOrNullFlavor: Node = {
  type: ['object', 'string', 'integer'],
  pattern: '\\S',
  allOf: [{ anyOf: [{ properties: { system: orAbsent } }, only(['code'], [])] }],
  anyOf: [
    only(['code'], ['nullFlavor']),
    only(['nullFlavor'], ['code']),
    only(['display'], ['code', 'nullFlavor']),
    only(['originalText'], ['code', 'nullFlavor']),
  ],
};

const parties = ['patient', 'healthProfessional', 'healthcareProvider', 'contactPerson'];

/** Exactly one of the parties; the others may be there and say nothing. */
const oneParty: Node = {
  oneOf: parties.map((party) =>
    only(
      [party],
      parties.filter((other) => other !== party),
    ),
  ),
};

/** A code as text or as a whole number. */
const codeNode: Node = { type: ['string', 'integer'] };

const blanksAround = (pattern: string): string => pattern.replace(/^\^/, '^\\s*').replace(/\$$/, '\\s*$');

/** The parts of records that have a name of their own, for the documentation too. */
export const recordParts: Readonly<Record<string, Part>> = {
  ...Object.fromEntries(Object.values(zibs).map(({ zib, schema, concepts }) => [zib, { schema, concepts }])),
  InstructionsForUse: {
    schema: instructionsForUse,
    concepts: conceptsOf(instructionsForUse),
  },
  NameInformation: { schema: nameInformation, concepts: conceptsOf(nameInformation), also: { minProperties: 1 } },
  AddressInformation: {
    schema: addressInformation,
    concepts: conceptsOf(addressInformation),
    also: { minProperties: 1 },
  },
  ContactInformation: { schema: contactInformation, concepts: conceptsOf(contactInformation) },
  LanguageProficiency: { schema: languageProficiency, concepts: conceptsOf(languageProficiency) },
  Party: { schema: party, also: oneParty },
  Metadata: { schema: metadata },
  Registration: { schema: registration },
  ProblemInside: { schema: problemInside, concepts: problem.concepts },
  ProblemReference: { schema: problemReference },
  Identifier: { schema: identifier },
  CodedConcept: { schema: coded, also: oneCodeOrNullFlavor },
  Coding: { schema: coding },
  Quantity: { schema: quantity },
  QuantityRange: { schema: quantityRange },
  NumberRange: { schema: numberRange },
  Duration: { schema: duration },
  Decimal: { schema: notNegative, also: decimalNode({ minimum: 0 }) },
  SignedDecimal: {
    schema: signedDecimal,
    also: {
      anyOf: [{ type: 'number' }, { type: 'string', pattern: decimalTextForm.source.replace('^', '^-?') }],
    },
  },
  PositiveDecimal: { schema: positive, also: decimalNode({ exclusiveMinimum: 0 }) },
  DateTime: {
    schema: dateTime,
    also: { type: 'string', pattern: blanksAround(momentForm.source.replace('T', '[T ]')) },
  },
  // What a DateTime is beside this stands with the schema that it adds a check to.
  Instant: { schema: instant, also: { pattern: blanksAround('^\\d{4}-\\d{2}-\\d{2}[T ]') } },
  Date: { schema: date, also: { type: 'string', pattern: blanksAround('^\\d{4}(-\\d{2}(-\\d{2})?)?$') } },
  Text: { schema: text, also: { pattern: '\\S' } },
  Key: { schema: key, also: { type: ['string', 'integer'], pattern: '\\S' } },
};

const named = z.registry<{ id: string }>();
for (const [id, { schema }] of Object.entries(recordParts)) named.add(schema, { id });

/** Under this name the schema for {@link recordsSchemaWithLists} has the codelist of a value; the one that is published has not. */
export const CODELIST = 'x-codelist';

/** The codes of a list, each once, and which of them a short name stands for. */
export interface ListedCodes {
  readonly codes: readonly string[];
  readonly shortNames: Readonly<Record<string, string>>;
}

/** A codelist value: a code or short name alone, or the full form; a closed list holds there too. */
function codelistNode({ name, oid, codes, names, closed }: CodelistMeta): Node {
  const noCodes = codes.filter((code) => nullFlavors.some((nullFlavor) => nullFlavor === code));
  // A whole number says the same as its digits.
  const numbers = codes.filter((code) => /^[1-9]\d*$/.test(code) && Number.isSafeInteger(Number(code))).map(Number);
  const written = [...codes, ...numbers];
  const inList: Node = {
    properties: {
      code: { anyOf: [{ enum: written }, orAbsent] },
      nullFlavor: noCodes.length > 0 ? { anyOf: [{ enum: noCodes }, orAbsent] } : orAbsent,
    },
  };
  return {
    $comment: `${name} ${oid}`,
    // Some codes are their own short name, and an enum has each value once.
    anyOf: [
      { enum: [...new Set([...names, ...written])] },
      { type: 'object', $ref: '#/$defs/CodedConcept', ...(closed && inList) },
    ],
  };
}

const isNode = (value: unknown): value is Node => isJson(value);

/** The text an editor shows with a property: `NL-CM:8.2.2 CausativeAgent (VeroorzakendeStof)`, and what its field notes. */
function describeProperties(node: unknown, concepts: readonly Concept[], at: string, fields: Fields = {}): void {
  if (!isNode(node)) return;
  describeProperties(node.items, concepts, at, fields);
  for (const [property, value] of Object.entries(node.properties ?? {})) {
    if (!isNode(value)) continue;
    const record = at === '' ? property : `${at}.${property}`;
    const row = concepts.find((candidate) => candidate.record === record);
    const field = fields[property];
    const told = [row && `${row.id} ${row.name} (${row.dutch})`, field?.note].filter((one) => one !== undefined);
    if (told.length > 0) value.description = told.join('. ');
    describeProperties(value, concepts, record, field && fieldsInside(field));
  }
}

/** Lets a node also take what says the same as leaving it out. */
function withAbsent(node: Node): Node {
  const { description, ...rest } = node;
  return { ...(description !== undefined && { description }), anyOf: [rest, orAbsent] };
}

/** Lets whatever may be left out, and the items of lists, be null or blank too, here and in all that it holds. */
function allowAbsent(node: unknown): void {
  if (!isNode(node)) return;
  for (const one of [node.items, ...(node.anyOf ?? []), ...Object.values(node.properties ?? {})]) allowAbsent(one);
  if (isNode(node.items)) node.items = withAbsent(node.items);
  for (const [name, value] of Object.entries(node.properties ?? {})) {
    if (node.properties && isNode(value) && !node.required?.includes(name)) node.properties[name] = withAbsent(value);
  }
}

/**
 * JSON Schema (2020-12) of {@link bgzRecords} as a builder accepts them, for other languages and editors; published as
 * `schema/bgz-records.schema.json`. It describes form; what takes reckoning or several properties only the builder
 * checks: check digits, dates that exist, begin before end, unique ids, references that lead somewhere. What a builder mends
 * it accepts, but for blanks around the codes of a codelist.
 *
 * @example
 * new Ajv2020({ strict: false }).compile(bgzRecordsJsonSchema())
 */
export function bgzRecordsJsonSchema(): object {
  return recordsSchema(codelistNode);
}

/** The same, with the codelist of each value as {@link ListedCodes} under {@link CODELIST}: for who tells of records in words. */
export function recordsSchemaWithLists(): object {
  return recordsSchema((codelist) => {
    const { codes, shortNames } = codelist;
    return { ...codelistNode(codelist), [CODELIST]: { codes, shortNames } satisfies ListedCodes };
  });
}

function recordsSchema(ofCodelist: (codelist: CodelistMeta) => Node): object {
  const { $schema, ...schema } = z.toJSONSchema(bgzRecords.schema, {
    io: 'input',
    unrepresentable: 'any',
    metadata: named,
    override: ({ zodSchema, jsonSchema }) => {
      const codelist = codelistOf(zodSchema);
      if (codelist !== undefined) Object.assign(jsonSchema, ofCodelist(codelist));
    },
  });
  const definitions = schema.$defs ?? {};
  for (const [id, { schema: part, concepts = [], also }] of Object.entries(recordParts)) {
    const definition = definitions[id];
    if (!isNode(definition)) continue;
    delete definition.id;
    // What follows writes into it, and the next call begins anew.
    Object.assign(definition, structuredClone(also));
    describeProperties(definition, concepts, '', fieldsOf(part));
  }
  describeProperties(schema, bgzRecords.concepts, '');
  for (const name of ['CodedConcept', 'Coding']) {
    const properties = definitions[name]?.properties;
    if (properties) properties.code = { ...(isNode(properties.code) ? properties.code : {}), ...codeNode };
  }
  for (const node of [schema, ...Object.values(definitions)]) allowAbsent(node);
  definitions[ABSENT] = absent;
  return {
    $schema,
    $id: 'https://unpkg.com/bgz-facade/schema/bgz-records.schema.json',
    title: 'BgZ records of one patient (zib 2017)',
    ...schema,
  };
}
