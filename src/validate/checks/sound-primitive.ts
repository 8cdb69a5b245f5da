import { isPlainDay, isPlainMoment } from '../../fhir/plain-moment';
import { checkPrimitive } from './primitive';

/** Begins with a sign and has no control character but those of a line. */
function isPlainText(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > 1_048_576) return false;
  const first = text.charCodeAt(0);
  if (first <= 32 || first >= 127) return false;
  for (let at = 1; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) return false;
  }
  return true;
}

/** Signs of ASCII without a blank. */
function isPlainToken(text: string): boolean {
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 32 || unit >= 127) return false;
  }
  return length > 0;
}

/** Where `urn:` begins, and what is mistaken for it: `uuid:` and `oid:`. */
const isOfUrn = (first: number): boolean => first === 117 || first === 111;

const isPlainUri = (text: string): boolean => isPlainToken(text) && !isOfUrn(text.charCodeAt(0));

/** Texts that are right by their types without more ado: most are. */
const plain: Readonly<Record<string, (text: string) => boolean>> = {
  string: isPlainText,
  markdown: isPlainText,
  code: isPlainToken,
  uri: isPlainUri,
  date: isPlainDay,
  dateTime: isPlainMoment,
  instant: (text) => text.length > 10 && isPlainMoment(text),
};

/** The same answer as `checkPrimitive` has, sooner for what is ordinary. */
export function isSoundPrimitive(type: string): (value: unknown) => boolean {
  const isPlain = Object.hasOwn(plain, type) ? plain[type] : undefined;
  if (!isPlain) return (value) => checkPrimitive(type, value) === undefined;
  return (value) => (typeof value === 'string' && isPlain(value)) || checkPrimitive(type, value) === undefined;
}
