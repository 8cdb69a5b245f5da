import type { FhirResource, Reference } from 'fhir/r3';
import { fhirDateTime } from '../../../fhir/date-time';
import { isJson, listOf } from '../../../fhir/json';
import { isBefore, momentExists } from '../../../fhir/moment-text';
import { alone, complex, type Places, primitive } from '../../define/codec';
import type { MappingContext } from '../../define/context';
import { maybe } from '../../define/elements';
import type { FhirNode } from '../../define/fhir-node';
import type { ReadContext } from '../../define/read-context';
import { readFrom } from '../../define/read-from';
import { type Draft, element, rowsOf } from '../../define/rows';
import { defineStu3 } from '../../define/stu3';
import { professional, readProfessional, withRole } from '../../health-professional/stu3';
import { organization, organizationCodec, readOrganization } from '../../healthcare-provider/stu3';
import { typeOf } from '../party/follow';
import { metadataSearch } from './section';
import { shownName } from './shown';
import type { Metadata, Registration, RegistrationActor } from './types';
import { OTHER_SYSTEM } from './zib';

/** What happened to a record, by the property that says so, and its code in FHIR with the term that the code system has. */
const activities = {
  firstRegistration: { code: 'CREATE', display: 'create' },
  lastModification: { code: 'UPDATE', display: 'revise' },
} as const;
const DATA_OPERATION = 'http://hl7.org/fhir/v3/DataOperation';
type Kind = keyof typeof activities;
const kinds = Object.keys(activities) as readonly Kind[];

/** A registration as a resource of its own: with what it is about. */
interface Statement extends Registration {
  readonly kind: Kind;
  readonly target: Reference;
}

type Identifying = Pick<MappingContext, 'id' | 'patientId'>;

const whoReference = (actor: RegistrationActor, context: MappingContext): Reference =>
  actor.healthProfessional
    ? withRole(professional(actor.healthProfessional, context))
    : organization(actor.healthcareProvider ?? {}, context);

const actorCodec = complex<RegistrationActor>('Reference', whoReference, (reference, context) => {
  if (typeOf(reference, context) === 'Organization')
    return maybe(readOrganization(reference, context), (healthcareProvider) => ({ healthcareProvider }));
  return maybe(readProfessional(reference, context), (healthProfessional) => ({ healthProfessional }));
});

/** FHIR has an instant: to the second, with its zone. */
const recordedCodec = primitive<string>('Instant', fhirDateTime, (value) =>
  typeof value === 'string' && momentExists(value) && /T\d{2}:\d{2}:\d{2}.*(?:Z|[+-]\d{2}:\d{2})$/.test(value)
    ? value
    : undefined,
);

function readActivity(provenance: FhirNode): { readonly kind?: Kind; readonly activitySystem?: string } {
  const given = provenance.peek('activity');
  if (!isJson(given)) return {};
  const system = [DATA_OPERATION, OTHER_SYSTEM].find((one) => one === given.system);
  const kind = kinds.find((one) => activities[one].code === given.code);
  if (system === undefined || kind === undefined) return {};
  const activity = provenance.open('activity');
  for (const name of ['system', 'code'] as const) activity?.take(name);
  const { code, display } = activities[kind];
  activity?.drop('display', display, code, code.toLowerCase());
  return { kind, ...(system === OTHER_SYSTEM && { activitySystem: system }) };
}

const { row, pair, together } = rowsOf<Statement>();

/** The id of a statement about one record alone. */
const idOfOne = (kind: Kind, { reference = '' }: Reference, { id, patientId }: Identifying): string =>
  id(metadataSearch.type, patientId, kind, 'record', reference);

/** The id of a statement that several records share is that of what it says; one of a single record is known by that record. */
function idOf(
  { kind, target, statement, dateTime, actor, onBehalfOf, activitySystem }: Statement,
  context: MappingContext,
): string {
  const id = (...identity: readonly string[]) => context.id(metadataSearch.type, context.patientId, kind, ...identity);
  if (statement === undefined) return idOfOne(kind, target, context);
  const who = whoReference(actor, context).reference ?? '';
  const forWhom = maybe(onBehalfOf, (provider) => organization(provider, context).reference) ?? '';
  return id('statement', statement, fhirDateTime(dateTime), who, forWhom, activitySystem ?? '');
}

/** Whether other records may bring the same statement, with themselves as its targets. */
export function mayBeShared(
  { id, target }: { readonly id?: string; readonly target: readonly Reference[] },
  context: Identifying,
): boolean {
  const [about] = target;
  return about === undefined || kinds.every((kind) => id !== idOfOne(kind, about, context));
}

/** A registration in FHIR: BgZ-Metadata. */
const provenanceStu3 = defineStu3<Statement & { readonly id?: string }>({
  type: metadataSearch.type,
  profiles: metadataSearch.profiles,
  id: idOf,
  rows: [
    pair(
      {},
      ({ target }) => ({ target: [target] }),
      () => ({}),
    ),
    row('dateTime', 'recorded', recordedCodec),
    pair(
      { activitySystem: ['activity.system'] },
      ({ kind, activitySystem = DATA_OPERATION }) => ({
        activity: { system: activitySystem, ...activities[kind] },
      }),
      readActivity,
    ),
    together(
      'agent',
      alone(
        element<Statement>('BackboneElement', [
          row('actor', 'whoReference', actorCodec),
          row('onBehalfOf', 'onBehalfOfReference', organizationCodec),
        ]),
      ),
    ),
  ],
});

/** The places of metadata in a record, and the elements of the resource beside that of the record that they are written to. */
export const metadataPlaces = (): Places =>
  Object.fromEntries(
    kinds.flatMap((kind) =>
      Object.entries(provenanceStu3.places()).map(([record, paths]) => [
        record === '' ? `metadata.${kind}` : `metadata.${kind}.${record}`,
        paths,
      ]),
    ),
  );

/** Hands on the metadata of a record as resources beside the one that the record became. */
export function writeMetadata(metadata: Metadata, resource: FhirResource, context: MappingContext): void {
  const target = { reference: `${resource.resourceType}/${resource.id}`, display: shownName(resource) };
  for (const kind of kinds) {
    const one = metadata[kind];
    if (one !== undefined) context.refer(provenanceStu3.to({ ...one, kind, target }, context));
  }
}

/** Parts that somebody has who registers; of others it is not told who did. */
const registering: readonly unknown[] = ['author', 'enterer', 'performer'];

/** Whether one agent is named, and for nothing else than to have registered. */
function hasOneActor({ agent }: FhirNode['asGiven']): boolean {
  const [only, ...others] = listOf(agent);
  if (!isJson(only) || others.length > 0 || only.relatedAgentType !== undefined) return false;
  const codings = listOf(only.role).flatMap((role) => (isJson(role) ? listOf(role.coding) : []));
  return codings.every((coding) => isJson(coding) && registering.includes(coding.code));
}

/** What a Provenance says of the records it is about; undefined for one that says anything else, of which no record can hold a part. */
function readStatement(provenance: FhirNode, context: ReadContext): Statement | undefined {
  if (!hasOneActor(provenance.asGiven)) return undefined;
  const { id, ...draft }: Draft = provenanceStu3.from(provenance, context);
  const { kind, dateTime, actor } = draft;
  if (kind === undefined || dateTime === undefined || actor === undefined) return undefined;
  const isShared = listOf(provenance.asGiven.target).length > 1;
  // The schema of the zib judges the rest.
  return { ...draft, ...(isShared && { statement: id }) } as unknown as Statement;
}

/** The metadata of the record that a resource is of: the first registration and the last modification that are told. */
export function readMetadata(resource: FhirNode, context: ReadContext): Draft {
  const told = (context.metadataOf?.(resource) ?? []).flatMap(({ provenance, target }) => {
    const statement = context.once(provenance, () => readStatement(provenance, context));
    return statement === undefined ? [] : [{ provenance, target, statement }];
  });
  const metadata: Draft = {};
  for (const kind of kinds) {
    const own = told.filter(({ statement }) => statement.kind === kind);
    const isFirst = kind === 'firstRegistration';
    const one = own.reduce<(typeof own)[number] | undefined>((best, next) => {
      if (best === undefined) return next;
      const [a, b] = [next.statement.dateTime, best.statement.dateTime];
      return (isFirst ? isBefore(a, b) : isBefore(b, a)) ? next : best;
    }, undefined);
    if (one === undefined) continue;
    one.target.text('reference');
    one.target.text('display');
    const { kind: _kind, ...registration } = one.statement;
    metadata[kind] = readFrom(one.provenance, registration);
  }
  return Object.keys(metadata).length === 0 ? {} : { metadata };
}
