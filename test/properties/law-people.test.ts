import { runs } from '../effort';
import { holdToLaw } from './law/hold-to-law';
import { people } from './law/shares';

holdToLaw(people, { oneIn: 30, drawn: runs(2) });
