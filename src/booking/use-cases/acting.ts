import { currentContext, type Actor } from '../../platform/context/request-context';
import { signInFirst } from '../../platform/http/authenticators';

type StaffActor = Extract<Actor, { kind: 'staff' }>;

/** The member of staff who acts in this request. */
export const actingStaff = (): StaffActor => {
  const { actor } = currentContext();
  if (actor.kind !== 'staff') throw signInFirst();
  return actor;
};
