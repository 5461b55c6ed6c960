import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { SectionOrigin, StoredSection } from '../domain/note-record';
import type { Section } from '../domain/sections';

export type NewSection = Readonly<SectionOrigin & { section: Section; content: object }>;

const INSERT = `INSERT INTO note_section (clinic_id, note_id, section, content, copied_from, copied_from_plan, template_id, template_version, saved_by)
  SELECT $1, $2, s.section, s.content, s."copiedFrom", s."copiedFromPlan", s."templateId", s."templateVersion", $3
  FROM jsonb_to_recordset($4::jsonb) AS s (section text, content jsonb, "copiedFrom" uuid, "copiedFromPlan" uuid, "templateId" uuid, "templateVersion" integer)`;
const COLUMNS = `section, content, copied_from AS "copiedFrom", copied_from_plan AS "copiedFromPlan", template_id AS "templateId", template_version AS "templateVersion",
  version, saved_by AS "savedBy", saved_at AS "savedAt"`;
const OF_NOTE = `SELECT ${COLUMNS} FROM note_section WHERE clinic_id = $1 AND note_id = $2 ORDER BY section`;
const SAVE = `UPDATE note_section SET content = $5, copied_from = $6, copied_from_plan = $7, template_id = $8, template_version = $9, saved_by = $10, saved_at = clock_timestamp(), version = version + 1
  WHERE clinic_id = $1 AND note_id = $2 AND section = $3 AND version = $4 AND NOT closed RETURNING ${COLUMNS},
    NOT EXISTS (SELECT FROM note_section o WHERE o.clinic_id = $1 AND o.note_id = $2 AND o.section <> $3 AND o.saved_by <> $10) AS "ofOneHand"`;
const CLOSE = 'UPDATE note_section SET closed = true WHERE clinic_id = $1 AND note_id = $2';

@Injectable()
export class NoteSectionRepository {
  add(noteId: string, sections: readonly NewSection[], by: string): void {
    const tx = currentTransaction();
    tx.send(INSERT, [tx.clinicId, noteId, by, JSON.stringify(sections)]);
  }

  ofNote(noteId: string): Promise<StoredSection[]> {
    const tx = currentTransaction();
    return tx.rows<StoredSection>(OF_NOTE, [tx.clinicId, noteId]);
  }

  /** Undefined: saved by somebody else meanwhile. Of one hand: every section was last saved by the one who saves. */
  async save(noteId: string, { section, content, copiedFrom, copiedFromPlan, templateId, templateVersion, version, by }: NewSection & { version: number; by: string }): Promise<(StoredSection & { ofOneHand: boolean }) | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<StoredSection & { ofOneHand: boolean }>(SAVE, [tx.clinicId, noteId, section, version, JSON.stringify(content), copiedFrom, copiedFromPlan, templateId, templateVersion, by]))[0];
  }

  /** No policy lets the sections of a signed note change. */
  close(noteId: string): void {
    const tx = currentTransaction();
    tx.send(CLOSE, [tx.clinicId, noteId]);
  }
}
