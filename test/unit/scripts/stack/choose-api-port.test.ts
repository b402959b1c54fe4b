import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { chooseApiPort } from '#scripts/stack/choose-api-port';
import { freePort, isPortFree } from '#scripts/stack/process/free-port';

describe('choosing the port of the API', () => {
  let taken: Server;
  let port: number;
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  beforeAll(async () => {
    taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    port = (taken.address() as AddressInfo).port;
  });
  afterAll(() => void taken.close());

  it('moves on from a taken default and says so', async () => {
    const chosen = await chooseApiPort({ number: port, fixed: false }, '127.0.0.1', say);
    expect(chosen).toBeGreaterThan(port);
    expect(said).toEqual([`port ${port} is in use, so the API takes ${chosen}`]);
  });

  it('names a taken port that was asked for', async () => {
    await expect(chooseApiPort({ number: port, fixed: true }, '127.0.0.1', say)).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use`,
    );
  });

  it('says when the address is not of this machine', async () => {
    await expect(chooseApiPort({ number: 8080, fixed: true }, '203.0.113.7', say)).rejects.toThrow(
      'cannot listen on 203.0.113.7:8080',
    );
  });

  it('takes any free one for 0', async () => {
    expect(await isPortFree(await chooseApiPort({ number: 0, fixed: true }, '127.0.0.1', say))).toBe(true);
  });

  it('keeps the port of the last start while it is free', async () => {
    const wish = await freePort(undefined);
    expect(await freePort(wish)).toBe(wish);
    expect(await freePort(port)).not.toBe(port);
    expect(await freePort(wish, new Set([wish]))).not.toBe(wish);
  });
});
