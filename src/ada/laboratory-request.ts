import { attribute, child } from './element';
import { type Draft, positionalId } from './reading';
import { append, type Field, one, readChildren } from './table';
import { blockReaders } from './zib-tables';

/**
 * Who asked for a laboratory result (laboratorium_uitslag). The result itself is not read yet, but the national test set
 * expects the request as a resource of its own. What was asked is not said: only the result has a code.
 */
export const laboratoryRequest: Field = (element, draft, reading) => {
  const requester = child(element, 'aanvrager');
  if (requester === undefined) return;
  const request: Draft = {};
  readChildren(requester, { zorgverlener: one('requester', blockReaders.zorgverlener) }, request, reading);
  if (request.requester === undefined) return;
  request.id = `${attribute(element, 'id') ?? positionalId(reading, element)}-aanvraag`;
  request.procedureType = { nullFlavor: 'UNK' };
  request.intent = 'order';
  append(draft, 'procedureRequests', request, requester, reading);
};
