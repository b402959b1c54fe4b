import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dataHome, openHome, wipeHome } from '#scripts/stack/home/data-home';
import { StateFile } from '#scripts/stack/home/state-file';

describe('the data home', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'leadrail-unit-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is where LEADRAIL_HOME says', () => {
    expect(dataHome('/srv/leadrail', { LEADRAIL_HOME: folder })).toBe(folder);
  });

  it('refuses a folder with files of somebody else, and deletes nothing in it', () => {
    writeFileSync(path.join(folder, 'thesis.txt'), 'ten years of work');
    expect(() => openHome(folder)).toThrow('not a Leadrail data folder');
    expect(() => wipeHome(folder)).toThrow('nothing in it was deleted');
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
  });

  it('begins anew by removing its own data and nothing else', () => {
    openHome(folder);
    writeFileSync(path.join(folder, 'postgres', 'row'), 'a lead');
    writeFileSync(path.join(folder, 'notes.txt'), 'mine');
    const key = new StateFile(folder).secretKey();
    wipeHome(folder);
    expect(existsSync(path.join(folder, 'postgres'))).toBe(false);
    expect(existsSync(path.join(folder, 'notes.txt'))).toBe(true);
    expect(new StateFile(folder).secretKey()).not.toBe(key);
  });

  it('lies beside the folders of the build', () => {
    mkdirSync(path.join(folder, 'build'));
    expect(() => wipeHome(folder)).not.toThrow();
    openHome(folder);
    expect(existsSync(path.join(folder, 'build'))).toBe(true);
  });

  it('keeps its secrets from other users, and across starts', () => {
    openHome(folder);
    const state = new StateFile(folder);
    state.update({ ports: { postgres: 25_000 } });
    const key = state.secretKey();
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    for (const name of ['state.json', 'secret-key']) expect(statSync(path.join(folder, name)).mode & 0o077).toBe(0);
    const again = new StateFile(folder);
    expect([again.secretKey(), again.current]).toEqual([key, state.current]);
  });
});
