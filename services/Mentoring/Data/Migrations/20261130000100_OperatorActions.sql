CREATE TABLE operator_action (
  id uuid NOT NULL,
  operator_id uuid NOT NULL,
  action text NOT NULL,
  place text,
  message_id uuid,
  message_type text,
  reason text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT pk_operator_action PRIMARY KEY (id));
CREATE FUNCTION refuse_operator_action_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What operators did is not changed.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER operator_action_stays BEFORE UPDATE OR DELETE ON operator_action
  FOR EACH ROW EXECUTE FUNCTION refuse_operator_action_change();
CREATE TRIGGER operator_action_stays_whole BEFORE TRUNCATE ON operator_action
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_operator_action_change();
