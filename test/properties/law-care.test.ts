import { runs } from '../effort';
import { holdToLaw } from './law/hold-to-law';

holdToLaw(['allergyIntolerances', 'problems', 'medicalDevices', 'procedures', 'procedureRequests'], {
  oneIn: 12,
  drawn: runs(5),
});
