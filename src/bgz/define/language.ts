/** A language messages exist in. */
export type Language = 'nl' | 'en';
