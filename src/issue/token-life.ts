/** Seconds a token lives unless told otherwise, and the most it can be told to (spec notified-pull §7). */
export const USUAL_TOKEN_S = 300;
export const LONGEST_TOKEN_S = 900;
