/** What an engine says: `error` when it refuses to answer. */
export type Answer = 'holds' | 'broken' | 'error';

/** An expression on which the engines do not agree. */
export interface ArguedDifference {
  readonly expression: string;
  /** The reference engine, org.hl7.fhir 6.4.0 as its validator runs it for STU3; recorded, as it runs in Java. */
  readonly reference: Answer;
  /** The fhirpath package, with its STU3 model; the test asks it. */
  readonly package: Answer;
}

function differ(reference: Answer, packageAnswer: Answer, ...expressions: readonly string[]): ArguedDifference[] {
  return expressions.map((expression) => ({ expression, reference, package: packageAnswer }));
}

/** Where our answer on expressions.ts is not that of both other engines, and why ours is what it is. */
export const arguedDifferences: Readonly<Record<string, readonly ArguedDifference[]>> = {
  'an invariant demands nothing when its premise is about what is absent (opd-2, ras-2, which the reference rewrites)':
    [...differ('broken', 'broken', 'name.foo implies false', "name.foo is string implies name.foo = 'a'")],
  'STU3 as the reference engine reads it: != holds when a side is empty, primitives compare by what they say': [
    ...differ('holds', 'broken', "name.foo != 'x'", "deceased = 'false'", "birthDate = '1980-05'"),
    ...differ('holds', 'broken', "name.given ~ ('Bo' | 'An')", 'active is Boolean'),
  ],
  'the reference engine stops at the first true of an or; a boolean is no text; several items have no order': [
    ...differ('holds', 'error', 'true or name.given'),
    ...differ('broken', 'error', "active.startsWith('t')", 'contact.period.start <= contact.period.end'),
    ...differ('broken', 'error', 'name is HumanName'),
  ],
  'the package follows references only over a network, and knows fewer variables': [
    ...differ(
      'holds',
      'error',
      "managingOrganization.resolve().name = 'Org'",
      'managingOrganization.resolve() is Organization',
      'managingOrganization.reference.resolve() is Organization',
      'generalPractitioner.resolve().count() = 1',
      'generalPractitioner.where(resolve() is Practitioner).count() = 2',
      'generalPractitioner[1].resolve().empty()',
      "%sct = 'http://snomed.info/sct'",
      "%loinc = 'http://loinc.org'",
      "%`vs-administrative-gender` = 'http://hl7.org/fhir/ValueSet/administrative-gender'",
    ),
  ],
  'STU3 wrote %"…" where later releases write %`…`': [
    ...differ('error', 'error', `%"ext-foo" = 'http://hl7.org/fhir/StructureDefinition/foo'`),
  ],
  'dates: a date element is a date to us, not a text as to the reference engine; a date stands for its local day; a time without a zone stays open':
    [
      ...differ('holds', 'broken', 'birthDate != @1980'),
      ...differ('broken', 'broken', '@2018-05-01 < @2018-05-02T00:30:00+02:00'),
      ...differ('broken', 'holds', '@2018-05-01T10:00:00 = @2018-05-01T10:00:00Z'),
    ],
  'the reference engine adds no time to a literal date': [
    ...differ(
      'broken',
      'holds',
      '@2024-01-31 + 1 month = @2024-02-29',
      '@2018-05 + 1 year = @2019-05',
      '@2018-05-01 + 2 weeks = @2018-05-15',
    ),
  ],
  'only our clock is the injected one': [
    ...differ('broken', 'broken', 'today() = @2024-05-06', 'today() - 18 years = @2006-05-06'),
  ],
  'the reference engine, as HAPI runs it, has no unit conversion and fails even on equal units': [
    ...differ('error', 'holds', "extension('http://x/q').value > 4 'mg'", "1 day = 1 'd'"),
  ],
  'the reference engine loses an operator behind an index, as in x[0] <= y, and a second sign': [
    ...differ('holds', 'broken', 'contact[0].period.start <= contact[0].period.end'),
    ...differ('broken', 'holds', '1 - -1 = 2'),
  ],
  'the reference engine forgets general types in `is`, and the suffixed name of a choice in an element of over 20 children':
    [...differ('broken', 'holds', 'name.first() is Element', '$this is DomainResource', 'deceasedBoolean.exists()')],
  'the reference engine fails on a primitive without a value': [...differ('error', 'broken', 'multipleBirth > 1')],
  'the package finds what every JavaScript object inherits, and replaces with patterns of JavaScript': [
    ...differ('broken', 'holds', 'constructor.exists()', 'toString.exists()'),
    ...differ('error', 'holds', '__proto__.exists()'),
    ...differ('holds', 'broken', "'abc'.replace('b', '$&') = 'a$&c'"),
  ],
};
