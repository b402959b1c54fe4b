import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DemoMarket } from '#db/seeds/seed-demo-market';
import type { Past } from '../past/seed-past';
import { exampleLead } from './example-lead';

/** Lays out the built pages for this installation, together with the request that can be tried in it and what it has of a made-up past. */
export function publishPages(project: string, target: string, market: DemoMarket | null, past: Past | null): void {
  const built = path.join(project, 'dist', 'ui');
  rmSync(target, { recursive: true, force: true });
  if (!existsSync(built)) return;
  cpSync(built, target, { recursive: true });
  writeFileSync(path.join(target, 'example-lead.json'), JSON.stringify(exampleLead(market)));
  writeFileSync(path.join(target, 'demo-past.json'), JSON.stringify(past));
}
