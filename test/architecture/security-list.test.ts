import { existsSync } from 'node:fs';
import path from 'node:path';
import { everyImportOf, PRODUCT_FOLDERS, read, ROOT, sourceFiles } from '#test/kit/source-files';
import { ASVS_IDS } from './asvs-ids';

const LIST = 'docs/security.md';
const STATES = ['met', 'partly', 'not met', 'does not apply'];
/** Modules whose use is cryptography. */
const CRYPTOGRAPHY = /^(?:node:crypto|node:tls|@node-rs\/argon2|otpauth|jose|@simplewebauthn\/.*|openid-client)$/;

const text = read(LIST);
const rows = text
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .map(([id, level, state, how, test, ...rest]) => ({ id: id!, level, state: state!, how: how!, test: test!, rest }));

const withState = (state: string): string[] => rows.filter((row) => row.state === state).map(({ id }) => id);
/** A part of the document, from its heading to the next. */
const section = (heading: string): string => text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
const isThere = (file: string): boolean => existsSync(path.join(ROOT, file));
const places = (document: string): string[] =>
  [...read(document).matchAll(/`([^`\s]+)`/g)]
    .map((match) => match[1]!)
    .filter((name) => /^[a-z]+\/[^\s*{]+$/.test(name));

describe(LIST, () => {
  it('has a row for each requirement of levels 1 and 2, once, in their order, with its level', () => {
    expect(ASVS_IDS.length).toBe(253);
    expect(rows.map(({ id, level }) => [id, Number(level)])).toEqual(ASVS_IDS.map((entry) => [...entry]));
  });

  it('knows four states, and says how in every row', () => {
    expect(rows.filter(({ state, rest }) => !STATES.includes(state) || rest.length > 0)).toEqual([]);
    expect(rows.filter(({ how }) => how.length < 6).map(({ id }) => id)).toEqual([]);
  });

  it('calls nothing met without a test that would notice, or the reason why there is none', () => {
    const bare = rows.filter(
      ({ state, test }) => state === 'met' && !/`test\/[^`]+\.test\.ts`|^none: .{15,}/.test(test),
    );
    expect(bare.map(({ id, test }) => `${id}: ${test}`)).toEqual([]);
  });

  it('names in its last column tests, and nothing else', () => {
    const wrong = rows.filter(
      ({ test }) => !/^(?:–|none: [^`]+|`test\/[^`\s]+\.test\.ts`(?:,? `test\/[^`\s]+\.test\.ts`)*)$/.test(test),
    );
    expect(wrong.map(({ id, test }) => `${id}: ${test}`)).toEqual([]);
  });

  it('adds its states up', () => {
    const sums = STATES.map((state) => `${withState(state).length} ${state}`);
    for (const sum of sums) expect(text).toContain(`**${sum}**`);
  });

  it('ends with all that is not met, and with nothing that is', () => {
    const named = [...section('What is not met, worst first').matchAll(/\b\d+\.\d+\.\d+\b/g)].map(([id]) => id);
    expect(withState('not met').filter((id) => !named.includes(id))).toEqual([]);
    const open = new Set([...withState('not met'), ...withState('partly')]);
    expect(named.filter((id) => !open.has(id))).toEqual([]);
  });

  it('names every file of the product that does cryptography', () => {
    const found = sourceFiles(PRODUCT_FOLDERS).filter((file) =>
      everyImportOf(file).some(({ from, typeOnly }) => !typeOnly && CRYPTOGRAPHY.test(from)),
    );
    expect(found.length).toBeGreaterThan(20);
    const inventory = section('Cryptography');
    expect(found.filter((file) => !inventory.includes(`\`${file}\``))).toEqual([]);
  });
});

describe.each([LIST, 'docs/threat-model.md', 'SECURITY.md'])('%s', (document) => {
  it('names only what is there', () => {
    expect(places(document).length).toBeGreaterThan(0);
    expect(places(document).filter((file) => !isThere(file))).toEqual([]);
  });
});
