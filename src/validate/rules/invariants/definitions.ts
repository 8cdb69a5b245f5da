import type { Phrase } from '../../../fhir/phrase';

/** What the invariants of profiles and their elements ask. */
export const definitionInvariants = {
  'dae-1': { en: 'the element of a data element has no base', nl: 'het element van een data-element heeft geen base' },
  'dae-2': {
    en: 'the element of a data element is not sliced',
    nl: 'het element van een data-element heeft geen slicing',
  },
  'dae-3': { en: 'a mapping has a name or a uri', nl: 'een mapping heeft een name of een uri' },
  'eld-1': {
    en: 'a slicing has a discriminator, or else a description',
    nl: 'een slicing heeft een discriminator, en anders een description',
  },
  'eld-2': { en: 'min is not above max', nl: 'min is niet hoger dan max' },
  'eld-3': { en: 'max is a number from 0 up, or *', nl: 'max is een getal vanaf 0, of *' },
  'eld-4': {
    en: 'only a type Reference says how its target is aggregated',
    nl: 'alleen een type Reference zegt hoe het doel bijeenstaat (aggregation)',
  },
  'eld-5': {
    en: 'an element that refers to another (contentReference) states no type, value, limit or binding of its own',
    nl: 'een element dat naar een ander verwijst (contentReference) heeft geen eigen type, waarde, grens of binding',
  },
  'eld-6': {
    en: 'a fixed value stands only on an element of one type',
    nl: 'een vaste waarde (fixed) staat alleen op een element met één type',
  },
  'eld-7': {
    en: 'a pattern stands only on an element of one type',
    nl: 'een patroon (pattern) staat alleen op een element met één type',
  },
  'eld-8': {
    en: 'an element has a pattern or a fixed value, not both',
    nl: 'een element heeft een patroon of een vaste waarde, niet allebei',
  },
  'eld-11': {
    en: 'a binding stands only on an element that can hold a code, a string or a uri',
    nl: 'een binding staat alleen op een element dat een code, een string of een uri kan bevatten',
  },
  'eld-12': {
    en: 'the value set of a binding, given as a uri, starts with http:, https: or urn:',
    nl: 'de waardelijst van een binding, als uri gegeven, begint met http:, https: of urn:',
  },
  'eld-13': {
    en: 'each combination of type code and profiles occurs once on an element',
    nl: 'elke combinatie van typecode en profielen komt één keer voor op een element',
  },
  'eld-14': {
    en: 'each key of a constraint occurs once on an element',
    nl: 'elke sleutel van een constraint komt één keer voor op een element',
  },
  'eld-15': {
    en: 'an element has a default value or a meaning when missing, not both',
    nl: 'een element heeft een standaardwaarde of een betekenis bij afwezigheid, niet allebei',
  },
  'eld-16': {
    en: 'a sliceName has only letters, digits, -, _ and, between its parts, /',
    nl: 'een sliceName heeft alleen letters, cijfers, -, _ en, tussen de delen, /',
  },
  'sdf-1': {
    en: 'in a base definition every element path occurs once',
    nl: 'in een basisdefinitie komt elk elementpad één keer voor',
  },
  'sdf-2': { en: 'a mapping has a name or a uri', nl: 'een mapping heeft een name of een uri' },
  'sdf-3': {
    en: 'every element of a snapshot has a definition, a min and a max',
    nl: 'elk element van een snapshot heeft een definition, een min en een max',
  },
  'sdf-4': {
    en: 'a definition that is not abstract has a baseDefinition',
    nl: 'een definitie die niet abstract is heeft een baseDefinition',
  },
  'sdf-5': {
    en: 'the definition of an extension says where it may be used (context and contextType)',
    nl: 'de definitie van een extensie zegt waar zij gebruikt mag worden (context en contextType)',
  },
  'sdf-6': {
    en: 'a definition has a differential, a snapshot or both',
    nl: 'een definitie heeft een differential, een snapshot of allebei',
  },
  'sdf-7': {
    en: 'the url of a base type is http://hl7.org/fhir/StructureDefinition/ followed by its id',
    nl: 'de url van een basistype is http://hl7.org/fhir/StructureDefinition/ gevolgd door de id',
  },
  'sdf-8': {
    en: 'every element of a snapshot belongs to the type of the definition',
    nl: 'elk element van een snapshot hoort bij het type van de definitie',
  },
  'sdf-8a': {
    en: 'every element of a differential belongs to the type of the definition',
    nl: 'elk element van een differential hoort bij het type van de definitie',
  },
  'sdf-9': {
    en: 'the first element has no label, code or requirements',
    nl: 'het eerste element heeft geen label, code of requirements',
  },
  'sdf-11': {
    en: 'the first path of a snapshot is the type of the definition',
    nl: 'het eerste pad van een snapshot is het type van de definitie',
  },
  'sdf-14': {
    en: 'every element of a snapshot and a differential has an id',
    nl: 'elk element van een snapshot en een differential heeft een id',
  },
  'sdf-15': {
    en: 'the first element of a snapshot has no type',
    nl: 'het eerste element van een snapshot heeft geen type',
  },
  'sdf-15a': {
    en: 'a first element of a differential that is the root has no type',
    nl: 'een eerste element van een differential dat de wortel is heeft geen type',
  },
  'sdf-16': {
    en: 'every element id occurs once in a snapshot',
    nl: 'elke element-id komt één keer voor in een snapshot',
  },
  'sdf-17': {
    en: 'every element id occurs once in a differential',
    nl: 'elke element-id komt één keer voor in een differential',
  },
  'sdf-18': {
    en: 'only the definition of an extension has a contextInvariant',
    nl: 'alleen de definitie van een extensie heeft een contextInvariant',
  },
  'sdf-19': {
    en: 'outside a logical model the name of a type has letters and digits only',
    nl: 'buiten een logisch model heeft de naam van een type alleen letters en cijfers',
  },
  'sdf-20': { en: 'the root element is not sliced', nl: 'het hoofdelement heeft geen slicing' },
  'spd-1': {
    en: 'a search parameter with an xpath says how it is used (xpathUsage)',
    nl: 'een zoekparameter met een xpath zegt hoe die gebruikt wordt (xpathUsage)',
  },
  'spd-2': {
    en: 'only a search parameter of type reference can be chained (chain)',
    nl: 'alleen een zoekparameter van type reference kan doorzoeken (chain)',
  },
  'opd-1': {
    en: 'a parameter of an operation has a type or parts',
    nl: 'een parameter van een operatie heeft een type of parts',
  },
  'opd-2': {
    en: 'only a parameter of type string has a searchType',
    nl: 'alleen een parameter van type string heeft een searchType',
  },
  'smp-1': {
    en: 'the target of a mapping rule names an element only within a context',
    nl: 'het doel van een mappingregel noemt alleen een element binnen een context',
  },
  'smp-2': {
    en: 'the target of a mapping rule with a context says its contextType',
    nl: 'het doel van een mappingregel met een context noemt het contextType',
  },
  'md-1': {
    en: 'the max of a focus is a number above 0, or *',
    nl: 'de max van een focus is een getal boven 0, of *',
  },
} as const satisfies Readonly<Record<string, Phrase>>;
