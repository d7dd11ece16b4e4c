# One file, an image for each program: docker build --target api|web|worker|mailbox .
# No Docker engine was at hand when this was written: tests/start/docker.test.ts holds it against
# the real commands, ports, versions and settings instead.

FROM node:24.21.0-bookworm-slim AS built
WORKDIR /app
RUN npm install --global pnpm@12.21.0
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY packages/shared/package.json packages/shared/
RUN CI=1 pnpm install --frozen-lockfile
COPY . .
RUN node scripts/build.ts

FROM built AS production
RUN CI=1 pnpm install --prod --frozen-lockfile
ENV NODE_ENV=production HOST=0.0.0.0
USER node

FROM production AS api
EXPOSE 4000
CMD ["node", "--max-semi-space-size=16", "--heap-growing-percent=100", "apps/api/dist/server.js"]

FROM production AS worker
CMD ["node", "--max-semi-space-size=2", "apps/api/dist/worker.js"]

FROM production AS web
EXPOSE 3000
CMD ["node", "--max-semi-space-size=4", "apps/web/server.mjs"]

# The mailbox is a tool for trying things out, so its packages are among those for development.
FROM built AS mailbox
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 1080 1025
CMD ["node", "scripts/mailbox.ts"]
