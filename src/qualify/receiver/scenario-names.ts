/** What is played against a receiver, in this order. */
export const scenarioNames = [
  'happy',
  'xml',
  'no-token',
  'pages',
  'duplicate',
  'amended',
  'cancelled',
  'unknown-cancel',
  'unknown-patient',
  'other-owner',
  'malformed',
  'hostile',
  'unauthorized',
  'forbidden',
  'unavailable',
  'redirect',
  'next-elsewhere',
  'slow',
  'oversized',
  'gzip-bomb',
  'endless-pages',
  'other-patient',
  'partial',
] as const;

/** Name of a scenario. */
export type ScenarioName = (typeof scenarioNames)[number];
