/**
 * Who may read a note, in every statement that reads one: `n` is the note, `$2` the reader. Written into the SQL and not
 * asked afterwards, so that no count, page or search gives away what is not shown.
 */
export const VISIBLE = `(n.privacy = 'clinical' OR n.author_id = $2 OR (n.privacy = 'named' AND $2 = ANY (n.readers))
  OR (n.privacy = 'discipline' AND EXISTS (SELECT FROM staff_member reader WHERE reader.clinic_id = n.clinic_id AND reader.id = $2 AND n.discipline = ANY (reader.credentials))))`;
