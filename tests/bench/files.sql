-- What stands in files, in a country that country.sql has filled: two pages of words in each of the large council's, and in sixty of every
-- other one. Words come as they do in a language: few of them often, most of them seldom. `big` says how many files the large council has.
-- One in fifty is for named people alone.
create temp table word as
  with syllable as (select * from unnest(array['bar', 'cor', 'den', 'fal', 'gri', 'har', 'lo', 'mer', 'nu', 'pel', 'sta', 'tor', 've', 'wen', 'ya', 'cham',
      'bo', 'ca', 'di', 'fe', 'gos', 'hu', 'lat', 'mi', 'no', 'pa', 'ruk', 'so', 'ti', 'va', 'qui', 'jen', 'kel', 'zam', 'oth', 'elm', 'ups', 'iv', 'ard', 'ing']) s)
  select row_number() over (order by hashtext(word))::int as n, word from (
    select a.s || b.s || c.s || e as word from syllable a, syllable b, syllable c, unnest(array['', 's', 'ed', 'ward', 'ment', 'ly']) e
    where hashint4(hashtext(a.s || b.s || c.s)) % 6 = 0 and (e = '' or hashtext(a.s || b.s || c.s || e) % 5 = 0)) w
  order by 1 limit 20160;
create temp table page as
  select p, string_agg(word, ' ' order by i) as words
  from generate_series(1, 4000) p cross join generate_series(1, 150) i
  join word on n = 1 + floor(20160 * (((hashint4(p * 1009 + i)::bigint + 2147483648) / 4294967296.0) ^ 3))::int % 20160
  group by p;
create unique index on page (p);
create temp table file as
  select c.id as council, m.user_id as owner, n, gen_random_uuid() as item, gen_random_uuid() as revision
  from councils c cross join lateral (
    select m.user_id from memberships m where m.council_id = c.id and m.role = 'lead' order by m.user_id limit 1) m
  cross join lateral generate_series(1, case when c.slug = 'greatmoor' then (select files from big) else 60 end) n;
insert into evidence_items (council_id, id, kind, owner_id, readers, named, added_by, added_at)
  select council, item, 'file', owner, case when n % 50 = 0 then 'named' else 'council' end,
    case when n % 50 = 0 then array[owner] else array[]::uuid[] end, owner, now() - interval '30 days' from file;
insert into evidence_revisions (council_id, id, item_id, number, title, speaks_for, file_name, media_type, size, sha256, added_by, added_at)
  select council, revision, item, 1, 'File ' || n, '2026-03-31', 'file-' || n || '.pdf', 'application/pdf', 90000,
    encode(sha256(convert_to(item::text, 'UTF8')), 'hex'), owner, now() - interval '30 days' from file;
insert into evidence_words (council_id, item_id, revision_id, place, words)
  select council, item, revision, 'page 1', one.words || ' ' || other.words
  from file join page one on one.p = 1 + n % 4000 join page other on other.p = 1 + (n * 7 + n / 4000) % 4000;
insert into evidence_lexicon (council_id, word, pieces)
  select c.id, w.word, pieces_of(c.id, w.word) from councils c join word w on c.slug = 'greatmoor' or w.n <= 400
  on conflict (council_id, word) do nothing;
