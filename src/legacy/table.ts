/** What a word means: by a table of the caller's own, else by the known one, whose words are in lower case. */
export function lookUp<T>(
  word: string,
  own: Readonly<Record<string, T>> | undefined,
  known: Readonly<Record<string, T>>,
): T | undefined {
  const plain = word.toLowerCase();
  const ownName = Object.keys(own ?? {}).find((name) => name.toLowerCase() === plain);
  if (own !== undefined && ownName !== undefined) return own[ownName];
  return Object.hasOwn(known, plain) ? known[plain] : undefined;
}
