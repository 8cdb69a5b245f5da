import { describe, expect, it } from 'vitest';
import { codelistsIn } from '../../scripts/record-shapes';
import { recordParts } from '../../src/bgz/json-schema';
import { type Codelist, codesOf } from '../../src/terminology/codelist';
import { createCodelists } from '../../src/terminology/codelists/create-codelists';
import { bundledCodelists } from '../../src/terminology/codelists/load-codelists';
import * as lists from '../../src/terminology/zib2017/codelists';

const SCT = 'http://snomed.info/sct';
const NULL_FLAVOR = 'http://hl7.org/fhir/v3/NullFlavor';
const codelists = createCodelists(bundledCodelists());
const zib2017 = bundledCodelists().packages.find(({ name }) => name === 'nictiz.fhir.nl.stu3.zib2017');
const urls = [...(zib2017?.valueSets.keys() ?? [])];
const urlOf = ({ oid }: Codelist) => urls.find((url) => url.includes(`/${oid}--`)) ?? '';

/** The list in any package: that of the BgZ has a few of its own. */
const tables = bundledCodelists().packages.map(({ valueSets }) => valueSets);
const tableOf = ({ oid }: Codelist) =>
  tables.flatMap((all) => [...all.keys()].filter((url) => url.includes(`/${oid}--`)).map((url) => all.get(url)))[0];

/** `system|code term` of every member. */
const members = ({ codes }: Codelist) =>
  Object.entries(codes).flatMap(([system, terms]) =>
    Object.entries(terms).map(([code, term]) => `${system}|${code} ${term}`),
  );

const used = codelistsIn(Object.values(recordParts).map(({ schema }) => schema));

describe('the codelists of zib 2017', () => {
  it.each(Object.entries<Codelist>(lists))('%s are those of the bundle, with their Dutch terms', (_name, list) => {
    const table = zib2017?.valueSets.get(urlOf(list));
    expect(table?.name).toBe(list.name);
    const theirs = table?.include.flatMap(({ system, concepts = [] }) =>
      concepts.map(({ code, display, nl: [dutch] = [] }) => `${system}|${code} ${dutch ?? display}`),
    );
    expect(members(list).sort()).toEqual(theirs?.sort());
    for (const [system, terms] of Object.entries(list.codes))
      for (const [code, term] of Object.entries(terms))
        expect(codelists.membership(urlOf(list), { system, code })).toMatchObject({
          result: 'member',
          displays: expect.arrayContaining([term]),
        });
  });

  it('are all that name their codes', () => {
    const named = urls.filter((url) => {
      const { include, exclude } = zib2017?.valueSets.get(url) ?? { include: [], exclude: [] };
      return exclude.length === 0 && include.every(({ concepts, filters }) => concepts !== undefined && !filters);
    });
    expect(Object.values<Codelist>(lists).map(urlOf).sort()).toEqual(named.sort());
    expect(named.length).toBeGreaterThan(150);
  });
});

describe('the codelists that records take codes of', () => {
  it('differ from those of the package only where it is said why', () => {
    const differences = used.flatMap(({ list }) => {
      const table = tableOf(list);
      if (table !== undefined) expect(table.name).toBe(list.name);
      const theirs = table?.include.flatMap(({ system, concepts = [] }) =>
        concepts.map(({ code, display, nl: [dutch] = [] }) => `${system}|${code} ${dutch ?? display}`),
      );
      const ours = members(list);
      return [
        ...ours.filter((one) => !theirs?.includes(one)).map((one) => `${list.name} + ${one}`),
        ...(theirs ?? []).filter((one) => !ours.includes(one)).map((one) => `${list.name} - ${one}`),
      ];
    });
    expect(differences.sort()).toEqual([
      // What a form asks for beside the code is no term of it.
      `BehandelingCodelijst + ${NULL_FLAVOR}|OTH Anders`,
      `BehandelingCodelijst - ${NULL_FLAVOR}|OTH Overige behandelingen, namelijk (in vrije tekst meegeven)`,
      `GeverifieerdBijCodelijst + ${NULL_FLAVOR}|OTH Anders`,
      `GeverifieerdBijCodelijst - ${NULL_FLAVOR}|OTH Anders, namelijk  (in vrije tekst meegeven)`,
      // One apostrophe is written as two.
      `LevensovertuigingCodelijst + ${SCT}|80587008 Jehova's getuige`,
      `LevensovertuigingCodelijst - ${SCT}|80587008 Jehova''s getuige`,
      // Older records have these; only the ConceptMap to FHIR still knows them.
      `MateVanKritiekZijnCodelijst + ${SCT}|255508009 Medium`,
      `MateVanKritiekZijnCodelijst + ${SCT}|62482003 Laag`,
      `MateVanKritiekZijnCodelijst + ${SCT}|75540009 Hoog`,
      // The package has its ConceptMap to LOINC, and not the list itself.
      `PositieCodelijst + ${SCT}|102538003 Liggende positie`,
      `PositieCodelijst + ${SCT}|10904000 Staande positie`,
    ]);
  });

  it.each(used.map((one) => [one.name, one] as const))('%s gives every short name a code of its own', (_name, one) => {
    const [codes, named] = [codesOf(one.list), Object.values(one.shortNames)];
    expect(codes).toEqual(expect.arrayContaining(named));
    expect(new Set(named).size).toBe(named.length);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('are those of the zib the concept is of', () => {
    expect(used.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'ProbleemLateraliteitCodelijst',
        'VerrichtingLateraliteitCodelijst',
        'MedischHulpmiddelLateraliteitCodelijst',
        'RedenMedicatieafspraakCodelijst',
        'RedenWijzigenOfStoppenGebruikCodelijst',
      ]),
    );
  });
});
