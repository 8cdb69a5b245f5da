import { chapters } from '../bgz/define/chapters';
import { type BgzSection, sections } from '../bgz/index';
import type { BgzRecords } from '../bgz/listed/records';
import type { SectionState, ViewItem, ViewSection } from './model';
import type { Stated } from './states-of';

/** What a doctor must see before the rest. */
const FIRST: readonly string[] = ['allergies', 'alerts', 'diagnoses', 'medication'];

const rank = ({ chapter, kind }: BgzSection): number => {
  // Who and what others refer to comes last.
  if (chapter === 'parties' || kind === 'inside') return FIRST.length + 1;
  const first = FIRST.indexOf(chapter);
  return first >= 0 ? first : FIRST.length;
};

/** The sections as a doctor reads them: allergies and alerts, problems, medication, then the order of the BgZ. */
export const inOrder: readonly BgzSection[] = sections
  .map((section, at) => ({ section, at }))
  .sort((a, b) => rank(a.section) - rank(b.section) || a.at - b.at)
  .map(({ section }) => section);

/** What records say of a section: a list that is there and empty says that nothing is known. */
function ofRecords(key: string, records: BgzRecords): SectionState {
  const value = (records as Readonly<Record<string, unknown>>)[key];
  return Array.isArray(value) && value.length === 0 ? 'none-known' : 'not-given';
}

function stateOf(key: string, count: number, { states }: Stated, records: BgzRecords | undefined): SectionState {
  const stated = states.get(key);
  if (count > 0) return stated === 'incomplete' || stated === 'not-offered' ? 'incomplete' : 'given';
  if (records !== undefined) return ofRecords(key, records);
  return stated ?? 'not-given';
}

/** What belongs to records of a section, such as the device that is used, after these. */
const isBelonging = ({ reference }: ViewItem, { type }: BgzSection): boolean => reference.split('/')[0] !== type;

/** The latest first; what has no date after it, in the order in which it was given. */
function byDate(a: ViewItem, b: ViewItem): number {
  const [one = Number.NEGATIVE_INFINITY, other = Number.NEGATIVE_INFINITY] = [a.moment.at, b.moment.at];
  return one === other ? a.nth - b.nth : other - one;
}

/** Every section there is, with the items that are of it. Sections that others hold are there when something is in them. */
export function sectionsOf(
  items: readonly ViewItem[],
  sectionOf: (nth: number) => BgzSection | undefined,
  stated: Stated,
  records: BgzRecords | undefined,
): ViewSection[] {
  return inOrder.flatMap((section) => {
    const own = items
      .filter(({ nth }) => sectionOf(nth)?.key === section.key)
      .sort((a, b) => Number(isBelonging(a, section)) - Number(isBelonging(b, section)) || byDate(a, b));
    if (own.length === 0 && section.kind !== 'searched') return [];
    return [
      {
        key: section.key,
        title: section.title,
        chapter: chapters[section.chapter],
        state: stateOf(section.key, own.length, stated, records),
        items: own.map(({ nth }) => nth),
      },
    ];
  });
}
