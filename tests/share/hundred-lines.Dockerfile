# syntax=docker/dockerfile:1.7
# The shop's web application: assets by Node, application by Python, served by gunicorn.

ARG PYTHON_VERSION=3.12.7
ARG NODE_VERSION=22.11.0
ARG DEBIAN_RELEASE=bookworm

# ---- assets ----
FROM node:${NODE_VERSION}-${DEBIAN_RELEASE}-slim AS assets
WORKDIR /src
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY webpack.config.js tsconfig.json ./
COPY assets/ assets/
ENV NODE_ENV=production
RUN npm run build \
 && npm run lint \
 && rm -rf node_modules

# ---- wheels ----
FROM python:${PYTHON_VERSION}-${DEBIAN_RELEASE} AS wheels
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      build-essential=12.9 \
      libpq-dev \
      libxml2-dev \
      libxslt1-dev \
      libjpeg62-turbo-dev \
      zlib1g-dev \
      pkg-config \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /wheels
COPY requirements.txt constraints.txt ./
RUN pip wheel --wheel-dir /wheels -r requirements.txt -c constraints.txt

# ---- tests, not part of the image ----
FROM wheels AS tests
COPY requirements-dev.txt ./
RUN pip install --find-links /wheels -r requirements.txt -r requirements-dev.txt
WORKDIR /app
COPY . .
RUN pytest --maxfail=1 --durations=10 \
 && ruff check shop \
 && mypy shop

# ---- the image that runs ----
FROM python:${PYTHON_VERSION}-slim-${DEBIAN_RELEASE} AS runtime
ARG VERSION=0.0.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="shop-web" \
      org.opencontainers.image.description="Catalogue, basket and checkout of the shop" \
      org.opencontainers.image.source="https://git.example.com/shop/web" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PATH=/opt/shop/bin:$PATH \
    SHOP_SETTINGS=shop.settings.production \
    SHOP_LOG_FORMAT=json \
    WEB_CONCURRENCY=4
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      ca-certificates \
      curl=7.88.1-10+deb12u8 \
      libpq5 \
      libxml2 \
      libxslt1.1 \
      libjpeg62-turbo \
      tini=0.19.0-1 \
 && rm -rf /var/lib/apt/lists/*
RUN groupadd --system --gid 10001 shop \
 && useradd --system --uid 10001 --gid shop --home-dir /app --shell /usr/sbin/nologin shop
RUN --mount=type=bind,from=wheels,source=/wheels,target=/wheels \
    python -m venv /opt/shop \
 && /opt/shop/bin/pip install --no-index --find-links /wheels -r /wheels/requirements.txt
WORKDIR /app
COPY --chown=shop:shop manage.py gunicorn.conf.py ./
COPY --chown=shop:shop shop/ shop/
COPY --chown=shop:shop locale/ locale/
COPY --from=assets --chown=shop:shop /src/dist/ static/
RUN python manage.py collectstatic --noinput \
 && python manage.py compilemessages \
 && python -m compileall -q shop
# Uploads live outside of the container.
VOLUME /app/media
USER shop
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["curl", "-fsS", "http://127.0.0.1:8000/healthz"]
ENTRYPOINT ["tini", "--"]
CMD ["gunicorn", "shop.wsgi:application", "--bind", "0.0.0.0:8000", "--access-logfile", "-"]
# The migrations run as a task of their own before a deploy:
#   docker run --rm shop-web:TAG python manage.py migrate --noinput
# The worker is the same image with another command:
#   celery --app shop worker --loglevel info
# Both read their passwords from files below /run/secrets, never from variables.
