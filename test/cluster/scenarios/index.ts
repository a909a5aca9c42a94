import type { Scenario } from '../scenario';
import { broker } from './broker';
import { flows } from './flows';
import { gitToService } from './git-to-service';
import { ingress } from './ingress';
import { install } from './install';
import { operatorsDay } from './operators-day';
import { pipelines } from './pipelines';
import { refusals } from './refusals';
import { release } from './release';
import { removal } from './removal';
import { serve } from './serve';
import { sources } from './sources';
import { tls } from './tls';

/** What may run at the same time. */
export const SIDE_BY_SIDE: readonly Scenario[] = [install, serve, release, pipelines, sources, broker, flows, refusals];

/** What changes the platform, in this order. */
export const IN_TURN: readonly Scenario[] = [gitToService, ingress, removal, operatorsDay, tls];
