-- What the database guards with: its triggers, routines, views, columns, keys,
-- checks, scheduled events and everybody's rights, each by the SHA-256 of its text as the
-- last migration left it (lib/domain/proof/definition.h; the start takes it down
-- behind the grants).  The rows are recorded and sealed like any other, so that
-- who takes a guard away is named while it is away.  Can be run again.
CREATE TABLE IF NOT EXISTS definition (
  kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- trigger | routine | view | column | key | check | schedule | right
  name VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  digest BINARY(32) NOT NULL,
  PRIMARY KEY (kind, name)
) ENGINE=InnoDB;
CALL govern();
