/** One expression a line. */
function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Expressions that hold, and that do not, asked of the Patient of support.ts. */
export interface Expressions {
  readonly hold: readonly string[];
  readonly break: readonly string[];
}

/**
 * FHIRPath by subject. Each was asked of the reference engine (org.hl7.fhir 6.4.0, STU3 in legacy mode) too; where that
 * or the fhirpath package answers otherwise is in argued-differences.ts.
 */
export const expressions: Readonly<Record<string, Expressions>> = {
  paths: {
    hold: lines(String.raw`
      name.family = 'Jansen'
      Patient.name.family = 'Jansen'
      name.given.count() = 2
      name[0].given[1] = 'Bo'
      name[5].empty()
      (name | identifier).count() = 4
      name . given . count ( ) = 2
      name.given.count() = 2 // said twice
      Resource.id = 'p1'
      DomainResource.id = 'p1'
      %resource.id = 'p1'
      %rootResource.id = 'p1'
      %context.id = 'p1'
      name.where($this.use = 'nickname').text.exists()
      name.select($index) = (0 | 1)
    `),
    break: lines(String.raw`
      Observation.name.exists()
      name.family.family.exists()
      constructor.exists()
      __proto__.exists()
      toString.exists()
    `),
  },
  'primitives with twins': {
    hold: lines(String.raw`
      birthDate.hasValue()
      birthDate.extension.exists()
      birthDate.extension('http://x/b').value = 'b'
      multipleBirth.exists()
      multipleBirth.hasValue().not()
      address.line.count() = 3
      address.line.where(hasValue()).count() = 2
      address.line[1].extension('http://x/l').value = 'l'
      address.line[1].children().count() = 1
      address.children().count() = 4
    `),
    break: lines(String.raw`
      multipleBirth.empty()
      multipleBirth > 1
      multipleBirth = 1
    `),
  },
  'choices and types': {
    hold: lines(String.raw`
      deceased.exists()
      deceased = false
      deceasedBoolean.exists()
      deceased is boolean
      deceased.is(boolean)
      (deceased as boolean).not()
      multipleBirth is integer
      birthDate is date
      gender is code
      gender.ofType(code).exists()
      active is boolean
      active is FHIR.boolean
      active is Boolean
      1 is Integer
      'a' is System.String
      @2018 is Date
      (1 < 2) is Boolean
      name.first() is HumanName
      name.ofType(HumanName).count() = 2
      name.first() is Element
      $this is Patient
      is(Patient)
      $this is DomainResource
      $this.is(Resource)
      extension('http://x/q').value is Quantity
      extension('http://x/q').value.as(Quantity).value = 5
      managingOrganization is Reference
    `),
    break: lines(String.raw`
      deceased is dateTime
      deceased as dateTime
      active is System.Boolean
      active is string
      1 is integer
      'a' is string
      name is HumanName
      $this is Observation
      name.foo is HumanName
    `),
  },
  references: {
    hold: lines(String.raw`
      managingOrganization.resolve().name = 'Org'
      managingOrganization.resolve() is Organization
      managingOrganization.reference.resolve() is Organization
      generalPractitioner.resolve().count() = 1
      generalPractitioner.where(resolve() is Practitioner).count() = 2
      generalPractitioner[1].resolve().empty()
      descendants().reference contains '#o1'
      repeat(contained).count() = 2
    `),
    break: [],
  },
  equality: {
    hold: lines(String.raw`
      name.given = ('An' | 'Bo')
      gender in ('male' | 'female')
      ('male' | 'female') contains gender
      gender ~ 'FEMALE'
      name.given ~ ('Bo' | 'An')
      1 = 1.0
      0.1 + 0.2 = 0.3
      deceased = 'false'
      birthDate = '1980-05'
      birthDate = @1980-05
      @2018-05-01T10:00:00Z = @2018-05-01T12:00:00+02:00
      name.foo != 'x'
      name.foo !~ name.given
      name.foo ~ name.bar
      identifier.value.isDistinct()
      identifier.isDistinct()
      (identifier | identifier).count() = 2
    `),
    break: lines(String.raw`
      name.given = 'An'
      name.given = ('Bo' | 'An')
      name.foo = 'x'
      name.foo = name.bar
      'a' in name.foo
      name.foo in 'a'
      birthDate = @1980
      birthDate = @1980-05-01
      birthDate != @1980
      identifier.system.isDistinct()
      name.given.combine(name.given).isDistinct()
      @2018-05-01T10:00:00 = @2018-05-01T10:00:00Z
      {} = {}
    `),
  },
  order: {
    hold: lines(String.raw`
      birthDate < @1981
      birthDate < @1980-06
      birthDate > @1979-12-31
      birthDate <= @1980-05
      @2018-05-01T10:00:00Z < @2018-05-01T12:00:01+02:00
      @2018-05-01 < @2018-05-02T00:30:00+02:00
      @T10:00:00 < @T11:00:00
      contact[1].period.start <= contact[1].period.end
      1 < 2.5
      '10' < '9'
      'b' >= 'b'
      extension('http://x/q').value > 4 'mg'
    `),
    break: lines(String.raw`
      birthDate < @1980-05-02
      @2018 < @2018-06
      contact[0].period.start <= contact[0].period.end
      contact.period.start <= contact.period.end
      name.foo > 1
    `),
  },
  'logic with three values': {
    hold: lines(String.raw`
      name.foo or true
      false implies name.foo
      name.foo implies true
      name.foo implies false
      name.foo is string implies name.foo = 'a'
      {} or true
      true implies 1 = 1
      false and name.foo or true
      true or true and false
      false implies true and false
      gender and true
      gender = 'male' or 'female'
      'false'.exists()
      true or name.given
      name
      name.given
    `),
    break: lines(String.raw`
      {}
      name.foo
      name.foo and true
      name.foo or false
      name.foo xor true
      true implies name.foo
      true and {}
      true xor true
      {}.not()
      gender.not()
      1.not()
      'false'.not()
      (gender = 'male' or 'a').not()
      active.not()
    `),
  },
  collections: {
    hold: lines(String.raw`
      name.where(use = 'official').given.count() = 2
      name.where(family).count() = 1
      name.exists(use = 'official')
      name.all(use.exists())
      name.given.all($this.length() = 2)
      name.select(given.count()) = (2 | 0)
      name.given.first() = 'An'
      name.given.last() = 'Bo'
      name.given.tail() = 'Bo'
      name.given.skip(1) = 'Bo'
      name.given.take(1) = 'An'
      name.given.skip(5).empty()
      name.given.first().single() = 'An'
      identifier.system.distinct().count() = 1
      identifier.system.union(identifier.value).count() = 3
      identifier.system.combine(identifier.value).count() = 4
      identifier.system.intersect('http://s').count() = 1
      identifier.value.exclude('1') = '2'
      identifier.value.subsetOf('1' | '2' | '3')
      identifier.value.supersetOf('1')
      name.given.aggregate($total + $this, '') = 'AnBo'
      (true | false).anyTrue()
      (true | false).anyFalse()
      active.allTrue()
      {}.allTrue()
      {}.all(false)
      {}.count() = 0
      name.trace('x').count() = 2
      iif(active, 1, 2) = 1
      iif(name.foo, 1, 2) = 2
      iif(active.not(), true).empty()
    `),
    break: lines(String.raw`
      name.all(given.exists())
      (true | false).allTrue()
      (true | false).allFalse()
      {}.anyTrue()
      {}.exists()
    `),
  },
  'strings and numbers': {
    hold: lines(String.raw`
      'abc'.startsWith('a')
      'abc'.endsWith('c')
      'abc'.contains('b')
      'abc'.contains('')
      'abc'.matches('b')
      '2018-05-01'.matches('^\\d{4}-\\d{2}-\\d{2}$')
      'a-b'.matches('^[a-z\\-]+$')
      'abc'.matchesFull('[a-c]+')
      'abc'.replace('b', '$&') = 'a$&c'
      'abc'.replaceMatches('[ab]', 'x') = 'xxc'
      'abc'.substring(1) = 'bc'
      'abc'.substring(1, 1) = 'b'
      'abc'.substring(3).empty()
      'abc'.substring(-1).empty()
      'abc'.indexOf('c') = 2
      'abc'.length() = 3
      'abc'.upper() = 'ABC'
      'a\'b'.length() = 3
      '\u0041' = 'A'
      name.foo.startsWith('a').empty()
      'a' + 'b' = 'ab'
      name.foo & 'b' = 'b'
      (name.foo + 'b').empty()
      1 + 2 * 3 = 7
      (1 + 2) * 3 = 9
      7 div 2 = 3
      7 mod 2 = 1
      7 / 2 = 3.5
      (1 / 0).empty()
      -1 < 0
      1 - -1 = 2
      '5'.toInteger() = 5
      'x'.toInteger().empty()
      '5.5'.toDecimal() = 5.5
      true.toInteger() = 1
      active.toString() = 'true'
      '5'.convertsToInteger()
      5 'mg' < 6 'mg'
      1 day = 1 'd'
      1.5.truncate() = 1
      name.given.join(',') = 'An,Bo'
      'a,b'.split(',').count() = 2
    `),
    break: lines(String.raw`
      'abc'.matches('^b$')
      'abc'.matchesFull('b')
      active.startsWith('t')
      'x'.convertsToInteger()
      ''.contains('a')
    `),
  },
  time: {
    hold: lines(String.raw`
      today() = @2024-05-06
      now() > @2024-05-05T22:29:59Z
      birthDate < today()
      today() - 18 years = @2006-05-06
      @2024-01-31 + 1 month = @2024-02-29
      @2018-05 + 1 year = @2019-05
      @2018-05-01T23:30:00Z + 1 hour = @2018-05-02T00:30:00Z
      @2018-05-01 + 2 weeks = @2018-05-15
    `),
    break: [],
  },
  variables: {
    hold: lines(String.raw`
      %ucum = 'http://unitsofmeasure.org'
      %sct = 'http://snomed.info/sct'
      %loinc = 'http://loinc.org'
      %"ext-foo" = 'http://hl7.org/fhir/StructureDefinition/foo'
    `),
    break: [],
  },
  'names in backticks': {
    hold: [
      '`name`.given.exists()',
      "%`vs-administrative-gender` = 'http://hl7.org/fhir/ValueSet/administrative-gender'",
    ],
    break: [],
  },
};
