/**
 * Spellings of the scripts that FHIRPath does not have, by what their authors meant. Everything else is evaluated as it is written.
 */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  // Types of STU3 in the wrong case.
  [/\.is\(coding\)/g, '.is(Coding)'],
  [/\$this is Code\)/g, '$this is code)'],
  // A comment is a string, which has no value beside itself.
  [/\bcomment\.value\b/g, 'comment'],
  [/\b(comment|date)\.where\(value = /g, '$1.where($this = '],
  // A date is compared with a text of it.
  [/(\$this|\b\w+) = '(\d{4}-\d{2}(?:-\d{2})?(?:T[^']*)?)'/g, "$1.toString() = '$2'"],
];

/** Where the bracket closes that stands open before the place given. */
function closing(text: string, from: number): number {
  let depth = 1;
  let at = from;
  for (; depth > 0 && at < text.length; at++) depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
  return at;
}

/** A `where(…)` that stands as a condition of its own asks whether there is one; two of them would otherwise be no boolean. */
function withExistence(expression: string, head: string): string {
  const call = `${head}.where(`;
  let told = '';
  let from = 0;
  for (let at = expression.indexOf(call); at >= 0; at = expression.indexOf(call, from)) {
    const end = closing(expression, at + call.length);
    const isCondition = /^(?: and |\))/.test(expression.slice(end));
    told += expression.slice(from, end) + (isCondition ? '.exists()' : '');
    from = end;
  }
  return told + expression.slice(from);
}

/** The expression that is evaluated for one that a script holds. */
export const meant = (expression: string): string =>
  SPELLINGS.reduce(
    (text, [spelling, put]) => text.replace(spelling, put),
    withExistence(expression, 'additionalInstruction'),
  );
