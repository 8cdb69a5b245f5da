import { refusalWords } from '../../src/access/policy/reason-words';
import { messageStates } from '../../src/notified-pull';
import { sendWords } from '../../src/referral/send/send-reasons';
import { handledAs } from '../../src/referral/send/worker';

const failures = ['directory-failed', 'token-failed'].filter((code) => sendWords(code) !== undefined);

/** Values of labels that the library gives, as `label value`. */
export const labelValues: ReadonlySet<string> = new Set([
  ...Object.keys(refusalWords).map((code) => `reason ${code}`),
  ...messageStates.map((state) => `state ${state}`),
  ...[...handledAs, 'success', 'partial', 'refused', 'failed'].map((outcome) => `outcome ${outcome}`),
  ...['opened', 'closed', 'not-asked'].map((event) => `event ${event}`),
  ...failures.map((code) => `failure ${code}`),
]);
