-- What a council publishes of a submission. Whole questions alone, read out of what is frozen whenever somebody looks, so that no level comes
-- without its dissent; and evidence only as long as anybody may read it. One person asks, another confirms or declines, and in a pre-election period
-- nothing goes out unless the monitoring officer says so.

select protect_table('quiet_periods', fence => 'council', app => 'select, insert, delete');
create function refuse_unallowed_quiet_period() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); begin
  if tg_op = 'UPDATE' then raise exception 'a period is kept as it was said' using errcode = 'CN001'; end if;
  -- Publication holds the same row, so that what goes out and a period that begins come one after the other.
  perform 1 from councils c where c.id = row.council_id for no key update;
  if not is_served() then return row; end if;
  if not acting_may('keep-quiet-periods') or (tg_op = 'INSERT' and new.kept_by is distinct from acting_user())
    -- One that has begun is taken away by whoever may go past it.
    or (tg_op = 'DELETE' and old.starts_on <= here_today() and not acting_may('override-quiet-period'))
  then perform refuse_unallowed(); end if;
  return row;
end $$;
create trigger quiet_periods_by_whom before insert or update or delete on quiet_periods for each row execute function refuse_unallowed_quiet_period();

create function is_quiet(council uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ begin return exists (select 1 from quiet_periods q where q.council_id = council and here_today() between q.starts_on and q.ends_on); end $$;

select protect_table('publications', fence => 'council', app => 'select, insert (council_id, submission_id, codes, review_id, with_progress, asked_by, asked_at),
  update (state, confirmed_by, confirmed_at, declined_by, declined_at, declined_because, overrode_by, overrode_at, overrode_because, withdrew_by, withdrew_at, withdrew_because)');
create policy publications_whole on publications as restrictive for all to concord_app using (not (select acting_limited()));

-- The plan of what was accepted, as it stands on the day on which it is asked for.
create function plan_to_publish(council uuid, review uuid) returns jsonb
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('recommendation', p.recommendation_id, 'title', p.title, 'post', p.owner_post, 'dueOn', p.due_on,
      'state', p.state) order by p.due_on, p.id), '[]')
    from plan_actions p where p.council_id = council and p.review_id = review and p.state in ('agreed', 'under-way', 'done')
$$;

-- Whether the plan is approved as it is now, or has nothing of this review.
create function plan_is_settled(council uuid, review uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select not exists (select 1 from plan_actions n join plans p on p.council_id = n.council_id
    where n.council_id = council and n.review_id = review and n.state <> 'dropped' and p.state <> 'approved')
$$;
grant execute on function plan_is_settled(uuid, uuid) to concord_app;

create function may_confirm(council uuid, submission uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return exists (select 1 from submissions s where s.council_id = council and s.id = submission
      and s.assessment_id in (select acting_assessments('confirm-publication')))
    or (acting_may('confirm-as-chief-executive') and exists (select 1 from positions p
      where p.council_id = council and p.user_id = acting_user() and p.kind = 'chief_executive' and p.ends_on is null));
end $$;

create function refuse_unallowed_publication() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
  move constant text := case tg_op when 'INSERT' then 'ask' when 'UPDATE' then old.state || ' ' || new.state end;
  changed constant text[] := case move when 'asked published' then array['state', 'confirmed_by', 'confirmed_at']
    when 'asked asked' then array['overrode_by', 'overrode_at', 'overrode_because']
    when 'asked declined' then array['state', 'declined_by', 'declined_at', 'declined_because']
    when 'published withdrawn' then array['state', 'withdrew_by', 'withdrew_at', 'withdrew_because'] else array['state'] end;
  shown record;
begin
  if tg_op = 'DELETE' then
    if goes_with_council(to_jsonb(old)) then return old; end if;
    raise exception 'what was published stays on record' using errcode = 'CN001';
  end if;
  if tg_op = 'UPDATE' and (to_jsonb(new) - changed <> to_jsonb(old) - changed or not old.state in ('asked', 'published'))
  then raise exception 'what was published stays on record' using errcode = 'CN001'; end if;
  perform 1 from councils c where c.id = new.council_id for no key update;
  if tg_op = 'INSERT' then
    -- Held, so that what goes out is what was approved.
    perform 1 from plans p where p.council_id = new.council_id for share;
    new.plan := case when new.review_id is null then '[]' else plan_to_publish(new.council_id, new.review_id) end;
    select p.codes, p.review_id, p.with_progress into shown from publications p
      where p.council_id = new.council_id and p.submission_id = new.submission_id and p.state = 'published';
    if not new.codes <@ array(select q ->> 'code' from submissions s, jsonb_array_elements(s.content #> '{content,questions}') q
        where s.council_id = new.council_id and s.id = new.submission_id)
      -- A report goes out whole, with the reply that was agreed.
      or (new.review_id is not null and not exists (select 1 from reviews v join replies y on y.council_id = v.council_id and y.review_id = v.id
        where v.council_id = new.council_id and v.id = new.review_id and v.submission_id = new.submission_id and y.state in ('agreed', 'published')))
      or (new.review_id is not null and not plan_is_settled(new.council_id, new.review_id))
      -- What is out is taken back by withdrawing it, with a reason, and not by putting less in its place.
      or (shown is not null and (not shown.codes <@ new.codes
        or (shown.review_id is not null and new.review_id is distinct from shown.review_id)
        or (shown.with_progress and not new.with_progress)))
      -- A progress review goes out as its peers published it.
      or (new.with_progress and not exists (select 1 from progress_reviews g
        where g.council_id = new.council_id and g.review_id = new.review_id and g.state = 'published'))
    then raise exception 'this is not to be published' using errcode = 'CN004'; end if;
  end if;
  if not is_served() then return new; end if;
  if not coalesce(case move
    when 'ask' then acting_may('ask-publication') and new.asked_by = acting_user() and new.state = 'asked'
    when 'asked called-off' then acting_may('ask-publication')
    when 'asked asked' then acting_may('override-quiet-period') and new.overrode_by = acting_user() and new.overrode_because <> ''
    when 'asked declined' then new.declined_by = acting_user() and new.declined_because <> '' and old.asked_by <> acting_user()
      and may_confirm(new.council_id, new.submission_id)
    when 'asked published' then new.confirmed_by = acting_user() and may_confirm(new.council_id, new.submission_id)
    when 'published replaced' then pg_trigger_depth() > 1
    when 'published withdrawn' then new.withdrew_by = acting_user() and new.withdrew_because <> ''
      and (acting_may('withdraw-publication') or (old.confirmed_by = acting_user() and may_confirm(new.council_id, new.submission_id))) end, false)
  then perform refuse_unallowed(); end if;
  if move = 'asked published' and session_user = 'concord_app' and new.overrode_by is null and is_quiet(new.council_id)
  then raise exception 'it is a pre-election period' using errcode = 'CN004'; end if;
  return new;
end $$;
create trigger publications_by_whom before insert or update or delete on publications
  for each row execute function refuse_unallowed_publication();

-- One is shown at a time: it takes the place of the one before. A reply that is out is published.
create function put_before_everybody() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  update publications p set state = 'replaced' where p.council_id = new.council_id and p.submission_id = new.submission_id and p.state = 'published';
  update replies y set state = 'published' where y.council_id = new.council_id and y.review_id = new.review_id and y.state = 'agreed';
  return new;
end $$;
create trigger publications_shown before update on publications
  for each row when (old.state = 'asked' and new.state = 'published') execute function put_before_everybody();

-- One question as it may be read by anybody: all that stands in the frozen copy but marks, and evidence that is for the public now too. A
-- piece is known by all that is said of it, because not every signatory sees every piece; where two are alike, both are for the public or neither.
create function question_for_public(council uuid, assessment uuid, question jsonb) returns jsonb
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select question - 'marks' || jsonb_build_object('evidence', coalesce((
    select jsonb_agg(e.piece order by e.at) from jsonb_array_elements(question -> 'evidence') with ordinality e(piece, at)
    where e.piece ->> 'audience' = 'public' and (
      select coalesce(bool_and(i.readers = 'public' and i.legal_class = 'none' and i.held_at is null), false)
      from evidence v join assessment_questions k on k.council_id = v.council_id and k.id = v.assessment_question_id
      join evidence_items i on i.council_id = v.council_id and i.id = v.item_id
      where v.council_id = council and v.assessment_id = assessment and k.code = question ->> 'code' and v.removed_at is null
        and (v.title, v.speaks_for::text, v.file_name, v.url, v.sha256) is not distinct from
          (e.piece ->> 'title', e.piece ->> 'speaksFor', e.piece ->> 'fileName', e.piece ->> 'url', e.piece ->> 'sha256'))), '[]'))
$$;

-- What a progress review says of one recommendation. Evidence is named while anybody may read it.
create function progress_for_public(council uuid, review uuid, asked uuid) returns jsonb
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('statement', s.words, 'howFar', w.how_far, 'view', w.words,
    -- As of the report itself: no action that nobody had agreed to.
    'actions', (select coalesce(jsonb_agg(n), '[]') from jsonb_array_elements(s.stood -> 'actions') n where n ->> 'state' in ('agreed', 'under-way', 'done')), 'evidence', (select coalesce(jsonb_agg(jsonb_build_object('title', r.title, 'url', r.url) order by e.id), '[]')
      from progress_evidence e join evidence_items i on i.council_id = e.council_id and i.id = e.item_id
      join evidence_revisions r on r.council_id = e.council_id and r.item_id = e.item_id and r.id = e.revision_id
      where e.council_id = council and e.review_id = review and e.recommendation_id = asked
        and i.readers = 'public' and i.legal_class = 'none' and i.held_at is null))
  from progress_statements s join progress_views w on w.council_id = s.council_id and w.review_id = s.review_id and w.recommendation_id = s.recommendation_id
  where s.council_id = council and s.review_id = review and s.recommendation_id = asked
$$;

create function report_for_public(p publications) returns jsonb
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('title', v.title, 'publishedAt', v.published_at, 'reply', y.words, 'agreedAt', y.agreed_at,
    'progressOn', case when p.with_progress then (select g.published_at from progress_reviews g where g.council_id = v.council_id and g.review_id = v.id) end,
    'bodies', (select coalesce(jsonb_agg(jsonb_build_object('name', r.body_name, 'on', r.meets_on) order by r.meets_on, r.id), '[]')
      from referrals r where r.council_id = y.council_id and r.reply_id = y.id and r.minuted_at is not null),
    'findings', (select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'words', f.words, 'codes', f.codes, 'documents', f.documents,
        'conversations', f.conversations) order by f.created_at, f.id), '[]') from findings f where f.council_id = v.council_id and f.review_id = v.id),
    'recommendations', (select coalesce(jsonb_agg(jsonb_build_object('words', c.words, 'priority', c.priority, 'timescale', c.timescale,
        'post', c.owner_post, 'decision', a.decision, 'reason', a.reason,
        'progress', case when p.with_progress then progress_for_public(v.council_id, v.id, c.id) end, 'actions', (select coalesce(jsonb_agg(n - 'recommendation'), '[]')
          from jsonb_array_elements(p.plan) n where n ->> 'recommendation' = c.id::text)) order by c.created_at, c.id), '[]')
      from recommendations c left join recommendation_answers a on a.council_id = c.council_id and a.recommendation_id = c.id
      where c.council_id = v.council_id and c.review_id = v.id))
  from reviews v join replies y on y.council_id = v.council_id and y.review_id = v.id where v.council_id = p.council_id and v.id = p.review_id
$$;

create function content_for_public(p publications) returns jsonb
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('title', k #> '{assessment,title}', 'council', k #> '{council,name}', 'framework', k -> 'framework', 'version', s.version,
    'submittedAt', s.content -> 'submittedAt', 'seal', s.content #> '{signatures,0,contentSha256}', 'publishedAt', p.confirmed_at,
    'notes', coalesce(k -> 'notes', '[]'), 'of', jsonb_array_length(k -> 'questions'),
    'signatures', (select jsonb_agg(g - 'contentSha256') from jsonb_array_elements(s.content -> 'signatures') g),
    'areas', (select coalesce(jsonb_agg(case when not exists (select 1 from jsonb_array_elements(k -> 'questions') q
          where q -> 'area' = a -> 'number' and not q ->> 'code' = any (p.codes)) then a
        else a || '{"statement": null, "text": ""}' end), '[]')
      from jsonb_array_elements(k -> 'areas') a where exists (select 1 from jsonb_array_elements(k -> 'questions') q
        where q -> 'area' = a -> 'number' and q ->> 'code' = any (p.codes))),
    'questions', (select coalesce(jsonb_agg(question_for_public(s.council_id, s.assessment_id, q)), '[]')
      from jsonb_array_elements(k -> 'questions') q where q ->> 'code' = any (p.codes)),
    'review', report_for_public(p))
  from submissions s cross join lateral (select s.content -> 'content' as k) c where s.council_id = p.council_id and s.id = p.submission_id
$$;

-- What anybody reads at the address of a submission: what is published of it, and what was withdrawn, when and why. Nothing where nothing ever was.
create function published(council text, submission uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare whose uuid; withdrawn jsonb; shown publications; begin
  select c.id into whose from councils c where c.slug = council;
  select jsonb_agg(jsonb_build_object('at', p.withdrew_at, 'because', p.withdrew_because) order by p.withdrew_at desc) into withdrawn
    from publications p where p.council_id = whose and p.submission_id = submission and p.state = 'withdrawn';
  select * into shown from publications p where p.council_id = whose and p.submission_id = submission and p.state = 'published';
  if shown.id is null and withdrawn is null then return null; end if;
  return jsonb_build_object('withdrawn', coalesce(withdrawn, '[]'), 'content', case when shown.id is not null then content_for_public(shown) end,
    'about', (select jsonb_build_object('title', s.content #> '{content,assessment,title}', 'council', s.content #> '{content,council,name}')
      from submissions s where s.council_id = whose and s.id = submission));
end $$;
grant execute on function published(text, uuid) to concord_app;

-- What is out now, of every council: each by its council, and of one the latest first. What was withdrawn is not in it, and of one that is out no
-- more than where it is read, what it is called and how much it holds. `after` is the row with which the page before ended.
create function all_published(after uuid, most integer)
returns table (id uuid, slug text, council text, submission_id uuid, title text, version integer, published_at timestamptz, questions integer, report text, has_progress boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, p.slug, p.name, p.submission_id, a.title, s.version, p.confirmed_at, cardinality(p.codes), v.title, p.with_progress
  from (
    select o.*, c.slug, c.name from publications o join councils c on c.id = o.council_id
      left join (publications l join councils h on h.id = l.council_id) on l.id = after and l.state in ('published', 'replaced', 'withdrawn')
    where o.state = 'published' and (l.id is null or (c.name, c.id) > (h.name, h.id) or (c.id = h.id and (o.confirmed_at, o.id) < (l.confirmed_at, l.id)))
    order by c.name, c.id, o.confirmed_at desc, o.id desc limit least(most, 101)) p
  join submissions s on s.council_id = p.council_id and s.id = p.submission_id
  -- Its title is frozen with it; out of what was signed it would be read with all of that.
  join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
  left join reviews v on v.council_id = p.council_id and v.id = p.review_id
  order by p.name, p.council_id, p.confirmed_at desc, p.id desc
$$;
grant execute on function all_published(uuid, integer) to concord_app;
