import { runs } from '../effort';
import { holdToLaw } from './law/hold-to-law';
import { medication } from './law/shares';

holdToLaw(medication, { oneIn: 30, drawn: runs(2) });
