import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { securitySchema, type SecuritySettings } from '#domain/access/security.schema';
import type { RenamedWords, StoredSingleSignOn } from '#db/entities/installation.entity';
import type { AccessRule } from '#domain/lead/campaign.schema';
import { createFreshCache } from '#api/changes/fresh-cache';
import type { ChangeListener } from '#api/changes/hear-changes';

export interface InstallationFacts {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  /** What the operators call our parts. */
  readonly names: RenamedWords;
  readonly security: SecuritySettings;
  readonly singleSignOn: StoredSingleSignOn;
  readonly apiAccessRules: readonly AccessRule[];
}
export type ReadInstallation = () => Promise<InstallationFacts>;

interface Row extends Omit<InstallationFacts, 'security'> {
  readonly security: unknown;
}
const READ = `select name, currency, time_zone, names, security, single_sign_on, api_access_rules from installation where id = 1`;

/** The settings that decide about access, from memory while changes are heard of. */
export function createInstallationReader(sql: Queryable, changes: ChangeListener): ReadInstallation {
  const cache = createFreshCache<'one', InstallationFacts>({
    read: async () => {
      const row = (await readRow<Row>(sql, { name: 'read-installation', text: READ })) as Row;
      return { ...row, security: securitySchema.parse(row.security) };
    },
    isHeard: changes.isHearing,
    keep: () => true,
    maxAgeMs: 5000,
    maxEntries: 1,
  });
  changes.onChange(cache.forget);
  return () => cache.get('one');
}
