/** A difference in verdict in which we are right by the specification, or in which there is nothing here to tell by. */
interface Argument {
  readonly cases: readonly string[];
  readonly why: string;
}

const argued: readonly Argument[] = [
  {
    cases: ['bad-display', 'bad-display + profile'],
    why: 'We report the display, as a warning. STU3 lets a display follow the rules of its system and gives no rule by which another wording makes the resource wrong.',
  },
  {
    cases: [
      'discriminator-type-example-pattern-good',
      'discriminator-type-example-pattern-good + profile',
      'discriminator-type-example-value-good',
      'discriminator-type-example-value-good + profile',
      'discriminator-type-example-value-bad',
    ],
    why: 'The one error stated is the display of a SNOMED CT code, which a terminology server told. Without a release there are no terms to hold it against; the code is counted as unverified.',
  },
  {
    cases: ['zib-slicing', 'zib-slicing + profile'],
    why: 'The code is of the Dutch edition of SNOMED CT; the server that was asked had the international one only. The code is counted as unverified.',
  },
  {
    cases: ['nl/nl-core-patient-01'],
    why: 'An extension nobody knows. STU3, Extensibility: a resource may hold any extension, and one that is not known is no error. We say that it is unknown.',
  },
  {
    cases: ['sd-bundle-r3', 'r3-sd-sd'],
    why: 'The errors stated come from definitions of R5 that the judge lays on STU3: the extension elementdefinition-maxValueSet holds a uri or a Reference in STU3, and the FHIRPath of bdl-7 and sdf-15 stands in the STU3 definitions themselves.',
  },
  {
    cases: ['bundle-transaction'],
    why: 'The errors stated are an extension nobody knows, which STU3 allows, and that a composite search parameter has two components, which no rule of STU3 asks.',
  },
  {
    cases: ['standards-status-r3'],
    why: 'The error stated is a context that the definition of R5 gives the extension; STU3 has no such extension, so nothing here tells where it belongs. We say that it is unknown.',
  },
  {
    cases: ['extension-version-restriction-range-r3', 'extension-version-restriction-range-ctxt-r3'],
    why: 'The definition that the case brings along is one of FHIR 4.0.1, in the form of R5. We take definitions of STU3 only and name the one that was refused; an STU3 definition with such a range is held to it.',
  },
  {
    cases: ['ext-example-nl + profile'],
    why: 'Slices are to be told apart by value.coding.system, and none of them says what that is (STU3 profiling.html#discriminator asks it), so nothing tells which slice an element is in. We say that the slicing cannot be decided; the judge puts the element in both and calls that the error of the instance.',
  },
  {
    cases: ['qr-required-missing'],
    why: 'The error stated is an answer that the Questionnaire asks for. We look at a QuestionnaireResponse as a resource; whether it answers its questionnaire is not checked.',
  },
];

/** Why our verdict differs from the stated one. */
export const argumentFor = (name: string): string | undefined => argued.find(({ cases }) => cases.includes(name))?.why;
