import type { Extension, Identifier, Reference } from 'fhir/r3';
import type { Referral, RoutingTarget } from '../../access/model';
import { systems } from '../../fhir/naming-systems';
import { DEPARTMENT_EXTENSION, LOCATION_EXTENSION } from './parameters';

/** What a routing extension refers to. */
export type RoutingType = 'HealthcareService' | 'Location';

/** A message that can say where behind the front door it is for. */
export type RoutedMessage = 'notification' | 'workflow';

/** True for `Type/id`. */
export const isReferenceTo = (type: RoutingType, value: string): boolean =>
  value.startsWith(`${type}/`) && /^[A-Za-z0-9.-]{1,64}$/.test(value.slice(type.length + 1));

/** What {@link isRoutingText} takes, in words. */
export const ROUTING_TEXT = 'printable text of at most 255 characters';

/** A text that goes to worklists, logs and the trail of others. */
export const isRoutingText = (value: string): boolean =>
  value.trim() !== '' && value.length <= 255 && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value);

/** The type of an identifier that the author of a directory entry assigned, as the profiles of TA Routering fix it. */
const AUTHOR = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code: 'author' }],
};

function referenceTo({ reference, display, identifier }: RoutingTarget, ura: string): Reference | undefined {
  if ((reference ?? display ?? identifier) === undefined) return undefined;
  const numbered: Identifier | undefined = identifier && {
    type: AUTHOR,
    system: identifier.system,
    value: identifier.value,
    assigner: { identifier: { system: systems.ura, value: identifier.assigner ?? ura } },
  };
  return {
    ...(reference !== undefined && { reference }),
    ...(numbered && { identifier: numbered }),
    ...(display !== undefined && { display }),
  };
}

/** The extensions that say which service and place of the receiver a Task is for; none for a referral to its front door. */
export function routingExtensions({ organization, department, location }: Referral['receiver']): Extension[] {
  const of = (url: string, target: RoutingTarget | undefined): Extension[] => {
    const valueReference = target && referenceTo(target, organization.ura);
    return valueReference ? [{ url, valueReference }] : [];
  };
  return [...of(DEPARTMENT_EXTENSION, department), ...of(LOCATION_EXTENSION, location)];
}
