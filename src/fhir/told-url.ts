/** What SNOMED CT calls its value sets: the one query that is part of a name. */
const SNOMED_SET = /^https?:\/\/snomed\.info\/sct[\w/]*\?fhir_vs(?:=(?:isa|refset)\/\d+)?$/;

/** Addresses of persons: a message may say that there is one. */
const OF_A_PERSON = /^(?:mailto|tel|sms|sip|sips|xmpp|im):/i;

/**
 * A URL that a sender chose, as a message may tell it: without who logs in, what is asked and which part, where a name or
 * number of a person may stand. Anything else is given back as it is.
 */
export function toldUrl(text: string): string {
  const scheme = OF_A_PERSON.exec(text)?.[0];
  if (scheme) return `${scheme}…`;
  if (!/^[a-z][a-z\d+.-]*:\/\/\S*[?#@]/i.test(text) || SNOMED_SET.test(text)) return text;
  return text.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/?#]*@/i, '$1…@').replace(/([?#])\S*/, '$1…');
}
