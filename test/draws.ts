import fc from 'fast-check';
import { isGiven } from './effort';

// Where the project is judged, random tests draw the same each time, so that it is judged by what it is and not by chance. Whoever
// asks for an effort gets other draws each time.
if (!isGiven) fc.configureGlobal({ seed: 20_261_130 });
