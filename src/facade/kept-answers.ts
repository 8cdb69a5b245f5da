import type { FhirResource } from 'fhir/r3';
import { isKept } from '../assemble/kept-assemblies';
import type { SearchResult } from '../assemble/search';
import type { Answer } from '../http/inbound';
import type { RawParameter } from '../http/parameters';
import type { Call } from './call';

/** An answer whole, and how many resources are in it. */
export interface WholeAnswer {
  readonly answer: Answer;
  readonly resources: number;
}

/** Answers of one facade that would be made of the same again. */
export interface KeptAnswers {
  /**
   * The answer to a search, made once for as long as what it is made of is kept: what the search found of the same records, as this
   * authorisation shows them, and the parameters, each the same object; the base, the form and the coding the same text.
   */
  of(call: Call, of: MadeOf, make: () => Promise<WholeAnswer>): Promise<WholeAnswer>;
}

/** What an answer is made of. */
export interface MadeOf {
  readonly result: Pick<SearchResult, 'matches' | 'assembled'>;
  readonly parameters: readonly RawParameter[];
}

interface Kept extends WholeAnswer {
  readonly parameters: readonly RawParameter[];
}

/** Forms, codings and bases of an answer that are kept side by side. */
const FORMS = 4;

/** @param bytes Of all answers; when there would be more, all are let go. */
export function keptAnswers(bytes: number): KeptAnswers {
  /** By what was found, which is another list for each authorisation that sees less. */
  let answers = new WeakMap<readonly FhirResource[], Map<string, Kept>>();
  let held = 0;
  return {
    async of({ base, format, coding }, { result, parameters }, make) {
      // Of what comes anew with each request nothing is found again.
      if (!isKept(result.assembled) || !Object.isFrozen(parameters)) return make();
      const key = `${format} ${coding.coding} ${coding.always} ${base}`;
      const known = answers.get(result.matches)?.get(key);
      if (known?.parameters === parameters) return known;
      const made = await make();
      const { body, status } = made.answer;
      if (status !== 200 || body === null || body instanceof ReadableStream) return made;
      const sent = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      if (sent.byteLength > bytes / 4) return made;
      held += sent.byteLength;
      if (held > bytes) {
        answers = new WeakMap();
        held = sent.byteLength;
      }
      const ofFound = answers.get(result.matches) ?? new Map<string, Kept>();
      if (ofFound.size >= FORMS) ofFound.clear();
      answers.set(
        result.matches,
        ofFound.set(key, { answer: { ...made.answer, body: sent }, resources: made.resources, parameters }),
      );
      return made;
    },
  };
}
