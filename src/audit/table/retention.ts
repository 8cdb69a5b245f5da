/** Years that a line is kept at least (spec audit-nen7513 §1). */
export const MINIMUM_YEARS = 5;
