import { existsSync } from 'node:fs';
import path from 'node:path';
import { createCredential } from '#api/contract/resources/credentials';
import { RESOURCES } from '#api/contract/resources/index';
import { settingsSchema } from '#api/contract/resources/settings';
import { WITHOUT_EFFECT } from '#domain/kernel/without-effect';
import { read, ROOT, sourceFiles } from '#test/kit/source-files';
import { HELD_BACK, MOST_HELD_BACK, READ_BY, SHOWN } from './members/registry';
import { walkMembers } from './members/walk-members';

const members = [
  ...RESOURCES.flatMap((resource) => walkMembers(resource.writable, resource.name)),
  ...walkMembers(settingsSchema, 'settings'),
  ...walkMembers(createCredential.body, 'credentials'),
];
const paths = members.map((member) => member.path);
/** What holds no further members; `v` says which form a document has. */
const leaves = paths.filter(
  (at) => !at.endsWith('.v') && !paths.some((other) => other.startsWith(`${at}.`) || other.startsWith(`${at}[]`)),
);
const read_ = Object.entries(READ_BY).flatMap(([file, those]) => those.map((member) => ({ file, member })));
const registered = [...read_.map(({ member }) => member), ...SHOWN, ...Object.keys(HELD_BACK)];

const partsOf = (member: string): string[] => member.replaceAll('[]', '').split('.');
const nameOf = (member: string): string => partsOf(member).at(-1)!;
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const code = (file: string): string =>
  read(file).replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?<=^|\s)(\/\/|--) .*$/gm, '');
const names = (text: string, name: string): boolean => new RegExp(`\\b(${name}|${snake(name)})\\b`).test(text);

/** A held-back list or record is held back as a whole: what a screen would write is its outermost part below a document. */
function heldName(member: string): { parent: string; name: string } {
  const parts = partsOf(member.replace(/(displayGroups)\[\].*/, '$1'));
  return { parent: parts.length > 2 ? parts.at(-2)! : 'draft', name: parts.at(-1)! };
}
const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
/** Words of everyday use are looked for below what holds them alone. */
const drafted = (text: string, { parent, name }: { parent: string; name: string }): boolean =>
  (name.length < 8
    ? new RegExp(`\\b${parent}\\.${name}\\b|\\b${parent}\\['${name}'\\]`)
    : new RegExp(`[.'"\`]${name}\\b`)
  ).test(text);

describe('the writable members of the contract', () => {
  it('are all registered, once, and nothing else is', () => {
    expect(leaves.filter((member) => !registered.includes(member))).toEqual([]);
    expect(registered.filter((member) => !leaves.includes(member))).toEqual([]);
    expect(registered.filter((member, index) => registered.indexOf(member) !== index)).toEqual([]);
  });

  it('are read where the registry says', () => {
    expect(
      Object.keys(READ_BY).filter(
        (file) => !existsSync(path.join(ROOT, file)) || file.startsWith('api/contract/') || file.includes('.schema.'),
      ),
    ).toEqual([]);
    expect(
      read_
        .filter(({ file, member }) => !names(code(file), nameOf(member)))
        .map(({ file, member }) => `${member}: ${file}`),
    ).toEqual([]);
  });

  it('that are records are shown on a screen', () => {
    const screens = sourceFiles(['ui'])
      .filter((file) => file.endsWith('.vue'))
      .map(code);
    expect(SHOWN.filter((member) => !screens.some((text) => names(text, nameOf(member))))).toEqual([]);
  });
});

describe('members held back for later work', () => {
  const held = Object.keys(HELD_BACK);

  it('wait for a feature that does not work yet, and become fewer', () => {
    const features = read('docs/features.md');
    expect(
      Object.entries(HELD_BACK).filter(
        ([, row]) => !new RegExp(`^\\| ${row.replace('.', '\\.')} \\|[^|]*\\| (absent|partly)`, 'm').test(features),
      ),
    ).toEqual([]);
    expect(held.length).toBeLessThanOrEqual(MOST_HELD_BACK);
  });

  it('say so in the contract', () => {
    const said = (member: string): boolean =>
      members.some(
        (each) => (member === each.path || member.startsWith(`${each.path}[`)) && each.description === WITHOUT_EFFECT,
      );
    expect(held.filter((member) => !said(member))).toEqual([]);
    expect(
      members.filter(
        (each) =>
          each.description === WITHOUT_EFFECT &&
          !held.some((member) => member === each.path || member.startsWith(`${each.path}[`)),
      ),
    ).toEqual([]);
  });

  it('are on no screen, in no words of one and in no list', () => {
    const screens = sourceFiles(['ui']).filter(
      (file) => file.startsWith('ui/src/') && !file.startsWith('ui/src/words/'),
    );
    const found = held.flatMap((member) => {
      const { parent, name } = heldName(member);
      const resource = partsOf(member)[0]!;
      const words = `ui/src/words/${resource}.ts`;
      const list = `api/contract/listing/lists/${resource}.ts`;
      return [
        ...screens.filter(
          (file) => (name.length >= 8 || file.includes(resource)) && drafted(code(file), { parent, name }),
        ),
        ...(existsSync(path.join(ROOT, words)) && new RegExp(`\\b${name}(Help|Title)?:`).test(code(words))
          ? [words]
          : []),
        ...(existsSync(path.join(ROOT, list)) && read(list).includes(`'${name}'`) ? [list] : []),
      ].map((file) => `${camel(resource)}.${name}: ${file}`);
    });
    expect(found).toEqual([]);
  });
});
