import { writeFileSync } from 'node:fs';
import type { FhirResource } from 'fhir/r3';
import type { MappingContext } from '../../../src/bgz/define/context';
import { mappingRun } from '../../../src/bgz/define/mapping-run';
import { bgzDocumentStu3 } from '../../../src/bgz/document/stu3';
import { bgzDocument, resourcesOf } from '../../../src/index';
import { buildNotificationTask, buildWorkflowTask, peerProfile } from '../../../src/notified-pull';
import { bgzRecords } from '../../../src/zib';
import { letter } from '../../bgz/document/letter';
import { sample } from '../../bgz/sample';
import { BASE, recordOf } from '../../referral/task/support';
import { isObject, type Json, type JsonObject, text } from '../json';
import { beside } from './beside';
import { baseOf } from './profiles';
import { byName, claimsOf, seedsFile } from './seeds';

/** At most this many resources that claim the same; they are those that together have most elements. */
const mostAlike = 4;
const now = new Date('2026-11-24T10:00:00Z');
const records = bgzRecords(sample);

const asJson = (resource: FhirResource): JsonObject => JSON.parse(JSON.stringify(resource)) as JsonObject;

/** Every place of a resource, without indexes; which extension and whose code makes a place another. */
function* placesIn(value: Json, at: string): Generator<string> {
  yield at;
  if (Array.isArray(value)) for (const item of value) yield* placesIn(item, at);
  if (!isObject(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    yield* placesIn(inner, `${at}.${name}${name === 'extension' ? text(value.url) : ''}`);
    if (name === 'system' || name === 'url' || name === 'reference')
      yield `${at}.${name}=${text(inner).split('/', 6).join('/')}`;
  }
}

/** Those that each add a place to those before them, the richest first. */
function richest(alike: readonly JsonObject[]): JsonObject[] {
  const seen = new Set<string>();
  const size = (one: JsonObject) => JSON.stringify(one).length;
  return alike
    .toSorted((a, b) => size(b) - size(a))
    .filter((one) => {
      const places = [...placesIn(one, '')].filter((place) => !seen.has(place));
      for (const place of places) seen.add(place);
      return places.length > 0;
    })
    .slice(0, mostAlike);
}

const documentContext: MappingContext = {
  patientId: 'p-1',
  patientDisplay: 'A. Voorbeeld',
  id: (type, ...identity) => [type, ...identity].join('-').toLowerCase(),
  ...mappingRun({ now, problems: new Map() }),
  options: {},
};

const claiming = (resource: JsonObject, ...profile: string[]): JsonObject => ({ ...resource, meta: { profile } });

const notification = recordOf({ offers: recordOf().offers.slice(0, 6) });
const nictiz = (name: string) => `http://nictiz.nl/fhir/StructureDefinition/${name}`;

/** The drafts allow one coding an input, and the notification's code for the workflow Task too (spec bgz-msz-profiles §2.3). */
const peer = peerProfile('twiin', { sectionCodes: 'instead', workflowProfile: nictiz('BgZ-WorkflowTask') });
const workflowTask = buildWorkflowTask(notification, peer, { base: BASE, patientReference: 'Patient/p-1' });

const tasks = [
  claiming(asJson(buildNotificationTask(notification, peer, BASE)), nictiz('BgZ-NotificationTask')),
  { ...asJson(workflowTask), code: { coding: [{ ...peer.taskCode }] } },
];

const made = [
  ...resourcesOf(records, { now }).map(asJson),
  asJson(bgzDocumentStu3.to(bgzDocument(letter), documentContext) as FhirResource),
  ...tasks,
  ...beside,
];

/** Profiles of the package of the BgZ that ours do not claim, each claimed by one that claims the profile beneath. */
const claimed = new Set(made.flatMap(claimsOf));
const more = [...baseOf]
  .filter(([url]) => !claimed.has(url))
  .flatMap(([url, base]) => {
    const one = richest(made.filter((resource) => claimsOf(resource).includes(base)))[0];
    return one ? [claiming(one, base, url)] : [];
  });

const groups = byName([...made, ...more]);
const told = new Map(
  resourcesOf(records, { now, narrative: true }).map((one) => [`${one.resourceType}/${one.id}`, asJson(one).text]),
);

/** The first of those that claim the same has a narrative, as the facade sends it. */
function withText(resource: JsonObject, index: number): JsonObject {
  const narrative = told.get(`${text(resource.resourceType)}/${text(resource.id)}`);
  const { resourceType, id, meta, ...rest } = resource;
  if (index > 0 || narrative === undefined || resource.text !== undefined) return resource;
  return { resourceType, id, meta, text: narrative, ...rest } as JsonObject;
}

const lines = [...groups].flatMap(([, alike]) => richest(alike).map(withText));
writeFileSync(seedsFile, `${lines.map((one) => JSON.stringify(one)).join('\n')}\n`);
console.log(`${lines.length} resources of ${groups.size} profiles in ${seedsFile}`);
