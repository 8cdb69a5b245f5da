import type {
  CapabilityStatement,
  CapabilityStatementRestResource,
  CapabilityStatementRestResourceSearchParam,
} from 'fhir/r3';
import { type CatalogueRow, catalogue, type ServedType, supportingTypes } from '../assemble/catalogue';
import { datePrefixes, type Parameter } from '../assemble/criteria';
import { refusedEverywhere } from '../assemble/refused-parameters';
import { type ContentType, contentTypes, hasContent, profilesOf } from '../bgz/index';
import { systems } from '../fhir/naming-systems';
import { statementHead } from '../http/statement-head';
import { readParameters, resultParameters, sortKeysOf } from './result-parameters';
import type { Extras } from './route';

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

function searchable(row: CatalogueRow): CapabilityStatementRestResource {
  return {
    type: row.type,
    ...profileReference(row.type),
    interaction: [{ code: 'search-type' }, { code: 'read' }],
    versioning: 'no-version',
    searchInclude: Object.keys(row.includes).map((name) => `${row.type}:${name}`),
    searchRevInclude: ['Provenance:target'],
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

/**
 * The CapabilityStatement of a facade: made from the query catalogue, so it says what works and no more.
 *
 * @param extras What is served beside the six core sections; nothing when left out.
 */
export function capabilityStatement(
  base: string,
  extras: Extras = { documents: false, tasks: undefined },
): CapabilityStatement {
  const rows = Object.values(catalogue).filter((row) => !hasContent(row.type) || extras.documents);
  return {
    ...statementHead('BgZ (zib 2017) assembled at pull time; the six core sections.', base),
    acceptUnknown: 'no',
    rest: [
      {
        mode: 'server',
        documentation: [
          'A search without a patient parameter is answered for the patient of the authorisation. Searches are also accepted as POST [type]/_search.',
          `Every search takes ${resultParameters.filter((name) => name !== '_page').join(', ')}; every read ${readParameters.join(', ')}.`,
          `Not supported anywhere: ${Object.keys(refusedEverywhere).join(', ')}. What is not supported or not known is refused (400), never left out.`,
        ].join(' '),
        resource: [
          ...rows.map(searchable),
          ...supportingTypes.map(readOnly),
          ...(extras.documents ? contentTypes.map(readOnly) : []),
          ...(extras.tasks ? [task] : []),
        ],
      },
    ],
  };
}
