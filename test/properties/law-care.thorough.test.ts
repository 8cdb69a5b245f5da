import { runs } from '../effort';
import { holdRefusedPlaces, holdToLaw } from './law/hold-to-law';
import { care } from './law/shares';

holdToLaw(care, { oneIn: 1, drawn: runs(40) });
holdRefusedPlaces(care);
