import { startStack } from './stack/start-stack';
void (async () => {
  const t = Date.now();
  const stack = await startStack({ home: process.argv[2] ?? '/tmp/stk/home', project: process.cwd(), fresh: process.argv[3] === 'fresh' });
  console.log(Date.now() - t, 'ms', stack.databaseUrl.replace(/:[^:@]*@/, ':***@'), stack.temporalAddress, stack.pids);
  if (process.argv[4] === 'kills') for (const n of ['postgres', 'temporal'] as const) for (let i = 0; i < 3; i++) {
    const t2 = Date.now(); const old = stack.pids[n]; stack.kill(n, 'SIGKILL'); while (stack.pids[n] === old) await new Promise(r => setTimeout(r, 5)); await stack.settled(n); console.log(n, 'back', Date.now() - t2, stack.pids);
  }
  process.on('SIGTERM', () => void stack.stop().then(() => { console.log('stopped'); process.exit(0); }));
  process.on('SIGINT', () => void stack.stop().then(() => { console.log('stopped'); process.exit(0); }));
  setInterval(() => undefined, 1e6);
})();
