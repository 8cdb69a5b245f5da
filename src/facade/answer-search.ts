import { asSection } from '../assemble/as-section';
import { hasContent } from '../bgz/index';
import type { Answer } from '../http/inbound';
import type { RawParameter } from '../http/parameters';
import { askedInForm, askedInUrl } from './asked-parameters';
import { type Call, checkFailures, checkNamed, completeness, negotiateFor, offeredBy } from './call';
import { covers, offeredIn } from './coverage';
import { failureFindings } from './failure-findings';
import { findPage } from './find-page';
import { searchOf } from './known-queries';
import { linkParameters } from './link-parameters';
import { checkOffered } from './not-offered';
import { authorized, forbidden, patientOf } from './patient-scope';
import { askedBy, type Route } from './route';
import { searchset } from './searchset';
import { sendSearchset } from './send-checked';
import { type Ended, sendInParts } from './send-in-parts';
import { subsetFor } from './subset';
import { tellUnreached, unreachedFindings } from './tell-unreached';

/**
 * Answers a search by GET or by POST `_search`.
 *
 * @param ended Tells the trail how an answer ended that leaves in parts.
 */
export async function answerSearch(
  call: Call,
  route: Extract<Route, { kind: 'search' }>,
  inUrl: readonly RawParameter[],
  ended: Ended,
): Promise<Answer> {
  const { request, settings, trail } = call;
  trail.asks(hasContent(route.type) ? 'document' : 'search', { type: route.type });
  trail.with(inUrl);
  const asked =
    route.from === 'body' ? askedInForm(inUrl, request, settings, trail, route.operation) : askedInUrl(inUrl);
  const granted = await authorized(request, settings, trail, askedBy(route), asked);
  const parameters = await asked.read();
  if (route.from === 'body') negotiateFor(call, parameters);
  const literal = searchOf(route.type, parameters, route.operation);
  const wide = settings.laboratoryCategory === 'literal' ? literal.request : asSection(literal.request);
  const subset = await subsetFor(literal.shape, route.type, call.narrate);
  if (literal.patient.bsn !== undefined) trail.names(literal.patient.bsn);
  const patient = await patientOf(granted.patient, literal.patient, undefined, settings);
  const offered = offeredBy(call, granted);
  // Who is offered no more than what it says literally, is given no more.
  const parsed = offered && !covers(offered, wide) ? literal : { ...literal, request: wide };
  if (offered && !covers(offered, parsed.request)) {
    const withheld = offeredIn(granted.withheld ?? [], () => {});
    throw forbidden(covers(withheld, parsed.request) ? 'role-section' : 'not-offered');
  }

  const lacking = checkOffered(call.served, parsed.request);
  const { result, origins, fresh, parts, ...found } = await findPage(call, granted, { patient, offered }, parsed);
  const notices = [...lacking];
  // Of an answer in parts what is lacking is told of all parts together.
  if (parts === undefined) notices.push(...completeness(result.failures, call, offered));
  else checkFailures(result.failures, call, offered);
  if (result.patientId === undefined)
    notices.push({ severity: 'warning', code: 'not-found', diagnostics: 'The sources do not know this patient.' });
  else checkNamed(parsed.patient, result.patientId, result.patientBsn);
  if (result.patientBsn !== undefined) trail.learn({ patientBsn: result.patientBsn });
  const unreached = fresh ? tellUnreached(parsed, fresh, call, offered) : [];
  const page = found.page();
  // Without a fixed patient or findPatient nothing but the BSN finds the patient again.
  const isFound = granted.patient !== 'any' || settings.findPatient !== undefined;
  const forward =
    isFound && result.patientId !== undefined ? linkParameters(parameters, route.type, result.patientId) : parameters;
  const shown = {
    base: call.base,
    parameters: route.from === 'body' ? forward : parameters,
    forward,
    search: parsed,
  };
  if (parts) return sendInParts(call, { ...shown, ...parts, offered, subset, unreached, notices, ended });
  notices.push(...unreachedFindings(unreached));
  // All of it, and nothing to tell beside it.
  const isPlain = notices.length === 0 && literal.shape.kind === 'whole' && !parsed.countOnly && !parsed.pretty;
  const isAll =
    fresh !== undefined && page.matches === fresh.matches && !page.isPart && shown.parameters === parameters;
  return sendSearchset(
    call,
    ({ withheld, failures }) =>
      searchset({
        ...shown,
        result,
        page,
        withheld,
        notices: [...notices, ...failureFindings(failures, 'warning', offered)],
      }),
    { served: route.type, origins, offered, subset, pretty: parsed.pretty },
    isPlain && isAll && forward === parameters ? { result: fresh, parameters } : undefined,
  );
}
