import type pg from 'pg'
import { mutate } from './verbs'

const STOPPED = 'CN099'

/**
 * Has acts tried for real and nothing of them kept: while one is rehearsed, the database refuses to commit any change of any
 * row. So whoever may do it gets as far as that, and whoever may not is refused before. All other changes it counts as they are
 * committed. In whichever test database this is begun, it stands ready from then on and stops nothing else.
 */
export async function readyToRehearse(owner: pg.Pool) {
  await owner.query(`
    create schema rehearsal;
    create table rehearsal.going_on ();
    create sequence rehearsal.changed minvalue 0 start 0;
    create function rehearsal.stop() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as
    $$ begin
      if exists (select 1 from rehearsal.going_on) then raise exception 'this was a rehearsal' using errcode = '${STOPPED}'; end if;
      perform nextval('rehearsal.changed');
      return null;
    end $$;
    do $$ declare t regclass; begin
      for t in select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
        execute format('create constraint trigger rehearsal after insert or update or delete on %s
          deferrable initially deferred for each row execute function rehearsal.stop()', t);
      end loop;
    end $$`)
  /** How many rows were changed until now, by whatever was kept. */
  const changes = async () =>
    (await owner.query('select last_value from rehearsal.changed')).rows[0].last_value as string
  /** `done` is what would have been changed; else the kind of the refusal, or `nothing changed`. */
  const rehearse = async (verb: string, who: unknown, input: object): Promise<string> => {
    await owner.query('insert into rehearsal.going_on default values')
    try {
      const answer = await mutate(verb, who, input)
      return answer.ok ? 'nothing changed' : (answer.refusal?.kind ?? '')
    } catch (fault) {
      const { code, cause } = fault as { code?: string; cause?: { code?: string } }
      if (code !== STOPPED && cause?.code !== STOPPED) throw fault
      return 'done'
    } finally {
      await owner.query('delete from rehearsal.going_on')
    }
  }
  return { rehearse, changes }
}
