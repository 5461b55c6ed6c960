import canonicalize from 'canonicalize';
import type { QueryRunner } from 'typeorm';
import { hashOf } from '../../platform/ids/ids';
import { standardIntake } from '../forms/neck-and-back';

/** Stores the form of this release under its version. A version whose content differs from what is stored is refused. */
export const loadForm = async (owner: QueryRunner): Promise<void> => {
  const { id, version } = standardIntake;
  const content = canonicalize(standardIntake) ?? '';
  await owner.query('INSERT INTO form_definition (id, version, content, content_hash) VALUES ($1, $2, $3, $4) ON CONFLICT (id, version) DO NOTHING', [id, version, content, hashOf(content)]);
  const [stored] = (await owner.query('SELECT content_hash FROM form_definition WHERE id = $1 AND version = $2', [id, version])) as { content_hash: Buffer }[];
  if (!stored?.content_hash.equals(hashOf(content)))
    throw new Error(`form ${id} version ${version} is published with another content: a change of a form needs a new version`);
};
