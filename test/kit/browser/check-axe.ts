import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

const SOURCE = path.join('node_modules', 'axe-core', 'axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let source: string | undefined;

/**
 * Fails when axe finds anything serious or critical on the page as it is now, saying where. The script comes in through the debugging
 * protocol, which the page's content security policy does not concern.
 */
export async function checkAxe(page: Page): Promise<void> {
  const found = await findingsOf(page);
  if (found.length > 0) throw new Error(`accessibility of ${page.url()}:\n${found.map(describeFinding).join('\n')}`);
}

/** What axe finds serious or critical, of all its rules or only of these. */
export async function findingsOf(page: Page, only?: readonly string[]): Promise<readonly Finding[]> {
  source ??= readFileSync(SOURCE, 'utf8');
  await settle(page);
  await page.evaluate(`${source}; undefined`);
  const options = {
    runOnly: only ? { type: 'rule', values: only } : { type: 'tag', values: RULES },
    resultTypes: ['violations'],
  };
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as {
    violations: readonly Finding[];
  };
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}

/** Half-faded text has not the contrast it will have: what moves by itself is let come to rest first; what pulses for ever, or is paused, is left alone. */
const settle = (page: Page): Promise<unknown> =>
  page.evaluate(`Promise.all(document.getAnimations()
  .filter((each) => each.playState === 'running' && each.effect?.getComputedTiming().endTime !== Infinity).map((each) => each.finished.catch(() => undefined)))`);

export const describeFinding = ({ id, help, nodes }: Finding): string =>
  [
    `${id}: ${help}`,
    ...nodes
      .slice(0, 5)
      .map(({ target, failureSummary }) => `  ${target.join(' ')} ${failureSummary?.replaceAll(/\s+/g, ' ') ?? ''}`),
  ].join('\n');
