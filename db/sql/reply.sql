-- The council's formal reply to a report that peers have published to it: written together, closed while a body has it, agreed once the body
-- has minuted and every recommendation is answered, and kept as it was agreed from then on, by the owning role too.

select protect_table('replies', fence => 'council', app => 'select, insert, update (state, agreed_at, words, plain)');
create policy replies_whole on replies as restrictive for all to concord_app using (not (select acting_limited()));
-- Whoever reviewed reads what the council answers them, once it is agreed and for as long as they are let in.
create policy replies_peers_read on replies for select to concord_app
  using (review_id = (select acting_review_cleared()) and state in ('agreed', 'published'));
create policy recommendation_answers_peers_read on recommendation_answers for select to concord_app
  using (review_id = (select acting_review_cleared()) and exists (select 1 from replies y
    where y.council_id = recommendation_answers.council_id and y.review_id = recommendation_answers.review_id and y.state in ('agreed', 'published')));
create trigger replies_begin before insert on replies for each row execute function begin_subject('council-reply');

create function is_kept_reply(council uuid, subject uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return exists (select 1 from replies r where r.council_id = council and r.id = subject and r.state in ('agreed', 'published')); end $$;

create function refuse_unallowed_reply() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
  move constant text := case tg_op when 'INSERT' then 'begin' when 'UPDATE' then old.state || ' ' || new.state end;
  -- What PostgreSQL works out is not there yet before an update.
  changed constant text[] := array['subject_kind', 'state'] || case move when 'with-body agreed' then array['agreed_at', 'words', 'plain'] else '{}' end;
begin
  if tg_op = 'DELETE' then
    if goes_with_council(to_jsonb(old)) then return old; end if;
    raise exception 'a reply stays' using errcode = 'CN001';
  end if;
  if tg_op = 'UPDATE' and old.state in ('agreed', 'published')
    and not (move = 'agreed published' and to_jsonb(new) - changed = to_jsonb(old) - changed)
  then raise exception 'the reply is agreed' using errcode = 'CN003'; end if;
  if not is_served() then return new; end if;
  if (tg_op = 'UPDATE' and to_jsonb(new) - changed <> to_jsonb(old) - changed) or not coalesce(case move
    when 'begin' then acting_may('answer-recommendation') and new.begun_by = acting_user() and new.state = 'draft' and exists (
      select 1 from reviews v join submissions s on s.council_id = v.council_id and s.id = v.submission_id
      where v.council_id = new.council_id and v.id = new.review_id and v.published_at is not null and s.assessment_id = new.assessment_id)
    when 'draft with-body' then acting_may('answer-recommendation') and exists (
      select 1 from referrals r where r.council_id = new.council_id and r.reply_id = new.id and r.minuted_at is null)
    when 'with-body draft' then acting_may('answer-recommendation')
    when 'with-body agreed' then acting_may('answer-recommendation')
    when 'agreed published' then pg_trigger_depth() > 1 end, false)
  then perform refuse_unallowed(); end if;
  if move = 'with-body agreed' and (not exists (select 1 from documents d where d.council_id = new.council_id and d.id = new.id and d.frozen_at is not null)
    or (select r.minuted_at from referrals r where r.council_id = new.council_id and r.reply_id = new.id order by r.created_at desc, r.id desc limit 1) is null
    or exists (select 1 from recommendations c where c.council_id = new.council_id and c.review_id = new.review_id and not exists (
      select 1 from recommendation_answers a where a.council_id = c.council_id and a.recommendation_id = c.id)))
  then raise exception 'a reply is agreed once it is minuted and whole' using errcode = 'CN004'; end if;
  return new;
end $$;
create trigger replies_by_whom before insert or update or delete on replies for each row execute function refuse_unallowed_reply();

-- What was answered is part of the reply, and kept with it. The reply is held, so that nobody answers otherwise while it is being agreed.
create function refuse_answer_of_kept_reply() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); reached text; begin
  select y.state into reached from replies y where y.council_id = row.council_id and y.review_id = row.review_id for share;
  if reached in ('agreed', 'published') and not (case tg_op when 'DELETE' then goes_with_council(to_jsonb(old))
      when 'UPDATE' then loses_name_alone(to_jsonb(old), to_jsonb(new)) else false end)
  then raise exception 'the reply is agreed' using errcode = 'CN003'; end if;
  return row;
end $$;
create trigger recommendation_answers_kept before insert or update or delete on recommendation_answers
  for each row execute function refuse_answer_of_kept_reply();
