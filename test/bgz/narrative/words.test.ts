import { describe, expect, it } from 'vitest';
import { type Field, type Fields, innermost } from '../../../src/bgz/define/field';
import { sections } from '../../../src/bgz/index';
import { builders } from '../../../src/bgz/listed/zibs';
import { codesIn, fieldsIn, labelOf } from '../../../src/bgz/narrative/tell';
import { inWords, isInWords, kinds, modifiers, titles } from '../../../src/bgz/narrative/words';
import { codelistOf } from '../../../src/bgz/parts/code/from-codelist';

/** Every property of the records there are, with its path; of what holds itself the first. */
function propertiesOf(
  fields: Fields,
  at: string,
  above: readonly unknown[] = [],
): [path: string, property: string, one: Field][] {
  return Object.entries(fields).flatMap(([property, one]) => {
    const schema = innermost(one.schema);
    const path = `${at}.${property}`;
    const inside = above.includes(schema) || codelistOf(schema) !== undefined ? {} : fieldsIn(one);
    return [[path, property, one] as [string, string, Field], ...propertiesOf(inside, path, [...above, schema])];
  });
}

const all = Object.entries(builders).flatMap(([key, { schema }]) => propertiesOf(fieldsIn({ schema }), key));

/** Parts of values that are told as a whole, keys, and whose it is. */
const PARTS =
  /\.(?:id|subject|metadata|system|code|display|version|value|unit|per|count|amount|identification|originalText|nullFlavor|translations|nominalValue|minimumValue|maximumValue|replaces|open|data|comparator|quantity|coded|text|boolean|time|numerator|denominator|relation)(?:\.|$)/;

describe('the words of narratives', () => {
  it('name every property of every zib that holds a value', () => {
    const unnamed = all.filter(([path, property, one]) => {
      const parts = Object.keys(fieldsIn(one));
      // A reference is told as a whole too: by what it is shown by.
      const isTold = parts.length === 0 || parts.includes('display');
      return isTold && !PARTS.test(path) && labelOf(property, one) === undefined && !kinds.has(property);
    });
    expect(unnamed.map(([path]) => path)).toEqual([]);
  });

  it('name in English what they name in Dutch, and nothing else', () => {
    const differs = all.filter(
      ([, property, one]) => (labelOf(property, one, 'en') === undefined) !== (labelOf(property, one) === undefined),
    );
    expect(differs).toEqual([]);
  });

  it.each([
    ['systolicBloodPressure', 'bloodPressures', 'Systolic blood pressure'],
    ['bloodPressureDateTime', 'bloodPressures', 'Blood pressure date and time'],
    ['prefix', 'patient.nameInformation.lastName', 'Prefix'],
    ['prefix', 'patient.nameInformation.lastNamePartner', 'Prefix of partner'],
  ])('%s of %s is in English %s', (name, at, words) => {
    const [, property = '', one = undefined] = all.find(([path]) => path === `${at}.${name}`) ?? [];
    expect(one && labelOf(property, one, 'en')).toBe(words);
  });

  it('call what is asked for or planned otherwise than what was done', () => {
    const names = Object.values(builders).map(({ concepts: [root] }) => root?.dutch);
    const isShared = (name: string | undefined) => names.indexOf(name) !== names.lastIndexOf(name);
    const twice = Object.entries(builders).filter(
      ([key, { concepts }]) => isShared(concepts[0]?.dutch) && !(key in titles),
    );
    expect(twice.map(([key]) => key).sort()).toEqual(['encounters', 'medicalDevices', 'procedures', 'vaccinations']);
  });

  it('have a Dutch word for every code of FHIR that a record takes', () => {
    const codes = all
      .filter(([path]) => !PARTS.test(path))
      .flatMap(([path, , { schema }]) =>
        codesIn(schema)
          .filter((code) => !isInWords(code))
          .map((code) => `${path}: ${code}`),
      );
    expect(codes).toEqual([]);
  });

  it('name every element that changes what a resource says', () => {
    const stated = sections.flatMap(({ modifiers: own = {} }) => Object.keys(own));
    // Of a choice of types only one that is a code has no concept of its own.
    expect(
      stated.filter((name) => !/(?:CodeableConcept|Reference|except)$/.test(name) && !Object.hasOwn(modifiers, name)),
    ).toEqual([]);
  });

  it.each([
    ['MateVanKritiekZijn', 'Mate van kritiek zijn'],
    ['BloeddrukDatumTijd', 'Bloeddrukdatum en tijd'],
    ['ProductID', 'Product-ID'],
    ['BehandelAanwijzing', 'Behandelaanwijzing'],
    ['SystolischeBloeddruk', 'Systolische bloeddruk'],
    ['VerrichtingAnatomischeLocatie', 'Verrichting anatomische locatie'],
    ['RedenWijzigenOfStoppenGebruik', 'Reden wijzigen of stoppen gebruik'],
    ['SoortTabakGebruik', 'Soort tabakgebruik'],
    ['AllergieIntolerantie', 'Allergie-intolerantie'],
    ['Patiënt', 'Patiënt'],
  ])('%s is %s', (name, words) => {
    expect(inWords(name)).toBe(words);
  });
});
