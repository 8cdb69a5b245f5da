import { runs } from '../effort';
import { holdRefusedPlaces, holdToLaw } from './law/hold-to-law';
import { everyOther, medication } from './law/shares';

holdToLaw(medication, { oneIn: everyOther, drawn: runs(40) });
holdRefusedPlaces(medication);
