/** Door `bgz-facade/view`: the BgZ of a patient as a page that a person looks at. */

export type {
  BgzView,
  Pair,
  Said,
  SectionState,
  ViewFinding,
  ViewItem,
  ViewLine,
  ViewMoment,
  ViewNotice,
  ViewNotRead,
  ViewParty,
  ViewPatient,
  ViewPoint,
  ViewSection,
  ViewSeries,
  ViewSource,
  ViewStep,
  ViewTiming,
  ViewTrail,
  ViewUnreached,
} from './model';
export { type PageOptions, pageOf } from './page-of';
export { type TrailInput, type TrailOptions, trailOf } from './trail/trail-of';
export { type ViewInput, type ViewOptions, viewOf } from './view-of';
