import type { ComponentType } from 'preact';
import type { BgzView } from '../model';
import { Doctor } from './doctor';
import { Testers } from './testers';
import type { TextKey } from './texts';
import { Trail } from './trail';

interface WayToLook {
  readonly key: TextKey;
  readonly Show: ComponentType;
  readonly hasContents: boolean;
  readonly isFor: (view: BgzView) => boolean;
}

/** A page of a trail alone has nothing of a BgZ to look at. */
const hasBgz = ({ items, notices, trail }: BgzView): boolean =>
  trail === undefined || items.length > 0 || notices.length > 0;

const all: readonly WayToLook[] = [
  { key: 'doctor', Show: Doctor, hasContents: true, isFor: hasBgz },
  { key: 'testers', Show: Testers, hasContents: false, isFor: hasBgz },
  { key: 'trail', Show: Trail, hasContents: false, isFor: ({ trail }) => trail !== undefined },
];

/** The ways to look at a BgZ, in the order in which they are offered; the first is what a page opens with. */
export const viewsOf = (view: BgzView): readonly WayToLook[] => all.filter(({ isFor }) => isFor(view));
