/**
 * FHIR XML of one line with line breaks, two blanks a level. Between the tags of FHIR XML stands nothing, so nothing changes;
 * in a narrative every blank counts, so what holds one stays on its line.
 *
 * @param xml What `writeFhirXml` gives: no text outside the narrative, and `>` escaped in attributes.
 */
export function indentXml(xml: string): string {
  if (xml.includes('<div')) return xml;
  let depth = 0;
  return (xml.match(/<[^>]*>/g) ?? [])
    .map((tag) => {
      if (tag.startsWith('</')) depth--;
      const line = '  '.repeat(depth) + tag;
      if (!/^<[/?]|\/>$/.test(tag)) depth++;
      return line;
    })
    .join('\n');
}
