FROM node:22.12-alpine3.20
ONBUILD ARG NODE_ENV
ONBUILD COPY --chown=node:node package*.json ./
ONBUILD RUN --mount=type=cache,target=/root/.npm npm ci \
    --omit=dev
ONBUILD COPY . .
ONBUILD HEALTHCHECK --interval=10s CMD wget -qO- http://localhost:3000/ || exit 1
USER node
CMD ["node", "server.js"]
