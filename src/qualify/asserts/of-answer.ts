import { holdsPattern, isJson, listOf, textOf } from '../../fhir/json';
import { asIs } from '../../fhir/phrase';
import { said } from '../words';
import { compare } from './compare';
import type { Judged } from './judged';
import { fail, passIf, type Verdict } from './verdict';

/** The codes of STU3 assert-response-code-types and their status. */
const STATUSES: Readonly<Record<string, number>> = {
  okay: 200,
  created: 201,
  noContent: 204,
  notModified: 304,
  bad: 400,
  forbidden: 403,
  notFound: 404,
  methodNotAllowed: 405,
  conflict: 409,
  gone: 410,
  preconditionFailed: 412,
  unprocessable: 422,
};

const NONE = '–';

/** `responseCode`, by its operator: one of a list where that says nothing else. */
export function judgeStatus({ assert, answer, filled }: Judged): Verdict {
  const expected = filled(assert.responseCode ?? String(STATUSES[assert.response ?? ''] ?? assert.response));
  const { status } = answer;
  if (status === 0) return fail(answer.problem ?? said.unreachable);
  const operator = assert.operator === 'notIn' || assert.operator === 'notEquals' ? 'notIn' : 'in';
  const verdict = compare(operator, [String(status)], expected, asIs(String(status)));
  if (verdict.outcome !== 'fail') return verdict;
  // That nobody is let in is seldom what the script is about.
  if (status !== 401) return fail(said.status({ found: status, expected }));
  const hasToken = /^\S+ +\S/.test(answer.asked.headers.authorization ?? '');
  return fail(hasToken ? said.tokenRefused({ expected }) : said.noToken({ expected }));
}

/** `resource`: the type that came. */
export function judgeType({ assert, answer }: Judged): Verdict {
  const expected = assert.resource ?? '';
  if (!answer.resource) return fail(said.empty);
  const found = textOf(answer.resource.resourceType) || NONE;
  return passIf(found === expected, said.type({ found, expected }));
}

const MEDIA: Readonly<Record<string, RegExp>> = {
  json: /^application\/(fhir\+)?json\b/i,
  xml: /^(application\/(fhir\+)?xml|text\/xml)\b/i,
};

/** `contentType`: `json`, `xml` or a media type. */
export function judgeContentType({ assert, answer }: Judged): Verdict {
  const expected = assert.contentType ?? '';
  const found = answer.contentType || NONE;
  const form = Object.hasOwn(MEDIA, expected) ? MEDIA[expected] : undefined;
  const holds = form ? form.test(found) : found.split(';')[0]?.trim() === expected.split(';')[0]?.trim();
  return passIf(holds, said.compared({ found: asIs(found), operator: '=', expected }));
}

/** `headerField`, with its value where one is told. */
export function judgeHeader({ assert, answer, filled }: Judged): Verdict {
  const name = assert.headerField ?? '';
  const headers = assert.direction === 'request' ? new Map(Object.entries(answer.asked.headers)) : answer.headers;
  const found = headers.get(name.toLowerCase());
  const operator = assert.operator ?? (assert.value === undefined ? 'notEmpty' : 'equals');
  const isTold = /^(?:cache-control|content-type|content-encoding|content-language|vary|pragma)$/i.test(name);
  const told = found === undefined ? said.foundNothing : isTold ? asIs(`'${found}'`) : said.anotherText;
  if (found === undefined && !/^(?:empty|not(?:Equals|In|Contains))$/.test(operator))
    return fail(said.noHeader({ name }));
  const expected = filled(assert.value ?? '');
  const verdict = compare(operator, found === undefined ? [] : [found], expected, told);
  // What other headers hold may be a token, or the address of somebody.
  if (verdict.outcome !== 'fail' || isTold) return verdict;
  return fail(said.compared({ found: told, operator, expected: '…' }));
}

/** `minimumId`: everything of a fixture is in the answer. */
export function judgeMinimum({ assert, answer, resource }: Judged): Verdict {
  const id = assert.minimumId ?? '';
  const fixture = resource(id);
  if (!fixture) return fail(said.noSource({ id }));
  const found = answer.resource;
  if (!found) return fail(said.empty);
  const missing = Object.keys(fixture).filter(
    (name) => !holdsPattern({ [name]: found[name] }, { [name]: fixture[name] }),
  );
  const type = textOf(fixture.resourceType);
  const [first] = missing;
  return passIf(first === undefined, said.minimum({ path: `${type}.${first}`, id }));
}

/** `navigationLinks`: the links of an answer in pages, each with an address. */
export function judgeLinks({ answer }: Judged): Verdict {
  const links = listOf(answer.resource?.link).filter(isJson);
  const has = (relation: string) => links.some((one) => one.relation === relation && textOf(one.url) !== '');
  const total = answer.resource?.total;
  const matches = listOf(answer.resource?.entry).filter(
    (one) => isJson(one) && (!isJson(one.search) || one.search.mode === 'match'),
  );
  const isWhole = typeof total !== 'number' || total <= matches.length;
  const names = ['self', ...(isWhole ? [] : ['next'])].filter((name) => !has(name));
  return passIf(names.length === 0, said.noLinks({ names: names.join(', ') }));
}

/** `requestMethod` and `requestURL`, of what was asked. */
export function judgeRequest({ assert, answer, filled }: Judged): Verdict {
  const { method, url } = answer.asked;
  if (assert.requestMethod !== undefined)
    return compare(assert.operator ?? 'equals', [method], assert.requestMethod.toUpperCase(), asIs(method));
  const place = new URL(url).pathname;
  return compare(assert.operator ?? 'contains', [url], filled(assert.requestUrl ?? ''), asIs(place));
}
