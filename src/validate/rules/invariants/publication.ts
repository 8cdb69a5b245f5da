import type { Phrase } from '../../../fhir/phrase';

/** What the invariants of terminology, capabilities, test scripts and sequences ask. */
export const publicationInvariants = {
  'cmd-1': {
    en: 'a mapping to something narrower or inexact has a comment',
    nl: 'een mapping naar iets dat nauwer of niet exact is heeft een comment',
  },
  'cmd-2': {
    en: 'mode fixed for what is not mapped names the code',
    nl: 'mode fixed voor wat niet gemapt is noemt de code',
  },
  'cmd-3': {
    en: 'mode other-map for what is not mapped names the url of that map',
    nl: 'mode other-map voor wat niet gemapt is noemt de url van die map',
  },
  'cpb-1': {
    en: 'a capability statement tells of REST, messages or documents',
    nl: 'een capability statement vertelt over REST, berichten of documenten',
  },
  'cpb-2': {
    en: 'a capability statement has a description, a software or an implementation',
    nl: 'een capability statement heeft een description, een software of een implementation',
  },
  'cpb-3': {
    en: 'only the statement of an installation (kind instance) names endpoints for messages',
    nl: 'alleen het statement van een installatie (kind instance) noemt endpoints voor berichten',
  },
  'cpb-7': {
    en: 'each combination of document profile and mode occurs once',
    nl: 'elke combinatie van documentprofiel en mode komt één keer voor',
  },
  'cpb-8': {
    en: 'REST is described once for each mode (client, server)',
    nl: 'REST is één keer beschreven per mode (client, server)',
  },
  'cpb-9': {
    en: 'each resource type is described once for each mode of REST',
    nl: 'elk resourcetype is één keer beschreven per mode van REST',
  },
  'cpb-12': {
    en: 'each search parameter name occurs once for a resource type',
    nl: 'elke naam van een zoekparameter komt één keer voor per resourcetype',
  },
  'cpb-14': {
    en: 'a statement of requirements names no software and no implementation',
    nl: 'een statement van eisen (kind requirements) noemt geen software en geen implementation',
  },
  'cpb-15': {
    en: 'a statement of what software can do (kind capability) names no implementation',
    nl: 'een statement van wat software kan (kind capability) noemt geen implementation',
  },
  'cpb-16': {
    en: 'messaging lists either supportedMessage or event, not both',
    nl: 'messaging noemt óf supportedMessage óf event, niet allebei',
  },
  'csd-1': { en: 'every code occurs once in a code system', nl: 'elke code komt één keer voor in een codestelsel' },
  'exp-3': {
    en: 'a designation to include has a language, a use or both',
    nl: 'een op te nemen benaming heeft een language, een use of allebei',
  },
  'exp-4': {
    en: 'a designation to leave out has a language, a use or both',
    nl: 'een weg te laten benaming heeft een language, een use of allebei',
  },
  'nsd-1': {
    en: 'a root naming system has uuids only as identifiers',
    nl: 'een root-naamsysteem heeft alleen uuid’s als aanduiding',
  },
  'nsd-2': {
    en: 'a naming system has at most one preferred identifier of each type',
    nl: 'een naamsysteem heeft hoogstens één voorkeursaanduiding per soort',
  },
  'nsd-3': {
    en: 'only a retired naming system is replaced by another (replacedBy)',
    nl: 'alleen een vervallen naamsysteem is vervangen door een ander (replacedBy)',
  },
  'vsd-1': {
    en: 'what a value set includes or excludes names a system or another value set',
    nl: 'wat een waardelijst opneemt of uitsluit noemt een system of een andere waardelijst',
  },
  'vsd-2': {
    en: 'codes or filters in a value set come with the system they are of',
    nl: 'codes of filters in een waardelijst staan bij het system waar ze van zijn',
  },
  'vsd-3': {
    en: 'a part of a value set lists codes or has filters, not both',
    nl: 'een deel van een waardelijst somt codes op of heeft filters, niet allebei',
  },
  'vsd-5': {
    en: 'a value set has a compose, an expansion or both',
    nl: 'een waardelijst heeft een compose, een expansion of allebei',
  },
  'vsd-6': {
    en: 'what an expansion contains has a code or a display',
    nl: 'wat een expansion bevat heeft een code of een display',
  },
  'vsd-9': {
    en: 'what an expansion contains has a code, unless it is abstract',
    nl: 'wat een expansion bevat heeft een code, tenzij het abstract is',
  },
  'vsd-10': {
    en: 'a code in an expansion comes with its system',
    nl: 'een code in een expansion staat bij zijn system',
  },
  'seq-3': { en: 'positions count from 0 or from 1', nl: 'posities tellen vanaf 0 of vanaf 1' },
  'seq-4': { en: 'a strand is 1 or -1', nl: 'een streng (strand) is 1 of -1' },
  'seq-5': {
    en: 'chromosome and genomeBuild are given together or not at all',
    nl: 'chromosome en genomeBuild staan er allebei of geen van beide',
  },
  'seq-6': {
    en: 'a reference sequence is told in exactly one way: by genome build, id, pointer or string',
    nl: 'een referentiesequentie staat er op precies één manier: als genomeBuild, id, pointer of string',
  },
  'inv-1 of TestReport': {
    en: 'a step of the setup reports either an operation or an assert',
    nl: 'een stap van de setup meldt óf een operation óf een assert',
  },
  'inv-2': {
    en: 'a step of a test is either an operation or an assert',
    nl: 'een stap van een test is óf een operation óf een assert',
  },
  'inv-1 of TestScript': {
    en: 'a step of the setup is either an operation or an assert',
    nl: 'een stap van de setup is óf een operation óf een assert',
  },
  'inv-3': {
    en: 'a variable is read from one of expression, headerField or path',
    nl: 'een variabele komt uit één van expression, headerField of path',
  },
  'inv-4': {
    en: 'a capability a test needs is required, validated or both',
    nl: 'een capability die een test nodig heeft is required, validated of allebei',
  },
  'inv-5': {
    en: 'an assert tests one thing',
    nl: 'een assert toetst één ding',
  },
  'inv-6': { en: 'an assert in a test tests one thing', nl: 'een assert in een test toetst één ding' },
  'inv-7': {
    en: 'an operation says what it sends or asks: sourceId, or one of targetId, params or url',
    nl: 'een operation zegt wat zij stuurt of vraagt: sourceId, of één van targetId, params of url',
  },
  'inv-8': {
    en: 'an operation of a test says what it sends or asks: sourceId, or one of targetId, params or url',
    nl: 'een operation van een test zegt wat zij stuurt of vraagt: sourceId, of één van targetId, params of url',
  },
  'inv-9': {
    en: 'an operation of the teardown says what it sends or asks: sourceId, or one of targetId, params or url',
    nl: 'een operation van de teardown zegt wat zij stuurt of vraagt: sourceId, of één van targetId, params of url',
  },
  'inv-10': {
    en: 'an assert that compares with a source (compareToSourceId) says with what in it, and the other way round',
    nl: 'een assert die met een bron vergelijkt (compareToSourceId) zegt met wat daarin, en omgekeerd',
  },
  'inv-11': {
    en: 'an assert in a test that compares with a source (compareToSourceId) says with what in it, and the other way round',
    nl: 'een assert in een test die met een bron vergelijkt (compareToSourceId) zegt met wat daarin, en omgekeerd',
  },
  'inv-12': {
    en: 'an assert about a request asks nothing of the response',
    nl: 'een assert over een request vraagt niets van de response',
  },
  'inv-13': {
    en: 'an assert in a test about a request asks nothing of the response',
    nl: 'een assert in een test over een request vraagt niets van de response',
  },
} as const satisfies Readonly<Record<string, Phrase>>;
