import { currentContext, type Actor } from '../../platform/context/request-context';
import { signInFirst } from '../../platform/http/authenticators';

/** The member of staff who acts in this request; routes have checked the permission. */
export const actingTherapist = (): Extract<Actor, { kind: 'staff' }> => {
  const { actor } = currentContext();
  if (actor.kind !== 'staff') throw signInFirst();
  return actor;
};
