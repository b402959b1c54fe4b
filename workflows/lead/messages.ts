import { defineQuery, defineUpdate } from '@temporalio/workflow';
import { ACT_UPDATE, AWAIT_DECISION_UPDATE, type LeadActionMessage, PHASE_QUERY } from '#domain/protocol/lead-messages';
import type { LeadPhase } from '#domain/protocol/lead-protocol';

/** A manual action that is already booked in Postgres; answers when it and what follows from it are done. */
export const actUpdate = defineUpdate<void, [LeadActionMessage]>(ACT_UPDATE);

/** Answers as soon as the lead is decided: rejected, waiting for quality control, or distributed. The answer itself is in Postgres. */
export const awaitDecisionUpdate = defineUpdate<void, []>(AWAIT_DECISION_UPDATE);

/** Where the lead's own run stands; the book of record may be ahead of it after Temporal lost its last moments. */
export const phaseQuery = defineQuery<LeadPhase>(PHASE_QUERY);
