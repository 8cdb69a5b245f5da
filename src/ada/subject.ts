import { target } from './building-block';
import { child, isBlank } from './element';
import { type Field, group, type Reader, readChildren } from './table';

/** The instance holds one patient: a reference to it is checked, and is true when someone is said to be the patient. */
export const patientReference: Reader = (element, reading) => {
  if (isBlank(element)) return undefined;
  const wrapped = child(element, 'patient');
  if (wrapped === undefined) return target(element, reading) && true;
  let found: unknown;
  const inner: Field = (one) => {
    found = patientReference(one, reading);
  };
  readChildren(element, { patient: inner }, {}, reading);
  return found;
};

/** Subject (onderwerp): whose record it is. */
export const subject: Field = group({
  patient: (element, _draft, reading) => {
    patientReference(element, reading);
  },
});
