import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { toSarif } from '../../../src/validate/report/sarif';
import { clean, failing, issue, nasty, reportOf, unverified } from './support';

const text = { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } } };
const location = {
  type: 'object',
  additionalProperties: false,
  properties: {
    physicalLocation: {
      type: 'object',
      required: ['artifactLocation'],
      additionalProperties: false,
      properties: {
        artifactLocation: {
          type: 'object',
          additionalProperties: false,
          properties: {
            uri: { type: 'string', pattern: "^[\\w.%:/~!*'()-]+$" },
            index: { type: 'integer', minimum: 0 },
          },
        },
        region: {
          type: 'object',
          additionalProperties: false,
          required: ['startLine'],
          properties: { startLine: { type: 'integer', minimum: 1 }, startColumn: { type: 'integer', minimum: 1 } },
        },
      },
    },
    logicalLocations: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: { name: { type: 'string' }, fullyQualifiedName: { type: 'string' }, kind: { type: 'string' } },
      },
    },
  },
};
/** The part of the SARIF 2.1.0 schema (OASIS) that covers what is written, with its names and constraints. */
const schema = {
  type: 'object',
  required: ['version', 'runs'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['tool'],
        additionalProperties: false,
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            additionalProperties: false,
            properties: {
              driver: {
                type: 'object',
                required: ['name'],
                additionalProperties: false,
                properties: {
                  name: { type: 'string' },
                  version: { type: 'string' },
                  language: { type: 'string', pattern: '^[a-zA-Z]{2}(-[a-zA-Z]{2})?$' },
                  rules: {
                    type: 'array',
                    uniqueItems: true,
                    items: {
                      type: 'object',
                      required: ['id'],
                      additionalProperties: false,
                      properties: { id: { type: 'string' }, shortDescription: text, fullDescription: text, help: text },
                    },
                  },
                },
              },
            },
          },
          language: { type: 'string' },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          invocations: {
            type: 'array',
            items: {
              type: 'object',
              required: ['executionSuccessful'],
              additionalProperties: false,
              properties: {
                executionSuccessful: { type: 'boolean' },
                toolExecutionNotifications: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['message'],
                    additionalProperties: false,
                    properties: {
                      level: { enum: ['none', 'note', 'warning', 'error'] },
                      message: text,
                      locations: { type: 'array', items: location },
                    },
                  },
                },
              },
            },
          },
          artifacts: { type: 'array', uniqueItems: true, items: { type: 'object' } },
          results: {
            type: 'array',
            items: {
              type: 'object',
              required: ['message'],
              additionalProperties: false,
              properties: {
                ruleId: { type: 'string' },
                ruleIndex: { type: 'integer', minimum: 0 },
                level: { enum: ['none', 'note', 'warning', 'error'] },
                message: text,
                locations: { type: 'array', items: location },
                properties: { type: 'object' },
              },
            },
          },
          properties: { type: 'object' },
        },
      },
    },
  },
};

const valid = new Ajv({ strict: false }).compile(schema);

function sarif(...args: Parameters<typeof toSarif>) {
  const log = JSON.parse(toSarif(...args));
  valid(log);
  expect(valid.errors ?? []).toEqual([]);
  return log.runs[0];
}

describe('reports as SARIF 2.1.0', () => {
  it('lists the rules that occur once, with their explanation where there is one', () => {
    const explain = (rule: string) =>
      rule === 'binding' ? { title: 'Codelijst', text: 'De code staat niet in de codelijst.' } : undefined;
    const run = sarif([failing], { toolVersion: '1.2.3', explain, language: 'nl' });
    expect(run.tool.driver).toEqual({
      name: 'bgz-facade',
      version: '1.2.3',
      language: 'nl',
      rules: [
        {
          id: 'binding',
          shortDescription: { text: 'Codelijst' },
          fullDescription: { text: 'De code staat niet in de codelijst.' },
          help: { text: 'De code staat niet in de codelijst.' },
        },
        { id: 'cardinality-min' },
        { id: 'invariant:ait-1' },
      ],
    });
  });

  it('has a result per finding with file, place, FHIRPath, profile and concept', () => {
    const run = sarif([clean, failing], { toolVersion: '1.2.3' });
    expect(run.results).toHaveLength(3);
    expect(run.results[0]).toEqual({
      ruleId: 'cardinality-min',
      ruleIndex: 1,
      level: 'error',
      message: { text: 'code ontbreekt; het profiel vraagt er minstens 1' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'fout.json', index: 1 },
            region: { startLine: 12, startColumn: 5 },
          },
          logicalLocations: [
            { name: 'AllergyIntolerance/a-1', fullyQualifiedName: 'Bundle.entry[2].resource.code', kind: 'element' },
          ],
        },
      ],
      properties: {
        severity: 'error',
        code: 'required',
        profile: 'http://nictiz.nl/fhir/StructureDefinition/zib-AllergyIntolerance',
        concept: 'NL-CM:8.2.2',
        conceptName: 'VeroorzakendeStof',
        recordPath: 'allergyIntolerance.causativeAgent',
      },
    });
    expect(run.results.map((one: { level: string }) => one.level)).toEqual(['error', 'warning', 'error']);
    expect(run.results[1].locations[0].physicalLocation).not.toHaveProperty('region');
    expect(run.properties.verdict).toBe('does-not-conform');
  });

  it.each([
    ['-', 'stdin'],
    ['map/een bestand.json', 'map/een%20bestand.json'],
    ['C:\\data\\a#b.json', 'file:///C:/data/a%23b.json'],
    ['/data/é.json', 'file:///data/%C3%A9.json'],
    ['./a:b.json', './a%3Ab.json'],
  ])('writes the file name %s as a URI', (source, uri) => {
    const run = sarif([{ source, report: reportOf([issue()]) }], { toolVersion: '1' });
    expect(run.artifacts).toEqual([{ location: { uri } }]);
  });

  it('notifies of what could not be verified, per file', () => {
    const run = sarif([clean, { source: 'b.json', report: reportOf([], { unverified }) }], { toolVersion: '1' });
    const { toolExecutionNotifications: notes } = run.invocations[0];
    expect(notes).toHaveLength(4);
    expect(notes[0].locations[0].physicalLocation.artifactLocation).toEqual({ uri: 'b.json', index: 1 });
    expect(run.properties.unverified.codes).toEqual({ 'http://loinc.org': 1, 'http://snomed.info/sct': 12 });
  });

  it('is valid for no files, no findings and odd text', () => {
    expect(sarif([], { toolVersion: '1' }).results).toEqual([]);
    expect(sarif([clean], { toolVersion: '1' }).invocations).toEqual([{ executionSuccessful: true }]);
    expect(sarif([failing, failing], { toolVersion: '1' }).artifacts).toEqual([{ location: { uri: 'fout.json' } }]);
    const odd = sarif([{ source: nasty, report: reportOf([issue({ message: nasty })]) }], { toolVersion: '1' });
    expect(odd.results[0].message.text).toContain('<b> & "quotes"');
  });
});
