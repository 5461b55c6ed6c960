import type { Ageing, AnswerAge, CheckGroup } from '../../domain/ageing';
import ages from './answer-ages.json';
import groups from './check-groups.json';

/** How long each answer counts, and what the short check before a visit asks about together. */
export const ageing: Ageing = { classes: ages.classes as Ageing['classes'], questions: ages.questions as AnswerAge[], groups: groups as CheckGroup[] };
