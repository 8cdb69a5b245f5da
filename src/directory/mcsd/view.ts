import type { Code, PartyIdentifier } from '../../access/model';
import type { EndpointInDirectory, OrganizationInDirectory, ServiceInDirectory } from './resources';

/** What a look-up asks of a directory, whether that is asked or a copy of it is looked into. */
export interface DirectoryView {
  organization(id: string): Promise<OrganizationInDirectory | undefined>;
  endpoint(id: string): Promise<EndpointInDirectory | undefined>;
  /** Those that have this number; active or not. */
  organizationsWith(number: PartyIdentifier): Promise<readonly OrganizationInDirectory[]>;
  servicesWith(number: PartyIdentifier): Promise<readonly ServiceInDirectory[]>;
  /** Those that are part of an organization itself. */
  partsOf(organizationId: string): Promise<readonly OrganizationInDirectory[]>;
  /** Those that an organization itself provides. */
  servicesOf(organizationId: string, type: Code | undefined): Promise<readonly ServiceInDirectory[]>;
}

/** Whether a service is of this type; a system that is left out is any. */
export const isOfType = ({ types }: ServiceInDirectory, type: Code | undefined): boolean =>
  type === undefined || types.some(({ system, code }) => code === type.code && system === type.system);
