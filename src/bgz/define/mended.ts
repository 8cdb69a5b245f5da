/**
 * What a record may be written like and what it then becomes: the one table of normalisations. Builders, JSON, sources and
 * ADA all go by it; docs/records.md is generated from it. A row's name is stable.
 */
export const mendings = {
  null: {
    found: '`null`',
    becomes: 'absent; in a list the item is dropped. An object or list that holds nothing any more is absent too',
    example: '`comment: null`',
  },
  'empty-object': {
    found: '`{}` where no part is required',
    becomes: 'absent, as an object whose parts are all `null`. `asNeeded` stays: it says something by being there',
    example: '`requester: {}`',
  },
  'blank-text': {
    found: 'text without a visible character',
    becomes: 'absent, as `null`',
    example: "`comment: ' '`",
  },
  'outer-blanks': {
    found:
      'blanks around text, a code, a system or a moment: space, tab, line end, no-break space (U+00A0), any other Unicode blank, zero-width characters and byte order marks',
    becomes: 'the same without them. What is inside stays as it was given',
    example: "`code: '\\t17469'` → `'17469'`",
  },
  'date-object': {
    found: 'a `Date`',
    becomes:
      'the instant on the Dutch clock with its offset, to the second, with milliseconds when there are any; where only a date may stand, the Dutch calendar day',
    example: "`new Date('2026-03-01T09:00:00Z')` → `'2026-03-01T10:00:00+01:00'`",
  },
  'date-notation': {
    found: 'a blank between date and time or before the zone, a zone without colon or of hours alone',
    becomes: '`T` between date and time, nothing before the zone, the zone as `±hh:mm`',
    example: "`'2026-03-01 10:00:00 +01'` → `'2026-03-01T10:00:00+01:00'`",
  },
  midnight: {
    found: 'midnight without a zone, where only a date may stand',
    becomes: 'the date. Any other time of day is refused there',
    example: "`dateOfBirth: '1950-07-02 00:00:00'` → `'1950-07-02'`",
  },
  'number-as-text': {
    found: 'a whole number of at most 2^53 - 1 where an id, identification number, code or house number stands',
    becomes:
      'its digits. A BSN gets back the zero it lost in front (nine digits, the 11-test decides); no other number does: where a register has a fixed length (AGB, URA, UZI, BIG, UZOVI, AGB specialism, nationality, country of the BRP), digits that fall short are refused',
    example: "`id: 4711` → `'4711'`",
  },
  'leading-zeros': {
    found: 'zeros in front of a G-Standaard number (GPK, PRK, HPK, ZI, SNK, SSK, thesaurus or table)',
    becomes: 'the number without them, as the national examples write it',
    example: "`prk('00017469')` → `'17469'`",
  },
  'country-code': {
    found: 'an ISO 3166-1 country code in lower case',
    becomes: 'the same in upper case',
    example: "`country: 'nl'` → `'NL'`",
  },
  'code-system': {
    found: 'a code without system, where the zib has one system for codes of that form',
    becomes: 'the code in that system',
    example: "`country: 'NL'` → ISO 3166-1",
  },
  'code-as-text': {
    found: 'a code without system that fits none or several systems of the concept, or a name in place of a code',
    becomes: 'nullFlavor `OTH` with the words as `originalText`. A codelist that allows no other codes refuses it',
    example: "`country: 'Nederland'` → `{ nullFlavor: 'OTH', originalText: 'Nederland' }`",
  },
  'unit-in-words': {
    found:
      'a version, translations, second words or line breaks of a unit whose amount is sent as text: the speed of an infusion given as a range, body height and body weight of an agreement',
    becomes:
      'the unit by its code and one term, on one line. FHIR STU3 and the profiles have no place for the rest beside text',
    example: "`bodyWeight.value.unit: { system, code: 'kg', version: '2.1' }` → without `version`",
  },
} as const;

/** Stable name of a way a record was mended; a row of {@link mendings}. */
export type MendedKind = keyof typeof mendings;

/** One place where a record was written in another form than it is kept in. */
export interface Mended {
  /** Steps from the record to the value as it was given: property names and list positions from 0. */
  readonly path: (string | number)[];
  /** The same path as text, e.g. `reactions[0].severity`. */
  readonly at: string;
  readonly what: MendedKind;
}
