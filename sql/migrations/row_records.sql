-- Every row of every table that something rests on is recorded as it is
-- written, by the database itself: table, key, SHA-256 over all its columns, by
-- which account and when.  The seals chain these records beside events and
-- audit rows, and the replay holds each row against its newest record
-- (lib/domain/proof/row_record.h), so that also the schema's owner changes none unseen.
-- No word of a person stands here.  The triggers are made from what the tables
-- are (CALL govern() at every migration): no table and no column is forgotten;
-- what is not recorded stands in row_free with its reason.  Can be run again.
CREATE TABLE IF NOT EXISTS row_record (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME NOT NULL, -- by the database's clock
  source VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- the table
  row_key VARBINARY(420) NOT NULL, -- its primary key, columns parted by 0x1F
  -- ins | upd | del; old: it stood there before it was recorded;
  -- col: unchanged, but its table has other columns now
  what CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  digest BINARY(32) NULL, -- del: NULL
  by_whom VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- What the owner's program does, as it says itself (@mc_act); '' of the
  -- programs' accounts, and of a hand.
  act VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY row_record_of (source, row_key, id)
) ENGINE=InnoDB;
-- Which tables are recorded, and over which columns.
CREATE TABLE IF NOT EXISTS row_kind (
  source VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  columns TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL
) ENGINE=InnoDB;
INSERT IGNORE INTO written (source, connection, rows_n) VALUES ('row', 0, 0);
ALTER TABLE seal
  ADD COLUMN IF NOT EXISTS row_from BIGINT UNSIGNED NOT NULL DEFAULT 0, -- 0: of an older release
  ADD COLUMN IF NOT EXISTS row_to BIGINT UNSIGNED NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS row_leaves MEDIUMBLOB NOT NULL DEFAULT '';
ALTER TABLE seal_check
  MODIFY COLUMN kind VARCHAR(40) CHARACTER SET ascii NOT NULL, -- or the table
  MODIFY COLUMN fault_id VARCHAR(450) NOT NULL;

DELIMITER //
CREATE OR REPLACE TRIGGER row_record_no_update BEFORE UPDATE ON row_record FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'records are append-only'//
CREATE OR REPLACE TRIGGER row_record_no_delete BEFORE DELETE ON row_record FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'records are append-only'//
CREATE OR REPLACE TRIGGER row_record_is_counted AFTER INSERT ON row_record FOR EACH ROW
  INSERT INTO written VALUES ('row', CONNECTION_ID(), 1) ON DUPLICATE KEY UPDATE rows_n = rows_n + 1//

-- Why a table (column '*') or a column is not recorded; NULL: it is.
CREATE OR REPLACE FUNCTION row_free(t VARCHAR(64), c VARCHAR(64)) RETURNS VARCHAR(100) CHARACTER SET ascii DETERMINISTIC
BEGIN
  IF c = '*' THEN
    RETURN CASE
      WHEN t IN ('event', 'audit', 'record', 'row_record', 'seal') THEN 'chained by the seals itself'
      WHEN t = 'seal_check' THEN 'what a replay said; the next one says it again'
      WHEN t IN ('written', 'row_kind') THEN 'held against what it counts and names'
      WHEN t LIKE '%\_counter' THEN 'a number taken twice is refused by its unique key'
      WHEN t IN ('queue_entry', 'name_key') THEN 'derived; a test compares it with what it is from'
      WHEN t = 'session' THEN 'of a day, let go by retention'
      WHEN t IN ('secret_attempt', 'sign_in_attempt') THEN 'a brake, let go by retention'
      WHEN t IN ('search_word', 'search_elsewhere') THEN 'helps to find; nothing is promised by it'
      WHEN t = 'procedure_use' THEN 'how often a procedure is asked for: the order of a list'
      WHEN t = 'usual_time' THEN 'an estimate that is never an appointment'
      WHEN t = 'sweep_run' THEN 'how far a sweep has come'
    END;
  END IF;
  RETURN CASE
    WHEN t = 'dossier' AND c IN ('state', 'holder_unit_id', 'holder_id', 'in_transit', 'handler_id', 'clock', 'due_at',
      'is_provisional', 'finished_at', 'returned_at', 'steps_done', 'last_seq', 'last_at', 'last_hash', 'version', 'seat_id',
      'seat_desk_id', 'seat_lead_id', 'sync_fault', 'proposal', 'supplement_n', 'requests_open', 'wait_due_at', 'fee_due',
      'reappointed_at', 'reappoint_n', 'adjusted_due_at', 'adjust_n') THEN 'each event says it, chained'
    WHEN t = 'applicant' AND c = 'name_fold' THEN 'the name, folded as this release does'
    WHEN t = 'account' AND c = 'totp_step' THEN 'the last code used; never a right'
  END;
END//

-- How each table that is recorded is read, from what the schema is now: ~ stands
-- for the row (NEW, OLD, t), @ for a key as it is recorded.  A row's text has the
-- length of each column before it, '-' for none, and which columns they are.
CREATE OR REPLACE PROCEDURE row_tables()
BEGIN
  CREATE OR REPLACE TEMPORARY TABLE row_column (KEY (source, column_name)) AS
    SELECT c.table_name AS source, c.column_name, k.seq_in_index AS n, c.is_generated = 'NEVER' AND row_free(c.table_name, c.column_name) IS NULL AS is_held,
      REPLACE(IF(c.data_type = 'binary', 'HEX(~.`!`)', 'CAST(~.`!` AS BINARY)'), '!', c.column_name) AS as_key,
      REPLACE(CASE WHEN c.data_type = 'binary' THEN 'UNHEX(!)'
        WHEN c.data_type LIKE '%int' THEN IF(c.column_type LIKE '%unsigned', 'CAST(! AS UNSIGNED)', 'CAST(! AS SIGNED)')
        WHEN c.data_type IN ('date', 'datetime') THEN CONCAT('CAST(CONVERT(! USING ascii) AS ', UPPER(c.data_type), ')')
        ELSE CONCAT('CONVERT(! USING ', c.character_set_name, ') COLLATE ', c.collation_name) END,
        '!', CONCAT('SUBSTRING_INDEX(SUBSTRING_INDEX(@,X''1F'',', k.seq_in_index, '),X''1F'',-1)')) AS of_key
    FROM information_schema.columns c JOIN information_schema.tables s ON s.table_schema = DATABASE() AND s.table_name = c.table_name AND s.table_type = 'BASE TABLE'
    LEFT JOIN information_schema.statistics k ON k.table_schema = DATABASE() AND k.table_name = c.table_name AND k.index_name = 'PRIMARY' AND k.column_name = c.column_name
    WHERE c.table_schema = DATABASE() AND row_free(c.table_name, '*') IS NULL;
  CREATE OR REPLACE TEMPORARY TABLE row_table (PRIMARY KEY (source)) AS
    SELECT c.source, GROUP_CONCAT(IF(c.is_held, c.column_name, NULL) ORDER BY c.column_name) AS columns, row_text(c.source, NULL) AS digest,
      CONCAT('CONCAT_WS(X''1F'',', GROUP_CONCAT(IF(c.n IS NULL, NULL, c.as_key) ORDER BY c.n), ')') AS row_key,
      GROUP_CONCAT(IF(c.n IS NULL, NULL, CONCAT('t.`', c.column_name, '`=', c.of_key)) ORDER BY c.n SEPARATOR ' AND ') AS is_row,
      -- (a > x) OR (a = x AND b > y) …: one range of the primary key
      GROUP_CONCAT(IF(c.n IS NULL, NULL, CONCAT('(', COALESCE(CONCAT((SELECT GROUP_CONCAT('t.`', b.column_name, '`=', b.of_key ORDER BY b.n SEPARATOR ' AND ')
        FROM row_column b WHERE b.source = c.source AND b.n < c.n), ' AND '), ''), 't.`', c.column_name, '`>', c.of_key, ')')) ORDER BY c.n SEPARATOR ' OR ') AS is_after,
      GROUP_CONCAT(IF(c.n IS NULL, NULL, CONCAT('t.`', c.column_name, '`')) ORDER BY c.n) AS in_order, MAX(IF(c.n = 1, CONCAT('t.`', c.column_name, '`'), NULL)) AS is_there,
      IF(c.source = 'dossier', 't.code', IF(MAX(c.column_name = 'dossier_id'), '(SELECT d.code FROM dossier d WHERE d.id = t.dossier_id)', '''''')) AS code
    FROM row_column c GROUP BY c.source;
END//
-- of_columns NULL: those of now.
CREATE OR REPLACE FUNCTION row_text(t VARCHAR(64), of_columns TEXT CHARACTER SET ascii) RETURNS TEXT CHARACTER SET ascii READS SQL DATA
  RETURN (SELECT CONCAT('UNHEX(SHA2(CONCAT(''', GROUP_CONCAT(c.column_name ORDER BY c.column_name), '|'',', GROUP_CONCAT('IFNULL(CONCAT(OCTET_LENGTH(~.`', c.column_name,
      '`),'':'',CAST(~.`', c.column_name, '` AS BINARY)),''-'')' ORDER BY c.column_name), '),256))')
    FROM row_column c WHERE c.source = t AND IF(of_columns IS NULL, c.is_held, FIND_IN_SET(c.column_name, of_columns)))//

CREATE OR REPLACE FUNCTION row_trigger(event VARCHAR(8), row_key TEXT CHARACTER SET ascii, digest TEXT CHARACTER SET ascii, t VARCHAR(64)) RETURNS TEXT CHARACTER SET ascii DETERMINISTIC
BEGIN
  DECLARE head TEXT CHARACTER SET ascii DEFAULT CONCAT('INSERT INTO row_record (at, source, row_key, what, digest, by_whom, act) VALUES (UTC_TIMESTAMP(), ''', t, ''', ');
  DECLARE tail TEXT CHARACTER SET ascii DEFAULT ', USER(), IF(USER() LIKE ''mc\\_%'', '''', LEFT(COALESCE(@mc_act, ''''), 40)))';
  DECLARE gone, come TEXT CHARACTER SET ascii;
  SET gone = CONCAT(head, REPLACE(row_key, '~', 'OLD'), ', ''del'', NULL', tail),
    come = CONCAT(head, REPLACE(row_key, '~', 'NEW'), ', ''ins'', ', REPLACE(digest, '~', 'NEW'), tail);
  RETURN CASE event WHEN 'INSERT' THEN come WHEN 'DELETE' THEN gone
    ELSE CONCAT('IF ', REPLACE(row_key, '~', 'OLD'), ' <> ', REPLACE(row_key, '~', 'NEW'), ' THEN BEGIN ', gone, '; ', come, '; END; ELSEIF ',
      REPLACE(digest, '~', 'OLD'), ' <> ', REPLACE(digest, '~', 'NEW'), ' THEN ', REPLACE(come, '''ins''', '''upd'''), '; END IF') END;
END//

-- The triggers first: what is written meanwhile has its record.  A table that is
-- new here takes its rows over as they stand.  Where a column has come (one that
-- goes is named in row_free first), each row that is as its newest record says is
-- recorded with the columns of now; one that is not stays what it is, a fault.
CREATE OR REPLACE PROCEDURE govern_table(IN t VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin)
BEGIN
  DECLARE was TEXT CHARACTER SET ascii DEFAULT (SELECT k.columns FROM row_kind k WHERE k.source = t);
  DECLARE head, mine, now_columns, now_key, now_digest TEXT CHARACTER SET ascii;
  SELECT x.columns, REPLACE(x.row_key, '~', 't'), REPLACE(x.digest, '~', 't') INTO now_columns, now_key, now_digest FROM row_table x WHERE x.source = t;
  FOR g IN (SELECT CONCAT(t, '_recorded_', LOWER(e.event)) AS name, e.event, row_trigger(e.event, x.row_key, x.digest, t) AS body
      FROM row_table x JOIN (SELECT 'INSERT' AS event UNION SELECT 'UPDATE' UNION SELECT 'DELETE') e WHERE x.source = t
        AND NOT EXISTS (SELECT 1 FROM row_trigger_now g WHERE g.trigger_name = CONCAT(t, '_recorded_', LOWER(e.event))
          AND g.body = CAST(row_trigger(e.event, x.row_key, x.digest, t) AS BINARY))) DO
    SET @row_sql = CONCAT('CREATE OR REPLACE TRIGGER `', g.name, '` AFTER ', g.event, ' ON `', t, '` FOR EACH ROW ', g.body);
    EXECUTE IMMEDIATE @row_sql;
  END FOR;
  SET mine = CONCAT('(SELECT MAX(r.id) FROM row_record r WHERE r.source = ''', t, ''' AND r.row_key = ', now_key, ')'),
    head = CONCAT('INSERT INTO row_record (at, source, row_key, what, digest, by_whom, act) SELECT UTC_TIMESTAMP(), ''', t, ''', ', now_key,
      ', IF(', mine, ' IS NULL, ''old'', ''col''), ', now_digest, ', USER(), ''migrate'' FROM `', t, '` t WHERE ');
  IF was IS NULL THEN
    SET @row_sql = CONCAT(head, mine, ' IS NULL');
    EXECUTE IMMEDIATE @row_sql;
  ELSEIF was <> now_columns THEN
    SET @row_sql = CONCAT(head, REPLACE(row_text(t, was), '~', 't'), ' = (SELECT o.digest FROM row_record o WHERE o.id = ', mine, ')');
    EXECUTE IMMEDIATE @row_sql;
  END IF;
  REPLACE INTO row_kind (source, columns) VALUES (t, now_columns);
END//
-- A table that is no more, or is free now: its rows are called gone, once.
CREATE OR REPLACE PROCEDURE ungovern_table(IN t VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin)
BEGIN
  FOR g IN (SELECT n.trigger_name FROM row_trigger_now n WHERE n.trigger_name LIKE CONCAT(REPLACE(t, '_', '\_'), '\_recorded\_%')) DO
    SET @row_sql = CONCAT('DROP TRIGGER IF EXISTS `', g.trigger_name, '`');
    EXECUTE IMMEDIATE @row_sql;
  END FOR;
  INSERT INTO row_record (at, source, row_key, what, digest, by_whom, act)
    SELECT UTC_TIMESTAMP(), t, r.row_key, 'del', NULL, USER(), 'migrate' FROM row_record r WHERE r.source = t AND r.what <> 'del'
      AND NOT EXISTS (SELECT 1 FROM row_record n WHERE n.source = t AND n.row_key = r.row_key AND n.id > r.id);
  DELETE FROM row_kind WHERE source = t;
END//
-- Each migration ends with it.
CREATE OR REPLACE PROCEDURE govern()
BEGIN
  CALL row_begin();
  FOR g IN (SELECT k.source FROM row_kind k WHERE NOT EXISTS (SELECT 1 FROM row_table x WHERE x.source = k.source)) DO
    CALL ungovern_table(g.source);
  END FOR;
  FOR g IN (SELECT x.source FROM row_table x WHERE x.row_key IS NOT NULL) DO
    CALL govern_table(g.source);
  END FOR;
END//

-- The replay's questions, row_begin() before them; they answer in @row_faults and
-- of the first one @row_key, @row_why, @row_code (its dossier).
CREATE OR REPLACE PROCEDURE row_begin()
BEGIN
  CALL row_tables();
  CREATE OR REPLACE TEMPORARY TABLE row_trigger_now (KEY (trigger_name)) AS
    SELECT g.trigger_name, CAST(g.action_statement AS BINARY) AS body FROM information_schema.triggers g
    WHERE g.trigger_schema = DATABASE() AND g.trigger_name LIKE '%\_recorded\_%';
END//
-- The next table by name that is to be recorded; @row_why where it is not.
CREATE OR REPLACE PROCEDURE row_next(IN after_name VARCHAR(64))
BEGIN
  SET @row_source = (SELECT MIN(x.source) FROM row_table x WHERE x.source > after_name);
  SET @row_why = (SELECT IF(x.row_key IS NULL OR 3 <> (SELECT COUNT(*) FROM row_trigger_now n JOIN (SELECT 'INSERT' AS event UNION SELECT 'UPDATE' UNION SELECT 'DELETE') e
      ON n.trigger_name = CONCAT(x.source, '_recorded_', LOWER(e.event)) AND n.body = CAST(row_trigger(e.event, x.row_key, x.digest, x.source) AS BINARY)),
    'is not recorded: its triggers are not as made', NULL) FROM row_table x WHERE x.source = @row_source);
END//
-- Records after_id < id <= upto_id of one table: where one is the newest of its
-- row, the row is as it says.
CREATE OR REPLACE PROCEDURE row_compare(IN t VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin, IN after_id BIGINT UNSIGNED, IN upto_id BIGINT UNSIGNED)
BEGIN
  DECLARE joined, is_there, digest, code TEXT CHARACTER SET ascii;
  SELECT REPLACE(x.is_row, '@', 'r.row_key'), x.is_there, REPLACE(x.digest, '~', 't'), x.code INTO joined, is_there, digest, code FROM row_table x WHERE x.source = t;
  SET @row_faults = 0, @row_key = NULL, @row_why = NULL, @row_code = NULL, @row_after = after_id, @row_upto = upto_id;
  SET @row_sql = CONCAT('SELECT COUNT(*), MIN(IF(f.n = 1, f.row_key, NULL)), MIN(IF(f.n = 1, f.why, NULL)), MIN(IF(f.n = 1, f.code, NULL))
      INTO @row_faults, @row_key, @row_why, @row_code FROM (SELECT r.row_key, ', IF(code = '''''', '''''', code), ' AS code, ROW_NUMBER() OVER (ORDER BY r.id) AS n,
      IF(r.what = ''del'', ''was put back'', IF(', is_there, ' IS NULL, ''was deleted'', ''its content was changed'')) AS why
    FROM row_record r LEFT JOIN `', t, '` t ON ', joined, ' WHERE r.id > @row_after AND r.id <= @row_upto AND r.source = ''', t, '''
      AND NOT EXISTS (SELECT 1 FROM row_record n WHERE n.source = ''', t, ''' AND n.row_key = r.row_key AND n.id > r.id)
      AND NOT (r.digest <=> IF(', is_there, ' IS NULL, NULL, ', digest, '))) f');
  IF joined IS NULL THEN -- no such table, or none that is to be recorded
    SET @row_sql = CONCAT('SELECT COUNT(*), MIN(r.row_key), ''was deleted'' INTO @row_faults, @row_key, @row_why FROM row_record r
      WHERE r.id > @row_after AND r.id <= @row_upto AND r.source = ', QUOTE(t), ' AND r.what <> ''del''
        AND NOT EXISTS (SELECT 1 FROM row_record n WHERE n.source = r.source AND n.row_key = r.row_key AND n.id > r.id)');
  END IF;
  EXECUTE IMMEDIATE @row_sql;
END//
-- So many rows of one table, after the key (NULL: from the first): each has a
-- record.  @row_last: the key to go on from, NULL: none are left.  One snapshot.
CREATE OR REPLACE PROCEDURE row_unrecorded(IN t VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin, IN after_key VARBINARY(420), IN page INT)
BEGIN
  DECLARE key_text, rest, code TEXT CHARACTER SET ascii;
  SELECT REPLACE(x.row_key, '~', 't'), CONCAT(' FROM `', t, '` t WHERE ', IF(after_key IS NULL, '1', REPLACE(x.is_after, '@', '@row_from')),
      ' ORDER BY ', x.in_order, ' LIMIT '), x.code INTO key_text, rest, code FROM row_table x WHERE x.source = t;
  SET @row_faults = 0, @row_key = NULL, @row_why = NULL, @row_code = NULL, @row_last = NULL, @row_from = after_key;
  IF key_text IS NOT NULL THEN
    SET @row_sql = CONCAT('SELECT COALESCE(SUM(f.bad), 0), MIN(IF(f.bad, f.row_key, NULL)), MIN(IF(f.bad, f.code, NULL)) INTO @row_faults, @row_key, @row_code
      FROM (SELECT p.*, NOT EXISTS (SELECT 1 FROM row_record r WHERE r.source = ''', t, ''' AND r.row_key = p.row_key) AS bad
        FROM (SELECT ', key_text, ' AS row_key, ', code, ' AS code', rest, page, ') p) f');
    EXECUTE IMMEDIATE @row_sql;
    SET @row_sql = CONCAT('SELECT (SELECT ', key_text, rest, page - 1, ', 1) INTO @row_last');
    EXECUTE IMMEDIATE @row_sql;
  END IF;
  SET @row_why = IF(@row_faults, 'has no record: no program wrote it', NULL);
END//
DELIMITER ;
