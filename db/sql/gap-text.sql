-- What is written for another framework where none of our questions answers: of whoever reads the whole, by whoever may write, in their own name.

select protect_table('gap_texts', fence => 'council', app => 'select, insert, update (words, written_by, writer_name, written_at)');
create policy gap_texts_whole on gap_texts as restrictive for all to concord_app using ((select acting_may('read-whole')));
create policy gap_texts_written on gap_texts as restrictive for insert to concord_app
  with check (written_by = (select acting_user()) and (select acting_may('fill-gaps')));
create policy gap_texts_changed on gap_texts as restrictive for update to concord_app
  using (true) with check (written_by = (select acting_user()) and (select acting_may('fill-gaps')));
