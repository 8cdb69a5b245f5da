/** A narrative whole, which is the last of what holds it; or a tag. */
const PIECE = /<div\b[\s\S]*?<\/div>(?=<\/text>)|<[^>]*>/g;

/**
 * FHIR XML of one line with line breaks, two blanks a level. Between the tags of FHIR XML stands nothing, so nothing changes;
 * in a narrative every blank counts, so a narrative stays on one line.
 *
 * @param xml What `writeFhirXml` gives: no text outside the narrative, and `>` escaped in attributes.
 */
export function indentXml(xml: string): string {
  let depth = 0;
  return (xml.match(PIECE) ?? [])
    .map((tag) => {
      if (tag.startsWith('</')) depth--;
      const line = '  '.repeat(depth) + tag;
      if (!/^<(?:[/?]|div\b)|\/>$/.test(tag)) depth++;
      return line;
    })
    .join('\n');
}
