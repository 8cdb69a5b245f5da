import { isJson, type Json, listOf } from '../../fhir/json';
import { said } from '../words';
import { fail, pass, type Verdict } from './verdict';

/** A value that names a resource, with or without its type before the id. */
const bare = (value: string): string => value.replace(/^[A-Z]\w+\//, '');

/**
 * The rule that Nictiz names by the id of Touchstone, `assert-response-queryParamsInSelfLink`: every parameter that was asked
 * stands in Bundle.link self, as it is after decoding.
 */
export function judgeSelfLink(url: string, bundle: Json | undefined): Verdict {
  const self = listOf(bundle?.link)
    .filter(isJson)
    .find(({ relation }) => relation === 'self')?.url;
  if (typeof self !== 'string') return fail(said.noSelfLink);
  if (!URL.canParse(self, url)) return fail(said.noSelfLink);
  const told = new Set([...new URL(self, url).searchParams].map(([name, value]) => `${name}=${bare(value)}`));
  for (const [name, value] of new URL(url).searchParams)
    if (!told.has(`${name}=${bare(value)}`)) return fail(said.selfLink({ name }));
  return pass;
}
