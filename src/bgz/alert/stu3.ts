import type { CodeableConcept } from 'fhir/r3';
import { systems } from '../../fhir/naming-systems';
import type { Alert, CodedConcept } from '../../zib';
import type { MappingContext } from '../define/context';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { inExtension, type Row, rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { statedStatus, statusAt } from '../parts/clock-status/stu3';
import { conceptCodec } from '../parts/code/codec';
import { identifiersRow } from '../parts/identifier/codec';
import { partyCodec } from '../parts/party/codec';
import { subjectRow } from '../parts/party/patient';
import { peekPeriod, periodRow } from '../parts/period-of-use/codec';
import { problemReferenceCodec } from '../parts/references/codec';
import { alertSection } from './section';
import { alertStatus } from './status';
import { alertStatuses } from './zib';

const datesOf = ({ startDateTime: start, endDateTime: end }: Alert) => ({ start, end });

const writeStatus = (alert: Alert, { ask, options }: MappingContext) => ({
  status: alert.status ?? ask(({ now }) => statusAt(alertStatus, datesOf(alert), now, options)),
});

/** A status that the dates do not say by themselves; see `statedStatus`. */
function readStatus(flag: FhirNode, { now }: ReadContext) {
  const said = alertStatuses.find((known) => known === flag.peek('status'));
  if (said === undefined) return {};
  flag.take('status');
  return {
    status: said === 'entered-in-error' ? said : statedStatus(alertStatus, said, peekPeriod(flag, 'period'), now),
  };
}

const SEE_PROBLEM = 'Zie probleem';

/** FHIR wants a code where the zib has a condition in place of a name: that it is another one, as the profile says. */
const seeProblem: CodeableConcept = {
  coding: [{ system: systems.nullFlavor, code: 'OTH', display: 'other' }],
  text: SEE_PROBLEM,
};

/** Whether a name says no more than that the condition is to be seen. */
function isSeeProblem({ nullFlavor, display, originalText, translations }: CodedConcept): boolean {
  if (nullFlavor !== 'OTH' || translations !== undefined) return false;
  return [display, originalText].every((words = SEE_PROBLEM) => words.toLowerCase() === SEE_PROBLEM.toLowerCase());
}

const nameCodec = conceptCodec('other-as-coding');

/** The name. Beside a condition, which is read before it, one that only refers to it is none. */
const nameRow: Row<Alert> = {
  places: { alertName: ['code'] },
  write({ alertName }, target, context) {
    if (alertName === undefined) target.code = structuredClone(seeProblem);
    else nameCodec.write(alertName, target, 'code', context);
  },
  read(source, draft, context) {
    const name = nameCodec.read(source, 'code', context);
    if (name !== undefined && !(draft.condition !== undefined && isSeeProblem(name))) draft.alertName = name;
  },
};

const { row, pair } = rowsOf<Alert>();

/** Alert (zib 8.3.1) in FHIR: zib-Alert. */
export const alertStu3 = defineStu3<Alert>({
  type: alertSection.type,
  profiles: alertSection.profiles,
  rows: [
    row('condition', inExtension('flag-detail'), problemReferenceCodec),
    identifiersRow,
    pair({ status: ['status'] }, writeStatus, readStatus),
    row('alertType', 'category', conceptCodec()),
    nameRow,
    subjectRow('subject'),
    periodRow<Alert>('period', 'startDateTime', 'endDateTime'),
    row('author', 'author', partyCodec),
  ],
});
