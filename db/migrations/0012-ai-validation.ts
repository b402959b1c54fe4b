import { Migration } from '@mikro-orm/migrations';

/** Who judges fields with AI validation, and what came of asking about a lead. */
export class AiValidation0012 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table installation add column ai_validation jsonb not null default
  '{"v": 1, "enabled": false, "verifier": "chat-completions", "url": "", "model": "", "key": "", "timeoutMs": 8000, "whenUnanswered": "accept"}';

-- Null: nobody was asked. Written once, before the lead is decided upon.
alter table lead add column verification jsonb;
`);
  }
}
