import type { ActivityExecuteInput, ActivityInboundCallsInterceptor, Next } from '@temporalio/worker';
import type { LeadNews } from '#db/lead-news';

/** What takes longer than this changed something at its beginning (a delivery is being sent) that people want to see now. */
const UNDER_WAY_MS = 150;

/** Every activity on a lead changes what people see of it: tells so while a long one runs, and when it is over, whatever came of it. */
export class NewsInterceptor implements ActivityInboundCallsInterceptor {
  constructor(private readonly news: LeadNews) {}

  async execute(input: ActivityExecuteInput, next: Next<ActivityInboundCallsInterceptor, 'execute'>): Promise<unknown> {
    const leadId = leadOf(input.args[0]);
    if (leadId === undefined) return next(input);
    const underWay = setTimeout(() => this.news.tell(leadId), UNDER_WAY_MS);
    try {
      return await next(input);
    } finally {
      clearTimeout(underWay);
      this.news.tell(leadId);
    }
  }
}

function leadOf(argument: unknown): string | undefined {
  const named = typeof argument === 'object' && argument !== null && 'leadId' in argument ? argument.leadId : undefined;
  return typeof named === 'string' ? named : undefined;
}
