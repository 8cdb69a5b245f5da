/** Short names of the sides that each codelist of a laterality has. */
export const sides = { left: '7771000', right: '24028007', both: '51440002' } as const;
