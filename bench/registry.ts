import type { Measure } from './measure';
import { caps64 } from './measures/caps-64';
import { eventsPerLead } from './measures/events-per-lead';
import { hangingBuyer } from './measures/hanging-buyer';
import { leadList } from './measures/lead-list';
import { plan10k } from './measures/plan-10k';
import { queuedIntake } from './measures/queued-intake';
import { synchronousAnswer } from './measures/synchronous-answer';
import { throughputSold } from './measures/throughput-sold';

/** In the order in which they run: what needs a quiet machine first, what leaves a queue behind last. */
export const MEASURES: readonly Measure[] = [
  plan10k,
  caps64,
  eventsPerLead,
  synchronousAnswer,
  throughputSold,
  hangingBuyer,
  leadList,
  queuedIntake,
];
