import { connect, type Socket } from 'node:net';
import express from 'express';
import { runServer, type RunningServer } from '#api/http/run-server';

const MOST = 3;
let server: RunningServer;
const opened: Socket[] = [];
beforeAll(async () => {
  const app = express();
  app.get('/', (_request, response) => void response.end('here'));
  server = await runServer(app, { host: '127.0.0.1', port: 0, maxConnections: MOST });
});
afterAll(async () => {
  for (const socket of opened) socket.destroy();
  await server.stop(0);
});

function open(say: string): Socket {
  const socket = connect(server.port, '127.0.0.1', () => void socket.write(say));
  socket.on('error', () => undefined);
  opened.push(socket);
  return socket;
}
/** What a socket hears before it is closed, and after how many seconds that is. */
const heard = (socket: Socket): Promise<{ text: string; seconds: number }> =>
  new Promise((resolve) => {
    const began = Date.now();
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    socket.once('close', () => resolve({ text, seconds: (Date.now() - began) / 1000 }));
  });

test('somebody who never finishes the headers is cut after ten seconds, not half a minute', async () => {
  const slow = open('GET / HTTP/1.1\r\nHost: here\r\n');
  const drip = setInterval(() => void slow.write('X-More: 1\r\n'), 1000);
  const { text, seconds } = await heard(slow);
  clearInterval(drip);
  expect(text).toMatch(/^HTTP\/1\.1 408 /);
  expect(seconds).toBeGreaterThan(9);
  expect(seconds).toBeLessThan(12.5);
}, 45_000);

test('connections beyond the most are closed at once, and there is room again when one ends', async () => {
  const held = Array.from({ length: MOST }, () => open('GET / HTTP/1.1\r\n'));
  await Promise.all(held.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  const refused = await heard(open('GET / HTTP/1.1\r\nHost: here\r\n\r\n'));
  expect(refused.text).toBe('');
  expect(refused.seconds).toBeLessThan(2);
  const first = held[0] as Socket;
  const gone = new Promise((resolve) => first.once('close', resolve));
  first.destroy();
  await gone;
  await expect(heardWhenFree()).resolves.toMatch(/^HTTP\/1\.1 200 /);
}, 30_000);

/** The server learns a moment later that somebody has gone. */
async function heardWhenFree(): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const { text } = await heard(open('GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n'));
    if (text !== '') return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return '';
}
