import { read } from '../assemble/read';
import { recordsBehind } from '../assemble/records-behind';
import { hasContent } from '../bgz/index';
import type { Answer } from '../http/inbound';
import type { NamedPatient } from '../http/named-patient';
import type { RawParameter } from '../http/parameters';
import { Refusal } from '../http/refusal';
import { askedInUrl } from './asked-parameters';
import { type Call, checkNamed, completeness, failed, isPretty, offeredBy, pullOf, readShape } from './call';
import { authorized, patientOf } from './patient-scope';
import { askedBy, type Route } from './route';
import { sendResource } from './send-checked';
import { subsetFor } from './subset';

/** Answers a read by id. What the authorisation does not show is not found: whether it exists is not told. */
export async function answerRead(
  call: Call,
  route: Extract<Route, { kind: 'read' }>,
  parameters: readonly RawParameter[],
): Promise<Answer> {
  const { trail } = call;
  trail.asks(hasContent(route.type) ? 'document' : 'read', { type: route.type, id: route.id });
  const granted = await authorized(call.request, call.settings, trail, askedBy(route), askedInUrl(parameters));
  const named: NamedPatient = route.type === 'Patient' ? { fhirId: route.id } : {};
  const patient = await patientOf(granted.patient, named, route, call.settings);
  const subset = await subsetFor(readShape(parameters), route.type, call.narrate);
  const offered = offeredBy(call, granted);
  const pull = pullOf(call, granted, { patient, offered }, false);
  const { resource, patientId, failures, assembled } = await read(route, pull, call.assemble, offered);
  // Under a limited authorisation a patient that is not shown and one that is another's are the same: not found.
  if (patientId !== undefined && offered === undefined) checkNamed(named, patientId, undefined);
  if (patient.bsn !== undefined) trail.learn({ patientBsn: patient.bsn });
  // What was found is whole, whatever other sources failed; "not found" can only be said when all of them answered.
  if (resource === undefined) {
    if (failures.length > 0) throw failed(failures, call, offered);
    throw new Refusal(404, { code: 'not-found', diagnostics: 'No resource of this patient has this id.' });
  }
  completeness(failures, call, offered);
  trail.gives(1);
  const origins = recordsBehind(assembled);
  return sendResource(call, resource, { served: route.type, origins, offered, subset, pretty: isPretty(parameters) });
}
