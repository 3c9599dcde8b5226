# syntax=docker/dockerfile:1
# One image for web, worker, beat and migrations: the same code, started differently.

FROM python:3.13-slim-bookworm AS packages
ENV PIP_NO_CACHE_DIR=1 UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy
WORKDIR /build
COPY requirements/installer.txt requirements/base.txt ./
RUN python -m venv --without-pip /opt/factcheck \
    && pip install --require-hashes --no-deps -r installer.txt \
    && uv pip install --python /opt/factcheck/bin/python --no-deps --require-hashes -r base.txt

FROM python:3.13-slim-bookworm
ENV PATH=/opt/factcheck/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    STATIC_ROOT=/srv/static \
    GRANIAN_WORKERS=2
RUN useradd --system --uid 10001 --no-create-home factcheck
COPY --from=packages /opt/factcheck /opt/factcheck
WORKDIR /srv/factcheck
COPY manage.py ./
COPY bootstrap bootstrap
COPY config config
COPY accounts accounts
COPY claims claims
COPY factcheck factcheck
COPY deploy/healthcheck.py deploy/healthcheck.py
RUN python manage.py collectstatic --no-input
USER 10001
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--no-ws", \
     "--blocking-threads", "8", "--respawn-failed-workers", "--workers-kill-timeout", "20", \
     "config.wsgi:application"]
