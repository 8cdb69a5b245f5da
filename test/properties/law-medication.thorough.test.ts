import { runs } from '../effort';
import { holdRefusedPlaces, holdToLaw } from './law/hold-to-law';
import { medication } from './law/shares';

holdToLaw(medication, { oneIn: 1, drawn: runs(40) });
holdRefusedPlaces(medication);
