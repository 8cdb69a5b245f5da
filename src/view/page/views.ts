import type { ComponentType } from 'preact';
import { Doctor } from './doctor';
import { Testers } from './testers';
import type { TextKey } from './texts';

/** The ways to look at a BgZ, in the order in which they are offered; the first is what a page opens with. */
export const views: readonly { readonly key: TextKey; readonly Show: ComponentType; readonly hasContents: boolean }[] =
  [
    { key: 'doctor', Show: Doctor, hasContents: true },
    { key: 'testers', Show: Testers, hasContents: false },
  ];
