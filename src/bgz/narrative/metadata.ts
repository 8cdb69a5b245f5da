import { isJson, type Json, listOf } from '../../fhir/json';
import { metadataType } from '../parts/metadata/section';
import { sayings } from './saying';
import { shownMoment } from './shown';
import type { Told } from './tell';

/** What happened, by the code of the activity. */
const activities: Readonly<Record<string, string>> = { CREATE: 'eerste registratie', UPDATE: 'laatste wijziging' };

const textIn = (holder: unknown, name: string): string | undefined => {
  const value = isJson(holder) ? holder[name] : undefined;
  return typeof value === 'string' ? value : undefined;
};

const told = (label: string, value: string | undefined): Told[] => (value === undefined ? [] : [{ label, value }]);

/** What happened in words, else as the resource has it. */
function activityOf({ activity }: Json): string | undefined {
  const code = textIn(activity, 'code') ?? '';
  return Object.hasOwn(activities, code) ? activities[code] : (textIn(activity, 'display') ?? (code || undefined));
}

/**
 * What the narrative of metadata tells: what it is about, when it was recorded, and by whom. Zib 2017 has no concepts for it, so the
 * words are of the BgZ (metagegevens). Undefined for another resource.
 */
export function toldOfMetadata(resource: Json): { readonly title: string; readonly told: readonly Told[] } | undefined {
  if (resource.resourceType !== metadataType) return undefined;
  const recorded = textIn(resource, 'recorded');
  return {
    title: 'Metagegevens',
    told: [
      ...listOf(resource.target).flatMap((one) => told('Betreft', textIn(one, 'display'))),
      ...told('Activiteit', activityOf(resource)),
      ...told('Datum en tijd', recorded && shownMoment(recorded, sayings.nl)),
      ...listOf(resource.agent).flatMap((agent) => [
        ...told('Door', isJson(agent) ? textIn(agent.whoReference, 'display') : undefined),
        ...told('Namens', isJson(agent) ? textIn(agent.onBehalfOfReference, 'display') : undefined),
      ]),
    ],
  };
}
