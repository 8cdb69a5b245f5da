/** Steps (a letter put in, left out, replaced, or two changed about) from one word to another, as far as `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
      row.push(steps);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** The known word that was most likely meant; undefined when none is near. */
export function didYouMean(found: string, known: readonly string[]): string | undefined {
  const plain = (word: string) => word.toLowerCase().replace(/[^a-z0-9]/g, '');
  const word = plain(found).slice(0, 64);
  if (word === '') return undefined;
  const most = word.length < 5 ? 1 : 2;
  const near = known
    .map((one) => ({ one, steps: distance(word, plain(one), most) }))
    .filter(({ steps }) => steps <= most)
    .sort((a, b) => a.steps - b.steps)[0];
  if (near) return near.one;
  // The singular for the plural of a group, or a word that was cut short.
  return known.find((one) => word.length > 3 && (plain(one).startsWith(word) || word.startsWith(plain(one))));
}
