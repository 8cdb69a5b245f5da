-- The tables of a hospital that began in 1998 and merged in 2019, with what such tables are known for:
--   dates as text of eight digits, with noughts for what nobody knew; moments of twelve; numbers with a decimal comma
--   numbers of registers in numeric columns, that lost their zeros; codes of one letter; names in one column
--   rows that are never deleted but withdrawn (vervallen); a person with a patient number in each of two hospitals

CREATE TABLE instelling (
  code varchar(4) PRIMARY KEY,
  naam text NOT NULL,
  ura numeric(8) NOT NULL,
  plaats text
);

CREATE TABLE afdeling (
  code varchar(8) PRIMARY KEY,
  instelling varchar(4) NOT NULL REFERENCES instelling,
  naam text NOT NULL,
  agb_specialisme varchar(4)
);

CREATE TABLE medewerker (
  nummer integer PRIMARY KEY,
  naam text NOT NULL,
  agb numeric(8),
  afdeling varchar(8) REFERENCES afdeling
);

-- What a code of the EPD's own is called, and where somebody looked it up, in SNOMED CT.
CREATE TABLE codetabel (
  tabel varchar(12) NOT NULL,
  code varchar(8) NOT NULL,
  omschrijving text NOT NULL,
  snomed numeric(18),
  PRIMARY KEY (tabel, code)
);

CREATE TABLE patient (
  pat_nr integer PRIMARY KEY,
  bsn numeric(9),
  naam text NOT NULL,
  geb_dat varchar(8),
  gesl varchar(1),
  burg_st varchar(1),
  overl_dat varchar(8),
  straat text,
  huisnr text,
  postcode text,
  plaats text,
  telefoon text,
  gewijzigd varchar(14) NOT NULL,
  vervallen varchar(1) NOT NULL DEFAULT 'N'
);
CREATE INDEX patient_bsn ON patient (bsn);
CREATE INDEX patient_sleutel ON patient ((pat_nr::text));

CREATE TABLE verzekering (
  id integer PRIMARY KEY,
  pat_nr integer NOT NULL REFERENCES patient,
  uzovi numeric(4),
  verzekeraar text,
  polis text,
  ingang varchar(8),
  einde varchar(8),
  vervallen varchar(1) NOT NULL DEFAULT 'N'
);

CREATE TABLE diagnose (
  id integer PRIMARY KEY,
  pat_nr integer NOT NULL REFERENCES patient,
  dhd varchar(10),
  term text NOT NULL,
  snomed numeric(18),
  icd10 varchar(8),
  zijde varchar(1),
  status varchar(1),
  begin_dat varchar(8),
  eind_dat varchar(8),
  opmerking text,
  vervallen varchar(1) NOT NULL DEFAULT 'N'
);

CREATE TABLE allergie (
  id integer PRIMARY KEY,
  pat_nr integer NOT NULL REFERENCES patient,
  stelsel varchar(6),
  code numeric(18),
  stof text NOT NULL,
  soort varchar(1),
  ernst varchar(1),
  status varchar(1),
  begin_dat varchar(8),
  reactie text,
  vervallen varchar(1) NOT NULL DEFAULT 'N'
);

CREATE TABLE signalering (
  id integer PRIMARY KEY,
  pat_nr integer NOT NULL REFERENCES patient,
  code varchar(8),
  tekst text,
  begin_dat varchar(8),
  eind_dat varchar(8),
  vervallen varchar(1) NOT NULL DEFAULT 'N'
);

CREATE TABLE medicatie (
  id integer PRIMARY KEY,
  pat_nr integer NOT NULL REFERENCES patient,
  gpk numeric(8),
  prk numeric(8),
  artikel text NOT NULL,
  dosering text,
  begin_dat varchar(8),
  eind_dat varchar(8),
  voorgeschreven varchar(12) NOT NULL,
  medewerker integer REFERENCES medewerker,
  vervallen varchar(1) NOT NULL DEFAULT 'N'
);

CREATE TABLE vaccinatie (
  id integer PRIMARY KEY,
  pat_nr integer NOT NULL REFERENCES patient,
  atc varchar(7),
  artikel text NOT NULL,
  datum varchar(8) NOT NULL,
  vervallen varchar(1) NOT NULL DEFAULT 'N'
);

-- One table for all that is measured at the bed: 'RR' 142/88, 'GEW' 82,5 (kg), 'LEN' 1,81 (m).
CREATE TABLE meting (
  id integer PRIMARY KEY,
  pat_nr integer NOT NULL REFERENCES patient,
  soort varchar(4) NOT NULL,
  waarde varchar(12) NOT NULL,
  datum varchar(8) NOT NULL,
  tijd varchar(4),
  opmerking text,
  vervallen varchar(1) NOT NULL DEFAULT 'N'
);

CREATE TABLE bepaling (
  code varchar(8) PRIMARY KEY,
  naam text NOT NULL,
  loinc varchar(8),
  eenheid text,
  groep varchar(1),
  materiaal varchar(8)
);

CREATE TABLE labuitslag (
  id integer PRIMARY KEY,
  pat_nr integer NOT NULL REFERENCES patient,
  bepaling varchar(8) NOT NULL REFERENCES bepaling,
  uitslag text,
  referentie text,
  vlag varchar(2),
  status varchar(1),
  afname varchar(12) NOT NULL,
  aanvrager integer REFERENCES medewerker,
  vervallen varchar(1) NOT NULL DEFAULT 'N'
);

CREATE TABLE verrichting (
  id integer PRIMARY KEY,
  pat_nr integer NOT NULL REFERENCES patient,
  dhd varchar(10),
  snomed numeric(18),
  term text NOT NULL,
  soort varchar(1),
  zijde varchar(1),
  begin_dat varchar(12) NOT NULL,
  eind_dat varchar(12),
  diagnose integer REFERENCES diagnose,
  medewerker integer REFERENCES medewerker,
  vervallen varchar(1) NOT NULL DEFAULT 'N'
);

CREATE TABLE contact (
  id integer PRIMARY KEY,
  pat_nr integer NOT NULL REFERENCES patient,
  soort varchar(1) NOT NULL,
  begin_dat varchar(12) NOT NULL,
  eind_dat varchar(12),
  afdeling varchar(8) REFERENCES afdeling,
  medewerker integer REFERENCES medewerker,
  diagnose integer REFERENCES diagnose,
  vervallen varchar(1) NOT NULL DEFAULT 'N'
);

CREATE TABLE roken (
  id integer PRIMARY KEY,
  pat_nr integer NOT NULL REFERENCES patient,
  status varchar(1) NOT NULL,
  begin_dat varchar(8),
  stop_dat varchar(8),
  per_dag integer,
  opmerking text,
  vervallen varchar(1) NOT NULL DEFAULT 'N'
);

-- The order in which pages are asked for: by the key as text, byte by byte.
CREATE INDEX verzekering_pagina ON verzekering (pat_nr, (id::text COLLATE "C"));
CREATE INDEX diagnose_pagina ON diagnose (pat_nr, (id::text COLLATE "C"));
CREATE INDEX allergie_pagina ON allergie (pat_nr, (id::text COLLATE "C"));
CREATE INDEX signalering_pagina ON signalering (pat_nr, (id::text COLLATE "C"));
CREATE INDEX medicatie_pagina ON medicatie (pat_nr, (id::text COLLATE "C"));
CREATE INDEX vaccinatie_pagina ON vaccinatie (pat_nr, (id::text COLLATE "C"));
CREATE INDEX meting_pagina ON meting (pat_nr, soort, (id::text COLLATE "C"));
CREATE INDEX labuitslag_pagina ON labuitslag (pat_nr, (id::text COLLATE "C"));
CREATE INDEX verrichting_pagina ON verrichting (pat_nr, (id::text COLLATE "C"));
CREATE INDEX contact_pagina ON contact (pat_nr, (id::text COLLATE "C"));
CREATE INDEX roken_pagina ON roken (pat_nr, (id::text COLLATE "C"));
