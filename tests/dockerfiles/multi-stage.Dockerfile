# syntax=docker/dockerfile:1
# check=skip=none
ARG GO_VERSION=1.23.4
FROM --platform=$BUILDPLATFORM golang:${GO_VERSION}-alpine3.20 AS build
ARG TARGETOS TARGETARCH
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod \
    --mount=type=cache,target=/root/.cache/go-build,sharing=locked \
    go mod download
COPY . .
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -ldflags='-s -w' -o /out/app ./cmd/app

FROM gcr.io/distroless/static-debian12:nonroot@sha256:0000000000000000000000000000000000000000000000000000000000000000
LABEL org.opencontainers.image.title="app" \
      org.opencontainers.image.source="https://example.com/team/app"
COPY --from=build --chown=65532:65532 --chmod=0755 /out/app /app
EXPOSE 8080/tcp 8443
USER 65532
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s --retries=3 CMD ["/app", "check"]
ENTRYPOINT ["/app"]
CMD ["serve", "--listen", ":8080"]
