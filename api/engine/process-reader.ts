import type { ProcessDocument } from '#domain/process/process-document';

/** Reads the process diagram of a lead: nodes, edges, states and times. Null when there is no such lead. */
export interface ProcessReader {
  read(leadId: string): Promise<ProcessDocument | null>;
}
