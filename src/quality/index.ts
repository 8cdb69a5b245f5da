export { type QualityOptions, qualityOf } from './quality-of';
export type {
  CodeFigures,
  ConceptFigures,
  DateFigures,
  Figures,
  FreeTextFigures,
  QualityReport,
  SectionQuality,
} from './quality-report';
export { qualityText } from './quality-text';
export type { QualityInput } from './read-input';
export type { SectionKey } from './sections';
