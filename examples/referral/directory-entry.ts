import { directoryCapabilities } from 'bgz-facade/notified-pull';
import type { DirectoryResource } from './directory-server.js';
import { NICTIZ_TASKS } from './look-up.js';

const URA = 'http://fhir.nl/fhir/NamingSystem/ura';
const SNOMED = 'http://snomed.info/sct';

/** A department of a hospital as others find it. */
export interface Department {
  /** The number that the hospital gave it; its system is the hospital's own. */
  readonly number: string;
  readonly name: string;
  /** SNOMED CT code of what it does. */
  readonly type: string;
}

/** What a hospital publishes of itself. */
export interface Entry {
  readonly ura: string;
  readonly name: string;
  /** Name of its own in ids and systems. */
  readonly host: string;
  /** Where it takes notifications, and whether it wants them in the words of Nictiz's draft. */
  readonly notifications?: { readonly baseUrl: string; readonly wants?: 'nictiz' };
  /** Where it serves its BgZ. */
  readonly resources?: string;
  readonly tokenUrl: string;
  /** OID of its sending system. */
  readonly systemId?: string;
  readonly departments?: readonly Department[];
}

/** The system of the numbers that a hospital gives its departments. */
export const departmentsOf = (host: string): string => `https://${host}/afdelingen`;

function endpoint(id: string, address: string, payloads: readonly object[], isFhir = true): DirectoryResource {
  return {
    resourceType: 'Endpoint',
    id,
    status: 'active',
    connectionType: {
      system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
      code: isFhir ? 'hl7-fhir-rest' : 'hl7-fhir-opn',
    },
    payloadType: payloads.map((coding) => ({ coding: [coding] })),
    ...(isFhir && { payloadMimeType: ['application/fhir+json; fhirVersion=3.0'] }),
    address,
  };
}

/** The entry of a hospital, as FHIR R4 (TA Routering): itself, its departments, and an endpoint for each thing that others do there. */
export function entryOf(hospital: Entry): readonly DirectoryResource[] {
  const { ura, name, host, notifications, resources, tokenUrl, systemId, departments = [] } = hospital;
  const { notifications: taking, resources: serving, tokens } = directoryCapabilities;
  const endpoints = [
    ...(notifications
      ? [
          endpoint(`${host}-notifications`, notifications.baseUrl, [
            ...(notifications.wants === 'nictiz' ? [NICTIZ_TASKS] : []),
            ...taking,
          ]),
        ]
      : []),
    ...(resources === undefined ? [] : [endpoint(`${host}-bgz`, resources, serving)]),
    endpoint(`${host}-tokens`, tokenUrl, tokens, false),
  ];
  return [
    {
      resourceType: 'Organization',
      id: host,
      active: true,
      name,
      identifier: [
        { system: URA, value: ura },
        ...(systemId === undefined ? [] : [{ system: 'urn:ietf:rfc:3986', value: `urn:oid:${systemId}` }]),
      ],
      endpoint: endpoints.map(({ id }) => ({ reference: `Endpoint/${id}` })),
    },
    ...departments.map(
      ({ number, name: called, type }): DirectoryResource => ({
        resourceType: 'HealthcareService',
        id: `${host}-${number}`,
        active: true,
        name: called,
        identifier: [
          { system: departmentsOf(host), value: number, assigner: { identifier: { system: URA, value: ura } } },
        ],
        providedBy: { reference: `Organization/${host}` },
        type: [{ coding: [{ system: SNOMED, code: type }] }],
      }),
    ),
    ...endpoints,
  ];
}
