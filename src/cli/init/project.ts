import type { Language } from '../../bgz/define/language';
import { type SourceSection, sourceSections } from '../../bgz/index';
import type { ZibGroup } from '../../bgz/records';
import { sectionKeys } from '../section-names';
import { UsageError } from '../usage-error';
import { plan } from './plan';

/** Hosts that the facade can be mounted in. */
export const frameworks = ['node', 'express', 'fastify'] as const;
export type Framework = (typeof frameworks)[number];

/** What is to be written. */
export interface Project {
  /** Name of the package. */
  readonly name: string;
  /** In the order of the BgZ, `patient` first. */
  readonly sections: readonly InitSection[];
  readonly framework: Framework;
  readonly language: Language;
  /** Where the library is installed from, as package.json has it; its version when left out. */
  readonly library?: string;
}

/** A section with the names that its files use. */
export interface InitSection {
  readonly group: ZibGroup;
  readonly title: Readonly<Record<Language, string>>;
  /** `AllergyIntolerance`: the type of its records; with a small letter the builder. */
  readonly record: string;
  readonly builder: string;
  /** `allergy-intolerances`: its files. */
  readonly file: string;
  /** Offered without being named: what a vendor starts with. */
  readonly isCore: boolean;
}

const kebab = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
const small = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const sectionFor = ({ key, title, zib, record = zib, offer }: SourceSection): InitSection => ({
  group: key as ZibGroup,
  title,
  record,
  builder: small(record),
  file: kebab(key),
  isCore: offer !== undefined && offer.whenNamed !== true,
});

/** All that can be written: every section whose records are of a zib. Letters have a content of their own. */
export const initSections: readonly InitSection[] = sourceSections
  .filter(({ key }) => Object.hasOwn(plan, key))
  .map(sectionFor);

const ALL = 'all';

/**
 * The sections by their names, with the patient, whom all others are of.
 *
 * @param asked keys or other names, as `bgz concepts` lists them; `all` for each of them
 * @throws {UsageError} naming each that is not there, and what was meant.
 */
export function sectionsNamed(asked: readonly string[]): readonly InitSection[] {
  const given = asked.map((one) => one.trim()).filter((one) => one !== '');
  if (given.length === 0) throw new UsageError('--sections names no section.');
  const keys = initSections.map(({ group }) => group);
  const seeAlso = `there are ${keys.join(', ')}, or ${ALL}`;
  const named = given.filter((one) => one !== ALL);
  const wanted = new Set(sectionKeys(named, { keys, what: 'section', seeAlso }));
  return initSections.filter(({ group }) => group === 'patient' || given.includes(ALL) || wanted.has(group));
}

/** What a vendor starts with: the parts of the BgZ that are offered without being named. */
export const coreSections: readonly InitSection[] = initSections.filter(({ isCore }) => isCore);
