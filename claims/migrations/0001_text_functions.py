"""How the database compares names and finds words: used by generated columns, so first."""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

# A generated column takes immutable functions only. unaccent() is merely stable, because its
# dictionary could be exchanged; naming the dictionary makes the promise ours.
FOLD = """
CREATE FUNCTION claims_fold(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT lower(public.unaccent('public.unaccent', words)) $$;
"""

# French and English endings are cut, and the bare words kept beside them, so that names and other
# languages are found too.
SEARCH_VECTOR = """
CREATE FUNCTION claims_search_vector(words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$
    SELECT to_tsvector('pg_catalog.french', public.claims_fold(words))
        || to_tsvector('pg_catalog.english', public.claims_fold(words))
        || to_tsvector('pg_catalog.simple', public.claims_fold(words))
$$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        migrations.RunSQL(FOLD, "DROP FUNCTION claims_fold(text)"),
        migrations.RunSQL(SEARCH_VECTOR, "DROP FUNCTION claims_search_vector(text)"),
    ]
