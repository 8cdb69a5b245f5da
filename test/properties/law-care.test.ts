import { runs } from '../effort';
import { holdToLaw } from './law/hold-to-law';
import { care } from './law/shares';

holdToLaw(care, { oneIn: 60, drawn: runs(2) });
