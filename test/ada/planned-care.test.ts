import { describe, expect, it } from 'vitest';
import { readAda } from '../../src/ada';

const instance = (blocks: string) => `<adaxml><data><sturen>
  <demografie_en_identificatie><patient id="p"><identificatienummer root="2.16.840.1.113883.2.4.6.3" value="999990019"/></patient></demografie_en_identificatie>
  ${blocks}
</sturen></data></adaxml>`;

describe('requested procedures in ADA', () => {
  it('a planned procedure has a FHIR status, and is planned', () => {
    const result = readAda(
      instance(`<geplande_zorg_activiteit><verrichting id="v">
        <status code="active" codeSystem="2.16.840.1.113883.4.642.1.103" displayName="Active"/>
        <verrichting_start_datum value="T+10D" datatype="datetime"/>
        <verrichting_type code="40701008" codeSystem="2.16.840.1.113883.6.96" displayName="echocardiografie"/>
      </verrichting></geplande_zorg_activiteit>`),
      { now: '2026-11-24' },
    );
    expect(result.ok && result.records.procedureRequests).toEqual([
      {
        id: 'v',
        requestStatus: 'active',
        startDate: '2026-12-04',
        procedureType: { system: 'http://snomed.info/sct', code: '40701008', display: 'echocardiografie' },
      },
    ]);
  });

  it('a status that FHIR does not have is an issue at its element', () => {
    const result = readAda(
      instance(`<geplande_zorg_activiteit><verrichting id="v"><status code="planned" codeSystem="2.16.840.1.113883.4.642.1.103"/>
        <verrichting_type code="40701008" codeSystem="2.16.840.1.113883.6.96" displayName="echo"/></verrichting></geplande_zorg_activiteit>`),
      { now: '2026-11-24' },
    );
    expect(result.ok ? [] : result.issues.map((issue) => issue.path)).toEqual([
      'adaxml/data/sturen/geplande_zorg_activiteit/verrichting/status',
    ]);
  });
});
