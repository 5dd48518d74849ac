-- Open dossiers of a person without walking those of former years.
ALTER TABLE dossier
  DROP KEY IF EXISTS by_handler,
  ADD KEY IF NOT EXISTS by_handler_clock (handler_id, clock, due_at, id),
  ADD KEY IF NOT EXISTS by_holder_clock (holder_id, clock, due_at, id);
