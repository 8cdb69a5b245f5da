import { runs } from '../effort';
import { holdRefusedPlaces, holdToLaw } from './law/hold-to-law';
import { care, oneIn } from './law/shares';

holdToLaw(care, { oneIn, drawn: runs(40) });
holdRefusedPlaces(care);
