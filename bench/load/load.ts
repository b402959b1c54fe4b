import path from 'node:path';
import { Part } from '../parts/part';
import type { LoadInput, LoadJobName, LoadResult } from './jobs';
import type { LoadPlaces } from './load-context';

/** The load process, as the measures see it. */
export class Load {
  private constructor(private readonly part: Part) {}

  static async start(places: LoadPlaces): Promise<Load> {
    const { part } = await Part.start('load', path.join(__dirname, 'load-process.js'), places);
    return new Load(part);
  }

  async run<Name extends LoadJobName>(job: Name, input: LoadInput<Name>): Promise<LoadResult<Name>> {
    return (await this.part.ask({ job, input })) as LoadResult<Name>;
  }

  stop(): Promise<void> {
    return this.part.stop();
  }
}
