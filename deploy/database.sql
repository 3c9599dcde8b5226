-- The database and its two roles, for psql as a superuser. It may run again and again.
--
-- factcheck_owner owns the tables and migrates them. factcheck_app is what web, worker and beat
-- are: it reads and writes rows, and can neither change a table nor give itself a right. So what
-- the owner refuses it (to change history) stays refused, whatever goes wrong in the application.
--
--   psql -v owner_password=… -v app_password=… -f deploy/database.sql
--
-- Without the passwords, both sign in as the server's own rules allow.

SELECT 'CREATE ROLE factcheck_owner LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'factcheck_owner') \gexec
SELECT 'CREATE ROLE factcheck_app LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'factcheck_app') \gexec

\if :{?owner_password}
ALTER ROLE factcheck_owner PASSWORD :'owner_password';
\endif
\if :{?app_password}
ALTER ROLE factcheck_app PASSWORD :'app_password';
\endif

-- One slow page must not starve the rest, and a forgotten transaction must not hold back the feed.
ALTER ROLE factcheck_app SET statement_timeout = '30s';
ALTER ROLE factcheck_app SET lock_timeout = '5s';
ALTER ROLE factcheck_app SET idle_in_transaction_session_timeout = '30s';

SELECT 'CREATE DATABASE factcheck OWNER factcheck_owner'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'factcheck') \gexec
\connect factcheck

ALTER SCHEMA public OWNER TO factcheck_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO factcheck_app;
ALTER DEFAULT PRIVILEGES FOR ROLE factcheck_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO factcheck_app;
ALTER DEFAULT PRIVILEGES FOR ROLE factcheck_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO factcheck_app;
