import { askNpm } from '#scripts/sbom/ask-npm';
import { productionParts, type Bom } from '#scripts/sbom/production-parts';
import { read, ROOT } from '#test/kit/source-files';

interface Manifest {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

describe('the bill of materials', () => {
  const bom = askNpm(ROOT);
  const manifest = JSON.parse(read('package.json')) as Manifest;
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { dev?: boolean }> };

  it('lists every production dependency with its version, a licence and a hash', () => {
    const found = Object.entries(manifest.dependencies).map(([name, version]) => {
      const part = bom.components.find((component) => component.name === name && component.version === version);
      return [name, version, part?.licenses?.length, part && 'hashes' in part];
    });
    expect(found).toEqual(Object.entries(manifest.dependencies).map(([name, version]) => [name, version, 1, true]));
  });

  it('lists what these bring along, and nothing that only building and testing need', () => {
    expect(bom.components.length).toBeGreaterThan(300);
    const developed = Object.keys(manifest.devDependencies).filter(
      (name) => lock.packages[`node_modules/${name}`]?.dev,
    );
    expect(developed).toContain('jest');
    expect(bom.components.map(({ name }) => name).filter((name) => developed.includes(name))).toEqual([]);
  });

  it('names the whole after the project, and refers to nothing it does not list', () => {
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: manifest.name } } });
    const listed = new Set([bom.metadata.component['bom-ref'], ...bom.components.map((part) => part['bom-ref'])]);
    expect(
      bom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => !listed.has(ref)),
    ).toEqual([]);
  });
});

test('a package that both the product and its tests ask for stays, one in two versions in the version that runs', () => {
  const part = (name: string, version: string) => ({ 'bom-ref': `${name}@${version}`, name, version });
  const bom: Bom = {
    metadata: { component: { 'bom-ref': 'folder@1', name: 'folder' } },
    components: [part('@a/both', '1.0.0'), part('mail', '1.0.0'), part('mail', '2.0.0'), part('tests', '1.0.0')],
    dependencies: [
      { ref: 'folder@1', dependsOn: ['@a/both@1.0.0', 'tests@1.0.0'] },
      { ref: 'tests@1.0.0', dependsOn: ['mail@1.0.0'] },
    ],
  };
  const packages = {
    '': { version: '1' },
    'node_modules/@a/both': { version: '1.0.0' },
    'node_modules/mail': { version: '2.0.0' },
    'node_modules/tests': { version: '1.0.0', dev: true },
    'node_modules/tests/node_modules/mail': { version: '1.0.0', dev: true },
  };
  expect(productionParts(bom, { name: 'product', packages })).toEqual({
    metadata: { component: { 'bom-ref': 'folder@1', name: 'product' } },
    components: [part('@a/both', '1.0.0'), part('mail', '2.0.0')],
    dependencies: [{ ref: 'folder@1', dependsOn: ['@a/both@1.0.0'] }],
  });
});
