/** Control characters, and those that reorder text on a screen. */
const unprintable = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/gu;

/** Text of unknown origin as it may be shown on a terminal: one line, unprintable characters replaced by `�`. */
export function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(unprintable, '\uFFFD');
}

/** Where to break a word that is longer than a line: after a part of a path or URL, else where the line ends. */
function breakAt(word: string, width: number): number {
  const part = Math.max(word.lastIndexOf('.', width), word.lastIndexOf('/', width - 1) + 1);
  return part > width / 2 ? part : width;
}

/**
 * Breaks text into lines of at most `width` characters, at blanks, and a longer word where its parts meet. Lines after
 * the first begin with `indent`.
 */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ')) {
    let rest = word;
    if (line.trim() !== '' && line.length + 1 + rest.length > width) {
      lines.push(line);
      line = indent;
    }
    while (rest.length > width - line.length && rest.length > width - indent.length) {
      const end = breakAt(rest, width - line.length);
      lines.push(line + rest.slice(0, end));
      rest = rest.slice(end);
      line = indent;
    }
    line = line.trim() === '' ? line + rest : `${line} ${rest}`;
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line);
  return lines;
}
