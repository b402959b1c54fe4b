import { readFileSync } from 'node:fs';

interface Locked {
  readonly version?: string;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };

/** As Node looks a package up: from the folder of the one that asks, upwards. */
function isLocked(asker: string, name: string): boolean {
  const folder = asker === '' ? '' : `${asker}/`;
  if (packages[`${folder}node_modules/${name}`]) return true;
  return asker !== '' && isLocked(asker.slice(0, Math.max(0, asker.lastIndexOf('/node_modules/'))), name);
}

describe('the lockfile', () => {
  // npm ci refuses a lockfile in which anything is missing, also a package for a machine of another kind: nobody could install.
  it('names every package that another one asks for, also those for other machines', () => {
    const missing = Object.entries(packages).flatMap(([asker, entry]) =>
      Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
        .filter((name) => !isLocked(asker, name))
        .map((name) => `${asker} → ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('agrees with package.json', () => {
    const { dependencies, devDependencies, optionalDependencies } = read('package.json') as Record<string, unknown>;
    expect(packages['']).toMatchObject({ dependencies, devDependencies, optionalDependencies });
  });
});
