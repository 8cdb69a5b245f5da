import { runs } from '../effort';
import { holdRefusedPlaces, holdToLaw } from './law/hold-to-law';
import { people } from './law/shares';

holdToLaw(people, { oneIn: 1, drawn: runs(40) });
holdRefusedPlaces(people);
