# syntax=docker/dockerfile:1
# The booking service. Build with: docker build -t bookings .
FROM node:24.11.1-trixie-slim
LABEL org.opencontainers.image.title="bookings" \
      org.opencontainers.image.description="Berth bookings over HTTP" \
      org.opencontainers.image.authors="harbour team"
WORKDIR /srv/app

# Packages first: they change less often than the sources.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev \
 && npm cache clean --force
COPY . .

# Defaults that a laptop can start with; the environment changes them, the token comes as a secret.
ENV NODE_ENV=production \
    PORT=3000

USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s CMD ["node", "/srv/app/health.js"]
CMD ["node", "/srv/app/server.js"]
