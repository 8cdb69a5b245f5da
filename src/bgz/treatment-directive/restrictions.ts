import { extensionUrl } from '../../fhir/extensions';
import { isJson, listOf } from '../../fhir/json';
import type { TreatmentDirective } from '../../zib';
import type { Written } from '../define/codec';
import type { Row } from '../define/rows';

const NAME = 'zib-TreatmentDirective-Restrictions';
const URL = extensionUrl(NAME);

const isRestriction = (extension: unknown): boolean =>
  isJson(extension) &&
  extension.url === URL &&
  typeof extension.valueString === 'string' &&
  Object.keys(extension).every((name) => ['url', 'valueString'].includes(name));

/** Whether an exception is one of words alone: under these circumstances it is not allowed. */
const isOfWords = (one: unknown): boolean =>
  isJson(one) &&
  one.type === 'deny' &&
  listOf(one.extension).length > 0 &&
  listOf(one.extension).every(isRestriction) &&
  Object.keys(one).every((name) => ['type', 'extension', 'id'].includes(name));

/**
 * Restrictions (NL-CM:2.1.5), each an exception that denies, as the profile asks. Where one of the exceptions says anything
 * else, such as what is allowed, for whom or until when, all stay and the directive is set apart: without it the rest says more.
 */
export const exceptRow: Row<TreatmentDirective> = {
  places: { restrictions: [`except.extension(${NAME}).valueString`] },
  write({ restrictions = [] }, target: Written) {
    if (restrictions.length === 0) return;
    target.except = restrictions.map((valueString) => ({ extension: [{ url: URL, valueString }], type: 'deny' }));
  },
  read(source, draft) {
    const all = source.peek('except');
    if (!Array.isArray(all) || !all.every(isOfWords)) return;
    draft.restrictions = source.list('except').flatMap((one) => {
      one.take('type');
      return one.extensions(NAME).flatMap((extension) => extension.text('valueString') ?? []);
    });
  },
};
