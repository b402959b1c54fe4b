import { renameSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import path from 'node:path';

/** Loaded into api and worker before their own code: profiles them all the time and writes what it has at every SIGUSR2. */
const folder = process.env['BENCH_PROFILE_FOLDER'];

if (folder) {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 500 });
  session.post('Profiler.start');
  process.on('SIGUSR2', () => {
    session.post('Profiler.stop', (error, result) => {
      const file = path.join(folder, `${process.pid}.cpuprofile`);
      if (!error) writeFileSync(`${file}.part`, JSON.stringify(result.profile));
      if (!error) renameSync(`${file}.part`, file);
      session.post('Profiler.start');
    });
  });
}
