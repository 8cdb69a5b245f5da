import { describe } from 'vitest';
import { payerStu3 } from '../../../src/bgz/payer/stu3';
import { holdWayBack } from '../way-back';

describe('zib-Payer → Payer', () => {
  holdWayBack({ group: 'payers', stu3: payerStu3 });
});
