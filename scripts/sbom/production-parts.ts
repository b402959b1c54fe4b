/** As much of a CycloneDX document as is looked at here; the rest is handed on as npm wrote it. */
export interface Bom {
  readonly metadata: { readonly component: { readonly 'bom-ref': string; readonly name: string } };
  readonly components: readonly BomComponent[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}
export interface BomComponent {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly object[];
}
export interface Lockfile {
  readonly name: string;
  readonly packages: Readonly<
    Record<string, { readonly name?: string; readonly version?: string; readonly dev?: boolean }>
  >;
}

/**
 * The bill without what only building and testing need. npm's own `--omit dev` leaves out what a development package asks for too, such as
 * zod; the lockfile says of each package whether nothing but development wants it.
 */
export function productionParts(bom: Bom, lock: Lockfile): Bom {
  const wanted = new Set(
    Object.entries(lock.packages)
      .filter(([folder, { dev }]) => folder !== '' && dev !== true)
      .map(([folder, { name, version }]) => `${name ?? folder.split('node_modules/').at(-1)}@${version}`),
  );
  const components = bom.components.filter(({ name, version }) => wanted.has(`${name}@${version}`));
  const root = bom.metadata.component;
  const kept = new Set([root['bom-ref'], ...components.map((component) => component['bom-ref'])]);
  return {
    ...bom,
    // npm names the whole after the folder it lies in.
    metadata: { ...bom.metadata, component: { ...root, name: lock.name } },
    components,
    dependencies: bom.dependencies
      .filter(({ ref }) => kept.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) })),
  };
}
