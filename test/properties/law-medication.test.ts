import { runs } from '../effort';
import { holdToLaw } from './law/hold-to-law';
import { medication } from './law/shares';

holdToLaw(medication, { oneIn: 60, drawn: runs(2) });
