import type { Json } from '../../fhir/json';
import type { Phrase } from '../../fhir/phrase';

/** What was asked of the server. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
}

/** What came of a request. */
export interface Answer {
  readonly asked: Asked;
  /** 0 where there was no answer. */
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly contentType: string;
  /** The text of the body, for a validator that tells lines. */
  readonly text: string;
  readonly resource: Json | undefined;
  /** Why there is no answer, or why what came cannot be judged. */
  readonly problem: Phrase | undefined;
  /** Milliseconds from asking to the last byte. */
  readonly ms: number;
}
