import type { ChannelExample } from '../channel';
import { EXAMPLE_FACTS } from '../shared/example-facts';
import { answered } from '../shared/example-replies';

export const leadPortalExamples: readonly ChannelExample[] = [
  {
    name: 'a lead shown in the portal',
    config: { v: 1 },
    mapping: { v: 1, fields: [] },
    facts: EXAMPLE_FACTS,
    envelope: { transport: 'portal' },
    replies: [{ reply: answered(200, ''), outcome: { kind: 'accepted' } }],
  },
];
