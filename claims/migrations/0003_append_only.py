"""History and article texts are written once: kept by triggers, and by the application's role."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION claims_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON claims_event
    FOR EACH ROW EXECUTE FUNCTION claims_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_event
    FOR EACH STATEMENT EXECUTE FUNCTION claims_refuse_change();
CREATE TRIGGER revision_immutable BEFORE UPDATE OR DELETE ON claims_articlerevision
    FOR EACH ROW EXECUTE FUNCTION claims_refuse_change();
CREATE TRIGGER revision_never_truncated BEFORE TRUNCATE ON claims_articlerevision
    FOR EACH STATEMENT EXECUTE FUNCTION claims_refuse_change();
"""

ALLOW = """
DROP TRIGGER event_append_only ON claims_event;
DROP TRIGGER event_never_truncated ON claims_event;
DROP TRIGGER revision_immutable ON claims_articlerevision;
DROP TRIGGER revision_never_truncated ON claims_articlerevision;
DROP FUNCTION claims_refuse_change();
"""

# The web, workers and clock sign in as factcheck_app, which owns nothing. Where the role neither
# exists nor may be made, one role does everything and the triggers alone guard the history; a
# system check says so.
GRANT = """
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'factcheck_app') THEN
        IF (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) THEN
            BEGIN
                CREATE ROLE factcheck_app NOLOGIN;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;  -- another database of this cluster was migrated at the same moment
            END;
        ELSE
            RETURN;
        END IF;
    END IF;
    GRANT USAGE ON SCHEMA public TO factcheck_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO factcheck_app;
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO factcheck_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public
        GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO factcheck_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public
        GRANT USAGE, SELECT ON SEQUENCES TO factcheck_app;
    REVOKE UPDATE, DELETE, TRUNCATE ON claims_event FROM factcheck_app;
    REVOKE UPDATE, DELETE, TRUNCATE ON claims_articlerevision FROM factcheck_app;
    BEGIN
        -- No question of a page or a partner may hold the database for longer.
        ALTER ROLE factcheck_app SET statement_timeout = '30s';
        ALTER ROLE factcheck_app SET lock_timeout = '10s';
        ALTER ROLE factcheck_app SET idle_in_transaction_session_timeout = '60s';
    EXCEPTION WHEN insufficient_privilege THEN
        NULL;  -- whoever made the role decides; docs/operations.md says what to set
    END;
END
$$;
"""

REVOKE = """
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'factcheck_app') THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM factcheck_app;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM factcheck_app;
        REVOKE ALL ON ALL TABLES IN SCHEMA public FROM factcheck_app;
        REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM factcheck_app;
        REVOKE ALL ON SCHEMA public FROM factcheck_app;
    END IF;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_record")]
    operations = [
        migrations.RunSQL(REFUSE, ALLOW),
        migrations.RunSQL(GRANT, REVOKE),
    ]
