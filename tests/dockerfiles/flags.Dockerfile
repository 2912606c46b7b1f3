# syntax=docker/dockerfile:1-labs
FROM alpine:3.20.3
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a.tar.gz /a.tar.gz
ADD --keep-git-dir=true --link https://github.com/example/repo.git#main /repo
COPY --parents --exclude=*.tmp --exclude=*.bak ./a/x ./b/y /dest/
RUN --network=none --security=sandbox true
RUN --mount=type=secret,id=token,required=true,target=/run/secrets/token \
    --mount=type=ssh --mount=type=bind,from=build,source=/x,target=/y,rw \
    --mount=type=tmpfs,target=/tmp cat /run/secrets/token > /dev/null
HEALTHCHECK --start-interval=1s --start-period=10s CMD true
