import type { Language } from '../bgz/define/language';
import { type AnyParameters, fill, type Phrase } from '../fhir/phrase';
import type { NotRead, ReadIssue, ReadMended, ToldResource } from './result';
import { type ReadCode, words } from './words';

/** What does not mean that something is missing that belongs among the records. */
const warnings: ReadonlySet<ReadCode> = new Set([
  'no-id',
  'dangling-reference',
  'no-place',
  'no-zib',
  'other-zib',
  'in-error',
  'not-referred',
  'no-record',
]);

/** A list of which no more than so many are kept, and all are counted. */
class Counted<T> {
  readonly list: T[] = [];
  readonly #most: number;
  count = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(one: T): void {
    if (this.count++ < this.#most) this.list.push(one);
  }
}

/** What is told of one reading. */
export class Telling {
  readonly notRead: Counted<NotRead>;
  readonly issues: Counted<ReadIssue>;
  readonly mended: Counted<ReadMended>;
  readonly language: Language;

  constructor(language: Language, most: number) {
    this.language = language;
    this.notRead = new Counted(most);
    this.issues = new Counted(most);
    this.mended = new Counted(most);
  }

  filled(text: Phrase, parameters: AnyParameters): string {
    return fill(text, parameters, this.language);
  }

  issue(
    code: ReadCode,
    about: Partial<ToldResource> & Pick<ReadIssue, 'path' | 'record' | 'zib'>,
    parameters: AnyParameters = {},
  ): void {
    const said = words[code];
    // A phrase with parameters is a function of them, and each code is told with those of its own.
    const phrase = typeof said === 'function' ? (said as (given: AnyParameters) => Phrase)(parameters) : said;
    const { resource, where, path, record, zib } = about;
    this.issues.add({
      code,
      severity: warnings.has(code) ? 'warning' : 'error',
      ...(resource !== undefined && { resource }),
      ...(where !== undefined && { where }),
      ...(path !== undefined && { path }),
      ...(record !== undefined && { record }),
      ...(zib !== undefined && { zib }),
      message: phrase[this.language],
    });
  }
}
