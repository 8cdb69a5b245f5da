/** What a pattern may read next at one of its places: one character of some set. */
interface Atom {
  /** Whether it reads a character of ASCII, by its code. */
  readonly ascii: readonly boolean[];
  /** Whether it may read a character beyond ASCII. */
  readonly beyond: boolean;
}

/** A piece of a pattern: what it may begin and end with, and whether it may read nothing. */
interface Piece {
  readonly first: readonly Atom[];
  readonly last: readonly Atom[];
  readonly empty: boolean;
}

const NOTHING: Piece = { first: [], last: [], empty: true };

/** Something that has two ways, or is not looked into: a look-ahead, a reference back. */
class Unknown extends Error {}

/** Escapes of several characters, of letters by their kind, back to what was read, and of no character. */
const UNREAD = /\\[0-9xucpPkbB]/;

function atomOf(text: string): Atom {
  const reads = new RegExp(`^${text}$`, 's');
  const ascii = Array.from({ length: 128 }, (_one, code) => reads.test(String.fromCharCode(code)));
  // A class that is negated, and one that names letters beyond ASCII, may read any of these.
  const beyond = /^(?:\.|\[\^)/.test(text) || /[^\0-\x7f]|\\[DWS]/.test(text);
  return { ascii, beyond };
}

const overlap = (a: Atom, b: Atom): boolean =>
  (a.beyond && b.beyond) || a.ascii.some((reads, code) => reads && b.ascii[code] === true);

const clash = (atoms: readonly Atom[]): boolean =>
  atoms.some((one, at) => atoms.slice(at + 1).some((other) => one !== other && overlap(one, other)));

/**
 * Whether a regular expression has one way only of reading any text: at each place of it the next character tells where it goes on. Such a
 * one takes time as the text is long, also where a repeated group repeats or chooses inside: `(\.(0|[1-9]\d*))*`, and not `(a+)+`.
 *
 * False for what is not looked into: look-ahead, look-behind, references back, characters by their number or kind.
 */
export function isOneWay(pattern: string): boolean {
  let at = 0;
  const follow = new Map<Atom, Set<Atom>>();

  /** What a piece ends with may go on with what the next begins with. */
  function lead(from: Piece, to: Piece): void {
    for (const last of from.last) {
      const known = follow.get(last) ?? new Set<Atom>();
      for (const first of to.first) {
        // To go on there in two ways, as `(a+)+` may, is what makes a match take years.
        if (known.has(first)) throw new Unknown();
        known.add(first);
      }
      follow.set(last, known);
    }
  }

  function joined(a: Piece, b: Piece): Piece {
    lead(a, b);
    return {
      first: a.empty ? [...a.first, ...b.first] : a.first,
      last: b.empty ? [...a.last, ...b.last] : b.last,
      empty: a.empty && b.empty,
    };
  }

  function choice(): Piece {
    let piece = sequence();
    while (pattern[at] === '|') {
      at++;
      const other = sequence();
      piece = {
        first: [...piece.first, ...other.first],
        last: [...piece.last, ...other.last],
        empty: piece.empty || other.empty,
      };
    }
    return piece;
  }

  function sequence(): Piece {
    let piece = NOTHING;
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') piece = joined(piece, repeated(term()));
    return piece;
  }

  function repeated(piece: Piece): Piece {
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(pattern.slice(at))?.[0];
    if (quantifier === undefined) return piece;
    at += quantifier.length;
    // Lazy or not, the ways are the same.
    if (pattern[at] === '?') at++;
    if (quantifier !== '?' && quantifier !== '{1}') {
      lead(piece, piece);
      // A group that may read nothing may do so again and again.
      if (piece.empty) throw new Unknown();
    }
    const mayBeNone = quantifier === '*' || quantifier === '?' || /^\{0/.test(quantifier);
    return mayBeNone ? { ...piece, empty: true } : piece;
  }

  function term(): Piece {
    if (pattern[at] === '^' || pattern[at] === '$') {
      at++;
      return NOTHING;
    }
    if (pattern[at] === '(') return group();
    const [text] = /^(?:\[(?:\\.|[^\]\\])*\]|\\.|.)/su.exec(pattern.slice(at)) ?? [''];
    if (text === '' || UNREAD.test(text)) throw new Unknown();
    at += text.length;
    const atom = atomOf(text);
    return { first: [atom], last: [atom], empty: false };
  }

  function group(): Piece {
    const [open] = /^\((?:\?:|(?!\?))/.exec(pattern.slice(at)) ?? [];
    if (open === undefined) throw new Unknown();
    at += open.length;
    const piece = choice();
    if (pattern[at] !== ')') throw new Unknown();
    at++;
    return piece;
  }

  try {
    const whole = choice();
    if (at < pattern.length || clash(whole.first)) return false;
    return [...follow.values()].every((atoms) => !clash([...atoms]));
  } catch {
    return false;
  }
}
