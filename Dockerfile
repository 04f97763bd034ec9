# syntax=docker/dockerfile:1
# Nabij in one image: every role is a command of it. Build: docker build -t nabij .
#
# The base is pinned by digest when you build a release, so that two builds are the same:
#   docker buildx imagetools inspect python:3.11-slim-bookworm --format '{{.Manifest.Digest}}'
#   docker build --build-arg BASE=python:3.11-slim-bookworm@sha256:... -t nabij .
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /src
COPY requirements/build.txt requirements/run.txt requirements/
RUN python -m venv /opt/build \
 && /opt/build/bin/pip install --require-hashes --only-binary :all: -r requirements/build.txt
RUN python -m venv /opt/nabij \
 && /opt/nabij/bin/pip install --require-hashes --only-binary :all: -r requirements/run.txt
COPY . .
RUN /opt/build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheel . \
 && /opt/nabij/bin/pip install --no-deps --no-index /wheel/*.whl \
 && /opt/nabij/bin/python -m compileall -q /opt/nabij/lib \
 && /opt/nabij/bin/pip uninstall --yes --quiet pip setuptools

FROM ${BASE} AS run
LABEL org.opencontainers.image.title="nabij" org.opencontainers.image.licenses="EUPL-1.2"
RUN groupadd --system --gid 10001 nabij \
 && useradd --system --uid 10001 --gid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin nabij \
 && install -d -o 10001 -g 10001 -m 700 /var/lib/nabij /var/lib/nabij-ledger-a /var/lib/nabij-ledger-b
COPY --from=build /opt/nabij /opt/nabij
ENV PATH=/opt/nabij/bin:/usr/bin:/bin \
    PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PYTHONSAFEPATH=1 \
    NABIJ_DATA=/var/lib/nabij NABIJ_LEDGER=/var/lib/nabij-ledger-{side} NABIJ_HOST=0.0.0.0 NABIJ_PORT=8000 NABIJ_ADMIN_PORT=9100
USER 10001:10001
WORKDIR /var/lib/nabij
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s --retries=3 \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:9100/livez', timeout=4)"]
ENTRYPOINT ["nabij"]
CMD ["serve"]
