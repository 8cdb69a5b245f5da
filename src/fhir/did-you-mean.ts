/** How many letters must change, come, go or swap to make one word of the other; counting stops beyond `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Longer words are no slips of the finger, and comparing them would take long. */
const LONGEST = 64;

/**
 * The word that was probably meant: the same but for capitals, or with at most one letter in four wrong and no more than
 * two. Undefined when there is none, or when two are as near.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const given = word.toLowerCase();
  if (given.length > LONGEST) return undefined;
  const most = Math.min(2, Math.floor(given.length / 4));
  const near = known
    .map((one) => ({ one, apart: distance(given, one.toLowerCase(), most) }))
    .filter(({ apart }) => apart <= most)
    .sort((a, b) => a.apart - b.apart);
  const [first, second] = near;
  return first !== undefined && (second === undefined || second.apart > first.apart) ? first.one : undefined;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * The name of a property or option that was probably meant: the {@link nearest} one, the same but for dashes and the like,
 * or the only one that begins as it does, when either was cut short. For names only: what begins as a word of a list may
 * still be somebody's name.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const near = nearest(name, known);
  if (near !== undefined) return near;
  const given = plain(name);
  if (given.length < 4 || given.length > LONGEST) return undefined;
  const begins = known.filter((one) => {
    const whole = plain(one);
    return whole !== '' && (whole.startsWith(given) || given.startsWith(whole));
  });
  return begins.length === 1 ? begins[0] : undefined;
}
