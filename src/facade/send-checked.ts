import type { Bundle, FhirResource } from 'fhir/r3';
import { endingFailures } from '../assemble/failures';
import type { SourceFailure } from '../assemble/ports';
import type { Origin } from '../assemble/records-behind';
import type { Offered } from '../assemble/visible';
import { encode } from '../http/encode';
import type { Answer } from '../http/inbound';
import { operationOutcome } from '../http/refusal';
import type { ValidationReport } from '../validate/issue';
import { toOperationOutcome } from '../validate/report/operation-outcome';
import { type Call, encodingOf, logFailures } from './call';
import { failureFindings } from './failure-findings';
import { type Faulty, faultyRecords } from './faulty-records';
import type { MadeOf, WholeAnswer } from './kept-answers';
import { logRefused, type Outgoing } from './outgoing-check';
import type { FacadeReason } from './refusal-reasons';
import { asAsserted, inPart } from './searchset';
import type { Subset } from './subset';

/** What every answer is sent with. */
interface Sending {
  readonly served: string;
  /** Which records a resource was made from. */
  readonly origins: (key: string) => readonly Origin[];
  /** What the authorisation limits the request to; undefined when it does not. */
  readonly offered: Offered | undefined;
  readonly subset: Subset;
  readonly pretty: boolean;
}

/** 500 with the findings, and the records they are of. */
function refused(
  call: Call,
  outgoing: Outgoing,
  report: ValidationReport,
  { failures }: Faulty,
  { offered, pretty }: Sending,
): Promise<Answer> {
  logRefused(outgoing, report, call.settings);
  call.trail.learn({ reason: 'not-conformant' satisfies FacadeReason });
  const outcome = toOperationOutcome(report);
  const records = operationOutcome(failureFindings(failures, 'error', offered)).issue;
  return encode(500, { ...outcome, issue: [...outcome.issue, ...records] }, encodingOf(call, pretty));
}

/** What is checked is what leaves, with its narrative. */
const asSent = ({ settings, narrate }: Call): Subset =>
  settings.validate === 'off' ? (resource) => resource : narrate;

/** Sends one resource, unless the vendor has it checked and it does not conform. */
export async function sendResource(call: Call, resource: FhirResource, sending: Sending): Promise<Answer> {
  const { origins } = sending;
  const outgoing = {
    resource: asSent(call)(resource),
    served: sending.served,
    requestId: call.trail.requestId,
    origins,
  };
  // A part holds nothing that the whole does not: what leaves is checked as it would leave whole.
  const report = await call.outgoing.check(outgoing);
  if (report) return refused(call, outgoing, report, faultyRecords(resource, report, origins), sending);
  return encode(200, sending.subset(resource), encodingOf(call, sending.pretty));
}

/** What is left out may bring something else to light; it seldom does twice. */
const ROUNDS = 5;

/** What is left out of an answer. */
export interface LeftOut {
  /** Keys (`Type/id`) of the resources that may not be sent. */
  readonly withheld: ReadonlySet<string>;
  /** Why: a failure per record. */
  readonly failures: readonly SourceFailure[];
}

const NOTHING: LeftOut = { withheld: new Set(), failures: [] };

async function encoded(call: Call, bundle: Bundle, { subset, pretty }: Sending): Promise<WholeAnswer> {
  const resources = (bundle.entry ?? []).filter((entry) => entry.search?.mode !== 'outcome').length;
  return { answer: await encode(200, inPart(bundle, subset), encodingOf(call, pretty)), resources };
}

/** Nothing is looked at on its way, so it is what it was when it is made of the same. */
async function sendUnchecked(
  call: Call,
  build: (left: LeftOut) => Bundle,
  sending: Sending,
  again: MadeOf | undefined,
): Promise<Answer> {
  const make = () => encoded(call, build(NOTHING), sending);
  const { answer, resources } = await (again === undefined ? make() : call.answers.of(call, again, make));
  call.trail.gives(resources);
  return answer;
}

/**
 * Sends the answer to a search. Where it is checked and does not conform, it does not leave; a record at fault
 * is what one is that a builder does not accept: where the vendor chose that such a record costs itself only, what is left is
 * checked again, and sent.
 *
 * @param build Makes the answer without what is left out, and says of which records that is.
 * @param again What it is made of, where that is all and may come again.
 */
export async function sendSearchset(
  call: Call,
  build: (left: LeftOut) => Bundle,
  sending: Sending,
  again?: MadeOf,
): Promise<Answer> {
  if (call.settings.validate === 'off') return sendUnchecked(call, build, sending, again);
  const { origins } = sending;
  let left = NOTHING;
  for (let round = 1; ; round++) {
    const bundle = build(left);
    const whole = asAsserted(inPart(bundle, asSent(call)));
    const outgoing = { resource: whole, served: sending.served, requestId: call.trail.requestId, origins };
    const report = await call.outgoing.check(outgoing);
    if (report === undefined) {
      logFailures(left.failures, call);
      const { answer, resources } = await encoded(call, bundle, sending);
      call.trail.gives(resources);
      return answer;
    }
    const faulty = faultyRecords(whole, report, origins);
    const more = [...faulty.withheld].some((key) => !left.withheld.has(key));
    const ends = endingFailures(faulty.failures, call.settings).length > 0;
    if (ends || !faulty.isAll || !more || round === ROUNDS) return refused(call, outgoing, report, faulty, sending);
    left = {
      withheld: new Set([...left.withheld, ...faulty.withheld]),
      failures: [...left.failures, ...faulty.failures],
    };
  }
}
