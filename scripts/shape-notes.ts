/** What a shape that many records share is, and what the table of its properties does not say. */
interface Note {
  readonly says: string;
  /** Values as they are written; a test gives each to the schema. */
  readonly examples: readonly unknown[];
}

const mg = { system: 'http://unitsofmeasure.org', code: 'mg', display: 'mg' };
const bsn = { system: '2.16.840.1.113883.2.4.6.3', value: '999990019' };

/** What the tables of a zib do not say: which properties go together, and which do not. */
export const zibNotes: Readonly<Record<string, string>> = {
  Patient:
    'At least one identification number; the BSN is what a pull asks for. `dateOfDeath` does not go with `deathIndicator: false`. A general practitioner is a `healthProfessional`, a `healthcareProvider` or both.',
  Payer:
    'An `insuranceCompany` or a `payerPerson`; of the company its number or its name. `"patient"` is the patient who pays.',
  AllergyIntolerance:
    'The `author` is the patient or a health professional; the `informationSource` is no healthcare provider.',
  ProcedureRequest: 'An `orderStatus` or a `requestStatus`, not both. A `frequency` is so many times per `interval`.',
  HealthProfessional: 'Says at least something beside its `id`.',
  HealthcareProvider: 'An `organizationName` or an identification number.',
  ContactPerson: 'Says at least something beside its `id`.',
  PharmaceuticalProduct: 'A product code, a `productName` or a `description`.',
};

/** The shapes that records share, in the order of the page; every zib has a section of its own. */
export const shapeNotes: Readonly<Record<string, Note>> = {
  CodedConcept: {
    says: 'A coded value: either `system` and `code`, or a `nullFlavor` that says why there is no code, with the words in `originalText`. `system` is an OID or URI. `translations` are codes of the same meaning in other systems.',
    examples: [
      { system: '2.16.840.1.113883.6.96', code: '764146007', display: 'penicilline' },
      { nullFlavor: 'OTH', originalText: 'pleisters met lijm' },
    ],
  },
  Coding: {
    says: 'One code in one system.',
    examples: [{ system: '2.16.840.1.113883.2.4.4.10', code: '17469', display: 'IBUPROFEN TABLET 600MG' }],
  },
  Identifier: {
    says: 'A number that a register gave. `system` is the OID or URI of the register, here of the BSN; each number has the form of its register.',
    examples: [bsn],
  },
  Key: {
    says: 'Text, or a whole number of at most 2^53 - 1: a key of your own.',
    examples: ['a-1', 4711],
  },
  Date: {
    says: 'A date as precise as it is known, from 1800, or a `Date`.',
    examples: ['1957', '1957-03', '1957-03-14'],
  },
  DateTime: {
    says: 'A date as above, or one with a time; without a zone it is Dutch time. Or a `Date`.',
    examples: ['2026-03', '2026-03-01', '2026-03-01T09:30', '2026-03-01T09:30:00+01:00'],
  },
  Instant: {
    says: 'A date with a time, as above; a date alone is refused.',
    examples: ['2026-03-01T09:30', '2026-03-01T09:30:00+01:00'],
  },
  Decimal: {
    says: 'A number of nought or more, or the same as text with a point and without exponent, which keeps its precision. No comma.',
    examples: [1.5, '1.50'],
  },
  PositiveDecimal: { says: 'A decimal as above, above nought.', examples: [1, '0.5'] },
  SignedDecimal: { says: 'A decimal as above, which may lie below nought.', examples: [-2.5, '-1.50'] },
  Quantity: {
    says: 'An amount with its unit, in UCUM or G-Standaard table 902.',
    examples: [{ value: '82.5', unit: { system: 'http://unitsofmeasure.org', code: 'kg' } }],
  },
  NumberRange: {
    says: 'Either `nominalValue`, or `minimumValue`, `maximumValue` or both. The `count` of a frequency takes whole numbers only.',
    examples: [{ nominalValue: 3 }, { minimumValue: 1, maximumValue: 2 }],
  },
  QuantityRange: {
    says: 'The same with a unit, as a dose is. It has no `value`.',
    examples: [
      { nominalValue: 500, unit: mg },
      { minimumValue: 500, maximumValue: 1000, unit: mg },
    ],
  },
  Duration: {
    says: 'A length of time. Units are UCUM: second, minute, hour, day, week, month, year.',
    examples: [{ value: 30, unit: 'd' }],
  },
  Party: {
    says: 'Who wrote or told something: exactly one of the four, written out whole. Some records allow fewer of them.',
    examples: [{ patient: true }, { healthProfessional: { nameInformation: { lastName: { lastName: 'Hartman' } } } }],
  },
  Metadata: {
    says: 'When and by whom a record was first registered and last modified; at least one of the two, the modification not before the registration. A receiver gets it as Provenance (profile BgZ-Metadata), when it asks for that.',
    examples: [
      {
        firstRegistration: {
          dateTime: '2026-03-01T09:30:00+01:00',
          actor: { healthcareProvider: { organizationName: 'Ziekenhuis De Proef' } },
        },
      },
    ],
  },
  Registration: {
    says: 'The `actor` is one of the two; `onBehalfOf` goes with either. In FHIR: `Provenance.recorded`, `Provenance.agent.whoReference`, `Provenance.agent.onBehalfOfReference` and `Provenance.activity`. Records with one `statement` are the targets of one Provenance, as far as the rest of it is the same.',
    examples: [
      {
        dateTime: '2026-03-01T09:30',
        actor: { healthProfessional: { nameInformation: { lastName: { lastName: 'Hartman' } } } },
        onBehalfOf: { organizationName: 'Ziekenhuis De Proef' },
        statement: 'form-1',
      },
    ],
  },
  ProblemReference: {
    says: 'A problem of the same patient: `id` (that of its record in `problems`) and `display`, or the whole `problem` when no record has it.',
    examples: [
      { id: 'd-1', display: 'hypertensie' },
      { problem: { id: 'd-9', problemName: { nullFlavor: 'OTH', originalText: 'knieklachten' } } },
    ],
  },
  ProblemInside: {
    says: 'A problem inside another record: a [Problem](#problem) of which the status may be left out.',
    examples: [{ id: 'd-9', problemName: { nullFlavor: 'OTH', originalText: 'knieklachten' } }],
  },
  NameInformation: {
    says: 'At least one part. `unstructuredName` is for a name that is not known in parts.',
    examples: [{ initials: 'A.', lastName: { prefix: 'de', lastName: 'Proef' } }],
  },
  AddressInformation: {
    says: 'At least one part.',
    examples: [
      { street: 'Proefstraat', houseNumber: '2', postcode: '1000 AA', placeOfResidence: 'Utrecht', country: 'NL' },
    ],
  },
  ContactInformation: {
    says: 'Telephone numbers and email addresses, each an object in a list.',
    examples: [{ telephoneNumbers: [{ telephoneNumber: '030-0000000', numberType: 'HP' }] }],
  },
  LanguageProficiency: {
    says: 'A language and how well it is understood, spoken and read.',
    examples: [{ communicationLanguage: 'nl' }],
  },
  InstructionsForUse: {
    says: '`dosageInstructions` are the steps in order. In a schedule `frequency` and `interval` exclude each other, and so do `administrationTimes` (`hh:mm` or `hh:mm:ss`) and `partsOfDay`. `asNeeded: {}` says that it is, without saying when. `{ nominalValue: 3 }` per `{ value: 1, unit: "d" }` is three times a day.',
    examples: [
      {
        description: '3 maal per dag 500 mg',
        dosageInstructions: [
          {
            dose: { nominalValue: 500, unit: mg },
            administeringSchedule: { frequency: { count: { nominalValue: 3 }, per: { value: 1, unit: 'd' } } },
          },
        ],
      },
    ],
  },
};
