/** `['reactions', 0, 'severity']` → `reactions[0].severity`; the record itself is `(record)`. */
export function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(record)';
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${String(step)}`))
    .join('');
}
