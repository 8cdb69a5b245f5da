import type { Reference } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { withIncludesOf } from '../../src/access/policy/sections';
import {
  catalogue,
  groupsGiving,
  type ServedType,
  searchableTypes,
  supportingTypes,
} from '../../src/assemble/catalogue';
import { mapRecords } from '../../src/assemble/pull';
import { dataWords } from '../../src/audit/export/words';
import {
  ownTypes,
  profilesOf,
  searchedSections,
  sectionOf,
  sections,
  sectionsOfType,
  sourceSections,
} from '../../src/bgz/index';
import { mappings } from '../../src/bgz/listed/mappings';
import { builders } from '../../src/bgz/listed/zibs';
import { metadataSearch } from '../../src/bgz/parts/metadata/section';
import { partyTypes } from '../../src/bgz/parts/party/types';
import { referencePlaces } from '../../src/bgz/references';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { idMaker } from '../../src/fhir/ids';
import { readOffer } from '../../src/http/offer';
import { bgzSections, policySections } from '../../src/notified-pull';
import { measuredSections, sectionKeys } from '../../src/quality/sections';
import { areRecords } from '../../src/validate/checks/records';
import { bgzRecords, type ZibGroup, zibGroups } from '../../src/zib';
import { sample } from './sample';

const groups = Object.keys(zibGroups) as ZibGroup[];
const id = idMaker('s'.repeat(32));

const records = bgzRecords(sample);
const { id: _, ...problem } = sample.problems?.[0] ?? {};

/** A record of the full sample, with each problem that it refers to given whole. */
function whole(group: ZibGroup, record: object): unknown {
  const inside = referencePlaces(group)
    .filter(({ list }) => list === 'problems')
    .map(({ steps: [property, ...more] }) => ({ property: String(property), isList: more.length > 0 }))
    .filter(({ property }) => Object.hasOwn(record, property))
    .map(({ property, isList }) => {
      const inside = { problem: { ...problem, id: 'inside' } };
      return [property, isList ? [inside] : inside];
    });
  return zibGroups[group]({ ...record, ...Object.fromEntries(inside) } as never);
}

/** What the records of the full sample become, those of one group on their own. */
function becomes(group: ZibGroup) {
  const { patient } = records;
  const list = group === 'patient' ? [patient] : (records[group] ?? []).map((record) => whole(group, record));
  const now = new Date('2026-07-15T12:00:00Z');
  return mapRecords({ patient: [patient], [group]: list }, { id, mapping: {}, now, withPatient: group === 'patient' });
}

const resources = new Map(groups.map((group) => [group, [...becomes(group).all.values()]]));

describe('the list of sections', () => {
  it('has the zib groups and the documents, in the order of the BgZ, and what is only inside others', () => {
    expect(sourceSections.map(({ key }) => key)).toEqual([...Object.keys(zibGroups), 'documents']);
    expect(sections.filter(({ kind }) => kind === 'inside').map(({ zib }) => zib)).toEqual([
      'PharmaceuticalProduct',
      'ContactPerson',
    ]);
    expect(new Set(sections.map(({ key }) => key)).size).toBe(sections.length);
  });

  it('has for every section what builds its records, and what maps them to the type it states', () => {
    const keys = sections.map(({ key }) => key).sort();
    expect(Object.keys(builders).sort()).toEqual(keys);
    expect(Object.keys(mappings).sort()).toEqual(keys);
    for (const { key, zib, type, profiles, content } of sections) {
      expect(builders[key].zib, key).toBe(zib);
      expect([mappings[key].type, mappings[key].profiles], key).toEqual([type, profiles]);
      expect(mappings[key].content !== undefined, key).toBe(content !== undefined);
    }
  });

  it.each(groups)('names the zib of %s', (group) => {
    expect(sectionOf(group)?.zib).toBe(zibGroups[group].zib);
  });

  it.each(groups)('says which types records of %s become and bring along', (group) => {
    const section = sectionOf(group);
    // Whatever a record is of, it may have metadata, which brings along who registered it.
    const types = [...new Set(resources.get(group)?.map(({ resourceType }) => resourceType))].filter(
      (type) => type !== 'Provenance',
    );
    const own = section === undefined ? [] : ownTypes(section);
    const stated: readonly string[] = [...own, ...(section?.brings ?? []), ...metadataSearch.brings];
    expect(types.filter((type) => !stated.includes(type))).toEqual([]);
    // Who is named in a record may be of any kind; all else is there when it is stated.
    const parties: readonly string[] = partyTypes;
    expect(stated.filter((type) => !parties.includes(type) && !(types as string[]).includes(type))).toEqual([]);
    for (const type of types) if (group !== 'patient') expect(groupsGiving(type as ServedType)).toContain(group);
  });

  it.each(groups)('says which types the includes of %s lead to', (group) => {
    const found = resources.get(group) ?? [];
    for (const resource of found) {
      const row = (catalogue as Record<string, (typeof catalogue)['Patient'] | undefined>)[resource.resourceType];
      for (const [name, follow] of Object.entries(row?.includes ?? {}))
        for (const { reference } of follow(resource).filter((one): one is Reference => one !== undefined)) {
          if (reference === undefined || reference.startsWith('#')) continue;
          expect(row?.includeTargets[name], `${resource.resourceType}:${name}`).toContain(reference.split('/')[0]);
        }
    }
  });

  it('says which elements of its type change what a resource says', () => {
    const definitions = definitionsOf();
    const everywhere = ['implicitRules', 'modifierExtension'];
    // Of letters and of who somebody is others decide: they are files, or are named whatever they say of themselves.
    const others = ['patient', 'healthProfessionals', 'healthcareProviders', 'documents'];
    for (const { key, type, modifiers = {} } of sourceSections.filter((one) => !others.includes(one.key))) {
      const rows = definitions
        .type(type)
        ?.elements.filter(({ isModifier, path }) => isModifier && !/\..*\./.test(path));
      const names = rows?.map(({ path }) => path.replace(`${type}.`, '')).filter((name) => !everywhere.includes(name));
      expect(Object.keys(modifiers), key).toEqual(expect.arrayContaining(names ?? ['a type that is known']));
    }
  });

  it.each(groups)('names the profiles that resources of %s claim', (group) => {
    const section = sectionOf(group);
    const own = (resources.get(group) ?? []).filter(({ resourceType }) =>
      ownTypes(section as never).includes(resourceType),
    );
    expect(own.length).toBeGreaterThan(0);
    for (const { resourceType, meta } of own) {
      const stated = resourceType === section?.type ? section.profiles : section?.belonging[resourceType];
      expect(stated, resourceType).toEqual(expect.arrayContaining(meta?.profile ?? ['none']));
    }
  });

  it('names the profiles that all resources of a type claim, of every type that is served', () => {
    const claimed = new Map<string, (readonly string[])[]>();
    for (const { resourceType, meta } of [...resources.values()].flat())
      claimed.set(resourceType, [...(claimed.get(resourceType) ?? []), meta?.profile ?? []]);
    for (const type of [...searchableTypes, ...supportingTypes].filter((one) => one !== 'DocumentReference')) {
      const [first = ['none'], ...others] = claimed.get(type) ?? [];
      const common = first.filter((profile) => others.every((claims) => claims.includes(profile)));
      expect(profilesOf(type), type).toEqual(expect.arrayContaining(common));
    }
  });
});

describe('what follows from the sections', () => {
  it('keeps the names that offers, roles and reports have', () => {
    const known = (names: readonly string[], wanted: readonly string[]) => names.filter((one) => wanted.includes(one));
    const offered = [
      'patient',
      'payer',
      'allergies',
      'problems',
      'medicalDevices',
      'procedures',
      'plannedProcedures',
      'medicationUse',
      'medicationAgreement',
      'administrationAgreement',
    ];
    expect(known(bgzSections, offered)).toEqual(offered);
    const core = ['allergies', 'diagnoses', 'devices', 'procedures', 'medication'];
    const roles = ['patient', 'payer', ...core, 'documents'];
    expect(known(policySections, roles)).toEqual(roles);
    const chapters = ['patient', ...core, 'parties'];
    expect(known(sectionKeys, chapters)).toEqual(chapters);
    expect(supportingTypes).toEqual(expect.arrayContaining([...partyTypes, 'Device', 'Medication']));
  });

  it('measures each type with each chapter it is of, once', () => {
    const measured = sectionKeys.flatMap((key) => [
      ...new Set(measuredSections[key].zibs.map(({ root }) => root)),
      ...measuredSections[key].belonging,
    ]);
    const types = [...searchableTypes, ...supportingTypes].filter((type) => type !== 'DocumentReference');
    const inChapters = types.flatMap((type) =>
      [...new Set(sectionsOfType(type).map(({ chapter }) => chapter))].map(() => type),
    );
    expect(measured.sort()).toEqual(inChapters.sort());
  });

  it.each([
    ['Practitioner', 'Zorgverlener'],
    ['Organization', 'Zorgaanbieder'],
    ['RelatedPerson', 'Contactpersoon'],
    ['Device', 'Medische hulpmiddelen'],
    ['Medication', 'Geneesmiddel'],
    ['ProcedureRequest', 'Aangevraagde verrichtingen'],
    ['DocumentReference', 'Correspondentie'],
    ['Binary', 'Document'],
    ['Provenance', 'Metagegevens'],
    ['constructor', 'constructor'],
  ])('says in Dutch what a %s is: %s', (type, words) => {
    expect(dataWords(type)).toBe(words);
  });

  it('leaves an include out for a role that may not see what it leads to, and knows each', () => {
    for (const { type, role: own, search } of searchedSections)
      for (const [name, { targets }] of Object.entries(search.includes)) {
        const led = targets.flatMap((one) => (one === type ? own : sectionsOfType(one).map(({ role }) => role)));
        const roles = [...new Set(led)];
        expect(roles, `${type}:${name}`).toHaveLength(1);
        const query = `${type}?_include=${type}%3A${name}`;
        const { offer } = readOffer(query);
        if (offer?.kind !== 'query') throw new Error('that is a search');
        expect(withIncludesOf(offer, policySections)).toBe(query);
        expect(
          withIncludesOf(
            offer,
            policySections.filter((role) => !roles.includes(role)),
          ),
        ).toBe(type);
      }
  });

  it('takes the lists of every source for records of a file, and no other', () => {
    for (const group of groups) expect(areRecords({ [group]: [] })).toBe(true);
    for (const name of ['documents', 'contactPersons', 'allergies', 'constructor'])
      expect(areRecords({ patient: {}, [name]: [] })).toBe(false);
  });
});
