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
];

/** Why our verdict differs from the stated one. */
export const argumentFor = (name: string): string | undefined => argued.find(({ cases }) => cases.includes(name))?.why;
