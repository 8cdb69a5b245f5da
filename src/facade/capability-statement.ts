import type {
  CapabilityStatement,
  CapabilityStatementRestResource,
  CapabilityStatementRestResourceSearchParam,
} from 'fhir/r3';
import {
  type CatalogueRow,
  rowOfType,
  type SearchableType,
  type SectionSearch,
  type ServedType,
  searchableTypes,
  sectionSearches,
  supportingTypes,
} from '../assemble/catalogue';
import { datePrefixes, type Parameter } from '../assemble/criteria';
import type { Sources } from '../assemble/ports';
import { refusedEverywhere } from '../assemble/refused-parameters';
import { isRead, type Parted, type Served, searchesOfType, servedBy, typesSearched } from '../assemble/served';
import { sourceGroups } from '../assemble/source-rules';
import { type ContentType, contentSources, contentTypes, profilesOf } from '../bgz/index';
import { metadataType } from '../bgz/parts/metadata/section';
import { LASTN, LASTN_DEFINITION, LASTN_TYPE } from '../fhir/last-operation';
import { systems } from '../fhir/naming-systems';
import { statementHead } from '../http/statement-head';
import { readParameters, resultParameters, sortKeysOf } from './result-parameters';
import { type Serving, servesRouted } from './route';
import { type RoutedType, routedTypes, type TaskPort } from './task-port';

const profileReference = (type: string) => {
  const [canonical] = profilesOf(type);
  return canonical === undefined ? {} : { profile: { reference: canonical } };
};

const BSN_CHAIN = `${systems.bsn}|<BSN>`;

/** How the values of a parameter are written. */
const forms: Readonly<Record<Parameter['kind'], string>> = {
  token: 'system|code, code, |code or system|',
  date: `a date or time, with ${datePrefixes.join(', ')} or none`,
  reference: '<id> or <Type>/<id>',
  uri: 'a URI',
};

function documented({ kind, over }: Parameter, sortable: boolean): string {
  const modifiers = kind === 'reference' ? ':missing and :<Type>' : ':missing';
  return `${over}: ${forms[kind]}; ${modifiers}${sortable ? '; _sort' : ''}.`;
}

function searchParams(row: CatalogueRow): CapabilityStatementRestResourceSearchParam[] {
  const chained = row.patientParameters.map((name) => ({
    name,
    type: 'reference' as const,
    documentation: `The patient: <id> or Patient/<id>; chained as ${name}.identifier=${BSN_CHAIN}. One patient; no modifiers but :Patient.`,
  }));
  const identifier =
    row.type === 'Patient'
      ? [
          {
            name: 'identifier',
            type: 'token' as const,
            documentation: `${BSN_CHAIN}; another system, or none, is not supported.`,
          },
        ]
      : [];
  const sortable = sortKeysOf(row);
  const own = Object.entries(row.parameters).map(([name, parameter]) => ({
    name,
    ...(row.definitions?.[name] !== undefined && { definition: row.definitions[name] }),
    type: parameter.kind,
    documentation: documented(parameter, sortable.includes(name)),
  }));
  return [...identifier, ...chained, ...own];
}

const titles = (searches: readonly SectionSearch[]): string => searches.map(({ section }) => section).join(', ');

function searchable({ offered, notOffered }: Parted, type: SearchableType): CapabilityStatementRestResource {
  const row = rowOfType(type, offered);
  const without = notOffered.length === 0 ? '' : ` Not offered: ${titles(notOffered)}.`;
  return {
    type: row.type,
    documentation: type === metadataType ? `${row.section}.` : `${titles(offered)}.${without}`,
    ...profileReference(row.type),
    interaction: [{ code: 'search-type' }, { code: 'read' }],
    versioning: 'no-version',
    searchInclude: Object.keys(row.includes).map((name) => `${row.type}:${name}`),
    ...(row.type !== metadataType && { searchRevInclude: [`${metadataType}:target`] }),
    searchParam: searchParams(row),
  };
}

const readOnly = (type: ServedType | ContentType): CapabilityStatementRestResource => ({
  type,
  ...profileReference(type),
  interaction: [{ code: 'read' }],
  versioning: 'no-version',
});

/** The receiver of a referral may tell how far it is; nothing else of a Task is taken over. */
const task: CapabilityStatementRestResource = {
  type: 'Task',
  interaction: [{ code: 'read' }, { code: 'update', documentation: 'Only the status is taken over.' }],
  versioning: 'no-version',
  updateCreate: false,
};

/** What a referral refers to behind the front door of its receiver (TA Routering). */
const routed = (type: RoutedType): CapabilityStatementRestResource => ({
  type,
  documentation: 'As a referral names it, for the receiver of that referral.',
  interaction: [{ code: 'read' }],
  versioning: 'no-version',
});

/** The sections of the BgZ that are not offered, those that go along with it apart. */
const notOfferedIn = (served: Served): readonly SectionSearch[] =>
  sectionSearches.filter(({ own }) => !served.has(own) && !contentSources.includes(own));

const isReadOf = (served: Served, type: string): boolean =>
  [...searchableTypes, ...supportingTypes].some((one) => one === type && isRead(served, one));

/** The CapabilityStatement of what is served: made from the query catalogue, so it says what works and no more. */
export function statementOf(base: string, { served, tasks }: Serving): CapabilityStatement {
  const searched = typesSearched(served);
  const onlyRead = [...searchableTypes.filter((type) => !searched.includes(type)), ...supportingTypes, ...contentTypes];
  const notOffered = notOfferedIn(served);
  return {
    ...statementHead('BgZ (zib 2017) assembled at pull time.', base),
    acceptUnknown: 'no',
    rest: [
      {
        mode: 'server',
        documentation: [
          'A search without a patient parameter is answered for the patient of the authorisation. Searches are also accepted as POST [type]/_search.',
          `Every search takes ${resultParameters.filter((name) => name !== '_page').join(', ')}; every read ${readParameters.join(', ')}.`,
          `Not supported anywhere: ${Object.keys(refusedEverywhere).join(', ')}. What is not supported or not known is refused (400), never left out.`,
          ...(notOffered.length === 0
            ? []
            : [
                `Sections of the BgZ that are not offered here: ${titles(notOffered)}. A search for one is refused (404, not-supported); one that asks for others too says which are not among them.`,
              ]),
        ].join(' '),
        resource: [
          ...searched.map((type) => searchable(searchesOfType(served, type), type)),
          ...onlyRead.filter((type) => isRead(served, type)).map(readOnly),
          ...(tasks ? [task] : []),
          ...(servesRouted(tasks) ? routedTypes.filter((type) => !isReadOf(served, type)).map(routed) : []),
        ],
        ...(searched.some((type) => type === LASTN_TYPE) && {
          operation: [{ name: LASTN.slice(1), definition: { reference: LASTN_DEFINITION } }],
        }),
      },
    ],
  };
}

/**
 * The CapabilityStatement of a facade.
 *
 * @param base Public base URL.
 * @param facade What it serves: its `sources` and `tasks`. Without sources it is that of a facade with a source of everything but
 * documents.
 */
export function capabilityStatement(
  base: string,
  { sources, tasks }: { readonly sources?: Sources; readonly tasks?: TaskPort } = {},
): CapabilityStatement {
  const every = new Set(sourceGroups.filter((group) => !contentSources.some((one) => one === group)));
  return statementOf(base, { served: sources === undefined ? every : servedBy(sources), tasks });
}
