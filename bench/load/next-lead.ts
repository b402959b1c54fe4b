import { randomBytes } from 'node:crypto';
import type { Receiver } from '#db/seeds/read-receivers';
import type { RawFields } from '#domain/kernel/lead-fields';
import { benchLead } from '../market/bench-lead';

const run = randomBytes(4).toString('hex');
let made = 0;

/** The body of a lead that was never sent before, for the given campaign; `fields`: what is other than usual. */
export function nextLead({ lid, vid, aid }: Pick<Receiver, 'lid' | 'vid' | 'aid'>, fields: RawFields = {}): string {
  made += 1;
  return JSON.stringify({ LID: lid, VID: vid, AID: aid, ...benchLead(`bench.${run}.${made}`), ...fields });
}
