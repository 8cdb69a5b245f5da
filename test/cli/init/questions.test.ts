import { describe, expect, it } from 'vitest';
import { coreSections, initSections } from '../../../src/cli/init/project';
import { askFramework, askSections } from '../../../src/cli/init/questions';

/** Somebody who gives these answers, one after the other, and remembers what was asked. */
function answering(...answers: readonly string[]) {
  const asked: string[] = [];
  const ask = async (question: string): Promise<string> => {
    asked.push(question);
    const answer = answers[asked.length - 1];
    if (answer === undefined) throw new Error('asked once too often');
    return answer;
  };
  return { ask, asked };
}

describe('the questions of bgz init', () => {
  it('list every section with its number and its title, those to start with marked', async () => {
    const { ask, asked } = answering('');
    expect(await askSections(ask, 'nl')).toBe(coreSections);
    expect(asked[0]).toContain('  1 * patient: Patiënt\n');
    expect(asked[0]).toMatch(/ 12 \* allergyIntolerances: Allergieën\n/);
    expect(asked[0]).toMatch(/ 11 {3}alerts: Waarschuwingen\n/);
    expect(asked[0]?.split('\n')).toHaveLength(initSections.length + 2);
  });

  it('take numbers and names', async () => {
    const { ask } = answering(' 13, allergyIntolerances ');
    const groups = (await askSections(ask, 'en')).map(({ group }) => group);
    expect(groups).toEqual(['patient', 'allergyIntolerances', 'problems']);
  });

  it('ask again, and say why, until there is an answer', async () => {
    const { ask, asked } = answering('99', 'alergieen', 'problems');
    await askSections(ask, 'en');
    expect(asked[1]).toMatch(/^There is no section 99; there are 1 to 31\.\n/);
    expect(asked[2]).toMatch(/^There is no section alergieen/);
    const framework = answering('koa', 'express');
    expect(await askFramework(framework.ask, 'nl')).toBe('express');
    expect(framework.asked[1]).toMatch(/^There is no koa; there are node, express, fastify\.\nWaar draait het in\?/);
    expect(await askFramework(answering(' ').ask, 'nl')).toBe('node');
  });
});
