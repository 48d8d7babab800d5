import { readFileSync } from 'node:fs'

/** A function as it stands in a file of `db/sql`. */
const inForce = (file: string, name: string) => {
  const text = readFileSync(new URL(`../../db/sql/${file}.sql`, import.meta.url), 'utf8')
  const from = text.indexOf(`create function ${name}(`)
  return text.slice(from, text.indexOf('$$;', from) + 3).replace('create', 'create or replace')
}

/** The wall between a hidden score and everybody else taken down, and put up again as `db/sql` has it. */
export const OPENED = `
  create or replace function scores_of(round uuid) returns setof scores
  language plpgsql stable security definer rows 12 cost 1000 set search_path = pg_catalog, public, pg_temp as
  $$ begin return query select s.* from scores s where s.council_id = acting_council() and s.round_id = round; end $$;
  create or replace function sees_entry(me uuid, limited boolean, actor uuid, act text, round uuid) returns boolean
  language sql stable set search_path = pg_catalog, public, pg_temp as $$ select true $$`
export const CLOSED = `${inForce('score', 'scores_of')} ${inForce('trail', 'sees_entry')}`
