import { said } from '../words';
import type { Judged } from './judged';
import {
  judgeContentType,
  judgeHeader,
  judgeLinks,
  judgeMinimum,
  judgeRequest,
  judgeStatus,
  judgeType,
} from './of-answer';
import { judgeExpression } from './of-expression';
import { judgeProfile } from './of-profile';
import { judgeSelfLink } from './self-link';
import { fail, skip, type Verdict } from './verdict';

const SELF_LINK = 'assert-response-queryParamsInSelfLink';

function judgeRule({ assert, answer }: Judged): Verdict {
  const [rule = ''] = assert.rules;
  if (rule === SELF_LINK) return judgeSelfLink(answer.asked.url, answer.resource);
  return skip(said.rule({ rule }));
}

/**
 * Judges an assert of the answer that came last. What an assert says is looked at in this order: the status is judged of any answer,
 * everything else only of one that could be read and came in the form that was asked for.
 */
export async function judge(judged: Judged): Promise<Verdict> {
  const { assert, answer } = judged;
  if (assert.responseCode !== undefined || assert.response !== undefined) return judgeStatus(judged);
  // Of what was not sent, or not answered, there is nothing to judge.
  if (answer.status === 0 && answer.problem) return fail(answer.problem);
  if (assert.requestMethod !== undefined || assert.requestUrl !== undefined) return judgeRequest(judged);
  if (assert.contentType !== undefined) return judgeContentType(judged);
  if (assert.headerField !== undefined) return judgeHeader(judged);
  if (answer.problem) return fail(answer.problem);
  if (assert.rules.length > 0) return judgeRule(judged);
  if (assert.resource !== undefined) return judgeType(judged);
  if (assert.validateProfileId !== undefined) return judgeProfile(judged);
  if (assert.expression !== undefined) return judgeExpression(judged);
  if (assert.minimumId !== undefined) return judgeMinimum(judged);
  if (assert.navigationLinks) return judgeLinks(judged);
  return skip(assert.path === undefined ? said.kind : said.path);
}
