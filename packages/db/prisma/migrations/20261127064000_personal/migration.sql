-- What is somebody's own is kept in the memory of servers until it changes: told with the transaction that changes it,
-- whichever statement or person that is. Deleting is not told: only what is over is deleted.
CREATE FUNCTION tell_personal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('ajo_changes', json_build_object('kind', 'personal', 'address', to_jsonb(NEW) ->> TG_ARGV[0])::text);
  RETURN NULL;
END
$$;

CREATE TRIGGER tell_personal AFTER UPDATE OF revoked_at ON sessions
  FOR EACH ROW EXECUTE FUNCTION tell_personal('address');
CREATE TRIGGER tell_personal AFTER INSERT OR UPDATE OF used_at, revoked_at ON refresh_tokens
  FOR EACH ROW EXECUTE FUNCTION tell_personal('address');
CREATE TRIGGER tell_personal AFTER INSERT OR UPDATE OF display_name ON users
  FOR EACH ROW EXECUTE FUNCTION tell_personal('wallet_address');
CREATE TRIGGER tell_personal AFTER INSERT OR UPDATE OF state, summary, expires_at, sponsored_at, error ON transaction_intents
  FOR EACH ROW EXECUTE FUNCTION tell_personal('source');
