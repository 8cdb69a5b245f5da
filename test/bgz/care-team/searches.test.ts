import { describe, expect, it } from 'vitest';
import { sourcesOf } from '../../../src/index';
import { bgzOffers } from '../../../src/notified-pull';
import { readBgz } from '../../../src/read';
import { bgzRecords } from '../../../src/zib';
import { instance, read, ref, v } from '../../ada/instances';
import { facadeOf, inMode, search } from '../../facade/support';
import { sample } from '../sample';

const BSN = '999999990';
const [team] = sample.careTeams ?? [];
const { patient, problems, medicalDevices, procedures, encounters } = sample;
const careTeams = [...(team ? [team] : []), { id: 'old', status: 'inactive' as const }, { id: 'none' }];
const records = bgzRecords({ patient, problems, medicalDevices, procedures, encounters, careTeams });
const facade = facadeOf({ sources: sourcesOf([records], { groups: 'all' }) });

describe('searches for care teams', () => {
  it.each([
    ['CareTeam', 3],
    ['CareTeam?status=active', 1],
    ['CareTeam?status:missing=true', 1],
    ['CareTeam?category=condition', 1],
    ['CareTeam?date=ge2015', 1],
    ['CareTeam?context:missing=false', 1],
  ])('%s finds %i', async (path, count) => {
    expect(inMode(await search(facade, path, BSN), 'match')).toHaveLength(count);
  });

  it('brings the members along', async () => {
    const found = await search(facade, 'CareTeam?status=active&_include=CareTeam:participant', BSN);
    const types = inMode(found, 'include').map((one) => one.resourceType);
    expect(types.toSorted()).toEqual(['Organization', 'Patient', 'Practitioner', 'RelatedPerson']);
  });

  it('are offered where they are named', () => {
    const [offer] = bgzOffers(['careTeams']);
    expect(offer).toMatchObject({
      query: 'CareTeam?status=active&_include=CareTeam%3Aparticipant&_revinclude=Provenance%3Atarget',
    });
  });

  it('come back as records, with the contact they were made for', async () => {
    const pulled = await Promise.all(['Patient', 'Encounter', 'CareTeam'].map((type) => search(facade, type, BSN)));
    const { records: back } = await readBgz(pulled, { patient: { bsn: BSN } });
    const [first] = (back.careTeams ?? []).filter(({ status }) => status === 'active');
    expect(first?.encounter).toEqual({
      id: back.encounters?.find(({ location }) => location !== undefined)?.id,
      display: 'opname',
    });
  });
});

describe('care teams of an ADA instance', () => {
  it('have every kind of member', () => {
    const person = `<contactpersoon>${v('relatie', '')}<naamgegevens><initialen value="B."/></naamgegevens></contactpersoon>`;
    const given = `<zorgsetting><zorg_team>
      <status value="2" code="active" codeSystem="2.16.840.1.113883.4.642.1.145" displayName="Active"/>
      <zorg_team_lid><zorgaanbieder>${v('organisatie_naam', 'Thuiszorg')}</zorgaanbieder></zorg_team_lid>
      <zorg_team_lid>${person}</zorg_team_lid>
      <zorg_team_lid><patient>${ref('patient', 'pat')}</patient></zorg_team_lid>
      <verantwoordelijke_organisatie><zorgaanbieder>${v('organisatie_naam', 'Ziekenhuis')}</zorgaanbieder></verantwoordelijke_organisatie>
      </zorg_team></zorgsetting>`;
    const { records: back, notRead } = read(instance(given));
    expect(notRead).toEqual([]);
    expect(back.careTeams).toMatchObject([
      {
        id: 'zorg_team-1',
        status: 'active',
        members: [
          { healthcareProvider: { organizationName: 'Thuiszorg' } },
          { contactPerson: { nameInformation: { initials: 'B.' } } },
          { patient: true },
        ],
        responsibleOrganizations: [{ organizationName: 'Ziekenhuis' }],
      },
    ]);
  });
});
