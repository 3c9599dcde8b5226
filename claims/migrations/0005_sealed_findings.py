"""A published finding never changes: kept by triggers. And a scale to begin with."""

from django.db import migrations

SEAL = """
CREATE FUNCTION claims_keep_sealed_finding() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ends CONSTANT text[] := ARRAY['state', 'ended_at', 'withdrawal_notice'];
BEGIN
    IF OLD.state NOT IN ('published', 'superseded', 'withdrawn') THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - ends = to_jsonb(OLD) - ends
        AND (NEW.state = OLD.state
            OR (OLD.state = 'published' AND NEW.state IN ('superseded', 'withdrawn')))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a published finding is sealed: % is refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER assessment_sealed BEFORE UPDATE OR DELETE ON claims_assessment
    FOR EACH ROW EXECUTE FUNCTION claims_keep_sealed_finding();

CREATE FUNCTION claims_keep_sealed_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    findings bigint[] := ARRAY[]::bigint[];
BEGIN
    IF TG_OP <> 'INSERT' THEN findings := findings || OLD.assessment_id; END IF;
    IF TG_OP <> 'DELETE' THEN findings := findings || NEW.assessment_id; END IF;
    IF EXISTS (
        SELECT FROM claims_assessment
        WHERE id = ANY(findings) AND state IN ('published', 'superseded', 'withdrawn')
    ) THEN
        RAISE EXCEPTION 'a published finding is sealed: its evidence stays'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;

CREATE TRIGGER assessment_evidence_sealed
    BEFORE INSERT OR UPDATE OR DELETE ON claims_assessment_evidence
    FOR EACH ROW EXECUTE FUNCTION claims_keep_sealed_evidence();
"""

UNSEAL = """
DROP TRIGGER assessment_sealed ON claims_assessment;
DROP TRIGGER assessment_evidence_sealed ON claims_assessment_evidence;
DROP FUNCTION claims_keep_sealed_finding();
DROP FUNCTION claims_keep_sealed_evidence();
"""

# Labels begin with the plain word: consumers of ClaimReview match them by their beginning.
STANDARD = [
    (
        "true",
        "supported",
        5,
        ("True", "The evidence shows that it is so."),
        ("Vrai", "Les éléments réunis montrent que c’est exact."),
    ),
    (
        "mostly-true",
        "supported",
        4,
        ("Mostly true", "It is so in substance; a detail is wrong or missing."),
        ("Plutôt vrai", "C’est exact pour l’essentiel ; un détail est faux ou manque."),
    ),
    (
        "mixed",
        "mixed",
        3,
        ("Half true", "Parts of it are so, and parts are not."),
        ("À moitié vrai", "Une partie est exacte, une autre ne l’est pas."),
    ),
    (
        "mostly-false",
        "refuted",
        2,
        ("Mostly false", "It is not so in substance; a part of it is."),
        ("Plutôt faux", "C’est inexact pour l’essentiel ; une partie est exacte."),
    ),
    (
        "false",
        "refuted",
        1,
        ("False", "The evidence shows that it is not so."),
        ("Faux", "Les éléments réunis montrent que c’est inexact."),
    ),
    (
        "unverifiable",
        "unverifiable",
        None,
        ("Unverifiable", "It was examined and cannot be decided with what can be had."),
        ("Invérifiable", "Examiné, et impossible à trancher avec ce qui est accessible."),
    ),
    (
        "outdated",
        "outdated",
        None,
        ("Outdated", "It was examined; events since have made the question another one."),
        ("Dépassé", "Examiné ; depuis, les événements ont changé la question."),
    ),
]


def add_standard_scale(apps, schema_editor):
    scale = apps.get_model("claims", "RatingScale").objects.create(
        slug="standard", name="Standard", is_default=True
    )
    labels = apps.get_model("claims", "RatingLabel").objects
    for order, (slug, bucket, value, english, french) in enumerate(STANDARD, start=1):
        rating = scale.ratings.create(slug=slug, bucket=bucket, numeric_value=value, order=order)
        for language, (label, meaning) in (("en", english), ("fr", french)):
            labels.create(rating=rating, language=language, label=label, meaning=meaning)


class Migration(migrations.Migration):
    dependencies = [("claims", "0004_findings")]
    operations = [
        migrations.RunSQL(SEAL, UNSEAL),
        migrations.RunPython(add_standard_scale, migrations.RunPython.noop),
    ]
