import { spawnSync } from 'node:child_process';

const NOBODY = 65_534;

/** How to start the database's programs: as the current user, or, since Postgres refuses root, as another one. */
export interface RunAs {
  readonly prefix: readonly string[];
  /** Set where the data must belong to another user. */
  readonly uid?: number;
}

/**
 * As root: a user namespace that maps root to an ordinary id (no system user, no chown, works below a 0700 folder);
 * where namespaces are forbidden, the user `nobody`.
 */
export const chooseUser = (): RunAs => {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const namespaced = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];
  const works = spawnSync(namespaced[0]!, [...namespaced.slice(1), 'true']).status === 0;
  return works ? { prefix: namespaced } : { prefix: [], uid: NOBODY };
};
