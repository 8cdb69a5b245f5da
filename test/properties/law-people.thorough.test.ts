import { runs } from '../effort';
import { holdRefusedPlaces, holdToLaw } from './law/hold-to-law';
import { oneIn, people } from './law/shares';

holdToLaw(people, { oneIn, drawn: runs(40) });
holdRefusedPlaces(people);
