import { readFileSync } from 'node:fs';
import path from 'node:path';
import { read, ROOT } from '#test/kit/source-files';

interface Lockfile {
  packages: Record<string, { version?: string; dev?: boolean; optional?: boolean }>;
}
interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

const FREE =
  /^\(?(MIT|MIT-0|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|MPL-2\.0|CC-BY-4\.0|CC-BY-3\.0|PostgreSQL|OFL-1\.1|W3C-20150513|Artistic-2\.0|Zlib|MIT\/X11|BSD)\)?$/;
const lock = JSON.parse(read('package-lock.json')) as Lockfile;
const manifest = JSON.parse(read('package.json')) as Manifest;

function licenceOf(folder: string): string | undefined {
  try {
    const found = JSON.parse(readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8')) as {
      license?: string | { type: string };
      licenses?: { type: string }[];
    };
    return typeof found.license === 'object' ? found.license.type : (found.license ?? found.licenses?.[0]?.type);
  } catch {
    return undefined;
  }
}

describe('dependencies', () => {
  it('are pinned to exact versions', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('are free to use, each installed one', () => {
    const wrong = Object.keys(lock.packages)
      .filter((name) => name !== '')
      .flatMap((folder) => {
        const licence = licenceOf(folder);
        if (licence === undefined || licence.split(/ OR | AND /).every((part) => FREE.test(part.replace(/[()]/g, ''))))
          return [];
        return licence.split(' OR ').some((part) => FREE.test(part.replace(/[()]/g, '')))
          ? []
          : [`${folder}: ${licence}`];
      });
    expect(wrong).toEqual([]);
  });

  it('hold one protobufjs, or recorded histories cannot be replayed', () => {
    expect(Object.keys(lock.packages).filter((name) => name.endsWith('node_modules/protobufjs'))).toEqual([
      'node_modules/protobufjs',
    ]);
  });
});
