-- Fictional patients with official test BSNs (9999…). Never put a real one here.

INSERT INTO instelling (code, naam, ura, plaats) VALUES
  ('BRUG', 'Ziekenhuis De Brug, locatie Oost', 1234, 'Oosterwijk'),
  ('DAM', 'Ziekenhuis De Brug, locatie De Dam', 2345, 'Damstad');
INSERT INTO afdeling (code, instelling, naam, agb_specialisme) VALUES
  ('CAR-B', 'BRUG', 'Cardiologie', '0320'),
  ('CHI-B', 'BRUG', 'Chirurgie', '0303'),
  ('INT-D', 'DAM', 'Interne geneeskunde', '0313');
INSERT INTO medewerker (nummer, naam, agb, afdeling) VALUES
  (12, 'Hartman-van Loon, mw. C.', 3012345, 'CAR-B'),
  (15, 'Snijders, P.J.', 3023456, 'CHI-B'),
  (40, 'Inwendig, dr. B.', NULL, 'INT-D');
INSERT INTO codetabel (tabel, code, omschrijving, snomed) VALUES
  ('SOORTVER', 'O', 'Operatie', 387713003),
  ('SOORTVER', 'B', 'Ingreep onder beeld', 258174001),
  ('SOORTVER', 'P', 'Poliklinische verrichting', NULL),
  ('MATERIAAL', 'B', 'Bloed', 119297000),
  ('MATERIAAL', 'U', 'Urine', 122575003);
INSERT INTO bepaling (code, naam, loinc, eenheid, groep, materiaal) VALUES
  ('HB', 'Hemoglobine', '718-7', 'mmol/L', 'H', 'B'),
  ('KREA', 'Kreatinine', '14682-9', 'umol/L', 'C', 'B'),
  ('CRP', 'CRP', '1988-5', 'mg/L', 'C', 'B'),
  ('NITR', 'Nitriet (strip)', '5802-4', NULL, 'C', 'U'),
  ('EIGEN', 'Bepaling van het eigen laboratorium', NULL, 'mg/L', 'C', 'B');

-- 1001 is known in De Dam as 70042: the same person, before the merger.
INSERT INTO patient (pat_nr, bsn, naam, geb_dat, gesl, burg_st, overl_dat, straat, huisnr, postcode, plaats, telefoon, gewijzigd, vervallen) VALUES
  (70042, 999990111, 'VOORBEELD AB', '19700000', 'V', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '20120305101500', 'N'),
  (1001, 999990111, 'Voorbeeld-de Proef, mw. A.B.', '19700500', 'V', 'G', NULL, 'Proefweg', '12 bis', '1000AA', 'Oosterwijk', '06-00000000', '20240111093000', 'N'),
  (1002, 999990123, 'Langjarig, J. van der', '19441231', 'M', 'W', NULL, 'Toetsplein', '3', '2000 BB', 'Damstad', NULL, '20230601120000', 'N'),
  (1003, 999990135, 'Onbekend', '00000000', 'O', 'X', '20240212', NULL, NULL, NULL, NULL, NULL, '20240213080000', 'N'),
  (1004, 999990111, 'Voorbeeld, dubbel ingevoerd', '19700501', 'V', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '20250101000000', 'J');

INSERT INTO verzekering (id, pat_nr, uzovi, verzekeraar, polis, ingang, einde) VALUES
  (1, 1001, 699, 'Proefzorg', '000123456', '20200101', NULL),
  (2, 1001, 9999, 'Oude Verzekering', '77', '19990101', '20191231');

INSERT INTO diagnose (id, pat_nr, dhd, term, snomed, icd10, zijde, status, begin_dat, eind_dat, opmerking, vervallen) VALUES
  (101, 1001, '0000009951', 'Hartfalen', 84114007, 'I50.9', NULL, 'A', '20190300', NULL, 'NYHA II', 'N'),
  (102, 1001, NULL, 'Artrose van de knie', 239873007, NULL, 'L', 'A', '20150000', NULL, NULL, 'N'),
  (103, 70042, NULL, 'Pneumonie', 233604007, 'J18.9', 'R', 'I', '20110214', '20110300', NULL, 'N'),
  (104, 70042, NULL, 'Status na val van de trap', NULL, NULL, NULL, 'I', '990230', NULL, NULL, 'N'),
  (105, 1001, NULL, 'Diabetes mellitus type 2', 44054006, NULL, NULL, 'A', '20200101', NULL, 'verkeerde patiënt', 'J');

INSERT INTO allergie (id, pat_nr, stelsel, code, stof, soort, ernst, status, begin_dat, reactie, vervallen) VALUES
  (201, 1001, 'SNOMED', 764146007, 'penicilline', 'M', 'E', 'A', '19880000', 'Huiduitslag en benauwd', 'N'),
  (202, 1001, 'SNK', 1694, 'JODIUM', 'M', 'L', 'A', '20050412', NULL, 'N'),
  (203, 70042, NULL, NULL, 'bruine pleisters', 'O', NULL, 'V', NULL, 'rode plekken', 'N'),
  (204, 1001, 'SNOMED', 256349002, 'pinda', 'V', 'E', 'A', '20100000', NULL, 'J');

INSERT INTO signalering (id, pat_nr, code, tekst, begin_dat, eind_dat) VALUES
  (301, 1001, 'MRSA', NULL, '20220900', NULL),
  (302, 1001, NULL, 'Valt bij opstaan; niet alleen laten', '20240111', NULL),
  (303, 70042, 'HIV', NULL, '20110200', '20110301');

INSERT INTO medicatie (id, pat_nr, gpk, prk, artikel, dosering, begin_dat, eind_dat, voorgeschreven, medewerker, vervallen) VALUES
  (401, 1001, 24368, 17469, 'IBUPROFEN TABLET 600MG', '2D1T ZN', '20240201', NULL, '202402010915', 12, 'N'),
  (402, 1001, 9571, NULL, 'METOPROLOL TABLET MGA 100MG', '1D½T', '20190312', NULL, '201903121130', 12, 'N'),
  (403, 1001, 26840, NULL, 'FUROSEMIDE TABLET 40MG', '1D1T NIET OP DINSDAG', '20230100', NULL, '202301151000', 12, 'N'),
  (404, 70042, NULL, NULL, 'zalf van de apotheek', 'dun smeren', '20110214', '20110228', '201102141400', 40, 'N'),
  (405, 1001, 24368, 17469, 'IBUPROFEN TABLET 600MG', '9D9T', '20240201', NULL, '202402010914', 12, 'J');

INSERT INTO vaccinatie (id, pat_nr, atc, artikel, datum) VALUES
  (501, 1001, 'J07BB02', 'Influenzavaccin', '20231000'),
  (502, 70042, 'J07AM51', 'Tetanus en difterie', '20110214');

INSERT INTO meting (id, pat_nr, soort, waarde, datum, tijd, opmerking, vervallen) VALUES
  (601, 1001, 'RR', '142/88', '20240111', '0930', 'na tien minuten rust', 'N'),
  (602, 1001, 'RR', '150', '20231004', NULL, NULL, 'N'),
  (603, 1001, 'GEW', '82,5', '20240111', '0931', NULL, 'N'),
  (604, 1001, 'GEW', '81', '20231004', NULL, NULL, 'N'),
  (605, 1001, 'LEN', '1,72', '20240111', '0932', NULL, 'N'),
  (606, 1001, 'GEW', '825', '20240111', '0931', 'komma vergeten', 'J');

INSERT INTO labuitslag (id, pat_nr, bepaling, uitslag, referentie, vlag, status, afname, aanvrager, vervallen) VALUES
  (701, 1001, 'HB', '7,20', '7,5-10,0', 'L', 'D', '202401110845', 12, 'N'),
  (702, 1001, 'CRP', '<0,5', '<10', NULL, 'D', '202401110845', 12, 'N'),
  (703, 1001, 'NITR', 'positief', NULL, 'A', 'D', '202401110850', 12, 'N'),
  (704, 1001, 'KREA', '98', '45-90', 'H', 'V', '202401110845', 12, 'N'),
  (705, 70042, 'EIGEN', '12', NULL, NULL, 'D', '201102140900', 40, 'N'),
  (706, 1001, 'HB', '72', '7,5-10,0', 'H', 'D', '202401110844', 12, 'J');

INSERT INTO verrichting (id, pat_nr, dhd, snomed, term, soort, zijde, begin_dat, eind_dat, diagnose, medewerker) VALUES
  (801, 1001, NULL, 609588000, 'Totale knieprothese', 'O', 'L', '202005110830', '202005111015', 102, 15),
  (802, 1001, NULL, 415070008, 'Percutane coronaire interventie', 'B', NULL, '20190311', '20190311', 101, 12),
  (803, 1001, NULL, 29303009, 'Elektrocardiogram', 'P', NULL, '20240111', '20240111', 101, 12);

INSERT INTO contact (id, pat_nr, soort, begin_dat, eind_dat, afdeling, medewerker, diagnose) VALUES
  (901, 1001, 'P', '202401110900', '202401110945', 'CAR-B', 12, 101),
  (902, 1001, 'O', '202005102000', '202005151100', 'CHI-B', 15, 102),
  (903, 70042, 'S', '201102141315', '201102141700', 'INT-D', 40, 103);

INSERT INTO roken (id, pat_nr, status, begin_dat, stop_dat, per_dag, opmerking) VALUES
  (951, 1001, 'X', '19860000', '20110214', 20, 'gestopt bij de longontsteking');

-- 1002 has a long history: weighed every two weeks, and a blood test each.
INSERT INTO meting (id, pat_nr, soort, waarde, datum, tijd)
  SELECT 10000 + n, 1002, 'GEW', replace((80 + (n % 50) / 10.0)::numeric(5, 1)::text, '.', ','),
    to_char(DATE '1996-01-01' + 14 * n, 'YYYYMMDD'), '0800'
  FROM generate_series(0, 699) AS n;
INSERT INTO labuitslag (id, pat_nr, bepaling, uitslag, referentie, status, afname, aanvrager)
  SELECT 20000 + n, 1002, 'HB', replace((7 + (n % 30) / 10.0)::numeric(5, 1)::text, '.', ','), '7,5-10,0', 'D',
    to_char(DATE '1996-01-01' + 14 * (n % 700), 'YYYYMMDD') || '0800', 12
  FROM generate_series(0, 1199) AS n;
