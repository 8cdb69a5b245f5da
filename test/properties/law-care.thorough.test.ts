import { runs } from '../effort';
import { holdRefusedPlaces, holdToLaw } from './law/hold-to-law';
import { care, everyOther } from './law/shares';

holdToLaw(care, { oneIn: everyOther, drawn: runs(40) });
holdRefusedPlaces(care);
