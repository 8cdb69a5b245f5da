import { systems } from '../../../fhir/naming-systems';
import { oneOfEachSystem } from '../code/one-of-each-system';

/** Schema of the product code of a vaccine (NL-CM:11.1.2): of each code system of G-Standaard, and of ATC, one code. */
export const vaccineCode = oneOfEachSystem(
  systems.gpk,
  systems.hpk,
  systems.prk,
  systems.zi,
  systems.gtinCode,
  systems.atc,
);
