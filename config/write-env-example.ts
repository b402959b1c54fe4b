import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderEnvExample } from './env-example';

/** Writes `.env.example` in the given project folder. */
export function writeEnvExample(projectFolder: string): string {
  const file = join(projectFolder, '.env.example');
  writeFileSync(file, renderEnvExample());
  return file;
}
