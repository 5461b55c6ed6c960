import type { FormDefinition, FormGroup } from '../../domain/form';
import about from './about.json';
import clots from './clots.json';
import dailyLife from './daily-life.json';
import head from './head.json';
import healthNow from './health-now.json';
import heart from './heart.json';
import historyNotes from './history-notes.json';
import history from './history.json';
import nerves from './nerves.json';
import painDetail from './pain-detail.json';
import pain from './pain.json';
import preferences from './preferences.json';
import pregnancy from './pregnancy.json';
import reason from './reason.json';
import safety from './safety.json';
import sinceLast from './since-last.json';
import skin from './skin.json';
import stiffness from './stiffness.json';

/** What may have changed comes first; at a first visit it is not asked. */
const groups = [
  sinceLast, about, reason, safety, pain, painDetail, nerves, head, heart, clots, healthNow, stiffness, skin, history, pregnancy, historyNotes, preferences, dailyLife,
] as unknown as FormGroup[];

/** The standard intake for neck and back complaints. A published version never changes. */
export const standardIntake: FormDefinition = {
  id: 'neck-and-back',
  version: 3,
  title: { en: 'Neck and back intake', es: 'Formulario de cuello y espalda' },
  groups,
};
