import { runs } from '../effort';
import { holdRefusedPlaces, holdToLaw } from './law/hold-to-law';
import { medication, oneIn } from './law/shares';

holdToLaw(medication, { oneIn, drawn: runs(40) });
holdRefusedPlaces(medication);
