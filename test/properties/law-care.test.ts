import { runs } from '../effort';
import { holdToLaw } from './law/hold-to-law';
import { care } from './law/shares';

holdToLaw(care, { oneIn: 30, drawn: runs(2) });
