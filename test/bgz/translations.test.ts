import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { codelistsIn } from '../../scripts/record-shapes';
import { recordParts } from '../../src/bgz/json-schema';
import { medicationUseStatuses } from '../../src/bgz/medication-use/zib';
import { nullFlavors } from '../../src/bgz/parts/code/code';
import { codesBothWays } from '../../src/bgz/parts/code/translation';
import { requestStatuses } from '../../src/bgz/parts/order-status/zib';
import { procedureStatuses } from '../../src/bgz/procedure/zib';
import { type Codelist, codesOf } from '../../src/terminology/codelist';
import { createCodelists } from '../../src/terminology/codelists/create-codelists';
import { bundledCodelists } from '../../src/terminology/codelists/load-codelists';
import { amendedMap, bothDirections, type ConceptMap, leadingTo } from '../../src/terminology/concept-map';
import * as lists from '../../src/terminology/zib2017/codelists';
import * as maps from '../../src/terminology/zib2017/concept-maps';

const zib2017 = bundledCodelists().packages.find(({ name }) => name === 'nictiz.fhir.nl.stu3.zib2017');
const tableOf = ({ name }: ConceptMap) => zib2017?.conceptMaps.get(`http://nictiz.nl/fhir/ConceptMap/${name}`);
const everyMap = Object.entries<ConceptMap>(maps);

/** The codelist that a map begins with, where its codes are named. */
const sourceOf = (map: ConceptMap): Codelist | undefined =>
  Object.values<Codelist>(lists).find(({ oid }) => tableOf(map)?.source?.includes(`/${oid}--`));

describe('the ConceptMaps of zib 2017', () => {
  it.each(everyMap)('%s is that of the bundle', (_name, map) => {
    expect(map.groups).toEqual(tableOf(map)?.groups);
  });

  it('are all of them', () => {
    expect(everyMap.map(([, { name }]) => name).sort()).toEqual(
      [...(zib2017?.conceptMaps.keys() ?? [])].map((url) => url.slice(url.lastIndexOf('/') + 1)).sort(),
    );
    expect(everyMap.length).toBeGreaterThan(20);
  });

  it.each(everyMap)('%s leads where its rows do, by what comes closest', (_name, map) => {
    const { to, from } = bothDirections(map);
    const rows = map.groups.flatMap(({ rows: all }) => all);
    const isClosest = (one: (typeof rows)[number], rivals: typeof rows): boolean =>
      one[2] === 'equal' ||
      (one[2] === 'equivalent' && rivals.every(([, , other]) => other !== 'equal')) ||
      rivals.every(([, , other]) => other !== 'equal' && other !== 'equivalent');
    for (const row of rows) {
      const [code, target] = row;
      if (target === null) continue;
      const [sameCode, sameTarget] = [rows.filter(([one]) => one === code), rows.filter(([, one]) => one === target)];
      expect(to.get(code)?.includes(target), `${code} to ${target}`).toBe(isClosest(row, sameCode));
      expect(from.get(target)?.includes(code), `${target} to ${code}`).toBe(isClosest(row, sameTarget));
    }
    expect([...to.keys()].sort()).toEqual([...new Set(rows.flatMap(([code, to]) => (to ? [code] : [])))].sort());
  });

  it.each(everyMap)('%s comes back, from what it leads to, as what leads there', (_name, map) => {
    const { to, from } = bothDirections(map);
    for (const targets of to.values())
      for (const target of targets)
        for (const code of from.get(target) ?? ['nothing']) expect(to.get(code)).toContain(target);
  });
});

describe('a translation', () => {
  it.each(everyMap)('by %s is refused while something of it stays open, and told what', (_name, map) => {
    const list = sourceOf(map);
    if (list === undefined) return;
    const { to, from } = bothDirections(map);
    const nowhere = codesOf(list).filter((code) => to.get(code) === undefined);
    const undecided = [...from].filter(([, codes]) => codes.length > 1).map(([target]) => target);
    const untyped = (choices: object) => () => codesBothWays(list, map, choices as never);
    const open = [...nowhere, ...undecided];
    if (open.length > 0) expect(untyped({})).toThrow(`${map.name} leaves open what becomes of ${open.join(', ')}.`);
    const stated = {
      without: Object.fromEntries(nowhere.map((code) => [code, 'stays'])),
      back: Object.fromEntries(undecided.map((target) => [target, null])),
    };
    const codes = untyped(stated)();
    for (const code of codesOf(list)) {
      const [target] = to.get(code) ?? [];
      expect(codes.to(code)).toBe(target);
      const back = codes.from(target);
      if (undecided.includes(target ?? '')) expect(back).toBeUndefined();
      else if (target !== undefined) expect(codes.to(back?.code)).toBe(target);
    }
    expect(codes.to(undefined)).toBeUndefined();
    expect(codes.to('no such code')).toBeUndefined();
    expect(codes.from('no such code')).toBeUndefined();
  });

  it('has the FHIR codes as literal types, and asks for what the map leaves open', () => {
    const gender = codesBothWays(lists.geslachtCodelijst, maps.geslachtCodelijstToAdministrativeGender);
    expectTypeOf(gender.to('M')).toEqualTypeOf<'male' | 'female' | 'other' | 'unknown' | undefined>();
    expect(gender.from('male')).toEqual({
      system: 'http://hl7.org/fhir/v3/AdministrativeGender',
      code: 'M',
      display: 'Man',
    });

    const status = leadingTo(
      maps.allergieStatusCodelijstToAllergyStatus,
      'http://hl7.org/fhir/allergy-clinical-status',
    );
    const clinical = codesBothWays(lists.allergieStatusCodelijst, status, { without: { nullified: 'elsewhere' } });
    expectTypeOf(clinical.to('active')).toEqualTypeOf<'active' | 'inactive' | 'resolved' | undefined>();
    expect(clinical.to('nullified')).toBeUndefined();
    // @ts-expect-error a code of the list without a FHIR code is to be named
    expect(() => codesBothWays(lists.allergieStatusCodelijst, status)).toThrow('nullified');
    // @ts-expect-error and none that has one
    codesBothWays(lists.allergieStatusCodelijst, status, { without: { nullified: '', active: '' } });

    const { orderStatusCodelijst: orders } = lists;
    const { orderStatusCodelijstToRequestStatus: requests } = maps;
    // @ts-expect-error of a FHIR code that several codes lead to, is to be said which it is
    expect(() => codesBothWays(orders, requests)).toThrow('active');
    // @ts-expect-error one of those that lead there
    codesBothWays(orders, requests, { back: { active: 'held' } });
    expect(codesBothWays(orders, requests, { back: { active: 'new' } }).from('active')).toMatchObject({ code: 'new' });
  });

  it('takes rows beside those of the map', () => {
    const types = codesBothWays(
      lists.adresSoortCodelijst,
      amendedMap(maps.adresSoortCodelijstToAddressType, [['HP', 'both', 'equal']]),
      { without: { TMP: '', WP: '', HV: '' } },
    );
    expectTypeOf(types.to('HP')).toEqualTypeOf<'postal' | 'physical' | 'both' | undefined>();
    expect(['PST', 'PHYS', 'HP', 'TMP'].map(types.to)).toEqual(['postal', 'physical', 'both', undefined]);
  });
});

const sources = path.resolve(import.meta.dirname, '../../src/bgz');
const mapping = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(sources, file), 'utf8'))
  .join('\n');

/** Maps of codelists that records take codes of, and that no mapping asks. */
const unused: Readonly<Record<string, string>> = {
  emailSoortCodelijstToContactPointSystem: 'an e-mail address is of system email, of whatever kind it is',
  // The source of this one is FHIR's list.
  conditionClinicalStatusCodesToProbleemStatusCodelijst: 'says what the map from the zib says, the other way',
};

describe('the mappings', () => {
  it('ask every ConceptMap of the codelists that records take codes of', () => {
    const used = codelistsIn(Object.values(recordParts).map(({ schema }) => schema)).map(({ oid }) => oid);
    const ofRecords = everyMap.filter(([, map]) =>
      used.some((oid) => [tableOf(map)?.source, tableOf(map)?.target].some((url) => url?.includes(`/${oid}--`))),
    );
    expect(ofRecords.length).toBeGreaterThan(15);
    expect(ofRecords.map(([name]) => name).filter((name) => !mapping.includes(name))).toEqual(
      Object.keys(unused).sort((a, b) => (a < b ? -1 : 1)),
    );
  });

  it.each([
    ['http://hl7.org/fhir/event-status', procedureStatuses],
    ['http://hl7.org/fhir/request-status', requestStatuses],
    ['http://hl7.org/fhir/medication-statement-status', medicationUseStatuses],
    ['http://hl7.org/fhir/v3/NullFlavor', nullFlavors],
  ] as const)('take statuses in the words of FHIR that %s has', (system, codes) => {
    const bundled = createCodelists(bundledCodelists());
    expect(codes.filter((code) => bundled.code(system, code).code === undefined)).toEqual([]);
  });
});
