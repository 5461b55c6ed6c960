import canonicalize from 'canonicalize';
import type { QueryRunner } from 'typeorm';
import { hashOf } from '../../platform/ids/ids';
import { catalogue } from '../catalogue/catalogue';

/** Stores the catalogue of this release under its version. A version whose content differs from what is stored is refused. */
export const loadCatalogue = async (owner: QueryRunner): Promise<void> => {
  const { version } = catalogue;
  const content = canonicalize(catalogue) ?? '';
  await owner.query('INSERT INTO catalogue_version (version, content, content_hash) VALUES ($1, $2, $3) ON CONFLICT (version) DO NOTHING', [version, content, hashOf(content)]);
  const [stored] = (await owner.query('SELECT content_hash FROM catalogue_version WHERE version = $1', [version])) as { content_hash: Buffer }[];
  if (!stored?.content_hash.equals(hashOf(content)))
    throw new Error(`catalogue version ${version} is published with another content: a change of the catalogue needs a new version`);
  await owner.query('INSERT INTO technique (id, since_version) SELECT id, $2 FROM unnest($1::text[]) AS id ON CONFLICT (id) DO NOTHING', [
    catalogue.techniques.map((technique) => technique.id),
    version,
  ]);
};
