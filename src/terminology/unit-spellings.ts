import { isUcum } from './ucum';

/** Whole units as Dutch laboratories and wards write them, where no part tells by itself what is meant. */
const whole: Readonly<Record<string, string>> = {
  mmHg: 'mm[Hg]',
  'mm Hg': 'mm[Hg]',
  mmhg: 'mm[Hg]',
  'mm kwik': 'mm[Hg]',
  cmH2O: 'cm[H2O]',
  'cm H2O': 'cm[H2O]',
  '°C': 'Cel',
  ºC: 'Cel',
  '° C': 'Cel',
  'graden Celsius': 'Cel',
  pH: '[pH]',
  procent: '%',
  promille: '[ppth]',
  '‰': '[ppth]',
  INR: '{INR}',
  'p/min': '/min',
  'sl/min': '/min',
  'slagen/min': '/min',
  'slagen per minuut': '/min',
  'x/min': '/min',
  bpm: '/min',
  '/minuut': '/min',
  'mL/min/1,73m2': 'mL/min/{1.73_m2}',
  'mL/min/1.73m2': 'mL/min/{1.73_m2}',
};

/** Parts of a unit. The case is kept: `mL` and `ML` differ by a factor of a thousand million. */
const parts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['', 'm', 'u', 'n', 'p', 'f', 'd', 'c'].flatMap((prefix) => [
      [`${prefix}l`, `${prefix}L`],
      [`${prefix}L`, `${prefix}L`],
      ...['mol', 'g', 'm', 'Osm', 'osm', 'osmol', 'kat', 'eq', 'Eq'].map((unit) => [
        prefix + unit,
        prefix + (/^osm/i.test(unit) ? 'osm' : unit === 'Eq' ? 'eq' : unit),
      ]),
      // Internationale eenheid.
      [`${prefix}IE`, `${prefix}[iU]`],
      [`${prefix}IU`, `${prefix}[iU]`],
      [`${prefix}U`, `${prefix}U`],
    ]),
  ),
  kg: 'kg',
  Kg: 'kg',
  kilo: 'kg',
  gram: 'g',
  milligram: 'mg',
  microgram: 'ug',
  mcg: 'ug',
  liter: 'L',
  micromol: 'umol',
  millimol: 'mmol',
  kIE: 'k[iU]',
  kIU: 'k[iU]',
  kU: 'kU',
  mval: 'meq',
  kPa: 'kPa',
  m2: 'm2',
  'm²': 'm2',
  'mm³': 'mm3',
  mm3: 'mm3',
  '%': '%',
  s: 's',
  sec: 's',
  min: 'min',
  minuut: 'min',
  h: 'h',
  uur: 'h',
  d: 'd',
  dag: 'd',
  dagen: 'd',
  week: 'wk',
  weken: 'wk',
  mnd: 'mo',
  maand: 'mo',
  maanden: 'mo',
  jr: 'a',
  jaar: 'a',
  cellen: '{cells}',
  cells: '{cells}',
  kopieën: '{copies}',
  kopieen: '{copies}',
  copies: '{copies}',
  KVE: '[CFU]',
  kve: '[CFU]',
  CFU: '[CFU]',
  kcal: 'kcal',
};

/** Below the line an hour, also by its first letter: as a unit of UCUM that is the mass of an atom. */
const below: Readonly<Record<string, string>> = {
  ...parts,
  u: 'h',
  '24h': '(24.h)',
  '24 h': '(24.h)',
  '24u': '(24.h)',
  '24 u': '(24.h)',
  '24uur': '(24.h)',
  '24 uur': '(24.h)',
};

/**
 * Parts that UCUM has for something else than what a Dutch column means by them, or may mean: gauss or giga, tesla or tera, coulomb or
 * Celsius, an atom's mass, a unit or an hour, a tonne or a tablet. As does `E`, of a unit of enzymes or an international one.
 */
const misleading = new Set(['G', 'T', 'C', 'F', 'u', 't', 'P', 'E', 'e', 'K', 'mE', 'kE', 'uE', 'gr']);

/** Millions of litres, grams or moles are nobody's: a milli was meant, or is it the file that has no small letters? */
const MEGA = /^M(?:l|L|g|mol|m)$/;

/** A power of ten in front: `10E9`, `10^9`, `x10^9`, `10*9`, `10⁹`. */
const POWER = /^[x*×]? ?10 ?(?:[E^*]|\*\*)? ?(\d{1,2}|[⁰¹²³⁴-⁹]{1,2})(?=\/)/;
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const plainDigits = (digits: string): string =>
  [...digits].map((one) => (raised.includes(one) ? String(raised.indexOf(one)) : one)).join('');

const has = (table: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** One way to write a micro, a blank and a division, whatever the keyboard gave. */
const tidy = (text: string): string =>
  text
    .replace(/[µμ]/g, 'u')
    .replace(/\s+/g, ' ')
    .replace(/ ?\/ ?/g, '/')
    .trim();

function composed(text: string): string | undefined {
  const [, exponent] = POWER.exec(text) ?? [];
  const power = exponent === undefined ? '' : `10*${plainDigits(exponent)}`;
  const rest = exponent === undefined ? text : text.slice(text.indexOf('/'));
  const [over = '', ...under] = rest.split('/');
  const first = over === '' ? '' : has(parts, over);
  const others = under.map((one) => has(below, one));
  if (first === undefined || others.includes(undefined)) return undefined;
  return [power + first, ...others].join('/');
}

/**
 * The UCUM code of a unit as Dutch laboratory systems and wards spell it: `mmHg`, `10E9/l`, `µmol/l`, `mm/u`, `ml/min/1,73m2`.
 *
 * @returns the code; `'ambiguous'` where the text is one thing in UCUM and may be another in a column; undefined where it is not known.
 */
export function ucumOf(given: string): { readonly code: string } | 'ambiguous' | undefined {
  const text = tidy(given);
  const known =
    has(whole, text) ??
    has(
      whole,
      text
        .replace(/^ml\//, 'mL/')
        .replace(/² ?$/, '2')
        .replace(/(1[.,]73) m2$/, '$1m2'),
    );
  if (known !== undefined) return { code: known };
  const code = composed(text);
  if (code !== undefined && code !== '') return { code };
  if (text.split('/').some((part) => misleading.has(part) || MEGA.test(part))) return 'ambiguous';
  return isUcum(text) ? { code: text } : undefined;
}

/** What a unit was probably meant to be that UCUM writes otherwise; undefined when it is not known. */
export function meantUnit(given: string): string | undefined {
  const found = ucumOf(given);
  return typeof found === 'object' && found.code !== given ? found.code : undefined;
}
