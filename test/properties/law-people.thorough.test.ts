import { runs } from '../effort';
import { holdRefusedPlaces, holdToLaw } from './law/hold-to-law';
import { everyOther, people } from './law/shares';

holdToLaw(people, { oneIn: everyOther, drawn: runs(40) });
holdRefusedPlaces(people);
