import canonicalize from 'canonicalize';
import type { QueryRunner } from 'typeorm';
import { hashOf } from '../../platform/ids/ids';
import { standardRuleSet } from '../rules/standard';

/** Stores the rule set of this release under its version. A version whose content differs from what is stored is refused. */
export const loadRuleSet = async (owner: QueryRunner): Promise<void> => {
  const { id, version } = standardRuleSet;
  const content = canonicalize(standardRuleSet) ?? '';
  await owner.query('INSERT INTO rule_set (id, version, content, content_hash) VALUES ($1, $2, $3, $4) ON CONFLICT (id, version) DO NOTHING', [id, version, content, hashOf(content)]);
  const [stored] = (await owner.query('SELECT content_hash FROM rule_set WHERE id = $1 AND version = $2', [id, version])) as { content_hash: Buffer }[];
  if (!stored?.content_hash.equals(hashOf(content)))
    throw new Error(`rule set ${id} version ${version} is published with another content: a change of a rule needs a new version`);
};
