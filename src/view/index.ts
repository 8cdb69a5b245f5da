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
  ViewPatient,
  ViewPoint,
  ViewSection,
  ViewSeries,
  ViewSource,
  ViewTiming,
  ViewUnreached,
} from './model';
export { type PageOptions, pageOf } from './page-of';
export { type ViewInput, type ViewOptions, viewOf } from './view-of';
