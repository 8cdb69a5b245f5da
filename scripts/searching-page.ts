import { type CatalogueRow, catalogue, supportingTypes } from '../src/assemble/catalogue';
import { datePrefixes } from '../src/assemble/criteria';
import { nationalQuery } from '../src/assemble/national';
import { refusedEverywhere, refusedFor } from '../src/assemble/refused-parameters';
import { resultParameters, sortKeysOf } from '../src/facade/result-parameters';

const intro = `# Searching and reading

Generated from the sections (\`src/bgz/*/section.ts\`) by \`npm run docs\`; do not edit. \`GET [base]/metadata\` says the same as a
CapabilityStatement.

A search names the patient (\`patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|<BSN>\`, \`patient=<id>\`), or is answered for
the patient of the authorisation. It goes by GET, or by POST \`[type]/_search\` with a form. **A parameter that is not
supported, or not known, is refused with 400 and what is supported**: left out, it would widen the result, and a search by an
element that is never filled would find nothing, which reads as if there were nothing.

The links of an answer name the patient by id where the request names a BSN, so that following them leaves none in the logs on the way;
only the self link of a search by GET repeats what was asked. Under an authorisation for \`any\` patient and without \`findPatient\`
nothing but the BSN finds the patient again, and links keep it.

**A section without a source is not offered.** Its search is refused with 404 and \`not-supported\`, whether it shares its type with
others or not, and never answered with nothing, which reads as if there were nothing. A search that asks for more (\`Observation\`
where there are no results of a laboratory) gives what there is, with an OperationOutcome entry of severity \`warning\` and code
\`not-supported\` that names the sections that are not among it. A section of which the vendor states that none is known answers with
nothing. A search asks the sources that can have what it asks for and no others: a code that is fixed in a section
(\`code=http://loinc.org|85354-9\`) is not asked of a section where any code may stand. \`/metadata\` says per type what is offered.

## Values

- **Token**: \`system|code\`, \`code\` in any system, \`|code\` without a system, \`system|\` for all of a system; alternatives with commas.
- **Date**: \`YYYY\`, \`YYYY-MM\`, \`YYYY-MM-DD\` or \`YYYY-MM-DDThh:mm\` with seconds and zone or without, with ${datePrefixes.map((one) => `\`${one}\``).join(', ')} or no
  prefix (\`ap\` is refused). Without a zone it is the clock of the Netherlands. A date that does not exist is refused.
- **Reference**: \`<id>\` or \`<Type>/<id>\` as the facade gave it; \`asserter:Patient=<id>\` too. Chains are for the patient only.
- **Plus signs**: a plus in a query is a blank; send \`%2B\`. In the zone of a time and in a URI, where no blank can stand, a blank is
  read as the plus that was meant.
- **URI**: whole, as the resource has it; a part of one, such as \`zib-AllergyIntolerance\`, is refused.
- Modifiers: \`:missing=true|false\` on every parameter below that does not name the patient; no other (\`:not\`, \`:text\`, \`:exact\`, \`:in\`, \`:below\` …).
- The patient's \`identifier\` (of Patient, and chained) is the BSN with its system; another system, or none (\`identifier=|x\`,
  \`identifier=x\`), is refused. The \`identifier\` of every other type takes all forms of a token.

## What an answer holds

| parameter | |
|---|---|
| \`_format\`, \`Accept\` | \`application/fhir+json\` or \`application/fhir+xml\`; JSON where both are wanted alike |
| \`_pretty\` | \`true\`: with line breaks, JSON and XML |
| \`_count\` | most matches per page, but for a panel with its tests from a source that pages: they are on one page; without it all in one. Pages carry no \`total\`, which the national asserts want so. What pages are together, and what they cost: [operation.md](operation.md#pages) |
| \`_total\` | (R4) \`accurate\` or \`estimate\`: with the total on pages too; \`none\`: without |
| \`_sort\` | one or more keys with commas, \`-\` for descending; without a value comes last |
| \`_summary\` | \`true\`: the elements of the summary of STU3; \`text\`: the narrative and what is mandatory, and nothing included; \`data\`: all but the narrative; \`false\`: all; \`count\`: the number only |
| \`_elements\` | names of elements of the resource itself (\`code,onset\`), or of a type (\`Medication.code\`); included resources come whole when their type is not named |
| \`_include\` | per type, below |
| \`_revinclude\` | \`Provenance:target\`: the metadata of what is found; with the type behind it, \`Provenance:target:Condition\`, of that type |
| \`Accept-Encoding\` | \`br\`, \`gzip\`, \`deflate\`; documents go out as they are. Request bodies may be coded the same way (\`Content-Encoding\`) |

**A part of a resource** (\`_summary\`, \`_elements\`) keeps \`id\` and \`meta\`, what STU3 or a profile it claims makes mandatory, and
what changes the meaning of the rest (status, verification status, \`modifierExtension\`), and is tagged \`SUBSETTED\` when something
is left out. What it keeps it keeps whole, with extensions. So it conforms to its profiles as it stands, and a validator needs no
exception for it; with \`validate\` the whole is checked, of which the part is sent. An authorisation for a search covers every
part of it; an offer (\`only\`, a Task) of a part offers nothing.

## Metadata

When and by whom a record was registered and last modified is a Provenance (BgZ-Metadata) that refers to it. It is served when it is asked
for and not otherwise: beside what is found (\`_revinclude=Provenance:target\`, each once, as \`include\`), by itself
(\`Provenance\`: all of the patient; \`Provenance?target=Condition/<id>\`), or by its id.

- **Who may see it**: who may see a record it is about, and no one else. Of several targets those that may be seen are named, and nothing says
  that there are more. No role and no offer of its own is needed for \`_revinclude\` and reads; a search for \`Provenance\` must be
  offered, as the section of that name in a Task (\`bgzOffers(['metadata'])\`), and finds what is about the other things that are offered.
- **Its targets** are the records that the answer was made of: one that several sections share has the same id in the answer of each, with the
  records of that section. Who takes copies together joins their targets, as \`readBgz\` and \`pullBgz\` do; \`Provenance\` has all.
- A search for \`Provenance\` asks the sources of all that may be seen; where one fails, it does.

## All laboratory results

\`Observation?category=http://snomed.info/sct|275711006\`, with that category alone, is how MedMij 3.0 asks for all laboratory results. It
is answered as \`category=http://snomed.info/sct|49581000146104\`, also by \`$lastn\`: as clinical chemistry, which the code is in the
list of types now, it would leave out haematology without a word. Among other categories it is that type; with
\`laboratoryCategory: 'literal'\` of the facade always; and an authorisation for no more than the type gives no more.

## The last of observations

\`Observation/$lastn\` takes what a search of Observation takes, and \`max\` (1 when left out): of each group the last so many. It is
asked by GET, or by POST with a form or a \`Parameters\` resource of primitive values. \`Observation?…&_sort=-date&_count=1\` gives the
one last of all that it finds, in pages; \`_revinclude\` goes with that and is refused (400) with \`$lastn\`, which cannot carry it: left
out in silence, a receiver would take it that there is no Provenance.

- **A group** is the observations of one section that have a code in common, also by way of a third that has the codes of both; where all
  codes of a section say the same (the three of body height), all of them. A nullFlavor is no code: without one the words count.
- **The last** is by \`effective\`, a period by its start, as \`_sort=-date\` has it. Left out is only what is surely earlier: two of one
  moment are both given, and so is one of \`2024-02\` beside one of \`2024-02-05\`, so that an answer may hold more than \`max\`. What
  has no date counts where too few have one; a test of a panel that has none of its own is as old as the panel.
- **What was withdrawn** (\`entered-in-error\`, \`cancelled\`) is not the last, unless \`status\` is a criterion.
- **Criteria come first**: the last of what meets them, which need not be the last of all.
- **An authorisation** for a search covers \`$lastn\` with the same or more criteria; one for \`$lastn\` covers the same criteria with no
  larger \`max\`, and no search: that would show what came before, page by page.

A source is told that only the last are wanted (\`query.last\`), where a search asks for the section as a whole; it may go by that and need not:
see \`SourceQuery\`.

## Reads

Reads take \`_format\`, \`_pretty\`, \`_summary\` and \`_elements\`; a Task and a Binary are given whole.
`;

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

function section(row: CatalogueRow): string[] {
  const sortable = sortKeysOf(row);
  const patient = row.patientParameters.map(
    (name) => `| \`${name}\`, \`${name}.identifier\` | reference | the patient | |`,
  );
  const identifier = row.type === 'Patient' ? ['| `identifier` | token | the BSN | |'] : [];
  const own = Object.entries(row.parameters).map(([name, { kind, over }]) => {
    const canonical = row.definitions?.[name];
    const note = canonical === undefined ? '' : ` ([Nictiz](${canonical}))`;
    return `| \`${name}\` | ${kind} | \`${over.replaceAll(' | ', '`, `')}\`${note} | ${sortable.includes(name) ? '●' : ''} |`;
  });
  const refused = new Map<string, string[]>();
  for (const [name, reason] of refusedFor(row.type))
    if (!Object.hasOwn(refusedEverywhere, name)) refused.set(reason, [...(refused.get(reason) ?? []), name]);
  return [
    `### ${row.type}: ${row.section}`,
    '',
    ...row.national.map((search) => `National search: \`${nationalQuery(row, search)}\`  `),
    `Includes: ${list(Object.keys(row.includes).map((name) => `${row.type}:${name}`))}`,
    '',
    '| parameter | kind | looks at | sorts |',
    '|---|---|---|:-:|',
    ...identifier,
    ...patient,
    ...own,
    '',
    ...[...refused].map(([reason, names]) => `Not ${list(names)}: ${reason}.  `),
    ...(refused.size > 0 ? [''] : []),
  ];
}

/** The text of `docs/searching.md`: what can be asked of the facade. */
export function searchingPage(): string {
  const everywhere = Object.entries(refusedEverywhere).map(([name, reason]) => `| \`${name}\` | ${reason} |`);
  return [
    intro,
    '## Per type',
    '',
    ...Object.values(catalogue).flatMap(section),
    `### ${supportingTypes.join(', ')}`,
    '',
    'Come along with others (`_include`) and are read by id; they are not searched for.',
    '',
    '## Not supported for any type',
    '',
    '| parameter | because |',
    '|---|---|',
    ...everywhere,
    '',
    `Parameters about the answer other than ${list([...resultParameters])} are refused as well.`,
    '',
  ].join('\n');
}
