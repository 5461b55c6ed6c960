import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { Cursor } from '../../platform/http/page';
import type { TemplateSection, TemplateSections } from '../domain/note-template';

export interface NoteTemplate {
  readonly id: string;
  /** Null: the clinic's. */
  readonly ownerId: string | null;
  readonly version: number;
  readonly title: string;
  readonly sections: TemplateSections;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly retiredAt: Date | null;
  /** Its place in a list. */
  readonly sortKey: string;
}

export type TemplateVersion = Pick<NoteTemplate, 'version' | 'title' | 'sections' | 'writtenBy' | 'writtenAt'>;

const INSERT = 'INSERT INTO note_template (clinic_id, id, owner_id) VALUES ($1, $2, $3)';
const WRITE = 'INSERT INTO note_template_version (clinic_id, template_id, version, title, sections, written_by) VALUES ($1, $2, $3, $4, $5, $6)';
const VERSION = 'v.version, v.title, v.sections, v.written_by AS "writtenBy", v.written_at AS "writtenAt"';
/** Those of the clinic and those of one's own; nobody uses another's. */
const SELECT = `SELECT t.id, t.owner_id AS "ownerId", t.retired_at AS "retiredAt", lower(v.title) AS "sortKey", ${VERSION}
  FROM note_template t JOIN note_template_version v ON v.clinic_id = t.clinic_id AND v.template_id = t.id AND v.version = t.version
  WHERE t.clinic_id = $1 AND (t.owner_id IS NULL OR t.owner_id = $2)`;
const BY_ID = `${SELECT} AND t.id = $3`;
const LIST = `${SELECT} AND t.retired_at IS NULL AND ($4::text IS NULL OR v.sections ? $4)`;
const IN_ORDER = 'ORDER BY lower(v.title), t.id LIMIT $3';
const FIRST_PAGE = `${LIST} ${IN_ORDER}`;
const NEXT_PAGE = `${LIST} AND (lower(v.title), t.id) > ($5, $6::uuid) ${IN_ORDER}`;
const HISTORY = `SELECT ${VERSION} FROM note_template_version v WHERE v.clinic_id = $1 AND v.template_id = $2 ORDER BY v.version DESC LIMIT 200`;
const RAISE = 'UPDATE note_template SET version = version + 1 WHERE clinic_id = $1 AND id = $2 AND version = $3';
const RETIRE = 'UPDATE note_template SET retired_at = clock_timestamp() WHERE clinic_id = $1 AND id = $2 AND version = $3';

@Injectable()
export class NoteTemplateRepository {
  add(id: string, ownerId: string | null): void {
    const tx = currentTransaction();
    tx.send(INSERT, [tx.clinicId, id, ownerId]);
  }

  write(id: string, { version, title, sections, writtenBy }: Omit<TemplateVersion, 'writtenAt'>): void {
    const tx = currentTransaction();
    tx.send(WRITE, [tx.clinicId, id, version, title, JSON.stringify(sections), writtenBy]);
  }

  async findUsable(id: string, staffId: string): Promise<NoteTemplate | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<NoteTemplate & { id: string }>(BY_ID, [tx.clinicId, staffId, id]))[0];
  }

  /** By title, one row more than `limit` if there are more. */
  list(staffId: string, { section, limit, after }: Readonly<{ section: TemplateSection | null; limit: number; after?: Cursor }>): Promise<NoteTemplate[]> {
    const tx = currentTransaction();
    return tx.rows<NoteTemplate & { id: string }>(after ? NEXT_PAGE : FIRST_PAGE, [tx.clinicId, staffId, limit + 1, section, ...(after ?? [])]);
  }

  /** Newest first. */
  historyOf(id: string): Promise<TemplateVersion[]> {
    const tx = currentTransaction();
    return tx.rows<TemplateVersion & { version: number }>(HISTORY, [tx.clinicId, id]);
  }

  /** False: changed or retired meanwhile. */
  raise(id: string, version: number): Promise<boolean> {
    return this.#change(RAISE, id, version);
  }

  retire(id: string, version: number): Promise<boolean> {
    return this.#change(RETIRE, id, version);
  }

  async #change(sql: string, id: string, version: number): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(sql, [tx.clinicId, id, version]);
    return rowCount === 1;
  }
}
