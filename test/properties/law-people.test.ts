import { runs } from '../effort';
import { holdToLaw } from './law/hold-to-law';
import { people } from './law/shares';

holdToLaw(people, { oneIn: 60, drawn: runs(2) });
