import type { FormDefinition, FormGroup } from '../../domain/form';
import about from './about.json';
import clots from './clots.json';
import head from './head.json';
import healthNow from './health-now.json';
import heart from './heart.json';
import history from './history.json';
import nerves from './nerves.json';
import pain from './pain.json';
import pregnancy from './pregnancy.json';
import safety from './safety.json';
import sinceLast from './since-last.json';
import skin from './skin.json';
import stiffness from './stiffness.json';

const groups = [about, safety, pain, nerves, head, heart, clots, healthNow, stiffness, skin, history, pregnancy, sinceLast] as unknown as FormGroup[];

/** The standard intake for neck and back complaints. A published version never changes. */
export const standardIntake: FormDefinition = {
  id: 'neck-and-back',
  version: 1,
  title: { en: 'Neck and back intake' },
  groups,
};
