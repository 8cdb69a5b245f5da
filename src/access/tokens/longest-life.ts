/**
 * Longest life a token check can be set to take, in seconds. The memory of token ids goes by it: a token that was seen was issued
 * no earlier than so long before its end (`TokenIds.purge`).
 */
export const LONGEST_LIFE_S = 86_400;

/** Most that clocks can be set to differ, in seconds. */
export const MOST_SKEW_S = 300;
